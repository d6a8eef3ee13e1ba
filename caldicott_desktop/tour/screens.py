"""The journey of every screen: each page of the window in its telling states, in every look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from caldicott_desktop.tour import (
    examiner_cast,
    examiner_office,
    guardian,
    screens_of_deciding,
    screens_of_examining,
    screens_of_keeping,
    screens_of_reading,
    screens_of_starting,
)
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.examiner_desk import Desk
from caldicott_desktop.tour.examiner_office import BELL, LEAD, RAHMAN
from caldicott_desktop.tour.gallery import WAYS, Gallery
from caldicott_desktop.tour.screens_cast import AUDITOR, PASSPHRASES, prepare
from caldicott_desktop.tour.stage import BEGINS, set_up
from caldicott_desktop.tour.waiting import until

TITLE = "Screens: every one, as everybody sees it"

_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def go(album: Album, ways: Sequence[str] = (*WAYS,)) -> None:
    """Keep every screen in `ways`: of a first day, of a busy vault, for an auditor, of an office.

    The pages are opened directly and not by keys: other journeys show that keys lead everywhere.
    """
    first, busy = album.folder / "first-day", album.folder / "busy"
    for folder in (first, busy):
        folder.mkdir()
    with set_up(first) as stage:
        screens_of_starting.show(Gallery(stage, album, ways))
        pages = stage.pages
    cast = prepare(busy)
    with set_up(busy) as stage:
        gallery = Gallery(stage, album, ways)
        screens_of_starting.show_door(gallery)
        _come_in(gallery, guardian.PASSPHRASE)
        screens_of_reading.show(gallery, cast)
        screens_of_deciding.show(gallery, cast)
        screens_of_keeping.show(gallery)
        stage.person.presses(Qt.Key.Key_L, _BOTH)
        stage.person.waits_for(QLineEdit, "passphrase", QLineEdit.isEnabled)
        gallery.shows("switch-user", "Switch user: the same vault, offered to the others first.")
        stage.person.sees_button(AUDITOR).click()
        _come_in(gallery, PASSPHRASES[AUDITOR])
        screens_of_reading.show_to_auditor(gallery, cast)
        pages |= stage.pages
    pages |= _office(album, ways)
    album.counts["pages visited"] = len(pages)
    album.words(
        "The passphrases: "
        + ", ".join(
            f"*{words}* ({name})"
            for name, words in {
                "Priya Nair": guardian.PASSPHRASE,
                **PASSPHRASES,
                **examiner_office.PASSPHRASES,
            }.items()
        )
        + "."
    )


def _office(album: Album, ways: Sequence[str]) -> set[str]:
    """Keep the screens of an examiner's office; gives the pages that were visited."""
    folder = album.folder / "office"
    folder.mkdir()
    examiner_office.prepare(folder)
    with set_up(folder) as stage:
        gallery = Gallery(stage, album, ways)
        Desk(stage=stage, album=album).comes_in(BELL)
        screens_of_examining.show_first_day(gallery)
        pages = stage.pages
    examiner_cast.fill(folder)
    with set_up(folder, begins=BEGINS + examiner_cast.LATER) as stage:
        gallery, desk = Gallery(stage, album, ways), Desk(stage=stage, album=album)
        desk.comes_in(RAHMAN)
        screens_of_examining.show_to_examiner(gallery)
        desk.leaves_to(LEAD)
        screens_of_examining.show_to_lead(gallery)
        return pages | stage.pages


def _come_in(gallery: Gallery, passphrase: str) -> None:
    stage = gallery.stage
    stage.person.waits_for(QLineEdit, "passphrase", QLineEdit.isEnabled).setText(passphrase)
    gallery.presses("unlock")
    until(lambda: stage.program.book is not None, "the vault to open")
    stage.rests()
