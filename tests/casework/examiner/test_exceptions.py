from __future__ import annotations

from dataclasses import replace

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, NotEntitled
from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.casework.examiner import exceptions, figures
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.domain.examiner.figures import Measure
from caldicott_desktop.domain.guidance_types import ExaminerGuidance
from caldicott_desktop.domain.people import Role
from tests.casework.examiner.office import DETAILS, decided, lead, list_case, stand
from tests.casework.test_cards import become
from tests.casework.test_people import SAM, add
from tests.casework.world import done
from tests.domain import samples


@pytest.fixture
def office(book: Casebook) -> Casebook:
    lead(book)
    return book


@pytest.mark.parametrize("trigger", ExceptionTrigger)
def test_an_exception_is_a_draft_of_the_right_kind_filled_in_from_the_case(
    office: Casebook, trigger: ExceptionTrigger
) -> None:
    case_id = list_case(office)
    source = stand(office)
    draft = exceptions.raise_exception(office, case_id, trigger, source=source.entry_id)
    case = casework.load_draft(office, draft.id).case
    known = office.guidance.examiner.exceptions[trigger]
    assert (case.kind_id, case.examiner_case) == (known.kind_id, case_id)
    assert case.subject.reference == DETAILS.reference
    assert case.subject.status is c.SubjectStatus.DECEASED
    assert case.subject.died_from_on == DETAILS.died_from_on
    assert case.subject.died_to_on == DETAILS.died_to_on
    assert case.law.nation is c.Nation.WALES
    assert case.answers.get("exception_trigger") == known.answer
    assert case.request.continuing is None
    assert [item.name for item in case.items] == ["GP record through GP Connect"]
    (row,) = casework.drafts(office)
    assert (row.examiner_case, row.subject_reference) == (case_id, DETAILS.reference)


def test_the_same_question_of_the_same_case_is_asked_once(office: Casebook) -> None:
    case_id = list_case(office)
    first = exceptions.raise_exception(office, case_id, ExceptionTrigger.REFUSED)
    again = exceptions.raise_exception(office, case_id, ExceptionTrigger.REFUSED)
    other = exceptions.raise_exception(office, case_id, ExceptionTrigger.DISPUTE)
    assert first.id == again.id != other.id
    elsewhere = list_case(office, reference="ME-2")
    assert exceptions.raise_exception(office, elsewhere, ExceptionTrigger.REFUSED).id != first.id


def test_case_and_decision_lead_to_each_other(office: Casebook) -> None:
    case_id = list_case(office)
    draft = exceptions.raise_exception(office, case_id, ExceptionTrigger.CONFIDENCE)
    found = exceptions.exceptions_of(office, case_id)
    (shown,) = found.drafts
    assert (shown.id, shown.owner, shown.mine) == (draft.id, "Priya Nair", True)
    assert shown.kind_title.startswith("Medical examiner")
    made = casework.record_decision(office, draft.id, decided(draft.case))
    found = exceptions.exceptions_of(office, case_id)
    assert found.drafts == ()
    assert [each.reference for each in found.decisions] == [made.reference]
    page = casework.open_decision(office, made.decision_id)
    assert page.case.examiner_case == case_id
    done(casework.rebuild_lists(office))
    assert exceptions.exceptions_of(office, case_id) == found
    assert done(casework.verify_vault(office)).intact
    office.store.run("UPDATE exceptions SET examiner_case = zeroblob(16)")
    assert not done(casework.verify_vault(office)).intact


def test_a_relative_is_sent_to_the_holder_with_a_letter(office: Casebook) -> None:
    case_id = list_case(office)
    draft = exceptions.raise_exception(office, case_id, ExceptionTrigger.FAMILY_RIGHT)
    case = draft.case
    assert (case.kind_id, case.form) == ("pd-ahra", c.Form.SHORT)
    case = samples.change(
        case,
        **{
            "/request/name": "Mrs Ellery",
            "/request/channel": c.Channel.PHONE,
            "/request/requester_told": "Where to write",
        },
    )
    assert case.conclusion.decided_as is c.Capacities.LEAD_EXAMINER
    assert casework.missing(office, case) == ()
    made = casework.record_decision(office, draft.id, case)
    letter = casework.draft_letter(office, made.decision_id)
    assert "Whoever holds the records" in letter.body
    other = exceptions.raise_exception(office, case_id, ExceptionTrigger.FAMILY_NO_RIGHT).case
    assert other.kind_id == "pd-no-right"
    assert other.conclusion.outcome is c.Outcome.REDIRECT


def test_a_colleagues_exception_is_seen_on_the_case_and_not_taken_for_ones_own(
    office: Casebook,
) -> None:
    case_id = list_case(office)
    draft = exceptions.raise_exception(office, case_id, ExceptionTrigger.REFUSED)
    other = add(office, SAM, Role.LEAD_EXAMINER)
    owner = bytes.fromhex(other)
    with office.store.transaction():
        office.store.run("UPDATE drafts SET owner = ?", (owner,))
    (shown,) = exceptions.exceptions_of(office, case_id).drafts
    assert (shown.owner, shown.mine) == (SAM, False)
    mine = exceptions.raise_exception(office, case_id, ExceptionTrigger.REFUSED)
    assert mine.id != draft.id


def test_what_cannot_be_raised_says_why(office: Casebook) -> None:
    with pytest.raises(casework.CaseworkError, match="case"):
        exceptions.raise_exception(office, CaseId("ab" * 16), ExceptionTrigger.OTHER)
    case_id = list_case(office)
    become(office, Role.AUDITOR)
    with pytest.raises(NotEntitled):
        exceptions.raise_exception(office, case_id, ExceptionTrigger.OTHER)
    office.guidance = replace(office.guidance, examiner=ExaminerGuidance())
    with pytest.raises(exceptions.NoSuchException, match="guidance in use"):
        exceptions.raise_exception(office, case_id, ExceptionTrigger.OTHER)


def test_a_case_without_a_date_of_death_leaves_it_open(office: Casebook) -> None:
    case_id = list_case(office, died_from_on=None, died_to_on=None, nation=None)
    case = exceptions.raise_exception(office, case_id, ExceptionTrigger.HIGH_PROFILE).case
    assert (case.subject.died_from_on, case.items) == (None, ())
    assert case.law.nation is c.Nation.ENGLAND


def test_every_exception_is_listed_with_its_case_drafts_before_decisions(office: Casebook) -> None:
    first, second = list_case(office), list_case(office, reference="ME-2")
    asked = exceptions.raise_exception(office, first, ExceptionTrigger.CONFIDENCE)
    casework.record_decision(office, asked.id, decided(asked.case))
    one = exceptions.raise_exception(office, first, ExceptionTrigger.REFUSED)
    other = exceptions.raise_exception(office, second, ExceptionTrigger.DISPUTE)
    drafted = exceptions.every_exception(office)
    assert [(row.case_id, row.case_reference) for row in drafted] == [
        (second, "ME-2"),
        (first, DETAILS.reference),
        (first, DETAILS.reference),
    ]
    assert [row.draft.id if row.draft else None for row in drafted] == [other.id, one.id, None]
    assert drafted[-1].decision is not None
    today = office.clock().date()
    found = done(figures.office_figures(office, first_on=today, last_on=today))
    assert found.of(None, Measure.EXCEPTION) is None  # two, which is withheld
