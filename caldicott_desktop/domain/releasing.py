"""Asked, approved and released, item by item: what a release says beside what was approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from caldicott_desktop.domain.case import Case, Item
from caldicott_desktop.domain.choices import ItemDecision, ReleaseState
from caldicott_desktop.domain.happenings import Released, ReleasedItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReleases:
    """One item through its three stages; `number` is `None` for one not on the decision's list.

    `asked` and `approved` are scopes in words, `approved` `None` where nothing was approved.
    `released` are the scopes in which it left, in order; `why` says in words how they differ.
    """

    number: int | None
    name: str
    asked: str | None
    approved: str | None
    released: tuple[str, ...]
    why: str | None = None

    @property
    def differs(self) -> bool:
        """Whether what left is not what was approved."""
        return self.why is not None


def approved_scope(case: Case, item: Item) -> str | None:
    """What a decision approved of an item, in words; `None` where it approved nothing."""
    outcome = case.conclusion.outcome
    if outcome is None or not outcome.shares or item.decision in {None, ItemDecision.REFUSED}:
        return None
    asked = item.asked_scope if item.decision is ItemDecision.ALLOWED else None
    return item.approved_scope or asked or item.name or ""


def as_approved(item: ReleasedItem) -> bool:
    """Whether an item left in the very scope in which it was approved."""
    return item.approved is not None and same_words(item.scope, item.approved)


def state_of_items(items: Iterable[ReleasedItem]) -> ReleaseState:
    """How the items of one release stand beside what was approved of them."""
    whole = all(map(as_approved, items))
    return ReleaseState.AS_APPROVED if whole else ReleaseState.DIFFERS


def completed(released: Released, case: Case) -> Released:
    """`released` with what the decision says of its items written beside them."""
    return replace(released, items=tuple(_completed(item, case) for item in released.items))


def _completed(item: ReleasedItem, case: Case) -> ReleasedItem:
    if not is_on_list(item, case):
        return replace(item, approved=None)
    decided = case.items[(item.number or 1) - 1]
    return replace(item, name=decided.name, approved=approved_scope(case, decided))


def carried(released: Released, before: Case, case: Case) -> Released:
    """A release under an earlier decision, as it looks beside the decision in its place.

    Items are the same when they bear the same name.
    """
    return completed(
        replace(
            released,
            items=tuple(replace(i, number=_number_in(case, i, before)) for i in released.items),
        ),
        case,
    )


def _number_in(case: Case, item: ReleasedItem, before: Case) -> int | None:
    name = before.items[(item.number or 1) - 1].name if is_on_list(item, before) else item.name
    same = (number for number, each in _numbered(case) if same_words(each.name, name))
    return next(same, None)


def is_on_list(item: ReleasedItem, case: Case) -> bool:
    """Whether an item is one of the decision's."""
    return item.number is not None and 1 <= item.number <= len(case.items)


def proposed(case: Case) -> tuple[ReleasedItem, ...]:
    """The items a decision approved, in the scope it approved, for a release to begin with."""
    found = ((number, item, approved_scope(case, item)) for number, item in _numbered(case))
    return tuple(
        ReleasedItem(number=number, name=item.name, approved=scope, scope=scope)
        for number, item, scope in found
        if scope is not None
    )


def compare(case: Case, releases: Iterable[Released]) -> tuple[ItemReleases, ...]:
    """Every item of the decision, then what left without being on its list."""
    left = [item for released in releases for item in released.items]
    told = [
        _compared(number, item, approved_scope(case, item), [i for i in left if i.number == number])
        for number, item in _numbered(case)
    ]
    return (*told, *_others(item for item in left if not is_on_list(item, case)))


def _compared(
    number: int, item: Item, approved: str | None, left: list[ReleasedItem]
) -> ItemReleases:
    why = None
    if left and approved is None:
        why = "It was released, and it was not approved."
    elif not all(map(as_approved, left)):
        why = "It was released in other words than those approved."
    return ItemReleases(
        number=number,
        name=item.name or f"Item {number}",
        asked=item.asked_scope,
        approved=approved,
        released=tuple(each.scope or each.name or "" for each in left),
        why=why,
    )


def _others(left: Iterable[ReleasedItem]) -> Iterator[ItemReleases]:
    for item in left:
        yield ItemReleases(
            number=None,
            name=item.name or "Not named",
            asked=None,
            approved=None,
            released=(item.scope or "",),
            why="It was released, and it is not on the list of this decision.",
        )


def sentence(compared: Iterable[ItemReleases]) -> str | None:
    """Where approved and released differ, in a sentence or two; `None` where nothing was released.

    Items approved and not released so far are named, since a reader would look for them.
    """
    items = tuple(compared)
    if not any(each.released for each in items):
        return None
    differing = [_place(each) for each in items if each.differs]
    waiting = [_place(each) for each in items if each.approved is not None and not each.released]
    parts = []
    if differing:
        parts.append(f"Approved and released differ: {'; '.join(differing)}.")
    if waiting:
        parts.append(f"Approved and not recorded as released: {'; '.join(waiting)}.")
    return " ".join(parts) or "What was approved was released."


def _place(item: ItemReleases) -> str:
    return item.name if item.number is None else f"item {item.number}, {item.name}"


def _numbered(case: Case) -> Iterator[tuple[int, Item]]:
    return enumerate(case.items, start=1)


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two texts are the same but for spaces and capitals."""
    return _folded(one) == _folded(other)


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
