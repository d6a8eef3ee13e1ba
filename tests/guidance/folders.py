"""A copy of the real guidance in which one thing is changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from caldicott_desktop import assets

REAL = assets.folder("resources") / "guidance"


def copy_of(folder: Path) -> Path:
    return Path(shutil.copytree(REAL, folder / "guidance"))


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the first `old` in one file, which must hold it."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
