"""The documents with pages that a vault can hand over, each written once in every such format."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from caldicott_desktop import casework
from caldicott_desktop.casework import (
    Casebook,
    DecisionId,
    Exported,
    Steps,
    audit,
    examiner,
    reports,
)
from caldicott_desktop.casework import Format as Paged
from caldicott_desktop.casework.audit import Packing, Shown, Telling
from caldicott_desktop.domain.audit.accesses import AccessSelection
from caldicott_desktop.domain.audit.mentions import Sought
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.choices import ReleaseState, Standing
from caldicott_desktop.domain.disclosure import Disclosure, Level
from caldicott_desktop.domain.examiner.choices import AccessProblem
from caldicott_desktop.domain.examiner.problems import ProblemNoted
from caldicott_desktop.domain.happenings import LearningNoted
from caldicott_desktop.domain.letters import LetterKind
from caldicott_desktop.domain.record.completeness import LEVELS
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from caldicott_desktop.domain.reports.period import Span
from caldicott_desktop.tour.waiting import Stuck

T = TypeVar("T")

_ASKS, _OTHER = "Margaret Ellis", "John Ellery"
_LEARNT = LearningNoted(
    words=f"{_OTHER} had asked for the same. Ask {_ASKS} herself first.", passed_to="All seniors"
)

_PAGES = (Format.WORD, Format.PDF)
_YEAR, _QUARTER = "2025-26", "2026-Q3"
_LETTERS = frozenset(LetterKind) - {LetterKind.RECORDS_REQUEST, LetterKind.RECORDS_CHASE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document as it was written, in one format or more; `name` is for its pictures."""

    name: str
    caption: str
    files: tuple[Path, ...]


def write(book: Casebook, folder: Path) -> Iterator[Paper]:
    """Write every document of the vault that has pages into `folder`, one after the other."""
    yield from _records(book, folder)
    yield from _letters(book, folder)
    yield from _registers(book, folder)
    yield from _reports(book, folder)
    yield _mentions(book, folder)
    yield _pack(book, folder)
    yield from _single(book, folder)


def finish(steps: Steps[T]) -> T:
    """Give the result of long work, all its turns taken."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


def february(book: Casebook) -> tuple[DecisionId, DecisionId]:
    """Find the decision of February that was corrected, and the one in its place, let out beyond.

    Raises `Stuck` where the vault holds no such story.
    """
    rows = [row for row in casework.decisions(book, limit=500).rows if not row.is_card]
    for row in rows:
        beyond = row.release is ReleaseState.DIFFERS and row.decided_at.month == date(1, 2, 1).month
        if beyond and (corrects := casework.open_decision(book, row.id).corrects):
            return corrects[0].id, row.id
    raise Stuck("the vault tells of no decision of February that was corrected and went beyond")


def _records(book: Casebook, folder: Path) -> Iterator[Paper]:
    before, after = february(book)
    for name, decision in (("corrected", before), ("in its place", after)):
        for level in (Level.FULL, Level.REFERENCES):
            target = folder / f"Record {name}, {level.value}.docx"
            yield _left(
                f"record-{name}-{level.value}",
                f"The decision of February, {name}: its record, {LEVELS[level].lower()}.",
                casework.export_decision(
                    book,
                    decision,
                    target,
                    formats=tuple(Paged),
                    disclosure=Disclosure(level=level),
                ),
            )


def _letters(book: Casebook, folder: Path) -> Iterator[Paper]:
    """Write the first letter of each kind that some decision is answered by."""
    wanted = set(_LETTERS)
    for row in casework.decisions(book, limit=500).rows:
        if row.is_card or row.standing is not Standing.STANDS:
            continue
        try:
            letter = casework.draft_letter(book, row.id)
        except casework.NoLetter:
            continue
        if letter.kind in wanted:
            wanted.remove(letter.kind)
            name = f"letter-{letter.kind.code}"
            left = [
                casework.export_letter(
                    book, row.id, letter, folder / f"{name}{form.ending}", form=form
                )
                for form in Paged
            ]
            yield _left(name, f"A reply letter: {letter.kind.label.lower()}.", *left)
    if wanted:
        raise Stuck(f"no decision is answered by {', '.join(each.label for each in wanted)}")


def write_holder_letters(officer: Casebook, folder: Path) -> Iterator[Paper]:
    """Ask whoever holds a record for it, as an officer of the examiner's office, and ask again."""
    case, *_ = examiner.case_page(officer, limit=1).rows
    *_, source = examiner.standing_sources(officer)
    asked_on = officer.clock().date() - timedelta(days=3)
    noted = ProblemNoted(source=source.entry_id, code=AccessProblem.DELAY, asked_on=asked_on)
    examiner.note_problem(officer, case.id, noted)
    (problem,) = examiner.problems_of(officer, case.id)
    for again in (False, True):
        letter = examiner.draft_holder_letter(officer, problem.id, again=again)
        name = f"letter-{letter.kind.code}"
        left = [
            examiner.export_holder_letter(
                officer, problem.id, letter, folder / f"{name}{form.ending}", form=form
            )
            for form in Paged
        ]
        yield _left(name, f"To whoever holds a record: {letter.kind.label.lower()}.", *left)


def _registers(book: Casebook, folder: Path) -> Iterator[Paper]:
    for level in Level:
        disclosure = Disclosure(level=level)
        said = LEVELS[level].lower()
        register = audit.export_register(book, Selection(), disclosure, folder, formats=_PAGES)
        yield _left(
            f"register-{level.value}", f"The register and its completeness: {said}.", register
        )
        accesses = audit.export_accesses(
            book, AccessSelection(), disclosure, folder, formats=_PAGES
        )
        yield _left(f"accesses-{level.value}", f"Every access of the office: {said}.", accesses)
        if level.embeds_entries:
            manifest = audit.export_register(
                book,
                Selection(),
                disclosure,
                folder,
                formats=_PAGES,
                telling=Telling.MANIFEST,
            )
            yield _left(
                f"manifest-{level.value}", f"Asked, approved and released: {said}.", manifest
            )


def _reports(book: Casebook, folder: Path) -> Iterator[Paper]:
    for kind in ReportKind:
        spans = TERMS[kind].spans
        days = _YEAR if Span.YEAR in spans else _QUARTER
        period = reports.read_period(book, kind, days)
        left = reports.export_report(book, kind, period, folder, formats=_PAGES)
        yield _left(f"report-{kind.code}", f"{kind.label}, {days}.", left)


def _mentions(book: Casebook, folder: Path) -> Paper:
    """Answer somebody who asks about themselves, with what could identify others taken out."""
    _, decision = february(book)
    reference = casework.open_decision(book, decision).case.subject.reference
    residents = f"Reference,Name\n{reference},{_ASKS}\nR-0999,{_OTHER}\n"
    casework.take_in_names(book, residents, update=False)
    casework.record_later(book, decision, _LEARNT)
    sought = Sought(names=(_ASKS,), references=(reference or "",))
    mentions = finish(audit.find_mentions(book, sought))
    found = finish(audit.passages(book, mentions))
    shown = [Shown(passage=each, out=each.others) for each in found]
    left = audit.export_mentions(book, mentions, shown, folder, formats=tuple(Paged))
    return _left("own-mentions", "What the log says of one person, for that person.", left)


def _pack(book: Casebook, folder: Path) -> Paper:
    """Write a sealed pack, and take out of it the page that says what it is."""
    packed = finish(
        audit.export_register(
            book,
            Selection(),
            Disclosure(level=Level.REFERENCES),
            folder,
            formats=(Format.PACK, Format.CSV),
            sampling=audit.Sampling(seed="481516", number=3),
            packing=Packing(records=True),
            manifest=True,
        )
    )
    (sealed,) = packed.files
    with zipfile.ZipFile(sealed.path) as archive:
        sheet = folder / audit.PACK_SHEET
        sheet.write_bytes(archive.read(audit.PACK_SHEET))
    return Paper(name="pack-sheet", caption="What a sealed pack says of itself.", files=(sheet,))


def _single(book: Casebook, folder: Path) -> Iterator[Paper]:
    """Write what there is one of: the head statement, blank cards, an entry of the guidance."""
    statement = casework.write_head_statement(book, folder / casework.statement_file_name(book))
    yield Paper(
        name="head-statement",
        caption="The head of the log, to be kept elsewhere.",
        files=(statement.word,),
    )
    cards = folder / casework.cards_file_name(book)
    casework.print_cards(book, 1, cards)
    yield Paper(name="urgent-card", caption="A blank urgent card.", files=(cards,))
    library = folder / "Guidance.docx"
    casework.export_guidance(book, None, library)
    yield Paper(name="guidance", caption="The library of guidance.", files=(library,))


def _left(name: str, caption: str, *leaving: Exported | Steps[Exported]) -> Paper:
    left = [each if isinstance(each, Exported) else finish(each) for each in leaving]
    endings = {form.ending for form in Paged}
    files = (file.path for each in left for file in each.files if file.path.suffix in endings)
    return Paper(name=name.replace(" ", "-"), caption=caption, files=tuple(files))
