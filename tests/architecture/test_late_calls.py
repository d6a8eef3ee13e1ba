"""What is called later is called only while the widgets it is about are there.

Qt drops a call that waits for an object which is deleted meanwhile, if it is told of the object. A
call it is not told of comes to a page whose widgets are gone, and takes the program down with it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import PACKAGE, named, parsed, python_of_ours

# Signals of what outlives the pages: the desk, the look, the application and what belongs to it.
LASTING = {"app", "application", "desk", "hints", "preferences", "theme"}


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def loose_calls(tree: ast.AST) -> Iterator[int]:
    """The line of each call that is put off, or waits for a signal, with nothing that ends it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (is_put_off(node) or waits(node)):
            yield node.lineno


def is_put_off(call: ast.Call) -> bool:
    """Whether the call is a timer's that is told of no object (`singleShot(0, then)`)."""
    return name_of(call) == "singleShot" and len(call.args) == 2


def waits(call: ast.Call) -> bool:
    """Whether what is no method of an object hears a signal late, or of what outlives pages."""
    if name_of(call) != "connect" or isinstance(call.args[0], ast.Attribute):
        return False
    return is_queued(call) or lasts(call)


def is_queued(call: ast.Call) -> bool:
    given = [*call.args[1:], *(each.value for each in call.keywords)]
    return any(isinstance(each, ast.Attribute) and "Queued" in each.attr for each in given)


def lasts(call: ast.Call) -> bool:
    """Whether the signal is one of an object that outlives pages (`self._desk.changed`)."""
    signal = call.func.value if isinstance(call.func, ast.Attribute) else None
    owner = signal.value if isinstance(signal, ast.Attribute) else None
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return name.lstrip("_") in LASTING


def test_every_late_call_ends_with_its_widgets() -> None:
    rooms = (PACKAGE / "windows", PACKAGE / "jobs")
    ours = [path for path in python_of_ours() if any(path.is_relative_to(room) for room in rooms)]
    assert len(ours) > 100
    assert [f"{named(path)}:{line}" for path in ours for line in loose_calls(parsed(path))] == []


@pytest.mark.parametrize(
    "line",
    [
        "QTimer.singleShot(0, self._fit)",
        "QTimer.singleShot(0, lambda: page.fit())",
        "panel.exported.connect(lambda: page.show(panel), Qt.ConnectionType.QueuedConnection)",
        "part.left.connect(partial(page.fit, 1), type=Qt.QueuedConnection)",
        "self._desk.changed.connect(lambda changes: self._read())",
        "theme.changed.connect(partial(self._dress, 1))",
    ],
)
def test_a_loose_call_would_be_seen(line: str) -> None:
    assert [*loose_calls(ast.parse(line))] == [1]


@pytest.mark.parametrize(
    "line",
    [
        "QTimer.singleShot(0, part, self._fit)",
        "self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)",
        "theme.changed.connect(self._dress)",
        "form.save.clicked.connect(lambda: self._save())",
    ],
)
def test_a_call_that_ends_with_its_widgets_is_left_alone(line: str) -> None:
    assert [*loose_calls(ast.parse(line))] == []
