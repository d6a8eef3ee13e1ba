"""A person of the name key in words."""

from __future__ import annotations

from caldicott_desktop import casework
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows.saying import long_date, short_date, translate

NOTHING = "–"


def born(person: casework.NamedPerson) -> str:
    """`14 Mar 1931`, or nothing."""
    return short_date(person.born_on) if person.born_on else ""


def number(person: casework.NamedPerson) -> str:
    """`943 476 5919`, or nothing."""
    digits = person.health_number or ""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}".strip()


def who(person: casework.NamedPerson) -> str:
    """Give one sentence: *R-0417 is Margaret Ellery, born 14 March 1931*."""
    words = translate("NameWords", "{reference} is {name}.")
    if person.born_on:
        words = translate("NameWords", "{reference} is {name}, born {day}.")
    day = long_date(person.born_on) if person.born_on else ""
    return showable(words.format(reference=person.reference, name=person.name, day=day))
