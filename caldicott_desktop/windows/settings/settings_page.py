"""The settings: a page of sections, each made when somebody first opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QStackedWidget, QWidget
from typing_extensions import override

from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import noted

_LEAST_BESIDE = 92
"""Characters across below which the list of sections would leave too little room beside it."""

_AROUND_WORDS = 4
"""Characters that the list needs on each side of its longest words."""


class SettingsForm(forms.Form):
    """The sections as a list beside them and as a pick list above them; one of the two is shown."""

    file = "settings_page.ui"
    plate: QFrame
    sections: QListWidget
    above: QFrame
    picked: kit.PickList
    stack: QStackedWidget


@dataclass(slots=True, kw_only=True)
class _Section:
    """What a section is called, how it is made, and the page once it has been."""

    words: str
    make: Callable[[], Page]
    page: Page | None = None


class SettingsPage(Page):
    """Shows one section at a time, the first when nothing else was asked for.

    A section is a `Page`: it hears `shown` and `leaving` as pages of the shell do, and what it has
    `unsaved` counts for the whole page. `add_section` is all that plugs one in.
    """

    title = noted("Page", "Settings")
    section_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without sections."""
        super().__init__(parent)
        self._sections: dict[str, _Section] = {}
        self._open = ""
        form = self._form = forms.build(SettingsForm, onto=self)
        form.sections.currentRowChanged.connect(self._on_row)
        form.picked.currentIndexChanged.connect(self._on_row)
        self._fit()

    def add_section(self, name: str, words: str, make: Callable[[], Page]) -> None:
        """Offer a section under `words`, after those there are; `make` gives its page once."""
        self._sections[name] = _Section(words=words, make=make)
        form = self._form
        for widget in (form.sections, form.picked):
            widget.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        form.sections.addItem(words)
        form.picked.addItem(words, name)
        if len(self._sections) == 1:
            self._mark(0)  # a list that takes the keyboard would, and so open it before its time
        for widget in (form.sections, form.picked):
            widget.blockSignals(False)  # noqa: FBT003
        self._fit()

    def open_section(self, name: str) -> Page:
        """Bring a section to the front and return its page; raises `KeyError` for an unknown one.

        The page itself need not be in front: it opens there when it comes.
        """
        section = self._sections[name]
        before = self._front()
        if section.page is None:
            section.page = section.make()
            self._form.stack.addWidget(section.page)
        if before is section.page:
            return section.page
        if before is not None:
            before.leaving()
        self._open = name
        self._form.stack.setCurrentWidget(section.page)
        self._mark(list(self._sections).index(name))
        if self.isVisible():
            section.page.shown()
        self.section_opened.emit(name)
        return section.page

    @override
    def ahead(self) -> Iterator[None]:
        if self._front() is None:
            self.open_section(next(iter(self._sections)))
            yield

    @override
    def shown(self) -> None:
        front = self._front()
        if front is None:
            front = self.open_section(next(iter(self._sections)))
            if self.isVisible():
                return  # it has heard already
        front.shown()

    @override
    def leaving(self) -> None:
        front = self._front()
        if front is not None:
            front.leaving()

    @override
    def unsaved(self) -> str:
        made = (each.page for each in self._sections.values() if each.page is not None)
        return next((words for page in made if (words := page.unsaved())), "")

    # inside

    def _front(self) -> Page | None:
        return self._sections[self._open].page if self._open else None

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._sections):
            self.open_section(list(self._sections)[row])

    def _mark(self, row: int) -> None:
        """Show in both lists which section is in front."""
        self._form.sections.setCurrentRow(row)
        self._form.picked.setCurrentIndex(row)

    def _fit(self) -> None:
        """Show the list beside the section while both have room, else the pick list above it."""
        form = self._form
        letter = self.fontMetrics().averageCharWidth()
        beside = self.width() >= _LEAST_BESIDE * letter
        form.plate.setVisible(beside)
        form.above.setVisible(not beside)
        longest = max(
            (form.sections.fontMetrics().horizontalAdvance(s.words) for s in self._each()),
            default=0,
        )
        form.sections.setFixedWidth(longest + 2 * _AROUND_WORDS * letter)
        rows = sum(form.sections.sizeHintForRow(row) for row in range(form.sections.count()))
        form.sections.setMaximumHeight(rows + 4 * form.sections.frameWidth())

    def _each(self) -> tuple[_Section, ...]:
        return tuple(self._sections.values())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
