"""Two days between which decisions were made, either of which may be left open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from caldicott_desktop.casework import Filter
from caldicott_desktop.windows import forms, kit


class DaysForm(forms.Form):
    """The two days, and the two answers."""

    file = "days_dialog.ui"
    first: kit.DateField
    first_row: kit.FieldRow
    last: kit.DateField
    last_row: kit.FieldRow
    show_days: QPushButton
    leave: QPushButton


class DaysDialog(QDialog):
    """Asks for the days; accepted once they can be read and are in order."""

    def __init__(self, parent: QWidget, only: Filter, today: Callable[[], date]) -> None:
        """Ask over `parent`, beginning with the days of `only`."""
        super().__init__(parent)
        form = self._form = forms.build(DaysForm, onto=self)
        for field, day in ((form.first, only.decided_from), (form.last, only.decided_until)):
            field.set_today(today)
            field.set_value(day)
        form.show_days.clicked.connect(self._on_show)
        form.leave.clicked.connect(self.reject)

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day; raises `Unreadable` for what is not a day."""
        return self._form.first.value(), self._form.last.value()

    def _on_show(self) -> None:
        form = self._form
        form.first_row.set_error(form.first.fault())
        form.last_row.set_error(form.last.fault())
        for field in (form.first, form.last):
            if field.fault():
                field.setFocus()
                return
        first, last = self.days()
        if first and last and last < first:
            form.last_row.set_error(self.tr("Give a day that is not before the first."))
            form.last.setFocus()
            return
        self.accept()
