"""A sealed pack as it is written: a zip file that depends on the files in it alone.

The form is specified in `docs/store-format.md`, "Sealed packs".
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from caldicott_desktop.export import locking

# The earliest time a zip file can give: bytes must not depend on when they were made.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_ORDINARY_FILE = 0o100644 << 16
# Packed in one turn: some five milliseconds.
_BLOCK = 1 << 17


def in_turns(path: Path, files: Sequence[Path], passphrase: str | None = None) -> Iterator[int]:
    """Write the new zip file at `path` of these files, in order and under their names.

    Yields the bytes packed so far after each turn. With a passphrase each of them opens with it
    only, and the same files give other bytes each time.
    """
    done = 0
    archive, entry_of = _begun(path, passphrase)
    with archive:
        for each in files:
            entry = entry_of(each.name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _ORDINARY_FILE
            entry.file_size = each.stat().st_size  # tells whether it needs the long form
            with each.open("rb") as source, archive.open(entry, "w") as packed:
                while part := source.read(_BLOCK):
                    packed.write(part)
                    done += len(part)
                    yield done


def _begun(path: Path, passphrase: str | None) -> tuple[zipfile.ZipFile, type[zipfile.ZipInfo]]:
    if passphrase is None:
        return zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED), zipfile.ZipInfo
    return locking.zip_file(path, passphrase)
