"""A day list, looked at and then listed: one case for each reference that is not on the log."""

from __future__ import annotations

from dataclasses import dataclass, replace

from caldicott_desktop import identifiers
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.examiner.lines import Origin, list_cases
from caldicott_desktop.casework.examiner.other_lists import OtherList
from caldicott_desktop.casework.examiner.working import now_of
from caldicott_desktop.casework.pointing_out import finder
from caldicott_desktop.casework.turns import Progress, Steps, reckoned, scaled
from caldicott_desktop.domain.examiner.case import CaseDetails
from caldicott_desktop.domain.examiner.choices import Came
from caldicott_desktop.domain.examiner.day_list import DayList, DayRow, details_of, read_day_list
from caldicott_desktop.domain.examiner.typed_names import identifiers_in_told
from caldicott_desktop.domain.identifying import Find, looks_like
from caldicott_desktop.domain.in_turns import Turns, finished
from caldicott_desktop.domain.tables import Field
from caldicott_desktop.errors import Sentence
from caldicott_desktop.store.examiner import cases


@dataclass(frozen=True, slots=True, kw_only=True)
class DayListed:
    """How many cases a day list added, and how many it names that were on the log before."""

    added: int
    here: int
    changes: Changes


# Rows looked through in one turn for words that could identify somebody.
_LOOKED_THROUGH = 20


def preview_day_list(book: Casebook, read: OtherList) -> Steps[DayList]:
    """Return what a day list comes to, with every row that cannot be listed and why.

    Words that could identify a person are remarked on, row by row, before any of them is signed.
    Changes nothing, so that it may be stopped at any turn.
    """
    lines = len(read.table.lines)
    found = yield from scaled(reckoned(_read(book, read)), 0, lines, whole=2 * lines)
    find = finder(book)
    rows = []
    for row in found.rows:
        rows.append(row if row.is_here else _remarked_on(row, _details(book, read, row), find))
        if len(rows) % _LOOKED_THROUGH == 0:
            yield Progress(done=lines + len(rows), total=2 * lines)
    return replace(found, rows=tuple(rows))


def list_day_list(book: Casebook, read: OtherList) -> DayListed:
    """List what a day list holds beside what is on the log, in one transaction.

    Rows that cannot be listed are left out: the preview has said so. Raises `CaseIncomplete`,
    `NotEntitled`.
    """
    found = finished(_read(book, read))
    rows = [row for row in found.rows if not row.is_here]
    listed = list_cases(
        book,
        [_details(book, read, row) for row in rows],
        Origin(came=Came.of(read.table.origin.value), sha256=read.sha256),
    )
    here = len(found.rows) - len(listed.cases)
    return DayListed(added=len(listed.cases), here=here, changes=listed.changes)


def _read(book: Casebook, read: OtherList) -> Turns[DayList]:
    place = read.columns.place(Field.REFERENCE)
    references = [" ".join(line.text(place).split()) for line in read.table.lines]
    here = cases.by_references(book.store, [each for each in references if each])
    return read_day_list(
        read.table,
        read.columns,
        today=now_of(book).date(),
        is_health_number=lambda text: identifiers.health_number(text) is not None,
        here=frozenset(here),
    )


def _details(book: Casebook, read: OtherList, row: DayRow) -> CaseDetails:
    return details_of(row, origin=read.table.origin, list_sha256=read.sha256, nation=book.nation)


def _remarked_on(row: DayRow, details: CaseDetails, find: Find) -> DayRow:
    looks = looks_like(span for _path, span in identifiers_in_told(details, find))
    if not looks:
        return row
    said = Sentence("day-list.identifies", looks=looks)
    return replace(row, remarks=(*row.remarks, said))
