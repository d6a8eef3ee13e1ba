"""What can be wrong with guidance, said to whoever corrects the files."""

from __future__ import annotations

from caldicott_desktop.errors import KnownError


class GuidanceError(KnownError):
    """A guidance file cannot be used; the message names file, item and field."""

    def __init__(self, file: str, item: str, problem: str) -> None:
        """Say that in `file`, at `item`, there is `problem` (a clause without a full stop)."""
        place = f"{file}, {item}" if item else file
        super().__init__(
            f"Guidance cannot be read: {place}: {problem}.",
            "Correct the file, or put back the one that came with the program.",
        )
