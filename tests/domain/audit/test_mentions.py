"""Whom a log is searched for, and what stands around what was found."""

from __future__ import annotations

from datetime import date

import pytest

from caldicott_desktop.domain.audit.mentions import (
    Hit,
    How,
    NobodySought,
    Sought,
    excerpt,
    of_others,
)
from caldicott_desktop.domain.identifying import IdentifierKind, Span


def test_what_is_empty_is_left_off_and_each_is_kept_once() -> None:
    sought = Sought(names=(" Margaret  Ellery ", "", "Margaret Ellery"), references=(" ",))
    assert (sought.names, sought.references) == (("Margaret Ellery",), ())


def test_a_birth_alone_is_no_one() -> None:
    with pytest.raises(NobodySought) as caught:
        Sought(born_on=date(1941, 3, 14))
    assert caught.value.message


def test_the_words_around_are_cut_between_words() -> None:
    text = f"{'before ' * 20}Ellery{' after' * 20}"
    found = excerpt(text, Hit(how=How.NAME, start=140, end=146))
    assert (found.how, found.words) == (How.NAME, "Ellery")
    assert found.before.startswith("… before")
    assert found.after.endswith("after …")
    assert len(found.before) < 70
    short = excerpt("To Ellery.", Hit(how=How.NAME, start=3, end=9))
    assert (short.before, short.after) == ("To ", ".")


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(kind=IdentifierKind.NAME, start=start, end=start + len(words), words=words)


def hit(text: str, words: str, how: How) -> Hit:
    start = text.index(words)
    return Hit(how=how, start=start, end=start + len(words))


def test_others_are_whoever_no_hit_is_about() -> None:
    text = "Mrs Margaret Ellery and Tom Ellery met Ellerby and Marsh."
    spans = tuple(
        span(text, words) for words in ("Mrs Margaret Ellery", "Tom Ellery", "Ellerby", "Marsh")
    )
    hits = (
        hit(text, "Margaret Ellery", How.NAME),
        Hit(how=How.PART, start=text.index("Tom") + 4, end=text.index("Tom") + 10),
        hit(text, "Ellerby", How.NEAR),
    )
    assert [each.words for each in of_others(hits, spans)] == ["Tom Ellery", "Marsh"]
