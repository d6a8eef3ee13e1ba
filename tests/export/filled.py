"""Cases in which every field is filled, whatever fields there are, with a text of one's choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from caldicott_desktop.domain.case import Case

_AT = datetime(2026, 3, 10, 16, 40, tzinfo=ZoneInfo("Europe/London"))


def filled(text: Callable[[str], str]) -> Case:
    """Give a case with all lists two long and `text(path)` in each field of text."""
    case = _make(Case, "", text)
    assert isinstance(case, Case)
    principles = tuple(
        replace(each, principle=number) for number, each in enumerate(case.principles * 4, start=1)
    )
    return replace(case, principles=principles)


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield path and value of each field of text."""
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts(getattr(value, each.name), f"{path}/{each.name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, f"{path}/{index}")


def _make(hint: Any, path: str, text: Callable[[str], str]) -> object:  # noqa: ANN401
    if get_origin(hint) is UnionType or NoneType in get_args(hint):
        hint = next(each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is tuple:
        return tuple(_make(get_args(hint)[0], f"{path}/{index}", text) for index in range(2))
    if is_dataclass(hint):
        made = get_type_hints(hint)
        return hint(
            **{  # type: ignore[operator]  # a dataclass, which mypy sees as an instance
                each.name: MappingProxyType({})
                if each.name == "answers"
                else _make(made[each.name], f"{path}/{each.name}", text)
                for each in fields(hint)
            }
        )
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    if hint is str:
        return text(path)
    # A privileged advice is withheld; these are about what is shown.
    return {bool: False, int: 1, datetime: _AT, date: _AT.date()}[hint]
