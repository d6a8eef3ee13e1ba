"""Conditions, challenges and what the person at work may do about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.recording import append_decision
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.people import Role
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.afterwards.challenge_end_panel import ChallengeEndPanel
from caldicott_desktop.windows.decisions.afterwards.challenge_panel import ChallengePanel
from caldicott_desktop.windows.decisions.afterwards.condition_panel import ConditionPanel
from caldicott_desktop.windows.decisions.afterwards.settling_row import SettlingRow
from caldicott_desktop.windows.theme import Theme
from tests.domain import samples
from tests.windows.conftest import Answers
from tests.windows.decisions.afterwards.hands import (
    Living,
    conditional,
    fill,
    living_page,
    widget,
)
from tests.windows.filled import Filled
from tests.windows.lane import OnLane, close
from tests.windows.vaults import CHEAP

THEIRS = "a passphrase of their own"


def rows(living: Living, card: str) -> list[SettlingRow]:
    found = widget(living.part, QWidget, card).findChildren(SettlingRow)
    return [row for row in found if row.isVisible()]


def tag(row: SettlingRow) -> str:
    return widget(row, kit.Tag, "state").text()


def buttons(row: SettlingRow) -> list[QPushButton]:
    return [each for each in row.findChildren(QPushButton) if each.isVisible()]


def test_each_condition_says_how_it_stands_and_two_presses_settle_it(living: Living) -> None:
    decision_id = living.opened()
    first, second = rows(living, "conditions")
    assert (tag(first), tag(second)) == ("Overdue 2 days", "Due 1 Dec 2026")
    met, breached = buttons(first)
    assert (met.text(), breached.text()) == ("Met…", "Breached…")
    assert "photograph" in met.accessibleDescription()
    met.setFocus()
    living.key(Qt.Key.Key_Return)
    assert living.panel(ConditionPanel).isAncestorOf(living.focus())
    living.key(Qt.Key.Key_Return)
    [told] = living.happened(decision_id)
    assert told == h.ConditionSettled(
        condition=1,
        result=c.ConditionResult.MET,
        on=(samples.AT + timedelta(days=3)).date(),
        who="Priya Nair",
    )
    assert tag(rows(living, "conditions")[0]) == "Met"
    assert widget(living.part, kit.Card, "conditions_card").property("aside") == "1 of 2 met"


def test_a_breach_asks_what_happened_and_can_be_followed_by_another_word(living: Living) -> None:
    living.opened()
    buttons(rows(living, "conditions")[1])[1].click()
    panel = living.panel(ConditionPanel)
    assert living.focus() is widget(panel, QWidget, "note")
    living.press("Record this")
    assert living.errors() == ["Write what happened, and what is done about it."]
    fill(panel, note="She had heard it from the police already")
    living.press("Record this")
    row = rows(living, "conditions")[1]
    assert tag(row) == "Breached"
    [since] = buttons(row)
    assert since.text() == "Met since…"
    since.click()
    living.press("Record this")
    assert tag(rows(living, "conditions")[1]) == "Met"


def test_a_decision_without_conditions_or_challenges_has_no_empty_cards(living: Living) -> None:
    living.opened(samples.of_outcome(c.Outcome.REFUSE))
    assert not widget(living.part, QWidget, "conditions_card").isVisible()
    assert not widget(living.part, QWidget, "challenges_card").isVisible()


def test_a_challenge_stands_until_its_end_is_recorded(living: Living) -> None:
    decision_id = living.opened()
    living.press("Challenge")
    fill(
        living.panel(ChallengePanel),
        by="The daughter",
        on="22 Nov",
        route="complaint",
        says="She was not told",
        answer_by="24 Nov 2026",
    )
    living.press("Record this challenge")
    [row] = rows(living, "challenges")
    [standing] = living.read(decision_id).challenges
    living.page.open_decision(decision_id, f"challenge/{standing.opening}")
    living.lane.settle()
    assert living.focus().property("text") == "It ended…"
    [row] = rows(living, "challenges")
    assert tag(row) == "1 day left"
    assert widget(row, QLabel, "words").text().startswith("The daughter")
    living.press("It ended…")
    fill(living.panel(ChallengeEndPanel), result="not_upheld", on="23 Nov")
    living.press("Record this end")
    opened, closed = living.happened(decision_id)
    assert isinstance(opened, h.ChallengeOpened)
    assert isinstance(closed, h.ChallengeClosed)
    [row] = rows(living, "challenges")
    assert tag(row) == "Not upheld"
    assert buttons(row) == []


Handed = Callable[[str, Role, Case], tuple[Living, casework.DecisionId]]


@pytest.fixture
def handed(
    lane: OnLane, desk: Desk, qtbot: QtBot, theme: Theme, answers: Answers
) -> Iterator[Handed]:
    """Records a case, adds somebody, and gives the page to them at their own unlocking."""
    opened: list[OnLane] = []

    def hand(name: str, role: Role, case: Case) -> tuple[Living, casework.DecisionId]:
        def leave(house: Filled) -> casework.DecisionId:
            house.clock.now = samples.AT
            casework.add_person(
                house.book, name=name, position="", roles=frozenset({role}), passphrase=THEIRS
            )
            made = house.record(case)
            house.book.close()
            return made.decision_id

        decision_id = lane.do(leave)
        book = lane.do(
            lambda house: casework.unlock(
                house.book.folder, THEIRS, place=house.book.place, clock=house.clock, floor=CHEAP
            )
        )
        filled = Filled(book=book, clock=lane.filled.clock)
        opened.append(OnLane(desk=desk, qtbot=qtbot, filled=filled))
        living = living_page(opened[-1], qtbot, theme, answers)
        living.open(decision_id)
        return living, decision_id

    yield hand
    for each in opened:
        each.settle()
        close(each)


def test_an_auditor_reads_everything_is_offered_nothing_and_told_who_can(handed: Handed) -> None:
    living, _ = handed("Ade Bello", Role.AUDITOR, conditional())
    first, second = rows(living, "conditions")
    assert tag(first).endswith("left")
    assert buttons(first) == buttons(second) == []
    shown = [each for each in living.part.findChildren(QPushButton) if each.isVisible()]
    assert shown == []
    who_can = widget(living.part, QLabel, "who_can").text()
    assert "the Caldicott Guardian" in who_can
    correct = living.page.findChild(QPushButton, "correct")
    assert correct is not None
    assert not correct.isVisible()
    for name in ("export_record", "reply_letter"):
        assert not widget(living.page, QPushButton, name).isVisible()
    assert "Decided by Priya Nair" in living.timeline()


@pytest.mark.parametrize(
    ("at", "focused"),
    [
        ("condition/2", "first"),
        ("review", "result"),
        ("telling", "who"),
        ("revisit", "who"),
    ],
)
def test_what_falls_due_is_gone_to_at_once(living: Living, at: str, focused: str) -> None:
    decision_id = living.opened()
    living.page.open_decision(decision_id, at)
    living.lane.settle()
    group = living.focus().parentWidget()
    names = {living.focus().objectName(), group.objectName() if group else ""}
    assert focused in names
    if at == "condition/2":
        assert "daughter" in living.focus().accessibleDescription()


@pytest.mark.parametrize("at", ["chase", "condition/9", "challenge/0f", "confirmation"])
def test_what_no_form_settles_only_opens_the_decision(living: Living, at: str) -> None:
    decision_id = living.opened()
    living.page.open_decision(decision_id, at)
    living.lane.settle()
    assert living.focus().objectName() == "back"
    assert "Decided by Priya Nair" in living.timeline()


def test_who_decided_confirms_what_another_recorded_for_them(handed: Handed) -> None:
    case = samples.of_outcome(c.Outcome.REFUSE)
    hers = replace(case, conclusion=replace(case.conclusion, decided_by="Meg Harland"))
    living, decision_id = handed("Meg Harland", Role.DEPUTY, hers)
    assert widget(living.page, kit.Tag, "state").text() == "Awaiting confirmation"
    bar = widget(living.page, kit.NoticeBar, "standing")
    assert bar.words() == "Awaiting confirmation by Meg Harland."
    assert bar.action.text() == "Confirm that I decided this"
    living.page.open_decision(decision_id, "confirmation")
    living.lane.settle()
    assert living.focus() is bar.action
    living.key(Qt.Key.Key_Return)
    assert living.read(decision_id).standing is c.Standing.STANDS
    assert bar.words() == ""
    assert "Confirmed by the person who decided" in living.timeline()


def test_nobody_is_offered_to_confirm_for_another(living: Living) -> None:
    case = samples.of_outcome(c.Outcome.REFUSE)
    living.opened(replace(case, conclusion=replace(case.conclusion, decided_by="Meg Harland")))
    bar = widget(living.page, kit.NoticeBar, "standing")
    assert "on the word of Meg Harland" in bar.words()
    assert not bar.action.isVisible()


def test_a_decision_beside_another_says_so_at_its_top(living: Living) -> None:
    decision_id = living.opened()

    def decide_again(house: Filled) -> None:
        with writing(house.book) as writer:
            subject = bytes.fromhex(decision_id)
            append_decision(house.book, writer, subject, samples.of_outcome(c.Outcome.REFUSE))

    living.lane.do(decide_again)
    rows = living.lane.do(lambda house: casework.decisions(house.book)).rows
    outcome = widget(living.page, kit.Tag, "outcome")
    living.open(rows[-1].id)
    seen = {outcome.text()}
    bar = living.bar("contested")
    assert "stands beside this one" in bar
    number = widget(living.page, QLabel, "reference").text()
    assert f"{number}, recorded " in bar
    assert widget(living.page, kit.Tag, "state").text() == "Contested"
    widget(living.page, kit.NoticeBar, "contested").action.click()
    living.lane.settle()
    assert "stands beside this one" in living.bar("contested")
    assert {*seen, outcome.text()} == {"Share in part", "Refuse"}
