"""A vault checked, backed up, and its head sent, through the real window by the tour's journey."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "caldicott_desktop", "tour", "keeping", "--out", str(out)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out


def test_it_is_done_from_the_keyboard(made: Path) -> None:
    index = (made / "index.md").read_text("utf-8")
    assert re.search(r"^\| clicks of the mouse \| 0 \|$", index, re.MULTILINE)


def test_a_backup_and_a_statement_are_left(made: Path) -> None:
    documents = made / "keeping" / "documents"
    (backup,) = documents.glob("*.caldicott-backup")
    with zipfile.ZipFile(backup) as packed:
        assert packed.testzip() is None
    assert {each.suffix for each in documents.glob("Head statement *")} == {".docx", ".txt"}


@pytest.mark.parametrize("look", ["", "-dark", "-large"])
def test_both_sections_are_shown_in_every_look(made: Path, look: str) -> None:
    for name in ("vault", "proof"):
        assert list((made / "keeping").glob(f"*{name}{look}.png"))
