"""The payloads of the examiner log: what is told of a case, as the domain tells it.

Each is specified in `docs/store-format.md`, "Examiner log". The case is the subject. Payloads about
record sources, appointments and reconciliations stand beside these.
"""

from __future__ import annotations

from typing import Any

from caldicott_desktop.domain.examiner import case
from caldicott_desktop.ledger.payload import Fields
from caldicott_desktop.ledger.schema import Schema, schema

LISTED = schema("examiner-case/1 listed", case.CaseDetails, "case.listed")
ACCESS = schema("access/1", case.Access, "access.noted")
ACCESS_CONFIRMED = schema("access/1 confirmed", case.AccessConfirmed, "access.confirmed")
PREPARED = schema("examiner-case/1 prepared", case.CasePrepared, "case.prepared")
COMPLETED = schema("examiner-case/1 completed", case.CaseCompleted, "case.completed")
REFERRED = schema("examiner-case/1 referred", case.CaseReferred, "case.referred")
PASSED = schema("examiner-case/1 passed", case.CasePassed, "case.passed")
REOPENED = schema("examiner-case/1 reopened", case.CaseReopened, "case.reopened")
INDEPENDENCE_LOST = schema("independence/1", case.IndependenceLost, "independence.lost")

ALL = (
    LISTED,
    ACCESS,
    ACCESS_CONFIRMED,
    PREPARED,
    COMPLETED,
    REFERRED,
    PASSED,
    REOPENED,
    INDEPENDENCE_LOST,
)
"""Every schema defined here."""

_BY_NAME: dict[str, Schema[Any]] = {each.name: each for each in ALL}
_OF: dict[type[object], Schema[Any]] = {each.made: each for each in ALL}

NAMES = frozenset(_BY_NAME)
"""What stands in `/schema` of everything that is told of a case here."""


def schema_of(told: case.Told) -> Schema[Any]:
    """Return the schema of what is told of a case."""
    return _OF[type(told)]


def read(found: Fields) -> case.Told:
    """Return what is told of a case.

    Raises `LedgerFault` for a payload that does not have the form of its schema, `KeyError` for one
    that is none of these.
    """
    told: case.Told = _BY_NAME[str(found["/schema"])].read(found)
    return told
