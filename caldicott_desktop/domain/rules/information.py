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
from caldicott_desktop.domain.lacking import blank
from caldicott_desktop.domain.rules.matter import Matter, missing_of
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet
from caldicott_desktop.errors import Sentence

_TO_SHARE = (
    ("/subject/status", Sentence("needed.subject.status")),
    ("/subject/age_group", Sentence("needed.subject.age-group")),
    ("/subject/third_parties", Sentence("needed.subject.third-parties")),
)


def person(matter: Matter) -> Iterator[Unmet]:
    """Whom the information is about, known well enough to share it."""
    subject = matter.case.subject
    yield from missing_of(matter, _TO_SHARE)
    if subject.status is SubjectStatus.UNKNOWN:
        yield unmet(
            "subject.status.unknown",
            "/subject/status",
            Sentence("needed.subject.status.unknown"),
        )
    if subject.status in {SubjectStatus.LIVING, SubjectStatus.DYING} and subject.capacity is None:
        yield unanswered(
            "/subject/capacity",
            Sentence("needed.subject.capacity"),
        )
    if subject.third_parties is ThirdParties.PRESENT and blank(subject.third_parties_note):
        yield unanswered(
            "/subject/third_parties_note",
            Sentence("needed.subject.third-parties-note"),
        )
    if subject.third_parties is ThirdParties.NOT_LOOKED and blank(subject.third_parties_note):
        yield unanswered(
            "/subject/third_parties_note",
            Sentence("needed.subject.third-parties-note.not-looked"),
        )
    if subject.protected and blank(subject.protected_note):
        yield unanswered(
            "/subject/protected_note",
            Sentence("needed.subject.protected-note"),
        )


def fits_kind(matter: Matter) -> Iterator[Unmet]:
    """The kind of case is meant for this person and this nation."""
    status, nation = matter.case.subject.status, matter.case.law.nation
    kind = matter.kind
    if status not in {None, SubjectStatus.UNKNOWN, *kind.statuses}:
        yield unmet(
            "subject.status.not_of_kind",
            "/subject/status",
            Sentence("needed.subject.status.not-of-kind", kind=kind.title),
        )
    if nation is not None and nation not in kind.nations:
        yield unmet(
            "law.nation.not_of_kind",
            "/law/nation",
            Sentence("needed.law.nation.not-of-kind", kind=kind.title),
        )


def own_questions(matter: Matter) -> Iterator[Unmet]:
    """The questions of this kind that a decision to share must have answered."""
    for question in asked_questions(matter.case, matter.kind):
        if question.required_to_share and blank(matter.case.answers.get(question.id)):
            yield unanswered(
                f"/answers/{question.id}",
                Sentence("needed.answers", question=question.label),
            )


def sound_answers(matter: Matter) -> Iterator[Unmet]:
    """Each answer to the kind's own questions is one that the question allows."""
    for question in asked_questions(matter.case, matter.kind):
        answer = matter.case.answers.get(question.id)
        if answer is not None and not _fits(question, answer):
            yield unmet(
                f"answers.{question.id}.unreadable",
                f"/answers/{question.id}",
                Sentence("needed.answers.unreadable", question=question.label),
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
        yield unanswered("/items", Sentence("needed.items"))
        return
    for index, item in enumerate(held):
        yield from _item(
            item, f"/items/{index}", item.name or Sentence("label.item", number=index + 1)
        )
    decided = {item.decision for item in held}
    if decided == {ItemDecision.REFUSED}:
        yield unmet(
            "items.all_refused",
            "/items/0/decision",
            Sentence("needed.items.all-refused"),
        )
    if matter.case.conclusion.outcome is Outcome.SHARE_IN_FULL and decided - {
        ItemDecision.ALLOWED,
        None,
    }:
        yield unmet(
            "items.not_in_full",
            "/conclusion/outcome",
            Sentence("needed.items.not-in-full"),
        )


def _item(item: Item, path: str, name: str | Sentence) -> Iterator[Unmet]:
    if blank(item.name):
        yield unanswered(f"{path}/name", Sentence("needed.items.name", name=name))
    if item.page_class is None:
        yield unanswered(
            f"{path}/page_class",
            Sentence("needed.items.page-class", name=name),
        )
    if item.page_class is PageClass.MIXED:
        yield unmet(
            "items.page_class.mixed",
            f"{path}/page_class",
            Sentence("needed.items.page-class.mixed", name=name),
        )
    if item.decision is None:
        yield unanswered(f"{path}/decision", Sentence("needed.items.decision", name=name))
        return
    if blank(item.reason):
        yield unanswered(f"{path}/reason", Sentence("needed.items.reason", name=name))
    narrowed = item.decision in {ItemDecision.REDUCED, ItemDecision.REDACTED}
    if narrowed and blank(item.approved_scope):
        yield unanswered(
            f"{path}/approved_scope",
            Sentence("needed.items.approved-scope", name=name),
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
            Sentence("needed.subject.died.upside-down"),
        )
    for name in ("died_from_on", "died_to_on"):
        died_on: date | None = getattr(subject, name)
        if died_on is not None and died_on > today:
            yield unmet(
                f"subject.{name}.future",
                f"/subject/{name}",
                Sentence("needed.subject.died.future"),
            )
    for index, item in enumerate(matter.case.items):
        if item.earliest_on is not None and item.earliest_on > today:
            yield unmet(
                "items.earliest_on.future",
                f"/items/{index}/earliest_on",
                Sentence("needed.items.earliest-on.future"),
            )
