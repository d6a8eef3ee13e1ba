"""Which cases were read in the pane since somebody came to work, and what was in sight of each."""

from __future__ import annotations

from collections.abc import Sequence

from caldicott_desktop.casework import examiner


class Readings:
    """Knows what was shown; nothing of it is kept beyond the page it belongs to."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._read: dict[examiner.CaseId, tuple[examiner.EntryId, ...]] = {}

    def note(self, page: examiner.CasePage) -> None:
        """A case was shown whole."""
        self._read[page.id] = tuple(each.id for each in page.accesses)

    def accesses(self, case_id: examiner.CaseId) -> tuple[examiner.EntryId, ...]:
        """The accesses that were in sight when the case was read."""
        return self._read.get(case_id, ())

    def unread(self, rows: Sequence[examiner.CaseRowShown]) -> tuple[examiner.CaseRowShown, ...]:
        """Those of `rows` that were not read as they now stand: more may have been opened since."""
        return tuple(
            row
            for row in rows
            if row.id not in self._read or len(row.opened) > len(self._read[row.id])
        )
