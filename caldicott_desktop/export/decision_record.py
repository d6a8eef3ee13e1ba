"""The decision record as a Word file: first its words, then, with their proof, its bytes.

The words' digest is signed before the file is finished, so that a changed sentence can be found
without the vault (`docs/decisions/0050-what-a-word-record-carries.md`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from caldicott_desktop.domain.record.account import Afterwards, file_name
from caldicott_desktop.domain.record.blocks import Box, Fact, cell, strong
from caldicott_desktop.export import record_content, word
from caldicott_desktop.export.model import Attachment, Document
from caldicott_desktop.export.record_content import RecordToExport, withheld_paths
from caldicott_desktop.ledger import proof_check, proof_words, word_text
from caldicott_desktop.ledger.proof import FILE_NAME, ExportProof

__all__ = [
    "Afterwards",
    "Composed",
    "RecordToExport",
    "compose",
    "file_name",
    "finish",
    "withheld_paths",
]

_ABOUT_PROOF = "The signed entry of this decision and the proof that it is unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A record whose words are settled; only its checking box is still to come.

    `lines` are its words as the digest takes them, `digest` (32 bytes) is over them.
    """

    document: Document
    file_name: str
    lines: tuple[str, ...]
    digest: bytes


def compose(record: RecordToExport) -> Composed:
    """Give the record's words and their digest, to be signed in `export.begun`."""
    document = record_content.document(record)
    lines = word.lines(word.build(document))
    return Composed(
        document=document,
        file_name=file_name(record.reference),
        lines=lines,
        digest=word_text.digest(lines),
    )


def finish(composed: Composed, proof: ExportProof) -> bytes:
    """Give the bytes of the Word file: the composed words, the checking box, the proof inside."""
    found = proof_check.check(proof)
    if found.faults or composed.digest not in found.files.values():
        # Only a mistake of ours can hand over a proof that does not prove these words.
        raise ValueError("this proof does not prove the composed words")
    document = replace(
        composed.document,
        blocks=(*composed.document.blocks, _checking_box(proof_words.checking_box(proof, found))),
        attachment=Attachment(name=FILE_NAME, about=_ABOUT_PROOF, data=proof.to_json()),
    )
    return word.to_bytes(word.build(document))


def _checking_box(words: proof_words.CheckingBox) -> Box:
    return Box(
        title=words.heading,
        description="Facts of the signed entry, then what they prove and what they do not prove.",
        heading=words.heading,
        facts=tuple(Fact(label=fact.label, words=cell(fact.text)) for fact in words.facts),
        columns=tuple(cell(strong(text.label), f" {text.text}") for text in words.texts),
        tag=word_text.CHECK_TAG,
    )
