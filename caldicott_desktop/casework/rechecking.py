"""Guidance looked at again: who looked, on which day, and whether the words still stood.

A recheck moves a date and stands beside the words; it never changes them. It counts only while the
words are the ones that were looked at. `docs/decisions/0093-rechecks.md`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from caldicott_desktop import guidance as guidance_room
from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.entitlement import may, require
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.guidance_types import Recheck
from caldicott_desktop.ledger import work_schemas
from caldicott_desktop.ledger.work_schemas import GuidanceRechecked

_KIND = "guidance.rechecked"
_ID_BYTES = 16


class RecheckUnusable(faults.CaseworkError):
    """A recheck cannot be recorded as it was typed; nothing was recorded."""

    id = "recheck-unusable"


class ItemUnknown(faults.CaseworkError):
    """The guidance in use has no such item, or none that can be rechecked."""

    id = "item-unknown"


def may_recheck(book: Casebook) -> bool:
    """Tell whether the person at work may record that guidance was looked at again."""
    return may(book, _KIND)


def rechecks(book: Casebook) -> Mapping[str, Recheck]:
    """Return the newest recheck of each item of the guidance in use, by item.

    One of words that are not those of the guidance in use is left out: nobody looked at these.
    Raises `NotIntact`.
    """
    found: dict[str, Recheck] = {}
    for each in checked.of_kinds(book.store, book.vault_id, (_KIND,)):
        made = each.signed.entry
        known = book.view.keys.get(made.key)
        if known is None or known.person != made.person:
            raise faults.NotIntact("recheck-unknown-key")
        said = work_schemas.GUIDANCE_RECHECKED.read(each.fields)
        item = guidance_room.item_named(book.guidance, said.item)
        if item is not None and guidance_room.item_digest(item) == said.text:
            found[said.item] = Recheck(
                seen=said.seen,
                stands=said.stands,
                seen_on=said.seen_on,
                again_by=said.again_by,
                by=name_of(book, made.person),
            )
    return found


def record_recheck(  # noqa: PLR0913 - what was looked at, what was seen, and when
    book: Casebook,
    item: str,
    *,
    seen: str,
    stands: bool,
    seen_on: date,
    again_by: date | None,
) -> Changes:
    """Record that someone looked at the sources of an item again: `guidance.rechecked`.

    `item` is as `guidance.item_id` names it; `again_by` is the day to look next, or `None` where
    nothing in it can change any more. From now on `book.guidance` says so. Raises
    `RecheckUnusable`, `ItemUnknown`, `NotEntitled`.
    """
    require(book, _KIND)
    found = guidance_room.item_named(book.guidance, item)
    if found is None:
        raise ItemUnknown
    said = one_line(seen)
    _require_usable(said, seen_on, again_by, today=book.timing.now().astimezone(UK).date())
    told = GuidanceRechecked(
        item=item,
        text=guidance_room.item_digest(found),
        seen=said,
        stands=stands,
        seen_on=seen_on,
        again_by=again_by,
    )
    with writing(book) as writer:
        writer.append(work_schemas.GUIDANCE_RECHECKED, told, subject=_subject(item))
    apply(book)
    return Changes(notices=True, guidance=True)


def apply(book: Casebook) -> None:
    """Let the guidance in use say what was rechecked; the set as its files stand is kept beside.

    Recorded decisions are read with the latter. Raises `NotIntact`.
    """
    name = bytes.fromhex(book.guidance.sha256)
    as_written = book.sets.setdefault(name, book.guidance)
    book.guidance = guidance_room.rechecked(as_written, rechecks(book))


def apply_if_intact(book: Casebook) -> None:
    """Do as `apply`, or leave the dates of the files where a recheck is not as it was signed.

    Which entry that is, is for full verification to say; it is no reason to keep a vault shut.
    """
    with contextlib.suppress(faults.NotIntact):
        apply(book)


def _subject(item: str) -> bytes:
    """Return what the entries about an item share, 16 bytes: its name's digest, cut short."""
    return sha256(item.encode()).digest()[:_ID_BYTES]


def _require_usable(seen: str, seen_on: date, again_by: date | None, *, today: date) -> None:
    if not seen:
        raise RecheckUnusable("seen")
    if seen_on > today:
        raise RecheckUnusable("day-to-come")
    if again_by is not None and again_by <= seen_on:
        raise RecheckUnusable("next-day-not-later")
