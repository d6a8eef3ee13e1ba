"""The decision record as a file: first its words, then, with their proof, its bytes.

The digest of a Word file's words is signed before the file is finished, so that a changed sentence
can be found without the vault (`docs/decisions/0050-what-a-word-record-carries.md`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from caldicott_desktop.domain.record.account import Afterwards, file_name
from caldicott_desktop.domain.record.blocks import Box, Fact, cell, strong
from caldicott_desktop.export import formats, record_content
from caldicott_desktop.export.formats import Format
from caldicott_desktop.export.model import Attachment, Document
from caldicott_desktop.export.record_content import RecordToExport
from caldicott_desktop.ledger import proof_check, proof_words, word_text
from caldicott_desktop.ledger.proof import FILE_NAME, ExportProof
from caldicott_desktop.ledger.proof_words import Carrier

__all__ = [
    "Afterwards",
    "Composed",
    "RecordToExport",
    "compose",
    "file_name",
    "finish",
]

_ABOUT_PROOF = "The signed entry of this decision and the proof that it is unchanged"
_CARRIERS = {Format.WORD: Carrier.WORD, Format.PDF: Carrier.PDF}


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A record whose words are settled; only its checking box is still to come.

    `digest` (32 bytes) is over its words, `None` for a format that has none.
    """

    document: Document
    form: Format
    file_name: str
    digest: bytes | None


def compose(record: RecordToExport, form: Format = Format.WORD) -> Composed:
    """Give the record's words and their digest, to be signed in `export.begun`."""
    document = record_content.document(record)
    return Composed(
        document=document,
        form=form,
        file_name=file_name(record.reference, form.ending),
        digest=formats.digest(document, form),
    )


def finish(composed: Composed, proof: ExportProof, passphrase: str | None = None) -> bytes:
    """Give the bytes of the file: the composed words, the checking box, the proof inside.

    With a passphrase it opens with that only.
    """
    found = proof_check.check(proof)
    promised = found.files.get(composed.file_name, b"")
    if found.faults or promised != composed.digest:
        # Only a mistake of ours can hand over a proof that does not prove these words.
        raise ValueError("this proof does not prove the composed words")
    words = proof_words.checking_box(proof, found, _CARRIERS[composed.form])
    document = replace(
        composed.document,
        blocks=(*composed.document.blocks, _checking_box(words)),
        attachment=Attachment(name=FILE_NAME, about=_ABOUT_PROOF, data=proof.to_json()),
    )
    return formats.write(document, composed.form, passphrase)


def _checking_box(words: proof_words.CheckingBox) -> Box:
    return Box(
        title=words.heading,
        description="Facts of the signed entry, then what they prove and what they do not prove.",
        heading=words.heading,
        facts=tuple(Fact(label=fact.label, words=cell(fact.text)) for fact in words.facts),
        columns=tuple(cell(strong(text.label), f" {text.text}") for text in words.texts),
        tag=word_text.CHECK_TAG,
    )
