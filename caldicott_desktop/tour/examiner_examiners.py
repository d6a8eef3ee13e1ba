"""What the examiners of an office do: read, assert, conclude; and stop where they must."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from caldicott_desktop.tour.examiner_desk import BOTH, Desk
from caldicott_desktop.tour.examiner_office import TODAY, Cases
from caldicott_desktop.tour.person import Answer
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.kit.reading import UK

_OWN_WORDS = "I took no part in this person's care and have no tie to those who gave it."


def be_refused(desk: Desk, reference: str) -> None:
    """Try, as an officer, to complete scrutiny: the answer is who can."""
    desk.looks_for(reference)
    desk.person.presses(Qt.Key.Key_C, BOTH)
    said = desk.person.waits_for(kit.NoticeBar, "said")
    if "medical examiner" not in said.words():
        raise Stuck(f"an officer who completes a case is told: {said.words()}")
    desk.album.picture(desk.stage.window, "refused", "An officer cannot complete: who can is said.")


def open_record(desk: Desk, reference: str) -> None:
    """Log that one opened a record oneself."""
    desk.types_line(reference, "1")
    desk.saves_line()
    desk.stage.rests()


def lose_independence(desk: Desk, reference: str, to: str) -> None:
    """Stop, and record why, who was told, and to whom the case went."""
    desk.looks_for(reference)
    desk.begins(Qt.Key.Key_I)
    now = desk.stage.book.clock().astimezone(UK)
    told: dict[str, Answer] = {
        "circumstance_listed": "work_tie",
        "toward": "practitioner",
        "came_to_light_at": now,
        "stopped_at": now,
        "words": "We share a clinic.",
        "notified": "The medical director",
        "notified_how": "E-mail",
        "notified_at": now,
        "handed_to": to,
        "handed_what": "The notes so far",
        "handed_at": now,
    }
    for name, answer in told.items():
        desk.gives(name, answer)
    desk.album.picture(desk.stage.window, "not-independent", "A duty recorded; nobody approves it.")
    desk.records()


def complete_one(desk: Desk, reference: str) -> None:
    """Read one case and complete it, with words of one's own."""
    desk.looks_for(reference)
    desk.begins(Qt.Key.Key_C)
    desk.ticks("independent")
    desk.gives("own_words", _OWN_WORDS)
    desk.album.picture(
        desk.stage.window, f"completing-{reference}", "Independence is asserted, once per case."
    )
    desk.records()


def refer_one(desk: Desk, reference: str) -> None:
    """Read one case and refer it to the coroner."""
    desk.looks_for(reference)
    desk.begins(Qt.Key.Key_R)
    desk.ticks("independent")
    desk.gives("coroner", "Northmere")
    desk.gives("referred_on", TODAY)
    desk.gives("their_reference", "N-4417")
    desk.album.picture(desk.stage.window, "referring", "The coroner, with their reference.")
    desk.records()


def complete_many(desk: Desk, words: str, first: str, last: str) -> int:
    """Read from `first` to `last` of what is found by `words`, and complete all; gives how many."""
    with desk.routine():
        desk.looks_for(words)
        desk.goes_down_to(first)
        desk.reads_on(last)
        many = len(desk.chosen())
        desk.begins(Qt.Key.Key_C)
    desk.album.picture(desk.stage.window, f"read-{words}", "A selection, read case by case.")
    with desk.routine():
        box = desk.person.sees(QCheckBox, "independent", within=desk.page.pane)
        until(box.hasFocus, "the assertion")
        desk.person.presses(Qt.Key.Key_Space)
        desk.records()
    desk.album.picture(desk.stage.window, f"completed-{words}", "Completed under their own key.")
    return many


def confirm(desk: Desk) -> None:
    """Confirm what was logged in one's name while one was away."""
    waiting = desk.person.sees(QPushButton, "confirm", within=desk.page.pane)
    desk.album.picture(desk.stage.window, "awaiting", "What was logged in one’s name waits.")
    desk.person.presses(Qt.Key.Key_F, BOTH)
    until(lambda: not waiting.isVisible(), "the access to be confirmed")
    desk.stage.rests()
    desk.looks_for(Cases.LOGGED_FOR)
    desk.album.picture(desk.stage.window, "confirmed", "Confirmed: both times stay in sight.")


def reopen(desk: Desk, reference: str) -> None:
    """Open a completed case again, with the reason."""
    desk.looks_for(reference)
    desk.begins(Qt.Key.Key_B)
    desk.gives("reason", "bereaved")
    desk.gives("words", "Her son remembers a fall the week before.")
    desk.album.picture(desk.stage.window, "reopening", "Opened again, with the reason.")
    desk.records()
