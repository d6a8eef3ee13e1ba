"""Comparing a source's own log with ours, and recording what came of it.

The rule is `domain/examiner/reconciliation.py`; `docs/decisions/0173-a-comparison-is-recorded.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import Changes, EntryId
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.examiner.appointments import appointments_of
from caldicott_desktop.casework.examiner.sources import every_source, known_source
from caldicott_desktop.casework.examiner.working import CaseIncomplete
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.turns import Progress, Steps, reckoned, scaled
from caldicott_desktop.domain.examiner.access_log import AccessLog, DutyDay
from caldicott_desktop.domain.examiner.day_list import RowFault
from caldicott_desktop.domain.examiner.reconciled import (
    Explained,
    ReconciliationMade,
    counted,
    noted,
)
from caldicott_desktop.domain.examiner.reconciliation import (
    LATE_HOURS,
    TOLERANCE_DAYS,
    Beside,
    OurAccess,
    Reconciliation,
    reconciling,
)
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.ledger import office_schemas
from caldicott_desktop.store import entries
from caldicott_desktop.store.examiner import case_listing as table
from caldicott_desktop.store.examiner.log import Opened

_KIND = "reconciliation.made"
_ID_BYTES = 16
_DAYS = 3  # whose lines are read in one turn


class PeriodUpsideDown(faults.CaseworkError):
    """The period of a comparison ends before it begins."""

    id = "examiner-period-upside-down"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLog:
    """A source's own log of a period as it was read: the file, its rows, and a list of duty days.

    `source` is the entry of the standing decision. Rows outside the period are left out. `aliases`
    gives a name of ours for what the source calls somebody. `duty_faults` and `number_faults` are
    the rows of the list of duty days, and of a list of numbers, that could not be read.
    """

    source: EntryId
    file_name: str
    file_sha256: str
    first_on: date
    last_on: date
    log: AccessLog
    duty: Sequence[DutyDay] = ()
    duty_sha256: str | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    duty_faults: Sequence[RowFault] = ()
    number_faults: Sequence[RowFault] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationShown:
    """A comparison as it was recorded, its entry checked."""

    id: EntryId
    made: ReconciliationMade
    recorded_at: datetime
    recorded_by: str


def log_of_source(book: Casebook, source: EntryId) -> str:
    """Return what rows of a source's log are of, as `Reading` wants it: the source's short name.

    Raises `SourceUnknown`.
    """
    return known_source(book, source).short_name


def compare_with_log(book: Casebook, theirs: SourceLog) -> Steps[Reconciliation]:
    """Work out what a source's own log and our lines of its period come to, recording nothing.

    Our lines are read from the lists. Raises `SourceUnknown`, `PeriodUpsideDown`, `NotIntact`.
    """
    if theirs.first_on > theirs.last_on:
        raise PeriodUpsideDown
    source = known_source(book, theirs.source)
    rows = (
        row
        for row in theirs.log.rows
        if theirs.first_on <= row.at.astimezone(UK).date() <= theirs.last_on
    )
    beside = Beside(
        zone=UK,
        duty=theirs.duty,
        appointments=[each.appointment for each in appointments_of(book)],
        aliases=theirs.aliases,
    )
    ours = yield from scaled(_ours(book, source, theirs), 0, 1, whole=2)
    return (yield from scaled(reckoned(reconciling(ours, rows, beside)), 1, 2, whole=2))


def record_reconciliation(
    book: Casebook,
    theirs: SourceLog,
    found: Reconciliation,
    explained: Mapping[int, Explained],
) -> Changes:
    """Record a comparison: the file's digest, counts, and each difference with what explains it.

    `explained` is by a finding's place in `found`. Raises `CaseIncomplete` naming each difference
    without a word (`/findings/<place>/note`), `SourceUnknown`, `NotEntitled`.
    """
    require(book, _KIND)
    source = known_source(book, theirs.source)
    findings, lacking = noted(found, explained, UK)
    if lacking:
        raise CaseIncomplete(lacking)
    made = ReconciliationMade(
        source=source.entry_id,
        source_name=source.name,
        file_name=theirs.file_name,
        file_sha256=theirs.file_sha256,
        first_on=theirs.first_on,
        last_on=theirs.last_on,
        duty_sha256=theirs.duty_sha256,
        list_checked=found.list_checked,
        late_hours=LATE_HOURS,
        tolerance_days=TOLERANCE_DAYS,
        rows=sum(each.row is not None for each in found.findings),
        unreadable=len(theirs.log.faults),
        elsewhere=theirs.log.elsewhere,
        counts=counted(found),
        findings=findings,
    )
    with writing(book) as writer:
        writer.append(office_schemas.RECONCILIATION, made, subject=book.entropy(_ID_BYTES))
    return Changes(office=True)


def reconciliations(book: Casebook) -> tuple[ReconciliationShown, ...]:
    """Return every comparison that was recorded, the newest first. Raises `NotIntact`."""
    found = checked.of_kinds(book.store, book.vault_id, (_KIND,))
    return tuple(
        ReconciliationShown(
            id=EntryId(each.signed.entry_id.hex()),
            made=office_schemas.RECONCILIATION.read(each.fields),
            recorded_at=each.signed.entry.at,
            recorded_by=name_of(book, each.signed.entry.person),
        )
        for each in reversed(found)
        if each.fields["/schema"] == office_schemas.RECONCILIATION.name
    )


def _ours(book: Casebook, source: StandingSource, theirs: SourceLog) -> Steps[list[OurAccess]]:
    """Read our lines of a source: of every standing decision its log is of, by its name."""
    same = [
        bytes.fromhex(each.entry_id)
        for each in every_source(book)
        if (each.name, each.holder) == (source.name, source.holder)
    ]
    found: list[OurAccess] = []
    total = (theirs.last_on - theirs.first_on).days + 1
    for day in range(0, total, _DAYS):
        first = theirs.first_on + timedelta(days=day)
        last = min(theirs.last_on, first + timedelta(days=_DAYS - 1))
        for each in same:
            opened = table.opened_between(book.store, each, first=first, last=last)
            found += _lines(book, source, opened)
        yield Progress(done=day, total=total)
    return found


def _lines(
    book: Casebook, source: StandingSource, found: Sequence[tuple[Opened, str]]
) -> Iterator[OurAccess]:
    for opened, reference in found:
        if opened.accessed_at is not None:
            yield OurAccess(
                id=(entries.id_of(book.store, opened.row) or b"").hex(),
                reference=reference,
                source=source.short_name,
                who=opened.accessor,
                accessed_at=opened.accessed_at.astimezone(UK),
                recorded_at=opened.recorded_at,
            )
