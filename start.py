"""Sets Caldicott Log up, then opens it or runs its checks. Needs Python 3.11 or newer, no more.

  python3 start.py                  open the program (with no display: the tour, into ./tour)
  python3 start.py VERB ...         hand VERB and what follows to the program
  python3 start.py test [CHECK...]  run every check, or those named
  python3 start.py soak             the long fault tests
  python3 start.py bench [NAME...]  the benchmarks; --json for machine-readable figures
  python3 start.py translations     write the translators' files anew from the words of the windows

The environment is `.venv` beside this file, filled from the hash-locked lists in installers/locks.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import NoReturn

# The file has to be readable to the Pythons it refuses, so it says this before anything newer.
if sys.version_info < (3, 11):  # noqa: UP036 - a reader with an older Python is told so here
    sys.exit(
        "Caldicott Log needs Python 3.11 or newer; this is Python " + platform.python_version()
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "installers" / "locks"

# Each list holds the one before it, so installing a later one satisfies the earlier ones.
LISTS = ("runtime", "dev")

# Tests with windows wait for timers a third of their time, which a worker more makes use of.
_WORKERS = str((os.cpu_count() or 1) + 1)

CHECKS: dict[str, tuple[tuple[str, ...], ...]] = {
    "lint": (("-m", "ruff", "check"), ("-m", "ruff", "format", "--check")),
    "types": (("-m", "mypy"),),
    "imports": (("-c", "from importlinter.cli import lint_imports_command as c; c()"),),
    "forms": (("-m", "pytest", "tests/forms"),),
    "package": (("-m", "pytest", "tests/package"),),
    # Whole files at a time, so that what one of them shares is made once, and in the order of
    # tests/conftest.py: the longest first, not those with the most tests.
    "tests": (("-m", "pytest", "-n", _WORKERS, "--dist", "loadfile", "--no-loadscope-reorder"),),
}
EVERY_CHECK = ("lint", "types", "imports", "tests")  # `tests` holds `forms` and `package`

MODULES = {
    "soak": "tests.soak",
    "bench": "tests.benchmarks",
    "translations": "tests.translations",
}

# What Qt loads on Linux, inside the PySide6 package: always, and to draw on a real screen.
QT_ALWAYS = ("QtWidgets.abi3.so", "Qt/lib/libQt6Svg.so.6", "Qt/plugins/platforms/libqoffscreen.so")
QT_X11 = "Qt/plugins/platforms/libqxcb.so"
QT_WAYLAND = "Qt/plugins/platforms/libqwayland.so"

# Debian's package for each shared library that Qt wants from the system (bookworm and trixie).
DEBIAN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}


# What differs between systems, as functions of the system's name (`platform.system()`).


def python_in(venv: Path, system: str) -> Path:
    """The interpreter of the environment `venv`."""
    return venv / "Scripts" / "python.exe" if system == "Windows" else venv / "bin" / "python"


def packages_in(venv: Path, system: str, version: tuple[int, int]) -> Path:
    """The folder of installed packages of the environment `venv`, made by Python `version`."""
    if system == "Windows":
        return venv / "Lib" / "site-packages"
    return venv / "lib" / f"python{version[0]}.{version[1]}" / "site-packages"


def has_screen(environ: Mapping[str, str], system: str) -> bool:
    """Whether a window can be shown: only Linux runs without a screen as a matter of course."""
    return system != "Linux" or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def qt_files(environ: Mapping[str, str], *, virtual: bool) -> tuple[str, ...]:
    """Qt's files that must load on Linux: for this screen, and X11 where Xvfb serves the tests."""
    if environ.get("DISPLAY") or virtual:
        return (*QT_ALWAYS, QT_X11)
    return (*QT_ALWAYS, QT_WAYLAND) if environ.get("WAYLAND_DISPLAY") else QT_ALWAYS


def apt_command(*, root: bool, sudo: bool) -> tuple[str, ...] | None:
    """How apt-get is called by root or with passwordless sudo; None where it cannot be."""
    if root:
        return ("apt-get",)
    return ("sudo", "-n", "apt-get") if sudo else None


# What the environment needs, worked out from text.


def made_by(configuration: str) -> tuple[int, int] | None:
    """The Python version, major and minor, that a `pyvenv.cfg` names; None if it names none."""
    for line in configuration.splitlines():
        name, _, value = line.partition("=")
        if name.strip() in {"version", "version_info"}:
            major, _, rest = value.strip().partition(".")
            minor = rest.partition(".")[0]
            return (int(major), int(minor)) if major.isdigit() and minor.isdigit() else None
    return None


def checkout_line(packages: Path, checkout: Path) -> str:
    """The line of a `.pth` file in `packages` that puts `checkout` on Python's path.

    Relative, so that it survives a move and is ASCII whatever the folder is called.
    """
    return os.path.relpath(checkout, packages)


def missing_libraries(ldd_output: str) -> list[str]:
    """The shared libraries that `ldd` could not find, sorted, each once."""
    lines = (line for line in ldd_output.splitlines() if line.endswith("=> not found"))
    return sorted({line.split()[0] for line in lines})


def debian_packages(libraries: Iterable[str]) -> tuple[list[str], list[str]]:
    """Debian's packages for `libraries`, and the libraries for which none is known here."""
    wanted = set(libraries)
    known = wanted & DEBIAN.keys()
    return sorted({DEBIAN[name] for name in known}), sorted(wanted - known)


def program_arguments(arguments: Sequence[str], *, screen: bool, tour: Path) -> list[str]:
    """What the program is called with: as given, or the tour where nothing was and no screen is."""
    if arguments or screen:
        return list(arguments)
    return ["tour", "--out", str(tour)]


def free_folder(wanted: Path) -> Path:
    """The folder `wanted`, or with -2, -3 … after its name: the first that is absent or empty."""
    for number in count(2):
        if not wanted.exists() or (wanted.is_dir() and not any(wanted.iterdir())):
            break
        wanted = wanted.with_name(f"{wanted.name.partition('-')[0]}-{number}")
    return wanted


def chosen_checks(names: Sequence[str]) -> list[str]:
    """The checks `names` stand for, all of them for none. Raises `ValueError` on a strange name."""
    strange = [name for name in names if name not in CHECKS]
    if strange:
        raise ValueError(f"There is no check called {strange[0]!r}, only {', '.join(CHECKS)}.")
    return list(names) or list(EVERY_CHECK)


def checks_environment(environ: Mapping[str, str], venv: Path) -> dict[str, str]:
    """The variables the checks run with: what Python compiles is kept, if need be inside `venv`.

    The checks start Python dozens of times. Where `environ` asks that no compiled files be left
    beside the sources, each start would otherwise compile everything again.
    """
    kept = dict(environ)
    if kept.pop("PYTHONDONTWRITEBYTECODE", ""):
        kept["PYTHONPYCACHEPREFIX"] = str(venv / "compiled")
    return kept


# Doing it.


def say(text: str) -> None:
    """Print `text` at once, so that it stands before what the next program prints."""
    print(text, flush=True)


def stop(sentence: str) -> NoReturn:
    """End with `sentence` on standard error and status 1."""
    sys.exit(sentence)


def may_sudo() -> bool:
    """Whether sudo is there and asks for no password."""
    if shutil.which("sudo") is None:
        return False
    answer = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return answer.returncode == 0


def install_from_debian(packages: Sequence[str], why: str) -> None:
    """Install `packages` with apt-get, saying so, or stop with the one line to run."""
    line = f"apt-get install --no-install-recommends {' '.join(packages)}"
    by_hand = f"{why} Please run this line once, as an administrator, and start again:\n  {line}"
    if shutil.which("apt-get") is None:
        stop(f"{why} On Debian or Ubuntu this line installs it; elsewhere, its like:\n  {line}")
    apt = apt_command(root=os.geteuid() == 0, sudo=may_sudo())
    if apt is None:
        stop(by_hand)
    say(f"{why} Installing: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ("install", "-y", "-qq", "--no-install-recommends", *packages)
    for step in (("update", "-qq"), install):
        done = subprocess.run(
            [*apt, *step],
            check=False,
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode != 0:
            stop(f"{done.stdout}apt-get did not finish. {by_hand}")


def make_environment(version: tuple[int, int]) -> None:
    """Make `.venv` anew with the running Python."""
    if find_spec("ensurepip") is None:
        package = f"python{version[0]}.{version[1]}-venv"
        install_from_debian([package], "This Python comes without its venv and pip.")
    # A new process, because this one has already looked for `ensurepip` and not found it.
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode != 0:
        stop(f"Python could not make its environment in {VENV}; the lines above say why.")


def install_locked(python: Path, packages: Path, name: str) -> None:
    """Install the list `name` by its hashes, and put this checkout on the environment's path."""
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    exact = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--quiet"]
    done = subprocess.run([*pip, *exact, "-r", str(LOCKS / f"{name}.txt")], check=False)
    if done.returncode != 0:
        stop("Setting up needs the package index this once, and pip could not finish (see above).")
    line = checkout_line(packages, ROOT)
    (packages / "caldicott-checkout.pth").write_text(f"{line}\n", encoding="ascii")


def require_qt_libraries(files: Iterable[Path]) -> None:
    """Install the shared libraries that Qt's `files` lack, or stop with the line to run."""
    if shutil.which("ldd") is None:
        return
    told = subprocess.run(["ldd", *map(str, files)], check=False, capture_output=True, text=True)
    wanted, unknown = debian_packages(missing_libraries(told.stdout))
    if unknown:
        stop(f"Qt, which draws the windows, needs these libraries here: {', '.join(unknown)}")
    if wanted:
        install_from_debian(wanted, "Qt, which draws the windows, lacks libraries of this system.")


def prepare(name: str, *, virtual: bool = False) -> Path:
    """The environment's Python, with the list `name` installed and Qt able to start."""
    system, version = platform.system(), sys.version_info[:2]
    python, packages = python_in(VENV, system), packages_in(VENV, system, version)
    settings = VENV / "pyvenv.cfg"
    found = made_by(settings.read_text(encoding="utf-8")) if settings.is_file() else None
    if found != version or not python.exists() or not (packages / "pip").is_dir():
        say(f"Making the environment in {VENV} (once).")
        make_environment(version)
    prints = {
        each: hashlib.sha256((LOCKS / f"{each}.txt").read_bytes()).hexdigest() for each in LISTS
    }
    stamp = VENV / f"installed-{name}"
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != prints[name]:
        say(f"Installing the locked list {name}.txt (once).")
        install_locked(python, packages, name)
        for each in LISTS[: LISTS.index(name) + 1]:
            (VENV / f"installed-{each}").write_text(prints[each], encoding="ascii")
    if system == "Linux":
        names = qt_files(os.environ, virtual=virtual)
        require_qt_libraries(packages / "PySide6" / name for name in names)
    return python


def hand_over(python: Path, module: str, arguments: Sequence[str]) -> NoReturn:
    """Become `python -m module arguments`; on Windows, wait for it, since it has no such call."""
    # -P keeps the folder one happens to stand in off Python's path.
    command = [str(python), "-P", "-m", module, *arguments]
    if platform.system() == "Windows":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)  # noqa: S606 - no shell is meant


def run_checks(python: Path, names: Sequence[str]) -> int:
    """Run the checks `names` from the checkout's root; 0 if all pass, with a closing table."""
    lines = []
    failed = False
    environment = checks_environment(os.environ, VENV)
    for name in names:
        say(f"\n--- {name}")
        began = time.monotonic()
        codes = [
            subprocess.run([str(python), *step], check=False, cwd=ROOT, env=environment).returncode
            for step in CHECKS[name]
        ]
        failed = failed or any(codes)
        verdict = "did not pass" if any(codes) else "passed"
        lines.append(f"{name:<8} {verdict:<13} {time.monotonic() - began:5.0f} s")
    say("\n" + "\n".join(lines))
    return int(failed)


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; the status for the shell."""
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", ())
    virtual = shutil.which("Xvfb") is not None
    if verb == "test":
        try:
            checks = chosen_checks(rest)
        except ValueError as error:
            stop(str(error))
        return run_checks(prepare("dev", virtual=virtual), checks)
    if verb in MODULES:
        os.chdir(ROOT)  # what they leave behind belongs into the checkout's own ignored folders
        hand_over(prepare("dev", virtual=virtual), MODULES[verb], rest)
    if verb in {"-h", "--help"}:
        say(__doc__ or "")
    python = prepare("runtime")
    screen = has_screen(os.environ, platform.system())
    tour = free_folder(ROOT / "tour")
    if not arguments and not screen:
        say(f"There is no display here, so the tour is made off-screen, into {tour}.")
    given = program_arguments(arguments, screen=screen, tour=tour)
    hand_over(python, "caldicott_desktop", given)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)  # the shell's own number for "stopped from the keyboard"
