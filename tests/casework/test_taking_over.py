from __future__ import annotations

from dataclasses import fields

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DraftId, OtherDraft, checked
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from tests.casework.test_people import LATER, THEIRS, add
from tests.casework.world import World, done
from tests.domain import cards, samples


@pytest.fixture
def two(world: World) -> World:
    """A vault that Priya Nair and Sam Okoro can open, locked; Priya has a draft with a number."""
    book = world.create()
    add(book)
    draft = casework.new_draft(book, "police-crime")
    casework.save_draft(book, draft.id, samples.refused())
    casework.number_draft(book, draft.id)
    book.close()
    return world


def priyas(book: Casebook) -> OtherDraft:
    (only,) = casework.drafts_of_others(book)
    return only


def test_of_anothers_draft_no_more_is_told_than_that_it_is_there(two: World) -> None:
    book = two.unlock(THEIRS)
    found = priyas(book)
    assert (found.kind_title, found.reference, found.owner) == (
        "Police request",
        "CG-2026-0001",
        "Priya Nair",
    )
    assert (found.owner_can_open, found.writes_up, found.due_on) == (True, False, None)
    assert found.started_at <= found.saved_at
    told = {str(getattr(found, each.name)) for each in fields(found)}
    assert not any("R-0417" in text or "Constabulary" in text for text in told)
    with pytest.raises(casework.CaseworkError, match="belongs to another person"):
        casework.load_draft(book, found.id)
    assert casework.drafts(book) == ()
    book.close()


def test_ones_own_and_discarded_drafts_are_not_among_them(two: World) -> None:
    book = two.unlock()
    assert casework.drafts_of_others(book) == ()
    casework.discard_draft(book, casework.new_draft(book, "general").id)
    book.close()
    again = two.unlock(THEIRS)
    assert len(casework.drafts_of_others(again)) == 1
    again.close()


def test_a_draft_is_taken_over_with_all_that_is_in_it_and_its_owner_is_told(two: World) -> None:
    book = two.unlock(THEIRS)
    draft_id = priyas(book).id
    changes = casework.take_draft(book, draft_id, " Priya is on  leave ")
    assert (changes.drafts, changes.notices) == (frozenset({draft_id}), True)
    mine = casework.load_draft(book, draft_id)
    assert (mine.case, mine.reference) == (samples.refused(), "CG-2026-0001")
    assert casework.drafts_of_others(book) == ()
    assert casework.drafts_taken_from(book) == ()
    (entry,) = checked.of_kinds(book.store, book.vault_id, ["draft.taken"])
    said = schemas.DRAFT_TAKEN.read(entry.fields)
    assert (said.reason, entry.signed.entry.subject.hex()) == ("Priya is on leave", draft_id)
    assert done(casework.verify_vault(book)).intact
    book.close()
    first = two.unlock()
    (told,) = casework.drafts_taken_from(first)
    assert (told.taken_by, told.reason, told.recorded) == (
        "Sam Okoro",
        "Priya is on leave",
        False,
    )
    assert (told.kind_title, told.reference) == ("Police request", "CG-2026-0001")
    assert casework.drafts(first) == ()
    with pytest.raises(casework.CaseworkError, match="belongs to another person"):
        casework.load_draft(first, draft_id)
    first.close()


def test_each_taking_over_is_read_once_however_often_it_is_told(two: World) -> None:
    book = two.unlock(THEIRS)
    draft_id = priyas(book).id
    casework.take_draft(book, draft_id, "Priya is on leave")
    book.close()
    first = two.unlock()
    before = casework.drafts_taken_from(first)
    first.store.run("DROP TRIGGER payloads_never_go")
    first.store.run("DELETE FROM payloads WHERE entry IN (SELECT max(row) FROM entries)")
    assert casework.drafts_taken_from(first) == before
    casework.take_draft(first, draft_id, "Back again")
    assert casework.drafts_taken_from(first) == ()
    first.close()


def test_one_that_was_recorded_since_says_so(two: World) -> None:
    book = two.unlock(THEIRS)
    draft_id = priyas(book).id
    casework.take_draft(book, draft_id, "Priya is on leave")
    casework.record_decision(book, draft_id, samples.refused())
    book.close()
    first = two.unlock()
    (told,) = casework.drafts_taken_from(first)
    assert (told.recorded, told.kind_title, told.reference) == (True, None, None)
    first.close()


def test_one_taken_back_is_told_to_nobody_but_whom_it_left(two: World) -> None:
    book = two.unlock(THEIRS)
    draft_id = priyas(book).id
    casework.take_draft(book, draft_id, "Priya is on leave")
    book.close()
    first = two.unlock()
    casework.take_draft(first, draft_id, "Back again")
    assert casework.drafts_taken_from(first) == ()
    with pytest.raises(casework.DraftIsYours):
        casework.take_draft(first, draft_id, "Once more")
    first.close()
    again = two.unlock(THEIRS)
    (told,) = casework.drafts_taken_from(again)
    assert told.taken_by == "Priya Nair"
    again.close()


def test_nothing_is_taken_without_a_reason_or_where_nothing_is(two: World) -> None:
    book = two.unlock(THEIRS)
    with pytest.raises(casework.TakingReasonNeeded):
        casework.take_draft(book, priyas(book).id, " ")
    with pytest.raises(casework.DraftGone):
        casework.take_draft(book, DraftId("00" * 16), "Nothing there")
    book.close()
    first = two.unlock()
    casework.discard_draft(first, casework.drafts(first)[0].id, "Opened by mistake")
    gone = casework.new_draft(first, "general").id
    casework.discard_draft(first, gone)
    first.close()
    again = two.unlock(THEIRS)
    with pytest.raises(casework.DraftGone):
        casework.take_draft(again, gone, "Somebody has to")
    again.close()


def test_whoever_may_not_decide_neither_sees_nor_takes_one(two: World) -> None:
    book = two.unlock()
    add(book, "Ines Duarte", Role.AUDITOR, passphrase=LATER)
    draft_id = casework.drafts(book)[0].id
    book.close()
    auditor = two.unlock(LATER)
    assert casework.drafts_of_others(auditor) == ()
    with pytest.raises(casework.NotEntitled) as refused:
        casework.take_draft(auditor, draft_id, "To look at it")
    assert "the Caldicott Guardian" in refused.value.remedy
    auditor.close()


def test_the_draft_of_somebody_suspended_waits_to_be_taken_over(two: World) -> None:
    book = two.unlock(THEIRS)
    mine = casework.new_draft(book, "general").id
    sam = book.person.id
    book.close()
    owner = two.unlock()
    casework.suspend_person(owner, sam, "Left")
    found = priyas(owner)
    assert (found.id, found.owner_can_open) == (mine, False)
    casework.take_draft(owner, mine, "Sam has left")
    assert mine in {row.id for row in casework.drafts(owner)}
    owner.close()


def test_the_write_up_of_a_card_is_named_as_one(world: World) -> None:
    book = world.create()
    add(book)
    casework.record_card(book, cards.live())
    book.close()
    again = world.unlock(THEIRS)
    assert priyas(again).writes_up
    casework.take_draft(again, priyas(again).id, "Priya is on leave")
    (task,) = casework.cards_to_write_up(again)
    assert task.begun
    again.close()
