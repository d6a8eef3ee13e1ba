from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain.card import Card, Paper
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.urgent_card.card_record_page import CardRecordPage
from tests.domain import cards, samples
from tests.windows.lane import OnLane


@pytest.fixture
def page(lane: OnLane, qtbot: QtBot, theme: Theme) -> CardRecordPage:
    lane.filled.clock.now = cards.HAPPENED + timedelta(hours=7)
    made = CardRecordPage(lane.desk, lane.filled.book, theme)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    made.shown()
    return made


def record(lane: OnLane, card: Card) -> casework.RecordedCard:
    return lane.do(lambda house: casework.record_card(house.book, card))


def read(page: CardRecordPage) -> str:
    texts = [view.toPlainText() for view in page.findChildren(QTextEdit)]
    return "\n".join(texts)


def button(page: CardRecordPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def test_a_card_is_read_with_every_time_and_every_part(lane: OnLane, page: CardRecordPage) -> None:
    made = record(lane, cards.on_paper("RH1-014"))
    page.open_card(made.card_id)
    lane.settle()
    told = read(page)
    for words in (
        "Her clothes tonight and the bench by the canal, given to Fictional Police.",
        "Written on card RH1-014",
        "Sun 22 November 2026, 02:04 GMT",
        "Sun 22 November 2026, 02:13 GMT",
        "Recorded 7 hours later",
        "Rang back on a number we found",
        "Risk to life or of serious harm now",
        "R-0417",
        "Night senior",
        "She is missing",
    ):
        assert words in told, words
    bar = page.findChild(kit.NoticeBar, "standing")
    assert bar is not None
    assert "on the word of Sam Okoro" in bar.words()


def test_what_the_paper_left_blank_is_named(lane: OnLane, page: CardRecordPage) -> None:
    blank = Card(
        happened_at=cards.HAPPENED, paper=Paper(used=True, serial="RH1-014", blanks_stand=True)
    )
    page.open_card(record(lane, blank).card_id)
    lane.settle()
    told = read(page)
    assert "What was given to someone not named is not said." in told
    assert "Left blank" in told
    assert "Not named" in told
    assert told.count("Not answered") == 5


def test_it_leads_to_the_write_up_and_then_to_the_decision(
    lane: OnLane, page: CardRecordPage
) -> None:
    made = record(lane, cards.live())
    page.open_card(made.card_id)
    lane.settle()
    asked, opened = QSignalSpy(page.write_up_asked), QSignalSpy(page.decision_asked)
    assert not button(page, "read_decision").isVisible()
    button(page, "write_up").click()
    assert asked.at(0) == [made.card_id]

    def write_up(book: casework.Casebook) -> None:
        draft = casework.write_up_card(book, made.card_id)
        case = replace(samples.refused("general"), card_entry=draft.case.card_entry)
        casework.record_decision(book, draft.id, case)

    lane.do(lambda house: write_up(house.book))
    lane.settle()
    page.open_card(made.card_id)
    lane.settle()
    assert not button(page, "write_up").isVisible()
    button(page, "read_decision").click()
    assert opened.at(0) == [made.card_id]
    kind = page.findChild(QLabel, "kind")
    assert kind is not None
    assert kind.text() == "Urgent card, written up since"


def test_no_word_of_a_card_that_is_not_as_signed_is_shown(
    lane: OnLane, page: CardRecordPage
) -> None:
    first, second = record(lane, cards.live()), record(lane, cards.live())
    page.open_card(first.card_id)
    lane.settle()
    assert "Fictional Police" in read(page)

    def meddle(book: casework.Casebook) -> None:
        book.store.run("DROP TRIGGER payloads_never_change")
        book.store.run("UPDATE payloads SET secret = zeroblob(32)")

    lane.do(lambda house: meddle(house.book))
    page.open_card(second.card_id)
    lane.settle()
    assert read(page) == ""
    bar = page.findChild(kit.NoticeBar, "trouble")
    assert bar is not None
    assert "not shown, because it is not as it was recorded" in bar.words()
