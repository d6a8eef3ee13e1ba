"""Short accounts of a case: its items counted, its pages sorted, its conditions numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from caldicott_desktop.domain.case import Case, Condition
from caldicott_desktop.domain.choices import ItemDecision, PageClass


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCounts:
    """How many items were asked for, and what was decided about them."""

    asked: int
    allowed: int
    reduced: int
    redacted: int
    refused: int
    undecided: int

    @property
    def words(self) -> str:
        """`3 asked for · 1 approved · 1 reduced · 1 refused`; what is none is left out."""
        parts = (
            (self.allowed, "approved"),
            (self.reduced, "reduced"),
            (self.redacted, "redacted"),
            (self.refused, "refused"),
            (self.undecided, "not yet decided"),
        )
        return " · ".join(
            [f"{self.asked} asked for", *(f"{count} {word}" for count, word in parts if count)],
        )


def item_counts(case: Case) -> ItemCounts:
    """The items of `case`, counted by what was decided."""
    return counted([item.decision for item in case.items])


def counted(decided: Sequence[ItemDecision | None]) -> ItemCounts:
    """What was decided about each item, counted."""
    return ItemCounts(
        asked=len(decided),
        allowed=decided.count(ItemDecision.ALLOWED),
        reduced=decided.count(ItemDecision.REDUCED),
        redacted=decided.count(ItemDecision.REDACTED),
        refused=decided.count(ItemDecision.REFUSED),
        undecided=decided.count(None),
    )


def page_classes(case: Case) -> Mapping[PageClass | None, tuple[int, ...]]:
    """Which items (indices) belong to which kind of record; `None` holds those not yet placed.

    Rights and clocks differ by page, not by case, so this is asked before any of them.
    """
    kinds: tuple[PageClass | None, ...] = (*PageClass, None)
    placed = {
        kind: tuple(n for n, item in enumerate(case.items) if item.page_class is kind)
        for kind in kinds
    }
    return MappingProxyType({kind: indices for kind, indices in placed.items() if indices})


def numbered_conditions(case: Case) -> tuple[tuple[str, Condition], ...]:
    """The conditions with the numbers they are known by: `C1`, `C2` and so on."""
    return tuple((f"C{n}", condition) for n, condition in enumerate(case.conditions, start=1))


def summary_line(case: Case) -> str:
    """One line a reader meets first: the decider's own sentence, else the outcome and the items.

    Composed only from what was answered; a case without an outcome says so.
    """
    conclusion = case.conclusion
    if conclusion.in_one_sentence and conclusion.in_one_sentence.strip():
        return conclusion.in_one_sentence.strip()
    if conclusion.outcome is None:
        return "No outcome yet."
    parts = [conclusion.outcome.label]
    if conclusion.outcome.shares and case.items:
        parts.append(item_counts(case).words)
    if conclusion.outcome.shares and case.conditions:
        count = len(case.conditions)
        parts.append("1 condition" if count == 1 else f"{count} conditions")
    return f"{': '.join(parts[:2])}{''.join(f' · {part}' for part in parts[2:])}."
