from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.domain.choices import Capacity, Protected, Rating
from caldicott_desktop.windows.kit import (
    Choice,
    ChoiceGroup,
    DateField,
    DateTimeField,
    GrowingText,
    PickList,
    TickGroup,
    field_row,
)
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.questions.fields import (
    AnyChoice,
    AnyOf,
    Day,
    Field,
    IsoDay,
    Line,
    Moment,
    Number,
    OneChoice,
    OneOf,
    Text,
    Tick,
    Unreadable,
    YesNo,
)
from tests.every import every

TODAY = date(2026, 11, 20)
WidgetT = TypeVar("WidgetT", bound=QWidget)
SOME = (Choice(value="a", words="First & best"), Choice(value="b", words="Second"))


def today() -> date:
    return TODAY


MAKERS: dict[str, Callable[[], Field]] = {
    "line": lambda: Line("/x", _kept(QLineEdit())),
    "number": lambda: Number("/x", _kept(QLineEdit())),
    "text": lambda: Text("/x", _kept(GrowingText())),
    "day": lambda: Day("/x", _kept(DateField()), today),
    "iso day": lambda: IsoDay("/x", _kept(DateField()), today),
    "moment": lambda: Moment("/x", _kept(DateTimeField()), today),
    "yes or no": lambda: YesNo("/x", _kept(ChoiceGroup())),
    "one of": lambda: OneOf("/x", _kept(PickList()), SOME),
    "one of rows": lambda: OneOf("/x", _kept(ChoiceGroup()), SOME),
    "one choice": lambda: OneChoice("/x", _kept(PickList()), Capacity),
    "any of": lambda: AnyOf("/x", _kept(TickGroup()), SOME),
    "any choice": lambda: AnyChoice("/x", _kept(TickGroup()), Protected),
}
_widgets: list[QWidget] = []


def _kept(widget: WidgetT) -> WidgetT:
    _widgets.append(widget)
    return widget


@pytest.fixture(autouse=True)
def _let_go(qtbot: QtBot) -> None:
    del qtbot
    for widget in _widgets:
        widget.deleteLater()  # what Qt still has to tell it goes with it
    _widgets.clear()


@every("name", MAKERS)
def test_a_field_starts_unanswered(name: str) -> None:
    assert MAKERS[name]().read() in (None, ())


HOSTILE = [
    "",
    " ",
    "\t lead and trail \n",
    "x" * 100_000,
    "NUL \x00 and bell \x07",
    "👩🏽‍⚕️ 漢字 \u202eright to left\u202c عربى",
    "\ud800 lone surrogate",
    "hard\u00a0space, line\u2028separator, paragraph\u2029separator",
    "one\r\ntwo\rthree\nfour",
    '=HYPERLINK("http://example.org")',
    "<b>&amp;</b> & 'quotes' \"and\" &mnemonic",
    "\ufdd0\ufdd1\uffff",
]


@every("words", HOSTILE)
@every("name", ["line", "text", "number", "iso day", "one of", "one of rows"])
def test_what_is_shown_comes_back_unchanged_whatever_it_is(name: str, words: str) -> None:
    field = MAKERS[name]()
    field.show(words)
    assert field.read() == words
    assert not field.fault()


@given(words=st.text(st.characters(exclude_categories=())))
def test_text_that_is_shown_comes_back_as_it_was(words: str) -> None:
    for name in ("line", "text"):
        field = MAKERS[name]()
        field.show(words)
        assert field.read() == words


def test_a_pasted_letter_is_not_cut() -> None:
    line = _kept(QLineEdit())
    field = Line("/x", line)
    line.setText("word " * 20_000 + "end")
    assert str(field.read()).endswith("word end")


def test_long_text_keeps_hard_spaces_and_line_breaks() -> None:
    text = _kept(GrowingText())
    field = Text("/x", text)
    text.setPlainText("10\u00a0mg\nat noon")
    assert field.read() == "10\u00a0mg\nat noon"


def test_showing_is_silent_and_typing_is_not(qtbot: QtBot) -> None:
    text = _kept(GrowingText())
    field = Text("/x", text)
    with qtbot.assertNotEmitted(field.changed):
        field.show("shown")
    with qtbot.waitSignal(field.changed):
        QTest.keyClicks(text, "typed")


@pytest.mark.parametrize("name", ["day", "number", "moment", "iso day"])
def test_half_an_answer_is_kept_as_typed_and_said_beside_the_field(name: str) -> None:
    field = MAKERS[name]()
    row = _kept(field_row("When", field.widget))
    field = _again(field)
    field.show_typed("31/2\n" if name == "moment" else "31/2")
    with pytest.raises(Unreadable):
        field.read()
    assert field.typed().startswith("31/2")
    assert row.error() == field.fault() != ""
    field.show(None)
    assert row.error() == ""
    assert field.typed() == ""


def _again(field: Field) -> Field:
    """The same kind of field for a widget that now stands in a row."""
    match field.widget:
        case DateTimeField() as moment:
            return Moment("/x", moment, today)
        case DateField() as day:
            return (IsoDay if isinstance(field, IsoDay) else Day)("/x", day, today)
        case QLineEdit() as line:
            return Number("/x", line)
    raise AssertionError(field)


def test_a_fault_is_said_on_leaving_and_goes_with_the_next_right_key() -> None:
    line = _kept(QLineEdit())
    row = _kept(field_row("How many", line))
    field = Number("/x", line)
    QTest.keyClicks(line, "3o")
    assert row.error() == ""
    field.left.emit()
    assert "whole number" in row.error()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert row.error() == ""
    assert field.read() == 3


@every(
    ("name", "value"),
    [
        ("line", "A. Holm"),
        ("number", 12),
        ("day", date(2026, 10, 14)),
        ("iso day", "2026-10-14"),
        ("moment", datetime(2026, 10, 14, 9, 5, tzinfo=UK)),
        ("moment", datetime(2026, 10, 14, 9, 5, 59, tzinfo=UK)),
        ("yes or no", True),
        ("yes or no", False),
        ("one of", "b"),
        ("one choice", Capacity.LACKS),
        ("any of", ("a", "b")),
        ("any choice", (Protected.GENETIC, Protected.ADOPTION)),
    ],
)
def test_every_kind_of_answer_survives(name: str, value: object) -> None:
    field = MAKERS[name]()
    field.show(value)
    assert field.read() == value
    field.show(None)
    assert field.read() is None


def test_a_picked_answer_is_the_domain_s_own(qtbot: QtBot) -> None:
    pick = _kept(PickList())
    field = OneChoice("/x", pick, Capacity)
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(pick, Qt.Key.Key_Down)
    assert field.read() is Capacity.HAS


def test_an_answer_that_is_no_longer_offered_stays_until_another_is_picked() -> None:
    pick = _kept(PickList())
    field = OneOf("/x", pick, SOME)
    field.show("from older guidance")
    assert pick.value() is None
    assert field.read() == "from older guidance"
    field.offer(SOME[:1])
    assert field.read() == "from older guidance"
    QTest.keyClick(pick, Qt.Key.Key_Down)
    assert field.read() == "a"


def test_other_ratings_can_be_offered_without_losing_the_one_given() -> None:
    group = _kept(ChoiceGroup())
    field = OneChoice("/x", group, Rating)
    field.show(Rating.MET)
    field.offer_members((Rating.MET, Rating.NOT_MET))
    assert group.choices() == ("met", "not_met")
    assert group.value() == "met"
    assert field.read() is Rating.MET


def test_a_box_is_ticked_or_not(qtbot: QtBot) -> None:
    box = _kept(QCheckBox())
    field = Tick("/x", box)
    assert field.read() is False
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert field.read() is True


def test_only_what_is_typed_can_be_put_back_as_typed() -> None:
    with pytest.raises(TypeError, match="chosen, not typed"):
        MAKERS["one of"]().show_typed("half")
