from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Recorded
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.earlier import EarlierDialog, EarlierRow
from tests.domain import samples
from tests.windows.new_decision.conftest import Room
from tests.windows.new_decision.hands import go_to


def record(book: Casebook, reasons: str) -> Recorded:
    case = samples.change(
        samples.refused(),
        **{
            "/conclusion/reasons": reasons,
            "/conclusion/in_one_sentence": "Notes of two weeks, no more.",
            "/subject/reference": "R-0001",
        },
    )
    draft = casework.new_draft(book, case.kind_id)
    return casework.record_decision(book, draft.id, case)


def words(room: Room) -> str:
    found = room.walk.findChild(QLabel, "earlier_words")
    assert found is not None
    return found.text()


def rows(room: Room) -> list[EarlierRow]:
    """The rows that are shown, once there are some; those of before are let go of meanwhile."""

    def shown() -> list[EarlierRow]:
        return [each for each in room.walk.findChildren(EarlierRow) if not each.isHidden()]

    room.qtbot.waitUntil(lambda: bool(shown()))
    return shown()


def test_the_first_decision_is_told_that_there_is_nothing_like_it(room: Room) -> None:
    walk = room.start("police-crime")
    go_to(walk, Section.DECISION)
    room.settled()
    assert words(room) == "Nothing like it has been decided in this vault yet."
    assert room.walk.findChildren(EarlierRow) == []
    row = walk.findChild(kit.FieldRow, "why_different_row")
    assert row is not None
    assert not row.isVisible()


def test_earlier_decisions_stand_beside_the_question_and_are_noted(room: Room) -> None:
    made = room.do(lambda: record(room.book, "Only R-0001’s October bears on the question"))
    walk = room.start("police-crime")
    go_to(walk, Section.DECISION)
    room.settled()
    (row,) = rows(room)
    said = [each.text() for each in row.findChildren(QLabel)]
    assert "Notes of two weeks, no more." in said
    assert "Only the person’s October bears on the question" in said
    assert not any("R-0001" in each for each in said)
    why = walk.findChild(kit.GrowingText, "why_different")
    assert why is not None
    QTest.keyClicks(why, "Another month is asked for")
    walk.keeping.flush()
    kept = room.kept().case.precedents
    assert kept.shown == (made.reference,)
    assert kept.why_different == "Another month is asked for"


def test_one_of_them_is_looked_at_more_closely(room: Room) -> None:
    room.do(lambda: record(room.book, "long " * 100 + "end"))
    walk = room.start("police-crime")
    go_to(walk, Section.DECISION)
    room.settled()
    (row,) = rows(room)
    link = row.findChild(kit.LinkButton)
    assert link is not None
    assert "Police request, decided" in link.accessibleName()
    QTest.keyClick(link, Qt.Key.Key_Space)
    dialog = room.page.window().findChild(EarlierDialog)
    assert dialog is not None
    told = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "long end" in told
    assert "Reasons" in told
    dialog.accept()
