from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows.preferences import Preferences
from caldicott_desktop.windows.settings.computer_section import ComputerForm, ComputerSection
from caldicott_desktop.windows.theme import Look
from caldicott_desktop.windows.window_state import WindowState


@pytest.fixture
def preferences() -> Preferences:
    return Preferences(WindowState(width=900, lock_after_min=12))


@pytest.fixture
def page(preferences: Preferences, qtbot: QtBot) -> ComputerSection:
    page = ComputerSection(preferences)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    return page


@pytest.fixture
def form(page: ComputerSection) -> ComputerForm:
    return page._form  # noqa: SLF001  # what a person sees and presses


def test_the_choices_in_force_are_shown_even_one_that_is_not_offered(form: ComputerForm) -> None:
    assert form.look.value() == "system"
    assert form.text_scale.value() == "1.0"
    assert form.lock_after.currentText() == "After 12 minutes"


def test_each_choice_counts_at_once_and_keeps_the_others(
    form: ComputerForm, preferences: Preferences, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(preferences.changed):
        form.look.button("contrast-dark").click()
    with qtbot.waitSignal(preferences.changed):
        form.text_scale.button("1.5").click()
    form.lock_after.set_value("0")
    with qtbot.waitSignal(preferences.changed):
        form.lock_after.activated.emit(form.lock_after.currentIndex())
    assert preferences.look is Look.CONTRAST_DARK
    kept = preferences.within(WindowState(left=7))
    assert kept == WindowState(left=7, look="contrast-dark", text_scale=1.5, lock_after_min=0)


def test_text_made_larger_by_the_keyboard_is_shown_as_chosen(
    form: ComputerForm, preferences: Preferences
) -> None:
    preferences.choose_text_scale(2.0)
    assert form.text_scale.value() == "2.0"


def test_choosing_what_is_in_force_changes_nothing(preferences: Preferences, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.choose_look(Look.SYSTEM)
