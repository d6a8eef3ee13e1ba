"""Earlier decisions like the one being made: asked for, in a list, and one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from caldicott_desktop import casework
from caldicott_desktop.casework import Precedent
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.saying import short_date, translate

_WIDTH, _HEIGHT = 64, 34  # of a closer look, in characters and lines


def _nothing(_error: KnownError) -> None:
    """A list that could not be made is not shown; the page's own work says what is wrong."""


class Earlier(QObject):
    """Asks the desk for the earlier decisions most like a case."""

    def __init__(self, desk: Desk, book: casework.Casebook, parent: QObject | None = None) -> None:
        """Ask about the decisions of `book`."""
        super().__init__(parent)
        self._desk = desk
        self._book = book

    def ask(
        self, case: Case, *, owner: QObject, then: Callable[[tuple[Precedent, ...]], None]
    ) -> None:
        """Tell `then` which decisions are like `case`."""
        self._desk.ask(
            partial(casework.precedents, self._book, case),
            owner=owner,
            then=then,
            failed=_nothing,
        )


class EarlierRow(QWidget):
    """One earlier decision: number, outcome, day, its sentence, its reasons in short."""

    def __init__(self, precedent: Precedent, parent: QWidget | None = None) -> None:
        """Show `precedent`; its number opens a closer look."""
        super().__init__(parent)
        self._precedent = precedent
        number = kit.LinkButton(self, words=precedent.reference)
        number.setAccessibleName(
            self.tr("Look at {reference}, {about}").format(
                reference=precedent.reference, about=about(precedent)
            )
        )
        number.clicked.connect(self._on_opened)
        tag = kit.Tag(self, words=outcome(precedent))
        day = kit.label(about(precedent), "small", self)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(tag, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(day, 1, Qt.AlignmentFlag.AlignVCenter)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(3)
        body.addLayout(head)
        for words, look in ((precedent.sentence, ""), (precedent.reasons, "muted")):
            if words:
                body.addWidget(kit.label(showable(words), look, self))

    def _on_opened(self) -> None:
        dialog = EarlierDialog(self.window(), self._precedent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class EarlierForm(forms.Form):
    """What was decided, and the place of its parts."""

    file = "earlier_decision.ui"
    reference: QLabel
    about: QLabel
    parts: QVBoxLayout
    close_dialog: QPushButton


class EarlierDialog(QDialog):
    """A closer look at an earlier decision, read only and without anyone's name."""

    def __init__(self, parent: QWidget, precedent: Precedent) -> None:
        """Show `precedent` over `parent`."""
        super().__init__(parent)
        form = forms.build(EarlierForm, onto=self)
        form.reference.setText(f"{precedent.reference} · {outcome(precedent)}")
        form.about.setText(about(precedent))
        parts = (
            (self.tr("In one sentence"), precedent.sentence),
            (self.tr("Gateway"), precedent.gateway),
            (self.tr("Reasons"), precedent.whole_reasons),
            (self.tr("Harm if shared"), precedent.harm_if_shared),
            (self.tr("Harm if not shared"), precedent.harm_if_not_shared),
            (self.tr("Conditions"), "\n".join(precedent.conditions)),
        )
        for name, words in parts:
            if words:
                part = QVBoxLayout()
                part.setSpacing(2)
                part.addWidget(kit.label(name, "label", self))
                part.addWidget(kit.label(showable(words), "", self))
                form.parts.addLayout(part)
        form.parts.addStretch(1)
        form.close_dialog.clicked.connect(self.accept)
        metrics = self.fontMetrics()
        self.resize(_WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.height())


def outcome(precedent: Precedent) -> str:
    """The outcome in a few words."""
    return precedent.outcome.label.partition(":")[0]


def about(precedent: Precedent) -> str:
    """The kind of case and the day: *Police request, decided 3 Mar 2026*."""
    return translate("Earlier", "{kind}, decided {day}").format(
        kind=precedent.kind_title, day=short_date(precedent.decided_at.date())
    )
