"""Several faults of a form, listed above its fields until each was put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QWidget

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.questions.fields import Field


class ListedFaults:
    """Leads to the field of a fault; of several, to their list, each line of which leads on.

    The list goes once none of its fields stands as it stood. The lines lead by paths: a field may
    be gone by the time its line is pressed.
    """

    def __init__(
        self,
        summary: kit.ErrorSummary,
        fields: Callable[[], Iterable[Field]],
        go_to: Callable[[QWidget], object],
    ) -> None:
        """List in `summary` the faults of `fields`; `go_to` gives the keyboard to a widget."""
        self._summary = summary
        self._fields = fields
        self._go_to = go_to
        self._stood: dict[Field, object] = {}  # the listed fields, as they stood
        summary.chosen.connect(self._on_chosen)

    def lead_to(self, said: Mapping[Field, str]) -> None:
        """Go to the one field of `said`, or list what is said of each and go to the list."""
        if len(said) == 1:
            self._go_to(next(iter(said)).widget)
            return
        self._stood = {field: field.typed() or field.read() for field in said}
        self._summary.show_faults(
            [kit.Fault(words=words, field=field.path) for field, words in said.items()]
        )
        self._go_to(self._summary)

    def settle(self) -> None:
        """Take the list away once each of its fields was put right or is gone."""
        if self._stood and not any(self._is_wanting(field) for field in self._fields()):
            self.clear()

    def clear(self) -> None:
        """Take the list away."""
        self._stood = {}
        self._summary.clear()

    def _is_wanting(self, field: Field) -> bool:
        """Whether a listed field can still be seen and stands as it stood, or cannot be read."""
        if field not in self._stood or not field.widget.isVisibleTo(field.widget.window()):
            return False
        return bool(field.typed()) or field.read() == self._stood[field]

    def _on_chosen(self, path: str) -> None:
        field = next((field for field in self._fields() if field.path == path), None)
        if field is not None:
            self._go_to(field.widget)
