"""Where the program's own read-only files are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The folder `ui` or `resources`: inside the package when built, beside it in a checkout.

    A wheel and a frozen program carry them as `_ui` and `_resources`; a checkout and an editable
    install keep them next to the package, so that an edit is seen at once.
    """
    packaged = _PACKAGE / f"_{name}"
    return packaged if packaged.is_dir() else _PACKAGE.parent / name
