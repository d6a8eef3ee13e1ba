"""What a register of accesses tells: each record opened for an examiner's case in a line.

Values come from checked payloads, but for the number of the standing decision, the exceptions of
the case and who was on the office's list, which the vault keeps beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from caldicott_desktop.domain.audit.selection import EVERYTHING, SelectionUnreadable, days_said
from caldicott_desktop.domain.disclosure import Disclosure, Part
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import (
    AccessorRole,
    AccessProblem,
    CaseState,
    Scope,
    SourceType,
)
from caldicott_desktop.domain.examiner.view_window import Window
from caldicott_desktop.domain.lateness import lateness
from caldicott_desktop.domain.published import publish
from caldicott_desktop.domain.quarters import Quarter, quarter_of, whole_years
from caldicott_desktop.domain.suppression import Shown
from caldicott_desktop.domain.tally import NOT_SAID, Tally

_OPENED = "opened"
_LINE = re.compile(rf"\s*(?:{EVERYTHING}|{_OPENED}\s+(\S+))\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSelection:
    """Which accesses are meant: those of certain days in the UK, both within, or all there are."""

    opened_from: date | None = None
    opened_until: date | None = None

    @property
    def references(self) -> tuple[str, ...]:
        """No access is meant by its number."""
        return ()

    @property
    def text(self) -> str:
        """The selection as a line, as it is recorded; `read` gives it back."""
        first, last = self.opened_from, self.opened_until
        if first is None and last is None:
            return f"accesses {EVERYTHING}"
        return f"accesses {_OPENED} {first or ''}..{last or ''}"


def read(text: str) -> AccessSelection:
    """Return what `opened 2026-01-01..2026-06-30` or `everything` means.

    Raises `SelectionUnreadable`.
    """
    found = _LINE.fullmatch(text.strip().removeprefix("accesses"))
    if found is None:
        raise SelectionUnreadable("word", word=text.strip() or "nothing")
    first, last = days_said(found[1]) if found[1] else (None, None)
    return AccessSelection(opened_from=first, opened_until=last)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRow:
    """A record that was opened, and how its case stands now. Times are those of the UK's clock.

    `standing` is the number of the standing decision, `None` where it is not listed here;
    `type` that of the source and `view_days` how long it may be opened, both as it stands there.
    `examiner` is whom the case is with. `exceptions` are numbers of decisions, `exceptions_open`
    counts those to be decided. `on_list` is `None` where the office kept no list.
    """

    reference: str
    died_from: date | None
    died_to: date | None
    access: case.Access
    standing: str | None
    type: SourceType | None
    view_days: int | None
    window: Window | None
    accessed_at: datetime
    recorded_at: datetime
    recorded_by: str
    confirmed_at: datetime | None
    awaits: bool
    on_list: bool | None
    examiner: str | None
    state: CaseState
    state_at: datetime | None
    exceptions: tuple[str, ...]
    exceptions_open: int

    @property
    def waits(self) -> bool:
        """An access is told whatever its case comes to: none is held."""
        return False

    @property
    def late_s(self) -> int:
        """Whole seconds from opening the record to writing it down."""
        return lateness(self.accessed_at, self.recorded_at)

    @property
    def role(self) -> AccessorRole | None:
        """As whom it was opened."""
        return self.access.accessor_role

    @property
    def scope(self) -> Scope | None:
        """How much of it was opened."""
        return self.access.scope

    @property
    def problem(self) -> AccessProblem | None:
        """What stood in the way."""
        return self.access.access_problem


def _parts(codes: str = "", typed: str = "", named: str = "") -> Mapping[str, Part]:
    told = ((codes, Part.CODE), (typed, Part.TYPED), (named, Part.NAMED))
    return MappingProxyType({path: part for paths, part in told for path in paths.split()})


_SHOWN: Mapping[type[case.Told], Mapping[str, Part]] = MappingProxyType(
    {
        case.Access: _parts(
            codes="""
                /source /source_short /source_type /accessed_at /accessor /accessor_role
                /scope /months /access_problem
            """,
            typed="/scope_reason /problem_words",
            named="/source_name /source_holder",
        ),
        case.AccessConfirmed: _parts(codes="/confirmed"),
        case.CaseDetails: _parts(codes="/reference", named="/died_from_on /died_to_on"),
        case.CaseCompleted: _parts(),
        case.CaseReferred: _parts(),
        case.CasePassed: _parts(),
    }
)
"""What a line tells of each entry it rests on; whatever is not here stays behind at every level."""

_FACTS = frozenset({"/schema", "/app", "/guidance"})


def withheld(told: case.Told, paths: Iterable[str], disclosure: Disclosure) -> frozenset[str]:
    """Return those of an entry's payload `paths` whose values stay behind."""
    shown = _SHOWN.get(type(told), {})
    return frozenset(
        path
        for path in paths
        if path not in _FACTS and not (path in shown and disclosure.shows(shown[path], path))
    )


ALL = "All accesses"
_SOURCE, _QUARTER, _STATE = "Kind of source", "Quarter", "How the case stands"
_LATE, _EXCEPTION, _WINDOW = "Recorded late", "Exception of the case", "View window"
COUNTED_BY = (_SOURCE, _QUARTER, _STATE, _LATE, _EXCEPTION, _WINDOW)
"""What accesses are counted by, each in a table of its own."""


def figures(
    rows: Iterable[AccessRow], quarters: Sequence[Quarter], *, late_after_h: int
) -> tuple[tuple[str, str, Shown], ...]:
    """Return the accesses of whole quarters counted, as what by, which value, and how many.

    Small numbers are withheld, for each quarter and year at once (`domain.published`). Kinds of
    source that alone would be small stand together: that one of them was opened at all may be too
    much. Where the total is withheld, nothing else is told: the one value that a table names may be
    that of each.
    """
    opened: dict[Quarter, list[AccessRow]] = {each: [] for each in quarters}
    for row in rows:
        opened[quarter_of(row.accessed_at.date())].append(row)
    found = publish(
        {each: _tally(some, late_after_h) for each, some in opened.items()},
        {
            year: _tally([row for each in four for row in opened[each]], late_after_h)
            for year, four in whole_years(opened).items()
        },
        total=(ALL,),
    )
    total = found.all.at(ALL)
    lines = [(ALL, "All", total)]
    if total is not None:
        for name in COUNTED_BY:
            told = found.all.of(name)
            if name == _QUARTER:
                told = {each.text: of.at(ALL) for each, of in found.quarters.items()}
            lines += [(name, value, number) for value, number in told.items()]
    return tuple(lines)


def _tally(rows: Sequence[AccessRow], late_after_h: int) -> Tally:
    tally = Tally()
    tally.count((ALL,), len(rows))
    values = [_values(row, late_after_h) for row in rows]
    for name in COUNTED_BY:
        if name != _QUARTER:
            tally.part(name, (ALL,), (each[name] for each in values), gathered=name == _SOURCE)
    return tally


def _values(row: AccessRow, late_after_h: int) -> Mapping[str, str]:
    within = {True: "Within", False: "Outside"}
    return {
        _SOURCE: row.type.label if row.type else NOT_SAID,
        _STATE: row.state.label,
        _LATE: "Yes" if row.late_s > late_after_h * 3600 else "No",
        _EXCEPTION: "Yes" if row.exceptions or row.exceptions_open else "No",
        _WINDOW: within[row.window.is_open] if row.window else "No limit known",
    }
