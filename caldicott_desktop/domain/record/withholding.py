"""A decision, or what happened after it, as a copy tells it that withholds some of its fields.

What is withheld reads so in the very place where it stood, and the same paths are kept out of the
embedded data. A field that holds nothing is not withheld: the copy says that it was not answered,
as the record does (`docs/decisions/0188-redacted-copies.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from caldicott_desktop.domain.record.corrected import Difference

WITHHELD = "[withheld]"
"""What stands in place of words that a copy withholds."""

# Fields that are no words, of which the record says in its own words that they are withheld.
_SAID_APART = re.compile(r"/subject/(?:died_from_on|died_to_on|protected)")
# Whatever was answered there, the record shows text where it is given text.
_ANSWERS = "/answers/"

T = TypeVar("T")


def held(value: object, wanted: frozenset[str]) -> frozenset[str]:
    """Give those of the `wanted` paths at which `value` holds something."""
    return frozenset(path for path, leaf in _leaves(value, "") if path in wanted and _says(leaf))


def told_of(value: T, withheld: frozenset[str]) -> T:
    """Give `value` with `WITHHELD` for the words at these paths, as `held` gives them.

    What is no words is taken out; whoever words the record says that it is withheld. Raises
    `ValueError` for a path of which the record has no words for that.
    """
    return cast("T", _told(value, "", withheld))


def differences_told(
    true: tuple[Difference, ...], seen: tuple[Difference, ...]
) -> tuple[Difference, ...]:
    """Give what a correction changed, as a copy tells it: that a withheld field changed, not how.

    `seen` are the differences between both decisions as the copy tells them.
    """
    shown = {(each.section, each.label): each for each in seen}
    return tuple(
        shown.get((each.section, each.label)) or replace(each, before=WITHHELD, after=WITHHELD)
        for each in true
    )


def _says(leaf: object) -> bool:
    return leaf is not None and leaf not in ((), "")


def _leaves(value: object, path: str) -> Iterator[tuple[str, object]]:
    for at, inner in _within(value, path):
        if _is_inner(inner):
            yield from _leaves(inner, at)
        else:
            yield at, inner


def _within(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Give what a section, a list of sections or a table of answers has in it, each by its path."""
    if isinstance(value, Mapping):
        yield from ((f"{path}/{name}", inner) for name, inner in value.items())
    elif isinstance(value, tuple):
        yield from ((f"{path}/{at}", inner) for at, inner in enumerate(value))
    else:
        named = (each.name for each in fields(cast("Any", value)))
        yield from ((f"{path}/{name}", getattr(value, name)) for name in named)


def _is_inner(value: object) -> bool:
    is_sections = isinstance(value, tuple) and bool(value) and is_dataclass(value[0])
    return is_sections or isinstance(value, Mapping) or is_dataclass(value)


def _told(value: object, path: str, withheld: frozenset[str]) -> object:
    if not any(each.startswith(f"{path}/") for each in withheld):
        return value
    inner = {
        at: _told(each, at, withheld) if _is_inner(each) else _leaf(each, at, withheld)
        for at, each in _within(value, path)
    }
    if isinstance(value, tuple):
        return tuple(inner.values())
    named = {at.rsplit("/", 1)[-1]: each for at, each in inner.items()}
    if isinstance(value, Mapping):
        return named
    return replace(cast("Any", value), **named)


def _leaf(leaf: object, path: str, withheld: frozenset[str]) -> object:
    if path not in withheld:
        return leaf
    if isinstance(leaf, str) or path.startswith(_ANSWERS):
        return WITHHELD
    if isinstance(leaf, tuple) and leaf and all(isinstance(each, str) for each in leaf):
        return (WITHHELD,)
    if not _SAID_APART.fullmatch(path):
        raise ValueError(f"the record has no words for withholding {path}")
    return () if isinstance(leaf, tuple) else None
