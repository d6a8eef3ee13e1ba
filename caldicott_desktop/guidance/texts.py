"""The files of a set of guidance, by name, with the same text on every machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from caldicott_desktop.guidance.faults import GuidanceError

NOT_UTF_8 = "\ufffd"
"""What stands in a text where bytes were no UTF-8; whoever parses the text refuses it."""


def read_folder(folder: Path) -> dict[str, str]:
    """Every `.toml` file under `folder`, by path with forward slashes; line endings become LF.

    Bytes that are no UTF-8 become `NOT_UTF_8`. Raises `GuidanceError` when there is no file, or one
    cannot be opened.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        try:
            found[name] = path.read_text(encoding="utf-8", errors="replace")
        except OSError as problem:
            raise GuidanceError("not-opened", name, "", reason=str(problem.strerror)) from None
    if not found:
        raise GuidanceError("folder-empty", folder.name, "")
    return found


def one_text(files: Mapping[str, str]) -> bytes:
    """All files as one JSON object, names sorted, no spaces: the bytes a set is named by."""
    return _one_text(tuple(sorted(files.items())))


# The files of the program are read again whenever a vault is opened, and are the same.
@lru_cache(maxsize=1)
def _one_text(files: tuple[tuple[str, str], ...]) -> bytes:
    return json.dumps(dict(files), ensure_ascii=False, separators=(",", ":")).encode()


def digest(text: bytes) -> str:
    """SHA-256 (hex) of what `one_text` gives."""
    return hashlib.sha256(text).hexdigest()
