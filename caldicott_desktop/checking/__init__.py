"""Checking an exported file without a vault: what it says, what it proves, what was changed."""

from __future__ import annotations

from caldicott_desktop.checking.report import DocumentFault, FaultKind, Report
from caldicott_desktop.checking.word import check_word
from caldicott_desktop.checking.word_file import (
    LARGEST_BYTES,
    UnreadableDocument,
    VisibleDocument,
    read_word,
)

__all__ = [
    "LARGEST_BYTES",
    "DocumentFault",
    "FaultKind",
    "Report",
    "UnreadableDocument",
    "VisibleDocument",
    "check_word",
    "read_word",
]
