"""The tour: the real windows, driven by keys through whole journeys, with a picture of each screen.

Everything in it is made up. It writes into a folder of its own and nowhere else.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from caldicott_desktop import assets, files
from caldicott_desktop.errors import KnownError
from caldicott_desktop.tour.album import Album, NotKept
from caldicott_desktop.tour.journeys import JOURNEYS, TITLES, chosen
from caldicott_desktop.tour.waiting import watched
from caldicott_desktop.windows import saying

_WITHOUT_A_SCREEN = "This plugin does not support"  # a hint of size, a window raised, a list's keys

_OPENING = """# Caldicott Log: a tour

Everything here is made up: no organisation, person, request or passphrase in it exists. Each
journey drove the real windows with the keyboard and kept a picture of every screen it came to.
"""


class FolderInUse(KnownError):
    """The folder for the tour holds something already."""

    id = "tour-folder-in-use"

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(folder=str(folder))


def run(names: Sequence[str], out: Path, *, onscreen: bool) -> None:
    """Go through the journeys called `names` (all for none) and leave what they show in `out`.

    `out` is made if need be and must be empty. Without `onscreen` no display is needed. Raises
    `KnownError`s: `NoSuchJourney`, `FolderInUse`, `NotKept`.
    """
    wanted = chosen(names)
    out = out.resolve()  # the journeys type it into fields that want a whole path
    _make(out)
    app = QApplication.instance() or _application(onscreen=onscreen)
    if isinstance(app, QApplication):
        saying.speak(app, saying.UK_ENGLISH)
        app.setCursorFlashTime(0)  # a caret that blinks would make pictures differ
    before = qInstallMessageHandler(_pass_on)
    albums: list[Album] = []
    try:
        for name in wanted:
            albums.append(Album(folder=out / name, title=TITLES[name]))
            _make(albums[-1].folder)
            with watched():
                JOURNEYS[name](albums[-1])
    finally:
        qInstallMessageHandler(before)
        _write_index(out, albums)  # of a journey that stopped half-way too


def _application(*, onscreen: bool) -> QApplication:
    """The application; without a display, before a screen with room for all that opens over it.

    Qt's own is a square of 800 px.
    """
    if onscreen:
        return QApplication(["caldicott-desktop"])
    screen = str(assets.folder("resources") / "tour" / "screen.json")
    # A path with a drive in it cannot be said there: Qt parts such words at each colon.
    platform = "offscreen" if ":" in screen else f"offscreen:configfile={screen}"
    return QApplication(["caldicott-desktop", "-platform", platform])


def _write_index(out: Path, albums: Sequence[Album]) -> None:
    pages = "\n".join([_OPENING, *(album.page() for album in albums)])
    index = out / "index.md"
    try:
        files.write_atomically(index, pages.encode())
    except OSError as error:
        raise NotKept(index) from error


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Print what Qt complains of, but for what it says of every window without a screen."""
    if not message.startswith(_WITHOUT_A_SCREEN):
        sys.stderr.write(f"{message}\n")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = any(folder.iterdir())
    except (NotADirectoryError, FileExistsError):
        raise FolderInUse(folder) from None
    except OSError as error:
        raise NotKept(folder) from error
    if taken:
        raise FolderInUse(folder)
