"""How a draft stood earlier, and going back to it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.moments import short_moment
from caldicott_desktop.windows.new_decision.shortening import shortened

_WIDTH, _LINES = 60, 30
_OF_SCREEN = 0.9
_VERSION = Qt.ItemDataRole.UserRole


class EarlierForm(forms.Form):
    """The earlier versions, and what was different in the one that is chosen."""

    file = "earlier_dialog.ui"
    words: QLabel
    versions_label: QLabel
    versions: QListWidget
    differing_label: QLabel
    differing: QLabel
    go_ahead: QPushButton
    leave: QPushButton


class EarlierDialog(QDialog):
    """Offers what a draft was, newest first; what it is now is kept as well."""

    def __init__(self, parent: QWidget, states: tuple[casework.EarlierState, ...]) -> None:
        """Show `states`, which may be none."""
        super().__init__(parent)
        form = self._form = forms.build(EarlierForm, onto=self)
        self._states = {state.version: state for state in states}
        for state in states:
            at = short_moment(phrases.in_uk(state.saved_at))
            answers = sum(each.answers for each in state.differing)
            item = QListWidgetItem(f"{at} · {self._differ(answers)}")
            item.setData(_VERSION, state.version)
            form.versions.addItem(item)
        some = bool(states)
        form.words.setText(
            self.tr(
                "A version is kept about every five minutes of writing. Going back keeps what the"
                " draft is now as a version as well, so nothing is lost."
            )
            if some
            else self.tr(
                "There is none yet that differs from the draft as it is. A version is kept about"
                " every five minutes of writing."
            )
        )
        for part in (
            *(form.versions_label, form.versions, form.differing_label),
            *(form.differing, form.go_ahead),
        ):
            part.setVisible(some)
        form.leave.setText(self.tr("Keep it as it is") if some else self.tr("Close"))
        form.versions.currentItemChanged.connect(self._on_chosen)
        form.versions.itemActivated.connect(self.accept)
        form.versions.setCurrentRow(0)
        if some:
            self._take_room()
        else:
            kit.size_to_words(self)
        form.go_ahead.clicked.connect(self.accept)
        form.leave.clicked.connect(self.reject)

    @property
    def version(self) -> int | None:
        """The version that is chosen, or `None` where there is none."""
        row = self._form.versions.currentRow()
        return None if row < 0 else int(self._form.versions.item(row).data(_VERSION))

    def _on_chosen(self) -> None:
        state = self._states.get(self.version or 0)
        lines = [] if state is None else [self._line(each) for each in state.differing]
        self._form.differing.setText("\n".join(lines))
        self._form.versions.setAccessibleDescription(" ".join(lines))

    def _take_room(self) -> None:
        """Open wide enough for sentences, and never beyond the screen; what is more scrolls."""
        wanted = QSize(
            _WIDTH * self.fontMetrics().averageCharWidth(), _LINES * self.fontMetrics().height()
        )
        self.resize(wanted.boundedTo(self.screen().availableSize() * _OF_SCREEN))

    def _line(self, each: casework.Differing) -> str:
        line = f"{each.section.label}: {self._differ(each.answers)}."
        return showable(f"{line} “{shortened(each.text)}”") if each.text else line

    def _differ(self, answers: int) -> str:
        if answers == 1:
            return self.tr("1 answer differs")
        return self.tr("%Ln answer(s) differ(s)", "", answers)
