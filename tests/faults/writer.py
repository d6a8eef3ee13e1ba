"""A program that drafts and records without end and says each thing once it is on disk.

Run as `python -m tests.faults.writer FOLDER STATE SEED`; it is there to be killed.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from caldicott_desktop import casework
from caldicott_desktop.casework.demo_cases import House, fictional_case
from caldicott_desktop.domain.choices import Nation
from tests.faults import cheap_vaults

HOUSE = House(entity="Rosewood House", nation=Nation.ENGLAND, guardian="Priya Nair")


def say(*words: object) -> None:
    """Acknowledge: whoever reads this line may count on it."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def write_on(book: casework.Casebook, chance: random.Random) -> None:
    """Draft and record one case after another until killed."""
    while True:
        decided_at = datetime.now(tz=UTC).astimezone(ZoneInfo("Europe/London"))
        case = fictional_case(chance, book.guidance, HOUSE, decided_at - timedelta(hours=1))
        draft = casework.new_draft(book, case.kind_id)
        for words in range(chance.randrange(1, 6)):
            typed = replace(case, request=replace(case.request, asked_for=f"so far {words}"))
            saved = casework.save_draft(book, draft.id, typed)
            say("saved", draft.id, saved.version, words)
        if chance.randrange(3):
            recorded = casework.record_decision(book, draft.id, case)
            say("recorded", recorded.decision_id, recorded.reference, draft.id)


if __name__ == "__main__":
    folder, state, seed = sys.argv[1:]
    write_on(cheap_vaults.unlock(Path(folder), Path(state)), random.Random(int(seed)))
