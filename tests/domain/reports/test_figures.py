"""Decisions counted so that they may be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.reports.facts import Decided, Facts, joined
from caldicott_desktop.domain.reports.figures import Figures, figures
from caldicott_desktop.domain.reports.period import Period, quarter
from caldicott_desktop.domain.suppression import LEAST
from caldicott_desktop.domain.tally import NOT_SAID, OTHERS
from tests.domain.reports.samples import FACTS, made

FIRST, SECOND = date(2026, 2, 1), date(2026, 5, 1)


def of_quarters(decided: tuple[Decided, ...], *quarters: Period) -> Facts:
    """The facts of these quarters, one after the other."""
    parts = tuple(
        replace(
            FACTS, period=each, decided=tuple(one for one in decided if each.holds(one.decided_on))
        )
        for each in quarters
    )
    return parts[0] if len(parts) == 1 else replace(joined(parts), quarters=parts)


def half_a_year(*groups: tuple[Decided, ...]) -> Facts:
    return of_quarters(sum(groups, ()), quarter(2026, 1), quarter(2026, 2))


def numbers_of(found: Figures) -> Iterator[int | None]:
    yield found.total
    for each in (
        found.by_kind,
        found.by_outcome,
        found.by_requester,
        found.by_year,
        found.by_quarter,
        *found.outcomes_by_quarter.values(),
    ):
        yield from each.values()


def test_nothing_decided_is_zero_of_nothing() -> None:
    found = figures(half_a_year())
    assert (found.total, found.by_kind) == (0, {})
    assert set(found.by_outcome.values()) == {0}


def test_enough_of_everything_is_shown() -> None:
    shared = made(27, decided_on=FIRST, outcome=c.Outcome.SHARE_IN_PART)
    found = figures(half_a_year(shared, made(29, decided_on=SECOND)))
    assert (found.total, found.by_kind, found.by_requester) == (
        *(56, {"Police request": 56}, {"Police": 56}),
    )
    assert found.by_outcome["Refuse"] == 29
    assert (found.by_year, found.by_quarter) == ({}, {"2026 Q1": 27, "2026 Q2": 29})
    assert found.outcomes_by_quarter["Refuse"] == {"2026 Q1": 0, "2026 Q2": 29}
    assert found.outcomes_by_quarter["Share in part"] == {"2026 Q1": 27, "2026 Q2": 0}


def test_a_financial_year_is_counted_where_it_is_whole() -> None:
    days = [date(2025, 5, 1), date(2025, 8, 1), date(2025, 11, 1), FIRST, SECOND]
    decided = sum((made(11, decided_on=day) for day in days), ())
    quarters = [quarter(2025, 2), quarter(2025, 3), quarter(2025, 4), quarter(2026, 1)]
    assert figures(of_quarters(decided, *quarters)).by_year == {"2025-26": 44}
    more = figures(of_quarters(decided, *quarters, quarter(2026, 2)))
    assert (more.total, more.by_year) == (55, {"2025-26": 44})


def test_a_small_number_takes_another_with_it_so_that_no_sum_gives_it_back() -> None:
    found = figures(
        half_a_year(
            made(20, decided_on=FIRST),
            made(2, decided_on=FIRST, outcome=c.Outcome.ESCALATE),
            made(9, decided_on=FIRST, outcome=c.Outcome.DEFER),
        )
    )
    assert found.by_outcome[c.Outcome.ESCALATE.label] is None
    assert list(found.by_outcome.values()).count(None) >= 2
    assert found.total in {None, 31}


def test_few_decisions_are_not_counted_out_at_all() -> None:
    found = figures(of_quarters(made(7, decided_on=FIRST), quarter(2026, 1)))
    assert [*numbers_of(found)] == [None]
    assert (found.by_outcome, found.by_year, found.outcomes_by_quarter) == ({}, {}, {})


def test_the_one_outcome_of_a_quarters_few_decisions_is_not_told_by_zeros() -> None:
    found = figures(half_a_year(made(3, decided_on=FIRST), made(40, decided_on=SECOND)))
    assert (found.total, found.by_outcome) == (None, {})
    assert found.by_quarter == {"2026 Q1": None, "2026 Q2": 40}
    for quarters in found.outcomes_by_quarter.values():
        assert quarters["2026 Q1"] is None


def test_a_rare_kind_is_not_even_named() -> None:
    rare = (
        *made(3, decided_on=FIRST, kind="Rare"),
        *made(3, decided_on=FIRST, kind="Rarer", requester=None),
    )
    often = made(20, decided_on=FIRST)
    found = figures(
        of_quarters((*often, *rare, *made(6, decided_on=FIRST, requester=None)), quarter(2026, 1))
    )
    assert found.by_kind == {OTHERS: 6, "Police request": 26}
    assert found.by_requester == {NOT_SAID: 9, "Police": 23}


def test_no_small_number_is_shown() -> None:
    found = figures(
        half_a_year(
            *(
                made(number, decided_on=day, outcome=outcome, kind=kind)
                for number, day, outcome, kind in (
                    *((1, FIRST, c.Outcome.DEFER, "A"), (2, SECOND, c.Outcome.DEFER, "B")),
                    *((29, FIRST, c.Outcome.REFUSE, "A"), (31, SECOND, c.Outcome.REFUSE, "C")),
                    *((3, FIRST, c.Outcome.ESCALATE, "C"), (6, SECOND, c.Outcome.ESCALATE, "A")),
                )
            )
        )
    )
    assert None in numbers_of(found)
    assert all(each == 0 or each >= LEAST for each in numbers_of(found) if each is not None)
