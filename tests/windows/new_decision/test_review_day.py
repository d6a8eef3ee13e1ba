"""The usual day of review is offered with the outcome, and is the person's to change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.decision_page import DecisionPage
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.theme import Theme

USUAL = {Outcome.REFUSE: date(2027, 5, 20), Outcome.SHARE_IN_FULL: date(2027, 11, 20)}
CASE = Case(kind_id="general")


@pytest.fixture
def page(setting: Callable[[str], Setting], qtbot: QtBot, theme: Theme) -> DecisionPage:
    del theme
    usual = replace(setting("general"), review_day=lambda outcome, _on: USUAL.get(outcome))
    made = DecisionPage(usual)
    qtbot.addWidget(made)
    for _step in made.rest():
        pass
    made.show_case(CASE)
    return made


def choose(page: DecisionPage, outcome: Outcome) -> None:
    (group,) = page.findChildren(kit.ChoiceGroup, "outcome")
    group.button(outcome.code).click()


def typed(page: DecisionPage, words: str) -> None:
    (field,) = page.findChildren(kit.DateField, "review_on")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, words)


def test_it_follows_the_outcome_while_nobody_gave_another(page: DecisionPage) -> None:
    choose(page, Outcome.REFUSE)
    assert page.read(CASE).conclusion.review_on == date(2027, 5, 20)
    choose(page, Outcome.SHARE_IN_FULL)
    assert page.read(CASE).conclusion.review_on == date(2027, 11, 20)
    choose(page, Outcome.ESCALATE)
    assert page.read(CASE).conclusion.review_on is None


def test_one_that_was_typed_stays(page: DecisionPage) -> None:
    typed(page, "1 Mar 2027")
    choose(page, Outcome.REFUSE)
    assert page.read(CASE).conclusion.review_on == date(2027, 3, 1)


def test_one_that_was_taken_out_again_does_not_come_back(page: DecisionPage) -> None:
    choose(page, Outcome.REFUSE)
    typed(page, "")
    choose(page, Outcome.SHARE_IN_FULL)
    assert page.read(CASE).conclusion.review_on is None


def test_half_a_day_that_is_being_typed_is_left_alone(page: DecisionPage) -> None:
    typed(page, "soon")
    choose(page, Outcome.REFUSE)
    (field,) = page.findChildren(kit.DateField, "review_on")
    assert field.text() == "soon"
