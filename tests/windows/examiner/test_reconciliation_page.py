from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from caldicott_desktop.casework import examiner
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.domain.examiner.reconciliation import FindingKind
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.difference_rows import EXPLAINED
from caldicott_desktop.windows.examiner.other_list_part import OtherListPart
from caldicott_desktop.windows.examiner.reconciliation_page import ReconciliationPage
from caldicott_desktop.windows.examiner.their_people_part import TheirPeoplePart
from caldicott_desktop.windows.examiner.their_systems_part import TheirSystemsPart
from caldicott_desktop.windows.saying import digest_words
from tests.casework.examiner.people import BELL, LEAD, OSEI, Office
from tests.windows.examiner.rooms import InShell, OfficeOnLane, answering
from tests.windows.examiner.test_examiner_page import find, words

Furnish = Callable[[], InShell]

LOG = (
    "Date and time\tUser name\tCase reference\n"
    "22/11/2026 09:00\tT Bell\tME-1\n"
    "22/11/2026 08:30\tT Bell\tME-2\n"
    "22/11/2026 08:40\tK Osei\tME-4\n"
    "21/11/2026 10:00\tT Bell\tME-5\n"
    "20/11/2026 08:00\tT Bell\tME-6\n"
)
DUTY = "Staff name\tDuty date\nT Bell\t22/11/2026\nT Bell\t20/11/2026\nK Osei\t22/11/2026\n"


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UK)


def plant(office: Office) -> None:
    """Differences of every class, and one access that has its line."""
    for reference in ("ME-1", "ME-3"):
        office.save(reference, office.epr)
    for reference, told in (
        ("ME-4", {"accessor": OSEI, "accessed_at": at(22, 9)}),
        ("ME-5", {"accessed_at": at(21, 10)}),
        ("ME-6", {"accessed_at": at(20, 8)}),
    ):
        line = replace(office.line(reference, office.epr), **told)
        examiner.save_line(office.book, line)
    bell = Appointment(name=BELL, role=AccessorRole.OFFICER, from_on=at(1, 0).date())
    examiner.change_appointment(office.switch(LEAD), bell)


@pytest.fixture
def inside(at_office: OfficeOnLane, furnish: Furnish) -> InShell:
    """The page in front of the lead examiner of an office with differences."""
    at_office.do(plant)
    made = furnish()
    made.open("reconciliation")
    return made


def page_of(inside: InShell) -> ReconciliationPage:
    page = inside.shell.current_page()
    assert isinstance(page, ReconciliationPage)
    return page


def press(inside: InShell, name: str) -> None:
    find(page_of(inside), QPushButton, name).click()
    inside.at_office.settle()


def read(inside: InShell, which: int, text: str) -> None:
    """Paste a list and say that its columns are right."""
    part = page_of(inside).findChildren(OtherListPart)[which]
    QGuiApplication.clipboard().setText(text)
    part.paste()
    inside.at_office.settle()
    find(part, QPushButton, "confirm").click()
    inside.at_office.settle()


def compare(inside: InShell) -> None:
    find(page_of(inside), kit.PickList, "source").set_value(inside.at_office.office.epr)
    press(inside, "compare")


def kinds(inside: InShell) -> list[str]:
    model = find(page_of(inside), QTableView, "table").model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def test_planted_differences_of_every_class_are_found_and_in_sight(
    inside: InShell, qtbot: QtBot
) -> None:
    read(inside, 0, LOG)
    read(inside, 1, DUTY)
    compare(inside)
    assert sorted(kinds(inside)) == [
        "Access without a line",
        "Line added afterwards",
        "Line without an access",
        "Not on duty that day",
        "Not on the list that day",
    ]
    summary = find(page_of(inside), kit.SpokenLabel, "summary").text()
    assert "Matched: 1" in summary
    assert "Duty not checked" not in summary
    table = find(page_of(inside), QTableView, "table")
    seen = find(page_of(inside), kit.ScrollPage, "page").viewport()
    qtbot.waitUntil(
        lambda: seen.rect().contains(QRect(table.mapTo(seen, QPoint(0, 0)), table.size()))
    )
    QAbstractItemModelTester(find(page_of(inside), QTableView, "table").model())


def test_without_a_duty_list_the_page_says_that_duty_was_not_checked(inside: InShell) -> None:
    read(inside, 0, LOG)
    compare(inside)
    assert "Duty not checked" in find(page_of(inside), kit.SpokenLabel, "summary").text()
    assert "Not on duty that day" not in kinds(inside)


def test_a_comparison_is_recorded_once_each_difference_is_explained(inside: InShell) -> None:
    page = page_of(inside)
    read(inside, 0, LOG)
    read(inside, 1, DUTY)
    compare(inside)
    press(inside, "record")
    assert find(page, kit.GrowingText, "note").hasFocus()
    assert inside.at_office.do(lambda office: examiner.reconciliations(office.book)) == ()
    assert find(page, QLabel, "nothing").isVisible()
    for number in range(4):
        find(page, kit.GrowingText, "note").setPlainText(f"Looked at, {number}")
        press(inside, "keep")
    find(page, QLineEdit, "incident").setText("IR-77")
    press(inside, "keep")
    assert page.unsaved()
    press(inside, "record")
    assert "recorded and signed" in words(page)
    assert page.unsaved() == ""
    (shown,) = inside.at_office.do(lambda office: examiner.reconciliations(office.book))
    found = {each.kind for each in shown.made.findings}
    assert found == set(FindingKind) - {FindingKind.MATCHED}
    assert shown.made.duty_sha256
    assert {each.incident for each in shown.made.findings} == {None, "IR-77"}
    earlier = find(page, QTableView, "earlier").model()
    explained = find(page, QTableView, "explained").model()
    for model in (earlier, explained):
        QAbstractItemModelTester(model)
    assert [str(earlier.index(0, column).data()) for column in (0, 2, 3)] == [
        "Electronic patient record of the trust",
        "5",
        "5",
    ]
    words_beside = [str(explained.index(row, 5).data()) for row in range(explained.rowCount())]
    assert sorted(words_beside) == ["IR-77", *(f"Looked at, {number}" for number in range(4))]
    assert digest_words(shown.made.file_sha256) in find(page, QLabel, "told").text()


def choosing(words: str) -> Callable[[QDialog], None]:
    """What presses a button of a question."""

    def press_it(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text() == words).click()

    return press_it


def test_what_is_written_beside_a_difference_stays_when_another_is_chosen(
    inside: InShell,
) -> None:
    page = page_of(inside)
    read(inside, 0, LOG)
    compare(inside)
    note, table = find(page, kit.GrowingText, "note"), find(page, QTableView, "table")
    note.setPlainText("Rung about 943 476 5919")
    row = find(page, kit.FieldRow, "note_row")
    inside.at_office.qtbot.waitUntil(lambda: "looks like an NHS number" in row.note())
    table.selectRow(1)
    assert note.toPlainText() == ""
    assert table.model().index(0, EXPLAINED).data() == "Rung about 943 476 5919"
    assert page.unsaved()
    table.selectRow(0)
    assert note.toPlainText() == "Rung about 943 476 5919"
    note.clear()
    assert page.unsaved() == ""


def test_before_a_list_is_read_again_it_is_asked_whether_explanations_may_go(
    inside: InShell,
) -> None:
    page = page_of(inside)
    read(inside, 0, LOG)
    compare(inside)
    find(page, kit.GrowingText, "note").setPlainText("On call")
    part = page.findChildren(OtherListPart)[0]
    found = kinds(inside)
    for again in (part.paste, find(part, kit.LinkButton, "change").click):
        answering(choosing("&Keep it"))
        again()
        inside.at_office.settle()
        assert kinds(inside) == found
        assert find(page, kit.GrowingText, "note").toPlainText() == "On call"
    answering(choosing("&Go on without it"))
    part.paste()
    inside.at_office.settle()
    assert kinds(inside) == []
    assert page.unsaved() == ""


def test_whose_log_it_is_and_an_upside_down_period_are_said(inside: InShell) -> None:
    page = page_of(inside)
    read(inside, 0, LOG)
    press(inside, "compare")
    assert find(page, kit.FieldRow, "source_row").error()
    find(page, kit.DateField, "first_on").setText("nonsense")
    compare(inside)
    assert find(page, kit.FieldRow, "first_row").error()
    find(page, kit.DateField, "first_on").setText("22 Nov 2026")
    find(page, kit.DateField, "last_on").setText("1 Nov 2026")
    compare(inside)
    assert find(page, kit.NoticeBar, "trouble").isVisible()
    assert kinds(inside) == []


def test_rows_that_cannot_be_read_are_named_with_the_reason(inside: InShell) -> None:
    read(inside, 0, LOG + "soon\tT Bell\tME-1\n")
    compare(inside)
    assert "1 row of the log could not be read." in words(page_of(inside))
    assert "Row 7:" in words(page_of(inside))


def test_which_systems_are_the_source_and_whose_a_number_is_are_told_once(
    inside: InShell,
) -> None:
    page = page_of(inside)
    log = LOG.replace("\n", "\tEPR\n").replace("reference\tEPR", "reference\tSystem")
    log = log.replace("ME-1", "943 476 5919")
    read(inside, 0, log + "22/11/2026 08:50\tT Bell\tME-9\tMaternity\n")
    compare(inside)
    assert kinds(inside).count("Access without a line") == 3
    assert "1 row with a number of no case known here." in words(page)
    (part,) = page.findChildren(TheirSystemsPart)
    here, other = [each for each in part.findChildren(kit.PickList) if each.isVisible()]
    assert (here.value(), other.value()) == (None, None)
    here.set_value("this")
    other.set_value("other")
    find(part, QPushButton, "remember_systems").click()
    inside.at_office.settle()
    assert kinds(inside).count("Access without a line") == 2
    assert "Rows of other systems: 1" in find(page, kit.SpokenLabel, "summary").text()
    read(inside, 2, "NHS number\tCase reference\n943 476 5919\tME-1\nH1\t\n")
    assert not part.isVisible()
    compare(inside)
    assert kinds(inside).count("Access without a line") == 1
    assert "1 row of the numbers could not be read." in words(page)
    assert "Row 3: There is no case reference in this row." in words(page)
    here, other = [each for each in part.findChildren(kit.PickList) if each.isVisible()]
    assert (here.value(), other.value()) == ("this", "other")


def who_is_asked(inside: InShell) -> list[kit.PickList]:
    (part,) = page_of(inside).findChildren(TheirPeoplePart)
    return [each for each in part.findChildren(kit.PickList) if each.isVisible()]


def test_who_a_user_id_is_is_asked_once_and_what_is_explained_stays(inside: InShell) -> None:
    read(inside, 0, LOG.replace("T Bell", "BELLT01"))
    assert who_is_asked(inside) == []
    compare(inside)
    assert kinds(inside).count("Access without a line") == 4
    table = find(page_of(inside), QTableView, "table")
    table.selectRow(kinds(inside).index("Not on the list that day"))
    find(page_of(inside), kit.GrowingText, "note").setPlainText("On loan to us")
    press(inside, "keep")
    (pick,) = who_is_asked(inside)
    assert pick.value() is None
    pick.set_value(f"ours:{BELL}")
    press(inside, "remember")
    assert sorted(kinds(inside)) == [
        "Access without a line",
        "Line added afterwards",
        "Line without an access",
        "Not on the list that day",
    ]
    model = table.model()
    explained = [str(model.index(row, EXPLAINED).data()) for row in range(model.rowCount())]
    assert explained.count("On loan to us") == 1
    (pick,) = who_is_asked(inside)
    assert pick.value() == f"ours:{BELL}"
    pick.set_value("other")
    press(inside, "remember")
    assert kinds(inside).count("Access without a line") == 4
    assert page_of(inside).unsaved()
    table.selectRow(kinds(inside).index("Not on the list that day"))
    find(page_of(inside), kit.GrowingText, "note").setPlainText("")
    press(inside, "keep")
    assert page_of(inside).unsaved() == ""
