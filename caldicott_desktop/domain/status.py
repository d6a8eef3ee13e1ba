"""A change in whether the person is alive, kept as a visible step."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from caldicott_desktop.domain.case import Case, DataProtection, StatusChange
from caldicott_desktop.domain.choices import SubjectStatus


def change_status(
    case: Case,
    to: SubjectStatus,
    *,
    at: datetime,
    note: str | None = None,
) -> Case:
    """The case with the subject's status set to `to`, and the change kept when there was another.

    UK GDPR protects living people only, so its answers for the subject are cleared when the status
    becomes *has died*; those for living third parties stay.
    """
    subject = case.subject
    law = case.law
    if to is SubjectStatus.DECEASED:
        law = replace(law, data_protection=DataProtection())
    steps = subject.status_changes
    if subject.status is not None and subject.status is not to:
        steps = (
            *steps,
            StatusChange(was=subject.status, became=to, noted_at=at, note=note),
        )
    return replace(case, subject=replace(subject, status=to, status_changes=steps), law=law)
