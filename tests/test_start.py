from __future__ import annotations

import ast
import os
import platform
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

import start

LDD = """\
/x/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibxcb-icccm.so.4 => not found
\tlibX11.so.6 => /lib/x86_64-linux-gnu/libX11.so.6 (0x00007f)
\tlibEGL.so.1 => not found
/x/libQt6Gui.so.6:
\tlibEGL.so.1 => not found
"""


def test_the_interpreter_is_where_each_system_keeps_it() -> None:
    venv = Path("home", ".venv")
    assert start.python_in(venv, "Linux") == venv / "bin" / "python"
    assert start.python_in(venv, "Darwin") == venv / "bin" / "python"
    assert start.python_in(venv, "Windows") == venv / "Scripts" / "python.exe"


def test_the_packages_are_where_each_system_keeps_them() -> None:
    venv = Path("home", ".venv")
    assert start.packages_in(venv, "Windows", (3, 12)) == venv / "Lib" / "site-packages"
    for system in ("Linux", "Darwin"):
        found = start.packages_in(venv, system, (3, 12))
        assert found == venv / "lib" / "python3.12" / "site-packages"


def test_this_interpreter_is_where_the_functions_say() -> None:
    venv, system = Path(sys.prefix), platform.system()
    assert start.python_in(venv, system).exists()
    assert (start.packages_in(venv, system, sys.version_info[:2]) / "pytest").is_dir()


@pytest.mark.parametrize(
    ("environ", "system", "expected"),
    [
        ({}, "Linux", False),
        ({"DISPLAY": ""}, "Linux", False),
        ({"DISPLAY": ":0"}, "Linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "Linux", True),
        ({}, "Windows", True),
        ({}, "Darwin", True),
    ],
)
def test_a_screen_is_in_doubt_on_linux_only(
    environ: dict[str, str], system: str, *, expected: bool
) -> None:
    assert start.has_screen(environ, system) is expected


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"HOME": "/h"}, {"HOME": "/h"}),
        ({"PYTHONDONTWRITEBYTECODE": ""}, {}),
        ({"PYTHONDONTWRITEBYTECODE": "1"}, {"PYTHONPYCACHEPREFIX": str(Path(".venv", "compiled"))}),
    ],
)
def test_checks_keep_what_python_compiles_but_not_beside_the_sources_if_so_told(
    environ: dict[str, str], expected: dict[str, str]
) -> None:
    before = dict(environ)
    assert start.checks_environment(environ, Path(".venv")) == expected
    assert environ == before


@pytest.mark.parametrize(
    ("environ", "virtual", "plugins"),
    [
        ({}, False, {"libqoffscreen.so"}),
        ({}, True, {"libqoffscreen.so", "libqxcb.so"}),
        ({"DISPLAY": ":0"}, False, {"libqoffscreen.so", "libqxcb.so"}),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, False, {"libqoffscreen.so", "libqxcb.so"}),
        ({"WAYLAND_DISPLAY": "w"}, False, {"libqoffscreen.so", "libqwayland.so"}),
    ],
)
def test_only_the_plugins_of_this_screen_have_to_load(
    environ: dict[str, str], plugins: set[str], *, virtual: bool
) -> None:
    files = start.qt_files(environ, virtual=virtual)
    assert {PurePosixPath(name).name for name in files if "/platforms/" in name} == plugins


@pytest.mark.skipif(platform.system() != "Linux", reason="only Linux borrows Qt's libraries")
def test_the_files_of_qt_are_in_its_package() -> None:
    qt = start.packages_in(Path(sys.prefix), "Linux", sys.version_info[:2]) / "PySide6"
    names = {*start.QT_ALWAYS, start.QT_X11, start.QT_WAYLAND}
    assert [name for name in sorted(names) if not (qt / name).is_file()] == []


def test_apt_get_is_called_as_root_or_through_sudo_or_not_at_all() -> None:
    assert start.apt_command(root=True, sudo=False) == ("apt-get",)
    assert start.apt_command(root=False, sudo=True) == ("sudo", "-n", "apt-get")
    assert start.apt_command(root=False, sudo=False) is None


@pytest.mark.parametrize(
    ("configuration", "version"),
    [
        ("home = /usr/bin\nversion = 3.11.2\n", (3, 11)),
        ("version_info = 3.12.1.final.0\n", (3, 12)),
        ("version = 3.13\n", (3, 13)),
        ("home = /usr/bin\n", None),
        ("version = three\n", None),
        ("", None),
    ],
)
def test_an_environment_tells_which_python_made_it(
    configuration: str, version: tuple[int, int] | None
) -> None:
    assert start.made_by(configuration) == version


def test_missing_libraries_are_named_once() -> None:
    assert start.missing_libraries(LDD) == ["libEGL.so.1", "libxcb-icccm.so.4"]
    assert start.missing_libraries("") == []


def test_libraries_are_told_as_debian_packages_and_strangers_by_name() -> None:
    libraries = ["libgthread-2.0.so.0", "libglib-2.0.so.0", "libEGL.so.1", "libodd.so.9"]
    assert start.debian_packages(libraries) == (["libegl1", "libglib2.0-0"], ["libodd.so.9"])


def test_with_nothing_asked_and_no_screen_the_tour_is_made() -> None:
    tour = Path("checkout", "tour")
    assert start.program_arguments([], screen=False, tour=tour) == ["tour", "--out", str(tour)]
    assert start.program_arguments([], screen=True, tour=tour) == []
    given = ["verify", "a vault"]
    assert start.program_arguments(given, screen=False, tour=tour) == given


def test_a_tour_never_lands_on_an_earlier_one(tmp_path: Path) -> None:
    tour = tmp_path / "tour"
    assert start.free_folder(tour) == tour
    tour.mkdir()
    assert start.free_folder(tour) == tour
    for number in (2, 3):
        (start.free_folder(tour) / "index.md").write_text("taken", encoding="ascii")
        assert start.free_folder(tour) == tmp_path / f"tour-{number}"
        start.free_folder(tour).mkdir()


def test_checks_are_all_or_those_named() -> None:
    assert start.chosen_checks([]) == ["lint", "types", "imports", "tests"]
    assert start.chosen_checks(["forms", "lint"]) == ["forms", "lint"]
    with pytest.raises(ValueError, match=r"no check called 'lnt'.*lint, types"):
        start.chosen_checks(["lnt"])


def test_an_unknown_check_is_refused_before_anything_is_made() -> None:
    done = subprocess.run(
        [sys.executable, start.__file__, "test", "lnt"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("There is no check called 'lnt'")
    assert "Traceback" not in done.stderr


def test_the_environment_finds_this_checkout_wherever_it_is_moved(tmp_path: Path) -> None:
    checkout = tmp_path / "Überall hin"
    packages = start.packages_in(checkout / ".venv", "Linux", (3, 11))
    packages.mkdir(parents=True)
    line = start.checkout_line(packages, checkout)
    assert line.isascii()
    assert Path(os.path.normpath(packages / line)) == checkout


def test_an_older_python_can_read_the_file_as_far_as_its_refusal() -> None:
    text = Path(start.__file__).read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 7))
    before = text.partition("sys.version_info < (3, 11)")[0]
    assert re.search(r"^(from __future__|def |class |@)", before, re.MULTILINE) is None
