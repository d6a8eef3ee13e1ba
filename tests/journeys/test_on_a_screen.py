"""The real program on a virtual screen, worked by another program's keystrokes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from caldicott_desktop import casework

PASSPHRASE = "nine dry bells under a bridge"
PATIENCE_S = 60
WINDOW = "Caldicott Log"

pytestmark = pytest.mark.xvfb


@contextmanager
def screen(folder: Path) -> Iterator[dict[str, str]]:
    """A virtual screen of its own; gives the environment of programs that show on it."""
    read, write = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(write)
        with os.fdopen(read) as number:
            display = f":{number.readline().strip()}"
        home = {
            name: str(folder / name.lower())
            for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        }
        kept = {k: v for k, v in os.environ.items() if k != "WAYLAND_DISPLAY"}
        try:
            yield {**kept, **home, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()


@contextmanager
def started(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The program as a person starts it; nothing of it is left afterwards."""
    with subprocess.Popen(
        [sys.executable, "-m", "caldicott_desktop"],
        env=environment,
        cwd=Path(__file__).parents[2],
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def wait(met: Callable[[], bool], program: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not met():
        assert program.poll() is None, "the program ended"
        assert time.monotonic() < until, "nothing happened"
        time.sleep(0.05)


def test_a_first_start_by_keyboard_makes_a_vault_and_ends_when_asked(tmp_path: Path) -> None:
    with screen(tmp_path) as environment:

        def xdotool(*arguments: str) -> str:
            done = subprocess.run(
                ["xdotool", *arguments],
                check=True,
                capture_output=True,
                text=True,
                env=environment,
                timeout=PATIENCE_S,
            )
            return done.stdout

        def type_and_tab(words: str) -> None:
            xdotool("type", "--delay", "5", words)
            xdotool("key", "Tab")

        with started(environment) as program:
            wait(lambda: "Create a vault" in _title(xdotool), program)
            xdotool("windowfocus", _windows(xdotool)[0])  # there is no window manager to do it
            type_and_tab("Rosewood House")
            xdotool("key", "space", "Tab")  # England
            xdotool("key", "Tab", "Tab")  # no other site, no code
            type_and_tab("Priya Nair")
            type_and_tab("Registered manager")
            xdotool("key", "space", "Tab")  # the Guardian
            type_and_tab(PASSPHRASE)
            xdotool("key", "Tab")  # past the button that shows it
            xdotool("type", "--delay", "5", PASSPHRASE)
            xdotool("key", "ctrl+Return")
            vaults = Path(environment["XDG_DATA_HOME"]) / "Caldicott Log" / "Vaults"
            vault = vaults / "Rosewood House.caldicott"
            wait((vault / "vault.json").exists, program)
            wait(lambda: "Today" in _title(xdotool), program)
            xdotool("key", "ctrl+q")
            assert program.wait(PATIENCE_S) == 0
    book = casework.unlock(
        vault,
        PASSPHRASE,
        place=casework.Place(state_folder=tmp_path / "state"),
        clock=casework.system_clock,
    )
    assert (book.organisation, book.person.name) == ("Rosewood House", "Priya Nair")
    casework.lock(book)


def _windows(xdotool: Callable[..., str]) -> list[str]:
    try:
        return xdotool("search", "--onlyvisible", "--name", WINDOW).split()
    except subprocess.CalledProcessError:
        return []  # there is none yet


def _title(xdotool: Callable[..., str]) -> str:
    return "".join(xdotool("getwindowname", window) for window in _windows(xdotool))
