"""The journey of keeping a vault: a full check, a backup, and a head for somebody outside."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit, QPushButton

from caldicott_desktop.tour import guardian, looks
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.choosing import open_section
from caldicott_desktop.tour.stage import Stage, set_up
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit

TITLE = "Keeping: a check, a backup, a head for the director"


def go(album: Album) -> None:
    """Check the vault, back it up, send its head, and check the statement when it comes back."""
    with set_up(album.folder) as stage:
        guardian.create(stage, album)
        _check(stage, album)
        _back_up(stage, album)
        _send_head(stage, album)
        _check_statement(stage, album)
        looks.others(
            stage,
            album,
            {name: partial(open_section, stage, name) for name in ("vault", "proof")},
        )
        album.counts["clicks of the mouse"] = stage.person.clicks


def _check(stage: Stage, album: Album) -> None:
    person = stage.person
    page = open_section(stage, "vault")
    album.picture(stage.window, "vault", "Where the vault is, and what is known of it.")
    person.goes_and_presses(person.sees(QPushButton, "check_now", within=page))
    until(lambda: "checked: intact" in stage.program.shell.notice.words(), "the check")
    stage.rests()
    album.picture(stage.window, "vault-checked", "Everything was read from the beginning.")


def _back_up(stage: Stage, album: Album) -> None:
    person = stage.person
    page = open_section(stage, "vault")
    person.goes_and_presses(person.sees(QPushButton, "back_up", within=page))
    person.waits_for(kit.SpokenLabel, "done", lambda done: done.text().startswith("Backed up"))
    stage.rests()
    album.picture(stage.window, "vault-backed-up", "One closed file, opened and checked.")
    (backup,) = stage.documents.glob("*.caldicott-backup")
    album.counts["bytes of the backup"] = backup.stat().st_size


def _send_head(stage: Stage, album: Album) -> None:
    person = stage.person
    page = open_section(stage, "proof")
    album.picture(stage.window, "proof", "A head for somebody outside, and one that comes back.")
    person.gives(person.sees(QLineEdit, "holder", within=page), "Helen Marsh, director")
    person.goes_and_presses(person.sees(QPushButton, "write", within=page))
    person.waits_for(QPushButton, "lodge")
    stage.rests()
    album.picture(stage.window, "proof-written", "Written as Word and text; now hand it over.")
    (statement,) = stage.documents.glob("Head statement *.docx")
    album.file(statement, "the head statement, as it is saved")
    person.goes_and_presses(person.sees(QPushButton, "lodge", within=page))
    person.waits_for(kit.SpokenLabel, "written", lambda said: said.text() == "Recorded.")


def _check_statement(stage: Stage, album: Album) -> None:
    person = stage.person
    page = open_section(stage, "proof")
    person.goes_and_presses(person.sees(QPushButton, "open_file", within=page))
    found = person.waits_for(kit.NoticeBar, "found")
    stage.rests()
    fits = ("leads from that head", "nothing before it was inserted")
    if not any(words in found.words() for words in fits):
        raise Stuck(f"the statement does not fit its own vault: {found.words()}")
    scroll = person.sees(kit.ScrollPage, "scroll", within=page)
    album.screenfuls(scroll, "proof-checked", "It fits: the log leads from it to where it is now.")
