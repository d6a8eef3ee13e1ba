"""A program that drafts and records without end and says each thing once it is on disk.

Run as `python -m tests.faults.writer FOLDER STATE SEED`; it is there to be killed.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

from caldicott_desktop import casework
from tests.faults import cheap_vaults, fictional


def say(*words: object) -> None:
    """Acknowledge: whoever reads this line may count on it."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def write_on(book: casework.Casebook, chance: random.Random) -> None:
    """Draft and record one case after another until killed."""
    while True:
        case = fictional.case(chance, book.guidance)
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
