"""Signed entries and decisions to fill a register with."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caldicott_desktop.domain.case import Case
from caldicott_desktop.ledger import decisions as mapping
from caldicott_desktop.ledger import entry, payload
from caldicott_desktop.ledger.decisions import RecordedCase
from caldicott_desktop.ledger.entry import Entry, SignedEntry
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import decisions, entries, payloads
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.decisions import DecisionRow
from caldicott_desktop.store.payloads import StoredPayload

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LOG = bytes(range(16))
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))


def signed(  # noqa: PLR0913 - an entry is these
    seq: int,
    *,
    log: bytes = LOG,
    kind: str = "decision.recorded",
    subject: bytes | None = None,
    person: bytes = bytes(16),
    at: datetime | None = None,
) -> SignedEntry:
    """An entry at that place of a log; nothing but its form is right."""
    made = Entry(
        vault=bytes(16),
        log=log,
        seq=seq,
        root=bytes(32),
        kind=kind,
        subject=subject or os.urandom(16),
        after=(),
        at=at or START + timedelta(minutes=seq),
        person=person,
        key=_KEY.public_key().public_bytes_raw(),
        payload=bytes(32),
    )
    return entry.sign(made, _KEY.sign)


def content(case: Case, reference: str) -> bytes:
    """The payload of a decision."""
    recorded = RecordedCase(
        case=case, reference=reference, app="0", guidance="ab" * 32, decided_by_id=None
    )
    return payload.write(mapping.to_fields(recorded, tuple(case.answers)))


def put_decision(store: Store, row: int, case: Case, reference: str = "") -> DecisionRow:
    """Put a decision into the register as entry number `row`, and on the list."""
    one = signed(row - 1)
    kept = StoredPayload(secret=bytes(32), content=content(case, reference or f"CG-2026-{row:04}"))
    entries.add(store, row, one)
    payloads.add(store, row, kept)
    columns = decisions.columns_of(
        Lines(kept.content),
        row=row,
        decision_id=one.entry.subject,
        at=one.entry.at,
    )
    decisions.add(store, columns)
    return decisions.read(columns)


def asked_by(case: Case, organisation: str) -> Case:
    """The case with another requester."""
    return replace(case, request=replace(case.request, organisation=organisation))
