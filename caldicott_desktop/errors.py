"""What a known error is: something the reader can be told, with a remedy."""

from __future__ import annotations


class KnownError(Exception):
    """A failure with a sentence for the reader and what they can do about it.

    Anything that is not a `KnownError` is a bug and goes to the report dialog instead.
    """

    def __init__(self, message: str, remedy: str) -> None:
        """Keep `message` (what happened) and `remedy` (what to do), both full sentences."""
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy
