from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.windows.decisions.decision_table import DecisionTable, Found, Search
from caldicott_desktop.windows.decisions.recent_table import RecentTable
from caldicott_desktop.windows.decisions.rows import HEADERS, Column, short_outcome
from caldicott_desktop.windows.kit.lines import SecondLineRole
from tests.windows.lane import OnLane

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
TOP = QModelIndex()


def table(lane: OnLane) -> DecisionTable:
    return DecisionTable(lane.desk, lane.filled.book, page_rows=10)


def shown(model: DecisionTable | RecentTable, column: Column) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def read_all(lane: OnLane, model: DecisionTable) -> None:
    lane.settle()
    while model.canFetchMore(TOP):
        model.fetchMore(TOP)
        lane.settle()


def test_pages_are_read_as_they_are_scrolled_to_and_hold_every_decision_once(lane: OnLane) -> None:
    made = lane.do(lambda house: house.record_many(25))
    model = table(lane)
    QAbstractItemModelTester(model, FATAL)
    found = QSignalSpy(model.found)
    model.look_for(Search())
    read_all(lane, model)
    assert found.at(0) == [Found(total=25, more=False)]
    assert shown(model, Column.REFERENCE) == [each.reference for each in reversed(made)]


def test_only_the_first_page_is_read_before_anyone_scrolls(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(13))
    model = table(lane)
    model.look_for(Search())
    lane.settle()
    assert model.rowCount() == 10
    assert model.canFetchMore(TOP)


def test_an_answer_to_an_earlier_search_is_dropped(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(9))
    model = table(lane)
    found = QSignalSpy(model.found)
    for text in ("N", "Ni", "Nie", "Niece"):
        model.look_for(Search(text=text))
    lane.settle()
    assert found.count() == 1
    assert set(shown(model, Column.REQUESTER)) == {"Niece"}


def test_every_column_sorts_both_ways(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(10))
    model = table(lane)
    for column in Column:
        model.look_for(Search(column=column, descending=True))
        lane.settle()
        down = shown(model, column)
        model.look_for(Search(column=column, descending=False))
        lane.settle()
        up = shown(model, column)
        assert sorted(up) == sorted(down)
        if column in {Column.REFERENCE, Column.REQUESTER, Column.SUBJECT}:
            assert up == sorted(up)
            assert down == sorted(down, reverse=True)


def test_a_decision_recorded_days_later_says_so_in_words(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(3, late_every=2))
    model = table(lane)
    model.look_for(Search())
    lane.settle()
    second = [model.index(row, Column.KIND).data(SecondLineRole) for row in range(3)]
    assert second == [None, "Recorded 12 days later", None]
    heard = model.index(1, Column.REFERENCE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "CG-2026-0002, Share in part, " in heard
    assert "Recorded 12 days later" in heard


def test_what_is_not_there_is_shown_and_heard(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(1))
    model = table(lane)
    model.look_for(Search())
    lane.settle()
    index = model.index(0, Column.NEXT)
    assert index.data() == "–"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "None"


def test_reading_anew_keeps_as_many_rows_as_had_been_read(lane: OnLane) -> None:
    lane.do(lambda house: house.record_many(13))
    model = table(lane)
    model.look_for(Search())
    read_all(lane, model)
    model.reread()
    lane.settle()
    assert model.rowCount() == 13


def test_headers_are_words(lane: OnLane) -> None:
    model = table(lane)
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert headers == list(HEADERS.values())
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_closed_vault_is_a_failure_in_words(lane: OnLane) -> None:
    lane.do(lambda house: house.book.close())
    model = table(lane)
    failed = QSignalSpy(model.failed)
    model.look_for(Search())
    lane.settle()
    assert failed.at(0)[0].message == "The vault is locked."
    assert not model.canFetchMore(TOP)


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
