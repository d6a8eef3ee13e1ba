from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.domain.case import Condition
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.condition_row import ConditionRow
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.rows import RowList
from tests.domain.samples import GUIDANCE

SETTING = Setting(
    kind=GUIDANCE.kinds["general"],
    guidance=GUIDANCE,
    person="Priya Nair",
    position="Registered manager",
    clock=lambda: datetime(2026, 11, 20, tzinfo=UTC),
)
TWO = (
    Condition(words="Redact names", owner="Priya Nair", due_on=date(2026, 11, 27), principle=3),
    Condition(words="Destroy after use", principle=4),
)


class Shown:
    """A list of conditions in a window, with its button."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.add = QPushButton("Add")
        self.rows = RowList("/conditions", lambda: ConditionRow(SETTING), Condition, self.add)
        self.add.clicked.connect(self.rows.add)
        body = QVBoxLayout(self.window)
        body.addWidget(self.rows)
        body.addWidget(self.add)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    def remove(self, place: int) -> None:
        (link,) = self.rows.rows[place].findChildren(kit.LinkButton, "remove")
        QTest.keyClick(link, Qt.Key.Key_Space)

    def paths(self) -> list[str]:
        return [next(row.fields()).path for row in self.rows.rows]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_rows_come_back_as_they_were_shown(shown: Shown) -> None:
    shown.rows.show_parts(TWO)
    assert shown.rows.read() == TWO
    shown.rows.show_parts(TWO[1:])
    assert shown.rows.read() == TWO[1:]


def test_adding_puts_the_keyboard_into_the_new_row(shown: Shown, qtbot: QtBot) -> None:
    shown.rows.show_parts(TWO)
    with qtbot.waitSignal(shown.rows.changed):
        QTest.keyClick(shown.add, Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "Tell the family")
    assert shown.rows.read() == (*TWO, Condition(words="Tell the family"))


def test_removing_moves_the_addresses_and_the_keyboard(shown: Shown) -> None:
    shown.rows.show_parts(TWO)
    assert shown.paths() == ["/conditions/0/words", "/conditions/1/words"]
    shown.remove(0)
    assert shown.rows.read() == TWO[1:]
    assert shown.paths() == ["/conditions/0/words"]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert shown.rows.rows[0].isAncestorOf(focused)
    shown.remove(0)
    assert shown.rows.read() == ()
    assert QApplication.focusWidget() is shown.add


def test_rows_that_are_only_some_of_a_list_bear_their_places_in_it(shown: Shown) -> None:
    shown.rows.show_parts(TWO, (2, 5))
    assert shown.paths() == ["/conditions/2/words", "/conditions/5/words"]


def test_each_remove_button_says_what_it_removes(shown: Shown) -> None:
    shown.rows.show_parts(TWO)
    names = [link.accessibleName() for link in shown.rows.findChildren(kit.LinkButton, "remove")]
    assert names == ["Remove condition 1", "Remove condition 2"]
