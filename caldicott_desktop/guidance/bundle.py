"""A whole set of guidance as one piece of bytes, so that a vault can keep each set it has used.

Layout (`docs/decisions/0031-a-guidance-set-is-named-by-its-text.md`): the UTF-8 text of one JSON
object, file name to file text, names sorted, no spaces, line endings LF; compressed with zlib. The
set is named by the SHA-256 of the uncompressed text, because compressors of different makes give
different bytes.
"""

from __future__ import annotations

import json
import zlib
from functools import lru_cache
from pathlib import Path

from caldicott_desktop.domain.guidance_types import GuidanceSet
from caldicott_desktop.guidance.faults import GuidanceError
from caldicott_desktop.guidance.loading import parse_usable
from caldicott_desktop.guidance.texts import digest, one_text, read_folder

# No set of guidance comes near this; it only keeps a hostile bundle from filling the memory.
_MOST_BYTES = 32 * 1024 * 1024


def content_of(folder: Path) -> bytes:
    """The guidance files of `folder` as one compressed piece, the same for the same files.

    Raises `GuidanceError` when the folder cannot be read.
    """
    return _packed(one_text(read_folder(folder)))


@lru_cache(maxsize=2)
def _packed(text: bytes) -> bytes:
    """`text` compressed, once for each text: it takes longer than all else in founding a vault."""
    return zlib.compress(text, level=9)


def digest_of(content: bytes) -> str:
    """The SHA-256 (hex) that names the set in `content`, whatever compressed it."""
    return digest(_unpacked(content))


def load_bundle(content: bytes) -> GuidanceSet:
    """The guidance kept in `content`, as `load_usable` gives it from a folder.

    Raises `GuidanceError`.
    """
    text = _unpacked(content)
    try:
        files = json.loads(text)
    except ValueError:
        raise GuidanceError("other-form", "the kept guidance", "") from None
    if not isinstance(files, dict) or not all(isinstance(held, str) for held in files.values()):
        raise GuidanceError("no-files", "the kept guidance", "")
    return parse_usable(files)


def _unpacked(content: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(content, _MOST_BYTES)
    except zlib.error:
        text = b""
    if not text or not unpacking.eof or unpacking.unused_data:
        raise GuidanceError("damaged", "the kept guidance", "")
    return text
