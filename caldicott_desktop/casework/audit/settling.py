"""What a selection comes to as a register, settled before any file of it is written.

A page shows the same as the files: both come from here, line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from caldicott_desktop.casework.afterwards import CaseHistory
from caldicott_desktop.casework.audit.completing import complete, titles_of
from caldicott_desktop.casework.audit.disclosing import holds_live_matters
from caldicott_desktop.casework.audit.selecting import Selected, register_rows
from caldicott_desktop.casework.carrying import source_of
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.reading import read_decision
from caldicott_desktop.casework.settings import late_after_h
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.audit.completeness import disclosed
from caldicott_desktop.domain.audit.figures import Figures, figures
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.register import RegisterRow
from caldicott_desktop.domain.audit.sample import draw
from caldicott_desktop.domain.disclosure import Disclosure, withheld_later, withheld_paths
from caldicott_desktop.domain.record import completeness, phrases
from caldicott_desktop.domain.record.register import Cell, RegisterColumn, cells, columns
from caldicott_desktop.export import register_content
from caldicott_desktop.export.register_content import FIGURE_HEADINGS, Heading, Register
from caldicott_desktop.ledger.proof import Source

# Lines read and checked in one turn: some ten milliseconds.
_LINES_AT_ONCE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """A sample to draw: how many, with which seed of the auditor's own."""

    seed: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A selection that leaves: what its register says, and where its lines come from.

    `columns` are those of its lines, of which a publishable one has none but counts, `figures`;
    `holds` tells that live matters do not say how they were decided.
    """

    book: Casebook
    selected: Selected
    disclosure: Disclosure
    register: Register
    columns: tuple[RegisterColumn, ...]
    holds: bool
    figures: Figures | None
    stem: str

    @staticmethod
    def of(
        book: Casebook,
        selected: Selected,
        disclosure: Disclosure,
        sampling: Sampling | None,
        purpose: str | None,
    ) -> Steps[Leaving]:
        """Settle all but the lines."""
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
            counted = figures((yield from _all(book, selected)))
        among = columns(disclosure.level, disclosure.releasable)
        headings = tuple(Heading(name=each.name, title=each.title) for each in among)
        stem = _stem(selected, disclosure)
        matters = (
            completeness.period(selected.selection),
            *completeness.filters(selected.selection, titles_of(book, selected.selection)),
        )
        register = Register(
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
            headings=headings or FIGURE_HEADINGS,
            statement=statement,
            proof_names=register_content.proof_names(
                stem, len(selected.decisions) if embeds else 0
            ),
        )
        return Leaving(
            book=book,
            selected=selected,
            disclosure=disclosure,
            register=register,
            columns=among,
            holds=holds,
            figures=counted,
            stem=stem,
        )

    def name(self, form: Format) -> str:
        """Return the name of the file in that format; it names no one and no decision."""
        return f"{self.stem}.{form.code}"

    @property
    def note_name(self) -> str:
        """The name of the note beside a CSV file."""
        return f"{self.stem} how to read it.txt"

    def names(self, forms: Iterable[Format]) -> Iterator[str]:
        """Give the names of all files there will be."""
        for form in dict.fromkeys(forms):
            yield self.name(form)
            if form is Format.CSV:
                yield self.note_name
        yield from self.register.proof_names

    def lines(self) -> Iterator[Sequence[Cell]]:
        """Give the lines as they leave."""
        if self.figures is not None:
            yield from register_content.figure_lines(self.figures)
            return
        for row in register_rows(self.book, self.selected):
            yield cells(
                row,
                self.columns,
                self.disclosure,
                late_after_h=self.register.late_after_h,
                held=self.holds,
            )

    def sources(self, first: int, end: int) -> Iterator[Source]:
        """Give the entries that these lines rest on, without what the lines withhold.

        Of a matter that is held no entry is given.
        """
        listed_here = self.selected.decisions[first:end]
        ids = self.selected.ids[first:end]
        for listed, decision_id in zip(listed_here, ids, strict=True):
            if self.holds and listed.waits:
                continue
            opened = read_decision(self.book, decision_id)
            paths = withheld_paths(opened.recorded.case, opened.kind, self.disclosure)
            yield source_of(opened.entry, paths)
            history = CaseHistory(self.book, opened.entry)
            for told, entry in zip(history.happened(), history.entries_of_family(), strict=True):
                yield source_of(entry, withheld_later(told.happening, self.disclosure))


def _stem(selected: Selected, disclosure: Disclosure) -> str:
    """Return what the names of the files begin with; it names no one and no decision."""
    return f"Register {disclosure.level.value} {phrases.in_uk(selected.at):%Y-%m-%d %H%M%S}"


def _all(book: Casebook, selected: Selected) -> Steps[list[RegisterRow]]:
    """Return every row: which counts are withheld can only be told from all of them."""
    found: list[RegisterRow] = []
    for done, row in enumerate(register_rows(book, selected)):
        if done % _LINES_AT_ONCE == 0:
            yield Progress(done=done, total=len(selected.decisions))
        found.append(row)
    return found
