"""The chips above the list, and the views that are saved of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QMenu, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import Filter, Lookup, SavedView
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.days_dialog import DaysDialog
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.filter_bar import FilterBar
from caldicott_desktop.windows.decisions.views_menu import ViewNameDialog
from caldicott_desktop.windows.kit import FilterChip
from caldicott_desktop.windows.theme import Theme
from tests.windows.conftest import Answers
from tests.windows.decisions.given import Given
from tests.windows.lane import OnLane

Show = Callable[[OnLane], DecisionsPage]


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, tmp_path: Path, answers: Answers) -> Show:
    copying = Copying(folder=tmp_path, asks=answers.asks, programs=Given().programs)

    def shown(lane: OnLane) -> DecisionsPage:
        page = DecisionsPage(lane.desk, theme).of(lane.filled.book, copying)
        qtbot.addWidget(page)
        page.resize(1240, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.shown()
        lane.settle()
        return page

    return shown


def chip(page: DecisionsPage, name: str) -> FilterChip:
    found = page.findChild(FilterChip, name)
    assert found is not None
    return found


def button(page: DecisionsPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def count(page: DecisionsPage) -> str:
    found = page.findChild(kit.SpokenLabel, "count")
    assert found is not None
    return found.text()


def opened(lane: OnLane, chip: FilterChip) -> QListWidget:
    """The list of a chip, opened by the keyboard."""
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    lane.settle()
    popup = chip.popup
    assert popup is not None
    found = popup.findChild(QListWidget)
    assert found is not None
    return found


def pick(lane: OnLane, chip: FilterChip, words: str) -> None:
    """Choose from a chip's list by its words, as a person does with the arrow keys."""
    offered = opened(lane, chip)
    while offered.currentItem().text() != words:
        before = offered.currentRow()
        QTest.keyClick(offered, Qt.Key.Key_Down)
        assert offered.currentRow() > before, [
            offered.item(row).text() for row in range(offered.count())
        ]
    QTest.keyClick(offered, Qt.Key.Key_Return)
    lane.settle()


def test_a_chip_narrows_the_list_by_keyboard_and_delete_takes_it_back(
    lane: OnLane, show: Show
) -> None:
    lane.do(lambda house: house.record_many(20))
    page = show(lane)
    outcome = chip(page, "outcome")
    assert outcome.accessibleName() == "Outcome: any"
    pick(lane, outcome, "Refuse")
    assert count(page) == "2 found"
    assert outcome.text() == "Refuse"
    assert outcome.accessibleName() == "Outcome: Refuse"
    assert outcome.isChecked()
    assert outcome.hasFocus()
    QTest.keyClick(outcome, Qt.Key.Key_Delete)
    lane.settle()
    assert count(page) == "20 decisions"
    assert outcome.text() == "Outcome"
    assert not outcome.isChecked()


def test_the_cross_of_a_chip_takes_its_value_away(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(20))
    page = show(lane)
    outcome = chip(page, "outcome")
    pick(lane, outcome, "Refuse")
    cross = QPoint(outcome.width() - outcome.fontMetrics().height(), outcome.height() // 2)
    QTest.mouseClick(outcome, Qt.MouseButton.LeftButton, pos=cross)
    lane.settle()
    assert count(page) == "20 decisions"
    QTest.mouseClick(outcome, Qt.MouseButton.LeftButton, pos=QPoint(12, outcome.height() // 2))
    lane.settle()
    assert outcome.popup is not None


def test_any_takes_a_value_back_and_escape_leaves_it(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(20))
    page = show(lane)
    outcome = chip(page, "outcome")
    pick(lane, outcome, "Refuse")
    offered = opened(lane, outcome)
    assert offered.currentItem().text() == "Refuse"
    QTest.keyClick(offered, Qt.Key.Key_Escape)
    assert outcome.popup is None
    assert outcome.value is Outcome.REFUSE
    offered = opened(lane, outcome)
    QTest.keyClick(offered, Qt.Key.Key_Home)
    assert offered.currentItem().text() == "Any"
    QTest.keyClick(offered, Qt.Key.Key_Return)
    lane.settle()
    assert outcome.value is None


def test_values_are_heard_with_how_many_have_them(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(20))
    offered = opened(lane, chip(show(lane), "outcome"))
    seen = QAccessible.queryAccessibleInterface(offered)
    assert seen.text(QAccessible.Text.Name) == "Outcome"
    assert seen.child(0).text(QAccessible.Text.Name) == "Share in full, 2"


def test_a_long_list_is_searched_as_one_types(qtbot: QtBot, theme: Theme) -> None:
    del theme
    made = FilterChip()
    made.setText("Kind of case")
    made.settle()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    kinds = [kit.ChipChoice(value=number, words=f"Kind number {number}") for number in range(93)]
    taken: list[object] = []
    made.chosen.connect(taken.append)
    made.offer(kinds)
    popup = made.popup
    assert popup is not None
    search, offered = popup.findChild(QLineEdit), popup.findChild(QListWidget)
    assert search is not None
    assert offered is not None
    assert search.isVisible()
    QTest.keyClicks(search, "KIND 7")
    visible = [row for row in range(93) if not offered.item(row).isHidden()]
    assert len(visible) == 18
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert taken == [17], offered.currentRow()
    made.offer(kinds)
    assert made.popup is not None
    nothing = made.popup.findChild(QLineEdit)
    assert nothing is not None
    QTest.keyClicks(nothing, "walrus")
    QTest.keyClick(nothing, Qt.Key.Key_Return)
    assert taken == [17]


def test_what_no_two_decisions_differ_in_is_not_asked_for(lane: OnLane, show: Show) -> None:
    page = show(lane)
    assert not any(each.isVisible() for each in page.findChildren(FilterChip))
    lane.do(lambda house: house.record_many(3))
    lane.desk.changed.emit(casework.Changes(decisions=frozenset({casework.DecisionId("")})))
    lane.settle()
    visible = {each.objectName() for each in page.findChildren(FilterChip) if each.isVisible()}
    assert {"decided", "kind", "outcome", "next_date", "late"} <= visible
    assert "decided_by" not in visible


def test_what_stands_around_the_list_changes_with_its_rows(show: Show, lane: OnLane) -> None:
    page = show(lane)
    bar = page.findChild(FilterBar)
    assert bar is not None
    bar.changed.emit(Filter(outcome=Outcome.REFUSE))

    assert not button(page, "clear").isVisible()
    lane.settle()
    assert button(page, "clear").isVisible()


def test_days_of_deciding_late_recording_and_next_dates_narrow(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(34))
    lane.filled.clock.now += timedelta(days=6)  # between two next dates of the cases
    page = show(lane)
    pick(lane, chip(page, "decided"), "2026")
    assert count(page) == "34 found"
    pick(lane, chip(page, "late"), "Recorded over a week later")
    assert count(page) == "2 found"
    assert chip(page, "late").text() == "Recorded over a week later"
    QTest.mouseClick(button(page, "clear"), Qt.MouseButton.LeftButton)
    lane.settle()
    assert count(page) == "34 decisions"
    assert not button(page, "clear").isVisible()
    shown = {}
    for when in ("Has a next date", "Overdue", "No next date"):
        pick(lane, chip(page, "next_date"), when)
        shown[when] = int(count(page).split()[0])
    assert shown["Has a next date"] + shown["No next date"] == 34
    assert 0 < shown["Overdue"] < shown["Has a next date"]


def test_other_days_are_typed_and_faults_are_said_beside_them(
    lane: OnLane, show: Show, qtbot: QtBot
) -> None:
    lane.do(lambda house: house.record_many(10))
    page = show(lane)
    dialog = DaysDialog(page, Filter(decided_from=date(2026, 3, 1)), lambda: date(2026, 11, 20))
    qtbot.addWidget(dialog)
    dialog.show()
    first, last = (dialog.findChild(kit.DateField, name) for name in ("first", "last"))
    assert first is not None
    assert last is not None
    assert dialog.days() == (date(2026, 3, 1), None)
    last.setText("the other day")
    go = dialog.findChild(QPushButton, "show_days")
    assert go is not None
    go.click()
    assert dialog.isVisible()
    assert dialog.focusWidget() is last
    last.setText("1 Feb 2026")
    go.click()
    row = dialog.findChild(kit.FieldRow, "last_row")
    assert row is not None
    assert "not before the first" in " ".join(each.text() for each in row.findChildren(QLabel))
    last.setText("30 Apr 2026")
    go.click()
    assert dialog.days() == (date(2026, 3, 1), date(2026, 4, 30))
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("only", "words"),
    [
        (Filter(decided_from=date(2026, 1, 1), decided_until=date(2026, 12, 31)), "2026"),
        (
            Filter(decided_from=date(2026, 3, 1), decided_until=date(2026, 4, 30)),
            "1 Mar 2026 to 30 Apr 2026",
        ),
        (Filter(decided_from=date(2026, 3, 1)), "From 1 Mar 2026"),
        (Filter(decided_until=date(2026, 3, 1)), "Until 1 Mar 2026"),
    ],
)
def test_days_are_named_as_people_would(lane: OnLane, show: Show, only: Filter, words: str) -> None:
    page = show(lane)
    bar = page.findChild(FilterBar)
    assert bar is not None
    bar.show_filter(only)
    assert chip(page, "decided").text() == words


def test_chips_wrap_instead_of_being_cut_when_text_is_large(
    lane: OnLane, show: Show, theme: Theme, qtbot: QtBot
) -> None:
    lane.do(lambda house: house.record_many(5))
    page = show(lane)
    theme.set_scale(2.0)
    page.resize(1000, 900)
    qtbot.wait(10)
    button(page, "narrow").click()
    qtbot.wait(10)
    chips = [each for each in page.findChildren(FilterChip) if each.isVisible()]
    assert len({each.y() for each in chips}) > 1
    assert all(each.width() >= each.sizeHint().width() for each in chips)
    assert all(each.geometry().right() <= page.width() for each in chips)


def test_in_a_row_of_few_letters_chips_wait_behind_a_button_and_the_list_has_their_room(
    lane: OnLane, show: Show, theme: Theme, qtbot: QtBot
) -> None:
    lane.do(lambda house: house.record_many(5))
    page = show(lane)
    fold, outcome = button(page, "narrow"), chip(page, "outcome")

    def seen() -> list[str]:
        return [each.objectName() for each in page.findChildren(FilterChip) if each.isVisible()]

    ordinary = seen()
    assert ordinary
    assert fold.isHidden()
    theme.set_scale(2.0)
    page.resize(1100, 800)
    qtbot.waitUntil(fold.isVisible)
    assert seen() == []
    page.show_only(Filter(outcome=Outcome.REFUSE))
    lane.settle()
    assert outcome.isVisible()
    fold.click()
    assert set(seen()) >= set(ordinary)
    fold.click()
    assert seen() == ["outcome"]
    page.show_only(Filter())
    theme.set_scale(1.0)
    page.resize(1240, 800)
    qtbot.waitUntil(fold.isHidden)
    assert seen() == ordinary


def test_the_question_for_a_name_may_be_closed_before_the_answer_comes(
    lane: OnLane, show: Show
) -> None:
    lane.do(lambda house: house.record_many(20))
    page = show(lane)
    pick(lane, chip(page, "outcome"), "Refuse")
    for _refused_then_dismissed in range(2):
        button(page, "save_view").click()
        dialog = page.findChild(ViewNameDialog)
        assert dialog is not None
        go = dialog.findChild(QPushButton, "save")
        assert go is not None
        go.click()
        dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        lane.settle()
        assert page.findChild(ViewNameDialog) is None
    assert lane.do(lambda house: casework.saved_views(house.book)) == ()


def test_a_view_is_saved_under_a_name_and_comes_back_whole(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(20))
    page = show(lane)
    save, views = button(page, "save_view"), button(page, "views")
    assert not save.isVisible()
    assert not views.isVisible()
    search, table = page.findChild(QLineEdit, "search"), page.findChild(QTableView, "table")
    assert search is not None
    assert table is not None
    pick(lane, chip(page, "outcome"), "Refuse")
    QTest.keyClicks(search, "severn")
    table.horizontalHeader().setSortIndicator(3, Qt.SortOrder.AscendingOrder)
    lane.settle()
    narrowed = count(page)
    save.click()
    dialog = page.findChild(ViewNameDialog)
    assert dialog is not None
    name, go = dialog.findChild(QLineEdit, "name"), dialog.findChild(QPushButton, "save")
    assert name is not None
    assert go is not None
    go.click()
    lane.settle()
    row = dialog.findChild(kit.FieldRow, "name_row")
    assert row is not None
    assert "has no name yet" in " ".join(each.text() for each in row.findChildren(QLabel))
    QTest.keyClicks(name, "No to Severn")
    go.click()
    lane.settle()
    lane.qtbot.waitUntil(lambda: page.findChild(ViewNameDialog) is None)
    assert views.text() == "No to Severn"
    assert not save.isVisible()
    button(page, "clear").click()
    lane.settle()
    assert views.text() == "Views"
    assert table.horizontalHeader().sortIndicatorSection() == -1
    menu = views.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    lane.settle()
    assert count(page) == narrowed
    assert search.text() == "severn"
    assert chip(page, "outcome").value is Outcome.REFUSE
    assert table.horizontalHeader().sortIndicatorSection() == 3


def test_a_view_is_renamed_and_removed_from_its_own_menu(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(3))
    lookup = Lookup(only=Filter(outcome=Outcome.REFUSE))
    lane.do(lambda house: casework.save_view(house.book, SavedView(name="No & no", lookup=lookup)))
    page = show(lane)
    views = button(page, "views")
    assert views.isVisible()
    assert views.accessibleName() == "Saved views"
    menu = views.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    lane.settle()
    assert views.accessibleName() == "View: No & no"
    rename, remove = menu.actions()[-2:]
    rename.trigger()
    dialog = page.findChild(ViewNameDialog)
    assert dialog is not None
    name, go = dialog.findChild(QLineEdit, "name"), dialog.findChild(QPushButton, "save")
    assert name is not None
    assert go is not None
    assert name.text() == "No & no"
    name.setText("Refusals")
    go.click()
    lane.settle()
    assert views.text() == "Refusals"
    remove = menu.actions()[-1]
    assert remove.text() == "Remove “Refusals”"
    remove.trigger()
    lane.settle()
    assert not views.isVisible()
    assert lane.do(lambda house: casework.saved_views(house.book)) == ()
