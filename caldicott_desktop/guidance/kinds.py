"""One kind of case, read from its file."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from caldicott_desktop.domain.asking import PLACES
from caldicott_desktop.domain.case import PRINCIPLES
from caldicott_desktop.domain.choices import Nation, SubjectStatus
from caldicott_desktop.domain.guidance_types import (
    CaseKind,
    Option,
    Question,
    QuestionType,
    StopCheck,
    Variant,
)
from caldicott_desktop.guidance.citing import Citing
from caldicott_desktop.guidance.in_force import LawAsItStands
from caldicott_desktop.guidance.reading import Table

KIND_BLOCKS = frozenset(
    {
        "scope",
        "in_this_kind",
        "prompts",
        "consult",
        "review_days",
        "questions",
        "stop_checks",
        "pitfalls",
    },
)
"""The blocks of a kind that can be named as our suggestion."""

_LAST = 99
_VARIANT_BLOCKS = frozenset({"scope", "test", "prompts", "pitfalls", "review_days"})
_CHOSEN = {QuestionType.ONE_OF, QuestionType.ANY_OF}
_YES_NO = frozenset({"yes", "no"})


def statuses_of(table: Table) -> tuple[SubjectStatus, ...]:
    """The statuses of the person that an item is meant for."""
    return table.choices("statuses", SubjectStatus)


def kind_of(table: Table, citing: Citing, law: LawAsItStands) -> CaseKind:
    """The kind of case in one file, whose name is its id.

    Questions that wait for a law to stand otherwise are left out, so that a change of law is a
    change of its row and of nothing else.
    """
    by_id: dict[str, Question] = {}
    for inner in table.tables("question"):
        question = _question(inner, citing)
        if question.id in by_id:
            raise table.fault("question-twice")
        _conditions_exist(inner, question, by_id, law)
        by_id[question.id] = question
    questions = tuple(asked for each in by_id.values() if (asked := law.settled(each)))
    variants = tuple(_variant(inner, citing) for inner in table.tables("variant"))
    if len({variant.id for variant in variants}) != len(variants):
        raise table.fault("variant-twice")
    checks = tuple(_stop_check(inner, by_id, citing) for inner in table.tables("stop_check"))
    if len({check.id for check in checks}) != len(checks):
        raise table.fault("stop-check-twice")
    kind = CaseKind(
        id=table.text("id"),
        title=table.text("title"),
        scope=table.text("scope"),
        group=table.text("group"),
        keywords=table.texts("keywords"),
        nations=table.choices("nations", Nation),
        statuses=statuses_of(table),
        questions=questions,
        gateway_ids=table.texts("gateways"),
        prompts=_prompts(table),
        in_this_kind=table.text("in_this_kind"),
        stop_checks=checks,
        consult=table.texts("consult"),
        review_days=table.whole("review_days"),
        clock_ids=table.texts("clocks", empty=True),
        law_row_ids=table.texts("law_rows", empty=True),
        citations=citing.read(table),
        suggestions=citing.suggestions(table, KIND_BLOCKS),
        variants=variants,
        covers=table.texts("covers", empty=True),
        pitfalls=table.texts("pitfalls", empty=True),
        place=table.whole("place") if table.has("place") else _LAST,
    )
    if table.file != f"kinds/{kind.id}.toml":
        raise table.fault("other-id")
    table.close()
    return kind


def _prompts(table: Table) -> Mapping[int, str]:
    inner = Table(table.file, "prompts", table.inner("prompts"))
    found = {n: inner.text(str(n)) for n in PRINCIPLES if inner.has(str(n))}
    inner.close()
    return MappingProxyType(found)


def _question(table: Table, citing: Citing) -> Question:
    try:
        type_ = QuestionType(table.text("type"))
    except ValueError:
        known = ", ".join(type_.value for type_ in QuestionType)
        raise table.fault("unknown-type", known=known) from None
    options = tuple(_option(inner) for inner in table.tables("option"))
    if (type_ in _CHOSEN) is not bool(options):
        raise table.fault("options-elsewhere")
    if len({option.code for option in options}) != len(options):
        raise table.fault("option-twice")
    question = Question(
        id=table.text("id"),
        label=table.text("label"),
        help=table.text("help"),
        type=type_,
        options=options,
        required_to_share=table.flag("required_to_share"),
        citations=citing.read(table, empty=True),
        when=table.conditions("when"),
    )
    if not question.id.replace("_", "").isalnum() or question.id != question.id.lower():
        raise table.fault("id-form")
    table.close()
    return question


def _variant(table: Table, citing: Citing) -> Variant:
    variant = Variant(
        id=table.text("id"),
        title=table.text("title"),
        scope=table.text("scope"),
        keywords=table.texts("keywords"),
        covers=table.texts("covers", empty=True),
        test=table.text("test"),
        prompts=table.texts("prompts"),
        pitfalls=table.texts("pitfalls"),
        gateway_ids=table.texts("gateways", empty=True),
        citations=citing.read(table),
        suggestions=citing.suggestions(table, _VARIANT_BLOCKS),
        review_days=table.whole_or_none("review_days"),
    )
    table.close()
    return variant


def _conditions_exist(
    table: Table, question: Question, earlier: Mapping[str, Question], law: LawAsItStands
) -> None:
    """Every name a question waits for is an earlier question, a place of the case, or the law's."""
    for name, codes in question.when:
        if name in PLACES:
            continue
        known = law.codes_of(name)
        if known is not None and not known:
            raise table.fault("when-unknown", name=name)
        if known is None:
            if name not in earlier:
                raise table.fault("when-not-earlier", name=name)
            known = _codes(earlier[name])
        for code in codes:
            if code not in known:
                raise table.fault("when-no-answer", code=code, name=name)


def _option(table: Table) -> Option:
    option = Option(code=table.text("code"), label=table.text("label"))
    table.close()
    return option


def _stop_check(table: Table, questions: Mapping[str, Question], citing: Citing) -> StopCheck:
    check = StopCheck(
        id=table.text("id"),
        words=table.text("words"),
        help=table.text("help"),
        stops=table.flag("stops"),
        prompt=table.flag("prompt"),
        citations=citing.read(table, empty=True),
        concern_if=table.pairs("concern_if"),
        unchecked_if=table.pairs("unchecked_if"),
        clear_if=table.pairs("clear_if"),
    )
    if check.stops and check.prompt:
        raise table.fault("stops-and-prompt")
    for question_id, code in (*check.concern_if, *check.unchecked_if, *check.clear_if):
        question = questions.get(question_id)
        if question is None:
            raise table.fault("unknown-question", question_id=question_id)
        if code not in _codes(question):
            raise table.fault("no-answer", code=code, question_id=question_id)
    table.close()
    return check


def _codes(question: Question) -> frozenset[str]:
    if question.type is QuestionType.YES_NO:
        return _YES_NO
    return frozenset(option.code for option in question.options)
