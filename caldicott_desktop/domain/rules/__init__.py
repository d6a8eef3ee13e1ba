"""The rules between a case and a decision, one small function each, by what they look at."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from caldicott_desktop.domain.outcomes import Need
from caldicott_desktop.domain.rules import (
    conclusion,
    information,
    law,
    principles,
    request,
    stop_checks,
    triage,
)
from caldicott_desktop.domain.rules.matter import Matter, Rule

__all__ = ["BY_NEED", "Matter", "Rule"]

BY_NEED: Mapping[Need, tuple[Rule, ...]] = MappingProxyType(
    {
        Need.SOUND: (
            request.dates,
            information.dates,
            information.sound_answers,
            law.after_death,
            principles.forced_fields,
            conclusion.rows,
            conclusion.dates,
        ),
        Need.REQUEST: (request.basics,),
        Need.DECIDER: (conclusion.outcome, conclusion.decider),
        Need.REQUEST_IN_FULL: (request.in_full,),
        Need.INFORMATION: (information.person, information.fits_kind),
        Need.OWN_QUESTIONS: (information.own_questions,),
        Need.ITEMS: (information.items,),
        Need.LAW: (
            triage.identifiable,
            triage.process,
            triage.prohibition,
            law.gateway,
            law.confidentiality,
            law.data_protection,
            law.objection,
        ),
        Need.STOP_CHECKS: (stop_checks.stop_checks,),
        Need.ALL_PRINCIPLES: (principles.all_eight,),
        Need.REFUSAL_PRINCIPLES: (principles.for_a_refusal,),
        Need.A_PRINCIPLE: (principles.at_least_one,),
        Need.NECESSITY: (principles.necessity,),
        Need.HARM_BOTH_WAYS: (conclusion.harm_both_ways,),
        Need.PROPORTIONALITY: (conclusion.proportionality,),
        Need.TELLING: (conclusion.telling,),
        Need.WISH: (conclusion.wish,),
        Need.REASONS: (conclusion.reasons,),
        Need.RETROSPECTIVE: (conclusion.retrospective,),
        Need.CITED_POWER: (law.cited_power,),
        Need.DETAILS: (conclusion.details,),
    },
)
"""What each need asks for."""
