"""What a kit widget does once the form around it is complete."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Settles(Protocol):
    """A widget that finishes itself when its properties and children are all there."""

    def settle(self) -> None:
        """Finish; called once by `forms.build`, or by the function that makes it in code."""
