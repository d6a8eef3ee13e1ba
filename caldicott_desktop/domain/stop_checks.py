"""Stop-checks: put, settled by another answer, and how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from caldicott_desktop.domain.asking import answers_that_count, chosen
from caldicott_desktop.domain.case import Answer, Case, StopCheckAnswer
from caldicott_desktop.domain.choices import StopAnswer
from caldicott_desktop.domain.guidance_types import CaseKind, StopCheck


def put(check: StopCheck) -> StopCheckAnswer:
    """The stop-check as it is first put: not checked."""
    return StopCheckAnswer(
        check_id=check.id,
        words=check.words,
        stops=check.stops,
        prompt=check.prompt,
    )


def aligned(case: Case, kind: CaseKind) -> tuple[StopCheckAnswer, ...]:
    """One answer for each stop-check of `kind`, in its order; what was answered stays as it is.

    So `/stop_checks/2` is the third stop-check of the kind, whatever kind the case had before.
    """
    held = {answer.check_id: answer for answer in case.stop_checks}
    return tuple(_brought_up_to(check, held.get(check.id)) for check in kind.stop_checks)


def _brought_up_to(check: StopCheck, held: StopCheckAnswer | None) -> StopCheckAnswer:
    """The answer held, kept with the words it was given to; an unanswered one is put afresh."""
    if held is None:
        return put(check)
    if held.answer is not StopAnswer.NOT_CHECKED:
        return held
    return replace(held, words=check.words, stops=check.stops, prompt=check.prompt)


def settled(check: StopCheck, answers: Mapping[str, Answer]) -> StopAnswer | None:
    """How the kind's own answers settle `check`; `None` where they leave it open.

    A note of refusal that was found is itself a concern, and one that was not searched for is not
    checked, so that question and stop-check cannot disagree.
    """
    for pairs, settled_as in (
        (check.concern_if, StopAnswer.CONCERN),
        (check.unchecked_if, StopAnswer.NOT_CHECKED),
        (check.clear_if, StopAnswer.NO_CONCERN),
    ):
        if any(chosen(answers.get(question), code) for question, code in pairs):
            return settled_as
    return None


def stands(
    check: StopCheck,
    answer: StopCheckAnswer,
    answers: Mapping[str, Answer],
) -> StopAnswer:
    """The answer that counts: what the kind's own answers settle, else what was answered.

    *Could not be checked* agrees with not having searched, so it is left to stand.
    """
    by_answers = settled(check, answers)
    if by_answers is StopAnswer.NOT_CHECKED and answer.answer is StopAnswer.COULD_NOT_CHECK:
        return StopAnswer.COULD_NOT_CHECK
    return by_answers or answer.answer


def standing(case: Case, kind: CaseKind) -> tuple[StopCheckAnswer, ...]:
    """The stop-checks of `kind` in its order, each with the answer that counts.

    What the answers to the kind's own questions settle is written into the check they settle.
    """
    answers = answers_that_count(case, kind)
    return tuple(
        replace(held, answer=stands(check, held, answers))
        for check, held in zip(kind.stop_checks, aligned(case, kind), strict=True)
    )


def settled_by(check: StopCheck, answers: Mapping[str, Answer]) -> frozenset[str]:
    """The ids of the questions whose answers settle `check`; none where they leave it open."""
    pairs = {
        StopAnswer.CONCERN: check.concern_if,
        StopAnswer.NOT_CHECKED: check.unchecked_if,
        StopAnswer.NO_CONCERN: check.clear_if,
    }
    by_answers = settled(check, answers)
    if by_answers is None:
        return frozenset()
    return frozenset(
        question for question, code in pairs[by_answers] if chosen(answers.get(question), code)
    )
