"""A hard case as a journey of the tour: advice on one page.

`start.py soak` tells all five.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from caldicott_desktop import assets, casework, guidance
from caldicott_desktop.tour import hard_cases
from caldicott_desktop.tour.journeys import JOURNEYS, TITLES, chosen

GUIDANCE = guidance.load(assets.folder("resources") / "guidance")
TOLD = ("predictor",)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "caldicott_desktop", "tour", *TOLD, "--out", str(out)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out


@pytest.mark.parametrize("name", TOLD)
def test_a_story_ends_in_a_word_record_that_proves_itself(out: Path, name: str) -> None:
    (record,) = (out / name / "documents").glob("CG-*.docx")
    report = casework.verify_document(record)
    assert report.intact
    index = (out / "index.md").read_text("utf-8")
    assert f"**{hard_cases.STORIES[name].told}**" in index
    assert report.words() in index
    clicks = re.findall(r"^\| clicks of the mouse \| (\d+) \|$", index, re.MULTILINE)
    assert clicks == ["0"]


def test_each_story_is_a_journey_and_a_tour_of_everything_tells_it_once() -> None:
    assert set(hard_cases.STORIES) < set(JOURNEYS) == set(TITLES)
    assert set(hard_cases.STORIES).isdisjoint(chosen([]))
    assert "hard-cases" in chosen([])


@pytest.mark.parametrize("name", hard_cases.STORIES)
def test_the_words_typed_find_the_card_of_the_story_first(name: str) -> None:
    story = hard_cases.STORIES[name]
    first = guidance.find_kinds(story.words, GUIDANCE)[0]
    variant = first.variant.id if first.variant else None
    assert (first.kind.id, variant) == (story.kind_id, story.variant_id)
