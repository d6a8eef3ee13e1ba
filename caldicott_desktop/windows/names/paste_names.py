"""A pasted resident list: what was read of it, line by line, before anything is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QTableView, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import NameList, RowState
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.names.tables import READ, Read, RowTable, dress, wear
from caldicott_desktop.windows.saying import number, translate
from caldicott_desktop.windows.theme import Theme

_SETTLED_MS = 300  # after the last change of the list, before it is read
_WHY = 6


class PasteForm(forms.Form):
    """The list, what was read, and the way on."""

    file = "paste_names.ui"
    list: kit.GrowingText
    not_read: kit.NoticeBar
    summary: kit.SpokenLabel
    preview: QTableView
    update: QCheckBox
    take_in: QPushButton
    leave: QPushButton


class PasteNames(QWidget):
    """Reads a list as it is pasted; `taken_in` carries what came of it, `left` ends it."""

    taken_in = Signal(object)  # casework.TakenIn
    left = Signal()

    def __init__(self, desk: Desk, book: casework.Casebook, theme: Theme) -> None:
        """Start without a list."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._read: NameList | None = None
        form = self._form = forms.build(PasteForm, onto=self)
        self._model: RowTable[Read] = RowTable(READ, self)
        form.preview.setModel(self._model)
        wear(form.preview, READ, theme)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self._look)
        form.list.textChanged.connect(self._on_changed)
        form.update.toggled.connect(self._show_acts)
        form.take_in.clicked.connect(self._on_take_in)
        form.leave.clicked.connect(self.left)
        theme.changed.connect(self._dress)
        self._dress()

    def begin(self) -> None:
        """Forget what was pasted before and wait for a list."""
        form = self._form
        form.list.clear()
        form.not_read.clear()
        form.update.setChecked(False)
        self._show_read(None)
        form.list.setFocus()

    def _dress(self) -> None:
        dress(self._form.preview, READ, _WHY)

    def _on_changed(self) -> None:
        self._form.take_in.setEnabled(False)  # what it says is of the list before
        self._settling.start()

    def _look(self) -> None:
        text = self._form.list.toPlainText()
        if not text.strip():
            self._show_read(None)
            return
        self._desk.ask(
            partial(casework.preview_names, self._book, text),
            owner=self,
            then=lambda read: self._show_read(read, text),
            failed=self._form.not_read.say_error,
        )

    def _show_read(self, read: NameList | None, text: str = "") -> None:
        form = self._form
        if read is not None and text != form.list.toPlainText():
            return  # typed on meanwhile: it is read again
        self._read = read
        found: tuple[Read, ...] = () if read is None else (*read.unread, *read.rows)
        self._model.show_rows(found)
        form.preview.setVisible(bool(found))
        form.summary.say("" if read is None else _summary(read))
        self._show_acts()

    def _show_acts(self) -> None:
        form, read = self._form, self._read
        new = len(read.of(RowState.NEW)) if read else 0
        changed = len(read.of(RowState.CHANGED)) if read else 0
        form.update.setVisible(bool(changed))
        form.update.setText(self.tr("Also change %Ln entry(ies) already here", "", changed))
        taken = new + (changed if form.update.isChecked() else 0)
        form.take_in.setEnabled(bool(taken))
        form.take_in.setText(
            self.tr("Take in %Ln name(s)", "", taken) if taken else self.tr("Take in")
        )

    def _on_take_in(self) -> None:
        form = self._form
        form.take_in.setEnabled(False)
        self._desk.ask(
            partial(
                casework.take_in_names,
                self._book,
                form.list.toPlainText(),
                update=form.update.isChecked(),
            ),
            owner=self,
            then=self.taken_in.emit,
            failed=self._on_failed,
        )

    def _on_failed(self, error: KnownError) -> None:
        self._form.not_read.say_error(error)
        self._show_acts()


def _summary(read: NameList) -> str:
    parts = [
        (len(read.of(RowState.NEW)), translate("PasteNames", "{count} new")),
        (len(read.of(RowState.CHANGED)), translate("PasteNames", "{count} would change")),
        (len(read.of(RowState.SAME)), translate("PasteNames", "{count} here already")),
        (len(read.unread), translate("PasteNames", "{count} not read")),
    ]
    said = " · ".join(words.format(count=number(count)) for count, words in parts if count)
    return said or translate("PasteNames", "There is nothing in this list but its headings.")
