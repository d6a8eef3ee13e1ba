"""Somebody asks what this log holds about them: searched, worked through, and answered."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView

from caldicott_desktop import casework
from caldicott_desktop.casework import NamedPerson
from caldicott_desktop.domain.case import Advice
from caldicott_desktop.windows import kit
from tests.domain import samples
from tests.windows.audit.outside import Outside, decide
from tests.windows.filled import Filled
from tests.windows.lane import OnLane

Open = Callable[[], Outside]
TOGETHER = "Margaret Ellery came with Tom Oakley."


def plant(house: Filled) -> None:
    """A decision about her, one about him that names her, advice and a draft that do as well."""
    for reference, name in (("R-0417", "Margaret Ellery"), ("R-0500", "Tom Oakley")):
        casework.keep_name(house.book, NamedPerson(reference=reference, name=name))
    hers = {"/conclusion/reasons": "She agreed.", "/request/name": "DC Jane Roe"}
    decide(house, samples.change(samples.refused(), **hers))
    advice = Advice(who="Counsel", said="Mrs Ellery may sue.", privileged=True)
    his = {
        "/subject/reference": "R-0500",
        "/conclusion/reasons": TOGETHER,
        "/balance/proportionality": "Ask Mrs Elery.",
        "/advice": (advice,),
    }
    decide(house, samples.change(samples.refused(), **his))
    draft = casework.new_draft(house.book, "police-crime")
    typed = {"/conclusion/reasons": "For Margaret Ellery"}
    casework.save_draft(house.book, draft.id, samples.change(samples.refused(), **typed))


def searched(lane: OnLane, outside: Open) -> Outside:
    lane.do(plant)
    screen = outside()
    screen.open("audit")
    screen.ask("Someone asking for their own mentions")
    screen.press("open_mentions")
    screen.write("names", "Margaret Ellery")
    return screen


def row_of(screen: Outside, words: str) -> int:
    return next(n for n, row in enumerate(screen.rows("passages")) if words in row[3])


def choose(screen: Outside, words: str) -> None:
    screen.named(QTableView, "passages").selectRow(row_of(screen, words))
    screen.settle()


def test_the_name_key_leads_from_a_name_to_its_reference_and_what_is_unsure_stays(
    lane: OnLane, outside: Open
) -> None:
    screen = searched(lane, outside)
    assert "1 person of the name key" in screen.bar("people")
    assert "1 entry of" in screen.named(kit.SpokenLabel, "summary").text()
    rows = {row[3]: (row[0], row[4]) for row in screen.rows("passages")}
    assert rows[TOGETHER] == ("Leaves in part", "Their name")
    assert rows["Ask Mrs Elery."] == ("Stays behind", "Near to their name")
    assert rows["Mrs Ellery may sue."] == ("Privileged: stays", "A part of their name")
    assert "1 draft that speaks of them" in screen.named(QLabel, "missed").text()
    screen.named(kit.NoticeBar, "people").action.click()
    screen.settle()
    assert screen.named(QLineEdit, "references").text() == "R-0417"
    assert screen.bar("people") == ""
    rows = {row[3]: (row[0], row[4]) for row in screen.rows("passages")}
    assert rows["She agreed."] == ("Leaves", "In a decision about them")
    assert rows["R-0417"] == ("Leaves", "Their local reference")
    assert rows["DC Jane Roe"] == ("Stays behind", "Names somebody else")


def test_what_is_taken_out_is_seen_and_what_leaves_is_written(lane: OnLane, outside: Open) -> None:
    screen = searched(lane, outside)
    choose(screen, TOGETHER)
    words = screen.named(QLabel, "words")
    assert words.text() == "Margaret Ellery came with [withheld]."
    screen.tick("out", "0")
    assert words.text() == TOGETHER
    assert screen.rows("passages")[row_of(screen, TOGETHER)][0] == "Leaves"
    screen.tick("out", "0")
    choose(screen, "Mrs Ellery may sue.")
    assert not screen.named(QPushButton, "switch_passage").isEnabled()
    choose(screen, "Ask Mrs Elery.")
    table = screen.named(QTableView, "passages")
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert screen.rows("passages")[row_of(screen, "Ask Mrs")][0] == "Leaves"
    assert "2 of 3 passages" in screen.named(QLabel, "what").text()
    screen.press("switch_passage")
    assert words.text() == "Stays behind: Ask Mrs Elery."
    QTest.keyClick(table, Qt.Key.Key_Return)
    screen.press("open_decision")
    assert len(set(screen.decisions)) == 1
    screen.press("lock")
    screen.press("write")
    assert screen.fault("passphrase_row")
    for name in ("passphrase", "again"):
        screen.write(name, "seven wet herons on a gate")
    screen.press("write")
    (document,) = screen.papers.iterdir()
    assert not zipfile.is_zipfile(document)  # it is locked
    assert document.name.startswith("Own mentions ")
    assert "1 file written" in screen.named(kit.SpokenLabel, "saved").text()


def test_a_search_for_nobody_and_one_that_finds_nothing_are_answered(
    lane: OnLane, outside: Open
) -> None:
    lane.do(plant)
    screen = outside()
    screen.open("mentions")
    screen.press("search")
    assert screen.fault("names_row")
    screen.write("names", "Ada Nobody")
    assert screen.fault("names_row") == ""
    assert "None of the" in screen.named(kit.SpokenLabel, "summary").text()
    assert not screen.named(QTableView, "passages").isVisible()
    assert not screen.named(QPushButton, "write").isVisible()
    screen.write("born_on", "long ago")
    assert screen.fault("born_row")
    screen.write("born_on", "")
    for each in screen.page.findChildren(kit.TickGroup, "formats"):
        assert not each.isVisible()
    screen.press("leave")
    assert screen.shell.windowTitle().startswith("Answer an auditor")
