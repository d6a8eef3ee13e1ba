"""Counting what a decision cost: how many answers were given, and how many of them it needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from caldicott_desktop.domain.card import Card
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.decision import missing
from caldicott_desktop.domain.guidance_types import CaseKind

_ROW = re.compile(r"^(/principles/\d+)/.*")


Written = TypeVar("Written", Case, Card)


def required(case: Case, kind: CaseKind, given: list[str], *, at: datetime) -> int:
    """How many of the answers at the paths `given` the case could not be recorded without."""
    return sum(bool(missing(without(case, path), kind, at=at)) for path in given)


def rows(given: list[str]) -> list[str]:
    """The fields and rows that the paths `given` belong to: a principle's line is one row."""
    return list(dict.fromkeys(_ROW.sub(r"\1", path) for path in given))


def without(written: Written, path: str) -> Written:
    """A case or a card as if nobody had answered the field at `path`."""
    emptied: Written = _emptied(written, path.strip("/").split("/"))
    return emptied


def _emptied(whole: Any, parts: list[str]) -> Any:  # noqa: ANN401  # a part of a case, of any type
    name, *rest = parts
    if isinstance(whole, tuple):
        at = int(name)
        return (*whole[:at], _emptied(whole[at], rest), *whole[at + 1 :])
    if isinstance(whole, Mapping):
        return {key: value for key, value in whole.items() if key != name}
    if not is_dataclass(whole) or isinstance(whole, type):
        raise TypeError(f"no field {name} in a {type(whole).__name__}")
    if rest:
        return replace(whole, **{name: _emptied(getattr(whole, name), rest)})
    (field,) = (each for each in fields(whole) if each.name == name)
    return replace(whole, **{name: None if field.default is MISSING else field.default})
