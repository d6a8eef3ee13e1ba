"""What is still needed before something can be told of a case, all of it at once.

A fault names the field by its path in what was handed in: `/details/reference` of a line,
`/reference` of details alone. Sources of the rules: the project's reference on hard cases, section
2.6 (minimum record of an access), and regulation 6 of the examiners' regulations for independence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from caldicott_desktop.domain.examiner import case as told
from caldicott_desktop.domain.examiner import choices as c
from caldicott_desktop.domain.examiner.finding_rules import faults_of_findings
from caldicott_desktop.domain.examiner.sources import StandingSource, source_in_force
from caldicott_desktop.domain.examiner.states import Stands
from caldicott_desktop.domain.lacking import blank, needed, within
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence

LONGEST_REFERENCE = 100
"""Characters of a case's reference: any office's own number fits, and no pasted paragraph does."""


def nothing_here(_text: str) -> bool:
    """Tell that a reference is no health number, where nobody can look."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the rules go by besides a line: the time, the sources, what is here already.

    `now` is aware, in the zone of the office, and `sources` are by the entry id of their standing
    decision. `here` are the details of the case that has the line's reference already, if one has.
    """

    now: datetime
    sources: Mapping[str, StandingSource] = field(default_factory=dict)
    here: told.CaseDetails | None = None
    is_health_number: Callable[[str], bool] = nothing_here

    @property
    def today(self) -> date:
        """The day it is at the office."""
        return self.now.date()


def faults(line: told.CaseLine, known: Known) -> tuple[Lacking, ...]:
    """Everything that stands between a line and its recording."""
    return (
        *within("/details", faults_of_details(line.details, known)),
        *within("/details", _other_death(line.details, known)),
        *_of_accesses(line, known),
    )


def faults_of_details(details: told.CaseDetails, known: Known) -> tuple[Lacking, ...]:
    """Everything that stands between the details of a case and their recording."""
    return (*_of_reference(details.reference, known), *_of_death(details, known.today))


def _of_reference(reference: str | None, known: Known) -> Iterator[Lacking]:
    path = "/reference"
    if reference is None or blank(reference):
        yield Lacking(path=path, said=Sentence("examiner.line.reference"))
    elif len(reference) > LONGEST_REFERENCE:
        said = Sentence("examiner.line.long-reference", most=LONGEST_REFERENCE)
        yield Lacking(path=path, said=said)
    elif known.is_health_number(reference):
        yield Lacking(path=path, said=Sentence("examiner.line.health-number"))


def _of_death(details: told.CaseDetails, today: date) -> Iterator[Lacking]:
    first, last = details.died_from_on, details.died_to_on
    if first is None and last is None:
        return
    if first is None or last is None:
        path = "/died_from_on" if first is None else "/died_to_on"
        yield Lacking(path=path, said=Sentence("examiner.line.half-range"))
    elif first > last:
        yield Lacking(path="/died_to_on", said=Sentence("examiner.line.upside-down"))
    elif last > today:
        path = "/died_from_on" if first > today else "/died_to_on"
        yield Lacking(path=path, said=Sentence("examiner.line.death-to-come"))


def _other_death(details: told.CaseDetails, known: Known) -> Iterator[Lacking]:
    """Another date of death than the case has: a reference mistyped, or a date to be corrected."""
    here = known.here
    if here is None or here.died_from_on is None or details.died_from_on is None:
        return
    if (here.died_from_on, here.died_to_on) != (details.died_from_on, details.died_to_on):
        said = Sentence("examiner.line.other-death", died=_died(here))
        yield Lacking(path="/died_from_on", said=said)


def _died(details: told.CaseDetails) -> Sentence:
    first, last = details.died_from_on, details.died_to_on
    if first is None or last is None or first == last:
        return Sentence("examiner.died.on", on=first or last or date.min)
    return Sentence("examiner.died.between", first=first, last=last)


def _of_accesses(line: told.CaseLine, known: Known) -> Iterator[Lacking]:
    first = line.details.died_from_on or (known.here.died_from_on if known.here else None)
    for place, access in enumerate(line.opened()):
        yield from within(f"/accesses/{place}", faults_of_access(access, known, died_from=first))


def faults_of_access(
    access: told.Access, known: Known, *, died_from: date | None
) -> tuple[Lacking, ...]:
    """Everything that stands between an access and its recording."""
    return (
        *_of_accessor(access),
        *_of_time(access, known, died_from),
        *_of_source(access, known),
        *_of_scope(access, known.sources.get(access.source or "")),
        *_not_claimed(access.assertion),
        *within("/findings", faults_of_findings(access.findings)),
    )


def _of_accessor(access: told.Access) -> Iterator[Lacking]:
    yield from needed("/accessor", access.accessor, Sentence("examiner.access.accessor"))
    yield from needed("/accessor_role", access.accessor_role, Sentence("examiner.access.role"))


def _of_time(access: told.Access, known: Known, died_from: date | None) -> Iterator[Lacking]:
    at, path = access.accessed_at, "/accessed_at"
    if at is None:
        yield Lacking(path=path, said=Sentence("examiner.access.when"))
    elif at > known.now:
        yield Lacking(path=path, said=Sentence("examiner.access.to-come"))
    elif died_from is not None and at.astimezone(known.now.tzinfo).date() < died_from:
        said = Sentence("examiner.access.before-death", died=died_from)
        yield Lacking(path=path, said=said)


def _of_source(access: told.Access, known: Known) -> Iterator[Lacking]:
    path = "/source"
    if access.source is None:
        yield Lacking(path=path, said=Sentence("examiner.access.source"))
        return
    source = known.sources.get(access.source)
    if source is None:
        yield Lacking(path=path, said=Sentence("examiner.access.unknown-source"))
    elif access.accessor_role is not None and access.accessed_at is not None:
        on = access.accessed_at.astimezone(known.now.tzinfo).date()
        if (why := source_in_force(source, access.accessor_role, on)) is not None:
            yield Lacking(path=path, said=why)


def _of_scope(access: told.Access, source: StandingSource | None) -> Iterator[Lacking]:
    scope = access.scope
    yield from needed("/scope", scope, Sentence("examiner.access.scope"))
    if scope is c.Scope.MONTHS and not access.months:
        yield Lacking(path="/months", said=Sentence("examiner.access.months"))
    if scope is c.Scope.PROBLEM:
        said = Sentence("examiner.access.problem-words")
        yield from needed("/problem_words", access.problem_words, said)
    if source is not None and is_wider(access, source):
        said = Sentence("examiner.access.scope-reason")
        yield from needed("/scope_reason", access.scope_reason, said)


def is_wider(access: told.Access, source: StandingSource) -> bool:
    """Whether more was opened than the standing decision says by default.

    A named problem may reach back further than any number of months, and the other way about, so
    that each is wider than the other.
    """
    if access.scope in {None, c.Scope.LAST_EPISODE} or source.scope is c.Scope.WHOLE:
        return False
    if access.scope is not source.scope:
        return True
    return access.scope is c.Scope.MONTHS and (access.months or 0) > (source.scope_months or 0)


def _not_claimed(assertion: told.Assertion) -> Iterator[Lacking]:
    """Not being independent is told in an entry of its own, never as an answer in passing."""
    if assertion.independent is False:
        path = "/assertion/independent"
        yield Lacking(path=path, said=Sentence("examiner.conclude.say-why-not"))


def faults_of_step(
    step: told.Told, known: Known, stood: Stands, *, signer: str
) -> tuple[Lacking, ...]:
    """Everything that stands between a step of a case and its recording by `signer` (hex)."""
    found: tuple[Iterator[Lacking], ...] = ()
    match step:
        case told.CaseCompleted():
            found = (_asserted(step.assertion),)
        case told.CaseReferred():
            found = (_asserted(step.assertion), _referred(step, known))
        case told.CasePassed():
            found = (_not_claimed(step.assertion), _passed(step, signer))
        case told.CaseReopened():
            found = (_reopened(step, stood),)
        case _:
            pass
    findings = told.findings_of(step)
    of_findings = faults_of_findings(findings) if findings else ()
    return (*(each for part in found for each in part), *within("/findings", of_findings))


def _asserted(assertion: told.Assertion) -> Iterator[Lacking]:
    yield from _not_claimed(assertion)
    if assertion.independent is None:
        path = "/assertion/independent"
        yield Lacking(path=path, said=Sentence("examiner.conclude.independence"))


def _referred(step: told.CaseReferred, known: Known) -> Iterator[Lacking]:
    yield from needed("/coroner", step.coroner, Sentence("examiner.conclude.coroner"))
    if step.referred_on is None:
        yield Lacking(path="/referred_on", said=Sentence("examiner.conclude.referred-on"))
    elif step.referred_on > known.today:
        yield Lacking(path="/referred_on", said=Sentence("happened.not-yet"))


def _passed(step: told.CasePassed, signer: str) -> Iterator[Lacking]:
    yield from needed("/examiner", step.examiner, Sentence("examiner.conclude.passed-to"))
    if step.examiner_id == signer:
        yield Lacking(path="/examiner", said=Sentence("examiner.conclude.passed-to-self"))
    yield from needed("/why", step.why, Sentence("examiner.conclude.why"))


def _reopened(step: told.CaseReopened, stood: Stands) -> Iterator[Lacking]:
    yield from needed("/reason", step.reason, Sentence("examiner.reopen.reason"))
    if step.reason is c.ReopenReason.OTHER:
        yield from needed("/words", step.words, Sentence("examiner.reopen.words"))
    if step.reason is c.ReopenReason.RETURNED and stood.state is not c.CaseState.CORONER:
        yield Lacking(path="/reason", said=Sentence("examiner.reopen.not-with-coroner"))
