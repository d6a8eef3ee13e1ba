"""The journey of an urgent card: the police at two in the morning, a paper card the day after.

Counted as promised: an answer is one field that has to be filled in or one button that fills it; a
default that is right and left alone counts nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from caldicott_desktop.domain.card import Card, lacking
from caldicott_desktop.tour import counting, guardian, proving
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.person import Answer
from caldicott_desktop.tour.stage import Stage, set_up
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.urgent_card.urgent_card_page import UrgentCardPage

TITLE = "Urgent: a card at two in the morning, in ninety seconds"

MOST_ANSWERS = 15
"""What a card may ask of a person, at most."""

_NIGHT = datetime(2026, 11, 22, 2, 2, tzinfo=UTC)
_MORNING = datetime(2026, 11, 22, 9, 2, tzinfo=UTC)

# What a button answers by one press, by the path that it fills.
_PRESSED: Mapping[str, str] = MappingProxyType(
    {"/decided_by/name": "I decided", "/given_by/name": "I gave it"}
)

ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "/asker/name": "PC Roe 4471",
        "/identity/ways": ("rang_back",),
        "/urgency/bases": ("harm",),
        "/urgency/words": "Missing since midnight, no coat",
        "/given/reference": "R-0417",
        "/given/asked_for": "What she wears, where she walks",
        "/given/ways": ("by_word",),
        "/given/what": "Grey coat, the bench by the canal",
        "/decided_by/name": True,
        "/given_by/name": True,
        "/telling/ways": ("not_told",),
        "/telling/not_told_because": "She is missing",
    }
)
"""What is answered at night, from the top of the card to its end; nothing else is touched."""

PAPER: Mapping[str, Answer] = MappingProxyType(
    {
        "/paper/serial": "CG-002",
        "/asker/organisation": "Northmere Ambulance (fictional)",
        "/identity/ways": ("known",),
        "/identity/checked_by": "Sam Okoro",
        "/urgency/bases": ("medical",),
        "/urgency/words": "Fell in the bathroom, not waking properly",
        "/given/reference": "R-0398",
        "/given/asked_for": "What he takes",
        "/given/ways": ("copy",),
        "/given/pages": "1",
        "/given/what": "Medicines chart, this week",
        "/happened_at": datetime(2026, 11, 22, 4, 40, tzinfo=UTC),
        "/paper/written_at": datetime(2026, 11, 22, 4, 55, tzinfo=UTC),
        "/decided_by/name": "Sam Okoro",
        "/decided_by/job": "Night senior",
        "/given_by/name": "Sam Okoro",
        "/recorded_by/name": "Sam Okoro",
        "/telling/ways": ("on_call",),
        "/telling/on_call": "Priya Nair",
    }
)
"""What stood on the paper card that is typed in the morning after."""


def go(album: Album) -> None:
    """Record a card at night, type one in from paper, and open the write-up."""
    with set_up(album.folder, begins=_NIGHT) as stage:
        guardian.create(stage, album)
        _print_blank_cards(stage, album)
        _at_night(stage, album)
    with set_up(album.folder, begins=_MORNING) as stage:
        _come_in(stage)
        _from_paper(stage, album)
        _write_up(stage, album)
    proving.verify(album, guardian.PASSPHRASE)


def _print_blank_cards(stage: Stage, album: Album) -> None:
    person = stage.person
    page = _open_card(stage)
    person.goes_and_presses(person.sees(QPushButton, "printed", within=page))
    printed = stage.program.shell.page("printed_cards")
    person.gives(person.sees(QLineEdit, "count", within=printed), "3")
    person.goes_and_presses(person.sees(QPushButton, "print_them", within=printed))
    until(lambda: any(stage.documents.glob("Urgent cards*.docx")), "the blank cards")
    stage.rests()
    album.picture(stage.window, "printed", "Blank cards for the drawer, each with its number.")
    (cards,) = stage.documents.glob("Urgent cards*.docx")
    album.file(cards, "blank urgent cards, to be printed")


def _open_card(stage: Stage) -> UrgentCardPage:
    """The page, opened from anywhere with three keys."""
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    stage.person.presses(Qt.Key.Key_U, control | shift)
    stage.rests()
    page = stage.program.shell.page("urgent_card")
    if not isinstance(page, UrgentCardPage) or not page.isVisible():
        raise Stuck("Ctrl+Shift+U does not open the urgent card")
    return page


def _at_night(stage: Stage, album: Album) -> None:
    person = stage.person
    before = person.keystrokes
    page = _open_card(stage)
    album.picture(stage.window, "card-empty", "Who is at the desk and the time are filled in.")
    answer(stage, page, ANSWERS)
    card = page.card
    person.presses_ctrl(Qt.Key.Key_Return)
    person.waits_for(QPushButton, "another")
    stage.rests()
    album.counts["keystrokes for the card"] = person.keystrokes - before
    album.counts["answers given"] = len(ANSWERS)
    album.counts["of them required"] = _required(card, stage)
    album.picture(stage.window, "card-recorded", "Numbered and signed at once.")
    person.presses_ctrl(Qt.Key.Key_1)
    stage.rests()
    album.picture(stage.window, "today-night", "Today keeps the write-up waiting.")
    album.counts["clicks of the mouse"] = person.clicks


def answer(stage: Stage, page: UrgentCardPage, answers: Mapping[str, Answer]) -> None:
    """Give `answers` on the card from top to bottom, and wait until they are on disk."""
    person = stage.person
    for path, given in answers.items():
        if given is True:
            person.goes_and_presses(person.sees_button(_PRESSED[path], within=page))
        else:
            person.gives(page.sheet.field(path).widget, given)
    until(lambda: not page.saving.is_dirty, "the card to be kept")


def _required(card: Card, stage: Stage) -> int:
    """How many of the answers the card could not have been recorded without."""
    if stage.program.book is None:
        raise Stuck("the vault is locked")
    at = stage.program.book.clock()
    return sum(bool(lacking(counting.without(card, path), at=at)) for path in ANSWERS)


def _come_in(stage: Stage) -> None:
    person = stage.person
    field = person.waits_for(QLineEdit, "passphrase", QLineEdit.isEnabled)
    person.gives(field, guardian.PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    until(lambda: stage.program.book is not None, "the vault to open")
    stage.rests()


def _from_paper(stage: Stage, album: Album) -> None:
    person = stage.person
    page = _open_card(stage)
    person.goes_and_presses(person.sees_button("Type in a paper card", within=page))
    answer(stage, page, PAPER)
    scroll = person.sees(kit.ScrollPage, "page", within=page)
    album.screenfuls(scroll, "paper", "The paper card, typed in as it is written.")
    person.presses_ctrl(Qt.Key.Key_Return)
    person.goes_and_presses(person.waits_for(QPushButton, "read_card"))
    record = stage.program.shell.page("card_record")
    until(record.isVisible, "the recorded card")
    stage.rests()
    scroll = person.sees(kit.ScrollPage, "page", within=record)
    album.screenfuls(scroll, "card", "The card, with every time it has.")


def _write_up(stage: Stage, album: Album) -> None:
    person = stage.person
    person.presses_ctrl(Qt.Key.Key_1)
    stage.rests()
    today = stage.program.shell.page("today")
    album.picture(stage.window, "today-morning", "Both cards wait to be written up.")
    first = next(each for each in today.findChildren(kit.SentenceLink) if each.isVisible())
    person.goes_and_presses(first)
    page = stage.program.shell.page("new_decision")
    if not isinstance(page, NewDecisionPage):
        raise Stuck("decisions are made on another page")
    until(lambda: page.walkthrough is not None, "the write-up")
    stage.rests()
    album.picture(stage.window, "write-up", "The write-up begins with all that the card knows.")
