from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain.examiner.access_log import DutyDay, LogRow
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.domain.examiner.reconciliation import (
    Beside,
    Finding,
    FindingKind,
    HintKind,
    Mark,
    OurAccess,
    Reconciliation,
    reconcile,
)

LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 11, 20)
BESIDE = Beside(zone=LONDON)


def at(day: int = 20, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=LONDON)


def line(
    id_: str = "a",
    *,
    reference: str = "ME-1",
    who: str = "T Bell",
    when: datetime | None = None,
    recorded: datetime | None = None,
) -> OurAccess:
    when = when or at()
    return OurAccess(
        id=id_,
        reference=reference,
        source="Trust EPR",
        who=who,
        accessed_at=when,
        recorded_at=recorded or when + timedelta(minutes=5),
    )


def row(
    number: int = 2, *, reference: str = "ME-1", who: str = "T Bell", when: datetime | None = None
) -> LogRow:
    return LogRow(number=number, at=when or at(), who=who, reference=reference, source="trust epr")


def told(found: Reconciliation) -> list[tuple[str, int | None, str | None]]:
    """Class, row and line of each finding."""
    return [
        (
            each.kind.value,
            each.row.number if each.row else None,
            each.access.id if each.access else None,
        )
        for each in found.findings
    ]


def only(found: Reconciliation) -> Finding:
    (finding,) = found.findings
    return finding


def test_a_row_and_a_line_of_the_same_case_person_source_and_day_match() -> None:
    found = reconcile(
        [line(reference="me-1 ", who="Bell, Tina (MEO)")], [row(when=at(hour=17))], BESIDE
    )
    assert told(found) == [("matched", 2, "a")]
    assert found.counts[FindingKind.MATCHED] == 1
    assert found.counts[FindingKind.NO_LINE] == 0


def test_an_access_without_a_line_and_a_line_without_an_access_stand_alone() -> None:
    found = reconcile([line(reference="ME-1")], [row(reference="ME-2")], BESIDE)
    assert told(found) == [("access_without_line", 2, None), ("line_without_access", None, "a")]
    assert all(not each.hints for each in found.findings)


def test_a_line_of_another_source_does_not_match() -> None:
    other = LogRow(number=2, at=at(), who="T Bell", reference="ME-1", source="Hospice")
    found = reconcile([line()], [other], BESIDE)
    assert found.counts[FindingKind.MATCHED] == 0


def test_days_are_told_by_the_clock_of_the_zone_and_may_lie_one_apart() -> None:
    late_evening = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # half past midnight in London
    found = reconcile(
        [line(when=datetime(2026, 6, 30, 12, tzinfo=LONDON))], [row(when=late_evening)], BESIDE
    )
    assert found.counts[FindingKind.MATCHED] == 0
    near = reconcile([line(when=at(20, 23))], [row(when=at(21, 0))], BESIDE)
    assert told(near) == [("matched", 2, "a")]
    before = reconcile([line(when=at(20, 1))], [row(when=at(19, 23))], BESIDE)
    assert told(before) == [("matched", 2, "a")]
    strict = reconcile(
        [line(when=at(20, 23))], [row(when=at(21, 0))], Beside(zone=LONDON, tolerance_days=0)
    )
    assert strict.counts[FindingKind.MATCHED] == 0


def test_the_nearer_day_goes_first_and_each_takes_one() -> None:
    found = reconcile(
        [line("a", when=at(20)), line("b", when=at(21))],
        [row(2, when=at(21)), row(3, when=at(22))],
        BESIDE,
    )
    assert told(found) == [
        ("matched", 2, "b"),
        ("matched", 3, "b"),
        ("line_without_access", None, "a"),
    ]
    assert Mark.FURTHER_LOOK in found.findings[1].marks


def test_ten_letters_opened_are_one_access_and_a_second_line_is_covered_by_nothing() -> None:
    rows = [row(n, when=at(minute=n)) for n in range(2, 12)]
    found = reconcile([line()], rows, BESIDE)
    assert found.counts[FindingKind.MATCHED] == 10
    looks = [Mark.FURTHER_LOOK in each.marks for each in found.findings]
    assert looks == [False, *[True] * 9]
    assert {each.access.id for each in found.findings if each.access} == {"a"}
    found = reconcile([line("a"), line("b", when=at(hour=11))], [row()], BESIDE)
    assert told(found) == [("matched", 2, "a"), ("line_without_access", None, "b")]


def test_a_further_look_belongs_to_the_nearest_line() -> None:
    lines = [line("a", when=at(17)), line("b", when=at(20))]
    rows = [row(2, when=at(17)), row(3, when=at(18)), row(4, when=at(20)), row(5, when=at(21))]
    found = reconcile(lines, rows, BESIDE)
    assert told(found) == [
        ("matched", 2, "a"),
        ("matched", 3, "a"),
        ("matched", 4, "b"),
        ("matched", 5, "b"),
    ]


def test_a_line_added_afterwards_is_late_and_never_matched_in_time() -> None:
    on_time = line(recorded=at(22, 9))
    assert only(reconcile([on_time], [row()], BESIDE)).kind is FindingKind.MATCHED
    late = line(recorded=at(22, 9, 1))
    finding = only(reconcile([late], [row()], BESIDE))
    assert finding.kind is FindingKind.ADDED_AFTERWARDS
    assert finding.marks >= {Mark.ADDED_AFTERWARDS}
    longer = Beside(zone=LONDON, late_hours=72)
    assert only(reconcile([late], [row()], longer)).kind is FindingKind.MATCHED


def test_an_access_on_a_day_without_duty_is_shown_with_a_line_or_without() -> None:
    duty = [DutyDay(who="Bell, T", on=at(19).date()), DutyDay(who="K Osei", on=at(21).date())]
    beside = Beside(zone=LONDON, duty=duty)
    found = reconcile([line()], [row(), row(3, reference="ME-9")], beside)
    assert found.duty_checked
    assert [each.kind for each in found.findings] == [FindingKind.OFF_DUTY, FindingKind.NO_LINE]
    assert all(each.marks == {Mark.OFF_DUTY} for each in found.findings)
    on_duty = reconcile([line(when=at(19))], [row(when=at(19))], beside)
    assert only(on_duty).kind is FindingKind.MATCHED


def test_duty_is_not_checked_without_a_list_or_beyond_its_days() -> None:
    found = reconcile([line()], [row()], BESIDE)
    assert not found.duty_checked
    assert only(found).marks == {Mark.DUTY_NOT_CHECKED}
    beside = Beside(zone=LONDON, duty=[DutyDay(who="T Bell", on=at(19).date())])
    found = reconcile([line()], [row()], beside)
    assert found.duty_checked
    assert only(found).kind is FindingKind.MATCHED
    assert only(found).marks == {Mark.DUTY_NOT_CHECKED}


def test_an_access_by_somebody_not_on_the_list_that_day_is_shown() -> None:
    appointed = [
        Appointment(name="Tina Bell", role=AccessorRole.OFFICER, from_on=DAY, until_on=DAY),
        Appointment(name="Tina Bell", role=AccessorRole.EXAMINER, from_on=date(2027, 1, 1)),
        Appointment(role=AccessorRole.EXAMINER, from_on=DAY),
    ]
    beside = Beside(zone=LONDON, appointments=appointed)
    assert only(reconcile([line()], [row()], beside)).kind is FindingKind.MATCHED
    later = reconcile([line(when=at(21))], [row(when=at(21))], beside)
    assert later.list_checked
    assert only(later).kind is FindingKind.NOT_ON_LIST
    stranger = reconcile([], [row(who="X Unknown")], beside)
    assert only(stranger).kind is FindingKind.NO_LINE
    assert Mark.NOT_ON_LIST in only(stranger).marks


def test_of_several_that_hold_the_class_is_the_first_and_the_rest_are_marks() -> None:
    beside = Beside(
        zone=LONDON,
        duty=[DutyDay(who="K Osei", on=DAY)],
        appointments=[Appointment(name="K Osei", role=AccessorRole.OFFICER, from_on=DAY)],
    )
    finding = only(reconcile([line(recorded=at(25))], [row()], beside))
    assert finding.kind is FindingKind.NOT_ON_LIST
    assert finding.marks == {Mark.NOT_ON_LIST, Mark.OFF_DUTY, Mark.ADDED_AFTERWARDS}


def test_the_same_case_opened_by_somebody_else_is_hinted_at_and_never_matched() -> None:
    lines = [line("a", who="K Osei", when=at(21)), line("b", who="K Osei", when=at(20))]
    found = reconcile(lines, [row()], BESIDE)
    assert found.counts[FindingKind.MATCHED] == 0
    unexplained, *alone = found.findings
    assert [(hint.kind, hint.access and hint.access.id) for hint in unexplained.hints] == [
        (HintKind.OTHER_PERSON, "b")
    ]
    assert [[hint.row and hint.row.number for hint in each.hints] for each in alone] == [[2], [2]]


def test_the_same_person_on_another_day_is_hinted_at_and_never_matched() -> None:
    lines = [line("a", when=at(10)), line("b", when=at(17)), line("c", when=at(1))]
    found = reconcile(lines, [row()], BESIDE)
    unexplained = found.findings[0]
    assert [(hint.kind, hint.access and hint.access.id) for hint in unexplained.hints] == [
        (HintKind.OTHER_DAY, "b")
    ]
    hinted = {each.access.id: len(each.hints) for each in found.findings if each.access}
    assert hinted == {"a": 1, "b": 1, "c": 0}


def test_a_row_without_a_reference_of_ours_has_no_line_and_no_hint() -> None:
    blank = line(reference="", who="K Osei")
    found = reconcile([blank], [row(reference="")], BESIDE)
    assert [each.kind for each in found.findings] == [FindingKind.NO_LINE, FindingKind.NO_ACCESS]
    assert all(not each.hints for each in found.findings)


def test_what_the_source_calls_somebody_is_matched_by_an_alias() -> None:
    beside = Beside(zone=LONDON, aliases={"BELLT01": "Tina Bell"})
    assert told(reconcile([line()], [row(who="bellt01")], beside)) == [("matched", 2, "a")]


NAMES = st.sampled_from(["T Bell", "Bell, Tina", "K Osei", "Dr S Rahman"])
REFERENCES = st.sampled_from(["ME-1", "ME-2", ""])
MOMENTS = st.integers(1, 9).map(at)


@given(
    st.lists(st.tuples(REFERENCES, NAMES, MOMENTS, st.integers(0, 90)), max_size=8),
    st.lists(st.tuples(REFERENCES, NAMES, MOMENTS), max_size=8),
    st.randoms(),
)
def test_each_row_is_in_one_class_each_line_is_given_once_and_order_does_not_matter(
    ours: list[tuple[str, str, datetime, int]],
    log: list[tuple[str, str, datetime]],
    chance: random.Random,
) -> None:
    lines = [
        line(f"{n}", reference=ref, who=who, when=when, recorded=when + timedelta(hours=hours))
        for n, (ref, who, when, hours) in enumerate(ours)
    ]
    rows = [row(n, reference=ref, who=who, when=when) for n, (ref, who, when) in enumerate(log)]
    found = reconcile(lines, rows, BESIDE)
    assert Counter(each.row.number for each in found.findings if each.row) == Counter(
        range(len(rows))
    )
    alone = {each.access.id for each in found.findings if each.access and not each.row}
    given_ = Counter(
        each.access.id
        for each in found.findings
        if each.access and each.row and Mark.FURTHER_LOOK not in each.marks
    )
    assert set(given_.values()) <= {1}
    assert alone | set(given_) == {each.id for each in lines}
    assert alone.isdisjoint(given_)
    assert sum(found.counts.values()) == len(found.findings)
    assert (
        reconcile(chance.sample(lines, len(lines)), chance.sample(rows, len(rows)), BESIDE) == found
    )
