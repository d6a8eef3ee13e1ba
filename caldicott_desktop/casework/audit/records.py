"""The records of the single decisions of a selection: in a pack beside a register, or alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.audit.disclosing import holds_live_matters
from caldicott_desktop.casework.audit.leaving import NotPublishable, require_level
from caldicott_desktop.casework.audit.selecting import select
from caldicott_desktop.casework.audit.settling import Leaving, Matter, Sampling
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.casework.exporting import (
    ExportedMany,
    Identified,
    export_decisions,
    identifiers_leaving,
    record_lines,
)
from caldicott_desktop.casework.reading import read_decision
from caldicott_desktop.casework.turns import Steps
from caldicott_desktop.domain.audit.sample import draw
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Disclosure
from caldicott_desktop.export.formats import Format
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsAsked:
    """Records that leave by themselves: of which decisions, how much of each.

    With `sampling`, those of a sample alone. `besides` are payload paths without the places of
    lists that each withholds where it has them.
    """

    selection: Selection
    disclosure: Disclosure
    sampling: Sampling | None = None
    besides: frozenset[str] = frozenset()


def export_records(  # noqa: PLR0913 - what leaves, where to, and what is recorded about it
    book: Casebook,
    asked: RecordsAsked,
    folder: Path,
    *,
    formats: Sequence[Format],
    recipient: str | None = None,
    purpose: str | None = None,
    passphrase: str | None = None,
) -> Steps[ExportedMany]:
    """Write the record of each decision into `folder`, as `export_decisions` does.

    None leaves of a matter that is held. Raises `LevelNotOffered`, `NotPublishable`,
    `SampleUnusable`, and what `export_decisions` raises.
    """
    decisions = yield from _decisions(book, asked)
    return (
        yield from export_decisions(
            book,
            decisions,
            folder,
            formats=formats,
            disclosure=asked.disclosure,
            besides=asked.besides,
            recipient=recipient,
            purpose=purpose,
            passphrase=passphrase,
        )
    )


def identified_in_records(book: Casebook, asked: RecordsAsked) -> Steps[tuple[Identified, ...]]:
    """Return which of these records would hold what could identify someone.

    Raises what `export_records` raises before it writes.
    """
    decisions = yield from _decisions(book, asked)
    return (yield from identifiers_leaving(book, decisions, asked.disclosure, asked.besides))


def _decisions(book: Casebook, asked: RecordsAsked) -> Steps[tuple[DecisionId, ...]]:
    require_level(book, asked.selection, asked.disclosure)
    if not asked.disclosure.level.embeds_entries:
        raise NotPublishable
    selected = yield from select(book, asked.selection)
    wanted = set(selected.references)
    if asked.sampling is not None:
        seed, many = asked.sampling.seed, asked.sampling.number
        wanted = set(draw(selected.references, seed=seed, number=many).drawn)
    holds = holds_live_matters(book)
    return tuple(
        decision
        for listed, decision in zip(selected.decisions, selected.ids, strict=True)
        if listed.reference in wanted and not (holds and listed.waits)
    )
