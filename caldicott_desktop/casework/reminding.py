"""What is due every month for the vault itself: a head kept outside, and a backup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from caldicott_desktop.casework.backing_up import last_backup
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.heads import last_lodged, may_lodge_heads
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.errors import Sentence
from caldicott_desktop.store import entries

_BACKUP_EVERY = timedelta(days=31)

# What there has to be before anybody is reminded: in an empty vault nothing can be lost.
_WORK = ("decision.recorded", "card.recorded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something due; `code` changes with each time it falls due, so that one put away is over."""

    code: str
    said: Sentence


def head_reminder(book: Casebook) -> Reminder | None:
    """Return that no head was lodged outside the vault this month, to those who may note one.

    Not before something was recorded in an earlier month than this.
    """
    today = _today(book)
    first_on = _first_work_on(book)
    if not may_lodge_heads(book) or first_on is None or _month(first_on) == _month(today):
        return None
    last = last_lodged(book)
    if last is not None and _month(last.on) >= _month(today):
        return None
    said = Sentence("notice.head-not-sent")
    if last is not None:
        said = Sentence("notice.head-not-sent-since", holder=last.holder, on=last.on)
    return Reminder(code=f"head {_month(today)}", said=said)


def backup_reminder(book: Casebook) -> Reminder | None:
    """Return that there was no backup for a month, or none at all yet, once there is any work."""
    today, first_on, last = _today(book), _first_work_on(book), last_backup(book)
    if first_on is None:
        return None
    if last is None:
        said = Sentence("notice.no-backup")
        return Reminder(code=f"backup {_month(today)}", said=said)
    made_on = last.at.astimezone(UK).date()
    if today - made_on < _BACKUP_EVERY:
        return None
    return Reminder(
        code=f"backup {made_on.isoformat()} {_month(today)}",
        said=Sentence("notice.old-backup", made_on=made_on),
    )


def _first_work_on(book: Casebook) -> date | None:
    found = [entries.oldest_of_kind(book.store, kind) for kind in _WORK]
    days = [each.when.astimezone(UK).date() for each in found if each is not None]
    return min(days, default=None)


def _today(book: Casebook) -> date:
    return book.timing.now().astimezone(UK).date()


def _month(on: date) -> str:
    return f"{on:%Y-%m}"
