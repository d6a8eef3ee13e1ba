"""Make the vault of the present register format: python -m tests.stores.make FOLDER."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.casework import NamedPerson, Place
from tests.casework.world import COSTS, PASSPHRASE, done

MADE_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

# In the name key of every format that has one, the second and later.
KNOWN = NamedPerson(reference="R-0417", name="Margaret Ellery")


def make(folder: Path) -> None:
    """Write a small demonstration vault to `folder`; its passphrase is that of the tests."""
    state = folder.with_name(f"{folder.name} state")
    place = Place(state_folder=state, machine="0" * 64, installation="Reception laptop")
    steps = casework.build_demo(
        folder,
        PASSPHRASE,
        decisions=12,
        seed=1,
        place=place,
        clock=lambda: MADE_AT,
        costs=COSTS,
        floor=COSTS,
    )
    done(steps)
    book = casework.unlock(folder, PASSPHRASE, place=place, clock=lambda: MADE_AT, floor=COSTS)
    casework.keep_name(book, KNOWN)
    book.close()
    shutil.rmtree(state)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
