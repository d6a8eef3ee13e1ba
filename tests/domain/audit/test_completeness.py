"""What became of each number of a log and year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caldicott_desktop.domain.audit.completeness import (
    Disposal,
    EarlierExport,
    Fate,
    Series,
    Traces,
    account,
    disclosed,
    reason_path,
)
from caldicott_desktop.domain.disclosure import Disclosure, Level
from tests.domain.audit.statements import MADE_AT, TOLD, said, statement


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


SECRET = "Asked by Mrs Ellery"
EXPORT = EarlierExport(
    begun_at=MADE_AT,
    by="Helen Marsh",
    selection="everything",
    is_same=True,
    level=Level.REFERENCES,
    privileged=False,
    recipient="Hana Lindqvist",
    purpose="For Mrs Ellery",
    files=1,
    finished=True,
)


def test_below_full_a_statement_leaves_without_what_was_typed_or_sent_to_whom() -> None:
    told = replace(TOLD, why=SECRET)
    gone = (Disposal(reference="CG-2025-0134", told=told),)
    series = (accounted(Traces(selected={1}, discarded={2: told})),)
    whole = statement(series=series, disposed=gone, disposed_untold=gone, exports=(EXPORT,))
    assert disclosed(whole, Disclosure(level=Level.FULL)) == whole
    left = disclosed(whole, Disclosure(level=Level.REFERENCES))
    words = repr(left) + repr(said(left))
    assert not any(secret in words for secret in (SECRET, "Lindqvist", "For Mrs Ellery"))
    assert "Withheld" in words
    assert left.unexplained == whole.unexplained == ("CG-2026-0003",)
    marked = frozenset({reason_path("CG-2026-0002")})
    some = disclosed(whole, Disclosure(level=Level.REFERENCES, releasable=marked))
    assert [each.told and each.told.why for each in some.series[0].named] == [SECRET, None]
    assert some.disposed[0].told.why == "Withheld"


def test_what_was_not_said_is_not_said_to_be_withheld() -> None:
    gone = (Disposal(reference="CG-2025-0134", told=replace(TOLD, why=None)),)
    bare = statement(disposed=gone, exports=(replace(EXPORT, recipient=None, purpose=None),))
    assert disclosed(bare, Disclosure(level=Level.REFERENCES)) == bare


def test_no_statement_is_for_publishing() -> None:
    with pytest.raises(ValueError, match="publishing"):
        disclosed(statement(), Disclosure(level=Level.PUBLISHABLE))
