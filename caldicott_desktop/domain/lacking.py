"""Whether an answer is empty, and small ways to say that it is still needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence


def blank(value: object) -> bool:
    """Whether an answer is empty: `None`, white space, or an empty list. `False` and 0 are not."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == ()


def needed(path: str, value: object, said: Sentence) -> Iterator[Lacking]:
    """What is said at `path` while `value` is no answer."""
    if blank(value):
        yield Lacking(path=path, said=said)


def within(place: str, found: Iterable[Lacking]) -> Iterator[Lacking]:
    """What was found in a part of a form, by the paths of the whole."""
    for each in found:
        yield Lacking(path=f"{place}{each.path}", said=each.said)
