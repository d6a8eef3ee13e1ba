"""What the pages of the walkthrough have in common: parts of a case, shown and read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.unmet import Unmet
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.new_decision.shortening import SENTENCE, shortened
from caldicott_desktop.windows.questions.fields import Field, row_of
from caldicott_desktop.windows.questions.identifier_notes import IdentifierNotes
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.questions.rows import RowList


class SectionPage(QWidget):
    """One section of a case. It turns widgets into domain values and back, and decides nothing.

    `changed` follows every edit by the person. `section_wanted` carries the path of a field on
    another page that the person asks for.
    """

    changed = Signal()
    section_wanted = Signal(str)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start empty; a page is filled with `show_case`."""
        super().__init__(parent)
        self.setting = setting
        self._singles: list[Field] = []
        self._lists: list[RowList] = []  # type: ignore[type-arg]  # rows of different parts
        self._inner: list[SectionPage] = []
        self._places: dict[str, QWidget] = {}
        self._pointed: list[Field] = []
        if setting.names is not None:
            notes = IdentifierNotes(setting.names, self.fields, self)
            self.changed.connect(notes.settle)

    def rest(self) -> Iterator[None]:
        """Make what the page still wants, a part at each step; most pages want nothing."""
        return iter(())

    def show_case(self, case: Case) -> None:
        """Show what `case` holds of this section."""
        raise NotImplementedError

    def read(self, case: Case) -> Case:
        """`case` with this section as it now stands; text that cannot be read counts as empty."""
        raise NotImplementedError

    def adapt(self, case: Case) -> None:
        """Show and hide what depends on other answers, after `case` was read or shown."""

    def filled(self, case: Case, typed: Mapping[str, str]) -> Iterator[None]:
        """The steps until the page shows `case`, and of it as `typed` what could not be read."""
        self.show_case(case)
        self.show_typed(typed)
        yield
        yield from self.adapted(case)

    def adapted(self, case: Case) -> Iterator[None]:
        """The steps of `adapt`."""
        self.adapt(case)
        yield

    def fields(self) -> Iterator[Field]:
        """Every field of the page, in reading order as far as the page is fixed."""
        for inner in self._inner:
            yield from inner.fields()
        yield from self._singles
        for rows in self._lists:
            yield from rows.fields()

    def first(self) -> QWidget | None:
        """Where the keyboard goes when the page is opened: the first field that can be seen."""
        return next((f.widget for f in self.fields() if f.widget.isVisibleTo(self)), None)

    def typed(self) -> dict[str, str]:
        """Path and text of everything typed here that cannot be read yet."""
        return {field.path: words for field in self.fields() if (words := field.typed())}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Put back what could not be read when the draft was left."""
        for field in self.fields():
            if field.path in typed:
                field.show_typed(typed[field.path])

    def faults(self) -> list[tuple[Field, str]]:
        """Each field whose text cannot be read, with what is wrong with it."""
        return [(field, words) for field in self.fields() if (words := field.fault())]

    def target(self, path: str) -> QWidget | None:
        """The widget that answers `path`, or the nearest one that leads to it; made visible."""
        found = self._found(path)
        if found is None:
            return None
        self._reveal(row_of(found) or found)
        return found

    def shows(self, path: str) -> bool:
        """Whether the widget that answers `path`, or leads to it, can be seen now."""
        found = self._found(path)
        return found is not None and found.isVisibleTo(self)

    def _found(self, path: str) -> QWidget | None:
        exact = next((field.widget for field in self.fields() if field.path == path), None)
        if exact is not None:
            return exact
        while path:
            if path in self._places:
                return self._places[path]
            inside = [f.widget for f in self.fields() if f.path.startswith(f"{path}/")]
            if inside:
                return next((each for each in inside if each.isVisibleTo(self)), inside[0])
            path = path.rpartition("/")[0]
        return None

    def point_out(self, unmet: Iterable[Unmet]) -> None:
        """Say beside each field what is still needed there, and clear what no longer is."""
        sentences = {
            each.path: shortened(each.sentence, SENTENCE) for each in reversed(tuple(unmet))
        }
        for field in self._pointed:
            if field.path not in sentences:
                field.check()
        self._pointed = [field for field in self.fields() if field.path in sentences]
        for field in self._pointed:
            field.set_error(field.fault() or sentences[field.path])

    # what a page calls while it is made

    def hold(self, *held: Part | Field) -> None:  # type: ignore[type-arg]  # any part
        """Take fields as this page's own."""
        for each in held:
            for field in (each,) if isinstance(each, Field) else tuple(each):
                self._singles.append(field)
                field.changed.connect(self.changed)

    def hold_rows(self, rows: RowList) -> None:  # type: ignore[type-arg]  # rows of any part
        """Take a list of rows as this page's own."""
        self._lists.append(rows)
        rows.changed.connect(self.changed)

    def hold_page(self, inner: SectionPage) -> None:
        """Take another page as a part of this one, before its own fields."""
        self._inner.append(inner)
        self._places |= inner.places()
        inner.changed.connect(self.changed)
        inner.section_wanted.connect(self.section_wanted)

    def places(self) -> dict[str, QWidget]:
        """The widgets that lead to paths which no field answers."""
        return dict(self._places)

    def place(self, path: str, widget: QWidget) -> None:
        """Say which widget leads to `path` when no field answers it."""
        self._places[path] = widget

    def _reveal(self, widget: QWidget) -> None:
        above: QWidget | None = widget
        while above is not None and above is not self:
            if above.isHidden():
                above.setVisible(True)
            above = above.parentWidget()


def show_row(field: Field, *, there: bool) -> None:
    """Show or hide a field with its label, its help and its fault."""
    set_shown(row_of(field.widget) or field.widget, there)


def set_words(label: QLabel, words: str) -> None:
    """Give `label` its words; without words it takes no room."""
    label.setText(words)
    set_shown(label, bool(words))
