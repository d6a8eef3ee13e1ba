"""One person as written for the name key: tidied, and what of it cannot be kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caldicott_desktop import identifiers
from caldicott_desktop.casework import faults
from caldicott_desktop.errors import Sentence
from caldicott_desktop.store.names import LONGEST, NamedPerson

# The oldest day of birth in a record that is still asked for.
_EARLIEST = date(1850, 1, 1)

_TOO_LONG = {
    "reference": Sentence("label.the-local-reference"),
    "name": Sentence("label.the-name"),
    "others": Sentence("label.the-other-identifiers"),
    "note": Sentence("label.the-note"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFault:
    """Why something about a person cannot be kept; `field` is that of `NamedPerson`."""

    field: str
    said: Sentence

    @property
    def words(self) -> str:
        """What is said, in the language spoken."""
        return self.said.words


class NameNotKept(faults.CaseworkError):
    """What was written about a person cannot be kept as it stands; each fault has its field."""

    id = "name-not-kept"

    def __init__(self, found: tuple[NameFault, ...]) -> None:
        """Keep the faults; the message is all their sentences."""
        super().__init__(faults=" ".join(each.words for each in found))
        self.faults = found


def tidied(person: NamedPerson) -> NamedPerson:
    """Return the same person without stray spaces and characters that cannot be shown."""
    return NamedPerson(
        reference=one_line(person.reference),
        name=one_line(person.name),
        born_on=person.born_on,
        health_number=identifiers.health_number(person.health_number or "")
        or one_line(person.health_number or "")
        or None,
        others=one_line(person.others or "") or None,
        note="\n".join(map(one_line, (person.note or "").strip().splitlines())) or None,
    )


def one_line(text: str) -> str:
    """Return `text` on one line, single spaces between words, nothing in it that has no shape."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def faults_of(person: NamedPerson, *, today: date) -> tuple[NameFault, ...]:
    """Return what of a tidied person cannot be kept, in the order of the fields."""
    return tuple(NameFault(field=name, said=said) for name, said in _faults(person, today))


def taken(person: NamedPerson) -> NameFault:
    """Return the fault of a reference that already means somebody."""
    said = Sentence("name.taken", reference=person.reference, name=person.name)
    return NameFault(field="reference", said=said)


def _faults(person: NamedPerson, today: date) -> Iterator[tuple[str, Sentence]]:
    if not person.reference:
        yield "reference", Sentence("name.reference")
    if not person.name:
        yield "name", Sentence("name.name")
    for field, most in LONGEST.items():
        if len(getattr(person, field) or "") > most:
            yield field, Sentence("name.too-long", field=_TOO_LONG[field], most=most)
    if person.born_on is not None and not _EARLIEST <= person.born_on <= today:
        yield "born_on", Sentence("name.born-on")
    number = person.health_number
    if number is not None and identifiers.health_number(number) is None:
        yield "health_number", Sentence("name.health-number")
