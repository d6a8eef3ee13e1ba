"""How the window was left and what was chosen for this computer, kept as plain JSON per user."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QRect

from caldicott_desktop import files
from caldicott_desktop.windows.theme import TEXT_SCALES, Look

_FILE = "window.json"
_SMALLEST_PX = 480  # a window dragged smaller than this comes back at the size it had at first
_LONGEST_MIN = 24 * 60
_WHOLE_PERCENT = 100
_LARGEST_PX = 16_384  # beyond any screen: the file was edited
_TITLE_PX = 24  # a title bar stands about so high over the window, and is taken hold of so high
_GRIP_PX = 120  # as much of it across has to be on a screen, for the window to be moved

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowState:
    """Place and size in logical pixels, and what was chosen here; nothing about any case.

    Which page was open is not kept: the next person at this computer is not told it.
    """

    left: int = 80
    top: int = 60
    width: int = 1440  # the size that the pictures of the design have
    height: int = 900
    maximised: bool = False
    text_scale: float = 1.0
    look: str = Look.SYSTEM.value
    lock_after_min: int = 10  # 0 for never; see `inactivity.LOCK_CHOICES_MIN`
    preview_percent: int = 35  # of the height, for a decision below the list of them


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


def can_be_moved(window: QRect, screen: QRect) -> bool:
    """Whether enough of the title bar of `window` is on `screen` to take hold of it."""
    bar = QRect(window.left(), window.top() - _TITLE_PX, window.width(), 2 * _TITLE_PX)
    seen = bar.intersected(screen)
    return seen.width() >= _GRIP_PX and seen.height() >= _TITLE_PX


def _checked(read: object) -> WindowState:
    """What was read, as far as this version knows it; the ordinary state if any of it is wrong."""
    if not isinstance(read, dict):
        return WindowState()
    ordinary = asdict(WindowState())
    found = {name: read.get(name, value) for name, value in ordinary.items()}
    sizes = [found[name] for name in ("left", "top", "width", "height")]
    sound = (
        all(type(size) is int and abs(size) <= _LARGEST_PX for size in sizes)
        and min(found["width"], found["height"]) >= _SMALLEST_PX
        and type(found["maximised"]) is bool
        and found["text_scale"] in TEXT_SCALES
        and found["look"] in tuple(Look)
        and type(found["lock_after_min"]) is int
        and 0 <= found["lock_after_min"] <= _LONGEST_MIN
        and type(found["preview_percent"]) is int
        and 0 <= found["preview_percent"] <= _WHOLE_PERCENT
    )
    return WindowState(**found) if sound else WindowState()
