"""Ten thousand decisions at each level in every format, by command line, and opened elsewhere.

It takes half an hour, and is run by `start.py soak`.
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
from caldicott_desktop.domain.disclosure import Level
from tests.architecture.source import ROOT
from tests.casework.world import PASSPHRASE, done

pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]

DECISIONS = 10_000
FORMATS = "docx,pdf,xlsx,csv,json"
LINED = [Level.FULL.value, Level.REFERENCES.value]


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
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each level with all that leaves at it, beside the vault it left from."""
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
    for level in Level:
        (root / level.value).mkdir()
        for formats in (FORMATS, "pack,csv"):
            program(
                root,
                *("export", "--vault", str(vault), "--level", level.value),
                *("--format", formats, "--out", str(root / level.value)),
                *("--identified-kept", "--passphrase-stdin"),
            )
    return root


def of(left: Path, level: str, ending: str) -> Path:
    """The register at that level whose name ends so."""
    (path,) = (
        each for each in (left / level).glob(f"Register*{ending}") if " proof" not in each.stem
    )
    return path


@pytest.mark.parametrize("level", LINED)
def test_every_file_is_proven_without_the_vault(left: Path, level: str) -> None:
    for ending in (".csv", ".xlsx", ".json", ".docx", ".pdf"):
        assert "ntact" in program(left, "verify", str(of(left, level, ending)))
    (pack,) = (left / level).glob("Pack*.zip")
    assert "ntact" in program(left, "verify", str(pack))


@pytest.mark.parametrize("level", LINED)
def test_every_decision_is_a_line_in_each_format(left: Path, level: str) -> None:
    with of(left, level, ".csv").open(encoding="utf-8-sig", newline="") as stream:
        many = sum(1 for _ in csv.reader(stream)) - 1
    assert many > DECISIONS  # corrections are decisions as well
    with closing(openpyxl.load_workbook(of(left, level, ".xlsx"), read_only=True)) as workbook:
        _, lines, *_ = workbook.worksheets
        assert sum(1 for _ in lines.iter_rows()) == many + 1
    path = of(left, level, ".json")
    subprocess.run([sys.executable, "-m", "json.tool", path, os.devnull], check=True)
    assert len(json.loads(path.read_bytes())["lines"]) == many


@pytest.mark.qpdf
@pytest.mark.poppler
@pytest.mark.parametrize("level", [each.value for each in Level])
def test_the_pdf_is_sound(left: Path, level: str) -> None:
    path = of(left, level, ".pdf")
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    assert "Tagged:          yes" in told


@pytest.mark.libreoffice
@pytest.mark.parametrize("level", [each.value for each in Level])
def test_libreoffice_lays_the_word_file_out(left: Path, level: str, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    source = of(left, level, ".docx")
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    assert (tmp_path / f"{source.stem}.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.sevenzip
@pytest.mark.parametrize("level", [each.value for each in Level])
def test_7_zip_finds_the_pack_whole(left: Path, level: str) -> None:
    (pack,) = (left / level).glob("Pack*.zip")
    told = subprocess.run(["7zz", "t", pack], check=True, capture_output=True, text=True).stdout
    assert "Everything is Ok" in told
