"""A copy of the real guidance in which one thing is changed."""

from __future__ import annotations

import re
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


def restate(folder: Path, row_id: str, *, status: str, words: str) -> None:
    """Change the status and the words of one law row, as somebody would who keeps the file."""
    path = folder / "law_rows.toml"
    rows = path.read_text(encoding="utf-8").split("[[law_row]]")
    (place,) = [n for n, row in enumerate(rows) if f'\nid = "{row_id}"\n' in row]
    row, restated = re.subn(
        r'^status = "\w+"$', f'status = "{status}"', rows[place], flags=re.MULTILINE
    )
    row, reworded = re.subn(
        r'^words = """.*?"""$', f'words = """{words}"""', row, flags=re.MULTILINE | re.DOTALL
    )
    assert (restated, reworded) == (1, 1)
    rows[place] = row
    path.write_text("[[law_row]]".join(rows), encoding="utf-8")
