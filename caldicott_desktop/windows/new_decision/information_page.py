"""The page *The information*: whom it is about, what was asked for, and who else appears in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import Case, Item, Subject
from caldicott_desktop.domain.choices import SubjectStatus, ThirdParties
from caldicott_desktop.domain.status import change_status
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.names.who_is import WhoIs
from caldicott_desktop.windows.new_decision.item_row import ItemRow
from caldicott_desktop.windows.new_decision.section_page import SectionPage, set_words, show_row
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.fields import OneChoice, row_of
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.rows import RowList
from caldicott_desktop.windows.saying import show_date, show_time


class InformationForm(forms.Form):
    """The person, the others, and the place of the items."""

    file = "information_page.ui"
    reference: QLineEdit
    service: QLineEdit
    people_count: QLineEdit
    status: kit.ChoiceGroup
    status_now: QFrame
    status_words: QLabel
    status_steps: QLabel
    change_status: kit.LinkButton
    status_change: QFrame
    new_status: kit.ChoiceGroup
    status_note: QLineEdit
    keep_change: QPushButton
    leave_change: QPushButton
    death_card: kit.Card
    died_from_on: kit.DateField
    died_to_on: kit.DateField
    age_group: kit.ChoiceGroup
    capacity: kit.ChoiceGroup
    capacity_note: QLineEdit
    wishes: kit.GrowingText
    wishes_heard_by: QLineEdit
    wishes_unknown_because: QLineEdit
    third_parties: kit.ChoiceGroup
    third_parties_note: QLineEdit
    protected: kit.TickGroup
    protected_note: QLineEdit
    items_card: kit.Card
    items_body: QVBoxLayout


class InformationPage(SectionPage):
    """The subject, whose status can be set once and after that only changed as a visible step."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start empty, with `rest` still to be made."""
        super().__init__(setting, parent)
        self._case: Case | None = None
        self._settled: SubjectStatus | None = None

    @override
    def rest(self) -> Iterator[None]:
        form = self._form = yield from forms.built(InformationForm, onto=self)
        setting = self.setting
        self._subject = Part(Subject, "/subject", form, today=setting.today)
        row = row_of(form.reference)
        if setting.names is not None and row is not None:
            WhoIs(setting.names, form.reference).stand_below(row)
        yield
        self._new_status = OneChoice("/subject/status_changes", form.new_status, SubjectStatus)
        add = kit.LinkButton(words=self.tr("Add an item"))
        form.items_card.add_action(add)
        self._items = RowList("/items", lambda: ItemRow(setting), Item, add)
        form.items_body.addWidget(self._items)
        add.clicked.connect(self._items.add)
        self.hold(self._subject)
        self.hold_rows(self._items)
        self.place("/items", add)
        self.place("/subject/status_changes", form.change_status)
        form.change_status.clicked.connect(self._on_change_wanted)
        form.keep_change.clicked.connect(self._on_change_kept)
        form.leave_change.clicked.connect(self._close_change)
        yield

    @override
    def show_case(self, case: Case) -> None:
        self._case = case
        self._settled = case.subject.status
        self._subject.show(case.subject)
        self._items.show_parts(case.items)
        self._form.status_change.hide()

    @override
    def read(self, case: Case) -> Case:
        subject = self._subject.read(case.subject)
        case = replace(case, subject=replace(subject, status=case.subject.status))
        if self._settled is None and subject.status is not None:
            # The first answer is no change, and may be corrected until the page is left.
            case = _with_status(case, subject.status, self.setting)
        if self._settled is not None and self._case is not None:
            case = _with_change_of(case, self._case)
        return replace(case, items=self._items.read())

    @override
    def adapt(self, case: Case) -> None:
        subject, form = case.subject, self._form
        show_row(self._subject["status"], there=self._settled is None)
        form.status_now.setVisible(self._settled is not None and form.status_change.isHidden())
        label = "" if subject.status is None else subject.status.label
        set_words(form.status_words, self.tr("Is the person alive? {status}").format(status=label))
        steps = (
            self.tr("{date}, {time}: {was} → {became}{note}").format(
                date=show_date(step.noted_at.astimezone(UK).date()),
                time=show_time(step.noted_at.astimezone(UK).time()),
                was=step.was.label,
                became=step.became.label,
                note=f" · {step.note}" if step.note else "",
            )
            for step in subject.status_changes
        )
        set_words(form.status_steps, "\n".join(steps))
        dated = subject.died_from_on is not None or subject.died_to_on is not None
        form.death_card.setVisible(dated or subject.status is SubjectStatus.DECEASED)
        looked = subject.third_parties in {ThirdParties.PRESENT, ThirdParties.NOT_LOOKED}
        show_row(
            self._subject["third_parties_note"],
            there=looked or subject.third_parties_note is not None,
        )
        show_row(
            self._subject["protected_note"],
            there=bool(subject.protected) or subject.protected_note is not None,
        )

    @override
    def _found(self, path: str) -> QWidget | None:
        if path == "/subject/status" and self._settled is not None:
            path = "/subject/status_changes"
        return super()._found(path)

    def _on_change_wanted(self) -> None:
        self._new_status.show(None)
        self._form.status_note.clear()
        self._form.status_now.hide()
        self._form.status_change.show()
        self._form.new_status.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_change_kept(self) -> None:
        to = self._new_status.read()
        if not isinstance(to, SubjectStatus) or self._case is None:
            self._new_status.set_error(self.tr("Choose what is known now."))
            return
        self._case = change_status(
            self.read(self._case),
            to,
            at=self.setting.now(),
            note=self._form.status_note.text().strip() or None,
        )
        self._settled = to
        self._subject["status"].show(to)
        self._close_change()
        self.changed.emit()

    def _close_change(self) -> None:
        self._form.status_change.hide()
        self._form.status_now.show()
        self._form.change_status.setFocus(Qt.FocusReason.OtherFocusReason)


def _with_status(case: Case, status: SubjectStatus, setting: Setting) -> Case:
    """A first answer: set by the domain's own rule, without a step."""
    unset = replace(case, subject=replace(case.subject, status=None))
    return change_status(unset, status, at=setting.now())


def _with_change_of(case: Case, changed: Case) -> Case:
    """`case` with the status, the steps and what they cleared as they are in `changed`."""
    subject = replace(
        case.subject,
        status=changed.subject.status,
        status_changes=changed.subject.status_changes,
    )
    law = replace(case.law, data_protection=changed.law.data_protection)
    return replace(case, subject=subject, law=law)
