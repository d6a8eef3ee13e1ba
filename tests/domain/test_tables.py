from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain.tables import (
    FIELDS,
    Cell,
    Field,
    Line,
    Origin,
    Purpose,
    Sure,
    Table,
    confirmed,
    from_text,
    text_of,
    to_text,
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("ME-1", "ME-1"),
        (416, "416"),
        (416.0, "416"),
        (4.5, "4.5"),
        (datetime.fromisoformat("2026-11-14 09:04"), "2026-11-14 09:04:00"),
    ],
)
def test_a_cell_is_text_as_a_reader_knows_it(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


def test_a_row_that_ends_before_a_column_has_nothing_there() -> None:
    line = Line(number=7, cells=("a", "b"))
    assert [line.text(place) for place in (0, 1, 2, None)] == ["a", "b", "", ""]


def test_a_table_is_as_wide_as_its_widest_row() -> None:
    wide, narrow = (Line(number=1, cells=tuple(cells)) for cells in ("abc", "a"))
    assert Table(origin=Origin.CSV, header=wide, lines=(narrow,)).width == 3
    assert Table(origin=Origin.CSV, lines=(narrow, wide)).width == 3
    assert Table(origin=Origin.CSV).width == 0


@given(st.data())
def test_columns_that_are_remembered_come_back_confirmed(data: st.DataObject) -> None:
    purpose = data.draw(st.sampled_from(Purpose))
    fields = data.draw(st.lists(st.sampled_from(FIELDS[purpose]), unique=True))
    places = data.draw(st.permutations(range(len(fields))))
    columns = confirmed(purpose, dict(zip(fields, places, strict=True)))
    assert from_text(to_text(columns)) == columns
    assert set(columns.sure.values()) <= {Sure.CONFIRMED}
    assert [columns.place(field) for field in fields] == places


def test_what_is_needed_and_has_no_column_is_told() -> None:
    assert confirmed(Purpose.DUTY_LIST, {Field.WHO: 0}).missing == ((Field.ON,),)
    assert confirmed(Purpose.DAY_LIST, {Field.REFERENCE: 0}).missing == ()


@pytest.mark.parametrize(
    "places",
    [{Field.ROLE: 0}, {Field.REFERENCE: 0, Field.DIED: 0}, {Field.REFERENCE: -1}],
)
def test_columns_that_cannot_be_are_refused(places: dict[Field, int]) -> None:
    with pytest.raises(ValueError, match="field"):
        confirmed(Purpose.DAY_LIST, places)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"purpose": "day_list"}',
        '{"purpose": "day_list", "places": 4}',
        '{"purpose": "list", "places": {}}',
        '{"purpose": "day_list", "places": {"died": null}}',
        '{"purpose": "day_list", "places": {"who": 0}}',
    ],
)
def test_text_that_holds_no_columns_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_text(text)
