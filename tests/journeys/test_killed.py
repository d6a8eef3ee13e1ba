from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.tour import guardian

WORDS = "All care notes since March; the officer rang twice."


def test_what_the_page_calls_saved_outlives_the_program(tmp_path: Path) -> None:
    folder = tmp_path / "typing"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typist", str(folder), WORDS],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as typist:
        assert typist.stdout is not None
        vault = Path(typist.stdout.readline().strip())
        typist.send_signal(signal.SIGKILL)
    assert typist.returncode == -signal.SIGKILL
    book = casework.unlock(
        vault,
        guardian.PASSPHRASE,
        place=casework.Place(state_folder=folder / "state"),
        clock=casework.system_clock,
    )
    (row,) = casework.drafts(book)
    assert casework.load_draft(book, row.id).case.request.asked_for == WORDS
    casework.lock(book)
