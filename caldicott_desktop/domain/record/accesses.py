"""The lines of a register of accesses as they are read: its columns, and what a level leaves."""

from __future__ import annotations

from collections.abc import Callable

from caldicott_desktop.domain.audit.accesses import AccessRow
from caldicott_desktop.domain.disclosure import Part
from caldicott_desktop.domain.examiner.choices import Scope
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.register import NONE, Cell, RegisterColumn, late

NOT_KNOWN = "Not known"


def _column(
    value: Callable[[AccessRow], Cell | None], without: str = "Not answered"
) -> Callable[[AccessRow, int], Cell]:
    def shown(row: AccessRow, _: int) -> Cell:
        found = value(row)
        return without if found is None or found == "" else found

    return shown


def _scope(row: AccessRow) -> str | None:
    if row.scope is Scope.MONTHS and row.access.months:
        return phrases.counted(row.access.months, "month")
    return row.scope.label if row.scope else None


def _window(row: AccessRow, _: int) -> str:
    """Give whether the record might be viewed on that day, as its standing decision has it."""
    if row.window is None:
        limited = row.standing is None or row.view_days is not None
        return NOT_KNOWN if limited else "No limit"
    closes = phrases.long_date(row.window.closes_on)
    return f"Within: until {closes}" if row.window.is_open else f"Outside: closed on {closes}"


def _word(row: AccessRow, _: int) -> str:
    """Give whose word it is that this was opened."""
    if row.confirmed_at is not None:
        return f"Confirmed on {phrases.long_date(phrases.in_uk(row.confirmed_at))}"
    return "Waits for their word" if row.awaits else "Needs no other word"


def _on_list(row: AccessRow, _: int) -> str:
    words = {True: "Yes", False: "Not on the list that day", None: "No list for that day"}
    return words[row.on_list]


def _state(row: AccessRow, _: int) -> str:
    if row.state_at is None:
        return row.state.label
    return f"{row.state.label}, {phrases.long_date(phrases.in_uk(row.state_at))}"


def _exceptions(row: AccessRow, _: int) -> str:
    told = [phrases.joined(row.exceptions)] if row.exceptions else []
    if row.exceptions_open:
        told.append(f"{row.exceptions_open} to be decided")
    return "; ".join(told) or NONE


COLUMNS: tuple[RegisterColumn[AccessRow], ...] = (
    RegisterColumn(name="reference", title="Case", value=lambda row, _: row.reference),
    RegisterColumn(
        name="died_from",
        title="Died on, or from",
        part=Part.NAMED,
        value=_column(lambda row: row.died_from, NOT_KNOWN),
    ),
    RegisterColumn(
        name="died_to",
        title="Or until",
        part=Part.NAMED,
        value=_column(lambda row: row.died_to, NOT_KNOWN),
    ),
    RegisterColumn(
        name="source", title="Source", value=_column(lambda row: row.access.source_short)
    ),
    RegisterColumn(
        name="source_kind",
        title="Kind of source",
        value=_column(lambda row: row.type.label if row.type else None, NOT_KNOWN),
    ),
    RegisterColumn(
        name="holder",
        title="Held by",
        part=Part.NAMED,
        value=_column(lambda row: row.access.source_holder),
    ),
    RegisterColumn(
        name="standing",
        title="Standing decision",
        value=_column(lambda row: row.standing, "Not listed here"),
    ),
    RegisterColumn(name="scope", title="How much", value=_column(_scope)),
    RegisterColumn(
        name="scope_reason",
        title="Why more than usual",
        part=Part.TYPED,
        value=_column(lambda row: row.access.scope_reason, NONE),
    ),
    RegisterColumn(
        name="opened_by", title="Opened by", value=_column(lambda row: row.access.accessor)
    ),
    RegisterColumn(
        name="role", title="As", value=_column(lambda row: row.role.label if row.role else None)
    ),
    RegisterColumn(name="opened_on", title="Opened", value=lambda row, _: row.accessed_at.date()),
    RegisterColumn(name="opened_at", title="At", value=lambda row, _: f"{row.accessed_at:%H:%M}"),
    RegisterColumn(
        name="recorded_on", title="Recorded", value=lambda row, _: row.recorded_at.date()
    ),
    RegisterColumn(
        name="recorded_at", title="Recorded at", value=lambda row, _: f"{row.recorded_at:%H:%M}"
    ),
    RegisterColumn(name="recorded_by", title="Recorded by", value=lambda row, _: row.recorded_by),
    RegisterColumn(
        name="late",
        title="Recorded late",
        value=lambda row, late_after_h: late(row.late_s, late_after_h),
    ),
    RegisterColumn(name="word", title="Whose word", value=_word),
    RegisterColumn(name="on_list", title="On the office’s list", value=_on_list),
    RegisterColumn(name="window", title="View window", value=_window),
    RegisterColumn(
        name="problem",
        title="What stood in the way",
        value=_column(lambda row: row.problem.label if row.problem else None, NONE),
    ),
    RegisterColumn(
        name="examiner",
        title="For",
        value=_column(lambda row: row.examiner, "Nobody so far"),
    ),
    RegisterColumn(name="state", title="How the case stands", value=_state),
    RegisterColumn(name="exceptions", title="Exceptions", value=_exceptions),
)
"""Every column there is, in order."""
