"""Cases in which a given answer to a kind's own question stands, whatever it takes to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import product
from typing import TypeVar

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import PLACES, asked_questions
from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.domain.guidance_types import CaseKind, Question, QuestionType
from tests.domain.answering import answered
from tests.domain.samples import gateways_that_open, shared

Wanted = dict[str, frozenset[str]]
"""Each name a question can depend on, and the codes that serve; see `guidance_types.When`."""


def case_answering(kind: CaseKind, question_id: str, code: str) -> Case:
    """A decision to share, whole but for what `code` brings up, in which the question has it.

    The first of the kind's nations, statuses, variants and gateways in which it is asked. Raises
    `LookupError` where it never is: such an answer can stop nothing.
    """
    wanted: Wanted = {question_id: frozenset({code})}
    _gather(kind, question_id, wanted)
    for case in _grounds(kind, wanted):
        given = {name: _given(kind, name, codes) for name, codes in wanted.items() if _own(name)}
        looked_at_again = replace(case.conclusion, review_on=date(2027, 11, 19))
        found = answered(replace(case, answers=given, conclusion=looked_at_again), kind)
        if any(question.id == question_id for question in asked_questions(found, kind)):
            return found
    raise LookupError(f"{kind.id}: {question_id} is never asked where it can be {code}")


def _own(name: str) -> bool:
    return name not in PLACES


def _question(kind: CaseKind, id_: str) -> Question:
    return next(question for question in kind.questions if question.id == id_)


def _gather(kind: CaseKind, question_id: str, wanted: Wanted) -> None:
    """Add to `wanted` what the question depends on, and what that depends on in turn."""
    for name, codes in _question(kind, question_id).when:
        wanted[name] = wanted.get(name, frozenset(codes)) & frozenset(codes)
        if _own(name):
            _gather(kind, name, wanted)


def _given(kind: CaseKind, name: str, codes: frozenset[str]) -> Answer:
    question = _question(kind, name)
    if question.type is QuestionType.YES_NO:
        return "yes" in codes
    code = next(option.code for option in question.options if option.code in codes)
    return (code,) if question.type is QuestionType.ANY_OF else code


def _grounds(kind: CaseKind, wanted: Wanted) -> Iterator[Case]:
    """Whole cases of the kind in every place, and by every gateway, that serves."""
    for nation, status, variant in product(
        _that_serve(kind.nations, wanted.get("law.nation")),
        _that_serve(kind.statuses, wanted.get("subject.status")),
        (None, *(each.id for each in kind.variants)),
    ):
        unknown = status is c.SubjectStatus.UNKNOWN
        if unknown or ("variant" in wanted and variant not in wanted["variant"]):
            continue
        there = partial(shared, kind.id, nation=nation, status=status, variant=variant)
        effects = wanted.get("law.effect")
        for gateway in gateways_that_open(there()):
            if effects is None or gateway.effect.code in effects:
                yield there(gateway=gateway.id)


ChoiceT = TypeVar("ChoiceT", bound=c.Choice)


def _that_serve(choices: Iterable[ChoiceT], codes: frozenset[str] | None) -> list[ChoiceT]:
    return [choice for choice in choices if codes is None or choice.code in codes]
