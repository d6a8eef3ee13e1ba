"""The examiner log in a large office beside a small one: lines, lists, day lists and assertions.

Processor time of this thread, since the aims are about what the program does and not about whoever
else uses the disk. The floor is the small office's figure: what is flat has a ratio near 1.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, examiner
from caldicott_desktop.casework.examiner import CaseOrder, Narrowed
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import Came, CaseState, Scope
from tests.benchmarks import vaults
from tests.benchmarks.measure import Measure, percentile
from tests.faults import cheap_vaults

SMALL, LARGE = 1_000, 100_000
TIMES = 60
DAY_LIST, ASSERTED = 500, 45
OFFICER, EXAMINER = "T Bell", "Dr S Rahman"

# Milliseconds, from the sizes and speeds the product is designed for.
LINE_MS, LIST_MS, PAGE_MS, DAY_LIST_MS, ASSERTED_MS = 20.0, 50.0, 150.0, 2_000.0, 1_000.0


def measures() -> Iterator[Measure]:
    """Each thing that people at the office do, in both offices."""
    small, large = _spent(SMALL), _spent(LARGE)
    for name, bound in _BOUNDS.items():
        percent = 95 if len(large[name]) > 1 else None
        figure = _p95 if percent else max
        yield Measure(
            name=f"examiner: {name} at {LARGE:,} cases{', p95' if percent else ''}",
            ours=figure(large[name]) * 1000,
            floor=figure(small[name]) * 1000,
            unit="ms",
            bound=bound,
            bound_kind="ours",
            note=f"floor at {SMALL:,} cases",
        )


def _p95(values: list[float]) -> float:
    return percentile(values, 95)


_BOUNDS = {
    "a line saved": LINE_MS,
    "the list": LIST_MS,
    "a search": LIST_MS,
    "a case opened": PAGE_MS,
    "the office at a glance": PAGE_MS,
    "a day list of 500": DAY_LIST_MS,
    "45 assertions": ASSERTED_MS,
}


def _spent(size: int) -> Mapping[str, list[float]]:
    folder = vaults.of_office(size)
    book = _unlocked(folder, OFFICER)
    office = _Office(book, random.Random(vaults.SEED))
    spent = {
        "a line saved": [_timed(office.save_line) for _ in range(TIMES)],
        "the list": [_timed(look) for look in office.lists() for _ in range(TIMES // 6)],
        "a search": [_timed(office.search) for _ in range(TIMES)],
        "a case opened": [_timed(office.open_case) for _ in range(TIMES)],
        "the office at a glance": [_timed(lambda: examiner.office_view(book)) for _ in range(9)],
        "a day list of 500": [_timed(office.day_list)],
    }
    ids = office.prepare()
    casework.lock(book)
    book = _unlocked(folder, EXAMINER)
    told = case.CaseCompleted(assertion=case.Assertion(independent=True))
    spent["45 assertions"] = [
        _timed(lambda: examiner.complete_cases(book, dict.fromkeys(ids, told)))
    ]
    casework.lock(book)
    return spent


def _unlocked(folder: Path, name: str) -> Casebook:
    passphrase = f"{cheap_vaults.PASSPHRASE} {name}"
    return cheap_vaults.unlock(folder, vaults.state(), passphrase=passphrase)


def _timed(work: Callable[[], object]) -> float:
    """Seconds of this thread that `work` takes once."""
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


@dataclass(slots=True)
class _Office:
    """An officer at work."""

    book: Casebook
    chance: random.Random
    lines: int = 0

    def save_line(self) -> None:
        """Save a line with two sources."""
        self.lines += 1
        on = datetime.now(tz=UTC).date() - timedelta(days=2)
        epr, gp, *_ = examiner.standing_sources(self.book)
        line = case.CaseLine(
            details=case.CaseDetails(
                reference=f"BM-{self.lines:04}", died_from_on=on, died_to_on=on
            ),
            accesses=(
                case.Access(source=epr.entry_id, scope=Scope.LAST_EPISODE),
                case.Access(source=gp.entry_id, scope=Scope.MONTHS, months=12),
            ),
        )
        examiner.save_line(self.book, line)

    def lists(self) -> list[Callable[[], object]]:
        """Lists that a page shows."""
        book = self.book
        gp = examiner.standing_sources(book)[1]
        some = [
            Narrowed(),
            Narrowed(state=CaseState.COMPLETE),
            Narrowed(source=casework.EntryId(gp.entry_id)),
            Narrowed(awaiting=True),
        ]
        return [
            *(partial(examiner.case_page, book, only=only) for only in some),
            partial(examiner.case_page, book, order=CaseOrder.REFERENCE),
            partial(examiner.closing_soon, book),
        ]

    def search(self) -> None:
        """Look for a reference as it is typed, or for a word."""
        texts = ("ME-26", "M", "0412", "practice rung", "me-2611-04", "complete")
        examiner.case_page(self.book, text=self.chance.choice(texts))

    def open_case(self) -> None:
        """Open a case."""
        rows = examiner.case_page(self.book, limit=200).rows
        examiner.open_case(self.book, self.chance.choice(rows).id)

    def day_list(self) -> None:
        """List a pasted day list."""
        rows = [case.CaseDetails(reference=f"DL-{n:04}") for n in range(DAY_LIST)]
        examiner.list_cases(self.book, rows, examiner.Origin(came=Came.PASTED, sha256="ab" * 32))

    def prepare(self) -> list[examiner.CaseId]:
        """Prepare as many cases as an examiner concludes in a session."""
        rows = examiner.case_page(self.book, text="DL-", limit=ASSERTED).rows
        ids = [row.id for row in rows]
        examiner.prepare_cases(self.book, dict.fromkeys(ids, case.CasePrepared(note="All here.")))
        return ids
