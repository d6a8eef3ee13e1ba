"""Every Python file of ours, parsed once, and what each one imports."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "caldicott_desktop"

# Calls that import by name at run time, which no reader of import statements can see.
_DYNAMIC = {"__import__", "import_module", "exec", "eval"}

# Not ours: what git, tools, builds and tours leave in a checkout.
_ANYWHERE = {".git", "__pycache__"}
_AT_THE_TOP = re.compile(r"\.venv.*|\..*_cache|\.hypothesis|build|dist|tour(-\d+)?|.*\.egg-info")


@cache
def files_of_ours() -> tuple[Path, ...]:
    """Every file of the checkout that is ours: no environment, no caches, nothing generated."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name not in _ANYWHERE and not (folder == str(ROOT) and _AT_THE_TOP.fullmatch(name))
        ]
        # In a second working tree `.git` is a file.
        found += [Path(folder) / name for name in names if name not in _ANYWHERE]
    return tuple(sorted(found))


@cache
def python_of_ours() -> tuple[Path, ...]:
    """Every Python file of the checkout: the package, its tests and `start.py`."""
    return tuple(path for path in files_of_ours() if path.suffix == ".py")


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of `path`."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Every statement within `tree`, however deep, without looking into expressions."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for name in ("body", "handlers", "orelse", "finalbody", "cases"):
            waiting += getattr(node, name, ())


def imported_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and dotted name of each absolute import, wherever in the file it stands.

    `from a import b` gives both `a` and `a.b`, because `b` may be a module.
    """
    for node in statements(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def dynamic_imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and name of each call that can import without an import statement."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in _DYNAMIC:
                yield node.lineno, called.id
            elif isinstance(called, ast.Attribute) and called.attr in _DYNAMIC - {"exec", "eval"}:
                yield node.lineno, called.attr


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, nested ones too."""
    for node in statements(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def named(path: Path) -> str:
    """`path` as it is called inside the checkout, with forward slashes."""
    return path.relative_to(ROOT).as_posix()
