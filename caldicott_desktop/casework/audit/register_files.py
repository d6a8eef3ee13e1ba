"""The files of a register as they are written, in a folder where nobody looks for them yet.

Each file is written while the decisions are read, each checked; then `export.begun` is recorded
with the digest of every file; then the signed entries are laid beside them as one proof
(`docs/decisions/0195-registers-in-five-formats.md`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Protocol

from caldicott_desktop import files
from caldicott_desktop.casework.appending import Appended
from caldicott_desktop.casework.audit.leaving import begin_selection
from caldicott_desktop.casework.audit.settling import Leaves
from caldicott_desktop.casework.carrying import Register as Proving
from caldicott_desktop.casework.carrying import source_of
from caldicott_desktop.casework.digesting import digest_file
from caldicott_desktop.casework.turns import Progress, Steps, elsewhere, other_thread
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.record.register import Cell
from caldicott_desktop.export import (
    csv_file,
    locking,
    pack_file,
    register_content,
    register_document,
)
from caldicott_desktop.export import formats as paged
from caldicott_desktop.export.csv_file import CsvFile
from caldicott_desktop.export.json_file import JsonFile
from caldicott_desktop.export.model import Document
from caldicott_desktop.export.register_document import Composed, Part
from caldicott_desktop.export.spreadsheet import Workbook
from caldicott_desktop.ledger import proof
from caldicott_desktop.ledger.origin import Origin
from caldicott_desktop.ledger.proof import ExportProof
from caldicott_desktop.ledger.schemas import FileDigest, FileWritten

# Lines written in one turn: some ten milliseconds.
_LINES_AT_ONCE = 8

# How long somebody who stops waits for the folder to be cleared; a workbook may take longer.
_CLEARING_S = 0.05

_PAGED = {Format.WORD: paged.Format.WORD, Format.PDF: paged.Format.PDF}

PROOF, NOTE = "proof", "text"
"""How the log calls the file that the others are checked with, and the note beside a CSV file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """In which formats a selection leaves, what is recorded of its leaving, and what opens it."""

    formats: Sequence[Format]
    recipient: str | None = None
    purpose: str | None = None
    passphrase: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The files of a register as they were written, and the entry that says that they leave.

    `forms` has the format of each file by its name.
    """

    begun: Appended
    paths: tuple[Path, ...]
    written: tuple[FileWritten, ...]
    forms: dict[str, str]


def write_register(leaving: Leaves, aside: Path, terms: Terms) -> Steps[Written]:
    """Write a register into the folder `aside`, as a file for each format, with their proof.

    `export.begun` is recorded on return; whoever asked records that the files have left. Stopped,
    it does not wait for a workbook that is being put together: what that still writes goes when it
    is through. Raises what `begin_selection` raises, and `OSError`.
    """
    writing = _Writing(leaving, aside, terms.passphrase)
    with writing.helped() as helper, other_thread() as papers:
        writing.begin(dict.fromkeys(terms.formats))
        yield from writing.write(helper, papers)
        writing.promise_proof()
        begun = begin_selection(
            leaving.book,
            leaving.meant,
            leaving.disclosure,
            writing.promised,
            recipient=terms.recipient,
            purpose=terms.purpose,
        )
        yield from writing.bind(begun, papers)
        yield from writing.lock_workbook(helper)
        yield from writing.prove(begun)
    return Written(
        begun=begun,
        paths=tuple(writing.paths),
        written=(yield from digests(writing.paths)),
        forms={each.name: each.format for each in writing.promised},
    )


class _Lined(Protocol):
    """A file that takes the lines one by one."""

    def add(self, cells: Sequence[Cell]) -> None:
        """Write one line."""
        ...

    def finish(self) -> bytes:
        """End the file and give its digest (32 bytes)."""
        ...

    def abandon(self) -> None:
        """Let go of the file as it is."""
        ...


@dataclass(frozen=True, slots=True)
class _ToFinish:
    """A file that has pages, and what gives its words once it is its turn."""

    path: Path
    form: Format
    composing: Callable[[], Composed]


def _composed(document: Callable[[], Document], form: paged.Format) -> Composed:
    return register_document.compose(document(), form)


def _as_it_is(composed: Composed) -> Composed:
    return composed


def _finished(
    composing: Callable[[], Composed], inside: ExportProof | Origin, passphrase: str | None
) -> bytes:
    return register_document.finish(composing(), inside, passphrase)


def digests(paths: Sequence[Path]) -> Steps[tuple[FileWritten, ...]]:
    """Return what was written, read back from the disk."""
    found = []
    for path in paths:
        told = yield from digest_file(path)
        digest = bytes.fromhex(told.sha256)
        found.append(FileWritten(name=path.name, sha256=digest, size=told.size))
    return tuple(found)


class _Writing:
    """The files of a register as they are written, in a folder where nobody looks for them yet."""

    def __init__(self, leaving: Leaves, aside: Path, passphrase: str | None) -> None:
        self._leaving = leaving
        self._aside = aside
        self._passphrase = passphrase
        self._lined: dict[Format, _Lined] = {}
        self._paged: list[Format] = []
        self._to_finish: list[_ToFinish] = []
        self._total = 2 * leaving.many + 1
        self.promised: list[FileDigest] = []
        self.paths: list[Path] = []

    def begin(self, forms: Iterable[Format]) -> None:
        """Begin a file for each format."""
        register = self._leaving.register
        for form in forms:
            if form in _PAGED:
                self._paged.append(form)
                continue
            path = self._new(self._leaving.name(form))
            match form:
                case Format.CSV:
                    self._lined[form] = CsvFile(path, register.headings)
                case Format.JSON:
                    self._lined[form] = JsonFile(path, register)
                case Format.EXCEL:
                    self._lined[form] = Workbook(path, register, beside=self._aside)
                case _:
                    raise ValueError(f"no register is written as {form.code}")

    def write(self, helper: Executor, papers: Executor) -> Steps[None]:
        """Write every line into every file and settle what each file says."""
        kept: list[list[Sequence[Cell]]] = []
        done = 0
        for part in self._leaving.lines_in_parts():
            kept.append([])
            for line in part:
                if self._paged:
                    kept[-1].append(line)
                for each in self._lined.values():
                    each.add(line)
                if done % _LINES_AT_ONCE == 0:
                    yield Progress(done=done, total=self._total)
                done += 1
        at = Progress(done=self._total // 2, total=self._total)
        digests: dict[Format, bytes] = {}
        for form, file in self._lined.items():
            digests[form] = yield from elsewhere(helper, file.finish, at=at)
            self._promise(self._leaving.name(form), form.code, digests[form])
        for form in self._paged:
            yield from self._compose(form, kept, papers, at)
        if Format.CSV in digests:
            self._lay_note(self._leaving.name(Format.CSV), digests[Format.CSV])

    def _compose(
        self,
        form: Format,
        kept: Sequence[Sequence[Sequence[Cell]]],
        papers: Executor,
        at: Progress,
    ) -> Steps[None]:
        """Settle the words of the files in a format that has pages; of a PDF nothing is signed."""
        names = self._leaving.names_of(form)
        for name, document in zip(names, self._documents(len(names), kept), strict=True):
            composing = partial(_composed, document, _PAGED[form])
            digest = None
            if form is Format.WORD:
                composed = yield from elsewhere(papers, composing, at=at)
                digest = composed.digest
                composing = partial(_as_it_is, composed)
                del composed
            self._to_finish.append(_ToFinish(self._new(name), form, composing))
            self._promise(name, form.code, digest)

    def _documents(
        self, files: int, kept: Sequence[Sequence[Sequence[Cell]]]
    ) -> Iterator[Callable[[], Document]]:
        register = self._leaving.register
        if files == 1:
            yield partial(register_document.document, register, list(chain.from_iterable(kept)))
            return
        for number, lines in enumerate(kept, start=1):
            part = Part(number=number, parts=files, first=str(lines[0][0]), last=str(lines[-1][0]))
            yield partial(register_document.document, register, lines, part)

    def prove(self, begun: Appended) -> Steps[None]:
        """Lay beside the files what they are checked with."""
        paths = [self._new(name) for name in self._leaving.register.proof_names]
        if not self._leaving.disclosure.level.embeds_entries:
            plain = paths[0].with_suffix(".json")
            plain.write_bytes(Origin.of(begun.signed).to_json())
            yield from self._lock_proof(plain, paths[0])
            return
        proving = Proving(self._leaving.book)
        half = self._total // 2
        for number, path in enumerate(paths):
            first = number * register_content.IN_ONE_PROOF
            sources = self._leaving.sources(first, first + register_content.IN_ONE_PROOF)
            plain = path.with_suffix(".json")
            with plain.open("xb") as file:
                for done, piece in enumerate(proof.in_pieces(source_of(begun), sources, proving)):
                    file.write(piece)
                    yield Progress(done=min(half + first + done, self._total), total=self._total)
            yield from self._lock_proof(plain, path)

    def bind(self, begun: Appended, papers: Executor) -> Steps[None]:
        """Write the files that have pages, each with what it is checked with inside."""
        if not self._to_finish:
            return
        inside: Origin | ExportProof = Origin.of(begun.signed)
        many = self._leaving.many
        if self._leaving.disclosure.level.embeds_entries:
            carried = (
                self._leaving.sources(0, many) if many <= register_document.MOST_INSIDE else ()
            )
            inside = proof.assemble(source_of(begun), tuple(carried), Proving(self._leaving.book))
        # The Word file first: what it is put together in is let go of before typst takes its room.
        self._to_finish.sort(key=lambda each: each.form is Format.PDF)
        at = Progress(done=self._total // 2, total=self._total)
        while self._to_finish:
            file = self._to_finish.pop(0)
            finishing = partial(_finished, file.composing, inside, self._passphrase)
            path = file.path
            del file
            data = yield from elsewhere(papers, finishing, at=at)
            del finishing
            path.write_bytes(data)

    def lock_workbook(self, helper: Executor) -> Steps[None]:
        """Put the passphrase on a workbook, which is written without one first."""
        if self._passphrase is None or Format.EXCEL not in self._lined:
            return
        path = self._aside / self._leaving.name(Format.EXCEL)
        locking_it = partial(locking.locked_office, path.read_bytes(), self._passphrase)
        path.write_bytes((yield from elsewhere(helper, locking_it)))

    def _lock_proof(self, plain: Path, path: Path) -> Steps[None]:
        """Put a proof under the passphrase, in a zip file, where there is one."""
        if self._passphrase is None:
            return
        total = plain.stat().st_size
        for done in pack_file.in_turns(path, [plain], self._passphrase):
            yield Progress(done=done, total=total)
        plain.unlink()

    def promise_proof(self) -> None:
        """Name the proofs among the files that leave; they have no digest: they hold them all."""
        for name in self._leaving.register.proof_names:
            self._promise(name, PROOF, None)

    @contextmanager
    def helped(self) -> Iterator[Executor]:
        """Give another thread that writes in the folder, and let go of whatever is open at the end.

        Where it ends too early the folder goes as well, once nothing writes in it any more.
        """
        helper = ThreadPoolExecutor(max_workers=1)
        try:
            yield helper
        except BaseException:
            # It waits for its turn on that thread, and is soon done where nothing is before it.
            wait((helper.submit(self._clear),), timeout=_CLEARING_S)
            raise
        else:
            self._abandon()
        finally:
            helper.shutdown(wait=False)

    def _clear(self) -> None:
        self._abandon()
        files.clear_aside(self._aside)

    def _abandon(self) -> None:
        for each in self._lined.values():
            each.abandon()

    def _lay_note(self, name: str, digest: bytes) -> None:
        data = csv_file.note(self._leaving.register, name, digest)
        note = self._leaving.note_name
        self._new(note).write_bytes(data)
        self._promise(note, NOTE, sha256(data).digest())

    def _new(self, name: str) -> Path:
        path = self._aside / name
        self.paths.append(path)
        return path

    def _promise(self, name: str, form: str, digest: bytes | None) -> None:
        self.promised.append(FileDigest(name=name, format=form, digest=digest))
