from __future__ import annotations

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import NotEntitled, examiner, faults
from caldicott_desktop.casework.changes import DraftId
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from tests.casework.examiner.office import decided
from tests.casework.examiner.people import BELL, LEAD, OSEI, Office
from tests.casework.world import done


def the_draft(office: Office) -> examiner.ExceptionDraft:
    (row,) = examiner.every_exception(office.book)
    assert row.draft is not None
    return row.draft


def test_an_officer_raises_what_a_lead_takes_over_and_decides(office: Office) -> None:
    case_id = office.save("ME-1", office.gp).case_id
    trigger = ExceptionTrigger.CONFIDENCE
    raised = examiner.raise_exception(office.book, case_id, trigger)
    assert examiner.raise_exception(office.book, case_id, trigger).id == raised.id
    waiting = the_draft(office)
    assert (waiting.owner, waiting.mine, waiting.waits) == (BELL, True, True)
    assert examiner.open_exceptions_count(office.book) == 1
    with pytest.raises(NotEntitled):
        casework.record_decision(office.book, raised.id, decided(raised.case))
    office.switch(OSEI)
    with pytest.raises(NotEntitled):
        examiner.take_exception(office.book, raised.id)
    office.switch(LEAD)
    taken = examiner.take_exception(office.book, raised.id)
    assert (taken.case, taken.changes.drafts) == (raised.case, frozenset({raised.id}))
    kept = the_draft(office)
    assert (kept.owner, kept.mine, kept.waits) == (LEAD, True, False)
    with pytest.raises(casework.DraftIsYours):
        examiner.take_exception(office.book, raised.id)
    made = casework.record_decision(office.book, raised.id, decided(taken.case))
    found = examiner.exceptions_of(office.book, case_id)
    assert [each.reference for each in found.decisions] == [made.reference]
    assert done(casework.verify_vault(office.book)).intact
    (told,) = casework.drafts_taken_from(office.switch(BELL))
    assert (told.taken_by, told.recorded) == (LEAD, True)


def test_what_an_officer_raises_names_nobody_as_who_decides(office: Office) -> None:
    case_id = office.save("ME-1", office.gp).case_id
    case = examiner.raise_exception(office.book, case_id, ExceptionTrigger.FAMILY_RIGHT).case
    assert (case.form, case.conclusion.decided_by) == (c.Form.SHORT, None)


def test_what_does_not_wait_is_not_taken_over_in_passing(office: Office) -> None:
    case_id = office.save("ME-1", office.gp).case_id
    office.switch(LEAD)
    begun = examiner.raise_exception(office.book, case_id, ExceptionTrigger.CONFIDENCE)
    other = casework.new_draft(office.book, "general")
    with pytest.raises(faults.DraftGone):
        examiner.take_exception(office.book, DraftId("00" * 16))
    with office.book.store.transaction():
        values = (bytes.fromhex(office.ids[BELL]), bytes.fromhex(other.id))
        office.book.store.run("UPDATE drafts SET owner = ? WHERE id = ?", values)
    with pytest.raises(faults.DraftOfAnother):
        examiner.take_exception(office.book, other.id)
    office.switch(BELL)
    with pytest.raises(faults.DraftOfAnother):
        examiner.take_exception(office.book, begun.id)
