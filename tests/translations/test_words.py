"""No word that a person reads in a window passes translators by."""

from __future__ import annotations

import ast
import re

import pytest

from tests.translations.sources import Literal, called, code, literals, literals_in

# A space between letters, words to be joined to others, or one word that begins with a capital.
WORDS = re.compile(
    r"[A-Za-z]\S* \S*[A-Za-z]|^[ ·,:;]+[a-z]{2,}|[a-z]{2,}[:,]? $|^[A-Z][a-z]+[.:…?]?$"
)

_TRANSLATED = {"tr", "translate", "noted"}
# What these are given is read by nobody in a window: names of loggers, types, things of Qt.
_NOT_READ = {
    "cast",
    "exception",
    "findChild",
    "Formatter",
    "getLogger",
    "info",
    "TypeVar",
    "warning",
}
# Texts that measure how much room a column wants, names of classes, another program’s script,
# and the report of a fault, which goes to those who write the program.
_OTHERS = {"__all__", "widest", "_LEAST", "WIDGETS", "script", "report"}
_PATTERN = "(?P<"
# What is the same in every language.
SAME = {
    "Caldicott Log",
    # Fonts and styles by the names of their files and of Qt.
    *("Inter", "Regular", "Medium", "Bold", "Fusion"),
    # Keys that Qt itself translates, a folder of this program, a column of the record's tables.
    *("Return", "Enter", "Esc", "Tab", "Space", "Up", "Down", "Vaults", "No."),
}


def passes_translators_by(literal: Literal) -> bool:
    """Whether a text looks like words for people, and is none that translators are offered."""
    if not WORDS.search(literal.words) or literal.words in SAME or _PATTERN in literal.words:
        return False
    for node in literal.around:
        if isinstance(node, ast.Raise | ast.Assert):
            return False  # what a bug says
        if _name(node) in _OTHERS:
            return False
        if isinstance(node, ast.Call) and called(node) in _TRANSLATED | _NOT_READ:
            return False
    return True


def _name(node: ast.AST) -> str:
    """What a keyword, an assignment or a function is called."""
    if isinstance(node, ast.keyword):
        return node.arg or ""
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0])
    if isinstance(node, ast.AnnAssign):
        return ast.unparse(node.target)
    return node.name if isinstance(node, ast.FunctionDef) else ""


def test_every_word_of_the_windows_is_offered_to_translators() -> None:
    found = [
        f"{literal.where}: {literal.words[:70]}"
        for path in code()
        for literal in literals(path)
        if passes_translators_by(literal)
    ]
    assert found == []


PASSING = (
    'label.setText("Not answered")',
    'label.setText(f"{count} things left")',
    'title = "Names"',
    '_WORDS = {1: "in part"}',
    'said = ", decided by " + name',
)
OFFERED = (
    'label.setText(self.tr("Not answered"))',
    'label.setText(translate("Names", "{count} things").format(count=3))',
    'title = noted("Page", "Names")',
    'raise TypeError(f"{name} needs a box layout")',
    'log.info("vault open")',
    'label.setObjectName("not_answered")',
    'def f(self) -> "Page of":\n    "What it does."',
    'Column(widest="Margaret Ellery")',
)


@pytest.mark.parametrize("line", PASSING)
def test_a_word_that_passes_translators_by_would_be_seen(line: str) -> None:
    assert any(map(passes_translators_by, literals_in(ast.parse(line))))


@pytest.mark.parametrize("line", OFFERED)
def test_what_is_offered_or_read_by_nobody_is_left_alone(line: str) -> None:
    assert not any(map(passes_translators_by, literals_in(ast.parse(line))))
