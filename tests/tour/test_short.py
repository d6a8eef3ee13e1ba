"""The four-minute no, counted through the real window by the tour's own journey."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from caldicott_desktop.tour import counting, short


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("out") / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "caldicott_desktop", "tour", "short", "--out", str(out)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert sorted(Path(out / "short").glob("*-recorded.png"))
    return (out / "index.md").read_text("utf-8")


def counted(index: str, name: str) -> int:
    found = re.search(rf"^\| {name} \| ([\d,]+) \|$", index, re.MULTILINE)
    assert found is not None, name
    return int(found[1].replace(",", ""))


def test_a_refusal_asks_for_at_most_fifteen_answers(index: str) -> None:
    answers = counted(index, "answers given")
    assert answers == len(counting.rows([*short.ANSWERS]))
    assert answers <= short.MOST_ANSWERS == 15


def test_none_of_them_could_be_left_out(index: str) -> None:
    assert counted(index, "of them required") == counted(index, "answers given")


def test_it_is_one_page_or_one_scroll_of_it(index: str) -> None:
    assert counted(index, "screenfuls") <= 2


def test_it_is_done_from_the_keyboard(index: str) -> None:
    assert counted(index, "clicks of the mouse") == 0
    typed = sum(len(answer) for answer in short.ANSWERS.values())
    assert 0 < counted(index, "keystrokes on it") < 2 * typed


def test_the_rating_and_the_line_of_a_principle_are_one_answer() -> None:
    given = ["/request/name", "/principles/0/rating", "/principles/0/reason", "/principles/10/x"]
    assert counting.rows(given) == ["/request/name", "/principles/0", "/principles/10"]
