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
from caldicott_desktop.domain.lacking import blank
from caldicott_desktop.domain.law_questions import LawQuestion, law_questions
from caldicott_desktop.domain.ratings import is_compelled
from caldicott_desktop.domain.rules.matter import Matter, missing_of
from caldicott_desktop.domain.rules.triage import advice_on_prohibition
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet
from caldicott_desktop.errors import Sentence

_TO_SHARE = (
    ("/law/nation", Sentence("needed.law.nation")),
    ("/law/gateway_id", Sentence("needed.law.gateway-id")),
    (
        "/law/confidentiality",
        Sentence("needed.law.confidentiality"),
    ),
    ("/law/objection", Sentence("needed.law.objection")),
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
            Sentence("needed.law.gateway-cited"),
        )
    if law.gateway_confirmed is None:
        yield unanswered(
            "/law/gateway_confirmed",
            Sentence("needed.law.gateway-confirmed"),
        )
    elif not law.gateway_confirmed:
        yield unmet(
            "law.gateway.not_confirmed",
            "/law/gateway_confirmed",
            Sentence("needed.law.gateway.not-confirmed"),
        )
    if law.gateway_effect is GatewayEffect.PROHIBITS:
        yield from _prohibition(matter)


def _prohibition(matter: Matter) -> Iterator[Unmet]:
    if blank(matter.case.law.gateway_note):
        yield unanswered(
            "/law/gateway_note",
            Sentence("needed.law.gateway-note"),
        )
    yield from advice_on_prohibition(matter)


def confidentiality(matter: Matter) -> Iterator[Unmet]:
    """A route past the duty of confidence, with a note where a route alone says too little."""
    law = matter.case.law
    if law.confidentiality is ConfidentialityRoute.NONE:
        yield unmet(
            "law.confidentiality.none",
            "/law/confidentiality",
            Sentence("needed.law.confidentiality.none"),
        )
    needs_note = {
        ConfidentialityRoute.PUBLIC_INTEREST: Sentence(
            "needed.law.confidentiality-note.public-interest"
        ),
        ConfidentialityRoute.OVERALL_BENEFIT: Sentence(
            "needed.law.confidentiality-note.overall-benefit"
        ),
        ConfidentialityRoute.AFTER_DEATH: Sentence("needed.law.confidentiality-note.after-death"),
        ConfidentialityRoute.EXPLICIT_CONSENT: Sentence(
            "needed.law.confidentiality-note.explicit-consent"
        ),
        ConfidentialityRoute.NOT_CONFIDENTIAL: Sentence(
            "needed.law.confidentiality-note.not-confidential"
        ),
    }
    said = law.confidentiality and needs_note.get(law.confidentiality)
    if said and blank(law.confidentiality_note):
        yield unanswered("/law/confidentiality_note", said)


def data_protection(matter: Matter) -> Iterator[Unmet]:
    """UK GDPR answers where the question arises: for living people only."""
    law = matter.case.law
    asked = law_questions(matter.case)
    if LawQuestion.DATA_PROTECTION in asked:
        yield from missing_of(
            matter,
            (
                (
                    "/law/data_protection/article_6",
                    Sentence("needed.law.data-protection.article-6"),
                ),
                (
                    "/law/data_protection/article_9",
                    Sentence("needed.law.data-protection.article-9"),
                ),
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
            Sentence("needed.law.third-party-data-protection.article-6"),
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
            Sentence("needed.law.data-protection.after-death"),
        )


def objection(matter: Matter) -> Iterator[Unmet]:
    """An objection, or the choice not to ask, is accounted for; the opt-out is looked up."""
    law = matter.case.law
    if LawQuestion.OBJECTION not in law_questions(matter.case):
        return
    sentences = {
        Objection.OBJECTED: Sentence("needed.law.objection-note.objected"),
        Objection.NOT_ASKED: Sentence("needed.law.objection-note.not-asked"),
    }
    said = law.objection and sentences.get(law.objection)
    if said and blank(law.objection_note):
        yield unanswered("/law/objection_note", said)
    if LawQuestion.OPT_OUT in law_questions(matter.case):
        if law.opt_out is None:
            yield unanswered(
                "/law/opt_out",
                Sentence("needed.law.opt-out"),
            )
        elif law.opt_out is OptOut.NOT_CHECKED:
            yield unmet(
                "law.opt_out.not_checked",
                "/law/opt_out",
                Sentence("needed.law.opt-out.not-checked"),
            )


def cited_power(matter: Matter) -> Iterator[Unmet]:
    """A refusal against a compelling power says why it does not reach, and on whose advice."""
    if is_compelled(matter.case):
        yield from missing_of(
            matter,
            (
                (
                    "/conclusion/details/power_not_valid_because",
                    Sentence("needed.conclusion.details.power-not-valid-because"),
                ),
                (
                    "/conclusion/details/power_advice_from",
                    Sentence("needed.conclusion.details.power-advice-from"),
                ),
            ),
        )
