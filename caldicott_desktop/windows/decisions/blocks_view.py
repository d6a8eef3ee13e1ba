"""Draws the blocks of an account: text to read, select and copy, never to change.

One view holds one section, so that Tab goes from section to section, the arrow keys read it line by
line, and a screen reader hears text and tables as what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QKeyEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from caldicott_desktop.domain.record.blocks import (
    Block,
    Box,
    Facts,
    Paragraph,
    Run,
    Style,
    Table,
    Words,
)
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows.theme import Theme

_BODY_SP = 14
_SMALL_SP = 13
_LARGE_SP = 16
_ANSWER_SP = 18
# Below this many characters in a line, columns are too narrow to read: each row then becomes a list
# of its column's names and cells.
_COLUMNS_FROM = 64
_NUMBERED = "No."  # the first column of tables whose rows are referred to by number
_FACT_LABEL = 26  # per cent of the width
_LINE_HEIGHT = 118.0  # per cent; long prose is easier to follow with a little air
_SMALL_STYLES = frozenset({Style.NOTE, Style.COLUMN, Style.LABEL})
_PAGE_KEYS = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class BlocksView(QTextEdit):
    """Shows blocks at the height they need; the page around it does the scrolling."""

    caret_moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Take colours and sizes from `theme`, and again whenever it changes."""
        super().__init__(parent)
        self._theme = theme
        self._blocks: tuple[Block, ...] = ()
        self._stacked = False
        self._is_drawn = False
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.cursorPositionChanged.connect(self.caret_moved)
        theme.changed.connect(self._on_theme_changed)

    def show_blocks(self, name: str, blocks: Sequence[Block]) -> None:
        """Show `blocks`; `name` is what a screen reader calls them."""
        self._blocks = tuple(blocks)
        self.setAccessibleName(name)
        self._is_drawn = False
        if self.isVisible():
            self._draw()

    def words(self) -> str:
        """Everything shown, as plain text."""
        return self.toPlainText()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            if self._is_drawn and self._stacked == self._is_narrow():
                self._fit()
            else:  # drawn no earlier than at a width that the page gave it
                self._draw()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PAGE_KEYS:
            event.ignore()  # the page scrolls, not the section
            return
        super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_theme_changed(self) -> None:
        if self._is_drawn:
            self._draw()

    def _is_narrow(self) -> bool:
        return self.viewport().width() < _COLUMNS_FROM * self.fontMetrics().averageCharWidth()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        wanted = round(self.document().size().height()) + 2
        if self.height() != wanted:
            self.setFixedHeight(wanted)

    def _draw(self) -> None:
        self._is_drawn = True
        self._stacked = self._is_narrow()
        self.document().clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # one layout at the end, not one for each word
        pen = _Pen(self._theme, cursor, stacked=self._stacked)
        for block in self._blocks:
            pen.draw(block)
        cursor.endEditBlock()
        self._fit()


class _Pen:
    """Writes blocks at the end of a text document."""

    def __init__(self, theme: Theme, cursor: QTextCursor, *, stacked: bool) -> None:
        self._tokens = theme.tokens
        self._scale = theme.scale
        self._cursor = cursor
        self._stacked = stacked
        self._fresh = True  # the document's first, empty paragraph is still unused

    def draw(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block, self._cursor, above=0 if self._fresh else 8)
        elif isinstance(block, Facts):
            self._facts(block)
        elif isinstance(block, Box):
            self._box(block)
        elif self._stacked:
            self._stacked_table(block)
        else:
            self._table(block)

    def _paragraph(self, paragraph: Paragraph, cursor: QTextCursor, *, above: int) -> None:
        shape = self._shape(above)
        if paragraph.style is Style.INSET:
            shape.setLeftMargin(12 * self._scale)
        if cursor is self._cursor and not self._fresh:
            cursor.insertBlock(shape)
        else:
            cursor.setBlockFormat(shape)
        if cursor is self._cursor:
            self._fresh = False
        self._runs(paragraph, cursor)

    def _shape(self, above: int) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        shape.setTopMargin(above * self._scale)
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return shape

    def _runs(self, paragraph: Paragraph, cursor: QTextCursor) -> None:
        for run in paragraph.inlines:
            text = showable(run.text).replace("\n", "\u2028")
            if run.boxed:
                text = f"\u00a0\u00a0{text}\u00a0\u00a0".replace(" ", "\u00a0")
            cursor.insertText(text, self._ink(run, paragraph.style))

    def _ink(self, run: Run, style: Style) -> QTextCharFormat:
        ink = QTextCharFormat()
        size = _BODY_SP
        if run.small or style in _SMALL_STYLES:
            size = _SMALL_SP
        elif style is Style.ANSWER:
            size = _ANSWER_SP
        elif style is Style.HEADING_2:
            size = _LARGE_SP
        ink.setProperty(QTextFormat.Property.FontPixelSize, round(size * self._scale))
        quiet = run.gap or style in _SMALL_STYLES or style is Style.WITHHELD
        ink.setForeground(QColor(self._tokens.muted if quiet else self._tokens.text))
        if run.gap:
            ink.setFontItalic(True)
        if run.strong or run.boxed or style in {Style.COLUMN, Style.HEADING_2}:
            ink.setFontWeight(QFont.Weight.DemiBold)
        if run.boxed:
            ink.setBackground(QColor(self._tokens.neutral_tag))
            ink.setForeground(QColor(self._tokens.neutral_tag_text))
        return ink

    def _words(self, words: Words, cursor: QTextCursor) -> None:
        for number, paragraph in enumerate(words):
            if number:
                cursor.insertBlock()
            self._paragraph(paragraph, cursor, above=4 if number else 0)

    def _label(self, text: str, cursor: QTextCursor, style: Style = Style.LABEL) -> None:
        self._paragraph(Paragraph(inlines=(Run(text=text),), style=style), cursor, above=0)

    def _facts(self, block: Facts) -> None:
        if self._stacked:
            for fact in block.facts:
                self._stacked_fact(fact.label, fact.words)
            return
        if not block.facts:
            return
        table = self._grid(len(block.facts), (_FACT_LABEL, 100 - _FACT_LABEL), headers=0)
        for row, fact in enumerate(block.facts):
            last = row == len(block.facts) - 1
            for column in (0, 1):
                table.cellAt(row, column).setFormat(self._cell(column, line=not last))
            self._label(fact.label, table.cellAt(row, 0).firstCursorPosition())
            self._words(fact.words, table.cellAt(row, 1).firstCursorPosition())
        self._leave()

    def _table(self, block: Table) -> None:
        self._caption(block)
        shares = tuple(column.share for column in block.columns)
        table = self._grid(len(block.rows) + 1, shares, headers=1)
        for column, heading in enumerate(block.columns):
            cell = table.cellAt(0, column)
            look = self._cell(column, line=True, framed=block.framed)
            look.setBackground(QColor(self._tokens.subtle))
            cell.setFormat(look)
            self._label(heading.title, cell.firstCursorPosition(), Style.COLUMN)
        for number, row in enumerate(block.rows, start=1):
            if len(row.cells) == 1 < len(shares):
                table.mergeCells(number, 0, 1, len(shares))
            for column, words in enumerate(row.cells):
                cell = table.cellAt(number, column)
                last = number == len(block.rows)
                cell.setFormat(self._cell(column, line=not last, framed=block.framed))
                self._words(words, cell.firstCursorPosition())
        self._leave()

    def _caption(self, block: Table) -> None:
        if block.caption:
            self._paragraph(
                Paragraph(inlines=(Run(text=block.caption),), style=Style.COLUMN),
                self._cursor,
                above=0 if self._fresh else 8,
            )

    def _stacked_table(self, block: Table) -> None:
        self._caption(block)
        for number, row in enumerate(block.rows):
            if number:
                self._paragraph(Paragraph(inlines=()), self._cursor, above=0)
            if len(row.cells) == 1:
                self._stacked_words(row.cells[0], above=8)
                continue
            titled = list(zip(block.columns, row.cells, strict=True))
            if block.columns[0].title == _NUMBERED:
                (_, number_words), (named, named_words), *titled = titled
                counted = "".join(run.text for run in number_words[0].inlines)
                self._stacked_fact(f"{named.title} {counted}", named_words)
            for column, words in titled:
                self._stacked_fact(column.title, words)

    def _stacked_fact(self, label: str, words: Words) -> None:
        self._paragraph(
            Paragraph(inlines=(Run(text=label),), style=Style.LABEL),
            self._cursor,
            above=0 if self._fresh else 8,
        )
        self._stacked_words(words, above=1)

    def _stacked_words(self, words: Words, *, above: int) -> None:
        for number, paragraph in enumerate(words):
            self._paragraph(paragraph, self._cursor, above=4 if number else above)

    def _box(self, block: Box) -> None:
        self._facts(Facts(title=block.title, description=block.description, facts=block.facts))
        if self._stacked or len(block.columns) < 2:  # noqa: PLR2004 - nothing to put side by side
            for words in block.columns:
                self._stacked_words(words, above=8)
            return
        share = 100 // len(block.columns)
        table = self._grid(1, (share,) * len(block.columns), headers=0)
        for column, words in enumerate(block.columns):
            cell = table.cellAt(0, column)
            cell.setFormat(self._cell(column, line=False))
            self._words(words, cell.firstCursorPosition())
        self._leave()

    def _grid(self, rows: int, shares: tuple[int, ...], *, headers: int) -> QTextTable:
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        shape.setCellPadding(0)
        shape.setCellSpacing(0)
        shape.setBorderCollapse(True)
        shape.setHeaderRowCount(headers)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, share) for share in shares]
        )
        if not self._fresh:
            shape.setTopMargin(8 * self._scale)
        return self._cursor.insertTable(rows, len(shares), shape)

    def _leave(self) -> None:
        """Go on below the table; Qt keeps an empty paragraph there, which takes no room."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        nothing = QTextBlockFormat()
        nothing.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(nothing)
        least = QTextCharFormat()
        least.setProperty(QTextFormat.Property.FontPixelSize, 1)
        self._cursor.setBlockCharFormat(least)
        self._fresh = False

    def _cell(self, column: int, *, line: bool, framed: bool = False) -> QTextTableCellFormat:
        look = QTextTableCellFormat()
        scale = self._scale
        look.setTopPadding(6 * scale)
        look.setBottomPadding(6 * scale)
        look.setLeftPadding(8 * scale if framed or column else 0)
        look.setRightPadding(8 * scale)
        pen = QPen(QColor(self._tokens.line))
        solid = QTextFrameFormat.BorderStyle.BorderStyle_Solid
        if framed:
            look.setBorder(1)
            look.setBorderStyle(solid)
            look.setBorderBrush(QBrush(pen.color()))
        elif line:
            look.setBottomBorder(1)
            look.setBottomBorderStyle(solid)
            look.setBottomBorderBrush(QBrush(pen.color()))
        return look
