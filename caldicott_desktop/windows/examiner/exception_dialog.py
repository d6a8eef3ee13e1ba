"""Raising an exception: what makes a case one, before its draft is begun."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from typing_extensions import override

from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import forms, kit


class ExceptionForm(forms.Form):
    """Of which case, for what, and which source it is about."""

    file = "exception_dialog.ui"
    title: QLabel
    promise: QLabel
    trigger_row: kit.FieldRow
    trigger: kit.PickList
    source: kit.PickList
    go_ahead: QPushButton
    leave: QPushButton


class ExceptionDialog(QDialog):
    """Asks what makes a case an exception; without an answer no draft is begun."""

    def __init__(
        self,
        parent: QWidget,
        reference: str,
        sources: Sequence[StandingSource],
        *,
        decides: bool = True,
    ) -> None:
        """Ask about the case of that reference, with the sources of records to choose from.

        To somebody who does not decide exceptions it says that theirs will wait.
        """
        super().__init__(parent)
        form = self._form = forms.build(ExceptionForm, onto=self)
        form.title.setText(
            self.tr("Exception of {reference}").format(reference=showable(reference))
        )
        if not decides:
            form.promise.setText(
                self.tr(
                    "It waits, filled in from the case and linked with it, until somebody who may"
                    " decide it takes it over. The case stays as it is, and scrutiny may go on."
                )
            )
            form.go_ahead.setText(self.tr("Raise it"))
        form.trigger.set_choices(
            [kit.Choice(value=each.code, words=each.label) for each in ExceptionTrigger],
            empty=self.tr("Choose"),
        )
        form.source.set_choices(
            [kit.Choice(value=each.entry_id, words=showable(each.short_name)) for each in sources],
            empty=self.tr("None in particular"),
        )
        form.go_ahead.clicked.connect(self.accept)
        form.leave.clicked.connect(self.reject)
        kit.size_to_words(self)
        form.trigger.setFocus()

    def suggest(self, trigger: ExceptionTrigger) -> None:
        """Have an answer chosen, which can be changed."""
        self._form.trigger.set_value(trigger.code)

    @property
    def trigger(self) -> ExceptionTrigger:
        """What makes it one; raises `ValueError` where nothing was chosen."""
        return ExceptionTrigger.of(self._form.trigger.value() or "")

    @property
    def source(self) -> str | None:
        """The entry of the standing decision it is about, if any."""
        return self._form.source.value()

    @override
    def accept(self) -> None:
        if self._form.trigger.value() is None:
            self._form.trigger_row.set_error(self.tr("Choose what makes it an exception."))
            self._form.trigger.setFocus()
            return
        super().accept()
