from __future__ import annotations

from datetime import date

import pytest

from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner.case import CaseDetails
from caldicott_desktop.domain.examiner.choices import Came
from caldicott_desktop.domain.examiner.day_list import (
    DayList,
    details_of,
    read_day_list,
    same_reference,
)
from caldicott_desktop.domain.in_turns import finished
from caldicott_desktop.domain.tables import Cell, Field, Line, Origin, Purpose, Table, confirmed

TODAY = date(2026, 11, 23)
FIELDS = (Field.REFERENCE, Field.DIED, Field.SOURCES, Field.NOTE, Field.EXAMINER)
HEALTH_NUMBER = "943 476 5870"


def read(
    *rows: tuple[Cell, ...],
    fields: tuple[Field, ...] = FIELDS,
    here: frozenset[str] = frozenset(),
    header: tuple[Cell, ...] | None = None,
) -> DayList:
    table = Table(
        origin=Origin.PASTED,
        header=Line(number=1, cells=header) if header else None,
        lines=tuple(Line(number=n, cells=cells) for n, cells in enumerate(rows, start=2)),
    )
    columns = confirmed(Purpose.DAY_LIST, {field: place for place, field in enumerate(fields)})
    return finished(
        read_day_list(
            table,
            columns,
            today=TODAY,
            is_health_number=lambda text: text == HEALTH_NUMBER,
            here=here,
        )
    )


def test_each_row_is_a_case_with_what_the_list_says_of_it() -> None:
    written = (" ME-2611-0416 ", "14–15 Nov 2026", "EPR, GP / epr", " urgent ", "Dr S Rahman")
    (row,) = read(written).rows
    assert row.numbers == (2,)
    assert row.reference == "ME-2611-0416"
    assert (row.died.from_on, row.died.to_on) == (date(2026, 11, 14), date(2026, 11, 15))
    assert row.sources == ("EPR", "GP")
    assert (row.note, row.examiner) == ("urgent", "Dr S Rahman")
    assert row.remarks == ()
    assert not row.is_here


def test_a_row_becomes_the_details_of_a_case() -> None:
    (row,) = read((416, 46340, "EPR")).rows
    assert details_of(
        row, origin=Origin.PASTED, list_sha256="ab", nation=Nation.WALES
    ) == CaseDetails(
        reference="416",
        died_from_on=date(2026, 11, 14),
        died_to_on=date(2026, 11, 14),
        came=Came.PASTED,
        list_sha256="ab",
        asked=("EPR",),
        nation=Nation.WALES,
    )


def test_a_case_without_a_day_of_death_is_still_a_case_and_remarked_on() -> None:
    rows = read(("ME-1", ""), ("ME-2", "not known")).rows
    assert [[each.id for each in row.remarks] for row in rows] == [["day-list.no-day"]] * 2
    (row,) = read(("ME-1",), fields=(Field.REFERENCE,)).rows
    assert row.remarks == ()


def test_what_was_made_of_a_day_is_remarked_on() -> None:
    (row,) = read(("ME-1", "14/11/26")).rows
    assert [each.id for each in row.remarks] == ["died.short-year"]


def test_two_columns_are_a_range() -> None:
    fields = (Field.REFERENCE, Field.DIED_FROM, Field.DIED_TO)
    found = read(
        ("ME-1", "14/11/2026", "15/11/2026"),
        ("ME-2", "15/11/2026", "14/11/2026"),
        ("ME-3", "", "15/11/2026"),
        ("ME-4",),
        fields=fields,
    )
    assert [(row.died.from_on, row.died.to_on) for row in found.rows] == [
        (date(2026, 11, 14), date(2026, 11, 15)),
        (date(2026, 11, 15), date(2026, 11, 15)),
        (None, None),
    ]
    (fault,) = found.faults
    assert (fault.number, fault.field, fault.said.id) == (3, Field.DIED_FROM, "died.upside-down")


@pytest.mark.parametrize(
    ("row", "field", "which"),
    [
        (("", "14/11/2026"), Field.REFERENCE, "day-list.no-reference"),
        ((HEALTH_NUMBER, "14/11/2026"), Field.REFERENCE, "day-list.health-number"),
        (("x" * 61, "14/11/2026"), Field.REFERENCE, "day-list.reference-too-long"),
        (("ME-1", "30/02/2026"), Field.DIED, "died.no-such-day"),
        (("ME-1", "24/11/2026"), Field.DIED, "died.to-come"),
        (("ME-1", "15-14 Nov 2026"), Field.DIED, "died.upside-down"),
        (("ME-1", "last week"), Field.DIED, "died.unreadable"),
        (("ME-1", "#VALUE!"), Field.DIED, "day-list.error-value"),
        (("#####", "14/11/2026"), Field.REFERENCE, "day-list.error-value"),
    ],
)
def test_a_row_that_cannot_be_listed_is_named_with_its_number_and_why(
    row: tuple[Cell, ...], field: Field, which: str
) -> None:
    found = read(("ME-0", "14/11/2026"), row)
    assert [row.reference for row in found.rows] == ["ME-0"]
    (fault,) = found.faults
    assert (fault.number, fault.field, fault.said.id) == (3, field, which)
    assert fault.said.words


def test_the_same_case_listed_twice_is_offered_as_one() -> None:
    (row,) = read(
        ("ME-1", "14/11/2026", "EPR", "urgent"),
        ("me-1 ", "14 Nov 2026", "GP, EPR", "Urgent", "Dr S Rahman"),
        ("ME-1", "15/11/2026", "", "family abroad"),
    ).rows
    assert row.numbers == (2, 3, 4)
    assert row.died.from_on == date(2026, 11, 14)
    assert row.sources == ("EPR", "GP")
    assert (row.note, row.examiner) == ("urgent\nfamily abroad", "Dr S Rahman")
    assert [each.words for each in row.remarks] == [
        "Row 3 names the same case as row 2. They are offered as one.",
        "Row 4 names the same case as row 2. They are offered as one.",
        "Row 4 gives another date of death. The first one stands; check which is right.",
    ]


def test_of_two_rows_the_day_that_is_known_stands() -> None:
    (row,) = read(("ME-1", ""), ("ME-1", "14/11/26"), ("ME-1", "")).rows
    assert row.died.from_on == date(2026, 11, 14)
    said = [each.id for each in row.remarks]
    assert said == ["day-list.twice", "died.short-year", "day-list.twice"]


def test_a_case_that_is_on_the_log_is_told() -> None:
    rows = read(("ME-1",), ("ME-2",), ("ME-1",), here=frozenset({" me-1"})).rows
    assert [(row.reference, row.is_here) for row in rows] == [("ME-1", True), ("ME-2", False)]
    assert same_reference(" ME  1 ") == same_reference("me 1")


def test_headings_that_come_again_on_each_page_are_no_cases() -> None:
    header = ("Case", "Died")
    assert len(read(("ME-1", "14/11/2026"), header, ("ME-2", ""), header=header).rows) == 2


def test_a_reference_without_a_digit_is_remarked_on_and_listed_all_the_same() -> None:
    found = read(("Joan Harker", "14/11/2026"), ("ME-1", "14/11/2026"))
    remarks = [[each.id for each in row.remarks] for row in found.rows]
    assert remarks == [["examiner.reference.no-digit"], []]
    assert found.faults == ()
