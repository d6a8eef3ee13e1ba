from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DraftId
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.store import drafts
from tests.casework.test_people import THEIRS, add
from tests.casework.world import World
from tests.domain import samples


def advised(case: Case, dissent: str) -> Case:
    return replace(case, dissent=dissent)


def test_a_draft_remembers_the_page_it_was_left_on(world: World) -> None:
    book = world.create()
    draft = casework.new_draft(book, "general")
    assert draft.place is None
    casework.keep_place(book, draft.id, Section.LAW)
    casework.keep_place(book, draft.id, Section.BALANCE)
    book.close()
    again = world.unlock()
    assert casework.load_draft(again, draft.id).place is Section.BALANCE
    (row,) = casework.drafts(again)
    assert row.place is Section.BALANCE
    again.close()


def test_no_page_of_anothers_draft_or_of_none_is_noted(world: World) -> None:
    book = world.create()
    add(book)
    draft = casework.new_draft(book, "general")
    book.close()
    sams = world.unlock(THEIRS)
    with pytest.raises(casework.CaseworkError, match="belongs to another person"):
        casework.keep_place(sams, draft.id, Section.LAW)
    with pytest.raises(casework.CaseworkError, match="belongs to another person"):
        casework.earlier_states(sams, draft.id)
    with pytest.raises(casework.CaseworkError, match="belongs to another person"):
        casework.go_back(sams, draft.id, 1)
    with pytest.raises(casework.DraftGone):
        casework.keep_place(sams, DraftId("00" * 16), Section.LAW)
    sams.close()


def test_earlier_states_say_what_differs_from_now(book: Casebook, world: World) -> None:
    draft = casework.new_draft(book, "general")
    first = advised(samples.refused("general"), "We asked the police to say why.")
    casework.save_draft(book, draft.id, first)
    world.hands.now += timedelta(minutes=11)
    request = replace(first.request, organisation="Severn Vale Police")
    casework.save_draft(book, draft.id, replace(first, request=request, dissent=""))
    (state,) = casework.earlier_states(book, draft.id)
    asked, advice = state.differing
    assert (asked.section, asked.answers) == (Section.REQUEST, 1)
    assert (advice.section, advice.answers) == (Section.ADVICE, 1)
    assert advice.text == "We asked the police to say why."


def test_a_state_that_holds_nothing_else_than_now_is_left_out(book: Casebook, world: World) -> None:
    draft = casework.new_draft(book, "general")
    first = advised(draft.case, "first")
    casework.save_draft(book, draft.id, first)
    world.hands.now += timedelta(minutes=11)
    casework.save_draft(book, draft.id, first)
    assert len(drafts.versions(book.store, bytes.fromhex(draft.id))) == 1
    assert casework.earlier_states(book, draft.id) == ()


def test_going_back_keeps_what_the_draft_was_before(book: Casebook, world: World) -> None:
    draft = casework.new_draft(book, "general")
    casework.save_draft(book, draft.id, advised(draft.case, "first"), {"/request/name": "?"})
    world.hands.now += timedelta(minutes=11)
    casework.save_draft(book, draft.id, advised(draft.case, "second"))
    (state,) = casework.earlier_states(book, draft.id)
    back = casework.go_back(book, draft.id, state.version)
    assert (back.case.dissent, back.typed) == ("first", {"/request/name": "?"})
    (undone,) = casework.earlier_states(book, draft.id)
    assert casework.go_back(book, draft.id, undone.version).case.dissent == "second"
    with pytest.raises(casework.DraftGone):
        casework.go_back(book, draft.id, 99)
