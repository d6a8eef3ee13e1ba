"""A start shows its door before anything is loaded that the door does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
    "logging.handlers",
    "lxml",
    "pikepdf",
    "PySide6.QtSvg",
    "sqlcipher3",
    "tomllib",
    "typst",
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
def say():
    print(*sys.modules)
    libraries = Path("/proc/self/maps")
    print(libraries.read_text() if libraries.exists() else "")
    program.shell.close()
program.start()
once_painted(program.shell, say)  # asked last, told first: before the desk is woken
qt.exec()
first.release()
"""


# The same, left alone until the desk has nothing to do.
LEFT_ALONE = SCRIPT.replace(
    "once_painted(program.shell, say)  # asked last, told first: before the desk is woken",
    "program.desk.settled.connect(say)",
)


def loaded(script: str, home: Path) -> tuple[set[str], str]:
    """The modules that a process running `script` has loaded, and on Linux what is mapped."""
    process = subprocess.run(
        [sys.executable, "-c", script, str(home)],
        check=False,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    assert process.returncode == 0, process.stderr
    modules, mapped = process.stdout.split("\n", 1)
    return set(modules.split()), mapped


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], str]:
    """What a fresh start has loaded when it is painted."""
    return loaded(SCRIPT, tmp_path_factory.mktemp("start"))


def test_what_stands_behind_the_door_is_loaded_while_nobody_waits_for_it(tmp_path: Path) -> None:
    modules, _mapped = loaded(LEFT_ALONE, tmp_path)
    assert "caldicott_desktop.windows.house" in modules


def test_the_door_is_there(started: tuple[set[str], str]) -> None:
    modules, _mapped = started
    assert "caldicott_desktop.windows.unlock_page" in modules


@pytest.mark.parametrize("module", NOT_BEFORE_THE_DOOR)
def test_the_door_is_shown_without(module: str, started: tuple[set[str], str]) -> None:
    modules, _mapped = started
    exists = ROOT.joinpath(*module.split("."))
    if module.startswith("caldicott_desktop."):
        assert exists.is_dir() or exists.with_suffix(".py").is_file()  # or the test says nothing
    assert not [name for name in modules if name == module or name.startswith(f"{module}.")]


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux says is mapped")
def test_no_form_brings_qt_quick_or_qt_network_into_the_process(
    started: tuple[set[str], str],
) -> None:
    _modules, mapped = started
    assert "Qt6UiTools" in mapped
    assert not [name for name in ("Qt6Network", "Qt6Qml", "Qt6Quick") if name in mapped]
