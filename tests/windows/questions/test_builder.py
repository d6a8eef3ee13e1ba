from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from caldicott_desktop.domain.case import Answer
from caldicott_desktop.domain.guidance_types import Option, Question, QuestionType
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.questions.builder import QuestionList

TODAY = date(2026, 11, 20)
FEW = tuple(Option(code=f"c{n}", label=f"Answer {n} & more") for n in range(3))
MANY = tuple(Option(code=f"c{n}", label=f"Answer {n}") for n in range(12))


def question(type_: QuestionType, options: tuple[Option, ...] = ()) -> Question:
    return Question(
        id=type_.value,
        label=f"What of the {type_.value}, & why?",
        help=f"Help with the {type_.value}.",
        type=type_,
        options=options,
    )


QUESTIONS = tuple(
    question(each, FEW if each in {QuestionType.ONE_OF, QuestionType.ANY_OF} else ())
    for each in QuestionType
)


def drawn(qtbot: QtBot, *questions: Question) -> QuestionList:
    made = QuestionList(questions, "/answers", lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda q: q.id)
def test_every_type_has_a_label_help_a_name_and_a_place_for_its_fault(
    qtbot: QtBot, asked: Question
) -> None:
    made = drawn(qtbot, asked)
    (field,) = made
    assert field.path == f"/answers/{asked.id}"
    assert field.row is not None
    assert field.row.property("help") == asked.help
    named = QAccessible.queryAccessibleInterface(field.widget)
    assert named.text(QAccessible.Text.Name).replace("&&", "&") == asked.label
    assert asked.help in field.widget.accessibleDescription()
    field.set_error("Answer this.")
    assert field.row.error() == "Answer this."
    assert "Answer this." in field.widget.accessibleDescription()


def test_every_type_is_answered_by_keyboard(qtbot: QtBot) -> None:
    made = drawn(qtbot, *QUESTIONS)
    for field in made:
        match field.widget:
            case kit.DateField() as day:
                QTest.keyClicks(day, "14/10/2026")
            case QLineEdit() as line:
                QTest.keyClicks(line, "12" if line.placeholderText() == "" else "A. Holm")
            case QPlainTextEdit() as text:
                QTest.keyClicks(text, "Because")
            case kit.ChoiceGroup() as group:
                QTest.keyClick(group.button(group.choices()[1]), Qt.Key.Key_Space)
            case kit.TickGroup() as ticks:
                for code in ticks.choices()[1:]:
                    QTest.keyClick(ticks.button(code), Qt.Key.Key_Space)
    assert made.read({}) == {
        "text": "12",
        "long_text": "Because",
        "date": "2026-10-14",
        "yes_no": False,
        "number": 12,
        "one_of": "c1",
        "any_of": ("c1", "c2"),
        "person": "A. Holm",
    }


def test_tab_goes_through_the_questions_in_their_order(qtbot: QtBot) -> None:
    made = drawn(qtbot, *QUESTIONS)
    qtbot.waitExposed(made)
    made.activateWindow()
    fields = list(made)
    fields[0].widget.setFocus()
    reached = []
    for _ in range(40):
        focused = made.focusWidget()
        for place, field in enumerate(fields):
            if field.widget is focused or field.widget.isAncestorOf(focused):
                reached.append(place)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if len(set(reached)) == len(fields):
            break
    assert list(dict.fromkeys(reached)) == list(range(len(fields)))


def test_many_answers_are_a_list_to_pick_from(qtbot: QtBot) -> None:
    few = drawn(qtbot, question(QuestionType.ONE_OF, FEW))
    many = drawn(qtbot, question(QuestionType.ONE_OF, MANY))
    assert [type(field.widget) for field in few] == [kit.ChoiceGroup]
    assert [type(field.widget) for field in many] == [kit.PickList]


def test_answers_to_questions_that_are_not_asked_here_are_kept(qtbot: QtBot) -> None:
    made = drawn(qtbot, question(QuestionType.TEXT))
    made.show_answers({"text": "seen", "older": "kept"})
    assert made.read({"text": "before", "older": "kept"}) == {"text": "seen", "older": "kept"}


def test_an_answer_taken_back_is_no_answer(qtbot: QtBot) -> None:
    made = drawn(qtbot, *QUESTIONS)
    made.show_answers({"text": "seen", "any_of": ("c1",)})
    (text, ticks) = (f for f in made if f.path in {"/answers/text", "/answers/any_of"})
    assert isinstance(text.widget, QLineEdit)
    assert isinstance(ticks.widget, kit.TickGroup)
    QTest.keyClick(text.widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(text.widget, Qt.Key.Key_Delete)
    QTest.keyClick(ticks.widget.button("c1"), Qt.Key.Key_Space)
    assert made.read({}) == {}


def test_half_a_date_is_no_answer_and_is_not_lost(qtbot: QtBot) -> None:
    made = drawn(qtbot, question(QuestionType.DATE))
    (field,) = made
    QTest.keyClicks(field.widget, "31/2")
    assert made.read({}) == {}
    assert field.typed() == "31/2"


ANSWERS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.lists(st.sampled_from(["c0", "c1", "other"]), unique=True).map(tuple),
)


@given(answers=st.fixed_dictionaries({each.id: ANSWERS for each in QUESTIONS}))
def test_whatever_a_draft_holds_is_shown_and_comes_back(
    qapp: object, answers: dict[str, Answer]
) -> None:
    del qapp
    made = QuestionList(QUESTIONS, "/answers", lambda: TODAY)
    made.show_answers(answers)
    given_back = made.read(answers)
    wanted = {name: a for name, a in answers.items() if a is not None and a != ()}
    assert given_back == wanted
