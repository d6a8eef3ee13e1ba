"""The pane beside a section: what it asks, with its sources and how far each was checked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.guidance_types import Checked
from caldicott_desktop.guidance import PaneBlock, SourceNote
from caldicott_desktop.windows import kit


class GuidancePane(QWidget):
    """Draws the blocks of guidance it is given; it adds no words about the law of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Guidance"))
        self._blocks: tuple[PaneBlock, ...] = ()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(14)

    def show_blocks(self, blocks: Iterable[PaneBlock]) -> None:
        """Show `blocks` in their order."""
        wanted = tuple(blocks)
        if wanted == self._blocks:
            return
        self._blocks = wanted
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, block in enumerate(wanted):
            if block.sources and number:
                self._body.addWidget(kit.rule(self))
            self._body.addWidget(self._drawn(block))
        self._body.addStretch(1)

    def _drawn(self, block: PaneBlock) -> QWidget:
        made = QWidget(self)
        body = QVBoxLayout(made)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addWidget(kit.label(block.heading, "heading"))
        for paragraph in block.paragraphs:
            body.addWidget(kit.label(paragraph))
        if block.bullets:
            body.addLayout(_bulleted(block.bullets))
        if block.note is not None:
            body.addWidget(kit.label(block.note, "small"))
        for source in block.sources:
            body.addSpacing(4)
            body.addWidget(self._source(source))
        return made

    def _source(self, source: SourceNote) -> QWidget:
        made = QWidget(self)
        body = QVBoxLayout(made)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(3)
        body.addWidget(kit.label(source.title, "strong"))
        body.addWidget(kit.label(source.detail, "small"))
        settled = source.checked is Checked.READ and not source.overdue
        body.addWidget(_SourceTag(words=source.words, tone="neutral" if settled else "attention"))
        if source.age:
            body.addWidget(kit.label(source.age, "small"))
        if source.link:
            body.addWidget(self._copying(source))
        return made

    def _copying(self, source: SourceNote) -> QWidget:
        """A link that copies the address: this program opens nothing on the network."""
        copy = kit.LinkButton(words=self.tr("Copy the address"))
        copy.setAccessibleName(self.tr("Copy the address of {source}").format(source=source.title))
        copy.setToolTip(source.link)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(source.link))
        return copy


class _SourceTag(kit.Tag):
    """A tag that wraps: how far a source was checked must never be cut off."""

    def __init__(self, *, words: str, tone: kit.Tone) -> None:
        super().__init__(words=words, tone=tone)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        around = self.contentsMargins()
        one_line = self.fontMetrics().size(0, self.text())
        # A label with a frame begins its words half an “x” further in.
        across = around.left() + around.right() + self.fontMetrics().averageCharWidth()
        return one_line + QSize(across, around.top() + around.bottom())


def _bulleted(bullets: Iterable[str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, words in enumerate(bullets):
        dot = kit.label("•")
        dot.setWordWrap(False)
        grid.addWidget(dot, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(kit.label(words), row, 1)
    return grid
