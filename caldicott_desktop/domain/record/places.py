"""What an entry and a field of it are called, for whoever has to find them."""

from __future__ import annotations

_PARTS = {
    "request": "The request",
    "subject": "The person",
    "items": "Items",
    "law": "Law",
    "stop_checks": "Stop-checks",
    "principles": "Principles",
    "necessity": "Necessity",
    "balance": "Harm both ways",
    "advice": "Advice",
    "conditions": "Conditions",
    "conclusion": "The decision",
    "triage": "First questions",
    "time_limit": "Time limit",
    "precedents": "Earlier decisions",
    "answers": "This kind of case",
    "check_overrides": "Warnings",
    "correction": "Correction",
    "files": "Files",
}
LATER = "Afterwards"
"""Stands before the field of a later entry."""
PURPOSE = "What it is for"
LEFT_BEFORE = "What left before"

_ENTRIES = {
    "decision.recorded": "Decision",
    "decision.corrected": "Correction",
    "card.recorded": "Urgent card",
    "draft.discarded": "Discarded draft",
    "export.begun": "Export",
    "file.attached": "Attached file",
}

_SECTIONS = frozenset({"details", "telling", "override", "data_protection"})


def field_words(path: str) -> str:
    """Give the words for a payload path: `/advice/1/said` is *Advice 2: said*."""
    first, *rest = path.strip("/").split("/")
    part = _PARTS.get(first, _plain(first).capitalize())
    if rest and rest[0].isdecimal():
        part = f"{part} {int(rest.pop(0)) + 1}"
    named = [_plain(each) for each in rest if each not in _SECTIONS]
    return f"{part}: {', '.join(named)}" if named else part


def entry_words(kind: str) -> str:
    """Give the words for a kind of entry: `learning.noted` is *Learning noted*."""
    known = _ENTRIES.get(kind)
    return known if known is not None else kind.replace(".", " ").replace("_", " ").capitalize()


def _plain(name: str) -> str:
    """Give the words of one name: letters stand apart where underscores and hyphens did."""
    return str(int(name) + 1) if name.isdecimal() else name.replace("_", " ").replace("-", " ")
