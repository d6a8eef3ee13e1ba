"""A table in one test holds what a test for each row would hold."""

from __future__ import annotations

import pytest

from tests.every import every


def test_every_row_of_every_table_is_gone_through() -> None:
    seen = []

    @every("left", [1, 2])
    @every(("middle", "right"), [pytest.param("a", True, id="first"), ("b", False)])
    def rows(left: int, middle: str, right: bool) -> None:  # noqa: FBT001 - as a test takes it
        seen.append((left, middle, right))

    rows()
    assert sorted(seen) == [(1, "a", True), (1, "b", False), (2, "a", True), (2, "b", False)]


def test_each_row_that_does_not_hold_is_named_with_its_own_fault() -> None:
    @every("number", [1, 2, 3], ids=["one", "two", "three"])
    @every("word", ["odd"])
    def odd(number: int, word: str) -> None:
        assert word
        if number == 3:
            pytest.fail("a row may say so itself")
        assert number % 2

    with pytest.raises(BaseExceptionGroup) as raised:
        odd()
    assert raised.value.message == "2 of 3 did not hold: 'odd'-two, 'odd'-three"
    assert [type(each).__name__ for each in raised.value.exceptions] == ["AssertionError", "Failed"]
    assert [each.__notes__ for each in raised.value.exceptions] == [
        ["where it was: 'odd'-two"],
        ["where it was: 'odd'-three"],
    ]


def test_a_table_without_rows_is_a_mistake() -> None:
    with pytest.raises(AssertionError, match="no rows for word"):
        every("word", [])


def test_a_row_of_another_length_is_a_mistake() -> None:
    with pytest.raises(AssertionError, match="is not"):
        every(("one", "two"), [(1, 2, 3)])
