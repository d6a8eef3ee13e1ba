"""The page *Stop-checks*: what holds a decision to share until someone has looked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.asking import answers_that_count
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.stop_checks import aligned
from caldicott_desktop.windows import forms
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.new_decision.stop_check_row import StopCheckRow


class StopChecksForm(forms.Form):
    """The place of the checks."""

    file = "stop_checks_page.ui"
    checks_body: QVBoxLayout
    none: QFrame


class StopChecksPage(SectionPage):
    """Every stop-check of the kind, one card each, in its order."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Begin with no check; `rest` puts every one of the kind."""
        super().__init__(setting, parent)
        self._form = forms.build(StopChecksForm, onto=self)
        self._rows: list[StopCheckRow] = []
        self._form.none.setVisible(not setting.kind.stop_checks)

    @override
    def rest(self) -> Iterator[None]:
        for index, check in enumerate(self.setting.kind.stop_checks):
            body = self._form.checks_body
            row = StopCheckRow(self.setting, check, index, body.parentWidget())
            body.addWidget(row)
            self._rows.append(row)
            self.hold(*row.fields())
            yield

    @override
    def show_case(self, case: Case) -> None:
        for row, answer in zip(self._rows, aligned(case, self.setting.kind), strict=True):
            row.show_answer(answer)

    @override
    def read(self, case: Case) -> Case:
        held = aligned(case, self.setting.kind)
        read = (row.read(answer) for row, answer in zip(self._rows, held, strict=True))
        return replace(case, stop_checks=tuple(read))

    @override
    def adapt(self, case: Case) -> None:
        kind = self.setting.kind
        counting = answers_that_count(case, kind)
        for row, answer in zip(self._rows, aligned(case, kind), strict=True):
            row.adapt(answer, counting)
