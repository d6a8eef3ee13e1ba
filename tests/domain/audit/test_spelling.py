"""Near spellings are told from other words by counting slips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain.audit.spelling import allowed, is_near, slips

_words = st.text("abcd", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("ellery", "ellery", 0),
        ("elery", "ellery", 1),
        ("elleryy", "ellery", 1),
        ("ellary", "ellery", 1),
        ("elelry", "ellery", 1),
        ("elarey", "ellery", 2),
        ("", "abc", 3),
        ("abc", "", 3),
    ],
)
def test_slips_are_counted(one: str, other: str, number: int) -> None:
    assert slips(one, other, most=9) == number
    assert slips(one, other, most=number) == number
    if number:
        assert slips(one, other, most=number - 1) is None


@pytest.mark.parametrize(
    ("word", "wanted", "near"),
    [
        ("elery", "ellery", True),
        ("ellery", "ellery", False),
        ("elarey", "ellery", False),
        ("wei", "lei", False),
        ("lees", "leed", True),
        ("featherstonehaug", "featherstonehaugh", True),
        ("fetherstonhaugh", "featherstonehaugh", True),
        ("fetherstonhugh", "featherstonehaugh", False),
    ],
)
def test_longer_names_bear_more_slips_and_short_ones_none(
    word: str, wanted: str, near: object
) -> None:
    assert is_near(word, wanted) == near


def test_how_many_slips_are_allowed_grows_with_the_word() -> None:
    assert [allowed("x" * length) for length in (3, 4, 7, 8)] == [0, 1, 1, 2]


@given(_words, _words)
def test_the_way_there_is_as_long_as_the_way_back(one: str, other: str) -> None:
    there = slips(one, other, most=12)
    assert there == slips(other, one, most=12)
    assert (there == 0) == (one == other)
    assert there is not None
    assert abs(len(one) - len(other)) <= there <= max(len(one), len(other))
