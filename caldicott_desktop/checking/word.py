"""Checking an exported Word file: its proof, its words, its checking box, what was added to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from caldicott_desktop.checking import carried
from caldicott_desktop.checking.foreign import foreign_content
from caldicott_desktop.checking.places import first_change, quote
from caldicott_desktop.checking.report import DocumentFault, FaultKind, Report
from caldicott_desktop.checking.unreadable import UnreadableDocument
from caldicott_desktop.checking.word_file import VisibleDocument, read_word
from caldicott_desktop.ledger import proof_check, proof_words, word_text
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.payload import Value
from caldicott_desktop.ledger.proof import ExportProof
from caldicott_desktop.ledger.proof_check import ProofReport


def check_word(data: bytes, *, head: Head | None = None) -> Report:
    """Give what is proven about a Word file, or everything found wrong with it.

    `head` is one known from elsewhere, to be compared with the file's own. Nothing in the file
    makes this raise: what cannot be read is reported.
    """
    try:
        document = read_word(data)
    except UnreadableDocument as error:
        return carried.unchecked(FaultKind.UNREADABLE, error.message, error.remedy)
    record = document.record
    proof = carried.read(None if record is None else word_text.from_xml_text(record))
    if isinstance(proof, Report):
        return proof
    return _report(document, proof, proof_check.check(proof), head)


def _report(
    document: VisibleDocument, proof: ExportProof, found: ProofReport, head: Head | None
) -> Report:
    number = None if proof_words.is_of_register(proof) else proof_words.reference(proof)
    composed = proof_words.checking_box(proof, found).lines()
    unframed = None if document.boxes else _without(composed, document.lines)
    if unframed is not None:
        document = replace(document, lines=unframed, boxes=(composed,))
    faults = (
        *carried.in_proof(found, may_be_empty=proof_words.is_of_register(proof)),
        *_in_words(document, proof, found),
        *(() if found.faults else _in_box(document, composed)),
        *_in_content(document),
        *carried.in_head(found.head, head),
    )
    about = found.begun if number is None or not found.entries else found.entries[0]
    return Report(
        faults=faults,
        reference=number,
        position=about.position,
        entries=about.size,
        head=found.head,
        shown=about.fields - len(about.withheld),
        withheld=about.withheld,
        notes=(_UNFRAMED,) if unframed is not None else (),
        unnamed=tuple(carried.unnamed(found.entries)),
        proven=(
            *(carried.proven(each, each.told()) for each in found.entries),
            carried.proven(found.begun, found.begun.told_as_export()),
            "The words of the pages are those that were exported.",
        ),
        not_proven=(*proof_check.NOT_PROVEN, "How the pages look: only their words are compared."),
    )


_UNFRAMED = (
    "Another program has saved this file since it was exported: the invisible frame round the box "
    "“How to check this record” is gone, and the words of the box are unchanged."
)


def _without(box: tuple[str, ...], page: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give the page without the words of the box, where they stand on it once and in one piece.

    LibreOffice drops a content control that holds a table and keeps all that is in it. The words of
    the box are composed from the proof, so leaving out just these hides nothing.
    """
    size = len(box)
    starts = [
        at for at in range(len(page) - size + 1) if page[at] == box[0] and page[at:][:size] == box
    ]
    if len(starts) != 1:
        return None
    return page[: starts[0]] + page[starts[0] + size :]


def _in_words(
    document: VisibleDocument, proof: ExportProof, found: ProofReport
) -> Iterator[DocumentFault]:
    digest = word_text.digest(document.lines)
    number = proof_words.reference(proof)
    if digest not in found.files.values():
        values: dict[str, Value] = {}
        for each in proof.entries:
            values |= each.copy.shown
        yield DocumentFault(
            kind=FaultKind.WORDS,
            sentence="The words of this document are not those that were exported.",
            where=first_change(document.lines, document.marks, values),
        )
    elif proof_words.is_of_register(proof):
        return  # one file of words in an export, and its digest tells it
    elif not _title(document).startswith(f"{word_text.settle(number)} "):
        # Two records of one export, with their proofs exchanged.
        yield DocumentFault(
            kind=FaultKind.WORDS,
            sentence=f"These pages are headed {quote(_title(document))}, and the proof inside is "
            f"that of {number}.",
        )


def _title(document: VisibleDocument) -> str:
    """Give the paragraph that names the decision: the second, on pages known to be our own."""
    return document.lines[1] if len(document.lines) > 1 else ""


def _in_box(document: VisibleDocument, composed: tuple[str, ...]) -> Iterator[DocumentFault]:
    if len(document.boxes) != 1:
        told = "is not there" if not document.boxes else f"is there {len(document.boxes)} times"
        yield DocumentFault(
            kind=FaultKind.BOX, sentence=f"The box “How to check this record” {told}."
        )
    elif document.boxes[0] != composed:
        yield DocumentFault(
            kind=FaultKind.BOX,
            sentence="The box “How to check this record” does not say what the proof says.",
            where=_first_difference(document.boxes[0], composed),
        )


def _first_difference(written: tuple[str, ...], composed: tuple[str, ...]) -> str:
    for one, other in zip(written, composed, strict=False):
        if one != other:
            return _difference(word_text.words(one), word_text.words(other))
    if len(written) > len(composed):
        return f"It goes on with {quote(word_text.words(written[len(composed)]))}."
    return f"It leaves out {quote(word_text.words(composed[len(written)]))}."


def _difference(one: str, other: str) -> str:
    if one == other:
        return f"{quote(one)} stands in another cell."
    reads = f"It reads {quote(one)}" if one else "A cell is empty"
    return f"{reads} where the proof gives {quote(other)}."


def _in_content(document: VisibleDocument) -> Iterator[DocumentFault]:
    for each in foreign_content(document):
        times = "" if each.count == 1 else f" ({each.count:,} times)"
        yield DocumentFault(
            kind=FaultKind.FOREIGN,
            sentence=f"The file holds {each.kind}, which were not there when it was exported"
            f"{times}.",
            where=f"The first is at {quote(each.beside)}." if each.beside else None,
        )
