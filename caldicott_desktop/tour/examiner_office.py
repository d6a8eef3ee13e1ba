"""An invented examiner's office before its day begins: its people, its sources, its day list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, examiner
from caldicott_desktop.domain.choices import Capacities, Nation
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.domain.people import Role
from caldicott_desktop.tour.stage import BEGINS
from caldicott_desktop.windows.kit.reading import UK

ORGANISATION = "Northmere University Hospitals (fictional)"
LEAD, BELL, OSEI = "Dr M Ellery", "T Bell", "K Osei"
RAHMAN, FENWICK = "Dr S Rahman", "Dr L Fenwick"
PASSPHRASES = {
    LEAD: "seven wet herons on a gatepost",
    BELL: "four grey ferries at anchor",
    OSEI: "nine brass kettles in a row",
    RAHMAN: "two old bicycles by the weir",
    FENWICK: "five red lanterns over water",
}
"""Of everybody at the office; printed in the index, for nothing is kept with them."""

TODAY = BEGINS.astimezone(UK).date()
HEALTH_NUMBER = "943 476 5919"
"""Made up, with a check digit that is right; one row of the list has it for a reference."""


class Cases:
    """Those of which more is told than of the others, by their references."""

    CLOSING, CORONER = "ME-2611-0371", "ME-2611-0373"
    RANGE = "ME-2611-0372"
    LAST_READ, LATE, UNLOGGED = "ME-2611-0375", "ME-2611-0407", "ME-2611-0379"
    FAMILY, REFUSED, CONFIDENCE = "ME-2611-0408", "ME-2611-0410", "ME-2611-0411"
    LOGGED_FOR, LOST, TYPED = "ME-2611-0412", "ME-2611-0413", "ME-2611-0414"
    OFF_DUTY = "ME-2611-0411"
    UNKNOWN = "ME-2611-0499"


_ROLES = {
    BELL: Role.EXAMINER_OFFICER,
    OSEI: Role.EXAMINER_OFFICER,
    RAHMAN: Role.MEDICAL_EXAMINER,
    FENWICK: Role.MEDICAL_EXAMINER,
}
_LISTED_AS = {
    LEAD: AccessorRole.LEAD,
    BELL: AccessorRole.OFFICER,
    OSEI: AccessorRole.OFFICER,
    RAHMAN: AccessorRole.EXAMINER,
    FENWICK: AccessorRole.EXAMINER,
}
_OPENED_BEFORE = timedelta(days=30)
_FIRST_NUMBER = 371
_ROWS = 45

# Deaths a while ago, whose view windows close this week, and those of the last days.
_LATE = {0: "27/10/2026", 1: "30-31/10/2026"}
_LAST_DAYS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A case of the day list, and the examiner it is meant for."""

    reference: str
    examiner: str


def prepare(folder: Path) -> Path:
    """Make the vault of the office under `folder`, and leave it locked; gives where it is."""
    vault = folder / f"{ORGANISATION}.caldicott"
    place = casework.Place(state_folder=folder / "state")
    place.state_folder.mkdir(parents=True)
    opened_at = BEGINS - _OPENED_BEFORE
    founding = casework.Founding(
        organisation=ORGANISATION,
        nation=Nation.ENGLAND,
        site="Northmere",
        site_code=None,
        name=LEAD,
        position="Lead medical examiner",
        role=casework.FoundingRole.EXAMINER_OFFICE,
        reference_prefix="CG",
    )
    book = casework.create_vault(
        vault,
        founding,
        PASSPHRASES[LEAD],
        place=place,
        clock=lambda: opened_at,
        costs=casework.FLOOR,
    )
    try:
        _hire(book, opened_at.astimezone(UK).date())
        _stand(book, opened_at)
    finally:
        casework.lock(book)
    return vault


def _hire(book: Casebook, from_on: date) -> None:
    """Give each a key of their own, and put them on the office's list; one begins today."""
    for name, role in _ROLES.items():
        casework.add_person(
            book, name=name, position="", roles={role}, passphrase=PASSPHRASES[name]
        )
    ids = {each.name: each.id for each in casework.people(book)}
    for name, listed_as in _LISTED_AS.items():
        told = Appointment(
            person_id=ids[name],
            name=name,
            role=listed_as,
            from_on=TODAY if name == FENWICK else from_on,
        )
        examiner.change_appointment(book, told)


def _stand(book: Casebook, decided_at: datetime) -> None:
    """Record a standing decision for each source, as the lead examiner's."""
    for told in casework.demo_standing_decisions(book, decided_at):
        draft = casework.new_draft(book, told.kind_id, told.variant_id)
        lead = replace(
            told.conclusion,
            decided_by=LEAD,
            decided_by_position=book.person.position,
            decided_as=Capacities.LEAD_EXAMINER,
        )
        casework.record_decision(book, draft.id, replace(told, conclusion=lead))


def listed() -> tuple[Listed, ...]:
    """The cases of the day list, in its order; half are meant for each examiner."""
    return tuple(
        Listed(reference=_reference(n), examiner=RAHMAN if n % 2 == 0 else FENWICK)
        for n in range(_ROWS - 2)
    )


def meant_for(examiner: str) -> tuple[str, ...]:
    """The references of those that are meant for that examiner."""
    return tuple(each.reference for each in listed() if each.examiner == examiner)


def day_list() -> str:
    """The list as it is copied out of a spreadsheet.

    Forty-five rows, of which one has an NHS number for a reference, and one names another's case.
    """
    rows = [(each.reference, _died(n), each.examiner) for n, each in enumerate(listed())]
    rows.insert(11, (HEALTH_NUMBER, _died(11), RAHMAN))
    rows.append((rows[5][0].lower(), rows[5][1], rows[5][2]))
    return "\n".join("\t".join(row) for row in (_HEADINGS, *rows))


_HEADINGS = ("Case ref", "Date of death", "Medical examiner")


def _reference(n: int) -> str:
    return f"ME-2611-{_FIRST_NUMBER + n:04}"


def _died(n: int) -> str:
    day = TODAY - timedelta(days=1 + n * _LAST_DAYS // _ROWS)
    return _LATE.get(n, f"{day:%d/%m/%Y}")
