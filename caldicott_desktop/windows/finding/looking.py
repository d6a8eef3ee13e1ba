"""What the palette finds for some words: decisions, drafts, guidance. Done on the desk's lane."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from caldicott_desktop import casework
from caldicott_desktop.guidance import LibraryEntry, find_entries, library

# Of each kind, so that what is found can be read at a glance and reached with a few keys.
_DECISIONS, _DRAFTS, _GUIDANCE = 6, 4, 5


class Sort(StrEnum):
    """What sort of thing was found, in the order in which they are shown."""

    DECISION = "decision"
    CARD = "card"
    DRAFT = "draft"
    GUIDANCE = "guidance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that was found; `key` is what opens it."""

    sort: Sort
    key: str
    words: str
    detail: str


class Looking:
    """Finds things in an open vault; made for one opening of the palette, used on the lane only."""

    def __init__(self, book: casework.Casebook) -> None:
        """Look in `book`."""
        self._book = book

    def look(self, query: str) -> tuple[Found, ...]:
        """The first few of each sort that hold the words of `query`; for none, the newest.

        May be cut off by `Casebook.interrupt`.
        """
        words = query.strip()
        rows = casework.decisions(self._book, text=words or None, limit=_DECISIONS).rows
        found = [*map(_of_decision, rows), *_drafts(self._book, words)]
        if words:
            found += [
                Found(sort=Sort.GUIDANCE, key=each.title, words=each.title, detail=each.type.label)
                for each in find_entries(self._library, words)[:_GUIDANCE]
            ]
        return tuple(found)

    @cached_property
    def _library(self) -> tuple[LibraryEntry, ...]:
        return library(self._book.guidance)


def _of_decision(row: casework.DecisionRow) -> Found:
    return Found(
        sort=Sort.CARD if row.is_card else Sort.DECISION,
        key=row.id,
        words=f"{row.reference} · {row.kind_title}",
        detail=" · ".join(
            each for each in (row.outcome.label, row.requester, row.subject_reference) if each
        ),
    )


def _drafts(book: casework.Casebook, words: str) -> Iterator[Found]:
    wanted = words.casefold().split()
    given = 0
    for draft in casework.drafts(book):
        parts = (draft.reference or "", draft.kind_title, draft.requester, draft.subject_reference)
        text = " ".join(parts).casefold().split()
        if given < _DRAFTS and all(any(t.startswith(each) for t in text) for each in wanted):
            given += 1
            yield Found(
                sort=Sort.DRAFT,
                key=draft.id,
                words=draft.kind_title,
                detail=" · ".join(each for each in (parts[0], *parts[2:]) if each),
            )
