"""What the accesses of an examiner log come to as a register, settled before any file is written.

Each line is read from the checked entries of its case
(`docs/decisions/0235-register-of-accesses.md`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from typing_extensions import override

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.audit.disclosing import levels_offered
from caldicott_desktop.casework.audit.leaving import Meant, require_level
from caldicott_desktop.casework.audit.publishing import days_of_accesses_to_publish
from caldicott_desktop.casework.audit.settling import Leaves, Matter, stem
from caldicott_desktop.casework.carrying import source_of
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.casework.examiner.cases import is_log_kept
from caldicott_desktop.casework.examiner.exceptions import exceptions_of
from caldicott_desktop.casework.examiner.off_list import is_on_list, listed_appointments
from caldicott_desktop.casework.examiner.sources import every_source
from caldicott_desktop.casework.examiner.told import CaseTold, NotedAccess, ToldEntry
from caldicott_desktop.casework.settings import late_after_h
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.audit.accesses import (
    AccessRow,
    AccessSelection,
    figures,
    withheld,
)
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Disclosure
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.examiner.view_window import window
from caldicott_desktop.domain.quarters import quarters_within
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.accesses import COLUMNS
from caldicott_desktop.domain.record.register import Cell, cells
from caldicott_desktop.domain.record.register import leaving as leaving_columns
from caldicott_desktop.export import register_content
from caldicott_desktop.export.register_content import (
    ACCESS_FIGURES,
    ALL_ACCESSES,
    Heading,
    Register,
)
from caldicott_desktop.export.register_shape import ACCESSES
from caldicott_desktop.ledger.proof import Source
from caldicott_desktop.store.examiner import log

# Cases whose entries are kept at hand: what is opened for one is mostly opened together.
_CASES_AT_HAND = 32
_LINES_AT_ONCE = 4


class AccessesNeedDays(faults.CaseworkError):
    """Accesses were to leave beside decisions that were chosen by their numbers."""

    id = "accesses-need-days"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessesLeaving(Leaves):
    """Accesses that leave, each by its entry and its case, as they were at one moment."""

    book: Casebook
    selection: AccessSelection
    disclosure: Disclosure
    register: Register
    stem: str
    opened: tuple[tuple[int, bytes], ...]
    counts: tuple[Sequence[Cell], ...] | None

    @staticmethod
    def of(
        book: Casebook,
        selection: AccessSelection,
        disclosure: Disclosure,
        purpose: str | None,
        *,
        locked: bool,
    ) -> Steps[AccessesLeaving]:
        """Settle all but the lines; what is publishable is of whole quarters.

        Raises `SelectionUnreadable` where the days are none, and what `require_level` raises.
        """
        require_level(book, selection, disclosure)
        if not disclosure.level.embeds_entries:
            selection = days_of_accesses_to_publish(book, selection)
        at = book.timing.now()
        opened = log.opened_between(book.store, selection.opened_from, selection.opened_until)
        embeds = disclosure.level.embeds_entries
        counts = None if embeds else (yield from _counted(book, opened, selection))
        named = stem(ACCESSES, disclosure, at)
        among = leaving_columns(COLUMNS, disclosure.level, disclosure.releasable)
        register = Register(
            organisation=book.organisation,
            site=book.site,
            level=disclosure.level,
            privileged=False,
            made_at=at,
            made_by=book.person.name if embeds else None,
            made_for=(one_line(purpose) or None) if embeds else None,
            matters=(_period(selection),),
            count=len(opened) if counts is None else _total(counts),
            held=0,
            late_after_h=late_after_h(book),
            headings=tuple(Heading(name=e.name, title=e.title) for e in among) or ACCESS_FIGURES,
            statement=None,
            proof_names=register_content.proof_names(
                named, len(opened) if embeds else 0, locked=locked
            ),
            shape=ACCESSES,
            remarks=ALL_ACCESSES,
        )
        return AccessesLeaving(
            book=book,
            selection=selection,
            disclosure=disclosure,
            register=register,
            stem=named,
            opened=opened,
            counts=counts,
        )

    @property
    @override
    def meant(self) -> Meant:
        return self.selection

    @property
    @override
    def many(self) -> int:
        return len(self.opened)

    @property
    @override
    def matters(self) -> int:
        return self.many if self.counts is None else len(self.counts)

    @override
    def by_matter(self, first: int = 0, end: int | None = None) -> Iterator[Matter]:
        if self.counts is not None:
            yield from (Matter((count,)) for count in self.counts[first:end])
            return
        among = leaving_columns(COLUMNS, self.disclosure.level, self.disclosure.releasable)
        for row in _Reading(self.book).rows(self.opened[first:end]):
            line = cells(row, among, self.disclosure, late_after_h=self.register.late_after_h)
            yield Matter((line,))

    @override
    def sources(self, first: int, end: int) -> Iterator[Source]:
        """Give the entries that these lines rest on: what was noted, confirmed and stated.

        Of the entries by which its case came to how it stands, only that they are there.
        """
        given: set[bytes] = set()
        reading = _Reading(self.book)
        for row, subject in self.opened[first:end]:
            told, noted = reading.access(row, subject)
            for each in (noted.noted, noted.confirmed, *_stated(told)):
                if each is not None and each.entry.signed.entry_id not in given:
                    given.add(each.entry.signed.entry_id)
                    stays = withheld(each.told, each.entry.fields, self.disclosure)
                    yield source_of(each.entry, stays)


def settle_beside(
    book: Casebook,
    selection: Selection,
    disclosure: Disclosure,
    purpose: str | None,
    *,
    locked: bool = False,
) -> Steps[AccessesLeaving]:
    """Settle the accesses of the days in which a selection has its decisions, to leave beside it.

    Its filters are of decisions and narrow no accesses; nor does what is let out of decisions let
    anything out here. Raises `AccessesNeedDays`, and what `AccessesLeaving.of` raises.
    """
    if selection.references:
        raise AccessesNeedDays
    days = AccessSelection(opened_from=selection.decided_from, opened_until=selection.decided_until)
    level = Disclosure(level=disclosure.level)
    return (yield from AccessesLeaving.of(book, days, level, purpose, locked=locked))


def accesses_offered(book: Casebook) -> bool:
    """Tell whether there is an examiner log whose accesses the person at work may let leave."""
    return bool(levels_offered(book)) and is_log_kept(book)


class _Reading:
    """Reads accesses with what their lines tell of their cases, each entry checked."""

    def __init__(self, book: Casebook) -> None:
        self._book = book
        self._sources = {each.entry_id: each for each in every_source(book)}
        self._listed: tuple[Appointment, ...] = listed_appointments(book)
        self._told = lru_cache(maxsize=_CASES_AT_HAND)(lambda each: CaseTold(book, each))

    def rows(self, opened: Sequence[tuple[int, bytes]]) -> Iterator[AccessRow]:
        """Give what each line tells."""
        for row, subject in opened:
            yield self._row(*self.access(row, subject))

    def access(self, row: int, subject: bytes) -> tuple[CaseTold, NotedAccess]:
        """Return an access by its entry, and its case. Raises `NotIntact`."""
        told = self._told(CaseId(subject.hex()))
        for each in told.accesses:
            if each.noted.entry.row == row and each.access.accessed_at is not None:
                return told, each
        raise faults.NotIntact("list-leads-elsewhere")

    def _row(self, told: CaseTold, noted: NotedAccess) -> AccessRow:
        book, access, details = self._book, noted.access, told.details
        opened_at = _in_uk(access.accessed_at or noted.noted.at)
        source = self._sources.get(access.source or "")
        about = exceptions_of(book, told.id)
        on = opened_at.date()
        return AccessRow(
            reference=told.reference,
            died_from=details.died_from_on,
            died_to=details.died_to_on,
            access=access,
            standing=source.reference if source else None,
            type=source.type if source else None,
            view_days=source.view_days if source else None,
            window=window(details.died_from_on, _days(source), on),
            accessed_at=opened_at,
            recorded_at=_in_uk(noted.noted.at),
            recorded_by=name_of(book, noted.noted.signer),
            confirmed_at=noted.confirmed.at if noted.confirmed else None,
            awaits=noted.awaits,
            on_list=is_on_list(self._listed, access.accessor_id, access.accessor, on),
            examiner=_examiner(book, told),
            state=told.stood.state,
            state_at=told.stood.since,
            exceptions=tuple(each.reference for each in about.decisions),
            exceptions_open=len(about.drafts),
        )


def _days(source: StandingSource | None) -> int | None:
    return source.view_days if source else None


def _examiner(book: Casebook, told: CaseTold) -> str | None:
    stood = told.stood
    if stood.examiner_id:
        return name_of(book, bytes.fromhex(stood.examiner_id))
    return stood.examiner


def _stated(told: CaseTold) -> Iterator[ToldEntry]:
    """Give the entry that states the case, and the one that concluded it last."""
    for kinds in (case.CaseDetails, case.Concluding):
        found = [each for each in told.entries if isinstance(each.told, kinds)]
        yield from found[-1:]


def _counted(
    book: Casebook, opened: Sequence[tuple[int, bytes]], selection: AccessSelection
) -> Steps[tuple[Sequence[Cell], ...]]:
    """Return the lines of a publishable register: which are withheld, only all of them tell."""
    rows: list[AccessRow] = []
    for done, row in enumerate(_Reading(book).rows(opened)):
        if done % _LINES_AT_ONCE == 0:
            yield Progress(done=done, total=len(opened))
        rows.append(row)
    first, last = selection.opened_from, selection.opened_until
    quarters = quarters_within(first, last) if first and last else ()
    counted = figures(rows, quarters, late_after_h=late_after_h(book))
    return tuple(
        (by, value, register_content.SMALL if number is None else number)
        for by, value, number in counted
    )


def _total(counts: Sequence[Sequence[Cell]]) -> int | None:
    number = counts[0][-1]
    return number if isinstance(number, int) else None


def _period(selection: AccessSelection) -> str:
    return f"opened {phrases.days(selection.opened_from, selection.opened_until)}"


def _in_uk(at: datetime) -> datetime:
    return at.astimezone(UK)
