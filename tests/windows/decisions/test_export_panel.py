from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.checking import check_document, check_word
from caldicott_desktop.domain.case import Advice
from caldicott_desktop.windows.decisions.export_panel import ExportPanel
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.kit import ChoiceGroup, FieldRow, NoticeBar, SpokenLabel, TickGroup
from caldicott_desktop.windows.kit.answers import AnswerBox
from caldicott_desktop.windows.theme import Theme
from tests.windows.conftest import Answers
from tests.windows.decisions.given import Given
from tests.windows.filled import at, fictions
from tests.windows.lane import OnLane

NAME = "CG-2026-0001 decision record.docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    panel: ExportPanel
    lane: OnLane
    page: casework.DecisionPage
    given: Given

    def press(self, name: str) -> None:
        button = self.panel.findChild(QPushButton, name)
        assert button is not None
        assert button.isVisible()
        button.click()
        self.lane.settle()

    def tick(self, *formats: str) -> None:
        ticks = {each.text(): each for each in self.panel.findChildren(AnswerBox)}
        for each in formats:
            ticks[each].click()

    def type(self, name: str, words: str) -> None:
        field = self.panel.findChild(QLineEdit, name)
        assert field is not None
        field.setText(words)

    def check(self, name: str) -> None:
        box = self.panel.findChild(QCheckBox, name)
        assert box is not None
        assert box.isVisible()
        box.click()

    def bar(self, name: str) -> NoticeBar:
        found = self.panel.findChild(NoticeBar, name)
        assert found is not None
        return found

    def shows(self, name: str) -> bool:
        found = self.panel.findChild(QWidget, name)
        assert found is not None
        return found.isVisible()

    def fault(self) -> str:
        row = self.panel.findChild(FieldRow, "target_row")
        assert row is not None
        return row.error()


def test_a_manifest_of_the_decision_leaves_into_the_same_folder(
    panel: Panel, tmp_path: Path
) -> None:
    panel.type("recipient", "A regulator")
    panel.press("manifest")
    if panel.bar("identified").isVisible():
        panel.bar("identified").acted.emit()
        panel.lane.settle()
    made = {each.name.rpartition(".")[2] for each in tmp_path.glob("Manifest full *")}
    assert made == {"docx", "json"}
    (word,) = tmp_path.glob("Manifest full *.docx")
    assert casework.verify_document(word).intact
    assert panel.page.reference in "".join(
        cell.text
        for table in docx.Document(str(word)).tables
        for row in table.rows
        for cell in row.cells
    )
    assert panel.shows("done")


@pytest.fixture
def panel(lane: OnLane, qtbot: QtBot, theme: Theme, tmp_path: Path, answers: Answers) -> Panel:
    del theme
    given = Given()
    case = replace(
        at(next(fictions()), lane.filled.clock.now), papers_kept="Locked cabinet, office"
    )
    made = lane.do(lambda house: house.record(case))
    page = lane.do(lambda house: casework.open_decision(house.book, made.decision_id))
    copying = Copying(folder=tmp_path, asks=answers.asks, programs=given.programs)
    widget = ExportPanel(lane.desk, lane.filled.book, copying)
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.offer(page)
    return Panel(panel=widget, lane=lane, page=page, given=given)


def test_a_record_is_exported_and_checks_out_without_the_vault(
    panel: Panel, tmp_path: Path
) -> None:
    panel.type("recipient", "Internal audit")
    panel.type("purpose", "Yearly sample")
    panel.press("export_now")
    report = check_word((tmp_path / NAME).read_bytes())
    assert report.status == 0
    assert report.reference == "CG-2026-0001"
    saved = panel.panel.findChild(SpokenLabel, "saved")
    assert saved is not None
    assert saved.text() == f"Saved as {NAME}"
    afterwards = panel.lane.do(
        lambda house: casework.open_decision(house.book, panel.page.id).afterwards
    )
    assert [each.what for each in afterwards] == ["Exported for Internal audit"]


def test_the_saved_file_is_opened_shown_and_printed(panel: Panel, tmp_path: Path) -> None:
    assert not panel.shows("done")
    panel.press("export_now")
    for name in ("open_file", "show_folder", "print_file"):
        panel.press(name)
    path = tmp_path / NAME
    assert (panel.given.opened, panel.given.shown, panel.given.printed) == ([path], [path], [path])


def test_where_the_papers_are_kept_is_told(panel: Panel) -> None:
    panel.press("export_now")
    papers = panel.panel.findChild(QLabel, "papers")
    assert papers is not None
    assert papers.text() == "Where the papers are kept: Locked cabinet, office"


def test_a_file_that_is_there_is_replaced_only_when_that_is_said(
    panel: Panel, tmp_path: Path
) -> None:
    (tmp_path / NAME).write_bytes(b"something else")
    panel.press("export_now")
    assert (tmp_path / NAME).read_bytes() == b"something else"
    assert NAME in panel.bar("replace").words()
    assert not panel.shows("done")
    panel.bar("replace").acted.emit()
    panel.lane.settle()
    assert check_word((tmp_path / NAME).read_bytes()).status == 0
    assert panel.bar("replace").words() == ""


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", "Say where to save the file."),
        ("record.docx", "Give the whole path, with its folder, or use Choose."),
    ],
)
def test_a_target_that_cannot_be_meant_is_faulted_beside_the_field(
    panel: Panel, typed: str, fault: str
) -> None:
    panel.type("target", typed)
    panel.press("export_now")
    assert panel.fault() == fault


def test_a_name_that_would_not_open_as_its_format_is_faulted(panel: Panel, tmp_path: Path) -> None:
    panel.type("target", str(tmp_path / "record.pdf"))
    panel.press("export_now")
    assert panel.fault() == "End the name in .docx, so that it opens as what it is."
    assert not list(tmp_path.glob("record*"))


def test_a_record_leaves_as_pdf_under_a_name_that_says_so(panel: Panel, tmp_path: Path) -> None:
    panel.tick("Word", "PDF")
    target = panel.panel.findChild(QLineEdit, "target")
    assert target is not None
    assert Path(target.text()) == (tmp_path / NAME).with_suffix(".pdf")
    panel.press("export_now")
    report = check_document((tmp_path / NAME).with_suffix(".pdf").read_bytes())
    assert (report.status, report.page_compared) == (0, False)
    assert not (tmp_path / NAME).exists()


def test_a_record_leaves_in_both_formats_at_once(panel: Panel, tmp_path: Path) -> None:
    panel.tick("PDF")
    panel.press("export_now")
    assert {each.suffix for each in tmp_path.glob("CG*")} == {".docx", ".pdf"}
    saved = panel.panel.findChild(SpokenLabel, "saved")
    assert saved is not None
    assert saved.text() == f"Saved as {NAME} and {NAME.replace('.docx', '.pdf')}"


def test_without_a_format_nothing_leaves_and_that_is_said_beside_the_ticks(
    panel: Panel, tmp_path: Path
) -> None:
    panel.tick("Word")
    panel.press("export_now")
    row = panel.panel.findChild(FieldRow, "formats_row")
    assert row is not None
    assert row.error() == "Tick at least one format."
    assert list(tmp_path.glob("CG*")) == []
    panel.tick("PDF")
    assert row.error() == ""


def test_a_folder_that_is_not_there_is_told_beside_the_field(panel: Panel, tmp_path: Path) -> None:
    panel.type("target", str(tmp_path / "nowhere" / NAME))
    panel.press("export_now")
    assert "there is no such folder" in panel.fault()
    assert not panel.shows("done")


def test_the_systems_dialog_can_be_used_and_left(
    panel: Panel, tmp_path: Path, answers: Answers
) -> None:
    other = tmp_path / "elsewhere.docx"
    answers.paths = [None, other]
    panel.press("choose")
    panel.press("choose")
    assert answers.asked[0][1] == tmp_path / NAME
    panel.press("export_now")
    assert other.exists()


def test_closing_hides_the_panel_and_the_next_offer_starts_anew(panel: Panel) -> None:
    panel.type("recipient", "Internal audit")
    panel.press("close_panel")
    assert not panel.panel.isVisible()
    panel.panel.offer(panel.page)
    recipient = panel.panel.findChild(QLineEdit, "recipient")
    assert recipient is not None
    assert recipient.text() == ""


def test_a_program_that_is_missing_is_said_with_where_the_file_is(
    lane: OnLane, qtbot: QtBot, theme: Theme, tmp_path: Path, answers: Answers
) -> None:
    del theme
    made = lane.do(lambda house: house.record(at(next(fictions()), house.clock.now)))
    page = lane.do(lambda house: casework.open_decision(house.book, made.decision_id))
    given = Given(can_print=False)
    copying = Copying(folder=tmp_path, asks=answers.asks, programs=given.programs)
    widget = ExportPanel(lane.desk, lane.filled.book, copying)
    qtbot.addWidget(widget)
    widget.offer(page)
    panel = Panel(panel=widget, lane=lane, page=page, given=given)
    panel.press("export_now")
    panel.press("print_file")
    assert "No program on this computer prints Word files." in panel.bar("trouble").words()
    assert str(tmp_path / NAME) in panel.bar("trouble").words()


def test_a_name_is_shown_only_where_it_is_ticked_for_this_copy(
    panel: Panel, tmp_path: Path
) -> None:
    assert not panel.shows("show_name")
    reference = panel.page.case.subject.reference
    assert reference is not None
    person = casework.NamedPerson(reference=reference, name="Xyzzyqux Plughtwist")
    panel.lane.do(lambda house: casework.keep_name(house.book, person))
    panel.panel.offer(panel.page)
    panel.lane.settle()
    tick = panel.panel.findChild(QCheckBox, "show_name")
    assert tick is not None
    assert tick.isVisible()
    assert not tick.isChecked()
    tick.setChecked(True)
    panel.press("export_now")
    with zipfile.ZipFile(tmp_path / NAME) as file:
        assert b"Xyzzyqux" in file.read("word/document.xml")
    panel.panel.offer(panel.page)
    assert not tick.isChecked()


def test_what_could_identify_someone_is_listed_before_the_copy_leaves(
    lane: OnLane, panel: Panel, tmp_path: Path
) -> None:
    case = replace(panel.page.case, dissent="She is 943 476 5919")
    made = lane.do(lambda house: house.record(case))
    page = lane.do(lambda house: casework.open_decision(house.book, made.decision_id))
    panel.panel.offer(page)
    panel.press("export_now")
    target = tmp_path / "CG-2026-0002 decision record.docx"
    assert not target.exists()
    said = panel.bar("identified").words()
    assert "“943 476 5919”, an NHS number" in said
    panel.bar("identified").acted.emit()
    panel.lane.settle()
    assert target.exists()
    assert panel.bar("identified").words() == ""


def test_single_answers_are_withheld_and_the_copy_still_checks_out(
    panel: Panel, tmp_path: Path
) -> None:
    reasons = panel.page.case.conclusion.reasons or ""
    assert not panel.shows("parts")
    panel.check("some")
    fields = panel.panel.findChild(TickGroup, "fields")
    assert fields is not None
    fields.button("/conclusion/reasons").click()
    panel.press("export_now")
    data = (tmp_path / NAME).read_bytes()
    report = check_word(data)
    assert report.status == 0
    assert "1 withheld: /conclusion/reasons" in report.words()
    with zipfile.ZipFile(tmp_path / NAME) as package:
        assert reasons not in package.read("word/document.xml").decode()


def test_a_copy_of_references_shows_nobody_and_nothing_typed(panel: Panel, tmp_path: Path) -> None:
    reference = panel.page.case.subject.reference or ""
    person = casework.NamedPerson(reference=reference, name="Margaret Ellery")
    panel.lane.do(lambda house: casework.keep_name(house.book, person))
    panel.panel.offer(panel.page)
    panel.lane.settle()
    assert panel.shows("show_name")
    panel.check("some")
    level = panel.panel.findChild(ChoiceGroup, "level")
    assert level is not None
    level.button("references").click()
    assert not panel.shows("show_name")
    assert not panel.shows("fields_row")
    panel.press("export_now")
    assert check_word((tmp_path / NAME).read_bytes()).status == 0
    with zipfile.ZipFile(tmp_path / NAME) as package:
        words = package.read("word/document.xml").decode()
    assert (panel.page.case.request.asked_for or "?") not in words
    assert reference in words


def test_privileged_advice_leaves_by_a_tick_that_warns(panel: Panel, tmp_path: Path) -> None:
    assert not panel.shows("privileged")
    advice = Advice(who="Counsel", said="The claim has no ground.", privileged=True)
    case = replace(at(next(fictions()), panel.lane.filled.clock.now), advice=(advice,))
    made = panel.lane.do(lambda house: house.record(case))
    page = panel.lane.do(lambda house: casework.open_decision(house.book, made.decision_id))
    panel.panel.offer(page)
    panel.check("some")
    fields = panel.panel.findChild(TickGroup, "fields")
    assert fields is not None
    assert "/advice/0/said" not in fields.choices()
    panel.check("privileged")
    assert "Privilege may be lost" in panel.bar("privilege").words()
    panel.press("export_now")
    with zipfile.ZipFile(tmp_path / NAME.replace("0001", "0002")) as package:
        assert "The claim has no ground." in package.read("word/document.xml").decode()
    panel.check("privileged")
    assert panel.bar("privilege").words() == ""


def after(panel: Panel, name: str, count: int) -> list[str]:
    """The names of the fields that Tab comes to next."""
    widget: QWidget | None = panel.panel.findChild(QWidget, name)
    found: list[str] = []
    while len(found) < count:
        assert widget is not None
        widget = widget.nextInFocusChain()
        assert widget is not None
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget.objectName())
    return found


def test_a_record_is_locked_with_a_passphrase_typed_twice(panel: Panel, tmp_path: Path) -> None:
    assert not panel.shows("locking")
    panel.check("lock")
    assert panel.shows("locking")
    assert after(panel, "lock", 4) == ["passphrase", "reveal", "again", "export_now"]
    opens = "fictional words for a file"
    for first, again, said in (
        ("", "", "Choose a passphrase."),
        (opens, "other words for a file", "The two passphrases are not the same."),
        ("too short", "too short", "at least 15 characters"),
        ("fifteen letters é", "fifteen letters é", "cannot be typed on every computer"),
    ):
        panel.type("passphrase", first)
        panel.type("again", again)
        panel.press("export_now")
        rows = panel.panel.findChildren(FieldRow)
        assert said in "".join(each.error() for each in rows), said
    assert not (tmp_path / NAME).exists()
    panel.type("passphrase", opens)
    panel.type("again", opens)
    panel.press("export_now")
    with pytest.raises(casework.PassphraseNeeded):
        casework.verify_document(tmp_path / NAME)
    assert casework.verify_document(tmp_path / NAME, passphrase=opens).intact
    panel.press("manifest")
    (manifest,) = tmp_path.glob("Manifest full *.docx")
    with pytest.raises(casework.PassphraseNeeded):
        casework.verify_document(manifest)
    panel.panel.offer(panel.page)
    panel.lane.settle()
    assert not panel.shows("locking")
