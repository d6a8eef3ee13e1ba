"""What left before of the same decisions, told from the entries that came before each leaving.

Reports count decisions as registers do, and so each of them is what left before of the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from caldicott_desktop.casework import checked
from caldicott_desktop.casework.afterwards import WITH_NAME
from caldicott_desktop.casework.audit.selecting import Selected
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.domain.audit import selection as lines
from caldicott_desktop.domain.audit.completeness import EarlierExport
from caldicott_desktop.domain.audit.selection import Selection, SelectionUnreadable
from caldicott_desktop.domain.reports import selections as reports
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store import entries, payloads
from caldicott_desktop.store.entries import StoredEntry

# Entries read and checked in one turn: some five milliseconds.
_READ_AT_ONCE = 25


def earlier_exports(
    book: Casebook, selected: Selected
) -> Steps[tuple[tuple[EarlierExport, ...], int]]:
    """Return what left of this selection, or of one that shares days with it, the oldest first.

    With it, how many records and letters of its single decisions left by themselves. Raises
    `NotIntact`.
    """
    meant = selected.selection
    return (
        yield from left_before(
            book, meant, meant.text, until=selected.rows, singles=selected.references
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAnswer:
    """The last selection that left: what for, where that was said, and on which day in the UK."""

    purpose: str | None
    on: date


def last_answer(book: Casebook) -> LastAnswer | None:
    """Return the last selection or report that left; `None` where none did. Raises `NotIntact`."""
    until = entries.last_row(book.store)
    begun = entries.of_kind_between(book.store, "export.begun", after=0, until=until)
    for entry in _checked(book, begun[::-1]):
        told = schemas.EXPORT_BEGUN.read(entry.fields)
        if _read(told.selection) is not None:
            on = entry.signed.entry.at.astimezone(UK).date()
            return LastAnswer(purpose=told.purpose, on=on)
    return None


def left_before(
    book: Casebook,
    meant: Selection,
    called: str,
    *,
    until: int,
    singles: Collection[str] = (),
) -> Steps[tuple[tuple[EarlierExport, ...], int]]:
    """Return what left up to the row `until` of decisions that are `meant`, the oldest first.

    `called` is the line that the log would say of what is to leave. With it, how many records and
    letters of `singles` left by themselves. Raises `NotIntact`.
    """
    alone = frozenset(singles)
    finished: set[bytes] = set()
    ended = entries.of_kind_between(book.store, "export.finished", after=0, until=until)
    for done, entry in enumerate(_checked(book, ended)):
        if done % _READ_AT_ONCE == 0:
            yield Progress(done=done, total=len(ended))
        finished.add(schemas.EXPORT_FINISHED.read(entry.fields).begun)
    found: list[EarlierExport] = []
    copies = 0
    begun = entries.of_kind_between(book.store, "export.begun", after=0, until=until)
    for done, entry in enumerate(_checked(book, begun)):
        if done % _READ_AT_ONCE == 0:
            yield Progress(done=done, total=len(begun))
        told = schemas.EXPORT_BEGUN.read(entry.fields)
        if told.selection.removesuffix(WITH_NAME) in alone:
            copies += 1
            continue
        read = _read(told.selection)
        if read is None or not read[0].shares_days_with(meant):
            continue
        made = entry.signed.entry
        found.append(
            EarlierExport(
                begun_at=made.at,
                by=name_of(book, made.person),
                selection=told.selection,
                is_same=read[1] == called,
                level=told.level,
                privileged=told.privileged,
                recipient=told.recipient,
                purpose=told.purpose,
                files=len(told.files),
                finished=entry.signed.entry_id in finished,
            )
        )
    return tuple(found), copies


def _checked(book: Casebook, stored: tuple[StoredEntry, ...]) -> Iterator[CheckedEntry]:
    for each in stored:
        yield checked.with_payload(book.vault_id, each, payloads.get(book.store, each.row))


def _read(text: str) -> tuple[Selection, str] | None:
    """Return which decisions a line means, and the line as it would be said now.

    `None` for a single number and for words of our own.
    """
    if (report := reports.read(text)) is not None:
        return report.decisions, report.text
    try:
        meant = lines.read(text)
    except SelectionUnreadable:
        return None
    return meant, meant.text
