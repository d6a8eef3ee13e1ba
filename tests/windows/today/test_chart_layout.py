from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.windows.today.chart_layout import Layout, Room, lay_out

LETTERS = ("S", "P", "R", "O")
EM = 15.0
counts_of_months = st.lists(
    st.tuples(*(st.integers(min_value=0, max_value=3000) for _ in LETTERS)),
    min_size=12,
    max_size=12,
)


def room(width: float = 460.0, height: float = 160.0) -> Room:
    return Room(width=width, height=height, em=EM, width_of=lambda words: 8.0 * len(words))


def laid(*months: tuple[int, int, int, int], width: float = 460.0) -> Layout:
    return lay_out([*months, *([(0, 0, 0, 0)] * (12 - len(months)))], LETTERS, room(width))


def test_each_decision_is_a_block_while_there_are_few() -> None:
    layout = laid((2, 1, 0, 1), (0, 0, 1, 0))
    assert layout.each_is_one
    assert [part.words for part in layout.parts] == ["S", "S", "P", "O", "R"]
    assert layout.sums == ()
    first, second, *_ = layout.parts
    assert first.top + first.height == 160.0
    assert second.top + second.height < first.top
    assert first.width == first.height


def test_where_blocks_would_not_fit_a_month_is_a_bar_with_its_numbers() -> None:
    layout = laid((40, 10, 5, 1), width=700)
    assert not layout.each_is_one
    assert [part.words for part in layout.parts] == ["S 40", "P 10", "", ""]
    (total,) = layout.sums
    assert total.words == "56"
    assert total.bottom == min(part.top for part in layout.parts)


def test_a_narrow_bar_drops_the_letter_before_the_number_and_a_sum_is_shortened() -> None:
    narrow = laid((1200, 0, 0, 0), width=12 * 40)
    assert narrow.parts[0].words == "S"  # neither `S 1,200` nor `1,200` has room in 33 px
    assert narrow.sums[0].words == "1,200"
    assert laid((1200, 0, 0, 0), width=12 * 33).sums[0].words == "1.2k"
    assert laid((90, 0, 0, 0), width=12 * 40).parts[0].words == "90"


def test_a_year_without_decisions_has_no_parts() -> None:
    assert laid().parts == ()
    assert laid().each_is_one
    assert laid(width=12.0).parts == ()  # however narrow


@given(counts_of_months)
def test_parts_lie_in_the_room_and_never_over_one_another(
    months: list[tuple[int, int, int, int]],
) -> None:
    layout = lay_out(months, LETTERS, room())
    assert {(part.month, part.group) for part in layout.parts} == {
        (month, group)
        for month, groups in enumerate(months)
        for group, many in enumerate(groups)
        if many
    }
    for month in range(12):
        column = [part for part in layout.parts if part.month == month]
        for below, above in itertools.pairwise(column):
            assert above.top + above.height <= below.top + 1e-6
            assert above.group >= below.group
        for part in column:
            assert layout.slot * month <= part.left
            assert part.left + part.width <= layout.slot * (month + 1) + 1e-6
            assert part.top >= -8.0  # a few parts of the least height may reach above the bars
