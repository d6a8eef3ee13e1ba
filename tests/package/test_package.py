"""The built package, tried where nothing else of this checkout can be reached."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path, PurePosixPath

import pytest

import caldicott_desktop

ROOT = Path(__file__).resolve().parents[2]

# One line of Python that shows where the program finds its own files, and that they are there.
FINDS = """
from caldicott_desktop import assets
forms, guidance = assets.folder("ui"), assets.folder("resources") / "guidance"
print(forms.parent.name, forms.name, len([*forms.glob("*.ui")]), len([*guidance.glob("*.toml")]))
"""

Environment = tuple[Path, Path]  # its interpreter, its folder of packages


def run(*command: str | Path, cwd: Path) -> str:
    """What `command` prints, run in `cwd` and with no help in finding the checkout."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [*map(str, command)], check=False, capture_output=True, cwd=cwd, env=clean, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A wheel built from the checkout, and one built from the source archive of it."""
    direct, by_archive = tmp_path_factory.mktemp("direct"), tmp_path_factory.mktemp("archive")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir"]
    run(*build, direct, "--wheel", ROOT, cwd=direct)
    run(*build, by_archive, ROOT, cwd=by_archive)  # the archive, then a wheel from it
    (wheel,), (again,) = direct.glob("*.whl"), by_archive.glob("*.whl")
    return wheel, again


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """An environment with nothing of ours, which borrows the libraries of the running one."""
    folder = tmp_path / "environment"
    venv.create(folder)
    places = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", places))
    # Only the folder is borrowed: its `.pth` files, which lead to this checkout, are not read.
    borrowed = sysconfig.get_path("purelib")
    (packages / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    name = "python.exe" if os.name == "nt" else "python"
    return Path(sysconfig.get_path("scripts", "venv", places)) / name, packages


def install(environment: Environment, *what: str | Path) -> None:
    """Install `what` into `environment`, with neither index nor dependencies."""
    python, packages = environment
    alone = ["--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", *alone]
    run(*pip, *what, cwd=packages)


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def shipped(folder: str) -> set[str]:
    """The files of the checkout's `folder`, as named inside it."""
    top = ROOT / folder
    return {path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()}


def test_the_wheel_carries_every_form_and_resource(built: tuple[Path, Path]) -> None:
    names = names_in(built[0])
    for folder in ("ui", "resources"):
        prefix = f"caldicott_desktop/_{folder}/"
        inside = {name.removeprefix(prefix) for name in names if name.startswith(prefix)}
        assert inside == shipped(folder)


def test_the_wheel_carries_the_package_its_licence_and_nothing_else(
    built: tuple[Path, Path],
) -> None:
    names = names_in(built[0])
    tops = {PurePosixPath(name).parts[0] for name in names}
    information = f"caldicott_desktop-{caldicott_desktop.__version__}.dist-info"
    assert tops == {"caldicott_desktop", information}
    assert f"{information}/licenses/LICENSE" in names
    assert "caldicott_desktop/py.typed" in names


def test_a_wheel_from_the_source_archive_is_the_same(built: tuple[Path, Path]) -> None:
    direct, by_archive = built
    with zipfile.ZipFile(direct) as first, zipfile.ZipFile(by_archive) as second:
        assert {each.filename: each.CRC for each in first.infolist()} == {
            each.filename: each.CRC for each in second.infolist()
        }


def test_an_installed_wheel_runs_and_finds_its_files(
    built: tuple[Path, Path], environment: Environment, tmp_path: Path
) -> None:
    python, _ = environment
    install(environment, built[0])
    command = python.with_name("caldicott-desktop" + python.suffix)
    version = run(command, "--version", cwd=tmp_path)
    assert version == f"Caldicott Log {caldicott_desktop.__version__}\n"
    parent, folder, forms, guidance = run(python, "-c", FINDS, cwd=tmp_path).split()
    assert (parent, folder) == ("caldicott_desktop", "_ui")
    assert int(forms) > 0
    assert int(guidance) > 0


def test_an_editable_install_reads_the_checkout_and_leaves_nothing_stray(
    environment: Environment, tmp_path: Path
) -> None:
    python, packages = environment
    before = set(packages.iterdir())
    install(environment, "--editable", ROOT)
    left = sorted(path.suffix for path in set(packages.iterdir()) - before)
    assert left == [".dist-info", ".pth"]
    parent, folder, forms, guidance = run(python, "-c", FINDS, cwd=tmp_path).split()
    assert (parent, folder) == (ROOT.name, "ui")
    assert int(forms) > 0
    assert int(guidance) > 0
