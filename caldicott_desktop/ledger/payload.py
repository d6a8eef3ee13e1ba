"""Payloads as lines of fields, and the commitment that lets single fields be withheld later.

The bytes are specified in `docs/store-format.md`, "Payload" and "Commitment".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256, shake_256
from itertools import pairwise
from json.encoder import encode_basestring
from struct import Struct
from typing import Any, TypeAlias, cast

from caldicott_desktop.ledger import canonical
from caldicott_desktop.ledger.canonical import JsonValue, from_hex
from caldicott_desktop.ledger.faults import LedgerFault

Scalar: TypeAlias = bool | int | str | None
Value: TypeAlias = Scalar | Sequence[Scalar]
Fields: TypeAlias = Mapping[str, Value]

SECRET_BYTES = 32
SALT_BYTES = 16

_SALTS = b"caldicott-log/salts/v1\x00"
_VALUE = b"caldicott-log/value/v1\x00"
_PAYLOAD = b"caldicott-log/payload/v1\x00"
_LABELLED = sha256(_VALUE)

# The grammar of one line. It admits the canonical form of a value only, so that whatever matches is
# proven canonical.
# No group is repeated possessively: Python before 3.11.5 then accepts too much (gh-106052).
_PLAIN = rb"[^\"\\\x00-\x1f]*+"
_ESCAPE = rb'\\(?:["\\bfnrt]|u00(?:0[0-7bef]|1[0-9a-f]))'
_TEXT = rb'"' + _PLAIN + rb'(?:"|(?:' + _ESCAPE + _PLAIN + rb')+")'
# What comes most often comes first.
_SCALAR = rb"(?:null|" + _TEXT + rb"|true|false|0|-?[1-9][0-9]{0,14})"
_LIST = rb"\[(?:" + _SCALAR + rb"(?:," + _SCALAR + rb")*)?\]"
_PATH = rb"(?:/[a-z0-9_]++)+"
_ONE_VALUE = rb"(?:" + _SCALAR + rb"|" + _LIST + rb")"
_LINE = re.compile(rb"^(" + _PATH + rb") (" + _ONE_VALUE + rb")\n", re.MULTILINE)
_VALUES = re.compile(_ONE_VALUE + rb"(?:\n" + _ONE_VALUE + rb")*")
_WHOLE_PATH = re.compile(_PATH)
# A section's or field's own name; names of digits alone are indexes.
_NAME = re.compile(r"(?=[0-9_]*[a-z_])[a-z0-9_]+")
# u16 before each path in the commitment.
_LONGEST_PATH = 0xFFFF
_SLASH, _QUOTE, _BACKSLASH = b'/"\\'

_SURROGATE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """Return `text` with each lone surrogate, which no UTF-8 file can hold, spelt as `[U+D800]`."""
    return _SURROGATE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


class Lines:
    """A payload taken apart: the paths of its fields and the bytes of their values, all checked."""

    __slots__ = ("_layout", "_values")

    def __init__(self, data: bytes) -> None:
        """Take `data` apart; raises `LedgerFault` naming the line or path that is wrong."""
        self._layout, self._values = _as_before(data) or _anew(data)
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise LedgerFault("line-not-utf-8", line=line) from error

    def __contains__(self, path: object) -> bool:
        """Tell whether there is a field with this path."""
        return path in self._layout.places

    def __getitem__(self, path: str) -> Value:
        """Return the value of one field; raises `LedgerFault` when there is no such field."""
        place = self._layout.places.get(path)
        if place is None:
            raise LedgerFault("payload-no-field", path=path)
        return _read_value(self._values[place])

    def several(self, paths: Sequence[str]) -> list[Value]:
        """Return the values of several fields; raises `LedgerFault` where one is not there."""
        places, values = self._layout.places, self._values
        try:
            return [_read_value(values[places[path]]) for path in paths]
        except KeyError as error:
            raise LedgerFault("payload-no-field", path=error.args[0]) from None

    def get(self, path: str) -> Value:
        """Return the value of one field, or `None` when there is no such field."""
        place = self._layout.places.get(path)
        return None if place is None else _read_value(self._values[place])

    def encoded(self) -> Iterable[tuple[bytes, bytes]]:
        """Return the bytes of path and value of each field, in order."""
        return zip(self._layout.paths, self._values, strict=True)

    def read(self) -> dict[str, Value]:
        """Return every field by its path; lists come back as tuples."""
        return dict(zip(self._layout.places, map(_read_value, self._values), strict=True))

    def commitment(self, secret: bytes) -> bytes:
        """Return the 32-byte commitment to the payload under its 32-byte secret."""
        # `value_digest` of each, written out: a full check spends most of its time here, and a copy
        # of a hash that has taken in the label is quicker to have than a new one.
        digests: list[bytes] = []
        labelled = _LABELLED.copy
        for salt, value in zip(salts(secret, len(self._values)), self._values, strict=True):
            digest = labelled()
            digest.update(salt + value)
            digests.append(digest.digest())
        return _combined(self._layout.heads, digests)


def write(fields: Fields) -> bytes:
    """Return the payload bytes for `fields`: one line each, ascending by the bytes of the path.

    Lone surrogates in text are made visible first. Raises `LedgerFault` for a path or value that
    the format cannot hold.
    """
    written = _write_lines(fields)
    Lines(written)
    return written


def write_and_commit(fields: Fields, secret: bytes) -> tuple[bytes, bytes]:
    """Return what `write` gives, and what `commit` gives of that, in less time than one by one."""
    written = _write_lines(fields)
    return written, commit(written, secret)


def encode_value(value: Value) -> bytes:
    """Return the canonical bytes of one field's value, with lone surrogates made visible.

    Raises `LedgerFault` for a value that the format cannot hold.
    """
    if value is None:
        return b"null"
    if isinstance(value, str):
        # Python escapes what RFC 8785 §3.2.2.2 escapes, and in the same way.
        try:
            return encode_basestring(value).encode("utf-8")
        except UnicodeEncodeError:
            return encode_basestring(visible(value)).encode("utf-8")
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, (list, tuple)):
        for item in value:
            _check_scalar(item)
        return b"[%b]" % b",".join(map(encode_value, value))
    _check_scalar(value)
    return canonical.encode(value)


def read(data: bytes) -> dict[str, Value]:
    """Return the fields of a payload; lists come back as tuples.

    Raises `LedgerFault` unless every line is canonical and the paths strictly ascend.
    """
    return Lines(data).read()


def salts(secret: bytes, count: int) -> tuple[bytes, ...]:
    """Return the 16-byte salts of the first `count` fields, derived from the 32-byte secret."""
    if len(secret) != SECRET_BYTES:
        raise LedgerFault("secret-length", length=SECRET_BYTES, found=len(secret))
    return _salts_cut(count).unpack(shake_256(_SALTS + secret).digest(SALT_BYTES * count))


def value_digest(salt: bytes, value: bytes) -> bytes:
    """Return what stands for one field in the commitment: SHA-256 over label, salt and value."""
    return sha256(_VALUE + salt + value).digest()


def combine(digests: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Return the 32-byte commitment over the path and digest of every field, in order."""
    return _combined([_head(path) for path, _ in digests], [digest for _, digest in digests])


def commit(data: bytes, secret: bytes) -> bytes:
    """Return the 32-byte commitment to a payload under its 32-byte secret.

    Raises `LedgerFault` when the payload is damaged.
    """
    return Lines(data).commitment(secret)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A field brought along in a redacted copy: its 16-byte salt and its value."""

    path: str
    salt: bytes
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A field left out of a redacted copy; its 32-byte digest keeps its place."""

    path: str
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactedCopy:
    """Every path of a payload, each with its value shown or withheld."""

    fields: tuple[Shown | Withheld, ...]

    @property
    def shown(self) -> dict[str, Value]:
        """The fields whose values are here, by path."""
        return {item.path: item.value for item in self.fields if isinstance(item, Shown)}

    @property
    def withheld(self) -> tuple[str, ...]:
        """The paths whose values are not here."""
        return tuple(item.path for item in self.fields if isinstance(item, Withheld))

    def to_json(self) -> list[JsonValue]:
        """Return the copy as a value for canonical JSON; `from_json` gives back an equal copy."""
        return [
            {"path": item.path, "salt": item.salt.hex(), "value": item.value}
            if isinstance(item, Shown)
            else {"path": item.path, "withheld": item.digest.hex()}
            for item in self.fields
        ]

    @staticmethod
    def from_json(value: JsonValue) -> RedactedCopy:
        """Return the copy that `to_json` wrote.

        Raises `LedgerFault` for another shape, and for paths that are not those of a payload.
        """
        if not isinstance(value, list):
            raise LedgerFault("copy-not-list")
        copy = RedactedCopy(fields=tuple(_read_part(item) for item in value))
        # Only paths and order are at stake here, so a stand-in for each value will do.
        Lines(b"".join(b"%b null\n" % item.path.encode() for item in copy.fields))
        return copy


def redact(data: bytes, secret: bytes, withhold: Callable[[str], bool]) -> RedactedCopy:
    """Return a copy of the payload without the values of the paths that `withhold` picks."""
    fields = tuple(Lines(data).encoded())
    parts: list[Shown | Withheld] = []
    for (path, value), salt in zip(fields, salts(secret, len(fields)), strict=True):
        name = path.decode("ascii")
        parts.append(
            Withheld(path=name, digest=value_digest(salt, value))
            if withhold(name)
            else Shown(path=name, salt=salt, value=_read_value(value))
        )
    return RedactedCopy(fields=tuple(parts))


def commitment(copy: RedactedCopy) -> bytes:
    """Return the 32-byte commitment that a redacted copy leads to."""
    return combine(
        [
            (
                item.path.encode("ascii"),
                value_digest(item.salt, encode_value(item.value))
                if isinstance(item, Shown)
                else item.digest,
            )
            for item in copy.fields
        ]
    )


def flatten(tree: Mapping[str, object]) -> dict[str, Value]:
    """Return nested dicts and lists as fields by path; `unflatten` turns them back.

    A list of scalars, and an empty list, is one field; a list of dicts goes by index
    (`/items/0/reason`). Raises `LedgerFault` for a name or shape the format cannot hold.
    """
    fields: dict[str, Value] = {}
    _flatten_into(fields, "", tree)
    return fields


def unflatten(fields: Fields) -> dict[str, Any]:
    """Return fields by path as nested dicts, with lists where the path segments are indexes.

    Raises `LedgerFault` when indexes are not 0, 1, 2 … or a path is both value and section.
    """
    root: dict[str, Any] = {}
    for path, value in fields.items():
        *sections, name = path.split("/")[1:]
        place = root
        for section in sections:
            place = place.setdefault(section, {})
            if not isinstance(place, dict):
                raise LedgerFault("field-in-value", path=path)
        if name in place:
            raise LedgerFault("value-and-section", path=path)
        place[name] = value
    return {name: _with_lists(item) for name, item in root.items()}


def _flatten_into(fields: dict[str, Value], path: str, item: object) -> None:
    if isinstance(item, Mapping):
        if not item:
            raise LedgerFault("section-empty", path=path or "/")
        for name, inner in item.items():
            if not _NAME.fullmatch(name):
                raise LedgerFault("not-field-name", name=visible(str(name)))
            _flatten_into(fields, f"{path}/{name}", inner)
    elif isinstance(item, list | tuple) and any(isinstance(inner, Mapping) for inner in item):
        for index, inner in enumerate(item):
            if not isinstance(inner, Mapping):
                raise LedgerFault("list-mixed", path=path)
            _flatten_into(fields, f"{path}/{index}", inner)
    else:
        encode_value(cast("Value", item))
        fields[path] = tuple(item) if isinstance(item, list) else cast("Value", item)


def _with_lists(item: Any) -> Any:  # noqa: ANN401 - JSON as it comes
    if not isinstance(item, dict):
        return item
    inner = {name: _with_lists(value) for name, value in item.items()}
    if not any(name.isdigit() for name in inner):
        return inner
    if inner.keys() != {str(index) for index in range(len(inner))}:
        raise LedgerFault("list-with-gaps")
    return [inner[str(index)] for index in range(len(inner))]


def _read_part(item: JsonValue) -> Shown | Withheld:
    match item:
        case {"path": str(path), "salt": str(salt), "value": value, **more} if not more:
            encode_value(cast("Value", value))
            kept = tuple(value) if isinstance(value, list) else value
            return Shown(path=path, salt=from_hex(salt, SALT_BYTES), value=cast("Value", kept))
        case {"path": str(path), "withheld": str(digest), **more} if not more:
            return Withheld(path=path, digest=from_hex(digest, 32))
        case _:
            raise LedgerFault("copy-field")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """The paths of a payload in their order, checked; thousands of payloads share one."""

    paths: tuple[bytes, ...]
    starts: tuple[bytes, ...]
    """What the line of each field begins with."""
    heads: tuple[bytes, ...]
    """What stands before the digest of each field in the commitment."""
    places: Mapping[str, int]


# By the number of fields, the layout a payload had last. They hold paths, and so nothing typed.
_LATEST: dict[int, _Layout] = {}
_MOST_KEPT = 1000


def _as_before(data: bytes) -> tuple[_Layout, tuple[bytes, ...]] | None:
    """Take apart a payload laid out as the last one with as many fields; None for any other."""
    lines = data.split(b"\n")
    layout = _LATEST.get(len(lines) - 1)
    if layout is None or lines.pop():
        return None
    # A line that does not begin with its path stays as it is, and is no value.
    values = tuple(map(bytes.removeprefix, lines, layout.starts))
    return (layout, values) if _VALUES.fullmatch(b"\n".join(values)) else None


def _anew(data: bytes) -> tuple[_Layout, tuple[bytes, ...]]:
    """Take apart any payload; raises `LedgerFault` naming the line or path that is wrong."""
    found = _LINE.findall(data)
    # Each match is one whole line, so none was passed over when there are as many as line feeds.
    if len(found) != data.count(b"\n") or not data.endswith(b"\n"):
        raise _damage(data)
    paths, values = zip(*found, strict=True)
    layout = _laid_out(paths)
    if len(paths) <= _MOST_KEPT:
        _LATEST[len(paths)] = layout
    return layout, values


@lru_cache(maxsize=256)
def _laid_out(paths: tuple[bytes, ...]) -> _Layout:
    for previous, path in pairwise(paths):
        if path <= previous:
            raise LedgerFault("field-out-of-order", path=path.decode())
        # “/” sorts before all else in a path, so a section follows directly on a value of its name.
        if path.startswith(previous) and path[len(previous)] == _SLASH:
            raise LedgerFault("value-and-section", path=previous.decode())
    return _Layout(
        paths=paths,
        starts=tuple(path + b" " for path in paths),
        heads=tuple(map(_head, paths)),
        places={path.decode("ascii"): place for place, path in enumerate(paths)},
    )


def _head(path: bytes) -> bytes:
    if len(path) > _LONGEST_PATH:
        raise LedgerFault("path-too-long", start=path[:40].decode())
    return len(path).to_bytes(2, "big") + path


def _combined(heads: Sequence[bytes], digests: Sequence[bytes]) -> bytes:
    parts = [b""] * (2 * len(digests))
    parts[::2], parts[1::2] = heads, digests
    return sha256(_PAYLOAD + len(digests).to_bytes(4, "big") + b"".join(parts)).digest()


@lru_cache(maxsize=1024)
def _salts_cut(count: int) -> Struct:
    return Struct(f"{SALT_BYTES}s" * count)


def _write_lines(fields: Fields) -> bytes:
    return b"".join(
        [b"%b %b\n" % (_path_bytes(path), encode_value(fields[path])) for path in sorted(fields)]
    )


# The same few hundred paths are written again and again.
@lru_cache(maxsize=4096)
def _path_bytes(path: str) -> bytes:
    data = path.encode("utf-8", "replace")
    if not _WHOLE_PATH.fullmatch(data) or len(data) > _LONGEST_PATH:
        raise LedgerFault("not-field-path", path=visible(path))
    return data


def _check_scalar(value: object) -> None:
    if not (value is None or isinstance(value, bool | int | str)):
        raise LedgerFault("not-value", type=type(value).__name__)


def _read_value(value: bytes) -> Value:
    if value == b"null":
        return None
    if value[0] == _QUOTE and _BACKSLASH not in value:
        return value[1:-1].decode()
    read: Scalar | list[Scalar] = json.loads(value)
    return tuple(read) if isinstance(read, list) else read


def _damage(data: bytes) -> LedgerFault:
    if not data:
        return LedgerFault("payload-empty")
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line and not _LINE.fullmatch(line + b"\n"):
            shown = line[:40].decode("utf-8", "replace")
            return LedgerFault("line-not-field", line=number, start=shown)
    return LedgerFault("payload-lines")
