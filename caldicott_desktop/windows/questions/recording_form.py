"""A form that records one thing: what happened to a decision or a case, as an entry of its own.

Each form is a panel that binds its widgets, by their names, to the like-named parts of what it
records, and says what it starts with. What they have in common is here: what was typed stays until
it is recorded or given up, faults stand beside their fields and several are listed above them too,
and nothing is recorded twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.questions.fields import Field
from caldicott_desktop.windows.questions.identifier_notes import IdentifierNotes
from caldicott_desktop.windows.questions.listed_faults import ListedFaults
from caldicott_desktop.windows.questions.parts import Part

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    ToldT = TypeVar("ToldT", bound=DataclassInstance)
else:
    ToldT = TypeVar("ToldT")


Incomplete = casework.HappeningIncomplete | examiner.CaseIncomplete | examiner.ProblemIncomplete
"""What refuses a form with faults of its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where such a form stands: the desk, the vault and its names."""

    desk: Desk
    book: casework.Casebook
    names: NameKey

    def today(self) -> date:
        """The day it is in the United Kingdom."""
        return self.book.clock().astimezone(UK).date()

    @property
    def person(self) -> str:
        """The name of who is at work."""
        return self.book.person.name


class RecordingWidgets(forms.Form):
    """What such forms have in common: what it is about, faults, and two buttons."""

    about: QLabel
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    record_it: kit.ActionButton
    cancel: QPushButton


class RecordingForm(QWidget, Generic[ToldT]):
    """Asks for one thing that happened, and records it.

    `recorded` carries what was recorded, `given_up` follows *Cancel*. A subclass builds its form
    and calls `bind`.
    """

    touched = Signal()  # something was typed
    recorded = Signal(object)
    given_up = Signal()

    def __init__(self, at: Where) -> None:
        """Stand where `at` says."""
        super().__init__()
        self.at = at
        self._busy = False

    def bind(
        self,
        part: Part[ToldT],
        start: ToldT,
        notices: tuple[kit.ErrorSummary, kit.NoticeBar],
        buttons: tuple[QPushButton, QPushButton],
    ) -> None:
        """Show `start` in `part`; `buttons` are the one that records and the one that gives up.

        `notices` are the list of faults and the bar for what has no field.

        `Ctrl+Enter` records from anywhere in the form.
        """
        self._part = part
        self._start = start
        faults, self.trouble = notices
        self._faults = ListedFaults(faults, self.fields, self._go_to)
        self._record_it, cancel = buttons
        part.show(start)
        self._record_it.clicked.connect(self._on_record)
        cancel.clicked.connect(self.given_up)
        notes = IdentifierNotes(self.at.names, self._noted, self)
        self.touched.connect(notes.settle)
        for field in part:
            field.changed.connect(self.touched)
        self.touched.connect(self.settle_faults)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # several may be open
        keys.activated.connect(self._on_record)

    def bind_to(self, form: RecordingWidgets, part: Part[ToldT], start: ToldT) -> None:
        """Show `start` in `part` of `form`; see `bind`."""
        self.bind(part, start, (form.faults, form.trouble), (form.record_it, form.cancel))

    def start_anew(self, start: ToldT, shown: ToldT) -> None:
        """Start with `start` from now on, and show `shown`."""
        self._start = start
        self._part.show(shown)

    def start_as_it_stands(self) -> None:
        """Take what stands in the form now for what it starts with."""
        self._start = self.read()

    def fields(self) -> Iterator[Field]:
        """Each field, in reading order."""
        return iter(self._part)

    def read(self) -> ToldT:
        """What happened, as it now stands in the form."""
        return self._part.read(self._start)

    def place_of(self, path: str) -> Field | None:
        """The field at which a fault with this path is shown, if the form shows one."""
        return next((field for field in self.fields() if field.path == path), None)

    def recording(self, told: ToldT) -> Callable[[], object]:
        """The work that records `told`; it holds no widget."""
        raise NotImplementedError(told)

    def lacking(self, told: ToldT) -> tuple[Lacking, ...]:
        """What is needed that the form itself knows of; the core says the rest."""
        del told
        return ()

    @property
    def is_written(self) -> bool:
        """Whether something stands here that was not there at the start, and is not recorded."""
        return self.read() != self._start or any(field.typed() for field in self.fields())

    def begin(self) -> None:
        """Give the keyboard to the first field that still waits for an answer."""
        waiting = (field for field in self.fields() if not field.widget.isHidden())
        first = next((field for field in waiting if field.read() is None), None)
        target = first.widget if first is not None else self._record_it
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle_faults(self) -> None:
        """Take the list of faults away once each of its fields was put right or is gone."""
        self._faults.settle()

    def _noted(self) -> Iterator[Field]:
        """What is looked through for identifiers: who received something is reached by them."""
        return (field for field in self.fields() if field.path != "/recipient")

    def _on_record(self) -> None:
        if self._busy:
            return
        self.trouble.clear()
        self._faults.clear()
        unreadable = {}
        for field in self.fields():
            field.check()
            if fault := field.fault():
                unreadable[field] = fault
        if unreadable:
            self._faults.lead_to(unreadable)
            return
        told = self.read()
        if lacking := self.lacking(told):
            self.show_faults(lacking, "")
            return
        self._set_busy(busy=True)
        self.at.desk.ask(
            self.recording(told),
            owner=self,
            then=partial(self._on_recorded, told),
            failed=self._on_failed,
        )

    def _on_recorded(self, told: ToldT, result: object) -> None:
        self._set_busy(busy=False)
        self.done(told, result)

    def done(self, told: ToldT, result: object) -> None:
        """Tell that it is recorded; `result` is what the work gave."""
        del result
        self.recorded.emit(told)

    def _on_failed(self, error: KnownError) -> None:
        self._set_busy(busy=False)
        if isinstance(error, Incomplete):
            self.point_out(error)
        else:
            self.refused(error)

    def refused(self, error: KnownError) -> None:
        """Say in the bar why nothing was recorded."""
        self.trouble.say_error(error)

    def point_out(self, error: Incomplete) -> None:
        """Show each fault beside its field, the others in the bar; go to the first."""
        self.show_faults(error.faults, error.message)

    def show_faults(self, faults: Iterable[Lacking], message: str) -> None:
        """Show each fault beside its field, what has none in the bar after `message`."""
        said: dict[Field, str] = {}
        elsewhere = []
        for fault in faults:
            field = self.place_of(fault.path)
            if field is None or field.row is None or field.widget.isHidden():
                elsewhere.append(fault.sentence)
            else:
                said.setdefault(field, fault.sentence)
        for field, sentence in said.items():
            field.set_error(sentence)
        if elsewhere:
            self.trouble.say(message, " ".join(elsewhere), tone="danger")
        if said:
            self._faults.lead_to(
                {field: said[field] for field in sorted(said, key=self._height_of)}
            )

    def _height_of(self, field: Field) -> tuple[int, int]:
        """Where a field stands in reading order."""
        at = field.widget.mapTo(self, QPoint(0, 0))
        return at.y(), at.x()

    def _go_to(self, widget: QWidget) -> None:
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, kit.ScrollPage):
            above = above.parentWidget()
        if isinstance(above, kit.ScrollPage):
            above.show_field(widget)
        else:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._record_it.setEnabled(not busy)
