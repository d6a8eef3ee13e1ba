"""The summary that leads an inspector through a folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.reports.advice import advice_not_followed
from caldicott_desktop.domain.reports.facts import ConditionFact
from caldicott_desktop.domain.reports.visit import Beside, visit
from tests.domain.reports.samples import counts_of, facts, made, words_of

PAST = date(2026, 4, 1)


def test_it_lists_the_files_and_the_numbers_an_inspector_may_ask_about() -> None:
    report = visit(
        facts(
            made(20),
            made(1, reference="L-1", waits=True),
            made(1, reference="A-1", outcome=c.Outcome.ADVICE_ONLY, followed=c.Followed.IN_PART),
            made(1, reference="A-2", outcome=c.Outcome.ADVICE_ONLY, followed=c.Followed.YES),
            made(1, reference="E-1", outcome=c.Outcome.ESCALATE),
            made(1, reference="D-1", release=c.ReleaseState.DIFFERS),
            made(1, reference="C-1", conditions=(ConditionFact(due_on=PAST, result=None),)),
            made(1, reference="V-1", continuing=True, first_review_on=PAST),
        ),
        "Priya Nair",
        [Beside(name="Register.pdf", form=Format.PDF)],
    )
    said = words_of(report)
    for label, number in (
        ("Live matters", "L-1"),
        ("Advice not followed", "A-1"),
        ("Escalated, not answered", "E-1"),
        ("Released otherwise than approved", "D-1"),
        ("Conditions overdue", "C-1"),
        ("Reviews overdue", "V-1"),
    ):
        assert number in said.partition(label)[2].partition("\n\n")[0][:40], label
    assert "Register.pdf" in said
    assert "A-2" not in said
    assert counts_of(report, "Decisions by outcome")["Advice only"] == (None,)
    assert [each.title for each in report.blanks] == ["Staff", "Policies"]


def test_how_a_live_matter_was_decided_is_held_where_its_maker_may_not_decide() -> None:
    live = facts(made(1, reference="E-1", outcome=c.Outcome.ESCALATE, waits=True), made(9))
    said = words_of(visit(replace(live, holds=True), "Sam Reed", ()))
    assert said.count("E-1") == 1
    assert "1 live matter is held: how each was decided is with the Guardian." in said
    assert words_of(visit(live, "Priya Nair", ())).count("E-1") == 2
    advised = advice_not_followed(replace(live, holds=True), "Sam Reed")
    assert "E-1" not in words_of(advised)
    assert "1 live matter is held" in words_of(advised)


def test_nothing_open_is_said() -> None:
    said = words_of(visit(facts(made(9)), "Priya Nair", ()))
    assert said.partition("Live matters")[2].partition("Advice")[0].strip(" :\n") == "None"
