"""From checked entries to the lists: pure, so that they can be worked out again at any time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.payload import Value
from caldicott_desktop.store import decisions, numbers, search
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.decisions import DecisionRow
from caldicott_desktop.store.numbers import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Projected:
    """What the lists hold of one entry: a decision's row and words, a number given."""

    number: Reference | None = None
    decision: DecisionRow | None = None
    words: str = ""


NOTHING = Projected()


def project(row: int, signed: SignedEntry, fields: Mapping[str, Value]) -> Projected:
    """Return what entry number `row` puts on the lists; nothing, for most kinds.

    Raises `LedgerFault` or `ValueError` for a payload that is not of its kind.
    """
    made = signed.entry
    if made.kind == "draft.numbered":
        numbered = schemas.DRAFT_NUMBERED.read(fields)
        return Projected(number=Reference.parse(numbered.number))
    if made.kind == "decision.recorded":
        shown = decisions.to_row(fields, row=row, decision_id=made.subject, at=made.at)
        return Projected(
            number=Reference.parse(shown.reference),
            decision=shown,
            words=search.text_of(fields),
        )
    return NOTHING


def put(store: Store, row: int, signed: SignedEntry, projected: Projected) -> None:
    """Put on the lists what entry number `row` adds to them; call inside a transaction."""
    made = signed.entry
    if projected.number is not None:
        numbers.give(store, projected.number, log=made.log, subject=made.subject, row=row)
    if projected.decision is not None:
        decisions.add(store, projected.decision)
        search.add(store, row, projected.words)


def clear(store: Store) -> None:
    """Empty the lists; call inside a transaction, and fill them again."""
    decisions.clear(store)
    numbers.clear(store)
    search.clear(store)
