"""A decision's case as the fields of a payload, and back to the same case.

The mapping is read off the dataclasses of `domain.case`: each field is a path, each part a section,
so that nothing can be left out by forgetting it here. `docs/store-format.md`, "Decision".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.ledger import moments, payload
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.payload import Fields, Value

SCHEMA = "decision/4"
SCHEMAS = ("decision/1", "decision/2", "decision/3", SCHEMA)
"""What decisions were ever written as, oldest first; a field counts from the one it is marked for.

All of them stay readable.
"""
DRAFT_SCHEMA = "case/1"

# Names the case's kind; it stands in `/schema`, and once is enough.
_KIND = "kind_id"
_ANSWERS = "answers"


class _Absent(Enum):
    """What a field that is not there means; the value is the newest schema whose fields must be."""

    FAULT_IN_1 = 1
    FAULT_IN_2 = 2
    FAULT_IN_3 = 3
    FAULT_IN_4 = 4
    NOT_ANSWERED = 0


# An attribute of an enumeration takes many times as long to look up as a name, in these loops.
_NOT_ANSWERED = _Absent.NOT_ANSWERED

_NOTHING_GIVEN: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCase:
    """A case and the facts recorded with it.

    `guidance` is the SHA-256 in hex of the guidance set it was made under, `app` the version of the
    program. `decided_by_id` (16 bytes) links the typed name of the decider to a person of the
    vault, where there is one.
    """

    case: Case
    reference: str
    app: str
    guidance: str
    decided_by_id: bytes | None


def to_fields(recorded: RecordedCase, question_ids: tuple[str, ...]) -> dict[str, Value]:
    """Return every field of a decision, answered or not.

    `question_ids` are the questions of the case's kind: exactly these stand under `/answers/`.
    Answers left over from another kind are no part of the decision. Raises `LedgerFault` for a
    value the format cannot hold.
    """
    case = recorded.case
    written: dict[str, Value] = {
        "/schema": f"{SCHEMA} {case.kind_id}",
        "/app": recorded.app,
        "/guidance": recorded.guidance,
        "/reference": recorded.reference,
        "/decided_by_id": recorded.decided_by_id.hex() if recorded.decided_by_id else None,
    }
    _write_part(written, "", case)
    _write_answers(written, {name: case.answers.get(name) for name in question_ids})
    return written


def from_fields(found: Fields) -> RecordedCase:
    """Return the case that `to_fields` wrote.

    Raises `LedgerFault` naming the field for one that is missing, unknown or not of its type.
    """
    left = dict(found)
    written_as = str(left.get("/schema", "")).partition(" ")[0]
    schema = written_as if written_as in SCHEMAS else SCHEMA
    kind_id = _kind(left, schema)
    app, guidance, reference = (_taken(left, name) for name in ("app", "guidance", "reference"))
    link = left.pop("/decided_by_id", "")
    return RecordedCase(
        case=_read_case(left, kind_id, _Absent(SCHEMAS.index(schema) + 1)),
        reference=reference,
        app=app,
        guidance=guidance,
        decided_by_id=None if link is None else _person_id(link),
    )


def draft_to_fields(case: Case) -> dict[str, Value]:
    """Return a draft's case as fields, with every answer it has, whatever kind asked for it.

    Raises `LedgerFault` for a value the format cannot hold.
    """
    written: dict[str, Value] = {"/schema": f"{DRAFT_SCHEMA} {case.kind_id}"}
    _write_part(written, "", case)
    _write_answers(written, case.answers)
    return written


def draft_from_fields(found: Fields) -> Case:
    """Return the case that `draft_to_fields` wrote.

    A field that an older version did not have yet is not answered. Raises `LedgerFault` for one
    that is unknown or not of its type.
    """
    left = dict(found)
    return _read_case(left, _kind(left, DRAFT_SCHEMA), _Absent.NOT_ANSWERED)


def _kind(left: dict[str, Value], wanted: str) -> str:
    schema = left.pop("/schema", None)
    name, _, kind_id = schema.partition(" ") if isinstance(schema, str) else ("", "", "")
    if name != wanted or not kind_id:
        raise LedgerFault("payload-other-schema", schema=wanted)
    return kind_id


def _taken(left: dict[str, Value], name: str) -> str:
    found = left.pop(f"/{name}", None)
    if not isinstance(found, str):
        raise LedgerFault("decision-no-field", path=f"/{name}")
    return found


def _person_id(link: object) -> bytes:
    try:
        read = bytes.fromhex(link) if isinstance(link, str) else b""
    except ValueError:
        read = b""
    if len(read) != 16 or read.hex() != link:  # noqa: PLR2004 - a person's id
        raise LedgerFault("decision-not-person")
    return read


def _read_case(left: dict[str, Value], kind_id: str, absent: _Absent) -> Case:
    start = f"/{_ANSWERS}/"
    answers = {
        path.removeprefix(start): _read_answer(path, left.pop(path))
        for path in [path for path in left if path.startswith(start)]
    }
    given = {_KIND: kind_id, _ANSWERS: answers}
    case = cast("Case", _read_part(Case, left, "", absent, given))
    if left:
        raise LedgerFault("decision-unknown-field", path=min(left))
    return case


def _read_answer(path: str, value: object) -> Answer:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return value
    raise LedgerFault("decision-not-answer", path=path)


def _write_answers(written: dict[str, Value], answers: Mapping[str, Answer]) -> None:
    """Write answers; their names come from guidance, so they are checked as field names."""
    if answers:
        written.update(payload.flatten({_ANSWERS: dict(answers)}))


def _write_part(written: dict[str, Value], path: str, part: Any) -> None:  # noqa: ANN401
    """Write every field of a dataclass under `path`."""
    for name, place in _places(part.__class__, path):
        value = getattr(part, name)
        if value is None:
            written[place] = None
        else:
            _write_value(written, place, value)


def _write_value(written: dict[str, Value], path: str, value: Any) -> None:  # noqa: ANN401
    kind = value.__class__
    if kind in _AS_THEY_ARE:
        written[path] = value
    elif kind is tuple:
        if value and _is_part(value[0].__class__):
            for index, item in enumerate(value):
                _write_part(written, f"{path}/{index}", item)
        else:
            written[path] = tuple(map(_scalar, value))
    elif _is_part(kind):
        _write_part(written, path, value)
    else:
        written[path] = _scalar(value)


_AS_THEY_ARE = frozenset({str, bool, int})


@cache
def _is_part(kind: type) -> bool:
    return is_dataclass(kind)


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Choice):
        return value.code
    if isinstance(value, datetime):
        return moments.write(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a case has no field of type {type(value).__name__}")


@cache
def _names(part: type) -> tuple[str, ...]:
    """Return the fields of a dataclass that are written one by one."""
    apart = (_KIND, _ANSWERS) if part is Case else ()
    return tuple(field.name for field in fields(part) if field.name not in apart)


# The same few hundred paths are written and read again and again.
@lru_cache(maxsize=4096)
def _places(part: type, path: str) -> tuple[tuple[str, str], ...]:
    """Return name and path of each field of a dataclass that stands at `path`."""
    return tuple((name, f"{path}/{name}") for name in _names(part))


def _read_part(
    part: type,
    left: dict[str, Value],
    path: str,
    absent: _Absent,
    given: Mapping[str, object] = _NOTHING_GIVEN,
) -> object:
    """Return the dataclass `part` from its fields under `path`, which are taken out of `left`.

    `given` holds fields that are already read.
    """
    values, readers = dict(given), _readers(part)
    newer = _newer(part, absent)
    for name, place in _places(part, path):
        if name in newer:
            continue
        value = readers[name](left, place, absent)
        if value is not _NOT_ANSWERED:
            values[name] = value
        elif name in _without_default(part):
            raise LedgerFault("decision-no-field", path=place)
    return part(**values)


@cache
def _newer(part: type, absent: _Absent) -> frozenset[str]:
    """Return the fields of a dataclass that a decision of an earlier schema did not have."""
    written_as = absent.value or len(SCHEMAS)
    return frozenset(
        field.name for field in fields(part) if field.metadata.get("since", 1) > written_as
    )


_Reader = Callable[[dict[str, Value], str, _Absent], object]
"""Takes the value of one field out of what is left; `NOT_ANSWERED` where that is allowed."""


def make_ready() -> None:
    """Work out how each part of a case is read, so that the first one read need not wait for it."""
    left: list[type] = [Case]
    while left:
        part = left.pop()
        _readers(part)
        hints = (get_type_hints(part)[name] for name in _names(part))
        parts = (get_args(hint)[0] if get_origin(hint) is tuple else hint for hint in hints)
        left += [cast("type", each) for each in parts if is_dataclass(each)]


@cache
def _readers(part: type) -> Mapping[str, _Reader]:
    hints = get_type_hints(part)
    return {name: _reader(hints[name]) for name in _names(part)}


@cache
def _without_default(part: type) -> frozenset[str]:
    return frozenset(
        field.name
        for field in fields(part)
        if field.default is MISSING and field.default_factory is MISSING
    )


def _reader(hint: Any) -> _Reader:  # noqa: ANN401 - a type as annotations hold it
    """Return what reads a field of the annotated type."""
    if is_dataclass(hint):
        return lambda left, path, absent: _read_part(cast("type", hint), left, path, absent)
    if get_origin(hint) is tuple:
        (item, _) = get_args(hint)
        return _rows(item) if is_dataclass(item) else _field(_list(_converter(item)))
    if isinstance(hint, UnionType):
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        return _field(_optional(_converter(inner)))
    return _field(_converter(hint))


_Convert = Callable[[Any], object]
"""Gives the domain's value for a payload's; raises `ValueError` for one that is not of its type."""


def _field(convert: _Convert) -> _Reader:
    def read(left: dict[str, Value], path: str, absent: _Absent) -> object:
        value = left.pop(path, _NOT_ANSWERED)
        if value is _NOT_ANSWERED:
            if absent is not _NOT_ANSWERED:
                raise LedgerFault("decision-no-field", path=path)
            return _NOT_ANSWERED
        try:
            return convert(value)
        except ValueError:
            raise LedgerFault("decision-other-value", path=path) from None

    return read


def _rows(item: Any) -> _Reader:  # noqa: ANN401 - a dataclass
    """Return what reads a list of dataclasses: by index, or one field that is empty."""
    hints = get_type_hints(item)
    marks = [name for name in _names(item) if not is_dataclass(hints[name])]

    def read(left: dict[str, Value], path: str, absent: _Absent) -> object:
        if path in left:
            if left.pop(path) != ():
                raise LedgerFault("decision-not-sections", path=path)
            return ()
        rows: list[object] = []
        while any(f"{path}/{len(rows)}/{name}" in left for name in marks):
            rows.append(_read_part(item, left, f"{path}/{len(rows)}", absent))
        if rows or absent is _Absent.NOT_ANSWERED:
            return tuple(rows) if rows else _Absent.NOT_ANSWERED
        raise LedgerFault("decision-no-field", path=path)

    return read


def _converter(hint: Any) -> _Convert:  # noqa: ANN401 - a type as annotations hold it
    if issubclass(hint, Choice):
        members = {member.code: member for member in hint}
        return _exactly(str, lambda code: _member(members, code))
    if issubclass(hint, datetime):
        return _exactly(str, moments.read)
    if issubclass(hint, date):
        return _exactly(str, _read_date)
    return _exactly(hint, lambda value: value)


def _exactly(kind: type, convert: _Convert) -> _Convert:
    """Return what converts values that are exactly of `kind` (true is no number here)."""

    def converted(value: object) -> object:
        if type(value) is not kind:
            raise ValueError(value)
        return convert(value)

    return converted


def _optional(inner: _Convert) -> _Convert:
    return lambda value: None if value is None else inner(value)


def _list(inner: _Convert) -> _Convert:
    def converted(value: object) -> object:
        if not isinstance(value, tuple):
            raise ValueError(value)  # noqa: TRY004 - one error for all that does not fit
        return tuple(inner(item) for item in value)

    return converted


def _member(members: Mapping[str, Choice], code: str) -> Choice:
    if code not in members:
        raise ValueError(code)
    return members[code]


def _read_date(text: str) -> date:
    read = date.fromisoformat(text)
    if read.isoformat() != text:
        raise ValueError(text)
    return read
