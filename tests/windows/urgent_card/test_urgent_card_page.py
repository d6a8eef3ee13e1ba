from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain.card import Card, CardResult, GivenWay, IdentityWay
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.names.who_is import WhoIs
from caldicott_desktop.windows.questions.fields import Field
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.urgent_card import urgent_card_page
from caldicott_desktop.windows.urgent_card.urgent_card_page import UrgentCardPage
from tests.domain import cards
from tests.windows.lane import OnLane

NIGHT = cards.HAPPENED
Show = Callable[[], UrgentCardPage]


@pytest.fixture
def show(lane: OnLane, qtbot: QtBot, theme: Theme) -> Iterator[Show]:
    del theme
    lane.filled.clock.now = NIGHT

    def shown() -> UrgentCardPage:
        page = UrgentCardPage(lane.desk, lane.filled.book, asks_to_clear=lambda _page: True)
        qtbot.addWidget(page)
        page.resize(1240, 850)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.shown()
        lane.settle()
        return page

    yield shown
    lane.settle()


def field(page: UrgentCardPage, path: str) -> Field:
    return page.sheet.field(path)


def fill(page: UrgentCardPage, card: Card) -> None:
    """Show a whole card as if it had been typed."""
    page.sheet.show_card(card, {})
    page.sheet.changed.emit()


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QWidget, name)
    assert isinstance(button, kit.LinkButton | kit.ActionButton) or button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def summary(page: UrgentCardPage) -> list[str]:
    box = page.findChild(kit.ErrorSummary, "faults")
    assert box is not None
    return [link.accessibleName() for link in box.findChildren(kit.SentenceLink)]


def test_what_is_known_is_filled_in_and_counts_no_answer(show: Show) -> None:
    page = show()
    assert page.card == Card(
        happened_at=NIGHT,
        identity=replace(Card().identity, checked_by="Priya Nair"),
        recorded_by=replace(Card().recorded_by, name="Priya Nair", job="Registered manager"),
    )
    assert QApplication.focusWidget() is field(page, "/asker/name").widget


def test_the_time_is_that_of_the_first_words(lane: OnLane, show: Show) -> None:
    page = show()
    lane.filled.clock.now += timedelta(hours=1)
    QTest.keyClicks(field(page, "/asker/name").widget, "PC Roe")
    assert page.card.happened_at == NIGHT + timedelta(hours=1)
    lane.filled.clock.now += timedelta(minutes=2)
    QTest.keyClicks(field(page, "/asker/job").widget, "Constable")
    assert page.card.happened_at == NIGHT + timedelta(hours=1)


def test_a_card_is_recorded_and_leads_on(lane: OnLane, show: Show, qtbot: QtBot) -> None:
    page = show()
    asked = QSignalSpy(page.write_up_asked)
    fill(page, cards.live())
    lane.filled.clock.now += timedelta(minutes=2)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "CG-2026-0001" in words(page, "done_words"))
    lane.settle()
    (row,) = lane.do(lambda house: casework.decisions(house.book)).rows
    assert lane.do(lambda house: casework.open_card(house.book, row.id)).card == cards.live()
    assert lane.do(lambda house: casework.card_draft(house.book)) is None
    assert words(page, "done_words") == "Recorded as CG-2026-0001 at 02:06"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert asked.at(0) == [row.id]
    press(page, "another")
    assert page.card.asker == Card().asker
    assert words(page, "done_words") == ""


def test_everything_that_is_lacking_is_said_beside_its_field_and_at_the_top(
    lane: OnLane, show: Show
) -> None:
    page = show()
    press(page, "record")
    lane.settle()
    assert len(summary(page)) == 10
    said = {each.path: each.row.error() for each in page.sheet if each.row and each.row.error()}
    assert said["/urgency/words"].startswith("Write in their words")
    assert len(said) == 10
    links = page.findChildren(kit.SentenceLink)
    links[0].click()
    assert QApplication.focusWidget() is field(page, "/asker/name").widget
    QTest.keyClicks(focused(), "P")
    row = field(page, "/asker/name").row
    assert row is not None
    assert row.error() == ""
    assert lane.do(lambda house: casework.decisions(house.book)).total == 0


def test_half_a_time_is_kept_and_said_before_anything_is_recorded(lane: OnLane, show: Show) -> None:
    page = show()
    fill(page, cards.live())
    at = field(page, "/happened_at")
    assert isinstance(at.widget, kit.DateTimeField)
    at.widget.time.setText("2")
    at.widget.day.setText("31/")
    at.changed.emit()
    press(page, "record")
    lane.settle()
    assert len(summary(page)) == 1
    assert lane.do(lambda house: casework.decisions(house.book)).total == 0
    kept = lane.do(lambda house: casework.card_draft(house.book))
    assert kept is None or kept.typed == {"/happened_at": "31/\n2"}
    page.leaving()
    lane.settle()
    kept = lane.do(lambda house: casework.card_draft(house.book))
    assert kept is not None
    assert kept.typed == {"/happened_at": "31/\n2"}
    again = show()
    assert again.sheet.typed() == {"/happened_at": "31/\n2"}


def test_a_card_half_typed_comes_back_after_a_lock(lane: OnLane, show: Show) -> None:
    page = show()
    fill(page, cards.without(cards.live(), "/given/what"))
    page.leaving()
    lane.settle()
    again = show()
    assert again.card == cards.without(cards.live(), "/given/what")
    assert "go on where you left" in words(again, "saved")
    press(again, "clear")
    lane.settle()
    assert lane.do(lambda house: casework.card_draft(house.book)) is None
    assert again.card.asker == Card().asker
    assert show().card.asker == Card().asker


def test_it_is_saved_by_itself(lane: OnLane, show: Show, qtbot: QtBot) -> None:
    page = show()
    QTest.keyClicks(field(page, "/asker/name").widget, "PC Roe")
    qtbot.waitUntil(lambda: not page.saving.is_dirty, timeout=10_000)
    kept = lane.do(lambda house: casework.card_draft(house.book))
    assert kept is not None
    assert kept.card.asker.name == "PC Roe"
    assert words(page, "saved") == "Saved 02:04. Not recorded yet."


def test_a_save_that_fails_is_told_and_nothing_is_lost(
    lane: OnLane, show: Show, qtbot: QtBot
) -> None:
    page = show()
    lane.do(lambda house: house.book.store.run("PRAGMA query_only = ON"))
    QTest.keyClicks(field(page, "/asker/name").widget, "PC Roe")
    qtbot.waitUntil(lambda: bool(page.unsaved()), timeout=10_000)
    assert words(page, "saved") == "Not saved. Still here on the page."
    lane.do(lambda house: house.book.store.run("PRAGMA query_only = OFF"))
    bar = page.findChild(kit.NoticeBar, "trouble")
    assert bar is not None
    bar.acted.emit()
    lane.settle()
    assert page.unsaved() == ""
    assert bar.words() == ""


def test_an_answer_asks_for_what_belongs_to_it_and_hides_nothing_that_is_filled_in(
    show: Show,
) -> None:
    page = show()
    number = field(page, "/identity/card_number")
    assert not number.widget.isVisible()
    fill(page, cards.change(cards.live(), identity__ways=(IdentityWay.CARD_SEEN,)))
    assert number.widget.isVisible()
    assert isinstance(number.widget, QLineEdit)
    QTest.keyClicks(number.widget, "4471")
    ticks = field(page, "/identity/ways").widget
    assert isinstance(ticks, kit.TickGroup)
    ticks.button("card_seen").click()
    assert page.card.identity.ways == ()
    assert number.widget.isVisible()
    number.widget.selectAll()
    QTest.keyClick(number.widget, Qt.Key.Key_Delete)
    assert not number.widget.isVisible()
    fill(page, cards.change(cards.live(), given__ways=(GivenWay.NOTHING,), given__what=None))
    assert page.card.result is CardResult.NOTHING
    assert not field(page, "/given/what").widget.isVisible()


def test_one_person_is_named_with_one_press(show: Show) -> None:
    page = show()
    press(page, "i_decided")
    press(page, "i_gave")
    card = page.card
    assert card.decided_by == card.given_by == card.recorded_by


def test_a_decision_by_phone_has_its_own_time(show: Show) -> None:
    page = show()
    at = field(page, "/decided_by_phone_at")
    assert not at.widget.isVisible()
    box = page.findChild(QWidget, "by_phone")
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert at.widget.isVisible()
    assert page.card.decided_by_phone_at == NIGHT
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert page.card.decided_by_phone_at is None


def test_a_paper_card_is_typed_in_with_both_of_its_times(
    lane: OnLane, show: Show, qtbot: QtBot
) -> None:
    page = show()
    lane.filled.clock.now += timedelta(hours=7)
    press(page, "from_paper")
    assert page.card == replace(Card(), paper=replace(Card().paper, used=True))
    assert QApplication.focusWidget() is field(page, "/paper/serial").widget
    assert field(page, "/paper/written_at").widget.isVisible()
    assert words(page, "intro").startswith("Type the card in as it is written")
    QTest.keyClicks(field(page, "/paper/serial").widget, "rh1-14")
    QTest.keyClick(field(page, "/paper/serial").widget, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "not printed from this vault" in words(page, "serial_words"))
    fill(page, cards.on_paper("rh1-14"))
    press(page, "record")
    qtbot.waitUntil(lambda: "CG-2026-0001" in words(page, "done_words"))
    (row,) = lane.do(lambda house: casework.decisions(house.book)).rows
    assert row.late_s == 7 * 3600
    press(page, "another")
    press(page, "from_paper")
    fill(page, cards.on_paper("RH1-014"))
    press(page, "record")
    lane.settle()
    bar = page.findChild(kit.NoticeBar, "trouble")
    assert bar is not None
    assert "typed in already, as CG-2026-0001" in bar.words()


def test_going_over_to_paper_keeps_what_is_typed(show: Show) -> None:
    page = show()
    fill(page, cards.live())
    press(page, "from_paper")
    assert page.card.asker == cards.live().asker
    assert page.card.paper.used
    press(page, "from_paper")
    assert page.card == cards.live()


def test_a_name_is_pointed_out_and_the_reference_says_whom_it_means(
    lane: OnLane, show: Show, qtbot: QtBot
) -> None:
    ellery = casework.NamedPerson(reference="R-0417", name="Margaret Ellery")
    lane.do(lambda house: casework.keep_name(house.book, ellery))
    page = show()
    fill(page, cards.change(cards.live(), given__what="Where Margaret Ellery walks"))
    qtbot.waitUntil(lambda: "a name from the name key" in words(page, "identified"), timeout=10_000)
    line = page.findChild(WhoIs)
    assert line is not None
    qtbot.waitUntil(lambda: any("Ellery" in x.text() for x in line.findChildren(QLabel)))
    fill(page, cards.live())
    qtbot.waitUntil(lambda: words(page, "identified") == "", timeout=10_000)


def test_the_number_on_call_is_shown_where_it_is_known(lane: OnLane, show: Show) -> None:
    assert words(show(), "on_call_words") == ""
    lane.do(
        lambda house: casework.change_settings(
            house.book, replace(casework.settings(house.book), on_call="01632 960 118")
        )
    )
    assert words(show(), "on_call_words") == "Guardian on call: 01632 960 118"


def test_large_text_never_widens_the_page(lane: OnLane, show: Show, theme: Theme) -> None:
    page = show()
    fill(page, cards.on_paper())
    theme.set_scale(2.0)
    page.resize(1000, 800)
    lane.settle()
    scroll = page.findChild(kit.ScrollPage, "page")
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(("words", "cleared"), [("&Keep it", False), ("&Clear it", True)])
def test_clearing_is_asked_first(qtbot: QtBot, words: str, *, cleared: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text() == words).click()

    QTimer.singleShot(0, answer)
    assert urgent_card_page.ask_to_clear(parent) == cleared


def test_whoever_may_not_decide_is_not_offered_the_write_up(
    lane: OnLane, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(casework, "may", lambda _book, kind: kind != "decision.recorded")
    page = show()
    fill(page, cards.live())
    lane.filled.clock.now += timedelta(minutes=2)
    press(page, "record")
    lane.settle()
    write_up = page.findChild(QWidget, "write_up")
    assert write_up is not None
    assert not write_up.isVisible()
    opened = QSignalSpy(page.card_opened)
    press(page, "read_card")
    assert opened.count() == 1


def test_the_page_leads_to_the_printed_cards(show: Show) -> None:
    page = show()
    asked = QSignalSpy(page.printed_asked)
    press(page, "printed")
    assert asked.count() == 1


def test_a_card_made_part_by_part_is_gone_through_by_tab_as_it_is_read(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = UrgentCardPage(lane.desk, lane.filled.book, whole=False)
    qtbot.addWidget(page)
    assert page.findChild(QWidget, "record") is not None
    assert page.findChild(QWidget, "asker_name") is None
    assert sum(1 for _step in page.rest()) > 3
    fill(page, cards.on_paper())
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.sheet.field("/paper/serial").widget.setFocus()
    passed = []
    while focused().objectName() != "record":
        passed.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() not in passed
    places = [_part_of(widget) for widget in passed]
    assert list(dict.fromkeys(places)) == [
        *("paper_card", "asker_card", "identity_card", "urgency_card", "given_card"),
        *("times_card", "people_card", "telling_card"),
    ]
    assert sorted(places, key=places.index) == places
    lane.settle()


def _part_of(widget: QWidget) -> str:
    """The name of the card on the page in which `widget` stands."""
    around = widget.parentWidget()
    if around is None:
        return ""
    return around.objectName() if isinstance(around, kit.Card) else _part_of(around)
