from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from caldicott_desktop.domain.sections import Section
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.guidance_pane import GuidancePane
from caldicott_desktop.windows.new_decision.stop_check_row import StopCheckRow
from caldicott_desktop.windows.new_decision.walkthrough_page import WalkthroughPage
from caldicott_desktop.windows.theme import Theme
from tests.domain import samples
from tests.windows.new_decision.conftest import Room
from tests.windows.new_decision.hands import go_to


def _shown(walk: WalkthroughPage, kind: type[QWidget], name: str) -> QWidget:
    (found,) = walk.findChildren(kind, name)
    return found


def _text(walk: WalkthroughPage, name: str) -> str:
    found = _shown(walk, QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def _tasks(walk: WalkthroughPage) -> kit.TaskList:
    walk.arrive()
    (found,) = walk.findChildren(kit.TaskList)
    return found


def test_ctrl_enter_saves_and_goes_on(room: Room) -> None:
    walk = room.start("police-crime")
    field = walk.target("/request/name")
    assert field is not None
    QTest.keyClicks(field, "DC Roe")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.qtbot.waitUntil(lambda: walk.section is Section.INFORMATION)
    assert room.kept().case.request.name == "DC Roe"


def test_the_keyboard_goes_through_every_page_and_back_again(room: Room) -> None:
    walk = room.start("police-crime")
    visited = [walk.section]
    while walk.section is not Section.CHECK:
        QTest.keyClick(walk, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        visited.append(walk.section)
        assert len(visited) <= len(Section)
    assert visited == list(Section)
    for section in reversed(list(Section)[:-1]):
        QTest.keyClick(walk, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
        assert walk.section is section


@pytest.mark.parametrize(
    ("section", "paths"),
    [
        (
            Section.LAW,
            ["/law/nation", "/triage/identifiable", "/triage/process", "/law/gateway_id"],
        ),
        (Section.PRINCIPLE_8, ["/conclusion/telling/told", "/principles/7/rating"]),
    ],
    ids=["law", "principle_8"],
)
def test_tab_comes_by_parts_of_a_page_in_the_order_they_stand(
    room: Room, section: Section, paths: list[str]
) -> None:
    walk = room.start("police-crime")
    go_to(walk, section)
    wanted = {path: target for path in paths if (target := walk.target(path)) is not None}
    assert list(wanted) == paths
    wanted[paths[0]].setFocus()
    met = [paths[0]]
    while met[-1] != paths[-1]:
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.objectName() != "go_on"
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        met += [p for p, w in wanted.items() if at is w or (at and w.isAncestorOf(at))]
    assert list(dict.fromkeys(met)) == paths


def test_the_way_to_a_short_decision_is_the_stop_before_the_first_answer(room: Room) -> None:
    walk = room.start("police-crime")
    first, kind = QApplication.focusWidget(), walk.target("/request/requester_kind")
    assert first is not None
    assert first is kind
    (offer,) = walk.findChildren(kit.NoticeBar, "short_offer")
    QTest.keyClick(first, Qt.Key.Key_Backtab)
    assert offer.action.hasFocus()
    stops = []
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops == [kind, walk.target("/request/organisation"), walk.target("/request/name")]
    go_to(walk, Section.INFORMATION)
    assert not offer.isVisible()
    go_to(walk, Section.REQUEST)
    assert offer.isVisible()


def test_each_page_has_its_title_its_guidance_and_its_place_in_the_list(room: Room) -> None:
    walk = room.start("police-crime")
    (pane,) = walk.findChildren(GuidancePane)
    titles, guidance = [], []
    for section in Section:
        go_to(walk, section)
        assert _tasks(walk).current() == section.code
        titles.append(_text(walk, "title"))
        if section.principle is not None:
            assert titles[-1] == samples.GUIDANCE.principles[section.principle - 1].title
            assert _text(walk, "place") == f"Principle {section.principle} of 8"
        guidance.append([label.text() for label in pane.findChildren(QLabel) if label.text()])
        focused = QApplication.focusWidget()
        assert focused is not None, section
        assert walk.isAncestorOf(focused), section
    assert all(titles)
    assert len(set(titles)) == len(Section)
    assert all(guidance)


def test_the_task_list_follows_the_answers(room: Room) -> None:
    walk = room.start("general")
    case = samples.change(samples.shared("general"), **{"/law/gateway_id": "public-interest"})
    row = _tasks(walk).row("balance")
    assert "To do" in row.accessibleName()
    walk.show_case(case)
    assert "Done" in row.accessibleName()
    assert "Met" in _tasks(walk).row("principle_1").accessibleName()
    assert "Ready" in _tasks(walk).row("check").accessibleName()


def test_the_head_names_the_draft_by_references_only(room: Room) -> None:
    walk = room.start("police-crime")
    walk.show_case(samples.shared())
    assert _text(walk, "kind_title") == "Police request"
    assert _text(walk, "draft_line") == "Draft · R-0417"
    assert _text(walk, "asked_line") == "Asked Mon 16 Nov 2026"
    walk.show_reference("CG-2026-0001")
    assert _text(walk, "draft_line") == "Draft · CG-2026-0001 · R-0417"


def test_text_that_cannot_be_read_is_said_before_going_on_and_then_kept(room: Room) -> None:
    walk = room.start("police-crime")
    day = walk.target("/request/reply_by_on")
    assert isinstance(day, kit.DateField)
    QTest.keyClicks(day, "31/2")
    go_on = _shown(walk, kit.ActionButton, "go_on")
    QTest.keyClick(go_on, Qt.Key.Key_Space)
    assert _tasks(walk).current() == "request"
    (faults,) = walk.findChildren(kit.ErrorSummary)
    assert faults.isVisible()
    assert day.property("faulty") is True
    QTest.keyClick(go_on, Qt.Key.Key_Space)
    assert _tasks(walk).current() == "information"
    go_to(walk, Section.REQUEST)
    assert day.text() == "31/2"


def test_what_is_missing_is_said_beside_its_field_and_goes_when_answered(room: Room) -> None:
    walk = room.start("police-crime")
    walk.open_path("/request/channel")
    rows = walk.findChildren(kit.FieldRow, "channel_row")
    assert rows[0].error().startswith("Say how the request came")
    channel = walk.target("/request/channel")
    assert isinstance(channel, kit.PickList)
    QTest.keyClick(channel, Qt.Key.Key_Down)
    room.qtbot.waitUntil(lambda: rows[0].error() == "")


def test_f6_moves_between_the_page_and_the_task_list(room: Room) -> None:
    walk = room.start("police-crime")
    QTest.keyClick(walk, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert _tasks(walk).isAncestorOf(focused)
    QTest.keyClick(walk, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not _tasks(walk).isAncestorOf(focused)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_page_is_wider_than_the_window(room: Room, theme: Theme, scale: float) -> None:
    theme.set_scale(scale)
    walk = room.start("police-crime")
    wider = []
    for width in (900, 1240):
        room.page.resize(width, 846)
        for section in Section:
            go_to(walk, section)
            QApplication.processEvents()
            wider += [
                (section, width, scroll.objectName())
                for scroll in walk.findChildren(kit.ScrollPage)
                if scroll.isVisible() and scroll.horizontalScrollBar().maximum()
            ]
    assert not wider


def test_with_large_text_the_tasks_are_behind_a_button_and_guidance_below(
    room: Room, theme: Theme
) -> None:
    theme.set_scale(2.0)
    walk = room.start("police-crime")
    QApplication.processEvents()
    assert not _shown(walk, QFrame, "plate").isVisible()
    assert not _shown(walk, QFrame, "aside").isVisible()
    (pane,) = walk.findChildren(GuidancePane)
    assert pane.isVisible()
    button = _shown(walk, QPushButton, "show_tasks")
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert _shown(walk, QFrame, "plate").isVisible()
    _tasks(walk).row("law").click()
    assert walk.section is Section.LAW
    assert not _shown(walk, QFrame, "plate").isVisible()


def test_pages_are_let_go_of_when_the_draft_is_left(room: Room) -> None:
    walk = room.start("police-crime")
    for section in Section:
        go_to(walk, section)
    kept = weakref.ref(walk)
    del walk
    room.page.start()
    room.settled()

    def gone() -> bool:
        QApplication.sendPostedEvents(None, 0)
        gc.collect()
        return kept() is None

    room.qtbot.waitUntil(gone)


def test_the_page_before_stays_until_the_next_one_is_whole(room: Room) -> None:
    walk = room.start("police-crime")
    before = walk.target("/request/name")
    assert before is not None
    walk.open_section(Section.STOP_CHECKS)
    assert before.isVisible()
    room.qtbot.waitUntil(lambda: not before.isVisible())
    first = walk.target("/stop_checks/0/answer")
    assert first is not None
    assert first.isVisible()


def test_what_is_typed_while_a_page_is_made_goes_into_that_page(room: Room) -> None:
    walk = room.start("police-crime")
    walk.open_section(Section.INFORMATION)
    for digit in (Qt.Key.Key_4, Qt.Key.Key_1, Qt.Key.Key_2):
        # As it comes from the system: to the window, not to a field.
        QTest.keyClick(room.page.windowHandle(), digit)
    walk.keeping.flush()
    assert room.kept().case.subject.reference == "412"


def test_the_next_page_is_made_in_quiet_while_the_one_before_it_is_open(room: Room) -> None:
    walk = room.start("police-crime")
    go_to(walk, Section.ABOUT)
    assert not walk.findChildren(StopCheckRow)
    count = len(samples.kind("police-crime").stop_checks)
    room.qtbot.waitUntil(lambda: len(walk.findChildren(StopCheckRow)) == count)
    assert walk.section is Section.ABOUT


def test_who_goes_elsewhere_meanwhile_finds_the_page_whole_when_they_come_again(room: Room) -> None:
    walk = room.start("police-crime")
    walk.open_section(Section.STOP_CHECKS)
    walk.open_section(Section.ADVICE)
    assert walk.section is Section.ADVICE
    go_to(walk, Section.STOP_CHECKS)
    last = len(samples.kind("police-crime").stop_checks) - 1
    field = walk.target(f"/stop_checks/{last}/answer")
    assert field is not None
    assert field.isVisible()
