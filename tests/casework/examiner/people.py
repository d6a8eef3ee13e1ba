"""An examiner's office at work: two officers, two examiners and their lead, one at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook
from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.casework.examiner import lines, opening, sources, steps
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import Scope
from caldicott_desktop.domain.people import Role
from tests.casework.examiner.office import stand
from tests.casework.test_cards import become
from tests.casework.world import PASSPHRASE, World

LEAD, BELL, OSEI = "Priya Nair", "T Bell", "K Osei"
RAHMAN, FENWICK = "Dr S Rahman", "Dr L Fenwick"
ROLES = {
    BELL: Role.EXAMINER_OFFICER,
    OSEI: Role.EXAMINER_OFFICER,
    RAHMAN: Role.MEDICAL_EXAMINER,
    FENWICK: Role.MEDICAL_EXAMINER,
}
DIED = date(2026, 11, 18)
ASSERTED = case.Assertion(independent=True, own_words="I took no part in this person's care.")


@dataclass(kw_only=True)
class Office:
    """A vault with people and two record sources, and whoever is at work in it."""

    world: World
    book: Casebook
    ids: dict[str, str]
    epr: str
    gp: str

    def switch(self, name: str) -> Casebook:
        """Let another person of the office take over."""
        self.book.close()
        self.book = self.world.unlock(PASSPHRASE if name == LEAD else passphrase_of(name))
        return self.book

    @property
    def now(self) -> datetime:
        """The time at the office, without moving the clock."""
        return self.world.hands.now.astimezone(UK)

    def line(self, reference: str = "ME-2611-0409", *sources_opened: str) -> case.CaseLine:
        """A line with these sources opened in the scope that each has by default."""
        return case.CaseLine(
            details=case.CaseDetails(reference=reference, died_from_on=DIED, died_to_on=DIED),
            accesses=tuple(self.opened(each) for each in sources_opened),
        )

    def opened(self, source: str) -> case.Access:
        """An access to a source in its default scope."""
        if source == self.gp:
            return case.Access(source=source, scope=Scope.MONTHS, months=12)
        return case.Access(source=source, scope=Scope.LAST_EPISODE)

    def save(self, reference: str = "ME-2611-0409", *sources_opened: str) -> lines.Saved:
        """Save such a line as whoever is at work."""
        return lines.save_line(self.book, self.line(reference, *sources_opened))

    def page(self, case_id: CaseId) -> opening.CasePage:
        """The page of a case."""
        return opening.open_case(self.book, case_id)

    def prepare(self, *ids: CaseId, examiner: str | None = RAHMAN) -> casework.Changes:
        """Prepare cases for an examiner as whoever is at work."""
        told = case.CasePrepared(note="All here.", examiner=examiner)
        return steps.prepare_cases(self.book, dict.fromkeys(ids, told))

    def complete(self, *ids: CaseId) -> casework.Changes:
        """Complete cases as whoever is at work."""
        told = case.CaseCompleted(assertion=ASSERTED)
        return steps.complete_cases(self.book, dict.fromkeys(ids, told))


def passphrase_of(name: str) -> str:
    return f"fictional words of {name}"


def opened_office(world: World) -> Office:
    """An office on its first day, with the first officer at work."""
    book = world.create()
    become(book, Role.OWNER, Role.LEAD_EXAMINER)
    ids = {LEAD: book.person.id}
    for name, role in ROLES.items():
        added = casework.add_person(
            book,
            name=name,
            position="",
            roles=frozenset({role}),
            passphrase=passphrase_of(name),
        )
        ids[name] = added.id
    stand(
        book,
        source_name="Electronic patient record of the trust",
        source_short_name="Trust EPR",
        source_system="own_record",
        source_holder="Northmere University Hospitals",
        source_route="own_login",
        scope="last_episode",
        scope_months=None,
        scope_reason=None,
        view_limited=False,
        view_days=None,
    )
    stand(book)
    epr, gp = (each.entry_id for each in sources.standing_sources(book))
    office = Office(world=world, book=book, ids={k: str(v) for k, v in ids.items()}, epr=epr, gp=gp)
    office.switch(BELL)
    return office


def earlier(at: datetime, **before: int) -> datetime:
    """A time so much earlier."""
    return at - timedelta(**before)


__all__ = ["DIED", "Office", "earlier", "opened_office", "replace"]
