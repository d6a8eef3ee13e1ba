"""The ninety-second card, counted through the real window by the tour's own journey."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from caldicott_desktop.tour import urgent


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    folder: Path
    index: str

    def counted(self, name: str) -> int:
        found = re.search(rf"^\| {name} \| ([\d,]+) \|$", self.index, re.MULTILINE)
        assert found is not None, name
        return int(found[1].replace(",", ""))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    out = tmp_path_factory.mktemp("out") / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "caldicott_desktop", "tour", "urgent", "--out", str(out)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return Made(folder=out / "urgent", index=(out / "index.md").read_text("utf-8"))


def test_a_card_asks_for_at_most_fifteen_answers_and_none_too_many(made: Made) -> None:
    answers = made.counted("answers given")
    assert answers == len(urgent.ANSWERS) <= urgent.MOST_ANSWERS == 15
    assert made.counted("of them required") == answers


def test_it_is_done_from_the_keyboard_in_ninety_seconds(made: Made) -> None:
    assert made.counted("clicks of the mouse") == 0
    # Three keys a second, as somebody types at night who does not type for a living.
    assert 0 < made.counted("keystrokes for the card") < 90 * 3


def test_every_step_has_its_picture(made: Made) -> None:
    names = " ".join(sorted(each.name for each in made.folder.glob("*.png")))
    for step in ("printed", "card-empty", "card-recorded", "today-night", "paper", "write-up"):
        assert step in names


def test_what_it_left_is_intact_and_each_card_has_its_number(made: Made) -> None:
    assert "Urgent%20cards%20CG.docx" in made.index
    assert "Intact: 6 entries." in made.index
