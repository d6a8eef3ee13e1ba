"""Who may have opened a record: the person at work, the people of the office, the appointed."""

from __future__ import annotations

from dataclasses import dataclass

from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.examiner.appointments import appointments_of
from caldicott_desktop.casework.examiner.working import now_of, role_of
from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.domain.naming import folded
from caldicott_desktop.ledger.entry import NO_ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessor:
    """Somebody a line can be logged for; `person_id` (hex) where this vault knows them.

    `mine` is the person at work. `role` is as whom they open records, where that is known.
    """

    name: str
    person_id: str | None
    role: AccessorRole | None
    mine: bool = False


def accessors(book: Casebook) -> tuple[Accessor, ...]:
    """Return whom a line can be logged for: the person at work first, the others by name.

    Listed are people of this vault with a role in an examiner's office, and who else is appointed
    today. Raises `NotIntact`.
    """
    mine = _of_person(book, book.person_id, mine=True)
    here = [
        _of_person(book, person)
        for person in book.people
        if person not in {NO_ONE, book.person_id} and role_of(book, person) is not None
    ]
    known = {folded(each.name) for each in (mine, *here)}
    today = now_of(book).date()
    appointed = [
        Accessor(name=told.name, person_id=None, role=told.role)
        for each in appointments_of(book)
        if (told := each.appointment).name
        and told.covers(today)
        and told.person_id not in {one.person_id for one in (mine, *here)}
        and folded(told.name) not in known
    ]
    return (mine, *sorted((*here, *appointed), key=lambda each: folded(each.name)))


def _of_person(book: Casebook, person: bytes, *, mine: bool = False) -> Accessor:
    return Accessor(
        name=name_of(book, person),
        person_id=person.hex(),
        role=role_of(book, person),
        mine=mine,
    )
