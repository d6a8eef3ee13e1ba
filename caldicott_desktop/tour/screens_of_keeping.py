"""The gallery's screens of keeping a vault: names, guidance, interests, settings, finding."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QMenuBar, QTableView, QWidget

from caldicott_desktop.domain.people import Role
from caldicott_desktop.tour.choosing import open_section
from caldicott_desktop.tour.gallery import Gallery, second_of_menu
from caldicott_desktop.tour.screens_cast import DEPUTY
from caldicott_desktop.tour.waiting import until
from caldicott_desktop.windows import fault_dialog, kit
from caldicott_desktop.windows.page import ask_to_leave
from caldicott_desktop.windows.settings.person_row import PersonLine

_PASTED = """Reference,Name,Date of birth,NHS number
R-0398,Arthur Bellamy,12/04/1938,943 476 5919
R-0512,Ivy Castell,19/02/1940,
R-0513,George Ampney,31/02/1935,
R-0514,Nora Fairweather,11/11/1937,
"""


def show(gallery: Gallery) -> None:
    """Show what is kept beside decisions, the settings, and what is there on every page."""
    _names(gallery)
    _guidance(gallery)
    _interests(gallery)
    _computer_and_words(gallery)
    _people(gallery)
    _vault(gallery)
    _proof(gallery)
    _from_anywhere(gallery)


def _names(gallery: Gallery) -> None:
    person, page = gallery.stage.person, gallery.opens("names")
    table = person.sees(QTableView, "table", within=page)
    gallery.shows("names", "Names: the name key, kept beside the record.")
    table.doubleClicked.emit(table.model().index(0, 0))
    gallery.shows("names-one", "One person of the key, to change or to forget.")
    gallery.shows_over(
        "names-forget",
        "What forgetting a name does, and what stays.",
        person.sees(QAbstractButton, "forget_one", within=page).click,
    )
    gallery.presses("leave", within=page)
    gallery.presses("paste_list", within=page)
    person.sees(kit.GrowingText, "list", within=page).setPlainText(_PASTED)
    person.waits_for(kit.SpokenLabel, "summary", lambda summary: bool(summary.text()))
    gallery.shows("names-pasted", "A resident list is read first, and taken in when it is right.")
    gallery.presses("leave", within=page)
    gallery.shows_over(
        "names-forget-all",
        "What forgetting all names does, and what stays.",
        person.sees(QAbstractButton, "forget_all", within=page).click,
    )


def _guidance(gallery: Gallery) -> None:
    person, page = gallery.stage.person, gallery.opens("guidance")
    gallery.shows("guidance", "Guidance: everything the program knows, and what it rests on.")
    table = person.sees(QTableView, "table", within=page)
    gallery.chooses(table, 3)
    table.doubleClicked.emit(table.currentIndex())
    gallery.shows("guidance-item", "One item, with its sources.")
    gallery.presses("recheck", within=page)
    gallery.shows("guidance-recheck", "A recheck of its sources is recorded.")
    gallery.presses("leave", within=page)
    search = person.sees(QLineEdit, "search", within=page)
    search.setFocus()
    search.setText("zeppelin")
    gallery.shows("guidance-nothing", "A search that finds nothing.")
    search.setText("")


def _interests(gallery: Gallery) -> None:
    gallery.opens("interests")
    gallery.shows("interests", "Interests: what is declared, and of others.")


def _computer_and_words(gallery: Gallery) -> None:
    for name, caption in {
        "computer": "This computer: looks, text size, locking by itself.",
        "organisation": "What letters and urgent cards say of the organisation.",
        "letters": "The wording of letters.",
    }.items():
        page = open_section(gallery.stage, name)
        gallery.shows(f"settings-{name}", caption)
    letterhead = gallery.stage.person.sees(QWidget, "letterhead_card", within=page)
    gallery.shows("settings-letterhead", "The letterhead that letters are put on.", at=letterhead)


def _people(gallery: Gallery) -> None:
    person, page = gallery.stage.person, open_section(gallery.stage, "people")
    gallery.shows("people", "People: who can open the vault, and as what.")
    gallery.presses("add", within=page)
    gallery.shows("people-add", "A new person.")
    person.gives(person.sees(kit.TickGroup, "roles", within=page), (Role.GUARDIAN.value,))
    gallery.presses("go_ahead", within=page)
    gallery.shows("people-faults", "What is missing of a new person.")
    gallery.presses("leave", within=page)

    def asks(act: str) -> None:  # found anew each time: people may be read again meanwhile
        line = next(
            each
            for each in page.findChildren(PersonLine)
            if any(name.text() == DEPUTY for name in each.findChildren(kit.OneLine))
        )
        person.sees(QAbstractButton, act, within=line).click()

    for act, caption in (
        ("change", "What may be changed of a person."),
        ("renew", "A new passphrase for somebody who has forgotten theirs."),
    ):
        asks(act)
        gallery.shows(f"people-{act}", caption)
        gallery.presses("leave", within=page)
    gallery.shows_over(
        "people-suspend", "What suspending does, and what it does not do.", partial(asks, "suspend")
    )


def _vault(gallery: Gallery) -> None:
    person, stage = gallery.stage.person, gallery.stage
    page = open_section(stage, "vault")
    gallery.shows("vault", "Where the vault is, and what is known of it.")
    gallery.presses("check_now", within=page)
    until(lambda: "checked: intact" in stage.program.shell.notice.words(), "the check")
    gallery.shows("vault-checked", "Everything was read from the beginning.")
    gallery.presses("back_up", within=page)
    person.waits_for(kit.SpokenLabel, "done", lambda done: done.text().startswith("Backed up"))
    gallery.shows("vault-backed-up", "One closed file, opened and checked.")
    scroll = person.sees(kit.ScrollPage, "scroll", within=page)
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    gallery.shows("vault-end", "A new passphrase, and the recovery sheet.")
    stage.program.shell.notice.clear()


def _proof(gallery: Gallery) -> None:
    person, page = gallery.stage.person, open_section(gallery.stage, "proof")
    gallery.shows("proof", "A head for somebody outside, and one that comes back.")
    person.sees(QLineEdit, "holder", within=page).setText("Helen Marsh, director")
    gallery.presses("write", within=page)
    person.waits_for(QWidget, "lodge_card")
    gallery.shows("proof-written", "Written as Word and text; now hand it over.")
    statement = next(gallery.stage.documents.glob("Head statement *.txt"))
    person.sees(kit.GrowingText, "pasted", within=page).setPlainText(statement.read_text("utf-8"))
    gallery.presses("check_pasted", within=page)
    found = person.waits_for(kit.NoticeBar, "found")
    gallery.shows("proof-checked", "It fits: nothing before it was changed.", at=found)


def _from_anywhere(gallery: Gallery) -> None:
    shell = gallery.stage.program.shell
    gallery.opens("today")
    find = shell.find_asked.emit
    faults: list[QDialog] = []  # held, or they would be gone at once
    gallery.shows_over("palette", "Ctrl+K: find anything, from anywhere.", find)
    for name, words in {"found": "police", "nothing": "zeppelin"}.items():

        def types(palette: QWidget, words: str = words) -> None:
            gallery.stage.person.sees(QLineEdit, "words", within=palette).setText(words)

        gallery.shows_over(f"palette-{name}", f"“{words}” in the palette.", find, fills=types)
    (bar,) = shell.findChildren(QMenuBar)
    gallery.shows_over(
        "menu",
        "A menu, with the keys that do the same.",
        lambda: bar.setActiveAction(bar.actions()[0]),
        fills=second_of_menu,
    )
    gallery.shows_over(
        "shortcuts",
        "F1: every shortcut.",
        lambda: gallery.stage.person.presses(Qt.Key.Key_F1),
    )
    gallery.shows_over("about", "About the program.", gallery.act_of("do_about"))
    gallery.shows_over(
        "fault",
        "A fault of the program itself: a report without a word of any case.",
        lambda: faults.append(_fault(shell)),
    )
    gallery.shows_over(
        "leave-unsaved",
        "Before typing is lost that could not be saved.",
        partial(ask_to_leave, shell, "The disk is full. Make room on it, then try again."),
    )
    shell.absence.say(
        "Nobody has used this window for a while. It locks in 30 seconds.",
        "Press any key or move the mouse to go on.",
        tone="attention",
    )
    gallery.shows("nobody-there", "Before the window locks by itself.")
    shell.absence.clear()


def _fault(parent: QWidget) -> QDialog:
    """The dialog that is shown of a bug, open."""
    dialog = fault_dialog.FaultDialog(fault_dialog.report(ValueError, None), parent)
    dialog.open()
    return dialog
