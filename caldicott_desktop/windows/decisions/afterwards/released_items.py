"""What of a decision was released: its own items, each ticked or not, and whatever else left."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from caldicott_desktop.domain.case import Case, Item
from caldicott_desktop.domain.happenings import ReleasedItem
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.releasing import approved_scope
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.answers import AnswerBox
from caldicott_desktop.windows.questions.fields import Field, Line, Text, Tick


class ListedForm(forms.Form):
    """The widgets of an item of the decision."""

    file = "released_item.ui"
    approved: QLabel
    scope_row: kit.FieldRow
    scope: kit.GrowingText


class BesidesForm(forms.Form):
    """The widgets of something that is not on the decision's list."""

    file = "released_besides.ui"
    name: QLineEdit
    scope: kit.GrowingText
    remove: kit.LinkButton


class ListedItem(QWidget):
    """One item of the decision: ticked when it was released, with what was sent of it."""

    changed = Signal()

    def __init__(self, case: Case, number: int) -> None:
        """Stand for item `number` (from 1), not ticked, with the scope that was approved."""
        super().__init__()
        item = case.items[number - 1]
        self._number = number
        form = forms.build(ListedForm, onto=self)
        name = showable(item.name) if item.name else self.tr("not named")
        self._box = AnswerBox(f"{number}. {name}".replace("&", "&&"), self)
        self._box.setObjectName("released")
        body = self.layout()
        if isinstance(body, QVBoxLayout):
            body.insertWidget(0, self._box)
        scope = approved_scope(case, item)
        form.approved.setText(self._approved(item, scope))
        form.scope.setAccessibleName(self.tr("What was sent of {name}").format(name=name))
        self._tick = Tick("", self._box)
        self._scope = Text("", form.scope)
        self._approved_scope = scope
        self._tick.show(False)  # noqa: FBT003  # what a box shows
        self._scope.show(scope)
        self._name = item.name
        self._box.toggled.connect(form.scope_row.setVisible)
        form.scope_row.hide()
        for field in self.fields():
            field.changed.connect(self.changed)

    @property
    def is_approved(self) -> bool:
        """Whether something of it was approved."""
        return self._approved_scope is not None

    def tick_as_approved(self) -> None:
        """Say that what was approved left, so far and no further."""
        self._box.setChecked(self.is_approved)
        self._scope.show(self._approved_scope)

    @property
    def is_released(self) -> bool:
        """Whether it is ticked."""
        return self._box.isChecked()

    def fields(self) -> Iterator[Field]:
        """The box, and the scope."""
        yield self._tick
        yield self._scope

    def stand_at(self, place: int | None) -> None:
        """Stand at that place among what was released, or at none."""
        self._scope.path = "" if place is None else f"/items/{place}/scope"

    def read(self) -> ReleasedItem:
        """What was released of it."""
        scope = self._scope.read()
        return ReleasedItem(
            number=self._number,
            name=self._name,
            scope=scope if isinstance(scope, str) else None,
        )

    def _approved(self, item: Item, scope: str | None) -> str:
        if item.decision is None:
            return self.tr("Nothing was decided about it.")
        words = item.decision.label
        if scope is None:
            return self.tr("{decision}: nothing of it was approved.").format(decision=words)
        return self.tr("Approved, {decision}: {scope}").format(
            decision=phrases.inner(words), scope=showable(scope)
        )


class BesidesItem(QWidget):
    """Something that was released and is not on the decision's list."""

    changed = Signal()
    removed = Signal()

    def __init__(self, name: str | None = None) -> None:
        """Start empty, or with a name that is known."""
        super().__init__()
        form = self._form = forms.build(BesidesForm, onto=self)
        self._name = Line("", form.name)
        self._scope = Text("", form.scope)
        self._name.show(name)
        form.remove.clicked.connect(self.removed)
        for field in self.fields():
            field.changed.connect(self.changed)

    def fields(self) -> Iterator[Field]:
        """The name, and the scope."""
        yield self._name
        yield self._scope

    def stand_at(self, place: int) -> None:
        """Stand at that place among what was released."""
        self._name.path = f"/items/{place}/name"
        self._scope.path = f"/items/{place}/scope"

    def read(self) -> ReleasedItem:
        """What it was, and how much of it."""
        name, scope = self._name.read(), self._scope.read()
        return ReleasedItem(
            name=name if isinstance(name, str) else None,
            scope=scope if isinstance(scope, str) else None,
        )
