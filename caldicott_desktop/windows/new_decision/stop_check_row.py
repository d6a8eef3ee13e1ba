"""One stop-check: its answer, and what the answer asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from caldicott_desktop.domain.case import Answer, Override, StopCheckAnswer
from caldicott_desktop.domain.choices import StopAnswer
from caldicott_desktop.domain.guidance_types import StopCheck
from caldicott_desktop.domain.stop_checks import settled, settled_by, stands
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.new_decision.section_page import set_words, show_row
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.fields import Field
from caldicott_desktop.windows.questions.parts import Part


class StopCheckForm(forms.Form):
    """The check as it is put, its four answers, and the override."""

    file = "stop_check_row.ui"
    check_card: kit.Card
    check_words: QLabel
    check_help: QLabel
    effect: kit.Tag
    settled: QLabel
    answer_row: kit.FieldRow
    answer: kit.ChoiceGroup
    note_row: kit.FieldRow
    note: QLineEdit
    item_refused: kit.ChoiceGroup
    override_box: QFrame
    override_why: QLabel
    override_by_name: QLineEdit
    override_by_position: QLineEdit
    override_reason: QLineEdit


class StopCheckRow(QWidget):
    """A check of the kind, number `index` from 0, and the answer given to it."""

    changed = Signal()

    def __init__(
        self, setting: Setting, check: StopCheck, index: int, parent: QWidget | None = None
    ) -> None:
        """Put `check`, not checked."""
        super().__init__(parent)
        self._check = check
        self._kind = setting.kind
        form = self._form = forms.build(StopCheckForm, onto=self)
        path = f"/stop_checks/{index}"
        self._part = Part(StopCheckAnswer, path, form, today=setting.today)
        self._override = Part(
            Override, f"{path}/override", form, today=setting.today, prefix="override_"
        )
        for field in self.fields():
            field.changed.connect(self.changed)
        form.check_words.setText(check.words)
        form.check_card.setAccessibleName(check.words)
        form.answer.setAccessibleName(check.words)
        set_words(form.check_help, check.help)
        if check.prompt:
            form.effect.say(self.tr("A reminder"), "plain")
        elif check.stops:
            form.effect.say(self.tr("Stops sharing"), "outline")

    def fields(self) -> Iterator[Field]:
        """Every field of the check."""
        yield from self._part
        yield from self._override

    def show_answer(self, answer: StopCheckAnswer) -> None:
        """Show the answer held."""
        self._part.show(answer)
        self._override.show(answer.override)

    def read(self, was: StopCheckAnswer) -> StopCheckAnswer:
        """The answer as it now stands."""
        part = self._part.read(was)
        return replace(part, override=self._override.read(was.override))

    def adapt(self, held: StopCheckAnswer, answers: Mapping[str, Answer]) -> None:
        """Show what the answer that counts asks for, and who settled it."""
        form, check = self._form, self._check
        by_answers = settled(check, answers)
        counts = stands(check, held, answers)
        set_words(form.settled, self._why_settled(by_answers, answers))
        set_shown(form.answer_row, by_answers in {None, StopAnswer.NOT_CHECKED})
        for answer in (StopAnswer.NO_CONCERN, StopAnswer.CONCERN):
            form.answer.button(answer.code).setEnabled(by_answers is None)
        concern = counts is StopAnswer.CONCERN
        could_not = counts is StopAnswer.COULD_NOT_CHECK
        form.note_row.setProperty("label", self._note_label(counts))
        show_row(self._part["note"], there=counts is not StopAnswer.NOT_CHECKED or bool(held.note))
        show_row(
            self._part["item_refused"],
            there=not check.prompt and concern and check.stops,
        )
        open_concern = concern and check.stops and not held.item_refused
        needed = not check.prompt and (could_not or open_concern)
        form.override_box.setVisible(needed or held.override != Override())
        form.override_why.setText(
            self.tr("What could not be checked needs a named person's reason for going on.")
            if could_not
            else self.tr(
                "This concern stops sharing, unless the item is refused or a named person gives "
                "a reason for going on."
            )
        )

    def _note_label(self, counts: StopAnswer) -> str:
        return {
            StopAnswer.CONCERN: self.tr("How the concern was dealt with"),
            StopAnswer.COULD_NOT_CHECK: self.tr("Why it could not be checked"),
        }.get(counts, self.tr("What was looked at"))

    def _why_settled(self, by_answers: StopAnswer | None, answers: Mapping[str, Answer]) -> str:
        if by_answers is None:
            return ""
        asked = settled_by(self._check, answers)
        labels = [q.label for q in self._kind.questions if q.id in asked]
        return self.tr("{answer}: settled by your answer to “{question}”.").format(
            answer=by_answers.label, question="”, “".join(labels)
        )
