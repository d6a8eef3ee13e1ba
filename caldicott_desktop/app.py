"""The composition root: everything is made here and handed down; nothing below is global.

A start is to show its door at once. What the door does not need is imported where it is first
used: the vault's rooms on the desk's lane, as soon as the door is painted, and the pages behind
the door when it opens. `tests/architecture/test_start.py` holds this.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import platformdirs
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from caldicott_desktop import __version__, errors
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import fault_dialog, forms, saying, second_start, window_state
from caldicott_desktop.windows.door import Door
from caldicott_desktop.windows.first_paint import once_painted
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.inactivity import Inactivity
from caldicott_desktop.windows.log_file import start_log
from caldicott_desktop.windows.page import Asks, system_asks
from caldicott_desktop.windows.preferences import Preferences
from caldicott_desktop.windows.shell import Occupant, Shell
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.unlock_page import UnlockPage

if TYPE_CHECKING:
    from caldicott_desktop import casework
    from caldicott_desktop.windows.blanks import Blanks
    from caldicott_desktop.windows.house import House

NAME = "Caldicott Log"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where this user's things are on this computer.

    Vaults go into the local application data, never *Documents*, which is often synchronised.
    `papers` is only where the system's dialogs for exports start.
    """

    vaults: Path
    state: Path
    logs: Path
    papers: Path


def folders() -> Folders:
    """The folders that this system gives to programs."""
    dirs = platformdirs.PlatformDirs(NAME, appauthor=False, roaming=False)
    return Folders(
        vaults=dirs.user_data_path / "Vaults",
        state=dirs.user_state_path,
        logs=dirs.user_log_path,
        papers=dirs.user_documents_path,
    )


class _Terms(TypedDict, total=False):
    """What opening a vault may cost at least, where that is not the ordinary floor."""

    floor: casework.Costs


def door_to(
    state: Path,
    clock: casework.Clock,
    vaults: Path,
    *,
    costs: casework.Costs | None = None,
) -> Door:
    """The ways into vaults on this computer, which keeps what it knows of them in `state`.

    `costs` of `None` are measured when a vault is made and have the ordinary floor on opening;
    given ones are used and are the floor. The first to be called loads the vault's rooms.
    """
    terms: _Terms = {} if costs is None else {"floor": costs}

    def recent() -> Sequence[casework.RecentVault]:
        from caldicott_desktop import casework  # noqa: PLC0415 - not before the door is shown

        return casework.recent_vaults(casework.Place(state_folder=state))

    def people(folder: Path) -> Sequence[casework.SlotRow]:
        from caldicott_desktop import casework  # noqa: PLC0415 - the same

        return casework.list_people(folder)

    def unlock(
        folder: Path,
        passphrase: str,
        slot_id: str | None,
        clock_confirmed: bool,  # noqa: FBT001
    ) -> casework.Casebook:
        from caldicott_desktop import casework  # noqa: PLC0415 - the same

        return casework.unlock(
            folder,
            passphrase,
            slot_id=slot_id,
            place=casework.Place(state_folder=state),
            clock=clock,
            clock_confirmed=clock_confirmed,
            **terms,
        )

    def recover(folder: Path, code: str) -> casework.Casebook:
        from caldicott_desktop import casework  # noqa: PLC0415 - the same

        place = casework.Place(state_folder=state)
        return casework.unlock_with_recovery(folder, code, place=place, clock=clock, **terms)

    def create(folder: Path, founding: casework.Founding, passphrase: str) -> casework.Casebook:
        from caldicott_desktop import casework  # noqa: PLC0415 - the same

        _make_room_for(folder)
        place = casework.Place(state_folder=state)
        return casework.create_vault(
            folder, founding, passphrase, place=place, clock=clock, costs=costs, **terms
        )

    return Door(
        vaults=vaults, recent=recent, people=people, unlock=unlock, recover=recover, create=create
    )


def _load_house(state: Path) -> None:
    """Load what stands behind the door while somebody types a passphrase in front of it."""
    import caldicott_desktop.windows.house  # noqa: F401, PLC0415 - not before the door is shown
    from caldicott_desktop import casework  # noqa: PLC0415 - the same

    casework.make_ready(casework.Place(state_folder=state))
    errors.read_tables()
    forms.read_declarations()


def _make_room_for(vault: Path) -> None:
    try:
        vault.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NoFolder(error) from error


class Program(QObject):
    """One window over one vault at a time, from the door to the lock and back."""

    entered = Signal()  # a vault is open and the page that its person begins on is shown
    left = Signal()  # the door is shown

    def __init__(  # the composition root's own parts
        self,
        app: QApplication,
        where: Folders,
        *,
        clock: casework.Clock,
        asks: Asks,
        costs: casework.Costs | None = None,
    ) -> None:
        """Make desk, theme and window; nothing is shown before `start`."""
        super().__init__(app)
        self._app = app
        self._where = where
        self._asks = asks
        self._clock = clock
        self._door = door_to(where.state, clock, where.vaults, costs=costs)
        state = window_state.load(where.state)
        self.preferences = Preferences(state, self)
        self.theme = Theme(app, scale=state.text_scale, look=self.preferences.look)
        self.theme.setParent(self)  # one that outlived it would go on drawing its ring
        self.desk = Desk(self, awake=False)
        self.shell = Shell(state)
        self.book: casework.Casebook | None = None
        self._house: House | None = None
        self._blanks: Blanks | None = None
        self._entering = InTurns(self.shell)
        self.shell.lock_asked.connect(self.lock)
        self.shell.switch_asked.connect(self.switch)
        self.shell.quit_asked.connect(self.close)
        self.shell.saving_due.connect(self.desk.finish)
        self.shell.text_scale_asked.connect(self.preferences.choose_text_scale)
        self.preferences.changed.connect(self._on_preferences)
        self._inactivity = Inactivity(
            app,
            minutes=self.preferences.lock_after_min,
            held=lambda: self.book is not None and bool(self.desk.under_way()),
        )
        self._inactivity.setParent(self)
        self._inactivity.warned.connect(self._on_nobody)
        self._inactivity.returned.connect(self.shell.absence.clear)
        self._inactivity.passed.connect(self._on_absence)

    def start(self) -> None:
        """Show the door: the vaults known here, or the making of a first one.

        The desk begins once the door is painted, so that loading the rooms does not hold it up.
        """
        self.show_unlock()
        once_painted(self.shell, self.desk.wake)
        self.shell.show()
        self.desk.ask(
            self._door.recent,
            owner=self,
            then=self._on_recent,
            failed=self.shell.notice.say_error,
        )

    def show_unlock(
        self, after: casework.Casebook | None = None, *, for_another: bool = False, lost: str = ""
    ) -> None:
        """Show the page that opens a vault, `after` one for its person or `for_another`.

        `lost` says what the vault was locked without.
        """
        page = UnlockPage(self.desk, self._door, self._asks)
        page.tell_lost(lost)
        if after is not None and for_another:
            page.take_over_from(after.person.id, after.folder)
        elif after is not None:
            page.expect(after.person.id)
        page.opened.connect(self.enter)
        page.create_asked.connect(partial(self.show_create, can_go_back=True))
        self.shell.show_door(page)
        page.shown()
        if self._blanks is not None:
            self._blanks.prepare()
        self.left.emit()

    def show_create(self, *, can_go_back: bool) -> None:
        """Show the page that makes a vault."""
        from caldicott_desktop.windows.create_page import CreatePage  # noqa: PLC0415 - see above

        page = CreatePage(self.desk, self._door, self._asks)
        page.opened.connect(self.enter)
        page.back_asked.connect(self.show_unlock)
        page.set_can_go_back(possible=can_go_back)
        self.shell.show_door(page)
        page.shown()

    def enter(self, book: casework.Casebook) -> None:
        """Open the house for the person who opened `book`; its first page comes with `entered`."""
        self.book = book
        log.info("vault open")
        self.shell.open_house(
            Occupant(
                organisation=book.organisation,
                person=book.person.name,
                position=book.person.position or "",
            )
        )
        if book.by_recovery:
            self.shell.notice.say(
                self.tr(
                    "Opened with the recovery code: everything can be read, and nothing can be"
                    " recorded."
                ),
                self.tr("To record decisions again, open the vault with a passphrase."),
                tone="attention",
            )
        from caldicott_desktop.windows.house import (  # noqa: PLC0415 - see above
            House,
            Surroundings,
        )

        # All that is there by now stays until the vault is closed. Looking through it for garbage
        # would hold the window up, in the middle of whatever a person does.
        gc.freeze()
        self._house = House(
            self.shell,
            self.desk,
            book,
            Surroundings(
                theme=self.theme,
                preferences=self.preferences,
                asks=self._asks,
                papers=self._where.papers,
                blanks=self._blank_pages(),
            ),
        )
        self._inactivity.begin()
        self._entering.begin(self._enter(self._house))

    def _enter(self, house: House) -> Iterator[None]:
        """Have the sidebar drawn, then the page it leads to."""
        yield
        yield from house.opened()
        self.entered.emit()

    def lock(self) -> None:
        """Save what is typed, close the vault and show the door; stay if the person would."""
        book = self.book
        if self._may_close():
            self._close_book()
            self.show_unlock(after=book)

    def switch(self) -> None:
        """Lock, and show the door to this vault for the next person: see `lock`."""
        book = self.book
        if book is not None and self._may_close():
            self._close_book()
            self.show_unlock(after=book, for_another=True)

    def close(self) -> None:
        """Save what is typed, close the vault, remember the window, end the lane."""
        self._remember()
        self._close_book()
        gc.unfreeze()
        self.desk.close()

    def _may_close(self) -> bool:
        self.shell.leave()
        return self.shell.may_leave()

    def _on_recent(self, recent: Sequence[casework.RecentVault]) -> None:
        if not recent and self.book is None:
            self.show_create(can_go_back=True)
        if self.desk.is_open:  # the window may close before the list is in
            self.desk.ask(
                partial(_load_house, self._where.state),
                owner=self,
                then=lambda _done: self._on_loaded(),
                failed=self.shell.notice.say_error,
            )

    def _on_loaded(self) -> None:
        """Make what can be made of the first pages while nobody is in yet."""
        gc.freeze()  # all that was loaded stays: see `enter`
        if self.book is None:
            self._blank_pages().prepare()

    def _blank_pages(self) -> Blanks:
        from caldicott_desktop.windows.blanks import Blanks  # noqa: PLC0415 - see above

        if self._blanks is None:
            self._blanks = Blanks(self.shell, self.desk, self.theme)
        return self._blanks

    def _close_book(self) -> None:
        if self.book is None:
            return
        self._entering.finish()
        book, self.book = self.book, None
        if self._house is not None:
            self._house.close()
            self._house = None
            self._blank_pages().drop()
        gc.unfreeze()
        self.desk.stop_long_work()
        self.desk.ask(
            book.close,
            owner=self,
            then=lambda _done: log.info("vault locked"),
            failed=self.shell.notice.say_error,
        )

    def _on_preferences(self) -> None:
        chosen = self.preferences
        if chosen.look != self.theme.look:
            self.theme.set_look(chosen.look)
        if chosen.text_scale != self.theme.scale:
            self.theme.set_scale(chosen.text_scale)
            self.shell.fit_text(chosen.text_scale)
            if self._blanks is not None:
                self._blanks.renew()
        if chosen.lock_after_min != self._inactivity.minutes:
            self._inactivity.set_minutes(chosen.lock_after_min)
        self._remember()

    def _remember(self) -> None:
        window_state.save(self._where.state, self.preferences.within(self.shell.state()))

    def _on_nobody(self) -> None:
        if self.book is None:
            return
        go_on = self.tr("Press any key or move the mouse to go on.")
        why, work = self.shell.unsaved(), self.desk.under_way()
        self.shell.absence.say(
            self.tr(
                "Nobody has used this window for a while. It locks in 30 seconds, or once this is"
                " done: {work}."
            ).format(work=work)
            if work
            else self.tr("Nobody has used this window for a while. It locks in 30 seconds."),
            self.tr("{go_on} This would be lost: {why}").format(go_on=go_on, why=why)
            if why
            else go_on,
            tone="attention",
        )

    def _on_absence(self) -> None:
        """Save what can be saved and lock; the door says what could not be."""
        self.shell.absence.clear()
        if self.book is None:
            return
        self.shell.close_dialogs()
        self.shell.leave()
        lost = self.shell.unsaved()
        log.info("nobody there")
        book = self.book
        self._close_book()
        self.show_unlock(after=book, lost=lost)


def application(argv: Sequence[str]) -> QApplication:
    """Qt's own part of a start."""
    app = QApplication([NAME, *argv])
    app.setApplicationName(NAME)
    app.setApplicationVersion(__version__)
    return app


def prepared(app: QApplication, where: Folders, first: second_start.FirstStart) -> Program:
    """The program as `first` of this user, ready to start; from here on faults are shown."""
    log.info("start %s", __version__)
    saying.speak(app)
    program = Program(app, where, clock=partial(datetime.now, UTC), asks=system_asks())
    fault_dialog.show_faults(program.shell)
    first.asked_to_front.connect(program.shell.come_to_front)
    return program


def main(argv: Sequence[str]) -> int:
    """Open the window and return the exit status once it is closed.

    A start while another is running brings that one to the front and returns 0, or 1 if it does not
    answer.
    """
    app = application(argv)
    where = folders()
    try:
        first = claim(where)
    except KnownError as error:
        return _say_at_start(error)
    if first is None:
        return 0
    program = prepared(app, where, first)
    once_painted(program.shell, gc.enable)
    program.start()
    status = app.exec()
    first.release()
    log.info("end")
    return status


class NoFolder(KnownError):
    """The program may not write where the system has put it."""

    id = "no-folder"

    def __init__(self, error: OSError) -> None:
        """Name the folder."""
        super().__init__(folder=str(error.filename))


def claim(where: Folders) -> second_start.FirstStart | None:
    """Become this user's one running program and start its log; `None` if another took over.

    Raises `NoFolder`, and `NoAnswer` where another runs and does not come to the front.
    """
    try:
        first = second_start.be_first(where.state)
        if first is not None:
            start_log(where.logs)
        elif not second_start.ask_first(where.state):
            raise second_start.NoAnswer
    except OSError as error:
        raise NoFolder(error) from error
    return first


def _say_at_start(error: KnownError) -> int:
    sys.stderr.write(f"{error.message} {error.remedy}\n")
    box = QMessageBox(QMessageBox.Icon.Warning, NAME, error.message)
    box.setInformativeText(error.remedy)
    box.exec()
    return 1
