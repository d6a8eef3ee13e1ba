"""What will leave, shown before it does: settled as the files are, line by line.

The lines are given a part at a time (`docs/decisions/0219-what-leaves-is-seen-first.md`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from caldicott_desktop.casework.audit.access_settling import AccessesLeaving
from caldicott_desktop.casework.audit.answering import Answer, settle
from caldicott_desktop.casework.audit.earlier import earlier_exports
from caldicott_desktop.casework.audit.records import Records
from caldicott_desktop.casework.audit.selecting import read_selection
from caldicott_desktop.casework.audit.settling import Leaves, Leaving, Lined, Telling
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.domain.audit.completeness import Completeness, EarlierExport
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.sample import Sample
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.domain.record import manifest, register
from caldicott_desktop.domain.record.account import Section
from caldicott_desktop.domain.record.blocks import Paragraph
from caldicott_desktop.domain.record.register import Cell
from caldicott_desktop.export import register_content
from caldicott_desktop.export.register_content import SMALL

# Matters read and checked in one turn, and records, which are put into words: ten milliseconds.
_AT_ONCE = 3
_RECORDS_AT_ONCE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as it will leave, and the place of its matter among those of its listing.

    A line of counts, and one of an access, is of no decision.
    """

    cells: tuple[Cell, ...]
    matter: int
    decision: DecisionId | None


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that will leave, but for the lines, which `preview_lines` gives.

    Where no completeness statement leaves, `before` is what left before of the same days: for
    whoever looks, and not to leave. `beside` are the other registers that leave with it, `records`
    those of single decisions.
    """

    leaving: Leaving
    before: tuple[EarlierExport, ...] = ()
    beside: tuple[Leaves, ...] = ()
    records: Records | None = None

    @property
    def listings(self) -> tuple[Lined, ...]:
        """Everything that has lines, the register that was asked for first."""
        records = (self.records,) if self.records is not None else ()
        return (self.leaving, *self.beside, *records)

    @property
    def accesses(self) -> AccessesLeaving | None:
        """The register of accesses that leaves with it."""
        return next((each for each in self.beside if isinstance(each, AccessesLeaving)), None)

    @property
    def level(self) -> Level:
        """How much leaves."""
        return self.leaving.disclosure.level

    def is_manifest(self, listing: Lined) -> bool:
        """Tell whether its lines are items of decisions, each by each time that it left."""
        return isinstance(listing, Leaving) and listing.telling is Telling.MANIFEST

    @property
    def parts(self) -> int:
        """In how many parts it leaves as PDF."""
        return self.leaving.parts

    @property
    def behind(self) -> tuple[str, ...]:
        """The columns that stay behind at this level."""
        if self.leaving.figures is not None:
            return ()
        titles = {each.name: each.title for each in register.COLUMNS}
        if self.leaving.telling is Telling.MANIFEST:
            titles = {each.name: each.title for each in manifest.COLUMNS}
        among = {each.name for each in self.leaving.register.headings}
        return tuple(title for name, title in titles.items() if name not in among)

    @property
    def count(self) -> int | None:
        """How many decisions it is about; `None` where that is a small number and withheld."""
        return self.leaving.register.count

    @property
    def counts_withheld(self) -> int:
        """How many counts are withheld, because they are small or would give one back."""
        if self.leaving.figures is None:
            return 0
        lines = register_content.figure_lines(self.leaving.figures)
        return sum(1 for line in lines if line[-1] == SMALL)

    @property
    def held(self) -> tuple[str, ...]:
        """The numbers of live matters that do not say how they were decided."""
        if not (self.leaving.holds and self.level.embeds_entries):
            return ()
        return tuple(each.reference for each in self.leaving.selected.decisions if each.waits)

    @property
    def statement(self) -> Completeness | None:
        """The completeness statement as it leaves; there is none that could be published."""
        return self.leaving.register.statement

    @property
    def sample(self) -> Sample | None:
        """The sample that was drawn."""
        return None if self.statement is None else self.statement.sample

    @property
    def which(self) -> str:
        """Which decisions it is about, in words."""
        return register_content.which(self.leaving.register)

    @property
    def answer(self) -> tuple[Paragraph, ...]:
        """What the completeness statement says first."""
        return register_content.answer(self.leaving.register)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The completeness statement, section by section."""
        return register_content.sections(self.leaving.register)

    def names(self, formats: Iterable[Format]) -> tuple[str, ...]:
        """Return the names that the files would have if they were written now."""
        forms = tuple(formats)
        return tuple(name for each in (self.leaving, *self.beside) for name in each.names(forms))


def preview(book: Casebook, answer: Answer) -> Steps[Preview]:
    """Return what would leave. Raises what `export_register` raises before it writes."""
    asked = read_selection(book, answer.selection.text)
    settled = yield from settle(book, replace(answer, selection=asked))
    leaving = settled.leaving
    before: tuple[EarlierExport, ...] = ()
    if leaving.register.statement is None:
        before, _ = yield from earlier_exports(book, leaving.selected)
    records = Records.of(leaving) if answer.records else None
    return Preview(leaving, before, settled.beside, records)


def preview_lines(listing: Lined, first: int, count: int) -> Steps[tuple[Line, ...]]:
    """Return the lines of `count` matters from the place `first` on, each read and checked now.

    Raises `NotIntact`.
    """
    at_once = _RECORDS_AT_ONCE if isinstance(listing, Records) else _AT_ONCE
    found: list[Line] = []
    for place, matter in enumerate(listing.by_matter(first, first + count), start=first):
        found += [
            Line(cells=tuple(cells), matter=place, decision=matter.decision)
            for cells in matter.lines
        ]
        if place % at_once == 0:
            yield Progress(done=place - first, total=count)
    return tuple(found)
