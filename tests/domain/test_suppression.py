from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caldicott_desktop.domain import suppression
from caldicott_desktop.domain.suppression import Counts, Label, Sum, grid, suppressed


def line(*numbers: int, total: bool = True) -> Counts:
    """Numbers in a row, with their total."""
    labels: dict[Label, int] = {(str(place),): number for place, number in enumerate(numbers)}
    if not total:
        return Counts(numbers=labels)
    sums = (Sum(total=("total",), parts=tuple(labels)),)
    return Counts(numbers={**labels, ("total",): sum(numbers)}, sums=sums)


def shown(counts: Counts, least: int = 5) -> list[int | None]:
    return list(suppressed(counts, least=least).values())


def other_readings(
    counts: Counts, told: Mapping[Label, int | None], reach: int
) -> Iterator[dict[Label, int]]:
    """Every set of numbers near the true one that fits what is told, found by trying them all.

    Nothing withheld is a zero; what is never shown may be one.
    """
    unknown = [label for label in counts.numbers if told.get(label) is None]

    def fits(found: Mapping[Label, int]) -> bool:
        for each in counts.sums:
            labels = (each.total, *each.parts)
            if all(label in found for label in labels) and found[each.total] != sum(
                found[part] for part in each.parts
            ):
                return False
        return True

    def go_on(found: dict[Label, int], left: list[Label]) -> Iterator[dict[Label, int]]:
        if not left:
            yield dict(found)
            return
        label, *rest = left
        true = counts.numbers[label]
        lowest = 0 if label in counts.unshown else 1
        for number in range(max(lowest, true - reach), true + reach + 1):
            found[label] = number
            if fits(found):
                yield from go_on(found, rest)
            del found[label]

    known = {label: number for label, number in told.items() if number is not None}
    yield from go_on(known, unknown)


def pinned(counts: Counts, least: int) -> list[Label]:
    """What is withheld, or small and never shown, and has one reading alone."""
    told = suppressed(counts, least=least)
    hidden = {
        label
        for label in counts.numbers
        if (label in counts.unshown and 0 < counts.numbers[label] < least)
        or (label not in counts.unshown and told[label] is None)
    }
    for reading in other_readings(counts, told, reach=1):
        hidden -= {label for label in hidden if reading[label] != counts.numbers[label]}
        if not hidden:
            break
    return sorted(hidden)


def small_rests(counts: Counts, least: int) -> list[Sum]:
    """The shown totals that leave a small sum open."""
    told = suppressed(counts, least=least)
    return [
        each
        for each in counts.sums
        if told.get(each.total) is not None
        and 0 < sum(counts.numbers[p] for p in each.parts if told.get(p) is None) < least
    ]


def test_small_numbers_are_withheld_and_zeros_are_shown() -> None:
    assert shown(line(0, 1, 4, 5, 12, total=False)) == [0, None, None, 5, 12]
    assert shown(line(0, 1, 4, 5, 12, total=False), least=10) == [0, None, None, None, 12]
    assert shown(line(0, 1, 4, 5, 12, total=False), least=1) == [0, 1, 4, 5, 12]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((20, 30), [20, 30, 50]),
        ((3, 20, 30), [None, None, 30, 53]),  # the total would give 3 back
        ((0, 0, 3), [0, 0, None, None]),  # so would the zeros, of the total
        ((2, 2, 50, 60), [None, None, None, 60, 114]),  # 4 would be left
        ((4, 4, 50), [None, None, 50, 58]),
        ((1, 1), [None, None, None]),
        ((3, 0, 30), [None, 0, None, 33]),
        ((0, 0), [0, 0, 0]),
    ],
)
def test_a_total_gives_no_small_number_back(
    numbers: tuple[int, ...], expected: list[int | None]
) -> None:
    assert shown(line(*numbers)) == expected


def test_in_a_table_neither_rows_nor_columns_give_a_number_back() -> None:
    table = grid(
        {
            "Oct": {"delay": 2, "refused": 10, "technical": 11},
            "Nov": {"delay": 12, "refused": 13, "technical": 14},
            "Dec": {"delay": 15, "refused": 16, "technical": 17},
        }
    )
    told = suppressed(table)
    withheld = [label for label, number in told.items() if number is None]
    assert withheld == [
        ("Oct", "delay"),
        ("Oct", "refused"),
        ("Nov", "delay"),
        ("Nov", "refused"),
    ]
    assert told["total", "total"] == 110


def test_months_of_a_quarter_and_quarters_of_a_year_give_nothing_back() -> None:
    months: dict[Label, int] = {
        (f"{n}",): number for n, number in enumerate((3, 20, 21, 22, 23, 24), start=1)
    }
    numbers: dict[Label, int] = {**months, ("Q1",): 44, ("Q2",): 69, ("year",): 113}
    sums = (
        Sum(total=("Q1",), parts=(("1",), ("2",), ("3",))),
        Sum(total=("Q2",), parts=(("4",), ("5",), ("6",))),
        Sum(total=("year",), parts=(("Q1",), ("Q2",))),
    )
    told = suppressed(Counts(numbers=numbers, sums=sums))
    assert [label[0] for label, number in told.items() if number is None] == ["1", "2"]


def test_the_rest_of_a_total_is_protected_though_it_is_never_shown() -> None:
    numbers: dict[Label, int] = {("cases",): 45, ("with an exception",): 43, ("without",): 2}
    sums = (Sum(total=("cases",), parts=(("with an exception",), ("without",))),)
    counts = Counts(numbers=numbers, sums=sums, unshown=frozenset({("without",)}))
    assert suppressed(counts) == {("cases",): 45, ("with an exception",): None}


def test_the_same_counts_give_the_same_answer() -> None:
    table = grid({"a": {"x": 1, "y": 9, "z": 9}, "b": {"x": 9, "y": 9, "z": 9}})
    assert suppressed(table) == suppressed(table)
    assert list(suppressed(table)) == list(table.numbers)


def test_an_empty_table_has_a_total_of_nothing() -> None:
    assert suppressed(grid({})) == {("total", "total"): 0}
    assert suppressed(grid({"a": {}})) == {("a", "total"): 0, ("total", "total"): 0}


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        Counts(numbers={("a",): -1})
    with pytest.raises(ValueError, match="not the sum"):
        Counts(numbers={("a",): 1, ("t",): 2}, sums=(Sum(total=("t",), parts=(("a",),)),))


def test_where_no_other_reading_is_found_in_time_all_but_zeros_are_withheld(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(suppression, "_TRIES", 0)
    assert shown(line(3, 0, 20, 30)) == [None, 0, None, None, None]


NUMBER = st.one_of(st.integers(0, 6), st.integers(0, 30))
LEAST = st.integers(2, 8)


@given(st.lists(NUMBER, min_size=1, max_size=6), LEAST)
def test_in_no_list_can_a_number_be_worked_out(numbers: list[int], least: int) -> None:
    counts = line(*numbers)
    assert pinned(counts, least) == []
    assert small_rests(counts, least) == []


@settings(max_examples=60)
@given(st.lists(st.lists(NUMBER, min_size=3, max_size=3), min_size=2, max_size=3), LEAST)
def test_in_no_table_can_a_number_be_worked_out(rows: list[list[int]], least: int) -> None:
    counts = grid(
        {str(n): {f"c{m}": each for m, each in enumerate(row)} for n, row in enumerate(rows)}
    )
    assert pinned(counts, least) == []
    assert small_rests(counts, least) == []
    for label, number in suppressed(counts, least=least).items():
        assert number is None or number == 0 or number >= least, label


@settings(max_examples=60)
@given(st.lists(st.lists(NUMBER, min_size=3, max_size=3), min_size=3, max_size=3), LEAST)
def test_in_no_two_tables_of_one_total_that_is_kept_can_a_number_be_worked_out(
    cells: list[list[int]], least: int
) -> None:
    """As reports have them: everything by this and by that, and never by both."""
    by_row: dict[Label, int] = {("row", str(n)): sum(row) for n, row in enumerate(cells)}
    by_column: dict[Label, int] = {
        ("column", str(n)): sum(each) for n, each in enumerate(zip(*cells, strict=True))
    }
    all_: Label = ("all",)
    counts = Counts(
        numbers={all_: sum(by_row.values()), **by_row, **by_column},
        sums=tuple(Sum(total=all_, parts=tuple(parts)) for parts in (by_row, by_column)),
        kept=frozenset({all_}),
    )
    assert pinned(counts, least) == []
    assert small_rests(counts, least) == []


@settings(max_examples=60)
@given(st.lists(st.tuples(NUMBER, NUMBER), min_size=4, max_size=4), LEAST)
def test_in_no_quarters_of_a_year_can_a_number_be_worked_out(
    months: list[tuple[int, int]], least: int
) -> None:
    """Two codes by four months, in two halves, in one year."""
    numbers: dict[Label, int] = {}
    sums: list[Sum] = []
    for code in ("delay", "refused", "all"):
        for n, (delay, refused) in enumerate(months):
            numbers[str(n), code] = {"delay": delay, "refused": refused}.get(code, delay + refused)
        for half, of in (("H1", "01"), ("H2", "23")):
            numbers[half, code] = sum(numbers[n, code] for n in of)
            sums.append(Sum(total=(half, code), parts=tuple((n, code) for n in of)))
        numbers["year", code] = numbers["H1", code] + numbers["H2", code]
        sums.append(Sum(total=("year", code), parts=(("H1", code), ("H2", code))))
    sums += [
        Sum(total=(when, "all"), parts=((when, "delay"), (when, "refused")))
        for when in ("0", "1", "2", "3", "H1", "H2", "year")
    ]
    counts = Counts(numbers=numbers, sums=tuple(sums))
    assert pinned(counts, least) == []
    assert small_rests(counts, least) == []


@given(st.lists(NUMBER, min_size=5, max_size=5), LEAST)
def test_weeks_and_months_that_overlap_give_no_days_back(days: list[int], least: int) -> None:
    """Three weeks over two months: the middle week lies in both, by days that are never shown."""
    first, before, after, last, other = days
    numbers: dict[Label, int] = {
        ("w1",): first,
        ("w2",): before + after,
        ("w3",): last + other,
        ("Oct",): first + before,
        ("Nov",): after + last,
        ("w2 Oct",): before,
        ("w2 Nov",): after,
        ("w3 Nov",): last,
        ("w3 Dec",): other,
    }
    sums = (
        Sum(total=("w2",), parts=(("w2 Oct",), ("w2 Nov",))),
        Sum(total=("w3",), parts=(("w3 Nov",), ("w3 Dec",))),
        Sum(total=("Oct",), parts=(("w1",), ("w2 Oct",))),
        Sum(total=("Nov",), parts=(("w2 Nov",), ("w3 Nov",))),
    )
    unshown = frozenset({("w2 Oct",), ("w2 Nov",), ("w3 Nov",), ("w3 Dec",)})
    counts = Counts(numbers=numbers, sums=sums, unshown=unshown)
    assert pinned(counts, least) == []
    assert small_rests(counts, least) == []


def test_what_is_to_be_kept_is_withheld_only_where_nothing_else_hides_a_small_number() -> None:
    counts = Counts(
        numbers={("few",): 2, ("many",): 38, ("total",): 40},
        sums=(Sum(total=("total",), parts=(("few",), ("many",))),),
        kept=frozenset({("total",)}),
    )
    assert shown(counts) == [None, None, 40]
    alone = Counts(
        numbers={("few",): 2, ("many",): 38, ("total",): 40},
        sums=counts.sums,
        kept=frozenset({("total",), ("many",)}),
    )
    assert shown(alone).count(None) == 2


_quarters = st.lists(st.tuples(*(st.integers(0, 9) for _ in range(3))), min_size=2, max_size=3)


@settings(max_examples=60, deadline=None)
@given(_quarters)
def test_what_was_told_before_stays_and_what_comes_later_gives_none_of_it_back(
    parts: list[tuple[int, int, int]],
) -> None:
    numbers: dict[Label, int] = {}
    sums: list[Sum] = []
    before: dict[Label, int | None] = {}
    for place, part in enumerate(parts):
        alone = line(*part)
        numbers |= {(f"{place}", *label): number for label, number in alone.numbers.items()}
        before |= {(f"{place}", *label): n for label, n in suppressed(alone).items()}
        (whole,) = alone.sums
        labels = tuple((f"{place}", *label) for label in whole.parts)
        sums.append(Sum(total=(f"{place}", "total"), parts=labels))
    for label in (("0",), ("1",), ("2",), ("total",)):
        each = tuple((f"{place}", *label) for place in range(len(parts)))
        numbers["year", *label] = sum(numbers[one] for one in each)
        sums.append(Sum(total=("year", *label), parts=each))
        if None not in {before[one] for one in each}:
            before["year", *label] = numbers["year", *label]
    of_year = tuple(("year", f"{each}") for each in range(3))
    sums.append(Sum(total=("year", "total"), parts=of_year))
    counts = Counts(numbers=numbers, sums=tuple(sums), before=before)
    told = suppressed(counts)
    assert {label: told[label] for label in before} == before
    assert small_rests(counts, 5) == []
    assert pinned(counts, 5) == []


def test_what_was_told_before_has_to_be_what_it_is() -> None:
    with pytest.raises(ValueError, match="told before"):
        Counts(numbers={("a",): 7}, before={("a",): 8})
