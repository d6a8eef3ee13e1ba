"""Checking an exported file of any format: which it is, its own first bytes tell."""

from __future__ import annotations

from collections.abc import Iterable

from caldicott_desktop.checking import register, workbook_file
from caldicott_desktop.checking.pdf import check_pdf
from caldicott_desktop.checking.report import Report
from caldicott_desktop.checking.word import check_word
from caldicott_desktop.ledger.head import Head

_ZIP, _PDF = b"PK", b"%PDF-"
# How our CSV and our JSON begin.
_LINED = (b"\xef\xbb\xbf", b'{\n "format": "caldicott-log/register/')
# ISO 32000-1, annex H, 3.4.1: readers look for the mark within so many bytes.
_MARK_WITHIN = 1024


def check_document(
    data: bytes, *, head: Head | None = None, beside: Iterable[bytes] | None = None
) -> Report:
    """Give what is proven about an exported file, or everything found wrong with it.

    `head` is one known from elsewhere, to be compared with the file's own. `beside` are the proofs
    laid beside a file that carries none, `None` where there are none.
    """
    if register.is_proof(data):
        return register.check_proof(data, head=head)
    if data.startswith(_ZIP):
        if workbook_file.is_workbook(data):
            return register.check_register(data, beside or (), head=head)
        return check_word(data, head=head)
    if _PDF in data[:_MARK_WITHIN]:
        return check_pdf(data, head=head)
    if beside is not None or data.startswith(_LINED):
        return register.check_register(data, beside or (), head=head)
    return check_word(data, head=head)
