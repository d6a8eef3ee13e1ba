from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.theme import Theme


def _shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    body = QVBoxLayout(window)
    for widget in widgets:
        body.addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_words_are_as_high_as_those_of_an_ordinary_label_whatever_becomes_of_them(
    theme: Theme, qtbot: QtBot
) -> None:
    del theme
    ours, theirs = kit.label("Refused"), QLabel("Refused")
    theirs.setWordWrap(True)
    window = _shown(qtbot, ours, theirs)

    def heights() -> set[tuple[int, ...]]:
        return {
            tuple(each.heightForWidth(width) for width in (60, 240, 900)) for each in (ours, theirs)
        }

    found = [heights()]
    for each in (ours, theirs):
        each.setText("Share in part, and say in the letter what was left out. " * 3)
    found.append(heights())
    for each in (ours, theirs):
        each.setProperty("look", "title")
        kit.restyle(each)
    found.append(heights())
    assert [len(each) for each in found] == [1, 1, 1]
    assert len({*found[0], *found[1], *found[2]}) == 3
    assert window.isVisible()


def test_a_page_that_changed_while_hidden_has_room_for_all_of_it_when_it_is_shown(
    theme: Theme, qtbot: QtBot
) -> None:
    del theme
    scroll, inside = kit.ScrollPage(), QWidget()
    words = kit.label("Short", "", inside)
    QVBoxLayout(inside).addWidget(words)
    scroll.setWidget(inside)
    window = _shown(qtbot, scroll)
    window.resize(400, 120)
    qtbot.waitUntil(lambda: inside.width() > 300)
    scroll.hide()
    words.setText("What is left out is said in the letter. " * 30)
    QCoreApplication.processEvents()
    before = inside.height()
    scroll.show()
    assert inside.height() > before
    assert words.height() >= words.heightForWidth(words.width())


def test_a_count_that_has_no_room_beside_a_heading_stands_below_it_on_one_line(
    theme: Theme, qtbot: QtBot
) -> None:
    del theme
    heading, count = kit.label("Examiner log", "title"), kit.SpokenLine()
    heading.setWordWrap(False)
    row = kit.FlowRow(None, heading, count)
    window = _shown(qtbot, row)
    count.show_words("Monday 23 November 2026 · 29 of today’s lines prepared")
    window.resize(900, 100)
    qtbot.waitUntil(lambda: count.x() > heading.geometry().right())
    one_line = count.height()
    window.resize(window.width() - row.width() + count.sizeHint().width() + 20, 100)
    qtbot.waitUntil(lambda: count.y() > heading.y())
    assert count.height() == one_line
    assert count.x() == heading.x()
