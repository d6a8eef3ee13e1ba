"""Where what is typed about a case could identify somebody, and where a name was asked for.

It is pointed out at once and stops nothing: the looking is that of `domain/identifying.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from caldicott_desktop.domain.examiner.case import CaseLine, Told
from caldicott_desktop.domain.identifying import Find, Span, texts_in
from caldicott_desktop.errors import Sentence

_INDEX = re.compile(r"/[0-9]+(?=/|$)")

# What the program itself puts in, and codes.
_NOT_TYPED = frozenset(
    {
        *("/list_sha256", "/source", "/source_name", "/source_short", "/source_holder"),
        *("/source_type", "/circumstance", "/circumstance_words", "/adds_to", "/confirmed"),
        *("/examiner_id", "/accessor_id", "/who_id", "/handed_to_id", "/read"),
        *("/article_6", "/article_9", "/schedule_1"),
    }
)

# Where somebody at work is named; how to reach them is no slip there.
_OF_OTHERS = frozenset(
    {"/accessor", "/examiner", "/coroner", "/who", "/notified", "/notified_how", "/handed_to"}
)

_PUT = "/assertion/words"


def identifiers_in_told(told: Told | CaseLine, find: Find) -> tuple[tuple[str, Span], ...]:
    """Return each stretch of what was typed that could identify a person, with its path."""
    return tuple(
        (path, span)
        for path, text in _typed(told)
        for span in find(text)
        if not (span.kind.is_contact and _field(path) in _OF_OTHERS)
    )


def doubt_about(reference: str) -> Sentence | None:
    """Return what to point out about a reference by itself: one without a digit may be a name."""
    if not reference.strip() or any(each.isdigit() for each in reference):
        return None
    return Sentence("examiner.reference.no-digit")


def _typed(told: Told | CaseLine) -> Iterator[tuple[str, str]]:
    for path, text in texts_in(told):
        if _field(path) not in _NOT_TYPED and not path.endswith(_PUT):
            yield path, text


def _field(path: str) -> str:
    """Return the last part of a path, places in lists left out."""
    return f"/{_INDEX.sub('', path).rpartition('/')[2]}"
