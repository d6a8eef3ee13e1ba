"""The one chart of *Today*: what the decisions of twelve months came to."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from caldicott_desktop.windows import kit
from caldicott_desktop.windows.saying import number as in_figures
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.today.chart_layout import Layout, Part, Room, lay_out
from caldicott_desktop.windows.today.outcomes import (
    GROUPS,
    LETTERS,
    Month,
    month_in_words,
    summed_up,
    totals,
)

_TEXT_SP = 12
_LINES = 13  # the height of the bars in lines of text, wherever the chart stands
_LINE = 1.3  # of a line, in sizes of its text
_RADIUS_PX = 3.0
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


def _colours(theme: Theme, group: int) -> tuple[QColor, QColor]:
    """The ground of a group's parts, and the ink of the words in them."""
    tokens, name = theme.tokens, f"chart_{group + 1}"
    return QColor(getattr(tokens, name)), QColor(getattr(tokens, f"{name}_ink"))


def _font(theme: Theme, of: QWidget, weight: QFont.Weight) -> QFont:
    font = QFont(of.font())
    font.setPixelSize(round(_TEXT_SP * theme.scale))
    font.setWeight(weight)
    return font


class OutcomeChart(QLabel):
    """Bars of the months; a screen reader has a picture that is described in sentences.

    The arrow keys go from month to month, and each is said; Enter or a click asks for its
    decisions. Nothing is told by colour alone: parts carry letters or numbers, and always lie in
    the order of the legend.
    """

    month_reached = Signal(str)  # a sentence
    month_asked = Signal(object)  # Month
    drawn = Signal(bool)  # whether every part stands for one decision

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without months."""
        super().__init__(parent)
        self._theme = theme
        self._months: tuple[Month, ...] = ()
        self._at: int | None = None
        self._laid_out: tuple[tuple[QSize, QFont], Layout] | None = None
        # Qt tells a screen reader of a label with a picture that it is one; ours paints its own.
        self.setPixmap(QPixmap(1, 1))
        self.setAccessibleName(self.tr("Outcomes, last 12 months"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)

    def show_months(self, months: tuple[Month, ...]) -> None:
        """Show `months`, the earliest first."""
        self._months = months
        self._laid_out = None
        self._at = None
        self.setAccessibleDescription(summed_up(months))
        self.tell()
        self.update()

    def laid_out(self) -> Layout:
        """Where everything lies at the present size; Qt asks many times over for one size."""
        here = (self.size(), self.font())
        if self._laid_out is not None and self._laid_out[0] == here:
            return self._laid_out[1]
        strong = QFontMetricsF(_font(self._theme, self, QFont.Weight.DemiBold))
        room = Room(
            width=self.width(),
            height=max(1.0, self.height() - self._foot()),
            em=strong.height(),
            width_of=strong.horizontalAdvance,
        )
        found = lay_out([each.counts for each in self._months], LETTERS, room)
        self._laid_out = (here, found)
        return found

    def tell(self) -> None:
        """Say by `drawn` whether every part stands for one decision, at the present size."""
        self.drawn.emit(self.laid_out().each_is_one)

    @override
    def sizeHint(self) -> QSize:
        em = self._theme.scale * _TEXT_SP
        return QSize(round(34 * em), round(_LINES * em * _LINE) + round(self._foot()))

    @override
    def minimumSizeHint(self) -> QSize:
        em = self._theme.scale * _TEXT_SP
        return QSize(round(18 * em), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self.laid_out()
        ground = self.height() - self._foot()
        self._paint_month_in_hand(painter, layout)
        painter.setFont(_font(self._theme, self, QFont.Weight.DemiBold))
        for part in layout.parts:
            self._paint_part(painter, part, rounded=layout.each_is_one)
        painter.setPen(QColor(self._theme.tokens.text))
        for each in layout.sums:
            above = QRectF(each.middle - layout.slot, 0, 2 * layout.slot, each.bottom - 1)
            painter.drawText(
                above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, each.words
            )
        painter.setPen(QPen(QColor(self._theme.tokens.edge), 1))
        painter.drawLine(QPointF(0, ground + 2.5), QPointF(self.width(), ground + 2.5))
        self._paint_names(painter, layout, ground)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        last = len(self._months) - 1
        if self._months and key in _STEPS:
            at = last + 1 if self._at is None else self._at
            self._go_to(min(max(at + _STEPS[key], 0), last))
        elif self._months and key in _ENDS:
            self._go_to(_ENDS[key] % len(self._months))
        elif self._at is not None and key in _OPENING:
            self.month_asked.emit(self._months[self._at])
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._months and event.button() == Qt.MouseButton.LeftButton:
            at = int(event.position().x() / self.laid_out().slot)
            self._go_to(min(at, len(self._months) - 1))
            self.month_asked.emit(self._months[self._at or 0])

    def _go_to(self, at: int) -> None:
        self._at = at
        words = month_in_words(self._months[at])
        self.month_reached.emit(words)
        self.update()

    def _foot(self) -> float:
        """The height of the names of the months, with the line above them."""
        return round(_TEXT_SP * self._theme.scale * 1.9)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tell()

    def _on_theme(self) -> None:
        self._laid_out = None
        self.updateGeometry()
        self.update()

    def _paint_month_in_hand(self, painter: QPainter, layout: Layout) -> None:
        if self._at is None or not self.hasFocus():
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.selected))
        painter.drawRect(QRectF(self._at * layout.slot, 0, layout.slot, self.height()))

    def _paint_part(self, painter: QPainter, part: Part, *, rounded: bool) -> None:
        ground, ink = _colours(self._theme, part.group)
        box = QRectF(part.left, part.top, part.width, part.height)
        # Where bars touch, a line of the card's own colour keeps their parts apart.
        painter.setPen(Qt.PenStyle.NoPen if rounded else QColor(self._theme.tokens.surface))
        painter.setBrush(ground)
        if rounded:
            painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        else:
            painter.drawRect(box)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, part.words)

    def _paint_names(self, painter: QPainter, layout: Layout, ground: float) -> None:
        ordinary = _font(self._theme, self, QFont.Weight.Normal)
        painter.setFont(ordinary)
        widest = max(
            (painter.fontMetrics().horizontalAdvance(m.short) for m in self._months), default=0
        )
        letters = 3 if widest + 2 <= layout.slot else 1
        for number, month in enumerate(self._months):
            in_hand = number == self._at and self.hasFocus()
            painter.setPen(QColor(self._theme.tokens.text if in_hand else self._theme.tokens.muted))
            below = QRectF(number * layout.slot, ground + 4, layout.slot, self._foot() - 4)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, month.short[:letters])


class _Swatch(QWidget):
    """The colour and letter of one group, as its blocks show them."""

    def __init__(self, theme: Theme, group: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = group
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = round(_TEXT_SP * 1.5 * self._theme.scale)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = _colours(self._theme, self._group)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().toRectF(), _RADIUS_PX, _RADIUS_PX)
        painter.setPen(ink)
        painter.setFont(_font(self._theme, self, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, LETTERS[self._group])


class Legend(QWidget):
    """What the colours and letters mean, in words, with how many decisions each stands for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with no counts."""
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        self._counts: list[QLabel] = []
        for number, group in enumerate(GROUPS):
            line = QHBoxLayout()
            line.setSpacing(8)
            many = QLabel("0", self)
            many.setProperty("look", "strong")
            line.addWidget(_Swatch(theme, number, self))
            line.addWidget(kit.label(group.words, "", self), 1)
            line.addWidget(many)
            self._counts.append(many)
            grid.addLayout(line, number % 2, number // 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def show_months(self, months: tuple[Month, ...]) -> None:
        """Count `months`."""
        for label, many in zip(self._counts, totals(months), strict=True):
            label.setText(in_figures(many))
