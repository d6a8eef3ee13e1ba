"""What the consistency checks found, row by row, with reasons for going past the warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caldicott_desktop.domain.case import Case, CheckOverride
from caldicott_desktop.domain.consistency import Finding, override_for
from caldicott_desktop.windows.new_decision.finding_row import FindingRow
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.fields import Field


class Findings(QWidget):
    """The findings of one case; a row stays, with what is typed in it, while its words do."""

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, setting: Setting) -> None:
        """Start with nothing found."""
        super().__init__()
        self._setting = setting
        self._rows: list[FindingRow] = []
        self._held: tuple[CheckOverride, ...] = ()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(16)

    def show_case(self, case: Case) -> None:
        """Show the reasons that `case` holds."""
        self._held = case.check_overrides
        for row in self._rows:
            found = override_for(case, row.finding)
            row.show_override(found[1].override if found else None)

    def show_findings(self, case: Case, findings: Sequence[Finding]) -> None:
        """Show exactly `findings`, in their order."""
        staying = {row.finding: row for row in self._rows}
        if [*staying] == [*findings]:
            return
        for finding in set(staying) - set(findings):
            gone = staying.pop(finding)
            self._body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._rows = []
        before: QWidget | None = None
        for finding in dict.fromkeys(findings):
            row = staying.get(finding) or self._made(case, finding)
            self._rows.append(row)
            self._body.addWidget(row)
            row.show()  # at once: it may be given the keyboard before the layout shows it
            if before is not None:
                QWidget.setTabOrder(before, row.link)
            before = row.link
        for place, row in enumerate(self._with_reason()):
            row.stand_at(place)

    def read(self) -> tuple[CheckOverride, ...]:
        """The reasons as they now stand; those the case came with until anything was looked over.

        Each warning has its place, with or without a reason.
        """
        if not self._rows:
            return self._held
        return tuple(row.read() for row in self._with_reason())

    def fields(self) -> Iterator[Field]:
        """Every field of a reason that can be given."""
        for row in self._with_reason():
            yield from row.part

    def count(self) -> int:
        """How many findings are shown."""
        return len(self._rows)

    def _with_reason(self) -> list[FindingRow]:
        return [row for row in self._rows if row.takes_reason]

    def _made(self, case: Case, finding: Finding) -> FindingRow:
        row = FindingRow(self._setting, finding, 0)
        found = override_for(case, finding)
        row.show_override(found[1].override if found else None)
        row.changed.connect(self.changed)
        row.wanted.connect(self.wanted)
        return row
