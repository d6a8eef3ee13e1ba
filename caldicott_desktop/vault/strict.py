"""JSON read without being believed: canonical bytes only, exact keys, exact lengths."""

from __future__ import annotations

import json
import re
from typing import TypeAlias

import rfc8785

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_HEX = re.compile(r"(?:[0-9a-f]{2})*")


class Malformed(Exception):
    """The value is not of the specified form; never leaves this room, callers say it better."""


class CutShort(Malformed):
    """The text is the beginning of an object that does not end."""


class UnknownField(Malformed):
    """An object has a key that its specification does not have."""

    def __init__(self, name: str) -> None:
        """Keep the key's `name`."""
        super().__init__(name)
        self.name = name


def canonical(value: Json) -> bytes:
    """Give the RFC 8785 bytes of `value`."""
    return rfc8785.dumps(value)


def parse(content: bytes) -> Json:
    """Give the value of any JSON text in UTF-8; raises `CutShort` or `Malformed`."""
    try:
        value: Json = json.loads(content.decode("utf-8"))
    except ValueError as error:
        ended_early = isinstance(error, json.JSONDecodeError) and error.pos >= len(error.doc)
        if ended_early or (content.startswith(b"{") and not content.endswith(b"}")):
            raise CutShort from None
        raise Malformed from None
    return value


def is_canonical(content: bytes, value: Json) -> bool:
    """Say whether `content` is the one canonical text of `value`.

    Duplicate keys, spare white space, other spellings of a number and lone surrogates all fail.
    """
    try:
        return canonical(value) == content
    except rfc8785.CanonicalizationError:
        return False


def fields(value: Json, names: frozenset[str]) -> dict[str, Json]:
    """Give `value` as an object with exactly the keys `names`."""
    if not isinstance(value, dict):
        raise Malformed
    for name in value:
        if name not in names:
            raise UnknownField(name)
    if len(value) != len(names):
        raise Malformed
    return value


def octets(value: Json, length: int) -> bytes:
    """Give the `length` bytes written as lower-case hex in `value`."""
    if not isinstance(value, str) or len(value) != 2 * length or not _HEX.fullmatch(value):
        raise Malformed
    return bytes.fromhex(value)


def count(value: Json, *, least: int, most: int) -> int:
    """Give `value` as an integer from `least` to `most`; true and false are no integers."""
    if type(value) is not int or not least <= value <= most:
        raise Malformed
    return value


def items(value: Json) -> list[Json]:
    """Give `value` as a list."""
    if not isinstance(value, list):
        raise Malformed
    return value
