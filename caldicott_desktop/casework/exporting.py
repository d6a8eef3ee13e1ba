"""Exporting a decision record: recorded before it leaves, proven inside, and named afterwards."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from caldicott_desktop import checking, files
from caldicott_desktop.casework import faults, redacting
from caldicott_desktop.casework.afterwards import WITH_NAME, CaseHistory
from caldicott_desktop.casework.appending import Appended, writing
from caldicott_desktop.casework.carrying import Register, source_of
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes, DecisionId
from caldicott_desktop.casework.names import who_is
from caldicott_desktop.casework.pointing_out import leaving_with
from caldicott_desktop.casework.reading import Opened, open_decision, read_decision
from caldicott_desktop.casework.redacting import Told
from caldicott_desktop.casework.turns import Progress, Steps, elsewhere
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.casework.under_passphrase import passphrase_for_files
from caldicott_desktop.domain.disclosure import IN_FULL, Disclosure, Level, withheld_paths
from caldicott_desktop.domain.identifying import Span
from caldicott_desktop.domain.record.account import NamedHere
from caldicott_desktop.export import decision_record, record_content
from caldicott_desktop.export.decision_record import Composed, RecordToExport
from caldicott_desktop.export.formats import Format
from caldicott_desktop.ledger import proof, schemas
from caldicott_desktop.ledger.proof import ExportProof
from caldicott_desktop.ledger.schemas import (
    ExportBegun,
    ExportFinished,
    FileDigest,
    FileWritten,
)

_MARK_BYTES = 10  # 80 bits: far beyond trying


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLeft:
    """A file as it was written; `sha256` is in hex."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The files of one export as they were written, in the order of the formats asked for."""

    files: tuple[FileLeft, ...]
    changes: Changes

    @property
    def path(self) -> Path:
        """Where the first file is."""
        return self.files[0].path

    @property
    def sha256(self) -> str:
        """The SHA-256 of the first file in hex."""
        return self.files[0].sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedMany:
    """Several records as they were written."""

    records: tuple[Exported, ...]

    @property
    def files(self) -> tuple[FileLeft, ...]:
        """The files of all records, in their order."""
        return tuple(file for each in self.records for file in each.files)

    @property
    def changes(self) -> Changes:
        """What their leaving changed."""
        return Changes(
            decisions=frozenset().union(*(each.changes.decisions for each in self.records))
        )


def record_file_name(reference: str, form: Format = Format.WORD) -> str:
    """Return the name to offer for a decision's record in that format."""
    return decision_record.file_name(reference, form.ending)


def export_decision(  # noqa: PLR0913 - what, where to, and what is recorded about its leaving
    book: Casebook,
    decision_id: DecisionId,
    target: Path,
    *,
    formats: Sequence[Format] = (Format.WORD,),
    disclosure: Disclosure = IN_FULL,
    besides: frozenset[str] = frozenset(),
    recipient: str | None = None,
    purpose: str | None = None,
    show_name: bool = False,
    replace: bool = False,
    passphrase: str | None = None,
) -> Exported:
    """Write a decision's record as a file that proves itself, or as one for each of `formats`.

    `target` is where the first goes; the others stand beside it under the same name, each with
    the ending of its format. `export.begun`, with the digest of what each file will say, is on
    disk before the files are; each carries it; `export.finished` with their SHA-256 follows.
    What `disclosure` withholds stays behind, and so do the values at the payload paths `besides`;
    the page says of each that it is withheld. With `show_name` this copy, in full alone, shows the
    person's name from the name key; its title and its file name never do. With a passphrase each
    file opens with that only. An existing file is left alone unless `replace`. Raises `FileThere`,
    `FileNotWritten`, `NameUnknown`, `NotIntact`, `DecisionUnknown`, `NotEntitled`, and what
    `passphrase_for_files` raises.
    """
    passphrase = passphrase_for_files(passphrase)
    _require_level(disclosure, show_name=show_name)
    targets = _beside(target, formats)
    for each in targets:
        require_place(each, replace=replace)
    opened = read_decision(book, decision_id)
    copy = redacting.told(book, opened, disclosure, besides)
    named = _named(book, opened) if show_name else None
    leaving = _Leaving(
        decision_id=decision_id,
        opened=opened,
        copy=copy,
        disclosure=disclosure,
        composed=_composed(_record(book, copy, disclosure, named), formats),
        named=named,
    )
    begun, proven = _begin(book, leaving, recipient=recipient, purpose=purpose)
    written = _finished(leaving.composed, proven, passphrase)
    return _leave(book, leaving, begun, targets, written)


def export_decisions(  # noqa: PLR0913 - what, where to, and what is recorded about its leaving
    book: Casebook,
    decision_ids: Sequence[DecisionId],
    folder: Path,
    *,
    formats: Sequence[Format] = (Format.WORD,),
    disclosure: Disclosure = IN_FULL,
    besides: frozenset[str] = frozenset(),
    recipient: str | None = None,
    purpose: str | None = None,
    replace: bool = False,
    passphrase: str | None = None,
) -> Steps[ExportedMany]:
    """Write the records of several decisions into `folder`, each as `export_decision` writes one.

    `besides` are payload paths without the places of lists: each copy withholds what its decision
    has there (`withholdable_in`).
    Composing and checking, which take most of the time, are done on another thread. Nothing is
    begun where one of the files is there already, unless `replace`. Stopped, it leaves what is
    written and recorded so far; the one that was begun is written to its end, since the log says
    already that it leaves. Raises what `export_decision` raises; those before it have then left.
    """
    passphrase = passphrase_for_files(passphrase)
    _require_level(disclosure, show_name=False)
    total = len(decision_ids)
    targets: list[tuple[Path, ...]] = []
    for each in decision_ids:
        reference = read_decision(book, each).recorded.reference
        names = (record_file_name(reference, form) for form in formats)
        targets.append(tuple(folder / name for name in names))
        for target in targets[-1]:
            require_place(target, replace=replace)
        yield Progress(done=0, total=total)
    exported: list[Exported] = []
    with ThreadPoolExecutor(max_workers=1) as helper:
        for decision_id, places in zip(decision_ids, targets, strict=True):
            at = Progress(done=len(exported), total=total)
            yield at
            composing = _Composing(
                formats=formats, disclosure=disclosure, besides=besides, helper=helper, at=at
            )
            leaving = yield from composing.of(book, decision_id)
            begun, proven = _begin(book, leaving, recipient=recipient, purpose=purpose)
            finishing = partial(_finished, leaving.composed, proven, passphrase)
            try:
                data = yield from elsewhere(helper, finishing, at=at)
            except GeneratorExit:
                _leave(book, leaving, begun, places, finishing())
                raise
            exported.append(_leave(book, leaving, begun, places, data))
    return ExportedMany(records=tuple(exported))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFiles:
    """The files of a record by name, recorded as about to leave and written nowhere yet."""

    begun: Appended
    named: Mapping[str, bytes]


def record_files(  # noqa: PLR0913 - as `export_decisions`
    book: Casebook,
    decision_id: DecisionId,
    helper: Executor,
    *,
    formats: Sequence[Format],
    disclosure: Disclosure,
    recipient: str | None = None,
    purpose: str | None = None,
    at: Progress,
) -> Steps[RecordFiles]:
    """Return the files of a decision's record, made on the other thread, for a pack of several.

    `export.begun` is recorded on return; whoever asked records that they were written. Raises what
    `export_decision` raises.
    """
    composing = _Composing(formats=formats, disclosure=disclosure, helper=helper, at=at)
    leaving = yield from composing.of(book, decision_id)
    begun, proven = _begin(book, leaving, recipient=recipient, purpose=purpose)
    data = yield from elsewhere(helper, partial(_finished, leaving.composed, proven), at=at)
    names = (each.file_name for each in leaving.composed)
    return RecordFiles(begun=begun, named=dict(zip(names, data, strict=True)))


def record_lines(
    book: Casebook, opened: Opened, disclosure: Disclosure
) -> Iterator[tuple[str, str]]:
    """Give what the record of a decision says, line by line, each with the part it stands in."""
    copy = redacting.told(book, opened, disclosure)
    return record_content.lines(_record(book, copy, disclosure, None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """What in a copy of one decision could identify someone; at least one of it."""

    reference: str
    spans: tuple[Span, ...]


def identifiers_leaving(
    book: Casebook,
    decision_ids: Sequence[DecisionId],
    disclosure: Disclosure = IN_FULL,
    besides: frozenset[str] = frozenset(),
) -> Steps[tuple[Identified, ...]]:
    """Return those of these decisions whose copies would hold what could identify someone.

    The copies are those of `export_decisions`; see `leaving_with`. Raises `NotIntact`,
    `DecisionUnknown`.
    """
    in_full = disclosure.level is Level.FULL
    found: list[Identified] = []
    for done, each in enumerate(decision_ids):
        yield Progress(done=done, total=len(decision_ids))
        page = open_decision(book, each)
        spelled = redacting.spelled_out(page.case, besides)
        spans = leaving_with(
            book,
            page.case,
            [later.what for later in page.afterwards] if in_full else [],
            behind=withheld_paths(page.case, page.kind, disclosure) | spelled,
            privileged=disclosure.privileged,
        )
        if spans:
            found.append(Identified(reference=page.reference, spans=spans))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaving:
    """A record put into words, and the decision it tells of."""

    decision_id: DecisionId
    opened: Opened
    copy: Told
    composed: tuple[Composed, ...]
    disclosure: Disclosure = IN_FULL
    named: NamedHere | None = None


def _beside(target: Path, formats: Sequence[Format]) -> tuple[Path, ...]:
    """Return where the file of each format goes; one asked for twice is written once."""
    _, *others = dict.fromkeys(formats)
    return (target, *(target.with_suffix(form.ending) for form in others))


def _require_level(disclosure: Disclosure, *, show_name: bool) -> None:
    level = disclosure.level
    if level is Level.PUBLISHABLE or (show_name and level is not Level.FULL):
        raise ValueError("a single decision is not publishable, and a name stands in full alone")


def _composed(record: RecordToExport, formats: Sequence[Format]) -> tuple[Composed, ...]:
    return tuple(decision_record.compose(record, form) for form in dict.fromkeys(formats))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Composing:
    """How records are put into words on the other thread."""

    formats: Sequence[Format]
    disclosure: Disclosure
    helper: Executor
    at: Progress
    besides: frozenset[str] = frozenset()

    def of(self, book: Casebook, decision_id: DecisionId) -> Steps[_Leaving]:
        """Return a record put into words."""
        opened = read_decision(book, decision_id)
        besides = redacting.spelled_out(opened.recorded.case, self.besides)
        copy = redacting.told(book, opened, self.disclosure, besides)
        record = _record(book, copy, self.disclosure, None)
        composing = partial(_composed, record, self.formats)
        return _Leaving(
            decision_id=decision_id,
            opened=opened,
            copy=copy,
            disclosure=self.disclosure,
            composed=(yield from elsewhere(self.helper, composing, at=self.at)),
        )


def _begin(
    book: Casebook, leaving: _Leaving, *, recipient: str | None, purpose: str | None
) -> tuple[Appended, ExportProof]:
    """Record what is about to leave, and return that with the proof as of then."""
    opened = leaving.opened
    # Under the name that says what it is, here and when it has left: how people call the file on
    # their disk is their affair, and may name a person.
    promised = tuple(
        FileDigest(name=each.file_name, format=each.form.code, digest=each.digest)
        for each in leaving.composed
    )
    begun = begin_export(
        book,
        opened.entry.signed.entry.subject,
        ExportBegun(
            selection=opened.recorded.reference + (WITH_NAME if leaving.named else ""),
            level=leaving.disclosure.level,
            privileged=leaving.disclosure.privileged,
            recipient=one_line(recipient) or None,
            purpose=one_line(purpose) or None,
            files=promised,
        ),
    )
    return begun, _proof(book, leaving, begun)


def _finished(
    composed: tuple[Composed, ...], proven: ExportProof, passphrase: str | None = None
) -> tuple[bytes, ...]:
    """Return the files with their proof in them, each checked as a stranger would check it."""
    return tuple(_finished_one(each, proven, passphrase) for each in composed)


def _finished_one(composed: Composed, proven: ExportProof, passphrase: str | None) -> bytes:
    data = decision_record.finish(composed, proven, passphrase)
    plain = data if passphrase is None else checking.unlocked(data, passphrase)
    if (report := checking.check_document(plain)).status != 0:
        raise RuntimeError(f"a record just written does not pass its own check: {report.words()}")
    return data


def _leave(
    book: Casebook,
    leaving: _Leaving,
    begun: Appended,
    targets: Sequence[Path],
    written: Sequence[bytes],
) -> Exported:
    """Write the files, all or none, and record that they have left."""
    write_files(dict(zip(targets, written, strict=True)))
    names = (each.file_name for each in leaving.composed)
    digests = finish_exports(book, begun, dict(zip(names, written, strict=True)))
    left = zip(targets, digests, strict=True)
    return Exported(
        files=tuple(FileLeft(path=path, sha256=digest.hex()) for path, digest in left),
        changes=Changes(decisions=frozenset({leaving.decision_id})),
    )


def require_place(target: Path, *, replace: bool) -> None:
    """Raise `FileThere` or `FileNotWritten` where a file could not be put, before it is begun."""
    if target.exists() and not replace:
        raise faults.FileThere(target.name)
    if not target.parent.is_dir():
        raise faults.FileNotWritten(target.name)


def begin_export(book: Casebook, subject: bytes, begun: ExportBegun) -> Appended:
    """Record what is about to leave, on disk on return. Raises `NotEntitled`."""
    with writing(book) as writer:
        return writer.append(schemas.EXPORT_BEGUN, begun, subject=subject)


def write_file(target: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises `FileNotWritten`."""
    write_files({target: data})


def write_files(named: Mapping[Path, bytes]) -> None:
    """Write several files of one folder, all of them whole or none. Raises `FileNotWritten`."""
    try:
        files.write_together(named)
    except OSError as error:
        name = Path(error.filename2 or next(iter(named))).name
        raise faults.FileNotWritten(name, error.strerror or str(error)) from error


def finish_export(book: Casebook, begun: Appended, name: str, data: bytes) -> bytes:
    """Record that `data` has left under `name`; return its SHA-256 (32 bytes)."""
    (digest,) = finish_exports(book, begun, {name: data})
    return digest


def finish_exports(
    book: Casebook, begun: Appended, named: Mapping[str, bytes]
) -> tuple[bytes, ...]:
    """Record that these files have left under their names; return the SHA-256 of each."""
    written = tuple(
        FileWritten(name=name, sha256=sha256(data).digest(), size=len(data))
        for name, data in named.items()
    )
    record_written(book, begun, written)
    return tuple(each.sha256 for each in written)


def record_written(book: Casebook, begun: Appended, written: Sequence[FileWritten]) -> None:
    """Record that these files have left."""
    with writing(book) as writer:
        finished = ExportFinished(begun=begun.signed.entry_id, files=tuple(written))
        writer.append(schemas.EXPORT_FINISHED, finished, subject=begun.signed.entry.subject)


def _named(book: Casebook, opened: Opened) -> NamedHere:
    """Return the person's name, with a random mark of this copy.

    The digest of the words stays in the log. The mark does not: so nobody who has the log alone can
    try names until one gives that digest, not even after the name key is forgotten.
    """
    person = who_is(book, opened.recorded.case.subject.reference or "")
    if person is None:
        raise faults.NameUnknown
    mark = b32encode(book.entropy(_MARK_BYTES)).decode("ascii")
    return NamedHere(name=person.name, mark="-".join(mark[at : at + 4] for at in range(0, 16, 4)))


def _record(
    book: Casebook, copy: Told, disclosure: Disclosure, named: NamedHere | None
) -> RecordToExport:
    page = copy.page
    return RecordToExport(
        reference=page.reference,
        organisation=book.organisation,
        site=book.site,
        level=disclosure.level,
        case=copy.case,
        kind=page.kind,
        principles=page.principles,
        guidance_version=page.guidance_version,
        recorded_at=page.recorded_at,
        recorded_by=page.recorded_by,
        exported_at=book.timing.now(),
        named=named,
        since=copy.since,
        withheld=copy.said,
        privileged=disclosure.privileged,
        afterwards=tuple(
            decision_record.Afterwards(
                happened_at=each.happened_at or each.recorded_at,
                happened_on=each.happened_on,
                recorded_at=each.recorded_at,
                what=each.what,
                recorded_by=each.recorded_by,
            )
            for each in copy.afterwards
        ),
    )


def _proof(book: Casebook, leaving: _Leaving, begun: Appended) -> ExportProof:
    """Return the proof of the decision, and of what was told of it later and stands in the file."""
    opened, copy = leaving.opened, leaving.copy
    later = CaseHistory(book, opened.entry).entries_of_family()
    shown = [source_of(opened.entry, copy.decision)]
    shown += [source_of(each, copy.of_later(each.signed.entry_id)) for each in later]
    return proof.assemble(source_of(begun), shown, Register(book))
