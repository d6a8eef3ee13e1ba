from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caldicott_desktop import assets
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.unlock_page import UnlockForm

PAGE = """<ui version="4.0"><class>P</class><widget class="QWidget" name="page">
<layout class="QVBoxLayout" name="body"><item>
 <widget class="FieldRow" name="who_row"><property name="label"><string>&amp;Who asked</string>
  </property><property name="help"><string>Name and rank</string></property>
  <layout class="QVBoxLayout" name="who_body"><item><widget class="QLineEdit" name="who"/></item>
  </layout></widget></item>
 <item><widget class="Tag" name="state"><property name="text"><string>Done</string></property>
  <property name="tone"><string>accent</string></property></widget></item></layout></widget></ui>"""


class PageForm(forms.Form):
    file = "page.ui"
    who: QLineEdit
    who_row: kit.FieldRow
    state: kit.Tag


class WindowForm(forms.Form):
    file = "window.ui"
    word: QLabel
    quit_it: QAction


class LackingForm(forms.Form):
    file = "page.ui"
    nobody: QPushButton


@pytest.fixture
def ui(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "page.ui").write_text(PAGE, "utf-8")
    (tmp_path / "window.ui").write_text(
        """<ui version="4.0"><class>W</class><widget class="QMainWindow" name="window">
        <widget class="QWidget" name="inside"><layout class="QVBoxLayout" name="body"><item>
        <widget class="QLabel" name="word"/></item></layout></widget>
        <widget class="QMenuBar" name="bar"><widget class="QMenu" name="menu">
        <addaction name="quit_it"/></widget><addaction name="menu"/></widget>
        <action name="quit_it"><property name="text"><string>Quit</string></property></action>
        </widget></ui>""",
        "utf-8",
    )
    monkeypatch.setattr(assets, "folder", lambda _name: tmp_path)
    return tmp_path


@pytest.mark.usefixtures("ui")
def test_a_view_gets_its_widgets_typed_and_settled(qtbot: QtBot) -> None:
    view = QDialog()
    qtbot.addWidget(view)
    form = forms.build(PageForm, onto=view)
    assert view.layout() is not None
    assert form.who.window() is view
    assert form.who.accessibleName() == "Who asked"
    assert form.who.accessibleDescription() == "Name and rank"
    assert isinstance(form.state, kit.Tag)
    assert form.state.text() == "Done"
    assert form.state.property("tone") == "accent"


def test_what_every_form_declares_can_be_read_before_a_page_is_made() -> None:
    class NewForm(LackingForm):
        word: QLabel

    assert NewForm not in forms._DECLARED  # noqa: SLF001  # what is kept is all there is to see
    forms.read_declarations()
    assert forms._DECLARED[NewForm] == {"nobody": QPushButton, "word": QLabel}  # noqa: SLF001


class HoldingForm(forms.Form):
    file = "holding.ui"
    page: kit.ScrollPage
    inside: QWidget
    stack: QStackedWidget
    second: QWidget
    word: QLabel


def test_what_scrolls_or_is_stacked_is_neither_dressed_nor_measured_while_it_is_made(
    ui: Path, qtbot: QtBot
) -> None:
    (ui / "holding.ui").write_text(
        """<ui version="4.0"><class>H</class><widget class="QWidget" name="view">
        <layout class="QVBoxLayout" name="body"><item><widget class="ScrollPage" name="page">
        <widget class="QWidget" name="inside"><layout class="QVBoxLayout" name="inside_body"><item>
        <widget class="QStackedWidget" name="stack"><widget class="QWidget" name="first"/>
        <widget class="QWidget" name="second"><layout class="QVBoxLayout" name="second_body"><item>
        <widget class="QLabel" name="word"/></item></layout></widget></widget>
        </item></layout></widget></widget></item></layout></widget></ui>""",
        "utf-8",
    )
    view = QWidget()
    qtbot.addWidget(view)
    form = forms.build(HoldingForm, onto=view)
    assert form.page.widget() is form.inside
    assert form.stack.widget(1) is form.second
    assert isinstance(form.word, kit.Words)
    for each in (form.stack, form.second, form.word):
        assert not each.testAttribute(Qt.WidgetAttribute.WA_WState_Polished), each.objectName()


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    form = forms.build(UnlockForm, onto=view)
    link = kit.LinkButton(view)
    for button in (form.unlock, form.reveal, link):
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.usefixtures("ui")
def test_a_main_window_gets_its_menus(qtbot: QtBot) -> None:
    view = QMainWindow()
    qtbot.addWidget(view)
    form = forms.build(WindowForm, onto=view)
    assert view.centralWidget() is form.word.parentWidget()
    assert form.quit_it.text() == "Quit"
    assert [action.text() for action in view.menuBar().actions()] == [""]


@pytest.mark.usefixtures("ui", "qapp")
def test_a_widget_that_is_not_there_is_a_bug_of_ours() -> None:
    with pytest.raises(forms.FormError, match=r"page.ui has no QPushButton called nobody"):
        forms.build(LackingForm, onto=QWidget())


@pytest.mark.usefixtures("ui", "qapp")
def test_views_are_freed_with_everything_in_them() -> None:
    alive: list[weakref.ref[QWidget]] = []
    for _ in range(50):
        view = QWidget()
        view.setProperty("form", None)
        form = forms.build(PageForm, onto=view)
        alive += [weakref.ref(view), weakref.ref(form.who)]
        del view, form
    gc.collect()
    assert [ref for ref in alive if ref() is not None] == []
