"""A kind whose guidance file has a fault: its card, its drafts, and the way on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.case import Request
from caldicott_desktop.domain.sections import Section
from tests.domain.samples import GUIDANCE
from tests.guidance.folders import copy_of, edit
from tests.windows.new_decision.conftest import House, Room

POLICE = "kinds/police-crime.toml"
TITLE = GUIDANCE.kinds["police-crime"].title


@pytest.fixture
def place(tmp_path: Path) -> casework.Place:
    """This computer, with guidance that can be edited."""
    return casework.Place(state_folder=tmp_path / "state", guidance=copy_of(tmp_path))


@pytest.fixture
def faulty(house: House, place: casework.Place) -> Iterator[Room]:
    """A vault with a police draft in it, opened after the file of that kind got a fault."""
    before = house.room(place)
    before.start("police-crime")
    draft = before.kept()
    case = replace(
        draft.case, request=Request(organisation="Fictional Constabulary", asked_for="Notes")
    )
    before.do(partial(casework.save_draft, before.book, draft.id, case))
    house.leave(before)
    edit(place.guidance, POLICE, "scope =", "skope =")
    room = house.room(place)
    yield room
    house.leave(room)


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget: QWidget, named: str) -> QPushButton:
    return next(b for b in widget.findChildren(QPushButton) if named in b.text())


def test_its_card_says_what_is_wrong_and_leads_to_the_general_kind(faulty: Room) -> None:
    cards = faulty.page.kinds.cards()
    card = next(card for card in cards if card.kind_id == "police-crime")
    assert card.accessibleName() == TITLE
    assert f"{POLICE}: “scope” is missing" in card.accessibleDescription()
    assert "Cannot be used now" in words(card)
    assert cards[-1].kind_id == "general"
    card.click()
    faulty.settled()
    assert faulty.walk.case.kind_id == "general"


def test_its_card_is_found_by_its_title(faulty: Room) -> None:
    faulty.page.kinds.start()
    search = faulty.page.kinds.focusWidget()
    assert search is not None
    QTest.keyClicks(search, "pol")
    assert "police-crime" in {card.kind_id for card in faulty.page.kinds.cards()}
    QTest.keyClicks(search, "xyz")
    assert [card.kind_id for card in faulty.page.kinds.cards()] == ["general"]


def test_its_draft_says_what_is_wrong_and_goes_on_with_all_that_was_typed(faulty: Room) -> None:
    draft = faulty.kept()
    faulty.page.resume(draft.id)
    faulty.settled()
    page = faulty.page.broken_kind
    assert page.isVisible()
    assert faulty.page.walkthrough is None
    assert TITLE in words(page)
    assert f"{POLICE}: “scope” is missing" in words(page)
    go = button(page, "general kind")
    assert go.hasFocus()
    QTest.keyClick(go, Qt.Key.Key_Space)
    faulty.settled()
    walk = faulty.walk
    assert walk.isVisible()
    assert (walk.case.kind_id, walk.case.request) == ("general", draft.case.request)
    assert walk.section is Section.REQUEST
    assert faulty.kept().case.kind_id == "general"


def test_its_draft_can_be_left_as_it_is(faulty: Room) -> None:
    draft = faulty.kept()
    faulty.page.resume(draft.id)
    faulty.settled()
    button(faulty.page.broken_kind, "Leave").click()
    faulty.settled()
    assert faulty.page.kinds.isVisible()
    assert faulty.kept() == draft


def test_a_draft_of_a_kind_the_guidance_never_had_opens_the_same_way(
    house: House, place: casework.Place
) -> None:
    # As when a vault comes back to a computer whose program is older.
    before = house.room(place)
    before.start("police-crime")
    house.leave(before)
    (place.guidance / POLICE).unlink()
    room = house.room(place)
    room.page.resume(room.kept().id)
    room.settled()
    assert "has no such kind" in words(room.page.broken_kind)
    house.leave(room)
