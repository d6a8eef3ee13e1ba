from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain.case import Advice, Case
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.domain.letters import letter_for
from caldicott_desktop.domain.record import account
from caldicott_desktop.domain.record.account import Account
from caldicott_desktop.domain.record.blocks import Column, Row, Table, cell
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.blocks_view import BlocksView
from caldicott_desktop.windows.decisions.export_panel import ExportPanel
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.record_page import RecordPage
from caldicott_desktop.windows.kit import NoticeBar
from caldicott_desktop.windows.theme import Theme
from tests.domain import samples
from tests.windows.conftest import Answers
from tests.windows.decisions.given import Given
from tests.windows.filled import at, fictions, told
from tests.windows.lane import OnLane
from tests.windows.tampering import swap_payloads

Open = Callable[[OnLane, casework.DecisionId], RecordPage]


@pytest.fixture
def open_page(qtbot: QtBot, theme: Theme, tmp_path: Path, answers: Answers) -> Open:
    def opened(lane: OnLane, decision_id: casework.DecisionId) -> RecordPage:
        copying = Copying(folder=tmp_path, asks=answers.asks, programs=Given().programs)
        page = RecordPage(lane.desk, lane.filled.book, theme, copying)
        qtbot.addWidget(page)
        page.resize(1240, 800)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.open_decision(decision_id)
        lane.settle()
        return page

    return opened


def recorded(lane: OnLane, case: Case | None = None) -> casework.DecisionId:
    ready = at(case or next(fictions()), lane.filled.clock.now)
    return lane.do(lambda house: house.record(ready)).decision_id


def sections(page: RecordPage) -> dict[str, str]:
    views = [view for view in page.findChildren(BlocksView) if view.isVisible()]
    return {view.accessibleName(): view.words() for view in views}


def test_a_section_that_is_asked_for_is_there_however_much_is_still_to_be_shown(
    lane: OnLane, open_page: Open
) -> None:
    page = open_page(lane, recorded(lane))
    page.open_decision(recorded(lane))
    seen: list[dict[str, str]] = []

    def jump(_asked: None) -> None:
        links = page.findChildren(kit.SentenceLink)
        last = [each for each in links if each.isVisible()][-1]
        last.click()
        seen.append(sections(page))

    lane.desk.ask(lambda: None, owner=page, then=jump, failed=print)
    lane.settle()
    assert seen == [sections(page)]
    assert len(seen[0]) > 10


def label(page: RecordPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_the_page_has_the_sections_of_the_account_in_its_order_after_the_timeline(
    lane: OnLane, open_page: Open
) -> None:
    decision = recorded(lane)
    page = open_page(lane, decision)
    read = lane.do(lambda house: casework.open_decision(house.book, decision))
    told_on_paper = Account(
        case=read.case,
        kind=read.kind,
        principles=read.principles,
        guidance_version=read.guidance_version,
        recorded_at=read.recorded_at,
        recorded_by=read.recorded_by,
        up_to=lane.filled.clock.now,
    )
    titles = [section.title for section in account.sections(told_on_paper)]
    titles.remove(account.AFTERWARDS)  # told by the timeline
    assert list(sections(page)) == ["In short", "Timeline", *titles, "How this was checked"]
    assert label(page, "reference") == "CG-2026-0001"
    assert label(page, "outcome") == "Share in full"


def test_both_times_who_and_the_proof_are_there(lane: OnLane, open_page: Open) -> None:
    page = open_page(lane, recorded(lane, told(next(fictions()), "Notes of two weeks.")))
    short = sections(page)["In short"]
    assert "Notes of two weeks." in short
    assert "Mon 12 January 2026, 09:00 GMT" in short
    assert "Not recorded as released" in short
    proof = sections(page)["How this was checked"]
    assert "4 of 4" in proof
    assert "What this does not prove." in proof


def test_a_gap_is_shown_in_words(lane: OnLane, open_page: Open) -> None:
    page = open_page(lane, recorded(lane))
    short = sections(page)["In short"]
    assert account.NO_SENTENCE in short
    papers = sections(page)["Review and papers"]
    assert "Not answered" in papers
    assert "where the papers are kept" in papers


def test_privileged_advice_stands_on_screen_and_is_marked(lane: OnLane, open_page: Open) -> None:
    case = replace(
        next(fictions()),
        advice=(Advice(who="Counsel", said="The second limb is weaker", privileged=True),),
    )
    advice = sections(open_page(lane, recorded(lane, case)))["Advice"]
    assert "The second limb is weaker" in advice
    assert "Marked legally privileged" in advice


def test_a_tampered_decision_is_not_drawn_at_all(lane: OnLane, open_page: Open) -> None:
    made = lane.do(lambda house: house.record_many(2))
    lane.do(lambda house: swap_payloads(house.book, *made))
    page = open_page(lane, made[0].decision_id)
    trouble = page.findChild(NoticeBar, "trouble")
    assert trouble is not None
    assert "not as it was recorded" in trouble.words()
    assert sections(page) == {}
    assert label(page, "reference") == ""
    assert label(page, "kind") == ""
    export = page.findChild(QPushButton, "export_record")
    assert export is not None
    assert not export.isVisible()
    contents = page.findChild(QFrame, "aside")
    assert contents is not None
    assert not contents.isVisible()


def test_what_was_drawn_goes_when_the_record_no_longer_holds(lane: OnLane, open_page: Open) -> None:
    made = lane.do(lambda house: house.record_many(2))
    page = open_page(lane, made[0].decision_id)
    assert sections(page)
    lane.do(lambda house: swap_payloads(house.book, *made))
    lane.desk.changed.emit(casework.Changes(decisions=frozenset({made[0].decision_id})))
    lane.settle()
    assert sections(page) == {}


def test_a_copy_is_offered_as_soon_as_the_decision_is_read(lane: OnLane, open_page: Open) -> None:
    made = lane.do(lambda house: house.record_many(2))
    page = open_page(lane, made[0].decision_id)
    page.open_decision(made[1].decision_id)
    page.offer_export()
    lane.settle()
    panel = page.findChild(ExportPanel)
    assert panel is not None
    assert panel.isVisible()
    target = panel.findChild(QLineEdit, "target")
    assert target is not None
    assert Path(target.text()).name == "CG-2026-0002 decision record.docx"
    page.open_decision(made[0].decision_id)
    assert not panel.isVisible()


def test_tab_goes_from_section_to_section_and_each_says_its_name(
    lane: OnLane, open_page: Open
) -> None:
    page = open_page(lane, recorded(lane))
    page.shown()
    met = []
    for _ in range(30):
        focus = page.focusWidget()
        assert focus is not None
        if isinstance(focus, BlocksView):
            met.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert met[: len(sections(page))] == list(sections(page))


def test_a_caption_stands_above_its_table(qtbot: QtBot, theme: Theme) -> None:
    table = Table(
        title="a",
        description="b",
        caption="Decisions by month",
        columns=(Column(title="Month", share=50), Column(title="Decisions", share=50)),
        rows=(Row(cells=(cell("January"), cell("14"))),),
    )
    view = BlocksView(theme)
    qtbot.addWidget(view)
    for width in (900, 200):
        view.resize(width, 400)
        view.show_blocks("Counts", (table,))
        view.show()
        assert view.words().splitlines()[0] == "Decisions by month"


def test_the_contents_lead_to_a_section(lane: OnLane, open_page: Open) -> None:
    page = open_page(lane, recorded(lane))
    links = {
        link.accessibleName(): link
        for link in page.findChildren(kit.SentenceLink)
        if link.isVisible()
    }
    QTest.mouseClick(links["Harm if shared, harm if not shared"], Qt.MouseButton.LeftButton)
    focus = page.focusWidget()
    assert isinstance(focus, BlocksView)
    assert focus.accessibleName() == "Harm if shared, harm if not shared"
    assert not focus.visibleRegion().isEmpty()


@pytest.mark.parametrize(
    "text",
    [
        "\N{ZEBRA FACE} and \N{HEBREW LETTER ALEF}",
        '=HYPERLINK("x") <b>bold</b> & "quotes"',
        "first\n\nsecond\nthird",
    ],
)
def test_any_text_is_shown_as_it_was_typed(lane: OnLane, open_page: Open, text: str) -> None:
    case = next(fictions())
    case = replace(case, conclusion=replace(case.conclusion, reasons=text))
    page = open_page(lane, recorded(lane, case))
    shown = sections(page)["The decision and its reasons"]
    for part in text.split():
        assert part in shown


def test_marks_that_turn_the_writing_are_made_visible(lane: OnLane, open_page: Open) -> None:
    case = next(fictions())
    case = replace(
        case, conclusion=replace(case.conclusion, reasons="yes\N{RIGHT-TO-LEFT OVERRIDE}no")
    )
    page = open_page(lane, recorded(lane, case))
    assert "yes[U+202E]no" in sections(page)["The decision and its reasons"]


def test_long_text_and_large_letters_never_widen_the_page(
    lane: OnLane, open_page: Open, theme: Theme
) -> None:
    case = next(fictions())
    long = replace(case, conclusion=replace(case.conclusion, reasons="w" * 5_000))
    page = open_page(lane, recorded(lane, long))
    theme.set_scale(2.0)
    page.resize(900, 700)
    lane.settle()
    scroll = page.findChild(kit.ScrollPage, "page")
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0
    view = next(each for each in page.findChildren(BlocksView) if "wwww" in each.words())
    assert view.height() >= view.document().size().height()


@pytest.mark.parametrize("outcome", Outcome, ids=lambda each: each.code)
def test_a_reply_letter_is_offered_where_the_outcome_has_one(
    lane: OnLane, open_page: Open, outcome: Outcome
) -> None:
    decision_id = recorded(lane, samples.of_outcome(outcome))
    page = open_page(lane, decision_id)
    letter = page.findChild(QPushButton, "reply_letter")
    assert letter is not None
    assert letter.isVisible() is (letter_for(outcome) is not None)
    if letter.isVisible():
        with lane.qtbot.waitSignal(page.letter_asked) as asked:
            letter.click()
        assert asked.args == [decision_id, "CG-2026-0001"]
