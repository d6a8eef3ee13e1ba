"""The settings on the screen: an owner changes them, everybody else reads them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import Settings
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.letters import LetterKind
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import Person
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.settings.settings_page import SettingsPage
from caldicott_desktop.windows.theme import Theme
from tests.windows.filled import Filled
from tests.windows.lane import OnLane


def opened(lane: OnLane, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(lane.desk, lane.filled.book)
    # Held until it is closed: a line that has the keyboard is left then, and not while it dies.
    qtbot.addWidget(page, before_close_func=lambda _widget: page.hide())
    page.resize(1000, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.shown()
    lane.settle()
    return page


def named(page: SettingsPage, name: str) -> QWidget:
    (found,) = page.findChildren(QWidget, name)
    return found


def words(page: SettingsPage, name: str) -> str:
    found = named(page, name)
    assert isinstance(found, QLineEdit | kit.GrowingText)
    return found.text() if isinstance(found, QLineEdit) else found.toPlainText()


def write(page: SettingsPage, name: str, typed: str) -> None:
    found = named(page, name)
    assert isinstance(found, QLineEdit | kit.GrowingText)
    found.setFocus()
    found.selectAll()
    QTest.keyClick(found, Qt.Key.Key_Delete)
    QTest.keyClicks(found, typed)


def pick(page: SettingsPage, name: str, code: str) -> None:
    found = named(page, name)
    assert isinstance(found, kit.PickList)
    QTest.keyClick(found, Qt.Key.Key_Home)
    while found.value() != code:
        QTest.keyClick(found, Qt.Key.Key_Down)


def save(page: SettingsPage, lane: OnLane) -> None:
    QTest.keyClick(named(page, "save"), Qt.Key.Key_Space)
    lane.settle()


def kept(lane: OnLane) -> Settings:
    return lane.do(lambda house: casework.settings(house.book))


def test_settings_are_kept_when_they_are_saved_and_shown_again(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot)
    write(page, "phone", "01632 960114")
    write(page, "review_days", "20")
    assert kept(lane) == Settings()
    assert page.unsaved()
    save(page, lane)
    assert kept(lane) == Settings(phone="01632 960114", review_days=20)
    assert page.unsaved() == ""
    again = opened(lane, qtbot)
    assert (words(again, "phone"), words(again, "review_days")) == ("01632 960114", "20")


def test_each_nation_and_each_letter_has_a_text_of_its_own(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot)
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
    page = opened(lane, qtbot)
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
    page = opened(lane, qtbot)
    assert words(page, "wording") == "No."
    QTest.keyClick(named(page, "put_back"), Qt.Key.Key_Space)
    assert words(page, "wording") == casework.our_wording(LetterKind.REFUSED)
    assert not named(page, "put_back").isEnabled()
    save(page, lane)
    assert kept(lane) == Settings()


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [("review_days", "300", "from 1 to 250"), ("wording", "Ring {fone}.", "{fone}")],
)
def test_what_cannot_be_kept_is_said_and_stays_typed(
    lane: OnLane, qtbot: QtBot, name: str, typed: str, said: str
) -> None:
    page = opened(lane, qtbot)
    write(page, name, typed)
    save(page, lane)
    (trouble,) = page.findChildren(kit.NoticeBar, "trouble")
    assert said in trouble.words()
    assert words(page, name) == typed
    assert kept(lane) == Settings()


def test_days_that_are_no_number_are_said_beside_the_field(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot)
    write(page, "review_days", "twenty")
    save(page, lane)
    (row,) = page.findChildren(kit.FieldRow, "review_days_row")
    assert "whole number" in row.error()
    assert named(page, "review_days").hasFocus()
    assert kept(lane) == Settings()


def _demote(house: Filled) -> None:
    with writing(house.book) as writer:
        guardian = Person(
            name="Priya Nair", position=None, roles=frozenset({Role.GUARDIAN}), reason=None
        )
        writer.append(schemas.PERSON, guardian, subject=house.book.person_id, kind="person.changed")


def test_whoever_is_no_owner_reads_and_is_told_who_can(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    told = Settings(phone="01632 960114")
    lane.do(lambda house: casework.change_settings(house.book, told))
    lane.do(_demote)
    page = opened(lane, qtbot)
    assert words(page, "phone") == "01632 960114"
    write(page, "phone", "1")
    assert words(page, "phone") == "01632 960114"
    assert not named(page, "save").isVisible()
    (notice,) = page.findChildren(kit.NoticeBar, "read_only")
    assert "owner" in notice.words()
    pick(page, "letter", LetterKind.MORE_NEEDED.code)
    assert words(page, "wording") == casework.our_wording(LetterKind.MORE_NEEDED)


def test_what_is_typed_while_the_settings_are_read_stays(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot)
    page.shown()
    write(page, "email", "a@b.example")
    lane.settle()
    assert words(page, "email") == "a@b.example"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_is_never_wider_than_the_window(
    lane: OnLane, qtbot: QtBot, theme: Theme, scale: float
) -> None:
    theme.set_scale(scale)
    page = opened(lane, qtbot)
    page.resize(800, 900)
    qtbot.wait(50)
    (scroll,) = page.findChildren(kit.ScrollPage)
    assert scroll.horizontalScrollBar().maximum() == 0
