"""Every kind of case, wherever it is named, comes to a decision to share and to a refusal.

Walked as the pages ask: the nation, the person's status and the variant decide what is asked, and
the consistency checks look on. There is no dead end: whatever holds a release can be got past or
answered by sharing less, and nothing of it holds a refusal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from caldicott_desktop import guidance
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import (
    Advice,
    Case,
    CheckOverride,
    OutcomeDetails,
    Override,
    StopCheckAnswer,
)
from caldicott_desktop.domain.consistency import Finding, Scene, Severity, held, look_over
from caldicott_desktop.domain.decision import decide, missing
from caldicott_desktop.domain.guidance_types import CaseKind, Gateway, QuestionType
from caldicott_desktop.domain.stop_checks import put, standing
from tests.domain.answering import raising
from tests.domain.leading import case_answering
from tests.domain.samples import (
    AT,
    GUIDANCE,
    KINDS,
    change,
    codes,
    gateways_that_open,
    kind,
    refused,
    shared,
)
from tests.every import every

PLACES = [
    pytest.param(kind_id, nation, id=f"{kind_id}-{nation.code}")
    for kind_id in KINDS
    for nation in kind(kind_id).nations
]
ALL_KINDS = every("kind_id", KINDS)
EVERYWHERE = every(("kind_id", "nation"), PLACES)

GOES_ON = Override(by_name="Priya Nair", reason="Looked at with the legal team, and right here")
ADVICE = (Advice(who="The legal team", said="Only under the exception named"),)
WITH_CODES = {QuestionType.ONE_OF, QuestionType.ANY_OF}


def walks(kind_id: str, nation: c.Nation) -> Iterator[Case]:
    """A whole decision to share for every status and variant of the kind."""
    of_kind = kind(kind_id)
    for status in of_kind.statuses:
        for variant in (None, *(each.id for each in of_kind.variants)):
            yield shared(kind_id, nation=nation, status=status, variant=variant)


def findings(case: Case) -> tuple[Finding, ...]:
    gateway = GUIDANCE.gateways.get(case.law.gateway_id or "")
    rows = guidance.law_rows_for(case, GUIDANCE)
    return look_over(Scene(case=case, kind=kind(case.kind_id), at=AT, gateway=gateway, rows=rows))


def recorded(case: Case) -> Case:
    """The case as it is recorded; raises `Undecidable` with all that stands in its way."""
    return decide(case, kind(case.kind_id), at=AT, findings=findings(case)).case


def left(case: Case) -> set[str]:
    """The codes of all that stands between the case and a record."""
    return codes(case) | {each.code for each in held(case, findings(case))}


def unknown(case: Case) -> bool:
    return case.subject.status is c.SubjectStatus.UNKNOWN


def refusal_of(case: Case, *, stop_checks: Sequence[StopCheckAnswer]) -> Case:
    """A refusal of what `case` would have shared, with its law, its answers and open checks."""
    no = replace(
        refused(case.kind_id),
        variant_id=case.variant_id,
        law=case.law,
        triage=case.triage,
        answers=case.answers,
        stop_checks=tuple(stop_checks),
    )
    no = replace(no, subject=replace(no.subject, status=case.subject.status))
    if case.law.gateway_effect is not c.GatewayEffect.COMPELS:
        return no
    why = OutcomeDetails(
        power_not_valid_because="It is not addressed to us", power_advice_from="The legal team"
    )
    return change(no, **{"/conclusion/details": why})


# Every kind, nation, status and variant.


@EVERYWHERE
def test_a_decision_to_share_can_be_recorded(kind_id: str, nation: c.Nation) -> None:
    of_kind = kind(kind_id)
    for case in walks(kind_id, nation):
        assert gateways_that_open(case)
        for question in asked_questions(case, of_kind):
            assert bool(question.options) is (question.type in WITH_CODES), question.id
            assert question.id in case.answers
        if unknown(case):
            (waits,) = missing(case, of_kind, at=AT)
            assert (waits.code, waits.path) == ("subject.status.unknown", "/subject/status")
        else:
            assert left(case) == set(), (case.subject.status, case.variant_id)
            assert recorded(case).law.nation is nation


@EVERYWHERE
def test_a_refusal_can_be_recorded_with_every_stop_check_open(
    kind_id: str, nation: c.Nation
) -> None:
    open_ = [put(check) for check in kind(kind_id).stop_checks]
    for case in walks(kind_id, nation):
        no = refusal_of(case, stop_checks=open_)
        assert left(no) == set(), (case.subject.status, case.variant_id)
        assert recorded(no).stop_checks == standing(no, kind(kind_id))


def test_a_person_found_to_be_dead_or_alive_is_no_longer_waited_for() -> None:
    for kind_id in KINDS:
        statuses = kind(kind_id).statuses
        if c.SubjectStatus.UNKNOWN in statuses:
            assert {c.SubjectStatus.LIVING, c.SubjectStatus.DECEASED} & {*statuses}, kind_id


# Whatever gateway is relied on.


def by_every_gateway(kind_id: str, nation: c.Nation) -> Iterator[tuple[Case, Gateway]]:
    """A decision to share by each gateway offered, for the first status that it is offered for."""
    seen: set[str] = set()
    for status in kind(kind_id).statuses:
        if status is c.SubjectStatus.UNKNOWN:
            continue
        case = shared(kind_id, nation=nation, status=status)
        for gateway in guidance.gateways_for(case, GUIDANCE):
            if gateway.id not in seen:
                seen.add(gateway.id)
                yield (
                    shared(kind_id, nation=nation, status=status, gateway=gateway.id),
                    gateway,
                )


def past_warnings(case: Case) -> Case:
    """The case with a named person's reason for going past each warning there is."""
    given = tuple(
        CheckOverride(check_id=each.check_id, words=each.words, override=GOES_ON)
        for each in findings(case)
        if each.severity is Severity.WARNING
    )
    return replace(case, check_overrides=given)


@EVERYWHERE
def test_every_gateway_that_opens_leads_to_a_record(kind_id: str, nation: c.Nation) -> None:
    for case, gateway in by_every_gateway(kind_id, nation):
        if gateway.effect in {c.GatewayEffect.LIMITS, c.GatewayEffect.PROHIBITS}:
            continue
        assert left(past_warnings(case)) == set(), gateway.id
        assert recorded(past_warnings(case)).law.gateway_id == gateway.id
        assert left(refusal_of(case, stop_checks=case.stop_checks)) == set(), gateway.id


@EVERYWHERE
def test_a_prohibition_or_limit_lets_nothing_pass_by_itself_and_holds_no_refusal(
    kind_id: str, nation: c.Nation
) -> None:
    for case, gateway in by_every_gateway(kind_id, nation):
        assert left(refusal_of(case, stop_checks=case.stop_checks)) == set(), gateway.id
        if gateway.effect is c.GatewayEffect.LIMITS:
            assert left(case) == {"check.limits-as-gateway"}, gateway.id
        elif gateway.effect is c.GatewayEffect.PROHIBITS:
            assert left(case) == {"law.gateway_note.missing", "advice.missing"}, gateway.id
            excepted = change(
                case, **{"/law/gateway_note": gateway.exceptions[0], "/advice": ADVICE}
            )
            assert left(excepted) == set(), gateway.id


PROHIBITIONS = [
    gateway for gateway in GUIDANCE.gateways.values() if gateway.effect is c.GatewayEffect.PROHIBITS
]


@pytest.mark.parametrize("gateway", PROHIBITIONS, ids=lambda each: each.id)
def test_a_prohibition_found_shows_its_exceptions_and_is_no_dead_end(gateway: Gateway) -> None:
    assert gateway.exceptions
    assert all(exception.strip() for exception in gateway.exceptions)
    for kind_id in KINDS:
        case = change(
            shared(kind_id),
            **{
                "/triage/prohibition": c.ProhibitionLook.APPLIES,
                "/triage/prohibitions": (gateway.id,),
                "/triage/prohibition_titles": (gateway.title,),
            },
        )
        assert left(case) == {"triage.exception.missing", "advice.missing"}
        for way in (*gateway.exceptions, "The letters under it are refused"):
            assert left(change(case, **{"/triage/exception": way, "/advice": ADVICE})) == set()
        assert left(refusal_of(case, stop_checks=case.stop_checks)) == set()


# Stop-checks: each stops a release, each can be got past, none holds a refusal.

# Answers to questions that wait for a law to come into force can raise nothing before.
RAISED = [
    pytest.param(kind_id, check.id, question, code, id=f"{kind_id}-{check.id}-{question}-{code}")
    for kind_id in KINDS
    for check in kind(kind_id).stop_checks
    if not check.prompt
    for question, code in raising(kind(kind_id)).get(check.id, ())
    if any(each.id == question for each in kind(kind_id).questions)
]
BY_A_PERSON = [
    pytest.param(kind_id, index, id=f"{kind_id}-{check.id}")
    for kind_id in KINDS
    for index, check in enumerate(kind(kind_id).stop_checks)
    if not check.prompt and check.id not in raising(kind(kind_id))
]


def place_of(of_kind: CaseKind, check_id: str) -> int:
    return [check.id for check in of_kind.stop_checks].index(check_id)


def settled_by_reasons(case: Case) -> Case:
    """The case with every stop-check that stands open gone past, by name and with a reason."""
    answers = tuple(
        answer
        if answer.answer is c.StopAnswer.NO_CONCERN
        else replace(
            answer,
            answer=c.StopAnswer.COULD_NOT_CHECK
            if answer.answer is c.StopAnswer.NOT_CHECKED
            else answer.answer,
            note="Two pages are held back",
            override=GOES_ON,
        )
        for answer in standing(case, kind(case.kind_id))
    )
    return past_warnings(replace(case, stop_checks=answers))


def stops_a_release_and_no_refusal(case: Case, index: int) -> None:
    of_kind = kind(case.kind_id)
    here = f"/stop_checks/{index}/"
    assert any(each.path.startswith(here) for each in missing(case, of_kind, at=AT))
    assert {code for code in codes(case) if not code.startswith("stop_checks.")} == set()
    assert left(settled_by_reasons(case)) == set()
    no = refusal_of(case, stop_checks=case.stop_checks)
    kept = recorded(past_warnings(no)).stop_checks[index]
    assert kept.answer in {c.StopAnswer.CONCERN, c.StopAnswer.NOT_CHECKED}


@every(("kind_id", "check_id", "question_id", "code"), RAISED)
def test_an_answer_that_raises_a_stop_check_stops_a_release(
    kind_id: str, check_id: str, question_id: str, code: str
) -> None:
    of_kind = kind(kind_id)
    stops_a_release_and_no_refusal(
        case_answering(of_kind, question_id, code), place_of(of_kind, check_id)
    )


@every(("kind_id", "index"), BY_A_PERSON)
@every("answer", [c.StopAnswer.CONCERN, c.StopAnswer.NOT_CHECKED])
def test_a_person_can_raise_any_other_stop_check(
    kind_id: str, index: int, answer: c.StopAnswer
) -> None:
    case = change(shared(kind_id), **{f"/stop_checks/{index}/answer": answer})
    stops_a_release_and_no_refusal(case, index)


@ALL_KINDS
@every("answer", [c.StopAnswer.CONCERN, c.StopAnswer.COULD_NOT_CHECK])
def test_with_every_stop_check_open_at_once_there_is_a_way_on(
    kind_id: str, answer: c.StopAnswer
) -> None:
    case = shared(kind_id)
    open_ = tuple(replace(check, answer=answer) for check in case.stop_checks)
    assert left(replace(case, stop_checks=open_))
    assert left(settled_by_reasons(replace(case, stop_checks=open_))) == set()


@ALL_KINDS
def test_what_only_prompts_never_holds_a_release(kind_id: str) -> None:
    case = shared(kind_id)
    for answer in c.StopAnswer:
        prompted = tuple(
            replace(check, answer=answer) if check.prompt else check for check in case.stop_checks
        )
        assert left(replace(case, stop_checks=prompted)) == set()
