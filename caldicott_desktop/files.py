"""Files written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable; does nothing on Windows, which has no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_atomically(target: Path, content: bytes) -> None:
    """Replace `target` with `content` so that a crash leaves the old file or the new one.

    The new bytes are written beside the target, synced, renamed over it, and the folder is synced.
    Raises `OSError` with the half-written file removed and the old one untouched.
    """
    beside = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
