"""Declared interests as entries: said once, changed and ended by further words of the same person.

`docs/decisions/0089-interests-are-said-once.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import Changes, PersonId
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.interests import Interest, InterestKind, touches
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence
from caldicott_desktop.ledger import work_schemas
from caldicott_desktop.ledger.work_schemas import InterestDeclared
from caldicott_desktop.ledger.work_schemas import InterestKind as WrittenKind

_KIND = "interest.declared"
_ID_BYTES = 16

InterestId = NewType("InterestId", str)


class InterestIncomplete(faults.CaseworkError):
    """An interest cannot be declared as it stands; `faults` says all that is needed."""

    id = "interest-incomplete"

    def __init__(self, found: tuple[Lacking, ...]) -> None:
        """Keep every fault, in the order of the form."""
        super().__init__(count=len(found))
        self.faults = found


class InterestUnknown(faults.CaseworkError):
    """No interest of that id was declared by the person at work."""

    id = "interest-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredInterest:
    """An interest as its person last declared it; `mine` when that is the person at work."""

    id: InterestId
    person_id: PersonId
    person: str
    mine: bool
    interest: Interest
    declared_at: datetime


def declare_interest(
    book: Casebook, interest: Interest, interest_id: InterestId | None = None
) -> Changes:
    """Declare an interest of the person at work, or say how one of theirs is from now on.

    An interest ends by declaring it again with the day it ended. Raises `InterestIncomplete`,
    `InterestUnknown` for somebody else's, and `NotEntitled`.
    """
    require(book, _KIND)
    told = _tidied(interest)
    if found := tuple(_lacking(told)):
        raise InterestIncomplete(found)
    if interest_id is not None and all(
        each.id != interest_id or not each.mine for each in interests(book)
    ):
        raise InterestUnknown
    subject = bytes.fromhex(interest_id) if interest_id else book.entropy(_ID_BYTES)
    with writing(book) as writer:
        writer.append(work_schemas.INTEREST_DECLARED, _written(told), subject=subject)
    return Changes(interests=True)


def interests(book: Casebook) -> tuple[DeclaredInterest, ...]:
    """Return everyone's interests as they were last declared, one's own first, then by person.

    What somebody else says on a person's interest is an interest of their own, and changes nothing
    of it. Raises `NotIntact` where an entry is not as it was signed.
    """
    found: dict[tuple[bytes, bytes], DeclaredInterest] = {}
    for each in checked.of_kinds(book.store, book.vault_id, (_KIND,)):
        made = each.signed.entry
        known = book.view.keys.get(made.key)
        if known is None or known.person != made.person:
            raise faults.NotIntact("interest-unknown-key")
        found[made.subject, made.person] = DeclaredInterest(
            id=InterestId(made.subject.hex()),
            person_id=PersonId(made.person.hex()),
            person=name_of(book, made.person),
            mine=made.person == book.person_id,
            interest=_read(work_schemas.INTEREST_DECLARED.read(each.fields)),
            declared_at=made.at,
        )
    return tuple(
        sorted(found.values(), key=lambda each: (not each.mine, each.person, each.declared_at))
    )


def interests_touching(book: Casebook, case: Case) -> tuple[DeclaredInterest, ...]:
    """Return the interests of the person at work that bear on a case today."""
    today = book.timing.now().astimezone(UK).date()
    return tuple(
        each for each in interests(book) if each.mine and touches(each.interest, case, on=today)
    )


def words_of_touching(book: Casebook, case: Case) -> tuple[str, ...]:
    """Return in words the interests that name somebody in the case.

    One that concerns every decision was said once and is not said again at each of them.
    """
    return tuple(
        each.interest.words or ""
        for each in interests_touching(book, case)
        if not each.interest.concerns_all
    )


def _tidied(interest: Interest) -> Interest:
    return Interest(
        kind=interest.kind,
        words=one_line(interest.words) or None,
        references=_several(interest.references),
        organisations=_several(interest.organisations),
        since_on=interest.since_on,
        ended_on=interest.ended_on,
    )


def _several(names: tuple[str, ...]) -> tuple[str, ...]:
    tidy = map(one_line, names)
    return tuple(dict.fromkeys(name for name in tidy if name))


def _lacking(interest: Interest) -> Iterator[Lacking]:
    if interest.kind is None:
        yield Lacking(path="/kind", said=Sentence("interest.kind"))
    if interest.words is None:
        yield Lacking(path="/words", said=Sentence("interest.words"))
    since, ended = interest.since_on, interest.ended_on
    if since and ended and ended < since:
        yield Lacking(path="/ended_on", said=Sentence("interest.end-before-start"))


def _written(interest: Interest) -> InterestDeclared:
    return InterestDeclared(
        kind=WrittenKind(interest.kind.code if interest.kind else ""),
        words=interest.words or "",
        references=interest.references,
        organisations=interest.organisations,
        since_on=interest.since_on,
        ended_on=interest.ended_on,
    )


def _read(told: InterestDeclared) -> Interest:
    return Interest(
        kind=InterestKind.of(told.kind.value),
        words=told.words,
        references=told.references,
        organisations=told.organisations,
        since_on=told.since_on,
        ended_on=told.ended_on,
    )
