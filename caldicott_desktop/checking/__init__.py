"""Checking an exported file without a vault: what it says, what it proves, what was changed."""

from __future__ import annotations

from caldicott_desktop.checking.document import check_document
from caldicott_desktop.checking.locked import (
    PassphraseNeeded,
    PassphraseWrong,
    is_locked,
    is_locked_zip,
    unlocked,
)
from caldicott_desktop.checking.pack import check_pack
from caldicott_desktop.checking.pack_file import is_pack
from caldicott_desktop.checking.pdf import check_pdf
from caldicott_desktop.checking.register import check_register
from caldicott_desktop.checking.report import DocumentFault, FaultKind, Report, ShownEntry
from caldicott_desktop.checking.unreadable import LARGEST_BYTES, UnreadableDocument
from caldicott_desktop.checking.word import check_word
from caldicott_desktop.checking.word_file import VisibleDocument, read_word

__all__ = [
    "LARGEST_BYTES",
    "DocumentFault",
    "FaultKind",
    "PassphraseNeeded",
    "PassphraseWrong",
    "Report",
    "ShownEntry",
    "UnreadableDocument",
    "VisibleDocument",
    "check_document",
    "check_pack",
    "check_pdf",
    "check_register",
    "check_word",
    "is_locked",
    "is_locked_zip",
    "is_pack",
    "read_word",
    "unlocked",
]
