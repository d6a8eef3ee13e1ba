"""The gallery's screens in front of a vault, and those of its first day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from caldicott_desktop.tour import guardian
from caldicott_desktop.tour.choosing import open_section
from caldicott_desktop.tour.gallery import Gallery
from caldicott_desktop.tour.waiting import until
from caldicott_desktop.windows import kit

_FOUNDER = {
    "organisation": guardian.ORGANISATION,
    "nation": "E",
    "name": "Priya Nair",
    "position": "Registered manager",
    "role": "GUARDIAN",
    "passphrase": guardian.PASSPHRASE,
    "again": guardian.PASSPHRASE,
}


def show(gallery: Gallery) -> None:
    """Go from the first start to the pages of a vault that holds nothing."""
    _create(gallery)
    gallery.shows("today-first-day", "Today, on the first day.")
    for name, caption in {
        "decisions": "Decisions, before there is one.",
        "reviews": "Reviews, with nothing due.",
        "names": "Names, before anybody is in the key.",
        "interests": "Interests, with none declared.",
    }.items():
        gallery.opens(name)
        gallery.shows(f"{name}-empty", caption)
    open_section(gallery.stage, "people")
    gallery.shows("people-alone", "People, with one person.")
    _open_by_code(gallery, _recovery(gallery))


def _create(gallery: Gallery) -> None:
    stage = gallery.stage
    page = stage.person.waits_for(QWidget, "create_page")
    gallery.shows("create", "The first start: no vault is known here yet.")
    gallery.presses("create", within=page)
    gallery.shows("create-faults", "What is missing, at the top and beside each field.")
    for name, answer in _FOUNDER.items():
        stage.person.gives(stage.person.sees(QWidget, name, within=page), answer)
    gallery.shows("create-filled", "The organisation, yourself, a passphrase.")
    stage.person.presses_ctrl(Qt.Key.Key_Return)
    until(lambda: stage.program.book is not None, "the vault to open")
    stage.rests()


def _recovery(gallery: Gallery) -> str:
    """Make the recovery sheet and try it; gives its code."""
    person = gallery.stage.person
    page = gallery.opens("recovery")
    gallery.shows("recovery", "The recovery sheet, not made yet.")
    gallery.presses("make", within=page)
    code = person.waits_for(QLabel, "code").text()
    gallery.shows("recovery-code", "Its code, shown once.")
    gallery.presses("save", within=page)
    person.sees(QLineEdit, "typed", within=page).setText(code)
    gallery.presses("try_it", within=page)
    person.waits_for(kit.SpokenLabel, "tried", lambda tried: bool(tried.text()))
    gallery.shows("recovery-tried", "The code from the sheet has opened the vault.")
    return code


def _open_by_code(gallery: Gallery, code: str) -> None:
    """Lock the vault, and come in as somebody whose passphrase is forgotten."""
    stage = gallery.stage
    stage.person.presses_ctrl(Qt.Key.Key_L)
    stage.person.waits_for(QLineEdit, "passphrase", QLineEdit.isEnabled)
    gallery.presses("other_way")
    stage.person.sees(QLineEdit, "code").setText(code)
    gallery.presses("unlock")
    until(lambda: stage.program.book is not None, "the vault to open")
    gallery.shows("opened-by-code", "Opened with the recovery code: what can be done, and how on.")


def show_door(gallery: Gallery) -> None:
    """Show the door to a vault that is known here, a slip of the keyboard, and the other way in."""
    person = gallery.stage.person
    field = person.waits_for(QLineEdit, "passphrase", QLineEdit.isEnabled)
    gallery.shows("unlock", "The door: which vault, who, and a passphrase.")
    field.setText("seven wet herons on a gate")
    gallery.presses("unlock")
    person.waits_for(kit.FieldRow, "passphrase_row", lambda row: bool(row.error()))
    gallery.shows("unlock-wrong", "A wrong passphrase, and what to do about it.")
    gallery.presses("other_way")
    gallery.shows("unlock-code", "With the recovery code instead.")
    gallery.presses("other_way")
