from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.kit.cells import Kept
from caldicott_desktop.windows.kit.lines import BelowRole, LinesDelegate, SecondLineRole
from caldicott_desktop.windows.theme import Look, Theme

ROWS = (
    ("CG-2026-0001", "Police request", None, "Share in part", "attention"),
    ("CG-2026-0002", "Records after death: a relative", "Superseded", "Refuse", None),
    ("CG-2026-0003", "A service asks for 25 people's letters at once", None, "Share", "good"),
    ("CG-2026-0004", "<b>As it was typed</b> & never as markup", "Later\nby a day", "", None),
)
LEADING, LINES, TAG = range(3)


@pytest.fixture
def model() -> QStandardItemModel:
    model = QStandardItemModel(len(ROWS), 3)
    for place, (leading, words, more, tag, tone) in enumerate(ROWS):
        model.setItem(place, LEADING, QStandardItem(leading))
        model.setItem(place, LINES, QStandardItem(words))
        model.item(place, LINES).setData(more, SecondLineRole)
        model.setItem(place, TAG, QStandardItem(tag))
        model.item(place, TAG).setData(tone, kit.ToneRole)
    return model


@pytest.fixture
def tables(theme: Theme, model: QStandardItemModel) -> Iterator[tuple[QTableView, QTableView]]:
    """A table that has each cell drawn by its delegate, and one that draws rows whole."""
    single, whole = QTableView(), kit.QuotingTable()
    whole.quote_in(0, theme)
    for table in (single, whole):
        dress(table, model, theme)
        table.show()
    yield single, whole
    for table in (single, whole):
        table.close()
        table.deleteLater()


def dress(table: QTableView, model: QStandardItemModel, theme: Theme) -> None:
    table.setModel(model)
    table.setItemDelegateForColumn(LEADING, LinesDelegate(theme, table, leads=True))
    table.setItemDelegateForColumn(LINES, LinesDelegate(theme, table))
    table.setItemDelegateForColumn(TAG, kit.TagDelegate(theme, table))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(round(48 * theme.scale))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    for column, width in ((LEADING, 140), (LINES, 170), (TAG, 150)):
        table.setColumnWidth(column, round(width * theme.scale))
    table.resize(round(480 * theme.scale), round(300 * theme.scale))
    table.selectionModel().select(
        model.index(1, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )


def seen(table: QTableView) -> QImage:
    return table.viewport().grab().toImage()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_row_drawn_whole_looks_as_one_drawn_cell_by_cell(
    tables: tuple[QTableView, QTableView], theme: Theme, scale: float
) -> None:
    theme.set_scale(scale)
    single, whole = tables
    assert seen(single) == seen(whole)


def test_a_selected_row_looks_otherwise(tables: tuple[QTableView, QTableView]) -> None:
    _, whole = tables
    before = seen(whole)
    whole.clearSelection()
    assert seen(whole) != before


def test_whatever_stands_first_in_a_row_bears_the_mark_of_the_selected_one(
    tables: tuple[QTableView, QTableView], theme: Theme
) -> None:
    single, _ = tables
    theme.set_look(Look.CONTRAST_LIGHT)  # in which the ground alone is hardly another one
    marked = QColor(theme.tokens.accent)
    for delegate in (
        LinesDelegate(theme, single, leads=True),
        kit.TagDelegate(theme, single, leads=True),
    ):
        single.setItemDelegateForColumn(LEADING, delegate)
        picture = seen(single)
        middles = [single.rowViewportPosition(row) + single.rowHeight(row) // 2 for row in (0, 1)]
        assert [picture.pixelColor(1, y) == marked for y in middles] == [False, True]


def test_what_was_laid_out_gives_way_to_other_words_and_another_width(
    tables: tuple[QTableView, QTableView], model: QStandardItemModel
) -> None:
    single, whole = tables
    seen(whole)
    model.item(0, LINES).setText("Police request, by an officer who will call again on Monday")
    model.item(2, TAG).setText("Withdrawn by requester")
    for table in (single, whole):
        table.setColumnWidth(LINES, 120)
        table.setColumnWidth(TAG, 80)
    assert seen(single) == seen(whole)


@pytest.mark.parametrize("look", [Look.DARK, Look.CONTRAST_LIGHT, Look.CONTRAST_DARK])
def test_other_colours_and_letters_are_taken_up(
    tables: tuple[QTableView, QTableView], theme: Theme, look: Look
) -> None:
    single, whole = tables
    light = seen(whole)
    theme.set_look(look)
    theme.set_scale(1.5)
    assert seen(whole) != light
    assert seen(single) == seen(whole)


def test_a_cell_that_goes_across_is_drawn_across_and_nothing_beside_it(
    tables: tuple[QTableView, QTableView], model: QStandardItemModel
) -> None:
    model.item(1, LEADING).setText("Window closes within a week · 12 cases, the soonest first")
    for table in tables:
        table.clearSelection()
        table.setSpan(1, 0, 1, 3)
        table.setRowHeight(1, 28)
    single, whole = tables
    assert seen(single) == seen(whole)


@pytest.mark.parametrize("more", ["", "Superseded"])
def test_what_has_no_column_of_its_own_is_drawn_below_another_cell(
    tables: tuple[QTableView, QTableView], model: QStandardItemModel, more: str
) -> None:
    for place in range(len(ROWS)):
        model.item(place, LINES).setData(more, SecondLineRole)
        model.item(place, LINES).setData("a kind", BelowRole)
        model.item(place, TAG).setData(ROWS[place][3], BelowRole)
    for table in tables:
        table.setColumnHidden(TAG, True)  # noqa: FBT003  # Qt's own signature
        below(table).below = (TAG,)
    single, whole = tables
    stacked = seen(whole)
    assert seen(single) == stacked
    for place, (*_, tag, _tone) in enumerate(ROWS):
        model.item(place, LINES).setData(" · ".join(filter(None, (more, tag))), SecondLineRole)
    for table in tables:
        below(table).below = ()
    assert seen(whole) == seen(single) == stacked


def test_of_a_cell_that_says_nothing_what_stands_below_it_takes_the_place(
    tables: tuple[QTableView, QTableView], model: QStandardItemModel
) -> None:
    _, whole = tables
    model.item(0, LINES).setText("–")
    model.item(0, LEADING).setData("CG-2026-0001", BelowRole)
    below(whole).below = (LEADING,)
    stacked = seen(whole)
    below(whole).below = ()
    assert seen(whole) != stacked
    model.item(0, LINES).setText("CG-2026-0001")
    assert seen(whole) == stacked


def below(table: QTableView) -> LinesDelegate:
    delegate = table.itemDelegateForColumn(LINES)
    assert isinstance(delegate, LinesDelegate)
    return delegate


def test_a_table_of_nothing_draws_nothing(theme: Theme) -> None:
    table = kit.QuotingTable()
    table.quote_in(0, theme)
    table.setModel(QStandardItemModel(0, 3))
    bare = seen(table)
    bare.fill(QColor(theme.tokens.surface))
    assert seen(table) == bare


def test_what_is_kept_is_laid_out_once_and_never_more_than_a_few_screens() -> None:
    laid: list[int] = []

    def lay(key: int) -> str:
        laid.append(key)
        return str(key)

    kept = Kept(lay)
    assert [kept.of(7), kept.of(7)] == ["7", "7"]
    assert laid == [7]
    for key in range(10_000):
        kept.of(key)
    assert len(kept) <= 1_500
    assert kept.of(9_999) == "9999"
    assert laid.count(9_999) == 1
