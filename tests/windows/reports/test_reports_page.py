"""Reports on the screen: what is read there is what leaves."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QPushButton

from caldicott_desktop import casework
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from caldicott_desktop.windows import kit
from tests.casework import afterwards
from tests.windows.filled import Filled
from tests.windows.lane import OnLane
from tests.windows.reports.reporting import Reporting
from tests.windows.settings.given import become

Open = Callable[[], Reporting]


def said_in(path: Path) -> str:
    package = docx.Document(str(path))
    cells = [cell.text for table in package.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in package.paragraphs), *cells])


def test_a_report_is_read_before_it_leaves_and_leaves_as_it_was_read(
    lane: OnLane, reporting: Open
) -> None:
    lane.do(lambda house: house.record_many(40))
    screen = reporting()
    assert screen.named(kit.ChoiceGroup, "kind").value() == "annual"
    assert "annual report, year 2025-26" in screen.says("state")
    screen.pick("2026-27")
    (counted,) = re.findall(r"\d+ decisions were made from 1 April 2026", screen.words())
    assert "Who holds the roles" in screen.headings()
    assert "To be written by the Guardian: Training" in screen.words()
    screen.tick("formats", "pdf")
    screen.tick("formats", "csv")
    screen.write("recipient", "The board")
    assert not screen.named(kit.Card, "before_card").isVisible()
    screen.press("write")
    assert "4 files written" in screen.says("saved")
    (word,) = screen.papers.glob("*.docx")
    told = said_in(word)
    assert counted in told
    for heading in screen.headings():
        assert heading in told
    assert word.name in screen.says("digests")
    assert screen.named(kit.Card, "before_card").isVisible()
    assert "The board, Annual report of the Caldicott Guardian" in screen.words()
    assert "What left before" not in told
    screen.pick("2024-25")
    assert not screen.named(kit.Card, "before_card").isVisible()
    screen.press("show_folder")
    assert screen.opened[0].parent == screen.papers


def test_each_report_has_its_own_periods_files_and_level(lane: OnLane, reporting: Open) -> None:
    lane.do(lambda house: house.record_many(2))
    screen = reporting()
    for kind in ReportKind:
        screen.choose(kind)
        terms = TERMS[kind]
        assert screen.named(kit.TickGroup, "formats").choices() == tuple(
            each.code for each in terms.formats
        )
        level = "Publishable" if terms.level is Level.PUBLISHABLE else "References only"
        assert screen.says("level_note").startswith(level)
        assert screen.words()
        assert screen.named(QPushButton, "write").isEnabled()
        listed = screen.named(kit.PickList, "period")
        others = [listed.itemData(n) for n in range(listed.count())]
        assert ("2026-Q3" in others) == (kind not in {ReportKind.ANNUAL, ReportKind.DSPT})
        assert ("2026" in others) == (kind in {ReportKind.ADVICE, ReportKind.CQC})


def test_days_that_cannot_be_meant_are_said_beside_their_field(
    lane: OnLane, reporting: Open
) -> None:
    lane.do(lambda house: house.record_many(3))
    screen = reporting()
    screen.choose(ReportKind.ADVICE)
    screen.pick("other")
    assert screen.fault("first_row") == ""
    assert "once the fields above can be read" in screen.says("state")
    assert not screen.named(QPushButton, "write").isEnabled()
    screen.write("first_on", "1 6 2026")
    screen.write("last_on", "1 5 2026")
    assert "the last day is before the first" in screen.fault("last_row")
    assert screen.words() == ""
    screen.write("last_on", "1 7 2026")
    assert screen.fault("last_row") == ""
    assert "1 June 2026 to 1 July 2026" in screen.words()
    screen.pick("2026")
    assert not screen.named(kit.SideBySide, "days").isVisible()
    screen.tick("formats", "docx")
    screen.tick("formats", "pdf")
    screen.press("write")
    assert screen.fault("formats_row")
    screen.tick("formats", "docx")
    screen.write("folder", "elsewhere")
    screen.press("write")
    assert "whole path" in screen.fault("folder_row")
    assert list(screen.papers.iterdir()) == []


def test_a_lesson_is_offered_with_what_could_identify_someone_and_leaves_once_ticked(
    lane: OnLane, reporting: Open
) -> None:
    def plant(house: Filled) -> None:
        made = house.record_many(1)[0]
        lesson = replace(afterwards.LEARNT, words="Ring 01632 960417 before answering.")
        casework.record_later(house.book, made.decision_id, lesson)

    lane.do(plant)
    screen = reporting()
    screen.choose(ReportKind.TRANSPARENCY)
    screen.pick("2026-27")
    lessons = screen.named(kit.TickGroup, "lessons")
    (entry,) = lessons.choices()
    assert "“01632 960417”" in lessons.button(entry).accessibleDescription()
    assert "before answering" not in screen.words()
    screen.tick("lessons", entry)
    assert "Ring 01632 960417 before answering." in screen.words()
    assert lessons.values() == (entry,)
    screen.tick("formats", "pdf")
    screen.press("write")
    (word,) = screen.papers.glob("*.docx")
    assert "Ring 01632 960417 before answering." in said_in(word)
    screen.choose(ReportKind.ADVICE)
    assert not screen.named(kit.FieldRow, "lessons_row").isVisible()


def test_a_report_is_locked_with_a_passphrase_which_its_counts_cannot_have(
    lane: OnLane, reporting: Open
) -> None:
    lane.do(lambda house: house.record_many(2))
    screen = reporting()
    screen.tick("formats", "pdf")
    screen.tick("formats", "csv")
    screen.press("lock")
    screen.press("write")
    assert screen.fault("passphrase_row")
    for name in ("passphrase", "again"):
        screen.write(name, "fictional words for a file")
    screen.press("write")
    assert "No passphrase can be put on CSV" in screen.named(kit.NoticeBar, "trouble").words()
    assert list(screen.papers.iterdir()) == []
    screen.tick("formats", "csv")
    screen.press("write")
    (word,) = screen.papers.iterdir()
    assert not zipfile.is_zipfile(word)
    with pytest.raises(casework.PassphraseNeeded):
        casework.verify_document(word)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OWNER])
def test_whoever_may_not_decide_is_offered_every_report_too(
    lane: OnLane, reporting: Open, role: Role
) -> None:
    lane.do(lambda house: become(house, role))
    screen = reporting()
    assert len(screen.named(kit.ChoiceGroup, "kind").choices()) == len(ReportKind)


def test_stopped_it_leaves_no_file_and_what_is_recorded_meanwhile_is_shown(
    lane: OnLane, reporting: Open
) -> None:
    lane.do(lambda house: house.record_many(2))
    screen = reporting()
    screen.choose(ReportKind.QUARTERLY)
    screen.pick("2026-Q4")
    assert "How many decisions were made" in screen.words()
    lane.do(lambda house: house.record_many(10))
    lane.desk.changed.emit(casework.Changes(decisions=frozenset({casework.DecisionId("0" * 32)})))
    screen.settle()
    assert "11 decisions were made" in screen.words()
    screen.named(QPushButton, "write").click()
    screen.named(QPushButton, "stop").click()
    screen.settle()
    assert list(screen.papers.iterdir()) == []
    assert "Stopped" in screen.says("working")
