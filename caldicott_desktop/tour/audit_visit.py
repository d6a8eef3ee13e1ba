"""The journey of an auditor's visit: from who is asking to what *verify* says on their machine."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QTableView

from caldicott_desktop import casework
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.domain.happenings import LearningNoted
from caldicott_desktop.tour import guardian
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.stage import BEGINS, Stage, set_up
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.audit.asker_cards import AskerCard

TITLE = "Audit: an auditor's visit, and what verify says without the vault"

SEED = "481516"
SAMPLED = 2
DECISIONS = 12

_RESIDENTS = "Reference,Name\nR-0398,Edith Marlowe\nR-0420,John Ellery\n"
_TOLD_OF = "John Ellery"
_LEARNT = LearningNoted(words="Ask John Ellery himself first.", passed_to="All seniors")


def go(album: Album) -> None:
    """Go the whole way by keyboard, hand the pack over, and check it where there is no vault."""
    _prepare(album.folder)
    with set_up(album.folder) as stage:
        _come_in(stage)
        _choose(stage, album)
        _look_before_it_leaves(stage, album)
        _write(stage, album)
        _answer_one_person(stage, album)
        album.counts["decisions in the vault"] = DECISIONS
        album.counts["of them sampled"] = SAMPLED
        album.counts["clicks of the mouse"] = stage.person.clicks
    _hand_over(album)


def _prepare(folder: Path) -> None:
    """Make a vault of invented decisions in one of which somebody is named, and leave it locked."""
    vault = folder / f"{guardian.ORGANISATION}.caldicott"
    place = casework.Place(state_folder=folder / "state")
    place.state_folder.mkdir(parents=True)
    for _ in casework.build_demo(
        vault,
        guardian.PASSPHRASE,
        decisions=DECISIONS,
        seed=7,
        place=place,
        clock=lambda: BEGINS,
        costs=casework.FLOOR,
    ):
        pass
    book = casework.unlock(vault, guardian.PASSPHRASE, place=place, clock=lambda: BEGINS)
    try:
        casework.take_in_names(book, _RESIDENTS, update=False)
        (row,) = casework.decisions(book, limit=1).rows
        casework.record_later(book, row.id, _LEARNT)
    finally:
        casework.lock(book)


def _come_in(stage: Stage) -> None:
    person = stage.person
    person.gives(
        person.waits_for(QLineEdit, "passphrase", QLineEdit.isEnabled), guardian.PASSPHRASE
    )
    person.presses(Qt.Key.Key_Return)
    until(lambda: stage.program.book is not None, "the vault to open")
    stage.rests()


def _open(stage: Stage) -> None:
    stage.person.presses_ctrl(Qt.Key.Key_7)
    _settles(stage)


def _settles(stage: Stage) -> None:
    """Wait until all that would leave was looked through."""
    stage.person.waits_for(QPushButton, "write", QPushButton.isEnabled)
    stage.rests()


def _choose(stage: Stage, album: Album) -> None:
    """Choose who asks, and give the auditor's own seed."""
    person = stage.person
    _open(stage)
    cards = stage.window.findChildren(AskerCard)
    (first,) = (card for card in cards if card.isChecked())
    person.goes_to(first)
    person.presses(Qt.Key.Key_Down)
    if cards[1].text() != "CQC visit" or not cards[1].isChecked():
        raise Stuck("the arrow keys do not choose who asks")
    _settles(stage)
    album.picture(stage.window, "audit-visit", "A visit of the regulator: a PDF, no names.")
    person.presses(Qt.Key.Key_Up)
    _settles(stage)
    person.gives(person.sees(QLineEdit, "number"), str(SAMPLED))
    person.gives(person.sees(QLineEdit, "seed"), SEED)
    person.presses(Qt.Key.Key_Return)
    _settles(stage)
    drawn = person.sees(kit.SpokenLabel, "drawn").text()
    if not drawn.startswith(f"{SAMPLED} drawn"):
        raise Stuck(f"no sample was drawn: {drawn}")
    person.gives(person.sees(QLineEdit, "recipient"), "Castlegate Assurance (fictional)")
    scroll = person.sees(kit.ScrollPage, "scroll", within=stage.program.shell.page("audit"))
    album.screenfuls(scroll, "audit", "Internal audit: what leaves, before it leaves.")


def _look_before_it_leaves(stage: Stage, album: Album) -> None:
    """Ask for everything in full, see whom it would name, and go back."""
    person = stage.person
    level = person.sees(kit.ChoiceGroup, "level")
    person.gives(level, Level.FULL.value)
    _settles(stage)
    found = person.waits_for(kit.NoticeBar, "identified")
    person.goes_and_presses(found.action)
    table = person.sees(QTableView, "found")
    until(table.hasFocus, "the list of what could identify someone")
    stage.rests()
    album.picture(stage.window, "audit-found", "In full it would name people: each is listed.")
    person.presses(Qt.Key.Key_Return)
    stage.rests()
    album.picture(stage.window, "audit-line", "Enter leads to its line.")
    person.gives(level, Level.REFERENCES.value)
    _settles(stage)
    if not found.isHidden():
        raise Stuck(f"references only would still name somebody: {found.words()}")


def _write(stage: Stage, album: Album) -> None:
    person = stage.person
    person.goes_and_presses(person.sees(QAbstractButton, "write"))
    person.waits_for(kit.SpokenLabel, "saved")
    stage.rests()
    album.picture(stage.window, "audit-written", "Written: what left, where to, and its digest.")


def _answer_one_person(stage: Stage, album: Album) -> None:
    """Search for somebody who asks what the log holds about them."""
    person = stage.person
    cards = stage.window.findChildren(AskerCard)
    (first,) = (card for card in cards if card.isChecked())
    person.goes_to(first)
    while not cards[-1].isChecked():
        person.presses(Qt.Key.Key_Down)
    person.goes_and_presses(person.waits_for(QPushButton, "open_mentions"))
    person.gives(person.waits_for(QLineEdit, "names"), _TOLD_OF)
    person.presses(Qt.Key.Key_Return)
    person.waits_for(kit.SpokenLabel, "summary")
    stage.rests()
    album.picture(stage.window, "mentions", "What the log says of one person, to work through.")
    person.presses(Qt.Key.Key_Escape)
    stage.rests()


def _hand_over(album: Album) -> None:
    """Check the pack by itself, in another folder and another process, then one that was altered.

    That process has a home of its own in which no vault was ever known.
    """
    (pack,) = (album.folder / "documents").glob("*.zip")
    album.file(pack, "the sealed pack, as it is handed over")
    elsewhere = album.folder / "another machine"
    elsewhere.mkdir()
    taken = Path(shutil.copy(pack, elsewhere))
    status, words = _verify(taken)
    album.printed(f"`caldicott-desktop verify '{pack.name}'`, without the vault", words)
    if status:
        raise Stuck(f"{pack.name}: {words}")
    altered = taken.with_name(f"altered {pack.name}")
    data = bytearray(taken.read_bytes())
    data[len(data) // 2] ^= 1
    altered.write_bytes(data)
    status, words = _verify(altered)
    album.printed("the same with one bit of it changed", words)
    if not status:
        raise Stuck("a pack that was altered passes for whole")


def _verify(path: Path) -> tuple[int, str]:
    """What the command line says of `path`, from a process that starts with nothing."""
    command = [sys.executable, "-m", "caldicott_desktop", "verify", str(path)]
    home = {"HOME": str(path.parent), "PATH": "", "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 - our own program, and a file that it wrote
        command, check=False, capture_output=True, text=True, cwd=Path.cwd(), env=home
    )
    return done.returncode, (done.stdout + done.stderr).strip()
