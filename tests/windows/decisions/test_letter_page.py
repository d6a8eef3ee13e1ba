"""The reply letter on the screen: seen before it leaves, changed by hand, kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.letter_page import LetterPage
from caldicott_desktop.windows.theme import Theme
from tests.domain import samples
from tests.windows.conftest import Answers
from tests.windows.decisions.given import Given
from tests.windows.filled import at
from tests.windows.lane import OnLane

TYPED = "Mr D Hartley\n8 Weir Terrace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    page: LetterPage
    lane: OnLane
    case: Case
    made: casework.Recorded
    given: Given

    def widget(self, name: str) -> QWidget:
        (found,) = self.page.findChildren(QWidget, name)
        return found

    def text(self, name: str) -> kit.GrowingText:
        found = self.widget(name)
        assert isinstance(found, kit.GrowingText)
        return found

    def press(self, name: str) -> None:
        assert self.widget(name).isVisible(), name
        QTest.keyClick(self.widget(name), Qt.Key.Key_Space)
        self.lane.settle()

    def bar(self, name: str) -> kit.NoticeBar:
        found = self.widget(name)
        assert isinstance(found, kit.NoticeBar)
        return found

    def begun(self) -> tuple[str, ...]:
        page = self.lane.do(lambda house: casework.open_decision(house.book, self.made.decision_id))
        return tuple(each.what for each in page.afterwards)


@pytest.fixture
def desk_of(lane: OnLane, qtbot: QtBot, theme: Theme, tmp_path: Path, answers: Answers) -> Desk:
    del theme
    given = Given()
    case = at(samples.refused(), lane.filled.clock.now)
    made = lane.do(lambda house: house.record(case))
    copying = Copying(folder=tmp_path, asks=answers.asks, programs=given.programs)
    page = LetterPage(lane.desk, lane.filled.book, copying)
    qtbot.addWidget(page)
    page.resize(1000, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.write_to(made.decision_id, made.reference)
    lane.settle()
    return Desk(page=page, lane=lane, case=case, made=made, given=given)


def test_a_changed_letter_is_not_lost_unasked(desk_of: Desk) -> None:
    assert desk_of.page.unsaved() == ""
    desk_of.text("recipient").setPlainText(TYPED)
    assert desk_of.page.unsaved()
    desk_of.press("copy")
    assert desk_of.page.unsaved() == ""


def test_a_changed_letter_is_found_again_after_another_decisions(desk_of: Desk) -> None:
    desk_of.text("recipient").setPlainText(TYPED)
    other = desk_of.lane.do(
        lambda house: house.record(at(samples.refused(), desk_of.lane.filled.clock.now))
    )
    desk_of.page.write_to(other.decision_id, other.reference)
    desk_of.lane.settle()
    assert desk_of.text("recipient").toPlainText() != TYPED
    assert desk_of.page.unsaved()
    desk_of.page.write_to(desk_of.made.decision_id, desk_of.made.reference)
    desk_of.lane.settle()
    assert desk_of.text("recipient").toPlainText() == TYPED
    assert desk_of.text("body").toPlainText().startswith("# Your request: our decision")


def test_the_letter_is_shown_before_it_leaves(desk_of: Desk) -> None:
    body = desk_of.text("body").toPlainText()
    assert body.startswith("# Your request: our decision")
    assert str(desk_of.case.request.requester_told) in body
    assert desk_of.text("recipient").toPlainText() == desk_of.case.request.organisation
    assert desk_of.text("recipient").hasFocus()
    assert desk_of.begun() == ()


def test_what_could_identify_someone_is_pointed_out_before_it_leaves(
    desk_of: Desk, qtbot: QtBot
) -> None:
    def notes() -> list[str]:
        labels = desk_of.page.findChildren(QLabel)
        return [each.text() for each in labels if "looks like" in each.text() and each.isVisible()]

    desk_of.text("body").setPlainText("# Ours\n\nRing 01632 960114.")
    qtbot.wait(600)
    assert notes() == []
    desk_of.text("body").setPlainText("# Ours\n\nHis number is 943 476 5919.")
    qtbot.waitUntil(lambda: len(notes()) == 1)
    assert "NHS number" in notes()[0]


def test_what_is_typed_is_what_is_saved(desk_of: Desk, answers: Answers, tmp_path: Path) -> None:
    target = tmp_path / "reply.docx"
    answers.paths.append(target)
    desk_of.text("recipient").setPlainText(TYPED)
    greeting = desk_of.widget("greeting")
    assert isinstance(greeting, QLineEdit)
    greeting.setText("Dear Mr Hartley")
    desk_of.text("body").setPlainText("# Ours\n\nNo, I am sorry.")
    desk_of.press("save")
    ((_title, start),) = answers.asked
    assert start.name == f"{desk_of.made.reference} reply.docx"
    words = [each.text for each in docx.Document(str(target)).paragraphs]
    for said in ("Dear Mr Hartley", "Ours", "No, I am sorry."):
        assert said in words
    assert desk_of.widget("open_file").hasFocus()
    desk_of.press("open_file")
    assert desk_of.given.opened == [target]
    assert desk_of.begun() == (f"Reply letter written for {desk_of.case.request.organisation}",)


@pytest.mark.parametrize("typed", ["reply.pdf", "reply.docx", "reply"])
def test_a_letter_is_saved_as_pdf_under_a_name_that_says_so(
    desk_of: Desk, answers: Answers, tmp_path: Path, typed: str
) -> None:
    answers.paths.append(tmp_path / typed)
    desk_of.press("save_pdf")
    ((_title, start),) = answers.asked
    assert start.name == f"{desk_of.made.reference} reply.pdf"
    (written,) = tmp_path.glob("reply*")
    assert written.suffix == ".pdf"
    assert written.read_bytes().startswith(b"%PDF-")
    assert desk_of.begun() == (f"Reply letter written for {desk_of.case.request.organisation}",)


def test_a_letter_is_locked_with_a_passphrase_that_is_typed_twice(
    desk_of: Desk, answers: Answers, tmp_path: Path
) -> None:
    target = tmp_path / "reply.docx"
    desk_of.press("lock")
    desk_of.press("save")
    assert answers.asked == []
    opens = "fictional words for a letter"
    for field in desk_of.page.findChildren(QLineEdit):
        if field.echoMode() is QLineEdit.EchoMode.Password:
            field.setText(opens)
    answers.paths.append(target)
    desk_of.press("save")
    with pytest.raises(casework.PassphraseNeeded):
        casework.verify_document(target)
    assert casework.verify_document(target, passphrase=opens).status == 2


def test_no_file_is_written_where_no_place_was_chosen(desk_of: Desk, answers: Answers) -> None:
    answers.paths.append(None)
    desk_of.press("save")
    assert desk_of.begun() == ()
    assert not desk_of.widget("done").isVisible()


def test_a_file_that_is_there_is_replaced_only_when_that_is_said(
    desk_of: Desk, answers: Answers, tmp_path: Path
) -> None:
    target = tmp_path / "reply.docx"
    target.write_text("mine")
    answers.paths.append(target)
    desk_of.press("save")
    assert target.read_text() == "mine"
    there = desk_of.bar("there")
    assert there.isVisible()
    there.action.click()
    desk_of.lane.settle()
    assert target.read_bytes()[:2] == b"PK"
    assert not there.isVisible()


def test_a_letter_is_copied_as_text_and_that_is_recorded(desk_of: Desk) -> None:
    desk_of.press("copy")
    copied = QGuiApplication.clipboard().text()
    assert desk_of.made.reference in copied
    assert "Your request: our decision" in copied
    assert not [line for line in copied.splitlines() if line.startswith("#")]
    assert not desk_of.widget("open_file").isVisible()
    assert [each.partition(" for ")[0] for each in desk_of.begun()] == [
        "Reply letter copied as text"
    ]


def test_reasons_come_in_when_they_are_ticked_and_hand_written_words_are_asked_about(
    desk_of: Desk,
) -> None:
    reasons = str(desk_of.case.conclusion.reasons)
    desk_of.press("with_reasons")
    assert reasons in desk_of.text("body").toPlainText()
    desk_of.text("body").setPlainText("My own words.")
    desk_of.press("with_reasons")
    assert desk_of.text("body").toPlainText() == "My own words."
    anew = desk_of.bar("anew")
    assert anew.isVisible()
    (leave,) = (b for b in anew.findChildren(QPushButton) if b.text() == "Dismiss")
    leave.click()
    box = desk_of.widget("with_reasons")
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    desk_of.press("with_reasons")
    anew.action.click()
    desk_of.lane.settle()
    assert reasons not in desk_of.text("body").toPlainText()
    assert desk_of.text("body").toPlainText().startswith("# Your request")


def test_a_letter_that_is_being_written_is_there_again(desk_of: Desk) -> None:
    desk_of.text("body").setPlainText("My own words.")
    desk_of.page.write_to(desk_of.made.decision_id, desk_of.made.reference)
    desk_of.lane.settle()
    assert desk_of.text("body").toPlainText() == "My own words."


def test_another_decisions_letter_shows_nothing_of_the_first(desk_of: Desk) -> None:
    desk_of.text("recipient").setPlainText(TYPED)
    clock = desk_of.lane.filled.clock
    case = at(samples.of_outcome(Outcome.DEFER), clock.now)
    other = desk_of.lane.do(lambda house: house.record(case))
    desk_of.page.write_to(other.decision_id, other.reference)
    assert not desk_of.widget("letter_card").isVisible()
    desk_of.lane.settle()
    assert desk_of.text("body").toPlainText().startswith("# Your request: what we need")
    assert desk_of.text("recipient").toPlainText() != TYPED


def test_why_no_letter_is_written_is_said_on_the_page(desk_of: Desk) -> None:
    desk_of.text("body").setPlainText(" ")
    desk_of.press("copy")
    assert "nothing in it" in desk_of.bar("trouble").words()
    assert desk_of.begun() == ()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_is_never_wider_than_the_window(
    desk_of: Desk, theme: Theme, qtbot: QtBot, scale: float
) -> None:
    theme.set_scale(scale)
    desk_of.page.resize(800, 900)
    qtbot.wait(50)
    (scroll,) = desk_of.page.findChildren(kit.ScrollPage)
    assert scroll.horizontalScrollBar().maximum() == 0
