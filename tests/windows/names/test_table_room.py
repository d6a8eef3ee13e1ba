"""How the columns of a table share its width, and how many of its rows can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows.names.tables import Column, RowTable, dress, wear
from caldicott_desktop.windows.theme import Theme

COLUMNS: tuple[Column[str], ...] = (
    Column(title="When", words=lambda row: row, widest="30 September 2026"),
    Column(title="What", words=lambda row: row, widest="Confirm that the copy was destroyed"),
    Column(title="Whose", words=lambda row: row, widest="Margaret Ellery"),
)
WHAT = 1


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


def test_it_is_never_squeezed_and_the_table_scrolls_instead(
    table: QTableView, qtbot: QtBot
) -> None:
    table.resize(400, 400)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    assert table.columnWidth(WHAT) >= least(table)


def test_a_few_rows_can_always_be_seen(table: QTableView, theme: Theme) -> None:
    theme.set_scale(2.0)
    dress(table, COLUMNS, WHAT)
    table.resize(400, 10)
    rows = table.height() - table.horizontalHeader().height()
    assert rows >= 4 * table.verticalHeader().defaultSectionSize()
