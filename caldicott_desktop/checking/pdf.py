"""Checking an exported PDF: the record attached to it, and never its pages."""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.checking import carried
from caldicott_desktop.checking.pdf_file import read_pdf
from caldicott_desktop.checking.report import DocumentFault, FaultKind, Report, ShownEntry
from caldicott_desktop.checking.unreadable import UnreadableDocument
from caldicott_desktop.ledger import proof_check, proof_words
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.proof import ExportProof
from caldicott_desktop.ledger.proof_check import ProofReport

_FORMAT = "pdf"


def check_pdf(data: bytes, *, head: Head | None = None) -> Report:
    """Give what is proven of the record inside a PDF, with its values, or everything wrong with it.

    `head` is one known from elsewhere, to be compared with the file's own. Nothing in the file
    makes this raise: what cannot be read is reported.
    """
    try:
        proof = carried.read(read_pdf(data))
    except UnreadableDocument as error:
        return carried.unchecked(FaultKind.UNREADABLE, error.message, error.remedy)
    if isinstance(proof, Report):
        return proof
    found = proof_check.check(proof)
    of_register = proof_words.is_of_register(proof)
    about = found.begun if of_register or not found.entries else found.entries[0]
    return Report(
        faults=(
            *carried.in_proof(found, may_be_empty=of_register),
            *_in_export(found),
            *carried.in_head(found.head, head),
        ),
        reference=None if of_register else proof_words.reference(proof),
        position=about.position,
        entries=about.size,
        head=found.head,
        shown=about.fields - len(about.withheld),
        withheld=about.withheld,
        page_compared=False,
        values=tuple(_values(proof)),
        unnamed=tuple(carried.unnamed(found.entries)),
        proven=(
            *(carried.proven(each, each.told()) for each in found.entries),
            carried.proven(found.begun, found.begun.told_as_export()),
        ),
        not_proven=(
            *proof_check.NOT_PROVEN,
            "What the pages say: compare them with the values below.",
        ),
    )


def _in_export(found: ProofReport) -> Iterator[DocumentFault]:
    """Give the fault of a proof that was put into a PDF though its export wrote none."""
    if found.export and not any(each.format == _FORMAT for each in found.export.files):
        yield DocumentFault(
            kind=FaultKind.PROOF, sentence="The export that this file names wrote no PDF."
        )


def _values(proof: ExportProof) -> Iterator[ShownEntry]:
    for each in proof.entries:
        made = each.signed.entry
        yield ShownEntry(
            kind=made.kind,
            position=made.seq + 1,
            values=tuple(each.copy.shown.items()),
            withheld=each.copy.withheld,
        )
