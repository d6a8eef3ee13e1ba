from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import second_start

LATER = """
import sys
from pathlib import Path
from caldicott_desktop.windows import second_start
first = second_start.be_first(Path(sys.argv[1]))
if first is not None:
    sys.exit(3)
sys.exit(0 if second_start.ask_first(Path(sys.argv[1]), patience_s=float(sys.argv[2])) else 1)
"""


def start_later(state: Path, patience_s: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", LATER, str(state), str(patience_s)])


@pytest.mark.usefixtures("qapp")
def test_a_second_start_brings_the_first_to_the_front_and_ends(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = second_start.be_first(tmp_path / "state")
    assert first is not None
    for _ in range(2):
        with qtbot.waitSignal(first.asked_to_front, timeout=20_000):
            later = start_later(tmp_path / "state", 20)
        assert later.wait(20) == 0
    first.release()


@pytest.mark.usefixtures("qapp")
def test_a_first_that_does_not_answer_is_said(tmp_path: Path) -> None:
    first = second_start.be_first(tmp_path)
    assert first is not None
    assert start_later(tmp_path, 0.1).wait(20) == 1  # nobody runs the loop that would answer
    assert list((tmp_path / "requests").iterdir()) == []
    first.release()


@pytest.mark.usefixtures("qapp")
def test_the_next_start_after_the_end_is_the_first(tmp_path: Path) -> None:
    first = second_start.be_first(tmp_path)
    assert first is not None
    assert second_start.be_first(tmp_path) is None
    first.release()
    again = second_start.be_first(tmp_path)
    assert again is not None
    again.release()


@pytest.mark.usefixtures("qapp")
def test_a_lock_left_by_a_program_that_died_is_taken_over(tmp_path: Path) -> None:
    died = (
        "import os, sys\nfrom pathlib import Path\n"
        "from caldicott_desktop.windows import second_start\n"
        "first = second_start.be_first(Path(sys.argv[1]))\n"
        "assert first\nos._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", died, str(tmp_path)], check=False).returncode == 9
    assert (tmp_path / "running.lock").exists()
    first = second_start.be_first(tmp_path)
    assert first is not None
    first.release()


@pytest.mark.usefixtures("qapp")
def test_a_state_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        second_start.be_first(tmp_path / "file" / "state")
