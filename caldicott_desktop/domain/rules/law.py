"""What is required of the law and of confidentiality before anything is shared."""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain.case import DataProtection
from caldicott_desktop.domain.choices import (
    ConfidentialityRoute,
    GatewayEffect,
    Objection,
    OptOut,
    SubjectStatus,
)
from caldicott_desktop.domain.law_questions import LawQuestion, law_questions
from caldicott_desktop.domain.ratings import is_compelled
from caldicott_desktop.domain.rules.matter import Matter, blank, missing_of
from caldicott_desktop.domain.rules.triage import advice_on_prohibition
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet

_TO_SHARE = (
    ("/law/nation", "Say which nation's law the request falls under."),
    ("/law/gateway_id", "Choose the gateway the information would pass through."),
    (
        "/law/confidentiality",
        "Choose what meets or sets aside the duty of confidence; data protection alone does not.",
    ),
    ("/law/objection", "Say whether the person is known to have objected."),
)


def gateway(matter: Matter) -> Iterator[Unmet]:
    """A gateway cited by the requester and confirmed by a person; a prohibition seen to."""
    law = matter.case.law
    asked = law_questions(matter.case)
    yield from missing_of(matter, (need for need in _TO_SHARE if LawQuestion(need[0]) in asked))
    if LawQuestion.GATEWAY not in asked or blank(law.gateway_id):
        return
    if law.gateway_effect in {GatewayEffect.COMPELS, GatewayEffect.RIGHT} and blank(
        law.gateway_cited,
    ):
        yield unanswered(
            "/law/gateway_cited",
            "Write which power or right the requester cited, in their words.",
        )
    if law.gateway_confirmed is None:
        yield unanswered(
            "/law/gateway_confirmed",
            "Confirm that this gateway applies: a gateway is never inferred from a letter.",
        )
    elif not law.gateway_confirmed:
        yield unmet(
            "law.gateway.not_confirmed",
            "/law/gateway_confirmed",
            "The gateway is not confirmed: confirm it, choose another, or do not share.",
        )
    if law.gateway_effect is GatewayEffect.PROHIBITS:
        yield from _prohibition(matter)


def _prohibition(matter: Matter) -> Iterator[Unmet]:
    if blank(matter.case.law.gateway_note):
        yield unanswered(
            "/law/gateway_note",
            "This gateway stands against disclosure: name the exception you rely on, or do not "
            "share.",
        )
    yield from advice_on_prohibition(matter)


def confidentiality(matter: Matter) -> Iterator[Unmet]:
    """A route past the duty of confidence, with a note where a route alone says too little."""
    law = matter.case.law
    if law.confidentiality is ConfidentialityRoute.NONE:
        yield unmet(
            "law.confidentiality.none",
            "/law/confidentiality",
            "No route past the duty of confidence was found: find one, take advice, or do not "
            "share.",
        )
    needs_note = {
        ConfidentialityRoute.PUBLIC_INTEREST: "Set out the public interest on both sides, and why "
        "it favours sharing.",
        ConfidentialityRoute.OVERALL_BENEFIT: "Say why sharing is of overall benefit to the "
        "person, and who was asked.",
        ConfidentialityRoute.AFTER_DEATH: "Set out what was weighed: what the person wanted, who "
        "is comforted or hurt by it, and what it shows about others.",
        ConfidentialityRoute.EXPLICIT_CONSENT: "Say what the person agreed to, and when.",
        ConfidentialityRoute.NOT_CONFIDENTIAL: "Say why this is not confidential information.",
    }
    sentence = law.confidentiality and needs_note.get(law.confidentiality)
    if sentence and blank(law.confidentiality_note):
        yield unanswered("/law/confidentiality_note", sentence)


def data_protection(matter: Matter) -> Iterator[Unmet]:
    """UK GDPR answers where the question arises: for living people only."""
    law = matter.case.law
    asked = law_questions(matter.case)
    if LawQuestion.DATA_PROTECTION in asked:
        yield from missing_of(
            matter,
            (
                ("/law/data_protection/article_6", "Choose the UK GDPR Article 6 basis."),
                ("/law/data_protection/article_9", "Choose the UK GDPR Article 9 condition."),
            ),
        )
    third = law.third_party_data_protection
    if (
        LawQuestion.THIRD_PARTY_DATA_PROTECTION in asked
        and blank(third.article_6)
        and blank(third.note)
    ):
        yield unanswered(
            "/law/third_party_data_protection/article_6",
            "Choose the UK GDPR Article 6 basis for the other living people, or note that what is "
            "about them is taken out.",
        )


def after_death(matter: Matter) -> Iterator[Unmet]:
    """No UK GDPR answer stands for a subject who has died."""
    case = matter.case
    if (
        case.subject.status is SubjectStatus.DECEASED
        and case.law.data_protection != DataProtection()
    ):
        yield unmet(
            "law.data_protection.after_death",
            "/subject/status",
            "The person has died, and data protection answers for them are still held: choose "
            "“Has died” again to clear them.",
        )


def objection(matter: Matter) -> Iterator[Unmet]:
    """An objection, or the choice not to ask, is accounted for; the opt-out is looked up."""
    law = matter.case.law
    if LawQuestion.OBJECTION not in law_questions(matter.case):
        return
    sentences = {
        Objection.OBJECTED: "The person objected: say how that was weighed.",
        Objection.NOT_ASKED: "Say why the person was not asked.",
    }
    sentence = law.objection and sentences.get(law.objection)
    if sentence and blank(law.objection_note):
        yield unanswered("/law/objection_note", sentence)
    if LawQuestion.OPT_OUT in law_questions(matter.case):
        if law.opt_out is None:
            yield unanswered(
                "/law/opt_out",
                "Say whether the national data opt-out applies, and whether one is set.",
            )
        elif law.opt_out is OptOut.NOT_CHECKED:
            yield unmet(
                "law.opt_out.not_checked",
                "/law/opt_out",
                "The national data opt-out was not checked: check it before anything is shared.",
            )


def cited_power(matter: Matter) -> Iterator[Unmet]:
    """A refusal against a compelling power says why it does not reach, and on whose advice."""
    if is_compelled(matter.case):
        yield from missing_of(
            matter,
            (
                (
                    "/conclusion/details/power_not_valid_because",
                    "A compelling power was cited: say why it is not valid or does not reach this.",
                ),
                (
                    "/conclusion/details/power_advice_from",
                    "A compelling power was cited: say whose advice was taken before refusing.",
                ),
            ),
        )
