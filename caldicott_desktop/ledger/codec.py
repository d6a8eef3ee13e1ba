"""Payload dataclasses as fields, and back: each field is a path, each inner dataclass a section.

The mapping is read off the annotations, so that nothing can be left out by forgetting it:
`str`, `int` (a count), `bool`, `Id`, `Digest`, `Signature`, `date`, `datetime` (recorded), `Moment`
(an event, with its zone), a string enum, a choice of the domain, a set of roles, another dataclass,
a tuple of dataclasses, of texts or of choices, and any of the scalars or such lists `| None`. A
text annotated with a number is that many bytes in hex, and stays a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin, get_type_hints

from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.happened import Moment
from caldicott_desktop.ledger import entry, moments, payload
from caldicott_desktop.ledger.canonical import from_hex
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.payload import Fields, Value

Id = Annotated[bytes, 16]
Digest = Annotated[bytes, 32]
Signature = Annotated[bytes, 64]

Made = TypeVar("Made")
_GUIDANCE = re.compile(r"[0-9a-f]{64}")


def write(value: object, *, schema: str, app: str, guidance: str) -> dict[str, Value]:
    """Return every field of a payload dataclass, with `/schema`, `/app` and `/guidance`.

    `app` is the version of the program, `guidance` the SHA-256 in hex of the guidance set in use.
    Raises `LedgerFault` for a value that `read` would refuse.
    """
    tree: dict[str, object] = {
        **_write_section(value),
        "schema": schema,
        "app": app,
        "guidance": guidance,
    }
    written = payload.flatten(tree)
    read(type(value), written, schema=schema)
    return written


def read(made: type[Made], found: Fields, *, schema: str) -> Made:
    """Return the payload dataclass that `write` was given.

    Raises `LedgerFault` naming the field for one that is missing, unknown or not of its type.
    """
    tree = payload.unflatten(found)
    if tree.pop("schema", None) != schema:
        raise LedgerFault("payload-other-schema", schema=schema)
    app, guidance = tree.pop("app", None), tree.pop("guidance", None)
    if not isinstance(app, str) or not app:
        raise LedgerFault("payload-app")
    if not isinstance(guidance, str) or not _GUIDANCE.fullmatch(guidance):
        raise LedgerFault("payload-guidance")
    return cast("Made", _read_section(made, tree, ""))


def to_fields(value: object) -> dict[str, Value]:
    """Return every field of a dataclass alone, for what is kept and not signed."""
    return payload.flatten(_write_section(value))


def from_fields(made: type[Made], found: Fields) -> Made:
    """Return the dataclass `to_fields` was given; raises `LedgerFault` naming a wrong field."""
    return cast("Made", _read_section(made, payload.unflatten(found), ""))


def _write_section(value: object) -> dict[str, object]:
    made: Any = type(value)
    events = _events(made)
    return {
        item.name: _write_value(getattr(value, item.name), event=item.name in events)
        for item in fields(value)  # type: ignore[arg-type]  # every caller holds a dataclass
    }


@cache
def _events(made: Any) -> frozenset[str]:  # noqa: ANN401 - a dataclass
    """Return the fields that hold the time of an event."""
    hints = get_type_hints(made, include_extras=True)
    return frozenset(
        name for name, hint in hints.items() if hint == Moment or Moment in get_args(hint)
    )


def _write_value(value: object, *, event: bool) -> object:
    if isinstance(value, datetime):
        return moments.write(value) if event else entry.format_time(value)
    if isinstance(value, frozenset):
        return tuple(sorted(item.value for item in value))
    if isinstance(value, tuple):
        return tuple(map(_write_item, value))
    return _write_item(value)


def _write_item(value: object) -> object:
    return _write_section(value) if is_dataclass(value) else _write_scalar(value)


def _write_scalar(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Choice):
        return value.code
    return value.value if isinstance(value, StrEnum) else value


def _read_section(made: type, tree: object, path: str) -> object:
    if not isinstance(tree, dict):
        raise LedgerFault("payload-not-section", path=path)
    readers = _readers(made)
    if missing := sorted(readers.keys() - tree.keys()):
        raise LedgerFault("payload-no-field", path=f"{path}/{missing[0]}")
    if unknown := sorted(tree.keys() - readers.keys()):
        raise LedgerFault("payload-unknown-field", path=f"{path}/{unknown[0]}")
    return made(**{name: reader(tree[name], f"{path}/{name}") for name, reader in readers.items()})


_Reader = Callable[[Any, str], object]


@cache
def _readers(made: type) -> Mapping[str, _Reader]:
    hints = get_type_hints(made, include_extras=True)
    return {item.name: _reader(hints[item.name]) for item in fields(made)}


def _reader(hint: Any) -> _Reader:  # noqa: ANN401 - a type as annotations hold it
    """Return what reads a value of the annotated type."""
    if isinstance(hint, UnionType) or NoneType in get_args(hint):
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        return _optional(_reader(inner))
    origin, inside = get_origin(hint), get_args(hint)
    if origin is frozenset:
        return _set_of(inside[0])
    if origin is tuple:
        part = cast("type", inside[0])
        return _list_of(part) if is_dataclass(part) else _several(part)
    if is_dataclass(hint):
        return lambda value, path: _read_section(cast("type", hint), value, path)
    return _scalar_reader(hint)


def _scalar_reader(hint: Any) -> _Reader:  # noqa: ANN401 - a type as annotations hold it
    if get_origin(hint) is Annotated and hint != Moment:
        return _checked(str, _from_hex(*get_args(hint)))
    if hint in _FROM_TEXT:
        return _checked(str, _FROM_TEXT[hint])
    if hint is int:
        return _checked(int, _count)
    if issubclass(hint, Choice):
        return _checked(str, hint.of)
    if issubclass(hint, StrEnum):
        return _checked(str, hint)
    return _checked(hint, lambda value: value)


def _from_hex(kind: type, size: int) -> Callable[[str], str | bytes]:
    """Return what reads so many bytes in hex: as bytes, or as the text it is."""
    if kind is bytes:
        return lambda text: from_hex(text, size)
    return lambda text: from_hex(text, size).hex()


def _count(number: int) -> int:
    if number < 0:
        raise ValueError(number)
    return number


def _day(text: str) -> date:
    read = date.fromisoformat(text)
    if read.isoformat() != text:
        raise ValueError(text)
    return read


_FROM_TEXT: Mapping[Any, Callable[[str], object]] = {
    datetime: entry.parse_time,
    Moment: moments.read,
    date: _day,
}


def _several(hint: Any) -> _Reader:  # noqa: ANN401 - a type as annotations hold it
    """Return what reads a list of texts or of choices."""
    inner = _scalar_reader(hint)

    def read_several(value: object, path: str) -> object:
        if not isinstance(value, tuple):
            raise LedgerFault("payload-not-list", path=path)
        return tuple(inner(item, path) for item in value)

    return read_several


def _optional(inner: _Reader) -> _Reader:
    return lambda value, path: None if value is None else inner(value, path)


def _list_of(made: type) -> _Reader:
    def read_list(value: object, path: str) -> object:
        if not isinstance(value, list) and value != ():
            raise LedgerFault("payload-not-list", path=path)
        return tuple(_read_section(made, item, f"{path}/{n}") for n, item in enumerate(value))

    return read_list


def _set_of(member: type[StrEnum]) -> _Reader:
    def read_set(value: object, path: str) -> object:
        if isinstance(value, tuple) and list(value) == sorted(set(map(str, value))):
            try:
                return frozenset(member(item) for item in value)
            except ValueError:
                pass
        raise LedgerFault("payload-not-set", path=path)

    return read_set


def _checked(kind: type, convert: Callable[[Any], object]) -> _Reader:
    """Return a reader of values that are exactly of `kind` (true is no number here)."""

    def read_scalar(value: object, path: str) -> object:
        try:
            if type(value) is kind:
                return convert(value)
        except (ValueError, LedgerFault):
            pass
        raise LedgerFault("payload-other-value", path=path)

    return read_scalar
