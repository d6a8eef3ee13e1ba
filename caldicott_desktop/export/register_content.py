"""What a register says in any format: its facts, its columns, its lines, its completeness.

The lines come one at a time, so that the longest register needs no more memory than the shortest
(`docs/decisions/0195-registers-in-five-formats.md`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.domain.audit.completeness import Completeness
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.domain.record import completeness, phrases
from caldicott_desktop.domain.record.account import Section
from caldicott_desktop.domain.record.blocks import Paragraph
from caldicott_desktop.domain.record.register import Cell
from caldicott_desktop.domain.reports.figures import Figures
from caldicott_desktop.domain.suppression import Shown
from caldicott_desktop.export.register_shape import DECISIONS, Shape

PRIVILEGED = "Privileged advice is shown where there is any: this was chosen for this export."


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column: its heading for readers, and its name for programs."""

    name: str
    title: str


FIGURE_HEADINGS = (
    Heading(name="counted_by", title="Counted by"),
    Heading(name="value", title="Value"),
    Heading(name="quarter", title="Quarter"),
    Heading(name="decisions", title="Decisions"),
)
"""The columns of a publishable register, whose lines are counts."""

ACCESS_FIGURES = (
    Heading(name="counted_by", title="Counted by"),
    Heading(name="value", title="Value"),
    Heading(name="accesses", title="Accesses"),
)
"""The same of a register of accesses."""

_EVERY_ACCESS = (
    "Every access that this log has for these days is here. One that nobody noted is not: only "
    "comparing with a source’s own log can show that."
)
ALL_ACCESSES = (("Is this all of it?", _EVERY_ACCESS),)
"""What a register of accesses says of its own completeness, as a label and words."""

PROOF_ENDING = " proof"
NOTE_ENDING = " how to read it.txt"
"""What the name of a proof has after the name that the other files of an export share."""

# Decisions whose entries stand in one proof, some thirty megabytes; and whose lines in one part of
# a PDF, which takes three hundred of memory to make.
IN_ONE_PROOF = 1000

SMALL = "Withheld"
"""What stands for a number that is small, or would give one back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything a register says but its lines.

    `made_by`, `made_for` (a purpose) and `statement` are `None` where it is publishable. `matters`
    are the days and filters in words. `count` is how many decisions it is about, `None` where that
    is withheld. `held` counts live matters that do not say how they were decided. `proof_names` are
    the files beside it that hold what it is checked with, the first of them by itself enough to
    tell whether a file was changed. `remarks` are labels and words of its own kind.
    """

    organisation: str
    site: str | None
    level: Level
    privileged: bool
    made_at: datetime
    made_by: str | None
    made_for: str | None
    matters: tuple[str, ...]
    count: int | None
    held: int
    late_after_h: int
    headings: tuple[Heading, ...]
    statement: Completeness | None
    proof_names: tuple[str, ...]
    shape: Shape = DECISIONS
    remarks: tuple[tuple[str, str], ...] = ()

    @property
    def proof_name(self) -> str:
        """The first of the files it is checked with."""
        return self.proof_names[0]

    @property
    def title(self) -> str:
        """What it is called."""
        shape = self.shape
        return shape.title if self.level.embeds_entries else shape.figures_title

    @property
    def level_note(self) -> str:
        """What its level shows, in a sentence."""
        return self.shape.levels[self.level]

    @property
    def marking(self) -> str:
        """What every page says at its foot of how it is to be kept."""
        return completeness.MARKINGS[self.level]


def proof_names(stem: str, decisions: int, *, locked: bool = False) -> tuple[str, ...]:
    """Give the names of the proofs of so many decisions; a `locked` one is in a zip file."""
    many = max(1, -(-decisions // IN_ONE_PROOF))
    numbers = ("", *(f" {each}" for each in range(2, many + 1)))
    ending = ".zip" if locked else ".json"
    return tuple(f"{stem}{PROOF_ENDING}{number}{ending}" for number in numbers)


def part_names(stem: str, parts: int, ending: str) -> tuple[str, ...]:
    """Give the names of the files of what leaves in so many parts."""
    return tuple(f"{stem} part {each} of {parts}.{ending}" for each in range(1, parts + 1))


def facts(register: Register) -> tuple[tuple[str, str], ...]:
    """Give what stands at the top of every format, as labels and words."""
    many = "Withheld" if register.count is None else f"{register.count:,}"
    found = [
        ("Organisation", register.organisation),
        (register.shape.which, which(register)),
        (register.shape.how_many, many),
        ("Level", register.level_note),
    ]
    if register.site:
        found.insert(1, ("Site", register.site))
    if register.level is Level.PUBLISHABLE:
        found.append(("Made", phrases.long_date(phrases.in_uk(register.made_at))))
        return tuple(found)
    found += register.remarks
    made = phrases.moment(phrases.in_uk(register.made_at))
    found.append(("Made", f"{made}, by {register.made_by}"))
    if register.made_for:
        found.append(("Made for", register.made_for))
    if register.privileged:
        found.append(("Privileged advice", PRIVILEGED))
    if register.statement is not None:
        found.insert(-1, ("Is this all of it?", completeness.in_short(register.statement)))
    late = phrases.counted(register.late_after_h, "hour")
    found.append(("Late", f"Recorded more than {late} after it was {register.shape.done}."))
    if register.held:
        held = phrases.counted(register.held, "live matter")
        found.append(("Held", f"{held}: how it was decided is with the Guardian."))
    return tuple(found)


def which(register: Register) -> str:
    """Give which decisions it is about: the days, then each filter."""
    words = "; ".join(register.matters)
    return words[:1].upper() + words[1:]


def answer(register: Register) -> tuple[Paragraph, ...]:
    """Give what the completeness statement says first; nothing where there is none."""
    return completeness.answer(register.statement) if register.statement else ()


def sections(register: Register) -> tuple[Section, ...]:
    """Give the sections of the completeness statement; none where there is none."""
    return completeness.sections(register.statement) if register.statement else ()


def figure_lines(figures: Figures) -> Iterator[Sequence[Cell]]:
    """Yield the lines of a publishable register, a count in each."""
    yield "All decisions", "All", "All", _number(figures.total)
    for name, counts in (
        ("Kind", figures.by_kind),
        ("Outcome", figures.by_outcome),
        ("Kind of requester", figures.by_requester),
        ("Financial year", figures.by_year),
    ):
        yield from ((name, value, "All", _number(count)) for value, count in counts.items())
    for quarter, count in figures.by_quarter.items():
        yield "Quarter", "All", quarter, _number(count)
    for outcome, quarters in figures.outcomes_by_quarter.items():
        for quarter, count in quarters.items():
            yield "Outcome in a quarter", outcome, quarter, _number(count)


def _number(shown: Shown) -> Cell:
    return SMALL if shown is None else shown
