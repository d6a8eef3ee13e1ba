"""Event times as text that keeps what a clock on the wall showed: offset and name of the zone.

The form is RFC 9557's, `2026-03-10T16:40:00+00:00[Europe/London]`; see `docs/store-format.md`.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from caldicott_desktop.ledger.faults import LedgerFault

# RFC 9557, section 4.1: date-time of RFC 3339 with a time zone name in brackets. Of what Python
# reads as one time it admits the one way in which `write` writes it: no fraction of nothing, no
# hour 24, no offset of less than nothing and none of more minutes than an hour has.
_FORM = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:\.(?!0{6})[0-9]{6})?(?!-00:00)[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
    # No segment is “.” or “..”: the name is looked up as a file.
    r"\[((?!\.\.?[/\]])[A-Za-z._][A-Za-z0-9._+-]*"
    r"(?:/(?!\.\.?[/\]])[A-Za-z._][A-Za-z0-9._+-]*)*)\]"
)


def write(at: datetime) -> str:
    """Return `at`, an aware time in a named zone, as text that `read` gives back.

    Raises `ValueError` for a time without a zone's name, which only a mistake of ours can make.
    """
    text = f"{at.isoformat()}[{_name(at.tzinfo)}]"
    if not _FORM.fullmatch(text):
        raise ValueError(f"{text} is not an event time in a named zone")
    return text


def read(text: str) -> datetime:
    """Return the time that `text` tells, in its zone.

    The wall clock's reading is kept as recorded: where the zone's rules have changed since, or the
    zone is not known here, the recorded offset stands under the zone's name. Raises `LedgerFault`
    for any other form.
    """
    at, name = _parts(text)
    return _placed(at, name)


def instant(text: str) -> datetime:
    """Return the same moment as `read`, with its offset alone; quicker, as no zone is looked up."""
    at, _ = _parts(text)
    return at


def _parts(text: str) -> tuple[datetime, str]:
    """Return the time with its offset, and the zone's name, having checked the form."""
    found = _FORM.fullmatch(text)
    with suppress(ValueError):
        if found is not None:
            return datetime.fromisoformat(found[1]), found[2]
    raise LedgerFault("not-placed-time", text=text)


def _placed(at: datetime, name: str) -> datetime:
    offset = at.utcoffset() or timedelta(0)
    try:
        there = at.astimezone(ZoneInfo(name))
        if there.utcoffset() == offset:
            return there
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        # A name that this computer's zone data does not have; OSError for a folder's name.
        pass
    return at.replace(tzinfo=timezone(offset, name))


def _name(zone: tzinfo | None) -> str:
    if isinstance(zone, ZoneInfo):
        return zone.key or ""
    if isinstance(zone, timezone):
        return zone.tzname(None)
    return ""
