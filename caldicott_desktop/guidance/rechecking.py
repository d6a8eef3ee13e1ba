"""Items of guidance that can be looked at again, and what a set is with what was seen.

An item is named by its type, a space and its id, as a `guidance.rechecked` entry names it. A
recheck is about words: it says nothing of words that came later. `docs/decisions/0093-rechecks.md`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from types import MappingProxyType
from typing import TypeVar

from caldicott_desktop.domain.guidance_types import (
    CaseKind,
    Citation,
    ClockRule,
    Gateway,
    GuidanceSet,
    LawRow,
    Principle,
    Recheck,
    Variant,
)
from caldicott_desktop.domain.record.phrases import long_date

_LAW_ROW, _GATEWAY, _PRINCIPLE, _CLOCK, _KIND = "law_row", "gateway", "principle", "clock", "kind"

Item = LawRow | Gateway | Principle | ClockRule | CaseKind
"""What can be rechecked: everything a reader may lean on that has a date to be looked at again."""

V = TypeVar("V")


def item_id(item: Item) -> str:
    """How an entry names `item`: `law_row vir-ew`, `principle 3`."""
    match item:
        case LawRow():
            return f"{_LAW_ROW} {item.id}"
        case Gateway():
            return f"{_GATEWAY} {item.id}"
        case Principle():
            return f"{_PRINCIPLE} {item.number}"
        case ClockRule():
            return f"{_CLOCK} {item.id}"
        case CaseKind():
            return f"{_KIND} {item.id}"


def items(guidance: GuidanceSet) -> Iterator[Item]:
    """Everything in `guidance` that can be rechecked: law-status rows first, then the rest."""
    yield from guidance.law_rows.values()
    yield from guidance.principles
    yield from guidance.gateways.values()
    yield from guidance.clocks.values()
    yield from guidance.kinds.values()


def item_named(guidance: GuidanceSet, id_: str) -> Item | None:
    """The item that `item_id` names so; `None` where this set has none."""
    type_, _space, key = id_.partition(" ")
    if type_ == _PRINCIPLE:
        return next((each for each in guidance.principles if str(each.number) == key), None)
    by_type: Mapping[str, Mapping[str, Item]] = {
        _LAW_ROW: guidance.law_rows,
        _GATEWAY: guidance.gateways,
        _CLOCK: guidance.clocks,
        _KIND: guidance.kinds,
    }
    return by_type.get(type_, {}).get(key)


def item_digest(item: Item) -> bytes:
    """SHA-256 of the words of `item` that a person goes by: 32 bytes.

    They are taken as a JSON list of texts in the order of `_words`, without spaces, in UTF-8.
    """
    texts = json.dumps(list(_words(item)), ensure_ascii=False, separators=(",", ":"))
    return sha256(texts.encode()).digest()


def rechecked(guidance: GuidanceSet, found: Mapping[str, Recheck]) -> GuidanceSet:
    """`guidance` with what was seen on rechecking: later dates, and the rechecks themselves.

    `found` are the newest valid rechecks by `item_id`. The next day of each replaces the recheck
    dates of the whole item; words, version and `sha256` stay what they are.
    """
    if not found:
        return guidance
    return replace(
        guidance,
        rechecks=MappingProxyType(dict(found)),
        law_rows=_each(guidance.law_rows, found, _row_again),
        principles=tuple(
            _principle_again(each, found[item_id(each)].again_by)
            if item_id(each) in found
            else each
            for each in guidance.principles
        ),
        gateways=_each(guidance.gateways, found, _gateway_again),
        clocks=_each(guidance.clocks, found, _clock_again),
        kinds=_each(guidance.kinds, found, _kind_again),
    )


def citations_of(item: Item) -> tuple[Citation, ...]:
    """What `item` rests on; a kind of case with its variants."""
    if isinstance(item, CaseKind):
        return (*item.citations, *(cited for each in item.variants for cited in each.citations))
    return item.citations


def recheck_day_of(item: Item) -> date | None:
    """The day by which `item` is to be looked at again; `None` for never.

    For a law-status row its own, else the first of its sources'.
    """
    if isinstance(item, LawRow):
        return item.recheck_by
    days = (cited.recheck_by for cited in citations_of(item))
    return min((day for day in days if day is not None), default=None)


def due_for_recheck(guidance: GuidanceSet, today: date) -> tuple[str, ...]:
    """What is past its recheck date on `today`, by `item_id`: law-status rows, then the rest."""
    dated = ((item_id(each), recheck_day_of(each)) for each in items(guidance))
    return tuple(id_ for id_, day in dated if day is not None and day < today)


def recheck_words(recheck: Recheck) -> str:
    """What a reader is told of a recheck: when, by whom, whether the words held, what was seen."""
    held = "still as written" if recheck.stands else "no longer as written"
    seen = recheck.seen.rstrip(".")
    return f"Rechecked on {long_date(recheck.seen_on)} by {recheck.by}: {held}. Seen: {seen}."


def _each(
    held: Mapping[str, V], found: Mapping[str, Recheck], again: Callable[[V, date | None], V]
) -> Mapping[str, V]:
    """`held` with the items that were rechecked as `again` gives them."""
    return MappingProxyType(
        {
            key: again(value, found[id_].again_by) if (id_ := _id(value)) in found else value
            for key, value in held.items()
        }
    )


def _id(value: object) -> str:
    return item_id(value) if isinstance(value, Item) else ""


def _row_again(row: LawRow, day: date | None) -> LawRow:
    return replace(row, recheck_by=day, citations=_cited_again(row.citations, day))


def _principle_again(principle: Principle, day: date | None) -> Principle:
    return replace(principle, citations=_cited_again(principle.citations, day))


def _gateway_again(gateway: Gateway, day: date | None) -> Gateway:
    return replace(gateway, citations=_cited_again(gateway.citations, day))


def _clock_again(clock: ClockRule, day: date | None) -> ClockRule:
    return replace(clock, citations=_cited_again(clock.citations, day))


def _kind_again(kind: CaseKind, day: date | None) -> CaseKind:
    variants = tuple(
        replace(each, citations=_cited_again(each.citations, day)) for each in kind.variants
    )
    return replace(kind, citations=_cited_again(kind.citations, day), variants=variants)


def _cited_again(citations: tuple[Citation, ...], day: date | None) -> tuple[Citation, ...]:
    return tuple(replace(each, recheck_by=day) for each in citations)


def _words(item: Item) -> Iterator[str]:
    """The texts of `item` that a person goes by, in a fixed order; not its sources or dates."""
    match item:
        case LawRow():
            as_at = item.as_at.isoformat() if item.as_at else "unknown"
            yield from (item.title, item.words, item.status.code, as_at)
        case Gateway():
            yield from (item.title, item.effect.code, item.test, item.record, *item.exceptions)
        case Principle():
            yield from (item.title, item.requires, *item.prompts, *item.evidence, *item.pitfalls)
            yield from (*item.recording, item.under_compulsion or "")
            yield item.not_applicable_when or ""
        case ClockRule():
            numbers = (item.length, item.long_days, item.recent_days, item.ask_days)
            yield from (item.title, item.starts, *(str(each or "") for each in numbers))
            yield from (str(item.extension_months or ""), item.counting.code, item.note)
        case CaseKind():
            yield from _words_of_kind(item)


def _words_of_kind(kind: CaseKind) -> Iterator[str]:
    yield from (kind.title, kind.scope, kind.in_this_kind)
    yield from (kind.prompts[number] for number in sorted(kind.prompts))
    yield from (*kind.consult, *kind.pitfalls)
    for question in kind.questions:
        yield from (question.label, question.help)
    for check in kind.stop_checks:
        yield from (check.words, check.help)
    for variant in kind.variants:
        yield from _words_of_variant(variant)


def _words_of_variant(variant: Variant) -> Iterator[str]:
    yield from (variant.title, variant.scope, variant.test, *variant.prompts, *variant.pitfalls)
