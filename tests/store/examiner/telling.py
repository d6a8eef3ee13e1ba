"""Entries of the examiner log put into a register as a day's work puts them there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from caldicott_desktop.domain.examiner import case
from caldicott_desktop.ledger import examiner_schemas, payload
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import entries, payloads
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.examiner import case_words, cases, log, worked_out
from caldicott_desktop.store.payloads import StoredPayload
from tests.store import samples

BELL, RAHMAN = b"\x0b" * 16, b"\x0a" * 16
GP, EPR = "5c" * 32, "5e" * 32


def subject(number: int) -> bytes:
    """The id of a case."""
    return number.to_bytes(16, "big")


def tell(  # noqa: PLR0913 - what, of which case, by whom, where and when
    store: Store, row: int, of: bytes, told: case.Told, *, by: bytes = BELL, at_minutes: int = 0
) -> SignedEntry:
    """Put something told of a case into the register as entry number `row`, and on the lists."""
    at = samples.START + timedelta(minutes=at_minutes or row)
    kind = case.kind_of(told)
    signed = samples.signed(row - 1, kind=kind, subject=of, person=by, at=at)
    fields = examiner_schemas.schema_of(told).write(told, app="0", guidance="ab" * 32)
    content = payload.write(fields)
    entries.add(store, row, signed)
    payloads.add(store, row, StoredPayload(secret=bytes(32), content=content))
    worked_out.add(store, {"examiner_entries": log.row_of(Lines(content), signed, row)})
    cases.work_out(store, of)
    case_words.index(store, of)
    return signed


def access(source: str = GP, **changes: object) -> case.Access:
    """An access to a source."""
    made = case.Access(source=source, source_short="GP Connect", accessor="T Bell")
    return replace(made, **changes)  # type: ignore[arg-type]  # any field of it
