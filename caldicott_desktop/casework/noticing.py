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
from caldicott_desktop.casework.reminding import Reminder, backup_reminder, head_reminder
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.store import entries, settings

# How long the reminder of the recovery sheet can be put away after the vault was made.
_DISMISSABLE_FOR = timedelta(days=7)

_NO_SHEET = "If you forget your passphrase now, nothing can open this vault."
_NOT_TRIED = (
    "The recovery sheet has not been tried yet. Type the printed code once, so that you know it"
    " opens the vault."
)
_PRACTICE = "This is a practice vault: every case in it is made up."


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to know or do.

    `action` is where: `recovery`, `verify`, `guidance`, `proof` (send a head) or `vault`.
    """

    code: str
    words: str
    action: str | None
    dismissable: bool


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
    sentence: str
    intact: bool


def notices(book: Casebook) -> tuple[Notice, ...]:
    """Return what people should know, most pressing first, without what they have put away."""
    found = [
        Notice(code=each.code, words=each.words, action="verify", dismissable=False)
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
        found.append(Notice(code="practice", words=_PRACTICE, action=None, dismissable=False))
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
        sentence=_sentence(book),
        intact=book.damage is None,
    )


def _sentence(book: Casebook) -> str:
    if book.damage is not None or any(each.code != "check-due" for each in book.findings):
        return "Not as it was: see the notices on Today"
    if book.checked_at is None or book.findings:
        return "Not yet checked on this computer"
    time = book.checked_at.astimezone(UK)
    said = f"checked {time:%H:%M}"
    if time.date() != book.timing.now().astimezone(UK).date():
        said = f"checked {time.day} {time:%b}, {time:%H:%M}"
    if book.unchanged_since is None:
        return f"C{said[1:]}"
    since = book.unchanged_since.astimezone(UK)
    year = "" if since.year == time.year else f" {since.year}"
    return f"Unchanged since the head of {since.day} {since:%b}{year} · {said}"


def _recovery(book: Casebook) -> Notice | None:
    founded = checked.of_kinds(book.store, book.vault_id, ("vault.founded",))[0].signed.entry.at
    early = book.timing.now() - founded < _DISMISSABLE_FOR
    if not recovery_keys(book):
        return Notice(code="recovery", words=_NO_SHEET, action="recovery", dismissable=early)
    if not is_proven(book):
        return Notice(code="recovery", words=_NOT_TRIED, action="recovery", dismissable=early)
    return None


def _due_each_month(reminder: Reminder | None, action: str) -> Notice | None:
    if reminder is None:
        return None
    return Notice(code=reminder.code, words=reminder.words, action=action, dismissable=True)


def _place(book: Casebook) -> Notice | None:
    warning = check_place(book.folder)
    if warning is None:
        return None
    return Notice(code="place", words=warning.sentence, action=None, dismissable=True)


def _guidance_fault(book: Casebook) -> Notice | None:
    fault = book.guidance_fault
    if fault is None:
        return None
    return Notice(
        code="guidance fault",
        words=f"{fault.message} {fault.remedy} Until then this vault goes on with the guidance it"
        f" used last, version {book.guidance.version}.",
        action=None,
        dismissable=False,
    )


def _kinds(book: Casebook) -> Notice | None:
    broken = sorted(each.title for each in book.guidance.broken.values())
    if not broken:
        return None
    kinds = "One kind of case" if len(broken) == 1 else f"{len(broken)} kinds of case"
    fault, they = (
        ("its file has a fault", "it") if len(broken) == 1 else ("their files have faults", "them")
    )
    return Notice(
        code=f"kinds {book.guidance.sha256}",
        words=f"{kinds} cannot be used, because {fault}: {'; '.join(broken)}. New decision says"
        f" what is wrong, and takes the general kind in place of {they}.",
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
    rows = "One part" if len(due) == 1 else f"{len(due)} parts"
    be = "is" if len(due) == 1 else "are"
    return Notice(
        code=f"guidance {book.guidance.version} {newest.isoformat()}",
        words=f"{rows} of the guidance {be} past the date for checking again. Each says so where"
        " it is shown.",
        action="guidance",
        dismissable=True,
    )


def is_away(book: Casebook, code: str) -> bool:
    """Tell whether the person at work has put a notice away."""
    return settings.get(book.store, _away(book, code)) is not None


def _away(book: Casebook, code: str) -> str:
    return f"notice away/{book.person_id.hex()}/{code}"
