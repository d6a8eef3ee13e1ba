"""Checking a sealed pack: every file by its digest and by its own check, and the heads of all.

The rules are those of `docs/store-format.md`, "Sealed packs".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import IO

from caldicott_desktop.checking import carried, pack_file, register
from caldicott_desktop.checking.document import check_document
from caldicott_desktop.checking.pack_file import PackFile
from caldicott_desktop.checking.report import DocumentFault, FaultKind, Report, Within
from caldicott_desktop.checking.unreadable import UnreadableDocument
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.ledger import pack, proof_check
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.pack import Lead, Manifest
from caldicott_desktop.ledger.proof_check import ProofReport

_OWN = (pack.MANIFEST, pack.PROOF, pack.HEADS)
# What is checked with the proofs laid beside it, and what has nothing to be checked with.
_LINED = frozenset({"csv", "json", "xlsx", "text"})
_PROOF, _SHEET = "proof", "sheet"


def check_pack(
    stream: IO[bytes], *, head: Head | None = None, passphrase: str | None = None
) -> Report:
    """Give what is proven of a sealed pack, or everything found wrong with it.

    `head` is one known from elsewhere: that of the pack, or an earlier one that it leads on from.
    Nothing in the file makes this raise but a passphrase that does not open it, `PassphraseWrong`:
    what cannot be read is reported.
    """
    try:
        with pack_file.opened(stream, passphrase) as file:
            return _Check(file).report(head)
    except UnreadableDocument as error:
        return carried.unchecked(FaultKind.UNREADABLE, error.message, error.remedy)


class _Check:
    """One pack as it is checked. `_promised` are the files there must be, with their digests."""

    def __init__(self, file: PackFile) -> None:
        self._file = file
        self._faults: list[DocumentFault] = []
        self._within: list[Within] = []
        self._heads: dict[Head, str] = {}
        self._proofs: dict[str, register.Proofs] = {}
        self._shown = 0
        self._manifest = self._read_manifest()
        self._found: ProofReport | None = None
        self._forms: dict[str, str] = {}
        self._promised: dict[str, bytes | None] = {}

    def report(self, head: Head | None) -> Report:
        """Give all that was found."""
        origin = self._read_proof()
        own = self._found.head if self._found else origin.head if origin else None
        self._compare_names()
        self._compare_digests()
        self._compare_manifest()
        self._check_files()
        leads = self._check_heads(own)
        if own is not None:
            self._faults += _in_head(own, head, leads)
        if self._found is None:
            more = origin.faults if origin else ()
            notes = origin.notes if origin else ()
            return Report(faults=(*self._faults, *more), head=own, notes=notes)
        begun = self._found.begun
        return Report(
            faults=tuple(self._faults),
            position=begun.position,
            entries=begun.size,
            head=own,
            shown=self._shown,
            within=tuple(self._within),
            proven=(*self._told(leads), carried.proven(begun, begun.told_as_export())),
            not_proven=register.NOT_PROVEN,
        )

    def _fault(self, kind: FaultKind, sentence: str, where: str | None = None) -> None:
        self._faults.append(DocumentFault(kind=kind, sentence=sentence, where=where))

    def _bytes(self, name: str) -> bytes | None:
        if name not in self._file.names:
            return None
        try:
            return self._file.read(name)
        except UnreadableDocument as error:
            self._fault(FaultKind.FILE_CHANGED, f"{name}: {error.message}")
            return None

    def _read_manifest(self) -> Manifest | None:
        data = self._bytes(pack.MANIFEST)
        if data is None:
            return None
        try:
            return Manifest.from_json(data)
        except LedgerFault as fault:
            self._fault(FaultKind.MANIFEST, f"{pack.MANIFEST}: {fault.message}")
            return None

    def _read_proof(self) -> Report | None:
        """Read what the files are compared with; gives the report on a proof that is none."""
        data = self._bytes(pack.PROOF)
        if data is None:
            self._fault(
                FaultKind.FILE_MISSING,
                f"{pack.PROOF}, with which all others are checked, is not in the pack.",
            )
            self._promise(self._manifest)
            return None
        read = carried.read(data)
        if isinstance(read, Report):
            self._promise(self._manifest)
            return read
        found = self._found = proof_check.check(read)
        self._faults += carried.in_proof(found, may_be_empty=True)
        files = found.export.files if found.export else ()
        if not files or files[0].format != pack.PACK:
            self._fault(FaultKind.PROOF, "The export that this file names is not that of a pack.")
        self._promised = {each.name: each.digest for each in files[1:]}
        self._forms = {each.name: each.format for each in files[1:]}
        return None

    def _promise(self, manifest: Manifest | None) -> None:
        """Expect what the manifest names, where no signed entry says what there must be."""
        if manifest is not None:
            self._promised = {each.name: each.sha256 for each in manifest.files}
            self._promised |= dict.fromkeys(_OWN)
            self._forms = {each.name: each.form for each in manifest.files}

    def _compare_names(self) -> None:
        if not self._promised:
            return
        for name in sorted(self._promised.keys() - self._file.names):
            if name != pack.PROOF or self._found is not None:
                self._fault(FaultKind.FILE_MISSING, f"{name} is not in the pack.")
        for name in sorted(self._file.names - self._promised.keys()):
            self._fault(FaultKind.FILE_ADDED, f"{name[:160]} was put into the pack.")
        if self._file.has_more:
            self._fault(
                FaultKind.FILE_ADDED, "The zip file holds something beside the files in it."
            )

    def _compare_digests(self) -> None:
        for name in sorted(self._promised.keys() & self._file.names):
            promised = self._promised[name]
            if promised is None:
                continue
            try:
                same = self._file.digest(name) == promised
            except UnreadableDocument:
                same = False
            if not same:
                kind = FaultKind.MANIFEST if name == pack.MANIFEST else FaultKind.FILE_CHANGED
                self._fault(kind, f"{name} is not the file that left: it was changed.")

    def _compare_manifest(self) -> None:
        told = self._manifest
        if told is None or self._found is None:
            return
        named = {each.name: each.sha256 for each in told.files}
        promised = {name: each for name, each in self._promised.items() if name not in _OWN}
        sizes = {each.name: each.size for each in told.files if each.name in self._file.names}
        if (
            named != promised
            or told.vault != self._found.vault
            or [each.name for each in told.files] != sorted(named)
            or any(self._file.size(name) != size for name, size in sizes.items())
        ):
            self._fault(
                FaultKind.MANIFEST, f"{pack.MANIFEST} does not say of the files what was signed."
            )

    def _check_files(self) -> None:
        """Check every file as it would be checked alone, those of a register with their proofs."""
        if self._found is None:
            return
        for name in self._of(_PROOF):
            self._take_proof(name, self._proofs.setdefault(_stem(name), register.Proofs()))
        for name in sorted(self._forms.keys() & self._file.names):
            if name not in _OWN and self._forms[name] != _PROOF:
                self._check_file(name)

    def _take_proof(self, name: str, proofs: register.Proofs) -> None:
        """Check what a register in the pack is checked with, or a part of that."""
        before, entries, shown = len(proofs.faults), proofs.entries, proofs.shown
        data = self._bytes(name)
        if data is None:
            return
        if isinstance(wrong := proofs.take(data), Report):
            self._take(name, wrong)
            return
        told = phrases.counted(proofs.entries - entries, "signed entry")
        self._within.append(Within(name=name, told=f"{told}, each proven."))
        self._name(name, proofs.faults[before:])
        self._shown += proofs.shown - shown
        if proofs.begun is not None:
            self._heads.setdefault(proofs.begun.head, name)

    def _of(self, form: str) -> Iterator[str]:
        names = [name for name, each in self._forms.items() if each == form and name not in _OWN]
        found = (name for name in names if name in self._file.names)
        return iter(sorted(found, key=lambda name: (len(name), name)))

    def _check_file(self, name: str) -> None:
        form = self._forms[name]
        if form == _SHEET:
            self._within.append(Within(name=name, told="The page about this pack."))
        elif self._file.is_large(name):
            told = "Its digest alone was compared, as it is larger than what is looked into."
            self._within.append(Within(name=name, told=told))
        elif (data := self._bytes(name)) is None:
            return
        elif form in _LINED:
            self._compare_lines(name, data)
        else:
            self._take(name, check_document(data))

    def _compare_lines(self, name: str, data: bytes) -> None:
        beside = (each for stem, each in self._proofs.items() if name.startswith(stem))
        proofs = next(beside, register.Proofs())
        before = len(proofs.faults)
        try:
            proofs.compare(register.digest_of(data))
        except UnreadableDocument as error:
            self._fault(FaultKind.FILE_CHANGED, f"{name}: {error.message}")
            return
        self._name(name, proofs.faults[before:])
        self._within.append(Within(name=name, told=register.SAID))

    def _take(self, name: str, report: Report) -> None:
        """Take over what the check of one file found."""
        self._name(name, report.faults)
        if report.head is not None:
            self._heads.setdefault(report.head, name)
        self._shown += report.shown
        self._within.append(Within(name=name, told=_in_short(report)))

    def _name(self, name: str, faults: Iterable[DocumentFault]) -> None:
        self._faults += (replace(each, sentence=f"{name}: {each.sentence}") for each in faults)

    def _check_heads(self, own: Head | None) -> tuple[Lead, ...]:
        """Check that every head there is leads to that of the pack; gives the ways that hold."""
        try:
            data = self._bytes(pack.HEADS)
            told = pack.leads_from_json(data) if data is not None else ()
        except LedgerFault as fault:
            self._fault(FaultKind.EARLIER, f"{pack.HEADS}: {fault.message}")
            told = ()
        known = dict(self._found.known) if self._found else _known(own)
        leads = tuple(each for each in told if each.holds(known))
        for each in told:
            if each not in leads and own is not None:
                self._fault(
                    FaultKind.EARLIER,
                    f"The log as it was over {phrases.counted(each.head.size, 'entry')}, at the "
                    f"head {each.head.printed()}, is not shown to be the beginning of this log.",
                )
        reached = {each.head for each in leads} | {own}
        for head in self._manifest.earlier if self._manifest else ():
            if head not in {each.head for each in told}:
                self._fault(
                    FaultKind.EARLIER,
                    f"Nothing leads on from the earlier head that was given, {head.printed()}.",
                )
        for head, name in self._heads.items():
            if head not in reached and own is not None:
                self._fault(
                    FaultKind.EARLIER, f"{name}: its head is not shown to lead to that of the pack."
                )
        return leads

    def _told(self, leads: tuple[Lead, ...]) -> Iterator[str]:
        count = phrases.counted(len(self._promised), "file")
        yield f"The pack holds the {count} that left in it and no other, each to the byte."
        earlier = self._manifest.earlier if self._manifest else ()
        for each in leads:
            if each.head in earlier:
                before = phrases.counted(each.head.size, "entry")
                yield (
                    f"The log as it was over {before}, at the earlier head that was given, is the "
                    "beginning of this log: none of that was changed, dropped or added to since."
                )


def _stem(name: str) -> str:
    """Give what the names of all files begin with that are checked by that proof."""
    return name.rpartition(" proof")[0]


def _in_short(report: Report) -> str:
    """Give what is proven of a document in a sentence."""
    if report.reference is None:
        return "What it holds is proven."
    return (
        f"{report.reference}, entry {report.position or 0:,} of {report.entries or 0:,}: "
        f"{report.shown} fields shown and proven, {len(report.withheld)} withheld."
    )


def _known(own: Head | None) -> Mapping[tuple[bytes, int], bytes]:
    return {} if own is None else {(own.log, own.size): own.root}


def _in_head(own: Head, known: Head | None, leads: tuple[Lead, ...]) -> Iterator[DocumentFault]:
    """Give what is wrong where a head from elsewhere is neither the pack's nor leads to it."""
    if known is not None and any(each.head == known for each in leads):
        return
    for each in leads:
        if known is not None and (each.head.log, each.head.size) == (known.log, known.size):
            yield from carried.in_head(each.head, known)
            return
    yield from carried.in_head(own, known)
