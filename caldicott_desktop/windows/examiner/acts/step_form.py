"""A form that takes a step in one case, or the same step in several that are selected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.authority import NotEntitled
from caldicott_desktop.domain.examiner.case import (
    CaseCompleted,
    CasePassed,
    CasePrepared,
    CaseReferred,
)
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import KnownError
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.acts.readings import Readings
from caldicott_desktop.windows.examiner.found_part import FoundPart
from caldicott_desktop.windows.questions.fields import Field
from caldicott_desktop.windows.questions.recording_form import (
    Incomplete,
    RecordingForm,
    RecordingWidgets,
    Where,
)
from caldicott_desktop.windows.saying import translate

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    StepT = TypeVar("StepT", bound=DataclassInstance)
else:
    StepT = TypeVar("StepT")
AnswerT = TypeVar("AnswerT", bound=CasePrepared | CaseCompleted | CaseReferred | CasePassed)

_NAMED = 3  # of several cases or refusals, so many are named and the others counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """What a step is taken in: rows of the list and, of one case alone, its page.

    `examiners` are the names of those a case can be meant for, `sources` those that can be opened.
    """

    rows: tuple[examiner.CaseRowShown, ...]
    readings: Readings
    page: examiner.CasePage | None = None
    examiners: tuple[str, ...] = ()
    sources: tuple[StandingSource, ...] = ()

    @property
    def only(self) -> examiner.CasePage:
        """The page of the one case; raises `LookupError` where there are several."""
        if self.page is None:
            raise LookupError("several cases are selected")
        return self.page

    @property
    def ids(self) -> tuple[examiner.CaseId, ...]:
        """The cases, in the order of the list."""
        return tuple(row.id for row in self.rows)


class StepForm(RecordingForm[StepT]):
    """A form on cases. `switch_asked` follows the wish that somebody else goes on.

    `read_asked` carries the next case of the selection that has not been read. The cases are those
    that were selected when the form was opened, whatever is selected later.
    """

    switch_asked = Signal()
    read_asked = Signal(object)  # examiner.CaseId

    def __init__(self, at: Where, cases: Cases) -> None:
        """Stand on `cases`."""
        super().__init__(at)
        self.cases = cases

    def head(self, about: QLabel) -> None:
        """Say which cases it is about, and lead from a refusal to whoever can."""
        names = [showable(row.reference) for row in self.cases.rows]
        words = ", ".join(names[:_NAMED])
        if len(names) > _NAMED:
            said = translate("StepForm", "%Ln case(s): {names} and others", "", len(names))
            words = said.format(names=words)
        about.setText(words)
        self.trouble.acted.connect(self.switch_asked)

    def ask_earlier(self, then: Callable[[examiner.EarlierNames], None]) -> None:
        """Ask which names were told of cases before, to be completed in this form."""
        self.at.desk.ask(
            partial(examiner.earlier_names, self.at.book),
            owner=self,
            then=then,
            failed=self.trouble.say_error,
        )

    def watch(self, *fields: Field) -> None:
        """Follow fields that are beside those of the part that was bound."""
        for field in fields:
            field.changed.connect(self.touched)

    def read_in_pane(self) -> None:
        """A case was read; forms that ask for it say what is still unread."""

    @override
    def refused(self, error: KnownError) -> None:
        more = error.remedy
        if isinstance(error, examiner.StepRefused) and len(error.refused) > 1:
            each = [f"{showable(name)}: {why.words}" for name, why in error.refused[:_NAMED]]
            more = " ".join((*each, more))
        may = isinstance(error, NotEntitled | examiner.StepRefused)
        action = self.tr("Switch user") if may else ""
        self.trouble.say(error.message, more, tone="danger", action=action)

    @override
    def point_out(self, error: Incomplete) -> None:
        """The same fault of several cases is said once."""
        ids = frozenset(self.cases.ids)
        found: dict[str, Lacking] = {}
        for each in error.faults:
            first, _, rest = each.path[1:].partition("/")
            path = f"/{rest}" if first in ids else each.path
            found.setdefault(path, Lacking(path=path, said=each.said))
        self.show_faults(found.values(), error.message)


class FindingWidgets(RecordingWidgets):
    """What forms have besides at which it can be said what was found."""

    show_found: kit.LinkButton
    found: QWidget
    found_body: QVBoxLayout


class FindingForm(StepForm[AnswerT]):
    """A step at which it can be said what was found, of one case at a time."""

    def add_found(self, form: FindingWidgets) -> None:
        """Offer the questions, folded away."""
        show, place, body = form.show_found, form.found, form.found_body
        self._found: FoundPart | None = None
        place.hide()
        page = self.cases.page
        show.setVisible(page is not None)
        if page is None:
            return
        book = self.at.book
        found = FoundPart("/findings", book.guidance, page.variant, self.at.today)
        self._found = found
        body.addWidget(found)
        found.changed.connect(self.touched)
        show.clicked.connect(partial(self._on_found, place, found))

    def _on_found(self, place: QWidget, found: FoundPart) -> None:
        place.setVisible(place.isHidden())
        if not place.isHidden():
            next(iter(found)).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def fields(self) -> Iterator[Field]:
        yield from super().fields()
        if self._found is not None:
            yield from self._found

    @override
    def read(self) -> AnswerT:
        told = super().read()
        return replace(told, findings=self._found.read()) if self._found is not None else told

    @override
    def lacking(self, told: AnswerT) -> tuple[Lacking, ...]:
        found = self._found.lacking() if self._found is not None else ()
        return (*super().lacking(told), *found)

    @property
    @override
    def is_written(self) -> bool:
        return super().is_written or (self._found is not None and self._found.is_answered)


def offer_names(line: QLineEdit, names: Sequence[str]) -> None:
    """Complete what is typed in `line` from `names`; any other name can be typed."""
    completer = QCompleter(list(dict.fromkeys(names)), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
