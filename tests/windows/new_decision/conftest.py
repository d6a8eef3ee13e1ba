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
        """A new draft of a kind, chosen among the cards."""
        card = next(c for c in self.page.kinds.cards() if c.kind_id == kind_id)
        card.click()
        self.settled()
        return self.walk

    @property
    def walk(self) -> WalkthroughPage:
        walk = self.page.walkthrough
        assert walk is not None
        return walk

    def settled(self) -> None:
        """Wait until nothing is asked of the desk any more."""
        self.qtbot.waitUntil(self.desk.is_idle)

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


@pytest.fixture
def room(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Room]:
    """The page *New decision*, shown over a new vault."""
    del theme
    desk = Desk()
    founding = casework.Founding(
        organisation="Rosewood House",
        nation=Nation.ENGLAND,
        site="Rosewood House",
        site_code=None,
        name="Priya Nair",
        position="Registered manager",
    )
    book = _done(
        qtbot,
        desk,
        partial(
            casework.create_vault,
            tmp_path / "Rosewood House.caldicott",
            founding,
            "tarn ladder willow",
            place=casework.Place(state_folder=tmp_path / "state"),
            clock=lambda: NOW,
            costs=CHEAP,
            floor=CHEAP,
        ),
    )
    page = NewDecisionPage(desk, book)
    qtbot.addWidget(page)
    page.resize(1240, 846)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.shown()
    yield Room(qtbot=qtbot, desk=desk, book=book, page=page)
    page.leaving()
    _done(qtbot, desk, partial(casework.lock, book))
    desk.close()
