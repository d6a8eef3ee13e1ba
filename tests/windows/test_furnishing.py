from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.furnishing import Furnishing
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.shell import Occupant, Shell
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.window_state import WindowState


class Sheet(Page):
    """A page that notes what was done of it ahead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = 0
        self.times_shown = 0
        self.words = QLabel("Words", self)

    @override
    def ahead(self) -> Iterator[None]:
        for _number in range(3):
            self.steps += 1
            yield

    @override
    def shown(self) -> None:
        self.times_shown += 1


class Parted(Sheet):
    """A page that is made in three parts, and notes how many there were when it was first seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: list[QLabel] = []
        self.seen_with: list[int] = []
        self._rest = self._made()

    def _made(self) -> Iterator[None]:
        for _number in range(3):
            self.parts.append(QLabel("Part", self))
            yield

    @override
    def rest(self) -> Iterator[None]:
        return self._rest

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.seen_with.append(len(self.parts))
        super().showEvent(event)


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme) -> Shell:
    del theme
    shell = Shell(WindowState(width=1000, height=700))
    qtbot.addWidget(shell)
    shell.show()
    shell.open_house(Occupant(organisation="Rosewood House", person="Priya Nair", position=""))
    return shell


@pytest.fixture
def made(shell: Shell) -> dict[str, Sheet]:
    """Three pages are promised; here are those that were made."""
    made: dict[str, Sheet] = {}

    def maker(name: str) -> Callable[[], Sheet]:
        return lambda: made.setdefault(name, Sheet(shell.place))

    for name in ("today", "reviews", "names"):
        shell.promise_page(name, maker(name))
    return made


def test_pages_are_made_once_the_desk_has_been_idle_and_nobody_sees_them(
    qtbot: QtBot, shell: Shell, desk: Desk, made: dict[str, Sheet]
) -> None:
    shell.open_page("today")
    Furnishing(shell, desk, ("today", "reviews", "nowhere"))
    assert [*made] == ["today"]
    desk.settled.emit()
    qtbot.waitUntil(lambda: "reviews" in made and made["reviews"].steps == 3)
    ahead = made["reviews"]
    qtbot.waitUntil(lambda: ahead.words.testAttribute(Qt.WidgetAttribute.WA_WState_Polished))
    qtbot.waitUntil(lambda: ahead.size() == made["today"].size())
    assert shell.current_page() is made["today"]
    assert not ahead.isVisible()
    assert ahead.times_shown == 0
    assert "names" not in made
    shell.open_page("reviews")
    assert shell.current_page() is ahead
    assert ahead.times_shown == 1


def test_a_page_that_was_opened_before_is_not_made_again(
    qtbot: QtBot, shell: Shell, desk: Desk, made: dict[str, Sheet]
) -> None:
    Furnishing(shell, desk, ("reviews", "names"))
    shell.open_page("reviews")
    first = made["reviews"]
    desk.settled.emit()
    qtbot.waitUntil(lambda: "names" in made)
    assert shell.page("reviews") is first
    assert first.steps == 0


def test_nothing_more_is_made_of_a_vault_that_is_closed(
    qtbot: QtBot, shell: Shell, desk: Desk, made: dict[str, Sheet]
) -> None:
    furnishing = Furnishing(shell, desk, ("reviews",))
    desk.settled.emit()
    with qtbot.waitSignal(furnishing.destroyed):
        furnishing.stop()
    desk.settled.emit()
    qtbot.wait(400)
    assert made == {}


def test_a_page_of_parts_gets_one_at_a_step_and_is_opened_with_all_of_them(shell: Shell) -> None:
    page = Parted(shell.place)
    shell.add_page("today", Sheet(shell.place))
    shell.open_page("today")
    shell.promise_page("reviews", lambda: page)
    steps = shell.made("reviews")
    for parts in (0, 1, 2):
        next(steps)
        assert len(page.parts) == parts
    del steps  # as when the vault is locked, or its page is wanted at once
    shell.open_page("reviews")
    assert page.seen_with == [3]
    assert page.times_shown == 1
