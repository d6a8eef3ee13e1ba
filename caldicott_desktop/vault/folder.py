"""A vault's folder on disk: found, read, made and written whole."""

from __future__ import annotations

import errno
import os
import stat
from fnmatch import fnmatchcase
from pathlib import Path

from caldicott_desktop import files
from caldicott_desktop.vault import faults, vault_file
from caldicott_desktop.vault.vault_file import VaultFile

FILE_NAME = "vault.json"
SUFFIX = ".caldicott"

_REGISTERS = "register-*.db"
_NOT_PERMITTED = frozenset({errno.EACCES, errno.EPERM})
_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def looks_like_vault(folder: Path) -> bool:
    """Say whether `folder` holds a `vault.json`; nothing in it is read."""
    return os.path.lexists(folder / FILE_NAME)


def is_part_of_vault(path: Path) -> bool:
    """Say by its name whether `path` is a file that a vault's folder holds."""
    return path.name == FILE_NAME or fnmatchcase(path.name, f"{_REGISTERS}*")


def read(folder: Path) -> VaultFile:
    """Give the folder's `vault.json`, after making sure that the register it names is there.

    Writes nothing. Raises `NotAVaultFolder`, `VaultFileMissing`, `RegisterMissing`, what
    `vault_file.parse` raises, and what `explain` makes of the operating system's refusals.
    """
    try:
        content = _content(folder)
        file = vault_file.parse(content)
        if not stat.S_ISREG(_mode(folder / file.register_name)):
            raise faults.RegisterMissing(file.register_name)
    except OSError as error:
        raise explain(error) from error
    return file


def create(folder: Path) -> None:
    """Make `folder` for a new vault, readable by this user alone, or take an empty one.

    Raises `FolderNotEmpty` and what `explain` gives. Nothing is inside afterwards: the register is
    made next, `vault.json` last, so that a vault is there whole or not at all.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise faults.FolderNotEmpty
        files.sync_folder(folder.parent)
    except FileExistsError as error:
        raise faults.FolderNotEmpty from error
    except OSError as error:
        raise explain(error) from error


def write(folder: Path, file: VaultFile) -> None:
    """Replace the folder's `vault.json` by `file` so that a crash leaves the old or the new one.

    Raises what `explain` gives, with the old file untouched.
    """
    try:
        files.write_atomically(folder / FILE_NAME, file.to_bytes())
    except OSError as error:
        raise explain(error) from error


def require_writable(folder: Path) -> None:
    """Raise `FolderReadOnly` if this user cannot make files in `folder`; writes nothing.

    Advisory: on Windows only the folder's own attributes are asked, so writing may still fail.
    """
    if not os.access(folder, os.W_OK):
        raise faults.FolderReadOnly


def explain(error: OSError) -> faults.VaultError:
    """Give the known error that says what `error` means for a vault's folder."""
    if error.errno in _NOT_PERMITTED:
        return faults.FolderNotPermitted()
    if error.errno == errno.EROFS:
        return faults.FolderReadOnly()
    if error.errno in _FULL:
        return faults.DiskFull()
    return faults.FolderUnreachable(error.strerror or type(error).__name__)


def _content(folder: Path) -> bytes:
    if not stat.S_ISDIR(_mode(folder)):
        raise faults.NotAVaultFolder
    try:
        return files.read_ordinary(folder / FILE_NAME, most=vault_file.LARGEST_BYTES + 1)
    except OSError as error:
        # A folder or a pipe by that name is no more a vault.json than nothing at all.
        if not (isinstance(error, files.NotAnOrdinaryFile) or error.errno in _ABSENT):
            raise
    if any(folder.glob(_REGISTERS)):
        raise faults.VaultFileMissing
    raise faults.NotAVaultFolder


def _mode(path: Path) -> int:
    """What is at `path`, as `os.stat` tells it; 0 for nothing.

    Raises `OSError` where this user may not look. `Path.is_file` and its like no longer do so from
    Python 3.14 on: there, what may not be seen is not there.
    """
    try:
        return path.stat().st_mode
    except OSError as error:
        if error.errno in _ABSENT:
            return 0
        raise
