"""Looking through all that will leave for what could identify someone.

That is the lines of everything that leaves, what was typed in the entries beside them, and what the
statement quotes. A decision is read once for its line and for its entries.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from caldicott_desktop.casework.afterwards import CaseHistory
from caldicott_desktop.casework.audit.access_settling import AccessesLeaving
from caldicott_desktop.casework.audit.previewing import Preview
from caldicott_desktop.casework.audit.records import Records
from caldicott_desktop.casework.audit.settling import Leaves, Leaving, Matter, Telling
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.pointing_out import finder
from caldicott_desktop.casework.reading import opened_entry
from caldicott_desktop.casework.turns import Progress
from caldicott_desktop.domain.audit.accesses import AccessSelection
from caldicott_desktop.domain.disclosure import (
    WITHHELD,
    Disclosure,
    Level,
    withheld_later,
    withheld_paths,
)
from caldicott_desktop.domain.happenings import Happening
from caldicott_desktop.domain.identifying import (
    Find,
    IdentifierKind,
    Span,
    counts,
    identifiers_in,
    texts_in,
)
from caldicott_desktop.domain.naming import folded
from caldicott_desktop.domain.record import completeness, places
from caldicott_desktop.ledger.payload import Lines

# Matters read and checked in one turn, those read whole, and texts that a statement quotes: some
# ten milliseconds each.
_LINES_AT_ONCE = 6
_WHOLE_AT_ONCE = 1
_QUOTES_AT_ONCE = 100

# Texts kept with what was found in them: words of lists and of guidance stand in many lines.
_TEXTS_AT_HAND = 4096

# Where a line says who asked, decided or received: to be called and reached there is no slip.
_OF_PEOPLE = frozenset({"requester", "decided_by", "recipient"})
_DIGESTS = "file_hashes"
_OF_TEXT = (b'"', b"[")  # as which the values of texts and of lists begin


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line is: in which of the listings, of which matter there, and which of its lines."""

    listing: int
    matter: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """A stretch of what will leave that could identify someone: where it stands, and in which line.

    `place` is `None` for what is quoted by the statement, and `decision` for what is of no one
    decision.
    """

    reference: str
    where: str
    span: Span
    place: Place | None = None
    decision: DecisionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking(Progress):
    """How far the looking has come, and everything found so far, in the order of finding."""

    found: tuple[Pointed, ...]


Turns: TypeAlias = Generator[Looking, None, None]
Told: TypeAlias = Iterator[tuple[str, Span, int]]
"""What was found in a matter: where it stands, what it is, and in which of the lines."""


def find_identifiers(preview: Preview) -> Generator[Looking, None, tuple[Pointed, ...]]:
    """Return what in all that leaves could identify someone, each once for each decision.

    The name key is looked through as well. Raises `NotIntact`.
    """
    looking = _LookingThrough(preview.leaving, sum(each.matters for each in preview.listings))
    yield from looking.statement()
    for number, listing in enumerate(preview.listings):
        match listing:
            case Leaving() if listing.figures is None:
                yield from looking.listing(number, listing)
            case AccessesLeaving() if listing.counts is None:
                yield from looking.listing(number, listing)
            case Records() if not looking.is_whole:
                yield from looking.listing(number, listing)
            case _:  # counts, and records of decisions that were looked through whole
                looking.done += listing.matters
    return tuple(looking.found)


def find_in_accesses(
    book: Casebook, selection: AccessSelection, disclosure: Disclosure, purpose: str | None = None
) -> Generator[Progress, None, tuple[Pointed, ...]]:
    """Return the same of accesses that leave by themselves, as `export_accesses` writes them.

    Raises what that raises before it writes.
    """
    leaving = yield from AccessesLeaving.of(book, selection, disclosure, purpose, locked=False)
    looking = _LookingThrough(leaving, leaving.matters)
    yield from looking.statement()
    if leaving.counts is None:
        yield from looking.listing(0, leaving)
    return tuple(looking.found)


class _LookingThrough:
    """What was found so far, of each decision each stretch once."""

    def __init__(self, leaving: Leaves, matters: int) -> None:
        self._leaving = leaving
        self._find: Find = lru_cache(maxsize=_TEXTS_AT_HAND)(finder(leaving.book))
        self._in_value = lru_cache(maxsize=_TEXTS_AT_HAND)(self._found_in_value)
        self._total = matters
        self._known: set[tuple[str, IdentifierKind, str]] = set()
        self._shown: tuple[Pointed, ...] = ()
        self._held: frozenset[DecisionId] = frozenset()
        if isinstance(leaving, Leaving) and leaving.holds:
            listed = zip(leaving.selected.decisions, leaving.selected.ids, strict=True)
            self._held = frozenset(decision for each, decision in listed if each.waits)
        self.found: list[Pointed] = []
        self.done = 0

    @property
    def is_whole(self) -> bool:
        """Whether what was typed leaves as well, if only some of it."""
        disclosure = self._leaving.disclosure
        return disclosure.level is Level.FULL or bool(disclosure.releasable)

    def statement(self) -> Turns:
        """Look through the reasons and addressees that the statement quotes, and the purpose."""
        for done, (reference, where, text) in enumerate(_quoted(self._leaving)):
            if done % _QUOTES_AT_ONCE == 0:
                yield self._so_far()
            if text and text != WITHHELD:
                self.found += [
                    Pointed(reference=reference, where=where, span=span)
                    for span in self._find(text)
                ]

    def listing(self, number: int, listing: Leaves | Records) -> Turns:
        """Look through the lines of one listing, and the entries that leave beside them."""
        at_once = _WHOLE_AT_ONCE if self.is_whole else _LINES_AT_ONCE
        for at, matter in enumerate(listing.by_matter()):
            for where, span, line in self._in_matter(number, listing, matter):
                key = (matter.decision or f"{number} {at}", span.kind, folded(span.words))
                if key in self._known:
                    continue
                self._known.add(key)
                self.found.append(
                    Pointed(
                        reference=str(matter.lines[0][0]),
                        where=where,
                        span=span,
                        place=Place(number, at, line),
                        decision=matter.decision,
                    )
                )
            self.done += 1
            if at % at_once == 0:
                yield self._so_far()

    def _so_far(self) -> Looking:
        if len(self._shown) != len(self.found):
            self._shown = tuple(self.found)
        return Looking(done=self.done, total=self._total, found=self._shown)

    def _in_matter(self, number: int, listing: Leaves | Records, matter: Matter) -> Told:
        if isinstance(listing, Records):
            yield from self._in_record(matter)
            return
        prefix = f"{listing.title}: " if number else ""
        for line, cells in enumerate(matter.lines):
            for heading, cell in zip(listing.register.headings, cells, strict=True):
                if not isinstance(cell, str) or heading.name == _DIGESTS:
                    continue
                for span in self._find(cell):
                    if not (span.kind.is_contact and heading.name in _OF_PEOPLE):
                        yield f"{prefix}{heading.title}", span, line
        if matter.entry is None or not self.is_whole or matter.decision in self._held:
            return
        if number == 0:
            yield from ((where, span, 0) for where, span in self._in_entries(matter.entry))
        if isinstance(listing, Leaving) and listing.telling is Telling.MANIFEST:
            yield from ((where, span, 0) for where, span in self._in_earlier(matter.entry))

    def _in_record(self, matter: Matter) -> Told:
        """Give what stands in a record at a level that withholds what was typed."""
        if matter.entry is not None:
            for where, span in self._in_entries(matter.entry):
                lines = (at for at, line in enumerate(matter.lines) if span.words in str(line[-1]))
                yield where, span, next(lines, 0)

    def _in_entries(self, entry: CheckedEntry) -> Iterator[tuple[str, Span]]:
        """Give what stands in the signed entries that leave with a line, where it is not withheld.

        To read a case takes long, and mostly nothing in its payload is anything to point out.
        """
        if self._is_suspect(entry):
            opened = opened_entry(self._leaving.book, entry)
            case = opened.recorded.case
            behind = withheld_paths(case, opened.kind, self._leaving.disclosure)
            found = identifiers_in(case, self._find)
            yield from (
                (places.field_words(path), span) for path, span in found if path not in behind
            )
        for told in CaseHistory(self._leaving.book, entry).happened():
            yield from self._in_later(told.happening)

    def _is_suspect(self, entry: CheckedEntry) -> bool:
        """Tell whether any text of a payload, typed or not, is something to point out there."""
        return any(
            counts(path.decode(), span)
            for path, value in Lines(entry.payload.content).encoded()
            if value.startswith(_OF_TEXT)
            for span in self._in_value(value)
        )

    def _found_in_value(self, value: bytes) -> tuple[Span, ...]:
        """Return what stands in the bytes of a text, or of a list of texts."""
        said = json.loads(value)
        texts = said if isinstance(said, list) else [said]
        return tuple(span for each in texts if isinstance(each, str) for span in self._find(each))

    def _in_earlier(self, entry: CheckedEntry) -> Iterator[tuple[str, Span]]:
        """Give what stands in entries of what left under decisions that this one stands for now."""
        book = self._leaving.book
        case = opened_entry(book, entry).recorded.case
        for told, _ in CaseHistory(book, entry).releases_told(case):
            if told.under is not None:
                yield from self._in_later(told.released)

    def _in_later(self, happening: Happening) -> Iterator[tuple[str, Span]]:
        behind = withheld_later(happening, self._leaving.disclosure)
        for path, text in texts_in(happening):
            if path not in behind:
                where = f"{places.LATER}: {places.field_words(path)}"
                yield from ((where, span) for span in self._find(text))


def _quoted(leaving: Leaves) -> Iterator[tuple[str, str, str | None]]:
    """Give what a statement quotes: where to look for it, where it stands, and the words."""
    yield completeness.TITLE, places.PURPOSE, leaving.register.made_for
    statement = leaving.register.statement
    if statement is None:
        return
    named = [(each.reference, each.told) for series in statement.series for each in series.named]
    named += [(each.reference, each.told) for each in statement.disposed]
    for reference, told in named:
        yield reference, completeness.TITLE, told.why if told else None
    for each in statement.exports:
        yield completeness.TITLE, places.LEFT_BEFORE, each.recipient
        yield completeness.TITLE, places.LEFT_BEFORE, each.purpose
