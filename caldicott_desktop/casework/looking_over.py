"""The consistency checks on a case, with all that this vault knows around it."""

from __future__ import annotations

from datetime import datetime

from caldicott_desktop import guidance
from caldicott_desktop.casework.afterwards import left_already
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.drafting import kind_of
from caldicott_desktop.casework.interests import words_of_touching
from caldicott_desktop.casework.limiting import limit_of
from caldicott_desktop.casework.pointing_out import told_of_identifiers
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain import consistency
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.consistency import Finding, Scene
from caldicott_desktop.domain.guidance_types import LawRow


def look_over(book: Casebook, case: Case) -> tuple[Finding, ...]:
    """What in `case` does not go together as it stands now: errors, warnings, notes.

    Raises `KindUnknown`.
    """
    return look_over_at(book, case, book.timing.now(), identifiers=told_of_identifiers(book, case))


def look_over_at(
    book: Casebook,
    case: Case,
    at: datetime,
    *,
    identifiers: tuple[tuple[str, str], ...] = (),
) -> tuple[Finding, ...]:
    """What in `case` does not go together at `at` (aware); see `look_over`.

    `identifiers` are those pointed out in its free text. They are to know and hold nothing, so
    that recording need not look for them again.
    """
    there = at.astimezone(UK)
    limit = limit_of(case, book.guidance, today=there.date())
    scene = Scene(
        case=case,
        kind=kind_of(book, case.kind_id),
        at=there,
        gateway=book.guidance.gateways.get(case.law.gateway_id or ""),
        rows=_rows(book, case),
        due_on=limit.due_on if limit else None,
        interests=words_of_touching(book, case),
        identifiers=identifiers,
        released=left_already(book, case),
    )
    return consistency.look_over(scene)


def _rows(book: Casebook, case: Case) -> tuple[LawRow, ...]:
    """The law rows that bear on the case, and those it relies on besides."""
    bearing = {row.id: row for row in guidance.law_rows_for(case, book.guidance)}
    for used in case.law.rows:
        row = book.guidance.law_rows.get(used.row_id)
        if row is not None:
            bearing.setdefault(row.id, row)
    return tuple(bearing.values())
