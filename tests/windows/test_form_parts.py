from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import assets
from caldicott_desktop.windows import forms
from caldicott_desktop.windows.form_parts import MOST, parted
from caldicott_desktop.windows.guidance.guidance_page import GuidanceForm
from caldicott_desktop.windows.new_decision.decision_page import DecisionForm
from caldicott_desktop.windows.new_decision.information_page import InformationForm
from caldicott_desktop.windows.new_decision.law_page import LawForm
from caldicott_desktop.windows.new_decision.request_page import RequestForm
from caldicott_desktop.windows.theme import Theme

LARGE = (DecisionForm, GuidanceForm, InformationForm, LawForm, RequestForm)


def shown(form: type[forms.Form], qtbot: QtBot, *, in_parts: bool) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    if in_parts:
        steps = 0
        for _step in forms.built(form, onto=page):
            steps += 1
        assert steps > 3
    else:
        forms.build(form, onto=page)
    page.resize(900, 1600)
    page.show()
    return page


def described(page: QWidget) -> list[tuple[str, str, str]]:
    """Every widget of a page: what it is, what it is called, and what it stands in."""
    told = []
    for each in page.findChildren(QWidget):
        around = each.parentWidget()
        inside = "" if around is None or around is page else around.objectName()
        told.append((type(each).__name__, each.objectName(), inside))
    return sorted(told)


def tabbed(page: QWidget, qtbot: QtBot) -> list[str]:
    """Where Tab leads, round the page."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    order: list[str] = []
    QTest.keyClick(page, Qt.Key.Key_Tab)
    while (at := QApplication.focusWidget()) is not None and at.objectName() not in order[:1]:
        order.append(at.objectName())
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return order


@pytest.mark.parametrize("form", LARGE)
def test_a_form_built_in_parts_is_the_one_built_at_once(
    form: type[forms.Form], qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    del theme
    pictures, told, order = [], [], []
    for in_parts in (False, True):
        page = shown(form, qtbot, in_parts=in_parts)
        told.append(described(page))
        page.grab().save(str(tmp_path / "page.png"))
        pictures.append((tmp_path / "page.png").read_bytes())
        order.append(tabbed(page, qtbot))
        page.hide()
    assert told[0] == told[1]
    first = order[0].index(order[1][0])  # from where a page begins by itself
    assert [*order[0][first:], *order[0][:first]] == order[1]
    assert pictures[0] == pictures[1]


def test_no_part_is_larger_than_it_need_be_and_none_is_lost() -> None:
    for file in sorted(assets.folder("ui").glob("*.ui")):
        text = file.read_bytes()
        parts = parted(text)
        counts = [document.count(b"<widget ") for _name, document in parts.documents]
        assert sum(counts) - (len(counts) - 1) == text.count(b"<widget ") == len(parts.names)
        assert len(counts) == 1 or max(counts) <= 2 * MOST, file.name
        loaded: set[str] = set()
        for name, document in parts.documents:
            assert not loaded or name in loaded, "a part comes after what it is loaded onto"
            loaded |= {each for each in parts.names if f'name="{each}"'.encode() in document}
        assert {*parts.tab_stops} <= loaded
        assert all(before != after for before, after in pairwise(parts.tab_stops))
