"""Where the decisions of a selection come from, as one bar with its legend in words below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.audit.completeness import Completeness
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.saying import number, translate
from caldicott_desktop.windows.theme import Theme

_HEIGHT_SP, _GAP_PX, _LEAST_PX, _RADIUS_PX = 14, 2, 4, 3
_GROUNDS = ("chart_1", "chart_2", "chart_3", "chart_4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """How many decisions come from somewhere, and where that is; `ground` is its colour's name."""

    many: int
    words: str
    ground: str


def origins(statement: Completeness) -> tuple[Origin, ...]:
    """Return where the decisions come from, those recorded here first; nothing for none."""
    return tuple(
        Origin(many=many, words=words, ground=ground)
        for ground, (many, words) in zip(_GROUNDS, _counted(statement), strict=True)
        if many
    )


def _counted(statement: Completeness) -> Iterator[tuple[int, str]]:
    for here, words in (
        (True, translate("Audit", "recorded here")),
        (False, translate("Audit", "at other installations")),
    ):
        yield sum(each.count for each in statement.origins if each.is_here is here), words
    yield statement.imported, translate("Audit", "imported")
    yield len(statement.disposed), translate("Audit", "disposed of")


class OriginsBar(QWidget):
    """The bar and, in the order of its parts, how many there are of each, in words."""

    def __init__(self, theme: Theme, told: tuple[Origin, ...], parent: QWidget) -> None:
        """Show `told`, each with its share."""
        super().__init__(parent)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addWidget(_Bar(theme, told, self))
        for each in told:
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(_Bar(theme, (each,), self, square=True))
            line.addWidget(kit.label(f"{number(each.many)} {each.words}", "small", self), 1)
            body.addLayout(line)


class _Bar(QWidget):
    """The bar, or the square of one part; what it shows is said by the words beside it."""

    def __init__(
        self, theme: Theme, told: tuple[Origin, ...], parent: QWidget, *, square: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told = told
        self._square = square
        wide = QSizePolicy.Policy.Fixed if square else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = round(_HEIGHT_SP * self._theme.scale)
        return QSize(side if self._square else 0, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() - (_GAP_PX + _LEAST_PX) * len(self._told) + _GAP_PX
        whole = sum(each.many for each in self._told)
        at = 0.0
        for each in self._told:
            wide = _LEAST_PX + room * each.many / whole
            ground = QColor(getattr(self._theme.tokens, each.ground))
            painter.setPen(ground)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(at, 0, wide, self.height()), _RADIUS_PX, _RADIUS_PX)
            at += wide + _GAP_PX
