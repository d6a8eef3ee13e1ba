"""A comparison with a source's own log as it is recorded: what it was of, and what was explained.

Matched rows are counted and not listed. Each difference has a note or the reference of an incident.
The names of the dataclass fields are the paths of the signed payload (`docs/store-format.md`,
"Examiner log").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from caldicott_desktop.domain.examiner.case import Digest
from caldicott_desktop.domain.examiner.reconciliation import (
    Finding,
    FindingKind,
    Mark,
    Reconciliation,
)
from caldicott_desktop.domain.happened import Moment
from caldicott_desktop.domain.lacking import needed
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCount:
    """How many findings are of a class."""

    kind: FindingKind
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedFinding:
    """A difference, and what explains it.

    `row` is its number in the file, `access` the entry of our line; either is empty where the other
    side has it alone.
    """

    kind: FindingKind
    marks: tuple[Mark, ...] = ()
    row: int | None = None
    access: Digest | None = None
    at: Moment | None = None
    who: str | None = None
    reference: str | None = None
    note: str | None = None
    incident: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationMade:
    """`reconciliation.made`: a source's log of a period was compared with ours.

    `source` is the entry of its standing decision. `rows` counts the rows that were compared,
    `unreadable` those that could not be read, `elsewhere` those of other systems. `duty_sha256` is
    that of the list of duty days, where there was one.
    """

    source: Digest
    source_name: str
    file_name: str
    file_sha256: Digest
    first_on: date
    last_on: date
    duty_sha256: Digest | None
    list_checked: bool
    late_hours: int
    tolerance_days: int
    rows: int
    unreadable: int
    elsewhere: int
    counts: tuple[ClassCount, ...]
    findings: tuple[NotedFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What somebody wrote beside a difference: a note, the reference of an incident, or both."""

    note: str | None = None
    incident: str | None = None


NOT_EXPLAINED = Explained()


def differences(found: Reconciliation) -> Iterator[tuple[int, Finding]]:
    """Give what is no match, each with its place among all findings."""
    for place, finding in enumerate(found.findings):
        if finding.kind is not FindingKind.MATCHED:
            yield place, finding


def carried(
    before: Reconciliation, explained: Mapping[int, Explained], after: Reconciliation
) -> dict[int, Explained]:
    """What explained a difference, for those that another comparison of the same lists still has.

    Both are by a finding's place. A row or a line that is a difference of another class by now, or
    none, has its explanation no longer.
    """
    known = {
        _which(each): explained[place] for place, each in differences(before) if place in explained
    }
    return {
        place: known[_which(each)] for place, each in differences(after) if _which(each) in known
    }


def _which(finding: Finding) -> tuple[FindingKind, int | None, str | None]:
    """What a difference is of, and of which class."""
    row, access = finding.row, finding.access
    return finding.kind, row.number if row else None, access.id if access else None


def noted(
    found: Reconciliation, explained: Mapping[int, Explained], zone: tzinfo
) -> tuple[tuple[NotedFinding, ...], tuple[Lacking, ...]]:
    """Return the differences as they would be recorded, and what still needs a word.

    `explained` is by a finding's place; a fault is at `/findings/<place>/note`. Times are told by
    the clock of `zone`.
    """
    made: list[NotedFinding] = []
    lacking: list[Lacking] = []
    for place, finding in differences(found):
        words = explained.get(place, NOT_EXPLAINED)
        made.append(_noted(finding, words, zone))
        said = Sentence("examiner.reconciled.explain")
        lacking += needed(f"/findings/{place}/note", words.note or words.incident, said)
    return tuple(made), tuple(lacking)


def _noted(finding: Finding, words: Explained, zone: tzinfo) -> NotedFinding:
    row, access = finding.row, finding.access
    at = row.at if row else access.accessed_at if access else None
    return NotedFinding(
        kind=finding.kind,
        marks=tuple(sorted(finding.marks)),
        row=row.number if row else None,
        access=access.id if access else None,
        at=at.astimezone(zone) if at else None,
        who=row.who if row else access.who if access else None,
        reference=(row.reference if row else access.reference if access else "") or None,
        note=(words.note or "").strip() or None,
        incident=(words.incident or "").strip() or None,
    )


def counted(found: Reconciliation) -> tuple[ClassCount, ...]:
    """Return how many findings there are of each class, of those with none too."""
    return tuple(ClassCount(kind=kind, number=number) for kind, number in found.counts.items())
