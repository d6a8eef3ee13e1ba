from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from caldicott_desktop import casework
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.domain.stop_checks import standing
from caldicott_desktop.windows.new_decision.check_page import CheckPage
from tests.domain import samples
from tests.windows.new_decision.conftest import Room
from tests.windows.new_decision.hands import go_to, type_case


def _without_given(case: Case) -> Case:
    """The case without what the vault fills in, and with nothing the program lays out."""
    request = replace(case.request, our_entity=None, site=None, site_code=None)
    law = replace(case.law, gateway_title=None, rows=())
    # The record holds every question of the kind, unanswered ones too.
    answers = {name: answer for name, answer in case.answers.items() if answer is not None}
    stop_checks = standing(case, samples.kind(case.kind_id))
    return replace(case, request=request, law=law, answers=answers, stop_checks=stop_checks)


@pytest.mark.parametrize("kind_id", samples.LONG_WALKS)
def test_a_case_typed_by_hand_is_the_case_that_is_recorded(room: Room, kind_id: str) -> None:
    case = samples.shared(kind_id)
    if kind_id == "general":
        case = samples.change(case, **{"/law/gateway_id": "public-interest"})
    walk = room.start(kind_id)
    type_case(walk, case)
    assert _without_given(walk.case) == _without_given(case)
    go_to(walk, Section.CHECK)
    walk.record_wanted.emit()
    room.settled()
    (row,) = room.do(partial(casework.decisions, room.book)).rows
    page = room.do(partial(casework.open_decision, room.book, row.id))
    assert _without_given(page.case) == _without_given(case)
    assert page.reference == row.reference
    assert room.page.walkthrough is None
    assert not room.do(partial(casework.drafts, room.book))


def test_a_refusal_needs_far_less(room: Room) -> None:
    case = samples.refused("general")
    walk = room.start("general")
    type_case(walk, case)
    go_to(walk, Section.CHECK)
    page = walk.findChild(CheckPage)
    assert page is not None
    assert not page.links()
    walk.record_wanted.emit()
    room.settled()
    (row,) = room.do(partial(casework.decisions, room.book)).rows
    assert row.outcome is case.conclusion.outcome
