"""Answers that raise no concern, to the questions of any kind of case in any nation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.domain.choices import SubjectStatus
from caldicott_desktop.domain.consistency.people import SAYS_STATUS
from caldicott_desktop.domain.guidance_types import CaseKind, Question, QuestionType

DAY = date(2026, 10, 1)
KNOWN = frozenset({SubjectStatus.LIVING, SubjectStatus.DYING, SubjectStatus.DECEASED})
UNTIL = date(2027, 9, 30)


def answered(case: Case, kind: CaseKind) -> Case:
    """The case with every question it is asked answered so that no stop-check is raised by it.

    What `case` answers already is kept. Answers bring up further questions, until none is left.
    """
    answers: dict[str, Answer] = dict(case.answers)
    while True:
        case = replace(case, answers=answers)
        open_ = [each for each in asked_questions(case, kind) if each.id not in answers]
        if not open_:
            return case
        answers = answers | {open_[0].id: benign(open_[0], kind, case)}


def benign(question: Question, kind: CaseKind, case: Case) -> Answer:
    """An answer to one question that settles no stop-check as a concern or as not checked.

    Nor does it say of the person's life anything but their status does.
    """
    match question.type:
        case QuestionType.DATE:
            ends = question.id.endswith(("expiry", "expiry_on", "expires_on", "ends_on"))
            return (UNTIL if ends else DAY).isoformat()
        case QuestionType.NUMBER:
            return 40
        case QuestionType.YES_NO:
            return _calm(question, kind, case, ("yes", "no")) == "yes"
        case QuestionType.ONE_OF:
            return _calm(question, kind, case, tuple(option.code for option in question.options))
        case QuestionType.ANY_OF:
            return (_calm(question, kind, case, tuple(option.code for option in question.options)),)
        case _:
            return "Looked at, and written down"


def _calm(question: Question, kind: CaseKind, case: Case, codes: tuple[str, ...]) -> str:
    raising, status = _raising(kind), case.subject.status
    settling = {pair for check in kind.stop_checks for pair in check.clear_if}
    calm = [
        code
        for code in codes
        if (question.id, code) not in raising
        and (status not in KNOWN or status in SAYS_STATUS.get((question.id, code), KNOWN))
    ]
    # One that leaves the check to the person comes first: a cleared check can stop nothing.
    return min(calm, key=lambda code: (question.id, code) in settling)


def _raising(kind: CaseKind) -> frozenset[tuple[str, str]]:
    return frozenset(
        pair for check in kind.stop_checks for pair in (*check.concern_if, *check.unchecked_if)
    )


def raising(kind: CaseKind) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The answers that raise each stop-check, by its id; none for one that only a person raises."""
    return {
        check.id: (*check.concern_if, *check.unchecked_if)
        for check in kind.stop_checks
        if check.concern_if or check.unchecked_if
    }
