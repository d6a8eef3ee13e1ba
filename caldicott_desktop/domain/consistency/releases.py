"""A release beside what was approved: a warning that a named person may go past, with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import ItemDecision
from caldicott_desktop.domain.consistency.scene import Check, Finding, Hit, Scene, Severity
from caldicott_desktop.domain.happenings import Released, ReleasedItem
from caldicott_desktop.domain.releasing import as_approved, is_on_list, same_words

BEYOND = "released-beyond-approved"
SOURCE = "Our suggestion: what is released is what was approved"


def findings(released: Released, case: Case) -> tuple[Finding, ...]:
    """What of a release, `completed` before, goes beyond what was approved: one warning, or none.

    A scope in other words than those approved may be less; that is shown, and not held.
    """
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
