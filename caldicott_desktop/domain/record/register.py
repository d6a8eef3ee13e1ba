"""A register's lines as they are read: which columns there are, and what a level leaves of each.

What is withheld is said to be; nothing is left blank.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from caldicott_desktop.domain.audit.register import RegisterRow
from caldicott_desktop.domain.choices import Rating, Standing
from caldicott_desktop.domain.disclosure import WITHHELD, Disclosure, Level, Part
from caldicott_desktop.domain.record import phrases

Cell = str | int | date
"""What a cell holds; a day stays a day, so that a spreadsheet can sort it."""

HELD = "Held: reason available from the Guardian"
"""What stands for a live matter, where whoever answers may not decide."""

NONE = "None"


class Line(Protocol):
    """What a line of any register is told from."""

    @property
    def waits(self) -> bool:
        """Whether the matter is live."""
        ...


Told = TypeVar("Told", bound=Line)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterColumn(Generic[Told]):
    """A column: its heading, and its name in files that programs read (`decided_on`).

    `value` takes what a line is told from, and after how many hours something counts as late.
    `part` says what it holds, as far as leaving goes, and `path` where that stands in a decision.
    `tells` marks what a live matter does not say where it is held.
    """

    name: str
    title: str
    value: Callable[[Told, int], Cell]
    part: Part = Part.CODE
    path: str = ""
    tells: bool = False


def columns(level: Level, marked: Collection[str] = ()) -> tuple[RegisterColumn[RegisterRow], ...]:
    """Give the columns of a register of decisions at a level."""
    return leaving(COLUMNS, level, marked)


def leaving(
    every: Sequence[RegisterColumn[Told]], level: Level, marked: Collection[str] = ()
) -> tuple[RegisterColumn[Told], ...]:
    """Give those of a register's columns that leave at a level; where it has counts alone, none.

    What is typed freely has its column below *full* where any line of it is `marked`, by its path.
    """
    disclosure = Disclosure(level=level, releasable=frozenset(marked))
    if not level.embeds_entries:
        return ()
    return tuple(each for each in every if disclosure.shows(each.part, each.path))


def cells(
    row: Told,
    among: Sequence[RegisterColumn[Told]],
    disclosure: Disclosure,
    *,
    late_after_h: int,
    held: bool = False,
) -> tuple[Cell, ...]:
    """Give the cells of one line, in the order of the columns `among`.

    With `held`, a live matter says neither how it was decided nor on what ground. `late_after_h` is
    from how many hours on a line says that it was recorded late.
    """

    def cell(column: RegisterColumn[Told]) -> Cell:
        if held and row.waits and column.tells:
            return HELD
        if not disclosure.shows(column.part, column.path):
            return WITHHELD
        return column.value(row, late_after_h)

    return tuple(map(cell, among))


def principles(ratings: Sequence[Rating]) -> str:
    """Give what is not simply met: `Not met: 1. With conditions: 3, 4. Not assessed: 2, 5 to 8`."""
    told = (
        (Rating.NOT_MET, "Not met"),
        (Rating.MET_WITH_CONDITIONS, "With conditions"),
        (Rating.NOT_YET_ASSESSED, "Not assessed"),
        (Rating.NOT_APPLICABLE, "Not applicable"),
    )
    parts = []
    for rating, words in told:
        rated = [number for number, each in enumerate(ratings, start=1) if each is rating]
        if rated:
            parts.append(f"{words}: {_runs(rated)}")
    return ". ".join(parts) or "All met"


def _runs(numbers: Sequence[int]) -> str:
    """Give numbers in one line, three or more in a row as `5 to 8`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run))  # noqa: PLR2004
        for run in runs
    )


def standing(row: RegisterRow) -> str:
    """Give how a decision stands, with the numbers of those it stands beside or apart from."""
    told = []
    if row.corrects:
        told.append(f"Takes the place of {phrases.joined(row.corrects)}")
    if row.superseded_by:
        told.append(f"Superseded by {phrases.joined(row.superseded_by)}")
    elif row.contested_with:
        told.append(f"Contested with {phrases.joined(row.contested_with)}")
    elif row.standing is not Standing.STANDS or not told:
        told.append(row.standing.label)
    return ". ".join(told)


def late(late_s: int, late_after_h: int) -> str:
    """Give whether so many seconds are late, and by how much."""
    if late_s <= late_after_h * 3600:
        return "No"
    days = late_s // 86_400
    delay = phrases.counted(days, "day") if days else phrases.counted(late_s // 3600, "hour")
    return f"Late: {delay}"


def _late(row: RegisterRow, late_after_h: int) -> str:
    return late(row.late_s, late_after_h)


def _gateway(row: RegisterRow, _: int) -> str:
    if not row.gateway:
        return "None named"
    return f"{row.gateway_effect.label}: {row.gateway}" if row.gateway_effect else row.gateway


def _column(
    value: Callable[[RegisterRow], Cell | None], without: str = "Not answered"
) -> Callable[[RegisterRow, int], Cell]:
    """Give what reads a column, with words for a line that has nothing there."""

    def shown(row: RegisterRow, _: int) -> Cell:
        found = value(row)
        return without if found is None or found == "" else found

    return shown


def _about(row: RegisterRow, _: int) -> str:
    if row.subject:
        return row.subject
    if row.people_count:
        return f"{row.people_count:,} {'person' if row.people_count == 1 else 'people'}"
    return "No one person"


COLUMNS: tuple[RegisterColumn[RegisterRow], ...] = (
    RegisterColumn(name="reference", title="Reference", value=lambda row, _: row.reference),
    RegisterColumn(name="decided_on", title="Decided", value=lambda row, _: row.decided_on),
    RegisterColumn(
        name="recorded_on",
        title="Recorded",
        value=lambda row, _: phrases.in_uk(row.recorded_at).date(),
    ),
    RegisterColumn(name="late", title="Recorded late", value=_late),
    RegisterColumn(name="kind", title="Kind", value=lambda row, _: row.kind_title),
    RegisterColumn(name="site", title="Site", value=_column(lambda row: row.site)),
    RegisterColumn(
        name="requester_kind",
        title="Requester kind",
        value=_column(lambda row: row.requester_kind.label if row.requester_kind else None),
    ),
    RegisterColumn(
        name="requester",
        title="Requester",
        part=Part.NAMED,
        value=_column(lambda row: row.requester),
    ),
    RegisterColumn(
        name="their_reference",
        title="Their reference",
        part=Part.NAMED,
        value=_column(lambda row: row.their_reference, NONE),
    ),
    RegisterColumn(name="about", title="About", value=_about),
    RegisterColumn(
        name="service",
        title="Service",
        part=Part.TYPED,
        path="/subject/service",
        value=_column(lambda row: row.service, NONE),
    ),
    RegisterColumn(name="gateway", title="Gateway", tells=True, value=_gateway),
    RegisterColumn(
        name="outcome",
        title="Outcome",
        tells=True,
        value=lambda row, _: row.outcome.label,
    ),
    RegisterColumn(name="standing", title="How it stands", value=lambda row, _: standing(row)),
    RegisterColumn(
        name="sentence",
        title="In one sentence",
        part=Part.TYPED,
        path="/conclusion/in_one_sentence",
        tells=True,
        value=_column(lambda row: row.sentence),
    ),
    RegisterColumn(
        name="principles",
        title="Principles not simply met",
        tells=True,
        value=lambda row, _: principles(row.ratings),
    ),
    RegisterColumn(
        name="items",
        title="Items",
        tells=True,
        value=lambda row, _: row.items.words if row.items.asked else "None listed",
    ),
    RegisterColumn(
        name="conditions",
        title="Conditions",
        tells=True,
        value=lambda row, _: row.conditions,
    ),
    RegisterColumn(
        name="overrides",
        title="Overrides",
        tells=True,
        value=lambda row, _: row.overrides,
    ),
    RegisterColumn(
        name="released",
        title="Released",
        tells=True,
        value=lambda row, _: row.release.label,
    ),
    RegisterColumn(
        name="decided_by",
        title="Decided by",
        value=_column(lambda row: row.decided_by),
    ),
    RegisterColumn(name="next_on", title="Next date", value=_column(lambda row: row.next_on, NONE)),
)
"""Every column there is, in order."""
