"""What left before of the same decisions, told from the entries that came before each leaving."""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.casework import checked
from caldicott_desktop.casework.afterwards import WITH_NAME
from caldicott_desktop.casework.audit.selecting import Selected
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.domain.audit import selection as lines
from caldicott_desktop.domain.audit.completeness import EarlierExport
from caldicott_desktop.domain.audit.selection import Selection, SelectionUnreadable
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
    finished: set[bytes] = set()
    ended = _of_kind(book, selected, "export.finished")
    for done, entry in enumerate(_checked(book, ended)):
        if done % _READ_AT_ONCE == 0:
            yield Progress(done=done, total=len(ended))
        finished.add(schemas.EXPORT_FINISHED.read(entry.fields).begun)
    singles = set(selected.references)
    found: list[EarlierExport] = []
    copies = 0
    begun = _of_kind(book, selected, "export.begun")
    for done, entry in enumerate(_checked(book, begun)):
        if done % _READ_AT_ONCE == 0:
            yield Progress(done=done, total=len(begun))
        told = schemas.EXPORT_BEGUN.read(entry.fields)
        if told.selection.removesuffix(WITH_NAME) in singles:
            copies += 1
            continue
        meant = _read(told.selection)
        if meant is None or not meant.shares_days_with(selected.selection):
            continue
        made = entry.signed.entry
        found.append(
            EarlierExport(
                begun_at=made.at,
                by=name_of(book, made.person),
                selection=told.selection,
                is_same=meant == selected.selection,
                level=told.level,
                privileged=told.privileged,
                recipient=told.recipient,
                purpose=told.purpose,
                files=len(told.files),
                finished=entry.signed.entry_id in finished,
            )
        )
    return tuple(found), copies


def _of_kind(book: Casebook, selected: Selected, kind: str) -> tuple[StoredEntry, ...]:
    return entries.of_kind_between(book.store, kind, after=0, until=selected.rows)


def _checked(book: Casebook, stored: tuple[StoredEntry, ...]) -> Iterator[CheckedEntry]:
    for each in stored:
        yield checked.with_payload(book.vault_id, each, payloads.get(book.store, each.row))


def _read(text: str) -> Selection | None:
    """Return the selection a line says; `None` for a single number and for words of our own."""
    try:
        return lines.read(text)
    except SelectionUnreadable:
        return None
