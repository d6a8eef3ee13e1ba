"""A section of the settings on a screen, and hands for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Settings
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.domain.people import Role
from caldicott_desktop.jobs import Desk
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import Person
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.page import Page
from tests.windows.filled import Filled
from tests.windows.lane import OnLane


def opened(lane: OnLane, qtbot: QtBot, section: Callable[[Desk, Casebook], Page]) -> Page:
    page = section(lane.desk, lane.filled.book)
    # Held until it is closed: a line that has the keyboard is left then, and not while it dies.
    qtbot.addWidget(page, before_close_func=lambda _widget: page.hide())
    page.resize(1000, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.shown()
    lane.settle()
    return page


def named(page: Page, name: str) -> QWidget:
    (found,) = page.findChildren(QWidget, name)
    return found


def words(page: Page, name: str) -> str:
    found = named(page, name)
    assert isinstance(found, QLineEdit | kit.GrowingText)
    return found.text() if isinstance(found, QLineEdit) else found.toPlainText()


def write(page: Page, name: str, typed: str) -> None:
    found = named(page, name)
    assert isinstance(found, QLineEdit | kit.GrowingText)
    found.setFocus()
    found.selectAll()
    QTest.keyClick(found, Qt.Key.Key_Delete)
    QTest.keyClicks(found, typed)


def pick(page: Page, name: str, code: str) -> None:
    found = named(page, name)
    assert isinstance(found, kit.PickList)
    QTest.keyClick(found, Qt.Key.Key_Home)
    while found.value() != code:
        QTest.keyClick(found, Qt.Key.Key_Down)


def save(page: Page, lane: OnLane) -> None:
    QTest.keyClick(named(page, "save"), Qt.Key.Key_Space)
    lane.settle()


def kept(lane: OnLane) -> Settings:
    return lane.do(lambda house: casework.settings(house.book))


def become(house: Filled, *roles: Role) -> None:
    with writing(house.book) as writer:
        person = Person(name="Priya Nair", position=None, roles=frozenset(roles), reason=None)
        writer.append(schemas.PERSON, person, subject=house.book.person_id, kind="person.changed")


def demote(house: Filled) -> None:
    become(house, Role.GUARDIAN)


def become_auditor(house: Filled) -> None:
    become(house, Role.AUDITOR)
