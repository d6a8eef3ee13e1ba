from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from caldicott_desktop import casework
from caldicott_desktop.casework import Lookup, listing
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.windows.decisions import decision_table
from caldicott_desktop.windows.decisions.decision_table import DecisionTable, Found
from caldicott_desktop.windows.decisions.recent_table import RecentTable
from caldicott_desktop.windows.decisions.rows import (
    HEADERS,
    ORDERS,
    Column,
    cell,
    short_outcome,
)
from caldicott_desktop.windows.kit.lines import BelowRole, SecondLineRole
from caldicott_desktop.windows.kit.quoting import QuotationRole
from tests.windows.filled import Filled, at, fictions
from tests.windows.lane import OnLane

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def table(lane: OnLane) -> DecisionTable:
    return DecisionTable(lane.desk, lane.filled.book)


def shown(model: DecisionTable | RecentTable, column: Column) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


ALL = Lookup()


def look(lane: OnLane, model: DecisionTable, lookup: Lookup = ALL, *, rows: int = 99) -> None:
    """Look for it, with so many rows on screen."""
    model.look_for(lookup)
    lane.settle()
    model.show_places(0, rows - 1)
    lane.settle()


def test_the_table_is_as_long_as_the_list_and_its_rows_are_read_where_one_looks(
    lane: OnLane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "FIRST_ROWS", 4)
    monkeypatch.setattr(decision_table, "_AROUND", 2)
    made = lane.do(lambda house: house.record_many(25))
    model = table(lane)
    QAbstractItemModelTester(model, FATAL)
    found = QSignalSpy(model.found)
    model.look_for(Lookup())
    lane.settle()
    assert found.at(0) == [Found(total=4, more=False, is_whole=False)]
    assert found.at(1) == [Found(total=25, more=False, is_whole=True)]
    assert model.rowCount() == 25
    assert shown(model, Column.REFERENCE)[:5] == [each.reference for each in made[:-5:-1]] + ["…"]
    model.show_places(21, 24)
    lane.settle()
    assert shown(model, Column.REFERENCE)[18:] == [
        "…",
        *(each.reference for each in reversed(made[:6])),
    ]


def test_what_is_not_read_yet_says_so_and_is_never_heard_as_empty(
    lane: OnLane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "FIRST_ROWS", 1)
    lane.do(lambda house: house.record_many(3))
    model = table(lane)
    model.look_for(Lookup())
    lane.settle()
    heard = model.index(2, Column.REFERENCE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Row 3, being read"
    assert model.index(2, Column.KIND).data(SecondLineRole) is None
    assert model.row(2) is None
    assert model.row(3) is None


def test_what_is_read_out_of_sight_has_nothing_in_sight_drawn_again(
    lane: OnLane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "FIRST_ROWS", 2)
    monkeypatch.setattr(decision_table, "_AROUND", 4)
    lane.do(lambda house: house.record_many(9))
    model = table(lane)
    model.look_for(Lookup())
    lane.settle()
    drawn = QSignalSpy(model.dataChanged)
    model.show_places(0, 1)
    lane.settle()
    assert model.row(5) is not None
    assert drawn.count() == 0
    model.show_places(4, 7)
    lane.settle()
    (changed,) = [drawn.at(at) for at in range(drawn.count())]
    assert [index.row() for index in changed[:2]] == [6, 7]


def test_few_rows_are_kept_however_far_one_looks(
    lane: OnLane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "FIRST_ROWS", 2)
    monkeypatch.setattr(decision_table, "_AROUND", 1)
    monkeypatch.setattr(decision_table, "_KEPT", 5)
    lane.do(lambda house: house.record_many(20))
    model = table(lane)
    model.look_for(Lookup())
    lane.settle()
    for place in range(0, 20, 2):
        model.show_places(place, place + 1)
        lane.settle()
    there = [place for place in range(20) if model.row(place) is not None]
    assert len(there) <= 9
    assert {18, 19} <= set(there)


def test_an_answer_to_an_earlier_search_is_dropped(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(9))
    model = table(lane)
    found = QSignalSpy(model.found)
    for text in ("N", "Ni", "Nie", "Niece"):
        model.look_for(Lookup(text=text))
    lane.settle()
    assert found.count() == 1
    assert set(shown(model, Column.REQUESTER)) == {"Niece"}


def test_every_column_sorts_both_ways(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(10))
    model = table(lane)
    for column, order in ORDERS.items():
        look(lane, model, Lookup(order=order, descending=True))
        down = shown(model, column)
        look(lane, model, Lookup(order=order, descending=False))
        up = shown(model, column)
        assert sorted(up) == sorted(down)
        if column in {Column.REFERENCE, Column.REQUESTER, Column.SUBJECT}:
            assert up == sorted(up)
            assert down == sorted(down, reverse=True)


def test_a_header_is_heard_with_the_order_it_gives(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(1))
    model = table(lane)
    look(lane, model, Lookup(order=ORDERS[Column.DECIDED], descending=False))
    heard = [
        model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        for column in (Column.DECIDED, Column.KIND)
    ]
    assert heard == ["Decided, sorted ascending", None]


def test_where_the_words_stand_is_read_for_the_rows_on_screen_alone(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(14))
    model = table(lane)
    look(lane, model, Lookup(text="aunt"), rows=1)
    [first, second] = [model.index(row, 0).data(QuotationRole) for row in range(2)]
    assert first.text == "Why her aunt is losing weight"
    assert first.marks == ((8, 12),)
    assert second is None
    heard = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.endswith(". Why her aunt is losing weight")
    model.show_places(1, 1)
    lane.settle()
    assert model.index(0, 0).data(QuotationRole) is None
    assert model.index(1, 0).data(QuotationRole) == first


def test_a_decision_recorded_days_later_says_so_in_words(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(3, late_every=2))
    model = table(lane)
    look(lane, model)
    second = [model.index(row, Column.KIND).data(SecondLineRole) for row in range(3)]
    assert second == [None, "Recorded 12 days later", None]
    below = model.index(1, Column.KIND).data(BelowRole)
    assert below.startswith("Recorded 12 days later · ")
    heard = model.index(1, Column.REFERENCE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "CG-2026-0002, Share in part, " in heard
    assert "Recorded 12 days later" in heard


def test_what_is_not_there_is_shown_and_heard(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(1))
    model = table(lane)
    look(lane, model)
    index = model.index(0, Column.NEXT)
    assert index.data() == "–"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "None"
    assert index.data(BelowRole) == ""


def test_a_date_that_stands_below_another_cell_says_what_it_is_of(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(1))
    model = table(lane)
    look(lane, model)
    row = model.row(0)
    assert row is not None
    dated = replace(row, next_on=date(2026, 11, 27))
    assert cell(dated, Column.NEXT, BelowRole) == "next date 27 Nov 2026"
    assert cell(dated, Column.SUBJECT, BelowRole) == row.subject_reference


def test_what_was_recorded_meanwhile_comes_in_and_the_rest_stays_where_it_is(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(5))
    model = table(lane)
    QAbstractItemModelTester(model, FATAL)
    look(lane, model)
    resets, inserted = QSignalSpy(model.modelReset), QSignalSpy(model.rowsInserted)
    lane.do(lambda house: house.record(at(next(fictions()), house.clock.now)))
    model.reread()
    lane.settle()
    assert resets.count() == 0
    assert inserted.at(0)[1:] == [0, 0]
    assert shown(model, Column.REFERENCE)[:2] == ["CG-2026-0006", "CG-2026-0005"]
    model.reread()
    lane.settle()
    assert (resets.count(), inserted.count()) == (0, 1)


def test_a_list_that_changed_otherwise_is_read_anew(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(3))
    model = table(lane)
    look(lane, model)
    resets = QSignalSpy(model.modelReset)

    def lose_one(house: Filled) -> None:
        numbers = house.book.store.rows("SELECT row FROM decisions ORDER BY row")
        house.book.store.run("DELETE FROM decisions WHERE row = ?", numbers[1])

    lane.do(lose_one)
    number = model.number(1)
    assert number is not None
    model.show_places(0, 2)
    model.reread()
    lane.settle()
    assert resets.count() == 1
    assert model.rowCount() == 2
    assert model.place_of(number) is None


def test_rereading_before_anything_was_read_reads_it(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(2))
    model = table(lane)
    model.reread()
    lane.settle()
    assert model.rowCount() == 2


def test_headers_are_words(lane: OnLane) -> None:
    model = table(lane)
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert headers == list(HEADERS.values())
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_closed_vault_is_a_failure_in_words(lane: OnLane) -> None:
    lane.do(lambda house: house.book.close())
    model = table(lane)
    failed = QSignalSpy(model.failed)
    model.look_for(Lookup())
    lane.settle()
    assert failed.at(0)[0].message == "The vault is locked."
    assert model.rowCount() == 0


def test_recent_rows_are_those_given(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(3))
    rows = lane.do(lambda house: casework.decisions(house.book).rows)
    model = RecentTable()
    QAbstractItemModelTester(model, FATAL)
    model.show_rows(rows)
    assert shown(model, Column.REFERENCE) == ["CG-2026-0003", "CG-2026-0002", "CG-2026-0001"]
    assert model.row(0) == rows[0]
    assert model.row(3) is None


def test_no_outcome_is_lost_by_being_short() -> None:
    short = [short_outcome(outcome) for outcome in Outcome]
    assert len(set(short)) == len(short)
    assert all(short)
