"""The journey of two people at one computer: each by their own passphrase, to their own drafts."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from caldicott_desktop.domain.people import Role
from caldicott_desktop.tour import guardian, looks, police_case, short
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.choosing import open_card, open_draft, open_section, walkthrough
from caldicott_desktop.tour.stage import Stage, set_up
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.settings.person_row import PersonLine

TITLE = "People: two at one computer, a draft taken over, and a leaver"

MOST_MS = 3000
"""What switching from one person to another may take beyond the derivation of a key."""

SAM = "Sam Okoro"
SAMS_PASSPHRASE = "four grey ferries at anchor"  # noqa: S105  # printed in the index: nothing is kept

_REASON = "Sam is away this week, and the police are waiting."
_HEARD_BY = {guardian.PASSPHRASE: "Priya Nair, today", SAMS_PASSPHRASE: f"{SAM}, today"}
_BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def go(album: Album) -> None:
    """Go the whole way by keyboard, and measure each switch."""
    with set_up(album.folder) as stage:
        guardian.create(stage, album)
        _add_sam(stage, album)
        _record(stage, album, guardian.PASSPHRASE, "R-0420")
        _begin_draft(stage, "DC Laura Finch")
        took = [_switch(stage, album, SAMS_PASSPHRASE, "to-sam")]
        _record(stage, album, SAMS_PASSPHRASE, "R-0421")
        _begin_draft(stage, "PC Tom Ashby")
        took.append(_switch(stage, album, guardian.PASSPHRASE, "to-priya"))
        _find_own_draft(stage, album, "DC Laura Finch")
        _take_over(stage, album)
        _suspend(stage, album)
        again = partial(stage.person.presses_ctrl, Qt.Key.Key_Comma)
        looks.others(stage, album, {"people": again})
        _stay_out(stage, album)
        album.counts["decisions recorded"] = 2
        album.counts["ms for a switch, beyond the key"] = round(max(took))
        album.counts["clicks of the mouse"] = stage.person.clicks


def _people(stage: Stage) -> QWidget:
    page = open_section(stage, "people")
    stage.rests()
    return page


def _add_sam(stage: Stage, album: Album) -> None:
    """Add a deputy, who types the passphrase."""
    person, page = stage.person, _people(stage)
    album.picture(stage.window, "alone", "Settings, People: who can open the vault.")
    person.goes_and_presses(person.sees(kit.ActionButton, "add", within=page))
    person.gives(person.sees(QLineEdit, "name", within=page), SAM)
    person.gives(person.sees(QLineEdit, "position", within=page), "Deputy manager")
    person.gives(person.sees(kit.TickGroup, "roles", within=page), (Role.DEPUTY.value,))
    album.picture(stage.window, "roles", "What each role may do, in a sentence.")
    for name in ("passphrase", "again"):
        person.gives(person.sees(QLineEdit, name, within=page), SAMS_PASSPHRASE)
    album.picture(stage.window, "passphrase", "The new person chooses and types the passphrase.")
    person.presses(Qt.Key.Key_Return)
    person.waits_for(kit.SpokenLabel, "done", lambda done: bool(done.text()))
    stage.rests()
    album.words(f"{SAM}'s passphrase is *{SAMS_PASSPHRASE}*.")
    album.picture(stage.window, "added", "Two people now, each with a key of their own.")


def _record(stage: Stage, album: Album, passphrase: str, subject: str) -> None:
    """Refuse a request, on one page, in the name of whoever has that passphrase."""
    person = stage.person
    open_card(stage, "son father", short.KIND)
    page = short.open_short(stage, album)
    answers = {
        **short.ANSWERS,
        "/subject/reference": subject,
        "/subject/wishes_heard_by": _HEARD_BY[passphrase],
    }
    for path, answer in answers.items():
        person.gives(short.field(page, path), answer)
    until(lambda: not page.keeping.is_dirty, "the draft to be saved")
    person.presses_ctrl(Qt.Key.Key_Return)
    person.waits_for(QPushButton, "open_record")
    stage.rests()
    album.picture(stage.window, f"recorded-{subject}", "Recorded, and signed by who decided.")


def _begin_draft(stage: Stage, who: str) -> None:
    """Begin a walkthrough, and type a name within a keystroke of leaving the desk."""
    open_card(stage, "police care notes", police_case.KIND)
    field = walkthrough(stage).target("/request/name")
    if field is None:
        raise Stuck("the walkthrough does not ask who")
    stage.person.gives(field, who)


def _switch(stage: Stage, album: Album, passphrase: str, name: str) -> float:
    """Leave the desk to somebody else; gives the milliseconds it took, but for deriving the key."""
    person = stage.person
    began = time.perf_counter()
    person.presses(Qt.Key.Key_L, _BOTH)
    field = person.waits_for(QLineEdit, "passphrase", QLineEdit.isEnabled)
    stage.rests()
    until(field.hasFocus, "the keyboard to be where the passphrase is typed")
    took = time.perf_counter() - began
    album.picture(stage.window, name, "Switch user: the same vault, offered to the others first.")
    derived = _refusal_s(stage, passphrase)
    person.gives(field, passphrase)
    began = time.perf_counter()
    person.presses(Qt.Key.Key_Return)
    until(lambda: stage.program.book is not None, "the vault to open")
    stage.rests()
    took += time.perf_counter() - began - derived
    album.picture(stage.window, f"{name}-today", "In again, on their own Today.")
    return took * 1000


def _refusal_s(stage: Stage, passphrase: str) -> float:
    """How long a slip of the keyboard takes to be refused: one key is derived, and nothing opened.

    Measured each time, because how long that is depends on what else the computer does just then.
    """
    person = stage.person
    person.types(passphrase[:-1])
    began = time.perf_counter()
    person.presses(Qt.Key.Key_Return)
    _refused(stage)
    return time.perf_counter() - began


def _find_own_draft(stage: Stage, album: Album, who: str) -> None:
    person = stage.person
    person.presses_ctrl(Qt.Key.Key_1)
    stage.rests()
    field = open_draft(stage, police_case.TITLE).target("/request/name")
    if not isinstance(field, QLineEdit) or field.text() != who:
        raise Stuck("what was typed last before the switch is not there")
    album.picture(stage.window, "own-draft", "The draft, as its owner left it.")


def _take_over(stage: Stage, album: Album) -> None:
    """Take over the draft of the other, with a reason."""
    person = stage.person
    person.presses_ctrl(Qt.Key.Key_1)
    stage.rests()
    link = person.sees_button("Take over…", within=stage.program.shell.page("today"))
    album.picture(stage.window, "another's", "Of another's draft, only that it is there.")

    def answers(dialog: QWidget) -> None:
        person.gives(person.sees(kit.GrowingText, "reason", within=dialog), _REASON)
        album.picture(dialog, "take-over", "It passes with a reason, which its owner is told.")
        person.goes_and_presses(person.sees(QPushButton, "go_ahead", within=dialog))

    person.answers_dialog(link, answers)
    stage.rests()
    album.picture(stage.window, "taken", "The draft is one's own now.")


def _suspend(stage: Stage, album: Album) -> None:
    """Suspend the deputy, who leaves."""
    person, page = stage.person, _people(stage)
    (line,) = [
        each
        for each in page.findChildren(PersonLine)
        if each.isVisible() and person_shown(each) == SAM
    ]

    def answers(dialog: QWidget) -> None:
        person.gives(person.sees(kit.GrowingText, "reason", within=dialog), "Left the home.")
        album.picture(dialog, "suspend", "What suspending does, and what it does not do.")
        person.goes_and_presses(person.sees(QPushButton, "go_ahead", within=dialog))

    person.answers_dialog(person.sees(kit.LinkButton, "suspend", within=line), answers)
    person.waits_for(kit.SpokenLabel, "done", lambda done: bool(done.text()))
    stage.rests()
    album.picture(stage.window, "suspended", "Suspended: what they recorded stays.")


def person_shown(line: PersonLine) -> str:
    """The name that a line of the list shows."""
    found = line.findChild(kit.OneLine, "person_name")
    return found.text() if found is not None else ""


def _stay_out(stage: Stage, album: Album) -> None:
    """Try the leaver's passphrase at the door of the same window."""
    person = stage.person
    person.presses(Qt.Key.Key_L, _BOTH)
    field = person.waits_for(QLineEdit, "passphrase", QLineEdit.isEnabled)
    stage.rests()
    person.gives(field, SAMS_PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    _refused(stage)
    album.picture(stage.window, "stays-out", "The leaver's passphrase opens nothing here.")


def _refused(stage: Stage) -> None:
    stage.person.waits_for(kit.FieldRow, "passphrase_row", lambda row: bool(row.error()))
    stage.rests()
    if stage.program.book is not None:
        raise Stuck("somebody has opened the vault who should not")
