from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Band, Casebook
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.casework.examiner import exceptions
from caldicott_desktop.domain.choices import DueWhat
from caldicott_desktop.domain.examiner import case as told
from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.ledger import examiner_schemas as schemas
from tests.casework import afterwards as after
from tests.casework.examiner.office import DETAILS, decided, lead, list_case
from tests.casework.world import World, done

IN_72_HOURS = date(2026, 11, 25)


@pytest.fixture
def office(book: Casebook) -> Casebook:
    lead(book)
    return book


def state(book: Casebook, case_id: CaseId, **details: Any) -> None:  # noqa: ANN401 - any part
    """State the details of a case anew."""
    with writing(book) as writer:
        stated = replace(DETAILS, **details)
        writer.append(schemas.LISTED, stated, subject=bytes.fromhex(case_id))


def step(book: Casebook, case_id: CaseId, taken: told.Told) -> None:
    with writing(book) as writer:
        form = schemas.schema_of(taken)
        writer.append(form, taken, subject=bytes.fromhex(case_id))


def due(book: Casebook) -> list[tuple[CaseId | None, date | None]]:
    return [(each.examiner_case, each.due_on) for each in casework.dues(book)]


@pytest.mark.parametrize("said", [None, False])
def test_a_case_that_is_not_marked_is_due_for_nothing(
    office: Casebook, *, said: bool | None
) -> None:
    list_case(office, high_profile=said)
    assert due(office) == []


def test_a_high_profile_case_is_due_within_72_hours_on_today_and_reviews(
    office: Casebook,
) -> None:
    case_id = list_case(office, high_profile=True)
    after.shared(office)
    (first,) = [each for each in casework.dues(office) if each.examiner_case]
    assert (first.what, first.due_on) == (DueWhat.HIGH_PROFILE, IN_72_HOURS)
    assert (first.examiner_case, first.subject_reference) == (case_id, "ME-0412")
    assert first.decision_id is None
    assert first in casework.today(office).due
    assert first in casework.due_page(office, Band.WEEK).rows
    assert casework.dues_count(office) == len(casework.dues(office)) == 4
    assert casework.dues(office, mine=True, until=IN_72_HOURS) == ()


def test_stating_the_details_anew_does_not_move_the_day(world: World) -> None:
    book = world.create()
    lead(book)
    case_id = list_case(book)
    state(book, case_id, high_profile=True)
    world.hands.now = world.hands.now.replace(day=24)
    state(book, case_id, high_profile=True, note="A date was wrong")
    state(book, case_id, note="Nobody says")
    assert due(book) == [(case_id, IN_72_HOURS)]
    state(book, case_id, high_profile=False)
    assert due(book) == []
    state(book, case_id, high_profile=True)
    assert due(book) == [(case_id, date(2026, 11, 27))]
    assert done(casework.verify_vault(book)).intact
    before = casework.dues(book)
    done(casework.rebuild_lists(book))
    assert casework.dues(book) == before
    book.close()


@pytest.mark.parametrize(
    ("taken", "settles"),
    [
        (told.CaseCompleted(assertion=told.Assertion(independent=True)), True),
        (told.CaseReferred(assertion=told.Assertion(independent=True)), True),
        (told.CasePassed(assertion=told.Assertion(independent=True)), False),
        (told.CasePrepared(note="Ready"), False),
        (told.CaseReopened(words="More came"), False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_only_an_examiner_who_concludes_a_case_has_reviewed_it(
    office: Casebook, taken: told.Told, *, settles: bool
) -> None:
    case_id = list_case(office, high_profile=True)
    step(office, case_id, taken)
    assert (due(office) == []) is settles
    state(office, case_id, high_profile=True)
    assert (due(office) == []) is settles
    assert done(casework.verify_vault(office)).intact


def test_a_decision_about_it_settles_it_and_one_about_something_else_does_not(
    office: Casebook,
) -> None:
    case_id = list_case(office, high_profile=True)
    for trigger, left in ((ExceptionTrigger.DISPUTE, 1), (ExceptionTrigger.HIGH_PROFILE, 0)):
        draft = exceptions.raise_exception(office, case_id, trigger)
        casework.record_decision(office, draft.id, decided(draft.case))
        assert len(due(office)) == left
    assert done(casework.verify_vault(office)).intact
    before = casework.dues(office)
    done(casework.rebuild_lists(office))
    assert casework.dues(office) == before


def test_a_decision_that_names_no_case_settles_none(office: Casebook) -> None:
    case_id = list_case(office, high_profile=True)
    draft = exceptions.raise_exception(office, case_id, ExceptionTrigger.HIGH_PROFILE)
    alone = replace(decided(draft.case), examiner_case=None)
    casework.record_decision(office, draft.id, alone)
    assert due(office) == [(case_id, IN_72_HOURS)]


def test_a_due_that_was_closed_behind_the_programs_back_is_found(office: Casebook) -> None:
    list_case(office, high_profile=True)
    office.store.run("UPDATE dues SET open = 0")
    assert not done(casework.verify_vault(office)).intact
