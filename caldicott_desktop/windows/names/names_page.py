"""The page *Names*: the name key in a list that can be searched, and one person beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import NamedPerson
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.names.forget_dialog import ForgetDialog
from caldicott_desktop.windows.names.name_form import NameForm
from caldicott_desktop.windows.names.paste_names import PasteNames
from caldicott_desktop.windows.names.tables import PEOPLE, RowTable, dress, wear
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import noted, number
from caldicott_desktop.windows.theme import Theme

_NAME = 1
_PANEL_CHARACTERS = 52
_PANEL_LINES = 16  # of it at least, in a low window
# In a narrower page (in characters) the list makes room for the person being written.
_BESIDE_FROM = 120
_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_BLANK = NamedPerson(reference="", name="")


class NamesForm(forms.Form):
    """The list, the person beside it, and the place of a pasted list."""

    file = "names_page.ui"
    views: QStackedWidget
    list_view: QWidget
    count: kit.SpokenLine
    paste_list: QPushButton
    add_name: QPushButton
    search: QLineEdit
    trouble: kit.NoticeBar
    list_side: QWidget
    table: QTableView
    empty: QFrame
    empty_heading: QLabel
    empty_words: QLabel
    panel: QFrame
    panel_heading: QLabel
    form_place: QWidget
    keep: QPushButton
    leave: QPushButton
    forget_one: kit.LinkButton
    forget_all: kit.LinkButton
    paste_place: QWidget


class NamesPage(Page):
    """The name key of one vault; nothing of it is recorded."""

    title = noted("Page", "Names")

    def __init__(
        self, desk: Desk, book: casework.Casebook, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """List the people of the name key; read when the page is first shown."""
        super().__init__(parent)
        self._desk = desk
        self._book = book
        self._theme = theme
        self._stale = True
        self._writing: str | None = None  # the reference that is being changed; empty for a new one
        self._dirty = False
        self._is_whole = False
        self._rest = self._made(theme)

    @override
    def rest(self) -> Iterator[None]:
        return self._rest

    def _made(self, theme: Theme) -> Iterator[None]:
        """Make what stands on the page, a part at each step; it comes to life with the last."""
        form = self._form = yield from forms.built(NamesForm, onto=self)
        self._person = NameForm(self._today, form.form_place)
        _body(form.form_place).addWidget(self._person)
        yield
        self._model: RowTable[NamedPerson] = RowTable(PEOPLE, self)
        form.table.setModel(self._model)
        wear(form.table, PEOPLE, theme)
        form.empty.hide()
        form.table.installEventFilter(self)
        form.search.installEventFilter(self)
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()
        self._is_whole = True

    def _today(self) -> date:
        return self._book.clock().astimezone(UK).date()

    def _connect(self) -> None:
        form = self._form
        form.search.textChanged.connect(self._ask)
        form.table.doubleClicked.connect(lambda index: self._change(index.row()))
        form.add_name.clicked.connect(lambda: self._write(None))
        form.paste_list.clicked.connect(self._on_paste_wanted)
        form.keep.clicked.connect(self._on_keep)
        form.leave.clicked.connect(self._close_panel)
        form.forget_one.clicked.connect(self._on_forget_one)
        form.forget_all.clicked.connect(self._on_forget_all)
        self._person.changed.connect(self._on_person_changed)
        self._desk.changed.connect(self._on_changed)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._on_find)

    @override
    def shown(self) -> None:
        if self._stale:
            self._stale = False
            self._ask()
        if self._writing is None and self._form.views.currentWidget() is self._form.list_view:
            self._form.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def unsaved(self) -> str:
        if not self._dirty:
            return ""
        return self.tr("On Names, an entry is written and not kept yet.")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_whole:
            self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            form = self._form
            if watched is form.table and event.key() in _OPENING_KEYS:
                self._change(form.table.currentIndex().row())
                return True
            if watched is form.search and event.key() == Qt.Key.Key_Down:
                form.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if watched is form.search and event.key() == Qt.Key.Key_Escape:
                form.search.clear()
                return True
        return False

    # the list

    def _dress(self) -> None:
        form = self._form
        dress(form.table, PEOPLE, _NAME)
        form.panel.setMinimumHeight(_PANEL_LINES * form.panel.fontMetrics().lineSpacing())
        self._fit()

    def _fit(self) -> None:
        """Show the person beside the list where there is room, and else in its place."""
        form = self._form
        character = self.fontMetrics().averageCharWidth()
        beside = self.width() >= _BESIDE_FROM * character
        writing = self._writing is not None
        form.panel.setVisible(writing)
        if beside:
            form.panel.setFixedWidth(_PANEL_CHARACTERS * character)
        else:
            form.panel.setMinimumWidth(0)
            form.panel.setMaximumWidth(16_777_215)  # QWIDGETSIZE_MAX: no bound
        there = self._model.rowCount() > 0
        form.list_side.setVisible(beside or not writing)
        form.table.setVisible(there)
        form.empty.setVisible(not there)

    def _ask(self) -> None:
        text = self._form.search.text().strip()
        self._desk.ask(
            partial(casework.names, self._book, text),
            owner=self,
            then=partial(self._on_read, text=text),
            failed=self._form.trouble.say_error,
        )

    def _on_read(self, found: casework.NameRows, *, text: str) -> None:
        form = self._form
        if text != form.search.text().strip():
            return  # typed on meanwhile
        self._model.show_rows(found.people)
        shown = len(found.people)
        if shown < found.total:
            form.count.say(
                self.tr("{shown} of {total} shown; type to narrow").format(
                    shown=number(shown), total=number(found.total)
                )
            )
        else:
            form.count.say(self.tr("%Ln name(s)", "", found.total) if found.total else "")
        form.forget_all.setVisible(
            casework.may_forget_names(self._book) and (found.total > 0 or bool(text))
        )
        if text:
            form.empty_heading.setText(self.tr("Nobody by “{text}”").format(text=text))
            form.empty_words.setText(
                self.tr("Type less of the name, or the reference, or choose Add a name.")
            )
        else:
            form.empty_heading.setText(self.tr("No names yet"))
            form.empty_words.setText(
                self.tr(
                    "Decisions hold local references only. Add the names behind them, or paste "
                    "your resident list: then “ellery” finds her decisions, each reference says "
                    "who it is while you write, and the program can point out names that slipped "
                    "into a text. You can forget them again at any time."
                )
            )
        self._fit()

    def _on_find(self) -> None:
        self._form.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._form.search.selectAll()

    def _on_changed(self, changes: casework.Changes) -> None:
        if not changes.names:
            return
        if self.isVisible():
            self._ask()
        else:
            self._stale = True

    # one person

    def _change(self, number: int) -> None:
        person = self._model.row(number)
        if person is not None:
            self._write(person)

    def _write(self, person: NamedPerson | None) -> None:
        """Write about `person`, or about somebody new; what is being written goes first."""
        form = self._form
        if self._dirty:
            form.trouble.say(
                self.tr("Keep or cancel what you are writing first."), tone="attention"
            )
            self._person.begin()
            return
        form.trouble.clear()
        self._writing = person.reference if person else ""
        form.panel_heading.setText(
            self.tr("Change {reference}").format(reference=showable(person.reference))
            if person
            else self.tr("Add a name")
        )
        form.forget_one.setVisible(person is not None)
        self._person.show_person(person or _BLANK)
        self._fit()
        self._person.begin()

    def _on_person_changed(self) -> None:
        self._dirty = True

    def _close_panel(self) -> None:
        self._writing, self._dirty = None, False
        self._form.trouble.clear()
        self._fit()
        target = self._form.table if self._form.table.isVisible() else self._form.search
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        person = self._person.read()
        if person is None:
            return
        self._form.keep.setEnabled(False)
        self._desk.ask(
            partial(casework.keep_name, self._book, person, instead_of=self._writing or None),
            owner=self,
            then=self._on_kept,
            failed=self._on_not_kept,
        )

    def _on_kept(self, kept: casework.Kept) -> None:
        self._form.keep.setEnabled(True)
        self._close_panel()
        self._form.trouble.say(
            self.tr("{reference} is kept.").format(reference=showable(kept.person.reference)),
            can_dismiss=True,
        )

    def _on_not_kept(self, error: KnownError) -> None:
        self._form.keep.setEnabled(True)
        self._person.say_error(error)

    # forgetting and pasting

    def _on_forget_one(self) -> None:
        reference = self._writing or ""
        if self._confirmed(showable(reference), everyone=False):
            self._forget(partial(casework.forget_name, self._book, reference))

    def _on_forget_all(self) -> None:
        if self._confirmed(self.tr("all names"), everyone=True):
            self._forget(partial(casework.forget_names, self._book))

    def _confirmed(self, whom: str, *, everyone: bool) -> bool:
        dialog = ForgetDialog(self, whom, everyone=everyone)
        confirmed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return confirmed

    def _forget(self, work: partial[casework.Forgotten]) -> None:
        self._desk.ask(
            work,
            owner=self,
            then=self._on_forgotten,
            failed=self._form.trouble.say_error,
        )

    def _on_forgotten(self, forgotten: casework.Forgotten) -> None:
        self._close_panel()
        views = ""
        if forgotten.views:
            views = self.tr("%Ln saved list(s) with such a name removed.", "", forgotten.views)
        self._form.trouble.say(
            self.tr("%Ln name(s) forgotten.", "", forgotten.count), views, can_dismiss=True
        )

    @cached_property
    def _paste(self) -> PasteNames:
        """Where a list is pasted, made when somebody has one."""
        paste = PasteNames(self._desk, self._book, self._theme)
        _body(self._form.paste_place).addWidget(paste)
        paste.show()  # and not in the next turn: it takes the keyboard in this one
        paste.taken_in.connect(self._on_taken_in)
        paste.left.connect(self._on_paste_left)
        return paste

    def _on_paste_wanted(self) -> None:
        paste = self._paste  # made before its place is shown, so that it is seen at once
        self._form.views.setCurrentWidget(self._form.paste_place)
        paste.begin()

    def _on_paste_left(self) -> None:
        self._form.views.setCurrentWidget(self._form.list_view)
        self._form.paste_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken_in(self, taken: casework.TakenIn) -> None:
        self._on_paste_left()
        said = self.tr("%Ln name(s) added, {changed} changed.", "", taken.added).format(
            changed=number(taken.changed)
        )
        self._form.trouble.say(said, can_dismiss=True)


def _body(place: QWidget) -> QVBoxLayout:
    body = place.layout()
    if not isinstance(body, QVBoxLayout):
        raise TypeError(f"{place.objectName()!r} needs a vertical layout")
    return body
