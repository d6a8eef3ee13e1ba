"""Whether each page of the register's file is as it was written, whatever it holds.

SQLCipher keeps a keyed digest (HMAC-SHA512) with each page and compares it when the page is read
(https://www.zetetic.net/sqlcipher/design/). What no reading comes to, such as drafts, search words
and pages that hold nothing at present, is compared here too. An old page put back passes, since a
page proves itself and not its age; for what is signed that is found by its signature and place.

Everything here reads through a connection of its own, which takes no lock and may be used on
another thread while the register is open. It sees what has been folded into the file: let
`Store.checkpoint` go before. What is written meanwhile may look damaged, never the reverse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.faults import RegisterDamaged

_CHECK = "PRAGMA cipher_integrity_check"
_PAGE = re.compile(r"\bpage (\d+)")
_WHERE = re.compile(r"\bWHERE\b")

CONTENTS = "sqlite_schema"
"""The table that lists all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadPages:
    """The `numbers` of pages that are damaged, counted from 1, of `total` pages in the file."""

    numbers: tuple[int, ...]
    total: int

    @property
    def all(self) -> bool:
        """Whether no page is sound: then the key may as well be another's."""
        return len(self.numbers) >= self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A table of the register, or one of its indexes by name."""

    table: str
    index: str | None = None


def bad_pages(path: Path, key: bytes) -> BadPages:
    """Return which pages of the register at `path` are damaged.

    One long statement, some 12 ms for each thousand pages (4 MB), during which other threads run.
    Works where the register can no longer be opened. Raises `RegisterUnreachable`.
    """
    store = Store.aside(path, key)
    try:
        size = int(store.value("PRAGMA cipher_page_size"))
        told = [str(line) for (line,) in store.rows(_CHECK)]
    finally:
        store.abandon()
    found = [_PAGE.search(line) for line in told]
    if None in found:
        # It could not even begin; a sound register never gives this.
        raise RegisterDamaged
    numbers = sorted({int(each[1]) for each in found if each})
    # The last page counts where the file ends in the middle of it.
    return BadPages(numbers=tuple(numbers), total=-(-path.stat().st_size // size))


def unreadable_parts(path: Path, key: bytes) -> tuple[Part, ...]:
    """Return the tables and indexes of the register at `path` that cannot be read to their end.

    Reads the whole file, a statement for each. Raises `RegisterUnreachable`.
    """
    unreadable: list[Part] = []
    store = Store.aside(path, key)
    try:
        for part in _parts(store):
            if not _is_readable(store, part):
                unreadable.append(part)
                # After a damaged page SQLCipher refuses every further reading on a connection.
                store.abandon()
                store = Store.aside(path, key)
    except RegisterDamaged:
        return (Part(table=CONTENTS),)
    finally:
        store.abandon()
    return tuple(unreadable)


def _parts(store: Store) -> list[Part]:
    sql = f"SELECT type, name, tbl_name FROM {CONTENTS} WHERE rootpage > 0 ORDER BY tbl_name, name"
    return [
        Part(table=table, index=name if kind == "index" else None)
        for kind, name, table in store.rows(sql)
    ]


def _rows_of(store: Store, part: Part) -> str:
    """Return the condition of the rows that an index is over, in SQL: `1` for all of them."""
    if part.index is None:
        return "1"
    made = store.value(f"SELECT sql FROM {CONTENTS} WHERE name = ?", (part.index,))
    # What SQLite makes for a key has no text, and is over every row.
    _, *condition = _WHERE.split(made or "", maxsplit=1)
    return condition[0] if condition else "1"


def _is_readable(store: Store, part: Part) -> bool:
    """Tell whether every page of a part can be read, those that long values go on in included."""
    about = "index_info" if part.index else "table_info"
    place = 2 if part.index else 1
    columns = [row[place] for row in store.rows(f"PRAGMA {about}({part.index or part.table})")]
    # The greatest of each column cannot be told without reading every value whole; the count keeps
    # a single column from being looked up at the end of an index.
    wanted = ", ".join(["count(*)", *(f'max("{name}")' for name in columns)])
    way = f"INDEXED BY {part.index}" if part.index else "NOT INDEXED"
    try:
        store.rows(f'SELECT {wanted} FROM "{part.table}" {way} WHERE {_rows_of(store, part)}')
        store.require_sound()
    except RegisterDamaged:
        return False
    return True
