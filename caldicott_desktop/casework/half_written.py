"""Folders that files are written in before they leave; what a killed program left is cleared.

Each is noted in the vault until it is gone (`docs/decisions/0272-what-a-killed-export-left.md`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from caldicott_desktop import files
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.store import settings

_NOTED = "aside/"
_NAMED = re.compile(r"\.[0-9a-f]{8}\.part")


@contextmanager
def aside(book: Casebook, folder: Path) -> Iterator[Path]:
    """Give what `files.aside` does, noted in the vault until it is gone. Raises `OSError`."""
    clear_half_written(book)
    with files.aside(folder) as made:
        _note(book, made)
        book.writing_in.add(made)
        try:
            yield made
        finally:
            book.writing_in.discard(made)
    if book.opened is not None:
        clear_half_written(book)


def clear_half_written(book: Casebook) -> None:
    """Clear what files were written in while this vault was open here before, and still stands.

    Nobody else can have the vault open, so nobody writes there any more. What this computer did not
    note, or noted for a copy of the vault in another folder, is left alone; so is what cannot be
    reached, until it can be.
    """
    for name, noted in settings.beginning_with(book.store, _NOTED):
        made = _read(book, noted)
        if made is None or made in book.writing_in:
            continue
        if files.is_folder(made) and not made.is_symlink():
            files.clear_aside(made)
        if files.is_folder(made.parent) and not files.is_folder(made):
            with book.store.transaction():
                settings.drop(book.store, name)


def _note(book: Casebook, made: Path) -> None:
    noted = {
        "machine": book.place.machine,
        "vault": str(book.folder.absolute()),
        "path": str(made.absolute()),
    }
    with book.store.transaction():
        settings.put(book.store, f"{_NOTED}{made.name}", json.dumps(noted))


def _read(book: Casebook, noted: str) -> Path | None:
    """Return the folder that was noted, where it is this computer's and this vault's own."""
    match json.loads(noted):
        case {"machine": book.place.machine, "vault": str(vault), "path": str(path)} if (
            vault == str(book.folder.absolute()) and _NAMED.fullmatch(Path(path).name)
        ):
            return Path(path)
        case _:
            return None
