from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain.case import Condition
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.domain.people import Role
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.reviews.reviews_page import ReviewsPage
from caldicott_desktop.windows.theme import Theme
from tests.casework.examiner.office import lead, list_case
from tests.casework.test_cards import become
from tests.domain import samples
from tests.windows.filled import FIRST, at
from tests.windows.lane import OnLane

TODAY = FIRST.date() + timedelta(days=40)
Show = Callable[[], ReviewsPage]


@pytest.fixture
def show(lane: OnLane, qtbot: QtBot, theme: Theme) -> Iterator[Show]:
    def shown() -> ReviewsPage:
        page = ReviewsPage(lane.desk, lane.filled.book, theme)
        qtbot.addWidget(page)
        page.resize(1240, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.shown()
        lane.settle()
        return page

    yield shown
    lane.settle()


def record(lane: OnLane, *after: int, owner: str = "Priya Nair") -> casework.Recorded:
    """A decision with a condition for each number of days after today; the clock then says so."""
    lane.filled.clock.now = FIRST
    case = at(samples.of_outcome(Outcome.SHARE_WITH_CONDITIONS), FIRST)
    conditions = tuple(
        Condition(words=f"Condition {n}", owner=owner, due_on=TODAY + timedelta(days=each))
        for n, each in enumerate(after, start=1)
    )
    telling = replace(case.conclusion.telling, by_on=None, revisit_on=None)
    conclusion = replace(case.conclusion, review_on=None, telling=telling)
    told = replace(case, conditions=conditions, conclusion=conclusion)
    made = lane.do(lambda house: house.record(told))
    lane.filled.clock.now = FIRST + timedelta(days=40)
    return made


def table(page: ReviewsPage) -> QTableView:
    found = page.findChild(QTableView, "table")
    assert found is not None
    return found


def column(page: ReviewsPage, number: int) -> list[str]:
    model = table(page).model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def button(page: ReviewsPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def words(page: ReviewsPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_nothing_open_says_what_would_stand_here(show: Show) -> None:
    page = show()
    assert "Nothing is open." in words(page)
    assert not table(page).isVisible()
    assert not button(page, "open").isVisible()


def test_what_is_open_stands_by_its_day_with_how_near_it_is(lane: OnLane, show: Show) -> None:
    record(lane, 3, -2, 40)
    page = show()
    QAbstractItemModelTester(table(page).model())
    assert column(page, 0) == ["Overdue 2 days", "3 days left", "Due 2 Apr 2026"]
    assert column(page, 1) == ["Condition 2", "Condition 1", "Condition 3"]
    assert column(page, 5) == ["Priya Nair"] * 3
    first = table(page).model().index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Overdue 2 days, Condition 2")
    assert [button(page, name).text() for name in ("every", "overdue", "week", "later")] == [
        *("Everything open 3", "Overdue 1", "Next 7 days 1", "Later 1")
    ]
    assert button(page, "overdue").accessibleName() == "Overdue, 1"


def test_one_band_is_chosen_by_keyboard_and_an_empty_one_says_so(lane: OnLane, show: Show) -> None:
    record(lane, 3, -2)
    page = show()
    button(page, "overdue").setFocus()
    QTest.keyClick(button(page, "overdue"), Qt.Key.Key_Space)
    lane.settle()
    assert column(page, 1) == ["Condition 2"]
    button(page, "undated").click()
    lane.settle()
    assert "Nothing is open here." in words(page)
    button(page, "every").click()
    lane.settle()
    assert len(column(page, 0)) == 2


def test_only_ones_own_can_be_shown(lane: OnLane, show: Show) -> None:
    record(lane, 1)
    record(lane, 2, owner="Meg Harland")
    page = show()
    assert column(page, 5) == ["Priya Nair", "Meg Harland"]
    mine = page.findChild(QCheckBox, "only_mine")
    assert mine is not None
    mine.click()
    lane.settle()
    assert column(page, 5) == ["Priya Nair"]
    assert button(page, "every").text() == "Everything open 1"


def test_enter_opens_the_decision_at_the_part_that_settles_it(lane: OnLane, show: Show) -> None:
    made = record(lane, 1, 2)
    page = show()
    opened = QSignalSpy(page.due_opened)
    table(page).setFocus()
    QTest.keyClick(table(page), Qt.Key.Key_Down)
    assert "Condition 2 · Condition of CG-2026-0001 · Priya Nair" in words(page)
    QTest.keyClick(table(page), Qt.Key.Key_Return)
    button(page, "open").click()
    assert [opened.at(n) for n in range(opened.count())] == [[made.decision_id, "condition/2"]] * 2


def test_a_condition_is_recorded_as_met_from_the_list_after_one_question(
    lane: OnLane, show: Show
) -> None:
    made = record(lane, 1, 2)
    page = show()
    button(page, "met").setFocus()
    QTest.keyClick(button(page, "met"), Qt.Key.Key_Return)
    bar = page.findChild(kit.NoticeBar, "settling")
    assert bar is not None
    assert "Record that it was met today, 21 February 2026?" in bar.words()
    assert bar.action.hasFocus()
    QTest.keyClick(bar.action, Qt.Key.Key_Return)
    lane.settle()
    assert column(page, 1) == ["Condition 2"]
    (only,) = lane.do(lambda house: casework.dues(house.book))
    assert (only.decision_id, only.at) == (made.decision_id, "condition/2")


def test_another_row_takes_the_question_away(lane: OnLane, show: Show) -> None:
    record(lane, 1, 2)
    page = show()
    button(page, "met").click()
    table(page).setFocus()
    QTest.keyClick(table(page), Qt.Key.Key_Down)
    bar = page.findChild(kit.NoticeBar, "settling")
    assert bar is not None
    assert bar.words() == ""


def test_rows_are_read_as_they_are_scrolled_to(
    lane: OnLane, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(lane, *range(1, 8))
    paged = casework.due_page

    def few(
        book: casework.Casebook,
        band: casework.Band | None,
        *,
        mine: bool,
        after: casework.DueCursor | None,
    ) -> casework.DuePage:
        return paged(book, band, mine=mine, after=after, limit=3)

    monkeypatch.setattr(casework, "due_page", few)
    page = show()
    model = table(page).model()
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        lane.settle()
    assert column(page, 1) == [f"Condition {n}" for n in range(1, 8)]


@pytest.mark.parametrize("examines", [False, True])
def test_a_high_profile_case_stands_among_the_rest_and_opens_for_whoever_reads_the_log(
    lane: OnLane, show: Show, *, examines: bool
) -> None:
    record(lane, 20)
    lane.do(lambda house: lead(house.book))
    lane.do(lambda house: list_case(house.book, high_profile=True))
    if not examines:
        lane.do(lambda house: become(house.book, Role.GUARDIAN))
    page = show()
    assert column(page, 1)[0] == "Look at a high-profile examiner case"
    assert (column(page, 3)[0], column(page, 4)[0]) == ("–", "ME-0412")
    opens = page.findChild(QPushButton, "open")
    assert opens is not None
    assert opens.isVisible() is examines
    opened, asked = QSignalSpy(page.due_opened), QSignalSpy(page.case_asked)
    QTest.keyClick(table(page), Qt.Key.Key_Return)
    assert opened.count() == 0
    assert asked.count() == int(examines)
    if examines:
        assert opens.text() == "Open the case"
        assert asked.at(0)[1] == "ME-0412"
    table(page).selectRow(1)
    assert opens.isVisible()
    assert opens.text() == "Open the decision"
