"""Where the words of a search stand: a piece of each decision's text, for the rows on screen.

The search index keeps words and not their places, so the payloads are read for it, unchecked as the
lists are: that of the decision, and those of what was told of it since. Nothing of them is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from caldicott_desktop.casework import projecting
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.names import people_named
from caldicott_desktop.domain.naming import plain
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import Sentence
from caldicott_desktop.store import search
from caldicott_desktop.store.listing import rows
from caldicott_desktop.store.search import Query

BY_NAME = Sentence("label.found-by-name")

# Codes of choices, references, days and times: they tell nothing beside their row.
_CODE = re.compile(r"[a-z0-9_:+.-]+|[A-Z0-9]+-[0-9]{4}-[0-9]+|[0-9T:+.Z-]+")

_LONG, _SHORT = 150, 70  # characters of a piece that stands alone, and of one of two
_BEFORE = 40  # characters before the first word that is marked
_GAP = " … "
_MORE = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A piece of a decision's text on one line, and where in it the words are, as from and to."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def quotations(book: Casebook, text: str, numbers: Sequence[int]) -> Mapping[int, Quotation]:
    """Return, by number, where the words of `text` stand in the decisions with these numbers.

    One that does not say them in a text, beside what its row shows, is left out. May be cut off by
    `Casebook.interrupt`.
    """
    with book.store.reading():
        query = search.parse(book.store, text)
        if query is None:
            return {}
        by_name = bool(people_named(book, query))
        words = _Words(query)
        shown = {n: {row.requester, row.subject} for n, row in rows(book.store, numbers).items()}
        found = {n: _quoted(book, n, words, shown[n], by_name=by_name) for n in shown}
    return {number: quotation for number, quotation in found.items() if quotation is not None}


def _quoted(
    book: Casebook, number: int, words: _Words, shown: AbstractSet[str], *, by_name: bool
) -> Quotation | None:
    texts = words.lines_in(projecting.spoken(book.store, number))
    quotation = _quote((text for text in texts if text not in shown), words)
    return Quotation(text=BY_NAME.words) if quotation is None and by_name else quotation


def quote(texts: Iterable[str], query: Query) -> Quotation | None:
    """Return the one or two pieces of `texts` that hold most of the words of a search, if any."""
    return _quote(texts, _Words(query))


def _quote(texts: Iterable[str], words: _Words) -> Quotation | None:
    held = [
        each
        for text in texts
        if not _CODE.fullmatch(text) and (each := _Held.of(showable(text), words))
    ]
    if not held:
        return None
    best = max(held, key=lambda each: (each.phrases, len(each.words)))
    rest = [each for each in held if each.words - best.words]
    if not rest or len(best.words) == len(words.all):
        return best.piece(_LONG)
    other = max(rest, key=lambda each: len(each.words - best.words))
    return _joined(best.piece(_SHORT), other.piece(_SHORT))


class _Words:
    """The words of a search, ready to be looked for in texts folded by `plain`."""

    def __init__(self, query: Query) -> None:
        """Take the longer words first, so that one that begins another does not hide it."""
        self.all = sorted(set(map(plain, query.words)), key=len, reverse=True)
        self.phrases = query.phrases
        # A single letter stands for itself; a longer word may go on, as in the index.
        ends = (rf"({re.escape(each)}){_ON if len(each) > 1 else _END}" for each in self.all)
        self.sought = re.compile(rf"{_START}(?:{'|'.join(ends)})")

    def lines_in(self, text: str) -> Iterator[str]:
        """Give the lines of `text` that hold any of the words; most lines hold none."""
        end = 0
        for found in self.sought.finditer(plain(text)):
            if found.start() >= end:
                begin = text.rfind("\n", 0, found.start()) + 1
                at = text.find("\n", begin)
                end = len(text) if at < 0 else at
                yield text[begin:end]


_START, _ON, _END = r"(?<![^\W_])", r"[^\W_]*", r"(?![^\W_])"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A text with words of a search in it."""

    text: str
    marks: tuple[tuple[int, int], ...]
    words: frozenset[int]
    phrases: int

    @classmethod
    def of(cls, text: str, words: _Words) -> _Held | None:
        """Return `text` with where the words are in it, or `None` where none is."""
        line = " ".join(text.split())
        found = list(words.sought.finditer(plain(line)))
        if not found:
            return None
        said = search.comparable(line) if words.phrases else ""
        return cls(
            text=line,
            marks=tuple(each.span() for each in found),
            words=frozenset(each.lastindex or 0 for each in found),
            phrases=sum(phrase in said for phrase in words.phrases),
        )

    def piece(self, most: int) -> Quotation:
        """Return at most about `most` characters around where the most words are together."""
        start = max((each for each, _ in self.marks), key=lambda at: self._near(at, most))
        first = 0 if start <= _BEFORE else self.text.find(" ", start - _BEFORE) + 1
        last = first + most
        if last < len(self.text):
            space = self.text.rfind(" ", start + 1, last)
            last = space if space > 0 else last
        before, after = _MORE if first else "", _MORE if last < len(self.text) else ""
        shift = len(before) - first
        return Quotation(
            text=f"{before}{self.text[first:last]}{after}",
            marks=tuple(
                (begin + shift, min(end, last) + shift)
                for begin, end in self.marks
                if first <= begin < last
            ),
        )

    def _near(self, at: int, most: int) -> int:
        """Tell how many marks lie in a piece that begins near `at`."""
        return sum(at <= begin and end <= at + most - _BEFORE for begin, end in self.marks)


def _joined(one: Quotation, other: Quotation) -> Quotation:
    shift = len(one.text.rstrip(_MORE)) + len(_GAP) - (1 if other.text.startswith(_MORE) else 0)
    text = f"{one.text.rstrip(_MORE)}{_GAP}{other.text.lstrip(_MORE)}"
    moved = tuple((begin + shift, end + shift) for begin, end in other.marks)
    return Quotation(text=text, marks=(*one.marks, *moved))
