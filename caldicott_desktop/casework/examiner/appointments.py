"""Who is appointed as examiner or works as officer: each told in an entry, newest word last.

`docs/decisions/0177-appointments-show-and-stop-nothing.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.domain.examiner.appointments import Appointment, tidied
from caldicott_desktop.domain.examiner.appointments import faults as faults_of
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.ledger import office_schemas

_KIND = "appointment.changed"
_ID_BYTES = 16

AppointmentId = NewType("AppointmentId", str)


class AppointmentIncomplete(faults.CaseworkError):
    """An appointment cannot be recorded as it stands; `faults` says all that is needed."""

    id = "appointment-incomplete"

    def __init__(self, found: tuple[Lacking, ...]) -> None:
        """Keep every fault, in the order of the form."""
        super().__init__(count=len(found))
        self.faults = found


class AppointmentUnknown(faults.CaseworkError):
    """No appointment has that id."""

    id = "appointment-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointed:
    """An appointment as it was last told, by whom and when."""

    id: AppointmentId
    appointment: Appointment
    recorded_by: str
    recorded_at: datetime


def change_appointment(
    book: Casebook, appointment: Appointment, appointment_id: AppointmentId | None = None
) -> Changes:
    """Record an appointment, or say how one is from now on; it ends by giving its last day.

    Raises `AppointmentIncomplete` with every fault, `AppointmentUnknown`, `NotEntitled`.
    """
    require(book, _KIND)
    told = tidied(appointment)
    if lacking := faults_of(told):
        raise AppointmentIncomplete(lacking)
    if appointment_id is not None and all(
        each.id != appointment_id for each in appointments_of(book)
    ):
        raise AppointmentUnknown
    subject = bytes.fromhex(appointment_id) if appointment_id else book.entropy(_ID_BYTES)
    with writing(book) as writer:
        writer.append(office_schemas.APPOINTMENT, told, subject=subject)
    return Changes(office=True)


def appointments_of(book: Casebook) -> tuple[Appointed, ...]:
    """Return every appointment as it was last told, by name and then by its first day.

    Raises `NotIntact` where an entry is not as it was signed.
    """
    found: dict[bytes, Appointed] = {}
    for each in checked.of_kinds(book.store, book.vault_id, (_KIND,)):
        made = each.signed.entry
        known = book.view.keys.get(made.key)
        if known is None or known.person != made.person:
            raise faults.NotIntact("appointment-unknown-key")
        found[made.subject] = Appointed(
            id=AppointmentId(made.subject.hex()),
            appointment=office_schemas.APPOINTMENT.read(each.fields),
            recorded_by=name_of(book, made.person),
            recorded_at=made.at,
        )
    return tuple(sorted(found.values(), key=_order))


def _order(each: Appointed) -> tuple[str, str]:
    told = each.appointment
    return (told.name or "").casefold(), str(told.from_on)
