"""A decision's case as the fields of a payload, and back to the same case.

The mapping is read off the dataclasses of `domain.case`: each field is a path, each part a section,
so that nothing can be left out by forgetting it here. `docs/store-format.md`, "Decision".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.ledger import moments, payload
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.payload import Fields, Value

SCHEMA = "decision/1"
DRAFT_SCHEMA = "case/1"

# Names the case's kind; it stands in `/schema`, and once is enough.
_KIND = "kind_id"
_ANSWERS = "answers"


class _Absent(Enum):
    """What a field that is not there means."""

    FAULT = "fault"
    NOT_ANSWERED = "not answered"


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
    tree = _write_part(case)
    tree[_ANSWERS] = {name: case.answers.get(name) for name in question_ids}
    tree["schema"] = f"{SCHEMA} {case.kind_id}"
    tree["app"] = recorded.app
    tree["guidance"] = recorded.guidance
    tree["reference"] = recorded.reference
    tree["decided_by_id"] = recorded.decided_by_id.hex() if recorded.decided_by_id else None
    return payload.flatten(_without_empty(tree))


def from_fields(found: Fields) -> RecordedCase:
    """Return the case that `to_fields` wrote.

    Raises `LedgerFault` naming the field for one that is missing, unknown or not of its type.
    """
    tree = payload.unflatten(found)
    kind_id = _kind(tree.pop("schema", None), SCHEMA)
    app, guidance, reference = (_taken(tree, name) for name in ("app", "guidance", "reference"))
    link = tree.pop("decided_by_id", "")
    return RecordedCase(
        case=_read_case(tree, kind_id, _Absent.FAULT),
        reference=reference,
        app=app,
        guidance=guidance,
        decided_by_id=None if link is None else _person_id(link),
    )


def draft_to_fields(case: Case) -> dict[str, Value]:
    """Return a draft's case as fields, with every answer it has, whatever kind asked for it."""
    tree = _write_part(case)
    tree[_ANSWERS] = dict(case.answers)
    tree["schema"] = f"{DRAFT_SCHEMA} {case.kind_id}"
    return payload.flatten(_without_empty(tree))


def draft_from_fields(found: Fields) -> Case:
    """Return the case that `draft_to_fields` wrote.

    A field that an older version did not have yet is not answered. Raises `LedgerFault` for one
    that is unknown or not of its type.
    """
    tree = payload.unflatten(found)
    kind_id = _kind(tree.pop("schema", None), DRAFT_SCHEMA)
    return _read_case(tree, kind_id, _Absent.NOT_ANSWERED)


def _without_empty(tree: dict[str, Any]) -> dict[str, Any]:
    """A kind without questions has no section of answers: a payload has no empty sections."""
    return {name: inner for name, inner in tree.items() if inner != {}}


def _kind(schema: object, wanted: str) -> str:
    name, _, kind_id = schema.partition(" ") if isinstance(schema, str) else ("", "", "")
    if name != wanted or not kind_id:
        raise LedgerFault(f"The payload's schema is not {wanted}.")
    return kind_id


def _taken(tree: dict[str, Any], name: str) -> str:
    found = tree.pop(name, None)
    if not isinstance(found, str):
        raise LedgerFault(f"The decision's field /{name} is missing.")
    return found


def _person_id(link: object) -> bytes:
    try:
        read = bytes.fromhex(link) if isinstance(link, str) else b""
    except ValueError:
        read = b""
    if len(read) != 16 or read.hex() != link:  # noqa: PLR2004 - a person's id
        raise LedgerFault("The decision's field /decided_by_id is not a person's id.")
    return read


def _read_case(tree: dict[str, Any], kind_id: str, absent: _Absent) -> Case:
    answers = tree.pop(_ANSWERS, {})
    if not isinstance(answers, dict):
        raise LedgerFault("The decision's field /answers is not a section.")
    read = {name: _read_answer(f"/{_ANSWERS}/{name}", value) for name, value in answers.items()}
    return cast("Case", _read_part(Case, tree, "", absent, {_KIND: kind_id, _ANSWERS: read}))


def _read_answer(path: str, value: object) -> Answer:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return value
    raise LedgerFault(f"The decision's field {path} is not an answer.")


def _write_part(part: object) -> dict[str, Any]:
    """Return a dataclass as nested sections, without the kind and the answers of a case."""
    kept = fields(part)  # type: ignore[arg-type]  # every caller holds a dataclass
    left_out = (_KIND, _ANSWERS) if isinstance(part, Case) else ()
    return {
        field.name: _write_value(getattr(part, field.name))
        for field in kept
        if field.name not in left_out
    }


def _write_value(value: object) -> object:
    if isinstance(value, Choice):
        return value.code
    if isinstance(value, datetime):
        return moments.write(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return tuple(_write_value(item) for item in value)
    if is_dataclass(value):
        return _write_part(value)
    return value


def _read_part(
    part: type, tree: object, path: str, absent: _Absent, given: Mapping[str, object]
) -> object:
    """Return the dataclass `part` from its section; `given` holds fields that are already read."""
    if not isinstance(tree, dict):
        raise LedgerFault(f"The decision's field {path} is not a section.")
    values = dict(given)
    for field in fields(part):
        if field.name in given:
            continue
        place = f"{path}/{field.name}"
        if field.name in tree:
            values[field.name] = _readers(part)[field.name](tree[field.name], place, absent)
        elif absent is _Absent.FAULT or (
            field.default is MISSING and field.default_factory is MISSING
        ):
            raise LedgerFault(f"The decision's field {place} is missing.")
    if unknown := sorted(tree.keys() - (values.keys() - given.keys())):
        raise LedgerFault(f"The decision has an unknown field {path}/{unknown[0]}.")
    return part(**values)


_Reader = Callable[[Any, str, _Absent], object]


@cache
def _readers(part: type) -> Mapping[str, _Reader]:
    hints = get_type_hints(part)
    return {
        field.name: _reader(hints[field.name])
        for field in fields(part)
        if not (part is Case and field.name in (_KIND, _ANSWERS))
    }


def _reader(hint: Any) -> _Reader:  # noqa: ANN401 - a type as annotations hold it
    """Return what reads a value of the annotated type."""
    if isinstance(hint, UnionType):
        (inner,) = (each for each in get_args(hint) if each is not NoneType)
        return _optional(_reader(inner))
    if get_origin(hint) is tuple:
        return _list(_reader(get_args(hint)[0]))
    if is_dataclass(hint):
        return lambda value, path, absent: _read_part(cast("type", hint), value, path, absent, {})
    if issubclass(hint, Choice):
        return _checked(str, hint.of)
    kind, convert = _FROM_TEXT.get(hint, (hint, lambda value: value))
    return _checked(kind, convert)


def _optional(inner: _Reader) -> _Reader:
    return lambda value, path, absent: None if value is None else inner(value, path, absent)


def _list(inner: _Reader) -> _Reader:
    def read(value: object, path: str, absent: _Absent) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            raise LedgerFault(f"The decision's field {path} is not a list.")
        return tuple(inner(item, f"{path}/{n}", absent) for n, item in enumerate(value))

    return read


def _checked(kind: type, convert: Callable[[Any], object]) -> _Reader:
    """Return a reader of values that are exactly of `kind` (true is no number here)."""

    def read(value: object, path: str, _absent: _Absent) -> object:
        try:
            if type(value) is kind:
                return convert(value)
        except ValueError:
            pass
        raise LedgerFault(f"The decision's field {path} does not hold what it should.")

    return read


def _read_date(text: str) -> date:
    read = date.fromisoformat(text)
    if read.isoformat() != text:
        raise ValueError(text)
    return read


_FROM_TEXT: Mapping[type, tuple[type, Callable[[Any], object]]] = {
    datetime: (str, moments.read),
    date: (str, _read_date),
}
