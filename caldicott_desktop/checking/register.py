"""Checking a register: the bytes or values of its file, and the signed entries laid beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from caldicott_desktop.checking import carried, workbook_file
from caldicott_desktop.checking.report import DocumentFault, FaultKind, Report
from caldicott_desktop.checking.unreadable import UnreadableDocument
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.ledger import proof_check
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.proof import ExportProof
from caldicott_desktop.ledger.proof_check import ProofReport

_BEGINS = (b'{"begun":', b'{"format":"caldicott-log/origin/')
SAID = "What this file says is what was exported, to the last word."
NOT_PROVEN = (
    *proof_check.NOT_PROVEN,
    "That no other decision of these days is in the log: only the whole log can show that.",
)


def is_proof(data: bytes) -> bool:
    """Tell whether the bytes are what a register is checked with."""
    return data.startswith(_BEGINS)


def check_register(data: bytes, proofs: Iterable[bytes], *, head: Head | None = None) -> Report:
    """Give what is proven of a register's file by the proofs laid beside it, or what is wrong.

    Nothing in any of them makes this raise: what cannot be read is reported.
    """
    try:
        digest = digest_of(data)
    except UnreadableDocument as error:
        return carried.unchecked(FaultKind.UNREADABLE, error.message, error.remedy)
    checked = Proofs()
    for each in proofs:
        if isinstance(wrong := checked.take(each), Report):
            return wrong
    if checked.begun is None:
        return carried.unchecked(
            FaultKind.NO_PROOF,
            "What this file is checked with does not stand beside it.",
            "Lay the file whose name ends in “proof.json”, and which left with it, in the same "
            "folder.",
        )
    checked.compare(digest)
    return checked.report(head, SAID)


def check_proof(data: bytes, *, head: Head | None = None) -> Report:
    """Give what a proof of a register shows by itself."""
    checked = Proofs()
    if isinstance(wrong := checked.take(data), Report):
        return wrong
    return checked.report(head, "The files that left with it are checked one by one beside it.")


@dataclass(slots=True)
class Proofs:
    """What the proofs of one export came to, one after the other."""

    begun: ProofReport | None = None
    faults: list[DocumentFault] = field(default_factory=list)
    entries: int = 0
    shown: int = 0
    signers: dict[str, int] = field(default_factory=dict)

    def take(self, data: bytes) -> Report | None:
        """Check one more; gives the report on it where it is no proof."""
        try:
            found = proof_check.check_json(data)
        except LedgerFault:
            proof = carried.read(data)  # which says in what way it is none
            if not isinstance(proof, ExportProof):
                return proof
            raise
        self.faults += carried.in_proof(found, may_be_empty=True)
        if self.begun is None:
            self.begun = found
        elif self.begun.begun.entry_id != found.begun.entry_id:
            self.faults.append(
                DocumentFault(
                    kind=FaultKind.PROOF, sentence="The proofs beside it are of several exports."
                )
            )
        self.entries += len(found.entries)
        for each in found.entries:
            self.shown += each.fields - len(each.withheld)
            self.signers[each.signer] = self.signers.get(each.signer, 0) + 1
        return None

    def compare(self, digest: bytes) -> None:
        """Note a fault unless the export promised a file of this digest (32 bytes)."""
        if self.begun is None or digest not in self.begun.files.values():
            self.faults.append(
                DocumentFault(
                    kind=FaultKind.WORDS,
                    sentence="This file does not say what was exported: something in it was "
                    "changed.",
                )
            )

    def report(self, head: Head | None, said: str) -> Report:
        """Give all that was found; `said` is what is known of the file itself."""
        if self.begun is None:
            raise ValueError("nothing was checked")
        begun = self.begun.begun
        return Report(
            faults=(*self.faults, *carried.in_head(self.begun.head, head)),
            position=begun.position,
            entries=begun.size,
            head=self.begun.head,
            shown=self.shown,
            proven=(said, *self._told(), carried.proven(begun, begun.told_as_export())),
            not_proven=NOT_PROVEN,
        )

    def _told(self) -> Iterator[str]:
        for signer, count in sorted(self.signers.items()):
            entries = phrases.counted(count, "entry")
            were = "was" if count == 1 else "were"
            yield f"{entries} beside it {were} signed by {signer} and in the log at the head below."


def digest_of(data: bytes) -> bytes:
    """Give the digest (32 bytes) of what a register's file says. Raises `UnreadableDocument`."""
    if workbook_file.is_workbook(data):
        return workbook_file.digest(data)
    return sha256(data).digest()
