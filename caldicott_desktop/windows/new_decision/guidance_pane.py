"""The pane beside a section: what it asks, with its sources and how far each was checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from caldicott_desktop.domain.guidance_types import Checked
from caldicott_desktop.guidance import PaneBlock, SourceNote
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.in_turns import arranged, dressed


class GuidancePane(QWidget):
    """Draws the blocks of guidance it is given; it adds no words about the law of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Guidance"))
        self._blocks: tuple[PaneBlock, ...] = ()
        self._inside = QWidget(self)
        self._body = _column(self, spacing=0)
        self._body.addWidget(self._inside)

    def show_blocks(self, blocks: Iterable[PaneBlock]) -> None:
        """Show `blocks` in their order."""
        for _step in self.put(blocks):
            pass

    def put(self, blocks: Iterable[PaneBlock]) -> Iterator[None]:
        """Show `blocks` in steps; what was there stays in sight until all of them are drawn."""
        wanted = tuple(blocks)
        if wanted == self._blocks:
            return
        inside = QWidget(self)
        inside.hide()  # shown when all of it is there, and so laid out once
        try:
            yield from self._draw(wanted, inside)
            self._blocks = wanted
            self._inside, inside = inside, self._inside
            self._body.addWidget(self._inside)
            self._inside.show()
        finally:  # what was there before, or what was dropped half drawn
            if isValid(inside):  # Python lets go of steps after Qt has let go of the pane
                inside.hide()
                self._body.removeWidget(inside)
                inside.deleteLater()

    def _draw(self, blocks: Iterable[PaneBlock], inside: QWidget) -> Iterator[None]:
        body = _column(inside, spacing=14)
        for number, block in enumerate(blocks):
            if block.sources and number:
                body.addWidget(kit.rule(inside))
            body.addWidget(self._drawn(block, inside))
            yield
        body.addStretch(1)
        yield from dressed(inside)
        width = self._inside.width()
        yield from arranged(inside, QSize(width, inside.heightForWidth(width)))

    def _drawn(self, block: PaneBlock, parent: QWidget) -> QWidget:
        made = QWidget(parent)
        body = _column(made, spacing=6)
        body.addWidget(kit.label(block.heading, "heading", made))
        for paragraph in block.paragraphs:
            body.addWidget(kit.label(paragraph, "", made))
        if block.bullets:
            body.addLayout(_bulleted(block.bullets, made))
        if block.note is not None:
            body.addWidget(kit.label(block.note, "small", made))
        for source in block.sources:
            body.addSpacing(4)
            body.addWidget(self._source(source, made))
        return made

    def _source(self, source: SourceNote, parent: QWidget) -> QWidget:
        made = QWidget(parent)
        body = _column(made, spacing=3)
        body.addWidget(kit.label(source.title, "strong", made))
        body.addWidget(kit.label(source.detail, "small", made))
        settled = source.checked is Checked.READ and not source.overdue
        tone: kit.Tone = "neutral" if settled else "attention"
        body.addWidget(_SourceTag(made, words=source.words, tone=tone))
        if source.age:
            body.addWidget(kit.label(source.age, "small", made))
        if source.link:
            body.addWidget(self._copying(source, made))
        return made

    def _copying(self, source: SourceNote, parent: QWidget) -> QWidget:
        """A link that copies the address: this program opens nothing on the network."""
        copy = kit.LinkButton(parent, words=self.tr("Copy the address"))
        copy.setAccessibleName(self.tr("Copy the address of {source}").format(source=source.title))
        copy.setToolTip(source.link)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(source.link))
        return copy


class _SourceTag(kit.Tag):
    """A tag that wraps: how far a source was checked must never be cut off."""

    def __init__(self, parent: QWidget, *, words: str, tone: kit.Tone) -> None:
        super().__init__(parent, words=words, tone=tone)
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


def _column(of: QWidget, *, spacing: int) -> QVBoxLayout:
    body = QVBoxLayout(of)
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(spacing)
    return body


def _bulleted(bullets: Iterable[str], parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, words in enumerate(bullets):
        dot = kit.label("•", "", parent)
        dot.setWordWrap(False)
        grid.addWidget(dot, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(kit.label(words, "", parent), row, 1)
    return grid
