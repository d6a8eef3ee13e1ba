"""Bringing a register up to date: numbered steps, forward only, each in one transaction."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from caldicott_desktop import assets

if TYPE_CHECKING:
    from caldicott_desktop.store.connection import Store

_STEP = re.compile(r"([0-9]{4})_[a-z0-9_]+\.sql")


def steps(folder: Path | None = None) -> tuple[tuple[int, Path], ...]:
    """Return number and file of each step in order; `folder` is by default the program's own.

    Raises `ValueError` unless they count 1, 2, 3 … without gaps.
    """
    where = folder or assets.folder("resources") / "migrations"
    found = sorted(
        (int(name[1]), path) for path in where.iterdir() if (name := _STEP.fullmatch(path.name))
    )
    if [number for number, _ in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"the migrations in {where} do not count 1, 2, 3 …")
    return tuple(found)


def newest(folder: Path | None = None) -> int:
    """Return the number of the last step: the version this program writes."""
    return len(steps(folder))


def version(store: Store) -> int:
    """Return the number of the last step a register has taken; 0 for a new one."""
    return int(store.value("PRAGMA user_version"))


def run(
    store: Store,
    folder: Path | None = None,
    *,
    backup: Callable[[Path], None] | None = None,
) -> None:
    """Take every step the register has not taken yet.

    A register in use is first copied whole by `backup`, beside itself; the copy stays until the
    next opening has found nothing left to do, and is then removed.
    """
    reached, wanted = version(store), newest(folder)
    if reached == wanted:
        for old in store.path.parent.glob(f"{store.path.name}.before-*"):
            old.unlink()
        return
    if backup is not None:
        copy = store.path.with_name(f"{store.path.name}.before-{wanted}")
        copy.unlink(missing_ok=True)
        backup(copy)
    for number, path in steps(folder):
        if number > reached:
            script = path.read_text(encoding="utf-8")
            # The step and the record of it commit together.
            store.run_script(
                f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;"
            )


def schema(store: Store) -> str:
    """Return the SQL that makes the register's tables, indexes and triggers, in a fixed order."""
    made = store.rows(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name"
    )
    return "".join(f"{sql};\n\n" for (sql,) in made)
