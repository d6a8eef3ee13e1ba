"""What is read of entries whose kinds are reserved: decisions imported, and texts disposed of.

This program writes neither. Where a vault holds them, their signature and commitment are checked
and they are counted; whether their signers were entitled is not judged. `docs/store-format.md`,
"Reserved kinds", says which fields are read; one that is not there is not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from caldicott_desktop.casework import checked
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.audit.completeness import Told
from caldicott_desktop.ledger.payload import Fields
from caldicott_desktop.store import entries, payloads
from caldicott_desktop.store.numbers import Reference
from caldicott_desktop.store.selecting import Place

_IMPORTED, _DISPOSED = "decision.imported", "payload.disposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A decision taken over from elsewhere, and the day on which it says it was made."""

    reference: str | None
    decided_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposed:
    """A decision whose text is gone: its number and its place, the day, and what was said."""

    reference: str
    place: Place | None
    decided_on: date | None
    told: Told


def imported(book: Casebook, *, until: int) -> Iterator[Imported]:
    """Give the decisions imported by entry number `until`. Raises `NotIntact`."""
    for each in _of_kind(book, _IMPORTED, until):
        said = each.fields
        yield Imported(reference=_text(said, "/reference"), decided_on=_day(said, "/decided_on"))


def disposed(book: Casebook, *, until: int) -> Iterator[Disposed]:
    """Give the decisions whose text was disposed of by entry number `until`. Raises `NotIntact`.

    The disposal of anything that had no number is left out.
    """
    for each in _of_kind(book, _DISPOSED, until):
        said, made = each.fields, each.signed.entry
        reference = _text(said, "/reference")
        if reference is None:
            continue
        why = ". ".join(filter(None, (_text(said, "/authority"), _text(said, "/reason"))))
        yield Disposed(
            reference=reference,
            place=_place(book, reference, _text(said, "/entry")),
            decided_on=_day(said, "/decided_on"),
            told=Told(
                on=made.at.astimezone(UK).date(), by=name_of(book, made.person), why=why or None
            ),
        )


def _of_kind(book: Casebook, kind: str, until: int) -> Iterator[CheckedEntry]:
    for stored in entries.of_kind_between(book.store, kind, after=0, until=until):
        yield checked.with_payload(book.vault_id, stored, payloads.get(book.store, stored.row))


def _place(book: Casebook, reference: str, entry: str | None) -> Place | None:
    """Return where the number of a disposed decision stands, by the log of its entry."""
    with suppress(ValueError):
        read = Reference.parse(reference)
        found = entries.by_id(book.store, bytes.fromhex(entry or ""))
        if found is not None:
            return Place(log=found.log, year=read.year, number=read.number)
    return None


def _text(said: Fields, path: str) -> str | None:
    value = said.get(path)
    return value if isinstance(value, str) and value else None


def _day(said: Fields, path: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(_text(said, path) or "")
    return None
