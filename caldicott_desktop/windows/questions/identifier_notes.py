"""A quiet note under free text that holds what could identify someone; it stops nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caldicott_desktop.domain.identifying import (
    LETTER,
    counts,
    pointed_out,
    pointed_out_in_letter,
)
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.questions.fields import Field, Line, Number, Text

# After the last keystroke: a number half typed is none, and nobody is told while they type on.
_SETTLED_MS = 800


class IdentifierNotes(QObject):
    """Watches the fields of a page; looks again only at those whose text has changed.

    Looking costs well under a millisecond for a page of text, so it is done here and not on the
    desk. A page calls `settle` after each edit; showing the page and a change of the name key do so
    by themselves.
    """

    def __init__(self, key: NameKey, fields: Callable[[], Iterable[Field]], page: QWidget) -> None:
        """Note under what `fields` gives, each time anew since rows come and go."""
        super().__init__(page)
        self._key = key
        self._fields = fields
        self._looked: dict[Field, str] = {}
        self._stale = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self.look)
        key.changed.connect(self._on_names_changed)
        page.installEventFilter(self)

    def settle(self) -> None:
        """Look once nothing has been typed for a while."""
        self._settling.start()

    def look(self) -> None:
        """Look now at each field whose text is not the one looked at before."""
        self._settling.stop()
        looked: dict[Field, str] = {}
        for field in self._fields():
            if field.row is None or isinstance(field, Number) or not isinstance(field, Text | Line):
                continue
            text = looked[field] = str(field.read() or "")
            if self._stale or text != self._looked.get(field, ""):
                found = self._key.find(text) if text else ()
                spans = (span for span in found if counts(field.path, span))
                said = pointed_out_in_letter if field.path == LETTER else pointed_out
                field.row.set_note(said(spans))
        self._looked, self._stale = looked, False

    def _on_names_changed(self) -> None:
        self._stale = True
        self.settle()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.settle()
        return False
