"""The examiner log in a large office beside a small one: the core, the window, and verification.

Of the core, processor time of this thread, since the aims are about what the program does and not
about whoever else uses the disk. The floor is the small office's figure: what is flat has a ratio
near 1. Of the window (`examiner_session`), time by the clock and, beside it, processor time of the
window's thread and of the program: on a computer that does something else as well only the latter
two say much. `docs/decisions/0217-how-the-examiner-log-is-timed.md`.
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
from tests.benchmarks import vaults, verifying
from tests.benchmarks.desktop import session, stall
from tests.benchmarks.measure import Measure, percentile
from tests.faults import cheap_vaults

SMALL, CASES = 1_000, 20_000
TIMES = 60
DAY_LIST, ASSERTED = 500, 45
OFFICER, EXAMINER = "T Bell", "Dr S Rahman"

# Milliseconds, from the sizes and speeds the product is designed for.
LINE_MS, LIST_MS, KEY_MS, PAGE_MS, DAY_LIST_MS, ASSERTED_MS = (
    20.0,
    50.0,
    50.0,
    150.0,
    2_000.0,
    1_000.0,
)


def measures(cases: int = CASES, kept: Path | None = None) -> Iterator[Measure]:
    """Each thing that people at the office do, with so many cases; see `vaults.of_office`."""
    yield from _of_core(cases, kept)
    office = vaults.of_office(cases, kept).copied()
    yield from verifying.measures_of(office.vault, office.state)
    yield from _of_window(office)


def _of_core(cases: int, kept: Path | None) -> Iterator[Measure]:
    """What the core takes, in this office and in a small one."""
    small, large = _spent(SMALL, None), _spent(cases, kept)
    for name, bound in _BOUNDS.items():
        percent = 95 if len(large[name]) > 1 else None
        figure = _p95 if percent else max
        yield Measure(
            name=f"examiner: {name} at {cases:,} cases{', p95' if percent else ''}",
            ours=figure(large[name]) * 1000,
            floor=figure(small[name]) * 1000,
            unit="ms",
            bound=bound,
            bound_kind="ours",
            note=f"floor at {SMALL:,} cases",
        )


def _of_window(office: vaults.Office) -> Iterator[Measure]:
    """What one session at the window took, by three clocks; the office was verified of late."""
    found = session("examiner_session", office.vault, office.state)
    for key, (name, bound) in _AT_WINDOW.items():
        taken = found[key]
        for clock, words in _CLOCKS.items():
            values: list[float] = taken[clock]
            yield Measure(
                name=f"{name}{', p95' if len(values) > 1 else ''}{words}",
                ours=percentile(values, 95) if len(values) > 1 else values[0],
                floor=min(values),
                unit="ms",
                bound=bound,
                bound_kind="ours",
                note=f"{len(values)} times, longest {max(values):.0f}; floor: the quickest of them",
            )
    yield stall("longest time in which the window did not answer", found["stalls"])
    yield stall("the same in the processor time of its thread", found["busy"])


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


_AT_WINDOW = {
    "line": ("from the key that saves to the next empty line", KEY_MS),
    "search": ("a keystroke of a search to new rows on screen", KEY_MS),
    "filter": ("another filter to new rows on screen", KEY_MS),
    "scroll": ("to the end and back", KEY_MS),
    "case": ("another case beside the list", PAGE_MS),
    "first_page": ("the first picture of a page of the office", PAGE_MS),
    "page": ("a page of the office opened again", PAGE_MS),
    "paste": ("500 pasted cases read and shown", DAY_LIST_MS),
    "day_list": ("500 pasted cases listed", DAY_LIST_MS),
    "prepare": ("45 cases prepared in one batch", ASSERTED_MS),
    "assertions_form": ("the form over 45 cases", PAGE_MS),
    "assertions": ("45 assertions in one batch", ASSERTED_MS),
}
_CLOCKS = {
    "ms": "",
    "busy_ms": ", in the processor time of the window",
    "worked_ms": ", in the processor time of the program",
}


def _spent(size: int, kept: Path | None) -> Mapping[str, list[float]]:
    office = vaults.of_office(size, kept).copied()
    book = _unlocked(office, OFFICER)
    work = _Work(book, random.Random(vaults.SEED))
    spent = {
        "a line saved": [_timed(work.save_line) for _ in range(TIMES)],
        "the list": [_timed(look) for look in work.lists() for _ in range(TIMES // 6)],
        "a search": [_timed(work.search) for _ in range(TIMES)],
        "a case opened": [_timed(work.open_case) for _ in range(TIMES)],
        "the office at a glance": [_timed(lambda: examiner.office_view(book)) for _ in range(9)],
        "a day list of 500": [_timed(work.day_list)],
    }
    ids = work.prepare()
    casework.lock(book)
    book = _unlocked(office, EXAMINER)
    told = case.CaseCompleted(assertion=case.Assertion(independent=True))
    spent["45 assertions"] = [
        _timed(lambda: examiner.complete_cases(book, dict.fromkeys(ids, told)))
    ]
    casework.lock(book)
    return spent


def _unlocked(office: vaults.Office, name: str) -> Casebook:
    passphrase = f"{cheap_vaults.PASSPHRASE} {name}"
    return cheap_vaults.unlock(office.vault, office.state, passphrase=passphrase)


def _timed(work: Callable[[], object]) -> float:
    """Seconds of this thread that `work` takes once."""
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


@dataclass(slots=True)
class _Work:
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
