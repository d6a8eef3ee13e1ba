"""A release beside what was approved, and when: warnings that a named person may go past.

With a reason, which is recorded with the release and told in the record and on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import ItemDecision
from caldicott_desktop.domain.consistency.scene import Check, Finding, Hit, Scene, Severity
from caldicott_desktop.domain.happenings import Released, ReleasedItem
from caldicott_desktop.domain.record.phrases import long_date, moment
from caldicott_desktop.domain.releasing import as_approved, is_on_list, same_words
from caldicott_desktop.domain.since import NOTHING_SINCE, Since

BEYOND = "released-beyond-approved"
SOURCE = "Our suggestion: what is released is what was approved"
_IN_FORCE = "Our suggestion: what is released rests on a decision in force on the day it leaves"


def findings(released: Released, case: Case, since: Since = NOTHING_SINCE) -> tuple[Finding, ...]:
    """What of a release, `completed` before, takes a name and a reason: warnings, or none.

    That it goes beyond what was approved, and that it left before the decision was made, or when
    that was no longer in force. A scope in other words than those approved may be less; that is
    shown, and not held.
    """
    return (*_beyond(released, case), *_out_of_time(released, case, since))


def _out_of_time(released: Released, case: Case, since: Since) -> Iterator[Finding]:
    """What left on the very day on which something changed may have left after it: it is held."""
    at, decided_at = released.released_at, case.conclusion.decided_at
    if at is None:
        return
    # Forms take no seconds: what was decided and left within one minute is in order.
    if decided_at is not None and at < decided_at.replace(second=0, microsecond=0):
        said = f"This left before the decision was made, on {moment(decided_at)}."
        yield _untimely("released-before-decision", said)
    changed: tuple[tuple[str, date | None, str], ...] = (
        ("released-after-withdrawal", since.withdrawn_on, "Permission was withdrawn on {}"),
        ("released-after-end", since.ended_on, "A review ended this decision on {}"),
        ("released-after-correction", since.corrected_on, "This decision was corrected on {}"),
    )
    for check_id, on, what in changed:
        if on is not None and at.date() >= on:
            when = "on that day" if at.date() == on else "after that"
            yield _untimely(check_id, f"{what.format(long_date(on))}, and this left {when}.")


def _untimely(check_id: str, words: str) -> Finding:
    return Finding(
        check_id=check_id,
        severity=Severity.WARNING,
        path="/released_at",
        words=words,
        source=_IN_FORCE,
    )


def _beyond(released: Released, case: Case) -> tuple[Finding, ...]:
    places = [place for place, item in enumerate(released.items) if _is_beyond(item, case)]
    if not places:
        return ()
    names = "; ".join(_named(released.items[place], case) for place in places)
    return (
        Finding(
            check_id=BEYOND,
            severity=Severity.WARNING,
            path=f"/items/{places[0]}/scope",
            words=f"This goes beyond what was approved: {names}.",
            source=SOURCE,
        ),
    )


def _is_beyond(item: ReleasedItem, case: Case) -> bool:
    if item.approved is None:
        return True
    decided = case.items[(item.number or 1) - 1]
    whole = decided.decision is not ItemDecision.ALLOWED and same_words(
        item.scope, decided.asked_scope
    )
    return whole and not as_approved(item)


def _named(item: ReleasedItem, case: Case) -> str:
    name = item.name or f"item {item.number}"
    if not is_on_list(item, case):
        return f"{name} (not on the list of this decision)"
    decided = case.items[(item.number or 1) - 1].decision
    if item.approved is None:
        said = "refused" if decided is ItemDecision.REFUSED else "nothing of it was approved"
        return f"{name} ({said})"
    return f"{name} (sent as it was asked for, approved as: {item.approved})"


def _left_already(scene: Scene) -> Iterator[Hit]:
    """What a correction does not approve, although it left under the decision it corrects."""
    case = scene.case
    left = [item for item in scene.released if _is_beyond(item, case)]
    if not left:
        return
    names = dict.fromkeys(_named(item, case) for item in left)
    (number, *_) = [item.number for item in left]
    yield Hit(
        path=f"/items/{number - 1}/decision" if number and is_on_list(left[0], case) else "/items",
        words=f"This was released already, beyond what is approved here: {'; '.join(names)}.",
    )


CHECKS = (
    Check(
        id=BEYOND,
        severity=Severity.WARNING,
        source=SOURCE,
        find=_left_already,
        sharing=False,
    ),
)
"""What left already, beside what a correction approves."""
