from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, named, parsed, python_of_ours

# Before Python 3.11.5 a group that is repeated possessively keeps what it had matched when its last
# round failed half-way: `\[1(?:,[0-9]+)*+\]` then matches "[1,]" (gh-106052). Debian 12 has 3.11.2.
# A single character or class repeated possessively is sound.
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+")


def texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            value = node.value
            yield node.lineno, value.decode("latin-1") if isinstance(value, bytes) else value


def possessive_groups(path: Path) -> list[str]:
    return [
        f"{named(path)}:{line}"
        for line, text in texts(parsed(path))
        if POSSESSIVE_GROUP.search(text)
    ]


def test_no_pattern_repeats_a_group_possessively() -> None:
    ours = [path for path in python_of_ours() if path.is_relative_to(PACKAGE)]
    assert [where for path in ours for where in possessive_groups(path)] == []


@pytest.mark.parametrize("pattern", [r"(?:/[a-z]++)++", r"(,1)*+", r"(,1)?+\]", r"(a){2,3}+"])
def test_such_a_pattern_would_be_seen(pattern: str) -> None:
    assert POSSESSIVE_GROUP.search(pattern)


@pytest.mark.parametrize("pattern", [r"[a-z]++", r"(?:/[a-z]++)+", r"\)++", r"(a)+b+"])
def test_other_patterns_are_left_alone(pattern: str) -> None:
    assert not POSSESSIVE_GROUP.search(pattern)
