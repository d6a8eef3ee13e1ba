"""What gives way to what in a table of decisions that has no room for all its columns."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.recent_table import RecentTable
from caldicott_desktop.windows.decisions.rows import Column
from caldicott_desktop.windows.decisions.table_look import TableLook
from caldicott_desktop.windows.kit.lines import LinesDelegate
from caldicott_desktop.windows.theme import Theme

WIDE = 1400
_BELOW = {
    Column.REFERENCE: (Column.DECIDED,),
    Column.KIND: (Column.REQUESTER, Column.SUBJECT, Column.NEXT),
}


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> Iterator[kit.QuotingTable]:
    table = kit.QuotingTable()
    qtbot.addWidget(table)
    table.setModel(RecentTable(table))
    table.resize(WIDE, 400)
    table.show()
    yield table
    theme.set_scale(1.0)


def narrow_to(table: kit.QuotingTable, width: int, qtbot: QtBot) -> None:
    table.resize(width, 400)
    qtbot.waitUntil(lambda: table.width() == width)


def below(table: kit.QuotingTable) -> dict[int, tuple[int, ...]]:
    delegates = {column: table.itemDelegateForColumn(column) for column in Column}
    return {
        column: delegate.below
        for column, delegate in delegates.items()
        if isinstance(delegate, LinesDelegate) and delegate.below
    }


def shown(table: kit.QuotingTable) -> set[Column]:
    return {column for column in Column if not table.isColumnHidden(column)}


def test_as_a_table_grows_narrow_its_columns_stand_below_others_and_it_never_scrolls(
    table: kit.QuotingTable, theme: Theme, qtbot: QtBot
) -> None:
    look = TableLook(table, theme)
    assert (shown(table), below(table)) == (set(Column), {})
    bare, least = look.bare_row_height, look.least_width
    narrow_to(table, least - 20, qtbot)
    assert below(table) == {Column.REFERENCE: (Column.SUBJECT,)}
    narrow_to(table, 560, qtbot)
    assert below(table) == _BELOW
    assert shown(table) == {Column.REFERENCE, Column.KIND, Column.OUTCOME}
    assert look.bare_row_height > bare
    narrow_to(table, 400, qtbot)
    assert shown(table) == {Column.REFERENCE, Column.OUTCOME}
    assert table.horizontalScrollBar().maximum() == 0
    assert (look.bare_row_height, look.least_width) == (bare, least)


def test_larger_text_has_the_same_effect_and_smaller_puts_them_side_by_side_again(
    table: kit.QuotingTable, theme: Theme, qtbot: QtBot
) -> None:
    TableLook(table, theme)
    narrow_to(table, 1040, qtbot)
    theme.set_scale(2.0)
    assert below(table) == _BELOW
    theme.set_scale(1.0)
    assert (shown(table), below(table)) == (set(Column), {})
