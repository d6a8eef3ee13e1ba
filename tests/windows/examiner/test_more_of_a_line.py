from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from caldicott_desktop.domain.examiner.choices import AccessProblem, SensitiveItem
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage
from caldicott_desktop.windows.examiner.source_tick import SourceTick
from tests.windows.examiner.rooms import OfficeOnLane
from tests.windows.examiner.test_examiner_page import cases, find, press, save, typed

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
    assert told.found.bereaved is not None
    assert told.found.linked is None
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
