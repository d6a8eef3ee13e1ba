from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows import forms, gaps, kit
from caldicott_desktop.windows.theme import Theme


class AddName(forms.Form):
    file = "add_name.ui"


def stacked(qtbot: QtBot) -> tuple[QWidget, QVBoxLayout, QGridLayout, kit.FlowRow]:
    window = QWidget()
    qtbot.addWidget(window)
    body, grid = QVBoxLayout(window), QGridLayout()
    body.setSpacing(10)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(0)
    row = kit.FlowRow(window, QLabel("First"), QLabel("Second"))
    body.addLayout(grid)
    body.addWidget(row)
    return window, body, grid, row


def test_things_stand_further_apart_beside_larger_text_and_as_before_beside_smaller(
    theme: Theme, qtbot: QtBot
) -> None:
    _window, body, grid, row = stacked(qtbot)
    before = row.sizeHint().width()
    theme.set_scale(2.0)
    assert body.spacing() == 15
    assert (grid.horizontalSpacing(), grid.verticalSpacing()) == (24, 0)
    flow = row.layout()
    assert flow is not None
    assert flow.spacing() == 18
    theme.set_scale(1.5)
    assert body.spacing() == 12
    theme.set_scale(1.0)
    assert body.spacing() == 10
    assert (grid.horizontalSpacing(), grid.verticalSpacing()) == (16, 0)
    assert row.sizeHint().width() == before


def test_a_form_made_while_text_is_large_has_the_gaps_that_go_with_it(
    theme: Theme, qtbot: QtBot
) -> None:
    def gaps_of() -> list[int]:
        onto = QWidget()
        qtbot.addWidget(onto)
        forms.build(AddName, onto=onto)
        return [each.spacing() for each in onto.findChildren(QVBoxLayout)]

    ordinary = gaps_of()
    theme.set_scale(2.0)
    assert gaps_of() == [round(1.5 * each) for each in ordinary]
    assert max(ordinary) > 0


def test_an_application_that_was_given_no_size_of_text_has_the_ordinary_one(
    theme: Theme, qtbot: QtBot
) -> None:
    window, body, _grid, _row = stacked(qtbot)
    font = window.font()
    font.setPointSize(9)
    assert gaps.text_scale(font) == 1.0
    gaps.widen_new(window)
    assert body.spacing() == 10
    assert theme.scale == 1.0


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
