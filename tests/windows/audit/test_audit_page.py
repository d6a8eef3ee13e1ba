"""Answering an auditor on the screen: what leaves is seen before it does, and is what leaves."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import NamedPerson
from caldicott_desktop.domain.audit.completeness import Origin
from caldicott_desktop.domain.choices import Outcome, RequesterKind
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record.register import HELD
from caldicott_desktop.export import register_content
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.audit.origins_bar import OriginsBar, origins
from caldicott_desktop.windows.saying import digest_words
from caldicott_desktop.windows.theme import LIGHT
from tests.casework.world import done
from tests.domain import samples
from tests.domain.audit.statements import statement
from tests.windows.audit.outside import Outside, decide
from tests.windows.conftest import Answers
from tests.windows.filled import Filled, told
from tests.windows.lane import OnLane
from tests.windows.settings.given import become

Open = Callable[[], Outside]


def lines_of(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(text.splitlines(keepends=True)))[1:]


def test_an_internal_audit_gets_what_was_shown_and_what_left_is_said(
    lane: OnLane, outside: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_content, "IN_ONE_PROOF", 4)
    lane.do(lambda house: house.record_many(8))
    screen = outside()
    screen.open()
    assert "all 8 decisions" in screen.words()
    assert "PDF in 2 parts, the last with the" in screen.named(QLabel, "files").text()
    assert "Requester" not in screen.headings("lines")
    shown = screen.rows("lines")
    assert len(shown) == 8
    assert "Stays behind" in screen.named(QLabel, "behind").text()
    screen.write("seed", "481516")
    screen.write("number", "3")
    assert screen.named(kit.SpokenLabel, "drawn").text().startswith("3 drawn: CG-2026-")
    screen.press("whole")
    assert "481516" in screen.words()
    screen.write("recipient", "Castlegate Assurance")
    screen.tick("formats", "pdf")
    screen.tick("formats", "pack")
    screen.press("write")
    saved = screen.named(kit.SpokenLabel, "saved")
    assert "5 files written" in saved.text()
    (register,) = screen.papers.glob("*.csv")
    assert [row[0] for row in lines_of(register)] == [row[0] for row in shown]
    assert sorted(each.suffix for each in screen.papers.iterdir()) == [
        ".csv",
        ".json",
        ".json",
        ".txt",
        ".xlsx",
    ]
    digests = screen.named(QLabel, "digests").text()
    for each in screen.papers.iterdir():
        sha256 = done(casework.digest_file(each)).sha256
        assert f"{each.name}\nSHA-256 {digest_words(sha256)}" in digests
    assert "caldicott-desktop verify" in screen.named(QLabel, "checking").text()
    screen.press("show_folder")
    assert screen.shown[0].parent == screen.papers
    screen.press("whole")
    screen.press("whole")
    assert "Castlegate Assurance" not in screen.words()
    assert "Withheld" in screen.words()


def test_a_pack_holds_the_sample_and_leads_on_from_a_head_they_hold(
    lane: OnLane, outside: Open
) -> None:
    lane.do(lambda house: house.record_many(3))
    heads = lane.do(lambda house: list(house.book.heads.values()))
    lane.do(lambda house: decide(house, samples.refused()))
    screen = outside()
    screen.open()
    screen.write("seed", "481516")
    screen.write("number", "1")
    for each in ("pdf", "xlsx"):
        screen.tick("formats", each)
    assert screen.named(QLabel, "files").text().startswith("One sealed pack")
    screen.write("head", "no head at all")
    screen.press("write")
    assert screen.fault("head_row")
    assert screen.named(QLineEdit, "head").hasFocus()
    assert list(screen.papers.iterdir()) == []
    screen.write("head", heads[0].printed())
    screen.tick("telling", "both")
    listing = screen.named(kit.ChoiceGroup, "listing")
    assert [listing.button(each).text() for each in listing.choices()] == [
        *("Register of decisions", "Disclosure manifest", "Records of single decisions")
    ]
    screen.tick("listing", "1")
    items = screen.rows("lines")
    screen.tick("listing", "2")
    record = screen.rows("lines")
    assert {row[0] for row in record} == {screen.named(kit.SpokenLabel, "drawn").text()[-12:]}
    screen.named(QTableView, "lines").selectRow(1)
    assert f"What it says: {record[1][2]}" in screen.named(QLabel, "whole_line").text()
    assert not screen.named(QLabel, "last").isVisible()
    screen.press("write")
    assert screen.named(QLabel, "last").text() == "Last: Internal audit, 20 November 2026"
    (pack,) = screen.papers.iterdir()
    report = casework.verify_document(pack)
    assert report.status == 0
    with zipfile.ZipFile(pack) as packed:
        assert f"{record[0][0]} decision record.pdf" in packed.namelist()
        (name,) = (e for e in packed.namelist() if e.startswith("Manifest") and "csv" in e)
        (screen.papers / "manifest.csv").write_bytes(packed.read(name))
    written = lines_of(screen.papers / "manifest.csv")
    assert [(row[0], row[2:5]) for row in written] == [(row[0], row[2:5]) for row in items]
    screen.tick("level", "publishable")
    for each in ("head", "telling", "listing"):
        assert not screen.named(QWidget, each).isVisible()


def test_a_manifest_leaves_by_itself_or_beside_the_register_without_a_pack(
    lane: OnLane, outside: Open
) -> None:
    lane.do(lambda house: house.record_many(3))
    screen = outside()
    screen.open()
    for each in ("pdf", "xlsx", "pack"):
        screen.tick("formats", each)
    screen.tick("telling", "manifest")
    assert screen.headings("lines")[4] == "Item"
    assert not screen.named(QWidget, "listing").isVisible()
    screen.press("write")
    assert {each.name.partition(" ")[0] for each in screen.papers.iterdir()} == {"Manifest"}
    screen.tick("telling", "both")
    assert "disclosure manifest" in screen.named(QLabel, "files").text()
    assert screen.named(QWidget, "listing").isVisible()


def test_what_is_chosen_narrows_what_leaves_and_faults_stand_beside_their_field(
    lane: OnLane, outside: Open
) -> None:
    def plant(house: Filled) -> None:
        house.record_many(8)
        decide(house, samples.change(samples.refused(), **{"/request/site": "Rosewood House"}))

    lane.do(plant)
    screen = outside()
    screen.open()
    every = {row[0] for row in screen.rows("lines")}
    screen.write("first_on", "1 6 2026")
    some = {row[0] for row in screen.rows("lines")}
    assert set() < some < every
    screen.write("last_on", "1 5 2026")
    assert "not before the first" in screen.fault("last_row")
    assert screen.rows("lines") == []
    assert not screen.named(QPushButton, "write").isEnabled()
    screen.write("last_on", "then")
    assert screen.fault("last_row")
    screen.write("first_on", "")
    screen.write("last_on", "")
    screen.write("references", "cg-2026-0002, CG-2026-0004")
    assert [row[0] for row in screen.rows("lines")] == ["CG-2026-0002", "CG-2026-0004"]
    screen.write("references", "CG-2026-0099")
    assert "CG-2026-0099" in screen.fault("references_row")
    assert screen.rows("lines") == []
    screen.write("references", "")
    screen.write("site", "Elsewhere")
    assert screen.rows("lines") == []
    assert screen.named(QLabel, "nothing").isVisible()
    screen.write("site", "rosewood  house")
    assert [row[0] for row in screen.rows("lines")] == ["CG-2026-0009"]
    screen.write("site", "")
    screen.write("seed", "1")
    screen.write("number", "few")
    assert screen.fault("number_row")
    assert not screen.named(QPushButton, "write").isEnabled()


def test_where_the_decisions_come_from_is_a_bar_with_its_numbers_in_words(
    lane: OnLane, outside: Open
) -> None:
    lane.do(lambda house: house.record_many(3))
    screen = outside()
    screen.open()
    (bar,) = screen.shell.findChildren(OriginsBar)
    assert [each.text() for each in bar.findChildren(QLabel)] == ["3 recorded here"]
    drawn = bar.grab().toImage()
    assert drawn.pixelColor(drawn.width() // 2, 3).name() == LIGHT.chart_1
    screen.tick("level", "publishable")
    assert not [each for each in screen.shell.findChildren(OriginsBar) if each.isVisible()]


def test_each_origin_has_its_share_and_those_of_nothing_are_left_out() -> None:
    told = statement(
        origins=(
            Origin(installation="Here", is_here=True, count=247),
            Origin(installation="There", is_here=False, count=2),
            Origin(installation="Elsewhere", is_here=False, count=1),
        ),
        imported=61,
        disposed=(),
    )
    assert [(each.many, each.words) for each in origins(told)] == [
        *((247, "recorded here"), (3, "at other installations"), (61, "imported")),
    ]
    assert origins(statement(origins=(), imported=0, disposed=())) == ()


def test_chips_narrow_to_what_decisions_have(lane: OnLane, outside: Open) -> None:
    lane.do(lambda house: house.record_many(8))
    screen = outside()
    screen.open()
    for name in ("kind", "outcome"):
        before = len(screen.rows("lines"))
        chip = screen.named(kit.FilterChip, name)
        chip.click()
        screen.settle()
        assert chip.popup is not None
        QTest.keyClick(chip.popup.focusWidget(), Qt.Key.Key_Return)
        screen.settle()
        assert 0 < len(screen.rows("lines")) <= before
        chip.setFocus()
        QTest.keyClick(chip, Qt.Key.Key_Delete)
        screen.settle()
        assert len(screen.rows("lines")) == 8
    screen.named(kit.FilterChip, "requester").chosen.emit(RequesterKind.POLICE)
    screen.settle()
    assert {row[6] for row in screen.rows("lines")} == {"Police"}
    chip = screen.named(kit.FilterChip, "requester")
    chip.chosen.emit(RequesterKind.MEDIA)
    screen.settle()
    assert chip.text() == "Police, Journalist or author"
    assert len({row[6] for row in screen.rows("lines")}) == 2
    chip.click()
    screen.settle()
    assert chip.popup is not None
    chip.popup.close()
    chip.chosen.emit(RequesterKind.POLICE)  # chosen again, it is taken away
    screen.settle()
    assert "Police" not in {row[6] for row in screen.rows("lines")}
    for each in (RequesterKind.POLICE, RequesterKind.COUNCIL):
        chip.chosen.emit(each)
    screen.settle()
    assert chip.text().endswith(" and 2 more")
    chip = screen.named(kit.FilterChip, "gateway")
    chip.click()
    screen.settle()
    assert chip.popup is not None
    QTest.keyClick(chip.popup.focusWidget(), Qt.Key.Key_Return)
    screen.settle()
    assert chip.text() == "No law named"


def test_the_regulator_gets_only_what_it_has_named_and_the_public_only_counts(
    lane: OnLane, outside: Open
) -> None:
    lane.do(lambda house: house.record_many(8))
    screen = outside()
    screen.open()
    screen.ask("ICO")
    assert screen.fault("references_row")
    screen.write("references", "CG-2026-0003")
    assert "Requester" in screen.headings("lines")
    screen.ask("Freedom of information")
    assert screen.bar("trouble")  # single decisions are not publishable
    screen.write("references", "")
    assert screen.headings("lines")[0] == "Counted by"
    screen.write("first_on", "3 10 2026")
    assert "1 October 2026 to 31 December 2026" in screen.fault("last_row")
    screen.write("first_on", "")
    assert screen.fault("last_row") == ""
    assert "counts are withheld" in screen.words()
    assert "left before" not in screen.words()
    screen.press("write")
    assert "Figures of the same days left before" in screen.words()
    assert "Request under freedom of information" in screen.words()
    (register,) = screen.papers.glob("*.csv")
    shown = screen.rows("lines")
    assert lines_of(register)[: len(shown)] == shown
    assert "R-0" not in register.read_text("utf-8-sig")


def test_what_could_identify_someone_is_listed_and_leads_to_its_line_and_decision(
    lane: OnLane, outside: Open
) -> None:
    def plant(house: Filled) -> None:
        house.record_many(60)
        casework.keep_name(house.book, NamedPerson(reference="R-0417", name="Margaret Ellery"))
        decide(house, told(samples.refused(), "Mrs Ellery was told."))

    lane.do(plant)
    screen = outside()
    screen.open()
    assert screen.rows("found") == []
    assert len(screen.rows("lines")) < 61  # the others when somebody scrolls
    screen.tick("releasable", "/conclusion/in_one_sentence")
    found = screen.rows("found")
    assert found == [["CG-2026-0061", "In one sentence", "Mrs Ellery", "a name from the name key"]]
    assert "1 thing in it" in screen.bar("identified")
    assert screen.named(QPushButton, "write").text() == "Write all the same"
    screen.named(kit.NoticeBar, "identified").action.click()
    table = screen.named(QTableView, "found")
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    screen.settle()
    lines = screen.named(QTableView, "lines")
    assert lines.hasFocus()
    assert lines.currentIndex().row() == 60
    QTest.keyClick(lines, Qt.Key.Key_Return)
    screen.press("open_decision")
    assert len(screen.decisions) == 2
    assert len(set(screen.decisions)) == 1
    screen.tick("releasable", "/conclusion/in_one_sentence")
    assert screen.rows("found") == []


def test_an_auditor_answers_at_references_only_and_live_matters_are_held(
    lane: OnLane, outside: Open
) -> None:
    def plant(house: Filled) -> None:
        decide(house, samples.of_outcome(Outcome.DEFER))
        become(house, Role.AUDITOR)

    lane.do(plant)
    screen = outside()
    screen.open()
    levels = screen.named(kit.ChoiceGroup, "level")
    assert [levels.button(each).isEnabled() for each in levels.choices()] == [False, True, True]
    assert "Only someone who may decide" in screen.named(QLabel, "level_note").text()
    assert "1 live matter" in screen.bar("held")
    assert HELD in screen.rows("lines")[0]
    screen.ask("ICO")
    assert levels.value() == "references"


def test_files_are_locked_with_a_passphrase_typed_twice(lane: OnLane, outside: Open) -> None:
    lane.do(lambda house: house.record_many(1))
    screen = outside()
    screen.open()
    screen.press("lock")
    screen.press("write")
    assert screen.fault("passphrase_row")
    for typed, again, row, said in (
        ("four grey ferries", "four grey", "again_row", "not the same"),
        ("short", "short", "passphrase_row", ""),
        ("seven wet herøns on a gate", "seven wet herøns on a gate", "passphrase_row", ""),
    ):
        screen.write("passphrase", typed)
        screen.write("again", again)
        screen.press("write")
        assert said in screen.fault(row) != ""
    assert list(screen.papers.iterdir()) == []
    for name in ("passphrase", "again"):
        screen.write(name, "seven wet herons on a gate")
    for each in ("xlsx", "pdf"):
        screen.tick("formats", each)
    screen.press("write")
    (pack,) = screen.papers.iterdir()
    with zipfile.ZipFile(pack) as packed, pytest.raises(RuntimeError, match="password"):
        packed.read("manifest.json")
    screen.press("lock")
    assert not screen.named(QLineEdit, "again").isVisible()
    screen.press("lock")
    assert screen.named(QLineEdit, "again").text() == ""


def test_privileged_advice_leaves_only_by_a_tick_that_warns(lane: OnLane, outside: Open) -> None:
    lane.do(lambda house: house.record_many(1))
    screen = outside()
    screen.open()
    assert screen.bar("privilege") == ""
    assert "privileged advice" in screen.named(QLabel, "behind").text()
    screen.press("privileged")
    assert "Privilege may be lost" in screen.bar("privilege")
    assert "privileged advice" not in screen.named(QLabel, "behind").text()
    screen.ask("CQC visit")
    assert screen.bar("privilege") == ""


def test_where_files_cannot_go_is_said_beside_the_folder_and_choosing_fills_it_in(
    lane: OnLane, outside: Open, answers: Answers, tmp_path: Path
) -> None:
    lane.do(lambda house: house.record_many(1))
    screen = outside()
    screen.open()
    for typed, fault in (("", "Say which"), ("papers", "whole path"), ("/nowhere/at/all", "")):
        screen.write("folder", typed)
        screen.press("write")
        assert fault in screen.fault("folder_row") != ""
        assert screen.named(QLineEdit, "folder").hasFocus()
    answers.paths = [None, tmp_path]
    screen.press("choose")
    screen.press("choose")
    assert screen.named(QLineEdit, "folder").text() == str(tmp_path)
    assert screen.fault("folder_row") == ""
    for each in ("xlsx", "csv", "pdf", "pack"):
        screen.tick("formats", each)
    screen.press("write")
    assert "at least one" in screen.fault("formats_row")
    assert list(screen.papers.iterdir()) == []


def test_writing_can_be_stopped_and_leaves_nothing(lane: OnLane, outside: Open) -> None:
    lane.do(lambda house: house.record_many(40))
    screen = outside()
    screen.open()
    screen.named(QPushButton, "write").click()
    stop = screen.named(QPushButton, "stop")
    assert stop.isVisible()
    assert not screen.named(kit.TickGroup, "formats").isEnabled()
    stop.click()
    screen.settle()
    assert "Stopped" in screen.named(kit.SpokenLabel, "working").text()
    assert list(screen.papers.iterdir()) == []
    assert screen.named(kit.TickGroup, "formats").isEnabled()


def test_a_decision_recorded_meanwhile_is_shown_before_it_can_leave(
    lane: OnLane, outside: Open
) -> None:
    lane.do(lambda house: house.record_many(2))
    screen = outside()
    screen.open()
    lane.desk.ask(
        lambda: decide(lane.filled, samples.refused()),
        owner=lane.desk,
        then=lambda _made: None,
        failed=lambda _error: None,
    )
    screen.settle()
    assert len(screen.rows("lines")) == 3


def test_one_persons_own_mentions_have_a_page_of_their_own(lane: OnLane, outside: Open) -> None:
    lane.do(lambda house: house.record_many(1))
    screen = outside()
    screen.open()
    screen.ask("Someone asking for their own mentions")
    assert not screen.named(QTableView, "lines").isVisible()
    assert not screen.named(QPushButton, "write").isVisible()
    assert screen.named(QPushButton, "open_mentions").isVisible()
