"""What was released: which items, in which scope, to whom, how, when, and what shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.case import Case, CheckOverride, Override
from caldicott_desktop.domain.choices import ReleaseWay
from caldicott_desktop.domain.consistency import Finding, releases
from caldicott_desktop.domain.happenings import Released, ReleasedItem
from caldicott_desktop.domain.releasing import completed
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.afterwards.released_files import ReleasedFiles
from caldicott_desktop.windows.decisions.afterwards.released_items import BesidesItem, ListedItem
from caldicott_desktop.windows.decisions.afterwards.small_form import At, HappeningForm
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.questions.fields import Field
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.recording_form import Incomplete

# All warnings are gone past with one name and one reason, which stand in one place of the form.
_OVERRIDE = re.compile("^/check_overrides/[0-9]+/")


class ReleaseForm(forms.Form):
    """The widgets of the form."""

    file = "release_panel.ui"
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    all_approved: QPushButton
    item_rows_row: kit.FieldRow
    item_rows: QWidget
    item_rows_body: QVBoxLayout
    add_item: kit.LinkButton
    recipient: QLineEdit
    way: kit.PickList
    way_words: QLineEdit
    way_words_row: kit.FieldRow
    released_at: kit.DateTimeField
    released_by: QLineEdit
    proof: kit.GrowingText
    files_place_body: QVBoxLayout
    note: kit.GrowingText
    beyond: QWidget
    goes_beyond: kit.NoticeBar
    by_name: QLineEdit
    by_position: QLineEdit
    reason: kit.GrowingText
    record_it: kit.ActionButton
    cancel: QPushButton


class ReleasePanel(HappeningForm[Released]):
    """Starts with nothing said to have left, given to who asked, now, by who is at work.

    What left is for a person to say: item by item, or with one key all as it was approved.

    What goes beyond the approval, or left out of its time, is said while the form is filled in, and
    recorded only with the reason of a named person: one for all that is said.
    """

    def __init__(self, at: At, page: casework.DecisionPage) -> None:
        """Start ready to be recorded but for what left and the way it went."""
        super().__init__(at, page)
        form = self._form = forms.build(ReleaseForm, onto=self)
        self._found: tuple[Finding, ...] = ()
        self._items: list[ListedItem | BesidesItem] = []
        self._override = Part(Override, "/check_overrides/0/override", form, today=at.today)
        self._overridden_by = Override(by_name=at.person, by_position=at.book.person.position)
        self._override.show(self._overridden_by)
        self._files = ReleasedFiles(at)
        form.files_place_body.addWidget(self._files)
        case = page.case
        for number in range(1, len(case.items) + 1):
            self._put(ListedItem(case, number))
        if not case.items:
            self._put(BesidesItem(case.request.asked_for))
        self.bind(
            Part(Released, "", form, today=at.today),
            Released(
                recipient=_asker(case),
                released_at=at.book.clock().astimezone(UK).replace(second=0, microsecond=0),
                released_by=at.person,
            ),
            (form.faults, form.trouble),
            (form.record_it, form.cancel),
        )
        form.add_item.clicked.connect(self._on_add)
        form.all_approved.clicked.connect(self._on_all_approved)
        form.all_approved.setVisible(any(row.is_approved for row in self._listed()))
        form.way.changed.connect(self._show_way)
        self._files.changed.connect(self.touched)
        self.touched.connect(self._look)
        self._show_way()
        form.beyond.hide()
        self._look()
        self.start_as_it_stands()
        kit.tab_in_reading_order(self)

    @override
    def fields(self) -> Iterator[Field]:
        for row in self._items:
            yield from row.fields()
        yield from super().fields()
        yield from self._files.fields()
        if self._found:
            yield from self._override

    @override
    def read(self) -> Released:
        told = replace(super().read(), items=self._released(), files=self._files.read())
        if told.way is not ReleaseWay.OTHER:
            told = replace(told, way_words=None)
        why = self._override.read(self._overridden_by)
        overrides = (
            CheckOverride(check_id=each.check_id, words=each.words, override=why)
            for each in self._found
        )
        return replace(told, check_overrides=tuple(overrides))

    @override
    def place_of(self, path: str) -> Field | None:
        return super().place_of(_OVERRIDE.sub("/check_overrides/0/", path))

    @override
    def stand_on(self, page: casework.DecisionPage) -> None:
        super().stand_on(page)
        self._look()

    @override
    def begin(self) -> None:
        form = self._form
        first = form.way if form.all_approved.isHidden() else form.all_approved
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def point_out(self, error: Incomplete) -> None:
        super().point_out(error)
        said = next((fault.sentence for fault in error.faults if fault.path == "/items"), "")
        self._form.item_rows_row.set_error(said)
        if said and self._items and self._form.faults.isHidden():  # what stands above is first
            self._go_to(next(self._items[0].fields()).widget)

    @property
    @override
    def is_written(self) -> bool:
        return super().is_written or self._files.is_reading

    def _released(self) -> tuple[ReleasedItem, ...]:
        left: list[ReleasedItem] = []
        for row in self._items:
            if isinstance(row, ListedItem) and not row.is_released:
                row.stand_at(None)
            else:
                row.stand_at(len(left))
                left.append(row.read())
        return tuple(left)

    def _put(self, row: ListedItem | BesidesItem) -> None:
        self._items.append(row)
        self._form.item_rows_body.addWidget(row)
        row.show()
        row.changed.connect(self._on_item_changed)
        row.changed.connect(self.touched)

    def _listed(self) -> list[ListedItem]:
        return [row for row in self._items if isinstance(row, ListedItem)]

    def _on_all_approved(self) -> None:
        for row in self._listed():
            row.tick_as_approved()
        self._on_item_changed()
        self._look()
        self.touched.emit()
        self._form.way.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        row = BesidesItem()
        row.removed.connect(partial(self._remove, row))
        self._put(row)
        kit.tab_in_reading_order(self)
        self._look()
        next(row.fields()).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: BesidesItem) -> None:
        self._items.remove(row)
        self._form.item_rows_body.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._look()
        self.settle_faults()
        self._form.add_item.setFocus()

    def _show_way(self) -> None:
        other = self._form.way.value() == ReleaseWay.OTHER.code
        self._form.way_words_row.setVisible(other)
        self.settle_faults()

    def _on_item_changed(self) -> None:
        self._form.item_rows_row.set_error("")

    def _look(self) -> None:
        """Say at once where the release goes beyond what was approved, or is out of its time."""
        case, since = self.page.case, self.page.by_now
        told = replace(super().read(), items=self._released())
        found = releases.findings(completed(told, case), case, since)
        if found == self._found:
            return
        self._found = found
        if found:
            self._form.goes_beyond.say(
                " ".join(each.words for each in found),
                self.tr("It can be recorded with the name and the reason of who goes on."),
                tone="attention",
            )
        self._form.beyond.setVisible(bool(found))
        self.settle_faults()


def _asker(case: Case) -> str | None:
    asked = (case.request.name, case.request.organisation)
    return ", ".join(each for each in asked if each) or None
