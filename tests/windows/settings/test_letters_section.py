"""Letters on the screen: an owner words them, everybody else reads them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Settings
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.letters import LetterKind
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.settings.letters_section import LettersSection
from caldicott_desktop.windows.theme import Theme
from tests.export.test_letterhead import written
from tests.windows.conftest import Answers
from tests.windows.lane import OnLane
from tests.windows.settings.given import demote, kept, named, opened, pick, save, words, write


def section(desk: Desk, book: Casebook) -> LettersSection:
    return LettersSection(desk, book, Answers().asks, Path())


def test_a_letterhead_is_given_refused_with_its_fault_and_taken_away(
    lane: OnLane, qtbot: QtBot, theme: Theme, answers: Answers, tmp_path: Path
) -> None:
    del theme
    page = opened(lane, qtbot, partial(LettersSection, asks=answers.asks, folder=tmp_path))
    good, bad = tmp_path / "ours.docx", tmp_path / "bad.docx"
    good.write_bytes(written(header="Rosewood Care Group"))
    bad.write_bytes(written(header="See {phome}"))
    choose, drop = named(page, "choose_letterhead"), named(page, "drop_letterhead")
    told = named(page, "letterhead")
    assert isinstance(told, QLabel)
    assert told.text().startswith("None")
    assert not drop.isEnabled()
    for path in (bad, good):
        answers.paths.append(path)
        QTest.mouseClick(choose, Qt.MouseButton.LeftButton)
        lane.settle()
        trouble = named(page, "letterhead_trouble")
        assert trouble.isVisible() is (path == bad)
    assert answers.asked[1][1] == tmp_path
    assert told.text().startswith("Given by Priya Nair on ")
    QTest.mouseClick(drop, Qt.MouseButton.LeftButton)
    lane.settle()
    assert told.text().startswith("None")


def test_each_nation_and_each_letter_has_a_text_of_its_own(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot, section)
    write(page, "complaint_route", "Complain to us.")
    pick(page, "nation", Nation.WALES.code)
    assert words(page, "complaint_route") == ""
    write(page, "complaint_route", "In Wales, elsewhere.")
    pick(page, "letter", LetterKind.REDIRECTED.code)
    assert words(page, "wording") == casework.our_wording(LetterKind.REDIRECTED)
    write(page, "wording", "Go there.")
    pick(page, "letter", LetterKind.REFUSED.code)
    pick(page, "nation", Nation.ENGLAND.code)
    assert words(page, "complaint_route") == "Complain to us."
    save(page, lane)
    assert kept(lane) == Settings(
        complaint_routes={
            Nation.ENGLAND: "Complain to us.",
            Nation.WALES: "In Wales, elsewhere.",
        },
        letters={LetterKind.REDIRECTED: "Go there."},
    )


def test_looking_through_the_letters_changes_nothing(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot, section)
    for letter in LetterKind:
        pick(page, "letter", letter.code)
    for nation in Nation:
        pick(page, "nation", nation.code)
    assert page.unsaved() == ""
    save(page, lane)
    assert kept(lane) == Settings()


def test_our_wording_is_put_back(lane: OnLane, qtbot: QtBot, theme: Theme) -> None:
    del theme
    own = Settings(letters={LetterKind.REFUSED: "No."})
    lane.do(lambda house: casework.change_settings(house.book, own))
    page = opened(lane, qtbot, section)
    assert words(page, "wording") == "No."
    QTest.keyClick(named(page, "put_back"), Qt.Key.Key_Space)
    assert words(page, "wording") == casework.our_wording(LetterKind.REFUSED)
    assert not named(page, "put_back").isEnabled()
    save(page, lane)
    assert kept(lane) == Settings()


def test_a_place_no_letter_fills_in_is_said_and_stays_typed(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot, section)
    write(page, "wording", "Ring {fone}.")
    save(page, lane)
    (trouble,) = page.findChildren(kit.NoticeBar, "trouble")
    assert "{fone}" in trouble.words()
    assert words(page, "wording") == "Ring {fone}."
    assert kept(lane) == Settings()


def test_whoever_is_no_owner_reads_every_letter(lane: OnLane, qtbot: QtBot, theme: Theme) -> None:
    del theme
    lane.do(demote)
    page = opened(lane, qtbot, section)
    write(page, "complaint_route", "Elsewhere.")
    assert words(page, "complaint_route") == ""
    assert not named(page, "save").isVisible()
    assert not named(page, "put_back").isVisible()
    pick(page, "letter", LetterKind.MORE_NEEDED.code)
    assert words(page, "wording") == casework.our_wording(LetterKind.MORE_NEEDED)
    assert page.unsaved() == ""
