"""The register of accesses beside an answer: offered where there is one, counted, and leaving."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain.people import Role
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.programs import Programs
from caldicott_desktop.windows.theme import Theme
from tests.casework.audit.test_leaving import become
from tests.casework.examiner.people import BELL, LEAD, Office, opened_office
from tests.casework.world import World
from tests.windows.audit.outside import Outside
from tests.windows.conftest import Answers
from tests.windows.filled import Filled, WallClock
from tests.windows.lane import OnLane, close, on_lane


def worked_at(root: Path) -> Filled:
    """An examiner's office with two records opened, and its lead at work, who decides as well."""
    office: Office = opened_office(World(root=root))
    office.switch(BELL)
    office.save("ME-2611-0409", office.epr, office.gp)
    office.switch(LEAD)
    become(office.book, Role.OWNER, Role.LEAD_EXAMINER, Role.GUARDIAN)
    return Filled(book=office.book, clock=WallClock(now=office.now))


@pytest.fixture
def screen(
    desk: Desk, qtbot: QtBot, theme: Theme, answers: Answers, tmp_path: Path
) -> Iterator[Outside]:
    """The pages in a shell, over the vault of that office."""
    filled = on_lane(desk, qtbot, lambda: worked_at(tmp_path / "office"))
    lane = OnLane(desk=desk, qtbot=qtbot, filled=filled)
    papers = tmp_path / "papers"
    papers.mkdir()
    programs = Programs(open=lambda _: None, show=lambda _: None, print=lambda _: None)
    copying = Copying(folder=papers, asks=answers.asks, programs=programs)
    yield Outside.furnished(lane, theme, copying, [])
    close(lane)


def test_the_register_of_accesses_is_counted_first_and_leaves_with_the_answer(
    screen: Outside,
) -> None:
    screen.open()
    assert screen.named(QWidget, "logged").isVisible()
    assert "accesses" not in screen.words()
    screen.press("accesses")
    assert "With it leave 2 accesses of the same days." in screen.words()
    assert "The register of accesses" in screen.named(QLabel, "files").text()
    screen.tick("listing", "1")
    shown = screen.rows("lines")
    assert [row[0] for row in shown] == ["ME-2611-0409", "ME-2611-0409"]
    for each in ("pdf", "xlsx", "pack"):
        screen.tick("formats", each)
    screen.press("write")
    assert "6 files written" in screen.named(kit.SpokenLabel, "saved").text()
    (register,) = screen.papers.glob("Accesses references *.csv")
    assert register.read_text("utf-8-sig").count("ME-2611-0409") == len(shown)
    assert casework.verify_document(register).intact
    screen.tick("level", "publishable")
    assert "how many is a small number, and withheld" in screen.words()
    screen.tick("level", "references")
    screen.write("references", "CG-2026-0001")
    assert "cannot leave with decisions that are chosen by their numbers" in screen.bar("trouble")
    screen.ask("ICO")
    assert not screen.named(QWidget, "logged").isVisible()
    assert not screen.named(QCheckBox, "accesses").isChecked()
