"""Access to health records after death: 21 or 40 days, for health-record pages only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.clocks import Clock, NotStarted, days_left, health_record_access
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case, Item, Law, Subject
from tests.domain.samples import GUIDANCE

RULE = GUIDANCE.clocks["ahra-gb"]
NI_RULE = GUIDANCE.clocks["ahro-ni"]
APPLIED = date(2026, 10, 1)


def applied_for(*items: Item, nation: c.Nation | None = c.Nation.ENGLAND) -> Case:
    return Case(
        kind_id="pd-ahra",
        subject=Subject(status=c.SubjectStatus.DECEASED),
        items=items,
        law=Law(nation=nation),
    )


def health(earliest_on: date | None) -> Item:
    return Item(name="Notes", page_class=c.PageClass.HEALTH, earliest_on=earliest_on)


def clock(case: Case, applied_on: date = APPLIED, complete_on: date | None = None) -> Clock:
    found = health_record_access(
        case,
        RULE,
        applied_on=applied_on,
        complete_on=complete_on or applied_on,
    )
    assert isinstance(found, Clock)
    return found


def reason(case: Case, **events: date | None) -> str:
    found = health_record_access(
        case,
        RULE,
        applied_on=events.get("applied_on", APPLIED),
        complete_on=events.get("complete_on", APPLIED),
    )
    assert isinstance(found, NotStarted)
    assert found.rule_id == RULE.id
    return found.reason


@pytest.mark.parametrize(
    ("before", "days", "due_on"),
    [
        (0, 21, date(2026, 10, 21)),
        (40, 21, date(2026, 10, 21)),
        (41, 40, date(2026, 11, 9)),
        (4000, 40, date(2026, 11, 9)),
    ],
)
def test_21_days_only_when_nothing_was_made_more_than_40_days_before(
    before: int,
    days: int,
    due_on: date,
) -> None:
    found = clock(applied_for(health(APPLIED - timedelta(days=before))))
    assert (found.days, found.due_on) == (days, due_on)
    assert found.short_due_on == date(2026, 10, 21)
    assert str(days) in found.why


def test_one_old_entry_among_new_ones_is_enough_for_40() -> None:
    new, old = APPLIED, APPLIED - timedelta(days=41)
    assert clock(applied_for(health(new), health(old))).days == 40


def test_an_unknown_earliest_entry_means_40() -> None:
    found = clock(applied_for(health(APPLIED), health(None)))
    assert found.days == 40
    assert "not known" in found.why


@pytest.mark.parametrize(("answer", "days"), [("2026-09-20", 21), ("2024-01-01", 40)])
def test_the_answer_of_the_kind_stands_in_for_undated_items(answer: str, days: int) -> None:
    case = replace(applied_for(health(None)), answers={"earliest_entry_in_scope": answer})
    assert clock(case).days == days


def test_an_old_answer_counts_beside_dated_items() -> None:
    case = replace(
        applied_for(health(APPLIED)),
        answers={"earliest_entry_in_scope": "2024-01-01"},
    )
    assert clock(case).days == 40


@pytest.mark.parametrize("answer", ["last spring", 2024, None])
def test_an_answer_that_is_no_date_is_no_date(answer: str | int | None) -> None:
    case = replace(applied_for(health(None)), answers={"earliest_entry_in_scope": answer})
    assert "not known" in clock(case).why


def test_social_care_pages_beside_health_pages_do_not_count() -> None:
    social = Item(page_class=c.PageClass.SOCIAL_CARE, earliest_on=date(2001, 1, 1))
    found = clock(applied_for(social, health(APPLIED)))
    assert found.items == (1,)
    assert found.days == 21


@pytest.mark.parametrize(
    "items",
    [(), (Item(page_class=c.PageClass.SOCIAL_CARE),), (Item(page_class=c.PageClass.OTHER), Item())],
)
def test_no_health_record_pages_no_limit(items: tuple[Item, ...]) -> None:
    assert "health-record pages" in reason(applied_for(*items))


def test_a_mixed_record_is_split_before_any_limit_starts() -> None:
    mixed = Item(page_class=c.PageClass.MIXED)
    assert reason(applied_for(health(APPLIED), mixed)).startswith("Split the mixed record")


@pytest.mark.parametrize(
    "status",
    [None, c.SubjectStatus.LIVING, c.SubjectStatus.DYING, c.SubjectStatus.UNKNOWN],
)
def test_no_limit_for_someone_who_has_not_died(status: c.SubjectStatus | None) -> None:
    case = replace(applied_for(health(APPLIED)), subject=Subject(status=status))
    assert "died" in reason(case)


def test_no_limit_before_the_application_and_before_it_is_complete() -> None:
    case = applied_for(health(APPLIED))
    assert "not known" in reason(case, applied_on=None)
    assert "not complete" in reason(case, complete_on=None)


def test_the_limit_is_set_nation_by_nation() -> None:
    assert "nation" in reason(applied_for(health(APPLIED), nation=None))
    assert "Northern Ireland" in reason(
        applied_for(health(APPLIED), nation=c.Nation.NORTHERN_IRELAND),
    )
    found = health_record_access(
        applied_for(health(APPLIED), nation=c.Nation.NORTHERN_IRELAND),
        NI_RULE,
        applied_on=APPLIED,
        complete_on=APPLIED,
    )
    assert isinstance(found, Clock)


def test_the_limit_starts_when_the_application_is_complete() -> None:
    complete_on = APPLIED + timedelta(days=10)
    found = clock(applied_for(health(APPLIED)), complete_on=complete_on)
    assert found.starts_on == complete_on
    assert found.due_on == complete_on + timedelta(days=20)


@pytest.mark.parametrize(("asked_after", "moves"), [(0, True), (13, True), (14, False)])
def test_asking_for_more_within_14_days_moves_the_start(asked_after: int, moves: bool) -> None:  # noqa: FBT001
    complete_on = APPLIED + timedelta(days=30)
    found = health_record_access(
        applied_for(health(APPLIED)),
        RULE,
        applied_on=APPLIED,
        complete_on=complete_on,
        asked_on=APPLIED + timedelta(days=asked_after),
    )
    assert isinstance(found, Clock)
    assert found.starts_on == (complete_on if moves else APPLIED)


def test_the_40_days_are_counted_back_from_the_application_itself() -> None:
    case = applied_for(health(APPLIED - timedelta(days=35)))
    assert clock(case, complete_on=APPLIED + timedelta(days=30)).days == 21


def test_a_rule_with_one_limit_has_one() -> None:
    single = replace(RULE, long_days=None)
    found = health_record_access(
        applied_for(health(date(1999, 1, 1))),
        single,
        applied_on=APPLIED,
        complete_on=APPLIED,
    )
    assert isinstance(found, Clock)
    assert found.due_on == found.short_due_on
    unlimited = replace(RULE, ask_days=None)
    late = health_record_access(
        applied_for(health(APPLIED)),
        unlimited,
        applied_on=APPLIED,
        complete_on=APPLIED + timedelta(days=60),
        asked_on=APPLIED + timedelta(days=50),
    )
    assert isinstance(late, Clock)
    assert late.starts_on == APPLIED + timedelta(days=60)


def test_days_left_end_with_the_last_day() -> None:
    found = clock(applied_for(health(APPLIED)))
    assert days_left(found, APPLIED) == 20
    assert days_left(found, found.due_on) == 0
    assert days_left(found, found.due_on + timedelta(days=1)) == -1


@given(
    applied_on=st.dates(date(1995, 1, 1), date(2100, 1, 1)),
    ages=st.lists(st.integers(0, 5000), min_size=1, max_size=5),
)
def test_the_limit_covers_all_its_days_and_no_more(applied_on: date, ages: list[int]) -> None:
    case = applied_for(*(health(applied_on - timedelta(days=age)) for age in ages))
    found = clock(case, applied_on=applied_on)
    assert found.days == (21 if max(ages) <= 40 else 40)
    covered = (found.due_on - found.starts_on).days + 1
    assert covered == found.days
    assert found.short_due_on <= found.due_on
