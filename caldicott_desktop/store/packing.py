"""Payloads and drafts as they lie in the register: the same bytes in a quarter of the room.

Every field of a case is written, answered or not, so most of a payload is paths that come in each.
"""

from __future__ import annotations

import zlib

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
