"""What will leave, shown before it does: settled as the files are, and looked through.

The lines are given a part at a time. What could identify someone is looked for in all that leaves:
in the lines, in what was typed in the entries beside them, and in what the statement quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from caldicott_desktop.casework.afterwards import CaseHistory
from caldicott_desktop.casework.audit.access_settling import AccessesLeaving, settle_beside
from caldicott_desktop.casework.audit.earlier import earlier_exports
from caldicott_desktop.casework.audit.leaving import require_level
from caldicott_desktop.casework.audit.publishing import days_to_publish
from caldicott_desktop.casework.audit.selecting import read_selection, select
from caldicott_desktop.casework.audit.settling import Leaving, Sampling
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.casework.pointing_out import finder
from caldicott_desktop.casework.reading import read_decision
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.domain.audit.completeness import Completeness, EarlierExport
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.register import RegisterRow
from caldicott_desktop.domain.audit.sample import Sample
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import (
    WITHHELD,
    Disclosure,
    Level,
    withheld_later,
    withheld_paths,
)
from caldicott_desktop.domain.identifying import (
    Find,
    IdentifierKind,
    Span,
    identifiers_in,
    texts_in,
)
from caldicott_desktop.domain.naming import folded
from caldicott_desktop.domain.record import completeness, places
from caldicott_desktop.domain.record.account import Section
from caldicott_desktop.domain.record.blocks import Paragraph
from caldicott_desktop.domain.record.register import COLUMNS, Cell, RegisterColumn, columns
from caldicott_desktop.export import register_content
from caldicott_desktop.export.register_content import SMALL

# Lines read and checked in one turn, and decisions read whole: some ten milliseconds each.
_LINES_AT_ONCE = 6
_WHOLE_AT_ONCE = 1

# Where a line says who asked or decided: to be called and reached there is no slip.
_OF_PEOPLE = frozenset({"requester", "decided_by"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How somebody is to be answered: of which decisions, how much of each, and what it is for.

    `accesses` tells whether the register of accesses of the same days leaves as well.
    """

    selection: Selection
    disclosure: Disclosure
    sampling: Sampling | None = None
    purpose: str | None = None
    accesses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as it will leave; a line of counts is of no decision."""

    cells: tuple[Cell, ...]
    decision: DecisionId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """A stretch of what will leave that could identify someone: where it stands, and in which line.

    `at` is the place of the line, from 0, and `decision` the one it is of; both are `None` for what
    is of no one decision.
    """

    reference: str
    where: str
    span: Span
    at: int | None
    decision: DecisionId | None


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that will leave, but for the lines, which `preview_lines` gives.

    Where no completeness statement leaves, `before` is what left before of the same days: for
    whoever looks, and not to leave. `accesses` is the register of accesses that leaves with it.
    """

    leaving: Leaving
    before: tuple[EarlierExport, ...] = ()
    accesses: AccessesLeaving | None = None

    @property
    def level(self) -> Level:
        """How much leaves."""
        return self.leaving.disclosure.level

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns of the lines."""
        return tuple(each.title for each in self.leaving.register.headings)

    @property
    def wide(self) -> tuple[bool, ...]:
        """Which of the columns want more room than a few words do."""
        register = self.leaving.register
        return tuple(each.name in register.shape.wide for each in register.headings)

    @property
    def parts(self) -> int:
        """In how many parts it leaves as PDF."""
        return self.leaving.parts

    @property
    def behind(self) -> tuple[str, ...]:
        """The columns that stay behind at this level."""
        if self.leaving.figures is not None:
            return ()
        among = _columns(self.leaving)
        return tuple(each.title for each in COLUMNS if each not in among)

    @property
    def count(self) -> int | None:
        """How many decisions it is about; `None` where that is a small number and withheld."""
        return self.leaving.register.count

    @property
    def lines(self) -> int:
        """How many lines there are: one of each decision, or one of each count."""
        if self.leaving.figures is None:
            return len(self.leaving.selected.decisions)
        return sum(1 for _ in register_content.figure_lines(self.leaving.figures))

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
        settled = (self.leaving, *((self.accesses,) if self.accesses else ()))
        forms = tuple(formats)
        return tuple(name for each in settled for name in each.names(forms))


def preview(book: Casebook, answer: Answer) -> Steps[Preview]:
    """Return what would leave. Raises what `export_register` raises before it writes."""
    selection = read_selection(book, answer.selection.text)
    require_level(book, selection, answer.disclosure)
    accesses = None
    if answer.accesses:
        accesses = yield from settle_beside(book, selection, answer.disclosure, answer.purpose)
    if not answer.disclosure.level.embeds_entries:
        selection = days_to_publish(book, selection)
    selected = yield from select(book, selection)
    leaving = yield from Leaving.of(
        book, selected, answer.disclosure, answer.sampling, answer.purpose
    )
    if leaving.register.statement is not None:
        return Preview(leaving, accesses=accesses)
    before, _ = yield from earlier_exports(book, selected)
    return Preview(leaving, before, accesses)


def preview_lines(preview: Preview, first: int, count: int) -> Steps[tuple[Line, ...]]:
    """Return `count` lines from the place `first` on, each read and checked now.

    Raises `NotIntact`.
    """
    leaving = preview.leaving
    end = first + count
    ids: Sequence[DecisionId | None] = leaving.selected.ids[first:end]
    if leaving.figures is not None:
        ids = [None] * count
    found: list[Line] = []
    for cells, decision in zip(leaving.lines(first, end), ids, strict=False):
        if len(found) % _LINES_AT_ONCE == 0:
            yield Progress(done=len(found), total=count)
        found.append(Line(cells=tuple(cells), decision=decision))
    return tuple(found)


def find_identifiers(preview: Preview) -> Steps[tuple[Pointed, ...]]:
    """Return what in all that leaves could identify someone, each once for each decision.

    The name key is looked through as well. Raises `NotIntact`.
    """
    leaving = preview.leaving
    find = finder(leaving.book)
    found = list(_in_statement(leaving, find))
    if preview.accesses is not None:
        found += yield from _in_accesses(preview.accesses, find)
    if leaving.figures is not None:
        return tuple(found)
    disclosure = leaving.disclosure
    whole = disclosure.level is Level.FULL or bool(disclosure.releasable)
    at_once = _WHOLE_AT_ONCE if whole else _LINES_AT_ONCE
    listed = zip(leaving.selected.decisions, leaving.selected.ids, strict=True)
    lines, among = leaving.lines(), _columns(leaving)
    for at, (each, decision) in enumerate(listed):
        if at % at_once == 0:
            yield Progress(done=at, total=len(leaving.selected.decisions))
        told = list(_in_line(among, next(lines), find))
        if whole and not (leaving.holds and each.waits):
            told += _in_entries(leaving, decision, find)
        once: dict[tuple[IdentifierKind, str], tuple[str, Span]] = {}
        for where, span in told:
            once.setdefault((span.kind, folded(span.words)), (where, span))
        found += [
            Pointed(reference=each.reference, where=where, span=span, at=at, decision=decision)
            for where, span in once.values()
        ]
    return tuple(found)


def _in_accesses(accesses: AccessesLeaving, find: Find) -> Steps[list[Pointed]]:
    """Return what stands in the register of accesses; its entries tell no more than its lines."""
    found: list[Pointed] = []
    if accesses.counts is not None:
        return found
    for at, line in enumerate(accesses.lines()):
        if at % _LINES_AT_ONCE == 0:
            yield Progress(done=at, total=accesses.many)
        once: dict[tuple[IdentifierKind, str], Pointed] = {}
        for title, cell in zip(accesses.headings, line, strict=True):
            for span in find(cell) if isinstance(cell, str) else ():
                pointed = Pointed(
                    reference=str(line[0]),
                    where=f"{accesses.register.title}: {title}",
                    span=span,
                    at=None,
                    decision=None,
                )
                once.setdefault((span.kind, folded(span.words)), pointed)
        found += once.values()
    return found


def _columns(leaving: Leaving) -> tuple[RegisterColumn[RegisterRow], ...]:
    return columns(leaving.disclosure.level, leaving.disclosure.releasable)


def _in_line(
    among: Sequence[RegisterColumn[RegisterRow]], line: Sequence[Cell], find: Find
) -> Iterator[tuple[str, Span]]:
    for column, cell in zip(among, line, strict=True):
        if not isinstance(cell, str):
            continue
        for span in find(cell):
            if not (span.kind.is_contact and column.name in _OF_PEOPLE):
                yield column.title, span


def _in_entries(leaving: Leaving, decision: DecisionId, find: Find) -> Iterator[tuple[str, Span]]:
    """Give what stands in the signed entries that leave with a line, where it is not withheld."""
    opened = read_decision(leaving.book, decision)
    case = opened.recorded.case
    # What stays behind of a decision takes long to tell, and mostly nothing in it was found.
    if found := identifiers_in(case, find):
        behind = withheld_paths(case, opened.kind, leaving.disclosure)
        yield from ((places.field_words(path), span) for path, span in found if path not in behind)
    for told in CaseHistory(leaving.book, opened.entry).happened():
        later_behind = withheld_later(told.happening, leaving.disclosure)
        for path, text in texts_in(told.happening):
            if path not in later_behind:
                yield from (
                    (f"{places.LATER}: {places.field_words(path)}", span) for span in find(text)
                )


def _in_statement(leaving: Leaving, find: Find) -> Iterator[Pointed]:
    """Give what stands in the reasons and addressees that the statement quotes, and the purpose."""
    quoted = [(completeness.TITLE, places.PURPOSE, leaving.register.made_for)]
    statement = leaving.register.statement
    if statement is not None:
        named = [
            (each.reference, each.told) for series in statement.series for each in series.named
        ]
        named += [(each.reference, each.told) for each in statement.disposed]
        quoted += [
            (reference, completeness.TITLE, told.why if told else None) for reference, told in named
        ]
        for each in statement.exports:
            quoted += [(completeness.TITLE, places.LEFT_BEFORE, each.recipient)]
            quoted += [(completeness.TITLE, places.LEFT_BEFORE, each.purpose)]
    for reference, where, text in quoted:
        for span in find(text) if text and text != WITHHELD else ():
            yield Pointed(reference=reference, where=where, span=span, at=None, decision=None)
