"""Two people at one computer, through the real window, by the tour's own journey."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from caldicott_desktop.tour import people


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("out") / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "caldicott_desktop", "tour", "people", "--out", str(out)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert sorted(Path(out / "people").glob("*-stays-out.png"))
    return (out / "index.md").read_text("utf-8")


def counted(index: str, name: str) -> int:
    found = re.search(rf"^\| {name} \| (-?[\d,]+) \|$", index, re.MULTILINE)
    assert found is not None, name
    return int(found[1].replace(",", ""))


def test_a_switch_takes_at_most_three_seconds_beyond_the_key(index: str) -> None:
    assert counted(index, "ms for a switch, beyond the key") <= people.MOST_MS == 3000


def test_it_is_done_from_the_keyboard(index: str) -> None:
    assert counted(index, "clicks of the mouse") == 0
    assert counted(index, "decisions recorded") == 2
