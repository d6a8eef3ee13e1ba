"""What a selection comes to as a register, settled before any file of it is written.

A page shows the same as the files: both come from here, line by line.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import islice
from typing import Protocol

from typing_extensions import override

from caldicott_desktop.casework.afterwards import CaseHistory
from caldicott_desktop.casework.audit.completing import complete, titles_of
from caldicott_desktop.casework.audit.disclosing import holds_live_matters
from caldicott_desktop.casework.audit.gathering import gather_selected
from caldicott_desktop.casework.audit.leaving import ManifestNotPublishable, Meant
from caldicott_desktop.casework.audit.selecting import Selected, checked_rows
from caldicott_desktop.casework.carrying import source_of
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.reading import Opened, opened_entry, read_decision
from caldicott_desktop.casework.settings import late_after_h
from caldicott_desktop.casework.turns import Steps
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.audit.completeness import disclosed
from caldicott_desktop.domain.audit.manifest import ManifestRow, rows_of
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.register import RegisterRow
from caldicott_desktop.domain.audit.sample import draw
from caldicott_desktop.domain.disclosure import Disclosure, withheld_later, withheld_paths
from caldicott_desktop.domain.record import completeness, manifest, phrases, register
from caldicott_desktop.domain.record.register import Cell, RegisterColumn, Told, cells, leaving
from caldicott_desktop.domain.reports.figures import Figures, figures
from caldicott_desktop.export import register_content
from caldicott_desktop.export.register_content import FIGURE_HEADINGS, Heading, Register
from caldicott_desktop.export.register_shape import DECISIONS, MANIFEST, Shape
from caldicott_desktop.ledger.proof import Source

# Lines read and checked in one turn: some ten milliseconds.
_LINES_AT_ONCE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """A sample to draw: how many, with which seed of the auditor's own."""

    seed: str
    number: int


class Telling(Enum):
    """What a selection of decisions is told as."""

    REGISTER = "register"
    """Each decision in one line."""
    MANIFEST = "manifest"
    """Each item of each decision, as it was asked for, approved and released."""


_SHAPES = {Telling.REGISTER: DECISIONS, Telling.MANIFEST: MANIFEST}


@dataclass(frozen=True, slots=True)
class Matter:
    """The lines of one matter, of a decision where it is one, and the checked entry it was read by.

    A count, and an access, is of no decision here.
    """

    lines: Sequence[Sequence[Cell]]
    decision: DecisionId | None = None
    entry: CheckedEntry | None = None


class Lined(Protocol):
    """Lines that leave together, a few for each matter, and what their columns are called."""

    @property
    def title(self) -> str:
        """What they are lines of."""
        ...

    @property
    def headings(self) -> tuple[str, ...]:
        """What the columns are called."""
        ...

    @property
    def wide(self) -> tuple[bool, ...]:
        """Which of the columns want more room than a few words do."""
        ...

    @property
    def matters(self) -> int:
        """How many matters have lines: decisions, accesses or counts, each at least one."""
        ...

    def by_matter(self, first: int = 0, end: int | None = None) -> Iterator[Matter]:
        """Give the matters of the places `first` to `end`, or all, each read and checked now."""
        ...


class Leaves(ABC):
    """What leaves as a register, whatever its lines are of: its words, its lines, its entries."""

    __slots__ = ()

    book: Casebook
    disclosure: Disclosure
    register: Register
    stem: str

    @property
    @abstractmethod
    def meant(self) -> Meant:
        """What was asked for."""

    @property
    @abstractmethod
    def many(self) -> int:
        """How many matters it is about; each thousand has a proof."""

    @property
    @abstractmethod
    def matters(self) -> int:
        """As `Lined` has it."""

    @abstractmethod
    def by_matter(self, first: int = 0, end: int | None = None) -> Iterator[Matter]:
        """As `Lined` has it; the lines are as they leave."""

    def lines(self, first: int = 0, end: int | None = None) -> Iterator[Sequence[Cell]]:
        """Give the lines of these matters, or of all, as they leave."""
        return (line for each in self.by_matter(first, end) for line in each.lines)

    @property
    def title(self) -> str:
        """What the register is called."""
        return self.register.title

    @property
    def headings(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(each.title for each in self.register.headings)

    @property
    def wide(self) -> tuple[bool, ...]:
        """Which of the columns want more room than a few words do."""
        return tuple(each.name in self.register.shape.wide for each in self.register.headings)

    @abstractmethod
    def sources(self, first: int, end: int) -> Iterator[Source]:
        """Give the entries that these matters rest on, without what their lines withhold."""

    @property
    def parts(self) -> int:
        """In how many parts it leaves as PDF; each has the matters of one of the proofs."""
        return len(self.register.proof_names)

    def lines_in_parts(self) -> Iterator[Iterator[Sequence[Cell]]]:
        """Give the lines as they leave, part by part."""
        many = register_content.IN_ONE_PROOF
        for part in range(self.parts):
            is_last = part + 1 == self.parts
            yield self.lines(part * many, None if is_last else (part + 1) * many)

    def name(self, form: Format) -> str:
        """Return the name of the file in that format; it names no one and no decision."""
        return f"{self.stem}.{form.code}"

    def names_of(self, form: Format) -> tuple[str, ...]:
        """Return the names of the files in that format: of several where a PDF is in parts."""
        if form is Format.PDF and self.parts > 1:
            return register_content.part_names(self.stem, self.parts, form.code)
        return (self.name(form),)

    @property
    def note_name(self) -> str:
        """The name of the note beside a CSV file."""
        return f"{self.stem}{register_content.NOTE_ENDING}"

    def names(self, forms: Iterable[Format]) -> Iterator[str]:
        """Give the names of all files there will be."""
        for form in dict.fromkeys(forms):
            yield from self.names_of(form)
            if form is Format.CSV:
                yield self.note_name
        yield from self.register.proof_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving(Leaves):
    """A selection that leaves: what its register says, and where its lines come from.

    A publishable one has no lines but counts, `figures`; `holds` tells that live matters do not say
    how they were decided.
    """

    book: Casebook
    selected: Selected
    disclosure: Disclosure
    register: Register
    telling: Telling
    holds: bool
    figures: Figures | None
    stem: str

    @staticmethod
    def of(  # noqa: PLR0913 - what leaves, how much of it, and what is said of it
        book: Casebook,
        selected: Selected,
        disclosure: Disclosure,
        sampling: Sampling | None,
        purpose: str | None,
        *,
        telling: Telling = Telling.REGISTER,
        locked: bool = False,
    ) -> Steps[Leaving]:
        """Settle all but the lines; `locked` files leave under a passphrase.

        Figures are of whole quarters (`days_to_publish`). Raises `ManifestNotPublishable`, and what
        `complete` raises.
        """
        if telling is Telling.MANIFEST and not disclosure.level.embeds_entries:
            raise ManifestNotPublishable
        embeds = disclosure.level.embeds_entries
        holds = holds_live_matters(book)
        counted = None
        statement = None
        if embeds:
            sample = None
            if sampling is not None:
                sample = draw(selected.references, seed=sampling.seed, number=sampling.number)
            whole = yield from complete(book, selected, sample=sample)
            statement = disclosed(whole, disclosure)
        else:
            counted = figures((yield from gather_selected(book, selected)))
        shape = _SHAPES[telling]
        named = stem(shape, disclosure, selected.at)
        matters = (
            completeness.period(selected.selection),
            *completeness.filters(selected.selection, titles_of(book, selected.selection)),
        )
        told = Register(
            organisation=book.organisation,
            site=book.site,
            level=disclosure.level,
            privileged=disclosure.privileged,
            made_at=selected.at,
            made_by=book.person.name if embeds else None,
            made_for=(one_line(purpose) or None) if embeds else None,
            matters=matters,
            count=counted.total if counted else len(selected.decisions),
            held=sum(each.waits for each in selected.decisions) if holds and embeds else 0,
            late_after_h=late_after_h(book),
            headings=_headings(telling, disclosure) or FIGURE_HEADINGS,
            shape=shape,
            statement=statement,
            proof_names=register_content.proof_names(
                named, len(selected.decisions) if embeds else 0, locked=locked
            ),
        )
        return Leaving(
            book=book,
            selected=selected,
            disclosure=disclosure,
            register=told,
            telling=telling,
            holds=holds,
            figures=counted,
            stem=named,
        )

    @property
    @override
    def meant(self) -> Meant:
        return self.selected.selection

    @property
    @override
    def many(self) -> int:
        return len(self.selected.decisions)

    @property
    @override
    def matters(self) -> int:
        if self.figures is None:
            return self.many
        return sum(1 for _ in register_content.figure_lines(self.figures))

    @override
    def by_matter(self, first: int = 0, end: int | None = None) -> Iterator[Matter]:
        if self.figures is not None:
            counts = islice(register_content.figure_lines(self.figures), first, end)
            yield from (Matter((count,)) for count in counts)
            return
        part = self.selected.part(first, end)
        of_items = _columns_of(manifest.COLUMNS, self.disclosure)
        of_rows = _columns_of(register.COLUMNS, self.disclosure)
        rows = zip(checked_rows(self.book, part), part.ids, strict=True)
        for (row, entry), decision_id in rows:
            if self.telling is Telling.MANIFEST:
                lines = tuple(self._cells(each, of_items) for each in self._items(row, entry))
            else:
                lines = (self._cells(row, of_rows),)
            yield Matter(lines, decision_id, entry)

    def _cells(self, row: Told, among: Sequence[RegisterColumn[Told]]) -> Sequence[Cell]:
        late_after = self.register.late_after_h
        return cells(row, among, self.disclosure, late_after_h=late_after, held=self.holds)

    def _items(self, row: RegisterRow, entry: CheckedEntry) -> Iterator[ManifestRow]:
        """Give the lines of a decision on a manifest; a matter that is held has one."""
        case = opened_entry(self.book, entry).recorded.case
        left = CaseHistory(self.book, entry).releases_told(case)
        items = rows_of(row, case, [told for told, _ in left])
        return islice(items, 1) if self.holds and row.waits else items

    @override
    def sources(self, first: int, end: int) -> Iterator[Source]:
        """Give the entries that these lines rest on, without what the lines withhold.

        Of a matter that is held no entry is given.
        """
        listed_here = self.selected.decisions[first:end]
        ids = self.selected.ids[first:end]
        given: set[bytes] = set()
        for listed, decision_id in zip(listed_here, ids, strict=True):
            if self.holds and listed.waits:
                continue
            opened = read_decision(self.book, decision_id)
            for entry, paths in self._rests_on(opened):
                if entry.signed.entry_id not in given:
                    given.add(entry.signed.entry_id)
                    yield source_of(entry, paths)

    def _rests_on(self, opened: Opened) -> Iterator[tuple[CheckedEntry, frozenset[str]]]:
        """Give the entries of a decision and of what happened to it, with what each withholds.

        A manifest tells as well what left under decisions that this one takes the place of.
        """
        case, history = opened.recorded.case, CaseHistory(self.book, opened.entry)
        yield opened.entry, withheld_paths(case, opened.kind, self.disclosure)
        for happened, entry in zip(history.happened(), history.entries_of_family(), strict=True):
            yield entry, withheld_later(happened.happening, self.disclosure)
        if self.telling is Telling.MANIFEST:
            for told, entry in history.releases_told(case):
                yield entry, withheld_later(told.released, self.disclosure)


def _headings(telling: Telling, disclosure: Disclosure) -> tuple[Heading, ...]:
    if telling is Telling.MANIFEST:
        return _titles(_columns_of(manifest.COLUMNS, disclosure))
    return _titles(_columns_of(register.COLUMNS, disclosure))


def _titles(among: Sequence[RegisterColumn[Told]]) -> tuple[Heading, ...]:
    return tuple(Heading(name=each.name, title=each.title) for each in among)


def _columns_of(
    every: Sequence[RegisterColumn[Told]], disclosure: Disclosure
) -> tuple[RegisterColumn[Told], ...]:
    return leaving(every, disclosure.level, disclosure.releasable)


def stem(shape: Shape, disclosure: Disclosure, at: datetime) -> str:
    """Return what the names of the files begin with; it names no one and no decision."""
    return f"{shape.code} {disclosure.level.value} {phrases.in_uk(at):%Y-%m-%d %H%M%S}"
