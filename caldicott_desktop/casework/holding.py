"""`open.json`: a note in the vault's folder that names who has it open.

The register's own lock keeps a second writer out; the note only lets the second one be told who.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

from caldicott_desktop import files

FILE_NAME = "open.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who the note names, and on which computer."""

    person: str
    computer: str


def take(folder: Path, holder: Holder) -> None:
    """Leave the note. A note that cannot be written costs nothing but the names in it."""
    note = json.dumps({"person": holder.person, "computer": holder.computer}).encode("ascii")
    with contextlib.suppress(OSError):
        files.write_atomically(folder / FILE_NAME, note)


def read(folder: Path) -> Holder | None:
    """Return who the note names, or `None` where there is none that can be read."""
    try:
        raw = json.loads((folder / FILE_NAME).read_bytes())
    except (OSError, ValueError):
        return None
    match raw:
        case {"person": str(person), "computer": str(computer)}:
            return Holder(person=person, computer=computer)
        case _:
            return None


def release(folder: Path) -> None:
    """Take the note away."""
    with contextlib.suppress(OSError):
        (folder / FILE_NAME).unlink(missing_ok=True)
