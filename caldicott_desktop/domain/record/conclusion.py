"""The sections on the decision itself: reasons, conditions, telling the person, what stays open."""

from __future__ import annotations

from itertools import zip_longest

from caldicott_desktop.domain.case import Case, Condition, OutcomeDetails
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.domain.happenings import ConditionSettled
from caldicott_desktop.domain.outcomes import outcome_fields
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.answered import Answered
from caldicott_desktop.domain.record.blocks import (
    Block,
    Column,
    Fact,
    Row,
    Table,
    Words,
    cell,
    gap,
    line,
    prose,
    strong,
)


def reasons(case: Case) -> tuple[Block, ...]:
    """Why, and what the outcome alone asks for (what is missing, to whom it went on…)."""
    conclusion = case.conclusion
    facts = Answered("The decision and its reasons", "Each row is a question and its answer.")
    facts.text("Reasons", conclusion.reasons)
    _details(facts, conclusion.details, conclusion.outcome)
    facts.optional("Earlier decisions looked at", ", ".join(case.precedents.shown) or None)
    facts.optional("Why different, or the same", case.precedents.why_different)
    if conclusion.retrospective is None:
        if conclusion.outcome is None or conclusion.outcome.shares:  # nobody else is asked
            facts.missing("Retrospective or not")
    else:
        facts.said("Retrospective", phrases.yes_no(conclusion.retrospective))
    return (facts.facts(),)


def details(case: Case) -> tuple[Fact, ...]:
    """What the outcome alone asks for, apart from the reasons; gaps named."""
    title = "What this outcome asks for"
    facts = Answered(title, "Each row is a question and its answer.")
    _details(facts, case.conclusion.details, case.conclusion.outcome)
    return facts.facts().facts


def _details(facts: Answered, details: OutcomeDetails, outcome: Outcome | None) -> None:
    """Add every detail that was written; those the outcome asks for leave a gap when empty."""
    # The two fields of a refusal are asked for only where a compelling power was cited.
    fields = () if outcome is Outcome.REFUSE else outcome_fields(outcome)
    asked = {path.rsplit("/", 1)[-1] for path in fields}
    for name, label in _LABELS.items():
        value = getattr(details, name)
        if value is None:
            if name in asked:
                facts.missing(label)
        elif isinstance(value, str):
            facts.text(label, value)
        elif name.endswith("_at"):
            facts.said(label, phrases.moment(value))
        else:
            facts.said(label, phrases.long_date(value))


_LABELS = {
    "missing": "What is missing",
    "told_to_send": "Who was asked to send it",
    "chase_on": "To be chased on",
    "redirected_to": "Redirected to",
    "requester_to_do": "What the requester was told to do",
    "who_decides": "Who decides",
    "advised": "What was advised",
    "escalated_to": "Escalated to",
    "escalated_by_on": "Answer needed by",
    "meanwhile": "Meanwhile",
    "withdrawn_at": "Withdrawn",
    "withdrawn_known_by": "How we know",
    "power_not_valid_because": "Why the power cited does not reach this",
    "power_advice_from": "Advice on that from",
}


def conditions(case: Case, settled: tuple[ConditionSettled | None, ...] = ()) -> tuple[Block, ...]:
    """The conditions, numbered as the principles refer to them, and what became of each."""
    if not case.conditions:
        return (line("No condition was set."),)
    return (
        Table(
            title="Conditions",
            description="One row for each condition: what it is, who sees to it and by when, and "
            "what became of it.",
            columns=(
                Column(title="No.", share=5),
                Column(title="Condition", share=41),
                Column(title="Principle", share=10),
                Column(title="Owner", share=16),
                Column(title="Due", share=13),
                Column(title="State", share=15),
            ),
            rows=tuple(
                _condition(number, *each)
                for number, each in enumerate(
                    zip_longest(case.conditions, settled[: len(case.conditions)]), start=1
                )
            ),
        ),
    )


def _condition(number: int, condition: Condition, settled: ConditionSettled | None) -> Row:
    due = condition.due_on
    return Row(
        cells=(
            cell(str(number)),
            prose(condition.words) if condition.words else cell(gap("Not worded")),
            cell(str(condition.principle) if condition.principle else "None"),
            prose(condition.owner) if condition.owner else cell(gap("No owner")),
            cell(phrases.short_date(due) if due else gap("No date")),
            _state(settled),
        )
    )


def _state(settled: ConditionSettled | None) -> Words:
    if settled is None or settled.result is None:
        return cell("Open")
    on = cell(phrases.short_date(settled.on)) if settled.on else ()
    return (*cell(strong(settled.result.label)), *on)


def telling(case: Case) -> tuple[Block, ...]:
    """Whether the person was told, or why not and when that is looked at again."""
    told = case.conclusion.telling
    facts = Answered("Telling the person", "Each row is a question and its answer.")
    facts.choice("Told or not", told.told)
    if told.by_on:
        facts.said("To be told by", phrases.long_date(told.by_on))
    facts.optional("By whom", told.by_whom)
    facts.optional("Why not", told.why_not)
    if told.revisit_on:
        facts.said("To be looked at again", phrases.long_date(told.revisit_on))
    facts.optional("Note", told.note)
    return (facts.facts(),)


def still_open(case: Case) -> tuple[Block, ...]:
    """When the decision is reviewed, and where its papers are."""
    facts = Answered("Review and papers", "Each row is a question and its answer.")
    review = case.conclusion.review_on
    if review:
        facts.said("Review", phrases.long_date(review))
    else:
        facts.missing("Review date")
    facts.text("Where the papers are kept", case.papers_kept)
    return (facts.facts(),)
