"""Records opened by somebody who was not on the office's list that day: shown, never refused.

`docs/decisions/0177-appointments-show-and-stop-nothing.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.casework.examiner.appointments import appointments_of
from caldicott_desktop.casework.examiner.working import now_of
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.examiner.appointments import Appointment, appointed_on
from caldicott_desktop.domain.examiner.case import Access
from caldicott_desktop.store.examiner import cases, log

LOOKED_BACK = timedelta(days=28)
"""How far back the office view looks: what is older was seen at the last reconciliation."""

# More than a large office opens in that time, at its winter peak.
_MOST = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OffList:
    """A record opened by somebody who was not on the list that day, from the lists, unchecked."""

    case_id: CaseId
    reference: str
    source: str
    accessor: str
    accessed_at: datetime


def listed_appointments(book: Casebook) -> tuple[Appointment, ...]:
    """Return every appointment; none where the office keeps no list. Raises `NotIntact`."""
    return tuple(each.appointment for each in appointments_of(book))


def is_on_list(
    listed: Sequence[Appointment], person_id: str | None, name: str | None, day: date | None
) -> bool | None:
    """Tell whether somebody was on the list that day; `None` where no list or no day is known."""
    if not listed or day is None:
        return None
    return appointed_on(listed, person_id, name, day) is not None


def accesses_off_list(book: Casebook) -> tuple[OffList, ...]:
    """Return what was noted of late as opened by somebody not on the list, the newest first.

    None where the office keeps no list. Raises `NotIntact`.
    """
    listed = listed_appointments(book)
    if not listed:
        return ()
    found = log.opened_back_to(book.store, now_of(book) - LOOKED_BACK, limit=_MOST)
    return tuple(
        _shown(book, each, each.accessed_at)
        for each in found
        if each.accessed_at is not None
        and is_on_list(
            listed,
            each.accessor_id.hex() if each.accessor_id else None,
            each.accessor,
            each.accessed_at.astimezone(UK).date(),
        )
        is False
    )


def opened_off_list(book: Casebook, told: Sequence[Access]) -> bool:
    """Tell whether one of these accesses was of somebody who was not on the list that day.

    No where the office keeps no list. Raises `NotIntact`.
    """
    listed = listed_appointments(book)
    return any(
        is_on_list(listed, each.accessor_id, each.accessor, each.accessed_at.astimezone(UK).date())
        is False
        for each in told
        if each.accessed_at is not None
    )


def _shown(book: Casebook, opened: log.Opened, accessed_at: datetime) -> OffList:
    row = cases.by_id(book.store, opened.case)
    return OffList(
        case_id=CaseId(opened.case.hex()),
        reference=row.reference if row else "",
        source=opened.short_name,
        accessor=opened.accessor,
        accessed_at=accessed_at.astimezone(UK),
    )
