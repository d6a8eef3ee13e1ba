"""How soon a register of 10,000 decisions that is being written is stopped, in each stage of it.

Whoever presses Stop waits for the turn that is being taken, at most the longest of all that were,
and then for the folder to be cleared. Reading and checking the decisions is left out: its turns are
measured where decisions are recorded meanwhile.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

from typing_extensions import override

from caldicott_desktop import casework, files
from caldicott_desktop.casework import Casebook
from caldicott_desktop.casework.audit.leaving import Meant
from caldicott_desktop.casework.audit.register_files import Terms, write_register
from caldicott_desktop.casework.audit.settling import Leaves, Matter
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Disclosure
from caldicott_desktop.export import register_content
from caldicott_desktop.export.register_content import Register
from caldicott_desktop.ledger.proof import Source
from tests.benchmarks import registers, vaults
from tests.benchmarks.measure import Measure

_STEM = "Register references 2026-11-30 090000"
_BOUND_MS = 200.0
# Turns after which it is stopped: among the lines; and in what comes after them, a fifth of a
# second of waiting for another thread.
_AMONG_LINES, _AFTER_LINES = 600, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Repeated(Leaves):
    """Some lines, told over and over, of a register that leaves."""

    book: Casebook
    disclosure: Disclosure
    register: Register
    stem: str
    told: registers.Lines

    @property
    @override
    def meant(self) -> Meant:
        return Selection()

    @property
    @override
    def many(self) -> int:
        return registers.SIZE

    @property
    @override
    def matters(self) -> int:
        return registers.SIZE

    @override
    def by_matter(self, first: int = 0, end: int | None = None) -> Iterator[Matter]:
        lines = registers.distinct(self.register, islice(cycle(self.told), self.many))
        return (Matter((line,)) for line in islice(lines, first, end))

    @override
    def sources(self, first: int, end: int) -> Iterator[Source]:
        return iter(())


def measures() -> Iterator[Measure]:
    """Each stage in which most time goes by."""
    own = vaults.root() / "stopping"
    shutil.rmtree(own, ignore_errors=True)
    vault = Path(shutil.copytree(vaults.of_size(registers.KNOWN), own / "stopped.caldicott"))
    book = registers.opened(vault, own / "state")
    register, told = registers.told(book)
    names = register_content.proof_names(_STEM, registers.SIZE)
    leaving = _Repeated(
        book=book,
        disclosure=registers.LEVEL,
        register=replace(register, proof_names=names),
        stem=_STEM,
        told=told,
    )
    try:
        for stage, forms, turns in (
            ("reading its lines", (Format.CSV, Format.JSON, Format.EXCEL), None),
            ("ending its workbook", (Format.EXCEL,), _AFTER_LINES),
            ("building its Word file", (Format.WORD,), _AFTER_LINES),
            ("making its PDF", (Format.PDF,), _AFTER_LINES),
        ):
            yield Measure(
                name=f"stop of {registers.SIZE:,} decisions, {stage}",
                ours=1000 * _stopped(leaving, own, forms, turns),
                floor=0.0,
                unit="ms",
                bound=_BOUND_MS,
                bound_kind="ours",
            )
    finally:
        casework.lock(book)


def _stopped(leaving: Leaves, folder: Path, forms: Sequence[Format], after: int | None) -> float:
    """Seconds from pressing Stop until it is answered, `after` so many turns past the lines."""
    longest = 0.0
    past = 0
    with files.aside(folder) as aside:
        steps = write_register(leaving, aside, Terms(formats=forms))
        for turn in range(10 * leaving.many):
            begun = time.thread_time()
            at = next(steps)
            longest = max(longest, time.thread_time() - begun)
            past += at.done == at.total // 2
            if turn == _AMONG_LINES if after is None else past == after:
                break
        begun = time.perf_counter()
        steps.close()
        return longest + time.perf_counter() - begun
