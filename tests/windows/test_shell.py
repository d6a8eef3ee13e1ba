from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.shell import Occupant, Shell
from caldicott_desktop.windows.shell_form import ShellForm
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.window_state import WindowState

PRIYA = Occupant(organisation="Rosewood House", person="Priya Nair", position="Manager")


class Sheet(Page):
    """A page that keeps what the shell asked of it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.asked: list[str] = []
        QVBoxLayout(self).addWidget(QLabel(title))

    def shown(self) -> None:
        self.asked.append("shown")

    def leaving(self) -> None:
        self.asked.append("leaving")


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme) -> Shell:
    del theme
    shell = Shell(WindowState(width=1000, height=700))
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    return shell


def form(shell: Shell) -> ShellForm:
    return shell._form  # noqa: SLF001  # what a person sees and presses


def house(shell: Shell) -> dict[str, Sheet]:
    shell.open_house(PRIYA)
    pages = {"today": Sheet("Today"), "new_decision": Sheet("New decision")}
    for name, page in pages.items():
        shell.add_page(name, page)
    shell.open_page("today")
    return pages


@pytest.mark.parametrize("chosen_at_the_door", [True, False])
def test_whoever_comes_in_with_large_text_can_read_the_whole_sidebar(
    qtbot: QtBot, theme: Theme, *, chosen_at_the_door: bool
) -> None:
    if not chosen_at_the_door:
        theme.set_scale(2.0)
    shell = Shell(WindowState(width=1400, height=900, text_scale=theme.scale))
    qtbot.addWidget(shell)
    shell.show_door(QLabel("The door"))
    with qtbot.waitExposed(shell):
        shell.show()
    if chosen_at_the_door:
        theme.set_scale(2.0)
        shell.fit_text(2.0)
    house(shell)
    here = form(shell)
    QApplication.processEvents()
    for item in (here.today, here.new_decision, here.lock, here.brand):
        assert item.width() >= item.sizeHint().width()


def test_only_pages_that_are_there_have_an_item_and_an_action(shell: Shell) -> None:
    house(shell)
    here = form(shell)
    assert here.today.isVisible()
    assert here.new_decision.isVisible()
    assert not here.decisions.isVisible()
    assert not here.go_decisions.isVisible()
    assert here.organisation.text() == "Rosewood House"
    assert here.person.text() == "Priya Nair · Manager"


def test_a_page_is_told_when_it_comes_and_goes(shell: Shell, qtbot: QtBot) -> None:
    pages = house(shell)
    with qtbot.waitSignal(shell.page_opened) as opened:
        form(shell).new_decision.click()
    assert opened.args == ["new_decision"]
    assert pages["today"].asked == ["shown", "leaving"]
    assert pages["new_decision"].asked == ["shown"]
    assert shell.windowTitle() == "New decision · Caldicott Log"
    assert form(shell).new_decision.isChecked()
    assert not form(shell).today.isChecked()
    with pytest.raises(KeyError):
        shell.open_page("reports")


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_N, "new_decision"), (Qt.Key.Key_1, "today")])
def test_the_keyboard_opens_pages(shell: Shell, qtbot: QtBot, key: Qt.Key, name: str) -> None:
    house(shell)
    with qtbot.waitSignal(shell.page_opened) as opened:
        QTest.keyClick(shell, key, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == [name]


def test_control_and_l_locks_only_what_is_open(shell: Shell, qtbot: QtBot) -> None:
    door = Sheet("Unlock")
    shell.show_door(door)
    with qtbot.assertNotEmitted(shell.lock_asked):
        QTest.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    house(shell)
    with qtbot.waitSignal(shell.lock_asked):
        QTest.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(shell.lock_asked):
        form(shell).lock.click()


def test_the_door_lets_go_of_everything_behind_it(shell: Shell, qtbot: QtBot) -> None:
    pages = house(shell)
    shell.set_status("Unchanged since the head of 19 Nov · checked 08:02")
    shell.notice.say("Recovery sheet not yet tried.")
    shell.leave()
    assert pages["today"].asked[-1] == "leaving"
    with qtbot.waitSignals([page.destroyed for page in pages.values()]):
        shell.show_door(Sheet("Unlock"))
    here = form(shell)
    assert here.status.text() == here.person.text() == here.organisation.text() == ""
    assert shell.notice.words() == ""
    assert shell.windowTitle() == "Unlock · Caldicott Log"
    assert shell.current_page() is None


def test_text_grows_and_shrinks_by_steps_up_to_twice_its_size(
    shell: Shell, theme: Theme, qtbot: QtBot
) -> None:
    house(shell)
    shell.text_scale_asked.connect(theme.set_scale)
    shell.text_scale_asked.connect(shell.fit_text)
    for wanted in (1.25, 1.5, 1.75, 2.0):
        form(shell).larger_text.trigger()
        assert theme.scale == wanted
    assert not form(shell).larger_text.isEnabled()
    assert form(shell).sidebar.width() >= form(shell).new_decision.sizeHint().width()
    form(shell).smaller_text.trigger()
    assert theme.scale == 1.75
    with qtbot.waitSignal(shell.text_scale_asked) as asked:
        form(shell).ordinary_text.trigger()
    assert asked.args == [1.0]
    assert not form(shell).smaller_text.isEnabled()


def test_the_window_remembers_its_place_and_size(shell: Shell) -> None:
    shell.setGeometry(40, 30, 900, 640)
    state = shell.state()
    assert (state.left, state.top, state.width, state.height) == (40, 30, 900, 640)
    assert not state.maximised
    again = Shell(state)
    assert again.geometry() == shell.geometry()


def test_a_window_whose_screen_is_gone_comes_back_on_one_that_is_there(qtbot: QtBot) -> None:
    shell = Shell(WindowState(left=9000, top=9000, width=900, height=640))
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    assert shell.screen().geometry().contains(shell.geometry().topLeft() + QPoint(10, 10))


@pytest.mark.parametrize("edge", ["left", "above", "right"])
def test_a_window_that_could_not_be_taken_hold_of_comes_back_as_well(
    qtbot: QtBot, edge: str
) -> None:
    there = QGuiApplication.primaryScreen().availableGeometry()
    left, top = {"left": (-899, 0), "above": (0, -639), "right": (there.right(), 0)}[edge]
    assert there.intersects(QRect(left, top, 900, 640))
    shell = Shell(WindowState(left=left, top=top, width=900, height=640))
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    assert there.contains(shell.geometry().topLeft() + QPoint(120, 10))


def test_closing_lets_the_page_save_before_the_program_ends(shell: Shell, qtbot: QtBot) -> None:
    pages = house(shell)
    order: list[str] = []
    shell.quit_asked.connect(lambda: order.append(pages["today"].asked[-1]))
    with qtbot.waitSignal(shell.quit_asked):
        shell.close()
    assert order == ["leaving"]


def test_switching_the_user_is_asked_by_button_and_by_keyboard_only_inside(
    shell: Shell, qtbot: QtBot
) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    shell.show_door(Sheet("Unlock"))
    with qtbot.assertNotEmitted(shell.switch_asked):
        QTest.keyClick(shell, Qt.Key.Key_L, keys)
    house(shell)
    with qtbot.waitSignal(shell.switch_asked), qtbot.assertNotEmitted(shell.lock_asked):
        QTest.keyClick(shell, Qt.Key.Key_L, keys)
    with qtbot.waitSignal(shell.switch_asked):
        form(shell).switch_user.click()


def test_the_status_is_a_link_to_what_is_known_of_the_vault(shell: Shell, qtbot: QtBot) -> None:
    house(shell)
    assert not form(shell).status.isVisible()
    shell.set_status("Unchanged since the head of 19 Nov · checked 08:02")
    assert form(shell).status.isVisible()
    assert form(shell).status.accessibleName() == form(shell).status.text()
    with qtbot.waitSignal(shell.status_asked):
        form(shell).status.click()


def test_an_item_says_how_many_things_wait_behind_it(shell: Shell) -> None:
    house(shell)
    shell.add_page("reviews", Sheet("Reviews"))
    item = form(shell).reviews
    bare = item.sizeHint().width()
    shell.set_count("reviews", 12)
    assert item.accessibleName() == "Reviews, 12 waiting"
    assert item.sizeHint().width() > bare
    shell.set_count("reviews", 0)
    assert item.accessibleName() == "Reviews"
    assert item.sizeHint().width() == bare
    with pytest.raises(KeyError):
        shell.set_count("today", 1)


def test_in_a_low_window_the_sidebar_scrolls_to_the_item_of_the_page_that_opens(
    shell: Shell, theme: Theme, qtbot: QtBot
) -> None:
    house(shell)
    for name in ("decisions", "reviews", "names", "guidance", "interests", "settings"):
        shell.add_page(name, Sheet(name.capitalize()))
    theme.set_scale(2.0)
    shell.fit_text(2.0)
    shell.resize(1440, 480)
    qtbot.waitUntil(lambda: form(shell).items.verticalScrollBar().maximum() > 0)
    shell.open_page("settings")
    view = form(shell).items.viewport()
    there = form(shell).settings.mapTo(view, form(shell).settings.rect().center())
    assert view.rect().contains(there)
    assert form(shell).lock.isVisible()
    form(shell).items.verticalScrollBar().setValue(0)
    shell.resize(1440, 440)
    qtbot.waitUntil(lambda: not form(shell).settings.visibleRegion().isEmpty())


def test_the_keyboard_is_not_on_the_button_that_locks_when_a_vault_has_opened(
    shell: Shell, qtbot: QtBot
) -> None:
    field = QLineEdit()
    door = QWidget()
    QVBoxLayout(door).addWidget(field)
    shell.show_door(door)
    shell.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    house(shell)
    assert not form(shell).lock.hasFocus()
    assert shell.focusWidget() is not form(shell).lock


def test_beside_large_text_in_a_narrow_window_the_sidebar_folds_away_behind_a_button(
    shell: Shell, theme: Theme, qtbot: QtBot
) -> None:
    house(shell)
    shell.add_page("decisions", Sheet("Decisions"))
    here = form(shell)
    assert here.show_sidebar.isHidden()
    theme.set_scale(2.0)
    shell.fit_text(2.0)
    shell.resize(800, 600)
    qtbot.waitUntil(here.sidebar.isHidden)
    assert shell.width() == 800
    QTest.keyClick(here.show_sidebar, Qt.Key.Key_Space)
    assert here.sidebar.isVisible()
    assert here.today.hasFocus()
    assert shell.width() == 800
    QTest.keyClick(here.today, Qt.Key.Key_Escape)
    assert here.sidebar.isHidden()
    assert here.show_sidebar.hasFocus()
    here.show_sidebar.click()
    here.find.setFocus()
    assert here.sidebar.isHidden()
    here.show_sidebar.click()
    here.decisions.click()
    assert here.sidebar.isHidden()
    assert shell.current_page() is shell.page("decisions")
    shell.resize(1440, 900)
    qtbot.waitUntil(here.sidebar.isVisible)
    assert here.show_sidebar.isHidden()


def test_a_promised_page_is_made_when_it_is_first_wanted(shell: Shell) -> None:
    made: list[Sheet] = []

    def make() -> Sheet:
        made.append(Sheet("Reviews"))
        return made[-1]

    house(shell)
    shell.promise_page("reviews", make)
    assert shell.holds("reviews")
    assert form(shell).reviews.isVisible()
    assert made == []
    assert shell.may_leave()
    shell.open_page("reviews")
    assert shell.page("reviews") is made[0]
    assert shell.current_page() is made[0]
    assert len(made) == 1
    assert not shell.holds("nowhere")


@pytest.mark.parametrize(
    ("mode", "chosen"),
    [
        (QAbstractItemView.SelectionMode.ExtendedSelection, 3),
        (QAbstractItemView.SelectionMode.SingleSelection, 1),
    ],
)
def test_select_all_selects_every_row_of_a_list_of_which_many_can_be_chosen(
    shell: Shell, mode: QAbstractItemView.SelectionMode, chosen: int
) -> None:
    listed = QListWidget()
    listed.addItems(["ME-1", "ME-2", "ME-3"])
    listed.setSelectionMode(mode)
    sheet = Sheet("Today")
    listed.setParent(sheet)
    shell.open_house(PRIYA)
    shell.add_page("today", sheet)
    shell.open_page("today")
    listed.setFocus()
    listed.setCurrentRow(0)
    QTest.keyClick(listed, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(listed.selectedItems()) == chosen
