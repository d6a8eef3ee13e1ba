"""Lists that others made, read for the examiner log; which column is what is confirmed once.

A choice of columns is remembered by the headings of the list, as a convenience beside the entries:
`docs/decisions/0205-columns-are-confirmed-once.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from caldicott_desktop import files, importing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.digesting import FileUnreadable
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.domain import tables
from caldicott_desktop.domain.tables import Columns, Field, Purpose, Table
from caldicott_desktop.importing.limits import MOST_BYTES
from caldicott_desktop.store import settings

_REMEMBERED = "list-columns "

# Bytes read in one turn: a few milliseconds.
_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherList:
    """A list as it was read, and which of its columns is taken for what.

    `name` is that of the file, empty where it was pasted; `sha256` (hex) is that of the file's
    bytes or of the pasted text. `is_confirmed` tells that a person has said which column is what,
    of this list or of one with the same headings.
    """

    purpose: Purpose
    name: str
    sha256: str
    table: Table
    columns: Columns
    is_confirmed: bool


def paste_list(book: Casebook, purpose: Purpose, text: str) -> OtherList:
    """Return what was copied from a spreadsheet as a list. Raises `UnreadableList`."""
    table = importing.paste(text, most_rows=importing.MOST_ROWS[purpose])
    return _recognised(
        book, purpose, table, digest=sha256(text.encode(errors="surrogatepass")).hexdigest()
    )


def read_list(book: Casebook, purpose: Purpose, path: Path) -> Steps[OtherList]:
    """Return the list in a file, CSV or XLSX, read in turns; closing it stops it.

    Raises `UnreadableList`, `FileUnreadable`.
    """
    content = yield from _content(path)
    most = importing.MOST_ROWS[purpose]
    table = yield from _counted(lambda: importing.reading(content, most_rows=most), most)
    digest = sha256(content).hexdigest()
    return _recognised(book, purpose, table, digest=digest, name=path.name)


def confirm_columns(book: Casebook, read: OtherList, places: Mapping[Field, int]) -> OtherList:
    """Return the list with its columns as a person says they are, and remember them.

    Raises `ValueError` where two fields share a column.
    """
    columns = tables.confirmed(read.purpose, places)
    with book.store.transaction():
        settings.put(book.store, _name(read.purpose, read.table), tables.to_text(columns))
    return replace(read, columns=columns, is_confirmed=True)


def _recognised(
    book: Casebook, purpose: Purpose, table: Table, *, digest: str, name: str = ""
) -> OtherList:
    remembered = _remembered(book, purpose, table)
    return OtherList(
        purpose=purpose,
        name=name,
        sha256=digest,
        table=table,
        columns=remembered or importing.recognise(table, purpose),
        is_confirmed=remembered is not None,
    )


def _remembered(book: Casebook, purpose: Purpose, table: Table) -> Columns | None:
    """Return the columns confirmed for such a list, if they still fit it."""
    text = settings.get(book.store, _name(purpose, table))
    if text is None:
        return None
    try:
        columns = tables.from_text(text)
    except ValueError:
        return None  # a convenience that cannot be read is asked for again
    fits = columns.purpose is purpose and max(columns.places.values(), default=0) < table.width
    return columns if fits else None


def _name(purpose: Purpose, table: Table) -> str:
    return _REMEMBERED + importing.fingerprint(table, purpose)


def _content(path: Path) -> Steps[bytes]:
    """Return the bytes of a file, of one too large only so many that it is seen to be."""
    parts: list[bytes] = []
    size = 0
    try:
        total = path.stat().st_size
        for part in files.read_in_parts(path, _BYTES):
            parts.append(part)
            size += len(part)
            yield Progress(done=0, total=max(size, total))
            if size > MOST_BYTES:
                break
    except files.NotAnOrdinaryFile as error:
        raise FileUnreadable("not-ordinary", name=path.name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileUnreadable(name=path.name, reason=reason) from error
    return b"".join(parts)


def _counted(steps: Callable[[], Generator[int, None, Table]], most: int) -> Steps[Table]:
    """Return what `steps` read, telling how many rows there have been."""
    reading = steps()
    while True:
        try:
            met = next(reading)
        except StopIteration as finished:
            table: Table = finished.value
            return table
        yield Progress(done=min(met, most), total=most)
