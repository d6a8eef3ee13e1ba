"""The records of single decisions that a pack holds beside a register, and what each will say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.audit.settling import Leaving, Matter
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.casework.exporting import record_lines
from caldicott_desktop.casework.reading import read_decision
from caldicott_desktop.export.record_content import LINE_HEADINGS, LINES_OF

# Some minutes of making, and as many files as somebody may still look through one by one.
MOST_RECORDS = 1_000


class TooManyRecords(faults.CaseworkError):
    """Records were asked for of more decisions than anybody looks through one by one."""

    id = "too-many-records"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithRecord:
    """A decision whose record was asked for; none leaves of a matter that is held."""

    reference: str
    decision: DecisionId
    is_held: bool


def with_record(leaving: Leaving) -> tuple[WithRecord, ...]:
    """Return the decisions of the sample, or all that were selected where none was drawn.

    A level without lines has no records. Raises `TooManyRecords`.
    """
    if not leaving.disclosure.level.embeds_entries:
        return ()
    selected, statement = leaving.selected, leaving.register.statement
    sample = statement.sample if statement else None
    wanted = set(sample.drawn if sample else selected.references)
    if len(wanted) > MOST_RECORDS:
        raise TooManyRecords(most=MOST_RECORDS)
    return tuple(
        WithRecord(
            reference=listed.reference, decision=decision, is_held=leaving.holds and listed.waits
        )
        for listed, decision in zip(selected.decisions, selected.ids, strict=True)
        if listed.reference in wanted
    )


@dataclass(frozen=True, slots=True)
class Records:
    """The records that leave in a pack, as lines: a few for each, all but its checking box."""

    leaving: Leaving
    decisions: tuple[WithRecord, ...]

    @staticmethod
    def of(leaving: Leaving) -> Records:
        """Settle which there are. Raises `TooManyRecords`."""
        return Records(leaving, tuple(each for each in with_record(leaving) if not each.is_held))

    @property
    def title(self) -> str:
        """What they are lines of."""
        return LINES_OF

    @property
    def headings(self) -> tuple[str, ...]:
        """What the columns are called."""
        return LINE_HEADINGS

    @property
    def wide(self) -> tuple[bool, ...]:
        """Which of the columns want more room than a few words do."""
        return (False, True, True)

    @property
    def matters(self) -> int:
        """How many records there are."""
        return len(self.decisions)

    def by_matter(self, first: int = 0, end: int | None = None) -> Iterator[Matter]:
        """Give the records of these places, or all, each read and checked now."""
        book, disclosure = self.leaving.book, self.leaving.disclosure
        for each in self.decisions[first:end]:
            opened = read_decision(book, each.decision)
            said = record_lines(book, opened, disclosure)
            lines = tuple((each.reference, part, words) for part, words in said)
            yield Matter(lines, each.decision, opened.entry)
