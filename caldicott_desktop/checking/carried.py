"""What every exported file carries inside, and what is found wrong with it, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from caldicott_desktop.checking.report import (
    MOST_NAMED,
    DocumentFault,
    FaultKind,
    Report,
    Unnamed,
)
from caldicott_desktop.ledger import canonical, origin
from caldicott_desktop.ledger.faults import Fault, LedgerFault
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.origin import Origin
from caldicott_desktop.ledger.proof import FORMAT, ExportProof
from caldicott_desktop.ledger.proof_check import ProofReport, ProvenEntry


def read(data: bytes | None) -> ExportProof | Report:
    """Give the proof in the JSON that a file carries; else the report that there is none to check.

    `data` is `None` where the file carries nothing of ours.
    """
    if data is None:
        return unchecked(
            FaultKind.NO_PROOF,
            "No signed record is inside this file, so there is nothing to check it against.",
            "Another program may have left it out when it saved the file: check the file as it was "
            "exported.",
        )
    try:
        value = canonical.decode(data)
        form = value.get("format") if isinstance(value, Mapping) else None
        if form == origin.FORMAT:
            return _without_record(Origin.from_json(data))
        if isinstance(form, str) and form != FORMAT:
            return unchecked(
                FaultKind.NEWER,
                "The record inside this file has a form that this version does not know.",
                "Check it with a newer version of Caldicott Log.",
            )
        return ExportProof.from_value(value)
    except LedgerFault as fault:
        return Report(faults=(DocumentFault(kind=FaultKind.PROOF, sentence=fault.message),))


def _without_record(of: Origin) -> Report:
    """Give the report on a file that by design carries no record, such as a letter."""
    found = unchecked(
        FaultKind.NO_PROOF,
        "This file carries no record, as letters do not: it says only which export it is of.",
        "Whoever has the vault can tell by that whether it is the file that left.",
    )
    told = f"It names as its export the entry {of.begun.hex()}, and the head {of.head.printed()}."
    return Report(faults=found.faults, head=of.head, notes=(told,))


def unchecked(kind: FaultKind, sentence: str, where: str) -> Report:
    """Give the report on a file that could not be checked."""
    return Report(faults=(DocumentFault(kind=kind, sentence=sentence, where=where),))


def in_proof(found: ProofReport, *, may_be_empty: bool = False) -> Iterator[DocumentFault]:
    """Give what is wrong with the proof itself; that of a register `may_be_empty`."""
    for fault in found.faults:
        yield DocumentFault(kind=FaultKind.PROOF, sentence=fault.sentence, where=_place(fault))
    if not found.entries and not may_be_empty:
        yield DocumentFault(kind=FaultKind.PROOF, sentence="The proof is of no decision.")
    if found.newer:
        count = "1 entry" if found.newer == 1 else f"{found.newer} entries"
        yield DocumentFault(
            kind=FaultKind.NEWER,
            sentence=f"{count} of a newer kind: intact, authority not checked.",
        )


def _place(fault: Fault) -> str | None:
    if fault.where is None:
        return None
    return f"(Entry {fault.where.seq + 1:,} of log {fault.where.log.hex()[:8]}.)"


def in_head(own: Head, known: Head | None) -> Iterator[DocumentFault]:
    """Give what is wrong where a head `known` from elsewhere is not the file's own."""
    if known is None or known == own:
        return
    if (known.log, known.size) == (own.log, own.size):
        yield DocumentFault(
            kind=FaultKind.HEAD,
            sentence="The head of this file is not the one you gave, though both are over the same "
            "number of entries of the same log: they are of two different histories.",
        )
        return
    yield DocumentFault(
        kind=FaultKind.HEAD_NOT_COMPARED,
        sentence=f"The head you gave is over {known.size:,} entries and that of this file over "
        f"{own.size:,}, or they are of two logs; only the vault itself can compare them.",
    )


def proven(entry: ProvenEntry, told: str) -> str:
    """Give what is `told` about one entry, with the paths withheld of it where they are few."""
    if not 0 < len(entry.withheld) <= MOST_NAMED:
        return told
    return f"{told.removesuffix('.')}: {', '.join(entry.withheld)}."


def unnamed(entries: Iterable[ProvenEntry]) -> Iterator[Unnamed]:
    """Give the paths that `proven` leaves out, by entry."""
    for each in entries:
        if len(each.withheld) > MOST_NAMED:
            yield Unnamed(position=each.position, paths=each.withheld)
