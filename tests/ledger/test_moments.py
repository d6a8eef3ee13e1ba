from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.ledger import moments
from caldicott_desktop.ledger.faults import LedgerFault
from tests.ledger import cases

LONDON = ZoneInfo("Europe/London")


def test_offset_and_zone_are_kept() -> None:
    at = datetime(2026, 7, 10, 16, 40, tzinfo=LONDON)
    assert moments.write(at) == "2026-07-10T16:40:00+01:00[Europe/London]"


@given(cases.moments)
def test_a_time_comes_back_with_its_wall_clock_and_zone(at: datetime) -> None:
    back = moments.read(moments.write(at))
    assert back == at
    assert (back.tzinfo, back.utcoffset()) == (at.tzinfo, at.utcoffset())
    assert moments.instant(moments.write(at)) - at == timedelta(0)


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_is_told_apart(fold: int) -> None:
    at = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=fold)
    back = moments.read(moments.write(at))
    assert back.fold == fold
    assert back.utcoffset() == timedelta(hours=1 - fold)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-10T16:40:00+05:00[Europe/London]",  # as after a change of the zone's rules
        "2026-03-10T16:40:00+01:00[Mars/Olympus]",
        "2026-03-10T16:40:00+01:00[Europe]",
    ],
)
def test_an_offset_this_computer_does_not_expect_is_kept_as_recorded(text: str) -> None:
    assert moments.write(moments.read(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-03-10T16:40:00",
        "2026-03-10T16:40:00Z",
        "2026-03-10T16:40:00+00:00",
        "2026-03-10 16:40:00+00:00[Europe/London]",
        "2026-03-10T16:40+00:00[Europe/London]",
        "2026-03-10T16:40:00-00:00[Europe/London]",
        "2026-02-30T16:40:00+00:00[Europe/London]",
        "2026-03-10T16:40:00.000000+00:00[Europe/London]",
        "2026-03-10T24:00:00+00:00[Europe/London]",
        "2026-03-10T16:60:00+00:00[Europe/London]",
        "2026-03-10T16:40:60+00:00[Europe/London]",
        "2026-03-10T16:40:00+01:60[Europe/London]",
        "2026-03-10T16:40:00+24:00[Europe/London]",
        "2026-03-10T16:40:00+00:00[Europe/London]\n",
        "2026-03-10T16:40:00+00:00[../../etc/passwd]",
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    for reading in (moments.read, moments.instant):
        with pytest.raises(LedgerFault, match="is not a time like"):
            reading(text)


@given(
    st.from_regex(
        r"2026-0[1-3]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.0{5}[01])?"
        r"[+-][0-2][0-9]:[0-6][0-9]\[Europe/London\]",
        fullmatch=True,
    )
)
def test_whatever_is_read_is_the_one_way_to_write_it(text: str) -> None:
    with suppress(LedgerFault):
        assert f"{moments.instant(text).isoformat()}[Europe/London]" == text


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 3, 10, 16, 40),  # noqa: DTZ001
        datetime(2026, 3, 10, 16, 40, tzinfo=timezone(timedelta(hours=1))),
    ],
)
def test_a_time_without_a_zone_is_a_mistake_of_ours(at: datetime) -> None:
    with pytest.raises(ValueError, match="not an event time"):
        moments.write(at)


def test_plain_utc_is_a_zone_with_a_name() -> None:
    assert moments.read(moments.write(datetime(2026, 3, 10, tzinfo=UTC))) == datetime(
        2026, 3, 10, tzinfo=UTC
    )
