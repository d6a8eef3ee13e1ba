"""A fictional examiner log for a demonstration vault: the same for the same seed and clock.

Two officers and two examiners work through a day's deaths. Each signs with a key of their own;
their passphrase is that of the vault, a space, and their name as the unlock screen shows it.
"""

from __future__ import annotations

import heapq
import math
import tomllib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import Any

from caldicott_desktop import assets
from caldicott_desktop.casework.appending import Signer, Writer
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.demo_later import Later
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.ways_in import add_with_keys
from caldicott_desktop.domain.choices import Nation, ReviewResult
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner import choices as c
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.happenings import ReviewHeld
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import examiner_schemas as schemas

PEOPLE = {
    "T Bell": Role.EXAMINER_OFFICER,
    "K Osei": Role.EXAMINER_OFFICER,
    "Dr S Rahman": Role.MEDICAL_EXAMINER,
    "Dr L Fenwick": Role.MEDICAL_EXAMINER,
}
_OFFICERS = [name for name, role in PEOPLE.items() if role is Role.EXAMINER_OFFICER]
_EXAMINERS = [name for name, role in PEOPLE.items() if role is Role.MEDICAL_EXAMINER]

BUSIEST_DAY = 45
"""Deaths a day in a large office in winter (hard cases, section 2.6, volumes)."""

# How often, of all cases: a range of days, looked at by the examiner themselves, logged for them
# by an officer, referred, passed on, not independent, something sensitive found.
_RANGE, _OPENED_TOO, _FOR_ANOTHER = 0.06, 0.25, 0.03
_REFERRED, _PASSED, _LOST, _SENSITIVE = 0.08, 0.03, 0.005, 0.07
_HIGH_PROFILE = 0.01

# Of accesses logged for somebody else, how many that person has confirmed by now.
_CONFIRMED = 0.9

_OWN_WORDS = (
    "I took no part in this person's care and have no tie to those who gave it.",
    "I did not know this person and do not work with the doctor who certified.",
    "No connection with the person, the family or the ward.",
)
_NOTES = (
    "All here.",
    "Notes are complete.",
    "The practice was rung for the last visit.",
    None,
    None,
)


_NEVER = datetime.max.replace(tzinfo=UTC)


def days_of(cases: int) -> int:
    """Over how many days so many cases come."""
    return math.ceil(cases / _a_day(cases))


def shared_out(cases: int, until: date) -> Iterator[tuple[date, int]]:
    """Give each day up to `until`, and how many cases it brings."""
    a_day, days = _a_day(cases), days_of(cases)
    for n in range(days):
        number = min(a_day, cases - n * a_day)
        yield until - timedelta(days=days - 1 - n), number


def _a_day(cases: int) -> int:
    """A quiet office's dozen where few are asked for, and never more than a busy one's."""
    return min(BUSIEST_DAY, max(12, cases // 60))


def stories() -> tuple[Mapping[str, Any], ...]:
    """Return the standing decisions that come with the program, as stories of a demonstration."""
    path = assets.folder("resources") / "demo" / "examiner.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["story"])


def hire(book: Casebook, name: str, passphrase: str) -> Signer:
    """Add somebody of the office to the vault, and return them with their keys."""
    added, keys = add_with_keys(
        book, name=name, position="", roles=frozenset({PEOPLE[name]}), passphrase=passphrase
    )
    return Signer(person=bytes.fromhex(added.id), keys=keys)


def reviews(since: datetime, until: datetime, *, every_days: int) -> Iterator[Later]:
    """Give the yearly reviews of a standing decision, each on the day it was due."""
    length = timedelta(days=every_days)
    at = since + length - timedelta(days=1)
    while at < until:
        on = at.astimezone(UK).date()
        told = ReviewHeld(
            result=ReviewResult.CONTINUE, on=on, who="Priya Nair", next_on=on + length
        )
        yield Later(at=at, told=told)
        at += length


def _begins(on: date) -> datetime:
    """When an office's day begins: five past eight in the UK."""
    return datetime.combine(on, time(8, 5), tzinfo=UK).astimezone(UTC)


@dataclass(frozen=True, slots=True, order=True)
class _Coming:
    """What somebody of the office will do about a case, in order of time."""

    at: datetime
    order: int
    subject: bytes
    who: str
    told: case.Told = field(compare=False)


class DemoLog:
    """Tells what happens at the office, one entry after the other in order of time."""

    def __init__(  # noqa: PLR0913 - who works with what, on how many cases of which days
        self,
        chance: Random,
        *,
        sources: Sequence[tuple[StandingSource, int]],
        signers: Mapping[str, Signer],
        assertion: str,
        subjects: Iterable[bytes],
        days: Iterable[tuple[date, int]],
    ) -> None:
        """Work with sources, each opened for so many cases in a hundred, through these days.

        `subjects` are the ids of the cases, `days` each day with how many cases it brings.
        """
        self._chance = chance
        self._sources = sources
        self._signers = signers
        self._assertion = assertion
        self._subjects = iter(subjects)
        self._days = deque(days)
        self._coming: list[_Coming] = []
        self._order = count()
        self._numbers: dict[tuple[int, int], int] = {}
        self.listed = 0
        """How many cases have been listed so far."""

    @property
    def next_at(self) -> datetime:
        """When the next entry is recorded; at the end of time where none comes."""
        while self._days and (not self._coming or _begins(self._days[0][0]) < self._coming[0].at):
            on, number = self._days.popleft()
            for n in range(number):
                self._work_on(next(self._subjects), _begins(on) + timedelta(seconds=40 * n))
        return self._coming[0].at if self._coming else _NEVER

    def tell(self, writer: Writer) -> None:
        """Append the entry that comes next; the writer's clock stands at `next_at`."""
        coming = heapq.heappop(self._coming)
        signer = self._signers[coming.who]
        schema = schemas.schema_of(coming.told)
        added = writer.append(schema, coming.told, subject=coming.subject, signer=signer)
        self.listed += isinstance(coming.told, case.CaseDetails)
        if isinstance(coming.told, case.Access):
            self._confirm(coming, added.signed.entry_id.hex())

    def _expect(self, at: datetime, subject: bytes, who: str, told: case.Told) -> None:
        coming = _Coming(at=at, order=next(self._order), subject=subject, who=who, told=told)
        heapq.heappush(self._coming, coming)

    def _work_on(self, subject: bytes, at: datetime) -> None:
        chance = self._chance
        officer, examiner = chance.choice(_OFFICERS), chance.choice(_EXAMINERS)
        self._expect(at, subject, officer, self._details(at, examiner))
        at += timedelta(minutes=chance.randrange(5, 90))
        for source, often in self._sources:
            if chance.random() * 100 < often:
                at += timedelta(minutes=chance.randrange(1, 8))
                self._expect(at, subject, officer, self._access(source, at, officer))
        if chance.random() < _FOR_ANOTHER:
            source, _ = self._sources[0]
            the_evening_before = at - timedelta(hours=chance.randrange(10, 14))
            self._expect(at, subject, officer, self._access(source, the_evening_before, examiner))
        at += timedelta(minutes=chance.randrange(4, 30))
        prepared = case.CasePrepared(
            note=chance.choice(_NOTES),
            examiner=examiner,
            examiner_id=self._id(examiner),
            findings=self._findings(),
        )
        self._expect(at, subject, officer, prepared)
        at += timedelta(minutes=chance.randrange(30, 60 * 30))
        self._conclude(subject, at, examiner)

    def _details(self, at: datetime, examiner: str) -> case.CaseDetails:
        chance = self._chance
        on = at.astimezone(UK).date()
        number = self._numbers[on.year, on.month] = self._numbers.get((on.year, on.month), 0) + 1
        last = on - timedelta(days=chance.choice((1, 1, 2, 3)))
        first = last - timedelta(days=chance.choice((1, 2)) if chance.random() < _RANGE else 0)
        return case.CaseDetails(
            reference=f"ME-{on:%y%m}-{number:04}",
            died_from_on=first,
            died_to_on=last,
            came=c.Came.PASTED,
            list_sha256=f"{on.toordinal():064x}",
            high_profile=True if chance.random() < _HIGH_PROFILE else None,
            examiner=examiner,
            examiner_id=self._id(examiner),
            nation=Nation.ENGLAND,
        )

    def _access(self, source: StandingSource, at: datetime, who: str) -> case.Access:
        is_officer = PEOPLE[who] is Role.EXAMINER_OFFICER
        return case.Access(
            source=source.entry_id,
            source_name=source.name,
            source_short=source.short_name,
            source_holder=source.holder,
            source_type=source.type.code,
            accessed_at=at.astimezone(UK),
            accessor=who,
            accessor_id=self._id(who),
            accessor_role=c.AccessorRole.OFFICER if is_officer else c.AccessorRole.EXAMINER,
            scope=source.scope,
            months=source.scope_months,
            assertion=case.Assertion() if is_officer else self._asserted(),
        )

    def _findings(self) -> case.Findings:
        chance = self._chance
        found = (c.SensitiveItem.SAFEGUARDING, c.SensitiveItem.SEXUAL_HEALTH)
        sensitive = (chance.choice(found),) if chance.random() < _SENSITIVE else ()
        return case.Findings(
            sensitive=sensitive, linked=case.Linked(record=c.LinkedRecord.NONE), onward=()
        )

    def _asserted(self) -> case.Assertion:
        return case.Assertion(
            independent=True, words=self._assertion, own_words=self._chance.choice(_OWN_WORDS)
        )

    def _conclude(self, subject: bytes, at: datetime, examiner: str) -> None:
        chance = self._chance
        other = next(name for name in _EXAMINERS if name != examiner)
        if chance.random() < _OPENED_TOO:
            source, _ = self._sources[min(1, len(self._sources) - 1)]
            self._expect(at, subject, examiner, self._access(source, at, examiner))
            at += timedelta(minutes=chance.randrange(5, 20))
        if chance.random() < _LOST:
            self._expect(at, subject, examiner, self._lost(at, examiner, other))
            at, examiner = at + timedelta(hours=3), other
        elif chance.random() < _PASSED:
            passed = case.CasePassed(
                examiner=other, examiner_id=self._id(other), why="The end of the rota"
            )
            self._expect(at, subject, examiner, replace(passed, assertion=self._asserted()))
            at, examiner = at + timedelta(hours=5), other
        told: case.Told = case.CaseCompleted(
            assertion=self._asserted(),
            findings=case.Findings(bereaved=case.ToldBereaved(anything=False)),
        )
        if chance.random() < _REFERRED:
            told = case.CaseReferred(
                assertion=self._asserted(),
                coroner="Northmere",
                their_reference=f"N-{chance.randrange(1000, 9999)}",
                referred_on=at.astimezone(UK).date(),
            )
        self._expect(at, subject, examiner, told)

    def _lost(self, at: datetime, who: str, other: str) -> case.IndependenceLost:
        moment = at.astimezone(UK)
        return case.IndependenceLost(
            who=who,
            who_id=self._id(who),
            role=c.AccessorRole.EXAMINER,
            nation=Nation.ENGLAND,
            circumstance="work_tie",
            circumstance_words="Partner, employer, employee or associate",
            toward=c.Toward.PRACTITIONER,
            words="We share a clinic.",
            came_to_light_at=moment,
            stopped_at=moment,
            notified="Medical director",
            notified_how="E-mail",
            notified_at=moment,
            handed_to=other,
            handed_to_id=self._id(other),
            handed_what="Notes so far",
            handed_at=moment,
        )

    def _confirm(self, coming: _Coming, entry_id: str) -> None:
        """Let an accessor confirm, some hours later, what an officer logged for them."""
        told = coming.told
        if not isinstance(told, case.Access) or told.accessor == coming.who:
            return
        if self._chance.random() < _CONFIRMED and told.accessor is not None:
            word = case.AccessConfirmed(confirmed=entry_id)
            later = coming.at + timedelta(hours=self._chance.randrange(2, 30))
            self._expect(later, coming.subject, told.accessor, word)

    def _id(self, who: str) -> str:
        return self._signers[who].person.hex()


NO_LOG = DemoLog(
    Random(0),  # noqa: S311 - nothing is drawn
    sources=(),
    signers={},
    assertion="",
    subjects=(),
    days=(),
)
"""An office in which nothing happens."""
