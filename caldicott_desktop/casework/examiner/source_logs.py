"""A source's own log as it was read from a list, ready to be compared with our lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caldicott_desktop import identifiers
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import EntryId
from caldicott_desktop.casework.examiner.other_lists import OtherList
from caldicott_desktop.casework.examiner.reconciling import SourceLog, log_of_source
from caldicott_desktop.casework.examiner.their_numbers import numbers_of
from caldicott_desktop.casework.examiner.their_people import aliases_of
from caldicott_desktop.casework.examiner.their_systems import other_systems
from caldicott_desktop.casework.examiner.working import now_of
from caldicott_desktop.casework.turns import Steps, reckoned
from caldicott_desktop.domain.examiner.access_log import (
    DutyList,
    Reading,
    read_duty_list,
    reading_access_log,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Besides:
    """Lists that are read beside a log: duty days, and numbers with the cases they stand for."""

    duty: OtherList | None = None
    numbers: OtherList | None = None


NOTHING_BESIDES = Besides()


def source_log(
    book: Casebook,
    source: EntryId,
    read: OtherList,
    besides: Besides = NOTHING_BESIDES,
    period: tuple[date | None, date | None] = (None, None),
) -> Steps[SourceLog]:
    """Read the log of a source as a list has it, of a period or else of all its days.

    People are known by what the source's system calls them, and its systems are told apart, as far
    as somebody has said who is who and which is which.

    Raises `SourceUnknown`.
    """
    now = now_of(book)
    numbers = numbers_of(book, besides.numbers)
    known = Reading(
        source=log_of_source(book, source),
        now=now,
        is_health_number=identifiers.health_number,
        others=other_systems(book, source),
        references=numbers.references,
    )
    log = yield from reckoned(reading_access_log(read.table, read.columns, known))
    days = [row.at.date() for row in log.rows] or [now.date()]
    first, last = period
    duty = besides.duty
    on_duty = DutyList(days=(), faults=())
    if duty is not None:
        on_duty = read_duty_list(duty.table, duty.columns)
    return SourceLog(
        source=source,
        file_name=read.name,
        file_sha256=read.sha256,
        first_on=first or min(days),
        last_on=last or max(days),
        log=log,
        duty=on_duty.days,
        duty_sha256=duty.sha256 if duty else None,
        aliases=aliases_of(book, source),
        duty_faults=on_duty.faults,
        number_faults=numbers.faults,
    )
