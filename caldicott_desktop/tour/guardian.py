"""The journey of a Guardian: a vault, one decision, its record, and the proof."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QWidget

from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour import counting, looks, police_case, proving
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.choosing import open_draft, walkthrough
from caldicott_desktop.tour.stage import Stage, set_up
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.tour.walking import Walk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.kind_card import KindCard

TITLE = "Guardian: from an empty computer to a record that proves itself"

ORGANISATION = "Rosewood House (fictional)"
PASSPHRASE = "seven wet herons on a gatepost"  # noqa: S105  # printed in the index: nothing is kept

_NOTE = "/necessity/note"
_HASTE = "A statement was offered. The officer needs the entries themselves."


def go(album: Album) -> None:
    """Go the whole way, leaving pictures and files in the album's folder."""
    with set_up(album.folder) as stage:
        create(stage, album)
        _prove_recovery(stage, album)
        walk = choose_kind(stage, album)
        _see_what_is_missing(walk)
        _answer(walk)
        record(walk)
        _read_and_export(stage, album)
        _look_around(stage, album)
        _as_others_see_it(stage, album)
        album.counts["pages visited"] = len(stage.pages)
        album.counts["keystrokes"] = stage.person.keystrokes
        album.counts["clicks of the mouse"] = stage.person.clicks
    proving.verify(album, PASSPHRASE)


def create(stage: Stage, album: Album) -> None:
    """Make the vault, from the first start to *Today*."""
    person = stage.person
    page = person.waits_for(QWidget, "create_page")
    stage.visits("create")
    album.words(f"The organisation is *{ORGANISATION}*, the passphrase *{PASSPHRASE}*.")
    album.picture(stage.window, "first-start", "The first start: no vault is known here yet.")
    for name, answer in {
        "organisation": ORGANISATION,
        "nation": "E",
        "name": "Priya Nair",
        "position": "Registered manager",
        "role": "GUARDIAN",
        "passphrase": PASSPHRASE,
        "again": PASSPHRASE,
    }.items():
        person.gives(person.sees(QWidget, name, within=page), answer)
    scroll = person.sees(kit.ScrollPage, "scroll", within=page)
    album.screenfuls(scroll, "create", "The organisation, yourself, a passphrase.")
    person.presses_ctrl(Qt.Key.Key_Return)
    until(lambda: stage.program.book is not None, "the vault to open")
    stage.rests()
    album.picture(stage.window, "today-new", "Today, in a new vault.")


def _prove_recovery(stage: Stage, album: Album) -> None:
    person = stage.person
    person.goes_and_presses(person.sees_button("Go to the recovery sheet"))
    page = stage.program.shell.page("recovery")
    album.picture(stage.window, "recovery", "The recovery sheet, not made yet.")
    person.goes_and_presses(person.sees(QPushButton, "make", within=page))
    code = person.waits_for(QLabel, "code").text()
    stage.rests()
    album.picture(stage.window, "recovery-code", "Its code is shown once.")
    person.goes_and_presses(person.sees(QPushButton, "save", within=page))
    sheet = stage.documents / "Recovery sheet.docx"
    until(sheet.exists, "the recovery sheet")
    stage.rests()
    album.file(sheet, "the recovery sheet, as it is saved to be printed")
    person.gives(person.sees(QLineEdit, "typed", within=page), code)
    person.presses(Qt.Key.Key_Return)
    person.waits_for(kit.SpokenLabel, "tried", lambda tried: bool(tried.text()))
    stage.rests()
    album.picture(stage.window, "recovery-tried", "The code from the sheet has opened the vault.")


def choose_kind(stage: Stage, album: Album) -> Walk:
    """Begin a decision on the police's request; gives its walkthrough."""
    person = stage.person
    person.presses_ctrl(Qt.Key.Key_N)
    page = stage.program.shell.page("new_decision")
    search = person.sees(QLineEdit, "search", within=page)
    stage.visits("kinds")
    album.picture(stage.window, "kinds", "New decision: what kind of case is it?")
    person.gives(search, "police care notes")
    album.picture(stage.window, "kinds-found", "Kinds are found in everyday words.")
    person.presses(Qt.Key.Key_Return)
    (card,) = (each for each in page.findChildren(KindCard) if each.hasFocus())
    if card.kind_id != police_case.KIND:
        raise Stuck(f"{card.kind_id} was found first")
    person.presses(Qt.Key.Key_Return)
    return Walk(stage=stage, album=album, page=walkthrough(stage))


def _see_what_is_missing(walk: Walk) -> None:
    """Look ahead to the last page, and come back by a link to what is missing."""
    stage, album = walk.stage, walk.album
    album.picture(stage.window, "request-empty", "The request, before anything is typed.")
    walk.jumps_to(Section.CHECK)
    album.picture(stage.window, "check-missing", "Check and record lists every missing answer.")
    stage.person.presses(Qt.Key.Key_Space)
    until(lambda: walk.page.section is Section.REQUEST, "the page of the missing answer")
    album.picture(stage.window, "check-link", "Each leads to its field, which says what it needs.")


def _answer(walk: Walk) -> None:
    for section, steps in police_case.STEPS.items():
        walk.answers(section, steps)
        if section is Section.PRINCIPLE_3:
            _lock_in_the_middle(walk)


def record(walk: Walk) -> None:
    """Record what was answered, and wait until the window says that it is."""
    stage, album = walk.stage, walk.album
    case, book = walk.page.case, stage.program.book
    if book is None:
        raise Stuck("the vault is locked")
    kind = book.guidance.kinds[case.kind_id]
    album.counts["answers given"] = len(walk.given)
    album.counts["of them required"] = counting.required(case, kind, walk.given, at=book.clock())
    walk.records()
    stage.person.waits_for(QPushButton, "open_record")
    stage.rests()
    stage.visits("recorded")
    album.picture(stage.window, "recorded", "Recorded: numbered, signed and on disk.")


def _read_and_export(stage: Stage, album: Album) -> None:
    person = stage.person
    person.presses(Qt.Key.Key_Space)
    page = stage.program.shell.page("record")
    person.waits_for(kit.ActionButton, "export_record")
    stage.rests()
    scroll = person.sees(kit.ScrollPage, "page", within=page)
    album.screenfuls(scroll, "record", "The record, read only, drawn from what was signed.")
    fill_export(stage)
    album.picture(stage.window, "export", "A record to be exported, for whom and what for.")
    save_export(stage)
    album.picture(stage.window, "exported", "Saved: open it, show it in its folder, print it.")


def fill_export(stage: Stage) -> None:
    """On an open record, ask for the Word record, and say for whom and what for."""
    person, page = stage.person, stage.program.shell.page("record")
    person.goes_and_presses(person.sees(kit.ActionButton, "export_record", within=page))
    for name, words in {
        "recipient": "Internal audit",
        "purpose": "Yearly look at how requests are decided",
    }.items():
        person.gives(person.sees(QLineEdit, name, within=page), words)


def save_export(stage: Stage) -> None:
    """Save the Word record that was asked for."""
    person, page = stage.person, stage.program.shell.page("record")
    person.goes_and_presses(person.sees(QPushButton, "export_now", within=page))
    person.waits_for(kit.SpokenLabel, "saved")
    stage.rests()


def _look_around(stage: Stage, album: Album) -> None:
    person = stage.person
    person.presses_ctrl(Qt.Key.Key_2)
    stage.rests()
    table = person.waits_for(QTableView, "table")
    until(lambda: bool(table.model().rowCount()), "the list")
    stage.rests()
    album.picture(stage.window, "decisions", "Decisions: the list, and the chosen one beside it.")
    person.presses_ctrl(Qt.Key.Key_1)
    stage.rests()
    album.picture(stage.window, "today", "Today, with what was recorded last.")


def _lock_in_the_middle(walk: Walk) -> None:
    """Lock within a keystroke of the last word, come in again, and find it as it was left."""
    stage, album, person = walk.stage, walk.album, walk.stage.person
    person.gives(walk.field(_NOTE), _HASTE)
    person.presses_ctrl(Qt.Key.Key_L)
    field = person.waits_for(QLineEdit, "passphrase", QLineEdit.isEnabled)
    stage.rests()
    stage.visits("unlock")
    album.picture(stage.window, "locked", "Locked in the middle of a page, at once.")
    person.gives(field, "seven wet herons on a gate")
    person.presses(Qt.Key.Key_Return)
    stage.rests()
    album.picture(stage.window, "locked-wrong", "A wrong passphrase, and what to do about it.")
    person.gives(person.waits_for(QLineEdit, "passphrase", QLineEdit.isEnabled), PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    until(lambda: stage.program.book is not None, "the vault to open")
    stage.rests()
    album.picture(stage.window, "unlocked", "Open again. The draft is on Today.")
    walk.page = open_draft(stage, police_case.TITLE)
    walk.jumps_to(Section.PRINCIPLE_3)
    note = walk.field(_NOTE)
    if not isinstance(note, kit.GrowingText) or note.toPlainText() != _HASTE:
        raise Stuck("what was typed last before the lock is not there")
    album.picture(stage.window, "draft-again", "Everything is as it was left.")
    looks.others(stage, album, {Section.PRINCIPLE_3.code: stage.rests})


def _as_others_see_it(stage: Stage, album: Album) -> None:
    person = stage.person

    def read() -> None:
        person.presses_ctrl(Qt.Key.Key_2)
        stage.rests()
        person.goes_and_presses(person.sees(QTableView, "table"), Qt.Key.Key_Return)

    screens: dict[str, Callable[[], None]] = {
        "today": partial(person.presses_ctrl, Qt.Key.Key_1),
        "decisions": partial(person.presses_ctrl, Qt.Key.Key_2),
        "record": read,
    }
    looks.others(stage, album, screens)
