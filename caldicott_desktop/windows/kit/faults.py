"""The list of faults at the top of a page, each one click from its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from caldicott_desktop.windows.kit.links import SentenceLink
from caldicott_desktop.windows.kit.words import announce, label


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to put right: the sentence, and the field it is about (or a name for it)."""

    words: str
    field: QWidget | str


class ErrorSummary(QFrame):
    """Every fault of a page, listed at its top; it takes the keyboard when it appears.

    `chosen` carries the `field` of the fault that was clicked. A fault whose field is a widget also
    gets the keyboard put there, and the page scrolled to it by the scroll area around it.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setProperty("look", "faults")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._heading = label("", "heading")
        self._list = QVBoxLayout()
        self._links: list[SentenceLink] = []
        body = QVBoxLayout(self)
        body.setContentsMargins(16, 14, 16, 16)
        body.addWidget(self._heading)
        body.addLayout(self._list)
        self.hide()

    def show_faults(self, faults: Sequence[Fault], heading: str = "") -> None:
        """List `faults` and take the keyboard; none hides the list."""
        for link in self._links:
            self._list.removeWidget(link)
            link.deleteLater()
        self._links = [self._link(fault) for fault in faults]
        for before, after in pairwise((self, *self._links)):
            QWidget.setTabOrder(before, after)
        self.setVisible(bool(faults))
        if not faults:
            return
        self._heading.setText(heading or self._count(len(faults)))
        self.setAccessibleName(self._heading.text())
        self.setAccessibleDescription("; ".join(fault.words for fault in faults))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._heading.text(), urgent=True)

    def clear(self) -> None:
        """Hide the list."""
        self.show_faults(())

    def _count(self, faults: int) -> str:
        if faults == 1:
            return self.tr("1 answer needs attention")
        return self.tr("{count} answers need attention").format(count=faults)

    def _link(self, fault: Fault) -> SentenceLink:
        link = SentenceLink(self, words=fault.words)
        link.clicked.connect(lambda: self._go_to(fault))
        self._list.addWidget(link)
        return link

    def _go_to(self, fault: Fault) -> None:
        if isinstance(fault.field, QWidget):
            fault.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(fault.field)
