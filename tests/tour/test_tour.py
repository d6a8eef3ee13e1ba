"""The whole journey of a Guardian, made as a person makes it: by the command, with no display."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from caldicott_desktop import casework, tour
from caldicott_desktop.tour import guardian
from caldicott_desktop.tour.journeys import JOURNEYS, NoSuchJourney

MANY_COLOURS = 24  # a blank screen has one or two, a page of text in this program's looks far more


def command(*arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, "-m", "caldicott_desktop", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        input=typed,
        env=environment,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    folder: Path
    index: str

    @property
    def guardian(self) -> Path:
        return self.folder / "guardian"

    def counted(self, name: str) -> int:
        found = re.search(rf"^\| {name} \| ([\d,]+) \|$", self.index, re.MULTILINE)
        assert found is not None, name
        return int(found[1].replace(",", ""))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("out") / "tour"
    given = os.path.relpath(folder)  # as people type it
    done = command("tour", "guardian", "--out", given)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return Made(folder=folder, index=(folder / "index.md").read_text("utf-8"))


def shows_something(image: QImage) -> bool:
    """Whether the picture has the colours of a page, looked for until they are found."""
    seen: set[int] = set()
    for y in range(0, image.height(), 7):
        seen |= {image.pixel(x, y) for x in range(0, image.width(), 3)}
        if len(seen) >= MANY_COLOURS:
            return True
    return False


def test_every_screen_has_a_numbered_picture_that_shows_something(made: Made) -> None:
    pictures = sorted(made.guardian.glob("*.png"))
    assert [int(each.name[:2]) for each in pictures] == list(range(1, len(pictures) + 1))
    assert len(pictures) == made.counted("pictures")
    for path in pictures:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1440, 900)
        assert shows_something(image), path.name
        assert f"guardian/{path.name}" in made.index


def test_the_journey_comes_by_every_page_and_counts_what_it_cost(made: Made) -> None:
    names = " ".join(each.name for each in made.guardian.glob("*.png"))
    for page in ("create", "recovery", "kinds", "check-missing", "recorded", "export", "locked"):
        assert page in names
    assert made.counted("pages visited") >= 20
    assert 0 < made.counted("of them required") <= made.counted("answers given")
    assert made.counted("keystrokes") > made.counted("answers given")


def test_what_it_shows_is_marked_as_made_up(made: Made) -> None:
    assert "fictional" in guardian.ORGANISATION
    assert guardian.ORGANISATION in made.index
    assert guardian.PASSPHRASE in made.index


def test_the_vault_and_the_record_are_intact_to_anyone_who_checks(made: Made) -> None:
    (vault,) = made.guardian.glob("*.caldicott")
    checked = command("verify", "--passphrase-stdin", vault, typed=f"{guardian.PASSPHRASE}\n")
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.strip() in made.index
    (record,) = (made.guardian / "documents").glob("CG-*.docx")
    report = casework.verify_document(record)
    assert report.intact
    assert report.words() in made.index
    assert (made.guardian / "documents" / "Recovery sheet.docx").stat().st_size > 0


def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    theirs = tmp_path / "letter.txt"
    theirs.write_text("mine")
    with pytest.raises(tour.FolderInUse, match="not an empty folder"):
        tour.run([], tmp_path, onscreen=False)
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_a_journey_that_does_not_exist_is_answered_with_those_that_do(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(NoSuchJourney) as refused:
        tour.run(["gaurdian"], out, onscreen=False)
    assert "gaurdian" in refused.value.message
    assert all(name in refused.value.remedy for name in JOURNEYS)
    assert not out.exists()
