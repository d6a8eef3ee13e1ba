"""What was asked for, approved and released, item by item: the lines of a disclosure manifest.

Each item has a line for every time it left, and one where it never did. What left without being on
the decision's list has lines of its own (`docs/decisions/0234-disclosure-manifest.md`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caldicott_desktop.domain import releasing
from caldicott_desktop.domain.audit.register import RegisterRow
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import ItemDecision
from caldicott_desktop.domain.happenings import Released, ReleasedItem
from caldicott_desktop.domain.releasing import ItemReleases


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseTold:
    """A release as it was recorded, on which day in the UK that was, and under which decision.

    `under` is the number of an earlier decision of the case, `None` where it was this one.
    """

    released: Released
    recorded_on: date
    under: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestRow:
    """One item of a decision and one time that it left, or that it has not left.

    `of` is the decision as a register tells it. `number` counts its items from 1 and is `None` for
    what is not on its list. `approved` is `None` where nothing was approved. `why` says how what
    left differs from what was approved.
    """

    of: RegisterRow
    number: int | None
    name: str | None
    asked: str | None
    decision: ItemDecision | None
    approved: str | None
    scope: str | None
    why: str | None
    left: ReleaseTold | None

    @property
    def waits(self) -> bool:
        """Whether the matter is live."""
        return self.of.waits


def rows_of(of: RegisterRow, case: Case, told: Sequence[ReleaseTold]) -> Iterator[ManifestRow]:
    """Give the lines of a decision: its items in order, then what left beside its list."""
    for number, item in enumerate(case.items, start=1):
        left = [(each, i) for each in told for i in each.released.items if i.number == number]
        if not left:
            yield _row(of, releasing.compare(case, ())[number - 1], item.decision, None)
        for each, i in left:
            yield _row(of, _alone(case, each, i, number - 1), item.decision, each)
    beside = [
        (each, i) for each in told for i in each.released.items if not releasing.is_on_list(i, case)
    ]
    for each, i in beside:
        yield _row(of, _alone(case, each, i, -1), None, each)
    if not case.items and not beside:
        yield ManifestRow(
            of=of,
            number=None,
            name=None,
            asked=None,
            decision=None,
            approved=None,
            scope=None,
            why=None,
            left=None,
        )


def _alone(case: Case, told: ReleaseTold, item: ReleasedItem, at: int) -> ItemReleases:
    """Give an item beside this one release of it."""
    return releasing.compare(case, (replace(told.released, items=(item,)),))[at]


def _row(
    of: RegisterRow, item: ItemReleases, decision: ItemDecision | None, left: ReleaseTold | None
) -> ManifestRow:
    return ManifestRow(
        of=of,
        number=item.number,
        name=item.name,
        asked=item.asked,
        decision=decision,
        approved=item.approved,
        scope=item.released[0] if item.released else None,
        why=item.why,
        left=left,
    )
