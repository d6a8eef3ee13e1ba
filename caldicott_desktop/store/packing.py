"""Payloads and drafts as they lie in the register: the same bytes in a quarter of the room.

Every field of a case is written, answered or not, so most of a payload is paths that come in each.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping

from caldicott_desktop.store import faults

# The fastest: higher levels save a tenth more and take twice as long.
_LEVEL = 1

# Far above any payload: a bound on what a damaged or forged row may unpack to.
_LARGEST_BYTES = 64 * 1024 * 1024


def pack(content: bytes) -> bytes:
    """Return `content` in zlib's format (RFC 1950)."""
    return zlib.compress(content, _LEVEL)


def unpack(packed: bytes) -> bytes:
    """Return what was packed; raises `RegisterDamaged` for bytes that `pack` did not give."""
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, _LARGEST_BYTES)
    except zlib.error as error:
        raise faults.RegisterDamaged from error
    if not unpacking.eof or unpacking.unused_data:
        raise faults.RegisterDamaged
    return content


def pack_typed(typed: Mapping[str, str]) -> bytes:
    """Return texts by path, packed, that could not be read as answers yet."""
    # ASCII escapes hold any text a keyboard or a clipboard can give, lone surrogates included.
    return pack(json.dumps(dict(typed)).encode("ascii"))


def unpack_typed(packed: bytes) -> Mapping[str, str]:
    """Return what `pack_typed` was given; raises `RegisterDamaged` as `unpack` does."""
    read: dict[str, str] = json.loads(unpack(packed))
    return read
