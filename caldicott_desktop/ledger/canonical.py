"""JSON with exactly one way to write each value (RFC 8785), and a reader that takes no other.

Numbers are whole and have at most fifteen digits; see `docs/store-format.md`, "Canonical JSON".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import NoReturn, TypeAlias

import rfc8785

from caldicott_desktop.ledger.faults import LedgerFault

JsonValue: TypeAlias = "bool | int | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"

# Fifteen digits stay exact in every JSON reader (RFC 8785 §3.2.2.3 allows up to 2**53 - 1, which
# has sixteen) and can be checked by counting.
INTEGER_LIMIT = 10**15

_HEX = re.compile(r"[0-9a-f]*")

# Python's own writer gives the form of RFC 8785 for all that gets to it, in a fraction of the time;
# but for keys with characters beyond U+FFFF, which the RFC sorts as UTF-16 does.
_written = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode
_SPACE = " \t\n\r"  # what may stand between values (RFC 8259, 2)
_BEYOND = re.compile(b"[\xf0-\xf4]")  # what they begin with in UTF-8


def encode(value: JsonValue) -> bytes:
    """Return the one RFC 8785 form of `value`, as UTF-8.

    Raises `LedgerFault` for a number that is not whole or has more than fifteen digits, and for
    text that has no UTF-8 form (a lone surrogate; see `payload.visible`).
    """
    _refuse_unwritable(value)
    return _encoded(value)


def _encoded(value: JsonValue) -> bytes:
    try:
        data = _written(value).encode("utf-8")
    except (TypeError, UnicodeEncodeError):
        pass  # said below, by a library that is made for it
    else:
        if not _BEYOND.search(data):
            return data
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise LedgerFault("not-json-value", reason=str(error)) from error


def decode(data: bytes) -> JsonValue:
    """Return the value that `data` is the canonical form of: lists as `list`, objects as `dict`.

    Raises `LedgerFault` naming what is wrong for anything else: not UTF-8, not JSON, a key that
    comes twice, a number that is not whole, or bytes that are not the canonical ones.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LedgerFault("not-utf-8", at=error.start) from error
    value, end = _parsed(text, len(text) - len(text.lstrip(_SPACE)))
    if rest := text[end:].lstrip(_SPACE):
        raise LedgerFault("not-json", reason="Extra data", at=len(text) - len(rest))
    if _encoded(value) != data:
        raise LedgerFault("not-canonical")
    return value


def decode_at(text: str, at: int) -> tuple[JsonValue, int]:
    """Return the value whose canonical form begins at that place of `text`, and where it ends.

    Raises what `decode` raises.
    """
    value, end = _parsed(text, at)
    if _encoded(value) != text[at:end].encode("utf-8"):
        raise LedgerFault("not-canonical")
    return value, end


def _parsed(text: str, at: int) -> tuple[JsonValue, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise LedgerFault("not-json", reason=error.msg, at=error.pos) from error
    except RecursionError as error:
        raise LedgerFault("nested-too-deeply") from error


def from_hex(text: str, length: int) -> bytes:
    """Return the `length` bytes written as lower-case hex, or raise `LedgerFault`."""
    if not is_hex(text, length):
        raise LedgerFault("not-hex", text=text[:80], length=length)
    return bytes.fromhex(text)


def is_hex(value: object, length: int) -> bool:
    """Tell whether `value` is text holding `length` bytes in lower-case hex."""
    return isinstance(value, str) and len(value) == 2 * length and bool(_HEX.fullmatch(value))


def _refuse_unwritable(value: JsonValue) -> None:
    if isinstance(value, str):  # as most are
        return
    if isinstance(value, float):
        _refuse_number(repr(value))
    if isinstance(value, int) and abs(value) >= INTEGER_LIMIT:
        _refuse_number(str(value))
    # To ask whether it is some mapping takes ten times as long as whether it is a dict.
    if isinstance(value, dict) or isinstance(value, Mapping):  # noqa: SIM101 - as said
        for key, item in value.items():
            if not isinstance(key, str):
                raise LedgerFault("not-json-value", reason=f"{key!r} is no name")
            _refuse_unwritable(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_unwritable(item)


def _object(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise LedgerFault("key-twice", key=twice)
    return found


def _whole(text: str) -> int:
    if len(text.lstrip("-")) >= len(str(INTEGER_LIMIT)):
        _refuse_number(text)
    return int(text)


def _refuse_number(text: str) -> NoReturn:
    raise LedgerFault("not-whole-number", text=text)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_float=_refuse_number,
    parse_constant=_refuse_number,
    parse_int=_whole,
)
