"""Somebody who sees nothing: works the program by keys alone and goes by what is read out."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

from tests.journeys.screens import PATIENCE_S, Environment, Keyboard

SYSTEM_PYTHON = "/usr/bin/python3"
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"

_SETTLED_S = 3.0  # a key that moves nothing is followed by silence
_STEP_S = 0.02
_MOST_STOPS = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One thing as a screen reader tells of it."""

    role: str
    name: str
    label: str
    group: str
    description: str
    states: frozenset[str]
    text: str

    def is_called(self, words: str) -> bool:
        """Whether the words are its name, or its label's, or its group's and its own."""
        return words in {self.name, self.label, f"{self.group}: {self.name}"}


class _Told(TypedDict):
    """One thing as `hearing.py` tells of it."""

    role: str
    name: str
    label: str
    group: str
    description: str
    states: list[str]
    text: str


class _Focus(TypedDict):
    """What has the keyboard, and how often it has moved."""

    moves: int
    at: _Told | None


def _heard(told: _Told) -> Heard:
    return Heard(
        role=told["role"],
        name=told["name"],
        label=told["label"],
        group=told["group"],
        description=told["description"],
        states=frozenset(told["states"]),
        text=told["text"],
    )


@contextmanager
def accessible(environment: Environment) -> Iterator[Environment]:
    """The same screen with a session bus and an accessibility bus of their own."""
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as session:
        assert session.stdout is not None
        address = session.stdout.readline().strip()
        with_bus = {
            **environment,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        try:
            with subprocess.Popen(
                [BUS_LAUNCHER, "--launch-immediately"], stderr=subprocess.DEVNULL, env=with_bus
            ) as launcher:
                try:
                    yield with_bus
                finally:
                    launcher.terminate()
        finally:
            session.terminate()


class Listener:
    """Asks the other Python what is heard, and presses keys until it hears what it wants."""

    def __init__(self, asking: subprocess.Popen[str], keys: Keyboard) -> None:
        """Listen through `asking`, type with `keys`."""
        self._asking = asking
        self.keys = keys
        self.path: list[Heard] = []
        """Everything that had the keyboard, in order."""

    def at(self) -> Heard | None:
        """What has the keyboard."""
        return self._focus()[1]

    def takes_window(self) -> Heard:
        """Give the window the keyboard and hear where it begins."""
        self.keys.take_window()
        return self.waits_until(lambda here: "focused" in here.states, "the window to begin")

    def goes_to(self, name: str, role: str | None = None) -> Heard:
        """Press Tab until something called `name` has the keyboard; fails where Tab never comes."""
        seen: list[str] = []
        for _ in range(_MOST_STOPS):
            here = self.at()
            if here is not None and here.is_called(name) and role in {None, here.role}:
                return here
            seen.append(f"{here.role} {here.label or here.name!r}" if here else "nothing")
            self.tabs()
        raise AssertionError(f"Tab never comes to {name!r}; it came to {', '.join(seen[-60:])}")

    def tabs(self) -> Heard | None:
        """Press Tab and hear where the keyboard went."""
        return self.presses("Tab")

    def presses(self, *keys: str) -> Heard | None:
        """Press keys that move the keyboard and hear where it went."""
        before, _ = self._focus()
        self.keys.press(*keys)
        until = time.monotonic() + _SETTLED_S
        while time.monotonic() < until:
            moves, here = self._focus()
            if moves != before:
                if here is not None:
                    self.path.append(here)
                return here
            time.sleep(_STEP_S)
        return self.at()

    def types_into(self, name: str, words: str) -> None:
        """Go to the field called `name` and type; what is then read back must be what was typed."""
        there = self.goes_to(name)
        assert "editable" in there.states, there
        self.keys.press("ctrl+a")
        self.keys.type(words)
        self.waits_until(lambda here: here.text == words, f"{name} to hold {words!r}")

    def chooses(self, group: tuple[str, ...], words: str) -> None:
        """Go to one of `group`, a set of answers, and choose the one that reads `words`."""
        for _ in range(_MOST_STOPS):
            here = self.at()
            if here is not None and here.role == "radio button" and here.name in group:
                break
            self.tabs()
        for _ in group:
            here = self.at()
            if here is not None and here.name == words:
                break
            self.presses("Down")
        self.keys.press("space")
        self.waits_until(
            lambda here: here.name == words and "checked" in here.states, f"{words} to be chosen"
        )

    def picks(self, name: str, words: str) -> None:
        """Go to the list called `name` and go down to `words`; each answer is heard on the way."""
        here = self.goes_to(name, "combo box")
        assert here.label == name, here
        self.keys.press("Home")
        heard: list[str] = []
        while len(heard) < _MOST_STOPS:
            here = self.waits_until(lambda at: bool(at.name) and at.name not in heard, name)
            if here.name == words:
                return
            heard.append(here.name)
            self.keys.press("Down")
        raise AssertionError(f"{name} does not offer {words!r}, only {heard}")

    def waits_until(self, met: Callable[[Heard], bool], what: str) -> Heard:
        """Wait until `met` is true of what has the keyboard."""
        until = time.monotonic() + PATIENCE_S / 4
        here = None
        while time.monotonic() < until:
            here = self.at()
            if here is not None and met(here):
                return here
            time.sleep(_STEP_S)
        raise AssertionError(f"waited for {what}, heard {here}")

    def window(self) -> tuple[Heard, ...]:
        """Everything that is there to be read, in order, whether or not it has the keyboard."""
        return tuple(map(_heard, cast("list[_Told]", self._ask("tree"))))

    def _focus(self) -> tuple[int, Heard | None]:
        told = cast("_Focus", self._ask("focus"))
        return told["moves"], _heard(told["at"]) if told["at"] else None

    def _ask(self, question: str) -> object:
        asking = self._asking
        assert asking.stdin is not None
        assert asking.stdout is not None
        asking.stdin.write(f"{question}\n")
        asking.stdin.flush()
        answer: object = json.loads(asking.stdout.readline())
        return answer


@contextmanager
def listening(environment: Environment) -> Iterator[Listener]:
    """Somebody at the keyboard of an `accessible` screen."""
    with subprocess.Popen(
        [SYSTEM_PYTHON, "-W", "ignore", str(Path(__file__).with_name("hearing.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as asking:
        try:
            yield Listener(asking, Keyboard(environment))
        finally:
            asking.kill()
