"""The organisation's letterhead: a Word file of theirs, kept in the vault, on letters from then on.

The file stands beside the record; which one it is, its SHA-256, is a setting, and so an entry says
who gave it and when. `docs/decisions/0233-letterheads.md`.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.export import letter, letterhead
from caldicott_desktop.export.letterhead import Letterhead, LetterheadUnusable
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import SettingChanged
from caldicott_desktop.store import settings as conveniences

_KIND = "settings.changed"
_NAME = "letterhead"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadGiven:
    """Who gave the letterhead that letters have now, and when; `sha256` (hex) is of its file."""

    sha256: str
    by: str
    at: datetime


def letterhead_given(book: Casebook) -> LetterheadGiven | None:
    """Return which letterhead letters have, or `None` where they have none. Raises `NotIntact`."""
    for each in reversed(checked.of_kinds(book.store, book.vault_id, (_KIND,))):
        said = schemas.SETTING_CHANGED.read(each.fields)
        if said.name == _NAME:
            made = each.signed.entry
            return (
                LetterheadGiven(sha256=said.value, by=name_of(book, made.person), at=made.at)
                if said.value
                else None
            )
    return None


def letterhead_of(book: Casebook) -> Letterhead | None:
    """Return the letterhead for a letter, read anew; `None` where there is none.

    Raises `LetterheadUnusable` where the file kept is not the one that was given.
    """
    given = letterhead_given(book)
    if given is None:
        return None
    kept = conveniences.get(book.store, _NAME) or ""
    try:
        data = base64.b64decode(kept, validate=True)
    except binascii.Error:
        data = b""
    if sha256(data).hexdigest() != given.sha256:
        raise LetterheadUnusable("not-as-given")
    return letterhead.read(data)


def give_letterhead(book: Casebook, path: Path) -> Changes:
    """Let letters have the letterhead of a Word file from now on; on disk on return.

    It is tried on a letter in each format first. Raises `LetterheadUnusable` naming what stands
    against it, `FileNotRead`, `NotEntitled`.
    """
    require(book, _KIND)
    try:
        if path.stat().st_size > letterhead.LARGEST_BYTES:
            raise LetterheadUnusable("too-large", most=letterhead.LARGEST_BYTES // 2**20)
        data = path.read_bytes()
    except OSError as error:
        raise faults.FileNotRead(name=path.name, reason=error.strerror or str(error)) from error
    letter.try_on(letterhead.read(data))
    return _change(book, data)


def drop_letterhead(book: Casebook) -> Changes:
    """Let letters have ours again, and forget the file. Raises `NotEntitled`."""
    require(book, _KIND)
    return _change(book, None)


def _change(book: Casebook, data: bytes | None) -> Changes:
    given = letterhead_given(book)
    value = sha256(data).hexdigest() if data else None
    before = given.sha256 if given else None
    if value == before:
        return Changes()
    with writing(book) as writer:
        told = SettingChanged(name=_NAME, value=value, before=before)
        writer.append(schemas.SETTING_CHANGED, told, subject=book.vault_id)
        if data is None:
            conveniences.drop(book.store, _NAME)
        else:
            conveniences.put(book.store, _NAME, base64.b64encode(data).decode("ascii"))
    return Changes(settings=True)
