"""Decision numbers: the organisation's prefix, the year, and a count within the log and year.

A vault's first log uses the prefix alone; each later one adds two characters of its own id, so that
registers that are joined one day never hold one number twice. `docs/register-format.md`, "Numbers".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.appending import Writer
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.timing import uk_year
from caldicott_desktop.store import entries, numbers, settings
from caldicott_desktop.store.numbers import Reference
from caldicott_desktop.vault.secret import Entropy

_ID_BYTES = 16
_PREFIX = re.compile("[A-Z0-9]{1,10}")

# The setting that says lists are being built anew: how far, and to which row.
LISTS_PENDING = "lists pending"

# Douglas Crockford's base 32, as in the recovery code: no two of its characters look alike.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def mark_of(log: bytes) -> str:
    """Return the two characters that tell a log's numbers from those of others."""
    return _ALPHABET[log[0] >> 3] + _ALPHABET[log[1] >> 3]


def new_log_id(known: Collection[bytes], entropy: Entropy) -> bytes:
    """Return a random log id (16 bytes) whose mark none of the `known` logs has."""
    marks = {mark_of(log) for log in known}
    while True:
        log = entropy(_ID_BYTES)
        # With every mark taken, numbers may meet; there is then nothing left to choose from.
        if mark_of(log) not in marks or len(marks) >= len(_ALPHABET) ** 2:
            return log


def prefix_of(book: Casebook) -> str:
    """Return what numbers given in the open vault's own log begin with."""
    first = first_log(entries.logs(book.store))
    return book.prefix + ("" if book.log == first else mark_of(book.log))


def is_prefix(text: str) -> bool:
    """Tell whether numbers may begin with `text`: one to ten of A to Z and 0 to 9."""
    return _PREFIX.fullmatch(text) is not None


def meets_another_logs(book: Casebook, prefix: str) -> bool:
    """Tell whether, with `prefix`, a log's numbers could be the same as another's given before."""
    logs = entries.logs(book.store)
    first = first_log(logs)
    given = numbers.prefixes(book.store)
    return any(
        log != other and prefix + ("" if log == first else mark_of(log)) == used
        for log in logs
        for other, used in given
    )


def first_log(logs: Iterable[bytes]) -> bytes | None:
    """Return the first of the logs in order of arrival: the one that founded the vault."""
    return next(iter(logs), None)


def number_for(
    book: Casebook, writer: Writer, subject: bytes, *, corrects: bool = False
) -> Reference:
    """Return the number a case has, or else the next free one; call inside a transaction.

    A decision that `corrects` another has a number of its own: one that was given for it already,
    or else the next.

    Raises `ListsPending` while the numbers given so far are not all known.
    """
    if settings.get(book.store, LISTS_PENDING) is not None:
        raise faults.ListsPending
    find = numbers.unused_of_subject if corrects else numbers.of_subject
    known = find(book.store, subject)
    if known is not None:
        return Reference.parse(known)
    year = uk_year(writer.at)
    return Reference(
        prefix=prefix_of(book),
        year=year,
        number=numbers.next_in(book.store, book.log, year),
    )
