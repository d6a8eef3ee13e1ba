from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Condition, Request, Subject
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import decisions, planning, search
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.decisions import Cursor, DecisionRow, Filter, Listing, Order
from tests.domain import samples as domain
from tests.store import samples

REFUSED = domain.refused()
SHARED = domain.shared()


ALL = range(1, 8)


def fill(store: Store) -> list[DecisionRow]:
    """Seven decisions, with equal values in every column."""
    with store.transaction():
        return [
            samples.put_decision(
                store,
                row,
                samples.asked_by(
                    SHARED if row % 3 else REFUSED, ("Æble", "beech", "Cedar")[row % 3]
                ),
                f"CG-{2025 + row % 2}-{8 - row:04}",
            )
            for row in range(1, 8)
        ]


def test_a_row_says_what_the_payload_says() -> None:
    case = replace(
        SHARED,
        conditions=(
            Condition(words="a", owner="b", due_on=date(2026, 12, 24)),
            Condition(words="a", owner="b", due_on=date(2026, 11, 30)),
            Condition(words="a", owner="b"),
        ),
        conclusion=replace(SHARED.conclusion, review_on=date(2026, 12, 1)),
    )
    lines = Lines(samples.content(case, "CG-2026-0042"))
    columns = decisions.columns_of(lines, row=5, decision_id=bytes(16), at=domain.AT)
    assert decisions.read(columns) == DecisionRow(
        row=5,
        id=bytes(16),
        reference="CG-2026-0042",
        kind_id="police-crime",
        decided_at=domain.DECIDED,
        recorded_at=domain.AT,
        requester="Fictional Constabulary",
        outcome=c.Outcome.SHARE_IN_PART,
        subject="R-0417",
        gateway=SHARED.law.gateway_title or "",
        decided_by="Priya Nair",
        nation=c.Nation.ENGLAND,
        late_s=18 * 60,
        standing=c.Standing.STANDS,
        release=c.ReleaseState.NONE,
        next_on=date(2026, 11, 30),
    )


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (Request(organisation="A", position="B", name="C"), "A"),
        (Request(position="B", name="C"), "B"),
        (Request(name="C", requester_kind=c.RequesterKind.COURT), "C"),
        (Request(requester_kind=c.RequesterKind.COURT), "Court"),
        (Request(), ""),
    ],
)
def test_who_asked_in_the_shortest_words(request_: Request, words: str) -> None:
    case = replace(SHARED, request=request_)
    assert decisions.requester_of(case) == words
    lines = Lines(samples.content(case, "CG-2026-0001"))
    columns = decisions.columns_of(lines, row=1, decision_id=b"", at=domain.AT)
    assert decisions.read(columns).requester == words


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (Subject(reference="R-1", service="S", people_count=3), "R-1"),
        (Subject(service="S", people_count=3), "S"),
        (Subject(people_count=3), "3 people"),
        (Subject(), ""),
    ],
)
def test_about_whom_in_the_shortest_words(subject: Subject, words: str) -> None:
    assert decisions.subject_of(replace(SHARED, subject=subject)) == words


def test_a_payload_that_is_no_decision_has_no_row() -> None:
    with pytest.raises(LedgerFault, match="no field /reference"):
        decisions.columns_of(Lines(b'/app "1"\n'), row=1, decision_id=b"", at=domain.AT)


def test_a_decision_has_a_number_and_a_row_without_one_has_none(store: Store) -> None:
    fill(store)
    assert decisions.number_at(store, 3) == "CG-2026-0005"
    assert decisions.number_at(store, 8) is None


def test_a_row_comes_back_as_it_was_put(store: Store) -> None:
    made = fill(store)
    rows, following = decisions.page(store, Listing(), limit=9)
    assert list(rows) == made[::-1]
    assert following is None
    assert decisions.count(store) == 7
    assert decisions.row_of(store, made[0].id) == 1
    assert decisions.row_of(store, bytes(16)) is None


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("order", list(Order))
def test_pages_in_every_order_join_to_the_whole_list(
    store: Store, order: Order, *, descending: bool
) -> None:
    made = fill(store)
    listing = Listing(order=order, descending=descending)
    found: list[DecisionRow] = []
    after: Cursor | None = None
    while True:
        rows, after = decisions.page(store, listing, after=after, limit=2)
        found += rows
        if after is None:
            break
    assert len(found) == 7
    assert {each.row for each in found} == {each.row for each in made}
    held: dict[int, SqlValue] = dict(store.rows(f"SELECT row, {order.value} FROM decisions"))
    keys = [(held[each.row], each.row) for each in found]
    folded = [(key.upper() if isinstance(key, str) else key, row) for key, row in keys]
    assert folded == sorted(folded, reverse=descending)


@pytest.mark.parametrize("order", [each for each in Order if each is not Order.RECORDED])
def test_every_order_reads_along_an_index(store: Store, order: Order) -> None:
    sql = f"SELECT row FROM decisions ORDER BY {order.value} DESC, row DESC LIMIT 9"
    plan = str(store.rows(f"EXPLAIN QUERY PLAN {sql}"))
    assert "USING" in plan
    assert "INDEX decisions_by_" in plan
    assert "TEMP B-TREE" not in plan


def test_decisions_without_a_next_date_come_last(store: Store) -> None:
    with store.transaction():
        for row, day in enumerate((None, date(2026, 12, 9), None, date(2026, 12, 1)), start=1):
            case = replace(SHARED, conclusion=replace(SHARED.conclusion, review_on=day))
            samples.put_decision(store, row, case)
    rows, _ = decisions.page(store, Listing(order=Order.NEXT, descending=False), limit=9)
    assert [each.next_on for each in rows] == [date(2026, 12, 1), date(2026, 12, 9), None, None]


@pytest.mark.parametrize(
    ("only", "rows"),
    [
        (Filter(), [1, 2, 3, 4, 5, 6, 7]),
        (Filter(year=2025), [2, 4, 6]),
        (Filter(kind_id="police-crime"), [1, 2, 3, 4, 5, 6, 7]),
        (Filter(kind_id="general"), []),
        (Filter(outcome=c.Outcome.REFUSE), [3, 6]),
        (Filter(has_next=True), []),
        (Filter(has_next=False, year=2026), [1, 3, 5, 7]),
        (Filter(late_over_s=int(timedelta(days=1).total_seconds())), [1, 2, 3, 4, 5, 6, 7]),
        (Filter(late_over_s=int(timedelta(days=9).total_seconds())), []),
        (Filter(standing=c.Standing.STANDS, release=c.ReleaseState.NONE), [1, 2, 3, 4, 5, 6, 7]),
        (Filter(standing=c.Standing.SUPERSEDED), []),
        (Filter(decided_by="priya NAIR", nation=c.Nation.ENGLAND), [1, 2, 4, 5, 7]),
        (Filter(decided_by="Meg Harland"), []),
        (Filter(nation=c.Nation.WALES), []),
        (Filter(gateway=SHARED.law.gateway_title), [1, 2, 4, 5, 7]),
        (Filter(decided_from=date(2026, 11, 20), decided_until=date(2026, 11, 20)), [*ALL]),
        (Filter(decided_from=date(2026, 11, 21)), []),
        (Filter(decided_until=date(2026, 11, 19)), []),
        (Filter(overdue_on=date(2026, 12, 24)), []),
    ],
)
def test_a_list_can_be_narrowed(store: Store, only: Filter, rows: list[int]) -> None:
    fill(store)
    found, _ = decisions.page(store, Listing(only=only, descending=False), limit=9)
    assert [each.row for each in found] == rows
    assert decisions.count(store, only) == len(rows)


@pytest.mark.parametrize("few", [0, 100])
@pytest.mark.parametrize("order", list(Order))
def test_a_narrowed_list_is_the_same_however_it_is_read(
    store: Store, order: Order, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    monkeypatch.setattr(planning, "FEW", few)
    only = Filter(outcome=c.Outcome.SHARE_IN_PART, late_over_s=60, decided_by="Priya Nair")
    listing = Listing(order=order, only=only, descending=False)
    first, after = decisions.page(store, listing, limit=3)
    rest, _ = decisions.page(store, listing, after=after, limit=9)
    assert sorted(each.row for each in (*first, *rest)) == [1, 2, 4, 5, 7]


def test_the_list_can_be_emptied(store: Store) -> None:
    fill(store)
    decisions.clear(store)
    assert decisions.count(store) == 0


def test_a_list_can_be_narrowed_to_what_a_search_found(store: Store) -> None:
    fill(store)
    search.add(store, 2, "wanted")
    search.add(store, 5, "wanted too")
    query = search.parse(store, "want")
    assert query is not None
    listing = Listing(order=Order.REFERENCE, among=search.among(query))
    rows, after = decisions.page(store, listing, limit=1)
    assert [each.row for each in rows] == [5]
    rows, after = decisions.page(store, listing, after=after, limit=1)
    assert ([each.row for each in rows], after) == ([2], None)
