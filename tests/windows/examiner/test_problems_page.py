from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import AccessProblem, ProblemResult
from caldicott_desktop.domain.examiner.problems import ProblemNoted
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.acts.problem_forms import EndingProblem, NotingProblem
from caldicott_desktop.windows.examiner.exceptions_page import ExceptionsPage
from caldicott_desktop.windows.examiner.holder_letter_page import HolderLetterPage
from caldicott_desktop.windows.examiner.problems_page import ProblemsPage
from tests.casework.examiner.people import LEAD, Office
from tests.windows.conftest import Answers
from tests.windows.examiner.rooms import InShell, OfficeOnLane
from tests.windows.examiner.test_case_acts import act, form
from tests.windows.examiner.test_examiner_page import find, press, save, typed, words

Furnish = Callable[[], InShell]


def problem(office: Office, code: AccessProblem = AccessProblem.DELAY) -> examiner.EntryId:
    """A problem with the GP record of the one case there is, asked for today."""
    case_id = office.save("ME-1", office.epr).case_id
    told = ProblemNoted(source=office.gp, code=code, asked_on=office.now.date())
    examiner.note_problem(office.book, case_id, told)
    return examiner.problems_of(office.book, case_id)[-1].id


def page_of(inside: InShell) -> ProblemsPage:
    page = inside.shell.current_page()
    assert isinstance(page, ProblemsPage)
    return page


def rows(page: ProblemsPage) -> list[list[str]]:
    model = find(page, QTableView, "table").model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_problem_is_noted_from_its_case_by_keyboard_and_gone_on_with_from_there(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    saved = at_office.do(lambda office: office.save("ME-1", office.epr))
    inside = furnish()
    inside.open("examiner")
    log = inside.rooms.log
    act(log, Qt.Key.Key_A)
    noting = form(log, NotingProblem)
    assert find(noting, kit.PickList, "source_listed").hasFocus()
    save(at_office)
    assert find(noting, kit.FieldRow, "holder_row").error()
    assert at_office.do(lambda office: examiner.problems_of(office.book, saved.case_id)) == ()
    find(noting, QLineEdit, "holder").setFocus()
    typed("Mill Lane Surgery")
    find(noting, kit.ChoiceGroup, "code").set_value(AccessProblem.DELAY.code)
    find(noting, kit.DateField, "asked_on").setFocus()
    typed("today")
    save(at_office)
    (shown,) = at_office.do(lambda office: examiner.problems_of(office.book, saved.case_id))
    assert shown.problem.noted.holder == "Mill Lane Surgery"
    assert "Delay: Mill Lane Surgery" in words(log.pane)
    links = [each for each in log.pane.findChildren(kit.LinkButton) if each.text().startswith("Go")]
    links[0].click()
    at_office.settle()
    page = page_of(inside)
    (row,) = rows(page)
    assert row[:3] == ["ME-1", "Delay", "Mill Lane Surgery"]
    assert row[4] == "0 days"
    QAbstractItemModelTester(find(page, QTableView, "table").model())
    find(page, QPushButton, "open_case").click()
    at_office.settle()
    assert inside.shell.current_page() is log
    assert find(log, QLineEdit, "search").text() == "ME-1"


def test_a_source_names_its_holder_by_itself(at_office: OfficeOnLane, furnish: Furnish) -> None:
    saved = at_office.do(lambda office: office.save("ME-1", office.epr))
    inside = furnish()
    inside.open("examiner")
    act(inside.rooms.log, Qt.Key.Key_A)
    noting = form(inside.rooms.log, NotingProblem)
    listed = find(noting, kit.PickList, "source_listed")
    listed.set_value(at_office.office.gp)
    listed.changed.emit()
    assert not find(noting, QLineEdit, "holder").isVisible()
    find(noting, kit.ChoiceGroup, "code").set_value(AccessProblem.REFUSED.code)
    find(noting, kit.DateField, "asked_on").setText("today")
    save(at_office)
    (shown,) = at_office.do(lambda office: examiner.problems_of(office.book, saved.case_id))
    assert shown.problem.noted.source == at_office.office.gp
    assert shown.problem.noted.holder == "General practices of the area"


def test_a_holder_is_asked_again_twice_which_offers_an_exception_and_then_it_ends(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    problem_id = at_office.do(problem)
    at_office.do(lambda office: office.switch(LEAD))
    inside = furnish()
    inside.open("problems")
    page = page_of(inside)
    assert find(page, QTableView, "table").hasFocus()
    offer = find(page, kit.NoticeBar, "offer")
    for _ in range(2):
        assert not offer.isVisible()
        find(page, QPushButton, "chase").click()
        assert find(page, kit.ChoiceGroup, "code").hasFocus()
        save(at_office)
        assert find(page, kit.FieldRow, "asked_row").error()
        find(page, kit.DateField, "asked_on").setFocus()
        typed("today")
        assert "not recorded yet" in page.unsaved()
        press(Qt.Key.Key_Escape)
        assert "not recorded yet" in page.unsaved()
        find(page, kit.ChoiceGroup, "code").set_value(AccessProblem.AWAITING_REPLY.code)
        save(at_office)
        assert "Recorded for ME-1." in words(page)
        assert find(page, QTableView, "table").hasFocus()
    assert offer.isVisible()
    assert rows(page)[0][5] == "2"
    offer.action.click()
    at_office.settle()
    assert len(inside.drafts) == 1
    find(page, QPushButton, "resolve").click()
    press(Qt.Key.Key_Escape)
    assert inside.shell.current_page() is page
    find(page, QPushButton, "resolve").click()
    (ending,) = (each for each in page.findChildren(EndingProblem) if each.isVisible())
    find(ending, kit.ChoiceGroup, "result").set_value(ProblemResult.CAME.code)
    find(ending, kit.DateField, "on").setText("today")
    save(at_office)
    assert rows(page) == []
    assert find(page, QLabel, "nothing").isVisible()
    told = at_office.do(lambda office: examiner.problem_of(office.book, problem_id))
    assert told.problem.resolved is not None
    press(Qt.Key.Key_Escape)
    at_office.settle()
    assert inside.shell.current_page() is inside.rooms.log


def test_what_an_officer_brings_to_a_decision_waits_among_the_exceptions(
    at_office: OfficeOnLane, furnish: Furnish
) -> None:
    at_office.do(lambda office: problem(office, AccessProblem.REFUSED))
    inside = furnish()
    inside.open("problems")
    page = page_of(inside)
    find(page, kit.NoticeBar, "offer").action.click()
    at_office.settle()
    waiting = inside.shell.current_page()
    assert isinstance(waiting, ExceptionsPage)
    assert "You raised it." in words(waiting)
    assert inside.drafts == []


def test_letters_to_the_holder_leave_as_files_and_say_which_they_are(
    at_office: OfficeOnLane, furnish: Furnish, answers: Answers, tmp_path: Path
) -> None:
    at_office.do(problem)
    inside = furnish()
    for entry, kind in enumerate(("Asking for", "Asking again")):
        inside.open("problems")
        menu = find(page_of(inside), QPushButton, "letter").menu()
        assert menu is not None
        menu.actions()[entry].trigger()
        at_office.settle()
        page = inside.shell.current_page()
        assert isinstance(page, HolderLetterPage)
        assert kind in words(page)
        recipient = find(page, QPlainTextEdit, "recipient").toPlainText()
        assert recipient == "General practices of the area"
        target = tmp_path / f"letter {entry}.pdf"
        answers.paths = [target]
        find(page, QPushButton, "save_pdf").click()
        at_office.settle()
        assert target.read_bytes().startswith(b"%PDF")
        find(page, QPushButton, "copy").click()
        at_office.settle()
        assert "ME-1" in QGuiApplication.clipboard().text()
        find(page, kit.LinkButton, "back").click()
        at_office.settle()
        assert isinstance(inside.shell.current_page(), ProblemsPage)
