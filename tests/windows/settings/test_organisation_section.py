"""The organisation on the screen: an owner changes it, everybody else reads it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.casework import Settings
from caldicott_desktop.domain.choices import Nation, Outcome
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.settings.organisation_section import OrganisationSection
from caldicott_desktop.windows.theme import Theme
from tests.windows.lane import OnLane
from tests.windows.settings.given import demote, kept, named, opened, pick, save, words, write


def test_settings_are_kept_when_they_are_saved_and_shown_again(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot, OrganisationSection)
    write(page, "phone", "01632 960114")
    write(page, "review_days", "20")
    write(page, "late_after", "24")
    assert kept(lane) == Settings()
    assert page.unsaved()
    save(page, lane)
    assert kept(lane) == Settings(phone="01632 960114", review_days=20, late_after=24)
    assert page.unsaved() == ""
    again = opened(lane, qtbot, OrganisationSection)
    shown = ("phone", "review_days", "late_after")
    assert [words(again, name) for name in shown] == ["01632 960114", "20", "24"]


def test_what_cannot_be_kept_is_said_and_stays_typed(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot, OrganisationSection)
    (trouble,) = page.findChildren(kit.NoticeBar, "trouble")
    for name, typed, said in (
        ("review_days", "300", "from 1 to 250"),
        ("late_after", "9999", "from 1 to 2160"),
    ):
        write(page, name, typed)
        save(page, lane)
        assert said in trouble.words()
        assert words(page, name) == typed
        write(page, name, "")
    assert kept(lane) == Settings()


def test_what_stands_in_place_of_the_founding_is_kept_and_can_be_left_empty_again(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot, OrganisationSection)
    (founded,) = page.findChildren(QLabel, "founded")
    assert "Founded as Rosewood House, in England" in founded.text()
    write(page, "organisation", "Willow Care Ltd")
    write(page, "site", "Willow Court")
    write(page, "prefix", "wc")
    pick(page, "works_under", Nation.WALES.code)
    write(page, "refuse", "6")
    save(page, lane)
    expected = Settings(
        organisation="Willow Care Ltd",
        site="Willow Court",
        prefix="WC",
        nation=Nation.WALES,
        review_after={Outcome.REFUSE: 6},
    )
    assert kept(lane) == expected
    again = opened(lane, qtbot, OrganisationSection)
    assert (words(again, "prefix"), words(again, "refuse")) == ("WC", "6")
    for name in ("organisation", "site", "prefix", "refuse"):
        write(again, name, "")
    save(again, lane)
    assert kept(lane) == Settings(nation=Nation.WALES)


def test_months_that_are_no_number_are_said_beside_the_field(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot, OrganisationSection)
    write(page, "refuse", "half a year")
    save(page, lane)
    (row,) = page.findChildren(kit.FieldRow, "refuse_row")
    assert "whole number" in row.error()
    assert named(page, "refuse").hasFocus()
    assert kept(lane) == Settings()


def test_days_that_are_no_number_are_said_beside_the_field(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot, OrganisationSection)
    write(page, "review_days", "twenty")
    save(page, lane)
    (row,) = page.findChildren(kit.FieldRow, "review_days_row")
    assert "whole number" in row.error()
    assert named(page, "review_days").hasFocus()
    assert kept(lane) == Settings()


def test_whoever_is_no_owner_reads_and_is_told_who_can(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    told = Settings(phone="01632 960114")
    lane.do(lambda house: casework.change_settings(house.book, told))
    lane.do(demote)
    page = opened(lane, qtbot, OrganisationSection)
    assert words(page, "phone") == "01632 960114"
    write(page, "phone", "1")
    assert words(page, "phone") == "01632 960114"
    assert not named(page, "save").isVisible()
    (notice,) = page.findChildren(kit.NoticeBar, "read_only")
    assert "owner" in notice.words()


def test_what_is_typed_while_the_settings_are_read_stays(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot, OrganisationSection)
    page.shown()
    write(page, "email", "a@b.example")
    lane.settle()
    assert words(page, "email") == "a@b.example"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_is_never_wider_than_the_window(
    lane: OnLane, qtbot: QtBot, theme: Theme, scale: float
) -> None:
    theme.set_scale(scale)
    page = opened(lane, qtbot, OrganisationSection)
    page.resize(800, 900)
    qtbot.wait(50)
    (scroll,) = page.findChildren(kit.ScrollPage)
    assert scroll.horizontalScrollBar().maximum() == 0


def test_several_numbers_that_cannot_be_read_are_listed_by_what_they_are(
    lane: OnLane, qtbot: QtBot, theme: Theme
) -> None:
    del theme
    page = opened(lane, qtbot, OrganisationSection)
    write(page, "review_days", "twenty")
    write(page, "refuse", "half a year")
    save(page, lane)
    (faults,) = page.findChildren(kit.ErrorSummary)
    assert faults.hasFocus()
    first, second = faults.findChildren(kit.LinkButton)
    assert first.accessibleName() != second.accessibleName()
    second.click()
    assert named(page, "refuse").hasFocus()
    write(page, "refuse", "6")
    assert faults.isVisible()
    write(page, "review_days", "20")
    assert faults.isHidden()
    assert kept(lane) == Settings()
