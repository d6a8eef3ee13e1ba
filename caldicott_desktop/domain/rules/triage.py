"""The law's first questions, before any gateway: is it confidential, ours, and not prohibited?

Source: the order of questions of the project's reference on principles and law, section 4.10.
"""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain.choices import ConfidentialityRoute, Process, ProhibitionLook
from caldicott_desktop.domain.rules.matter import Matter, blank, missing_of
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet

_NAME_THE_EXCEPTION = (
    "A prohibition applies: name the exception you rely on or the items you refuse because of it, "
    "or do not share."
)


def identifiable(matter: Matter) -> Iterator[Unmet]:
    """Whether people can be identified; where nobody can, there is no confidence to set aside."""
    triage, law = matter.case.triage, matter.case.law
    if triage.identifiable is None:
        yield unanswered(
            "/triage/identifiable",
            "Say whether anyone can be identified from what is asked for.",
        )
    elif not triage.identifiable and law.confidentiality not in {
        None,
        ConfidentialityRoute.NOT_CONFIDENTIAL,
    }:
        yield unmet(
            "triage.identifiable.route",
            "/law/confidentiality",
            "Nobody can be identified, so nothing lifts a duty of confidence: choose “Not "
            "confidential information”, or say that people can be identified.",
        )


def process(matter: Matter) -> Iterator[Unmet]:
    """Whose question it is; one that belongs elsewhere is shared here only with a reason."""
    triage = matter.case.triage
    yield from missing_of(
        matter,
        (("/triage/process", "Say whether this is yours to decide, or belongs elsewhere."),),
    )
    if triage.process not in {None, Process.OURS} and blank(triage.process_note):
        yield unanswered(
            "/triage/process_note",
            "Another process or body owns this request: redirect it, or say why you share "
            "something here all the same.",
        )


def prohibition(matter: Matter) -> Iterator[Unmet]:
    """Prohibitions are looked for, and one that applies is met by an exception and advice.

    It is no dead end: the exceptions are listed beside it, an item can be refused, and a refusal
    is never held.
    """
    triage = matter.case.triage
    match triage.prohibition:
        case None:
            yield unanswered(
                "/triage/prohibition",
                "Say whether a prohibition applies, such as fertility treatment, gender history or "
                "safety investigation material.",
            )
        case ProhibitionLook.NOT_LOOKED:
            yield unmet(
                "triage.prohibition.not_looked",
                "/triage/prohibition",
                "Nobody has looked whether a prohibition applies: look before anything is shared.",
            )
        case ProhibitionLook.APPLIES:
            yield from missing_of(
                matter,
                (
                    ("/triage/prohibitions", "Tick the prohibition that applies."),
                    (
                        "/triage/exception",
                        _NAME_THE_EXCEPTION,
                    ),
                ),
            )
            yield from advice_on_prohibition(matter)
        case ProhibitionLook.NONE_FOUND:
            pass


def advice_on_prohibition(matter: Matter) -> Iterator[Unmet]:
    """Advice that was taken and written down before anything prohibited is shared."""
    if not any(not blank(advice.said) for advice in matter.case.advice):
        yield unanswered(
            "/advice",
            "A prohibition stands against disclosure: take advice and record it before anything "
            "is shared.",
        )
