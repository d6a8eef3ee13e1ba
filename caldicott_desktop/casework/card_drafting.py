"""The urgent card half typed: kept inside the vault from its first seconds, its writer’s alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.drafting import Saved
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.domain.card import Card
from caldicott_desktop.store import card_drafts as table

_CARD = "card.recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDraft:
    """The card the person at work has half typed, as it was last saved.

    `typed` is text that could not be read as an answer yet, by path.
    """

    card: Card
    typed: Mapping[str, str]
    saved_at: datetime


def card_draft(book: Casebook) -> CardDraft | None:
    """Return the card the person at work has half typed, or `None`."""
    found = table.get(book.store, book.person_id)
    if found is None:
        return None
    return CardDraft(card=found.card, typed=found.typed, saved_at=found.saved_at)


def save_card(book: Casebook, card: Card, typed: Mapping[str, str]) -> Saved:
    """Keep a card half typed; on disk on return. Raises `NotEntitled` for an auditor."""
    require(book, _CARD)
    at = book.timing.now()
    with book.store.transaction():
        version = table.save(book.store, book.person_id, card, typed, at)
    return Saved(at=at, version=version, changes=Changes())


def clear_card(book: Casebook) -> Changes:
    """Forget the card the person at work has half typed: it left no entry and has no number."""
    with book.store.transaction():
        table.remove(book.store, book.person_id)
    return Changes()
