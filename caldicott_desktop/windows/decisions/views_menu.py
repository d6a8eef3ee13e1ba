"""Saved views: the chip that opens them, and the link that saves one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import Lookup, SavedView, SavedViews
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit


class ViewNameForm(forms.Form):
    """The name, and the two answers."""

    file = "view_name_dialog.ui"
    name: QLineEdit
    name_row: kit.FieldRow
    save: QPushButton
    leave: QPushButton


class ViewNameDialog(QDialog):
    """Asks for the name of a view; `save` is tried, and what it refuses is said beside the name."""

    def __init__(self, parent: QWidget, name: str, save: Callable[[str], None]) -> None:
        """Ask over `parent`, beginning with `name`; `save` answers with `refuse` or `accept`."""
        super().__init__(parent)
        form = self._form = forms.build(ViewNameForm, onto=self)
        form.name.setText(name)
        form.name.selectAll()
        form.save.clicked.connect(lambda: save(form.name.text()))
        form.leave.clicked.connect(self.reject)

    def refuse(self, error: KnownError) -> None:
        """Say why it cannot be kept under that name; what was typed stays."""
        self._form.name_row.set_error(f"{error.message} {error.remedy}")
        self._form.name.setFocus()


class ViewsMenu(QObject):
    """The views of the person at work. The chip is hidden from whoever has saved none."""

    chosen = Signal(object)  # Lookup
    failed = Signal(object)  # KnownError

    def __init__(
        self, chip: QPushButton, save: kit.LinkButton, desk: Desk, book: casework.Casebook
    ) -> None:
        """Belong to `chip`; nothing is read before `reread`."""
        super().__init__(chip)
        self._chip, self._save = chip, save
        self._desk, self._book = desk, book
        self._views: tuple[SavedView, ...] = ()
        self._lookup = Lookup()
        self._dialog: ViewNameDialog | None = None
        self._menu = QMenu(chip)
        chip.setMenu(self._menu)
        self._name = chip.text()
        save.clicked.connect(self._on_save)
        self._show()

    def reread(self) -> None:
        """Read the views of the person at work."""
        self._desk.ask(
            partial(casework.saved_views, self._book),
            owner=self,
            then=self._on_read,
            failed=self.failed.emit,
        )

    def follow(self, lookup: Lookup) -> None:
        """Say whether what is shown is one of the views, and offer to save it if not."""
        self._lookup = lookup
        self._show()

    def _on_read(self, views: tuple[SavedView, ...]) -> None:
        self._views = views
        self._show()

    def _current(self) -> SavedView | None:
        return next((view for view in self._views if view.lookup == self._lookup), None)

    def _show(self) -> None:
        current = self._current()
        words = current.name if current else self._name
        self._chip.setText(words.replace("&", "&&"))
        self._chip.setAccessibleName(
            self.tr("View: {name}").format(name=current.name) if current else self.tr("Saved views")
        )
        self._chip.setVisible(bool(self._views))
        self._save.setVisible(current is None and self._lookup != Lookup())
        menu = self._menu
        menu.clear()
        for view in self._views:
            action = menu.addAction(view.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view is current)
            action.triggered.connect(partial(self._on_chosen, view))
        menu.addSeparator()
        if current is None:
            return
        rename: QAction = menu.addAction(self.tr("Rename “{name}”…").format(name=words))
        rename.triggered.connect(partial(self._ask_name, current))
        remove: QAction = menu.addAction(self.tr("Remove “{name}”").format(name=words))
        remove.triggered.connect(partial(self._on_remove, current))

    def _on_chosen(self, view: SavedView) -> None:
        self.chosen.emit(view.lookup)

    def _on_save(self) -> None:
        self._ask_name(None)

    def _ask_name(self, view: SavedView | None) -> None:
        name = view.name if view else ""
        dialog = self._dialog = ViewNameDialog(
            self._chip.window(), name, lambda typed: self._keep(typed, view)
        )
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        """Let go of the dialog: whoever closed it does not wait for the answer any more."""
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _keep(self, name: str, view: SavedView | None) -> None:
        kept = SavedView(name=name, lookup=view.lookup if view else self._lookup)
        self._desk.ask(
            partial(casework.save_view, self._book, kept, instead_of=view.name if view else None),
            owner=self,
            then=self._on_kept,
            failed=self._on_refused,
        )

    def _on_kept(self, kept: SavedViews) -> None:
        self._views = kept.views
        self._show()
        if self._dialog is not None:
            self._dialog.accept()

    def _on_refused(self, error: KnownError) -> None:
        if self._dialog is not None:
            self._dialog.refuse(error)

    def _on_remove(self, view: SavedView) -> None:
        self._desk.ask(
            partial(casework.remove_view, self._book, view.name),
            owner=self,
            then=self._on_kept,
            failed=self.failed.emit,
        )
