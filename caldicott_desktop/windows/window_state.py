"""How the window was left, kept as plain JSON in the folder for per-user state."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from caldicott_desktop import files
from caldicott_desktop.windows.theme import TEXT_SCALES

_FILE = "window.json"
_SMALLEST_PX = 480  # a window dragged smaller than this comes back at the size it had at first
_LARGEST_PX = 16_384  # beyond any screen: the file was edited

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowState:
    """Place and size in logical pixels, and the size of text; nothing about any case."""

    left: int = 80
    top: int = 60
    width: int = 1440  # the size that the pictures of the design have
    height: int = 900
    maximised: bool = False
    text_scale: float = 1.0


def load(folder: Path) -> WindowState:
    """What was saved in `folder`; the ordinary state where there is none or it cannot be used."""
    try:
        read = json.loads((folder / _FILE).read_bytes())
    except (OSError, ValueError):
        return WindowState()
    return _checked(read)


def save(folder: Path, state: WindowState) -> None:
    """Keep `state` in `folder`. A failure is noted in the log and disturbs nobody."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files.write_atomically(folder / _FILE, json.dumps(asdict(state)).encode())
    except OSError as error:
        log.info("window state not saved: %s", error.errno)


def _checked(read: object) -> WindowState:
    if not isinstance(read, dict) or set(read) != {f.name for f in fields(WindowState)}:
        return WindowState()
    sizes = [read[name] for name in ("left", "top", "width", "height")]
    if not all(type(size) is int and abs(size) <= _LARGEST_PX for size in sizes):
        return WindowState()
    usable = min(read["width"], read["height"]) >= _SMALLEST_PX
    if not usable or type(read["maximised"]) is not bool or read["text_scale"] not in TEXT_SCALES:
        return WindowState()
    return WindowState(**read)
