from __future__ import annotations

import ast
from functools import cache

from tests.architecture.source import functions, named, parsed, python_of_ours

FILE_LINES = 500
FUNCTION_LINES = 50

# Each exception says why it is better long than divided: (file, function or None) -> reason.
EXCEPTIONS: dict[tuple[str, str | None], str] = {
    ("caldicott_desktop/casework/__init__.py", None): "one list: every verb that windows may use",
    ("resources/checker/check_caldicott.py", None): "one file, to be read and carried alone",
    ("tests/export/samples.py", None): "two whole fictional cases, which are data",
    ("tests/export/samples.py", "ahra_case"): "one whole case, read from top to bottom",
    ("tests/export/samples.py", "police_case"): "one whole case, read from top to bottom",
}


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines a function does its work in, without its arguments and its docstring."""
    first, *others = node.body
    promised = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start = others[0] if promised and others else first
    return (node.end_lineno or node.lineno) - start.lineno + 1


@cache
def too_long() -> dict[tuple[str, str | None], int]:
    found: dict[tuple[str, str | None], int] = {}
    for path in python_of_ours():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > FILE_LINES:
            found[named(path), None] = lines
        for function in functions(parsed(path)):
            if length(function) > FUNCTION_LINES:
                found[named(path), function.name] = length(function)
    return found


def test_no_file_and_no_function_is_too_long_to_hold_in_mind() -> None:
    assert {where: size for where, size in too_long().items() if where not in EXCEPTIONS} == {}


def test_every_exception_is_still_needed() -> None:
    assert EXCEPTIONS.keys() - too_long().keys() == set()
