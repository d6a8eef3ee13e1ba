"""Which systems of a log are the source it was compared for: said once, and remembered.

`docs/decisions/0244-logs-of-several-systems-and-of-numbers.md`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import EntryId
from caldicott_desktop.casework.examiner.their_words import remember, remembered
from caldicott_desktop.domain.naming import folded

_ABOUT = "source-systems"
_THIS, _OTHER = "this", "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirSystem:
    """A system as a log calls it, how many rows it has, and whether it is the source compared.

    `is_this` is `None` where nobody has said yet; its rows are compared until somebody does.
    """

    called: str
    rows: int
    is_this: bool | None


def their_systems(
    book: Casebook, source: EntryId, systems: Mapping[str, int]
) -> tuple[TheirSystem, ...]:
    """Return the systems that a log names with how many rows each has, the largest first.

    Nothing has to be asked of a log that names a single one, unless it was said to be another.
    Raises `SourceUnknown`.
    """
    said = remembered(book, source, _ABOUT)
    found = [
        TheirSystem(called=called, rows=rows, is_this=_is_this(said.get(folded(called))))
        for called, rows in systems.items()
    ]
    if len(found) == 1 and found[0].is_this is not False:
        return ()
    return tuple(sorted(found, key=lambda each: (-each.rows, folded(each.called))))


def remember_systems(book: Casebook, source: EntryId, said: Mapping[str, bool | None]) -> None:
    """Remember which systems are the source, by what its log calls them; `None` forgets it.

    Raises `SourceUnknown`.
    """
    words = {True: _THIS, False: _OTHER, None: None}
    remember(book, source, _ABOUT, {called: words[is_this] for called, is_this in said.items()})


def other_systems(book: Casebook, source: EntryId) -> Collection[str]:
    """Return the systems that were said to be another than the source. Raises `SourceUnknown`."""
    said = remembered(book, source, _ABOUT)
    return {called for called, meant in said.items() if meant == _OTHER}


def _is_this(said: str | None) -> bool | None:
    return {_THIS: True, _OTHER: False}.get(said or "")
