"""Letting a register leave as a sealed pack: one file, in which every other is bound to the byte.

The files are written first, each as it would leave alone; then the `export.begun` of the pack names
the SHA-256 of each (`docs/store-format.md`, "Sealed packs"; `docs/decisions/0223-sealed-packs.md`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from caldicott_desktop import files
from caldicott_desktop.casework import faults, half_written
from caldicott_desktop.casework.appending import Appended
from caldicott_desktop.casework.audit.leaving import begin_selection
from caldicott_desktop.casework.audit.records import WithRecord, with_record
from caldicott_desktop.casework.audit.register_files import Terms, digests, write_register
from caldicott_desktop.casework.audit.settling import Leaves, Leaving
from caldicott_desktop.casework.carrying import Register as Proving
from caldicott_desktop.casework.carrying import source_of
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.exporting import (
    Exported,
    FileLeft,
    record_files,
    record_written,
    require_place,
)
from caldicott_desktop.casework.turns import Progress, Steps, elsewhere, other_thread
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.export import formats as paged
from caldicott_desktop.export import pack_file, pack_sheet
from caldicott_desktop.export.pack_sheet import Listed, PackSheet
from caldicott_desktop.ledger import pack as packed
from caldicott_desktop.ledger import proof
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.origin import Origin
from caldicott_desktop.ledger.pack import Manifest, PackedFile
from caldicott_desktop.ledger.schemas import FileDigest, FileWritten

# What a pack holds where nothing but a pack was asked for.
_BY_ITSELF = (Format.PDF, Format.CSV)
_RECORDS = {Format.WORD: paged.Format.WORD, Format.PDF: paged.Format.PDF}

_SHEET, _MANIFEST, _HEADS = "sheet", "manifest", "heads"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """What else there is in a pack.

    With `records`, the record of each decision of the sample, or of each selected where none was
    drawn. `earlier` are heads that somebody outside holds, found to fit this log
    (`casework.heads_given`).
    """

    records: bool = False
    earlier: tuple[Head, ...] = ()


def pack(
    leaving: Leaving, folder: Path, packing: Packing, terms: Terms, *also: Leaves
) -> Steps[Exported]:
    """Write a register, and what leaves `also`, in all formats but its own, as one sealed pack.

    The passphrase is that of the pack alone: who opens it has the files as they are. Raises
    `TooManyRecords` and what `export_register` raises.
    """
    name = pack_name(leaving)
    require_place(folder / name, replace=False)
    records = with_record(leaving) if packing.records else ()
    making = _Making(leaving, packing, terms, records, also)
    try:
        with half_written.aside(leaving.book, folder) as aside:
            begun = yield from making.make(aside, name)
            (written,) = yield from digests([aside / name])
            files.settle([aside / name], folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise faults.FileNotWritten(name, reason) from error
    for each, of_it in (*making.left, (begun, (written,))):
        record_written(leaving.book, each, of_it)
    return Exported(
        files=(FileLeft(path=folder / name, sha256=written.sha256.hex()),),
        changes=Changes(notices=True, decisions=frozenset(each.decision for each in making.wanted)),
    )


def pack_name(leaving: Leaving) -> str:
    """Return the name of a pack; it names no one and no decision."""
    at = phrases.in_uk(leaving.selected.at)
    return f"Pack {leaving.disclosure.level.value} {at:%Y-%m-%d %H%M%S}.zip"


@dataclass(slots=True)
class _Member:
    """A file of the pack, written and read back; `of` is what the register is called."""

    path: Path
    form: str
    written: FileWritten
    of: str | None = None


@dataclass(slots=True)
class _Making:
    """A pack as it is made. `left` are the exports in it and the files that each of them left."""

    leaving: Leaving
    packing: Packing
    terms: Terms
    records: tuple[WithRecord, ...]
    also: tuple[Leaves, ...] = ()
    left: list[tuple[Appended, tuple[FileWritten, ...]]] = field(default_factory=list)
    _members: list[_Member] = field(default_factory=list)

    @property
    def wanted(self) -> tuple[WithRecord, ...]:
        """The decisions whose records are in it."""
        return tuple(each for each in self.records if not each.is_held)

    def make(self, aside: Path, name: str) -> Steps[Appended]:
        """Write everything into `aside`, and then the pack; returns the entry that names it."""
        asked = dict.fromkeys(self.terms.formats)
        within = tuple(each for each in asked if each is not Format.PACK)
        for each in (self.leaving, *self.also):
            yield from self._write_register(each, aside, within or _BY_ITSELF)
        yield from self._write_records(aside, within)
        earlier = self._earlier()
        yield from self._write_sheet(aside, earlier)
        manifest = self._write_manifest(aside, earlier)
        begun = begin_selection(
            self.leaving.book,
            self.leaving.selected.selection,
            self.leaving.disclosure,
            tuple(self._promised(name, manifest)),
            recipient=self.terms.recipient,
            purpose=self.terms.purpose,
        )
        proving, heads = self._prove(aside, begun, earlier)
        paths = [aside / packed.MANIFEST, proving, heads, *(each.path for each in self._members)]
        total = sum(each.stat().st_size for each in paths)
        for done in pack_file.in_turns(aside / name, paths, self.terms.passphrase):
            yield Progress(done=done, total=total)
        return begun

    def _write_register(
        self, leaving: Leaves, aside: Path, formats: Sequence[Format]
    ) -> Steps[None]:
        terms = replace(self.terms, formats=formats, passphrase=None)
        register = yield from write_register(leaving, aside, terms)
        self.left.append((register.begun, register.written))
        for path, written in zip(register.paths, register.written, strict=True):
            self._members.append(
                _Member(path, register.forms[path.name], written, of=leaving.register.title)
            )

    def _write_records(self, aside: Path, formats: Sequence[Format]) -> Steps[None]:
        chosen = self.wanted
        forms = tuple(_RECORDS[each] for each in formats if each in _RECORDS)
        with other_thread() as helper:
            for done, of in enumerate(chosen):
                record = yield from record_files(
                    self.leaving.book,
                    of.decision,
                    helper,
                    formats=forms or (paged.Format.PDF,),
                    disclosure=self.leaving.disclosure,
                    recipient=self.terms.recipient,
                    purpose=self.terms.purpose,
                    at=Progress(done=done, total=len(chosen)),
                )
                paths = [aside / name for name in record.named]
                for path in paths:
                    path.write_bytes(record.named[path.name])
                written = yield from digests(paths)
                self.left.append((record.begun, written))
                for path, each in zip(paths, written, strict=True):
                    form = path.suffix.removeprefix(".")
                    self._members.append(_Member(path, form, each))

    def _write_sheet(self, aside: Path, earlier: Sequence[Head]) -> Steps[None]:
        self._members.sort(key=lambda each: each.path.name)
        listed = (
            Listed(
                name=each.path.name,
                form=each.form,
                sha256=each.written.sha256,
                of=each.of,
            )
            for each in self._members
        )
        sheet = PackSheet(
            register=self.leaving.register,
            files=tuple(listed),
            earlier=tuple(earlier),
            locked=self.terms.passphrase is not None,
            held=tuple(each.reference for each in self.records if each.is_held),
        )
        with other_thread() as papers:
            data = yield from elsewhere(papers, lambda: pack_sheet.to_bytes(sheet))
        path = aside / pack_sheet.FILE_NAME
        path.write_bytes(data)
        (written,) = yield from digests([path])
        self._members.append(_Member(path, _SHEET, written))
        self._members.sort(key=lambda each: each.path.name)

    def _write_manifest(self, aside: Path, earlier: Sequence[Head]) -> bytes:
        manifest = Manifest(
            vault=self.leaving.book.vault_id,
            earlier=tuple(earlier),
            files=tuple(
                PackedFile(
                    name=each.path.name,
                    form=each.form,
                    sha256=each.written.sha256,
                    size=each.written.size,
                )
                for each in self._members
            ),
        ).to_json()
        (aside / packed.MANIFEST).write_bytes(manifest)
        return manifest

    def _promised(self, name: str, manifest: bytes) -> Iterator[FileDigest]:
        yield FileDigest(name=name, format=packed.PACK, digest=None)
        yield FileDigest(name=packed.MANIFEST, format=_MANIFEST, digest=sha256(manifest).digest())
        for each in self._members:
            yield FileDigest(name=each.path.name, format=each.form, digest=each.written.sha256)
        yield FileDigest(name=packed.PROOF, format=packed.PROOF.removesuffix(".json"), digest=None)
        yield FileDigest(name=packed.HEADS, format=_HEADS, digest=None)

    def _prove(self, aside: Path, begun: Appended, earlier: Sequence[Head]) -> tuple[Path, Path]:
        """Write what the pack is checked with, and how every head leads to its own."""
        made = begun.signed.entry
        own = Head(log=made.log, size=made.seq, root=made.root)
        signed = [each.signed.entry for each, _ in self.left]
        inside = [Head(log=each.log, size=each.seq, root=each.root) for each in signed]
        heads = [each for each in dict.fromkeys((*earlier, *inside)) if each != own]
        proving = Proving(self.leaving.book)
        carried, leads = proof.assemble_leading(source_of(begun), heads, proving)
        told = carried.to_json()
        if not self.leaving.disclosure.level.embeds_entries:
            told = Origin.of(begun.signed).to_json()
        paths = aside / packed.PROOF, aside / packed.HEADS
        paths[0].write_bytes(told)
        paths[1].write_bytes(packed.leads_to_json(leads))
        return paths

    def _earlier(self) -> tuple[Head, ...]:
        """Return the heads given; where no entry leaves, those alone that need none to be shown."""
        embeds = self.leaving.disclosure.level.embeds_entries
        log = self.leaving.book.log
        return tuple(each for each in self.packing.earlier if embeds or each.log == log)
