"""One finding of the consistency checks: what does not go together, and the way past it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from caldicott_desktop.domain.case import CheckOverride, Override
from caldicott_desktop.domain.consistency import Finding, Severity
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.words import Tone
from caldicott_desktop.windows.new_decision.section_page import show_row
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.parts import Part

_TONES: dict[Severity, Tone] = {
    Severity.ERROR: "danger",
    Severity.WARNING: "attention",
    Severity.NOTE: "plain",
}


class FindingForm(forms.Form):
    """The words of a finding, a link to the answer, and the reason for going on."""

    file = "finding_row.ui"
    finding_words: QLabel
    severity: kit.Tag
    rests_on: QLabel
    go_to_answer: kit.LinkButton
    override_reason: kit.GrowingText
    override_by_name: QLineEdit
    override_by_position: QLineEdit


class FindingRow(QWidget):
    """Shows `finding`; a warning takes a reason from a named person, by default who is at work.

    `wanted` carries the path of the answer the person wants to go to.
    """

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, setting: Setting, finding: Finding, place: int) -> None:
        """Start without a reason; `place` is the override's place in the case."""
        super().__init__()
        self.finding = finding
        form = self._form = forms.build(FindingForm, onto=self)
        path = f"/check_overrides/{place}/override"
        self.part = Part(Override, path, form, today=setting.today, prefix="override_")
        self._blank = Override(by_name=setting.person, by_position=setting.position)
        form.finding_words.setText(finding.words)
        form.severity.say(finding.severity.label, _TONES[finding.severity])
        form.rests_on.setText(self.tr("Rests on: {source}").format(source=finding.source))
        form.go_to_answer.setAccessibleDescription(finding.words)
        form.go_to_answer.clicked.connect(lambda: self.wanted.emit(finding.path))
        for field in self.part:
            show_row(field, there=self.takes_reason)
            field.changed.connect(self.changed)

    @property
    def takes_reason(self) -> bool:
        """Whether a named person may go past it with a reason."""
        return self.finding.severity is Severity.WARNING

    @property
    def link(self) -> kit.LinkButton:
        """The way to the answer."""
        return self._form.go_to_answer

    def stand_at(self, place: int) -> None:
        """Stand for the override at another place."""
        self.part.move(f"/check_overrides/{place}/override")

    def show_override(self, override: Override | None) -> None:
        """Show the reason given so far."""
        self.part.show(override or self._blank)

    def read(self) -> CheckOverride:
        """The override as it now stands, to exactly these words."""
        return CheckOverride(
            check_id=self.finding.check_id,
            words=self.finding.words,
            override=self.part.read(self._blank),
        )
