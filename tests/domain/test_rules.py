"""The rules one by one: law, information, dates, telling, rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Advice, Case, Condition, DataProtection, Item
from caldicott_desktop.domain.decision import decide, missing
from caldicott_desktop.domain.guidance_types import Question, QuestionType
from caldicott_desktop.domain.lateness import lateness
from caldicott_desktop.domain.law_questions import LawQuestion, law_questions
from caldicott_desktop.domain.rules.information import sound_answers
from caldicott_desktop.domain.rules.matter import Matter
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.domain.status import change_status
from caldicott_desktop.domain.unmet import Undecidable
from tests.domain.samples import (
    AT,
    DECIDED,
    KINDS,
    RECEIVED,
    change,
    codes,
    condition,
    kind,
    refused,
    shared,
)
from tests.every import every

LATER = date(2026, 12, 24)
EARLIER = date(2026, 11, 1)

ONE_CHANGE: dict[str, tuple[dict[str, object], set[str]]] = {
    "the gateway was not confirmed": (
        {"/law/gateway_confirmed": False},
        {"law.gateway.not_confirmed"},
    ),
    "discretion after a death says what was weighed": (
        {"/law/confidentiality": c.ConfidentialityRoute.AFTER_DEATH},
        {"law.confidentiality_note.missing"},
    ),
    "a compelling power is written down as cited": (
        {"/law/gateway_effect": c.GatewayEffect.COMPELS},
        {"law.gateway_cited.missing"},
    ),
    "a right is written down as cited": (
        {"/law/gateway_effect": c.GatewayEffect.RIGHT},
        {"law.gateway_cited.missing"},
    ),
    "a prohibition needs its exception and advice": (
        {"/law/gateway_effect": c.GatewayEffect.PROHIBITS},
        {"law.gateway_note.missing", "advice.missing"},
    ),
    "a prohibition with exception and advice goes on": (
        {
            "/law/gateway_effect": c.GatewayEffect.PROHIBITS,
            "/law/gateway_note": "The person agreed in writing",
            "/advice": (Advice(who="A solicitor", said="The exception is met"),),
        },
        set(),
    ),
    "advice that says nothing is no advice": (
        {
            "/law/gateway_effect": c.GatewayEffect.PROHIBITS,
            "/law/gateway_note": "The person agreed in writing",
            "/advice": (Advice(who="A solicitor", said=" "),),
        },
        {"advice.missing", "advice.said.missing"},
    ),
    "no route past confidence": (
        {"/law/confidentiality": c.ConfidentialityRoute.NONE},
        {"law.confidentiality.none"},
    ),
    "public interest is set out": (
        {"/law/confidentiality": c.ConfidentialityRoute.PUBLIC_INTEREST},
        {"law.confidentiality_note.missing"},
    ),
    "public interest that is set out": (
        {
            "/law/confidentiality": c.ConfidentialityRoute.PUBLIC_INTEREST,
            "/law/confidentiality_note": "Both sides",
        },
        set(),
    ),
    "an objection is weighed": (
        {"/law/objection": c.Objection.OBJECTED},
        {"law.objection_note.missing"},
    ),
    "not asking has a reason": (
        {"/law/objection": c.Objection.NOT_ASKED},
        {"law.objection_note.missing"},
    ),
    "an objection that was weighed": (
        {"/law/objection": c.Objection.OBJECTED, "/law/objection_note": "Risk to others"},
        set(),
    ),
    "the opt-out is looked up for research": (
        {"/request/purpose_kind": c.Purpose.RESEARCH},
        {"law.opt_out.missing"},
    ),
    "an opt-out that was not checked": (
        {
            "/request/purpose_kind": c.Purpose.RESEARCH,
            "/law/opt_out": c.OptOut.NOT_CHECKED,
        },
        {"law.opt_out.not_checked"},
    ),
    "an opt-out that was checked": (
        {
            "/request/purpose_kind": c.Purpose.RESEARCH,
            "/law/opt_out": c.OptOut.CHECKED_NONE,
        },
        set(),
    ),
    "an unknown status holds sharing": (
        {"/subject/status": c.SubjectStatus.UNKNOWN},
        {"subject.status.unknown"},
    ),
    "third parties are protected": (
        {"/subject/third_parties": c.ThirdParties.PRESENT},
        {"subject.third_parties_note.missing"},
    ),
    "third parties are looked for": (
        {"/subject/third_parties": c.ThirdParties.NOT_LOOKED},
        {"subject.third_parties_note.missing"},
    ),
    "third parties that are protected": (
        {
            "/subject/third_parties": c.ThirdParties.PRESENT,
            "/subject/third_parties_note": "Two residents, taken out",
        },
        set(),
    ),
    "protected information is dealt with": (
        {"/subject/protected": (c.Protected.GENETIC,)},
        {"subject.protected_note.missing"},
    ),
    "protected information that is dealt with": (
        {"/subject/protected": (c.Protected.GENETIC,), "/subject/protected_note": "Taken out"},
        set(),
    ),
    "identity left unchecked has a reason": (
        {"/request/identity_check": c.IdentityCheck.NOT_CHECKED},
        {"request.identity_note.missing"},
    ),
    "identity left unchecked with a reason": (
        {
            "/request/identity_check": c.IdentityCheck.NOT_CHECKED,
            "/request/identity_note": "She has been our GP for ten years",
        },
        set(),
    ),
    "nothing asked for": ({"/items": ()}, {"items.missing"}),
    "everything refused": (
        {"/items/0/decision": c.ItemDecision.REFUSED},
        {"items.all_refused"},
    ),
    "a mixed item is split first": (
        {"/items/0/page_class": c.PageClass.MIXED},
        {"items.page_class.mixed"},
    ),
    "an item allowed as asked needs no scope": (
        {"/items/0/decision": c.ItemDecision.ALLOWED, "/items/0/approved_scope": None},
        set(),
    ),
    "an item without anything": (
        {"/items/0": Item()},
        {"items.name.missing", "items.page_class.missing", "items.decision.missing"},
    ),
    "a kind that is not written for the nation": (
        {"/law/nation": c.Nation.JERSEY},
        {"law.nation.not_of_kind"},
    ),
    "an answer that is no option": (
        {"/answers/instrument": "warrant card"},
        {"answers.instrument.unreadable"},
    ),
    "a yes or no that is text": (
        {"/answers/subject_role": "witness", "/answers/counselling_notes": "no"},
        {"answers.counselling_notes.unreadable"},
    ),
    "a text that is a number": (
        {"/answers/officer_and_ref": 7},
        {"answers.officer_and_ref.unreadable"},
    ),
    "will be told has a date and someone": (
        {"/conclusion/telling/told": c.Telling.WILL_BE_TOLD},
        {"conclusion.telling.by_on.missing", "conclusion.telling.by_whom.missing"},
    ),
    "will be told by someone on a date": (
        {
            "/conclusion/telling/told": c.Telling.WILL_BE_TOLD,
            "/conclusion/telling/by_on": LATER,
            "/conclusion/telling/by_whom": "Sam Okoro",
        },
        set(),
    ),
    "not told has a reason and a date": (
        {"/conclusion/telling/told": c.Telling.NOT_TOLD},
        {"conclusion.telling.why_not.missing", "conclusion.telling.revisit_on.missing"},
    ),
    "not told and looked at again": (
        {
            "/conclusion/telling/told": c.Telling.NOT_TOLD,
            "/conclusion/telling/why_not": "It would warn a suspect",
            "/conclusion/telling/revisit_on": LATER,
        },
        set(),
    ),
    "not told and never looked at again, with a note": (
        {
            "/conclusion/telling/told": c.Telling.NOT_TOLD,
            "/conclusion/telling/why_not": "Cannot be found",
            "/conclusion/telling/note": "No address; nothing to revisit",
        },
        set(),
    ),
    "someone living is not told as one who has died": (
        {"/conclusion/telling/told": c.Telling.DECEASED, "/conclusion/telling/note": "Family told"},
        {"conclusion.telling.not_deceased", "subject.wishes.missing"},
    ),
    "received in the future": (
        {"/request/received_at": AT + timedelta(minutes=1)},
        {"request.received_at.future", "conclusion.decided_at.before_received"},
    ),
    "reply due before the request": (
        {"/request/reply_by_on": EARLIER},
        {"request.reply_by_on.before_received"},
    ),
    "reply due on the day of the request": ({"/request/reply_by_on": RECEIVED.date()}, set()),
    "decided in the future": (
        {"/conclusion/decided_at": AT + timedelta(seconds=1)},
        {"conclusion.decided_at.future"},
    ),
    "decided before the request": (
        {"/conclusion/decided_at": RECEIVED - timedelta(seconds=1)},
        {"conclusion.decided_at.before_received"},
    ),
    "decided as it came": ({"/conclusion/decided_at": RECEIVED}, set()),
    "dates of death upside down": (
        {"/subject/died_from_on": EARLIER, "/subject/died_to_on": EARLIER - timedelta(days=1)},
        {"subject.died.upside_down"},
    ),
    "dates of death in the future": (
        {"/subject/died_from_on": LATER, "/subject/died_to_on": LATER},
        {"subject.died_from_on.future", "subject.died_to_on.future"},
    ),
    "an earliest entry in the future": (
        {"/items/0/earliest_on": LATER},
        {"items.earliest_on.future"},
    ),
    "an unfinished condition": (
        {"/conditions": (Condition(),)},
        {"conditions.words.missing", "conditions.owner.missing", "conditions.due_on.missing"},
    ),
    "a condition due before the decision": (
        {"/conditions": (condition(),), "/conditions/0/due_on": EARLIER},
        {"conditions.due_on.before_decision"},
    ),
    "a condition due on the day": (
        {"/conditions": (condition(),), "/conditions/0/due_on": DECIDED.date()},
        set(),
    ),
    "unfinished advice": ({"/advice": (Advice(),)}, {"advice.who.missing", "advice.said.missing"}),
    "advice in the future": (
        {"/advice": (Advice(who="IG lead", said="Narrow it", given_on=LATER),)},
        {"advice.given_on.future"},
    ),
    "a withdrawal in the future": (
        {"/conclusion/details/withdrawn_at": AT + timedelta(days=1)},
        {"conclusion.details.withdrawn_at.future"},
    ),
    "a review before the decision": (
        {"/conclusion/review_on": EARLIER},
        {"conclusion.review_on.before_decision"},
    ),
    "no way to do with less was considered": (
        {"/necessity/considered": ()},
        {"necessity.considered.missing"},
    ),
    "none exists, and yet one was considered": (
        {"/necessity/considered": (c.LessOption.NO_ALTERNATIVE, c.LessOption.SUMMARY)},
        {"necessity.considered.contradicts"},
    ),
    "none exists": ({"/necessity/considered": (c.LessOption.NO_ALTERNATIVE,)}, set()),
}


@every(("changes", "expected"), ONE_CHANGE.values(), ids=ONE_CHANGE)
def test_one_change_to_a_decision_to_share(
    changes: dict[str, object],
    expected: set[str],
) -> None:
    case = shared()
    for path, value in changes.items():
        case = change(case, **{path: value})
    assert codes(case) == expected


def test_a_kind_for_the_dead_is_not_for_the_living() -> None:
    case = change(shared("pd-ahra"), **{"/subject/status": c.SubjectStatus.DYING})
    assert "subject.status.not_of_kind" in codes(case)


def test_a_date_that_is_none_is_asked_again() -> None:
    path = "/answers/earliest_entry_in_scope"
    assert codes(change(shared("pd-ahra"), **{path: "14 October"})) == {
        "answers.earliest_entry_in_scope.unreadable",
    }
    assert codes(change(shared("pd-ahra"), **{path: "2026-10-14"})) == set()


def test_ticks_must_be_options() -> None:
    case = change(shared("pd-ahra"), **{"/answers/proof_seen": ("will", "a smile")})
    assert codes(case) == {"answers.proof_seen.unreadable"}


def test_a_tick_list_left_empty_is_not_answered() -> None:
    case = change(shared("pd-ahra"), **{"/answers/proof_seen": ()})
    assert codes(case) == {"answers.proof_seen.missing"}


@pytest.mark.parametrize(("number", "known"), [(True, False), ("many", False), (3, True)])
def test_a_number_is_a_whole_number(number: object, *, known: bool) -> None:
    question = Question(id="years", label="Years", help="", type=QuestionType.NUMBER)
    asked = replace(kind("general"), questions=(question,))
    case = change(shared("general"), **{"/answers/years": number})
    found = list(sound_answers(Matter(case=case, kind=asked, at=AT, shares=True)))
    assert (not found) is known


def test_a_deceased_person_is_never_asked_about_under_uk_gdpr() -> None:
    case = shared("pd-ahra")
    assert LawQuestion.DATA_PROTECTION not in law_questions(case)
    assert codes(case) == set()
    held = change(case, **{"/law/data_protection": DataProtection(article_6="6(1)(e)")})
    assert codes(held) == {"law.data_protection.after_death"}
    assert codes(change_status(held, c.SubjectStatus.DECEASED, at=AT)) == set()


def test_living_third_parties_bring_uk_gdpr_back_for_themselves() -> None:
    case = change(
        shared("pd-ahra"),
        **{
            "/subject/third_parties": c.ThirdParties.PRESENT,
            "/subject/third_parties_note": "Two daughters",
        },
    )
    assert LawQuestion.THIRD_PARTY_DATA_PROTECTION in law_questions(case)
    assert LawQuestion.DATA_PROTECTION not in law_questions(case)
    path = "/law/third_party_data_protection"
    assert codes(case) == {"law.third_party_data_protection.article_6.missing"}
    assert codes(change(case, **{f"{path}/article_6": "6(1)(c)"})) == set()
    assert codes(change(case, **{f"{path}/note": "Taken out before release"})) == set()


def test_what_relatives_are_told_is_written_for_the_dead() -> None:
    case = change(shared("pd-ahra"), **{"/conclusion/telling/note": None})
    assert codes(case) == {"conclusion.telling.note.missing"}


@pytest.mark.parametrize("status", [None, c.SubjectStatus.UNKNOWN])
def test_no_data_protection_question_before_the_status_is_known(
    status: c.SubjectStatus | None,
) -> None:
    case = change(shared(), **{"/subject/status": status})
    assert LawQuestion.DATA_PROTECTION not in law_questions(case)


def test_uk_gdpr_is_not_asked_about_in_the_islands() -> None:
    case = change(shared("general"), **{"/law/nation": c.Nation.GUERNSEY})
    assert LawQuestion.DATA_PROTECTION not in law_questions(case)
    assert codes(case) == set()


def test_the_opt_out_is_asked_about_in_england_only() -> None:
    case = change(shared("general"), **{"/request/purpose_kind": c.Purpose.AUDIT})
    assert LawQuestion.OPT_OUT in law_questions(case)
    assert LawQuestion.OPT_OUT not in law_questions(
        change(case, **{"/law/nation": c.Nation.SCOTLAND}),
    )


def test_a_change_of_status_is_a_visible_step() -> None:
    living = change_status(Case(kind_id="general"), c.SubjectStatus.LIVING, at=RECEIVED)
    assert living.subject.status is c.SubjectStatus.LIVING
    assert living.subject.status_changes == ()
    article = change(living, **{"/law/data_protection/article_6": "6(1)(e)"})
    dead = change_status(article, c.SubjectStatus.DECEASED, at=AT, note="Died this morning")
    (step,) = dead.subject.status_changes
    assert (step.was, step.became) == (c.SubjectStatus.LIVING, c.SubjectStatus.DECEASED)
    assert (step.noted_at, step.note) == (AT, "Died this morning")
    assert dead.law.data_protection == DataProtection()
    assert change_status(dead, c.SubjectStatus.DECEASED, at=AT) == dead


def test_refusal_holds_for_someone_whose_status_is_unknown() -> None:
    assert codes(change(refused(), **{"/subject/status": c.SubjectStatus.UNKNOWN})) == set()


def test_each_unmet_requirement_says_where_it_is_met() -> None:
    for kind_id in KINDS:
        case = change(
            Case(kind_id=kind_id),
            **{"/conclusion/outcome": c.Outcome.SHARE_IN_FULL},
        )
        unmet = missing(case, kind(kind_id), at=AT)
        assert [u.section.order for u in unmet] == sorted(u.section.order for u in unmet)
        assert len({(u.path, u.code) for u in unmet}) == len(unmet)
        for one in unmet:
            assert one.path.startswith("/")
            assert one.sentence.endswith((".", "?"))
            assert one.section in Section


def test_undecidable_counts_what_is_missing() -> None:
    with pytest.raises(Undecidable) as raised:
        decide(change(shared(), **{"/request/urgency": None}), kind("police-crime"), at=AT)
    assert raised.value.message.startswith("One thing is")
    with pytest.raises(Undecidable) as raised:
        decide(Case(kind_id="general"), kind("general"), at=AT)
    assert raised.value.message.startswith(f"{len(raised.value.unmet)} things are")
    assert raised.value.remedy


def test_a_case_is_held_against_its_own_kind() -> None:
    with pytest.raises(ValueError, match="cannot be held against"):
        missing(shared("general"), kind("pd-ahra"), at=AT)


def test_a_case_holds_all_eight_principles() -> None:
    case = shared("general")
    with pytest.raises(ValueError, match="once each and in order"):
        missing(replace(case, principles=case.principles[:7]), kind("general"), at=AT)


@given(
    decided=st.datetimes(timezones=st.timezones()),
    recorded=st.datetimes(timezones=st.timezones()),
)
def test_lateness_is_whole_seconds_and_never_negative(
    decided: datetime,
    recorded: datetime,
) -> None:
    late = lateness(decided, recorded)
    assert late >= 0
    if recorded >= decided:
        assert timedelta(seconds=late) <= recorded - decided < timedelta(seconds=late + 1)
