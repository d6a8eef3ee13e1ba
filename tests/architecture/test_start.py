"""A start shows its door before anything is loaded that the door does not need."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

NOT_BEFORE_THE_DOOR = (
    "caldicott_desktop.casework",
    "caldicott_desktop.checking",
    "caldicott_desktop.clocks",
    "caldicott_desktop.domain",
    "caldicott_desktop.export",
    "caldicott_desktop.guidance",
    "caldicott_desktop.ledger",
    "caldicott_desktop.store",
    "caldicott_desktop.tour",
    "caldicott_desktop.vault",
    "caldicott_desktop.windows.create_page",
    "caldicott_desktop.windows.decisions",
    "caldicott_desktop.windows.house",
    "caldicott_desktop.windows.new_decision",
    "caldicott_desktop.windows.today",
    "cryptography",
    "docx",
    "lxml",
    "PySide6.QtSvg",
    "sqlcipher3",
    "tomllib",
)

# The program as `app.main` makes it, up to the moment at which a person sees it.
SCRIPT = """
import sys
from pathlib import Path
from caldicott_desktop import cli, app
from caldicott_desktop.windows.first_paint import once_painted
qt = app.application([])
home = Path(sys.argv[1])
where = app.Folders(vaults=home / "v", state=home / "s", logs=home / "l", papers=home)
first = app.claim(where)
program = app.prepared(qt, where, first)
once_painted(program.shell, lambda: (print(*sys.modules), program.shell.close()))
program.start()
qt.exec()
first.release()
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Every module that a fresh start has loaded when its window is painted."""
    started = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path_factory.mktemp("start"))],
        check=False,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    assert started.returncode == 0, started.stderr
    return set(started.stdout.split())


def test_the_door_is_there(loaded: set[str]) -> None:
    assert "caldicott_desktop.windows.unlock_page" in loaded


@pytest.mark.parametrize("module", NOT_BEFORE_THE_DOOR)
def test_the_door_is_shown_without(module: str, loaded: set[str]) -> None:
    exists = ROOT.joinpath(*module.split("."))
    if module.startswith("caldicott_desktop."):
        assert exists.is_dir() or exists.with_suffix(".py").is_file()  # or the test says nothing
    assert not [name for name in loaded if name == module or name.startswith(f"{module}.")]
