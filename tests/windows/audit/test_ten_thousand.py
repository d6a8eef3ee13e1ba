"""Ten thousand decisions at each level in every format, from line and window, opened elsewhere.

It takes an hour, and is run by `start.py soak`.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from caldicott_desktop import casework
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.programs import Programs
from caldicott_desktop.windows.theme import Theme
from tests.architecture.source import ROOT
from tests.casework.world import PASSPHRASE, done
from tests.windows import lane as lanes
from tests.windows.audit.outside import Outside
from tests.windows.conftest import Answers, PatientBot
from tests.windows.filled import Filled, WallClock
from tests.windows.lane import OnLane, on_lane

pytestmark = [pytest.mark.long, pytest.mark.timeout(7200)]

DECISIONS = 10_000
FORMATS = (Format.WORD, Format.PDF, Format.EXCEL, Format.CSV, Format.JSON)
LINED = [Level.FULL.value, Level.REFERENCES.value]
# For the longest of all that is waited for: looking through everything, and writing all of it.
PATIENCE_MS = 3_600_000


def program(root: Path, *arguments: str) -> str:
    """What the program prints, called as anybody calls it; it has to end well."""
    done = subprocess.run(
        [sys.executable, "-m", "caldicott_desktop", *arguments],
        check=False,
        capture_output=True,
        text=True,
        input=f"{PASSPHRASE}\n",
        cwd=ROOT,
        env={**os.environ, "HOME": str(root), "XDG_STATE_HOME": str(root / "state")},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault of ten thousand decisions."""
    root = tmp_path_factory.mktemp("many")
    vault = root / "many.caldicott"
    steps = casework.build_demo(
        vault,
        PASSPHRASE,
        decisions=DECISIONS,
        seed=1,
        place=casework.Place(state_folder=root / "made"),
        clock=lambda: datetime(2026, 11, 22, 9, tzinfo=UTC),
        costs=casework.FLOOR,
    )
    done(steps)
    return vault


@pytest.fixture(scope="module", params=["line", "window"])
def left(
    request: pytest.FixtureRequest,
    vault: Path,
    worn: Theme,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A folder for each level with all that leaves at it, by command line or from the window."""
    root = tmp_path_factory.mktemp(str(request.param))
    for level in Level:
        (root / level.value).mkdir()
    if request.param == "line":
        _by_line(vault, root)
    else:
        _by_window(PatientBot(request), vault, worn, root)
    return root


def _by_line(vault: Path, root: Path) -> None:
    """Let everything leave by command line, at each level, and once more as a sealed pack."""
    for level in Level:
        for formats in (",".join(each.code for each in FORMATS), "pack,csv"):
            program(
                root,
                *("export", "--vault", str(vault), "--level", level.value),
                *("--format", formats, "--out", str(root / level.value)),
                *("--identified-kept", "--passphrase-stdin"),
            )


def _by_window(bot: PatientBot, vault: Path, theme: Theme, root: Path) -> None:
    """Let everything leave from the page, at each level, as somebody at the keys does."""
    desk, shown = Desk(), list[Path]()
    clock = WallClock(now=datetime(2026, 11, 22, 9, tzinfo=UTC))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lanes, "_PATIENCE_MS", PATIENCE_MS)
        place = casework.Place(state_folder=root / "state")
        book = on_lane(
            desk, bot, lambda: casework.unlock(vault, PASSPHRASE, place=place, clock=clock)
        )
        lane = OnLane(desk=desk, qtbot=bot, filled=Filled(book=book, clock=clock))
        programs = Programs(open=shown.append, show=shown.append, print=shown.append)
        for level in Level:
            copying = Copying(folder=root / level.value, asks=Answers().asks, programs=programs)
            screen = Outside.furnished(lane, theme, copying, shown)
            screen.open()
            screen.tick("level", level.value)
            _write(screen, FORMATS)
            clock.now = clock.now.replace(minute=clock.now.minute + 1)
            _write(screen, (Format.CSV, Format.PACK))
            clock.now = clock.now.replace(minute=clock.now.minute + 1)
            screen.shell.close()
        lanes.close(lane)
    desk.close()


def _write(screen: Outside, forms: tuple[Format, ...]) -> None:
    """Have these formats written, and no other."""
    offered = screen.named(kit.TickGroup, "formats")
    for each in Format:
        if offered.button(each.code).isChecked() is not (each in forms):
            screen.tick("formats", each.code)
    screen.press("write")
    assert "written" in screen.named(kit.SpokenLabel, "saved").text(), screen.bar("trouble")


def of(left: Path, level: str, ending: str) -> list[Path]:
    """The files of the register at that level whose names end so: several of a PDF in parts."""
    found = (
        each for each in (left / level).glob(f"Register*{ending}") if " proof" not in each.stem
    )
    return sorted(found)


@pytest.mark.parametrize("level", LINED)
def test_every_file_is_proven_without_the_vault(left: Path, level: str) -> None:
    for ending in (".csv", ".xlsx", ".json", ".docx", ".pdf"):
        for path in of(left, level, ending)[-1:]:  # each of them would read every proof again
            assert "ntact" in program(left, "verify", str(path))
    (pack,) = (left / level).glob("Pack*.zip")
    assert "ntact" in program(left, "verify", str(pack))


@pytest.mark.parametrize("level", LINED)
def test_every_decision_is_a_line_in_each_format(left: Path, level: str) -> None:
    (table,), (book,), (path,) = (of(left, level, each) for each in (".csv", ".xlsx", ".json"))
    with table.open(encoding="utf-8-sig", newline="") as stream:
        many = sum(1 for _ in csv.reader(stream)) - 1
    assert many > DECISIONS  # corrections are decisions as well
    with closing(openpyxl.load_workbook(book, read_only=True)) as workbook:
        _, lines, *_ = workbook.worksheets
        assert sum(1 for _ in lines.iter_rows()) == many + 1
    subprocess.run([sys.executable, "-m", "json.tool", path, os.devnull], check=True)
    assert len(json.loads(path.read_bytes())["lines"]) == many


@pytest.mark.qpdf
@pytest.mark.poppler
@pytest.mark.parametrize("level", [each.value for each in Level])
def test_the_pdf_is_sound(left: Path, level: str) -> None:
    paths = of(left, level, ".pdf")
    assert len(paths) == (1 if level == Level.PUBLISHABLE.value else DECISIONS // 1000 + 1)
    for path in paths:
        subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
        told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
        assert "Tagged:          yes" in told


@pytest.mark.libreoffice
@pytest.mark.parametrize("level", [each.value for each in Level])
def test_libreoffice_lays_the_word_file_out(left: Path, level: str, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    (source,) = of(left, level, ".docx")
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    assert (tmp_path / f"{source.stem}.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.sevenzip
@pytest.mark.parametrize("level", [each.value for each in Level])
def test_7_zip_finds_the_pack_whole(left: Path, level: str) -> None:
    (pack,) = (left / level).glob("Pack*.zip")
    told = subprocess.run(["7zz", "t", pack], check=True, capture_output=True, text=True).stdout
    assert "Everything is Ok" in told
