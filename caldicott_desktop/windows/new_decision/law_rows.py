"""Law-status rows on a page: quoted as they stood, each with a box to keep it in the record."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from caldicott_desktop.domain.case import LawRowUsed
from caldicott_desktop.domain.guidance_types import Checked, LawRow, Recheck
from caldicott_desktop.guidance import item_id, law_row_used, recheck_words
from caldicott_desktop.guidance.hedging import row_as_at
from caldicott_desktop.windows.kit import FlowRow, Tag, label
from caldicott_desktop.windows.kit.answers import AnswerBox
from caldicott_desktop.windows.new_decision.setting import Setting


class LawRows(QWidget):
    """The rows that bear on a case; the ticked ones are copied into it as they read.

    A row copied earlier is kept word for word, whatever the guidance says now, until it is
    unticked.
    """

    changed = Signal()

    def __init__(self, setting: Setting) -> None:
        """Start without rows."""
        super().__init__()
        self._setting = setting
        self._rows: dict[str, LawRow] = {}
        self._boxes: dict[str, QCheckBox] = {}
        self._used: dict[str, LawRowUsed] = {}
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(14)

    def offer(self, rows: Iterable[LawRow]) -> None:
        """Show `rows`, ticks kept; rows that no longer bear on the case stay while ticked."""
        offered = {row.id: row for row in rows}
        if list(offered) == list(self._rows) and self._boxes:
            return
        used = self.read()
        for index in reversed(range(self._body.count())):
            item = self._body.takeAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows, self._boxes = offered, {}
        for row in offered.values():
            self._body.addWidget(self._drawn(row))
        self.show_used(used)

    def show_used(self, used: Iterable[LawRowUsed]) -> None:
        """Tick the rows that the case holds."""
        self._used = {each.row_id: each for each in used}
        for row_id, box in self._boxes.items():
            box.setChecked(row_id in self._used)

    def tick(self, row_ids: Iterable[str]) -> None:
        """Tick rows that a gateway just chosen rests on."""
        for row_id in row_ids:
            if row_id in self._boxes:
                self._boxes[row_id].setChecked(True)

    def read(self) -> tuple[LawRowUsed, ...]:
        """The rows kept, in the order shown, then those kept earlier and no longer shown."""
        shown = [
            self._used.get(row_id) or law_row_used(self._rows[row_id])
            for row_id, box in self._boxes.items()
            if box.isChecked()
        ]
        earlier = [used for row_id, used in self._used.items() if row_id not in self._boxes]
        return (*shown, *earlier)

    def first(self) -> QWidget | None:
        """The first box, for the keyboard."""
        return next(iter(self._boxes.values()), None)

    def count(self) -> int:
        """How many rows are shown."""
        return len(self._boxes)

    def _drawn(self, row: LawRow) -> QWidget:
        made = QWidget(self)
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        as_at = row_as_at(row)
        box = AnswerBox(row.title.replace("&", "&&"), self)
        box.setAccessibleName(self.tr("Keep in the record: {row}").format(row=row.title))
        box.setAccessibleDescription(f"{row.words} {as_at}. {row.checked.label}.")
        box.clicked.connect(self.changed)
        self._boxes[row.id] = box
        lines.addWidget(box)
        lines.addWidget(label(f"“{row.words}”"))
        lines.addWidget(FlowRow(None, *self._standing(row)))
        if (recheck := self._recheck(row)) is not None:
            lines.addWidget(label(recheck_words(recheck), "small"))
        return made

    def _recheck(self, row: LawRow) -> Recheck | None:
        return self._setting.guidance.rechecks.get(item_id(row))

    def _standing(self, row: LawRow) -> tuple[QWidget, ...]:
        read = row.checked is Checked.READ
        parts: list[QWidget] = [
            Tag(words=row.checked.label, tone="neutral" if read else "attention")
        ]
        if row.recheck_by is not None and row.recheck_by < self._setting.today():
            parts.append(Tag(words=self.tr("Past its recheck date"), tone="attention"))
        recheck = self._recheck(row)
        if recheck is not None and not recheck.stands:
            parts.append(Tag(words=self.tr("No longer as written"), tone="attention"))
        as_at = label(row_as_at(row), "small")
        as_at.setWordWrap(False)
        return (*parts, as_at)
