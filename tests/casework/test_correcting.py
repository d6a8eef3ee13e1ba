from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DecisionId, checked
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.recording import append_decision
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.case import Advice, CheckOverride, Override
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store import entries
from tests.casework import afterwards as after
from tests.casework.test_cards import become
from tests.casework.test_people import THEIRS, add
from tests.casework.world import World, done, record
from tests.domain import samples

REASONS = {"/conclusion/reasons": "The order of events, and who was there"}


@pytest.fixture
def decision(book: Casebook) -> DecisionId:
    return after.shared(book)


def standings(book: Casebook) -> dict[str, c.Standing]:
    """How each listed decision stands, by number; page and list have to agree."""
    found = {}
    for row in casework.decisions(book).rows:
        page = casework.open_decision(book, row.id)
        assert (page.reference, page.standing) == (row.reference, row.standing)
        found[row.reference] = row.standing
    return found


def test_a_correction_takes_the_place_of_a_decision_and_both_are_kept(
    book: Casebook, decision: DecisionId
) -> None:
    first = casework.open_decision(book, decision)
    made = after.correct(book, decision, "A reason\nwas missing", REASONS)
    assert (made.reference, made.decision_id) == ("CG-2026-0002", decision)
    kinds = [each.kind for each in entries.of_subject(book.store, bytes.fromhex(decision))]
    assert kinds == ["decision.recorded", "decision.corrected"]
    assert standings(book) == {
        "CG-2026-0002": c.Standing.STANDS,
        "CG-2026-0001": c.Standing.SUPERSEDED,
    }
    now = casework.open_decision(book, decision)
    (before,) = now.corrects
    assert (now.reference, before.reference) == ("CG-2026-0002", "CG-2026-0001")
    old = casework.open_decision(book, before.id)
    assert (old.case, old.entry_id) == (first.case, first.entry_id)
    (link,) = old.superseded_by
    assert (link.id, link.reference) == (decision, "CG-2026-0002")
    assert old.afterwards[-1].what == "Corrected by decision CG-2026-0002.\nA reason\nwas missing"
    assert {decision, before.id} <= made.changes.decisions
    assert casework.drafts(book) == ()
    assert done(casework.verify_vault(book)).intact


def test_what_was_changed_is_told_field_by_field(book: Casebook, decision: DecisionId) -> None:
    was = casework.open_decision(book, decision).case.conclusion.reasons
    after.correct(book, decision, changes={**REASONS, "/conditions": (after.DESTROY,)})
    first, second = casework.open_decision(book, decision).differences
    assert (first.section, first.label) == ("The decision and its reasons", "Reasons")
    assert (first.before, first.after) == (was, REASONS["/conclusion/reasons"])
    assert (second.section, second.label) == ("Conditions", "Line 2")
    assert second.before == "2 · Tell the daughter · None · Priya Nair · 5 Dec 2026 · Open"
    assert second.after == ""


def test_of_privileged_advice_only_that_it_changed_is_told(book: Casebook) -> None:
    counsel = Advice(who="Counsel", said="The zebra clause", privileged=True)
    case = replace(after.conditional(), advice=(replace(counsel, given_on=date(2026, 11, 19)),))
    made = record(book, case).decision_id
    changed = replace(case.advice[0], said="The giraffe clause")
    after.correct(book, made, changes={"/advice": (changed,)})
    (found,) = casework.open_decision(book, made).differences
    assert found.label == "Privileged advice"
    assert "clause" not in found.before + found.after


def test_a_correction_begins_with_everything_as_it_was_recorded(
    book: Casebook, decision: DecisionId
) -> None:
    case = casework.open_decision(book, decision).case
    draft = casework.begin_correction(book, decision, " A word was wrong ")
    assert draft.id == str(decision)
    assert draft.case.correction.reason == "A word was wrong"
    assert draft.corrects == ("CG-2026-0001",)
    blank = replace(case.conclusion, decided_at=None)
    assert replace(draft.case, correction=case.correction) == replace(case, conclusion=blank)
    (row,) = casework.drafts(book)
    assert (row.corrects, row.writes_up) == (True, False)
    again = casework.begin_correction(book, decision, "Another reason")
    assert again.case.correction.reason == "A word was wrong"


def test_a_correction_needs_a_reason(book: Casebook, decision: DecisionId) -> None:
    with pytest.raises(casework.ReasonNeeded, match="only with a reason"):
        casework.begin_correction(book, decision, "  ")
    draft = casework.begin_correction(book, decision, "A word")
    correction = replace(draft.case.correction, reason=" ")
    with pytest.raises(casework.ReasonNeeded, match="only with a reason"):
        casework.record_decision(book, draft.id, replace(draft.case, correction=correction))


def test_a_correction_that_was_discarded_can_be_begun_again(
    book: Casebook, decision: DecisionId
) -> None:
    draft = casework.begin_correction(book, decision, "First thought")
    casework.discard_draft(book, draft.id)
    again = casework.begin_correction(book, decision, "Second thought")
    assert again.case.correction.reason == "Second thought"
    (before, *_) = casework.earlier_states(book, again.id)
    earlier = casework.go_back(book, again.id, before.version)
    assert earlier.case.correction.reason == "First thought"
    reference = casework.number_draft(book, again.id)
    assert reference == "CG-2026-0002"
    case = samples.change(again.case, **{"/conclusion/decided_at": samples.DECIDED})
    assert casework.record_decision(book, again.id, case).reference == reference


def test_what_another_person_discarded_stays_theirs_to_take_back(
    book: Casebook, world: World, decision: DecisionId
) -> None:
    sam = add(book)
    book.close()
    theirs = world.unlock(THEIRS)
    draft = casework.begin_correction(theirs, decision, "Theirs")
    casework.discard_draft(theirs, draft.id)
    theirs.close()
    again = world.unlock()
    with pytest.raises(casework.CorrectionPutAside, match="Sam Okoro began a correction"):
        casework.begin_correction(again, decision, "Mine")
    again.close()
    theirs = world.unlock(THEIRS)
    casework.restore_draft(theirs, draft.id)
    assert casework.load_draft(theirs, draft.id).case.correction.reason == "Theirs"
    casework.discard_draft(theirs, draft.id)
    theirs.close()
    last = world.unlock()
    casework.suspend_person(last, sam, "Left")
    mine = casework.begin_correction(last, decision, "Mine")
    assert mine.case.correction.reason == "Mine"
    (before, *_) = casework.earlier_states(last, mine.id)
    earlier = casework.go_back(last, mine.id, before.version)
    assert earlier.case.correction.reason == "Theirs"
    (taken,) = checked.of_kinds(last.store, last.vault_id, ["draft.taken"])
    assert schemas.DRAFT_TAKEN.read(taken.fields).reason == "Mine"
    last.close()


def test_a_superseded_decision_is_not_corrected_again(book: Casebook, decision: DecisionId) -> None:
    after.correct(book, decision)
    (old,) = casework.open_decision(book, decision).corrects
    with pytest.raises(casework.CorrectionOvertaken):
        casework.begin_correction(book, old.id, "Too late")
    after.correct(book, decision, "Once more")
    assert list(standings(book).values()) == [
        *(c.Standing.STANDS, c.Standing.SUPERSEDED, c.Standing.SUPERSEDED)
    ]


def contest(book: Casebook, decision: DecisionId) -> None:
    """Record a second decision on the case as an installation would that did not know the first."""
    with writing(book) as writer:
        other = samples.change(after.conditional(), **{"/conclusion/reasons": "Made elsewhere"})
        append_decision(book, writer, bytes.fromhex(decision), other)


def test_a_correction_begun_before_another_decision_came_is_not_recorded(
    book: Casebook, decision: DecisionId
) -> None:
    draft = casework.begin_correction(book, decision, "A word was wrong")
    contest(book, decision)
    with pytest.raises(casework.CorrectionOvertaken):
        casework.record_decision(book, draft.id, draft.case)


def test_two_decisions_of_a_case_are_contested_until_a_third_takes_both_places(
    book: Casebook, decision: DecisionId
) -> None:
    contest(book, decision)
    rows = casework.decisions(book).rows
    assert [row.standing for row in rows] == [c.Standing.CONTESTED] * 2
    assert all("@" in row.id for row in rows)
    first = casework.open_decision(book, rows[1].id)
    assert [link.id for link in first.contested_with] == [rows[0].id]
    assert first.standing is c.Standing.CONTESTED
    (other,) = first.contested_with
    (named,) = first.since.contested_with
    assert named.startswith(f"{other.reference}, recorded ")
    after.correct(book, rows[1].id, "Settled between us")
    assert [row.standing for row in casework.decisions(book).rows] == [
        *(c.Standing.STANDS, c.Standing.SUPERSEDED, c.Standing.SUPERSEDED)
    ]
    settled = casework.open_decision(book, decision)
    assert len(settled.corrects) == 2
    assert all(", recorded " in each for each in settled.since.corrects)
    assert done(casework.verify_vault(book)).intact


def test_a_challenge_stays_open_over_a_correction_and_is_ended_there(
    book: Casebook, decision: DecisionId
) -> None:
    casework.record_later(book, decision, after.CHALLENGED)
    after.correct(book, decision)
    assert list(standings(book).values()) == [c.Standing.CHALLENGED, c.Standing.SUPERSEDED]
    (open_one,) = casework.open_decision(book, decision).challenges
    end = h.ChallengeClosed(opening=open_one.opening, result=c.ChallengeResult.UPHELD, on=after.DAY)
    casework.record_later(book, decision, end)
    assert list(standings(book).values()) == [c.Standing.STANDS, c.Standing.SUPERSEDED]


def test_what_a_superseded_decision_asked_for_falls_due_no_more(
    book: Casebook, decision: DecisionId
) -> None:
    assert casework.dues_count(book) == 3
    after.correct(book, decision, changes={"/conditions": (after.TELL,)})
    assert {due.reference for due in casework.dues(book)} == {"CG-2026-0002"}
    assert casework.dues_count(book) == 2


def test_what_left_before_a_correction_stands_beside_what_it_approves(
    book: Casebook, decision: DecisionId
) -> None:
    case = casework.open_decision(book, decision).case
    casework.record_later(book, decision, after.release(case))
    draft = casework.begin_correction(book, decision, "It should not have left")
    less = samples.change(
        draft.case,
        **{
            "/conclusion/decided_at": samples.DECIDED,
            "/items/0/approved_scope": "1 to 3 October 2026",
        },
    )
    # In other words than approved is no warning: it may be less.
    assert after.BEYOND not in {each.check_id for each in casework.look_over(book, less)}
    refused = samples.change(less, **{"/items/0/decision": c.ItemDecision.REFUSED})
    (found,) = [each for each in casework.look_over(book, refused) if each.check_id == after.BEYOND]
    assert "Daily notes (refused)" in found.words
    casework.record_decision(book, draft.id, less)
    notes = casework.open_decision(book, decision).releases[0]
    assert notes.released == ("1 to 14 October 2026",)
    assert notes.why == "It was released in other words than those approved."


def test_both_documents_name_each_other(
    book: Casebook, decision: DecisionId, tmp_path: Path
) -> None:
    after.correct(book, decision, changes=REASONS)
    (old,) = casework.open_decision(book, decision).corrects
    for asked, words in (
        (decision, "Takes the place of CG-2026-0001. Why: A word was wrong"),
        (old.id, "Superseded. CG-2026-0002 takes its place."),
    ):
        exported = casework.export_decision(book, asked, tmp_path / "record.docx", replace=True)
        texts = [paragraph.text for paragraph in docx.Document(str(exported.path)).paragraphs]
        assert any(text.startswith(words) for text in texts)
        assert casework.verify_document(exported.path).status == 0
    # Each copy is told of on its own record alone.
    for asked in (decision, old.id):
        told = [each.what for each in casework.open_decision(book, asked).afterwards]
        assert told.count("Exported") == 1


def test_a_case_is_no_precedent_of_its_own_correction(book: Casebook, decision: DecisionId) -> None:
    other = after.shared(book)
    draft = casework.begin_correction(book, decision, "A word was wrong")
    found = {each.id for each in casework.precedents(book, draft.case)}
    assert (decision in found, other in found) == (False, True)
    case = samples.change(draft.case, **{"/conclusion/decided_at": samples.DECIDED})
    casework.record_decision(book, draft.id, case)
    like = casework.precedents(book, after.conditional())
    assert {each.reference for each in like} == {"CG-2026-0002", "CG-2026-0003"}


def test_an_id_of_a_row_that_is_none_of_the_case_is_unknown(
    book: Casebook, decision: DecisionId
) -> None:
    with pytest.raises(casework.DecisionUnknown):
        casework.open_decision(book, DecisionId(f"{decision}@2"))


def test_who_may_not_correct_is_told_who_can(book: Casebook, decision: DecisionId) -> None:
    become(book, Role.AUDITOR)
    with pytest.raises(casework.NotEntitled):
        casework.begin_correction(book, decision, "A word was wrong")


def test_a_warning_gone_past_in_a_release_stays_with_it(
    book: Casebook, decision: DecisionId
) -> None:
    given = CheckOverride(check_id="other", words="Other", override=Override(by_name="P"))
    case = casework.open_decision(book, decision).case
    casework.record_later(book, decision, replace(after.release(case), check_overrides=(given,)))
    (happened,) = casework.open_decision(book, decision).happened
    assert isinstance(happened.happening, h.Released)
    assert happened.happening.check_overrides == ()
