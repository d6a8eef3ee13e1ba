"""Blank cards on paper: printed with serials that are given out once, and accounted for.

A serial is known from the entry that printed it, and is done with when the card was typed in or
voided. `docs/decisions/0088-serials-of-printed-cards.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from caldicott_desktop import files
from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.cards import handed_in
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.numbering import first_log, mark_of
from caldicott_desktop.casework.settings import settings
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain import serials
from caldicott_desktop.domain.serials import Serial
from caldicott_desktop.ledger import work_schemas
from caldicott_desktop.ledger.work_schemas import CardsPrinted, CardVoided
from caldicott_desktop.store import entries

_PRINTED = "cards.printed"
_VOIDED = "card.voided"
_ID_BYTES = 16
_NOT_IN_PREFIXES = re.compile(r"[^A-Z0-9]+")

MOST_AT_ONCE = 20
"""A thin pad: more cards lying about are more than anybody can account for, and these take about a
quarter of a second to write."""


class CardsUncounted(faults.CaseworkError):
    """How many cards to print cannot be read from what was asked."""

    id = "cards-uncounted"

    def __init__(self) -> None:
        """Say how many can be printed at once."""
        super().__init__(most=MOST_AT_ONCE)


class CardNotOut(faults.CaseworkError):
    """No printed card of that serial is still out."""

    id = "card-not-out"

    def __init__(self, serial: str) -> None:
        """Name the serial."""
        super().__init__(serial=serial)


class VoidReasonNeeded(faults.CaseworkError):
    """A card is voided only with a reason."""

    id = "void-reason-needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOut:
    """A printed card that was neither typed in nor voided yet."""

    serial: str
    printed_at: datetime
    printed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCards:
    """Blank cards as they were written to a file."""

    path: Path
    first: str
    last: str
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printing:
    subject: bytes
    printed_at: datetime
    printed_by: str
    told: CardsPrinted

    def serials(self) -> Iterator[Serial]:
        for number in range(self.told.first, self.told.last + 1):
            yield Serial(prefix=self.told.prefix, number=number)


def print_cards(book: Casebook, count: int, target: Path, *, replace: bool = False) -> PrintedCards:
    """Write `count` blank cards to a Word file, one to a page, each with a serial of its own.

    `cards.printed` is on disk before the file is: serials of a file that could not be written are
    out all the same, and can be voided. An existing file is left alone unless `replace`. Raises
    `CardsUncounted`, `FileThere`, `FileNotWritten`, `NotEntitled`.
    """
    require(book, _PRINTED)
    if not 1 <= count <= MOST_AT_ONCE:
        raise CardsUncounted
    if target.exists() and not replace:
        raise faults.FileThere(target.name)
    if not target.parent.is_dir():
        raise faults.FileNotWritten(target.name)
    prefix = serial_prefix(book)
    first = 1 + max(
        (each.told.last for each in _printings(book) if each.told.prefix == prefix), default=0
    )
    told = CardsPrinted(prefix=prefix, first=first, last=first + count - 1)
    with writing(book) as writer:
        added = writer.append(work_schemas.CARDS_PRINTED, told, subject=book.entropy(_ID_BYTES))
    serials_given = [
        str(Serial(prefix=prefix, number=number)) for number in range(told.first, told.last + 1)
    ]
    from caldicott_desktop.export import urgent_card  # noqa: PLC0415 - with lxml, most print none

    data = urgent_card.compose(
        urgent_card.BlankCards(
            serials=tuple(serials_given),
            organisation=book.organisation,
            site=book.site,
            on_call=settings(book).on_call,
            number_prefix=book.prefix,
            printed_at=added.at,
        )
    )
    try:
        files.write_atomically(target, data)
    except OSError as error:
        raise faults.FileNotWritten(target.name, error.strerror or str(error)) from error
    return PrintedCards(
        path=target,
        first=serials_given[0],
        last=serials_given[-1],
        changes=Changes(cards=True),
    )


def cards_file_name(book: Casebook) -> str:
    """Return the name to offer for a file of blank cards."""
    return f"Urgent cards {serial_prefix(book)}.docx"


def cards_out(book: Casebook) -> tuple[CardOut, ...]:
    """Return the printed cards that were neither typed in nor voided, oldest first."""
    done = handed_in(book).keys() | _voided(book).keys()
    return tuple(
        CardOut(serial=str(serial), printed_at=each.printed_at, printed_by=each.printed_by)
        for each in _printings(book)
        for serial in each.serials()
        if str(serial) not in done
    )


def void_card(book: Casebook, serial: str, reason: str) -> Changes:
    """Record that a printed card will not be handed in, and why: `card.voided`.

    Raises `VoidReasonNeeded`, `CardNotOut`, `NotEntitled`.
    """
    require(book, _VOIDED)
    said = one_line(reason)
    if not said:
        raise VoidReasonNeeded
    wanted = serials.tidy(serial)
    if wanted in handed_in(book).keys() | _voided(book).keys():
        raise CardNotOut(wanted)
    printing = next(
        (each for each in _printings(book) if any(str(s) == wanted for s in each.serials())), None
    )
    if printing is None:
        raise CardNotOut(wanted)
    with writing(book) as writer:
        voided = CardVoided(serial=wanted, reason=said)
        writer.append(work_schemas.CARD_VOIDED, voided, subject=printing.subject)
    return Changes(cards=True)


def about_serial(book: Casebook, serial: str) -> str | None:
    """Return what should be known about a serial before its card is typed in; mostly nothing."""
    wanted = serials.tidy(serial)
    if reference := handed_in(book).get(wanted):
        return f"{wanted} was typed in already, as {reference}."
    if reason := _voided(book).get(wanted):
        return f"{wanted} was voided: “{reason}”. It can be typed in all the same."
    if not any(str(s) == wanted for each in _printings(book) for s in each.serials()):
        return f"{wanted} was not printed from this vault. Check the number; it can be typed in."
    return None


def serial_prefix(book: Casebook) -> str:
    """Return what serials printed here begin with: the site's code, or else that of numbers.

    Every log but the first adds its mark, as numbers do, so that no two computers print one serial.
    """
    code = _NOT_IN_PREFIXES.sub("", (book.site_code or "").upper())
    own = "" if book.log == first_log(entries.logs(book.store)) else mark_of(book.log)
    return (code or book.prefix) + own


def _printings(book: Casebook) -> tuple[_Printing, ...]:
    return tuple(
        _Printing(
            subject=each.signed.entry.subject,
            printed_at=each.signed.entry.at,
            printed_by=name_of(book, each.signed.entry.person),
            told=work_schemas.CARDS_PRINTED.read(each.fields),
        )
        for each in checked.of_kinds(book.store, book.vault_id, (_PRINTED,))
    )


def _voided(book: Casebook) -> dict[str, str]:
    """Return the reason of each serial that was voided."""
    found = checked.of_kinds(book.store, book.vault_id, (_VOIDED,))
    told = (work_schemas.CARD_VOIDED.read(each.fields) for each in found)
    return {each.serial: each.reason for each in told}
