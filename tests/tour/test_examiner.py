"""The day of an examiner's office, through the real window, by the tour's own journey.

It goes on a screen of its own where Xvfb can make one, which is what people have, and off-screen
elsewhere.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from caldicott_desktop.tour import examiner
from caldicott_desktop.tour import examiner_office as office
from tests.journeys.screens import screen

# On a busy machine a screen takes its time: a quarter of it is this program's.
pytestmark = pytest.mark.timeout(900)

_TOUR = (sys.executable, "-m", "caldicott_desktop", "tour", "examiner")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    out = folder / "tour"
    shown = screen(folder) if shutil.which("Xvfb") else nullcontext()
    with shown as environment:
        done = subprocess.run(
            [*_TOUR, "--out", str(out), *(["--onscreen"] if environment else [])],
            check=False,
            capture_output=True,
            text=True,
            env=environment,
        )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out


def counted(made: Path, name: str) -> int:
    index = (made / "index.md").read_text("utf-8")
    found = re.search(rf"^\| {name} \| ([\d,]+) \|$", index, re.MULTILINE)
    assert found is not None, name
    return int(found[1].replace(",", ""))


def test_a_routine_case_takes_at_most_twelve_keys_beyond_its_reference(made: Path) -> None:
    keys = counted(made, "keystrokes per routine case beyond the reference")
    assert 0 < keys <= examiner.MOST_KEYSTROKES == 12
    assert counted(made, "clicks of the mouse") == 0


def test_every_case_of_the_day_is_on_the_log_and_most_were_completed_together(made: Path) -> None:
    assert counted(made, "cases listed") == 44
    assert counted(made, "completed over a selection") == 36


def test_a_relative_who_asks_for_notes_gets_a_letter(made: Path) -> None:
    (letter,) = (made / "examiner" / "documents").glob("* reply.docx")
    assert letter.stat().st_size


def test_the_list_that_is_pasted_holds_what_a_day_brings() -> None:
    _, *rows = office.day_list().splitlines()
    references = [row.split("\t")[0].upper() for row in rows]
    assert len(references) == 45
    assert references.count(office.HEALTH_NUMBER) == 1
    assert len(set(references)) == 44
    assert sum("-" in row.split("\t")[1] for row in rows) == 1
