from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QTableView

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole, ExceptionTrigger, Scope
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage
from caldicott_desktop.windows.examiner.exception_dialog import ExceptionDialog
from caldicott_desktop.windows.examiner.exceptions_page import ExceptionsPage
from caldicott_desktop.windows.examiner.source_tick import SourceTick
from tests.casework.examiner.people import BELL, FENWICK, LEAD, OSEI, Office
from tests.windows.examiner.rooms import InShell, OfficeOnLane, answering
from tests.windows.examiner.test_examiner_page import find, words

Furnish = Callable[[], InShell]


@pytest.fixture
def lead(at_office: OfficeOnLane) -> examiner.CaseId:
    """A case of the log, with the lead examiner at work."""
    saved = at_office.do(lambda office: office.save("ME-1", office.epr))
    at_office.do(lambda office: office.switch(LEAD))
    return saved.case_id


def begin(source: str) -> Callable[[QDialog], None]:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ExceptionDialog)
        go_ahead = find(dialog, QPushButton, "go_ahead")
        go_ahead.click()
        assert dialog.isVisible()  # without a trigger it stays, and says so
        assert find(dialog, kit.FieldRow, "trigger_row").error()
        find(dialog, kit.PickList, "trigger").set_value(ExceptionTrigger.REFUSED.code)
        find(dialog, kit.PickList, "source").set_value(source)
        go_ahead.click()

    return answer


def test_an_exception_is_a_draft_two_answers_away_from_its_case(
    at_office: OfficeOnLane, furnish: Furnish, lead: examiner.CaseId
) -> None:
    inside = furnish()
    inside.open("examiner")
    answering(begin(at_office.office.gp))
    find(inside.rooms.log, kit.ActionButton, "raise_exception").click()
    at_office.settle()
    found = at_office.do(lambda office: examiner.exceptions_of(office.book, lead))
    assert [each.id for each in found.drafts] == inside.drafts
    inside.open("exceptions")
    page = inside.shell.current_page()
    assert isinstance(page, ExceptionsPage)
    table = find(page, QTableView, "table")
    model = table.model()
    QAbstractItemModelTester(model)
    assert [model.index(0, column).data() for column in (0, 1)] == ["ME-1", "To be decided"]
    assert inside.shell.focusWidget() is table
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert inside.drafts == [inside.drafts[0]] * 2
    find(page, QPushButton, "leave").click()
    assert inside.shell.current_page() is inside.rooms.log


def test_nothing_is_begun_where_the_question_is_left(
    at_office: OfficeOnLane, furnish: Furnish, lead: examiner.CaseId
) -> None:
    inside = furnish()
    inside.open("examiner")
    answering(lambda dialog: find(dialog, QPushButton, "leave").click())
    find(inside.rooms.log, kit.ActionButton, "raise_exception").click()
    at_office.settle()
    assert inside.drafts == []
    assert at_office.do(lambda office: examiner.exceptions_of(office.book, lead)).drafts == ()
    inside.open("exceptions")
    page = inside.shell.current_page()
    assert page is not None
    assert find(page, QLabel, "nothing").isVisible()
    assert not find(page, QPushButton, "open").isVisible()


def test_what_an_officer_raises_waits_until_a_lead_takes_it_over(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    at_office.do(lambda office: office.save("ME-1", office.epr))
    inside = furnish()
    inside.open("examiner")
    answering(begin(at_office.office.gp))
    find(inside.rooms.log, kit.ActionButton, "raise_exception").click()
    at_office.settle()
    page = inside.shell.current_page()
    assert isinstance(page, ExceptionsPage)
    assert find(page, QTableView, "table").model().index(0, 1).data() == "Waits for a lead"
    assert "You raised it." in words(page)
    assert not find(page, QPushButton, "open").isEnabled()
    inside.shell.hide()
    at_office.do(lambda office: office.switch("K Osei"))
    other = furnish()
    other.open("exceptions")
    page = other.shell.current_page()
    assert page is not None
    assert "T Bell raised it. It waits" in words(page)
    assert not find(page, QPushButton, "open").isEnabled()
    other.shell.hide()
    at_office.do(lambda office: office.switch(LEAD))
    leads = furnish()
    leads.open("exceptions")
    page = leads.shell.current_page()
    assert page is not None
    take = find(page, QPushButton, "open")
    assert take.text() == "Take over and open"
    take.click()
    at_office.settle()
    assert len(leads.drafts) == 1
    assert inside.drafts == other.drafts == []
    assert take.text() == "Open"
    assert find(page, QTableView, "table").model().index(0, 4).data() == LEAD


def test_a_colleague_s_draft_says_who_can_open_it(
    at_office: OfficeOnLane, furnish: Furnish, lead: examiner.CaseId
) -> None:
    at_office.do(
        lambda office: examiner.raise_exception(office.book, lead, ExceptionTrigger.DISPUTE)
    )
    at_office.do(lambda office: office.switch("T Bell"))
    inside = furnish()
    inside.open("exceptions")
    page = inside.shell.current_page()
    assert page is not None
    assert "kept by Priya Nair" in words(page)
    assert not find(page, QPushButton, "open").isEnabled()
    QTest.keyClick(find(page, QTableView, "table"), Qt.Key.Key_Return)
    assert inside.drafts == []


def test_the_day_list_is_pasted_from_the_log_and_leads_back_to_it(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    inside = furnish()
    inside.open("examiner")
    QGuiApplication.clipboard().setText("Case ref\tDied\nME-5\t14/11/2026\nME-6\t14/11/2026\n")
    find(inside.rooms.log, kit.ActionButton, "paste").click()
    at_office.settle()
    page = inside.shell.current_page()
    assert page is not None
    find(page, QPushButton, "confirm").click()
    at_office.settle()
    find(page, QPushButton, "list_cases").click()
    at_office.settle()
    assert inside.shell.current_page() is inside.rooms.log
    assert "2 cases listed." in words(inside.shell)


def test_what_the_office_has_beside_its_log_is_a_menu_away(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    inside = furnish()
    inside.open("examiner")
    menu = find(inside.rooms.log, QPushButton, "office").menu()
    assert menu is not None
    exceptions = next(each for each in menu.actions() if each.text() == "Exceptions")
    exceptions.trigger()
    at_office.settle()
    assert isinstance(inside.shell.current_page(), ExceptionsPage)


def opened_after_closure(office: Office) -> examiner.CaseId:
    case_id = office.save("ME-1", office.epr).case_id
    office.prepare(case_id)
    office.switch(FENWICK)
    office.complete(case_id)
    return case_id


def test_what_is_opened_after_closure_offers_an_exception_with_its_reason(
    at_office: OfficeOnLane, show: Callable[[], ExaminerPage]
) -> None:
    case_id = at_office.do(opened_after_closure)
    page = show()
    asked: list[tuple[object, ...]] = []
    page.exception_asked.connect(lambda *each: asked.append(each))
    page.line.begin("ME-1")
    at_office.settle()
    page.line.tick(1)
    page.line.save()
    at_office.settle()
    offer = find(page, kit.NoticeBar, "exception_offer")
    assert "ME-1 was closed before this was opened." in offer.words()
    offer.action.click()
    assert asked == [(case_id, "ME-1", ExceptionTrigger.AFTER_CLOSURE)]
    assert not offer.isVisible()


def somebody_on_the_list(office: Office) -> None:
    osei = Appointment(name=OSEI, role=AccessorRole.OFFICER, from_on=office.now.date())
    examiner.change_appointment(office.switch(LEAD), osei)
    office.switch(BELL)


def test_a_whole_record_and_somebody_on_no_list_offer_an_exception(
    at_office: OfficeOnLane, show: Callable[[], ExaminerPage]
) -> None:
    at_office.do(somebody_on_the_list)
    page = show()
    offer = find(page, kit.NoticeBar, "exception_offer")
    asked: list[object] = []
    page.exception_asked.connect(lambda _case, _reference, why: asked.append(why))

    def save(reference: str, scope: str | None = None) -> str:
        page.line.begin(reference)
        at_office.settle()
        page.line.tick(1)
        tick = page.line.findChildren(SourceTick)[0]
        if scope is not None:
            find(tick, kit.PickList, "scope").set_value(scope)
            find(tick, kit.PickList, "scope").changed.emit()
            find(tick, QLineEdit, "scope_reason").setText("Old injury in the causal chain")
        page.line.save()
        at_office.settle()
        return offer.words() if offer.isVisible() else ""

    assert "ME-1 was opened by somebody not on the office’s list that day." in save("ME-1")
    assert save("ME-2") == ""  # it was said of them
    assert "The whole record was opened for ME-3" in save("ME-3", Scope.WHOLE.code)
    offer.action.click()
    assert asked == [ExceptionTrigger.WHOLE_RECORD]
