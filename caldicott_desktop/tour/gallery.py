"""A gallery: each screen once, as it looks to everybody it is made for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QMenu,
    QScrollArea,
    QScrollBar,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.stage import Stage
from caldicott_desktop.tour.waiting import Stuck, settle
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    TEXT_SCALES,
    Tokens,
)

SIZE = QSize(1440, 900)
"""The window of the pictures: a common laptop's, less the system's own bars."""

_LOOK_MS = 20  # until what was asked for stands over the window

_ABOVE_PX = 12  # of a part that a page was scrolled to, so that its frame is seen

_SMALL = QSize(1024, 700)  # an old laptop, or one with its display enlarged


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to look at a screen: its colours, how large its text is, and the window."""

    tokens: Tokens = LIGHT
    scale: float = TEXT_SCALES[0]
    size: QSize = SIZE


WAYS: Mapping[str, Way] = MappingProxyType(
    {
        "light": Way(),
        "dark": Way(tokens=DARK),
        "contrast-light": Way(tokens=CONTRAST_LIGHT),
        "contrast-dark": Way(tokens=CONTRAST_DARK),
        "large": Way(scale=TEXT_SCALES[-1]),
        "small": Way(size=_SMALL),
    }
)
"""Every way in which each screen is shown, by the word that ends the name of its picture."""


class Gallery:
    """Brings the window of `stage` from screen to screen, and keeps each in several ways."""

    def __init__(self, stage: Stage, album: Album, ways: Sequence[str] = (*WAYS,)) -> None:
        """Show each screen in `ways`, which are keys of `WAYS`."""
        self.stage = stage
        self.album = album
        self._ways = ways
        self.put_on(WAYS["light"])

    def put_on(self, way: Way) -> None:
        """Look that way from now on, at the same place of the page."""
        program = self.stage.program
        at = QApplication.focusWidget()
        was_in_sight = at is not None and not at.visibleRegion().isEmpty()
        ends = _scrolled_to_their_end(self.stage.window)
        if program.theme.tokens is not way.tokens:
            program.theme.wear(way.tokens)
        program.preferences.choose_text_scale(way.scale)
        settle()
        program.shell.resize(way.size)  # after the text, which has a say in the least width
        settle()
        for bar in filter(isValid, ends):  # a page may have been made anew meanwhile
            bar.setValue(bar.maximum())
        if was_in_sight and not ends:
            _bring_keyboard_into_sight()

    def shows(self, name: str, caption: str, *, at: QWidget | None = None) -> None:
        """Keep what the window shows now, with whatever stands over it; a long page `at` a part."""
        self.stage.rests()
        self._keep(name, caption, self._in_each(self._ways, at))

    def _keep(self, name: str, caption: str, pictures: Iterable[tuple[str, QPixmap]]) -> None:
        self.album.beside(name, caption, pictures)
        self.album.counts["screens"] = self.album.counts.get("screens", 0) + 1
        self.put_on(WAYS["light"])

    def _in_each(
        self, ways: Sequence[str], at: QWidget | None = None
    ) -> Iterator[tuple[str, QPixmap]]:
        for way in ways:
            self.put_on(WAYS[way])
            self.stage.rests()
            if at is not None:
                _scroll_to(at)
            yield way, _seen(self.stage.window)

    # to a screen

    def opens(self, name: str) -> Page:
        """Bring a page of the window to the front."""
        self.stage.program.shell.open_page(name)
        self.stage.rests()
        return self.stage.program.shell.page(name)

    def presses(self, name: str, within: QWidget | None = None) -> None:
        """Press the one button called `name` that can be seen."""
        self.stage.person.sees(QAbstractButton, name, within=within).click()
        self.stage.rests()

    def chooses(self, table: QTableView, row: int) -> None:
        """Choose one row of a list, and nothing beside it.

        Qt's own way asks which keys are held, and keys of the tour are not let go of for it.
        """
        ways = QItemSelectionModel.SelectionFlag
        index = table.model().index(row, 0)
        table.selectionModel().setCurrentIndex(index, ways.ClearAndSelect | ways.Rows)
        self.stage.rests()

    def act_of(self, name: str) -> Callable[[], object]:
        """What the entry of the menus called `name` does."""
        (action,) = self.stage.program.shell.findChildren(QAction, name)
        return action.trigger

    def shows_over(
        self,
        name: str,
        caption: str,
        opens: Callable[[], object],
        *,
        fills: Callable[[QWidget], object] = lambda _dialog: None,
    ) -> None:
        """Keep what `opens` puts over the window, once `fills` has filled it in; then dismiss it.

        It is opened anew where the text or the window has another size, as people would. Raises
        `Stuck` where nothing comes.
        """
        pictures: list[tuple[str, QPixmap]] = []
        for ways in self._openings():
            self.put_on(WAYS[ways[0]])
            self.stage.rests()
            pictures += self._opened(name, ways, opens, fills)
        self._keep(name, caption, pictures)

    def _openings(self) -> list[list[str]]:
        """The ways in groups, of which only the colours differ within each."""
        groups: dict[tuple[float, int], list[str]] = {}
        for way in self._ways:
            groups.setdefault((WAYS[way].scale, WAYS[way].size.width()), []).append(way)
        return [*groups.values()]

    def _opened(
        self,
        name: str,
        ways: Sequence[str],
        opens: Callable[[], object],
        fills: Callable[[QWidget], object],
    ) -> list[tuple[str, QPixmap]]:
        """What `opens` shows; a dialog may keep it waiting, so looking is arranged beforehand."""
        pictures: list[tuple[str, QPixmap]] = []
        faults: list[BaseException] = []

        def look() -> None:
            if not _over(self.stage.window):
                return  # what has to be asked for first opens later
            looking.stop()
            try:
                fills(_over(self.stage.window)[-1])
                self.stage.rests()
                pictures.extend(self._in_each(ways))
            except BaseException as fault:  # noqa: BLE001  # raised again when the dialog is gone
                faults.append(fault)
            finally:
                for each in reversed(_over(self.stage.window)):
                    _dismiss(each)

        looking = QTimer()
        looking.setInterval(_LOOK_MS)
        looking.timeout.connect(look)
        looking.start()
        opens()
        settle()  # what is on the way comes first
        self.stage.rests()
        if looking.isActive():
            look()
        looking.stop()
        self.stage.window.activateWindow()  # as a desktop does; off-screen there is none
        settle()
        if faults:
            raise faults[0]
        if not pictures:
            raise Stuck(f"nothing opens for {name}")
        return pictures


def second_of_menu(menu: QWidget) -> None:
    """Go to the second entry of a menu that is open, as an arrow key would."""
    if isinstance(menu, QMenu):
        menu.setActiveAction(menu.actions()[1])


def _scrolled_to_their_end(window: QWidget) -> list[QScrollBar]:
    bars = [area.verticalScrollBar() for area in window.findChildren(QAbstractScrollArea)]
    return [bar for bar in bars if bar.isVisible() and 0 < bar.value() == bar.maximum()]


def _bring_keyboard_into_sight() -> None:
    """Scroll to what is being written, which other sizes move away, as whoever opened it saw it."""
    at = QApplication.focusWidget()
    inside, card = at, at
    while inside is not None and at is not None and card is not None:
        if isinstance(inside, kit.Card):
            card = inside
        if isinstance(inside, QScrollArea):
            if isinstance(inside, kit.ScrollPage):
                inside.show_part(card)
            settle()
            inside.ensureWidgetVisible(at)
        inside = inside.parentWidget()


def _scroll_to(part: QWidget) -> None:
    """Scroll the page to where `part` begins."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    inside = around.widget() if isinstance(around, QScrollArea) else None
    if isinstance(around, QScrollArea) and inside is not None:
        top = part.mapTo(inside, QPoint(0, 0)).y()
        around.verticalScrollBar().setValue(top - _ABOVE_PX)


def _over(window: QWidget) -> list[QWidget]:
    """What stands over `window`, from the lowest to the topmost."""
    return [
        each
        for each in QApplication.topLevelWidgets()
        if each.isVisible() and each is not window and not each.size().isEmpty()
    ]


def _dismiss(widget: QWidget) -> None:
    if isinstance(widget, QDialog):
        widget.reject()
    else:
        widget.close()


def _seen(window: QWidget) -> QPixmap:
    """The window with whatever stands over it where it stands, as on a screen."""
    settle()
    seen = window.grab()
    painter = QPainter(seen)
    for each in _over(window):
        at = each.pos() - window.pos()
        if isinstance(each, QDialog):  # without a screen, Qt keeps dialogs within a small one
            at.setX((window.width() - each.width()) // 2)
            if not each.windowFlags() & Qt.WindowType.FramelessWindowHint:
                at.setY((window.height() - each.height()) // 2)
        painter.drawPixmap(at, each.grab())
        painter.setPen(QColor("#5b6b74"))  # a desktop draws a frame there
        painter.drawRect(each.rect().translated(at).adjusted(-1, -1, 0, 0))
    painter.end()
    return seen
