"""The widgets of a line of the examiner log, and what is said beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.found_part import FoundPart
from caldicott_desktop.windows.examiner.source_tick import SourceTick

Said = Sequence[tuple[QWidget, str]]
"""What is said beside which widget, in reading order."""

_ON_DETAILS = {
    "/details/reference": "reference",
    "/details/died_from_on": "died",
    "/details/died_to_on": "died",
}


class LineFormForm(forms.Form):
    """The widgets of the line."""

    file = "examiner_line.ui"
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    reference: QLineEdit
    reference_row: kit.FieldRow
    died: QLineEdit
    died_row: kit.FieldRow
    accessor: kit.PickList
    accessor_row: kit.FieldRow
    sources_heading: QLabel
    sources: kit.FlowRow
    more: QWidget
    more_body: QVBoxLayout
    accessed_at: kit.DateTimeField
    accessed_at_row: kit.FieldRow
    facts: kit.SpokenLabel
    show_more: kit.LinkButton
    repeat: kit.ActionButton
    save: kit.ActionButton


class LineFaults:
    """Says what stands against a line beside its widgets, and leads to the first of them."""

    def __init__(
        self,
        form: LineFormForm,
        *,
        ticks: Callable[[], Sequence[SourceTick]],
        found: Callable[[], FoundPart | None],
        open_more: Callable[[], None],
    ) -> None:
        """Speak in `form`, whose parts come and go; `open_more` shows what is asked besides."""
        self._form = form
        self._ticks = ticks
        self._found = found
        self._open_more = open_more
        form.faults.chosen.connect(_go_to)

    def place_of(self, fault: Lacking) -> QWidget:
        """The widget that a fault of the core is about, brought into sight."""
        form = self._form
        if fault.path in _ON_DETAILS and (widget := self._of_line(fault.path)) is not None:
            return widget
        _, _, place, *rest = (*fault.path.split("/"), "", "")
        part = f"/{rest[0]}" if rest else ""
        ticked = [tick for tick in self._ticks() if tick.is_ticked]
        if part == "/findings":
            return self.place_of_finding("/" + "/".join(each for each in rest if each))
        if part in {"/accessor", "/accessor_role"}:
            return form.accessor
        if part == "/accessed_at":
            self._open_more()
            return form.accessed_at
        if place.isdecimal() and int(place) < len(ticked):
            return ticked[int(place)].field_of(part)
        return form.reference

    def place_of_finding(self, path: str) -> QWidget:
        """The widget that asks for something found, brought into sight."""
        self._open_more()
        fields = self._found() or ()
        return next((each.widget for each in fields if each.path == path), self._form.more)

    def say_of_filled(self, found: Sequence[Lacking]) -> None:
        """Say beside the fields of the case and the time what is wrong with what they hold.

        What nobody has answered yet is no fault while a line is typed.
        """
        form = self._form
        rows = {form.reference: form.reference_row, form.accessed_at: form.accessed_at_row}
        typed: dict[QWidget, bool] = {
            form.reference: bool(form.reference.text().strip()),
            form.died: bool(form.died.text().strip()),
            form.accessed_at: not _is_empty(form.accessed_at),
        }
        said: dict[QWidget, str] = {}
        for fault in found:
            place = self._of_line(fault.path)
            if place is not None and typed[place]:
                said.setdefault(place, fault.sentence)
        for widget, row in rows.items():
            if typed[widget]:
                row.set_error(said.get(widget, ""))
        if form.died in said:
            form.died_row.set_error(said[form.died])

    def show(self, said: Said) -> None:
        """Show each fault beside its field, and several in a list above; go to the first."""
        once = dict(reversed(said))
        for widget, words in once.items():
            self._say_beside(widget, words)
        places = [widget for widget, _words in said]
        distinct = list(dict.fromkeys(places))
        if len(distinct) == 1:
            _go_to(distinct[0])
            return
        self._form.faults.show_faults(
            [kit.Fault(words=once[widget], field=widget) for widget in distinct]
        )

    def clear(self) -> None:
        """Say nothing of that kind any more."""
        form = self._form
        form.faults.clear()
        for row in (form.reference_row, form.died_row, form.accessor_row, form.accessed_at_row):
            row.set_error("")
        for field in self._found() or ():
            field.set_error("")
        for tick in self._ticks():
            tick.clear_faults()

    def _of_line(self, path: str) -> QWidget | None:
        """The widget of the case or the time that a fault is about, hidden or not."""
        form = self._form
        if path in _ON_DETAILS:
            return form.reference if _ON_DETAILS[path] == "reference" else form.died
        return form.accessed_at if path.endswith("/accessed_at") else None

    def _say_beside(self, widget: QWidget, words: str) -> None:
        form = self._form
        rows: dict[QWidget, kit.FieldRow] = {
            form.reference: form.reference_row,
            form.died: form.died_row,
            form.accessor: form.accessor_row,
            form.accessed_at: form.accessed_at_row,
        }
        if widget in rows:
            rows[widget].set_error(words)
            return
        for field in self._found() or ():
            if field.widget is widget:
                field.set_error(words)
        for tick in self._ticks():
            if tick.isAncestorOf(widget):
                tick.say_beside(widget, words)


def _is_empty(field: kit.DateTimeField) -> bool:
    return not (field.day.text().strip() or field.time.text().strip())


def _go_to(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
