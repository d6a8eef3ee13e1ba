"""A sample that nobody here can steer: drawn with the auditor's own seed, by a rule to repeat.

For each reference the SHA-256 of seed, colon and reference, in UTF-8; sorted by it in hex; the
first N. Anyone with the list of references gets the same sample from a few lines of any language.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from caldicott_desktop.errors import KnownError


class SampleUnusable(KnownError):
    """No sample can be drawn with what was given."""

    id = "sample-unusable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What was drawn, in the order of drawing, from how many listed, with which seed."""

    seed: str
    listed: int
    drawn: tuple[str, ...]


def draw(references: Iterable[str], *, seed: str, number: int) -> Sample:
    """Return a sample of `number` of the references, or of all where there are no more.

    A reference that is listed twice counts once. Spaces round the seed are left off. Raises
    `SampleUnusable` without a seed, for one that no file could hold, and for no number.
    """
    told = seed.strip()
    if not told:
        raise SampleUnusable("no-seed")
    try:
        told.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SampleUnusable("seed") from error
    if number < 1:
        raise SampleUnusable("number")
    once = sorted(set(references), key=lambda each: place(told, each))
    return Sample(seed=told, listed=len(once), drawn=tuple(once[:number]))


def place(seed: str, reference: str) -> str:
    """Return what a reference is sorted by: SHA-256 in lower-case hex."""
    return sha256(f"{seed}:{reference}".encode()).hexdigest()
