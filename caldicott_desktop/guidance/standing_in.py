"""A kind for a recorded decision whose own kind can no longer be read.

A recorded decision is never held back because the file of its kind has a fault by what a later
program asks of such files. What the decision itself holds is shown in full; only the words of the
kind's questions are missing.
"""

from __future__ import annotations

from types import MappingProxyType

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.domain.guidance_types import (
    BrokenKind,
    CaseKind,
    Option,
    Question,
    QuestionType,
    StopCheck,
)


def stand_in(broken: BrokenKind, case: Case) -> CaseKind:
    """The kind as far as `case` itself tells it: its answers under their ids, its stop-checks."""
    return CaseKind(
        id=broken.id,
        title=broken.title,
        scope=broken.fault,
        group="",
        keywords=(),
        nations=tuple(c.Nation),
        statuses=tuple(c.SubjectStatus),
        questions=tuple(_question(id_, answer) for id_, answer in case.answers.items()),
        gateway_ids=(),
        prompts=MappingProxyType({}),
        in_this_kind=broken.fault,
        stop_checks=tuple(
            StopCheck(
                id=check.check_id,
                words=check.words,
                help="",
                stops=check.stops,
                prompt=check.prompt,
                citations=(),
            )
            for check in case.stop_checks
        ),
        consult=(),
        review_days=1,
        clock_ids=(),
        law_row_ids=(),
        citations=(),
    )


def _question(id_: str, answer: Answer) -> Question:
    type_ = QuestionType.LONG_TEXT
    codes: tuple[str, ...] = ()
    if isinstance(answer, bool):
        type_ = QuestionType.YES_NO
    elif isinstance(answer, int):
        type_ = QuestionType.NUMBER
    elif isinstance(answer, tuple):
        type_, codes = QuestionType.ANY_OF, answer
    return Question(
        id=id_,
        label=id_.replace("_", " ").capitalize(),
        help="",
        type=type_,
        options=tuple(Option(code=code, label=code.replace("_", " ")) for code in codes),
    )
