from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QTableView,
)
from pytestqt.qtbot import QtBot

from caldicott_desktop.casework import Changes, Order, listing
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions import decision_table, sort_menu
from caldicott_desktop.windows.decisions.decision_preview import DecisionPreview
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.preview_place import Place
from caldicott_desktop.windows.decisions.rows import HEADERS, Column
from caldicott_desktop.windows.kit import NoticeBar, SpokenLabel
from caldicott_desktop.windows.kit.quoting import QuotationRole
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.shell import Occupant, Shell
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.window_state import WindowState
from tests.windows.conftest import Answers
from tests.windows.decisions.given import Given
from tests.windows.filled import at, fictions, told
from tests.windows.lane import OnLane
from tests.windows.settings.given import become_auditor
from tests.windows.tampering import swap_payloads

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


def words(page: DecisionsPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


def preview(page: DecisionsPage) -> DecisionPreview:
    found = page.findChild(DecisionPreview)
    assert found is not None
    return found


def listed(page: DecisionsPage) -> QTableView:
    found = page.findChild(QTableView, "table")
    assert found is not None
    return found


def search_field(page: DecisionsPage) -> QLineEdit:
    found = page.findChild(QLineEdit, "search")
    assert found is not None
    return found


def test_a_first_time_user_is_told_what_to_do(lane: OnLane, show: Show) -> None:
    page = show(lane)
    assert words(page, "empty_heading") == "No decision has been recorded yet"
    assert "New decision" in words(page, "empty_words")
    assert not listed(page).isVisible()
    assert not preview(page).isVisible()


def test_somebody_who_only_reads_is_not_offered_to_begin_a_decision(
    lane: OnLane, show: Show
) -> None:
    lane.do(become_auditor)
    page = show(lane)
    button = page.findChild(QPushButton, "new_decision")
    assert button is not None
    assert button.isHidden()
    assert "New decision" not in words(page, "empty_words")


def test_the_newest_decision_is_chosen_and_its_answer_shown_first(lane: OnLane, show: Show) -> None:
    case = told(at(next(fictions()), lane.filled.clock.now), "Two weeks of notes, for one enquiry.")
    lane.do(lambda house: house.record(case))
    page = show(lane)
    assert words(page, "reference") == "CG-2026-0001"
    assert words(page, "outcome") == "Share in full"
    assert words(page, "answer") == "Two weeks of notes, for one enquiry."
    assert words(page, "items_count") == "2 asked for · 2 approved"
    assert words(page, "signed").startswith("Signed by Priya Nair · entry 4 · unchanged")
    count = page.findChild(SpokenLabel, "count")
    assert count is not None
    assert count.text() == "1 decision"


def test_the_rows_come_before_anything_of_the_preview_is_made(lane: OnLane, show: Show) -> None:
    page = show(lane)
    lane.do(lambda house: house.record_many(2))
    made: list[bool] = []
    listed(page).model().rowsInserted.connect(
        lambda: made.append(page.findChild(QLabel, "reference") is not None)
    )
    lane.desk.changed.emit(Changes(lists=True))
    lane.settle()
    assert made
    assert not any(made)
    assert words(page, "reference") == "CG-2026-0002"


def test_the_keyboard_is_enough(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(3))
    page = show(lane)
    opened = QSignalSpy(page.opened)
    assert listed(page).hasFocus()
    QTest.keyClick(listed(page), Qt.Key.Key_Down)
    lane.settle()
    assert words(page, "reference") == "CG-2026-0002"
    QTest.keyClick(listed(page), Qt.Key.Key_Return)
    assert opened.count() == 1
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert search_field(page).hasFocus()
    QTest.keyClick(search_field(page), Qt.Key.Key_Down)
    assert listed(page).hasFocus()


def test_searching_narrows_as_one_types_and_escape_takes_it_back(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(14))
    page = show(lane)
    QTest.keyClicks(search_field(page), "niece")
    lane.settle()
    assert listed(page).model().rowCount() == 2
    assert words(page, "count") == "2 found"
    QTest.keyClick(search_field(page), Qt.Key.Key_Escape)
    lane.settle()
    assert listed(page).model().rowCount() == 14


def test_a_search_without_hits_says_what_to_try(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(1))
    page = show(lane)
    QTest.keyClicks(search_field(page), "walrus")
    lane.settle()
    assert words(page, "empty_heading") == "No decision holds “walrus”"
    assert not listed(page).isVisible()


def test_a_header_sorts_and_the_chosen_decision_stays_chosen(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(8))
    page = show(lane)
    listed(page).horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    lane.settle()
    assert listed(page).model().index(0, 0).data() == "CG-2026-0001"
    assert listed(page).currentIndex().data() == "CG-2026-0008"


def test_the_list_is_read_again_when_a_decision_was_recorded_and_not_otherwise(
    lane: OnLane, show: Show, qtbot: QtBot
) -> None:
    page = show(lane)
    model = listed(page).model()
    resets, inserted = QSignalSpy(model.modelReset), QSignalSpy(model.rowsInserted)
    lane.do(lambda house: house.record(at(next(fictions()), house.clock.now)))
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    lane.settle()
    assert (resets.count(), inserted.count()) == (0, 1)
    assert words(page, "reference") == "CG-2026-0001"


def test_a_tampered_decision_shows_what_is_wrong_and_none_of_its_content(
    lane: OnLane, show: Show
) -> None:
    made = lane.do(lambda house: house.record_many(2))
    lane.do(lambda house: swap_payloads(house.book, *made))
    page = show(lane)
    trouble = preview(page).findChild(NoticeBar, "trouble")
    assert trouble is not None
    assert "not as it was recorded" in trouble.words()
    assert not any(
        label.isVisible() and label.text()
        for label in preview(page).findChildren(QLabel)
        if not trouble.isAncestorOf(label)
    )


def test_moving_fast_shows_the_last_one_chosen(lane: OnLane, show: Show) -> None:
    lane.do(lambda house: house.record_many(12))
    page = show(lane)
    for _ in range(9):
        QTest.keyClick(listed(page), Qt.Key.Key_Down)
    lane.settle()
    assert words(page, "reference") == "CG-2026-0003"


def test_the_words_found_stand_below_each_row_and_the_rows_make_room(
    lane: OnLane, show: Show
) -> None:
    lane.do(lambda house: house.record_many(7))
    page = show(lane)
    plain = listed(page).rowHeight(0)
    QTest.keyClicks(search_field(page), "aunt")
    lane.settle()
    quotation = listed(page).model().index(0, 0).data(QuotationRole)
    assert quotation.text == "Why her aunt is losing weight"
    assert listed(page).rowHeight(0) > plain
    QTest.keyClick(search_field(page), Qt.Key.Key_Escape)
    lane.settle()
    assert listed(page).rowHeight(0) == plain


def test_the_end_of_a_long_list_is_one_key_away_and_read_out_when_it_is_there(
    lane: OnLane, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "FIRST_ROWS", 20)
    monkeypatch.setattr(decision_table, "_AROUND", 2)
    lane.do(lambda house: house.record_many(40))
    page = show(lane)
    said: list[str] = []
    monkeypatch.setattr(kit, "announce", lambda _source, words: said.append(words))
    QTest.keyClick(listed(page), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    lane.settle()
    assert listed(page).currentIndex().row() == 39
    assert words(page, "reference") == "CG-2026-0001"
    [heard] = said
    assert heard.startswith("CG-2026-0001, ")


def test_a_screen_reader_finds_headers_cells_and_the_selected_row_by_name(
    lane: OnLane, show: Show
) -> None:
    lane.do(lambda house: house.record_many(3))
    page = show(lane)
    seen = QAccessible.queryAccessibleInterface(listed(page))
    assert seen.text(QAccessible.Text.Name) == "Decisions"
    across = len(Column) + 1  # each row begins with its header, named by its reference

    def cell(row: int, column: Column | int) -> QAccessibleInterface:
        return seen.child((row + 1) * across + column + 1)

    def is_selected(row: int) -> bool:
        return bool(cell(row, Column.KIND).state().selected)

    heads = [cell(-1, column) for column in Column]
    assert [each.text(QAccessible.Text.Name) for each in heads] == list(HEADERS.values())
    assert {each.role() for each in heads} == {QAccessible.Role.ColumnHeader}
    assert seen.childCount() == 4 * across
    assert cell(0, -1).role() == QAccessible.Role.RowHeader
    assert cell(0, -1).text(QAccessible.Text.Name) == "CG-2026-0003"
    assert cell(0, Column.REFERENCE).role() == QAccessible.Role.Cell
    assert cell(0, Column.REFERENCE).text(QAccessible.Text.Name).startswith("CG-2026-0003, ")
    assert cell(0, Column.NEXT).text(QAccessible.Text.Name) == "27 Nov 2026"
    assert [is_selected(row) for row in range(3)] == [True, False, False]
    QTest.keyClick(listed(page), Qt.Key.Key_Down)
    assert [is_selected(row) for row in range(3)] == [False, True, False]
    current = listed(page).currentIndex()
    assert cell(1, Column(current.column())).state().focused
    beside = QAccessible.queryAccessibleInterface(preview(page))
    assert beside.childCount() > 0


def place(page: DecisionsPage) -> Place:
    return page._place.place  # noqa: SLF001  # what a person sees


def in_shell(page: DecisionsPage, qtbot: QtBot, state: WindowState) -> Shell:
    """The page in the window of the program, with all of its items."""
    shell = Shell(state)
    qtbot.addWidget(shell)
    shell.open_house(Occupant(organisation="Rosewood House", person="Priya Nair", position=""))
    shell.add_page("decisions", page)
    for name in ("today", "new_decision", "urgent_card", "reviews", "names", "guidance"):
        shell.add_page(name, Page())
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    shell.open_page("decisions")
    return shell


def test_below_the_width_for_both_the_preview_lies_below_six_rows_of_the_list(
    lane: OnLane, show: Show, qtbot: QtBot
) -> None:
    lane.do(lambda house: house.record_many(14))
    page = show(lane)
    shell = in_shell(page, qtbot, WindowState(width=1280, height=720))
    qtbot.waitUntil(lambda: place(page) is Place.BELOW)
    assert shell.size().width() == 1280
    rows = listed(page)
    assert rows.viewport().height() >= 6 * rows.rowHeight(0)
    for name in ("export_record", "correct"):
        (button,) = preview(page).findChildren(QPushButton, name)
        assert button.isVisible()
        foot = button.mapTo(page, button.rect().bottomLeft()).y()
        assert foot < page.height()
    assert words(page, "reference") == "CG-2026-0014"


def test_a_preview_below_the_list_keeps_the_height_that_it_was_given(
    lane: OnLane, show: Show, qtbot: QtBot
) -> None:
    lane.do(lambda house: house.record_many(14))
    page = show(lane)
    page.resize(1080, 1100)
    qtbot.waitUntil(lambda: place(page) is Place.BELOW)
    (columns,) = page.findChildren(QSplitter, "columns")
    with qtbot.waitSignal(page.preview_moved) as moved:
        columns.moveSplitter(columns.height() // 2, 1)
    assert moved.args is not None
    (percent,) = moved.args
    assert 45 <= percent <= 55
    again = show(lane)
    again.give_preview(percent)
    again.resize(1080, 1100)
    (others,) = again.findChildren(QSplitter, "columns")
    qtbot.waitUntil(lambda: abs(others.sizes()[1] - columns.sizes()[1]) <= 12)
    columns.moveSplitter(20, 1)
    assert listed(page).viewport().height() >= 6 * listed(page).rowHeight(0)


def test_the_line_between_list_and_preview_is_moved_by_keys(
    lane: OnLane, show: Show, qtbot: QtBot
) -> None:
    lane.do(lambda house: house.record_many(14))
    page = show(lane)
    page.resize(1080, 1100)
    qtbot.waitUntil(lambda: place(page) is Place.BELOW)
    (columns,) = page.findChildren(kit.Room, "columns")
    listed(page).setFocus()
    QTest.keyClick(listed(page), Qt.Key.Key_Tab)
    assert columns.grip.hasFocus()
    before = columns.sizes()[1]
    QTest.keyClick(columns.grip, Qt.Key.Key_Up)
    raised = columns.sizes()[1]
    assert raised > before
    QTest.keyClick(columns.grip, Qt.Key.Key_Down)
    assert columns.sizes()[1] < raised
    QTest.keyClick(columns.grip, Qt.Key.Key_Home)
    rows = listed(page)  # whose columns make room for a scroll bar, and it for them
    qtbot.waitUntil(lambda: rows.viewport().height() >= 6 * rows.rowHeight(0))
    page.resize(1500, 1100)
    qtbot.waitUntil(lambda: place(page) is Place.BESIDE)
    assert columns.grip.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize(
    "state",
    [WindowState(width=1440, height=900, text_scale=2.0), WindowState(width=800, height=600)],
    ids=["200 %", "800x600"],
)
def test_without_room_for_six_rows_one_key_shows_the_decision_instead_of_the_list(
    lane: OnLane, show: Show, qtbot: QtBot, theme: Theme, state: WindowState
) -> None:
    lane.do(lambda house: house.record_many(3))
    page = show(lane)
    theme.set_scale(state.text_scale)
    in_shell(page, qtbot, state)
    qtbot.waitUntil(lambda: place(page) is Place.INSTEAD)
    assert not preview(page).isVisible()
    (button,) = page.findChildren(QPushButton, "show_preview")
    assert button.text() == "Show the decision"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert preview(page).isVisible()
    assert not listed(page).isVisible()
    assert button.hasFocus()
    assert button.text() == "Show the list"
    (correct,) = preview(page).findChildren(QPushButton, "correct")
    assert correct.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert listed(page).isVisible()
    assert not preview(page).isVisible()


def test_the_list_is_sorted_by_keys_alone(lane: OnLane, show: Show, qtbot: QtBot) -> None:
    lane.do(lambda house: house.record_many(8))
    page = show(lane)
    (chip,) = page.findChildren(QPushButton, "sort")
    assert chip.text() == "Sort: newest first"

    def choose(words: str) -> None:
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        page.activateWindow()  # off-screen no window system gives this back after a menu
        qtbot.waitUntil(page.isActiveWindow)
        QTest.keyClick(page, Qt.Key.Key_O, modifiers)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTest.keyClick(menu, Qt.Key.Key_Down)
        while menu.activeAction().text() != words:
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        lane.settle()

    choose("Oldest first")
    assert listed(page).model().index(0, 0).data() == "CG-2026-0001"
    assert chip.text() == "Sort: oldest first"
    choose("Requester")
    shown = [
        listed(page).model().index(row, Column.REQUESTER).data()
        for row in range(listed(page).model().rowCount())
    ]
    assert shown == sorted(shown, key=str.casefold)
    assert listed(page).horizontalHeader().sortIndicatorSection() == Column.REQUESTER
    choose("Decided by")
    assert chip.text() == "Sort: Decided by, from A to Z"
    assert listed(page).horizontalHeader().sortIndicatorSection() == -1


def test_everything_that_a_list_can_be_ordered_by_is_offered() -> None:
    assert set(sort_menu.OFFERED) == set(Order) - {Order.RECORDED_AT}  # recorded, said twice
