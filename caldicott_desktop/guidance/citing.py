"""Citations in guidance files: which source, which place, how far checked, when to look again."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from caldicott_desktop.domain.guidance_types import Checked, Citation
from caldicott_desktop.guidance.reading import Table

# Months until a statement is looked at again, unless its file says otherwise. Chosen so that what
# was read at source outlives one yearly review, and what was not does not.
_MONTHS = {Checked.READ: 12, Checked.SECOND_HAND: 6, Checked.NOT_CHECKED: 6}


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """Reads the citations of an item against the sources that exist."""

    sources: frozenset[str]
    as_at: date

    def read(self, table: Table, *, empty: bool = False) -> tuple[Citation, ...]:
        """The citations at `sources`; none only where `empty` allows it."""
        found = tuple(self._one(inner) for inner in table.tables("sources"))
        if not found and not empty:
            raise table.fault("“sources” is missing: say what this rests on")
        return found

    def suggestions(self, table: Table, blocks: frozenset[str]) -> tuple[str, ...]:
        """The names at `suggestions`, each one of `blocks`."""
        names = table.texts("suggestions", empty=True)
        for name in names:
            if name not in blocks:
                raise table.fault(f"“suggestions” names “{name}”, which is not a block of its own")
        return names

    def _one(self, table: Table) -> Citation:
        source_id = table.text("source")
        if source_id not in self.sources:
            raise table.fault(f"“{source_id}” is not the id of a source")
        checked = table.choice("checked", Checked)
        checked_on = table.day_or_none("on")
        if checked in {Checked.READ, Checked.SECOND_HAND} and checked_on is None:
            raise table.fault("“on” is missing: say on which day it was read")
        if checked is Checked.NOT_CHECKED and checked_on is not None:
            raise table.fault("“on” cannot stand beside “not_checked”")
        section = table.text("section")
        never, recheck_by = table.flag("never_recheck"), table.day_or_none("recheck_by")
        if checked in _MONTHS and not never and recheck_by is None:
            recheck_by = months_after(checked_on or self.as_at, _MONTHS[checked])
        table.close()
        return Citation(
            source_id=source_id,
            section=section,
            checked=checked,
            checked_on=checked_on,
            recheck_by=recheck_by,
        )
