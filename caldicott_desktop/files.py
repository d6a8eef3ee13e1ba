"""Files read under a limit, and written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO


class NotAnOrdinaryFile(OSError):
    """A folder, a pipe or a device is where a file was expected."""


def is_folder(path: Path) -> bool:
    """Say whether a folder is at `path`; what cannot be asked for is none."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Say whether an ordinary file is at `path`; what cannot be asked for is none."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def read_ordinary(path: Path, *, most: int) -> bytes:
    """Give the first `most` bytes of the file at `path`.

    A pipe, which may never end or never begin, is not opened. Raises `NotAnOrdinaryFile` and
    `OSError`.
    """
    return next(read_in_parts(path, most), b"")


@contextlib.contextmanager
def opened_ordinary(path: Path) -> Iterator[IO[bytes]]:
    """Give the file at `path`, open for reading; see `read_ordinary`."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotAnOrdinaryFile
    with path.open("rb") as stream:
        yield stream


def read_in_parts(path: Path, size: int) -> Iterator[bytes]:
    """Yield the bytes of the file at `path`, `size` at a time; see `read_ordinary`."""
    with opened_ordinary(path) as stream:
        while part := stream.read(size):
            yield part


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable; does nothing on Windows, which has no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_atomically(target: Path, content: bytes) -> None:
    """Replace `target` with `content` so that a crash leaves the old file or the new one.

    The new bytes are written beside the target, synced, renamed over it, and the folder is synced.
    Raises `OSError` with the half-written file removed and the old one untouched.
    """
    write_together({target: content})


def write_together(named: Mapping[Path, bytes]) -> None:
    """Replace each file of one folder with its content, none before all are written beside it.

    Raises `OSError` with nothing half-written left, and without those that were not there before.
    """
    aside = {each: each.with_name(f".{each.name}.{os.urandom(4).hex()}.part") for each in named}
    new: list[Path] = []
    try:
        for target, beside in aside.items():
            _write_new(beside, named[target])
        for target, beside in aside.items():
            is_new = not target.exists()
            beside.replace(target)
            new += [target] * is_new
    except BaseException:
        for left in (*aside.values(), *new):
            left.unlink(missing_ok=True)
        raise
    for folder in {target.parent for target in named}:
        sync_folder(folder)


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


@contextlib.contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """Give a new folder within `folder` to write files in, gone at the end with what is left in it.

    Only this user can look into it. Raises `OSError`.
    """
    made = folder / f".{os.urandom(4).hex()}.part"
    made.mkdir(mode=0o700)
    try:
        yield made
    finally:
        clear_aside(made)


def clear_aside(made: Path) -> None:
    """Take a folder of `aside` away with what is in it, as far as nothing holds it open."""
    shutil.rmtree(made, ignore_errors=True)


def settle(paths: Sequence[Path], folder: Path) -> None:
    """Move files that were written aside into `folder`, all of them or none, each on disk.

    Raises `OSError`, also where a file of that name is there already.
    """
    for path in paths:
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
    moved: list[Path] = []
    try:
        for path in paths:
            target = folder / path.name
            _move_new(path, target)
            moved.append(target)
    except BaseException:
        for each in moved:
            each.unlink(missing_ok=True)
        raise
    sync_folder(folder)


def _move_new(path: Path, target: Path) -> None:
    if target.exists():
        raise FileExistsError(None, "it is there already", target.name)
    path.rename(target)
