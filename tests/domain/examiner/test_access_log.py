from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from caldicott_desktop.domain.examiner.access_log import (
    AccessLog,
    DutyDay,
    LogRow,
    Reading,
    read_access_log,
    read_duty_list,
    read_number_list,
    same_number,
)
from caldicott_desktop.domain.tables import Cell, Field, Line, Origin, Purpose, Table, confirmed

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 12, tzinfo=LONDON)
NUMBER = "943 476 5870"
FIELDS = (Field.AT, Field.WHO, Field.REFERENCE, Field.SYSTEM, Field.VIEWED)


def table(*rows: tuple[Cell, ...], header: tuple[Cell, ...] | None = None) -> Table:
    return Table(
        origin=Origin.CSV,
        header=Line(number=1, cells=header) if header else None,
        lines=tuple(Line(number=n, cells=cells) for n, cells in enumerate(rows, start=2)),
    )


def read(
    *rows: tuple[Cell, ...],
    fields: tuple[Field, ...] = FIELDS,
    header: tuple[Cell, ...] | None = None,
    others: Collection[str] = (),
    references: Mapping[str, str] | None = None,
) -> AccessLog:
    columns = confirmed(Purpose.ACCESS_LOG, {each: place for place, each in enumerate(fields)})
    known = Reading(
        source="Trust EPR",
        now=NOW,
        is_health_number=lambda text: text == NUMBER,
        others=others,
        references=references or {},
    )
    return read_access_log(table(*rows, header=header), columns, known)


def test_a_row_says_who_opened_which_case_and_when() -> None:
    found = read(("20/11/2026 09:04", " T Bell ", " ME-1 ", "", "Letters"))
    assert found == AccessLog(
        rows=(
            LogRow(
                number=2,
                at=datetime(2026, 11, 20, 9, 4, tzinfo=LONDON),
                who="T Bell",
                reference="ME-1",
                source="Trust EPR",
                viewed="Letters",
            ),
        ),
        faults=(),
    )


def test_day_and_time_may_stand_in_two_columns_and_a_day_may_stand_alone() -> None:
    fields = (Field.ON, Field.TIME, Field.WHO, Field.REFERENCE)
    found = read(
        ("20/11/2026", "09:04", "T Bell", "ME-1"),
        ("20 Nov 2026", "", "T Bell", "ME-1"),
        fields=fields,
    )
    assert [row.at for row in found.rows] == [
        datetime(2026, 11, 20, 9, 4, tzinfo=LONDON),
        datetime(2026, 11, 20, tzinfo=LONDON),
    ]


@pytest.mark.parametrize(
    ("row", "field", "which"),
    [
        (("", "T Bell", "ME-1"), Field.AT, "access-log.no-time"),
        (("soon", "T Bell", "ME-1"), Field.AT, "access-log.no-time"),
        (("23/11/2026 12:01", "T Bell", "ME-1"), Field.AT, "access-log.to-come"),
        (("20/11/2026 09:04", "", "ME-1"), Field.WHO, "access-log.no-name"),
        (("20/11/2026 09:04", "T Bell", ""), Field.REFERENCE, "day-list.no-reference"),
    ],
)
def test_a_row_that_cannot_be_compared_is_named_with_its_number_and_why(
    row: tuple[Cell, ...], field: Field, which: str
) -> None:
    found = read(("20/11/2026 09:04", "T Bell", "ME-1"), row)
    assert len(found.rows) == 1
    (fault,) = found.faults
    assert (fault.number, fault.field, fault.said.id) == (3, field, which)
    assert fault.said.words


def test_rows_of_other_systems_are_left_out_and_counted() -> None:
    at = "20/11/2026 09:04"
    rows = (
        (at, "T Bell", "ME-1", "CERNER"),
        (at, "T Bell", "ME-1", "Maternity"),
        (at, "T Bell", "ME-1", ""),
        (at, "T Bell", "ME-1", "Cerner "),
    )
    found = read(*rows)
    assert (len(found.rows), found.elsewhere) == (4, 0)
    assert found.systems == {"CERNER": 2, "Maternity": 1}
    found = read(*rows, others={"maternity"})
    assert [row.number for row in found.rows] == [2, 4, 5]
    assert found.elsewhere == 1
    assert found.systems == {"CERNER": 2, "Maternity": 1}


def test_a_number_of_a_health_service_finds_our_reference_or_is_not_kept() -> None:
    at = "20/11/2026 09:04"
    found = read((at, "T Bell", NUMBER), (at, "T Bell", "H-0123"), references={"h0123": "ME-2"})
    assert [row.reference for row in found.rows] == ["", "ME-2"]
    assert found.unknown == 1
    found = read((at, "T Bell", NUMBER), references={"9434765870": "ME-1"})
    assert [row.reference for row in found.rows] == ["ME-1"]
    assert found.unknown == 0


def test_a_list_of_numbers_gives_the_case_that_each_stands_for() -> None:
    columns = confirmed(Purpose.NUMBER_LIST, {Field.THEIR_NUMBER: 0, Field.REFERENCE: 1})
    found = read_number_list(
        table(
            ("943 476 5870", " ME-1 "),
            (101901234, "ME-2"),
            ("9434765870", "me-1"),
            ("943-476-5870", "ME-3"),
            ("", "ME-4"),
            ("H12", ""),
            ("ME-5", NUMBER),
        ),
        columns,
        lambda text: text == NUMBER,
    )
    assert found.references == {"9434765870": "ME-1", same_number("010190 1234"): "ME-2"}
    assert [(each.number, each.field, each.said.id) for each in found.faults] == [
        (5, Field.THEIR_NUMBER, "access-log.two-cases"),
        (6, Field.THEIR_NUMBER, "access-log.no-number"),
        (7, Field.REFERENCE, "day-list.no-reference"),
        (8, Field.REFERENCE, "day-list.health-number"),
    ]


def test_headings_that_come_again_on_each_page_are_no_rows() -> None:
    header = ("When", "User", "Case")
    found = read(("20/11/2026 09:04", "T Bell", "ME-1"), header, header=header)
    assert (len(found.rows), found.faults) == (1, ())


def test_a_duty_list_is_people_and_days() -> None:
    columns = confirmed(Purpose.DUTY_LIST, {Field.WHO: 0, Field.ON: 1})
    found = read_duty_list(
        table(
            (" T Bell", "20/11/2026"), ("", "20/11/2026"), ("K Osei", "20 Nov"), ("K Osei", 46347)
        ),
        columns,
    )
    assert found.days == (
        DutyDay(who="T Bell", on=date(2026, 11, 20)),
        DutyDay(who="K Osei", on=date(2026, 11, 21)),
    )
    assert [(each.number, each.field, each.said.id) for each in found.faults] == [
        (3, Field.WHO, "access-log.no-name"),
        (4, Field.ON, "access-log.no-day"),
    ]
