from __future__ import annotations

import pytest

from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.store import listing
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.decisions import Filter, Listing, Order
from caldicott_desktop.store.listing import Facet
from tests.domain import samples as domain
from tests.store import samples


def test_nothing_recorded_is_an_empty_list(store: Store) -> None:
    assert list(listing.order(store, Listing())) == []
    assert listing.top(store, Listing(), limit=5) == []
    assert listing.rows(store, []) == {}
    assert listing.decided_between(store) is None
    assert not listing.differs(store, Facet.KIND)


def test_the_first_rows_are_the_beginning_of_the_whole_order(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "_AT_ONCE", 2)
    names = ("beta", "Alpha", "gamma", "Beta", "alpha")
    with store.transaction():
        made = [
            samples.put_decision(store, row, samples.asked_by(domain.refused(), name))
            for row, name in enumerate(names, start=1)
        ]
    by_name = Listing(order=Order.REQUESTER, descending=False)
    assert list(listing.order(store, by_name)) == [2, 5, 1, 4, 3]
    narrowed = Listing(order=Order.REQUESTER, only=Filter(outcome=Outcome.REFUSE), descending=False)
    assert list(listing.order(store, narrowed)) == [2, 5, 1, 4, 3]
    assert listing.top(store, narrowed, limit=3) == [2, 5, 1]
    assert listing.rows(store, [4, 99]) == {4: made[3]}


def test_values_of_a_part_are_counted_within_the_other_parts(store: Store) -> None:
    with store.transaction():
        samples.put_decision(store, 1, domain.refused())
        samples.put_decision(store, 2, domain.shared())
    assert dict(listing.values(store, Facet.OUTCOME, Filter(outcome=Outcome.REFUSE))) == {
        Outcome.REFUSE.code: 1,
        domain.shared().conclusion.outcome.code: 1,  # type: ignore[union-attr]
    }
    kinds = listing.values(store, Facet.KIND, Filter(outcome=Outcome.REFUSE))
    assert kinds == [(domain.refused().kind_id, 1)]
    assert listing.differs(store, Facet.OUTCOME)
