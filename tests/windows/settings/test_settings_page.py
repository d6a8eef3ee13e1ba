"""The page of the settings: sections that are made when they are first opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QVBoxLayout
from pytestqt.qtbot import QtBot
from typing_extensions import override

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.settings.settings_page import SettingsPage
from caldicott_desktop.windows.theme import Theme


class Section(Page):
    """A section that notes what it hears."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.typed = ""
        QVBoxLayout(self).addWidget(QLabel(words))

    @override
    def shown(self) -> None:
        self.heard.append("shown")

    @override
    def leaving(self) -> None:
        self.heard.append("leaving")

    @override
    def unsaved(self) -> str:
        return self.typed


def page_of(qtbot: QtBot, *names: str) -> tuple[SettingsPage, dict[str, Section]]:
    page = SettingsPage()
    made: dict[str, Section] = {}

    def make(name: str) -> Section:
        made[name] = Section(name)
        return made[name]

    for name in names:
        page.add_section(name, name.capitalize(), partial(make, name))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.shown()
    return page, made


def the_list(page: SettingsPage) -> QListWidget:
    (found,) = page.findChildren(QListWidget, "sections")
    return found


def test_sections_are_made_when_they_are_first_opened(qtbot: QtBot, theme: Theme) -> None:
    del theme
    page, made = page_of(qtbot, "computer", "letters", "vault")
    assert list(made) == ["computer"]
    assert made["computer"].heard == ["shown"]
    assert page.open_section("vault") is made["vault"]
    assert list(made) == ["computer", "vault"]
    assert page.open_section("vault") is made["vault"]
    assert made["computer"].heard == ["shown", "leaving"]
    assert made["vault"].heard == ["shown"]


def test_the_list_opens_sections_by_keyboard_and_marks_the_one_in_front(
    qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page, made = page_of(qtbot, "computer", "letters", "vault")
    names: list[str] = []
    page.section_opened.connect(names.append)
    QTest.keyClick(the_list(page), Qt.Key.Key_Down)
    assert names == ["letters"]
    assert made["letters"].isVisible()
    page.open_section("vault")
    assert the_list(page).currentRow() == 2
    (picked,) = page.findChildren(kit.PickList, "picked")
    assert picked.currentText() == "Vault"


def test_where_there_is_little_room_a_pick_list_stands_above(qtbot: QtBot, theme: Theme) -> None:
    page, made = page_of(qtbot, "computer", "letters")
    (above,) = page.findChildren(QFrame, "above")
    assert the_list(page).isVisible()
    assert not above.isVisible()
    theme.set_scale(2.0)
    qtbot.waitUntil(above.isVisible)
    assert not the_list(page).isVisible()
    (picked,) = page.findChildren(kit.PickList, "picked")
    QTest.keyClick(picked, Qt.Key.Key_Down)
    assert made["letters"].isVisible()


def test_what_any_section_has_not_saved_counts_for_the_page(qtbot: QtBot, theme: Theme) -> None:
    del theme
    page, made = page_of(qtbot, "computer", "letters")
    assert page.unsaved() == ""
    made["computer"].typed = "The letters were not saved."
    page.open_section("letters")
    assert page.unsaved() == "The letters were not saved."


def test_a_section_hears_when_the_page_comes_and_goes(qtbot: QtBot, theme: Theme) -> None:
    del theme
    page, made = page_of(qtbot, "computer")
    page.leaving()
    page.shown()
    assert made["computer"].heard == ["shown", "leaving", "shown"]


def test_a_section_asked_for_before_the_page_is_in_front_hears_once(
    qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = SettingsPage()
    qtbot.addWidget(page)
    page.leaving()
    section = Section("vault")
    page.add_section("vault", "Vault", lambda: section)
    page.open_section("vault")
    assert section.heard == []
    with qtbot.waitExposed(page):
        page.show()
    page.shown()
    assert section.heard == ["shown"]
