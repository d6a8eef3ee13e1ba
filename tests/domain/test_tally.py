"""Counts of the same things by this and by that."""

from __future__ import annotations

from caldicott_desktop.domain.tally import NOT_SAID, OTHERS, Tally

ALL = ("all",)


def test_a_table_has_its_values_in_order_and_what_is_not_said_last() -> None:
    tally = Tally()
    tally.count(ALL, 21)
    tally.part("of", ALL, [*"bbbbbbb", *[NOT_SAID] * 7, *"aaaaaaa"], among=("c", "a"))
    assert dict(tally.shown().of("of")) == {"c": 0, "a": 7, "b": 7, NOT_SAID: 7}


def test_small_values_are_put_together_and_not_named() -> None:
    tally = Tally()
    tally.count(ALL, 13)
    tally.part("of", ALL, [*"aaaaaaa", *"bbb", *"ccc"], gathered=True)
    assert dict(tally.shown().of("of")) == {"a": 7, OTHERS: 6}


def test_the_total_is_the_last_to_be_withheld() -> None:
    tally = Tally()
    tally.count(ALL, 40)
    for name in ("one", "two", "three"):
        tally.part(name, ALL, [*"a" * 38, "b", "b"])
    shown = tally.shown()
    assert shown.at(*ALL) == 40
    assert set(shown.of("two").values()) == {None}


def test_a_small_total_is_withheld_all_the_same() -> None:
    tally = Tally()
    tally.count(ALL, 3)
    tally.part("of", ALL, "aaa")
    assert tally.shown().at(*ALL) is None


def test_what_is_left_of_a_total_is_not_given_back_by_what_is_shown() -> None:
    tally = Tally()
    tally.count(ALL, 40)
    tally.some(("with",), ALL, 38)
    assert tally.shown().at("with") is None
    assert "rest" not in {label[0] for label in tally.shown().numbers}


def test_two_tables_are_parted_by_each_other() -> None:
    tally = Tally()
    pairs = [("a", "x")] * 8 + [("b", "y")] * 9
    tally.count(ALL, 17)
    tally.part("row", ALL, [row for row, _ in pairs])
    tally.part("column", ALL, [column for _, column in pairs], among=("z", "x"))
    tally.cross("row", "column", pairs)
    assert {row: dict(each) for row, each in tally.shown().crossed("row", "column").items()} == {
        "a": {"z": 0, "x": 8, "y": 0},
        "b": {"z": 0, "x": 0, "y": 9},
    }
