"""How the columns of a table share its width, and how many of its rows can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows.kit.lines import BelowRole, LinesDelegate
from caldicott_desktop.windows.names.tables import Column, RowTable, dress, hold, wear
from caldicott_desktop.windows.theme import Theme

COLUMNS: tuple[Column[str], ...] = (
    Column(title="When", words=lambda row: row, widest="30 September 2026"),
    Column(title="What", words=lambda row: row, widest="Confirm that the copy was destroyed"),
    Column(title="Whose", words=lambda row: row, widest="Margaret Ellery", titled=True),
)
WHEN, WHAT, WHOSE = range(3)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> QTableView:
    table = QTableView()
    qtbot.addWidget(table)
    model: RowTable[str] = RowTable(COLUMNS, table)
    model.show_rows([f"row {n}" for n in range(20)])
    table.setModel(model)
    wear(table, COLUMNS, theme)
    table.resize(1200, 400)
    table.show()
    dress(table, COLUMNS, WHAT)
    return table


def least(table: QTableView) -> int:
    return table.fontMetrics().horizontalAdvance(COLUMNS[WHAT].widest)


def test_the_column_that_says_what_a_row_is_takes_what_the_others_leave(
    table: QTableView, qtbot: QtBot
) -> None:
    header = table.horizontalHeader()
    qtbot.waitUntil(lambda: header.length() == table.viewport().width())
    wide = table.columnWidth(WHAT)
    table.resize(1500, 400)
    qtbot.waitUntil(lambda: header.length() == table.viewport().width())
    assert table.columnWidth(WHAT) > wide


def test_where_they_leave_it_too_little_they_stand_below_it_from_the_right(
    table: QTableView, qtbot: QtBot
) -> None:
    table.resize(490, 400)
    qtbot.waitUntil(lambda: table.isColumnHidden(WHOSE))
    assert below(table) == (WHOSE,)
    assert not table.isColumnHidden(WHEN)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    shown = table.model().index(0, WHOSE)
    assert shown.data(BelowRole) == "Whose: row 0"
    assert table.model().index(0, WHEN).data(BelowRole) == "row 0"
    table.resize(1200, 400)
    qtbot.waitUntil(lambda: not table.isColumnHidden(WHOSE))
    assert below(table) == ()


def test_words_that_mean_nothing_without_their_heading_stay_where_they_are(
    table: QTableView, qtbot: QtBot
) -> None:
    dress(table, COLUMNS, WHAT, stacks=False)
    table.resize(490, 400)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    assert not table.isColumnHidden(WHOSE)


def below(table: QTableView) -> tuple[int, ...]:
    delegate = table.itemDelegateForColumn(WHAT)
    assert isinstance(delegate, LinesDelegate)
    return delegate.below


def test_it_is_never_squeezed_and_the_table_scrolls_instead(
    table: QTableView, qtbot: QtBot
) -> None:
    table.resize(200, 400)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    assert table.columnWidth(WHAT) >= least(table) // 2


def test_rows_in_which_something_stands_below_are_higher_and_as_many_stay_in_sight(
    table: QTableView, qtbot: QtBot
) -> None:
    rows = table.verticalHeader()
    hold(table, 6)
    ordinary = rows.defaultSectionSize()
    table.resize(490, 200)
    qtbot.waitUntil(lambda: rows.defaultSectionSize() > ordinary)
    assert table.minimumHeight() > 6 * rows.defaultSectionSize()
    table.resize(1200, 200)
    qtbot.waitUntil(lambda: rows.defaultSectionSize() == ordinary)


def test_a_few_rows_can_always_be_seen(table: QTableView, theme: Theme) -> None:
    theme.set_scale(2.0)
    dress(table, COLUMNS, WHAT)
    table.resize(400, 10)
    rows = table.height() - table.horizontalHeader().height()
    assert rows >= 4 * table.verticalHeader().defaultSectionSize()
