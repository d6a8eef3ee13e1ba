"""Coming back to a draft: to the page it was left on, and to how it stood earlier."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton

from caldicott_desktop.domain.sections import Section
from caldicott_desktop.store import drafts
from caldicott_desktop.windows.new_decision.earlier_dialog import EarlierDialog
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from tests.windows.new_decision.conftest import NOW, Room


def dialog() -> EarlierDialog | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, EarlierDialog) else None


def said(over: EarlierDialog) -> str:
    return " ".join(each.text() for each in over.findChildren(QLabel) if each.isVisible())


def asked(room: Room, key: Qt.Key) -> str:
    """Ask for the earlier versions and answer with `key`; gives what was said."""
    told: list[str] = []

    def answer() -> None:
        over = dialog()
        if over is not None:
            told.append(said(over))
            QTest.keyClick(over.focusWidget(), key)

    answering = QTimer(room.page)
    answering.timeout.connect(answer)
    answering.start(50)
    room.walk.earlier_wanted.emit()
    room.qtbot.waitUntil(lambda: bool(told) and dialog() is None)
    answering.stop()
    room.settled()
    return told[0]


def keep_a_version(room: Room) -> None:
    """Keep how the draft stands as an earlier version, as five minutes of writing would."""
    kept = room.kept()

    def save() -> None:
        with room.book.store.transaction():
            case = replace(kept.case, dissent="One of us thinks we should refuse")
            drafts.save(room.book.store, bytes.fromhex(kept.id), case, {}, NOW, keep=True)
            drafts.save(room.book.store, bytes.fromhex(kept.id), kept.case, {}, NOW, keep=True)

    room.do(save)


def test_a_draft_opens_on_the_page_it_was_left_on_in_another_session(room: Room) -> None:
    room.start("police-crime").open_section(Section.BALANCE)
    draft_id = room.kept().id
    later = NewDecisionPage(room.desk, room.book)
    room.qtbot.addWidget(later)
    later.show()
    later.resume(draft_id)
    room.settled()
    assert later.walkthrough is not None
    assert later.walkthrough.section is Section.BALANCE


def test_an_earlier_version_says_what_it_held_and_is_gone_back_to_by_keyboard(room: Room) -> None:
    room.start("police-crime").open_section(Section.ADVICE)
    keep_a_version(room)
    told = asked(room, Qt.Key.Key_Return)
    assert "20 Nov 2026, 11:00" not in told  # it stands in the list
    assert "Advice: 1 answer differs. “One of us thinks we should refuse”" in told
    assert room.kept().case.dissent == "One of us thinks we should refuse"
    assert room.walk.case.dissent == "One of us thinks we should refuse"
    assert room.walk.section is Section.ADVICE


def test_leaving_it_as_it_is_changes_nothing(room: Room) -> None:
    room.start("police-crime")
    keep_a_version(room)
    before = room.kept()
    asked(room, Qt.Key.Key_Escape)
    assert room.kept() == before


def test_without_an_earlier_version_it_says_so(room: Room) -> None:
    room.start("police-crime")
    assert "There is none yet that differs" in asked(room, Qt.Key.Key_Escape)


def test_a_dialog_with_nothing_to_go_back_to_is_no_larger_than_its_words(room: Room) -> None:
    over = EarlierDialog(room.page, ())
    assert over.height() < 12 * over.fontMetrics().height()
    over.deleteLater()


def test_the_versions_stand_newest_first_with_their_times(room: Room) -> None:
    room.start("police-crime")
    keep_a_version(room)
    seen: list[str] = []

    def look() -> None:
        over = dialog()
        versions = over.findChild(QListWidget, "versions") if over else None
        if over is not None and versions is not None:
            seen.extend(versions.item(row).text() for row in range(versions.count()))
            leave = over.findChild(QPushButton, "leave")
            assert leave is not None
            leave.click()

    looking = QTimer(room.page, interval=20)
    looking.timeout.connect(look)
    looking.start()
    room.walk.earlier_wanted.emit()
    room.qtbot.waitUntil(lambda: bool(seen))
    looking.stop()
    assert seen == ["20 Nov 2026, 11:00 · 1 answer differs"]
