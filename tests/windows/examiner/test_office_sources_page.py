from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QWidget

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole, SourceType
from caldicott_desktop.domain.people import Role
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.office_sources_page import OfficeSourcesPage
from tests.casework.examiner.people import LEAD
from tests.casework.test_cards import become
from tests.windows.examiner.rooms import InShell, OfficeOnLane
from tests.windows.examiner.test_examiner_page import find, words

Furnish = Callable[[], InShell]


@pytest.fixture
def inside(at_office: OfficeOnLane, furnish: Furnish) -> InShell:
    """The page in front of the lead examiner."""
    at_office.do(lambda office: office.switch(LEAD))
    made = furnish()
    made.open("office_sources")
    return made


def page_of(inside: InShell) -> OfficeSourcesPage:
    page = inside.shell.current_page()
    assert isinstance(page, OfficeSourcesPage)
    return page


def rows(page: QWidget, table: str, *columns: int) -> list[tuple[str, ...]]:
    model = find(page, QTableView, table).model()
    return [
        tuple(str(model.index(row, column).data()) for column in columns)
        for row in range(model.rowCount())
    ]


def press(inside: InShell, name: str) -> None:
    find(page_of(inside), QPushButton, name).click()
    inside.at_office.settle()


def typed(inside: InShell, name: str, text: str) -> None:
    field = find(page_of(inside), QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_sources_stand_in_the_order_of_their_keys_with_until_when(inside: InShell) -> None:
    page = page_of(inside)
    assert rows(page, "sources", 0, 2, 3, 4, 5) == [
        ("1", "In force", "19 Nov 2027", "Last episode", "–"),
        ("2", "In force", "19 Nov 2027", "Last 12 months", "28 days"),
    ]
    QAbstractItemModelTester(find(page, QTableView, "sources").model())
    press(inside, "open")
    sources = inside.at_office.do(lambda office: examiner.standing_sources(office.book))
    assert inside.decisions == [sources[0].decision_id]


def test_a_source_is_renewed_in_a_minute(inside: InShell) -> None:
    page = page_of(inside)
    press(inside, "begin_renew")
    assert "not recorded yet" in page.unsaved()
    typed(inside, "next_on", "1 Jan 2031")
    press(inside, "renew")
    assert find(page, kit.FieldRow, "next_row").error()
    typed(inside, "next_on", "nonsense")
    press(inside, "renew")
    assert find(page, kit.FieldRow, "next_row").error()
    today = inside.at_office.office.now.date()
    until = today + timedelta(days=200)
    typed(inside, "next_on", f"{until:%d/%m/%Y}")
    press(inside, "renew")
    assert "Trust EPR was renewed." in words(page)
    assert page.unsaved() == ""
    found = inside.at_office.do(lambda office: examiner.standing_sources(office.book))
    assert found[0].review_due_on == until


def test_a_new_standing_decision_begins_as_a_draft(inside: InShell) -> None:
    page = page_of(inside)
    find(page, kit.PickList, "kind").set_value(SourceType.HOSPICE.code)
    press(inside, "begin")
    assert len(inside.drafts) == 1


def test_a_person_is_appointed_changed_and_ended(inside: InShell) -> None:
    page = page_of(inside)
    assert find(page, QLabel, "no_people").isVisible()
    press(inside, "add")
    press(inside, "record")
    assert find(page, kit.FieldRow, "name_row").error()
    assert find(page, kit.FieldRow, "role_row").error()
    typed(inside, "name", "Dr A Banerjee")
    find(page, kit.PickList, "role").set_value(AccessorRole.EXAMINER.code)
    typed(inside, "from_on", "1 Nov 2026")
    press(inside, "record")
    assert rows(page, "people", 0, 1, 2, 4) == [
        ("Dr A Banerjee", "Medical examiner", "On the list", "–")
    ]
    press(inside, "change")
    typed(inside, "until_on", "2 Nov 2026")
    press(inside, "record")
    assert rows(page, "people", 2, 4) == [("Ended", "2 Nov 2026")]
    told = inside.at_office.do(lambda office: examiner.appointments_of(office.book))
    assert [each.appointment.name for each in told] == ["Dr A Banerjee"]


def test_an_officer_reads_the_lists_and_is_told_who_can_change_them(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    told = Appointment(
        name="Dr A Banerjee",
        role=AccessorRole.EXAMINER,
        from_on=at_office.office.now.date() + timedelta(days=3),
    )
    at_office.do(lambda office: examiner.change_appointment(office.switch(LEAD), told))
    at_office.do(lambda office: office.switch("T Bell"))
    inside = furnish()
    inside.open("office_sources")
    page = page_of(inside)
    assert rows(page, "people", 0, 2) == [("Dr A Banerjee", "To come")]
    for name in ("begin_renew", "begin", "add", "change"):
        press(inside, name)
        trouble = find(page, kit.NoticeBar, "trouble")
        assert "Your roles in this vault do not allow this" in trouble.words()
    assert page.unsaved() == ""


def test_who_may_not_decide_alone_is_told_who_can_renew_a_source(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    at_office.do(lambda office: become(office.switch(LEAD), Role.IG_LEAD))
    inside = furnish()
    inside.open("office_sources")
    press(inside, "begin_renew")
    page = page_of(inside)
    assert (
        "Your roles in this vault do not allow this" in find(page, kit.NoticeBar, "trouble").words()
    )
    assert page.unsaved() == ""
