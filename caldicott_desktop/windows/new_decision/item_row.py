"""One item as it was asked for, on the page *The information*."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit
from typing_extensions import override

from caldicott_desktop.domain.case import Item
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.rows import PartRow


class ItemForm(forms.Form):
    """What was asked for under one name."""

    file = "item_row.ui"
    heading: QLabel
    remove: kit.LinkButton
    name: QLineEdit
    asked_scope: QLineEdit
    page_class: kit.PickList
    earliest_on: kit.DateField


class ItemRow(PartRow[Item]):
    """An item asked for; what was decided about it belongs to the page of principle 3."""

    def __init__(self, setting: Setting) -> None:
        """Start empty."""
        super().__init__()
        self._form = forms.build(ItemForm, onto=self)
        part = Part(Item, "/items/0", self._form, today=setting.today)
        self.bind(part, Item(), self._form.remove)

    @override
    def name(self, number: int) -> None:
        self._form.heading.setText(self.tr("Item {number}").format(number=number))
        self._form.remove.setAccessibleName(self.tr("Remove item {number}").format(number=number))
