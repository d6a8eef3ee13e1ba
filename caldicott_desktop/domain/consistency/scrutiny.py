"""Checks on an examiner's office: who decides its questions, and until when a source is open."""

from __future__ import annotations

from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Capacities, Outcome
from caldicott_desktop.domain.consistency.scene import Check, Hit, Scene, Severity

KIND = "me-scrutiny"

LONGEST_STANDING = relativedelta(months=12)
"""After that long a standing decision is looked at again: agreements and staff lists change."""

_EXAMINERS, _HOLDERS = "examiner", "holder"
_REVIEW, _DECIDED_AS = "/conclusion/review_on", "/conclusion/decided_as"
_CONNECTION = "/answers/lead_no_connection"
_SUGGESTED = "Our suggestion, from the independence of examiners"
_PASSED_ON = frozenset({Outcome.ADVICE_ONLY, Outcome.REDIRECT, Outcome.ESCALATE, Outcome.WITHDRAWN})


def is_standing(case: Case) -> bool:
    """Whether a case is a standing decision for a source of records."""
    return case.kind_id == KIND and case.answers.get("decision_kind") == "standing"


def _is_of(scene: Scene, whose: str) -> bool:
    """Whether the question is that of the examiner service itself, or of whoever holds records."""
    return scene.case.kind_id == KIND and scene.answers.get("whose_question") == whose


def _standing_without_review(scene: Scene) -> Iterator[Hit]:
    if is_standing(scene.case) and scene.case.conclusion.review_on is None:
        yield Hit(
            path=_REVIEW,
            words="A standing decision is in force until its review, and no day is set: give one "
            "within a year.",
        )


def _standing_for_long(scene: Scene) -> Iterator[Hit]:
    done = scene.case.conclusion
    if not is_standing(scene.case) or done.review_on is None:
        return
    decided_on = done.decided_at.date() if done.decided_at else scene.today
    if done.review_on > decided_on + LONGEST_STANDING:
        yield Hit(
            path=_REVIEW,
            words="A standing decision would be in force for more than a year before anyone looks "
            "at it: choose an earlier day, or say why not.",
        )


def _examiners_question_decided_otherwise(scene: Scene) -> Iterator[Hit]:
    done = scene.case.conclusion
    if (
        _is_of(scene, _EXAMINERS)
        and done.decided_as not in {None, Capacities.LEAD_EXAMINER}
        and done.outcome not in _PASSED_ON
    ):
        yield Hit(
            path=_DECIDED_AS,
            words="It is a question of the examiner service, and it is not decided as lead medical "
            "examiner: have a lead examiner decide, or record it as advice.",
        )


def _holders_question_decided_by_examiner(scene: Scene) -> Iterator[Hit]:
    done = scene.case.conclusion
    if (
        _is_of(scene, _HOLDERS)
        and done.decided_as is Capacities.LEAD_EXAMINER
        and done.outcome not in _PASSED_ON
    ):
        yield Hit(
            path=_DECIDED_AS,
            words="Whether a record is given is for whoever holds it, and it is decided as lead "
            "medical examiner: record what the holder decided as theirs, or record it as advice.",
        )


def _connection_not_declared(scene: Scene) -> Iterator[Hit]:
    if (
        _is_of(scene, _EXAMINERS)
        and scene.case.conclusion.decided_as is Capacities.LEAD_EXAMINER
        and scene.answers.get("lead_no_connection") is None
    ):
        yield Hit(
            path=_CONNECTION,
            words="The lead examiner who decides has not said whether they have a connection with "
            "the case: ask them.",
        )


def _connected(scene: Scene) -> Iterator[Hit]:
    if (
        _is_of(scene, _EXAMINERS)
        and scene.answers.get("lead_no_connection") is False
        and scene.case.conclusion.outcome not in _PASSED_ON
    ):
        yield Hit(
            path=_CONNECTION,
            words="The lead examiner who decides has a connection with the case: have another lead "
            "examiner decide, or pass it on.",
        )


CHECKS = (
    Check(
        id="standing-without-review",
        severity=Severity.ERROR,
        source="Our suggestion: a standing decision is looked at again within a year",
        find=_standing_without_review,
    ),
    Check(
        id="standing-for-long",
        severity=Severity.WARNING,
        source="Our suggestion: a standing decision is looked at again within a year",
        find=_standing_for_long,
    ),
    Check(
        id="examiners-question",
        severity=Severity.WARNING,
        source=_SUGGESTED,
        find=_examiners_question_decided_otherwise,
        sharing=False,
    ),
    Check(
        id="holders-question",
        severity=Severity.WARNING,
        source=_SUGGESTED,
        find=_holders_question_decided_by_examiner,
        sharing=False,
    ),
    Check(
        id="connection-not-declared",
        severity=Severity.NOTE,
        source=_SUGGESTED,
        find=_connection_not_declared,
        sharing=False,
    ),
    Check(
        id="lead-examiner-connected",
        severity=Severity.WARNING,
        source=_SUGGESTED,
        find=_connected,
        sharing=False,
    ),
)
"""The checks of this module."""
