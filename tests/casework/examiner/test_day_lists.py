from __future__ import annotations

import time
from collections.abc import Generator
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest

from caldicott_desktop.casework import examiner
from caldicott_desktop.casework.digesting import FileUnreadable
from caldicott_desktop.domain.authority import NotEntitled
from caldicott_desktop.domain.examiner.choices import Came
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.tables import Field, Purpose, Sure
from caldicott_desktop.importing import UnreadableList
from caldicott_desktop.importing.limits import MOST_BYTES
from caldicott_desktop.store import settings
from tests.casework.examiner.people import LEAD, Office
from tests.casework.test_cards import become

T = TypeVar("T")

LIST = (
    "Case ref\tDate of death\tMedical examiner\n"
    "ME-1\t14/11/2026\tDr S Rahman\n"
    "943 476 5919\t14/11/2026\t\n"
    "ME-2\t14-15 Nov 2026\t\n"
    "me-1\t14/11/2026\t\n"
    "ME-3\t31/02/2026\t\n"
)


def whole(steps: Generator[object, None, T]) -> T:
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            found: T = finished.value
            return found


def paste(office: Office, text: str = LIST) -> examiner.OtherList:
    return examiner.paste_list(office.book, Purpose.DAY_LIST, text)


def test_a_preview_names_every_row_that_cannot_be_listed_and_offers_doubles_as_one(
    office: Office,
) -> None:
    office.save("ME-2")
    found = whole(examiner.preview_day_list(office.book, paste(office)))
    assert [(row.reference, row.numbers, row.is_here) for row in found.rows] == [
        ("ME-1", (2, 5), False),
        ("ME-2", (4,), True),
    ]
    assert [(fault.number, fault.said.id) for fault in found.faults] == [
        (3, "day-list.health-number"),
        (6, "died.no-such-day"),
    ]


def test_a_row_whose_words_could_identify_somebody_is_remarked_on_before_it_is_signed(
    office: Office,
) -> None:
    office.save("ME-3")
    number = "943 476 5919"
    text = (
        "Case ref\tDate of death\tNote\n"
        f"ME-1\t14/11/2026\tRing about {number}\n"
        "ME-2\t14/11/2026\turgent\n"
        f"ME-3\t14/11/2026\tRing about {number}\n"
    )
    found = whole(examiner.preview_day_list(office.book, paste(office, text)))
    remarks = [[each.id for each in row.remarks] for row in found.rows]
    assert remarks == [["day-list.identifies"], [], []]
    (said,) = found.rows[0].remarks
    assert "an NHS number" in said.words
    assert number not in said.words
    assert examiner.list_day_list(office.book, paste(office, text)).added == 2


def test_a_long_list_is_looked_through_in_turns_and_says_how_far_it_is(office: Office) -> None:
    text = "Case ref\n" + "\n".join(f"DL-{n:03}" for n in range(120))
    looked = list(examiner.preview_day_list(office.book, paste(office, text)))
    assert len(looked) > 7
    assert {at.total for at in looked} == {240}
    done = [at.done for at in looked]
    assert done == sorted(set(done))
    assert done[-1] == 240


def test_what_is_not_on_the_log_is_listed_with_where_it_came_from(office: Office) -> None:
    office.save("ME-2")
    listed = examiner.list_day_list(office.book, paste(office))
    assert (listed.added, listed.here) == (1, 1)
    (case_id,) = listed.changes.cases
    details = office.page(case_id).details
    assert (details.reference, details.came, details.examiner) == (
        "ME-1",
        Came.PASTED,
        "Dr S Rahman",
    )
    assert details.list_sha256 == sha256(LIST.encode()).hexdigest()


def test_a_list_is_listed_once_however_often_it_is_pasted(office: Office) -> None:
    examiner.list_day_list(office.book, paste(office))
    again = examiner.list_day_list(office.book, paste(office))
    assert (again.added, again.here) == (0, 2)


def test_columns_are_confirmed_once_for_lists_with_the_same_headings(office: Office) -> None:
    read = paste(office)
    assert not read.is_confirmed
    places = {Field.REFERENCE: 0, Field.DIED: 1}
    confirmed = examiner.confirm_columns(office.book, read, places)
    assert confirmed.is_confirmed
    again = paste(office, LIST.replace("Case ref", "CASE REF:"))
    assert again.is_confirmed
    assert dict(again.columns.places) == places
    assert set(again.columns.sure.values()) == {Sure.CONFIRMED}
    assert not paste(office, LIST.replace("Case ref", "Our number")).is_confirmed


def test_one_column_is_not_confirmed_as_two_things(office: Office) -> None:
    read = paste(office)
    with pytest.raises(ValueError, match="share a column"):
        examiner.confirm_columns(office.book, read, {Field.REFERENCE: 0, Field.DIED: 0})
    assert not paste(office).is_confirmed


@pytest.mark.parametrize(
    "kept",
    ["nonsense", '{"purpose": "day_list", "places": {"reference": 9}}'],
    ids=["unreadable", "wider"],
)
def test_remembered_columns_that_fit_no_longer_are_asked_for_again(
    office: Office, kept: str
) -> None:
    examiner.confirm_columns(office.book, paste(office), {Field.REFERENCE: 0})
    with office.book.store.transaction():
        ((name, _),) = settings.beginning_with(office.book.store, "list-columns ")
        settings.put(office.book.store, name, kept)
    read = paste(office)
    assert not read.is_confirmed
    assert read.columns.place(Field.DIED) == 1


def test_a_file_is_read_in_turns_and_known_by_its_bytes(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "day.csv"
    path.write_text(LIST.replace("\t", ","), encoding="utf-8")
    read = whole(examiner.read_list(office.book, Purpose.DAY_LIST, path))
    assert read.name == "day.csv"
    assert read.sha256 == sha256(path.read_bytes()).hexdigest()
    listed = examiner.list_day_list(office.book, read)
    page = office.page(next(iter(listed.changes.cases)))
    assert page.details.came is Came.CSV


def test_a_file_that_is_no_list_is_refused_in_words(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(UnreadableList):
        whole(examiner.read_list(office.book, Purpose.DAY_LIST, path))
    with pytest.raises(FileUnreadable):
        whole(examiner.read_list(office.book, Purpose.DAY_LIST, tmp_path / "gone.csv"))
    with pytest.raises(FileUnreadable):
        whole(examiner.read_list(office.book, Purpose.DAY_LIST, tmp_path))


def test_a_file_that_is_far_too_large_is_refused_before_it_is_read_whole(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(4 * MOST_BYTES)
    began = time.process_time()
    with pytest.raises(UnreadableList):
        whole(examiner.read_list(office.book, Purpose.DAY_LIST, path))
    assert time.process_time() - began < 2


def test_fifty_thousand_rows_are_another_list_than_a_day_s(office: Office) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableList):
        paste(office, "Case ref\n" + "\n".join(f"ME-{n}" for n in range(50_000)))
    assert time.process_time() - began < 2


def test_500_cases_are_listed_within_two_seconds(office: Office) -> None:
    text = "Case ref\tDied\n" + "\n".join(f"ME-{n}\t14/11/2026" for n in range(500))
    read = paste(office, text)
    began = time.process_time()
    assert examiner.list_day_list(office.book, read).added == 500
    assert time.process_time() - began < 2


def test_whoever_may_not_list_cases_lists_no_day(office: Office) -> None:
    become(office.switch(LEAD), Role.OWNER, Role.AUDITOR)
    read = paste(office)
    with pytest.raises(NotEntitled):
        examiner.list_day_list(office.book, read)
