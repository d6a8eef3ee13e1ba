"""A sealed pack taken apart under limits: which files it holds, and the bytes of one at a time.

The file may come from anyone. Nothing of it is written anywhere, and no more of it is in memory
than one file within the limit of every document; a larger one is only hashed as it goes by.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import IO

from caldicott_desktop.checking import locked
from caldicott_desktop.checking.unreadable import LARGEST_BYTES, UnreadableDocument
from caldicott_desktop.ledger import pack

MOST_FILES = 5_000
"""More than any pack of ours holds: a record of each decision of a large sample."""

LARGEST_PACK_BYTES = 4 * 2**30
"""What a pack of ours never exceeds unpacked: that of 100,000 decisions in full comes near it."""

_OF_PACK = frozenset({pack.MANIFEST, pack.PROOF, pack.HEADS})
_OF_OFFICE = "[Content_Types].xml"
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BLOCK = 1 << 20
# The one thing said of a locked file: how it is locked (WinZip's AE-1 and AE-2).
_AES = re.compile(rb"\x01\x99\x07\x00.{7}", re.DOTALL)
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError),
    *(RuntimeError, EOFError, OSError, ValueError),
)


def is_pack(stream: IO[bytes]) -> bool:
    """Tell whether a file is a sealed pack, whatever was done to it."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except _DAMAGED:
        return False
    return bool(names & _OF_PACK) and _OF_OFFICE not in names


class PackFile:
    """An open pack. Its names are each there once, and it unpacks to no more than it says."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Look at what it says of its files. Raises `UnreadableDocument`."""
        entries = archive.infolist()
        if len(entries) > MOST_FILES:
            raise UnreadableDocument("pack-too-large")
        if sum(entry.file_size for entry in entries) > LARGEST_PACK_BYTES:
            raise UnreadableDocument("pack-too-large")
        self._archive = archive
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            if entry.filename in self._entries:
                raise UnreadableDocument("part-twice", part=entry.filename[:80])
            if entry.compress_type not in _PACKED:
                raise UnreadableDocument("pack-packed-otherwise")
            self._entries[entry.filename] = entry

    @property
    def names(self) -> frozenset[str]:
        """The names of its files."""
        return frozenset(self._entries)

    @property
    def has_more(self) -> bool:
        """Whether something stands before its first file, or is said of the whole or of a file."""
        first = min((each.header_offset for each in self._entries.values()), default=0)
        said = any(
            each.comment or not (each.extra == b"" or _AES.fullmatch(each.extra))
            for each in self._entries.values()
        )
        return bool(first or said or self._archive.comment)

    def size(self, name: str) -> int:
        """Give how many bytes a file has, unpacked."""
        return self._entries[name].file_size

    def is_large(self, name: str) -> bool:
        """Tell whether a file is larger than any that is read whole."""
        return self.size(name) > LARGEST_BYTES

    def read(self, name: str) -> bytes:
        """Give the bytes of a file. Raises `UnreadableDocument`, also where it is too large."""
        if self.is_large(name):
            raise UnreadableDocument("too-large")
        return b"".join(self._parts(name))

    def digest(self, name: str) -> bytes:
        """Give the SHA-256 (32 bytes) of a file, however large. Raises `UnreadableDocument`."""
        digest = sha256()
        for part in self._parts(name):
            digest.update(part)
        return digest.digest()

    def _parts(self, name: str) -> Iterator[bytes]:
        try:
            with self._archive.open(self._entries[name]) as file:
                while part := file.read(_BLOCK):
                    yield part
        except Exception as error:
            # Two libraries read packs, each with errors of its own for bytes that are no zip file.
            raise UnreadableDocument("part-damaged", part=name[:80]) from error


@contextmanager
def opened(stream: IO[bytes], passphrase: str | None = None) -> Iterator[PackFile]:
    """Give the pack that a file holds. Raises `UnreadableDocument`, `PassphraseWrong`."""
    try:
        archive = _archive(stream, passphrase)
    except _DAMAGED as error:
        raise UnreadableDocument("not-pack") from error
    with archive:
        yield PackFile(archive)


def _archive(stream: IO[bytes], passphrase: str | None) -> zipfile.ZipFile:
    if passphrase is not None and locked.is_locked_zip(stream):
        return locked.open_zip(stream, passphrase)
    return zipfile.ZipFile(stream)
