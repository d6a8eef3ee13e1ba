"""The formats a document can leave in: what each is called, how it ends, and what writes it."""

from __future__ import annotations

from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.export import locking, pdf, word
from caldicott_desktop.export.model import Document
from caldicott_desktop.ledger import word_text


class Format(Choice):
    """A format; its code is what the log keeps."""

    WORD = "word", "Word"
    PDF = "pdf", "PDF"

    @property
    def ending(self) -> str:
        """The end of a file's name, with its dot."""
        return _ENDINGS[self]


PAGED = (Format.WORD, Format.PDF)
"""The formats of documents that have pages: records, letters, reports."""

_ENDINGS = {Format.WORD: ".docx", Format.PDF: ".pdf"}


def digest(document: Document, form: Format) -> bytes | None:
    """Give the digest of what the document says, to be signed before it is written.

    Nothing tells the words of a PDF's pages reliably, so it has none.
    """
    if form is Format.PDF:
        return None
    return word_text.digest(word.lines(word.build(document)))


def write(document: Document, form: Format, passphrase: str | None = None) -> bytes:
    """Give the bytes of the document in that format; they depend on it alone.

    With a passphrase the file opens with that only, and has other bytes each time.
    """
    if form is Format.PDF:
        return pdf.to_bytes(document, passphrase)
    data = word.to_bytes(word.build(document))
    return data if passphrase is None else locking.locked_office(data, passphrase)
