"""The rating rules: what a rating forces, and which ratings an outcome needs.

Source: the project's reference on principles and law, section 1.3, with its compulsion variant.
"""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain.case import Assessment
from caldicott_desktop.domain.choices import LessOption, Rating
from caldicott_desktop.domain.lacking import blank
from caldicott_desktop.domain.ratings import (
    CARRIES_A_REFUSAL,
    HOLDS_SHARING,
    NEEDED_TO_REFUSE,
    OVERRIDE_TO_SHARE,
    is_compelled,
    may_go_on,
    not_applicable_allowed,
)
from caldicott_desktop.domain.rules.matter import Matter
from caldicott_desktop.domain.rules.stop_checks import override
from caldicott_desktop.domain.sections import of_principle
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet
from caldicott_desktop.errors import Sentence

_DUTY_TO_SHARE = 7


def _named(number: int) -> Sentence:
    return Sentence("label.principle", number=number, title=of_principle(number).label)


def _placed(matter: Matter) -> Iterator[tuple[str, Assessment]]:
    for index, assessment in enumerate(matter.case.principles):
        yield f"/principles/{index}", assessment


def forced_fields(matter: Matter) -> Iterator[Unmet]:
    """Each rating given carries what it must: a reason, a condition, a cure or an override."""
    for path, assessment in _placed(matter):
        match assessment.rating:
            case Rating.MET:
                yield from _reason(assessment, path)
            case Rating.MET_WITH_CONDITIONS:
                yield from _condition(matter, assessment, path)
            case Rating.NOT_MET:
                yield from _reason(assessment, path)
                if matter.shares:
                    yield from _not_met_but_shared(matter, assessment, path)
            case Rating.NOT_APPLICABLE:
                yield from _reason(assessment, path)
                yield from _not_applicable(matter, assessment, path)


def _reason(assessment: Assessment, path: str) -> Iterator[Unmet]:
    if blank(assessment.reason):
        yield unanswered(
            f"{path}/reason",
            Sentence("needed.principles.reason", principle=_named(assessment.principle)),
        )


def _condition(matter: Matter, assessment: Assessment, path: str) -> Iterator[Unmet]:
    tied = [c for c in matter.case.conditions if c.principle == assessment.principle]
    if not tied:
        yield unmet(
            "principles.rating.no_condition",
            f"{path}/rating",
            Sentence(
                "needed.principles.rating.no-condition", principle=_named(assessment.principle)
            ),
        )


def _not_met_but_shared(matter: Matter, assessment: Assessment, path: str) -> Iterator[Unmet]:
    """Sharing although a principle is not met: held, or a concern recorded with an override."""
    number = assessment.principle
    if blank(assessment.cure):
        yield unanswered(
            f"{path}/cure", Sentence("needed.principles.cure", principle=_named(number))
        )
    if number in HOLDS_SHARING and not may_go_on(matter.case):
        yield unmet(
            "principles.rating.holds_sharing",
            f"{path}/rating",
            Sentence("needed.principles.rating.holds-sharing", principle=_named(number)),
        )
    elif number in HOLDS_SHARING | OVERRIDE_TO_SHARE:
        yield from override(
            assessment.override,
            f"{path}/override",
            Sentence("needed.principles.override", principle=_named(number)),
        )


def _not_applicable(matter: Matter, assessment: Assessment, path: str) -> Iterator[Unmet]:
    number = assessment.principle
    if number == _DUTY_TO_SHARE and matter.case.request.purpose_kind is None:
        yield unanswered(
            "/request/purpose_kind",
            Sentence("needed.request.purpose-kind.for-principle"),
        )
    elif not not_applicable_allowed(number, matter.case):
        yield unmet(
            "principles.rating.always_applies",
            f"{path}/rating",
            Sentence("needed.principles.rating.always-applies", principle=_named(number)),
        )


def all_eight(matter: Matter) -> Iterator[Unmet]:
    """Every principle is rated."""
    for path, assessment in _placed(matter):
        yield from _rated(assessment, path)


def _rated(assessment: Assessment, path: str) -> Iterator[Unmet]:
    if assessment.rating is Rating.NOT_YET_ASSESSED:
        yield unanswered(
            f"{path}/rating",
            Sentence("needed.principles.rating", principle=_named(assessment.principle)),
        )


def for_a_refusal(matter: Matter) -> Iterator[Unmet]:
    """Principles 7 and 8 are rated, and at least one that is not met carries the refusal."""
    for path, assessment in _placed(matter):
        if assessment.principle in NEEDED_TO_REFUSE:
            yield from _rated(assessment, path)
    if not any(
        assessment.rating is Rating.NOT_MET and assessment.principle in CARRIES_A_REFUSAL
        for assessment in matter.case.principles
    ):
        yield unmet(
            "principles.none_carries",
            "/principles/0/rating",
            Sentence("needed.principles.none-carries"),
        )


def at_least_one(matter: Matter) -> Iterator[Unmet]:
    """Advice rests on at least one principle."""
    if all(a.rating is Rating.NOT_YET_ASSESSED for a in matter.case.principles):
        yield unmet(
            "principles.none_rated",
            "/principles/0/rating",
            Sentence("needed.principles.none-rated"),
        )


def necessity(matter: Matter) -> Iterator[Unmet]:
    """An alternative was considered, or none exists; under compulsion only scope is asked."""
    if is_compelled(matter.case):
        return
    considered = set(matter.case.necessity.considered)
    if not considered:
        yield unanswered(
            "/necessity/considered",
            Sentence("needed.necessity.considered"),
        )
    if LessOption.NO_ALTERNATIVE in considered and len(considered) > 1:
        yield unmet(
            "necessity.considered.contradicts",
            "/necessity/considered",
            Sentence("needed.necessity.considered.contradicts"),
        )
    if blank(matter.case.necessity.note):
        yield unanswered(
            "/necessity/note",
            Sentence("needed.necessity.note"),
        )
