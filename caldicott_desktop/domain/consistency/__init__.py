"""Consistency checks: answers that do not go together, before anything is recorded.

An error blocks until it is put right; a warning may be gone past by a named person with a reason,
which is recorded; a note holds nothing. A check says what two answers are, never what the law is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from caldicott_desktop.domain.case import Case, CheckOverride
from caldicott_desktop.domain.consistency import conclusion, law, people, releases, scrutiny
from caldicott_desktop.domain.consistency.scene import Check, Finding, Hit, Scene, Severity
from caldicott_desktop.domain.happenings import Released
from caldicott_desktop.domain.lacking import blank
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet
from caldicott_desktop.errors import Sentence

__all__ = ["CHECKS", "Check", "Finding", "Hit", "Scene", "Severity", "carried", "held", "look_over"]

CHECKS: tuple[Check, ...] = (
    *people.CHECKS,
    *law.CHECKS,
    *conclusion.CHECKS,
    *releases.CHECKS,
    *scrutiny.CHECKS,
)
"""Every check, in the order in which findings of one severity are shown."""

Overriding = TypeVar("Overriding", Case, Released)
"""What may go past warnings: a case, or a release."""

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def look_over(scene: Scene) -> tuple[Finding, ...]:
    """What does not go together in `scene`, errors first, then warnings, then notes."""
    found = (
        Finding(
            check_id=check.id,
            severity=_severity(check, scene),
            path=hit.path,
            words=hit.words,
            source=check.source,
        )
        for check in CHECKS
        if scene.shares or not check.sharing
        for hit in check.find(scene)
    )
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.severity]))


def _severity(check: Check, scene: Scene) -> Severity:
    """A warning is to know where nothing is shared: a refusal or a delay is never held by one."""
    if check.severity is Severity.WARNING and not scene.shares:
        return Severity.NOTE
    return check.severity


def override_for(case: Case | Released, finding: Finding) -> tuple[int, CheckOverride] | None:
    """The override of exactly this finding and its place in the case; `None` without one.

    A reason given to other words does not carry over: what was found has changed since.
    """
    for index, given in enumerate(case.check_overrides):
        if given.check_id == finding.check_id and given.words == finding.words:
            return index, given
    return None


def held(case: Case | Released, findings: Iterable[Finding]) -> Iterator[Unmet]:
    """What of `findings` still stands between `case` and a decision."""
    after_the_last = len(case.check_overrides)
    for finding in findings:
        code = f"check.{finding.check_id}"
        match finding.severity:
            case Severity.ERROR:
                said = Sentence("needed.check", finding=finding.words)
                yield unmet(code, finding.path, said)
            case Severity.WARNING:
                place, given = override_for(case, finding) or (after_the_last, None)
                path = f"/check_overrides/{place}/override"
                if given is None or blank(given.override.by_name):
                    said = Sentence("needed.check.by-name", finding=finding.words)
                    yield unanswered(f"{path}/by_name", said)
                if given is None or blank(given.override.reason):
                    said = Sentence("needed.check.reason", finding=finding.words)
                    yield unanswered(f"{path}/reason", said)
                after_the_last += given is None
            case Severity.NOTE:
                pass


def carried(case: Overriding, findings: Sequence[Finding]) -> Overriding:
    """`case` with the overrides of what was found and no others, in the order of `findings`."""
    kept = [found[1] for each in findings if (found := override_for(case, each)) is not None]
    return replace(case, check_overrides=tuple(kept))
