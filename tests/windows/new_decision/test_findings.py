"""The consistency checks on the page *Check and record*."""

from __future__ import annotations

from functools import partial

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.windows.new_decision.check_page import CheckPage
from caldicott_desktop.windows.new_decision.finding_row import FindingRow
from caldicott_desktop.windows.new_decision.walkthrough_page import WalkthroughPage
from tests.domain import samples
from tests.windows.new_decision.conftest import Room
from tests.windows.new_decision.hands import go_to, type_answer

REASON = "He has rung from this desk every week for years"


def whole(**changes: object) -> Case:
    """A case with every requirement met, so that only what was found stands in the way."""
    case = samples.shared("police-crime")
    return samples.change(case, **{"/request/identity_note": "Voice known", **changes})


def looked_over(room: Room, case: Case) -> tuple[WalkthroughPage, CheckPage]:
    walk = room.start(case.kind_id)
    walk.show_case(case)
    go_to(walk, Section.CHECK)
    room.settled()
    page = walk.findChild(CheckPage)
    assert page is not None
    return walk, page


def rows(page: CheckPage) -> list[FindingRow]:
    return [row for row in page.findChildren(FindingRow) if row.isVisibleTo(page)]


NOT_CHECKED = {"/request/identity_check": c.IdentityCheck.NOT_CHECKED}


def test_a_case_that_goes_together_says_so(room: Room) -> None:
    _walk, page = looked_over(room, whole())
    assert rows(page) == []
    assert page.links() == ()


def test_a_warning_is_gone_past_with_a_reason_that_is_recorded(room: Room) -> None:
    walk, page = looked_over(room, whole(**NOT_CHECKED))
    (row,) = rows(page)
    assert "not checked" in row.finding.words
    (link,) = page.links()
    link.click()
    focused = QWidget.focusWidget(walk)
    assert isinstance(focused, QPlainTextEdit)
    QTest.keyClicks(focused, REASON)
    walk.record_wanted.emit()
    room.settled()
    (row_of_list,) = room.do(partial(casework.decisions, room.book)).rows
    decision = room.do(partial(casework.open_decision, room.book, row_of_list.id))
    (kept,) = decision.case.check_overrides
    assert (kept.check_id, kept.words) == ("identity-not-checked", row.finding.words)
    assert (kept.override.by_name, kept.override.reason) == ("Priya Nair", REASON)


def test_an_error_has_no_way_past_it_and_leads_to_its_answer(room: Room) -> None:
    changes = {"/law/confidentiality": c.ConfidentialityRoute.OVERALL_BENEFIT}
    noted = {"/law/confidentiality_note": "Best for her"}
    walk, page = looked_over(room, whole(**changes, **noted))
    (row,) = rows(page)
    assert not row.takes_reason
    assert not any(field.widget.isVisibleTo(row) for field in row.part)
    walk.record_wanted.emit()
    room.settled()
    assert room.do(partial(casework.decisions, room.book)).rows == ()
    row.link.click()
    assert walk.section is Section.LAW
    type_answer(walk, "/law/confidentiality", c.ConfidentialityRoute.STATUTE)
    go_to(walk, Section.CHECK)
    room.settled()
    assert rows(page) == []


def test_what_is_typed_stays_while_the_words_do(room: Room) -> None:
    walk, page = looked_over(room, whole(**NOT_CHECKED))
    (row,) = rows(page)
    type_answer(walk, "/check_overrides/0/override/reason", REASON)
    go_to(walk, Section.REQUEST)
    go_to(walk, Section.CHECK)
    room.settled()
    assert rows(page) == [row]
    assert page.links() == ()
    walk.keeping.flush()
    kept = room.kept().case.check_overrides
    assert [each.override.reason for each in kept] == [REASON]
