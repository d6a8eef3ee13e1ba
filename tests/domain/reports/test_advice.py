"""Advice that was not followed, by number."""

from __future__ import annotations

from datetime import date

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.reports.advice import advice_not_followed
from tests.domain.reports.samples import facts, made, words_of

ADVICE = {"outcome": c.Outcome.ADVICE_ONLY}
ON = date(2025, 6, 1)


def test_each_advice_stands_under_what_came_of_it() -> None:
    report = advice_not_followed(
        facts(
            made(1, **ADVICE, reference="A-1", followed=c.Followed.NO, followed_on=ON),
            made(1, **ADVICE, reference="A-2", followed=c.Followed.IN_PART),
            made(2, **ADVICE, reference="A-3"),
            made(1, outcome=c.Outcome.ESCALATE, reference="E-1", escalated_by_on=ON),
            made(1, outcome=c.Outcome.ESCALATE, reference="E-2", reviewed_on=ON),
            made(3, reference="R-1"),
        ),
        "Priya Nair",
    )
    said = words_of(report)
    assert "4 decisions made from 1 April 2025 to 31 March 2026 were advice only." in said
    assert "followed in 0, in part in 1, and not in 1; for 2 there is no answer yet" in said
    assert "2 decisions were escalated. 1 of them is without an answer." in said
    assert "1 Jun 2025" in said
    assert "363" in said  # days from 6 May 2025 to 4 May 2026
    assert "E-2" not in said
    assert "R-1" not in said
    marks = ("Not followed", "A-1", "Followed in part", "A-2", "Not answered", "A-3", "E-1")
    places = [said.index(each, said.index("is without an answer.")) for each in marks]
    assert places == sorted(places)


def test_where_there_is_none_it_says_so() -> None:
    said = words_of(advice_not_followed(facts(), "Priya Nair"))
    assert "No decisions made from 1 April 2025 to 31 March 2026 were advice only." in said
    assert "No decisions were escalated." in said
    one = facts(made(1, **ADVICE), made(2, outcome=c.Outcome.ESCALATE, reviewed_on=ON))
    said = words_of(advice_not_followed(one, "Priya Nair"))
    assert "1 decision made from 1 April 2025 to 31 March 2026 was advice only." in said
    assert "2 decisions were escalated. None of them is without an answer." in said
