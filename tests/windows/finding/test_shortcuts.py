from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from caldicott_desktop import assets
from caldicott_desktop.windows.finding.actions import Action, keys_on_pages, matching
from caldicott_desktop.windows.finding.shortcut_sheet import ShortcutSheet, by_group
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.shell import Occupant, Shell
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.window_state import WindowState
from tests.forms import reading

PAGES = (
    "today",
    "decisions",
    "new_decision",
    "urgent_card",
    "reviews",
    "names",
    "guidance",
    "interests",
    "settings",
)


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme) -> Shell:
    del theme
    shell = Shell(WindowState(width=1000, height=700))
    qtbot.addWidget(shell)
    shell.open_house(Occupant(organisation="Rosewood House", person="Priya Nair", position=""))
    for name in PAGES:
        shell.add_page(name, Page())
    shell.show()
    return shell


def portable(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def keys_of_pages() -> Iterator[str]:
    """Every shortcut that a form or a view gives to something on a page."""
    for file in reading.all_files():
        if file.name != "shell.ui":
            for element in file.widgets():
                if keys := reading.text_of(element, "keys"):
                    yield keys
    for module in sorted(assets.folder("ui").parent.glob("caldicott_desktop/windows/**/*.py")):
        source = module.read_text("utf-8")
        yield from re.findall(r'QShortcut\(QKeySequence\("([^"]+)"\)', source)
        for standard in re.findall(r"QShortcut\(QKeySequence\.StandardKey\.(\w+)", source):
            yield portable(QKeySequence(QKeySequence.StandardKey[standard]).toString())


def test_no_two_actions_share_a_shortcut(shell: Shell) -> None:
    counts = Counter(each.shortcut for each in shell.actions_now() if each.shortcut)
    assert [keys for keys, count in counts.items() if count > 1] == []
    assert len(counts) > len(PAGES)


def test_no_page_takes_a_shortcut_of_the_menus(shell: Shell) -> None:
    assert set(keys_of_pages()) & {each.shortcut for each in shell.actions_now()} == set()


def test_every_shortcut_of_a_page_is_on_the_sheet() -> None:
    told = {portable(keys) for line in keys_on_pages() for keys in line.shortcuts}
    assert {portable(keys) for keys in keys_of_pages()} <= told


def test_an_offered_action_is_in_the_menu_until_the_door_is_shown(shell: Shell) -> None:
    done: list[str] = []
    offered = Action(
        id="back_up", words="Back up", group="Vault", run=lambda: done.append("x"), keywords="copy"
    )
    shell.offer(offered)
    [found] = [each for each in shell.actions_now() if each.id == "back_up"]
    assert (found.group, found.keywords) == ("Vault", "copy")
    found.run()
    assert done == ["x"]
    shell.show_door(Page())
    assert "back_up" not in {each.id for each in shell.actions_now()}


def test_an_action_cannot_take_the_shortcut_of_another(shell: Shell) -> None:
    with pytest.raises(ValueError, match=r"Ctrl\+L is taken"):
        shell.offer(Action(id="x", words="X", group="Vault", run=print, shortcut="Ctrl+L"))


def test_f1_shows_the_sheet_and_escape_closes_it(shell: Shell, qtbot: QtBot) -> None:
    seen: list[list[str]] = []

    def read() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, ShortcutSheet)
        seen.append([label.text() for label in sheet.findChildren(QLabel)])
        QTest.keyClick(sheet, Qt.Key.Key_Escape)

    with qtbot.waitActive(shell):
        shell.activateWindow()
    QTimer.singleShot(0, read)  # the dialog's own event loop runs it
    QTest.keyClick(shell, Qt.Key.Key_F1)
    [words] = seen
    assert {"Lock", "Ctrl+L", "Save and continue", "Ctrl+Enter", "F1"} <= set(words)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shell.findChild(ShortcutSheet) is None


def test_lines_stand_under_their_group_in_the_order_they_come() -> None:
    groups = by_group(keys_on_pages())
    assert [group for group, _lines in groups] == [
        "While writing",
        "In lists",
        "On the examiner log",
        "Between fields",
    ]


def test_words_are_found_where_they_begin_and_own_words_come_first() -> None:
    def action(words: str, keywords: str = "") -> Action:
        return Action(id=words, words=words, group="", run=print, keywords=keywords)

    actions = (action("Back up…", "copy"), action("Copy"), action("Occupy"))
    assert [each.words for each in matching(actions, "cop")] == ["Copy", "Back up…"]
    assert matching(actions, " ") == actions


def test_what_can_be_done_only_where_it_belongs_is_offered_only_there(shell: Shell) -> None:
    there: list[str] = []
    shell.offer(
        Action(id="export", words="Export", group="Vault", run=print, here=lambda: bool(there))
    )

    def offered() -> set[str]:
        return {each.id for each in shell.to_find()}

    assert "export" not in offered()
    assert "export" in {each.id for each in shell.actions_now(also_greyed=True)}
    there.append("a decision")
    assert "export" in offered()
    shell.show_door(Page())
    assert "export" not in {each.id for each in shell.actions_now(also_greyed=True)}
