from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, named, parsed, python_of_ours

# PySide takes the widget that these give for a part of the one that was asked, wherever in the
# window it stands: where the asked one is deleted, its wrapper is void while Qt's widget lives on,
# and the next use raises "already deleted" (6.11; `shiboken6.dump` shows the parent).
NEIGHBOURS = {"nextInFocusChain", "previousInFocusChain"}

# Nor does it hear when Qt frees an item of a layout: whatever stands at that place in memory
# afterwards is taken for the item, and the program ends when that goes (`windows/layouts.py`).
ITEMS = {"itemAt", "itemAtPosition"}


def asked(tree: ast.Module, names: set[str]) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
    ]


def in_windows(path: Path) -> bool:
    return path.is_relative_to(PACKAGE / "windows")


def test_no_widget_is_asked_for_one_that_is_no_part_of_it() -> None:
    ours = [path for path in python_of_ours() if in_windows(path)]
    assert [f"{named(path)}:{n}" for path in ours for n in asked(parsed(path), NEIGHBOURS)] == []


def test_items_of_layouts_are_asked_for_in_one_place() -> None:
    ours = [path for path in python_of_ours() if in_windows(path)]
    found = {named(path) for path in ours if asked(parsed(path), ITEMS)}
    assert found == {"caldicott_desktop/windows/layouts.py"}


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("before = field.previousInFocusChain()", True),
        ("here = field.nextInFocusChain().parentWidget()", True),
        ("here = card.layout()", False),
    ],
)
def test_such_a_question_would_be_seen(source: str, *, seen: bool) -> None:
    assert bool(asked(ast.parse(source), NEIGHBOURS)) == seen
