"""Letters on the screen: an owner words them, everybody else reads them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import Settings
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.letters import LetterKind
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.settings.letters_section import LettersSection
from caldicott_desktop.windows.theme import Theme
from tests.windows.lane import OnLane
from tests.windows.settings.given import demote, kept, named, opened, pick, save, words, write


def test_each_nation_and_each_letter_has_a_text_of_its_own(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot, LettersSection)
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
    page = opened(lane, qtbot, LettersSection)
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
    page = opened(lane, qtbot, LettersSection)
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
    page = opened(lane, qtbot, LettersSection)
    write(page, "wording", "Ring {fone}.")
    save(page, lane)
    (trouble,) = page.findChildren(kit.NoticeBar, "trouble")
    assert "{fone}" in trouble.words()
    assert words(page, "wording") == "Ring {fone}."
    assert kept(lane) == Settings()


def test_whoever_is_no_owner_reads_every_letter(lane: OnLane, qtbot: QtBot, theme: Theme) -> None:
    del theme
    lane.do(demote)
    page = opened(lane, qtbot, LettersSection)
    write(page, "complaint_route", "Elsewhere.")
    assert words(page, "complaint_route") == ""
    assert not named(page, "save").isVisible()
    assert not named(page, "put_back").isVisible()
    pick(page, "letter", LetterKind.MORE_NEEDED.code)
    assert words(page, "wording") == casework.our_wording(LetterKind.MORE_NEEDED)
    assert page.unsaved() == ""
