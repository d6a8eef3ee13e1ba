"""Checking an exported file of any format: which it is, its own first bytes tell."""

from __future__ import annotations

from caldicott_desktop.checking.pdf import check_pdf
from caldicott_desktop.checking.report import Report
from caldicott_desktop.checking.word import check_word
from caldicott_desktop.ledger.head import Head

_ZIP, _PDF = b"PK", b"%PDF-"
# ISO 32000-1, annex H, 3.4.1: readers look for the mark within so many bytes.
_MARK_WITHIN = 1024


def check_document(data: bytes, *, head: Head | None = None) -> Report:
    """Give what is proven about an exported file, or everything found wrong with it.

    `head` is one known from elsewhere, to be compared with the file's own.
    """
    is_pdf = _PDF in data[:_MARK_WITHIN] and not data.startswith(_ZIP)
    return check_pdf(data, head=head) if is_pdf else check_word(data, head=head)
