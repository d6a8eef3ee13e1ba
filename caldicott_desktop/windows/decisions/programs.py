"""Handing a saved file to the system's own programs: open it, show it in its folder, print it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from caldicott_desktop.casework import Format
from caldicott_desktop.errors import KnownError

Find = Callable[[str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programs:
    """What a page may do with a saved file, as functions, so that a test or the tour can watch.

    Each takes the file and raises `NoProgram` when the system has nothing that can do it.
    """

    open: Callable[[Path], None]
    show: Callable[[Path], None]
    print: Callable[[Path], None]


class NoProgram(KnownError):
    """The system has no program for what was asked."""

    id = "no-program"

    def __init__(self, which: str, path: Path) -> None:
        """Say what did not work, and where the file is."""
        super().__init__(which, path=str(path))


def print_command(path: Path, *, platform: str, find: Find = which) -> tuple[str, ...] | None:
    """The command that prints a file on `platform` (as `sys.platform`), or `None`.

    A Word file needs a program that can lay it out: on macOS the Finder asks the one that owns the
    file, elsewhere LibreOffice prints it to the default printer, which takes a PDF as it is (`lp`).
    Windows has no command but a verb that the owning program answers (`os.startfile`).
    """
    if platform == "win32":
        return None
    if platform == "darwin":
        script = (
            "on run argv",
            'tell application "Finder" to print (POSIX file (item 1 of argv) as alias)',
            "end run",
        )
        lines = [part for line in script for part in ("-e", line)]
        return ("/usr/bin/osascript", *lines, str(path))
    if path.suffix.lower() == Format.PDF.ending and (found := find("lp")):
        return (found, "--", str(path))
    for name in ("libreoffice", "soffice"):
        if found := find(name):
            return (found, "--headless", "-p", str(path))
    return None


def show_command(path: Path, *, platform: str) -> tuple[str, ...] | None:
    """The command that shows a file selected in its folder; `None` where the folder is opened."""
    if platform == "win32":
        return ("explorer", "/select,", str(path))  # the comma is Explorer's own way
    if platform == "darwin":
        return ("/usr/bin/open", "-R", str(path))
    return None


def system_programs() -> Programs:
    """The programs of this computer."""
    return Programs(open=_open, show=_show, print=_print)


def _open(path: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise NoProgram("opens", path)


def _show(path: Path) -> None:
    command = show_command(path, platform=sys.platform)
    if command is not None:
        _start(command, path)
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
        raise NoProgram("folder", path)


def _print(path: Path) -> None:
    if sys.platform == "win32":
        os.startfile(path, "print")  # noqa: S606  # the file's own program, as Windows knows it
        return
    command = print_command(path, platform=sys.platform)
    if command is None:
        raise NoProgram("prints", path)
    _start(command, path)


def _start(command: Sequence[str], path: Path) -> None:
    process = QProcess()
    process.setProgram(command[0])
    process.setArguments(command[1:])
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    if not process.startDetached():
        raise NoProgram("not-started", path)
