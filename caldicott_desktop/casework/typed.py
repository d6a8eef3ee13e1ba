"""Typed text of one line, as it is recorded."""

from __future__ import annotations

from caldicott_desktop.ledger.payload import visible


def one_line(text: str | None) -> str:
    """Return typed text as it is recorded: visible characters, single spaces, none around it."""
    return visible(" ".join((text or "").split()))
