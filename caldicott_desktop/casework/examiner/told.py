"""Everything that was told of a case of the examiner log, each entry checked on this reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import CaseId, EntryId
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.states import Stands, stands, step_of
from caldicott_desktop.ledger import examiner_schemas
from caldicott_desktop.store import entries


class CaseUnknown(faults.CaseworkError):
    """No case of the examiner log has that id."""

    id = "examiner-case-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEntry:
    """One entry on a case, and what it tells."""

    entry: CheckedEntry
    told: case.Told

    @property
    def id(self) -> EntryId:
        """The entry's id."""
        return EntryId(self.entry.signed.entry_id.hex())

    @property
    def at(self) -> datetime:
        """When it was recorded."""
        return self.entry.signed.entry.at

    @property
    def signer(self) -> bytes:
        """Who signed it, 16 bytes."""
        return self.entry.signed.entry.person


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedAccess:
    """An access on a case; `confirmed` is the entry in which its accessor said that it was theirs.

    That is asked for where it was logged for somebody else whom this vault knows.
    """

    noted: ToldEntry
    access: case.Access
    confirmed: ToldEntry | None = None

    @property
    def for_another(self) -> bool:
        """Whether it was logged for somebody else whom this vault knows."""
        accessor = self.access.accessor_id
        return accessor is not None and accessor != self.noted.signer.hex()

    @property
    def awaits(self) -> bool:
        """Whether it waits for its accessor's word."""
        return self.for_another and self.confirmed is None


class CaseTold:
    """A case by its checked entries, in the order in which they were recorded.

    `entries` are those of a form this program knows; problems of access are not among them.
    """

    def __init__(self, book: Casebook, case_id: CaseId) -> None:
        """Read and check them all.

        Raises `CaseUnknown`, and `NotIntact` where one is not as it was signed.
        """
        found = [
            checked.load(book, each)
            for each in entries.of_subject(book.store, bytes.fromhex(case_id))
        ]
        found.sort(key=lambda each: (each.signed.entry.at, each.row))
        self.id = case_id
        self.entries = tuple(
            ToldEntry(entry=each, told=examiner_schemas.read(fields))
            for each in found
            if (fields := each.fields)["/schema"] in examiner_schemas.NAMES
        )
        if not any(isinstance(each.told, case.CaseDetails) for each in self.entries):
            raise CaseUnknown

    @cached_property
    def details(self) -> case.CaseDetails:
        """The case as it was last stated."""
        stated = [each.told for each in self.entries if isinstance(each.told, case.CaseDetails)]
        return stated[-1]

    @property
    def reference(self) -> str:
        """What the case is called."""
        return self.details.reference or ""

    @cached_property
    def stood(self) -> Stands:
        """How the case stands."""
        return stands(
            step_of(each.told, at=each.at, signer=each.signer.hex()) for each in self.entries
        )

    @cached_property
    def accesses(self) -> tuple[NotedAccess, ...]:
        """What was opened for the case, in the order in which it was recorded."""
        words = {
            (each.told.confirmed, each.signer.hex()): each
            for each in self.entries
            if isinstance(each.told, case.AccessConfirmed)
        }
        return tuple(
            NotedAccess(
                noted=each,
                access=each.told,
                confirmed=words.get((each.id, each.told.accessor_id or "")),
            )
            for each in self.entries
            if isinstance(each.told, case.Access)
        )
