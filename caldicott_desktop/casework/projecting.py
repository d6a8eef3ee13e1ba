"""From checked entries to the lists: pure, so that they can be worked out again at any time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from caldicott_desktop.ledger import payload, schemas, work_schemas
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import decisions, numbers, search
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.numbers import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Projected:
    """What the lists hold of one entry: a decision's or card's row and words, a number given."""

    number: Reference | None = None
    decision: tuple[SqlValue, ...] | None = None
    card: tuple[SqlValue, ...] | None = None
    words: str = ""


NOTHING = Projected()


def project(row: int, signed: SignedEntry, content: bytes) -> Projected:
    """Return what entry number `row` with a sound payload puts on the lists: most kinds, nothing.

    Raises `LedgerFault`, `KeyError` or `ValueError` for a payload that is not of its kind.
    """
    made = signed.entry
    if made.kind == "draft.numbered":
        numbered = schemas.DRAFT_NUMBERED.read(payload.read(content))
        return Projected(number=Reference.parse(numbered.number))
    if made.kind == "decision.recorded":
        lines = Lines(content)
        return Projected(
            number=Reference.parse(str(lines["/reference"])),
            decision=decisions.columns_of(lines, row=row, decision_id=made.subject, at=made.at),
            words=search.text_of(content),
        )
    if made.kind == "card.recorded" and is_card(content):
        lines = Lines(content)
        return Projected(
            number=Reference.parse(str(lines["/reference"])),
            card=decisions.columns_of_card(lines, row=row, card_id=made.subject, at=made.at),
            words=search.text_of(content),
        )
    return NOTHING


def is_card(content: bytes) -> bool:
    """Tell whether a payload is a card of a form this program knows; a newer one is not listed."""
    return Lines(content)["/schema"] == work_schemas.CARD_RECORDED.name


def put(
    store: Store, row: int, signed: SignedEntry, projected: Projected, words: dict[int, str]
) -> None:
    """Put on the lists what entry number `row` adds to them; call inside a transaction.

    A decision takes the place of the card it writes up, whichever of the two arrived first. The
    words are kept in `words`, by row, for `index` to take many at once: between other statements
    FTS5 would write each decision's words into a segment of their own.
    """
    made = signed.entry
    if projected.number is not None:
        numbers.give(store, projected.number, log=made.log, subject=made.subject, row=row)
    if projected.decision is not None:
        card = decisions.card_row_of(store, made.subject)
        if card is not None:
            decisions.remove(store, card)
            search.remove(store, card)
            words.pop(card, None)
        decisions.add(store, projected.decision)
    elif projected.card is not None and decisions.row_of(store, made.subject) is None:
        decisions.add(store, projected.card)
    else:
        return
    words[row] = projected.words


def index(store: Store, words: Mapping[int, str]) -> None:
    """Put the words of decisions, by row, into the search index; last in a transaction."""
    for row, text in words.items():
        search.add(store, row, text)


def clear(store: Store) -> None:
    """Empty the lists; call inside a transaction, and fill them again."""
    decisions.clear(store)
    numbers.clear(store)
    search.clear(store)
