from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.casework import NamedPerson, NameList, RowState
from caldicott_desktop.casework.name_list import MOST_ROWS, by_reference, read_list

TODAY = date(2026, 11, 22)
THERE = by_reference(
    iter(
        [
            NamedPerson(reference="R-0417", name="Margaret Ellery", note="Room 12"),
            NamedPerson(reference="R-0418", name="Tom Ashdown"),
        ]
    )
)


def read(text: str) -> NameList:
    return read_list(text, THERE, today=TODAY)


def test_a_list_with_headings_is_read_by_them() -> None:
    found = read(
        "NHS Number\tSurname\tForename\tResident ID\tD.O.B.\tRoom\n"
        "943 476 5919\tEllery\tMargaret\tR-0417\t14/03/1931\t12\n"
        "\tAshdown\tTom\tR-0418\t\t14\n"
        "\tBirch\tIris\tR-0419\t2 May 31\t15\n"
    )
    assert found.unread == ()
    assert [row.state for row in found.rows] == [RowState.CHANGED, RowState.SAME, RowState.NEW]
    assert found.rows[0].person == NamedPerson(
        reference="R-0417",
        name="Margaret Ellery",
        born_on=date(1931, 3, 14),
        health_number="9434765919",
        note="Room 12",
    )
    assert found.rows[2].person.born_on == date(1931, 5, 2)


def test_a_list_without_headings_is_read_by_what_its_cells_look_like() -> None:
    found = read(
        'R-0500,"Ellery, Rose",9434765919,14/03/1931,H12345\n'
        "Tom Birch;R-0501\n"
        "Ivy Moss,R-0502,1934-05-06\n"
    )
    first, last = found.rows
    assert first.person == NamedPerson(
        reference="R-0500",
        name="Ellery, Rose",
        born_on=date(1931, 3, 14),
        health_number="9434765919",
        others="H12345",
    )
    assert last.person.reference == "R-0502"
    assert [(row.line, row.words) for row in found.unread] == [(2, "Tom Birch;R-0501")]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("R-1\tAnn Lee\t31/02/1931\t", "could not be read as a day of birth"),
        ("R-1\tAnn Lee\t1/1/2031\t", "could not be read as a day of birth"),
        ("R-1\tAnn Lee\t1/1/1731\t", "could not be read as a day of birth"),
        ("R-1\tAnn Lee\t\t943 476 5918", "last does not fit"),
        ("\tAnn Lee\t\t", "local reference"),
        ("R-1\t\t\t", "Write the name"),
        (f"R-1\t{'x' * 201}\t\t", "longer than 200"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(row: str, why: str) -> None:
    found = read(f"Ref\tName\tDate of birth\tNHS no.\n{row}\nR-2\tIda Moss\t\t\n")
    (unread,) = found.unread
    assert unread.line == 2
    assert why in unread.why
    assert [each.person.reference for each in found.rows] == ["R-2"]


def test_a_reference_that_stands_twice_is_read_once() -> None:
    found = read("R-1,Ann Lee\nr-1,Ida Moss\n")
    assert [each.person.name for each in found.rows] == ["Ann Lee"]
    assert found.unread[0].why == "r-1 stands in line 1 already."


def test_what_the_list_leaves_empty_stays_as_it_is() -> None:
    (row,) = read("ref,name\nr-0417,Margaret Ellery-Brown\n").rows
    assert row.state is RowState.CHANGED
    assert row.person.reference == "R-0417"
    assert row.person.note == "Room 12"
    assert row.before == THERE["r0417"]


def test_more_rows_than_can_be_looked_at_are_not_read() -> None:
    found = read("".join(f"R{n},A\n" for n in range(MOST_ROWS + 2)))
    assert (len(found.rows), len(found.unread)) == (MOST_ROWS, 2)


def test_nothing_pasted_is_nothing_read() -> None:
    assert read(" \n\n") == NameList(rows=(), unread=(), columns=())


@given(st.lists(st.text(max_size=60), max_size=6).map("\n".join))
def test_every_line_is_either_read_or_named(text: str) -> None:
    found = read(text)
    lines = [n for n, each in enumerate(text.splitlines(), start=1) if each.strip()]
    told = sorted([row.line for row in found.rows] + [row.line for row in found.unread])
    assert told == lines[len(lines) - len(told) :]
    assert len(lines) - len(told) == int(bool(found.columns))
    for row in found.rows:
        assert row.person.reference
        assert row.person.name
