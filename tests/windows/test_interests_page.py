from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain.interests import Interest, InterestKind
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.interests_page import InterestRow, InterestsPage
from caldicott_desktop.windows.theme import Theme
from tests.windows.lane import OnLane, close, empty_book


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The page on show over a new vault."""

    lane: OnLane
    page: InterestsPage

    def types(self, **words: str) -> None:
        for name, text in words.items():
            field = self.page.findChild(QLineEdit, name)
            assert field is not None
            field.setText(text)

    def picks(self, kind: InterestKind) -> None:
        field = self.page.findChild(kit.PickList, "kind")
        assert field is not None
        field.set_value(kind.code)

    def presses(self, name: str, within: QWidget | None = None) -> None:
        button = (within or self.page).findChild(QPushButton, name)
        assert button is not None
        button.click()
        self.lane.settle()

    def declared(self) -> list[Interest]:
        found = self.lane.do(lambda house: casework.interests(house.book))
        return [each.interest for each in found]

    def rows(self) -> list[InterestRow]:
        return [row for row in self.page.findChildren(InterestRow) if row.isVisible()]

    def words(self) -> str:
        return "\n".join(x.text() for x in self.page.findChildren(QLabel) if x.isVisible())


@pytest.fixture
def seen(desk: Desk, qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[Seen]:
    del theme
    lane = empty_book(desk, qtbot, tmp_path)
    page = InterestsPage(desk, lane.filled.book)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    page.shown()
    lane.settle()
    yield Seen(lane=lane, page=page)
    close(lane)


def test_what_is_written_and_not_declared_is_not_lost_unasked(seen: Seen) -> None:
    assert seen.page.unsaved() == ""
    words = seen.page.findChild(QLineEdit, "words")
    assert words is not None
    QTest.keyClicks(words, "The owner employs me.")
    assert seen.page.unsaved()
    seen.picks(InterestKind.EMPLOYED_BY_OWNER)
    seen.presses("declare")
    assert seen.page.unsaved() == ""


def test_an_interest_is_declared_and_listed(seen: Seen) -> None:
    assert "You have declared none." in seen.words()
    seen.picks(InterestKind.RELATIVE)
    seen.types(
        words="My brother is a partner of the firm",
        references="R-1, R-2",
        organisations="Alder and Wyn",
        since_on="1 May 2024",
    )
    seen.presses("declare")
    assert seen.declared() == [
        Interest(
            kind=InterestKind.RELATIVE,
            words="My brother is a partner of the firm",
            references=("R-1", "R-2"),
            organisations=("Alder and Wyn",),
            since_on=date(2024, 5, 1),
        )
    ]
    assert len(seen.rows()) == 1
    told = seen.words()
    assert "Relative or friend · concerns R-1, R-2, Alder and Wyn · since 1 May 2024" in told
    assert "Lasts" in told
    line = seen.page.findChild(QLineEdit, "words")
    assert line is not None
    assert line.text() == ""


def test_ones_own_is_changed_and_ended(seen: Seen) -> None:
    seen.picks(InterestKind.EMPLOYED_BY_OWNER)
    seen.types(words="The owner employs me")
    seen.presses("declare")
    assert "concerns every decision" in seen.words()
    seen.presses("change", seen.rows()[0])
    seen.types(ended_on="5 January 2026")
    seen.presses("declare")
    (interest,) = seen.declared()
    assert interest.ended_on == date(2026, 1, 5)
    assert "Ended" in seen.words()
    seen.presses("change", seen.rows()[0])
    seen.presses("leave")
    seen.picks(InterestKind.OTHER)
    seen.types(words="Another one", since_on="1 February 2027")
    seen.presses("declare")
    assert len(seen.declared()) == 2
    assert "To come" in seen.words()


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ({}, ["kind_row", "words_row"]),
        ({"words": "I own shares"}, ["kind_row"]),
        ({"since_on": "31/"}, ["since_on_row"]),
        ({"since_on": "31/", "ended_on": "soon"}, ["since_on_row", "ended_on_row"]),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    seen: Seen, words: dict[str, str], rows: list[str]
) -> None:
    seen.types(**words)
    seen.presses("declare")
    faulty = [each.objectName() for each in seen.page.findChildren(kit.FieldRow) if each.error()]
    assert faulty == rows
    assert seen.declared() == []


def test_several_faults_are_listed_until_the_last_of_them_is_put_right(seen: Seen) -> None:
    seen.presses("declare")
    (faults,) = seen.page.findChildren(kit.ErrorSummary)
    assert faults.hasFocus()
    _kind, words = faults.findChildren(kit.LinkButton)
    words.click()
    line = seen.page.findChild(QLineEdit, "words")
    assert line is not None
    assert line.hasFocus()
    QTest.keyClicks(line, "I own shares")
    assert faults.isVisible()
    kind = seen.page.findChild(kit.PickList, "kind")
    assert kind is not None
    QTest.keyClick(kind, Qt.Key.Key_Down)
    assert faults.isHidden()
    seen.presses("declare")
    assert [each.words for each in seen.declared()] == ["I own shares"]


def test_other_peoples_are_there_to_read(seen: Seen) -> None:
    def elses(book: casework.Casebook) -> casework.DeclaredInterest:
        interest = Interest(kind=InterestKind.FINANCIAL, words="I own shares")
        casework.declare_interest(book, interest)
        return casework.interests(book)[0]

    mine = seen.lane.do(lambda house: elses(house.book))
    seen.page.shown()
    seen.lane.settle()
    (row,) = seen.rows()
    change = row.findChild(QPushButton, "change")
    assert change is not None
    assert change.isVisible()
    assert mine.person not in seen.words()
    card = seen.page.findChild(kit.Card, "others_card")
    assert card is not None
    assert not card.isVisible()
