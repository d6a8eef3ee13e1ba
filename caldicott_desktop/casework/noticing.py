"""What people should know: notices, and how far the record is known to be unchanged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from caldicott_desktop import guidance as guidance_room
from caldicott_desktop.casework import checked
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.places import check_place
from caldicott_desktop.casework.recovery import is_proven, recovery_keys
from caldicott_desktop.casework.remembering import DUE, NEWER_DUE
from caldicott_desktop.casework.reminding import Reminder, backup_reminder, head_reminder
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.errors import Sentence
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.store import entries, settings

# How long the reminder of the recovery sheet can be put away after the vault was made.
_DISMISSABLE_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to know or do.

    `action` is where: `recovery`, `verify`, `guidance`, `proof` (send a head) or `vault`.
    """

    code: str
    said: Sentence
    action: str | None
    dismissable: bool

    @property
    def words(self) -> str:
        """What is said, in the language spoken."""
        return self.said.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How far the record is known to be unchanged.

    `head` is that of this computer's own log, `head_at` when its last entry was recorded, `entries`
    counts all logs.
    """

    head: Head | None
    head_at: datetime | None
    checked_at: datetime | None
    entries: int
    said: Sentence
    intact: bool

    @property
    def sentence(self) -> str:
        """What is said, in the language spoken."""
        return self.said.words


def notices(book: Casebook) -> tuple[Notice, ...]:
    """Return what people should know, most pressing first, without what they have put away."""
    found = [
        Notice(code=each.code, said=each.said, action="verify", dismissable=False)
        for each in book.findings
    ]
    rest = (
        _guidance_fault(book),
        _recovery(book),
        _due_each_month(head_reminder(book), "proof"),
        _due_each_month(backup_reminder(book), "vault"),
        _place(book),
        _kinds(book),
        _guidance(book),
    )
    found += [each for each in rest if each]
    if book.is_practice:
        said = Sentence("notice.practice")
        found.append(Notice(code="practice", said=said, action=None, dismissable=False))
    return tuple(each for each in found if not (each.dismissable and is_away(book, each.code)))


def dismiss_notice(book: Casebook, code: str) -> Changes:
    """Put a notice away for the person at work; one that cannot be put away stays."""
    with book.store.transaction():
        settings.put(book.store, _away(book, code), "away")
    return Changes(notices=True)


def status(book: Casebook) -> Status:
    """Return how far the record is known to be unchanged, in one sentence and as facts."""
    head = book.heads.get(book.log)
    newest = entries.by_place(book.store, head.log, head.size - 1) if head else None
    at = checked.signed_entry(book.vault_id, newest).entry.at if newest else None
    return Status(
        head=head,
        head_at=at,
        checked_at=book.checked_at,
        entries=sum(each.size for each in book.heads.values()),
        said=_said(book),
        intact=book.damage is None,
    )


def _said(book: Casebook) -> Sentence:
    if book.damage is not None or any(each.code not in DUE for each in book.findings):
        return Sentence("status.not-as-it-was")
    if any(each.code == NEWER_DUE for each in book.findings):
        return Sentence("status.newer-not-checked")
    if book.checked_at is None or book.findings:
        return Sentence("status.not-checked")
    at = book.checked_at.astimezone(UK)
    checked_today = at.date() == book.timing.now().astimezone(UK).date()
    if book.unchanged_since is None:
        return Sentence("status.checked" if checked_today else "status.checked-before", at=at)
    since = book.unchanged_since.astimezone(UK)
    head = Sentence("status.head-of" if since.year == at.year else "status.old-head-of", on=since)
    if checked_today:
        return Sentence("status.unchanged", head=head, at=at)
    return Sentence("status.unchanged-before", head=head, at=at)


def _recovery(book: Casebook) -> Notice | None:
    founded = checked.of_kinds(book.store, book.vault_id, ("vault.founded",))[0].signed.entry.at
    early = book.timing.now() - founded < _DISMISSABLE_FOR
    if not recovery_keys(book):
        said = Sentence("notice.no-recovery-sheet")
    elif not is_proven(book):
        said = Sentence("notice.recovery-sheet-not-tried")
    else:
        return None
    return Notice(code="recovery", said=said, action="recovery", dismissable=early)


def _due_each_month(reminder: Reminder | None, action: str) -> Notice | None:
    if reminder is None:
        return None
    return Notice(code=reminder.code, said=reminder.said, action=action, dismissable=True)


def _place(book: Casebook) -> Notice | None:
    warning = check_place(book.folder)
    if warning is None:
        return None
    return Notice(code="place", said=warning.said, action=None, dismissable=True)


def _guidance_fault(book: Casebook) -> Notice | None:
    fault = book.guidance_fault
    if fault is None:
        return None
    version = book.guidance.version
    return Notice(
        code="guidance fault",
        said=Sentence("notice.guidance-fault", fault=str(fault), version=version),
        action=None,
        dismissable=False,
    )


def _kinds(book: Casebook) -> Notice | None:
    broken = sorted(each.title for each in book.guidance.broken.values())
    if not broken:
        return None
    return Notice(
        code=f"kinds {book.guidance.sha256}",
        said=Sentence("notice.kinds-broken", count=len(broken), kinds="; ".join(broken)),
        action=None,
        dismissable=True,
    )


def _guidance(book: Casebook) -> Notice | None:
    due = guidance_room.due_for_recheck(book.guidance, book.timing.now().astimezone(UK).date())
    if not due:
        return None
    # Put away, it comes back when something else is due, not when less of it is.
    items = (guidance_room.item_named(book.guidance, id_) for id_ in due)
    days = (guidance_room.recheck_day_of(each) for each in items if each is not None)
    newest = max(day for day in days if day is not None)
    return Notice(
        code=f"guidance {book.guidance.version} {newest.isoformat()}",
        said=Sentence("notice.guidance-due", count=len(due)),
        action="guidance",
        dismissable=True,
    )


def is_away(book: Casebook, code: str) -> bool:
    """Tell whether the person at work has put a notice away."""
    return settings.get(book.store, _away(book, code)) is not None


def _away(book: Casebook, code: str) -> str:
    return f"notice away/{book.person_id.hex()}/{code}"
