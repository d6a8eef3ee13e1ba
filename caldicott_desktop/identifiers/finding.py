"""Every stretch of a text that could identify a person, in order and without overlap."""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain.identifying import IdentifierKind, Span
from caldicott_desktop.domain.naming import plain
from caldicott_desktop.identifiers import contacts, dates, names, numbers
from caldicott_desktop.identifiers.known import NOBODY, Known

Found = tuple[IdentifierKind, int, int]


def find(text: str, known: Known = NOBODY) -> tuple[Span, ...]:
    """Return what in `text` could identify a person, by where it stands.

    Takes time in proportion to the length of `text`, whatever it holds, and never raises. Where two
    readings overlap the surer one counts: an e-mail address before the name inside it.
    """
    taken = bytearray(len(text))
    spans = []
    for kind, start, end in _candidates(text, known):
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * (end - start)
            spans.append(Span(kind=kind, start=start, end=end, words=text[start:end]))
    return tuple(sorted(spans, key=lambda span: span.start))


def _candidates(text: str, known: Known) -> Iterator[Found]:
    """Give every reading, the surest kinds first."""
    words = plain(text)
    yield from contacts.emails(text)
    yield from numbers.health_numbers(text, known.numbers)
    yield from numbers.known_numbers(text, known.numbers)
    written = dates.written(text, words)
    yield from dates.births(words, written, known.births)
    yield from contacts.postcodes(text)
    yield from contacts.phones(text, [(each.start, each.end) for each in written])
    yield from names.names(text, words, known)
