"""Every document that has pages, as pictures of its first ones: to be looked at as by a regulator.

LibreOffice lays the Word files out, and poppler draws the pages; where a computer lacks them, the
documents are left as files.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QPixmap

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Format
from caldicott_desktop.tour import guardian, papers_cast
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.papers_cast import Paper
from caldicott_desktop.tour.stage import BEGINS
from caldicott_desktop.tour.waiting import Stuck

TITLE = "Papers: every document that has pages, in each format"

MOST_PAGES = 4
"""Of each document."""

# Its vault holds a decision for each letter, and some that were challenged and corrected.
_DECISIONS, _CASES, _SEED = 72, 24, 7
# An officer of the examiner's office, as an invented one names its people.
_OFFICER = f"{guardian.PASSPHRASE} T Bell"
_DOTS_PER_INCH = 70  # small print can still be read


def go(album: Album) -> None:
    """Write every document of an invented vault, and keep what its first pages look like."""
    folder = album.folder / "documents"
    folder.mkdir()
    enter = _made(album.folder)
    papers = (
        *_written(enter(guardian.PASSPHRASE), folder, papers_cast.write),
        *_written(enter(_OFFICER), folder, papers_cast.write_holder_letters),
    )
    album.counts["documents"] = len(papers)
    if lacking := [each for each in ("soffice", "pdftoppm") if shutil.which(each) is None]:
        album.words(f"Pictures need {' and '.join(lacking)}, which are not on this computer.")
        for paper in papers:
            for path in paper.files:
                album.file(path, paper.caption)
        return
    laid_out = _laid_out(papers, album.folder / "pages")
    for paper in papers:
        album.beside(paper.name, paper.caption, _pages(paper, laid_out))


def _written(
    book: Casebook, folder: Path, write: Callable[[Casebook, Path], Iterator[Paper]]
) -> tuple[Paper, ...]:
    """Give what somebody writes who has opened the vault, which is locked afterwards."""
    try:
        return tuple(write(book, folder))
    finally:
        casework.lock(book)


def _made(folder: Path) -> Callable[[str], Casebook]:
    """Make a vault of invented decisions and of an examiner's office; gives what opens it."""
    vault = folder / f"{guardian.ORGANISATION}.caldicott"
    place = casework.Place(state_folder=folder / "state")
    place.state_folder.mkdir(parents=True)
    papers_cast.finish(
        casework.build_demo(
            vault,
            guardian.PASSPHRASE,
            decisions=_DECISIONS,
            examiner=_CASES,
            seed=_SEED,
            place=place,
            clock=lambda: BEGINS,
            costs=casework.FLOOR,
        )
    )
    return lambda passphrase: casework.unlock(vault, passphrase, place=place, clock=lambda: BEGINS)


def _laid_out(papers: Sequence[Paper], folder: Path) -> Mapping[Path, Path]:
    """Give for each Word file the PDF that LibreOffice makes of it."""
    files = [path for paper in papers for path in paper.files if path.suffix == Format.WORD.ending]
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    # One start for all of them takes hardly longer than for one.
    _run(*command, "--outdir", str(folder), *map(str, files))
    shutil.rmtree(folder / "profile", ignore_errors=True)
    made = {path: folder / f"{path.stem}.pdf" for path in files}
    if missing := [path.name for path, pdf in made.items() if not pdf.is_file()]:
        raise Stuck(f"LibreOffice does not lay out {', '.join(missing)}")
    return made


def _pages(paper: Paper, laid_out: Mapping[Path, Path]) -> Iterator[tuple[str, QPixmap]]:
    """Give the first pages of a document in each of its formats."""
    stems = tuple(dict.fromkeys(path.stem for path in paper.files))  # a visit's folder has two
    for path in paper.files:
        part = f"{stems.index(path.stem) + 1}-" if len(stems) > 1 else ""
        pdf = laid_out.get(path, path)
        drawn = pdf.parent / "drawn"
        drawn.mkdir()
        options = ("-png", "-r", str(_DOTS_PER_INCH), "-l", str(MOST_PAGES))
        _run("pdftoppm", *options, str(pdf), str(drawn / "page"))
        for number, picture in enumerate(sorted(drawn.iterdir()), start=1):
            yield f"{part}{path.suffix.removeprefix('.')}-{number}", QPixmap(str(picture))
        shutil.rmtree(drawn)


def _run(*command: str) -> None:
    """Run a program of this computer's. Raises `Stuck` where it fails."""
    done = subprocess.run(  # noqa: S603 - programs named here, and files that we wrote
        command, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise Stuck(f"{command[0]}: {done.stderr}")
