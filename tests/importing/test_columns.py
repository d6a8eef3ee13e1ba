from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pytest

from caldicott_desktop.domain.tables import Field, Line, Origin, Purpose, Sure, Table
from caldicott_desktop.importing import MOST_ROWS, fingerprint, paste, recognise


def table(text: str) -> Table:
    return paste(text, most_rows=MOST_ROWS[Purpose.ACCESS_LOG])


def places(text: str, purpose: Purpose) -> Mapping[Field, int]:
    found = recognise(table(text), purpose)
    assert found.places.keys() == found.sure.keys()
    return found.places


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            "Case reference;Date of death;Sources asked;Notes;Examiner",
            "reference died sources note examiner",
        ),
        ("ME Ref No;DOD;Comments", "reference died note"),
        ("Name;NHS number;Case no.;Died on;ME", "- - reference died examiner"),
        ("Died from;Died to;Ref", "died_from died_to reference"),
        ("Last seen alive;Date found;Place found;Our ref", "died_from died_to - reference"),
        ("Cause of death;Date of death;Date of birth;MRN", "- died - reference"),
        ("Medical examiner;Examiner reference;Death date", "examiner reference died"),
    ],
)
def test_the_headings_of_a_day_list_say_which_column_is_what(headings: str, expected: str) -> None:
    text = headings.replace(";", "\t") + "\n" + "\t".join("x" for _ in headings.split(";"))
    found = recognise(table(text), Purpose.DAY_LIST)
    wanted = {Field(name): n for n, name in enumerate(expected.split()) if name != "-"}
    assert found.places == wanted
    assert set(found.sure.values()) == {Sure.HEADING}


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Date/Time\tUser\tPatient ID\tApplication\tAction", "at who reference system viewed"),
        ("Access date\tTime\tStaff name\tPatient name\tHospital no", "on time who - reference"),
        ("Timestamp\tUsername\tFull name\tMRN\tModule\tEvent", "at who - reference system viewed"),
    ],
)
def test_the_headings_of_an_access_log_say_which_column_is_what(
    headings: str, expected: str
) -> None:
    wanted = {Field(name): n for n, name in enumerate(expected.split()) if name != "-"}
    assert places(headings + "\nx\tx\tx\tx\tx\tx", Purpose.ACCESS_LOG) == wanted


def test_the_headings_of_a_duty_list_say_which_column_is_what() -> None:
    found = places("Name\tDay\tRole\nT Bell\t14/11/2026\tMEO", Purpose.DUTY_LIST)
    assert found == {Field.WHO: 0, Field.ON: 1, Field.ROLE: 2}


def test_a_list_of_numbers_has_theirs_and_ours() -> None:
    for headings in ("NHS number\tCase reference", "Hospital no\tReference", "MRN\tOur ref"):
        found = places(f"{headings}\n943 476 5870\tME-2611-0416", Purpose.NUMBER_LIST)
        assert found == {Field.THEIR_NUMBER: 0, Field.REFERENCE: 1}


def test_without_headings_the_content_tells_what_is_needed() -> None:
    found = recognise(
        table("EPR\t14 Nov 2026\tME-2611-0416\nGP\t?\tME-2611-0417"), Purpose.DAY_LIST
    )
    assert found.places == {Field.REFERENCE: 2}
    assert not found.missing
    found = recognise(table("a\t14/11/2026\tME-1\n?\t2026-11-15\tME-2"), Purpose.DAY_LIST)
    assert found.places == {Field.DIED: 1, Field.REFERENCE: 2}
    assert set(found.sure.values()) == {Sure.CONTENT}


def test_numbers_of_the_health_service_are_the_reference_only_where_nothing_else_is() -> None:
    both = "NHS no.\tLabel\n943 476 5870\tME-1\n943 476 5919\tME-2"
    assert places(both, Purpose.DAY_LIST) == {Field.REFERENCE: 1}
    alone = "NHS no.\tDOB\n943 476 5870\t14/03/1931"
    assert places(alone, Purpose.DAY_LIST) == {Field.REFERENCE: 0}


def test_an_access_log_without_headings_is_told_by_its_content() -> None:
    text = "T Bell\tME-1\t14/11/2026 09:04\nS Rahman\tME-2\t14/11/2026 10:04"
    assert places(text, Purpose.ACCESS_LOG) == {Field.AT: 2, Field.REFERENCE: 1, Field.WHO: 0}
    parted = "14/11/2026\tT Bell\tME-1\n15/11/2026\tT Bell\tME-2"
    assert places(parted, Purpose.ACCESS_LOG) == {Field.ON: 0, Field.WHO: 1, Field.REFERENCE: 2}


def test_cells_of_a_workbook_are_told_by_what_they_are() -> None:
    def of(*cells: float | datetime) -> Mapping[Field, int]:
        lines = (Line(number=1, cells=(*cells, "T Bell", "ME-1")),)
        return recognise(Table(origin=Origin.XLSX, lines=lines), Purpose.ACCESS_LOG).places

    assert of(datetime.fromisoformat("2026-11-14 09:04"))[Field.AT] == 0
    assert of(46_340.378)[Field.AT] == 0
    assert of(datetime.fromisoformat("2026-11-14"))[Field.ON] == 0
    assert of(46_340)[Field.ON] == 0
    assert Field.ON not in of(12)


def test_a_column_that_is_needed_and_not_found_is_missing() -> None:
    found = recognise(table("Name\tWard\nx\ty"), Purpose.DAY_LIST)
    assert found.missing == ((Field.REFERENCE,),)
    found = recognise(table("User\tWard\nx\ty"), Purpose.ACCESS_LOG)
    assert found.missing == ((Field.AT, Field.ON), (Field.REFERENCE,))


def test_tables_of_one_kind_have_one_fingerprint() -> None:
    one = fingerprint(table("Case Ref.\tDied\nME-1\t14/11/2026"), Purpose.DAY_LIST)
    assert one == fingerprint(table("\ncase ref\tDIED\nME-2\t15/11/2026"), Purpose.DAY_LIST)
    assert one != fingerprint(table("Died\tCase ref\n15/11/2026\tME-2"), Purpose.DAY_LIST)
    assert one != fingerprint(table("Case ref\tDied\nME-2\t15/11/2026"), Purpose.DUTY_LIST)
    bare = fingerprint(table("ME-1\t14/11/2026"), Purpose.DAY_LIST)
    assert bare == fingerprint(table("ME-2\t15/11/2026\nME-3\t16/11/2026"), Purpose.DAY_LIST)
    assert len({one, bare, fingerprint(table("ME-1"), Purpose.DAY_LIST)}) == 3
