from __future__ import annotations

from datetime import timedelta

from caldicott_desktop.domain.card import Card
from caldicott_desktop.store import card_drafts
from caldicott_desktop.store.connection import Store
from tests.domain import cards
from tests.store.samples import START

OWNER, OTHER = b"o" * 16, b"p" * 16


def test_the_newest_save_is_what_is_kept_for_each_person(store: Store) -> None:
    assert card_drafts.get(store, OWNER) is None
    assert card_drafts.save(store, OWNER, Card(), {}, START) == 1
    later = START + timedelta(seconds=2)
    typed = {"/happened_at": "31/1\n2", "/asker/name": "\ud800 \x00"}
    assert card_drafts.save(store, OWNER, cards.on_paper(), typed, later) == 2
    found = card_drafts.get(store, OWNER)
    assert found is not None
    assert (found.card, found.typed) == (cards.on_paper(), typed)
    assert (found.saved_at, found.version) == (later, 2)
    assert card_drafts.get(store, OTHER) is None


def test_a_card_that_is_done_with_is_gone(store: Store) -> None:
    for owner in (OWNER, OTHER):
        card_drafts.save(store, owner, cards.live(), {}, START)
    card_drafts.remove(store, OWNER)
    assert card_drafts.get(store, OWNER) is None
    assert card_drafts.get(store, OTHER) is not None
