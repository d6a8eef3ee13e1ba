"""Files that open with a passphrase only: telling that they are, and opening them in memory.

They may come from anyone: what opening one costs is limited as reading one is.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import IO
from xml.parsers.expat import ExpatError

from caldicott_desktop.checking import pdf_file
from caldicott_desktop.checking.unreadable import LARGEST_BYTES, UnreadableDocument
from caldicott_desktop.errors import KnownError

# What Office writes once a file is locked: a compound file (MS-CFB, 2.2).
_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK"
_AGILE = "agile"
# Ours and Office's own is 100,000; the standard allows a hundred times as much: half a minute.
_MOST_SPINS = 1_000_000
_ENCRYPTED = 0x1
_DAMAGED = (
    *(AttributeError, EOFError, ExpatError, IndexError, KeyError, NotImplementedError),
    *(OSError, RuntimeError, struct.error, TypeError, ValueError, zipfile.BadZipFile, zlib.error),
)


class PassphraseNeeded(KnownError):
    """The file opens with a passphrase only, and none was given."""

    id = "file-passphrase-needed"


class PassphraseWrong(KnownError):
    """The passphrase given does not open the file."""

    id = "file-passphrase-wrong"


def is_locked(data: bytes) -> bool:
    """Tell whether a document opens with a passphrase only."""
    if data.startswith(_ZIP):
        return is_locked_zip(BytesIO(data))
    return data.startswith(_OFFICE) or pdf_file.is_locked(data)


def is_locked_zip(stream: IO[bytes]) -> bool:
    """Tell whether any file in a zip file opens with a passphrase only."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return any(each.flag_bits & _ENCRYPTED for each in archive.infolist())
    except _DAMAGED:
        return False


def unlocked(data: bytes, passphrase: str) -> bytes:
    """Give the document that is locked in `data`; of a zip file, the one file that is in it.

    Raises `PassphraseWrong` and `UnreadableDocument`.
    """
    if data.startswith(_OFFICE):
        return _office(data, passphrase)
    if data.startswith(_ZIP):
        return _only_file(data, passphrase)
    try:
        return pdf_file.unlocked(data, passphrase)
    except pdf_file.Locked as error:
        raise PassphraseWrong from error


def open_zip(stream: IO[bytes], passphrase: str) -> zipfile.ZipFile:
    """Give a locked zip file, open for reading; it is used as one of `zipfile` is.

    Raises `PassphraseWrong`, and what damage raises there.
    """
    import pyzipper  # noqa: PLC0415 - few sessions need it

    try:
        archive = pyzipper.AESZipFile(stream)
    except pyzipper.BadZipFile as error:
        raise zipfile.BadZipFile from error
    archive.setpassword(passphrase.encode("utf-8"))
    locked = [each for each in archive.infolist() if each.flag_bits & _ENCRYPTED]
    if locked and not _opens(archive, min(locked, key=lambda each: each.file_size)):
        archive.close()
        raise PassphraseWrong
    opened: zipfile.ZipFile = archive
    return opened


def _opens(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Tell whether the passphrase that was set is that of an entry."""
    try:
        with archive.open(entry) as file:
            file.read(1)
    except RuntimeError as error:
        return "password" not in str(error)
    except Exception:  # noqa: BLE001 - whatever it is, it is told of when the file is read
        return True
    return True


def _office(data: bytes, passphrase: str) -> bytes:
    from msoffcrypto import exceptions  # noqa: PLC0415 - the same
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - the same

    opened = BytesIO()
    try:
        file = OOXMLFile(BytesIO(data))
        if file.type != _AGILE or file.info["spinValue"] > _MOST_SPINS:
            raise UnreadableDocument("locked-otherwise")
        file.load_key(password=passphrase, verify_password=True)
    except exceptions.InvalidKeyError as error:
        raise PassphraseWrong from error
    except (*_DAMAGED, exceptions.FileFormatError, exceptions.DecryptionError) as error:
        raise UnreadableDocument("locked-otherwise") from error
    try:
        file.decrypt(opened, verify_integrity=True)
    except (*_DAMAGED, exceptions.InvalidKeyError, exceptions.DecryptionError) as error:
        raise UnreadableDocument("locked-damaged") from error
    return opened.getvalue()


def _only_file(data: bytes, passphrase: str) -> bytes:
    try:
        with open_zip(BytesIO(data), passphrase) as archive:
            (entry,) = archive.infolist()
            if entry.file_size <= LARGEST_BYTES:
                return archive.read(entry)
    except PassphraseWrong:
        raise
    except Exception as error:
        # The library has an error of its own for bytes that are no zip file.
        raise UnreadableDocument("locked-damaged") from error
    raise UnreadableDocument("too-large")
