"""Kill the writer at a random moment, open the vault again, and hold it to what it promised."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.casework.verifying import verify_vault
from tests.faults import cheap_vaults

MOST_LINES = 40
LONGEST_WAIT_S = 0.02


@dataclass
class Promised:
    """What the writer said was on disk: decisions by id, drafts with version and words."""

    decisions: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, tuple[int, str]] = field(default_factory=dict)

    def take(self, line: str) -> None:
        """Note one acknowledgement."""
        what, *rest = line.split()
        if what == "saved":
            draft_id, version, words = rest
            self.drafts[draft_id] = (int(version), f"so far {words}")
        else:
            decision_id, reference, draft_id = rest
            self.decisions[decision_id] = reference
            self.drafts.pop(draft_id, None)


def kill_once(folder: Path, state: Path, chance: random.Random, promised: Promised) -> int:
    """Run the writer, kill it at a random moment; returns how many things it acknowledged."""
    command = [sys.executable, "-m", "tests.faults.writer", str(folder), str(state)]
    with subprocess.Popen(
        [*command, str(chance.randrange(2**31))],
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        if writer.stdout is None:
            raise AssertionError("the writer has nowhere to speak")
        lines = [writer.stdout.readline() for _ in range(chance.randrange(1, MOST_LINES))]
        time.sleep(chance.uniform(0, LONGEST_WAIT_S))  # the moment of the crash is the test
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
    whole = [line for line in lines if line.endswith("\n")]
    for line in whole:
        promised.take(line)
    return len(whole)


def hold(folder: Path, state: Path, promised: Promised) -> None:
    """Assert that the vault opens, is intact, and holds everything that was promised."""
    book = cheap_vaults.unlock(folder, state)
    try:
        report = cheap_vaults.finish(verify_vault(book))
        assert report.intact, report.words()
        for decision_id, reference in promised.decisions.items():
            page = casework.open_decision(book, casework.DecisionId(decision_id))
            assert page.reference == reference
        recorded = _recorded(book)
        for draft_id, (version, words) in promised.drafts.items():
            # Killed after the commit and before the word of it: the draft is a decision now.
            if draft_id in recorded:
                continue
            draft = casework.load_draft(book, casework.DraftId(draft_id))
            assert draft.version >= version
            assert draft.version > version or draft.case.request.asked_for == words
        numbers = sorted(int(reference.rsplit("-", 1)[1]) for reference in recorded.values())
        assert numbers == list(range(1, len(numbers) + 1)), "a number without an entry"
    finally:
        casework.lock(book)


def _recorded(book: casework.Casebook) -> dict[str, str]:
    found: dict[str, str] = {}
    cursor = None
    while True:
        page = casework.decisions(book, after=cursor)
        found.update((row.id, row.reference) for row in page.rows)
        cursor = page.next
        if cursor is None:
            return found


def crash_repeatedly(folder: Path, times: int, seed: int) -> tuple[int, Promised]:
    """Crash `times` over one vault; returns how many acknowledgements held, and what was promised.

    Raises `AssertionError` at the first thing lost.
    """
    vault, state = folder / "Crash.caldicott", folder / "state"
    casework.lock(cheap_vaults.create(vault, state))
    chance, promised, acknowledged = random.Random(seed), Promised(), 0
    for _ in range(times):
        acknowledged += kill_once(vault, state, chance, promised)
        hold(vault, state, promised)
    return acknowledged, promised
