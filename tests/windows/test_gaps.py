from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import forms, gaps, kit
from caldicott_desktop.windows.layouts import layout_of
from caldicott_desktop.windows.theme import Theme


class Discard(forms.Form):
    file = "discard_dialog.ui"


def test_a_form_made_beside_larger_text_has_the_gaps_that_go_with_it(
    theme: Theme, qtbot: QtBot
) -> None:
    def gap() -> int:
        onto = QWidget()
        qtbot.addWidget(onto)
        forms.build(Discard, onto=onto)
        body = layout_of(onto)
        assert body is not None
        return body.spacing()

    ordinary = gap()
    assert ordinary > 0
    theme.set_scale(2.0)
    assert gap() == round(1.5 * ordinary)
    theme.set_scale(1.0)
    assert gap() == ordinary


def test_fields_cards_and_rows_that_wrap_do_so_too(theme: Theme, qtbot: QtBot) -> None:
    def made() -> tuple[int, ...]:
        field = kit.field_row("Name", QLineEdit())
        box = kit.card("Heading", field)
        row = kit.FlowRow(box, QLabel("A"), QLabel("A"))
        qtbot.addWidget(box)
        body, inner = layout_of(box), layout_of(field)
        assert isinstance(body, QBoxLayout)
        assert inner is not None
        line = row.sizeHint().width() - 2 * QLabel("A").sizeHint().width()
        return body.spacing(), inner.spacing(), line

    ordinary = made()
    theme.set_scale(2.0)
    large = made()
    assert large[:2] == tuple(round(1.5 * each) for each in ordinary[:2])
    assert large[2] > ordinary[2]


@pytest.mark.parametrize(("horizontal", "kept"), [(10, 15), (0, 0)])
def test_only_gaps_grow_and_a_form_stays_as_it_is_beside_ordinary_text(
    theme: Theme, horizontal: int, kept: int
) -> None:
    form = b"""<property name="horizontalSpacing">
      <number>%d</number></property><property name="leftMargin"><number>24</number></property>"""
    assert gaps.widened(form % horizontal) == form % horizontal
    theme.set_scale(2.0)
    assert gaps.widened(form % horizontal) == form % kept


def test_an_application_that_was_given_no_size_of_text_has_the_ordinary_one() -> None:
    font = QFont()
    font.setPointSize(9)
    assert gaps.text_scale(font) == 1.0


def test_a_hint_begins_where_the_words_of_its_answer_do_at_every_size_of_text(
    theme: Theme, qtbot: QtBot
) -> None:
    group = kit.ChoiceGroup()
    qtbot.addWidget(group)
    group.set_choices([kit.Choice(value="not", words="Not met", hint="Say why")])
    group.show()
    (hint,) = group.findChildren(QLabel)
    before = hint.indent()
    theme.set_scale(2.0)
    assert hint.indent() > 1.8 * before
