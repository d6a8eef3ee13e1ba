"""What the verbs on cases have in common: the time at the office, who is at work, what refuses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from caldicott_desktop import identifiers
from caldicott_desktop.casework import faults
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.examiner.sources import every_source
from caldicott_desktop.casework.recording import person_named
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.domain.examiner.rules import Known
from caldicott_desktop.domain.guidance_types import ExaminerVariant
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence


class CaseIncomplete(faults.CaseworkError):
    """Something about a case cannot be recorded as it stands; `faults` says all that is needed."""

    id = "examiner-incomplete"

    def __init__(self, found: Iterable[Lacking]) -> None:
        """Keep every fault, in the order of the form."""
        self.faults = tuple(found)
        super().__init__(count=len(self.faults))


class StepRefused(faults.CaseworkError):
    """Some of the cases do not stand so that this can be done; nothing was recorded of any.

    `refused` says why of each, by its reference.
    """

    id = "examiner-step-refused"

    def __init__(self, refused: Iterable[tuple[str, Sentence]]) -> None:
        """Name the first and say why; keep all."""
        self.refused = tuple(refused)
        reference, why = self.refused[0]
        super().__init__(count=len(self.refused), reference=reference, why=why)


class ReferenceTaken(faults.CaseworkError):
    """Another case has that reference already."""

    id = "examiner-reference-taken"


def known_now(book: Casebook, here: case.CaseDetails | None = None) -> Known:
    """Return what the rules go by now; `here` is what is known of the case already."""
    return Known(
        now=now_of(book),
        sources={each.entry_id: each for each in every_source(book)},
        here=here,
        is_health_number=lambda text: identifiers.health_number(text) is not None,
    )


def now_of(book: Casebook) -> datetime:
    """Return the time by the clock on a UK wall."""
    return book.timing.now().astimezone(UK)


def variant_of(book: Casebook, nation: Nation | None) -> ExaminerVariant | None:
    """Return what the guidance in use says of the log of a nation, or else of the vault's own."""
    return book.guidance.examiner.variant(nation or book.nation)


_ROLES = (
    (Role.LEAD_EXAMINER, AccessorRole.LEAD),
    (Role.MEDICAL_EXAMINER, AccessorRole.EXAMINER),
    (Role.EXAMINER_OFFICER, AccessorRole.OFFICER),
)


def role_of(book: Casebook, person: bytes) -> AccessorRole | None:
    """Return as whom a person of this vault opens records; `None` for one with no such role.

    In Scotland there are no medical examiners: whoever scrutinises is a medical reviewer.
    """
    found = book.people.get(person)
    for role, accessor in _ROLES:
        if found is not None and role in found.roles:
            reviews = accessor.scrutinises and book.nation is Nation.SCOTLAND
            return AccessorRole.REVIEWER if reviews else accessor
    return None


T = TypeVar("T", case.CaseDetails, case.CasePrepared, case.CasePassed)


def with_examiner(book: Casebook, told: T) -> T:
    """Return what names an examiner, linked to the person of this vault who is called so."""
    if told.examiner is None or told.examiner_id is not None:
        return told
    found = person_named(book, told.examiner)
    return told if found is None else replace(told, examiner_id=found.hex())


def asserted(book: Casebook, assertion: case.Assertion, nation: Nation | None) -> case.Assertion:
    """Return an assertion with the words as they were put, where it says something."""
    if assertion.independent is None or assertion.words:
        return assertion
    variant = variant_of(book, nation)
    words = variant.assertion if variant else None
    return replace(assertion, words=words)
