from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DraftId, checked
from caldicott_desktop.domain.case import TimeLimit
from caldicott_desktop.domain.choices import Nation, StopAnswer
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store import drafts as table
from caldicott_desktop.store import entries
from tests.casework.world import World, record
from tests.domain import samples

NOWHERE = DraftId("00" * 16)


def test_a_new_draft_has_what_the_vault_knows(book: Casebook) -> None:
    draft = casework.new_draft(book, "police-crime")
    asked = draft.case.request
    assert (asked.our_entity, asked.site, asked.site_code) == (
        "Rosewood Care",
        "Rosewood House",
        "VL7T2",
    )
    assert draft.case.law.nation is Nation.ENGLAND
    kind = book.guidance.kinds["police-crime"]
    assert [each.check_id for each in draft.case.stop_checks] == [c.id for c in kind.stop_checks]
    assert {each.answer for each in draft.case.stop_checks} == {StopAnswer.NOT_CHECKED}
    assert draft.changes.drafts == {draft.id}
    with pytest.raises(casework.CaseworkError, match="no such kind"):
        casework.new_draft(book, "nonsense")


def test_a_saved_draft_survives_locking_with_what_was_half_typed(world: World) -> None:
    book = world.create()
    draft = casework.new_draft(book, "general")
    typed = {"/request/reply_by_on": "31/"}
    saved = casework.save_draft(book, draft.id, samples.asked("general"), typed)
    assert saved.version == 2
    book.close()
    again = world.unlock()
    found = casework.load_draft(again, draft.id)
    assert (found.case, found.typed, found.version) == (samples.asked("general"), typed, 2)
    assert found.saved_at == saved.at
    again.close()


def test_the_list_says_how_far_each_draft_is(book: Casebook) -> None:
    first = casework.new_draft(book, "police-crime")
    casework.save_draft(book, first.id, samples.refused())
    casework.new_draft(book, "general")
    newest, other = casework.drafts(book)
    assert (newest.kind_title, newest.missing > 0) == ("Any other request", True)
    assert (other.kind_title, other.missing) == ("Police request", 0)
    assert (other.requester, other.subject_reference) == ("Fictional Constabulary", "R-0417")


def test_the_list_says_when_a_time_limit_ends(book: Casebook) -> None:
    draft = casework.new_draft(book, "general")
    limit = TimeLimit(clock_id="complaint", started_on=date(2026, 11, 1))
    casework.save_draft(book, draft.id, replace(draft.case, time_limit=limit))
    (row,) = casework.drafts(book)
    assert row.due_on == date(2026, 11, 30)


def test_a_kind_the_guidance_no_longer_has_is_named_by_its_id(book: Casebook) -> None:
    draft = casework.new_draft(book, "general")
    casework.save_draft(book, draft.id, replace(draft.case, kind_id="of-long-ago"))
    (row,) = casework.drafts(book)
    assert (row.kind_title, row.missing) == ("of-long-ago", 0)
    with pytest.raises(casework.CaseworkError, match="no such kind"):
        casework.missing(book, casework.load_draft(book, draft.id).case)


def test_a_number_is_given_once_and_kept_by_the_decision(book: Casebook) -> None:
    draft = casework.new_draft(book, "police-crime")
    assert casework.number_draft(book, draft.id) == "CG-2026-0001"
    assert casework.number_draft(book, draft.id) == "CG-2026-0001"
    assert casework.drafts(book)[0].reference == "CG-2026-0001"
    assert record(book).reference == "CG-2026-0002"
    made = casework.record_decision(book, draft.id, samples.refused())
    assert made.reference == "CG-2026-0001"
    kinds = [each.kind for each in entries.of_subject(book.store, bytes.fromhex(draft.id))]
    assert kinds == ["draft.numbered", "decision.recorded"]
    (_, decided) = entries.of_subject(book.store, bytes.fromhex(draft.id))
    assert len(checked.signed_entry(book.vault_id, decided).entry.after) == 1


def test_an_unnumbered_draft_leaves_no_entry_and_can_be_taken_back(book: Casebook) -> None:
    draft = casework.new_draft(book, "general")
    before = entries.count(book.store)
    assert casework.discard_draft(book, draft.id).drafts == {draft.id}
    assert casework.drafts(book) == ()
    (row,) = casework.discarded_drafts(book)
    assert row.discarded_at is not None
    with pytest.raises(casework.DraftGone):
        casework.load_draft(book, draft.id)
    casework.restore_draft(book, draft.id)
    assert casework.load_draft(book, draft.id).case == draft.case
    assert entries.count(book.store) == before
    with pytest.raises(casework.DraftGone):
        casework.restore_draft(book, draft.id)


def test_a_numbered_draft_goes_only_with_a_reason_that_stays(book: Casebook) -> None:
    draft = casework.new_draft(book, "general")
    casework.number_draft(book, draft.id)
    for nothing in (None, "", "  \n"):
        with pytest.raises(casework.ReasonNeeded):
            casework.discard_draft(book, draft.id, nothing)
    casework.discard_draft(book, draft.id, " begun  twice ")
    (gone,) = checked.of_kinds(book.store, book.vault_id, ["draft.discarded"])
    said = schemas.DRAFT_DISCARDED.read(gone.fields)
    assert (said.number, said.reason) == ("CG-2026-0001", "begun twice")
    with pytest.raises(casework.DraftGone):
        casework.restore_draft(book, draft.id)
    assert record(book).reference == "CG-2026-0002"


def test_another_persons_draft_is_theirs(book: Casebook) -> None:
    with book.store.transaction():
        table.add(book.store, bytes(16), b"q" * 16, samples.asked("general"), book.timing.now())
    for verb in (casework.load_draft, casework.number_draft, casework.discard_draft):
        with pytest.raises(casework.CaseworkError, match="belongs to another person"):
            verb(book, NOWHERE)
    assert casework.drafts(book) == ()


def test_a_draft_that_is_not_there_is_gone(book: Casebook) -> None:
    with pytest.raises(casework.DraftGone):
        casework.load_draft(book, NOWHERE)
    with pytest.raises(casework.DraftGone):
        casework.save_draft(book, NOWHERE, samples.asked("general"))
    with pytest.raises(casework.DraftGone):
        casework.restore_draft(book, NOWHERE)


def test_what_is_missing_is_what_the_rules_say(book: Casebook) -> None:
    assert casework.missing(book, samples.refused()) == ()
    paths = {each.path for each in casework.missing(book, samples.asked("general"))}
    assert "/conclusion/outcome" in paths


def test_a_draft_of_a_variant_is_known_by_the_title_of_the_variant(book: Casebook) -> None:
    draft = casework.new_draft(book, "police-crime", "weapons-injury")
    assert draft.case.variant_id == "weapons-injury"
    (row,) = casework.drafts(book)
    variant = book.guidance.kinds["police-crime"].variant("weapons-injury")
    assert variant is not None
    assert row.kind_title == variant.title
    with pytest.raises(casework.CaseworkError, match="no such kind"):
        casework.new_draft(book, "general", "weapons-injury")


def test_a_draft_can_become_one_of_a_variant_and_back(book: Casebook) -> None:
    draft = casework.new_draft(book, "general")
    changed = casework.change_kind(book, draft.id, "police-crime", "weapons-injury")
    assert (changed.case.kind_id, changed.case.variant_id) == ("police-crime", "weapons-injury")
    assert casework.change_kind(book, draft.id, "police-crime").case.variant_id is None
    with pytest.raises(casework.CaseworkError, match="no such kind"):
        casework.change_kind(book, draft.id, "police-crime", "nonsense")
    assert casework.load_draft(book, draft.id).case.kind_id == "police-crime"
