"""Questions as data, drawn as fields: one drawing for each type of question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from caldicott_desktop.domain.case import Answer
from caldicott_desktop.domain.guidance_types import Question, QuestionType
from caldicott_desktop.windows.gaps import gap
from caldicott_desktop.windows.kit import (
    Choice,
    ChoiceGroup,
    DateField,
    FieldRow,
    GrowingText,
    PickList,
    TickGroup,
    field_row,
)
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.questions.fields import (
    AnyOf,
    Field,
    IsoDay,
    Line,
    Number,
    OneOf,
    Text,
    Today,
    Unreadable,
    YesNo,
)
from caldicott_desktop.windows.saying import translate

# With more answers than this a list to pick from is quicker to take in than rows.
_MOST_ROWS = 7


class QuestionList(QWidget):
    """A kind's own questions; each has its label, its help, its place for a fault, and a name.

    `path` is the address of the answers; the answer to question `q` is at `path/q`.
    """

    changed = Signal()

    def __init__(
        self,
        questions: Iterable[Question],
        path: str,
        today: Today,
        parent: QWidget | None = None,
    ) -> None:
        """Draw `questions` in their order."""
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self._rows: dict[str, FieldRow] = {}
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(gap(16))
        before: QWidget | None = None
        for question in questions:
            row, field = _drawn(question, f"{path}/{question.id}", today, self)
            body.addWidget(row)
            self._rows[question.id] = row
            field.changed.connect(self.changed)
            self._fields[question.id] = field
            if before is not None:
                QWidget.setTabOrder(before, field.widget)
            before = field.widget

    def __iter__(self) -> Iterator[Field]:
        """Each field, in the order of the questions."""
        return iter(self._fields.values())

    def ask(self, asked: Iterable[str]) -> None:
        """Show the questions with these ids and no others; what others hold is kept."""
        shown = frozenset(asked)
        for id_, row in self._rows.items():
            set_shown(row, id_ in shown)

    def show_answers(self, answers: Mapping[str, Answer]) -> None:
        """Show the answers held; a question without one is shown unanswered."""
        for id_, field in self._fields.items():
            field.show(answers.get(id_))

    def read(self, was: Mapping[str, Answer]) -> dict[str, Answer]:
        """Every answer given; those in `was` to questions not drawn here are kept."""
        answers = {id_: answer for id_, answer in was.items() if id_ not in self._fields}
        for id_, field in self._fields.items():
            answer = _answer(field)
            if answer is not None and answer != ():
                answers[id_] = answer
        return answers


def _answer(field: Field) -> Answer:
    try:
        read = field.read()
    except Unreadable:
        return None
    if read is None or isinstance(read, bool | int | str | tuple):
        return read
    raise TypeError(f"{field.path} read {read!r}, which is no answer")


def _drawn(question: Question, path: str, today: Today, parent: QWidget) -> tuple[FieldRow, Field]:
    """The row and the field of one question, tied to each other."""
    widget, bind = _DRAWINGS[question.type](question)
    widget.setAccessibleName(question.label)
    row = field_row(question.label.replace("&", "&&"), widget, question.help, parent)
    return row, bind(path, today)


Drawing = tuple[QWidget, Callable[[str, Today], Field]]


def _text(_question: Question) -> Drawing:
    line = QLineEdit()
    return line, lambda path, _today: Line(path, line)


def _person(_question: Question) -> Drawing:
    line = QLineEdit()
    line.setPlaceholderText(translate("QuestionList", "Name and position"))
    return line, lambda path, _today: Line(path, line)


def _long_text(_question: Question) -> Drawing:
    text = GrowingText()
    return text, lambda path, _today: Text(path, text)


def _date(_question: Question) -> Drawing:
    day = DateField()
    return day, lambda path, today: IsoDay(path, day, today)


def _yes_no(_question: Question) -> Drawing:
    group = ChoiceGroup()
    group.setProperty("across", True)  # noqa: FBT003  # Qt's own signature
    return group, lambda path, _today: YesNo(path, group)


def _number(_question: Question) -> Drawing:
    line = QLineEdit()
    return line, lambda path, _today: Number(path, line)


def _one_of(question: Question) -> Drawing:
    pick = PickList() if len(question.options) > _MOST_ROWS else ChoiceGroup()
    return pick, lambda path, _today: OneOf(path, pick, _choices(question))


def _any_of(question: Question) -> Drawing:
    ticks = TickGroup()
    return ticks, lambda path, _today: AnyOf(path, ticks, _choices(question))


def _choices(question: Question) -> tuple[Choice, ...]:
    return tuple(Choice(value=each.code, words=each.label) for each in question.options)


_DRAWINGS: Mapping[QuestionType, Callable[[Question], Drawing]] = {
    QuestionType.TEXT: _text,
    QuestionType.PERSON: _person,
    QuestionType.LONG_TEXT: _long_text,
    QuestionType.DATE: _date,
    QuestionType.YES_NO: _yes_no,
    QuestionType.NUMBER: _number,
    QuestionType.ONE_OF: _one_of,
    QuestionType.ANY_OF: _any_of,
}
