from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.theme import Theme


def seen(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget as a window with room to spare."""
    qtbot.addWidget(widget)
    widget.resize(900, 60)
    with qtbot.waitExposed(widget):
        widget.show()


def test_what_changes_together_in_a_row_is_laid_out_once_it_is_all_there(qtbot: QtBot) -> None:
    first, second, third = (QPushButton(name) for name in ("Decided", "Kind of case", "Outcome"))
    row = kit.FlowRow(None, first, second, third)
    seen(qtbot, row)
    place, left = second.pos(), third.x()
    with row.changing():
        first.hide()
        second.setText("Police request")
        assert second.pos() == place
    qtbot.waitUntil(lambda: second.x() == 0)
    assert second.width() == second.sizeHint().width()
    with row.changing():
        first.show()
        second.setText("Kind of case")
    qtbot.waitUntil(lambda: third.x() == left)
    assert second.pos() == place


def test_a_chip_is_as_wide_as_what_it_shows_at_any_size_of_text(qtbot: QtBot, theme: Theme) -> None:
    chip = kit.FilterChip()
    chip.setText("Kind")
    chip.settle()
    seen(qtbot, chip)
    bare = chip.sizeHint().width()
    chip.show_value("police", "Police request, by an officer")
    set_to = chip.sizeHint().width()
    assert set_to > bare
    theme.set_scale(2.0)
    assert chip.sizeHint().width() > set_to
    theme.set_scale(1.0)
    assert chip.sizeHint().width() == set_to
    chip.show_value(None)
    assert (chip.sizeHint().width(), chip.text()) == (bare, "Kind")


def test_a_chip_that_shows_the_same_again_moves_nothing(qtbot: QtBot) -> None:
    chip = kit.FilterChip()
    chip.setText("Kind")
    row = kit.FlowRow(None, chip)
    chip.settle()
    seen(qtbot, row)
    QCoreApplication.processEvents()
    asked: list[QEvent.Type] = []

    class Watch(QObject):
        @override
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            asked.append(event.type())
            return False

    row.installEventFilter(watch := Watch(row))
    chip.show_value(None)
    QCoreApplication.processEvents()
    assert QEvent.Type.LayoutRequest not in asked
    chip.show_value("media", "Media")
    qtbot.waitUntil(lambda: QEvent.Type.LayoutRequest in asked)
    row.removeEventFilter(watch)


@pytest.mark.parametrize("share", [0.1, 0.45, 0.6, 0.9])
def test_a_long_list_of_choices_lies_within_the_screen_and_never_over_its_chip(
    qtbot: QtBot, theme: Theme, share: float
) -> None:
    theme.set_scale(2.0)
    chip = kit.FilterChip()
    chip.setText("Outcome")
    chip.settle()
    seen(qtbot, chip)
    chip.resize(chip.sizeHint())
    screen = chip.screen().availableGeometry()
    chip.move(screen.left(), screen.top() + round(share * screen.height()))
    chip.offer([kit.ChipChoice(value=n, words=f"Outcome {n}", count=n) for n in range(30)])
    popup = chip.popup
    assert popup is not None
    assert screen.contains(popup.geometry())
    around = QRect(chip.mapToGlobal(QPoint(0, 0)), chip.size())
    assert not around.intersects(popup.geometry())
    popup.close()
