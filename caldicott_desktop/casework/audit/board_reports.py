"""Which reports to the board have left, told from the entries that came before each leaving."""

from __future__ import annotations

from caldicott_desktop.casework import checked
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.domain.reports import selections
from caldicott_desktop.domain.reports.kinds import ReportKind
from caldicott_desktop.domain.reports.period import Period
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store import entries

_TO_THE_BOARD = frozenset({ReportKind.ANNUAL, ReportKind.QUARTERLY})

# Entries read and checked in one turn: some five milliseconds.
_READ_AT_ONCE = 25


def reports_to_the_board(book: Casebook, period: Period) -> Steps[int]:
    """Return how many reports to the board left that look back on any day of a period.

    Raises `NotIntact`.
    """
    until = entries.last_row(book.store)
    finished: set[bytes] = set()
    begun: list[bytes] = []
    for kind in ("export.finished", "export.begun"):
        stored = entries.of_kind_between(book.store, kind, after=0, until=until)
        for done, each in enumerate(stored):
            if done % _READ_AT_ONCE == 0:
                yield Progress(done=done, total=len(stored))
            entry = checked.load(book, each)
            if kind == "export.finished":
                finished.add(schemas.EXPORT_FINISHED.read(entry.fields).begun)
            elif _is_to_the_board(schemas.EXPORT_BEGUN.read(entry.fields).selection, period):
                begun.append(entry.signed.entry_id)
    return sum(each in finished for each in begun)


def _is_to_the_board(selection: str, period: Period) -> bool:
    found = selections.read(selection)
    if found is None or found.kind not in _TO_THE_BOARD:
        return False
    return found.period.first <= period.last and period.first <= found.period.last
