"""A report as a value: its sections, each of paragraphs, tables, counts and places left to fill in.

Words are those of paper and of the preview alike. Counts become tables, and charts where a format
can draw one (`export.report`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.domain.published import FEW, FEWEST
from caldicott_desktop.domain.record.blocks import (
    Align,
    Block,
    Column,
    Paragraph,
    Row,
    Style,
    Table,
    cell,
    gap,
    line,
)
from caldicott_desktop.domain.reports.kinds import ReportKind
from caldicott_desktop.domain.reports.period import Period
from caldicott_desktop.domain.suppression import LEAST, Shown

HIDDEN = "Withheld"
"""What stands for a number that is small, or from which a small one could be reckoned."""

SMALL_NUMBERS = (
    f"Numbers from 1 to {LEAST - 1} are withheld, and others where a small one could be reckoned"
    f" from them. Each of these is shown as “{HIDDEN}”. Zeros are shown."
    f" Of a quarter with fewer than {FEW} decisions only their number is told, and of one with"
    f" fewer than {FEWEST} nothing, so that its year can be."
)

_WIDTH, _FOR_NUMBERS, _MOST_FOR_ONE = 100, 70, 16  # per cent of a table's width


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A table of counts: a label for each row and a number for each column.

    `name` is what programs call it. `of` heads the labels and then each column of numbers. Where
    `charted`, the first column of numbers is drawn as well.
    """

    name: str
    title: str
    of: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Shown, ...]], ...]
    charted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place left for the Guardian: what to write there, which the log cannot know."""

    title: str
    asks: str


Part: TypeAlias = Block | Counted | Blank


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """A part of a report under its own heading."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report; `answer` stands alone at the top.

    `subject` says in a line what it is about. `made_by` is `None` where it may be published.
    """

    kind: ReportKind
    level: Level
    title: str
    subject: str
    organisation: str
    site: str | None
    period: Period
    made_at: datetime
    made_by: str | None
    answer: tuple[Paragraph, ...]
    sections: tuple[ReportSection, ...]

    @property
    def counts(self) -> tuple[Counted, ...]:
        """Every table of counts, in order."""
        parts = (part for section in self.sections for part in section.parts)
        return tuple(part for part in parts if isinstance(part, Counted))

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Every place left to be filled in, in order."""
        parts = (part for section in self.sections for part in section.parts)
        return tuple(part for part in parts if isinstance(part, Blank))


def table_of(counted: Counted) -> Table:
    """Return counts as a table."""
    share = min(_MOST_FOR_ONE, _FOR_NUMBERS // (len(counted.of) - 1))
    first, *others = counted.of
    return Table(
        title=counted.title,
        description=f"One row for each count of {counted.title[:1].lower()}{counted.title[1:]}.",
        columns=(
            Column(title=first, share=_WIDTH - share * len(others)),
            *(Column(title=each, share=share, align=Align.RIGHT) for each in others),
        ),
        rows=tuple(
            Row(cells=(cell(label), *(cell(said(number)) for number in numbers)))
            for label, numbers in counted.rows
        ),
        caption=counted.title,
    )


def table_to_fill(blank: Blank) -> Table:
    """Return a place to write in, with what to write there above it."""
    return Table(
        title=blank.title,
        description="An empty place for the Guardian to write in.",
        columns=(Column(title=f"To be written by the Guardian: {blank.title}", share=_WIDTH),),
        rows=(Row(cells=((*cell(gap(blank.asks)), line("\n\n", style=Style.CELL)),)),),
        framed=True,
    )


def blocks(parts: Iterable[Part]) -> Iterator[Block]:
    """Give parts as the blocks that every format and every window knows."""
    for part in parts:
        match part:
            case Counted():
                yield table_of(part)
                yield line("", style=Style.AFTER_TABLE)
            case Blank():
                yield table_to_fill(part)
                yield line("", style=Style.AFTER_TABLE)
            case _:
                yield part


def said(number: Shown) -> str:
    """Give a number as it stands in a table."""
    return HIDDEN if number is None else f"{number:,}"


def rows_of(*columns: Mapping[str, Shown]) -> tuple[tuple[str, tuple[Shown, ...]], ...]:
    """Return the rows of a table from its columns of numbers, which have the same labels."""
    return tuple((label, tuple(each[label] for each in columns)) for label in columns[0])


def sentence(words: Sequence[str]) -> Paragraph:
    """Return sentences as one paragraph."""
    return line(" ".join(words))
