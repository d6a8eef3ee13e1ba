"""In another language, all that windows say of themselves is in it, and longer words have room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from caldicott_desktop import app, casework
from caldicott_desktop.domain import card, choices
from caldicott_desktop.windows import saying
from caldicott_desktop.windows.theme import Theme
from tests.windows.conftest import Answers
from tests.windows.test_app import at_door, create
from tests.windows.vaults import CHEAP, Computer

LETTERS = re.compile(r"[A-Za-z]{2,}")
# Choices of the record, which are the same in every language.
OF_THE_RECORD = {
    each.label
    for kind in (*vars(choices).values(), *vars(card).values(), casework.FoundingRole)
    if isinstance(kind, type) and issubclass(kind, Enum)
    for each in kind
    if hasattr(each, "label")
}
# What was typed, the program's name, the day as Qt has it, what the vault says of itself.
KEPT = (
    *("Rosewood House", "Priya Nair", "Registered manager", "Caldicott Log"),
    "20 November 2026",
    "If you forget your passphrase now",
    "Checked 09:30",
)


class MadeUp(QTranslator):
    """A language in which everything is a third longer and stands in brackets."""

    @override
    def isEmpty(self) -> bool:
        return False  # or Qt would not ask it

    @override
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n
        return f"⟦{source}{'~' * (len(source) // 3)}⟧"


@pytest.fixture
def abroad(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the made-up language."""
    made_up = MadeUp(qapp)
    qapp.installTranslator(made_up)
    yield qapp
    qapp.removeTranslator(made_up)
    saying.speak(qapp, saying.UK_ENGLISH)


@pytest.fixture
def program(
    abroad: QApplication, qtbot: QtBot, computer: Computer, answers: Answers, theme: Theme
) -> Iterator[app.Program]:
    """The program started in that language, with a new vault open."""
    del theme
    program = app.Program(
        abroad, computer.folders, clock=computer.clock, asks=answers.asks, costs=CHEAP
    )
    program.start()
    qtbot.waitUntil(program.desk.is_idle)
    yield program
    program.shell.close()
    program.shell.deleteLater()
    program.deleteLater()


def said_by(top: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every text of the widgets that are shown."""
    for widget in (top, *top.findChildren(QWidget)):
        if widget is not top and not widget.isVisibleTo(top):
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text()
        if isinstance(widget, QLineEdit):
            yield widget, widget.placeholderText()
        if isinstance(widget, QTableView):
            model = widget.model()
            for column in range(model.columnCount()):
                yield widget, str(model.headerData(column, widget.horizontalHeader().orientation()))
        yield widget, widget.accessibleName()
        yield widget, widget.toolTip()


def untranslated(top: QWidget) -> list[str]:
    return sorted(
        {
            text
            for _widget, text in said_by(top)
            if LETTERS.search(text)
            and "⟦" not in text
            and text not in OF_THE_RECORD
            and not any(kept in text for kept in KEPT)
        }
    )


def cut_off(top: QWidget) -> list[str]:
    """The words of buttons and single lines that have less room than they want."""
    return [
        f"{widget.objectName()}: {text}"
        for widget, text in said_by(top)
        if (
            isinstance(widget, QPushButton)
            or (isinstance(widget, QLabel) and not widget.wordWrap())
        )
        and text
        and widget.isVisible()
        and widget.width() < widget.sizeHint().width()
    ]


def test_the_door_speaks_it(program: app.Program) -> None:
    door = at_door(program)
    assert untranslated(door) == []


PAGES = ("today", "decisions", "interests", "names", "settings", "urgent_card", "printed_cards")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_it_and_has_room_for_it(
    name: str, program: app.Program, qtbot: QtBot
) -> None:
    create(program, qtbot)
    program.shell.resize(1280, 800)
    program.shell.open_page(name)
    qtbot.waitUntil(program.desk.is_idle)
    QCoreApplication.processEvents()
    assert untranslated(program.shell) == []
    assert cut_off(program.shell) == []
