from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain import choices as c
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.advice_followed_panel import AdviceFollowedPanel
from caldicott_desktop.windows.decisions.export_panel import Copying
from caldicott_desktop.windows.decisions.programs import Programs
from caldicott_desktop.windows.decisions.record_page import RecordPage
from caldicott_desktop.windows.theme import Theme
from tests.domain import samples
from tests.windows.conftest import Answers
from tests.windows.lane import OnLane


@pytest.fixture
def page(lane: OnLane, qtbot: QtBot, theme: Theme, answers: Answers) -> Iterator[RecordPage]:
    lane.filled.clock.now = samples.DECIDED + timedelta(days=2)
    idle = Programs(open=lambda _: None, show=lambda _: None, print=lambda _: None)
    copying = Copying(folder=lane.filled.book.folder, asks=answers.asks, programs=idle)
    made = RecordPage(lane.desk, lane.filled.book, theme, copying)
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    made.shown()
    yield made
    lane.settle()


def opened(lane: OnLane, page: RecordPage, outcome: c.Outcome) -> casework.DecisionId:
    made = lane.do(lambda house: house.record(samples.of_outcome(outcome)))
    page.open_decision(made.decision_id)
    lane.settle()
    return made.decision_id


def panel(page: RecordPage) -> AdviceFollowedPanel:
    found = page.findChild(AdviceFollowedPanel)
    assert found is not None
    return found


def press(page: RecordPage) -> None:
    button = panel(page).findChild(QPushButton, "record_it")
    assert button is not None
    button.click()


def known(page: RecordPage) -> str:
    label = panel(page).findChild(QLabel, "known")
    assert label is not None
    return label.text()


def errors(page: RecordPage) -> list[str]:
    return [row.error() for row in panel(page).findChildren(kit.FieldRow) if row.error()]


def test_a_decision_that_only_advised_asks_what_became_of_it(
    lane: OnLane, page: RecordPage
) -> None:
    decision_id = opened(lane, page, c.Outcome.ADVICE_ONLY)
    assert panel(page).isVisible()
    assert known(page).startswith("It is not known yet")
    press(page)
    lane.settle()
    assert errors(page) == ["Say whether the advice was followed."]
    answer = panel(page).findChild(kit.ChoiceGroup, "followed")
    assert page.unsaved() == ""
    who, on = panel(page).findChild(QLineEdit, "who"), panel(page).findChild(kit.DateField, "on")
    assert answer is not None
    assert who is not None
    assert on is not None
    assert who.text() == "The registered manager"  # as the decision says who decides
    answer.set_value("no")
    assert page.unsaved()
    on.setText("31/")
    press(page)
    assert len(errors(page)) == 1
    on.setText("21 Nov 2026")
    press(page)
    lane.settle()
    found = lane.do(lambda house: casework.open_decision(house.book, decision_id))
    assert page.unsaved() == ""
    assert found.advice_followed is c.Followed.NO
    assert found.afterwards[0].happened_on == date(2026, 11, 21)
    lane.settle()
    assert known(page).startswith("Recorded last: no.")
    told = "\n".join(view.toPlainText() for view in page.findChildren(QTextEdit))
    assert "The organisation followed the advice: no." in told
    assert "1 day later" in told


@pytest.mark.parametrize("outcome", [c.Outcome.REFUSE, c.Outcome.SHARE_IN_PART])
def test_no_other_decision_asks(lane: OnLane, page: RecordPage, outcome: c.Outcome) -> None:
    opened(lane, page, c.Outcome.ADVICE_ONLY)
    opened(lane, page, outcome)
    assert not panel(page).isVisible()


def test_who_may_not_record_it_reads_what_is_known(
    lane: OnLane, page: RecordPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision_id = opened(lane, page, c.Outcome.ADVICE_ONLY)
    monkeypatch.setattr(casework, "may", lambda _book, _kind: False)
    other = AdviceFollowedPanel(lane.desk, lane.filled.book)
    qtbot.addWidget(other)
    other.show_decision(lane.do(lambda house: casework.open_decision(house.book, decision_id)))
    button = other.findChild(QPushButton, "record_it")
    assert button is not None
    assert not button.isVisible()
    label = other.findChild(QLabel, "known")
    assert label is not None
    assert label.isVisible()
