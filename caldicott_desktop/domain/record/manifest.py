"""A disclosure manifest's lines as they are read: its columns, and what a level leaves of each."""

from __future__ import annotations

from collections.abc import Callable

from caldicott_desktop.domain.audit.manifest import ManifestRow
from caldicott_desktop.domain.disclosure import Part
from caldicott_desktop.domain.happenings import Released
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.register import NONE, Cell, RegisterColumn, standing

NOT_RELEASED = "Nothing recorded as released"
OFF_LIST = "Not on the list"
AS_APPROVED = "Released as approved"
NO_ITEM = "None listed"


def _column(
    value: Callable[[ManifestRow], Cell | None], without: str = NONE
) -> Callable[[ManifestRow, int], Cell]:
    def shown(row: ManifestRow, _: int) -> Cell:
        found = value(row)
        return without if found is None or found == "" else found

    return shown


def _of_release(value: Callable[[Released], Cell | None]) -> Callable[[ManifestRow, int], Cell]:
    """Give what reads a column of the release; without one, it says that nothing left."""

    def shown(row: ManifestRow, _: int) -> Cell:
        if row.left is None:
            return NOT_RELEASED
        found = value(row.left.released)
        return NONE if found is None or found == "" else found

    return shown


def _number(row: ManifestRow, _: int) -> Cell:
    if row.number is not None:
        return row.number
    return NO_ITEM if row.name is None else OFF_LIST


def _decision(row: ManifestRow) -> str | None:
    """Give what was decided about an item; of one that is not listed, nothing was."""
    if row.decision is not None:
        return row.decision.label
    return "Not decided" if row.number is not None else None


def _beside(row: ManifestRow, _: int) -> str:
    """Give how what left stands beside what was approved."""
    if row.left is None:
        return NOT_RELEASED
    told = AS_APPROVED if row.why is None else f"Otherwise than approved. {row.why}"
    under = row.left.under
    return f"{told} Released under {under}." if under else told


def _way(released: Released) -> str | None:
    return released.way.label if released.way else None


def _released_on(released: Released) -> Cell | None:
    return phrases.in_uk(released.released_at).date() if released.released_at else None


def _digests(released: Released) -> str | None:
    """Give the SHA-256 of each file that was sent, with its size."""
    return "; ".join(f"{each.sha256} ({each.size:,} bytes)" for each in released.files) or None


COLUMNS: tuple[RegisterColumn[ManifestRow], ...] = (
    RegisterColumn(name="reference", title="Reference", value=lambda row, _: row.of.reference),
    RegisterColumn(name="decided_on", title="Decided", value=lambda row, _: row.of.decided_on),
    RegisterColumn(
        name="outcome", title="Outcome", tells=True, value=lambda row, _: row.of.outcome.label
    ),
    RegisterColumn(name="standing", title="How it stands", value=lambda row, _: standing(row.of)),
    RegisterColumn(name="item", title="Item", tells=True, value=_number),
    RegisterColumn(
        name="name",
        title="What it is",
        part=Part.TYPED,
        tells=True,
        value=_column(lambda row: row.name),
    ),
    RegisterColumn(
        name="asked",
        title="Asked for",
        part=Part.TYPED,
        tells=True,
        value=_column(lambda row: row.asked, "Not said"),
    ),
    RegisterColumn(name="decision", title="Decided of it", tells=True, value=_column(_decision)),
    RegisterColumn(
        name="approved",
        title="Approved",
        part=Part.TYPED,
        tells=True,
        value=_column(lambda row: row.approved, "Nothing"),
    ),
    RegisterColumn(
        name="released",
        title="Released",
        part=Part.TYPED,
        tells=True,
        value=_column(lambda row: row.scope, NOT_RELEASED),
    ),
    RegisterColumn(name="beside", title="Released and approved", tells=True, value=_beside),
    RegisterColumn(
        name="released_on", title="Released on", tells=True, value=_of_release(_released_on)
    ),
    RegisterColumn(
        name="release_recorded_on",
        title="Recorded on",
        tells=True,
        value=_column(lambda row: row.left.recorded_on if row.left else None, NOT_RELEASED),
    ),
    RegisterColumn(
        name="recipient",
        title="To whom",
        part=Part.NAMED,
        tells=True,
        value=_of_release(lambda released: released.recipient),
    ),
    RegisterColumn(name="way", title="How", tells=True, value=_of_release(_way)),
    RegisterColumn(
        name="file_hashes", title="SHA-256 of what left", tells=True, value=_of_release(_digests)
    ),
)
"""Every column there is, in order."""
