"""Every case template and law-status row of the reference is in the guidance.

What is said otherwise on purpose is in `tests/data/deliberate_differences.toml`, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case, Law, Subject
from caldicott_desktop.domain.guidance_types import CaseKind, Citation, Question, QuestionType
from caldicott_desktop.guidance import gateways_for
from tests.domain.samples import GUIDANCE
from tests.every import every
from tests.guidance.templates import (
    Difference,
    Field,
    Template,
    differences,
    ids,
    law_status_rows,
    templates,
)

TEMPLATES = templates()
ROWS = law_status_rows()
IDS = ids()
DIFFERENCES = differences()
DAYS = {"P7D": 7, "P14D": 14, "P30D": 30, "P60D": 60, "P90D": 90, "P180D": 180, "P1Y": 365}
TYPES = {
    "text": {QuestionType.TEXT, QuestionType.LONG_TEXT},
    "longtext": {QuestionType.LONG_TEXT},
    "date": {QuestionType.DATE},
    "bool": {QuestionType.YES_NO},
    "int": {QuestionType.NUMBER},
    "enum": {QuestionType.ONE_OF},
    "multi": {QuestionType.ANY_OF},
    "person": {QuestionType.PERSON},
    "link": {QuestionType.TEXT},
}
EFFECTS = {
    "compel": c.GatewayEffect.COMPELS,
    "right": c.GatewayEffect.RIGHT,
    "permit": c.GatewayEffect.PERMITS,
    "discretion": c.GatewayEffect.PERMITS,
}
FIELDS = [(template, each) for template in TEMPLATES for each in template.fields]


def kind_of(template_id: str) -> CaseKind:
    return GUIDANCE.kinds[template_id]


def asked(template_id: str) -> dict[str, Question]:
    return {question.id: question for question in kind_of(template_id).questions}


def difference(template: Template, *, field: str = "", gateway: str = "") -> Difference | None:
    """What is listed of a field or a gateway of `template`."""
    wanted = (template.id, field, gateway)
    found = [each for each in DIFFERENCES if (each.template, each.field, each.gateway) == wanted]
    return found[0] if found else None


def test_the_copy_is_whole() -> None:
    assert len(TEMPLATES) == 16
    assert len(FIELDS) == 123
    assert len(ROWS) == 14
    assert {each.type for _, each in FIELDS} - set(TYPES) == {
        "int (derived)", "person + date", "int + link", "text + date", "datetime",
    }  # fmt: skip


@every("template", TEMPLATES, ids=str)
def test_a_template_is_a_kind_in_the_nations_it_names(template: Template) -> None:
    kind = kind_of(template.id)
    nations = {nation.code for nation in kind.nations}
    assert set(template.lists["jurisdictions"]) <= nations
    assert template.id in kind.covers
    assert set(template.prompts) <= set(kind.prompts)


@every(("template", "wanted"), FIELDS, ids=[f"{template}-{each.name}" for template, each in FIELDS])
def test_a_field_is_asked_with_every_code(template: Template, wanted: Field) -> None:
    questions = asked(template.id)
    listed = difference(template, field=wanted.name)
    match listed.how if listed else "":
        case "derived":
            assert wanted.name not in questions
            return
        case "split":
            assert listed is not None
            assert set(listed.into) <= set(questions)
            assert wanted.type not in TYPES
            return
        case "type":
            assert listed is not None
            expected = {QuestionType(listed.type)}
            assert expected != TYPES.get(wanted.type)
        case _:
            expected = TYPES[wanted.type]
    question = questions[wanted.name]
    if set(wanted.codes) == {"yes", "no"}:
        assert question.type is QuestionType.YES_NO
    else:
        assert question.type in expected
        assert set(wanted.codes) <= {option.code for option in question.options}


@every("template", TEMPLATES, ids=str)
def test_every_gateway_is_offered_with_its_effect(template: Template) -> None:
    offered = kind_of(template.id).gateway_ids
    for words, type_ in template.gateways:
        listed = difference(template, gateway=words)
        for id_ in IDS.gateways[words]:
            assert id_ in offered, words
            gateway = GUIDANCE.gateways[id_]
            if type_ not in EFFECTS:
                assert gateway.only_in_force, words
            elif listed is None:
                assert gateway.effect is EFFECTS[type_], words
            else:
                assert gateway.effect.code == listed.effect != EFFECTS[type_].code, words


@every("template", TEMPLATES, ids=str)
def test_every_stop_check_is_there_and_holds_unless_it_is_a_prompt(template: Template) -> None:
    checks = {check.id: check for check in kind_of(template.id).stop_checks}
    answers = IDS.stop_checks[template.id]
    assert list(answers) == template.stop_checks
    for words, id_ in answers.items():
        assert id_ in checks, words
        if checks[id_].prompt:
            listed = difference(template, field=id_)
            assert "(prompt" in words or (listed is not None and listed.how == "prompt"), words


def test_no_stop_check_holds_that_the_reference_calls_a_prompt() -> None:
    for kind in GUIDANCE.kinds.values():
        for check in kind.stop_checks:
            if check.id == "law_status_stale":
                assert check.prompt, kind.id


@pytest.mark.parametrize("id_", IDS.built_once)
def test_what_is_built_once_serves_several_kinds(id_: str) -> None:
    having = [k.id for k in GUIDANCE.kinds.values() if id_ in {s.id for s in k.stop_checks}]
    assert len(having) > 1


@every("template", TEMPLATES, ids=str)
def test_everybody_to_consult_is_named(template: Template) -> None:
    named = " | ".join(kind_of(template.id).consult).casefold()
    for words in template.lists["consult"]:
        assert IDS.consult[words] in named, words


@every("template", TEMPLATES, ids=str)
def test_the_review_is_when_the_template_says(template: Template) -> None:
    listed = next((d for d in DIFFERENCES if (d.template, d.how) == (template.id, "review")), None)
    days = DAYS.get(template.texts["review_default"])
    if listed is None:
        assert kind_of(template.id).review_days == days
    else:
        assert kind_of(template.id).review_days == listed.days != days


@every("template", TEMPLATES, ids=str)
def test_every_source_of_a_template_is_cited(template: Template) -> None:
    cited = {citation.source_id for citation in cited_by(kind_of(template.id))}
    for key in template.lists["sources"]:
        if not key.startswith("known"):
            assert IDS.sources[key] in cited, key


def cited_by(kind: CaseKind) -> Iterator[Citation]:
    """Everything a case of `kind` can show a source of."""
    yield from kind.citations
    for question in kind.questions:
        yield from question.citations
    for check in kind.stop_checks:
        yield from check.citations
    for variant in kind.variants:
        yield from variant.citations
    rows = list(kind.law_row_ids)
    for gateway in map(GUIDANCE.gateways.__getitem__, kind.gateway_ids):
        yield from gateway.citations
        rows += gateway.law_rows
    for row in rows:
        yield from GUIDANCE.law_rows[row].citations
    for clock in kind.clock_ids:
        yield from GUIDANCE.clocks[clock].citations


def test_every_recurring_case_is_covered_by_a_kind_or_a_variant() -> None:
    covered = {entry for kind in GUIDANCE.kinds.values() for entry in kind.covers}
    for kind in GUIDANCE.kinds.values():
        covered |= {entry for variant in kind.variants for entry in variant.covers}
    assert set(IDS.recurring) - covered == set()
    known = {template.id for template in TEMPLATES} | set(IDS.recurring)
    assert covered - known == set()


def test_every_gateway_is_offered_by_a_kind() -> None:
    offered = {id_ for kind in GUIDANCE.kinds.values() for id_ in kind.gateway_ids}
    assert set(GUIDANCE.gateways) - offered == set()


@every("listed", DIFFERENCES, ids=lambda d: f"{d.template}-{d.how}-{d.field}")
def test_a_difference_that_is_listed_is_one(listed: Difference) -> None:
    template = next(each for each in TEMPLATES if each.id == listed.template)
    assert listed.reason.endswith(".")
    match listed.how:
        case "derived" | "split" | "type":
            assert listed.field in {each.name for each in template.fields}
        case "effect":
            assert listed.gateway in {words for words, _ in template.gateways}
        case "prompt":
            assert listed.field in IDS.stop_checks[template.id].values()
            checks = {check.id: check for check in kind_of(template.id).stop_checks}
            assert checks[listed.field].prompt
        case "review":
            assert listed.days != DAYS.get(template.texts["review_default"])
        case other:
            pytest.fail(f"{other} is no kind of difference")


@every("row", ROWS, ids=lambda row: row["id"])
def test_a_law_status_row_says_what_the_reference_says(row: dict[str, str]) -> None:
    ours = GUIDANCE.law_rows[row["id"]]
    assert {nation.code for nation in ours.nations} == set(row["jurisdiction"].split("|"))
    assert ours.status.code == IDS.statuses[row["status"]]
    assert ours.as_at is None if row["as_at"] == "unknown" else str(ours.as_at) == row["as_at"]
    if row["recheck_by"] == "never":
        assert ours.recheck_by is None
    else:
        assert str(ours.recheck_by) == row["recheck_by"]
    assert ours.certainty is not None
    assert ours.certainty.code == IDS.certainties[row["certainty"]]
    assert bool(ours.trigger) is (row["trigger_to_recheck"] != "none")
    cited = {citation.source_id for citation in ours.citations}
    assert {IDS.sources[key] for key in row["source"].split("|")} <= cited


ROADS = [(kind, nation) for kind in GUIDANCE.kinds.values() for nation in kind.nations]


@every(("kind", "nation"), ROADS, ids=[f"{k.id}-{n.code}" for k, n in ROADS])
def test_a_kind_has_a_way_to_share_in_every_nation_it_names(
    kind: CaseKind,
    nation: c.Nation,
) -> None:
    """For each status of the person it is meant for, something that is no prohibition or limit."""
    for status in kind.statuses:
        case = Case(kind_id=kind.id, law=Law(nation=nation), subject=Subject(status=status))
        effects = {gateway.effect for gateway in gateways_for(case, GUIDANCE)}
        assert effects - {c.GatewayEffect.PROHIBITS, c.GatewayEffect.LIMITS}, status
