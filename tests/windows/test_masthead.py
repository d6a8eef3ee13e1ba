"""The line at the top of the window, wide and narrow."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import kit


def masthead(qtbot: QtBot) -> tuple[kit.Masthead, list[QPushButton]]:
    words = (
        "Search decisions, drafts and guidance",
        "Unchanged since yesterday",
        "Priya Nair, manager",
        "Switch user",
    )
    buttons = [QPushButton(each) for each in words]
    buttons[0].setMaximumWidth(400)
    row = kit.Masthead(None, *buttons)
    qtbot.addWidget(row)
    row.resize(1200, 100)
    row.show()
    qtbot.waitUntil(lambda: row.width() > 1000)
    return row, buttons


def test_the_top_of_the_window_reaches_from_edge_to_edge(qtbot: QtBot) -> None:
    row, (find, status, person, switch) = masthead(qtbot)
    assert find.geometry().left() == 0
    assert find.width() == 400
    assert switch.geometry().right() == row.width() - 1
    assert find.x() < status.x() < person.x() < switch.x()
    assert len({each.y() for each in (find, status, person, switch)}) == 1


def test_in_a_narrow_window_its_ends_stay_above_and_the_rest_goes_below(
    qtbot: QtBot,
) -> None:
    row, (find, status, person, switch) = masthead(qtbot)
    row.resize(status.width() + person.width() + 60, 200)
    qtbot.waitUntil(lambda: status.y() > find.y())
    assert find.y() == switch.y()
    assert status.y() == person.y()
    assert person.geometry().right() == switch.geometry().right() == row.width() - 1
    row.resize(find.minimumSizeHint().width() + 40, 300)
    qtbot.waitUntil(lambda: person.y() > status.y())
    assert find.y() < status.y() < person.y() == switch.y()


def test_a_name_stands_alone_where_that_saves_a_line_at_the_top(qtbot: QtBot) -> None:
    find, status, switch = (QPushButton(words) for words in ("Find", "Unchanged", "Switch user"))
    name = kit.NameLine()
    name.say("Priya Nair", "Registered manager")
    whole = name.sizeHint().width()
    row = kit.Masthead(None, find, status, name, switch)
    qtbot.addWidget(row)
    row.resize(900, 200)
    row.show()
    qtbot.waitUntil(lambda: name.width() == whole)
    assert (name.text(), name.toolTip()) == ("Priya Nair · Registered manager", "")
    row.resize(status.width() + whole, 200)
    qtbot.waitUntil(lambda: name.text() == "Priya Nair")
    assert status.geometry().center().y() == name.geometry().center().y()
    assert find.y() < status.y()
    assert name.geometry().right() == row.width() - 1
    assert name.accessibleName() == name.toolTip() == "Priya Nair · Registered manager"
    row.resize(900, 200)
    qtbot.waitUntil(lambda: name.text() == "Priya Nair · Registered manager")
