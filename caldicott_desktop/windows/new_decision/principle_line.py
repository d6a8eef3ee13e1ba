"""One of the eight principles as a line: its rating, one line of why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import Assessment, Case
from caldicott_desktop.domain.choices import Rating
from caldicott_desktop.domain.ratings import rating_asks, ratings_for
from caldicott_desktop.domain.sections import of_principle
from caldicott_desktop.domain.short_form import carries, is_needed
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.section_page import set_words
from caldicott_desktop.windows.questions.fields import Field, Line, OneChoice

# Nothing leaves with a short decision, so that there is nothing to set a condition on.
_OFFERED = (Rating.NOT_YET_ASSESSED, Rating.MET, Rating.NOT_MET, Rating.NOT_APPLICABLE)


class PrincipleLineForm(forms.Form):
    """The name, the tag, the rating and the line."""

    file = "principle_line.ui"
    name: kit.OneLine
    tag: kit.Tag
    rated_row: kit.FieldRow
    rated: kit.PickList
    reason_row: kit.FieldRow
    reason: QLineEdit
    asks: QLabel


class PrincipleLine(QWidget):
    """Principle `number`, 1 to 8.

    `changed` follows every edit by the person, `entered` the arrival of the keyboard.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, number: int) -> None:
        """Start not yet assessed."""
        super().__init__()
        self.number = number
        form = self._form = forms.build(PrincipleLineForm, onto=self)
        path = f"/principles/{number - 1}"
        self._rating = OneChoice(f"{path}/rating", form.rated, _OFFERED, empty=None)
        self._reason = Line(f"{path}/reason", form.reason)
        name = of_principle(number).label
        form.name.setText(f"{number}  {name}")
        form.rated_row.name_field(
            self.tr("Rating of principle {number}, {name}").format(number=number, name=name)
        )
        form.reason_row.name_field(
            self.tr("Why, in one line: principle {number}, {name}").format(number=number, name=name)
        )
        for field in self.fields():
            field.changed.connect(self.changed)
            field.widget.installEventFilter(self)

    def fields(self) -> Iterator[Field]:
        """The rating, then the line."""
        yield self._rating
        yield self._reason

    def show_case(self, case: Case) -> None:
        """Show what `case` holds of this principle."""
        held = case.principles[self.number - 1]
        self._offer(case)
        self._rating.show(held.rating)
        self._reason.show(held.reason)

    def read(self, was: Assessment) -> Assessment:
        """`was` with the rating and the line as they now stand."""
        rating, reason = self._rating.read(), self._reason.read()
        return replace(
            was,
            rating=rating if isinstance(rating, Rating) else was.rating,
            reason=reason if isinstance(reason, str) else None,
        )

    def adapt(self, case: Case) -> None:
        """Say what the outcome of `case` needs of this line, and what it rests on."""
        self._offer(case)
        held, outcome = case.principles[self.number - 1], case.conclusion.outcome
        words = ""
        if carries(held, outcome):
            words = self.tr("Carries the refusal")
        elif is_needed(self.number, outcome):
            words = self.tr("Needed")
        self._form.tag.say(words)
        for widget in (self._form.rated, self._form.reason):
            widget.setAccessibleDescription(words)
        set_words(self._form.asks, rating_asks(self.number, case) or "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def _offer(self, case: Case) -> None:
        given = case.principles[self.number - 1].rating
        open_now = {*ratings_for(self.number, case)} & {*_OFFERED}
        self._rating.offer_members(
            each
            for each in (*_OFFERED, Rating.MET_WITH_CONDITIONS)
            if each in open_now or each is given
        )
