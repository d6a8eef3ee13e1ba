"""What is said when a list cannot be read."""

from __future__ import annotations

from caldicott_desktop.errors import KnownError


class UnreadableList(KnownError):
    """A file or text that is no list we can read; its words say what to do with it instead."""

    id = "list-unreadable"
