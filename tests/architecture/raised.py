"""Every known error of ours as its class and each place that raises it say it, read from the code.

What a place says is the id of an error and the names of its arguments. A class or function that has
a parameter `which` and hands it on is followed to the places that give it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any

BASE = "KnownError"
SENTENCE = "Sentence"
_WHICH = "which"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that is said somewhere: an id and the names of what fills its places."""

    where: str
    id: str
    names: frozenset[str]
    has_remedy: bool = True  # an error's; a sentence has none


@dataclass(frozen=True, slots=True, kw_only=True)
class _HandsOn:
    """A class or function whose parameter `which` says which of the things of `id` it is."""

    id: str
    at: int  # the place of `which` among the positional arguments
    fixed: frozenset[str]  # names it gives itself
    own: frozenset[str]  # its parameters, which are not names unless it gives them on
    named: bool  # it gives on all other keywords


@dataclass
class Raised:
    """What was found: errors by id, what is said of them, and what cannot be followed."""

    ids: dict[str, str] = field(default_factory=dict)  # id of a class: where it is
    said: list[Said] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def last_name(node: ast.AST) -> str:
    """The last part of a dotted name, or nothing."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def read(modules: Mapping[Path, ast.Module]) -> Raised:
    """Everything that the known errors of `modules` say."""
    return _Reader(modules).found


def own_id(node: ast.ClassDef) -> str:
    """The id that a class of errors gives itself, or nothing."""
    for each in node.body:
        if isinstance(each, ast.Assign) and last_name(each.targets[0]) == "id":
            return str(each.value.value) if isinstance(each.value, ast.Constant) else ""
    return ""


class _Reader:
    def __init__(self, modules: Mapping[Path, ast.Module]) -> None:
        self.found = Raised()
        # Each tree is gone through several times: what is in it is listed once.
        self._nodes = {path: [*ast.walk(tree)] for path, tree in modules.items()}
        self._classes = self._known_classes()
        self._ways: dict[str, list[tuple[Path, _HandsOn | None]]] = {}
        for path, node in self._classes:
            self._take_class(path, node)
        for path in modules:
            self._take_functions(path)
        for path in modules:
            self._take_places(path)
            self._take_sentences(path)

    def _known_classes(self) -> list[tuple[Path, ast.ClassDef]]:
        every = [
            (path, node)
            for path, nodes in self._nodes.items()
            for node in nodes
            if isinstance(node, ast.ClassDef)
        ]
        names = {BASE}
        while True:
            known = [
                (path, node)
                for path, node in every
                if names.intersection(map(last_name, node.bases))
            ]
            if names.issuperset(node.name for _, node in known):
                return known
            names.update(node.name for _, node in known)

    def _take_class(self, path: Path, node: ast.ClassDef) -> None:
        where = f"{path}:{node.lineno} {node.name}"
        is_base = any(node.name in map(last_name, each.bases) for _, each in self._classes)
        id_ = own_id(node)
        if not id_ and (id_ := self._inherited(node)):
            way = _HandsOn(id=id_, at=0, fixed=frozenset(), own=frozenset(), named=True)
            self._ways.setdefault(node.name, []).append((path, way))
            return
        if not id_:
            if not is_base:
                self.found.faults.append(f"{where} has no id")
            return
        if id_ in self.found.ids:
            self.found.faults.append(f"{where} has the id of {self.found.ids[id_]}")
        self.found.ids[id_] = where
        made = next(
            (f for f in node.body if isinstance(f, ast.FunctionDef) and f.name == "__init__"), None
        )
        if made is None:
            way = _HandsOn(id=id_, at=0, fixed=frozenset(), own=frozenset(), named=True)
            self._ways.setdefault(node.name, []).append((path, way))
            return
        if _WHICH not in _parameters(made):
            self._ways.setdefault(node.name, []).append((path, None))
        for call in _calls(made):
            if ast.unparse(call.func) == "super().__init__":
                self._take_call(path, call, node.name, made, id_, method=True)

    def _inherited(self, node: ast.ClassDef) -> str:
        """The id of the class that `node` is a kind of, which then says the same words."""
        bases = set(map(last_name, node.bases))
        return next((own_id(each) for _, each in self._classes if each.name in bases), "")

    def _take_functions(self, path: Path) -> None:
        for made in self._nodes[path]:
            if not isinstance(made, ast.FunctionDef) or made.name == "__init__":
                continue
            if _WHICH not in _parameters(made):
                continue
            for call in _calls(made):
                way = self._way(path, call.func)
                given = call.args[way.at] if way and len(call.args) > way.at else None
                if way is not None and last_name(given or call) == _WHICH:
                    method = next(iter(_parameters(made))) == "self"
                    self._take_call(path, call, made.name, made, way.id, method=method)

    def _take_call(  # noqa: PLR0913 - what surrounds the call
        self,
        path: Path,
        call: ast.Call,
        name: str,
        made: ast.FunctionDef,
        id_: str,
        *,
        method: bool,
    ) -> None:
        """Take in what a class or function hands on to an error, or says itself."""
        way = self._way(path, call.func)  # none for `super().__init__`, which is given it first
        given = call.args[way.at] if way else next(iter(call.args), None)
        names = frozenset(each.arg for each in call.keywords if each.arg)
        names |= way.fixed if way else frozenset()
        if isinstance(given, ast.Name) and given.id == _WHICH:
            parameters = _parameters(made)
            handed = _HandsOn(
                id=id_,
                at=parameters.index(_WHICH) - method,
                fixed=names,
                own=frozenset(parameters),
                named=any(each.arg is None for each in call.keywords),
            )
            self._ways.setdefault(name, []).append((path, handed))
        else:
            self._say(f"{path}:{call.lineno}", id_, given, names)

    def _take_places(self, path: Path) -> None:
        inside = {
            call
            for made in self._nodes[path]
            if isinstance(made, ast.FunctionDef) and _WHICH in _parameters(made)
            for call in _calls(made)
        }
        for node in self._nodes[path]:
            where = f"{path}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call) and last_name(node.func) == BASE:
                self.found.faults.append(f"{where} raises {BASE} itself")
            elif isinstance(node, ast.Call) and (way := self._way(path, node.func)):
                if node in inside and any(last_name(each) == _WHICH for each in node.args):
                    continue
                given = node.args[way.at] if len(node.args) > way.at else None
                names = {each.arg for each in node.keywords if each.arg} - way.own
                extra = frozenset(names) if way.named else frozenset()
                self._say(where, way.id, given, way.fixed | extra)
            elif isinstance(node, ast.Raise) and (way := self._raised_bare(path, node)):
                self._say(where, way.id, None, way.fixed)

    def _take_sentences(self, path: Path) -> None:
        """Take in what is said besides errors; of two, both."""
        for call in self._nodes[path]:
            if not isinstance(call, ast.Call) or last_name(call.func) != SENTENCE:
                continue
            given = call.args[0] if call.args else None
            names = frozenset(each.arg for each in call.keywords if each.arg)
            for each in (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,):
                where = f"{path}:{call.lineno}"
                if not isinstance(each, ast.Constant) or not _ID.fullmatch(str(each.value)):
                    self.found.faults.append(f"{where} says words or something unknown")
                else:
                    said = Said(where=where, id=str(each.value), names=names, has_remedy=False)
                    self.found.said.append(said)

    def _raised_bare(self, path: Path, node: ast.Raise) -> _HandsOn | None:
        """The class that is raised without a call, and so without arguments."""
        if node.exc is None or not last_name(node.exc)[:1].isupper():
            return None
        return self._way(path, node.exc)

    def _say(self, where: str, id_: str, given: ast.expr | None, names: frozenset[str]) -> None:
        which = given.value if isinstance(given, ast.Constant) else None if given else ""
        if which is None or (which and not (isinstance(which, str) and _ID.fullmatch(which))):
            self.found.faults.append(f"{where} says words or something unknown, not which it is")
        else:
            said = f"{id_}.{which}" if which else id_
            self.found.said.append(Said(where=where, id=said, names=names))

    def _way(self, path: Path, called: ast.expr) -> _HandsOn | None:
        """How `called` hands on which it is: a class of any room, the nearest, or a function of
        the same one.
        """
        name = last_name(called)
        ways = self._ways.get(name, [])
        near = [way for place, way in ways if place.parent == path.parent]
        if near or not name[:1].isupper():
            return next(iter(near), None)
        return next((way for _, way in ways), None)


def _calls(made: ast.FunctionDef) -> Iterator[ast.Call]:
    return (node for node in ast.walk(made) if isinstance(node, ast.Call))


def _parameters(made: ast.FunctionDef) -> list[str]:
    return [each.arg for each in (*made.args.posonlyargs, *made.args.args, *made.args.kwonlyargs)]


def sections(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The id and content of each section of a table of words, those within others too."""
    for name, value in table.items():
        if isinstance(value, dict) and name not in {"message", "remedy"}:
            yield f"{above}{name}", value
            yield from sections(value, f"{above}{name}.")


def places(words: str | Mapping[str, str]) -> frozenset[str]:
    """The names of the places in a text, in all of its forms; `count` where they hang on it."""
    if isinstance(words, str):
        return frozenset(name for _, name, _, _ in Formatter().parse(words) if name)
    return frozenset({"count"}).union(*map(places, words.values()))
