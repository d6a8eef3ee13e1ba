"""One record source on the line: ticked by its number, with how much of it was opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from caldicott_desktop.domain.examiner.case import Access
from caldicott_desktop.domain.examiner.choices import AccessProblem, Scope
from caldicott_desktop.domain.examiner.rules import is_wider
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner import scopes
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.questions.fields import Field, Line, choices_of


class SourceTickForm(forms.Form):
    """The widgets of one source."""

    file = "examiner_source.ui"
    tick: QPushButton
    state: kit.SpokenLabel
    scope_row: kit.FieldRow
    scope: kit.PickList
    problem_row: kit.FieldRow
    renew: kit.LinkButton
    problem_words: QLineEdit
    reason_row: kit.FieldRow
    scope_reason: QLineEdit
    access_row: kit.FieldRow
    access_problem: kit.PickList


class SourceTick(QFrame):
    """A source that can be ticked; more is asked only where more than usual was opened.

    `changed` follows every change by the person, `renew_asked` the wish to renew what has lapsed.
    """

    changed = Signal()
    renew_asked = Signal(str)  # EntryId of the standing decision

    source: StandingSource
    key: int | None

    def __init__(self, parent: QWidget) -> None:
        """Stand for nothing before `stand_for`, out of sight."""
        super().__init__(parent)
        self.hide()
        form = self._form = forms.build(SourceTickForm, onto=self)
        form.access_problem.set_choices(choices_of(AccessProblem), empty=self.tr("Not asked"))
        form.renew.hide()
        form.renew.clicked.connect(lambda: self.renew_asked.emit(self.source.entry_id))
        self._more = False
        self._free = (
            Line("/problem_words", form.problem_words),
            Line("/scope_reason", form.scope_reason),
        )
        form.tick.toggled.connect(self._on_toggled)
        form.access_problem.changed.connect(self.changed)
        form.scope.changed.connect(self._on_scope)
        for line in (form.problem_words, form.scope_reason):
            line.textEdited.connect(self.changed)

    def stand_for(self, source: StandingSource, key: int | None) -> None:
        """Stand for `source`, ticked by the number `key` where it has one."""
        self.source, self.key = source, key
        form = self._form
        form.renew.setAccessibleName(
            self.tr("Renew the standing decision of {source}").format(source=source.short_name)
        )
        with QSignalBlocker(form.scope):  # nobody chose
            form.scope.set_choices(
                [
                    kit.Choice(value=value, words=said)
                    for value, said in scopes.offered(source.scope, source.scope_months)
                ]
            )
        self.clear()

    @property
    def is_ticked(self) -> bool:
        """Whether the source was opened."""
        return self._form.tick.isChecked()

    def toggle(self) -> None:
        """Tick it, or take the tick away, as its number does."""
        self._form.tick.toggle()

    def free_text(self) -> Iterator[Field]:
        """The fields in which anything could be typed."""
        return iter(self._free)

    def show_more(self, *, shown: bool) -> None:
        """Ask also what stood in the way, where the source was opened."""
        if self._more != shown:
            self._more = shown
            self._fit()

    def take_keyboard(self) -> None:
        """Put the keyboard on the tick."""
        self._form.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Not opened, with the scope that is usual."""
        form = self._form
        self._choose(self.source.scope, self.source.scope_months)
        form.problem_words.clear()
        form.scope_reason.clear()
        form.access_problem.set_value(None)
        with QSignalBlocker(form.tick):  # nobody took the tick away
            form.tick.setChecked(False)
        self.clear_faults()
        self._fit()

    def show_access(self, access: Access) -> None:
        """Ticked, with all that is said of it."""
        form = self._form
        if access.scope is not None:
            self._choose(access.scope, access.months)
        form.problem_words.setText(access.problem_words or "")
        form.scope_reason.setText(access.scope_reason or "")
        problem = access.access_problem
        form.access_problem.set_value(problem.code if problem is not None else None)
        form.tick.setChecked(True)
        self._fit()

    def read(self) -> Access:
        """What is said of the source; whatever concerns the whole line is not in it."""
        form = self._form
        scope, months = scopes.read(form.scope.value() or "")
        problem = form.access_problem.value()
        access = Access(
            source=self.source.entry_id,
            scope=scope,
            months=months,
            problem_words=form.problem_words.text().strip() or None,
            access_problem=next((each for each in AccessProblem if each.code == problem), None),
        )
        if is_wider(access, self.source):
            access = replace(access, scope_reason=form.scope_reason.text().strip() or None)
        return access

    def say_state(self, words: str, *, is_renewable: bool) -> None:
        """Say below the scope how the source stands for this death, and lead to renewing it."""
        self._form.state.say(words)
        self._form.state.setVisible(bool(words))
        set_shown(self._form.renew, is_renewable)

    def say_beside(self, widget: QWidget, words: str) -> None:
        """Say what is wrong beside one of its widgets."""
        form = self._form
        rows: dict[QWidget, kit.FieldRow] = {
            form.problem_words: form.problem_row,
            form.scope_reason: form.reason_row,
            form.access_problem: form.access_row,
        }
        rows.get(widget, form.scope_row).set_error(words)

    def clear_faults(self) -> None:
        """Say nothing of that kind any more."""
        form = self._form
        for row in (form.scope_row, form.problem_row, form.reason_row, form.access_row):
            row.set_error("")

    def field_of(self, path: str) -> QWidget:
        """The widget of that path."""
        form = self._form
        fields: dict[str, QWidget] = {
            "/problem_words": form.problem_words,
            "/scope_reason": form.scope_reason,
            "/scope": form.scope,
            "/months": form.scope,
            "/access_problem": form.access_problem,
        }
        return fields.get(path, form.tick)

    def watch_keys(self, watcher: QObject) -> None:
        """Let `watcher` see the keys that are pressed on the tick and its list."""
        for widget in (self._form.tick, self._form.scope):
            widget.installEventFilter(watcher)

    def _choose(self, scope: Scope, months: int | None) -> None:
        """Choose a scope, offered from now on where it was not."""
        value, picks = scopes.value_of(scope, months), self._form.scope
        if picks.findData(value) < 0:
            picks.addItem(scopes.words(scope, months), value)
        picks.set_value(value)

    def _on_toggled(self) -> None:
        self._fit()
        self.changed.emit()

    def _on_scope(self) -> None:
        if not self.is_ticked:
            self._form.tick.setChecked(True)  # choosing how much was opened says that it was
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        form, ticked = self._form, self.is_ticked
        access = self.read()
        form.problem_row.setVisible(ticked and access.scope is Scope.PROBLEM)
        form.reason_row.setVisible(ticked and is_wider(access, self.source))
        form.access_row.setVisible(ticked and (self._more or access.access_problem is not None))
        if self.property("chosen") != ticked:
            self.setProperty("chosen", ticked)
            kit.restyle(self)
        name = showable(self.source.short_name)
        words = f"{self.key}  {name}" if self.key else name
        form.tick.setText(f"{words}  ✓" if ticked else words)
        said = scopes.words(access.scope, access.months) if ticked else self.tr("not opened")
        form.tick.setAccessibleName(
            self.tr("{source}, {scope}").format(source=self.source.short_name, scope=said)
        )
