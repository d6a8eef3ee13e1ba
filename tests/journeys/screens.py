"""A virtual screen of its own, the real program on it, and another program's keystrokes."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE_S = 60
WINDOW = "Caldicott Log"

Environment = dict[str, str]


@contextmanager
def screen(folder: Path) -> Iterator[Environment]:
    """A virtual screen; gives the environment of programs that show on it and live in `folder`."""
    with _server() as display:
        home = {
            name: str(folder / name.lower())
            for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        }
        kept = {k: v for k, v in os.environ.items() if k != "WAYLAND_DISPLAY"}
        yield {**kept, **home, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


@contextmanager
def _server() -> Iterator[str]:
    """A running Xvfb; gives its display."""
    read, write = os.pipe()
    with _alone():
        server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"),
                *("-nolisten", "tcp", "-noreset"),  # with its last client gone it would begin anew
            ],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as number:
            shown = number.readline().strip()
    try:
        assert shown, "Xvfb found no screen to show"
        yield f":{shown}"
    finally:
        with _alone():
            server.terminate()
            server.wait()


@contextmanager
def _alone() -> Iterator[None]:
    """Keeps the other processes of the tests from beginning or ending a screen.

    Two that look for a free number at the same moment may find the same one, and one that ends
    takes away the socket of another that was quick to get its number.
    """
    with Path(__file__).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@contextmanager
def started(environment: Environment) -> Iterator[subprocess.Popen[bytes]]:
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
    """Return when `met` says so; fails where the program ends first, or nothing happens."""
    until = time.monotonic() + PATIENCE_S
    while not met():
        assert program.poll() is None, "the program ended"
        assert time.monotonic() < until, "nothing happened"
        time.sleep(0.05)


class Keyboard:
    """Keystrokes from another program, to whatever window has the keyboard."""

    def __init__(self, environment: Environment) -> None:
        """Type on the screen of `environment`."""
        self._environment = environment
        self.keystrokes = 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by the names that X gives them."""
        self._run("key", *keys)
        self.keystrokes += len(keys)

    def type(self, words: str) -> None:
        """Type `words`."""
        self._run("type", "--delay", "5", words)
        self.keystrokes += len(words)

    def title(self) -> str:
        """The title of the program's window; empty while there is none."""
        return "".join(self._run("getwindowname", window) for window in self._windows())

    def take_window(self) -> None:
        """Give the window the keyboard, as there is no window manager to do it."""
        self._run("windowfocus", self._windows()[0])

    def _windows(self) -> list[str]:
        try:
            return self._run("search", "--onlyvisible", "--name", WINDOW).split()
        except subprocess.CalledProcessError:
            return []  # there is none yet

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            check=True,
            capture_output=True,
            text=True,
            env=self._environment,
            timeout=PATIENCE_S,
        )
        return done.stdout
