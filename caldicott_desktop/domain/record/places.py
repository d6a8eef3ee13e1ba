"""What a field of an entry is called, for whoever has to find it: told from its payload path."""

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

_SECTIONS = frozenset({"details", "telling", "override", "data_protection"})


def field_words(path: str) -> str:
    """Give the words for a payload path: `/advice/1/said` is *Advice 2: said*."""
    first, *rest = path.strip("/").split("/")
    part = _PARTS.get(first, _plain(first))
    if rest and rest[0].isdecimal():
        part = f"{part} {int(rest.pop(0)) + 1}"
    named = [_plain(each) for each in rest if each not in _SECTIONS]
    return f"{part}: {', '.join(named)}" if named else part


def _plain(name: str) -> str:
    """Give the words of one name: letters stand apart where underscores and hyphens did."""
    return str(int(name) + 1) if name.isdecimal() else name.replace("_", " ").replace("-", " ")
