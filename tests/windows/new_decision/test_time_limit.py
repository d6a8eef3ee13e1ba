"""The time limit on the page *The request*, and on what is recorded."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QLabel

from caldicott_desktop import casework
from caldicott_desktop.domain.case import TimeLimit
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.windows.new_decision.time_limit_part import TimeLimitPart
from caldicott_desktop.windows.new_decision.walkthrough_page import WalkthroughPage
from tests.domain import samples
from tests.windows.new_decision.conftest import Room
from tests.windows.new_decision.hands import go_to, type_answer


def part_of(walk: WalkthroughPage) -> TimeLimitPart:
    go_to(walk, Section.REQUEST)
    found = walk.findChild(TimeLimitPart)
    assert found is not None
    return found


def said(part: TimeLimitPart, name: str) -> str:
    label = part.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_a_limit_asks_for_its_own_events_and_says_where_they_lead(room: Room) -> None:
    walk = room.start("general")
    part = part_of(walk)
    shown = {f.path.rsplit("/", 1)[1] for f in part.fields() if f.widget.isVisibleTo(part)}
    assert shown == {"clock_id"}
    type_answer(walk, "/time_limit/clock_id", "subject-access")
    shown = {f.path.rsplit("/", 1)[1] for f in part.fields() if f.widget.isVisibleTo(part)}
    assert shown == {"clock_id", "started_on", "asked_more_on", "extended"}
    assert said(part, "leads") == "It does not run yet."
    type_answer(walk, "/time_limit/started_on", date(2026, 11, 10))
    assert said(part, "leads") == "Leads to Thu 10 Dec 2026. 20 days from today."
    assert "In a copy" not in said(part, "limit_note")
    type_answer(walk, "/time_limit/asked_more_on", date(2026, 11, 12))
    assert "stands still since 12 November 2026" in said(part, "because")


def test_the_day_it_led_to_is_recorded_with_the_rule_as_it_was_called(room: Room) -> None:
    walk = room.start("general")
    limit = TimeLimit(clock_id="foi", started_on=date(2026, 11, 16))
    walk.show_case(samples.change(samples.refused("general"), **{"/time_limit": limit}))
    walk.record_wanted.emit()
    room.settled()
    (row,) = room.do(partial(casework.decisions, room.book)).rows
    kept = room.do(partial(casework.open_decision, room.book, row.id)).case.time_limit
    assert kept.due_on is None  # no nation was given, so nothing was counted
    assert kept.title == "Freedom of information"
