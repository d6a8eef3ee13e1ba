from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from caldicott_desktop import casework
from caldicott_desktop.windows.finding.actions import Action
from caldicott_desktop.windows.finding.looking import Found, Sort
from caldicott_desktop.windows.finding.palette import Around, Palette, PaletteForm
from caldicott_desktop.windows.finding.results import Result, Results
from caldicott_desktop.windows.theme import Theme
from tests.windows.lane import OnLane


class Desk:
    """A window with a field that has the keyboard, and what was run and opened from the palette."""

    def __init__(self, qtbot: QtBot, lane: OnLane, theme: Theme) -> None:
        self.qtbot, self.lane, self.theme = qtbot, lane, theme
        self.window = QWidget()
        self.field = QLineEdit()
        QVBoxLayout(self.window).addWidget(self.field)
        self.window.resize(1000, 700)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.field.setFocus()
        qtbot.waitUntil(self.field.hasFocus)
        self.done: list[str] = []
        self.opened: list[Found] = []

    def action(self, words: str, shortcut: str = "", keywords: str = "") -> Action:
        return Action(
            id=words,
            words=words,
            group="Vault",
            run=lambda: self.done.append(words),
            keywords=keywords,
            shortcut=shortcut,
        )

    def palette(self) -> Palette:
        actions = (
            self.action("New decision", "Ctrl+N"),
            self.action("Lock", "Ctrl+L"),
            self.action("Back up…", keywords="copy"),
        )
        around = Around(
            desk=self.lane.desk, book=self.lane.filled.book, theme=self.theme, actions=actions
        )
        palette = Palette(self.window, around)
        palette.wanted.connect(self.opened.append)
        palette.open()
        self.settled()
        return palette

    def settled(self) -> None:
        self.lane.settle()


@pytest.fixture
def here(qtbot: QtBot, lane: OnLane, theme: Theme) -> Desk:
    lane.do(lambda house: house.record_many(3))
    return Desk(qtbot, lane, theme)


def form(palette: Palette) -> PaletteForm:
    return palette._form  # noqa: SLF001  # what a person sees and presses


def shown(palette: Palette) -> list[Result]:
    model = form(palette).found.model()
    assert isinstance(model, Results)
    return [model.result(row) for row in range(model.rowCount())]


def chosen(palette: Palette) -> str:
    return str(form(palette).found.currentIndex().data())


def typed(here: Desk, palette: Palette, words: str) -> None:
    form(palette).words.setText(words)
    here.settled()


def test_it_begins_with_what_was_recorded_last_and_what_can_be_done(here: Desk) -> None:
    palette = here.palette()
    words = [row.words for row in shown(palette)]
    assert words[0] == "Recorded last"
    assert words[4:] == ["Pages and actions", "New decision", "Lock", "Back up…"]
    assert [row.aside for row in shown(palette)][-3:] == ["Ctrl+N", "Ctrl+L", ""]
    palette.close()


def test_enter_opens_the_decision_that_holds_the_words(here: Desk) -> None:
    palette = here.palette()
    reference = shown(palette)[2].words.split(" · ")[0]
    typed(here, palette, reference)
    assert chosen(palette).startswith(reference)
    QTest.keyClick(form(palette).words, Qt.Key.Key_Return)
    [found] = here.opened
    assert found.sort is Sort.DECISION
    assert found.words.startswith(reference)


def test_the_arrows_go_from_row_to_row_past_headings_and_round(here: Desk) -> None:
    palette = here.palette()
    rows = [row.words for row in shown(palette) if row.opens is not None]
    passed = [chosen(palette)]
    for _ in rows:
        QTest.keyClick(form(palette).words, Qt.Key.Key_Down)
        passed.append(chosen(palette))
    assert passed == [*rows, rows[0]]
    QTest.keyClick(form(palette).words, Qt.Key.Key_Up)
    assert chosen(palette) == rows[-1]
    palette.close()


@pytest.mark.parametrize("words", ["back", "copy"])
def test_an_action_is_found_by_its_words_and_by_others_and_done_once(
    here: Desk, words: str
) -> None:
    palette = here.palette()
    typed(here, palette, words)
    typed(here, palette, words)
    while chosen(palette) != "Back up…":
        QTest.keyClick(form(palette).words, Qt.Key.Key_Down)
    QTest.keyClick(form(palette).words, Qt.Key.Key_Return)
    assert here.done == ["Back up…"]


def test_what_is_typed_and_entered_at_once_is_what_opens(here: Desk) -> None:
    palette = here.palette()
    form(palette).words.setText("loc")
    QTest.keyClick(form(palette).words, Qt.Key.Key_Return)
    assert here.done == []
    here.settled()
    assert here.done == ["Lock"]


def test_guidance_and_drafts_are_found_too(here: Desk) -> None:
    draft = here.lane.do(lambda house: casework.new_draft(house.book, "police-crime"))
    palette = here.palette()
    typed(here, palette, "police")
    sorts = {row.opens.sort for row in shown(palette) if isinstance(row.opens, Found)}
    assert {Sort.DRAFT, Sort.GUIDANCE} <= sorts
    keys = {row.opens.key for row in shown(palette) if isinstance(row.opens, Found)}
    assert draft.id in keys
    palette.close()


def test_words_that_nothing_holds_are_answered_kindly(here: Desk) -> None:
    palette = here.palette()
    typed(here, palette, "zzzz")
    assert shown(palette) == []
    assert form(palette).said.text().startswith("Nothing holds these words.")
    QTest.keyClick(form(palette).words, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close()


def test_escape_gives_the_keyboard_back(here: Desk, qtbot: QtBot) -> None:
    palette = here.palette()
    QTest.keyClick(form(palette).words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(palette) or not palette.isVisible())
    here.window.activateWindow()
    qtbot.waitUntil(here.field.hasFocus)
    assert here.opened == []


def test_a_screen_reader_hears_the_whole_row(here: Desk) -> None:
    palette = here.palette()
    model = form(palette).found.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(5, 0).data(role) == "New decision, Ctrl+N"
    palette.close()


def test_the_results_are_a_sound_model(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    results = Results(parent)
    tester = QAbstractItemModelTester(results)
    assert results.next_row(-1, 1) == -1
    results.show_results([Result(words="Decisions")])
    assert results.next_row(-1, 1) == -1
    assert results.data(QModelIndex()) is None
    assert results.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    del tester
