"""From the list to a correction that is recorded, through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from caldicott_desktop import app, casework
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.decisions.record_page import RecordPage
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.theme import Theme
from tests.domain import samples
from tests.windows.conftest import Answers
from tests.windows.decisions.afterwards.hands import conditional, widget
from tests.windows.lane import on_lane
from tests.windows.vaults import CHEAP, PASSPHRASE, Computer

WHY = "The dates of the medication chart were wrong"


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, computer: Computer, answers: Answers, theme: Theme
) -> Iterator[app.Program]:
    """The program, entered, with one decision in its vault."""
    del theme
    computer = replace(computer, now=samples.AT)
    book = computer.door.unlock(computer.found(), PASSPHRASE, None, False)  # noqa: FBT003
    draft = casework.new_draft(book, conditional().kind_id)
    casework.record_decision(book, draft.id, conditional())
    casework.lock(book)
    made = app.Program(qapp, computer.folders, clock=computer.clock, asks=answers.asks, costs=CHEAP)
    made.start()
    qtbot.waitUntil(made.desk.is_idle)
    passphrase = widget(made.shell, QLineEdit, "passphrase")
    with qtbot.waitSignal(made.entered):
        QTest.keyClicks(passphrase, PASSPHRASE)
        QTest.keyClick(passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(made.desk.is_idle)
    yield made
    made.shell.close()
    made.shell.deleteLater()
    made.deleteLater()


def test_correct_beside_the_list_leads_to_the_walkthrough_and_to_both_records(
    program: app.Program, qtbot: QtBot
) -> None:
    shell, book = program.shell, program.book
    assert book is not None
    shell.open_page("decisions")
    listed = shell.current_page()
    assert isinstance(listed, DecisionsPage)
    qtbot.waitUntil(lambda: bool(listed.findChildren(QPushButton, "correct")))
    beside = widget(listed, QPushButton, "correct")
    qtbot.waitUntil(beside.isVisible)
    beside.click()
    record = shell.current_page()
    assert isinstance(record, RecordPage)
    reason = widget_when_there(qtbot, record)
    reason.setPlainText(WHY)
    QTest.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(shell.current_page(), NewDecisionPage))
    made = shell.current_page()
    assert isinstance(made, NewDecisionPage)
    qtbot.waitUntil(lambda: made.walkthrough is not None and program.desk.is_idle())
    assert made.walkthrough is not None
    case = made.walkthrough.case
    assert case.correction.reason == WHY
    bar = widget(made.walkthrough, kit.NoticeBar, "corrects").words()
    assert bar == f"This draft corrects CG-2026-0001. {WHY}"
    assert case.conditions == conditional().conditions

    def work() -> casework.Recorded:
        [draft] = casework.drafts(book)
        decided_at = samples.DECIDED + timedelta(minutes=5)
        decided = replace(case, conclusion=replace(case.conclusion, decided_at=decided_at))
        return casework.record_decision(book, draft.id, decided)

    recorded = on_lane(program.desk, qtbot, work)
    record.open_decision(recorded.decision_id)
    qtbot.waitUntil(program.desk.is_idle)
    assert WHY in widget(record, kit.NoticeBar, "corrects").words()


def widget_when_there(qtbot: QtBot, record: RecordPage) -> kit.GrowingText:
    def there() -> bool:
        found = record.findChild(kit.GrowingText, "reason")
        return found is not None and found.isVisible()

    qtbot.waitUntil(there)
    return widget(record, kit.GrowingText, "reason")
