from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QTableView, QWidget

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import CaseState, Scope
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.case_rows import Column
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage
from caldicott_desktop.windows.examiner.source_tick import SourceTick
from caldicott_desktop.windows.kit.lines import LinesDelegate, SecondLineRole
from caldicott_desktop.windows.theme import Theme
from tests.casework.examiner.people import FENWICK, RAHMAN, Office
from tests.windows.examiner.rooms import OfficeOnLane

Show = Callable[[], ExaminerPage]
W = TypeVar("W", bound=QWidget)


def find(page: QWidget, kind: type[W], name: str) -> W:
    found = page.findChild(kind, name)
    assert found is not None
    return found


def words(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def typed(text: str) -> None:
    """Type into whatever has the keyboard."""
    for letter in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, letter)


def press(key: Qt.Key, ways: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, ways)


def save(at_office: OfficeOnLane) -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_office.settle()


def cases(at_office: OfficeOnLane) -> tuple[examiner.CaseRowShown, ...]:
    return at_office.do(lambda office: examiner.case_page(office.book).rows)


def test_a_case_with_two_sources_takes_twelve_keys_beyond_its_reference(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    typed("ME-2611-0416")
    keys = ["Tab", *"14 nov", "Tab", "1", "2", "Ctrl+Enter"]
    press(Qt.Key.Key_Return)
    typed("14 nov")
    press(Qt.Key.Key_Return)
    typed("12")
    save(at_office)
    (row,) = cases(at_office)
    assert row.reference == "ME-2611-0416"
    assert [each.short_name for each in row.opened] == ["Trust EPR", "GP Connect"]
    assert [each.scope for each in row.opened] == [Scope.LAST_EPISODE, Scope.MONTHS]
    assert len(keys) <= 12
    reference = find(page, QLineEdit, "reference")
    assert reference.hasFocus()
    assert not page.line.is_written
    assert page.unsaved() == ""


def test_what_is_typed_on_the_list_begins_the_next_line(
    at_office: OfficeOnLane, show: Show
) -> None:
    at_office.do(lambda office: [office.save(each, office.epr) for each in ("ME-1", "ME-2")])
    page = show()
    table = find(page, QTableView, "table")
    table.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert table.hasFocus()
    typed("ME-3")
    reference = find(page, QLineEdit, "reference")
    assert reference.hasFocus()
    assert reference.text() == "ME-3"
    table.setFocus()
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert reference.text() == "ME-3"


def test_what_is_typed_while_a_line_is_saved_goes_into_the_next(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    typed("ME-1")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for letter in "ME-2":
        QTest.keyClicks(page.window(), letter)
    at_office.qtbot.waitUntil(lambda: find(page, QLineEdit, "reference").text() == "ME-2")
    assert [row.reference for row in cases(at_office)] == ["ME-1"]


def test_a_date_of_death_to_come_is_said_beside_its_field_and_nothing_is_lost(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    typed("ME-3")
    press(Qt.Key.Key_Return)
    typed("14 nov 2027")
    press(Qt.Key.Key_Return)
    typed("1")
    save(at_office)
    assert cases(at_office) == ()
    died = find(page, QLineEdit, "died")
    assert died.hasFocus()
    assert find(page, kit.FieldRow, "died_row").error()
    assert died.text() == "14 nov 2027"
    assert page.line.is_written
    assert "line is typed" in page.unsaved()


def test_a_reference_that_is_an_nhs_number_is_said_to_be_one(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    typed("943 476 5919")
    save(at_office)
    assert cases(at_office) == ()
    assert "NHS, CHI or Health and Care number" in find(page, kit.FieldRow, "reference_row").error()


def test_a_reference_that_is_here_says_so_and_adds_to_its_line(
    at_office: OfficeOnLane, show: Show
) -> None:
    at_office.do(lambda office: office.save("ME-4", office.epr))
    page = show()
    typed("me-4")
    at_office.settle()
    assert "adds to its line" in find(page, kit.FieldRow, "reference_row").note()
    page.line.tick(2)
    save(at_office)
    (row,) = cases(at_office)
    assert len(row.opened) == 2


def test_more_than_usual_asks_why(at_office: OfficeOnLane, show: Show) -> None:
    page = show()
    typed("ME-5")
    gp = page.findChildren(SourceTick)[1]
    scope = find(gp, kit.PickList, "scope")
    scope.setCurrentIndex(scope.findText("Whole record"))
    scope.activated.emit(scope.currentIndex())
    assert gp.is_ticked
    save(at_office)
    assert cases(at_office) == ()
    reason = find(gp, QLineEdit, "scope_reason")
    assert reason.hasFocus()
    typed("Illness in the chain since childhood")
    save(at_office)
    (row,) = cases(at_office)
    assert [each.scope for each in row.opened] == [Scope.WHOLE]


def test_the_last_line_s_sources_are_ticked_again(at_office: OfficeOnLane, show: Show) -> None:
    page = show()
    typed("ME-6")
    page.line.tick(2)
    save(at_office)
    assert not any(tick.is_ticked for tick in page.findChildren(SourceTick))
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [tick.is_ticked for tick in page.findChildren(SourceTick)] == [False, True]


def test_a_line_for_somebody_else_says_that_it_waits(at_office: OfficeOnLane, show: Show) -> None:
    page = show()
    who = find(page, kit.PickList, "accessor")
    who.setCurrentIndex(who.findText(RAHMAN, Qt.MatchFlag.MatchStartsWith))
    who.activated.emit(who.currentIndex())
    assert f"wait for {RAHMAN}" in find(page, kit.SpokenLabel, "facts").text()
    find(page, QLineEdit, "reference").setFocus()
    typed("ME-7")
    page.line.tick(1)
    save(at_office)
    (row,) = cases(at_office)
    assert row.awaiting == 1
    assert "awaiting confirmation" in words(page.pane)


def test_facts_about_the_death_are_shown_while_it_is_typed(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    today = at_office.office.now.date()
    first, last = today - timedelta(days=9), today - timedelta(days=8)
    find(page, QLineEdit, "died").setFocus()
    typed(f"{first:%d/%m/%Y} - {last:%d/%m/%Y}")
    assert "Died 8–9 days ago" in find(page, kit.SpokenLabel, "facts").text()
    states = [find(tick, kit.SpokenLabel, "state") for tick in page.findChildren(SourceTick)]
    assert [state.text() for state in states] == ["", "View closes in 19 days"]


def closing(office: Office) -> None:
    for reference, days in (("ME-8", 25), ("ME-9", 2)):
        died = office.now.date() - timedelta(days=days)
        line = office.line(reference, office.gp)
        office.book.clock()
        details = type(line.details)(reference=reference, died_from_on=died, died_to_on=died)
        examiner.save_line(office.book, type(line)(details=details, accesses=line.accesses))


def test_what_closes_within_a_week_stands_first_under_its_heading(
    at_office: OfficeOnLane, show: Show
) -> None:
    at_office.do(closing)
    page = show()
    table = find(page, QTableView, "table")
    model = table.model()
    QAbstractItemModelTester(model)
    column = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert column[0].startswith("Window closes within a week")
    assert column[1:2] == ["ME-8"]
    assert column[2].startswith("Newest first")
    assert sorted(column[3:]) == ["ME-8", "ME-9"]
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert table.columnSpan(0, 0) == model.columnCount()
    assert table.rowHeight(0) < table.rowHeight(1)
    find(page, QLineEdit, "search").setText("ME-8")
    at_office.settle()
    assert table.rowHeight(0) == table.verticalHeader().defaultSectionSize()
    find(page, QLineEdit, "search").clear()
    for chosen, expected in (("soonest", ["ME-8", "ME-9"]), ("closing", ["ME-8"])):
        find(page, kit.FilterChip, "waiting").chosen.emit(chosen)
        at_office.settle()
        column = [model.index(row, 0).data() for row in range(model.rowCount())]
        assert column == expected


def test_a_row_is_read_out_whole(at_office: OfficeOnLane, show: Show) -> None:
    at_office.do(lambda office: office.save("ME-10", office.epr))
    model = find(show(), QTableView, "table").model()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("ME-10. Listed. Died: ")
    assert "Sources: Trust EPR" in spoken
    assert "View closes in " in spoken


def test_in_a_narrow_list_what_has_no_column_stands_below_the_case(
    at_office: OfficeOnLane, show: Show
) -> None:
    at_office.do(lambda office: office.save("ME-10", office.epr))
    table = find(show(), QTableView, "table")
    table.resize(400, 300)
    hidden = [column for column in Column if table.isColumnHidden(column)]
    assert hidden == [Column.DIED, Column.SOURCES, Column.PREPARED, Column.EXAMINER]
    delegate = table.itemDelegateForColumn(Column.CASE)
    model = table.model()
    assert isinstance(delegate, LinesDelegate)
    told = delegate.told(model, model.index(0, Column.CASE))
    assert told(Qt.ItemDataRole.DisplayRole) == "ME-10"
    below = str(told(SecondLineRole))
    assert below.startswith("Day ")
    assert " · Trust EPR · " in below


def test_the_pane_says_what_nobody_was_asked(at_office: OfficeOnLane, show: Show) -> None:
    at_office.do(lambda office: office.save("ME-11", office.epr))
    page = show()
    shown = words(page.pane)
    for question in ("Sensitive item found", "Linked living record opened", "the bereaved"):
        assert question in shown
    assert shown.count("not asked") == 4
    assert page.pane.case is not None
    assert page.pane.case.state is CaseState.LISTED


def test_the_pane_tells_the_examiners_own_words_and_outcome(
    at_office: OfficeOnLane, show: Show
) -> None:
    def concluded(office: Office) -> None:
        saved = office.save("ME-12", office.epr)
        office.prepare(saved.case_id)
        office.switch(FENWICK)
        office.complete(saved.case_id)

    at_office.do(concluded)
    shown = words(show().pane)
    assert "“I took no part in this person's care.”" in shown
    assert "Scrutiny complete" in shown
    assert FENWICK in shown


@pytest.mark.parametrize(("text", "found"), [("ME-13", ["ME-13"]), ("ME-99", [])])
def test_the_log_is_searched_by_reference(
    at_office: OfficeOnLane, show: Show, text: str, found: list[str]
) -> None:
    at_office.do(lambda office: [office.save(each, office.epr) for each in ("ME-13", "ME-14")])
    page = show()
    find(page, QLineEdit, "search").setText(text)
    at_office.settle()
    model = find(page, QTableView, "table").model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == found
    if not found:
        assert "No case is like that" in words(page)


def test_an_empty_log_says_how_to_begin(at_office: OfficeOnLane, show: Show) -> None:
    page = show()
    assert "No case has been listed yet" in words(page)
    assert "paste the day list" in words(page)
    search = find(page, QLineEdit, "search")
    assert search.width() > search.fontMetrics().horizontalAdvance(search.placeholderText())
    del at_office


def test_a_line_is_whole_in_a_small_window_and_the_page_scrolls(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    page.resize(588, 522)
    above, below = (find(page, QLineEdit, name) for name in ("reference", "died"))

    def are_apart() -> bool:
        tops = [each.mapTo(page.line, QPoint(0, 0)).y() for each in (above, below)]
        return tops[1] >= tops[0] + above.height() >= tops[0] + above.minimumSizeHint().height()

    at_office.qtbot.waitUntil(are_apart)
    scroll = find(page, kit.ScrollPage, "page").verticalScrollBar()
    assert scroll.maximum() > 0
    page.resize(1244, 820)
    at_office.qtbot.waitUntil(lambda: scroll.maximum() == 0)


def _is_seen(widget: QWidget, *, seen: bool) -> bool:
    return widget.isVisible() is seen


def test_the_case_stands_beside_the_list_again_after_the_text_was_large(
    at_office: OfficeOnLane, show: Show, theme: Theme
) -> None:
    at_office.do(lambda office: office.save("ME-8", office.epr))
    page = show()
    beside = find(page, QFrame, "preview")
    for scale, seen in ((1.0, True), (2.0, False), (1.0, True)):
        theme.set_scale(scale)
        page.resize(1244, 820)
        at_office.qtbot.waitUntil(partial(_is_seen, beside, seen=seen))


def test_what_others_change_while_a_line_is_refused_is_shown_all_the_same(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    typed("ME-8")
    press(Qt.Key.Key_Return)
    typed("14 nov 2027")
    at_office.desk.ask(
        lambda: at_office.office.save("ME-9", at_office.office.epr),
        owner=page,
        then=lambda _saved: None,
        failed=lambda error: pytest.fail(error.message),
    )
    save(at_office)
    assert page.line.is_written
    model = find(page, QTableView, "table").model()
    assert "ME-9" in [model.index(row, 0).data() for row in range(model.rowCount())]


def test_in_a_narrow_window_with_large_text_no_field_of_the_line_is_cut(
    at_office: OfficeOnLane, show: Show, theme: Theme
) -> None:
    theme.set_scale(2.0)
    page = show()
    page.resize(800, 600)
    rows = [each for each in page.line.findChildren(kit.FieldRow) if each.isVisible()]
    assert len(rows) >= 5
    at_office.qtbot.waitUntil(
        lambda: all(each.height() >= each.minimumSizeHint().height() for each in rows)
    )
