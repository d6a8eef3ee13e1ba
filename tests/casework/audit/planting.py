"""What a completeness statement has to find, planted in a real vault through its ledger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook
from caldicott_desktop.casework.appending import Appended, Writer, writing
from caldicott_desktop.casework.casebook import APP
from caldicott_desktop.domain.case import Case
from caldicott_desktop.ledger import decisions as mapping
from caldicott_desktop.ledger.decisions import RecordedCase
from caldicott_desktop.ledger.payload import Value
from tests.domain import samples


def decided(day: int, case: Case | None = None, month: int = 11, **changes: object) -> Case:
    """A case that was decided on that day of 2026."""
    at = datetime(2026, month, day, 10, 42, tzinfo=samples.LONDON)
    return samples.change(
        case or samples.refused(),
        **{"/conclusion/decided_at": at, "/request/received_at": at.replace(hour=9), **changes},
    )


def numbered_draft(book: Casebook, discarded_because: str | None = None) -> str:
    """The number of a draft that is open, or was discarded."""
    draft = casework.new_draft(book, "police-crime")
    reference = casework.number_draft(book, draft.id)
    if discarded_because is not None:
        casework.discard_draft(book, draft.id, discarded_because)
    return reference


def with_number(book: Casebook, reference: str, case: Case | None = None) -> None:
    """A decision recorded under a number that was not the next, as no honest program would."""
    fields = fields_of(book, case or samples.refused(), reference)
    with writing(book) as writer:
        writer.append_fields("decision.recorded", fields, subject=book.entropy(16))


def fields_of(book: Casebook, case: Case, reference: str) -> dict[str, Value]:
    """The payload of a decision under that number."""
    recorded = RecordedCase(
        case=case, reference=reference, app=APP, guidance=book.guidance.sha256, decided_by_id=None
    )
    return mapping.to_fields(recorded, tuple(case.answers))


def of_newer_kind(
    book: Casebook,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    fields: Mapping[str, Value],
    subject: bytes | None = None,
) -> Appended:
    """An entry of a kind this program does not write, as a newer one would have left it."""
    told = {"/schema": f"{kind}/1", "/app": "9", "/guidance": book.guidance.sha256, **fields}
    with monkeypatch.context() as patched, writing(book) as writer:
        patched.setattr(Writer, "_require_entitled", lambda *_: None)
        return writer.append_fields(kind, told, subject=subject or book.entropy(16))


def disposed(
    book: Casebook,
    monkeypatch: pytest.MonkeyPatch,
    made: casework.Recorded,
    decided_on: str | None = "2026-11-20",
) -> None:
    """Dispose of a recorded decision: the entry that says so, and its text and rows gone."""
    fields: dict[str, Value] = {
        "/entry": made.entry_id,
        "/reference": made.reference,
        "/decided_on": decided_on,
        "/authority": "Retention schedule, row 12",
        "/reason": "Six months are over",
    }
    subject = bytes.fromhex(made.decision_id)
    of_newer_kind(book, monkeypatch, "payload.disposed", fields, subject)
    store = book.store
    row = store.value("SELECT row FROM entries WHERE id = ?", (bytes.fromhex(made.entry_id),))
    with store.transaction():
        store.run("DROP TRIGGER payloads_never_go")
        store.run("DELETE FROM payloads WHERE entry = ?", (row,))
        for table in ("decisions", "numbers", "dues", "happenings"):
            store.run(f"DELETE FROM {table} WHERE row = ?", (row,))  # noqa: S608
