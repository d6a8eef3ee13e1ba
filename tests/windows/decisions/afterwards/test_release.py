from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.case import Case
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.afterwards.release_panel import ReleasePanel
from caldicott_desktop.windows.decisions.afterwards.released_files import FileRow
from caldicott_desktop.windows.decisions.afterwards.released_items import BesidesItem, ListedItem
from caldicott_desktop.windows.theme import Theme
from tests.domain import samples
from tests.windows.conftest import Answers
from tests.windows.decisions.afterwards.hands import Living, conditional, fill, widget


def release(living: Living, case: Case | None = None) -> tuple[casework.DecisionId, ReleasePanel]:
    decision_id = living.opened(case)
    living.press("Record a release")
    panel = living.panel(ReleasePanel)
    approved = widget(panel, QPushButton, "all_approved")
    if approved.isVisible():
        approved.click()
    return decision_id, panel


def items(panel: ReleasePanel) -> list[ListedItem]:
    return panel.findChildren(ListedItem)


def test_nothing_is_said_to_have_left_before_somebody_says_so(living: Living) -> None:
    decision_id = living.opened()
    living.press("Record a release")
    panel = living.panel(ReleasePanel)
    assert not any(row.is_released for row in items(panel))
    assert living.page.unsaved() == ""
    fill(panel, way="post")
    living.press("Record this release")
    assert "Tick or add what was released." in living.errors()
    assert living.happened(decision_id) == []


def test_the_keyboard_goes_to_the_items_where_they_are_the_first_that_is_missing(
    living: Living,
) -> None:
    _, panel = release(living)
    first = widget(items(panel)[0], QCheckBox, "released")
    first.setChecked(False)
    living.press("Record this release")
    assert "Tick or add what was released." in living.errors()
    assert living.focus() is first


def test_all_as_approved_is_recorded_with_five_keys(living: Living) -> None:
    decision_id = living.opened()
    living.button("Record a release").setFocus()
    living.key(Qt.Key.Key_Return)
    assert living.focus() is widget(living.panel(ReleasePanel), QPushButton, "all_approved")
    living.key(Qt.Key.Key_Space)
    assert living.focus() is widget(living.panel(ReleasePanel), QWidget, "way")
    living.key(Qt.Key.Key_Down)
    living.key(Qt.Key.Key_Down)
    living.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [told] = living.happened(decision_id)
    assert isinstance(told, h.Released)
    assert [(item.number, item.scope) for item in told.items] == [(1, "1 to 14 October 2026")]
    assert told.recipient == "DC Jane Roe, Fictional Constabulary"
    assert told.way is c.ReleaseWay.SECURE_EMAIL
    assert told.released_by == "Priya Nair"
    assert told.released_at is not None
    assert told.released_at == living.lane.filled.clock.now.replace(second=0, microsecond=0)
    assert told.check_overrides == ()
    assert living.focus().property("text") == "Show it in the timeline"
    living.key(Qt.Key.Key_Return)
    assert living.focus().accessibleName() == "Timeline"


def test_tab_goes_through_the_form_in_reading_order(living: Living) -> None:
    _, panel = release(living)
    widget(panel, QPushButton, "all_approved").setFocus()
    met = []
    while panel.isAncestorOf(living.focus()):
        above = living.focus().parentWidget()
        met.append(living.focus().objectName() or (above.objectName() if above else ""))
        living.key(Qt.Key.Key_Tab)
    assert met == [
        *("all_approved", "released", "scope", "released", "add_item", "recipient", "way"),
        *("released_at", "released_at", "released_by", "proof", "add_file", "note"),
        *("record_it", "cancel"),
    ]


def test_nothing_ticked_is_said_above_the_items(living: Living) -> None:
    decision_id, panel = release(living)
    widget(items(panel)[0], QCheckBox, "released").click()
    fill(panel, way="post")
    living.press("Record this release")
    assert "Tick or add what was released." in living.errors()
    assert living.happened(decision_id) == []


def test_a_fault_of_the_second_of_what_left_is_shown_at_its_own_place(living: Living) -> None:
    _, panel = release(living)
    widget(items(panel)[1], QCheckBox, "released").click()
    fill(panel, way="post")
    living.press("Record this release")
    row = widget(items(panel)[1], kit.FieldRow, "scope_row")
    assert row.error() == "Write how much of it was sent."
    widget(panel, kit.ErrorSummary, "faults").findChildren(kit.LinkButton)[0].click()
    assert items(panel)[1].isAncestorOf(living.focus())


def test_a_listed_fault_of_something_that_was_removed_leads_nowhere_and_holds_nothing_up(
    living: Living,
) -> None:
    _, panel = release(living)
    living.press("Something else was released")
    living.press("Record this release")
    faults = widget(panel, kit.ErrorSummary, "faults")
    assert living.focus() is faults
    living.press("Remove")
    faults.findChildren(kit.LinkButton)[0].click()
    fill(panel, way="post")
    assert faults.isHidden()


def test_what_goes_beyond_the_approval_asks_who_goes_on_and_why(living: Living) -> None:
    decision_id, panel = release(living)
    beyond = widget(panel, QWidget, "beyond")
    assert not beyond.isVisible()
    widget(items(panel)[1], QCheckBox, "released").click()
    assert beyond.isVisible()
    assert "Letters (refused)" in living.bar("goes_beyond")
    fill(items(panel)[1], scope="One letter of 3 May")
    fill(panel, way="handed_over")
    living.press("Record this release")
    assert [each for each in living.errors() if "give the reason" in each]
    assert living.focus() is widget(panel, QWidget, "reason")
    assert living.happened(decision_id) == []
    fill(panel, reason="The officer showed a production order")
    living.press("Record this release")
    [told] = living.happened(decision_id)
    assert isinstance(told, h.Released)
    [override] = told.check_overrides
    assert override.override.by_name == "Priya Nair"
    assert override.override.reason == "The officer showed a production order"


def test_what_left_after_permission_was_withdrawn_asks_who_goes_on_for_all_that_is_said(
    living: Living,
) -> None:
    decision_id = living.opened()
    day = living.lane.filled.clock.now.date()
    withdrawn = h.PermissionWithdrawn(who="R-1", on=day, known_by="Letter", follows="Nothing")
    living.lane.do(lambda house: casework.record_later(house.book, decision_id, withdrawn))
    living.open(decision_id)
    living.lane.settle()
    living.press("Record a release")
    panel = living.panel(ReleasePanel)
    assert "Permission was withdrawn on" in living.bar("goes_beyond")
    assert living.page.unsaved() == ""
    widget(items(panel)[1], QCheckBox, "released").click()
    assert "Letters (refused)" in living.bar("goes_beyond")
    assert "Permission was withdrawn on" in living.bar("goes_beyond")
    fill(items(panel)[1], scope="One letter of 3 May")
    fill(panel, way="handed_over")
    living.press("Record this release")
    assert [each for each in living.errors() if "give the reason" in each]
    assert not living.bar("trouble")
    fill(panel, reason="It was in the post already")
    living.press("Record this release")
    told = living.happened(decision_id)[-1]
    assert isinstance(told, h.Released)
    assert len(told.check_overrides) == 2


def test_unticking_what_goes_beyond_takes_the_question_away(living: Living) -> None:
    _, panel = release(living)
    box = widget(items(panel)[1], QCheckBox, "released")
    box.click()
    assert widget(panel, QWidget, "beyond").isVisible()
    box.click()
    assert not widget(panel, QWidget, "beyond").isVisible()


def test_something_that_was_not_asked_for_can_be_added_and_removed(living: Living) -> None:
    decision_id, panel = release(living)
    living.press("Something else was released")
    besides = panel.findChild(BesidesItem)
    assert besides is not None
    assert living.focus() is widget(besides, QWidget, "name")
    assert widget(panel, QWidget, "beyond").isVisible()
    living.press("Remove")
    assert not widget(panel, QWidget, "beyond").isVisible()
    assert living.focus() is widget(panel, QWidget, "add_item")
    living.press("Something else was released")
    besides = next(each for each in panel.findChildren(BesidesItem) if each.isVisible())
    fill(besides, name="A photograph", scope="One copy")
    fill(panel, way="other", way_words="Read out over the radio", reason="He was in danger")
    living.press("Record this release")
    [told] = living.happened(decision_id)
    assert isinstance(told, h.Released)
    assert told.items[1].number is None
    assert told.items[1].name == "A photograph"
    assert told.way_words == "Read out over the radio"


def test_in_which_way_is_asked_only_of_another_way(living: Living) -> None:
    _, panel = release(living)
    row = widget(panel, kit.FieldRow, "way_words_row")
    assert not row.isVisible()
    fill(panel, way="other")
    assert row.isVisible()
    living.press("Record this release")
    assert "Write in which way it was given." in living.errors()


@pytest.mark.parametrize("called", ["", "The notes"])
def test_a_file_leaves_its_fingerprint_and_nothing_else(
    living: Living, answers: Answers, tmp_path: Path, called: str
) -> None:
    decision_id, panel = release(living)
    left = tmp_path / "Ellery Marsh care notes.pdf"
    left.write_bytes(b"%PDF fictional" * 100_000)
    answers.paths.append(left)
    living.press("Choose a file…")
    row = panel.findChild(FileRow)
    assert row is not None
    assert living.focus() is widget(row, QWidget, "called")
    fill(row, called=called)
    fill(panel, way="secure_email")
    living.press("Record this release")
    [told] = living.happened(decision_id)
    assert isinstance(told, h.Released)
    digest = hashlib.sha256(left.read_bytes()).hexdigest()
    expected = h.ReleasedFile(sha256=digest, size=left.stat().st_size, label=called or None)
    assert told.files == (expected,)
    assert "Ellery" not in living.timeline()


def test_a_file_can_be_removed_again(living: Living, answers: Answers, tmp_path: Path) -> None:
    decision_id, panel = release(living)
    left = tmp_path / "notes.pdf"
    left.write_bytes(b"fictional")
    answers.paths.append(left)
    living.press("Choose a file…")
    living.press("Remove")
    assert living.focus() is widget(panel, QWidget, "add_file")
    fill(panel, way="secure_email")
    living.press("Record this release")
    [told] = living.happened(decision_id)
    assert isinstance(told, h.Released)
    assert told.files == ()


def test_a_file_that_cannot_be_read_is_said_beside_the_files(
    living: Living, answers: Answers, tmp_path: Path
) -> None:
    _, panel = release(living)
    answers.paths.append(tmp_path / "gone.pdf")
    living.press("Choose a file…")
    assert len(living.errors()) == 1
    assert living.focus() is widget(panel, QWidget, "add_file")
    answers.paths.append(None)
    living.press("Choose a file…")
    assert living.errors() == []


def test_reading_a_large_file_can_be_stopped(
    living: Living, answers: Answers, tmp_path: Path
) -> None:
    living.opened()
    living.press("Record a release")
    panel = living.panel(ReleasePanel)
    left = tmp_path / "scan.tif"
    with left.open("wb") as file:
        file.truncate(4_000_000_000)  # a sparse file: it takes no room
    answers.paths.append(left)
    living.button("Choose a file…").click()
    assert widget(panel, QWidget, "working").isVisible()
    assert living.page.unsaved()
    assert living.focus() is widget(panel, QWidget, "stop")
    living.press("Stop")
    assert not widget(panel, QWidget, "working").isVisible()
    assert panel.findChild(FileRow) is None
    assert living.focus() is widget(panel, QWidget, "add_file")
    assert living.page.unsaved() == ""


def test_a_decision_without_a_list_starts_with_what_was_asked_for(living: Living) -> None:
    _, panel = release(living, samples.of_outcome(c.Outcome.REFUSE))
    [besides] = panel.findChildren(BesidesItem)
    assert widget(besides, QWidget, "name").property("text") == "Daily notes for October"
    assert widget(panel, QWidget, "beyond").isVisible()


def test_the_form_is_never_wider_than_the_page_and_nothing_is_cut_at_200_per_cent(
    living: Living, theme: Theme
) -> None:
    case = conditional()
    long = replace(case.items[0], name="Daily notes " * 12, approved_scope="1 to 14 October " * 20)
    _, panel = release(living, replace(case, items=(long, *case.items[1:])))
    widget(items(panel)[1], QCheckBox, "released").click()
    theme.set_scale(2.0)
    living.page.resize(900, 800)
    across = widget(living.page, kit.ScrollPage, "page").horizontalScrollBar()
    living.lane.qtbot.waitUntil(lambda: across.maximum() == 0)
