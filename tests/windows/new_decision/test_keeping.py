from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.keeping import AT_MOST_MS, PAUSE_MS
from caldicott_desktop.windows.new_decision.walkthrough_page import WalkthroughPage
from caldicott_desktop.windows.shell import Shell
from caldicott_desktop.windows.window_state import WindowState
from tests.windows.new_decision.conftest import Room
from tests.windows.new_decision.hands import go_to

PROMISE_MS = 2000  # from the last keystroke to the disk


def _field(walk: WalkthroughPage, path: str) -> QWidget:
    found = walk.target(path)
    assert found is not None
    return found


def test_what_is_typed_is_on_disk_within_two_seconds_of_the_last_key(room: Room) -> None:
    walk = room.start("police-crime")
    QTest.keyClicks(_field(walk, "/request/organisation"), "Fictional Constabulary")
    with room.qtbot.waitSignal(walk.keeping.saved):
        pass
    assert room.kept().case.request.organisation == "Fictional Constabulary"
    assert not walk.keeping.is_dirty


def test_typing_on_without_a_pause_is_saved_all_the_same(room: Room) -> None:
    walk = room.start("police-crime")
    field = _field(walk, "/request/asked_for")
    typing = QTimer(walk)
    typing.timeout.connect(lambda: QTest.keyClicks(field, "a"))
    typing.start(PAUSE_MS // 7)
    with room.qtbot.waitSignal(walk.keeping.saved):
        pass
    typing.stop()
    assert room.kept().case.request.asked_for


def test_the_pauses_leave_time_for_the_disk_within_the_two_seconds() -> None:
    assert PAUSE_MS < AT_MOST_MS < PROMISE_MS * 3 / 4


def test_leaving_saves_at_once(room: Room) -> None:
    walk = room.start("police-crime")
    QTest.keyClicks(_field(walk, "/request/name"), "DC Roe")
    room.page.leaving()
    assert room.kept().case.request.name == "DC Roe"


def test_a_failed_save_is_said_and_nothing_typed_is_lost(room: Room) -> None:
    walk = room.start("police-crime")
    room.do(partial(casework.lock, room.book))
    QTest.keyClicks(_field(walk, "/request/name"), "DC Roe")
    with room.qtbot.waitSignal(walk.keeping.failed, timeout=5000):
        pass
    assert walk.keeping.is_dirty
    (said,) = walk.findChildren(kit.SpokenLabel, "saved")
    assert said.text() == "Not saved. Still here on the page."
    bars = [bar for bar in walk.findChildren(kit.NoticeBar, "trouble") if bar.isVisible()]
    assert len(bars) == 1
    assert bars[0].words()
    assert walk.case.request.name == "DC Roe"


def test_what_could_not_be_saved_is_asked_about_before_the_house_is_left(room: Room) -> None:
    walk = room.start("police-crime")
    assert room.page.unsaved() == ""
    room.do(partial(casework.lock, room.book))
    QTest.keyClicks(_field(walk, "/request/name"), "DC Roe")
    with room.qtbot.waitSignal(walk.keeping.failed, timeout=5000):
        pass
    told: list[str] = []

    def stay(_parent: QWidget, why: str) -> bool:
        told.append(why)
        return False

    shell = Shell(WindowState(left=0, top=0, width=900, height=640), asks_to_leave=stay)
    shell.add_page("new_decision", room.page)
    assert not shell.close()
    assert not shell.may_leave()
    assert told == [room.page.unsaved()] * 2
    assert told[0]
    walk.keeping.stop()
    assert shell.may_leave()


def test_a_draft_survives_being_closed_and_opens_with_what_could_not_be_read(room: Room) -> None:
    walk = room.start("police-crime")
    QTest.keyClicks(_field(walk, "/request/reply_by_on"), "31/2")
    QTest.keyClicks(_field(walk, "/request/name"), "DC Roe")
    kept_id = _close(room)
    room.page.resume(kept_id)
    room.settled()
    again = room.walk
    assert again is not walk
    day = _field(again, "/request/reply_by_on")
    assert isinstance(day, kit.DateField)
    assert day.text() == "31/2"
    assert again.case.request.name == "DC Roe"
    assert again.case.request.reply_by_on is None
    assert room.kept().typed == {"/request/reply_by_on": "31/2"}
    day.selectAll()
    QTest.keyClicks(day, "4 Dec 2026")
    room.page.leaving()
    assert room.kept().typed == {}


def _close(room: Room) -> casework.DraftId:
    """Leave the draft for another decision, and say which it was."""
    room.page.start()
    return room.kept().id


def test_a_draft_is_resumed_at_the_page_where_it_was_left(room: Room) -> None:
    walk = room.start("police-crime")
    go_to(walk, Section.BALANCE)
    QTest.keyClicks(_field(walk, "/balance/harm_if_shared"), "Loss of trust")
    room.page.resume(_close(room))
    room.settled()
    assert room.walk.section is Section.BALANCE


def test_the_line_says_when_it_was_saved(room: Room) -> None:
    walk = room.start("police-crime")
    (said,) = walk.findChildren(kit.SpokenLabel, "saved")
    QTest.keyClicks(_field(walk, "/request/name"), "DC Roe")
    walk.keeping.flush()
    assert said.text() == "Saving…"
    room.settled()
    assert said.text() == "Saved 11:00. Leave at any point."


def test_a_draft_that_was_recorded_or_discarded_is_not_saved_again(room: Room) -> None:
    walk = room.start("police-crime")
    QTest.keyClicks(_field(walk, "/request/name"), "DC Roe")
    walk.keeping.stop()
    with room.qtbot.assertNotEmitted(walk.keeping.saving, wait=PAUSE_MS + 100):
        walk.keeping.flush()
