from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.domain.case import Advice, Condition, Item, Request
from caldicott_desktop.windows import forms
from caldicott_desktop.windows.new_decision.advice_page import AdviceRowForm
from caldicott_desktop.windows.new_decision.condition_row import ConditionForm
from caldicott_desktop.windows.new_decision.item_row import ItemForm
from caldicott_desktop.windows.new_decision.request_page import RequestForm
from caldicott_desktop.windows.questions.parts import Part

TODAY = date(2026, 11, 20)


@pytest.fixture
def root(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_widgets_named_like_the_fields_are_bound_to_their_addresses(root: QWidget) -> None:
    form = forms.build(ConditionForm, onto=root)
    part = Part(Condition, "/conditions/4", form, today=lambda: TODAY)
    assert [field.path for field in part] == [
        "/conditions/4/words",
        "/conditions/4/owner",
        "/conditions/4/due_on",
    ]
    assert "principle" not in part
    part.move("/conditions/1")
    assert part["owner"].path == "/conditions/1/owner"


def test_fields_that_the_form_does_not_show_stay_as_they_were(root: QWidget) -> None:
    form = forms.build(ItemForm, onto=root)
    part = Part(Item, "/items/0", form, today=lambda: TODAY)
    was = Item(name="Daily notes", approved_scope="1 to 14 October", reason="Enough")
    part.show(was)
    QTest.keyClicks(form.asked_scope, "All since 2023")
    assert part.read(was) == Item(
        name="Daily notes",
        asked_scope="All since 2023",
        approved_scope="1 to 14 October",
        reason="Enough",
    )


def test_what_cannot_be_read_counts_as_empty_and_the_rest_is_read(root: QWidget) -> None:
    form = forms.build(AdviceRowForm, onto=root)
    part = Part(Advice, "/advice/0", form, today=lambda: TODAY)
    part.show(Advice(who="Legal team", given_on=date(2026, 11, 1)))
    form.given_on.setText("31/2/2026")
    assert part.read(Advice()) == Advice(who="Legal team")
    assert part["given_on"].typed() == "31/2/2026"


def test_every_field_of_a_request_asked_there_has_its_widget_on_the_page(root: QWidget) -> None:
    part = Part(Request, "/request", forms.build(RequestForm, onto=root), today=lambda: TODAY)
    # What the requester was told is known at the end, and asked with the decision.
    asked_elsewhere = {"requester_told", "requester_told_by"}
    assert {f.name for f in fields(Request)} - asked_elsewhere == {
        field.path.rpartition("/")[2] for field in part
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Odd:
    words: bytes = b""


class _OddForm(forms.Form):
    file = "condition_row.ui"
    words: QLineEdit


def test_a_field_no_widget_draws_is_a_fault_of_ours(root: QWidget) -> None:
    form = _OddForm()
    form.words = QLineEdit(root)
    with pytest.raises(TypeError, match="which a QLineEdit does not draw"):
        Part(_Odd, "/odd", form, today=lambda: TODAY)
