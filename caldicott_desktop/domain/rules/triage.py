"""The law's first questions, before any gateway: is it confidential, ours, and not prohibited?

Source: the order of questions of the project's reference on principles and law, section 4.10.
"""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain.choices import ConfidentialityRoute, Process, ProhibitionLook
from caldicott_desktop.domain.lacking import blank
from caldicott_desktop.domain.rules.matter import Matter, missing_of
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet
from caldicott_desktop.errors import Sentence

_NAME_THE_EXCEPTION = Sentence("needed.triage.exception")


def identifiable(matter: Matter) -> Iterator[Unmet]:
    """Whether people can be identified; where nobody can, there is no confidence to set aside."""
    triage, law = matter.case.triage, matter.case.law
    if triage.identifiable is None:
        yield unanswered(
            "/triage/identifiable",
            Sentence("needed.triage.identifiable"),
        )
    elif not triage.identifiable and law.confidentiality not in {
        None,
        ConfidentialityRoute.NOT_CONFIDENTIAL,
    }:
        yield unmet(
            "triage.identifiable.route",
            "/law/confidentiality",
            Sentence("needed.triage.identifiable.route"),
        )


def process(matter: Matter) -> Iterator[Unmet]:
    """Whose question it is; one that belongs elsewhere is shared here only with a reason."""
    triage = matter.case.triage
    yield from missing_of(
        matter,
        (("/triage/process", Sentence("needed.triage.process")),),
    )
    if triage.process not in {None, Process.OURS} and blank(triage.process_note):
        yield unanswered(
            "/triage/process_note",
            Sentence("needed.triage.process-note"),
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
                Sentence("needed.triage.prohibition"),
            )
        case ProhibitionLook.NOT_LOOKED:
            yield unmet(
                "triage.prohibition.not_looked",
                "/triage/prohibition",
                Sentence("needed.triage.prohibition.not-looked"),
            )
        case ProhibitionLook.APPLIES:
            yield from missing_of(
                matter,
                (
                    ("/triage/prohibitions", Sentence("needed.triage.prohibitions")),
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
            Sentence("needed.triage.advice"),
        )
