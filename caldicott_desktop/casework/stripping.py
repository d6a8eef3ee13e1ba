"""Texts of earlier decisions without what could identify anyone, shown beside another case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caldicott_desktop import identifiers
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.names import known_names
from caldicott_desktop.domain.identifying import IdentifierKind
from caldicott_desktop.domain.naming import folded, parts_of
from caldicott_desktop.store import decisions, names

THE_PERSON = "the person"
SOMEONE = "someone"

_LEFT_OUT = {
    IdentifierKind.NAME: THE_PERSON,
    IdentifierKind.KNOWN_NUMBER: THE_PERSON,
    IdentifierKind.BIRTH: "[date left out]",
    IdentifierKind.POSTCODE: "[postcode left out]",
    IdentifierKind.PHONE: "[telephone number left out]",
    IdentifierKind.EMAIL: "[e-mail address left out]",
}
_NUMBER = "[number left out]"
_SHORTEST_NAME = 3  # letters; shorter ones are initials, or words such as “Al” that say too little

# What a local reference looks like: a word with a digit in it, hyphens, slashes and dots inside.
_REFERENCE = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*")
_CAPITALISED = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")

Change = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stripper:
    """Takes out of texts whatever the vault knows to name people, and what looks like it.

    `reference` is that of the person the texts are about, whose `forenames` go even alone. So do
    the names, part by part, of whoever asked: `askers`, folded.
    """

    book: Casebook
    reference: str
    forenames: frozenset[str]
    askers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, book: Casebook, reference: str | None, asked_by: str | None = None) -> Stripper:
        """Return what strips texts about the person of `reference`, if they are about one.

        `asked_by` is who asked, as it was typed; what follows a comma is what they are.
        """
        person = names.get(book.store, reference) if reference else None
        forenames = parts_of(person.name).forenames if person else ()
        asker = parts_of((asked_by or "").partition(",")[0])
        words = (*asker.forenames, *asker.surname)
        return cls(
            book=book,
            reference=reference or "",
            forenames=frozenset(forenames),
            askers=frozenset(word for word in words if len(word) >= _SHORTEST_NAME),
        )

    def strip(self, text: str) -> str:
        """Return `text` with *the person* for names and references, and numbers left out."""
        parts, end = [], 0
        for start, stop, words in self._changes(text):
            if start >= end:
                parts += [text[end:start], words]
                end = stop
        return "".join((*parts, text[end:]))

    def _changes(self, text: str) -> list[Change]:
        """Return what goes, by where it begins; of two that overlap the longer counts."""
        found: list[Change] = [
            (span.start, span.end, _LEFT_OUT.get(span.kind, _NUMBER))
            for span in identifiers.find(text, known_names(self.book))
        ]
        found += self._references(text)
        found += self._forenames(text)
        return sorted(found, key=lambda change: (change[0], -change[1]))

    def _references(self, text: str) -> Iterator[Change]:
        if self.reference:
            for hit in re.finditer(re.escape(self.reference), text, re.IGNORECASE):
                yield hit.start(), hit.end(), THE_PERSON
        for hit in _REFERENCE.finditer(text):
            word = hit[0]
            if any(map(str.isdecimal, word)) and self._means_someone(word):
                yield hit.start(), hit.end(), THE_PERSON

    def _means_someone(self, word: str) -> bool:
        store = self.book.store
        return decisions.is_subject(store, word) or names.get(store, word) is not None

    def _forenames(self, text: str) -> Iterator[Change]:
        if not self.forenames and not self.askers:
            return
        for hit in _CAPITALISED.finditer(text):
            word = hit[0].removesuffix("'s").removesuffix("’s")
            if not word or not word[0].isupper():
                continue
            if folded(word) in self.forenames:
                yield hit.start(), hit.start() + len(word), THE_PERSON
            elif folded(word) in self.askers:
                yield hit.start(), hit.start() + len(word), SOMEONE
