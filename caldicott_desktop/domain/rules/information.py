"""What is required of the person, the kind's own questions and the items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caldicott_desktop.domain.asking import asked_questions, day_of
from caldicott_desktop.domain.case import Answer, Item
from caldicott_desktop.domain.choices import (
    ItemDecision,
    Outcome,
    PageClass,
    SubjectStatus,
    ThirdParties,
)
from caldicott_desktop.domain.guidance_types import Question, QuestionType
from caldicott_desktop.domain.rules.matter import Matter, blank, missing_of
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet

_TO_SHARE = (
    ("/subject/status", "Say whether the person is living or has died."),
    ("/subject/age_group", "Say whether the person is an adult or a child."),
    ("/subject/third_parties", "Say whether other living people appear in what is asked for."),
)


def person(matter: Matter) -> Iterator[Unmet]:
    """Whom the information is about, known well enough to share it."""
    subject = matter.case.subject
    yield from missing_of(matter, _TO_SHARE)
    if subject.status is SubjectStatus.UNKNOWN:
        yield unmet(
            "subject.status.unknown",
            "/subject/status",
            "Find out whether the person is alive before anything is shared: different law "
            "protects the living and those who have died.",
        )
    if subject.status in {SubjectStatus.LIVING, SubjectStatus.DYING} and subject.capacity is None:
        yield unanswered(
            "/subject/capacity",
            "Say whether the person has capacity for this decision, or that it does not arise.",
        )
    if subject.third_parties is ThirdParties.PRESENT and blank(subject.third_parties_note):
        yield unanswered(
            "/subject/third_parties_note",
            "Say who else appears, by their part in it, and how they are protected.",
        )
    if subject.third_parties is ThirdParties.NOT_LOOKED and blank(subject.third_parties_note):
        yield unanswered(
            "/subject/third_parties_note",
            "Look whether other living people appear, or say why that could not be done.",
        )
    if subject.protected and blank(subject.protected_note):
        yield unanswered(
            "/subject/protected_note",
            "Say how the specially protected information is dealt with.",
        )


def fits_kind(matter: Matter) -> Iterator[Unmet]:
    """The kind of case is meant for this person and this nation."""
    status, nation = matter.case.subject.status, matter.case.law.nation
    kind = matter.kind
    if status not in {None, SubjectStatus.UNKNOWN, *kind.statuses}:
        yield unmet(
            "subject.status.not_of_kind",
            "/subject/status",
            f"“{kind.title}” is not meant for someone with this status: choose another kind of "
            "case, or correct the status.",
        )
    if nation is not None and nation not in kind.nations:
        yield unmet(
            "law.nation.not_of_kind",
            "/law/nation",
            f"“{kind.title}” is not written for this nation: choose another kind of case, or "
            "correct the nation.",
        )


def own_questions(matter: Matter) -> Iterator[Unmet]:
    """The questions of this kind that a decision to share must have answered."""
    for question in asked_questions(matter.case, matter.kind):
        if question.required_to_share and blank(matter.case.answers.get(question.id)):
            yield unanswered(
                f"/answers/{question.id}",
                f"Answer “{question.label}”.",
            )


def sound_answers(matter: Matter) -> Iterator[Unmet]:
    """Each answer to the kind's own questions is one that the question allows."""
    for question in asked_questions(matter.case, matter.kind):
        answer = matter.case.answers.get(question.id)
        if answer is not None and not _fits(question, answer):
            yield unmet(
                f"answers.{question.id}.unreadable",
                f"/answers/{question.id}",
                f"The answer to “{question.label}” is not one this question knows: answer it "
                "again.",
            )


def _fits(question: Question, answer: Answer) -> bool:
    codes = {option.code for option in question.options}
    match question.type:
        case QuestionType.YES_NO:
            return isinstance(answer, bool)
        case QuestionType.NUMBER:
            return isinstance(answer, int) and not isinstance(answer, bool)
        case QuestionType.ANY_OF:
            return isinstance(answer, tuple) and codes.issuperset(answer)
        case QuestionType.ONE_OF:
            return answer in codes
        case QuestionType.DATE:
            return day_of(answer) is not None
        case _:
            return isinstance(answer, str)


def items(matter: Matter) -> Iterator[Unmet]:
    """Item by item: named, placed, decided, with a reason; the outcome says the same."""
    held = matter.case.items
    if not held:
        yield unanswered("/items", "List at least one thing that was asked for.")
        return
    for index, item in enumerate(held):
        yield from _item(item, f"/items/{index}", item.name or f"item {index + 1}")
    decided = {item.decision for item in held}
    if decided == {ItemDecision.REFUSED}:
        yield unmet(
            "items.all_refused",
            "/items/0/decision",
            "Every item is refused: choose the outcome “Refuse”, or approve something.",
        )
    if matter.case.conclusion.outcome is Outcome.SHARE_IN_FULL and decided - {
        ItemDecision.ALLOWED,
        None,
    }:
        yield unmet(
            "items.not_in_full",
            "/conclusion/outcome",
            "Not every item is allowed as asked: choose “Share in part”, or look at the items "
            "again.",
        )


def _item(item: Item, path: str, name: str) -> Iterator[Unmet]:
    if blank(item.name):
        yield unanswered(f"{path}/name", f"Name {name}, or remove it.")
    if item.page_class is None:
        yield unanswered(
            f"{path}/page_class",
            f"Say what kind of record “{name}” belongs to.",
        )
    if item.page_class is PageClass.MIXED:
        yield unmet(
            "items.page_class.mixed",
            f"{path}/page_class",
            f"“{name}” mixes health and social care pages: split it into one item for each before "
            "anything is shared.",
        )
    if item.decision is None:
        yield unanswered(f"{path}/decision", f"Decide what happens with “{name}”.")
        return
    if blank(item.reason):
        yield unanswered(f"{path}/reason", f"Give the reason for your decision on “{name}”.")
    narrowed = item.decision in {ItemDecision.REDUCED, ItemDecision.REDACTED}
    if narrowed and blank(item.approved_scope):
        yield unanswered(
            f"{path}/approved_scope",
            f"Say exactly what of “{name}” is approved.",
        )


def dates(matter: Matter) -> Iterator[Unmet]:
    """Dates about the person and the items are in order."""
    subject = matter.case.subject
    today = matter.at.date()
    if (
        subject.died_from_on is not None
        and subject.died_to_on is not None
        and subject.died_from_on > subject.died_to_on
    ):
        yield unmet(
            "subject.died.upside_down",
            "/subject/died_from_on",
            "The range for the date of death ends before it starts: correct one of the two dates.",
        )
    for name in ("died_from_on", "died_to_on"):
        died_on: date | None = getattr(subject, name)
        if died_on is not None and died_on > today:
            yield unmet(
                f"subject.{name}.future",
                f"/subject/{name}",
                "The date of death is in the future: correct it.",
            )
    for index, item in enumerate(matter.case.items):
        if item.earliest_on is not None and item.earliest_on > today:
            yield unmet(
                "items.earliest_on.future",
                f"/items/{index}/earliest_on",
                "The earliest entry is dated in the future: correct it.",
            )
