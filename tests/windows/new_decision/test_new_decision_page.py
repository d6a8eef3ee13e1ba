from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from caldicott_desktop import casework
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.check_page import CheckPage
from caldicott_desktop.windows.new_decision.draft_dialogs import DiscardDialog, NumberDialog
from tests.domain import samples
from tests.windows.new_decision.conftest import Room


def _search(room: Room, words: str) -> list[str]:
    (line,) = room.page.kinds.findChildren(QLineEdit, "search")
    line.clear()
    QTest.keyClicks(line, words)
    return [card.kind_id for card in room.page.kinds.cards()]


def test_every_kind_is_offered_and_not_sure_comes_last(room: Room) -> None:
    offered = _search(room, "")
    assert set(offered) == set(samples.KINDS)
    assert offered[-1] == "general"


@pytest.mark.parametrize(
    ("words", "kind_id"),
    [
        ("POLICE", "police-crime"),
        ("detective wants notes", "police-crime"),
        ("mother died", "pd-ahra"),
        ("executor", "pd-ahra"),
        ("will probate", "pd-ahra"),
    ],
)
def test_a_kind_is_found_in_everyday_words(room: Room, words: str, kind_id: str) -> None:
    assert _search(room, words)[0] == kind_id


def test_words_nobody_knows_still_lead_to_not_sure(room: Room) -> None:
    assert _search(room, "zzyzx") == ["general"]
    (found,) = room.page.kinds.findChildren(kit.SpokenLabel, "found")
    assert "Not sure" in found.text()


def test_a_kind_is_chosen_by_keyboard_alone(room: Room) -> None:
    (line,) = room.page.kinds.findChildren(QLineEdit, "search")
    assert QApplication.focusWidget() is line
    QTest.keyClicks(line, "police")
    QTest.keyClick(line, Qt.Key.Key_Return)
    card = room.page.kinds.cards()[0]
    assert card.hasFocus()
    QTest.keyClick(card, Qt.Key.Key_Down)
    assert room.page.kinds.cards()[1].hasFocus()
    QTest.keyClick(room.page.kinds.cards()[1], Qt.Key.Key_Up)
    QTest.keyClick(card, Qt.Key.Key_Return)
    room.settled()
    assert room.walk.case.kind_id == "police-crime"
    assert room.walk.case.request.our_entity == "Rosewood House"


def test_check_and_record_leads_to_each_missing_answer_until_none_is_left(room: Room) -> None:
    walk = room.start("police-crime")
    walk.open_section(Section.CHECK)
    page = walk.findChild(CheckPage)
    assert page is not None
    assert len(page.links()) >= 8
    first = page.links()[0]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert walk.section is Section.REQUEST
    asked = walk.target("/request/requester_kind")
    assert asked is not None
    assert asked.hasFocus()
    walk.show_case(samples.shared())
    walk.open_section(Section.CHECK)
    assert not page.links()
    (words,) = page.findChildren(QLabel, "missing_words")
    assert "can be recorded" in words.text()


def test_recording_too_early_says_what_is_missing_and_records_nothing(room: Room) -> None:
    walk = room.start("police-crime")
    walk.open_section(Section.CHECK)
    walk.record_wanted.emit()
    room.settled()
    bars = [bar for bar in walk.findChildren(kit.NoticeBar) if bar.isVisible()]
    assert len(bars) == 1
    assert "still needed" in bars[0].words()
    assert room.do(partial(casework.decisions, room.book)).total == 0
    assert room.kept().case.kind_id == "police-crime"


def _record(room: Room) -> None:
    walk = room.start("police-crime")
    walk.show_case(samples.shared())
    walk.open_section(Section.CHECK)
    (record,) = walk.findChildren(kit.ActionButton, "record")
    QTest.keyClick(record, Qt.Key.Key_Space)
    room.settled()


def test_a_recorded_decision_is_on_disk_before_it_is_said(room: Room) -> None:
    _record(room)
    (row,) = room.do(partial(casework.decisions, room.book)).rows
    assert row.outcome is c.Outcome.SHARE_IN_PART
    done = room.page.recorded
    assert done.isVisible()
    (reference,) = done.findChildren(QLabel, "reference")
    assert reference.text() == row.reference
    (when,) = done.findChildren(QLabel, "when")
    assert when.text().startswith("Recorded and signed on Fri 20 Nov 2026 at 11:00.")


@pytest.mark.parametrize("name", ["open_record", "export_record"])
def test_what_comes_next_is_asked_for_by_the_decision_s_id(room: Room, name: str) -> None:
    _record(room)
    (row,) = room.do(partial(casework.decisions, room.book)).rows
    signal = room.page.record_wanted if name == "open_record" else room.page.export_wanted
    (button,) = room.page.recorded.findChildren(QPushButton, name)
    with room.qtbot.waitSignal(signal) as sent:
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert sent.args == [row.id]


def test_another_decision_starts_with_the_kinds(room: Room) -> None:
    _record(room)
    (button,) = room.page.recorded.findChildren(QPushButton, "another")
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert room.page.kinds.isVisible()


def _answer(room: Room, dialog: type[NumberDialog | DiscardDialog], *, reason: str = "") -> None:
    """Answer the next dialog of this kind by keyboard, as soon as it is there."""

    def answer() -> None:
        found = room.page.findChild(dialog)
        assert found is not None
        (go_ahead,) = found.findChildren(QPushButton, "go_ahead")
        if isinstance(found, DiscardDialog) and reason:
            QTest.keyClick(go_ahead, Qt.Key.Key_Space)
            (row,) = found.findChildren(kit.FieldRow, "reason_row")
            assert row.error() == "Say why it is discarded."
            (text,) = found.findChildren(kit.GrowingText, "reason")
            QTest.keyClicks(text, reason)
        QTest.keyClick(go_ahead, Qt.Key.Key_Space)

    QTimer.singleShot(0, answer)


def test_a_draft_is_given_a_number_to_quote(room: Room) -> None:
    walk = room.start("police-crime")
    _answer(room, NumberDialog)
    walk.number_wanted.emit()
    room.settled()
    assert walk.reference is not None
    assert room.kept().reference == walk.reference


def test_a_numbered_draft_is_discarded_with_a_reason(room: Room) -> None:
    walk = room.start("police-crime")
    _answer(room, NumberDialog)
    walk.number_wanted.emit()
    room.settled()
    _answer(room, DiscardDialog, reason="Entered twice")
    walk.discard_wanted.emit()
    room.settled()
    assert not room.do(partial(casework.drafts, room.book))
    assert room.page.kinds.isVisible()


def test_an_unnumbered_draft_is_discarded_and_can_be_restored(room: Room) -> None:
    walk = room.start("police-crime")
    _answer(room, DiscardDialog)
    walk.discard_wanted.emit()
    room.settled()
    assert not room.do(partial(casework.drafts, room.book))
    (row,) = room.do(partial(casework.discarded_drafts, room.book))
    room.do(partial(casework.restore_draft, room.book, row.id))
    assert room.kept().id == row.id


def test_a_draft_that_is_gone_is_said_among_the_kinds(room: Room) -> None:
    room.page.resume(casework.DraftId("0" * 32))
    room.settled()
    bars = [bar for bar in room.page.kinds.findChildren(kit.NoticeBar) if bar.isVisible()]
    assert len(bars) == 1
    assert all(card.isEnabled() for card in room.page.kinds.cards())
