"""What became of each number of a log and year."""

from __future__ import annotations

from datetime import date

import pytest

from caldicott_desktop.domain.audit.completeness import Disposal, Fate, Series, Traces, account
from tests.domain.audit.statements import TOLD, statement


def accounted(traces: Traces, first: int = 1, last: int = 3) -> Series:
    return account(
        traces,
        installation="Reception laptop",
        year=2026,
        first=first,
        last=last,
        reference="CG-2026-{:04}".format,
    )


@pytest.mark.parametrize(
    ("trace", "fate"),
    [
        ("selected", Fate.SELECTED),
        ("outside", Fate.OUTSIDE),
        ("filtered", Fate.FILTERED),
        ("disposed", Fate.DISPOSED),
        ("discarded", Fate.DISCARDED),
        ("cards", Fate.CARD),
        ("drafts", Fate.DRAFT),
    ],
)
def test_a_number_is_what_it_left_a_trace_of_and_the_first_trace_counts(
    trace: str, fate: Fate
) -> None:
    order = ("selected", "outside", "filtered", "disposed", "discarded", "cards", "drafts")
    later = {name: {2: TOLD} for name in order[order.index(trace) :]}
    series = accounted(Traces(**later), first=2, last=2)
    assert series.counts == {fate: 1}
    is_named = fate not in {Fate.SELECTED, Fate.OUTSIDE, Fate.FILTERED}
    assert [each.told for each in series.named] == ([TOLD] if is_named else [])


def test_a_number_without_any_trace_is_unexplained() -> None:
    series = accounted(Traces(selected={1, 3}))
    assert (series.first, series.last, series.total) == ("CG-2026-0001", "CG-2026-0003", 3)
    assert series.unexplained == ("CG-2026-0002",)
    assert [each.told for each in series.named] == [None]


def test_everything_counted_is_listed_imported_or_known_by_its_number() -> None:
    gone = Disposal(reference="CG-2025-0134", told=TOLD)
    found = statement(listed=308, imported=61, disposed=(gone,))
    assert found.counted == 370
    assert TOLD.on == date(2026, 3, 26)


def test_what_is_unexplained_is_so_in_every_series() -> None:
    both = (accounted(Traces(selected={1, 3})), accounted(Traces(selected={2, 3})))
    assert statement(series=both).unexplained == ("CG-2026-0002", "CG-2026-0001")
