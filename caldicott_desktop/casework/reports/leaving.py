"""Letting a report leave: recorded before its files are written, and named afterwards.

A report carries which export of which log it is, and no entry (`docs/decisions/0230-reports.md`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.appending import Appended
from caldicott_desktop.casework.audit.gathering import gather
from caldicott_desktop.casework.audit.register_files import NOTE, PROOF
from caldicott_desktop.casework.audit.registers import export_register
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.exporting import (
    Exported,
    FileLeft,
    begin_export,
    finish_exports,
    require_place,
    write_files,
)
from caldicott_desktop.casework.reports.making import composed, require_learnt, require_report
from caldicott_desktop.casework.turns import Steps, elsewhere, other_thread
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.casework.under_passphrase import passphrase_for_files
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Disclosure
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.reports.facts import Facts
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from caldicott_desktop.domain.reports.period import Period
from caldicott_desktop.domain.reports.report import Report
from caldicott_desktop.domain.reports.selections import ReportSelection
from caldicott_desktop.domain.reports.visit import Beside
from caldicott_desktop.export import formats as paged
from caldicott_desktop.export import register_content, register_document
from caldicott_desktop.export import report as paper
from caldicott_desktop.export.register_document import Composed
from caldicott_desktop.ledger.origin import Origin
from caldicott_desktop.ledger.schemas import ExportBegun, FileDigest

_PAGED = {Format.WORD: paged.Format.WORD, Format.PDF: paged.Format.PDF}


T = TypeVar("T")


class FormatNotOffered(faults.CaseworkError):
    """A report is asked for in a format that it has nothing for."""

    id = "format-not-offered"


class CountsStayOpen(faults.CaseworkError):
    """A report's counts were to leave as CSV under a passphrase, which no such file can have."""

    id = "counts-stay-open"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """What is recorded about the leaving, and what opens the files."""

    recipient: str | None
    purpose: str
    passphrase: str | None = field(default=None, repr=False)


def export_report(  # noqa: PLR0913 - what leaves, where to, and what is recorded about it
    book: Casebook,
    kind: ReportKind,
    period: Period,
    folder: Path,
    *,
    formats: Sequence[Format],
    quotable: Collection[str] = frozenset(),
    recipient: str | None = None,
    purpose: str | None = None,
    passphrase: str | None = None,
) -> Steps[Exported]:
    """Write a report into `folder`, as a file for each of `formats`.

    A report for an inspection is a folder of its own within, with the register of these days. With
    CSV, the counts alone leave, and beside them how to read them and what they are checked with.
    With a passphrase each file opens with that only; CSV can have none. Stopped, it leaves no file,
    or all of them where its register had left already. No file that is there is touched. Raises
    `FileThere`, `FileNotWritten`, `NotIntact`, `FormatNotOffered`, `LessonUnknown`,
    `CountsStayOpen`, and what `require_report` and `passphrase_for_files` raise.
    """
    require_report(book, kind, period)
    wanted = tuple(dict.fromkeys(formats))
    terms = _Terms(
        recipient=one_line(recipient) or None,
        purpose=one_line(purpose) or TERMS[kind].purpose,
        passphrase=passphrase_for_files(passphrase),
    )
    if terms.passphrase is not None and Format.CSV in wanted:
        raise CountsStayOpen
    if refused := [each for each in wanted if each not in TERMS[kind].formats]:
        raise FormatNotOffered(report=kind.label, format=refused[0].label)
    if not folder.is_dir():
        raise faults.FileNotWritten(folder.name)
    facts = yield from gather(book, period, quotable=quotable, compared=TERMS[kind].compares)
    require_learnt(facts)
    if kind is ReportKind.CQC:
        with _fresh_folder(folder / _stem(kind, facts)) as own:
            register = yield from export_register(
                book,
                Selection(decided_from=period.first, decided_until=period.last),
                Disclosure(level=TERMS[kind].level),
                own,
                formats=wanted,
                recipient=terms.recipient,
                purpose=terms.purpose,
                passphrase=terms.passphrase,
            )
            summary = _written(
                book,
                kind,
                facts,
                folder=own,
                wanted=wanted,
                terms=terms,
                beside=tuple(_beside(register)),
            )
            written = yield from _to_its_end(summary)
        return Exported(files=(*written.files, *register.files), changes=written.changes)
    return (yield from _written(book, kind, facts, folder=folder, wanted=wanted, terms=terms))


def _written(  # noqa: PLR0913 - which report, where to, and what is recorded about it
    book: Casebook,
    kind: ReportKind,
    facts: Facts,
    *,
    folder: Path,
    wanted: Sequence[Format],
    terms: _Terms,
    beside: Sequence[Beside] = (),
) -> Steps[Exported]:
    """Put a report together and let it leave into a folder."""
    report = yield from composed(book, kind, facts, beside)
    leaving = _Leaving(book=book, report=report, stem=_stem(kind, facts), folder=folder)
    return (yield from leaving.write(wanted, terms))


def _stem(kind: ReportKind, facts: Facts) -> str:
    """Return what the names of the files begin with; it names no one and no decision."""
    days = facts.period.text.replace("..", " to ")
    return f"{kind.label} {days}, {phrases.in_uk(facts.made_at):%Y-%m-%d %H%M%S}"


@contextmanager
def _fresh_folder(path: Path) -> Iterator[Path]:
    """Make a new folder, and take it away again where nothing has left into it.

    Raises `FileThere`, `FileNotWritten`.
    """
    require_place(path, replace=False)
    try:
        path.mkdir()
    except OSError as error:
        raise faults.FileNotWritten(path.name, error.strerror or str(error)) from error
    try:
        yield path
    except BaseException:
        with suppress(OSError):
            path.rmdir()
        raise


def _beside(register: Exported) -> Iterator[Beside]:
    """Give the files of a register; whatever has no pages is what they are checked with."""
    forms = {f".{form.code}": form for form in _PAGED}
    for each in register.files:
        yield Beside(name=each.path.name, form=forms.get(each.path.suffix))


def _to_its_end(steps: Steps[T]) -> Steps[T]:
    """Take every turn, also where somebody stops meanwhile: what it goes with has left already."""
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            found: T = end.value
            return found
        try:
            yield progress
        except GeneratorExit:
            for _ in steps:
                pass
            raise


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaving:
    """A report that leaves, and where to; `stem` is what the names of its files begin with."""

    book: Casebook
    report: Report
    stem: str
    folder: Path

    def write(self, wanted: Sequence[Format], terms: _Terms) -> Steps[Exported]:
        """Record that it leaves, write its files and record that they have left."""
        for name in self._names(wanted):
            require_place(self.folder / name, replace=False)
        document = paper.document(self.report)
        with other_thread() as papers:
            composed: dict[Format, Composed] = {}
            for form in wanted:
                if form in _PAGED:
                    composing = partial(register_document.compose, document, _PAGED[form])
                    composed[form] = yield from elsewhere(papers, composing)
            counted = self._counted() if Format.CSV in wanted else {}
            begun = self._begin(terms, composed, counted)
            origin = Origin.of(begun.signed)
            named: dict[str, bytes] = {}
            for form, whole in composed.items():
                finishing = partial(register_document.finish, whole, origin, terms.passphrase)
                named[self._name(form)] = yield from elsewhere(papers, finishing)
        if counted:
            named |= {**counted, self._proof_name: origin.to_json()}
        write_files({self.folder / name: data for name, data in named.items()})
        digests = finish_exports(self.book, begun, named)
        left = zip(named, digests, strict=True)
        return Exported(
            files=tuple(
                FileLeft(path=self.folder / name, sha256=digest.hex()) for name, digest in left
            ),
            changes=Changes(notices=True),
        )

    def _counted(self) -> Mapping[str, bytes]:
        """Return the counts as CSV, and the note beside them, by the names of their files."""
        name, counts = self._name(Format.CSV), paper.counts_as_csv(self.report)
        note = paper.note(self.report, name, sha256(counts).digest(), self._proof_name)
        return {name: counts, self._note_name: note}

    def _begin(
        self,
        terms: _Terms,
        composed: Mapping[Format, Composed],
        counted: Mapping[str, bytes],
    ) -> Appended:
        files = [
            FileDigest(name=self._name(form), format=form.code, digest=whole.digest)
            for form, whole in composed.items()
        ]
        for name, data in counted.items():
            form_of = NOTE if name == self._note_name else Format.CSV.code
            files.append(FileDigest(name=name, format=form_of, digest=sha256(data).digest()))
        if counted:
            files.append(FileDigest(name=self._proof_name, format=PROOF, digest=None))
        return begin_export(
            self.book,
            self.book.vault_id,
            ExportBegun(
                selection=ReportSelection(kind=self.report.kind, period=self.report.period).text,
                level=self.report.level,
                privileged=False,
                recipient=terms.recipient,
                purpose=terms.purpose,
                files=tuple(files),
            ),
        )

    def _name(self, form: Format) -> str:
        return f"{self.stem}.{form.code}"

    @property
    def _note_name(self) -> str:
        return f"{self.stem}{register_content.NOTE_ENDING}"

    @property
    def _proof_name(self) -> str:
        return f"{self.stem}{register_content.PROOF_ENDING}.json"

    def _names(self, wanted: Sequence[Format]) -> Iterator[str]:
        yield from map(self._name, wanted)
        if Format.CSV in wanted:
            yield from (self._note_name, self._proof_name)
