"""The table `numbers`: each number ever given, and the subject it was given to.

A projection of `draft.numbered` and `decision.recorded`; the form of a reference is
`docs/register-format.md`, "Numbers".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from caldicott_desktop.store.connection import Store

_FORM = re.compile(r"([A-Z0-9]{1,12})-([0-9]{4})-([0-9]{4,9})")
_WIDTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A decision's number: the prefix of its log, the year, and the count within that year."""

    prefix: str
    year: int
    number: int

    def __str__(self) -> str:
        """Return it as people quote it: `CG-2026-0042`."""
        return f"{self.prefix}-{self.year:04}-{self.number:0{_WIDTH}}"

    @property
    def series(self) -> str:
        """Text that sorts references by year, then number, then prefix."""
        return f"{self.year:04}-{self.number:09}-{self.prefix}"

    @staticmethod
    def parse(text: str) -> Reference:
        """Return the reference written as `text`; raises `ValueError` for another form."""
        found = _FORM.fullmatch(text)
        if found is None:
            raise ValueError(f"{text!r} is not a reference like CG-2026-0042")
        read = Reference(prefix=found[1], year=int(found[2]), number=int(found[3]))
        if str(read) != text:
            raise ValueError(f"{text!r} is not written as references are")
        return read


def give(store: Store, reference: Reference, *, log: bytes, subject: bytes, row: int) -> None:
    """Note that entry number `row` of `log` gave `reference` to `subject`, unless it has it."""
    sql = "SELECT 1 FROM numbers WHERE reference = ? AND subject = ?"
    if store.value(sql, (str(reference), subject)):
        return
    store.run(
        "INSERT INTO numbers VALUES (?, ?, ?, ?, ?, ?)",
        (log, reference.year, reference.number, str(reference), subject, row),
    )


def next_in(store: Store, log: bytes, year: int) -> int:
    """Return the next free number of a log in a year, from 1."""
    sql = "SELECT coalesce(max(number), 0) + 1 FROM numbers WHERE log = ? AND year = ?"
    return int(store.value(sql, (log, year)))


def prefixes(store: Store) -> frozenset[tuple[bytes, str]]:
    """Return each log (16 bytes) with each prefix that its numbers were given with."""
    sql = "SELECT DISTINCT log, substr(reference, 1, instr(reference, '-') - 1) FROM numbers"
    return frozenset((bytes(log), str(prefix)) for log, prefix in store.rows(sql))


def of_subject(store: Store, subject: bytes) -> str | None:
    """Return the first reference a subject was given, or `None`."""
    sql = "SELECT reference FROM numbers WHERE subject = ? ORDER BY row LIMIT 1"
    found: str | None = store.value(sql, (subject,))
    return found


def is_given(store: Store, reference: str) -> bool:
    """Tell whether a reference was ever given."""
    return store.value("SELECT 1 FROM numbers WHERE reference = ?", (reference,)) is not None


def unused_of_subject(store: Store, subject: bytes) -> str | None:
    """Return the newest reference of a subject that no decision or card of it bears, or `None`."""
    sql = (
        "SELECT reference FROM numbers WHERE subject = ? AND reference NOT IN"
        " (SELECT reference FROM decisions WHERE id = ?) ORDER BY row DESC LIMIT 1"
    )
    found: str | None = store.value(sql, (subject, subject))
    return found


def clear(store: Store) -> None:
    """Forget all numbers, to be worked out again from the entries."""
    store.run("DELETE FROM numbers")
