"""Who is appointed as examiner or works as officer, and from when until when.

The list is kept so that an access by somebody who was not on it that day can be seen; it stops
nobody. `docs/decisions/0177-appointments-show-and-stop-nothing.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from caldicott_desktop.domain.examiner.case import Id
from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.domain.naming import folded
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One person in one role, as it is known from now on; stating it again changes or ends it.

    `person_id` links the name to a person of the vault, where there is one. Both days are within;
    no `until_on` is until further notice.
    """

    person_id: Id | None = None
    name: str | None = None
    role: AccessorRole | None = None
    from_on: date | None = None
    until_on: date | None = None
    note: str | None = None

    def covers(self, day: date) -> bool:
        """Whether a day is within it."""
        begun = self.from_on is not None and self.from_on <= day
        return begun and (self.until_on is None or day <= self.until_on)


def tidied(told: Appointment) -> Appointment:
    """`told` with its texts on one line, and those that hold nothing left unanswered."""
    name, note = (" ".join((text or "").split()) or None for text in (told.name, told.note))
    return replace(told, name=name, note=note)


def faults(told: Appointment) -> tuple[Lacking, ...]:
    """Everything that stands between an appointment and its recording."""
    return tuple(_faults(told))


def _faults(told: Appointment) -> Iterator[Lacking]:
    if told.name is None:
        yield Lacking(path="/name", said=Sentence("appointment.name"))
    if told.role is None:
        yield Lacking(path="/role", said=Sentence("appointment.role"))
    if told.from_on is None:
        yield Lacking(path="/from_on", said=Sentence("appointment.from-on"))
    elif told.until_on is not None and told.until_on < told.from_on:
        yield Lacking(path="/until_on", said=Sentence("appointment.until-before"))


def appointed_on(
    appointments: Iterable[Appointment], person_id: str | None, name: str | None, day: date
) -> Appointment | None:
    """The appointment of a person that covers a day, or `None` where they were not on the list.

    A person of the vault is found by id, whatever they are called by now; anybody else, and an
    appointment that names no person of the vault, by name.
    """
    wanted = folded(name or "")
    for each in appointments:
        linked = person_id is not None and each.person_id is not None
        same = each.person_id == person_id if linked else wanted == folded(each.name or "")
        if same and each.covers(day):
            return each
    return None
