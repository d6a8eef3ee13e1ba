"""The payloads of an examiner's office beside its cases.

They are problems of access, who is appointed, and comparisons with a source's own log.

Each is specified in `docs/store-format.md`, "Examiner's office".
"""

from __future__ import annotations

from caldicott_desktop.domain.examiner import appointments, problems
from caldicott_desktop.domain.examiner.reconciled import ReconciliationMade
from caldicott_desktop.ledger.schema import schema

PROBLEM_NOTED = schema("problem/1 noted", problems.ProblemNoted, "problem.noted")
PROBLEM_RESOLVED = schema("problem/1 resolved", problems.ProblemResolved, "problem.resolved")
APPOINTMENT = schema("appointment/1", appointments.Appointment, "appointment.changed")
RECONCILIATION = schema("reconciliation/1", ReconciliationMade, "reconciliation.made")

ALL = (PROBLEM_NOTED, PROBLEM_RESOLVED, APPOINTMENT, RECONCILIATION)
"""Every schema defined here."""

PROBLEM_NAMES = frozenset({PROBLEM_NOTED.name, PROBLEM_RESOLVED.name})
"""What stands in `/schema` of what is told of a problem of access."""
