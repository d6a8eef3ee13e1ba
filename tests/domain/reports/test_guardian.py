"""The reports to those who run the organisation, and the page for the public."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.reports import counting as by
from caldicott_desktop.domain.reports.counting import counted
from caldicott_desktop.domain.reports.facts import ConditionFact, Contact, Events, Facts, Noted
from caldicott_desktop.domain.reports.guardian import annual, quarterly
from caldicott_desktop.domain.reports.period import quarter
from caldicott_desktop.domain.reports.report import HIDDEN, Report
from caldicott_desktop.domain.reports.transparency import transparency
from caldicott_desktop.domain.suppression import LEAST
from tests.domain.reports.samples import counts_of, facts, made, words_of

SHARED = {"outcome": c.Outcome.SHARE_IN_FULL, "release": c.ReleaseState.AS_APPROVED}
OVERDUE = ConditionFact(due_on=date(2026, 4, 1), result=None)
LATER = date(2026, 2, 2)


def year(**changes: object) -> Facts:
    """A year in which everything was met with."""
    return facts(
        made(20, conditions=(OVERDUE, ConditionFact(due_on=None, result=None))),
        made(12, **SHARED, decided_on=LATER, continuing=True, first_review_on=date(2026, 3, 1)),
        made(
            9,
            **SHARED,
            continuing=True,
            reviewed_on=LATER,
            conditions=(ConditionFact(due_on=None, result=c.ConditionResult.MET),),
        ),
        made(8, outcome=c.Outcome.ADVICE_ONLY, followed=c.Followed.NO, days=0, out_of_hours=True),
        made(7, outcome=c.Outcome.ADVICE_ONLY, days=200, due_on=date(2025, 5, 1), late=True),
        made(6, urgency=None, days=None, due_on=None, requester=None, gateway="", telling=None),
        made(5, continuing=True, first_review_on=date(2027, 1, 1), on_card=True, overrides=2),
        made(5, continuing=True, days=20),
        **changes,
    )


def test_an_annual_report_counts_what_there_is() -> None:
    report = annual(year(superseded=6, cards=7))
    assert counts_of(report, "Decisions by outcome")["Refuse"] == (36,)
    assert counts_of(report, "Decisions by outcome")["Share in part"] == (0,)
    assert counts_of(report, "Decisions over time") == {
        "Apr to Jun 2025": (60, 9, 36, 15),
        "Jul to Sep 2025": (0, 0, 0, 0),
        "Oct to Dec 2025": (0, 0, 0, 0),
        "Jan to Mar 2026": (12, 12, 0, 0),
    }
    assert counts_of(report, "How soon decisions were made") == {
        by.SAME_DAY: (8,),
        "In 1 to 7 days": (46,),
        "In 8 to 30 days": (5,),
        "In more than 30 days": (7,),
        "Not said": (6,),
    }
    assert counts_of(report, "Decisions and the day due") == {
        by.IN_TIME: (47,),
        by.AFTER: (19,),
        by.NO_DAY: (6,),
    }
    assert counts_of(report, "Conditions set, and what became of them") == {
        "Met": (9,),
        "Breached": (0,),
        by.OPEN: (0,),
        by.OVERDUE: (20,),
        by.WITHOUT_DAY: (20,),
    }
    assert counts_of(report, "Continuing uses that were decided on, and their review") == {
        by.LOOKED_AT: (9,),
        by.TO_COME: (5,),
        by.REVIEW_OVERDUE: (12,),
        by.NO_DAY: (5,),
    }
    assert counts_of(report, "Whether the organisation followed the Guardian’s advice") == {
        "Yes": (0,),
        "In part": (0,),
        "No": (8,),
        by.NOT_ANSWERED: (7,),
    }
    words = words_of(report)
    assert "72 decisions were made from 1 April 2025 to 31 March 2026." in words
    assert "21 were to share something, 36 were refusals and 15 ended otherwise." in words
    assert "8 decisions were made out of hours. 5 decisions were begun on an urgent card." in words
    assert "7 urgent cards were not written up as a decision yet." in words
    assert "7 decisions were recorded more than 48 hours after it was made" in words
    assert "6 decisions were replaced by a correction" in words


def test_what_the_log_cannot_know_is_left_to_be_written() -> None:
    assert [each.title for each in annual(year()).blanks] == [
        *("Training", "What was learnt", "Data Security and Protection Toolkit"),
        *("Themes", "Next year"),
    ]
    assert [each.title for each in quarterly(year()).blanks] == ["What was learnt", "For attention"]
    assert "Nobody holds this role in the log today" in words_of(annual(year()))


@pytest.mark.parametrize("kind", [annual, quarterly, transparency])
def test_no_report_shows_a_small_number_or_names_what_is_rare(
    kind: Callable[[Facts], Report],
) -> None:
    few = facts(
        made(30),
        made(3, outcome=c.Outcome.ESCALATE, urgency=c.Urgency.EMERGENCY),
        made(2, **SHARED, requester=c.RequesterKind.MEDIA, kind="Press", gateway="Rare gateway"),
        events=Events(incidents=2, challenges=(c.ChallengeRoute.ICO,) * 3),
    )
    report = kind(few)
    for each in report.counts:
        numbers = [number for _, row in each.rows for number in row if number is not None]
        assert all(number == 0 or number >= LEAST for number in numbers), each.title
    words = words_of(report)
    for rare in ("Press", "Rare gateway", "Journalist"):
        assert rare not in words
    assert HIDDEN in words


def test_all_reports_of_a_period_withhold_the_same_numbers() -> None:
    few = facts(made(30), made(3, outcome=c.Outcome.ESCALATE), made(6, **SHARED))
    shown = counted(few)
    for report in (annual(few), quarterly(few), transparency(few)):
        for each in report.counts:
            if each.name == by.OUTCOME:
                assert {label: row[0] for label, row in each.rows} == shown.of(by.OUTCOME)


def test_nothing_decided_is_said_in_words() -> None:
    for kind in (annual, quarterly, transparency):
        words = words_of(kind(facts()))
        assert "o decisions were made" in words or "no such decisions" in words
    words = words_of(annual(facts()))
    assert "No conditions were set." in words
    assert "The Guardian advised in no case in which somebody else decided." in words


def test_two_years_are_compared_where_the_log_reaches_back() -> None:
    before = facts(made(11), made(12, **SHARED), made(13, outcome=c.Outcome.DEFER))
    compared = counts_of(annual(year(before=before)), "Compared with the period before")
    assert compared == {
        "All decisions": (72, 36),
        by.SHARED: (21, 12),
        by.REFUSED: (36, 11),
        by.OTHERWISE: (15, 13),
    }
    assert "does not reach back" in words_of(annual(year()))


def test_it_says_where_the_log_cannot_tell_of_the_whole_period() -> None:
    words = words_of(annual(facts(period=quarter(2026, 2), log_since=date(2026, 4, 20))))
    assert "The period is not over: this is how things stood on 4 May 2026." in words
    assert "This log begins on 20 April 2026" in words


def test_a_lesson_leaves_in_its_words_only_where_somebody_marked_it() -> None:
    lesson = Noted(entry_id="a" * 64, noted_on=LATER, words="Ring back before answering.")
    noted = year(events=Events(learnt=(lesson,) * 5))
    for kind in (annual, quarterly, transparency):
        assert lesson.words not in words_of(kind(noted))
        marked = replace(noted, quotable=frozenset({lesson.entry_id}))
        assert lesson.words in words_of(kind(marked))


def test_the_public_is_told_where_to_turn_as_far_as_the_organisation_has_said() -> None:
    assert "Where to ask what is held about you" in words_of(transparency(year()))
    contact = Contact(phone="01632 960417", complaints="The Information Commissioner")
    words = words_of(transparency(year(contact=contact)))
    assert "01632 960417" in words
    assert "The Information Commissioner" in words
    assert "Where to ask what is held about you" not in words
    assert "By post" not in words


def test_events_of_the_period_are_counted_apart_from_its_decisions() -> None:
    events = Events(
        reviews=(c.ReviewResult.STOP,) * 6,
        challenges=(c.ChallengeRoute.COMPLAINT,) * 7,
        challenges_ended=(c.ChallengeResult.UPHELD,) * 8,
        people_told=9,
        permissions_withdrawn=10,
        incidents=11,
    )
    words = words_of(annual(year(events=events)))
    for said in (
        "6 reviews were held in the period, of decisions of any time. They came to this: stops",
        "7 challenges were opened in the period. By which way: complaint to us: 7.",
        "8 challenges were closed. With which result: upheld: 8.",
        "9 notes were made that somebody was told afterwards.",
        "10 permissions were withdrawn.",
        "11 incidents were linked to a decision.",
    ):
        assert said in words


def test_a_number_that_is_withheld_is_said_to_be_so_in_every_sentence() -> None:
    few = facts(made(9), made(2, **SHARED), made(3, outcome=c.Outcome.DEFER), cards=2)
    words = words_of(annual(few))
    assert "how many were to share something is withheld" in words.lower()
    assert "How many urgent cards were not written up as a decision yet is withheld." in words
    assert "a withheld number of such decisions" in words_of(transparency(facts(made(3))))
