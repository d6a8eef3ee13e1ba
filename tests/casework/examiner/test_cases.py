from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.casework.examiner import cases, lines, steps
from caldicott_desktop.casework.examiner.cases import Narrowed
from caldicott_desktop.casework.index_check import IndexCheck
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import CaseState, Independence
from caldicott_desktop.store import entries, search
from caldicott_desktop.store.examiner.case_listing import CaseOrder
from tests.casework.examiner.people import BELL, FENWICK, OSEI, RAHMAN, Office
from tests.casework.world import done


def died_days_ago(office: Office, reference: str, days: int, *opened: str) -> CaseId:
    died = office.now.date() - timedelta(days=days)
    line = replace(
        office.line(reference, *opened),
        details=case.CaseDetails(reference=reference, died_from_on=died, died_to_on=died),
    )
    return lines.save_line(office.book, line).case_id


def references(found: cases.CaseRows) -> list[str]:
    return [row.reference for row in found.rows]


@pytest.fixture
def several(office: Office) -> dict[str, CaseId]:
    """Six cases of an office, in different states."""
    ids = {
        "ME-01": died_days_ago(office, "ME-01", 27, office.epr, office.gp),
        "ME-02": died_days_ago(office, "ME-02", 24, office.gp),
        "ME-03": died_days_ago(office, "ME-03", 29, office.epr),
        "ME-04": died_days_ago(office, "ME-04", 2, office.epr),
        "ME-05": lines.save_line(
            office.book, case.CaseLine(details=case.CaseDetails(reference="ME-05"))
        ).case_id,
        "ME-06": died_days_ago(office, "ME-06", 26),
    }
    office.prepare(ids["ME-01"], ids["ME-06"])
    office.switch(OSEI)
    office.prepare(ids["ME-02"], examiner=FENWICK)
    office.switch(RAHMAN)
    office.complete(ids["ME-06"], ids["ME-04"])
    return ids


def test_a_row_shows_what_was_opened_who_has_it_and_how_it_stands(
    office: Office, several: dict[str, CaseId]
) -> None:
    (row,) = cases.case_page(office.book, text="ME-01").rows
    assert [(each.short_name, each.months) for each in row.opened] == [
        ("Trust EPR", None),
        ("GP Connect", 12),
    ]
    assert (row.id, row.prepared_by, row.examiner) == (several["ME-01"], BELL, RAHMAN)
    assert (row.state, row.independence) == (CaseState.PREPARED, Independence.NOT_STATED)
    assert row.since is not None
    assert (row.since.least, row.since.most) == (27, 27)
    assert row.closes is not None
    assert row.closes.days_left == 1
    (done_row,) = cases.case_page(office.book, text="me-04").rows
    assert (done_row.closes, done_row.state_by) == (None, RAHMAN)
    (bare,) = cases.case_page(office.book, text="ME-05").rows
    assert (bare.since, bare.closes, bare.examiner, bare.prepared_by) == (None,) * 4


@pytest.mark.usefixtures("several")
def test_the_newest_stand_first_and_pages_go_on(office: Office) -> None:
    first = cases.case_page(office.book, limit=4)
    assert references(first) == ["ME-06", "ME-05", "ME-04", "ME-03"]
    assert first.total == 6
    then = cases.case_page(office.book, limit=4, after=first.next)
    assert references(then) == ["ME-02", "ME-01"]
    assert then.next is None


@pytest.mark.usefixtures("several")
def test_what_closes_within_a_week_stands_apart_the_soonest_first(office: Office) -> None:
    soon = cases.closing_soon(office.book)
    assert references(soon) == ["ME-01", "ME-02"]
    assert soon.total == 2
    first = cases.closing_soon(office.book, limit=1)
    assert references(first) == ["ME-01"]
    assert references(cases.closing_soon(office.book, limit=1, after=first.next)) == ["ME-02"]
    far = cases.case_page(office.book, order=CaseOrder.CLOSES)
    assert references(far) == ["ME-01", "ME-02"]


def test_without_a_source_that_has_a_window_nothing_closes(office: Office) -> None:
    died_days_ago(office, "ME-1", 27)
    office.world.hands.now += timedelta(days=400)
    assert references(cases.closing_soon(office.book)) == []


@pytest.mark.parametrize(
    ("only", "wanted"),
    [
        (lambda _: Narrowed(state=CaseState.COMPLETE), ["ME-06", "ME-04"]),
        (lambda _: Narrowed(open=True), ["ME-05", "ME-03", "ME-02", "ME-01"]),
        (lambda office: Narrowed(examiner_id=office.ids[FENWICK]), ["ME-02"]),
        (lambda office: Narrowed(officer_id=office.ids[BELL]), ["ME-06", "ME-01"]),
        (lambda office: Narrowed(source=office.gp), ["ME-02", "ME-01"]),
        (
            lambda office: Narrowed(closes_by=office.now.date() + timedelta(days=2)),
            ["ME-06", "ME-01"],
        ),
        (lambda _: Narrowed(awaiting=True), []),
        (lambda _: Narrowed(exception_open=True), []),
        (lambda _: Narrowed(high_profile=True), []),
        (
            lambda office: Narrowed(listed_from=office.now.date()),
            [f"ME-0{n}" for n in range(6, 0, -1)],
        ),
        (lambda office: Narrowed(listed_until=office.now.date() - timedelta(days=1)), []),
    ],
)
def test_the_list_is_narrowed(
    office: Office,
    several: dict[str, CaseId],
    only: Callable[[Office], Narrowed],
    wanted: list[str],
) -> None:
    assert len(several) == 6
    found = cases.case_page(office.book, only=only(office))
    assert (references(found), found.total) == (wanted, len(wanted))


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (CaseOrder.REFERENCE, "ME-01"),
        (CaseOrder.DIED, "ME-03"),
        (CaseOrder.CHANGED, "ME-03"),
        (CaseOrder.STATE, "ME-04"),
        (CaseOrder.LISTED, "ME-01"),
    ],
)
@pytest.mark.usefixtures("several")
def test_the_list_is_ordered(office: Office, order: CaseOrder, first: str) -> None:
    found = cases.case_page(office.book, order=order, descending=False)
    assert references(found)[0] == first
    assert len(found.rows) == 6


@pytest.mark.usefixtures("several")
def test_words_and_the_end_of_a_reference_find_a_case(office: Office) -> None:
    office.switch(BELL)
    note = case.CasePrepared(note="The daughter rang about a pacemaker.")
    wanted = cases.case_page(office.book, text="ME-03").rows[0].id
    steps.prepare_cases(office.book, {wanted: note})
    for text in ("pacemak", "daughter PACEMAKER", "03", "me-03"):
        assert references(cases.case_page(office.book, text=text)) == ["ME-03"], text
    assert references(cases.case_page(office.book, text="pacemaker kidney")) == []
    assert references(cases.case_page(office.book, text="-")) == []
    assert cases.case_page(office.book, text="me").total == 6


def test_the_same_reference_is_offered_while_it_is_typed(office: Office) -> None:
    office.save("ME-2611-0409", office.epr)
    found = cases.same_reference(office.book, " me-2611-0409")
    assert found is not None
    assert found.opened[0].accessor == BELL
    assert cases.same_reference(office.book, "ME-2611-041") is None
    assert cases.same_reference(office.book, "  ") is None


def test_rows_of_cases_are_read_again(office: Office, several: dict[str, CaseId]) -> None:
    wanted = [several["ME-01"], CaseId("00" * 16)]
    assert cases.case_rows(office.book, wanted).keys() == {several["ME-01"]}
    noted = cases.accesses_of(office.book, [several["ME-01"], several["ME-05"]])
    page = office.page(several["ME-01"])
    assert noted == {several["ME-01"]: tuple(each.id for each in page.accesses)}


@pytest.mark.usefixtures("several")
def test_the_office_is_seen_at_a_glance(office: Office) -> None:
    office.switch(BELL)
    line = replace(office.line("ME-07", office.epr), accessor=RAHMAN)
    (noted,) = lines.save_line(office.book, line).accesses
    seen = cases.office_view(office.book)
    assert seen.listed_today == {
        CaseState.LISTED: 3,
        CaseState.PREPARED: 2,
        CaseState.COMPLETE: 2,
    }
    assert seen.open == {CaseState.LISTED: 3, CaseState.PREPARED: 2}
    assert (seen.unconcluded, seen.closing, seen.awaiting, seen.exceptions_open) == (4, 2, 1, 0)
    assert seen.mine == ()
    office.switch(RAHMAN)
    assert cases.office_view(office.book).mine == (noted,)
    assert [
        row.awaiting for row in cases.case_page(office.book, only=Narrowed(awaiting=True)).rows
    ] == [1]


@pytest.mark.usefixtures("several")
def test_lists_and_words_built_anew_are_the_same(office: Office) -> None:
    before = cases.case_page(office.book), cases.case_page(office.book, text="04")
    held = office.book.store.rows("SELECT * FROM examiner_cases ORDER BY row")
    done(casework.rebuild_lists(office.book))
    assert office.book.store.rows("SELECT * FROM examiner_cases ORDER BY row") == held
    assert (cases.case_page(office.book), cases.case_page(office.book, text="04")) == before
    done(casework.tidy(office.book))
    assert cases.case_page(office.book, text="04") == before[1]
    assert search.INDEXES == ("search", "case_search")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "UPDATE examiner_cases SET state = 'complete'",
            "list of cases does not show its case",
        ),
        (
            "DELETE FROM examiner_cases",
            "list of cases holds",
        ),
        (
            "UPDATE examiner_entries SET accessor = 'Somebody' WHERE source IS NOT NULL",
            "examiner's office do not show it",
        ),
        ("DELETE FROM examiner_entries WHERE source IS NOT NULL", "the examiner log holds"),
    ],
)
def test_a_list_that_was_changed_is_found_by_a_full_verification(
    office: Office, sql: str, said: str
) -> None:
    office.save("ME-1", office.epr)
    office.book.store.run(sql)
    report = done(casework.verify_vault(office.book))
    assert not report.intact
    assert any(said in fault for fault in report.faults)


@contextmanager
def unindexed(office: Office, index: str) -> Iterator[None]:
    """Let what is written inside pass by an index, as an old page put back has it."""
    store = office.book.store
    (made,) = store.rows("SELECT sql FROM sqlite_schema WHERE name = ?", (index,))
    for sql in (f"{made[0]} WHERE 0", made[0]):
        store.run("PRAGMA writable_schema = ON")
        store.run("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, index))
        store.run("PRAGMA writable_schema = RESET")
        if sql != made[0]:
            yield


@pytest.mark.parametrize(
    ("index", "said"),
    [
        ("examiner_entries_by_case", "index of examiner_entries by subject"),
        ("examiner_cases_by_reference", "index of examiner_cases by reference"),
    ],
)
def test_an_index_that_hides_a_case_is_found_by_a_full_verification(
    office: Office, index: str, said: str
) -> None:
    office.save("ME-1", office.epr)
    with unindexed(office, index):
        office.save("ME-2", office.gp)
    report = done(casework.verify_vault(office.book))
    assert [fault for fault in report.faults if "does not lead to the rows" in fault] == [
        f"The {said} does not lead to the rows that are there."
    ]


def test_an_index_that_leads_to_more_than_was_told_is_named(office: Office) -> None:
    def named() -> bool:
        store = office.book.store
        told = IndexCheck().faults(lambda: store, entries.last_row(store))
        return any("examiner_entries by subject" in each for each in told if each)

    office.save("ME-1", office.epr)
    assert not named()
    with unindexed(office, "examiner_entries_by_case"):
        office.book.store.run("DELETE FROM examiner_entries WHERE source IS NOT NULL")
    assert named()


def test_a_page_is_drawn_from_entries_that_are_as_signed_and_no_others(office: Office) -> None:
    saved = office.save("ME-1", office.epr)
    office.book.store.run("DROP TRIGGER payloads_never_change")
    office.book.store.run("UPDATE payloads SET secret = zeroblob(32)")
    with pytest.raises(casework.NotIntact):
        office.page(saved.case_id)
