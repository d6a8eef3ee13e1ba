"""Every document that may be published is set against every other, to get a small number back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from caldicott_desktop.domain.published import Published, publish
from caldicott_desktop.domain.quarters import (
    Quarter,
    quarter_of,
    quarters_within,
    whole_years,
)
from caldicott_desktop.domain.suppression import LEAST, Label
from caldicott_desktop.domain.tally import OTHERS, Tallied, Tally

ALL: Label = ("all",)
LATE: Label = ("late",)
IN_TIME: Label = ("in time",)
ENDS: set[Label] = {("end", each) for each in "XYZ"}
QUARTERS = quarters_within(date(2025, 1, 1), date(2026, 6, 30))
_PRIME = 2**61 - 1

Thing = tuple[str, str, bool]
Things = tuple[Thing, ...]
"""What was counted in a quarter: of which kind each is, how it ended, and whether it was late."""


def tally_of(things: Sequence[Thing]) -> Tally:
    tally = Tally()
    tally.count(ALL, len(things))
    tally.part("kind", ALL, (kind for kind, _, _ in things), gathered=True)
    tally.part("end", ALL, (end for _, end, _ in things), among="XYZ")
    tally.some(LATE, ALL, sum(late for _, _, late in things))
    return tally


def document(counted: Mapping[Quarter, Things], over: Sequence[Quarter]) -> Published:
    years = {
        year: tally_of([thing for each in four for thing in counted[each]])
        for year, four in whole_years(over).items()
    }
    return publish({each: tally_of(counted[each]) for each in over}, years, total=ALL)


def documents(counted: Mapping[Quarter, Things]) -> Iterator[tuple[tuple[Quarter, ...], Published]]:
    """What there is of every run of quarters."""
    for first in range(len(QUARTERS)):
        for end in range(first + 1, len(QUARTERS) + 1):
            over = QUARTERS[first:end]
            yield over, document(counted, over)


Equation = Counter[tuple[Quarter, Label]]
"""How often each number of a quarter is in a number that is told."""


class Reader:
    """Somebody who keeps every document, and sets each number against all others."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Quarter, Label], dict[tuple[Quarter, Label], int]] = {}

    def learn(self, equation: Equation) -> None:
        left = self._reduced(equation)
        if left:
            lead, by = next(iter(left.items()))
            back = pow(by, -1, _PRIME)
            self._rows[lead] = {each: n * back % _PRIME for each, n in left.items()}

    def knows(self, equation: Equation) -> bool:
        """Whether the sum follows from what was learnt."""
        return not self._reduced(equation)

    def _reduced(self, equation: Equation) -> dict[tuple[Quarter, Label], int]:
        left = {each: n % _PRIME for each, n in equation.items() if n % _PRIME}
        while lead := next((each for each in left if each in self._rows), None):
            by = left[lead]
            for each, n in self._rows[lead].items():
                left[each] = (left.get(each, 0) - by * n) % _PRIME
                if not left[each]:
                    del left[each]
        return left


def numbers_in(counted: Mapping[Quarter, Things]) -> dict[tuple[Quarter, Label], int]:
    """Every number of every quarter, each kind by itself however rare it is."""
    found: dict[tuple[Quarter, Label], int] = {}
    for quarter, things in counted.items():
        found[quarter, ALL] = len(things)
        for kind in {kind for some in counted.values() for kind, _, _ in some}:
            found[quarter, ("kind", kind)] = sum(each == kind for each, _, _ in things)
        for label in ENDS:
            found[quarter, label] = sum(each == label[1] for _, each, _ in things)
        found[quarter, LATE] = sum(late for _, _, late in things)
        found[quarter, IN_TIME] = sum(not late for _, _, late in things)
    return found


def tables(over: Sequence[Quarter], told: Published) -> Iterator[tuple[Sequence[Quarter], Tallied]]:
    """Every table there is of these days; what stands together in the last follows from others."""
    yield from (((each,), told.quarters[each]) for each in over)
    yield from ((whole_years(over)[year], told.years[year]) for year in told.years)
    yield over, Tallied({each: n for each, n in told.all.numbers.items() if each[-1] != OTHERS})


def equations(
    days: Sequence[Quarter], tallied: Tallied, kinds: AbstractSet[Label]
) -> Iterator[tuple[Equation, int]]:
    """What is told of these days: of which numbers of quarters each number is the sum."""
    for label, number in tallied.numbers.items():
        if number is not None:
            of = kinds - tallied.numbers.keys() if label[-1] == OTHERS else {label}
            yield Counter({(day, each): 1 for day in days for each in of}), number


def reader_of(counted: Mapping[Quarter, Things]) -> Reader:
    """A reader of every document there is, who knows as well what is the sum of what."""
    reader, numbers = Reader(), numbers_in(counted)
    kinds = {label for _, label in numbers if label[0] == "kind"}
    for quarter in counted:
        for labels in (kinds, ENDS, {LATE, IN_TIME}):
            reader.learn(Counter({(quarter, ALL): -1, **{(quarter, each): 1 for each in labels}}))
    for over, told in documents(counted):
        for days, tallied in tables(over, told):
            for equation, number in equations(days, tallied, kinds):
                assert number == 0 or number >= LEAST
                assert sum(numbers[each] for each in equation) == number
                reader.learn(equation)
    return reader


things = st.lists(
    st.tuples(st.sampled_from("AAAABC"), st.sampled_from("XXXXYZ"), st.booleans()), max_size=26
).map(tuple)


@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.tuples(*(things for _ in QUARTERS)))
def test_no_small_number_is_got_back_by_setting_documents_against_each_other(
    drawn: tuple[Things, ...],
) -> None:
    counted = dict(zip(QUARTERS, drawn, strict=True))
    reader = reader_of(counted)
    numbers = numbers_in(counted)
    for each, number in numbers.items():
        if 0 < number < LEAST:
            assert not reader.knows(Counter({each: 1})), each
    (four,) = whole_years(QUARTERS).values()
    for label in {label for _, label in numbers}:
        if 0 < sum(numbers[each, label] for each in four) < LEAST:
            assert not reader.knows(Counter({(each, label): 1 for each in four})), label


def test_a_year_beside_its_quarters_withholds_what_would_give_one_of_them_back() -> None:
    of = {1: ("A", "X", True), 2: ("A", "Y", True)}
    counted: dict[Quarter, Things] = {
        each: (of[1],) * 20 + (of[2],) * number
        for each, number in zip(QUARTERS[1:5], (2, 8, 9, 10), strict=True)
    }
    found = document(counted, QUARTERS[1:5])
    assert [told.at("end", "Y") for told in found.quarters.values()] == [None, 8, 9, 10]
    assert found.years[2025].at("end", "Y") is None
    assert found.years[2025].at(*ALL) == 109
    # With another small one there is doubt, and the year can be told.
    counted[QUARTERS[2]] = (of[1],) * 20 + (of[2],) * 3
    assert document(counted, QUARTERS[1:5]).years[2025].at("end", "Y") == 24


def test_other_days_tell_only_what_quarters_and_years_tell() -> None:
    often: Things = (("A", "X", True),) * 20
    few, many = (*often, *(("B", "Y", True),) * 2), (*often, *(("B", "Y", True),) * 8)
    counted: dict[Quarter, Things] = dict.fromkeys(QUARTERS, many) | {QUARTERS[5]: few}
    two = document(counted, QUARTERS[4:6]).all
    assert (two.at(*ALL), two.at("end", "Y")) == (50, None)
    assert two.at("kind", "B") is None  # it may be among the others of one quarter
    five = document(counted, QUARTERS[1:6]).all
    assert five.at(*ALL) == 134
    assert document(counted, QUARTERS[1:5]).all.at("end", "Y") == 32


def test_a_quarter_of_few_tells_nothing_so_that_its_year_can() -> None:
    counted: dict[Quarter, Things] = {
        each: (("A", "X", True),) * number + (("B", "Z", True),)
        for each, number in zip(QUARTERS[1:5], (3, 9, 12, 8), strict=True)
    }
    found = document(counted, QUARTERS[1:5])
    assert [told.at(*ALL) for told in found.quarters.values()] == [None, 10, 13, None]
    for told in found.quarters.values():
        assert {told.at("end", each) for each in "XYZ"} == {None}
        assert (told.at("kind", "A"), told.at("kind", "C")) == (None, None)
        assert "A" not in told.of("kind")  # it is not even named
    assert found.years[2025].at(*ALL) == 36
    assert found.years[2025].at("end", "Y") == 0
    assert document(counted, QUARTERS[2:4]).all.at(*ALL) == 23


def test_quarters_are_told_by_their_days_and_years_by_their_four() -> None:
    assert quarter_of(date(2026, 3, 31)) == Quarter(2026, 1)
    assert (Quarter(2026, 1).text, Quarter(2026, 1).financial_year) == ("2026 Q1", 2025)
    assert (Quarter(2026, 4).first, Quarter(2026, 4).last) == (
        *(date(2026, 10, 1), date(2026, 12, 31)),
    )
    assert whole_years(QUARTERS) == {2025: QUARTERS[1:5]}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 1, 2), date(2026, 3, 31)),
        (date(2026, 1, 1), date(2026, 3, 30)),
        (date(2026, 4, 1), date(2026, 3, 31)),
    ],
)
def test_other_days_are_no_quarters(first: date, last: date) -> None:
    assert quarters_within(first, last) == ()
