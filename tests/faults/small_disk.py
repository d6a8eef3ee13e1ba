"""A small file system of its own, so that a disk can be filled or made read-only for real."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def mounted(at: Path, mebibytes: int) -> Iterator[Path]:
    """A tmpfs of that size at `at`; needs root."""
    at.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", str(at))
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def make_read_only(at: Path) -> None:
    """Let nothing be written there any more."""
    _mount("-o", "remount,ro", str(at))


def make_writable(at: Path) -> None:
    """Let it be written again."""
    _mount("-o", "remount,rw", str(at))


def fill(at: Path) -> Path:
    """Leave no byte free; returns the file that took the space."""
    ballast = at / "ballast"
    with ballast.open("wb", buffering=0) as stream:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while stream.write(b"\0" * size) == size:
                    pass
            except OSError:
                continue
    return ballast


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)
