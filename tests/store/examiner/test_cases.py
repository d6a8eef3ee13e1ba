from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import Came, CaseState, Independence
from caldicott_desktop.store import planning, search
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.examiner import case_listing, cases
from caldicott_desktop.store.examiner.case_listing import (
    CaseFilter,
    CaseListing,
    CaseOrder,
    Closing,
    Counted,
)
from tests.store.examiner.telling import BELL, EPR, GP, RAHMAN, access, subject, tell

TODAY = date(2026, 11, 22)
UK = ZoneInfo("Europe/London")


def listed(store: Store, row: int, reference: str, **changes: object) -> bytes:
    details = case.CaseDetails(reference=reference)
    tell(store, row, subject(row), replace(details, **changes))  # type: ignore[arg-type]
    return subject(row)


def died(days: int) -> dict[str, date]:
    on = TODAY - timedelta(days=days)
    return {"died_from_on": on, "died_to_on": on}


def references(store: Store, listing: CaseListing, limit: int = 9) -> list[str]:
    rows, _ = case_listing.page(store, listing, limit=limit)
    return [row.reference for row in rows]


def test_a_row_says_what_was_told_of_its_case(store: Store) -> None:
    of = listed(
        store,
        1,
        "ME-1",
        nation=Nation.WALES,
        came=Came.CSV,
        high_profile=False,
        examiner="Dr Weekend",
        **died(3),
    )
    tell(store, 2, of, case.CasePrepared(), by=BELL)
    row = cases.by_id(store, of)
    assert row is not None
    assert (row.row, row.reference, row.nation, row.came) == (1, "ME-1", Nation.WALES, Came.CSV)
    assert (row.died_from, row.died_to) == (date(2026, 11, 19), date(2026, 11, 19))
    assert (row.high_profile, row.examiner, row.examiner_id) == (False, "Dr Weekend", None)
    assert (row.state, row.state_by, row.prepared_by) == (CaseState.PREPARED, BELL, BELL)
    assert row.prepared_at == row.state_at == row.changed_at > row.listed_at
    assert (row.independence, row.accesses, row.awaiting) == (Independence.NOT_STATED, 0, 0)


def test_a_case_of_which_little_is_known_says_so(store: Store) -> None:
    of = subject(1)
    tell(store, 1, of, case.CaseDetails())
    row = cases.by_id(store, of)
    assert row is not None
    assert (row.reference, row.nation, row.died_from, row.came) == ("", None, None, None)
    assert (row.high_profile, row.prepared_by, row.prepared_at) == (None, None, None)
    assert cases.by_id(store, subject(2)) is None
    assert cases.row_of(store, subject(2)) is None


def test_what_is_told_before_the_listing_arrives_waits_for_it(store: Store) -> None:
    of = subject(7)
    tell(store, 1, of, access(), at_minutes=9)
    assert cases.by_id(store, of) is None
    tell(store, 2, of, case.CaseDetails(reference="ME-7"), at_minutes=5)
    row = cases.by_id(store, of)
    assert row is not None
    assert (row.row, row.accesses) == (2, 1)
    assert cases.wrongly_listed(store, after=0, until=9) == []
    assert cases.count_between(store, after=0, until=9) == (1, 1)


def test_an_access_waits_for_its_accessor_and_for_nobody_else(store: Store) -> None:
    of = listed(store, 1, "ME-1")
    noted = tell(store, 2, of, access(accessor_id=RAHMAN.hex()))
    tell(store, 3, of, access(accessor_id=BELL.hex()))
    word = case.AccessConfirmed(confirmed=noted.entry_id.hex())
    tell(store, 4, of, word, by=BELL)
    found = cases.by_id(store, of)
    assert found is not None
    assert (found.accesses, found.awaiting) == (2, 1)
    assert case_listing.awaiting_word(store, RAHMAN, limit=9) == [2]
    assert case_listing.awaiting_word(store, BELL, limit=9) == []
    tell(store, 5, of, word, by=RAHMAN)
    found = cases.by_id(store, of)
    assert found is not None
    assert found.awaiting == 0
    assert case_listing.awaiting_word(store, RAHMAN, limit=9) == []


def test_a_row_that_is_not_what_was_told_is_found(store: Store) -> None:
    listed(store, 1, "ME-1")
    of = listed(store, 2, "ME-2")
    tell(store, 3, of, case.CaseDetails(reference="ME-2", note="Anew"))
    assert cases.wrongly_listed(store, after=0, until=3) == []
    assert cases.count_between(store, after=0, until=3) == (2, 2)
    store.run("UPDATE examiner_cases SET accesses = 7 WHERE row = 2")
    assert cases.wrongly_listed(store, after=0, until=3) == [2, 3]
    assert cases.wrongly_listed(store, after=0, until=1) == []
    assert cases.wrongly_listed(store, after=3, until=9) == []


def test_a_reference_is_found_in_whatever_letters_and_the_newest_of_several(store: Store) -> None:
    listed(store, 1, "ME-1")
    listed(store, 2, "me-1")
    listed(store, 3, "ME-3")
    found = cases.by_reference(store, "Me-1")
    assert found is not None
    assert found.row == 2
    assert cases.by_reference(store, "ME-2") is None
    several = cases.by_references(store, ["ME-1", "me-3", "ME-9"])
    assert {key: row.row for key, row in several.items()} == {"me-1": 2, "me-3": 3}


@pytest.fixture
def five(store: Store) -> Store:
    """Five cases, of which four have a date of death; the second was opened at the GP."""
    for row, days in enumerate((10, 27, 3, 13), start=1):
        listed(store, row, f"ME-{row}", note="Pacemaker" if row == 3 else None, **died(days))
    listed(store, 5, "ME-5")
    at = datetime(2026, 11, 21, 23, 30, tzinfo=UK)
    tell(store, 6, subject(2), access(accessed_at=at))
    tell(store, 7, subject(4), access(EPR, accessed_at=at + timedelta(hours=1)))
    return store


def closing(*days: int, until: int | None = None) -> CaseFilter:
    last = None if until is None else TODAY + timedelta(days=until)
    return CaseFilter(closing=Closing(today=TODAY, days=days, until=last))


@pytest.mark.parametrize(
    ("only", "wanted"),
    [
        (closing(28), ["ME-2", "ME-4", "ME-1", "ME-3"]),
        (closing(28, until=7), ["ME-2"]),
        (closing(28, 14), ["ME-2", "ME-4", "ME-1", "ME-3"]),
        (closing(28, 14, until=7), ["ME-2", "ME-4", "ME-1"]),
        (closing(14), ["ME-4", "ME-1", "ME-3"]),
        (closing(), []),
        (CaseFilter(), []),
    ],
)
def test_open_cases_are_read_by_the_window_that_closes_next(
    five: Store, only: CaseFilter, wanted: list[str]
) -> None:
    listing = CaseListing(only=only, order=CaseOrder.CLOSES)
    assert references(five, listing) == wanted
    found: list[str] = []
    after = None
    for _ in range(len(wanted)):
        rows, after = case_listing.page(five, listing, after=after, limit=1)
        found += [row.reference for row in rows]
    assert (found, after) == (wanted, None)
    counted = case_listing.count(five, CaseListing(only=replace(only, open=True)))
    assert counted.number == (len(wanted) if only.closing else 5)


def test_a_concluded_case_closes_for_nobody(five: Store) -> None:
    tell(five, 8, subject(2), case.CaseCompleted(), by=RAHMAN)
    assert references(five, CaseListing(only=closing(28, until=7), order=CaseOrder.CLOSES)) == []


@pytest.mark.parametrize("few", [0, 100])
@pytest.mark.parametrize(
    ("listing", "wanted"),
    [
        (CaseListing(only=CaseFilter(sources=(bytes.fromhex(GP),))), ["ME-2"]),
        (
            CaseListing(only=CaseFilter(sources=(bytes.fromhex(GP), bytes.fromhex(EPR)))),
            ["ME-4", "ME-2"],
        ),
        (CaseListing(text="me-"), ["ME-5", "ME-4", "ME-3", "ME-2", "ME-1"]),
        (CaseListing(text="pacem"), ["ME-3"]),
        (CaseListing(text="me-4"), ["ME-4"]),
        (CaseListing(text="me-", only=CaseFilter(accessed=True)), ["ME-4", "ME-2"]),
        (CaseListing(text="/"), []),
        (CaseListing(only=CaseFilter(accessed=False)), ["ME-5", "ME-3", "ME-1"]),
        (CaseListing(only=CaseFilter(accessed=True)), ["ME-4", "ME-2"]),
        (CaseListing(only=CaseFilter(among=(subject(1), subject(9)))), ["ME-1"]),
        (CaseListing(only=CaseFilter(among=())), []),
        (
            CaseListing(
                only=CaseFilter(open=True), order=CaseOrder.DIED, descending=False, text="ME"
            ),
            ["ME-2", "ME-4", "ME-1", "ME-3", "ME-5"],
        ),
    ],
)
def test_a_narrowed_list_is_the_same_however_it_is_read(
    five: Store,
    listing: CaseListing,
    wanted: list[str],
    few: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(planning, "FEW", few)
    assert references(five, listing) == wanted
    assert case_listing.count(five, listing) == Counted(len(wanted))
    found: list[str] = []
    after = None
    for _ in range(max(len(wanted), 1)):
        rows, after, counted = case_listing.counted_page(five, listing, after=after, limit=1)
        found += [row.reference for row in rows]
        assert counted == Counted(len(wanted))
    assert (found, after) == (wanted, None)


@pytest.mark.parametrize("few", [0, 100])
@pytest.mark.parametrize(
    "listing",
    [CaseListing(text="me-"), CaseListing(only=CaseFilter(sources=(bytes.fromhex(EPR),)))],
)
def test_nobody_counts_further_than_is_read(
    five: Store, listing: CaseListing, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "FEW", few)
    monkeypatch.setattr(case_listing, "MOST_COUNTED", 1)
    _, _, counted = case_listing.counted_page(five, listing, limit=9)
    assert counted.number <= 1
    assert counted.more


def test_states_are_counted(five: Store) -> None:
    tell(five, 8, subject(1), case.CasePrepared())
    assert case_listing.states(five) == {CaseState.LISTED: 4, CaseState.PREPARED: 1}
    prepared = CaseFilter(officer_id=BELL)
    assert case_listing.states(five, prepared) == {CaseState.PREPARED: 1}


def test_what_was_opened_of_a_source_is_read_by_its_days_in_the_uk(five: Store) -> None:
    def opened(source: str, first: date, last: date) -> list[str]:
        found = case_listing.opened_between(five, bytes.fromhex(source), first=first, last=last)
        return [reference for _, reference in found]

    before = TODAY - timedelta(days=1)
    assert opened(GP, before, before) == ["ME-2"]
    assert opened(GP, TODAY, TODAY) == []
    assert opened(EPR, before, TODAY) == ["ME-4"]
    tell(five, 8, subject(99), access(EPR, accessed_at=datetime(2026, 11, 22, 8, tzinfo=UK)))
    assert opened(EPR, before, TODAY) == ["ME-4", ""]


def test_a_case_whose_words_are_lost_is_still_listed(five: Store) -> None:
    five.run("DROP TRIGGER payloads_never_go")
    five.run("DELETE FROM payloads WHERE entry = 3")
    tell(five, 8, subject(3), case.CasePrepared(note="Anew"))
    assert references(five, CaseListing(text="pacemaker")) == []
    assert references(five, CaseListing(text="anew")) == ["ME-3"]


def test_the_words_of_cases_and_of_decisions_are_kept_apart(five: Store) -> None:
    query = search.parse(five, "pacemaker")
    assert query is not None
    assert search.newest(five, query, before=None, limit=9) == []
    search.clear(five, index=search.CASES)
    assert references(five, CaseListing(text="pacemaker")) == []
    assert search.merge(five, index=search.CASES) in {True, False}
