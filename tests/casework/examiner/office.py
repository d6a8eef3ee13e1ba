"""A standing decision that can be recorded as it stands, and an office to record it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Recorded
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.changes import CaseId
from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner.case import CaseDetails
from caldicott_desktop.domain.examiner.choices import Came
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import examiner_schemas
from tests.casework.test_cards import become
from tests.domain import samples

DUE = date(2027, 11, 19)

LEADS = (Role.OWNER, Role.LEAD_EXAMINER)

ANSWERS: dict[str, Answer] = {
    "decision_kind": "standing",
    "source_name": "GP record through GP Connect",
    "source_short_name": "GP Connect",
    "source_system": "gp_connect",
    "source_holder": "General practices of the area",
    "source_route": "national_service",
    "source_agreement": "National arrangement of 2025",
    "roles_allowed": ("me", "meo"),
    "officers_in_agreement": True,
    "view_limited": True,
    "view_days": 28,
    "scope": "months_n",
    "scope_months": 12,
    "scope_reason": "The cause of death may reach back a year",
}


def standing(**answers: Answer) -> Case:
    """A standing decision with these answers."""
    case = samples.shared("me-scrutiny", variant="standing")
    case = replace(case, answers=ANSWERS | answers)
    return samples.change(case, **{"/conclusion/review_on": DUE})


def stand(book: Casebook, **answers: Answer) -> Recorded:
    """Record such a decision."""
    draft = casework.new_draft(book, "me-scrutiny", "standing")
    return casework.record_decision(book, draft.id, standing(**answers))


def lead(book: Casebook) -> None:
    """Make the person at work a lead examiner."""
    become(book, *LEADS)


DETAILS = CaseDetails(
    reference="ME-0412",
    died_from_on=date(2026, 11, 14),
    died_to_on=date(2026, 11, 15),
    came=Came.TYPED,
    nation=Nation.WALES,
)


def list_case(book: Casebook, **details: Any) -> CaseId:  # noqa: ANN401 - any part of a case
    """List a case of the examiner log."""
    subject = book.entropy(16)
    with writing(book) as writer:
        writer.append(examiner_schemas.LISTED, replace(DETAILS, **details), subject=subject)
    return CaseId(subject.hex())


def decided(case: Case) -> Case:
    """The exception with all else that a decision to share needs."""
    shared = samples.shared(case.kind_id)
    return replace(
        shared,
        examiner_case=case.examiner_case,
        answers={**shared.answers, **case.answers},
        subject=replace(shared.subject, reference=case.subject.reference),
    )
