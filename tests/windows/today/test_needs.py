from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.domain.card import CardResult
from caldicott_desktop.domain.choices import DueWhat
from caldicott_desktop.windows.today.needs import Need, Needs, Step, To

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
ID = "ab" * 16


def draft(
    *,
    due_on: date | None = None,
    missing: int = 3,
    started_at: datetime = NOW,
    examiner_case: str | None = None,
) -> casework.DraftRow:
    return casework.DraftRow(
        id=casework.DraftId(ID),
        kind_title="Police request",
        subject_reference="R-0417",
        requester="Severn Vale Police",
        started_at=started_at,
        saved_at=NOW,
        reference=None,
        missing=missing,
        writes_up=False,
        due_on=due_on,
        examiner_case=examiner_case,
    )


def other(*, due_on: date | None = None, writes_up: bool = False) -> casework.OtherDraft:
    return casework.OtherDraft(
        id=casework.DraftId(ID),
        kind_title="Police request",
        reference="CG-2026-0007",
        due_on=due_on,
        owner="Meg Harland",
        owner_can_open=not writes_up,
        started_at=NOW,
        saved_at=NOW,
        writes_up=writes_up,
    )


def card(begun: bool = False) -> casework.WriteUp:  # noqa: FBT001, FBT002 - one fact of a card
    return casework.WriteUp(
        card_id=casework.DecisionId(ID),
        reference="CG-2026-0009",
        happened_at=NOW - timedelta(hours=7),
        requester="Severn Vale Police",
        subject_reference="R-0417",
        result=CardResult.GIVEN,
        begun=begun,
    )


def due(
    what: DueWhat = DueWhat.CONDITION,
    due_on: date | None = TODAY,
    words: str = "Confirm the copy was destroyed",
) -> casework.Due:
    return casework.Due(
        decision_id=casework.DecisionId(ID),
        reference="CG-2026-0061",
        kind_title="Police request",
        subject_reference="R-0417",
        what=what,
        at="condition/1",
        words=words,
        who="Priya Nair",
        due_on=due_on,
    )


def lines(  # noqa: PLR0913 - one for each sort of line
    *,
    drafts: tuple[casework.DraftRow, ...] = (),
    others: tuple[casework.OtherDraft, ...] = (),
    write_ups: tuple[casework.WriteUp, ...] = (),
    due: tuple[casework.Due, ...] = (),
    rechecks: casework.RechecksDue | None = None,
    may_decide: bool = True,
) -> tuple[Need, ...]:
    today = casework.Today(
        write_ups=write_ups,
        drafts=drafts,
        others=others,
        taken=(),
        recent=(),
        recorded=0,
        year=casework.YearSoFar(decisions=0, last_year=0),
        due=due,
        conditions=casework.OpenConditions(number=0, overdue=0),
        rechecks=rechecks,
        notices=(),
    )
    return Needs().of(today, NOW, may_decide=may_decide)


@pytest.mark.parametrize(
    ("missing", "words", "tone"),
    [
        (0, "Ready to record", "accent"),
        (1, "1 answer missing", "neutral"),
        (11, "11 answers missing", "neutral"),
    ],
)
def test_what_is_missing_is_counted_in_words(missing: int, words: str, tone: str) -> None:
    (need,) = lines(drafts=(draft(missing=missing),))
    assert (need.tag, need.tone) == (words, tone)
    assert need.opens == Step(to=To.DRAFT, subject=ID)


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-2, "Ended 2 days ago", "danger"),
        (-1, "Ended 1 day ago", "danger"),
        (0, "Ends today", "danger"),
        (1, "1 day left", "attention"),
        (7, "7 days left", "attention"),
        (8, "Ends 28 Nov 2026", "neutral"),
    ],
)
def test_a_time_limit_is_told_in_days_when_it_is_near(days: int, words: str, tone: str) -> None:
    (need,) = lines(drafts=(draft(due_on=TODAY + timedelta(days=days)),))
    assert (need.tag, need.tone) == (words, tone)
    assert "3 answers missing" in need.about


def test_a_draft_begun_on_an_earlier_day_says_so() -> None:
    (need,) = lines(drafts=(draft(started_at=NOW - timedelta(days=17)),))
    assert need.about == ("Draft · no number yet · started 3 Nov 2026 · saved 20 Nov 2026, 09:30")


def test_an_exception_of_an_examiners_case_is_called_one() -> None:
    (need,) = lines(drafts=(draft(examiner_case=ID[:32]),))
    assert need.about.startswith("Exception · no number yet")


def test_a_high_profile_case_leads_to_its_case() -> None:
    told = replace(
        due(what=DueWhat.HIGH_PROFILE, words=""),
        decision_id=None,
        subject_reference="ME-0412",
        examiner_case=CaseId(ID[:32]),
    )
    (need,) = lines(due=(told,))
    assert need.opens == Step(to=To.CASE, subject=ID[:32], at="ME-0412")


def test_the_most_urgent_comes_first_and_what_has_no_day_last() -> None:
    found = lines(
        drafts=(draft(), draft(due_on=TODAY + timedelta(days=4))),
        others=(other(due_on=TODAY - timedelta(days=1)),),
        write_ups=(card(),),
        rechecks=casework.RechecksDue(
            number=1, first="Time limits after death", first_on=TODAY + timedelta(days=2)
        ),
    )
    assert [need.tag for need in found] == [
        *("Ended 1 day ago", "7 hours ago", "Recheck by 22 Nov 2026", "4 days left"),
        "3 answers missing",
    ]


def test_of_anothers_draft_there_is_nothing_to_open_but_taking_it_over() -> None:
    (need,) = lines(others=(other(),))
    assert need.title == "Police request: a draft of Meg Harland"
    assert need.tag == "Not yours"
    assert need.opens == Step(to=To.TAKE_OVER, subject=ID)
    assert need.offer is not None
    assert need.offer.step == need.opens


def test_a_card_whose_write_up_somebody_else_began_is_one_line() -> None:
    (need,) = lines(others=(other(writes_up=True),), write_ups=(card(),))
    assert need.title == "Write-up of an urgent card: a draft of Meg Harland"
    assert need.about.endswith("Meg Harland cannot open this vault")


def test_whoever_may_not_decide_reads_a_card_and_writes_none_up() -> None:
    (mine,) = lines(write_ups=(card(begun=True),))
    (theirs,) = lines(write_ups=(card(),), may_decide=False)
    assert mine.opens == Step(to=To.WRITE_UP, subject=ID)
    assert theirs.opens == Step(to=To.CARD, subject=ID)
    assert mine.about.endswith("write-up begun")
    assert theirs.about.endswith("write-up not begun")


def test_guidance_to_look_at_again_is_named_by_the_first_of_it() -> None:
    ahead = casework.RechecksDue(number=1, first="Time limits", first_on=TODAY)
    (one,) = lines(rechecks=ahead)
    assert (one.title, one.tag) == ("Guidance: Time limits", "Recheck by 20 Nov 2026")
    assert one.opens == Step(to=To.GUIDANCE, subject="Time limits")
    past = casework.RechecksDue(number=3, first="Time limits", first_on=TODAY - timedelta(days=1))
    (many,) = lines(rechecks=past)
    assert many.about == "and 2 parts more whose sources are to be looked at again"
    assert (many.tag, many.opens) == ("Recheck was due 19 Nov 2026", Step(to=To.GUIDANCE))


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-2, "Overdue 2 days", "danger"),
        (0, "Due today", "danger"),
        (7, "7 days left", "attention"),
        (8, "Due 28 Nov 2026", "neutral"),
    ],
)
def test_what_falls_due_says_how_near_its_day_is(days: int, words: str, tone: str) -> None:
    (need,) = lines(due=(due(due_on=TODAY + timedelta(days=days)),))
    assert (need.tag, need.tone) == (words, tone)
    assert need.title == "Confirm the copy was destroyed"
    assert need.about.startswith("Condition of CG-2026-0061 · owner Priya Nair · due ")
    assert need.opens == Step(to=To.DECISION, subject=ID, at="condition/1")


@pytest.mark.parametrize("what", [each for each in DueWhat if each is not DueWhat.CONDITION])
def test_everything_else_that_falls_due_says_what_is_to_be_done_about_which_case(
    what: DueWhat,
) -> None:
    (need,) = lines(due=(due(what),))
    assert need.title.endswith(": Police request, R-0417")
    assert "CG-2026-0061" in need.about


def test_a_decision_that_waits_for_ones_word_is_as_urgent_as_today() -> None:
    waits = due(DueWhat.CONFIRMATION, due_on=None, words="")
    later = draft(due_on=TODAY + timedelta(days=1))
    found = lines(drafts=(later,), due=(waits,))
    assert [need.tag for need in found] == ["Waits for your word", "1 day left"]
