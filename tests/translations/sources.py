"""Every word of the windows that is offered to translators, read from the code and the forms.

Qt's own tool overlooks counted texts and calls without `self` in Python, so the code is read here.
The contexts are Qt's: the class a `self.tr` stands in, the first argument of `translate` and
`noted`, the class of a form.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from caldicott_desktop import assets
from tests.architecture.source import PACKAGE, ROOT, parsed

_WITH_CONTEXT = {"translate", "noted"}
_COUNTED_FROM = 3  # arguments: `tr(words, comment, number)`


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One text to translate; `counted` ones have a form for each plural."""

    context: str
    words: str
    counted: bool


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in the code: where it stands, and the calls and statements around it, inmost first."""

    where: str
    words: str
    around: tuple[ast.AST, ...]


def code() -> list[Path]:
    """Every file of code with words of windows."""
    return [*sorted((PACKAGE / "windows").rglob("*.py")), PACKAGE / "app.py"]


@cache
def all_sources() -> tuple[Source, ...]:
    """Everything to translate, once each, in a settled order."""
    found = {source for path in code() for source in in_code(parsed(path))}
    for path in sorted(assets.folder("ui").glob("*.ui")):
        found |= set(in_form(ET.fromstring(path.read_bytes())))  # noqa: S314 - our own
    return tuple(sorted(found))


def in_form(root: ET.Element) -> Iterator[Source]:
    """The words of a form."""
    for each in root.iter("string"):
        if each.get("notr") != "true" and (each.text or "").strip():
            yield Source(root.findtext("class", ""), each.text or "", counted=False)


def in_code(tree: ast.Module) -> Iterator[Source]:
    """The words of a file of code."""
    yield from _in_code(tree, "")


def _in_code(node: ast.AST, context: str) -> Iterator[Source]:
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.Call) and (found := _source(each, context)):
            yield found
        yield from _in_code(each, each.name if isinstance(each, ast.ClassDef) else context)


def _source(call: ast.Call, context: str) -> Source | None:
    arguments = call.args
    name = called(call)
    if name in _WITH_CONTEXT and arguments:
        first, *arguments = arguments
        context = _text(first) or ""
    elif name != "tr":
        return None
    words = _text(arguments[0]) if arguments else None
    counted = len(arguments) >= _COUNTED_FROM or any(each.arg == "n" for each in call.keywords)
    return Source(context, words, counted) if words else None


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def literals(path: Path) -> Iterator[Literal]:
    """Every text in a file of code but for docstrings, each with what surrounds it."""
    where = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    yield from _literals(parsed(path), (), where)


def literals_in(tree: ast.Module) -> Iterable[Literal]:
    """The same of a tree that is no file."""
    return _literals(tree, (), "")


def _literals(node: ast.AST, around: tuple[ast.AST, ...], where: str) -> Iterator[Literal]:
    for each in ast.iter_child_nodes(node):
        if _is_annotation(each, node):
            continue
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            if not isinstance(node, ast.Expr):
                place = f"{where}:{each.lineno}"
                yield Literal(where=place, words=each.value, around=(node, *around))
        else:
            yield from _literals(each, (node, *around), where)


def _is_annotation(node: ast.AST, parent: ast.AST) -> bool:
    return node in (getattr(parent, "annotation", None), getattr(parent, "returns", None))
