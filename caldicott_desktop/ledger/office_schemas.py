"""The payloads of an examiner's office beside its cases: problems of access, and who is appointed.

Each is specified in `docs/store-format.md`, "Examiner's office".
"""

from __future__ import annotations

from caldicott_desktop.domain.examiner import appointments, problems
from caldicott_desktop.ledger.schema import schema

PROBLEM_NOTED = schema("problem/1 noted", problems.ProblemNoted, "problem.noted")
PROBLEM_RESOLVED = schema("problem/1 resolved", problems.ProblemResolved, "problem.resolved")
APPOINTMENT = schema("appointment/1", appointments.Appointment, "appointment.changed")

ALL = (PROBLEM_NOTED, PROBLEM_RESOLVED, APPOINTMENT)
"""Every schema defined here."""

PROBLEM_NAMES = frozenset({PROBLEM_NOTED.name, PROBLEM_RESOLVED.name})
"""What stands in `/schema` of what is told of a problem of access."""
