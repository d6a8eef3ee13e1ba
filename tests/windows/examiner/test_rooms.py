from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QTableView

from caldicott_desktop.casework import examiner
from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.domain.people import Role
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.acts.preparing import Preparing
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage
from caldicott_desktop.windows.examiner.exception_dialog import ExceptionDialog
from caldicott_desktop.windows.examiner.office_sources_page import OfficeSourcesPage
from caldicott_desktop.windows.examiner.other_list_part import OtherListPart
from caldicott_desktop.windows.examiner.reconciliation_page import ReconciliationPage
from caldicott_desktop.windows.examiner.source_tick import SourceTick
from caldicott_desktop.windows.waiting import Waiting
from tests.casework.examiner.people import LEAD, Office
from tests.casework.test_cards import become
from tests.windows.examiner.rooms import InShell, OfficeOnLane, answering
from tests.windows.examiner.test_case_acts import act, form
from tests.windows.examiner.test_examiner_page import find, save

Furnish = Callable[[], InShell]


def raised(office: Office) -> CaseId:
    case_id = office.save("ME-1", office.epr).case_id
    office.switch(LEAD)
    examiner.raise_exception(office.book, case_id, ExceptionTrigger.DISPUTE)
    return case_id


def test_exceptions_have_an_item_that_counts_those_that_wait(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    at_office.do(raised)
    inside = furnish()
    item = find(inside.shell, kit.CountButton, "exceptions")
    assert item.accessibleName() == ""
    Waiting(inside.shell, at_office.desk, at_office.office.book, inside.shell).count()
    at_office.settle()
    assert item.accessibleName() == "Exceptions, 1 waiting"
    item.click()
    at_office.settle()
    assert item.isChecked()
    assert not find(inside.shell, QPushButton, "examiner").isChecked()


def test_pages_and_acts_of_the_office_are_found_by_words(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    at_office.do(lambda office: office.save("ME-1", office.epr))
    inside = furnish()
    inside.open("examiner")
    found = {each.words: each for each in inside.shell.to_find()}
    assert found["Prepare for the examiner"].shortcut == "Ctrl+Shift+P"
    assert found["Paste day list"].shortcut == "Ctrl+Shift+V"
    find(inside.rooms.log, QTableView, "table").setFocus(Qt.FocusReason.OtherFocusReason)
    found["Prepare for the examiner"].run()
    form(inside.rooms.log, Preparing)  # is open
    found["Problems of access"].run()
    at_office.settle()
    assert "Prepare for the examiner" not in {each.words for each in inside.shell.to_find()}


@pytest.mark.parametrize("role", [Role.GUARDIAN, Role.IG_LEAD, Role.OWNER])
def test_who_has_no_part_in_the_log_goes_to_what_it_rests_on_from_the_menu_and_back(
    at_office: OfficeOnLane, furnish: Furnish, role: Role
) -> None:
    at_office.do(lambda office: office.switch(LEAD))
    at_office.do(lambda office: become(office.book, role))
    inside = furnish()
    assert not find(inside.shell, QPushButton, "examiner").isVisible()
    found = {each.words: each for each in inside.shell.to_find()}
    for words, kind in (
        ("Sources and people", OfficeSourcesPage),
        ("Compare with a source’s log", ReconciliationPage),
    ):
        found[words].run()
        at_office.settle()
        page = inside.shell.current_page()
        assert isinstance(page, kind)
        find(page, QPushButton, "leave").click()
        assert inside.shell.current_page() is inside.shell.page("today")
    assert "Office today" not in found


def test_a_linked_record_that_was_opened_offers_an_exception_with_its_reason(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    at_office.do(lambda office: office.save("ME-1", office.epr))
    inside = furnish()
    inside.open("examiner")
    page = inside.rooms.log
    find(page, QTableView, "table").setFocus(Qt.FocusReason.OtherFocusReason)
    act(page, Qt.Key.Key_P)
    preparing = form(page, Preparing)
    find(preparing, kit.LinkButton, "show_found").click()
    find(preparing, kit.ChoiceGroup, "linked_asked").button("mother").click()
    find(preparing, QLineEdit, "linked_reference").setText("M-1")
    find(preparing, QLineEdit, "linked_scope").setText("This pregnancy")
    for name in ("article_6", "article_9"):
        find(preparing, kit.PickList, name).setCurrentIndex(1)
    find(preparing, kit.ChoiceGroup, "linked_person_told").button("yes").click()
    find(preparing, QLineEdit, "linked_reference").setFocus(Qt.FocusReason.OtherFocusReason)
    save(at_office)
    offer = find(page, kit.NoticeBar, "exception_offer")
    assert "A living person’s record was opened with ME-1." in offer.words()
    chosen: list[str | None] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, ExceptionDialog)
        chosen.append(find(dialog, kit.PickList, "trigger").value())
        dialog.accept()

    answering(take)
    offer.action.click()
    at_office.settle()
    assert chosen == [ExceptionTrigger.LINKED_RECORD.code]
    (row,) = at_office.do(lambda office: examiner.every_exception(office.book))
    assert row.case_reference == "ME-1"


def ticks(inside: InShell) -> list[SourceTick]:
    found = inside.rooms.log.line.findChildren(SourceTick)
    return [each for each in found if each.isVisible()]


def test_a_standing_decision_that_has_lapsed_is_renewed_from_the_line(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    at_office.do(lambda office: office.switch(LEAD))
    at_office.office.world.hands.now += timedelta(days=380)
    inside = furnish()
    inside.open("examiner")
    first, second = ticks(inside)
    renew = find(second, kit.LinkButton, "renew")
    assert renew.isVisible()
    assert find(first, kit.LinkButton, "renew").isVisible()
    renew.click()
    at_office.settle()
    page = inside.shell.current_page()
    assert isinstance(page, OfficeSourcesPage)
    assert find(page, kit.DateField, "next_on").hasFocus()
    find(page, QPushButton, "renew").click()
    at_office.settle()
    inside.open("examiner")
    shown = [find(each, kit.LinkButton, "renew").isVisible() for each in ticks(inside)]
    assert shown == [True, False]


def test_pages_made_part_by_part_ahead_are_whole_when_they_are_opened(furnish: Furnish) -> None:
    inside = furnish()
    inside.open("office")
    for name, parts, most in (("examiner", SourceTick, 14), ("reconciliation", OtherListPart, 5)):
        assert sum(1 for _step in inside.shell.made(name)) > most
        assert inside.shell.page(name).findChildren(parts)
        assert not inside.shell.page(name).isVisible()
        inside.open(name)
        assert inside.shell.page(name).isVisible()
    inside.open("examiner")
    first, second = ticks(inside)
    first.take_keyboard()
    QTest.keyClick(first, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert (first.key, second.key) == (1, 2)
    assert (first.is_ticked, second.is_ticked) == (False, True)
    inside.rooms.log.line.clear()  # or the window would ask before it closes


def test_a_log_of_which_not_all_is_made_has_nothing_that_was_not_saved(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    inside = furnish()
    steps = inside.shell.made("examiner")
    next(steps)
    (page,) = inside.shell.findChildren(ExaminerPage)
    assert page.unsaved() == ""
    assert inside.rooms.log is page
    assert find(page, QLineEdit, "reference").isEnabled()
    at_office.settle()
