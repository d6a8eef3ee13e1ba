"""Where the events of a time limit lead, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from caldicott_desktop.casework import limit_of, limits_for
from caldicott_desktop.clocks import (
    Clock,
    NotStarted,
    is_working_day,
    reckon,
    working_day_after,
    working_days_between,
)
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case, Item, Law, Request, Subject, TimeLimit
from tests.domain.samples import GUIDANCE

RULES = GUIDANCE.clocks
LONDON = ZoneInfo("Europe/London")


def case(rule: str, nation: c.Nation = c.Nation.ENGLAND, **events: Any) -> Case:  # noqa: ANN401
    limit = replace(TimeLimit(clock_id=rule), **events)
    return Case(kind_id="general", law=Law(nation=nation), time_limit=limit)


def due(case: Case) -> date:
    found = reckon(case, RULES[case.time_limit.clock_id or ""])
    assert isinstance(found, Clock), found
    return found.due_on


def why_not(case: Case) -> str:
    found = reckon(case, RULES[case.time_limit.clock_id or ""])
    assert isinstance(found, NotStarted), found
    return found.reason


def test_foi_is_the_twentieth_working_day_after_receipt() -> None:
    # Counted on a calendar: 20 working days after Monday 2 November 2026, no holiday between.
    assert due(case("foi", started_on=date(2026, 11, 2))) == date(2026, 11, 30)
    # Christmas Day, Boxing Day (a Saturday, kept on Monday 28) and New Year's Day are left out.
    assert due(case("foi", started_on=date(2026, 12, 14))) == date(2027, 1, 14)


def test_bank_holidays_are_those_of_the_nation() -> None:
    patrick = date(2026, 3, 17)
    assert is_working_day(patrick, c.Nation.ENGLAND)
    assert not is_working_day(patrick, c.Nation.NORTHERN_IRELAND)
    assert not is_working_day(date(2026, 1, 2), c.Nation.SCOTLAND)
    started = date(2026, 3, 2)
    assert due(case("foi", started_on=started)) == date(2026, 3, 30)
    assert due(case("foi", c.Nation.NORTHERN_IRELAND, started_on=started)) == date(2026, 3, 31)
    assert due(case("foi-scotland", c.Nation.SCOTLAND, started_on=date(2026, 11, 23))) == date(
        2026, 12, 22
    )


@pytest.mark.parametrize("nation", c.Nation)
def test_every_nation_has_its_holidays(nation: c.Nation) -> None:
    assert not is_working_day(date(2026, 12, 25), nation)
    assert is_working_day(date(2026, 11, 24), nation)


def test_working_days_between_is_the_other_way_about() -> None:
    start = date(2026, 12, 14)
    end = working_day_after(start, 20, c.Nation.ENGLAND)
    assert working_days_between(start, end, c.Nation.ENGLAND) == 20
    assert working_days_between(end, start, c.Nation.ENGLAND) == -20
    assert working_days_between(start, start, c.Nation.ENGLAND) == 0


def test_subject_access_runs_to_the_corresponding_day_of_the_next_month() -> None:
    assert due(case("subject-access", started_on=date(2026, 11, 3))) == date(2026, 12, 3)
    assert due(case("subject-access", started_on=date(2027, 1, 31))) == date(2027, 2, 28)


def test_waiting_for_what_was_asked_stops_the_limit() -> None:
    asked: dict[str, Any] = {"started_on": date(2026, 11, 3), "asked_more_on": date(2026, 11, 5)}
    assert why_not(case("subject-access", **asked)).startswith("It stands still since 5 November")
    answered = case("subject-access", **asked, answered_on=date(2026, 11, 12))
    assert due(answered) == date(2026, 12, 10)
    found = reckon(answered, RULES["subject-access"])
    assert isinstance(found, Clock)
    assert "stood still for 7 days" in found.why


def test_a_pause_of_a_limit_in_working_days_is_counted_in_working_days() -> None:
    # Asked on a Friday, answered on the Sunday week: five working days, and never a day of rest.
    asked = case(
        "foi",
        started_on=date(2026, 11, 2),
        asked_more_on=date(2026, 11, 6),
        answered_on=date(2026, 11, 15),
    )
    assert due(asked) == date(2026, 12, 7)


def test_an_extension_counts_only_when_the_person_was_told_within_the_first_month() -> None:
    extended: dict[str, Any] = {"started_on": date(2026, 11, 3), "extended": True}
    in_time = case("subject-access", **extended, extension_told_on=date(2026, 12, 3))
    assert due(in_time) == date(2027, 2, 3)
    january: dict[str, Any] = {"started_on": date(2027, 1, 31), "extended": True}
    at_month_end = case("subject-access", **january, extension_told_on=date(2027, 2, 20))
    assert due(at_month_end) == date(2027, 4, 30)
    later = case("subject-access", **extended, extension_told_on=date(2026, 12, 4))
    assert due(later) == date(2026, 12, 3)
    assert due(case("subject-access", **extended)) == date(2026, 12, 3)


def test_a_complaint_is_acknowledged_within_days_that_begin_with_receipt() -> None:
    assert due(case("complaint", started_on=date(2026, 11, 1))) == date(2026, 11, 30)


def test_a_day_that_was_set_is_taken_as_it_is() -> None:
    assert due(case("coroner-return", directed_on=date(2026, 12, 7))) == date(2026, 12, 7)
    assert why_not(case("coroner-return", started_on=date(2026, 11, 2))) == (
        "Give the day that was set."
    )


def test_nothing_is_counted_without_a_start_or_a_nation() -> None:
    assert why_not(case("foi")).startswith("Give the day it starts.")
    nowhere = case("foi", started_on=date(2026, 11, 2))
    assert "nation" in why_not(replace(nowhere, law=Law()))


def test_records_after_death_run_from_a_complete_application_and_for_health_pages() -> None:
    applied = Case(
        kind_id="pd-ahra",
        request=Request(received_at=datetime(2026, 11, 2, 9, 0, tzinfo=LONDON)),
        subject=Subject(status=c.SubjectStatus.DECEASED),
        law=Law(nation=c.Nation.ENGLAND),
        items=(Item(name="Notes", page_class=c.PageClass.HEALTH),),
        time_limit=TimeLimit(clock_id="ahra-gb", started_on=date(2026, 11, 9)),
    )
    found = limit_of(applied, GUIDANCE, today=date(2026, 11, 22))
    assert found is not None
    assert (found.due_on, found.early_on) == (date(2026, 12, 18), date(2026, 11, 29))
    assert found.left == 26
    mixed = replace(applied, items=(Item(name="File", page_class=c.PageClass.MIXED),))
    held = limit_of(mixed, GUIDANCE, today=date(2026, 11, 22))
    assert held is not None
    assert held.due_on is None
    assert held.why.startswith("Split the mixed record")


def test_a_case_without_a_limit_has_none() -> None:
    assert limit_of(Case(kind_id="general"), GUIDANCE, today=date(2026, 11, 22)) is None
    unknown = Case(kind_id="general", time_limit=TimeLimit(clock_id="from a newer set"))
    assert limit_of(unknown, GUIDANCE, today=date(2026, 11, 22)) is None


def test_limits_of_the_kind_come_first_and_those_of_other_nations_not_at_all() -> None:
    offered = limits_for(replace(case("foi"), kind_id="pd-ahra"), GUIDANCE)
    assert offered[0].id == "ahra-gb"
    assert {"foi", "subject-access"} <= {rule.id for rule in offered}
    assert not {"ahro-ni", "foi-scotland"} & {rule.id for rule in offered}


def test_what_is_left_is_said_in_the_unit_of_the_rule() -> None:
    asked = case("foi", started_on=date(2026, 12, 14))
    found = limit_of(asked, GUIDANCE, today=date(2027, 1, 11))
    assert found is not None
    assert found.left == 3
