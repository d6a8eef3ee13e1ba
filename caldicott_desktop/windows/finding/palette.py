"""The palette: one line to find decisions, drafts, guidance, pages and actions, and go there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QListView, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Ticket
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.finding.actions import Action, matching
from caldicott_desktop.windows.finding.looking import Found, Looking, Sort
from caldicott_desktop.windows.finding.results import Result, ResultDelegate, Results
from caldicott_desktop.windows.theme import Theme

_WIDE_SP = 640
_FEW_ACTIONS = 4  # beside other things that were found
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PaletteForm(forms.Form):
    """A line to type in, and what was found."""

    file = "palette.ui"
    frame: QFrame
    words: QLineEdit
    found: QListView
    said: QLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the palette finds things in, and in which dress."""

    desk: Desk
    book: casework.Casebook
    theme: Theme
    actions: Sequence[Action]


class Palette(QDialog):
    """Shows what holds the words as they are typed; Enter opens, Escape goes back.

    `wanted` carries what is to be opened. An action is run here, once the palette is gone.
    """

    wanted = Signal(object)  # Found

    def __init__(self, parent: QWidget, around: Around) -> None:
        """Stand over `parent`, with the newest decisions and the actions to begin with."""
        super().__init__(parent, Qt.WindowType.FramelessWindowHint)
        self._around = around
        self._looking = Looking(around.book)
        self._asked: Ticket | None = None
        self._enter_waits = False  # pressed before what is typed was looked for
        form = self._form = forms.build(PaletteForm, onto=self)
        self._results = Results(self)
        form.found.setModel(self._results)
        form.found.setItemDelegate(ResultDelegate(around.theme, self._results, form.found))
        form.words.textChanged.connect(self._look)
        form.words.returnPressed.connect(self._on_enter)
        form.words.installEventFilter(self)
        form.found.clicked.connect(self._on_clicked)
        form.found.selectionModel().currentChanged.connect(self._on_current)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place(parent)
        self._look("")

    def _place(self, parent: QWidget) -> None:
        """Lie at the top of the window, as wide as large text needs and the window allows."""
        scale = self._around.theme.scale
        wide = min(round(_WIDE_SP * scale), parent.width() - 32)
        high = min(round(_WIDE_SP * 0.8 * scale), parent.height() - 64)
        self.resize(QSize(wide, high))
        left = (parent.width() - wide) // 2
        self.move(parent.mapToGlobal(QPoint(left, 32)))

    def _look(self, query: str) -> None:
        self._enter_waits = False
        if self._asked is not None:
            self._asked.cancel()
        book = self._around.book
        self._asked = self._around.desk.ask(
            partial(self._looking.look, query),
            owner=self,
            then=partial(self._on_found, query),
            failed=self._on_failed,
            interrupt=book.interrupt,
        )

    def _on_found(self, query: str, found: Sequence[Found]) -> None:
        self._asked = None
        self._show(query, found)
        if self._enter_waits:
            self._on_enter()

    def _on_failed(self, error: KnownError) -> None:
        self._asked = None
        self._show(self._form.words.text(), ())
        self._form.said.setText(f"{error.message} {error.remedy}")

    def _show(self, query: str, found: Sequence[Found]) -> None:
        rows = self._rows(query, found)
        self._results.show_results(rows)
        count = sum(row.opens is not None for row in rows)
        first = self._results.next_row(-1, 1)
        form = self._form
        form.found.setVisible(bool(rows))
        if not query.strip():
            form.said.setText(self.tr("Type a reference, a name, a word, or what you want to do."))
        elif count:
            form.said.setText(self.tr("{count} found").format(count=count))
        else:
            form.said.setText(self.tr("Nothing holds these words. Try fewer, or shorter ones."))
        if query.strip():
            kit.announce(form.words, form.said.text())
        if first >= 0:
            form.found.setCurrentIndex(self._results.index(first))
            form.found.scrollToTop()

    def _rows(self, query: str, found: Sequence[Found]) -> list[Result]:
        words = query.strip()
        actions = matching(self._around.actions, words)
        if words:
            actions = actions[:_FEW_ACTIONS]
        of_sort = {
            sort: [Result(words=f.words, detail=f.detail, opens=f) for f in found if f.sort is sort]
            for sort in Sort
        }
        newest = self.tr("Recorded last")
        groups = [
            (newest if not words else self.tr("Decisions"), of_sort[Sort.DECISION]),
            (self.tr("Urgent cards"), of_sort[Sort.CARD]),
            (self.tr("Drafts"), of_sort[Sort.DRAFT]),
            (self.tr("Guidance"), of_sort[Sort.GUIDANCE]),
        ]
        doing = (self.tr("Pages and actions"), [_of_action(each) for each in actions])
        begun = words.casefold()
        first = bool(words) and any(each.words.casefold().startswith(begun) for each in actions)
        groups.insert(0 if first else len(groups), doing)
        return [row for heading, rows in groups if rows for row in (Result(words=heading), *rows)]

    def _on_enter(self) -> None:
        self._enter_waits = self._asked is not None
        if not self._enter_waits:
            self._open(self._form.found.currentIndex())

    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        opens = self._results.result(index.row()).opens
        if opens is None:
            return
        self.accept()
        if isinstance(opens, Action):
            opens.run()
        else:
            self.wanted.emit(opens)

    def _on_current(self, index: QModelIndex) -> None:
        """The keyboard stays in the line; what is chosen below it is said aloud."""
        if index.isValid():
            kit.announce(self._form.found, self._results.result(index.row()).spoken())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                found = self._form.found
                row = self._results.next_row(found.currentIndex().row(), step)
                if row >= 0:
                    found.setCurrentIndex(self._results.index(row))
                return True
        return super().eventFilter(watched, event)

    @override
    def done(self, result: int) -> None:
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        super().done(result)


def _of_action(action: Action) -> Result:
    keys = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return Result(words=action.words, aside=keys, opens=action)
