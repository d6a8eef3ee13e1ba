from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QTableView, QWidget

from caldicott_desktop.casework import examiner
from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.domain.examiner.case import CaseCompleted
from caldicott_desktop.domain.examiner.choices import CaseState, LinkedRecord, ReopenReason
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.acts.concluding import Completing, Passing, Referring
from caldicott_desktop.windows.examiner.acts.detailing import Detailing
from caldicott_desktop.windows.examiner.acts.losing import Losing
from caldicott_desktop.windows.examiner.acts.preparing import Preparing
from caldicott_desktop.windows.examiner.acts.reopening import Reopening
from caldicott_desktop.windows.examiner.acts.step_form import StepForm
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage
from tests.casework.examiner.people import BELL, FENWICK, RAHMAN, Office
from tests.windows.examiner.rooms import OfficeOnLane
from tests.windows.examiner.test_examiner_page import find, press, save, typed, words

Show = Callable[[], ExaminerPage]
F = TypeVar("F", bound=StepForm[Any])
SHIFTED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def act(page: ExaminerPage, key: Qt.Key) -> None:
    """Press the key of an act with the keyboard on the list."""
    find(page, QTableView, "table").setFocus()
    press(key, SHIFTED)


def form(page: ExaminerPage, kind: type[F]) -> F:
    found = [each for each in page.findChildren(kind) if each.isVisibleTo(page)]
    assert len(found) == 1, words(page)
    return found[0]


def open_forms(page: ExaminerPage) -> list[StepForm[Any]]:
    return [each for each in page.findChildren(StepForm) if each.isVisibleTo(page)]


def listed(at_office: OfficeOnLane, many: int, *, worker: str = BELL) -> list[CaseId]:
    """So many prepared cases, with `worker` at work afterwards."""

    def done(office: Office) -> list[CaseId]:
        ids = [office.save(f"ME-{n:02}", office.epr).case_id for n in range(many)]
        office.prepare(*ids)
        office.switch(worker)
        return ids

    return at_office.do(done)


def state(at_office: OfficeOnLane, case_id: CaseId) -> CaseState:
    return at_office.do(lambda office: office.page(case_id).state)


def completed(step: QWidget, name: str, text: str) -> list[str]:
    """What a field offers to whoever types `text` into it."""
    completer = find(step, QLineEdit, name).completer()
    completer.setCompletionPrefix(text)
    model = completer.completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def tick_independent(page: ExaminerPage) -> None:
    find(page, QCheckBox, "independent").setFocus()
    press(Qt.Key.Key_Space)


def test_an_officer_prepares_a_case_for_an_examiner_by_keyboard(
    at_office: OfficeOnLane, show: Show
) -> None:
    saved = at_office.do(lambda office: office.save("ME-1", office.epr))
    page = show()
    act(page, Qt.Key.Key_P)
    prepared = form(page, Preparing)
    assert find(prepared, kit.GrowingText, "note").hasFocus()
    typed("All here.")
    press(Qt.Key.Key_Tab)
    typed(RAHMAN)
    assert "about a case is not recorded" in page.unsaved()
    save(at_office)
    told = at_office.do(lambda office: office.page(saved.case_id))
    assert told.state is CaseState.PREPARED
    assert told.examiner == RAHMAN
    assert open_forms(page) == []
    assert page.unsaved() == ""
    assert "Recorded as prepared: 1 case" in find(page.acts, kit.NoticeBar, "said").words()
    assert find(page, QTableView, "table").hasFocus()


def test_what_an_officer_may_not_do_is_answered_with_who_can_and_switch_user(
    at_office: OfficeOnLane, show: Show
) -> None:
    listed(at_office, 1)
    page = show()
    act(page, Qt.Key.Key_C)
    assert open_forms(page) == []
    bar = find(page.acts, kit.NoticeBar, "said")
    assert "medical examiner" in bar.words().lower()
    with at_office.qtbot.waitSignal(page.switch_asked):
        bar.action.click()


def test_an_examiner_asserts_independence_and_completes_the_case_that_is_shown(
    at_office: OfficeOnLane, show: Show
) -> None:
    (case_id,) = listed(at_office, 1, worker=RAHMAN)
    page = show()
    act(page, Qt.Key.Key_C)
    completing = form(page, Completing)
    assert "I am independent" in find(completing, QLabel, "standing_words").text()
    save(at_office)
    independent = find(completing, QCheckBox, "independent")
    assert independent.hasFocus()
    assert not independent.isChecked()
    assert state(at_office, case_id) is CaseState.PREPARED
    press(Qt.Key.Key_Space)
    find(completing, kit.GrowingText, "own_words").setFocus()
    typed("I took no part in their care.")
    save(at_office)
    told = at_office.do(lambda office: office.page(case_id))
    assert told.state is CaseState.COMPLETE
    assert told.assertion is not None
    assert told.assertion.answer.own_words == "I took no part in their care."
    completed = told.timeline[-1].told
    assert isinstance(completed, CaseCompleted)
    assert completed.read == tuple(each.id for each in told.accesses)


def test_a_selection_is_completed_once_every_case_of_it_was_read(
    at_office: OfficeOnLane, show: Show
) -> None:
    ids = listed(at_office, 3, worker=RAHMAN)
    page = show()
    table = find(page, QTableView, "table")
    table.setFocus()
    table.selectAll()
    act(page, Qt.Key.Key_C)
    completing = form(page, Completing)
    unread = find(completing, kit.NoticeBar, "unread")
    assert "2 case" in unread.words()
    tick_independent(page)
    save(at_office)
    assert "not been read" in find(completing, kit.NoticeBar, "trouble").words()
    assert [state(at_office, each) for each in ids] == [CaseState.PREPARED] * 3
    for _ in range(2):
        press(Qt.Key.Key_N, SHIFTED)
        at_office.settle()
    assert unread.isHidden()
    save(at_office)
    assert [state(at_office, each) for each in ids] == [CaseState.COMPLETE] * 3
    assert "3 case" in find(page.acts, kit.NoticeBar, "said").words()


def test_a_case_of_which_more_was_opened_since_is_unread_again(
    at_office: OfficeOnLane, show: Show
) -> None:
    listed(at_office, 1, worker=RAHMAN)
    page = show()
    readings = page.acts.readings
    assert readings.unread(page.chosen()) == ()

    def opened_unseen(office: Office) -> None:
        office.save("ME-00", office.gp)

    at_office.do(opened_unseen)
    more = at_office.do(lambda office: examiner.case_page(office.book).rows)
    assert readings.unread(more) == more


def test_a_case_is_referred_to_the_coroner_and_comes_back(
    at_office: OfficeOnLane, show: Show
) -> None:
    (case_id,) = listed(at_office, 1, worker=RAHMAN)
    page = show()
    act(page, Qt.Key.Key_R)
    referring = form(page, Referring)
    tick_independent(page)
    save(at_office)
    assert find(referring, kit.ErrorSummary, "faults").isVisible()
    find(referring, QLineEdit, "coroner").setText("His Majesty's Coroner for Northmere")
    find(referring, kit.DateField, "referred_on").setText("today")
    save(at_office)
    assert state(at_office, case_id) is CaseState.CORONER
    act(page, Qt.Key.Key_B)
    reopening = form(page, Reopening)
    reason = find(reopening, kit.ChoiceGroup, "reason")
    assert ReopenReason.RETURNED.code in reason.choices()
    reason.button(ReopenReason.RETURNED.code).click()
    save(at_office)
    assert state(at_office, case_id) is CaseState.REOPENED
    act(page, Qt.Key.Key_R)
    at_office.settle()
    assert completed(form(page, Referring), "coroner", "north") == [
        "His Majesty's Coroner for Northmere"
    ]


def test_cases_that_were_read_are_passed_on_with_why(at_office: OfficeOnLane, show: Show) -> None:
    ids = listed(at_office, 2, worker=RAHMAN)
    page = show()
    find(page, QTableView, "table").selectAll()
    act(page, Qt.Key.Key_T)
    passing = form(page, Passing)
    find(passing, QLineEdit, "examiner").setText(FENWICK)
    find(passing, kit.GrowingText, "why").setPlainText("On leave from tomorrow.")
    save(at_office)
    assert state(at_office, ids[0]) is CaseState.PREPARED  # one of the two was not read
    press(Qt.Key.Key_N, SHIFTED)
    at_office.settle()
    find(passing, kit.GrowingText, "why").setFocus()
    save(at_office)
    for case_id in ids:
        told = at_office.do(partial(Office.page, case_id=case_id))
        assert (told.state, told.examiner) == (CaseState.PASSED, FENWICK)


def test_not_independent_is_recorded_now_and_what_is_missing_later(
    at_office: OfficeOnLane, show: Show
) -> None:
    (case_id,) = listed(at_office, 1, worker=RAHMAN)
    page = show()
    act(page, Qt.Key.Key_I)
    losing = form(page, Losing)
    circumstance = find(losing, kit.PickList, "circumstance_listed")
    assert circumstance.hasFocus()
    circumstance.set_value("attended_in_life")
    circumstance.changed.emit()
    assert not find(losing, kit.ChoiceGroup, "toward").isVisible()
    now = at_office.office.now
    for name in ("came_to_light_at", "stopped_at"):
        find(losing, kit.DateTimeField, name).set_value(now)
    save(at_office)
    told = at_office.do(lambda office: office.page(case_id))
    assert len(told.lost) == 1
    act(page, Qt.Key.Key_I)
    adding = form(page, Losing)
    assert not find(adding, QLineEdit, "who").isVisible()
    assert find(adding, QLineEdit, "notified").hasFocus()
    typed("The appointing trust")
    find(adding, QLineEdit, "notified_how").setText("By letter")
    find(adding, kit.DateTimeField, "notified_at").set_value(now)
    save(at_office)
    told = at_office.do(lambda office: office.page(case_id))
    assert len(told.lost) == 2
    assert "not handed over yet" in words(page.pane)
    act(page, Qt.Key.Key_I)
    find(form(page, Losing), kit.LinkButton, "another").click()
    at_office.settle()
    assert completed(form(page, Losing), "notified", "trust") == ["The appointing trust"]


def test_details_are_corrected_and_a_case_is_marked_as_high_profile(
    at_office: OfficeOnLane, show: Show
) -> None:
    (case_id,) = listed(at_office, 1)
    page = show()
    act(page, Qt.Key.Key_D)
    detailing = form(page, Detailing)
    died = find(detailing, QLineEdit, "died")
    assert died.text() == "18 Nov 2026"
    died.setText("yesterdays")
    save(at_office)
    assert died.hasFocus()
    assert died.text() == "yesterdays"
    died.setText("17–18 Nov 2026")
    high = find(detailing, kit.ChoiceGroup, "high_profile")
    high.button("yes").click()
    save(at_office)
    details = at_office.do(lambda office: office.page(case_id)).details
    assert (details.died_from_on, details.died_to_on) == (date(2026, 11, 17), date(2026, 11, 18))
    assert details.high_profile is True


def test_what_was_logged_for_somebody_is_confirmed_by_them_one_by_one_or_at_once(
    at_office: OfficeOnLane, show: Show
) -> None:
    def logged(office: Office) -> None:
        for reference, *opened in (("ME-1", office.epr), ("ME-2", office.epr, office.gp)):
            line = office.line(reference, *opened)
            of = replace(line, accessor=RAHMAN, accessor_id=office.ids[RAHMAN])
            examiner.save_line(office.book, of)
        office.switch(RAHMAN)

    at_office.do(logged)
    page = show()
    confirm = find(page.acts, kit.ActionButton, "confirm")
    assert confirm.text().startswith("Confirm 3 of mine")
    assert [row.awaiting for row in page.chosen()] == [2]
    mine = [
        each
        for each in page.pane.findChildren(kit.LinkButton)
        if each.accessibleName() == "Confirm that it was mine: GP Connect"
    ]
    mine[0].click()
    at_office.settle()
    assert "1 access confirmed" in find(page.acts, kit.NoticeBar, "said").words()
    assert [row.awaiting for row in page.chosen()] == [1]
    assert confirm.accessibleName().startswith("Confirm 2 accesses")
    act(page, Qt.Key.Key_F)
    at_office.settle()
    assert not confirm.isVisible()
    assert [row.awaiting for row in page.chosen()] == [0]


def test_what_was_found_starts_as_not_asked_and_can_be_taken_back_to_it(
    at_office: OfficeOnLane, show: Show
) -> None:
    (case_id,) = listed(at_office, 1)
    page = show()
    act(page, Qt.Key.Key_P)
    preparing = form(page, Preparing)
    find(preparing, kit.LinkButton, "show_found").click()
    asked = find(preparing, kit.ChoiceGroup, "sensitive_asked")
    linked = find(preparing, kit.ChoiceGroup, "linked_asked")
    assert (asked.value(), linked.value()) == ("not_asked", "not_asked")
    asked.button("some").click()
    save(at_office)
    assert find(preparing, kit.TickGroup, "sensitive").isVisible()
    assert state(at_office, case_id) is CaseState.PREPARED
    find(preparing, kit.TickGroup, "sensitive").button("note_of_refusal").click()
    prompt = find(preparing, kit.NoticeBar, "prompt")
    assert "said to the bereaved" in prompt.words()
    asked.button("not_asked").click()
    assert not prompt.isVisible()
    linked.button("none").click()
    save(at_office)
    found = at_office.do(lambda office: office.page(case_id)).found
    assert found.sensitive is None
    assert [each.answer.record for each in found.linked] == [LinkedRecord.NONE]


def test_a_form_in_which_something_is_written_is_not_given_up_for_another(
    at_office: OfficeOnLane, show: Show
) -> None:
    listed(at_office, 2)
    page = show()
    act(page, Qt.Key.Key_P)
    preparing = form(page, Preparing)
    find(preparing, kit.GrowingText, "note").setFocus()
    typed("Half")
    table = find(page, QTableView, "table")
    table.setFocus()
    press(Qt.Key.Key_Down)
    at_office.settle()
    assert open_forms(page) == [preparing]
    act(page, Qt.Key.Key_D)
    assert open_forms(page) == [preparing]
    assert "something is written" in find(page.acts, kit.NoticeBar, "said").words()


def test_names_and_numbers_in_a_note_are_pointed_out_beside_it(
    at_office: OfficeOnLane, show: Show
) -> None:
    listed(at_office, 1)
    page = show()
    act(page, Qt.Key.Key_P)
    note = find(form(page, Preparing), kit.GrowingText, "note")
    note.setPlainText("Born 12/03/1941, 943 476 5919")
    row = find(form(page, Preparing), kit.FieldRow, "note_row")
    at_office.qtbot.waitUntil(lambda: bool(row.note()))


@pytest.mark.parametrize("key", [Qt.Key.Key_R, Qt.Key.Key_A, Qt.Key.Key_I, Qt.Key.Key_D])
def test_what_is_of_one_case_is_not_done_to_several(
    at_office: OfficeOnLane, show: Show, key: Qt.Key
) -> None:
    listed(at_office, 2, worker=RAHMAN)
    page = show()
    find(page, QTableView, "table").selectAll()
    act(page, key)
    assert open_forms(page) == []
    assert "one case at a time" in find(page.acts, kit.NoticeBar, "said").words()
    assert QApplication.focusWidget() is not None


def test_a_form_is_brought_into_sight_in_a_low_window(at_office: OfficeOnLane, show: Show) -> None:
    listed(at_office, 1, worker=RAHMAN)
    page = show()
    page.resize(588, 522)
    at_office.settle()
    act(page, Qt.Key.Key_I)
    first = find(form(page, Losing), kit.PickList, "circumstance_listed")
    assert first.hasFocus()
    at_office.qtbot.waitUntil(lambda: not first.visibleRegion().isEmpty())
