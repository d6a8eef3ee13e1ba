"""What the shell asks of a page, and what a page may ask of the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.finding.actions import Action
from caldicott_desktop.windows.saying import translate


class Page(QWidget):
    """A page of the shell; a page overrides what it needs."""

    title = ""  # shown in the window's title while the page is in front

    def rest(self) -> Iterator[None]:
        """What is left to make of the page, a part at each step; nothing of one that is whole.

        The shell has all of it done before it shows the page or gives it to anybody.
        """
        return iter(())

    def shown(self) -> None:
        """Called each time the page comes to the front, to ask for what it shows."""

    def ahead(self) -> Iterator[None]:
        """What can be done before the page first comes to the front, a part at each step.

        Nothing counts on it: `shown` does what it needs of it by itself.
        """
        return iter(())

    def leaving(self) -> None:
        """Called before another page comes to the front, and before locking and quitting.

        A page with unsaved typing asks the desk to save it here: short work asked for before the
        lock is done before it.
        """

    def offers(self) -> Sequence[Action]:
        """What can be done on this page alone, for as long as it is in front."""
        return ()

    def unsaved(self) -> str:
        """Why typing of this page could not be saved when last tried; empty when there is none."""
        return ""


Ask = Callable[[QWidget, str, Path], Path | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """The system's own dialogs, as functions, so that a test or the tour can answer them.

    Each takes the widget that asks, a title, and where to start, and gives a path or `None`: also
    where the vault was locked meanwhile, or the page let go of, so that nobody is left to answer.
    The dialog belongs to the window of whoever asks, which outlives it.
    """

    folder: Ask
    target: Ask
    file: Ask
    """A file that is there, to be read."""

    def __post_init__(self) -> None:
        """Keep each answer from an owner that is gone."""
        for each in fields(self):
            object.__setattr__(self, each.name, _while_there(getattr(self, each.name)))


def _while_there(ask: Ask) -> Ask:
    """As `ask`, in the window of its owner, and with no answer for an owner that is gone."""

    def answer(owner: QWidget, title: str, start: Path) -> Path | None:
        chosen = ask(owner.window(), title, start)
        return chosen if isValid(owner) else None

    return answer


def ask_to_leave(parent: QWidget, why: str) -> bool:
    """Whether the person would rather lose what could not be saved than stay."""
    return kit.ask_to_lose(
        parent,
        translate("Page", "Not saved yet"),
        translate("Page", "What you typed last could not be saved. Leaving now would lose it."),
        keep=translate("Page", "&Stay"),
        lose=translate("Page", "&Leave without it"),
        why=why,
    )


def system_asks() -> Asks:
    """The system's own file dialogs."""

    def folder(parent: QWidget, title: str, start: Path) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
        return Path(chosen) if chosen else None

    def target(parent: QWidget, title: str, start: Path) -> Path | None:
        chosen, _filter = QFileDialog.getSaveFileName(parent, title, str(start))
        return Path(chosen) if chosen else None

    def file(parent: QWidget, title: str, start: Path) -> Path | None:
        chosen, _filter = QFileDialog.getOpenFileName(parent, title, str(start))
        return Path(chosen) if chosen else None

    return Asks(folder=folder, target=target, file=file)
