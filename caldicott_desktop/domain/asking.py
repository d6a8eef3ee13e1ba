"""Which of a kind's own questions are asked in a case, and which answers therefore count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.guidance_types import CaseKind, Question, When

PLACES = frozenset(
    {
        *("subject.status", "law.nation", "law.effect", "variant"),
        *("conclusion.outcome", "conclusion.decided_as"),
    },
)
"""What a question can depend on beside earlier questions of its kind."""


def asked_questions(case: Case, kind: CaseKind) -> tuple[Question, ...]:
    """The questions of `kind` that arise in `case`, in order.

    An answer to a question that is not asked itself brings up no other.
    """
    return _asked(case, kind)[0]


def answers_that_count(case: Case, kind: CaseKind) -> Mapping[str, Answer]:
    """The answers to the questions that are asked, by id; left-over ones are not among them."""
    return _asked(case, kind)[1]


def _asked(case: Case, kind: CaseKind) -> tuple[tuple[Question, ...], Mapping[str, Answer]]:
    asked: list[Question] = []
    counting: dict[str, Answer] = {}
    for question in kind.questions:
        if _holds(question.when, case, counting):
            asked.append(question)
            if question.id in case.answers:
                counting[question.id] = case.answers[question.id]
    return tuple(asked), MappingProxyType(counting)


def _holds(when: When, case: Case, counting: Mapping[str, Answer]) -> bool:
    return all(
        any(chosen(_found(name, case, counting), code) for code in codes) for name, codes in when
    )


def _found(name: str, case: Case, counting: Mapping[str, Answer]) -> Answer:
    if name not in PLACES:
        return counting.get(name)
    if name == "variant":
        return case.variant_id
    part, field = name.split(".")
    field = "gateway_effect" if field == "effect" else field
    answer: Choice | None = getattr(getattr(case, part), field)
    return answer.code if answer else None


def chosen(answer: Answer, code: str) -> bool:
    """Whether `code` was chosen; a yes or no question has the codes `yes` and `no`."""
    if isinstance(answer, bool):
        return code == ("yes" if answer else "no")
    if isinstance(answer, tuple):
        return code in answer
    return answer == code


def day_of(answer: Answer) -> date | None:
    """The day that an answer names (ISO 8601 text); `None` for any other answer."""
    try:
        return date.fromisoformat(answer) if isinstance(answer, str) else None
    except ValueError:
        return None
