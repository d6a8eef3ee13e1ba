from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole, AccessProblem, SensitiveItem
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.acts.problem_forms import NotingProblem
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage
from caldicott_desktop.windows.examiner.source_tick import SourceTick
from tests.casework.examiner.people import BELL, LEAD, Office
from tests.windows.examiner.rooms import OfficeOnLane
from tests.windows.examiner.test_case_acts import form
from tests.windows.examiner.test_examiner_page import cases, find, press, save, typed, words

Show = Callable[[], ExaminerPage]


def test_what_was_found_is_told_once_with_a_line_of_two_sources(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    typed("ME-1")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    typed("12")
    find(page.line, kit.LinkButton, "show_more").click()
    find(page.line, kit.ChoiceGroup, "sensitive_asked").button("some").click()
    save(at_office)
    assert cases(at_office) == ()  # something was found, and not said what
    find(page.line, kit.TickGroup, "sensitive").button(SensitiveItem.ADOPTION.code).click()
    find(page.line, kit.ChoiceGroup, "bereaved_asked").button("none").click()
    save(at_office)
    (row,) = cases(at_office)
    told = at_office.do(lambda office: office.page(row.id))
    assert told.found.sensitive is not None
    assert told.found.sensitive.answer == (SensitiveItem.ADOPTION,)
    assert [each.answer.anything for each in told.found.bereaved] == [False]
    assert told.found.linked == ()
    stated = [each.access.findings.sensitive for each in told.accesses]
    assert stated == [None, (SensitiveItem.ADOPTION,)]
    assert not find(page.line, kit.ChoiceGroup, "sensitive_asked").isVisible()
    assert find(page.line, kit.ChoiceGroup, "sensitive_asked").value() == "not_asked"


def test_what_is_missing_of_a_living_person_s_record_is_said_beside_its_field(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    typed("ME-2")
    page.line.tick(1)
    find(page.line, kit.LinkButton, "show_more").click()
    find(page.line, kit.ChoiceGroup, "linked_asked").button("baby").click()
    save(at_office)
    assert cases(at_office) == ()
    assert find(page.line, kit.FieldRow, "linked_reference_row").error()
    assert find(page.line, kit.FieldRow, "article_6_row").error()
    assert "line is typed" in page.unsaved()


def test_a_problem_with_access_is_of_the_source_that_had_it(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    typed("ME-3")
    page.line.tick(1)
    page.line.tick(2)
    find(page.line, kit.LinkButton, "show_more").click()
    tick = page.findChildren(SourceTick)[1]
    problem = find(tick, kit.PickList, "access_problem")
    assert problem.isVisibleTo(page)
    problem.set_value(AccessProblem.DELAY.code)
    problem.changed.emit()
    save(at_office)
    (row,) = cases(at_office)
    told = at_office.do(lambda office: office.page(row.id))
    assert [each.access.access_problem for each in told.accesses] == [None, AccessProblem.DELAY]


def test_a_number_in_the_free_text_of_a_source_is_pointed_out_beside_it(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    typed("ME-4")
    page.line.tick(1)
    tick = page.findChildren(SourceTick)[0]
    scope = find(tick, kit.PickList, "scope")
    scope.set_value("whole_record")
    scope.changed.emit()
    find(tick, QLineEdit, "scope_reason").setFocus()
    typed("for 943 476 5919")
    row = find(tick, kit.FieldRow, "reason_row")
    at_office.qtbot.waitUntil(lambda: bool(row.note()))


def test_the_same_sources_again_copies_scopes_and_no_words_about_another_death(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    typed("ME-5")
    tick = page.findChildren(SourceTick)[1]
    scope, reason = find(tick, kit.PickList, "scope"), find(tick, QLineEdit, "scope_reason")
    scope.set_value("whole_record")
    scope.changed.emit()
    reason.setFocus()
    typed("An illness since childhood")
    save(at_office)
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert tick.is_ticked
    assert scope.value() == "whole_record"
    assert reason.isVisible()
    assert reason.text() == ""
    typed("ME-6")
    save(at_office)
    assert [row.reference for row in cases(at_office)] == ["ME-5"]
    assert reason.hasFocus()


def test_what_is_wrong_is_said_beside_a_field_once_it_is_left(
    at_office: OfficeOnLane, show: Show
) -> None:
    page, now = show(), at_office.office.now
    reference = find(page.line, kit.FieldRow, "reference_row")
    typed("943 476 5919")
    press(Qt.Key.Key_Return)
    at_office.settle()
    assert "NHS, CHI or Health and Care number" in reference.error()
    assert reference.note() == ""
    typed(f"{now - timedelta(days=2):%d/%m/%Y}")
    find(page.line, kit.LinkButton, "show_more").click()
    row = find(page.line, kit.FieldRow, "accessed_at_row")
    when = find(page.line, kit.DateTimeField, "accessed_at")
    for days, said in ((3, "before the death"), (-1, "not come")):
        when.day.setFocus()
        when.day.clear()
        typed(f"{now - timedelta(days=days):%d/%m/%Y}")
        press(Qt.Key.Key_Tab)
        assert row.error() == ""
        when.time.clear()
        typed("09:00")
        press(Qt.Key.Key_Tab)
        at_office.settle()
        assert said in row.error()
    assert not find(page.line, kit.ErrorSummary, "faults").isVisible()


def test_a_number_among_the_words_of_a_reference_is_pointed_out_once_it_is_left(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    row = find(page.line, kit.FieldRow, "reference_row")
    typed("Ward 3, 943 476 5919")
    at_office.settle()
    assert row.note() == ""
    press(Qt.Key.Key_Return)
    at_office.settle()
    assert "looks like an NHS number" in row.note()
    assert row.error() == ""
    page.line.clear()
    find(page.line, QLineEdit, "reference").setFocus()
    typed("Joan Harker")
    press(Qt.Key.Key_Return)
    at_office.settle()
    assert "There is no digit in this reference" in row.note()
    assert row.error() == ""


def test_what_stands_on_a_source_stays_when_the_sources_are_read_anew(show: Show) -> None:
    page = show()
    page.line.tick(2)
    find(page.line, kit.LinkButton, "show_more").click()
    problem = find(page.findChildren(SourceTick)[1], kit.PickList, "access_problem")
    problem.set_value(AccessProblem.DELAY.code)
    page.line.show_sources(tuple(reversed(page.sources)))
    (access,) = page.line.read().accesses
    assert access.access_problem is AccessProblem.DELAY
    page.line.tick(2)
    shown = [each for each in page.findChildren(SourceTick) if each.isVisibleTo(page)]
    assert all(find(each, kit.PickList, "access_problem").isVisibleTo(page) for each in shown)


def test_a_problem_on_a_saved_line_is_offered_to_be_noted_with_its_source(
    at_office: OfficeOnLane, show: Show
) -> None:
    page = show()
    typed("ME-7")
    page.line.tick(2)
    find(page.line, kit.LinkButton, "show_more").click()
    problem = find(page.findChildren(SourceTick)[1], kit.PickList, "access_problem")
    problem.set_value(AccessProblem.REFUSED.code)
    save(at_office)
    offer = find(page, kit.NoticeBar, "offer")
    assert "The line of ME-7 tells of a problem with GP Connect: Refused." in words(offer)
    at_office.do(lambda office: office.save("ME-8", office.epr))
    find(page, QLineEdit, "search").setText("ME-8")  # another case is in front by now
    at_office.settle()
    offer.action.click()
    at_office.settle()
    assert not offer.isVisible()
    noting = form(page, NotingProblem)
    assert find(noting, kit.PickList, "source_listed").value() == at_office.office.gp
    find(noting, kit.DateField, "asked_on").setFocus()
    typed("today")
    save(at_office)
    (row,) = [each for each in cases(at_office) if each.reference == "ME-7"]
    (noted,) = at_office.do(lambda office: examiner.problems_of(office.book, row.id))
    assert noted.problem.code is AccessProblem.REFUSED


def appoint(office: Office) -> None:
    """Somebody on the office's list who has no key in its vault."""
    told = Appointment(name="Dr A Locum", role=AccessorRole.EXAMINER, from_on=office.now.date())
    examiner.change_appointment(office.switch(LEAD), told)
    office.switch(BELL)


def test_of_somebody_without_a_key_it_is_said_that_nothing_can_be_confirmed_here(
    at_office: OfficeOnLane, show: Show
) -> None:
    at_office.do(appoint)
    page = show()
    who = find(page, kit.PickList, "accessor")
    who.setCurrentIndex(who.findText("Dr A Locum", Qt.MatchFlag.MatchStartsWith))
    who.activated.emit(who.currentIndex())
    said = "Cannot be confirmed here: Dr A Locum has no key in this vault"
    assert said in find(page, kit.SpokenLabel, "facts").text()
    find(page, QLineEdit, "reference").setFocus()
    typed("ME-9")
    page.line.tick(1)
    save(at_office)
    assert said in words(page.pane)


def test_the_head_tells_how_many_of_the_lines_of_today_are_prepared(
    at_office: OfficeOnLane, show: Show
) -> None:
    at_office.do(lambda office: office.prepare(office.save("ME-1", office.epr).case_id))
    at_office.do(lambda office: office.save("ME-2", office.epr))
    assert "1 of today’s lines prepared" in find(show(), kit.SpokenLabel, "count").text()
