"""The gallery of every screen, made by the tour's own journey in one look."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPixmap

from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour import screens
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.gallery import WAYS
from caldicott_desktop.tour.journeys import JOURNEYS, chosen
from caldicott_desktop.tour.screens_cast import PASSPHRASES
from caldicott_desktop.windows.rooms_of_roles import rooms_of
from caldicott_desktop.windows.theme import TEXT_SCALES, THEMES

MANY_COLOURS = 12  # an empty page has some; a page that was not drawn one or two
EVERYBODY = {Role.OWNER, Role.GUARDIAN, Role.LEAD_EXAMINER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    folder: Path
    index: str

    @property
    def pictures(self) -> list[Path]:
        return sorted(self.folder.glob("*.png"))

    @property
    def names(self) -> list[str]:
        return [re.sub(r"^\d+-|-light$", "", each.stem) for each in self.pictures]

    def counted(self, name: str) -> int:
        found = re.search(rf"^\| {name} \| ([\d,]+) \|$", self.index, re.MULTILINE)
        assert found is not None, name
        return int(found[1].replace(",", ""))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    out = tmp_path_factory.mktemp("out") / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "caldicott_desktop", "tour", "screens-light", "--out", str(out)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    folder = out / "screens-light"
    return Made(folder=folder, index=(out / "index.md").read_text("utf-8"))


@pytest.mark.long
def test_every_screen_has_a_picture_that_shows_something(made: Made) -> None:
    assert len(made.pictures) == made.counted("screens") == made.counted("pictures")
    for path in made.pictures:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1440, 900)
        seen = {image.pixel(x, y) for x in range(0, 1440, 5) for y in range(0, 900, 9)}
        assert len(seen) >= MANY_COLOURS, path.name
        assert f"screens-light/{path.name}" in made.index


@pytest.mark.long
def test_no_two_screens_have_one_name(made: Made) -> None:
    assert len(set(made.names)) == len(made.names)


@pytest.mark.long
def test_it_comes_by_every_page_there_is(made: Made) -> None:
    assert made.counted("pages visited") == len(rooms_of(EVERYBODY).pages)


@pytest.mark.long
def test_it_comes_by_every_section_of_the_walkthrough(made: Made) -> None:
    assert {f"walk-{section.code}" for section in Section} <= {*made.names}


@pytest.mark.long
def test_it_says_with_which_passphrases_its_vault_opens(made: Made) -> None:
    assert all(f"*{words}* ({name})" in made.index for name, words in PASSPHRASES.items())


def test_screens_are_shown_in_every_theme_at_the_largest_text_and_in_a_small_window() -> None:
    ways = WAYS.values()
    assert {way.tokens.name for way in ways} == {theme.name for theme in THEMES}
    assert max(way.scale for way in ways) == TEXT_SCALES[-1]
    assert min(way.size.width() for way in ways) == 1024


def test_the_gallery_is_made_only_when_it_is_asked_for() -> None:
    names = {"screens", *(f"screens-{way}" for way in WAYS)}
    assert names < set(JOURNEYS)
    assert names.isdisjoint(chosen([]))


@pytest.mark.usefixtures("qapp")
def test_a_screen_in_several_ways_has_one_number_and_stands_side_by_side(tmp_path: Path) -> None:
    album = Album(folder=tmp_path, title=screens.TITLE)
    shown = [(way, QPixmap(8, 8)) for way in ("light", "dark", "large")]
    for _way, picture in shown:
        picture.fill("teal")
    album.beside("today", "Today.", shown)
    album.beside("names", "Names.", shown[:1])
    kept = sorted(each.name for each in tmp_path.iterdir())
    today = ["001-today-dark.png", "001-today-large.png", "001-today-light.png"]
    assert kept == [*today, "002-names-light.png"]
    page = album.page()
    assert "| dark | large |\n| --- | --- |\n| ![001-today, dark](" in page
    assert "| pictures | 4 |" in page
