"""Item by item, and whether the purpose could be met with less: the heart of principle 3."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import Case, Item, Necessity
from caldicott_desktop.domain.choices import ItemDecision
from caldicott_desktop.domain.summary import item_counts
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.section_page import SectionPage, set_words, show_row
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.new_decision.shortening import shortened
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.rows import PartRow, RowList

_NARROWED = frozenset({ItemDecision.REDUCED, ItemDecision.REDACTED})


class ItemDecisionForm(forms.Form):
    """What was asked for on the left, what is decided and why beside it."""

    file = "item_decision_row.ui"
    heading: QLabel
    scope: QLabel
    kind: QLabel
    decision: kit.PickList
    approved_scope: kit.GrowingText
    reason: kit.GrowingText


class ItemDecisionRow(PartRow[Item]):
    """The decision on one item."""

    def __init__(self, setting: Setting) -> None:
        """Start undecided."""
        super().__init__()
        self._form = forms.build(ItemDecisionForm, onto=self)
        self._part = Part(Item, "/items/0", self._form, today=setting.today)
        self.bind(self._part, Item(), None)
        self._part["decision"].changed.connect(self._settle)

    @override
    def show_part(self, part: Item) -> None:
        super().show_part(part)
        set_words(self._form.scope, shortened(part.asked_scope or ""))
        set_words(self._form.kind, "" if part.page_class is None else part.page_class.label)
        self._settle()

    @override
    def name(self, number: int) -> None:
        name = shortened(self.held.name or "") or self.tr("Item {number}").format(number=number)
        self._form.heading.setText(name)
        for field, words in (
            ("decision", self.tr("Decision on {item}")),
            ("approved_scope", self.tr("What exactly of {item} is approved")),
            ("reason", self.tr("Why, for {item}")),
        ):
            self._part[field].widget.setAccessibleName(words.format(item=name))

    def _settle(self) -> None:
        decided = self._part.read(self.held)
        show_row(
            self._part["approved_scope"],
            there=decided.decision in _NARROWED or decided.approved_scope is not None,
        )


class ItemDecisionsForm(forms.Form):
    """The items, and the ways to do with less."""

    file = "item_decisions.ui"
    items_card: kit.Card
    no_items: QLabel
    items_body: QVBoxLayout
    considered: kit.TickGroup
    note: kit.GrowingText


class ItemDecisions(SectionPage):
    """Each item allowed, reduced, redacted or refused; asked and approved stay apart."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start without items."""
        super().__init__(setting, parent)
        self._form = forms.build(ItemDecisionsForm, onto=self)
        change = kit.LinkButton(words=self.tr("Change the list"))
        change.clicked.connect(lambda: self.section_wanted.emit("/items"))
        self._form.items_card.add_action(change)
        self._items = RowList("/items", lambda: ItemDecisionRow(setting), Item, change)
        self._form.items_body.addWidget(self._items)
        self._less = Part(Necessity, "/necessity", self._form, today=setting.today)
        self.hold_rows(self._items)
        self.hold(self._less)
        self.place("/items", change)

    @override
    def show_case(self, case: Case) -> None:
        self._items.show_parts(case.items)
        self._less.show(case.necessity)

    @override
    def read(self, case: Case) -> Case:
        return replace(case, items=self._items.read(), necessity=self._less.read(case.necessity))

    @override
    def adapt(self, case: Case) -> None:
        self._form.no_items.setVisible(not case.items)
        self._form.items_card.setProperty("aside", item_counts(case).words if case.items else "")
