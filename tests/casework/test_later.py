from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DecisionId
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.case import CheckOverride, Override
from caldicott_desktop.domain.consistency import releases
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store import entries
from tests.casework import afterwards as after
from tests.casework.test_cards import become
from tests.casework.test_people import SAM, THEIRS, add
from tests.casework.world import World, done, record
from tests.domain import samples


@pytest.fixture
def decision(book: Casebook) -> DecisionId:
    return after.shared(book)


@pytest.fixture
def advised(book: Casebook) -> DecisionId:
    return record(book, samples.of_outcome(c.Outcome.ADVICE_ONLY)).decision_id


def row_of(book: Casebook, decision_id: DecisionId) -> casework.DecisionRow:
    return next(row for row in casework.decisions(book).rows if row.id == decision_id)


def lacking(book: Casebook, decision_id: DecisionId, told: h.Happening) -> dict[str, str]:
    with pytest.raises(casework.HappeningIncomplete) as refused:
        casework.record_later(book, decision_id, told)
    return {each.path: each.sentence for each in refused.value.faults}


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (after.MET, "Condition 1 met by Priya Nair.\nThe condition: Destroy the copy"),
        (after.REVIEWED, "Review held by Priya Nair: goes on as decided."),
        (
            after.WITHDRAWN,
            (
                "Permission withdrawn by R-0417.\nHow we know: She said so\n"
                "What follows: Nothing more is sent"
            ),
        ),
        (
            after.CHALLENGED,
            (
                "Challenged by A solicitor: the Information Commissioner (ICO).\n"
                "Too much was shared\nAnswer due by 1 December 2026."
            ),
        ),
        (after.TOLD, "Told: R-0417 by Priya Nair.\nHow: In person"),
        (after.LEARNT, "Learning noted.\nAsk for the form first\nPassed to All seniors."),
        (after.INCIDENT, "Linked to an incident: W-17 in Datix."),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, h.Happening) else "",
)
def test_what_happens_afterwards_is_an_entry_of_its_own(
    book: Casebook, decision: DecisionId, told: h.Happening, words: str
) -> None:
    before = casework.open_decision(book, decision)
    changes = casework.record_later(book, decision, told)
    assert decision in changes.decisions
    page = casework.open_decision(book, decision)
    assert (page.case, page.entry_id) == (before.case, before.entry_id)
    (happened,) = page.happened
    assert (happened.happening, happened.recorded_by) == (told, "Priya Nair")
    assert happened.position == before.head.size + 1
    (later,) = page.afterwards
    assert later.what == words
    assert later.happened_on == h.day_of(told)
    assert done(casework.verify_vault(book)).intact


def test_texts_are_trimmed_and_empty_ones_are_not_answered(
    book: Casebook, decision: DecisionId
) -> None:
    told = replace(after.TOLD, who="  R-0417 \n or so ", note="  \n")
    casework.record_later(book, decision, told)
    (happened,) = casework.open_decision(book, decision).happened
    assert happened.happening == replace(after.TOLD, who="R-0417 or so")


def test_a_condition_is_met_or_breached_and_the_newest_word_stands(
    book: Casebook, decision: DecisionId
) -> None:
    assert [each.result for each in casework.open_decision(book, decision).conditions] == [None] * 2
    assert row_of(book, decision).next_on == date(2026, 11, 21)
    casework.record_later(book, decision, after.MET)
    assert row_of(book, decision).next_on == date(2026, 12, 5)
    breached = replace(after.MET, result=c.ConditionResult.BREACHED, note="It was kept.")
    casework.record_later(book, decision, breached)
    first, second = casework.open_decision(book, decision).conditions
    assert (first.number, first.condition, first.settled) == (1, after.DESTROY, breached)
    assert (first.result, second.result) == (c.ConditionResult.BREACHED, None)


def test_a_release_as_approved_and_what_waits(book: Casebook, decision: DecisionId) -> None:
    case = casework.open_decision(book, decision).case
    assert row_of(book, decision).release is c.ReleaseState.NONE
    casework.record_later(book, decision, after.release(case))
    page = casework.open_decision(book, decision)
    notes, letters = page.releases
    assert (notes.released, notes.why) == (("1 to 14 October 2026",), None)
    assert (letters.approved, letters.released) == (None, ())
    assert row_of(book, decision).release is c.ReleaseState.AS_APPROVED
    (later,) = page.afterwards
    assert later.happened_at == after.release(case).released_at
    assert later.happened_on is None


def test_a_release_beyond_what_was_approved_takes_a_name_and_a_reason(
    book: Casebook, decision: DecisionId
) -> None:
    case = casework.open_decision(book, decision).case
    items = (*after.release(case).items, h.ReleasedItem(number=2, scope="Both letters"))
    told = replace(after.release(case), items=items)
    found = lacking(book, decision, told)
    assert list(found) == [
        "/check_overrides/0/override/by_name",
        "/check_overrides/0/override/reason",
    ]
    words = "This goes beyond what was approved: Letters (refused)."
    assert all(words in sentence for sentence in found.values())
    given = CheckOverride(
        check_id=after.BEYOND,
        words=words,
        override=Override(by_name="Priya Nair", reason="The officer asked for them at the desk."),
    )
    stale = replace(given, words="Something else")
    casework.record_later(book, decision, replace(told, check_overrides=(stale, given)))
    page = casework.open_decision(book, decision)
    (happened,) = page.happened
    assert isinstance(happened.happening, h.Released)
    assert happened.happening.check_overrides == (given,)
    assert happened.happening.items[1].name == "Letters"
    assert page.releases[1].why == "It was released, and it was not approved."
    assert row_of(book, decision).release is c.ReleaseState.DIFFERS


def test_what_left_after_a_decision_was_no_longer_in_force_takes_a_name_and_a_reason(
    book: Casebook, decision: DecisionId
) -> None:
    told = after.release(casework.open_decision(book, decision).case)
    casework.record_later(book, decision, after.WITHDRAWN)
    stop = replace(after.REVIEWED, result=c.ReviewResult.STOP, note="No longer needed")
    casework.record_later(book, decision, stop)
    after.correct(book, decision)
    (old,) = casework.open_decision(book, decision).corrects
    early = replace(told, released_at=samples.DECIDED - timedelta(days=400))
    with pytest.raises(casework.HappeningIncomplete) as refused:
        casework.record_later(book, old.id, early)
    assert "before the decision was made" in refused.value.faults[0].sentence
    with pytest.raises(casework.HappeningIncomplete) as refused:
        casework.record_later(book, old.id, told)
    page = casework.open_decision(book, old.id)
    found = releases.findings(told, page.case, page.by_now)
    assert [each.check_id for each in found] == [
        "released-after-withdrawal",
        "released-after-end",
        "released-after-correction",
    ]
    assert len(refused.value.faults) == 2 * len(found)
    why = Override(by_name="Priya Nair", reason="It was in the post already.")
    given = tuple(
        CheckOverride(check_id=each.check_id, words=each.words, override=why) for each in found
    )
    casework.record_later(book, old.id, replace(told, check_overrides=given))
    said = casework.open_decision(book, old.id).afterwards[-1].what
    for each in found:
        assert f"Gone past: {each.words} Priya Nair: It was in the post already." in said


def test_a_day_before_the_case_was_first_decided_is_refused_also_of_its_correction(
    book: Casebook, decision: DecisionId
) -> None:
    first = casework.open_decision(book, decision).by_now.first_decided_on
    assert first is not None
    after.correct(book, decision)
    assert casework.open_decision(book, decision).by_now.first_decided_on == first
    with pytest.raises(casework.HappeningIncomplete, match="can be recorded"):
        casework.record_later(book, decision, replace(after.MET, on=first - timedelta(days=1)))
    casework.record_later(book, decision, replace(after.MET, on=first))


def test_a_review_stops_a_decision_and_a_later_one_lets_it_go_on(
    book: Casebook, decision: DecisionId
) -> None:
    stop = replace(after.REVIEWED, result=c.ReviewResult.STOP, note="No longer needed")
    casework.record_later(book, decision, stop)
    assert casework.open_decision(book, decision).standing is c.Standing.ENDED
    casework.record_later(book, decision, replace(after.REVIEWED, next_on=date(2027, 1, 4)))
    assert casework.open_decision(book, decision).standing is c.Standing.STANDS
    reviews = [due for due in casework.dues(book) if due.what is c.DueWhat.REVIEW]
    assert [due.due_on for due in reviews] == [date(2027, 1, 4)]


def test_a_challenge_is_open_until_it_ends(book: Casebook, decision: DecisionId) -> None:
    casework.record_later(book, decision, after.CHALLENGED)
    (open_one,) = casework.open_decision(book, decision).challenges
    assert (open_one.opened, open_one.closed) == (after.CHALLENGED, None)
    assert row_of(book, decision).standing is c.Standing.CHALLENGED
    end = h.ChallengeClosed(
        opening=open_one.opening, result=c.ChallengeResult.NOT_UPHELD, on=after.DAY
    )
    assert list(lacking(book, decision, replace(end, opening="ab" * 32))) == ["/opening"]
    casework.record_later(book, decision, end)
    page = casework.open_decision(book, decision)
    assert page.challenges[0].closed == end
    assert page.standing is row_of(book, decision).standing is c.Standing.STANDS
    assert page.afterwards[-1].what == "Challenge ended: not upheld."
    assert list(lacking(book, decision, end)) == ["/opening"]


def test_permission_that_was_withdrawn_is_how_a_decision_stands(
    book: Casebook, decision: DecisionId
) -> None:
    casework.record_later(book, decision, after.WITHDRAWN)
    assert casework.open_decision(book, decision).standing is c.Standing.WITHDRAWN
    assert row_of(book, decision).standing is c.Standing.WITHDRAWN


def test_what_became_of_advice(book: Casebook, advised: DecisionId, decision: DecisionId) -> None:
    told = h.AdviceFollowed(
        followed=c.Followed.IN_PART, who=" The  owner ", on=after.DAY, note="For falls only.\n"
    )
    casework.record_later(book, advised, told)
    page = casework.open_decision(book, advised)
    assert page.advice_followed is c.Followed.IN_PART
    assert page.afterwards[0].what == (
        "The organisation followed the advice: in part. Decided by The owner.\nFor falls only."
    )
    casework.record_later(book, advised, replace(told, followed=c.Followed.NO))
    assert casework.open_decision(book, advised).advice_followed is c.Followed.NO
    assert list(lacking(book, decision, told)) == ["/followed"]
    assert casework.open_decision(book, decision).advice_followed is None


def test_everything_that_is_needed_is_named_at_once(book: Casebook, decision: DecisionId) -> None:
    assert list(lacking(book, decision, h.Released())) == [
        *("/items", "/recipient", "/way", "/released_at", "/released_by")
    ]
    assert casework.open_decision(book, decision).afterwards == ()


def test_who_may_not_record_it_is_told_who_can(book: Casebook, decision: DecisionId) -> None:
    become(book, Role.AUDITOR)
    with pytest.raises(casework.NotEntitled):
        casework.record_later(book, decision, after.LEARNT)


def test_nothing_is_recorded_of_a_decision_that_is_not_there(book: Casebook) -> None:
    with pytest.raises(casework.DecisionUnknown):
        casework.record_later(book, DecisionId("00" * 16), after.LEARNT)


def test_a_decision_is_found_by_what_was_told_of_it_later(
    book: Casebook, decision: DecisionId
) -> None:
    record(book)
    casework.record_later(book, decision, replace(after.LEARNT, words="The zanzibar parcel"))
    casework.record_later(book, decision, replace(after.TOLD, note="By heliograph"))
    for text in ("zanzibar", "heliograph constabulary", '"the zanzibar parcel"'):
        assert [row.id for row in casework.decisions(book, text=text).rows] == [decision], text
    done(casework.rebuild_lists(book))
    assert casework.decisions(book, text="zanzibar heliograph").total == 1


def test_it_stands_in_the_word_record_and_is_proven_there(
    book: Casebook, decision: DecisionId, tmp_path: Path
) -> None:
    case = casework.open_decision(book, decision).case
    casework.record_later(book, decision, after.release(case))
    casework.record_later(book, decision, after.MET)
    casework.record_later(book, decision, after.CHALLENGED)
    exported = casework.export_decision(book, decision, tmp_path / "record.docx")
    document = docx.Document(str(exported.path))
    cells = [cell.text for table in document.tables for cell in table._cells]  # noqa: SLF001
    assert "1 to 14 October 2026" in cells
    assert "Met\n22 Nov 2026" in cells
    assert any(text.startswith("Released to PC 1042 by Priya Nair") for text in cells)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "What was approved was released." in texts
    assert "Challenged. A challenge to it is open." in texts
    report = casework.verify_document(exported.path)
    assert (report.status, report.reference) == (0, "CG-2026-0001")
    # The decision, the three told of it, the export, and what the pages say.
    assert len(report.proven) == 6


def test_the_day_may_lie_long_back(world: World) -> None:
    book = world.create()
    decision = after.shared(book)
    world.hands.now += timedelta(days=40)
    casework.record_later(book, decision, after.MET)
    assert casework.open_decision(book, decision).afterwards[0].happened_on == after.DAY
    book.close()


@pytest.fixture
def awaited(book: Casebook) -> DecisionId:
    """A decision of the person at work that somebody else recorded."""
    own = book.person_id
    with writing(book) as writer:
        person = schemas.Person(
            name="Meg Harland", position=None, roles=frozenset({Role.DEPUTY}), reason=None
        )
        writer.append(schemas.PERSON, person, subject=b"m" * 16, kind="person.added")
    case = samples.change(after.conditional(), **{"/conclusion/decided_by": "Meg Harland"})
    made = record(book, case).decision_id
    assert own != b"m" * 16
    return made


def test_a_decision_recorded_for_somebody_waits_for_their_word(
    book: Casebook, awaited: DecisionId
) -> None:
    page = casework.open_decision(book, awaited)
    assert page.standing is row_of(book, awaited).standing is c.Standing.AWAITING
    assert (page.rests_on, page.awaits_me) == ("Awaiting confirmation by Meg Harland.", False)
    (due,) = [due for due in casework.dues(book) if due.what is c.DueWhat.CONFIRMATION]
    assert (due.who, due.words, due.due_on) == ("Meg Harland", "", None)
    with pytest.raises(casework.NotYoursToConfirm):
        casework.confirm_decision(book, awaited)


def test_a_decision_is_confirmed_once_by_whoever_made_it(
    book: Casebook, awaited: DecisionId
) -> None:
    entry = entries.of_subject(book.store, bytes.fromhex(awaited))[0].id
    with writing(book) as writer:
        said = schemas.Confirmation(confirmed=entry)
        writer.append(schemas.CONFIRMATION, said, subject=bytes.fromhex(awaited))
    page = casework.open_decision(book, awaited)
    assert page.standing is row_of(book, awaited).standing is c.Standing.STANDS
    assert page.rests_on is None
    assert page.afterwards[-1].what == "Confirmed by the person who decided"


def test_a_second_person_confirms_what_was_recorded_for_them(book: Casebook, world: World) -> None:
    add(book)
    case = samples.change(after.conditional(), **{"/conclusion/decided_by": SAM})
    made = record(book, case).decision_id
    assert casework.open_decision(book, made).standing is c.Standing.AWAITING
    book.close()
    theirs = world.unlock(THEIRS)
    assert casework.open_decision(theirs, made).awaits_me
    changes = casework.confirm_decision(theirs, made)
    assert made in changes.decisions
    assert changes.notices
    page = casework.open_decision(theirs, made)
    assert page.standing is row_of(theirs, made).standing is c.Standing.STANDS
    assert (page.rests_on, page.awaits_me) == (None, False)
    assert page.afterwards[-1].recorded_by == SAM
    with pytest.raises(casework.NotYoursToConfirm):
        casework.confirm_decision(theirs, made)
    assert done(casework.verify_vault(theirs)).intact
    theirs.close()


def test_own_decisions_need_no_confirmation(book: Casebook, decision: DecisionId) -> None:
    with pytest.raises(casework.NotYoursToConfirm):
        casework.confirm_decision(book, decision)
    become(book, Role.IG_LEAD)
    with pytest.raises(casework.NotEntitled):
        casework.confirm_decision(book, decision)
