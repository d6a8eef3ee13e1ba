"""A backup: the whole vault as one closed file, opened again and verified before it counts.

The file is that of `docs/vault-format.md`, "Backup file": a stored zip with `vault.json` and the
register, both as they were when it was begun. Everything in it is as encrypted as in the vault.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from caldicott_desktop import files
from caldicott_desktop.casework import faults
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.exporting import require_place
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.turns import Progress, Steps, scaled
from caldicott_desktop.casework.verifying import verify_copy
from caldicott_desktop.ledger import entry
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.store import settings
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.faults import RegisterError
from caldicott_desktop.vault import folder as vault_folder
from caldicott_desktop.vault.faults import VaultError

ReportT = TypeVar("ReportT")

SUFFIX = ".caldicott-backup"

_LAST = "last backup"
_BESIDE = "backing-up"  # a folder in the vault's own, gone when the backup is done
_CHUNK_BYTES = 2**20
_TURN_S = 0.005
_TRIES = 3

# How far each part of the work has brought it, in thousandths: copied, packed, taken out again,
# verified. Verifying takes by far the longest.
_COPIED, _PACKED, _UNPACKED, _WHOLE = 150, 200, 250, 1000


class BackupInside(faults.CaseworkError):
    """A backup was to be put into the vault's own folder."""

    id = "backup-inside-vault"


class BackupNotSound(faults.CaseworkError):
    """What was written is not a backup that would open; it was taken away again."""

    id = "backup-not-sound"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBackup:
    """When the last backup was finished, and where it was put."""

    at: datetime
    place: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """A backup as it lies there: opened again and verified."""

    path: Path
    size: int
    entries: int
    changes: Changes


def backup_file_name(book: Casebook) -> str:
    """Return the name to offer for a backup made today."""
    return f"{book.vault_name} {book.timing.now().astimezone(UK):%Y-%m-%d}{SUFFIX}"


def last_backup(book: Casebook) -> LastBackup | None:
    """Return when and where the last backup was made, as far as this register knows, or `None`."""
    told = settings.get(book.store, _LAST)
    if told is None:
        return None
    kept = json.loads(told)
    return LastBackup(at=entry.parse_time(kept["at"]), place=Path(kept["place"]))


def back_up(book: Casebook, target: Path, *, replace: bool = False) -> Steps[BackedUp]:
    """Write the vault as it is now into the one file `target`, and prove that it would open.

    Recording goes on meanwhile and is not in it. What was written is read back, opened under the
    vault's key, every page compared and every entry verified, and its heads are those of the start;
    only then does it get its name. Stopped or failed, nothing is left. An existing file is left
    alone unless `replace`. Raises `FileThere`, `FileNotWritten`, `BackupInside`, `BackupNotSound`,
    `Locked`.
    """
    require_place(target, replace=replace)
    if target.resolve().is_relative_to(book.folder.resolve()):
        raise BackupInside
    with _beside(book.folder) as beside, ThreadPoolExecutor(max_workers=1) as helper:
        part = target.with_name(f".{target.name}.part")
        try:
            made = _Made(book=book, beside=beside, part=part, helper=helper)
            report = yield from made.whole()
            size = part.stat().st_size
            require_place(target, replace=replace)
            part.replace(target)
            files.sync_folder(target.parent)
        except OSError as error:
            raise faults.FileNotWritten(target.name, error.strerror or str(error)) from error
        finally:
            part.unlink(missing_ok=True)
    at = book.timing.now()
    with book.store.transaction():
        said = {"at": entry.format_time(at), "place": str(target.absolute())}
        settings.put(book.store, _LAST, json.dumps(said))
    return BackedUp(path=target, size=size, entries=report, changes=Changes(notices=True))


@dataclass(kw_only=True)
class _Made:
    """A backup being made, in turns: copied, packed, taken out again, verified."""

    book: Casebook
    beside: Path
    part: Path
    helper: Executor
    at: int = field(default=0, init=False)
    stopped: bool = field(default=False, init=False)

    def whole(self) -> Steps[int]:
        """Leave the backup at `part`; returns how many entries are in it."""
        book = self.book
        key, name = book.unlocked.data_key.register_key(), book.unlocked.file.register_name
        content = (book.folder / vault_folder.FILE_NAME).read_bytes()
        heads = yield from self._copy(self.beside / name, key)
        yield from self._pack(self.beside / name, content)
        (self.beside / name).unlink()
        try:
            yield from self._take_out(name)
            checks = verify_copy(
                self.beside / name, vault=book.vault_id, key=key, heads=tuple(heads.values())
            )
            report = yield from _scaled(checks, _UNPACKED, _WHOLE)
        except (zipfile.BadZipFile, zlib.error, RegisterError, VaultError) as error:
            raise BackupNotSound from error
        if not report.intact or {each.log: each for each in report.heads} != heads:
            raise BackupNotSound("record")
        return report.entries

    def _copy(self, to: Path, key: bytes) -> Steps[dict[bytes, Head]]:
        """Copy the register as it is now; returns its heads then. Begins again where it changed."""
        store = self.book.store
        for _ in range(_TRIES):
            with store.at_rest():
                heads, folded = dict(self.book.heads), store.folded
                to.unlink(missing_ok=True)
                to.touch(mode=0o600)
                yield from self._elsewhere(lambda: self._copied(store.path, key, to))
                if self.book.store.folded == folded:  # and the vault is still open
                    return heads
        raise BackupNotSound("changing")

    def _copied(self, path: Path, key: bytes, to: Path) -> None:
        aside = Store.aside(path, key)
        try:
            aside.back_up(to, key, moved=self._on_moved)
        finally:
            aside.abandon()

    def _on_moved(self, done: int, total: int) -> None:
        if self.stopped:
            raise _Stopped
        self.at = _COPIED * done // max(total, 1)

    def _pack(self, register: Path, content: bytes) -> Steps[None]:
        """Put both files into the zip, stored as they are, on disk at the end."""
        total, done = max(register.stat().st_size, 1), 0
        descriptor = os.open(self.part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as packed:
                packed.writestr(self._named(vault_folder.FILE_NAME), content)
                member = self._named(register.name)
                with (
                    register.open("rb") as source,
                    packed.open(member, "w", force_zip64=True) as sink,
                ):
                    while chunk := source.read(_CHUNK_BYTES):
                        sink.write(chunk)
                        done += len(chunk)
                        self.at = _COPIED + (_PACKED - _COPIED) * done // total
                        yield _progress(self.at)
            stream.flush()
            yield from self._elsewhere(lambda: os.fsync(stream.fileno()))

    def _named(self, name: str) -> zipfile.ZipInfo:
        at = self.book.timing.now().astimezone(UK)
        member = zipfile.ZipInfo(name, at.timetuple()[:6])
        member.external_attr = 0o600 << 16
        return member

    def _take_out(self, name: str) -> Steps[None]:
        """Take both files out again as somebody who restores the vault would."""
        total, done = max(self.part.stat().st_size, 1), 0
        with zipfile.ZipFile(self.part) as packed:
            (self.beside / vault_folder.FILE_NAME).write_bytes(packed.read(vault_folder.FILE_NAME))
            with packed.open(name) as source, (self.beside / name).open("wb") as sink:
                while chunk := source.read(_CHUNK_BYTES):
                    sink.write(chunk)
                    done += len(chunk)
                    yield _progress(_PACKED + (_UNPACKED - _PACKED) * done // total)
        if not vault_folder.read(self.beside).mac_holds(self.book.unlocked.data_key):
            raise BackupNotSound

    def _elsewhere(self, work: Callable[[], None]) -> Steps[None]:
        """Have `work` done on the other thread, with turns of waiting; stopped, it soon ends."""
        future = self.helper.submit(work)
        try:
            while not future.done():
                wait((future,), timeout=_TURN_S)
                yield _progress(self.at)
        finally:
            self.stopped = not future.done()
        future.result()


class _Stopped(Exception):
    """Ends the copying on the other thread."""


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Make a folder of this user's alone in the vault's, and take it away at the end.

    One that was left by a crash is taken away first.
    """
    beside = folder / _BESIDE
    shutil.rmtree(beside, ignore_errors=True)
    try:
        beside.mkdir(mode=0o700)
    except OSError as error:
        raise vault_folder.explain(error) from error
    try:
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _scaled(steps: Steps[ReportT], first: int, last: int) -> Steps[ReportT]:
    """Take `steps` as the part from `first` to `last` of the whole work."""
    return scaled(steps, first, last, whole=_WHOLE)


def _progress(done: int) -> Progress:
    return Progress(done=done, total=_WHOLE)
