from __future__ import annotations

from dataclasses import replace
from typing import cast

from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.domain.examiner.states import step_of
from caldicott_desktop.ledger import examiner_schemas, payload
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store.examiner import log
from tests.every import every
from tests.ledger.examiner_samples import SAMPLES
from tests.store import samples
from tests.store.examiner.telling import RAHMAN, subject

NAMED = [name for name in SAMPLES if name in examiner_schemas.NAMES]
TOLD = [cast("case.Told", told) for name in NAMED for told in SAMPLES[name]]
TOLD += [
    case.CaseCompleted(),
    case.CaseReferred(assertion=case.Assertion(independent=False)),
    case.CasePassed(examiner="Dr L Fenwick"),
    case.IndependenceLost(who="T Bell", role=AccessorRole.OFFICER, handed_to="K Osei"),
]


@every("told", TOLD, ids=lambda told: type(told).__name__)
def test_a_row_tells_of_the_step_that_the_entry_is(told: case.Told) -> None:
    kind = case.kind_of(told)
    signed = samples.signed(6, kind=kind, subject=subject(1), person=RAHMAN)
    fields = examiner_schemas.schema_of(told).write(told, app="0", guidance="ab" * 32)
    row = log.row_of(Lines(payload.write(fields)), signed, 7)
    assert log.step_in(row) == step_of(told, at=signed.entry.at, signer=RAHMAN.hex())
    assert row[:5] == (7, subject(1), row[2], kind, RAHMAN)
    assert len(row) == len(log.COLUMNS)
    opened = log.access_in(row)
    assert log.is_listing(row) == isinstance(told, case.CaseDetails)
    assert (opened is not None) == isinstance(told, case.Access)
    if isinstance(told, case.CaseDetails):
        assert log.stated_in(row) == (
            told.reference or "",
            told.nation.code if told.nation else None,
            told.died_from_on.isoformat() if told.died_from_on else None,
            told.died_to_on.isoformat() if told.died_to_on else None,
            told.came.code if told.came else None,
            told.high_profile,
        )
    if opened is not None and isinstance(told, case.Access):
        assert opened.accessor_id == (bytes.fromhex(told.accessor_id) if told.accessor_id else None)
        assert (opened.scope, opened.months, opened.accessed_at) == (
            told.scope,
            told.months,
            told.accessed_at,
        )
    confirmed = told.confirmed if isinstance(told, case.AccessConfirmed) else None
    assert log.confirmed_in(row) == (bytes.fromhex(confirmed) if confirmed else None)


def test_a_source_without_a_short_name_is_called_by_its_name() -> None:
    told = case.Access(source_name="A long name")
    fields = examiner_schemas.ACCESS.write(replace(told), app="0", guidance="ab" * 32)
    row = log.row_of(Lines(payload.write(fields)), samples.signed(0, kind="access.noted"), 1)
    opened = log.access_in(row)
    assert opened is not None
    assert opened.short_name == "A long name"
