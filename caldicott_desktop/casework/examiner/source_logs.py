"""A source's own log as it was read from a list, ready to be compared with our lines."""

from __future__ import annotations

from datetime import date

from caldicott_desktop import identifiers
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import EntryId
from caldicott_desktop.casework.examiner.other_lists import OtherList
from caldicott_desktop.casework.examiner.reconciling import SourceLog, log_of_source
from caldicott_desktop.casework.examiner.their_people import aliases_of
from caldicott_desktop.casework.examiner.working import now_of
from caldicott_desktop.casework.turns import Steps, reckoned
from caldicott_desktop.domain.examiner.access_log import (
    DutyDay,
    Reading,
    read_duty_list,
    reading_access_log,
)


def source_log(
    book: Casebook,
    source: EntryId,
    read: OtherList,
    duty: OtherList | None = None,
    period: tuple[date | None, date | None] = (None, None),
) -> Steps[SourceLog]:
    """Read the log of a source as a list has it, of a period or else of all its days.

    People are known by what the source's system calls them as far as somebody has said who is who.

    Raises `SourceUnknown`.
    """
    now = now_of(book)
    known = Reading(
        source=log_of_source(book, source),
        now=now,
        is_health_number=lambda text: identifiers.health_number(text) is not None,
    )
    log = yield from reckoned(reading_access_log(read.table, read.columns, known))
    days = [row.at.date() for row in log.rows] or [now.date()]
    first, last = period
    on_duty: tuple[DutyDay, ...] = ()
    if duty is not None:
        on_duty = read_duty_list(duty.table, duty.columns).days
    return SourceLog(
        source=source,
        file_name=read.name,
        file_sha256=read.sha256,
        first_on=first or min(days),
        last_on=last or max(days),
        log=log,
        duty=on_duty,
        duty_sha256=duty.sha256 if duty else None,
        aliases=aliases_of(book, source),
    )
