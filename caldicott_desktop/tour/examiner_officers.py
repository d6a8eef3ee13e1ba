"""What the officers of an examiner's office do: list the day, open records, prepare."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from caldicott_desktop.tour import examiner_office as office
from caldicott_desktop.tour.examiner_desk import BOTH, Desk
from caldicott_desktop.tour.examiner_office import Cases
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.kit.reading import UK

_TWO_SOURCES = "12"
_FROM_THE_FIRST = "1"


def list_the_day(desk: Desk) -> None:
    """Paste the day list, look at what was read of it, and list its cases in one go."""
    person, stage, album = desk.person, desk.stage, desk.album
    album.picture(stage.window, "log-empty", "The log, before anything is on it.")
    QGuiApplication.clipboard().setText(office.day_list())
    with desk.routine():
        person.presses(Qt.Key.Key_V, BOTH)
        confirm = person.waits_for(QPushButton, "confirm")
        until(confirm.hasFocus, "the columns to be offered")
    stage.rests()
    album.picture(stage.window, "day-list-columns", "Its columns were recognised, to be confirmed.")
    with desk.routine():
        person.presses(Qt.Key.Key_Space)
        list_cases = person.sees(QPushButton, "list_cases")
        until(list_cases.hasFocus, "the cases to be offered")
    said = person.sees(kit.SpokenLabel, "summary").text()
    if said != f"{len(office.listed())} to be listed · 1 not read":
        raise Stuck(f"the day list says: {said}")
    album.picture(stage.window, "day-list-read", "An NHS number is not read; a double is one case.")
    with desk.routine():
        person.presses(Qt.Key.Key_Space)
        until(lambda: not list_cases.isVisible(), "the log")
    stage.rests()
    album.picture(stage.window, "day-listed", "Listed in one go; what closes soonest stands first.")


def open_records(desk: Desk, references: Sequence[str]) -> None:
    """Log two sources for each case, from the line, by their numbers."""
    for reference in references:
        with desk.routine(but=len(reference)):
            desk.types_line(reference, _TWO_SOURCES)
            if reference == references[0]:
                desk.stage.rests()
                desk.album.picture(
                    desk.stage.window,
                    f"line-{reference}",
                    "Typed and ticked: what follows from it is said before it is saved.",
                )
            desk.saves_line()
    desk.stage.rests()


def prepare(desk: Desk, words: str) -> None:
    """Prepare every case that is found by `words`, at once."""
    with desk.routine():
        desk.looks_for(words)
        desk.person.presses_ctrl(Qt.Key.Key_A)
        desk.begins(Qt.Key.Key_P)
    desk.album.picture(
        desk.stage.window, f"preparing-{words}", "Several cases, prepared for their examiner."
    )
    with desk.routine():
        desk.records()


def type_unlisted(desk: Desk) -> None:
    """Put the case onto the log whose row was not read, with a reference of the office's own."""
    desk.types_line(Cases.TYPED, _TWO_SOURCES, died="22 Nov")
    desk.stage.rests()
    desk.album.picture(desk.stage.window, "line-new", "The case whose row was not read, typed.")
    desk.saves_line()
    desk.stage.rests()


def log_for_absent(desk: Desk) -> None:
    """Log what an examiner opened the evening before, who is not here to do it."""
    log_earlier(desk, Cases.LOGGED_FOR, office.FENWICK, timedelta(hours=15))
    desk.album.picture(
        desk.stage.window, "line-for-absent", "Logged for somebody else: it waits for their word."
    )
    desk.saves_line()
    desk.stage.rests()


def log_late(desk: Desk) -> None:
    """Log what one opened oneself three days ago."""
    log_earlier(desk, Cases.LATE, office.BELL, timedelta(days=3))
    desk.saves_line()
    desk.stage.rests()


def log_earlier(desk: Desk, reference: str, who: str, before: timedelta) -> None:
    """Fill in a line of what `who` opened so long ago, for a case that is on the log."""
    person, line = desk.person, desk.page.line
    desk.types_line(reference, _FROM_THE_FIRST)
    person.goes_and_presses(person.sees(kit.LinkButton, "show_more", within=line))
    at: datetime = desk.stage.book.clock().astimezone(UK) - before
    person.gives(person.sees(kit.DateTimeField, "accessed_at", within=line), at)
    accessor = person.sees(kit.PickList, "accessor", within=line)
    (place,) = (n for n in range(accessor.count()) if accessor.itemText(n).startswith(who))
    person.gives(accessor, str(accessor.itemData(place)))
    desk.stage.rests()
