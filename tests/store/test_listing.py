from __future__ import annotations

from collections.abc import Sequence

import pytest

from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.store import listing
from caldicott_desktop.store.connection import Row, SqlValue, Store
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


@pytest.mark.parametrize("order", [each for each in Order if each is not Order.RECORDED])
@pytest.mark.parametrize(
    "only",
    [
        Filter(),
        Filter(outcome=Outcome.REFUSE),
        Filter(outcome=Outcome.REFUSE, has_next=False, late_over_s=1, kind_id="general"),
    ],
    ids=["all", "one part", "four parts"],
)
def test_no_row_is_looked_up_to_put_a_list_in_order(
    store: Store, order: Order, only: Filter
) -> None:
    asked: list[tuple[str, object]] = []
    rows = store.rows

    def noted(sql: str, values: Sequence[SqlValue] = ()) -> list[Row]:
        asked.append((sql, values))
        return rows(sql, values)

    store.rows = noted  # type: ignore[method-assign,assignment]
    listing.top(store, Listing(order=order, only=only), limit=5)
    [(sql, values)] = asked
    plan = [str(each[3]) for each in rows(f"EXPLAIN QUERY PLAN {sql}", values)]  # type: ignore[arg-type]
    reads = [step for step in plan if step.startswith(("SCAN", "SEARCH"))]
    assert reads
    assert all("COVERING INDEX" in step for step in reads), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan
