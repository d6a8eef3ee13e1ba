"""Where our own log speaks of one person: what is looked for, and what was found of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.identifying import Span
from caldicott_desktop.errors import KnownError

_AROUND = 60  # letters shown on either side: about a line


class NobodySought(KnownError):
    """A search for somebody does not say whom."""

    id = "nobody-sought"


class How(Choice):
    """By what a stretch of text speaks of the person, the surest first."""

    REFERENCE = "reference", "Their local reference"
    NUMBER = "number", "A number of theirs"
    BIRTH = "birth", "Their day of birth"
    NAME = "name", "Their name"
    PART = "part", "A part of their name"
    NEAR = "near", "Near to their name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Whom a log is searched for.

    `names` are all that they go by or have gone by, as people write them; `numbers` lines that may
    hold identifiers among words.
    """

    names: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    born_on: date | None = None

    def __post_init__(self) -> None:
        """Leave off what is empty; raises `NobodySought` where nothing is left but a birth."""
        for name in ("names", "references", "numbers"):
            told = (" ".join(each.split()) for each in getattr(self, name))
            object.__setattr__(self, name, tuple(dict.fromkeys(filter(None, told))))
        if not (self.names or self.references or self.numbers):
            raise NobodySought


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A stretch of a text that speaks of the person: `text[start:end]`, and by what."""

    how: How
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The words of a hit, and those around them."""

    how: How
    before: str
    words: str
    after: str


def excerpt(text: str, hit: Hit) -> Excerpt:
    """Return a hit with the words around it, cut between words."""
    before, after = text[: hit.start], text[hit.end :]
    if len(before) > _AROUND:
        before = f"… {before[-_AROUND:].partition(' ')[2]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rpartition(' ')[0]} …"
    return Excerpt(how=hit.how, before=before, words=text[hit.start : hit.end], after=after)


def of_others(hits: tuple[Hit, ...], spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the stretches that could identify somebody else: those that no hit touches.

    What is only near to the name, or a part of it, may be somebody else's as well, and what the
    name key knows better is taken for theirs.
    """
    sure = [each for each in hits if each.how not in {How.PART, How.NEAR}]
    weak = [each for each in hits if each.how in {How.PART, How.NEAR}]
    return tuple(
        span
        for span in spans
        if not any(_touch(hit, span) for hit in sure)
        and not any((hit.start, hit.end) == (span.start, span.end) for hit in weak)
    )


def without(text: str, out: Sequence[Span], mark: str) -> str:
    """Return a text with `mark` where each of the stretches `out` stood."""
    parts: list[str] = []
    at = 0
    for span in sorted(out, key=lambda each: each.start):
        parts += [text[at : span.start], mark]
        at = span.end
    return "".join([*parts, text[at:]])


def _touch(hit: Hit, span: Span) -> bool:
    return hit.start < span.end and span.start < hit.end
