"""What can be wrong with guidance, said to whoever corrects the files."""

from __future__ import annotations

from caldicott_desktop.errors import KnownError


class GuidanceError(KnownError):
    """A guidance file cannot be used; the message names file, item and field."""

    id = "guidance-error"

    def __init__(self, which: str, file: str, item: str, **named: str | int) -> None:
        """Say `which` problem there is in `file`, at `item`."""
        super().__init__(which, place=f"{file}, {item}" if item else file, **named)
