"""A word of a source's log beside the list from which somebody says what is meant by it."""

from __future__ import annotations

from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.saying import translate

_LONGEST = 40  # characters of it that are shown


def asked_row(called: str, rows: int, pick: kit.PickList) -> kit.FieldRow:
    """The list with what the log calls somebody or something, and how many rows that has."""
    words = showable(" ".join(called.split()))[:_LONGEST].replace("&", "&&")
    return kit.field_row(f"{words} · {translate('OtherList', '%Ln row(s)', '', rows)}", pick)
