"""Evidence for the toolkit: what the log holds for each requirement, and what it lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from caldicott_desktop import guidance
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.reports.counting import counted
from caldicott_desktop.domain.reports.dspt import dspt
from caldicott_desktop.domain.reports.evidence import found
from caldicott_desktop.domain.reports.facts import Events, Facts, Noted, RoleHolder
from caldicott_desktop.domain.reports.toolkit import Evidence, ToolkitForm
from tests.domain.reports.samples import FACTS, MADE_AT, facts, made, words_of
from tests.every import every

LESSON = Noted(entry_id="a" * 64, noted_on=MADE_AT.date(), words="Ask for the form first")
DEPUTY = RoleHolder(name="Meg Harland", position=None, role=Role.DEPUTY)


def whole() -> Facts:
    """A log that lacks nothing."""
    return facts(
        made(20),
        made(10, purpose=c.Purpose.CARE),
        made(5, requester=c.RequesterKind.SUPPLIER),
        events=Events(learnt=(LESSON,) * 5, reviews=(c.ReviewResult.CONTINUE,) * 5, incidents=6),
        holders=(*FACTS.holders, DEPUTY),
        board_reports=1,
    )


@every("evidence", Evidence)
def test_nothing_is_lacking_where_all_of_it_was_recorded(evidence: Evidence) -> None:
    facts_ = whole()
    assert found(evidence, facts_, counted(facts_)).gap is None


def test_an_opt_out_is_told_as_it_was_recorded_and_not_as_a_finding() -> None:
    facts_ = facts(made(8, opt_out=c.OptOut.CHECKED_SET))
    says = found(Evidence.OBJECTIONS, facts_, counted(facts_)).says
    assert "8 national data opt-outs were recorded as set and honoured" in says


@pytest.mark.parametrize(
    "evidence",
    [
        *(Evidence.ROLES, Evidence.TO_THE_BOARD, Evidence.RECORDED, Evidence.CARE),
        *(Evidence.OTHER_USES, Evidence.NEED_TO_KNOW, Evidence.LEARNING, Evidence.SUPPLIERS),
    ],
)
def test_an_empty_log_lacks_what_nobody_recorded(evidence: Evidence) -> None:
    assert found(evidence, FACTS, counted(FACTS)).gap


@pytest.mark.parametrize(
    ("evidence", "changes", "gap"),
    [
        (Evidence.LAW, {"gateway": ""}, "One of the three is named in no decision."),
        (Evidence.TELLING, {"telling": None}, "whether the person is told"),
        (Evidence.OBJECTIONS, {"opt_out": c.OptOut.NOT_CHECKED}, "was not checked"),
        (Evidence.KEEPING, {"late": True}, "recorded late"),
        (
            Evidence.REVIEWS,
            {"continuing": True, "first_review_on": MADE_AT.date().replace(month=1)},
            "overdue",
        ),
    ],
)
def test_a_gap_is_named_where_decisions_show_one(
    evidence: Evidence, changes: dict[str, object], gap: str
) -> None:
    lacking = facts(made(7, **changes))
    assert gap in (found(evidence, lacking, counted(lacking)).gap or "")


def test_every_requirement_of_both_forms_stands_with_how_far_it_was_checked() -> None:
    toolkit = guidance.toolkit()
    report = dspt(facts(made(12)), toolkit, guidance.checked_words)
    said = words_of(report)
    assert [each.title for each in report.sections] == [
        *("What the log lacks", *(form.label for form in ToolkitForm), "Sources"),
    ]
    for requirement in toolkit.requirements:
        assert requirement.reference in said
        assert requirement.elsewhere in said
        for citation in requirement.citations:
            assert guidance.checked_words(citation) in said
    for about in toolkit.about.values():
        for version in about.versions:
            assert version.name in said
            assert version.holds in said
    assert "Released 18 September 2025. To be submitted by 30 June 2026." in said
    assert "References are those known on 21 November 2026." in " ".join(
        run.text for each in report.answer for run in each.inlines
    )
    assert "Nobody is named in the log as deputy Guardian." in said
    assert report.counts == ()


@pytest.mark.parametrize(
    ("made_at", "over"),
    [
        (datetime(2026, 6, 30, 22, 30, tzinfo=UTC), False),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), True),
    ],
)
def test_once_the_newest_version_was_due_a_later_one_is_said_to_be_missing(
    *, made_at: datetime, over: bool
) -> None:
    """The day ends where it ends in London, an hour before it does in UTC."""
    report = dspt(replace(whole(), made_at=made_at), guidance.toolkit(), guidance.checked_words)
    told = " ".join(run.text for each in report.answer for run in each.inlines)
    assert ("what a later one asks for is not in this report" in told) is over
    assert ("was due by 30 June 2026" in told) is over


def test_a_log_that_lacks_nothing_says_so() -> None:
    toolkit = guidance.toolkit()
    said = words_of(dspt(whole(), toolkit, guidance.checked_words))
    assert "Nothing that this report looks for is lacking in the log." in said
    nothing = replace(FACTS, decided=())
    assert "It rests on no decision" in " ".join(
        run.text
        for each in dspt(nothing, toolkit, guidance.checked_words).answer
        for run in each.inlines
    )
