"""What stands word for word in two sets of guidance, held once for both.

A vault whose decisions rest on an older set has that one in memory beside the set in use, and most
of it has not changed between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from caldicott_desktop.domain.guidance_types import GuidanceSet

T = TypeVar("T")


def sharing(found: GuidanceSet, others: Iterable[GuidanceSet]) -> GuidanceSet:
    """`found`, an equal set that holds what `others` have alike as they hold it."""
    for other in others:
        found = replace(
            found,
            principles=_one_of(found.principles, other.principles),
            kinds=_alike(found.kinds, other.kinds),
            gateways=_alike(found.gateways, other.gateways),
            law_rows=_alike(found.law_rows, other.law_rows),
            clocks=_alike(found.clocks, other.clocks),
            bases=_alike(found.bases, other.bases),
            sources=_alike(found.sources, other.sources),
            examiner=_one_of(found.examiner, other.examiner),
        )
    return found


def _alike(found: Mapping[str, T], other: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType({id_: _one_of(each, other.get(id_)) for id_, each in found.items()})


def _one_of(found: T, other: T | None) -> T:
    return other if other is not None and other == found else found
