"""A real vault on a real desk, and the walkthrough over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Draft
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.new_decision.walkthrough_page import WalkthroughPage
from caldicott_desktop.windows.theme import Theme
from tests.domain.samples import GUIDANCE

NOW = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
CHEAP = casework.Costs(memory_kib=64, passes=1, lanes=1)
T = TypeVar("T")


@pytest.fixture
def setting() -> Callable[[str], Setting]:
    """What the pages of a walkthrough of a kind are given."""

    def of_kind(kind_id: str) -> Setting:
        return Setting(
            kind=GUIDANCE.kinds[kind_id],
            guidance=GUIDANCE,
            person="Priya Nair",
            position="Registered manager",
            clock=lambda: NOW,
        )

    return of_kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A desk, an open vault, and a page over them."""

    qtbot: QtBot
    desk: Desk
    book: Casebook
    page: NewDecisionPage

    def do(self, work: Callable[[], T]) -> T:
        """What `work` gives on the desk's own lane; a known error fails the test."""
        return _done(self.qtbot, self.desk, work)

    def start(self, kind_id: str) -> WalkthroughPage:
        """A new draft of a kind, as its card asks for one; to make every card takes long."""
        self.page.kinds.chosen.emit(kind_id, None)
        self.settled()
        return self.walk

    @property
    def walk(self) -> WalkthroughPage:
        walk = self.page.walkthrough
        assert walk is not None
        walk.arrive()
        return walk

    def settled(self) -> None:
        """Wait until nothing is asked of the desk any more, with every page in its place."""
        self.qtbot.waitUntil(lambda: self._arrived() and self.desk.is_idle())

    def _arrived(self) -> bool:
        if self.page.walkthrough is not None:
            self.page.walkthrough.arrive()
        return True

    def kept(self) -> Draft:
        """The one draft of the vault, as it is on disk."""
        self.settled()
        (row,) = self.do(partial(casework.drafts, self.book))
        return self.do(partial(casework.load_draft, self.book, row.id))


def _done(qtbot: QtBot, desk: Desk, work: Callable[[], T]) -> T:
    results: list[T] = []
    errors: list[KnownError] = []
    desk.ask(work, owner=desk, then=results.append, failed=errors.append)
    qtbot.waitUntil(lambda: bool(results or errors))
    assert not errors, errors
    return results[0]


FOUNDING = casework.Founding(
    organisation="Rosewood House",
    nation=Nation.ENGLAND,
    site="Rosewood House",
    site_code=None,
    name="Priya Nair",
    position="Registered manager",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A desk on which the vault of a folder is opened, as often as a test needs it."""

    qtbot: QtBot
    desk: Desk
    folder: Path

    def room(self, place: casework.Place) -> Room:
        """The page *New decision*, shown over the vault, which is made the first time."""
        book = _done(self.qtbot, self.desk, partial(self._opened, place))
        page = NewDecisionPage(self.desk, book)
        self.qtbot.addWidget(page)
        page.resize(1240, 846)
        page.show()
        self.qtbot.waitExposed(page)
        page.activateWindow()
        page.shown()
        return Room(qtbot=self.qtbot, desk=self.desk, book=book, page=page)

    def _opened(self, place: casework.Place) -> Casebook:
        vault, words = self.folder / "Rosewood House.caldicott", "tarn ladder willow"
        if vault.exists():
            return casework.unlock(vault, words, place=place, clock=lambda: NOW, floor=CHEAP)
        return casework.create_vault(
            vault, FOUNDING, words, place=place, clock=lambda: NOW, costs=CHEAP, floor=CHEAP
        )

    def leave(self, room: Room) -> None:
        """Lock the vault."""
        room.page.leaving()
        _done(self.qtbot, self.desk, partial(casework.lock, room.book))


@pytest.fixture
def house(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[House]:
    """A desk, and a folder without a vault."""
    del theme
    desk = Desk()
    yield House(qtbot=qtbot, desk=desk, folder=tmp_path)
    desk.close()


@pytest.fixture
def room(house: House) -> Iterator[Room]:
    """The page *New decision*, shown over a new vault."""
    room = house.room(casework.Place(state_folder=house.folder / "state"))
    yield room
    house.leave(room)
