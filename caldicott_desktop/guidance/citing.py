"""Citations in guidance files: which source, which place, how far checked, when to look again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from caldicott_desktop.domain.guidance_types import Checked, Citation, Source
from caldicott_desktop.guidance.reading import Table

# Months until a statement is looked at again, unless its file says otherwise. Chosen so that what
# was read at source outlives one yearly review, and what was not does not.
_MONTHS = {
    Checked.READ: 12,
    Checked.READ_COPY: 12,
    Checked.SECOND_HAND: 6,
    Checked.NOT_CHECKED: 6,
}


@lru_cache(maxsize=64)
def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    return day + relativedelta(months=months)


def recheck_day(checked: Checked, read_on: date) -> date | None:
    """When a statement checked like this is looked at again if its file sets no day of its own."""
    months = _MONTHS.get(checked)
    return months_after(read_on, months) if months else None


def source_of(table: Table) -> Source:
    """The document that a table of sources tells of."""
    return Source(
        id=table.text("id"),
        title=table.text("title"),
        publisher=table.text("publisher"),
        dated=table.text("dated"),
        link=table.text_or_none("link") or "",
        copy=table.text_or_none("copy"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """Reads the citations of an item against the sources that exist."""

    sources: Mapping[str, Source]
    as_at: date

    def read(self, table: Table, *, empty: bool = False) -> tuple[Citation, ...]:
        """The citations at `sources`; none only where `empty` allows it."""
        found = tuple(self._one(inner) for inner in table.tables("sources"))
        if not found and not empty:
            raise table.fault("no-sources")
        return found

    def suggestions(self, table: Table, blocks: frozenset[str]) -> tuple[str, ...]:
        """The names at `suggestions`, each one of `blocks`."""
        names = table.texts("suggestions", empty=True)
        for name in names:
            if name not in blocks:
                raise table.fault("unknown-block", name=name)
        return names

    def _one(self, table: Table) -> Citation:
        source_id = table.text("source")
        if source_id not in self.sources:
            raise table.fault("unknown-source", source_id=source_id)
        checked = table.choice("checked", Checked)
        if checked is Checked.READ_COPY:
            raise table.fault("checked-copy")
        checked_on = table.day_or_none("on")
        if checked in {Checked.READ, Checked.SECOND_HAND} and checked_on is None:
            raise table.fault("no-day-read")
        if checked is Checked.NOT_CHECKED and checked_on is not None:
            raise table.fault("day-not-checked")
        section = table.text("section")
        if checked is Checked.READ and self.sources[source_id].copy:
            checked = Checked.READ_COPY
        recheck_by = recheck_day(checked, checked_on or self.as_at)
        if table.flag("never_recheck"):
            recheck_by = None
        elif table.has("recheck_by"):
            recheck_by = table.day_or_word("recheck_by", "never")
        table.close()
        return Citation(
            source_id=source_id,
            section=section,
            checked=checked,
            checked_on=checked_on,
            recheck_by=recheck_by,
        )
