from __future__ import annotations

from dataclasses import replace

import pytest

from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import drafts
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.examiner import exceptions, sources
from tests.casework.examiner.office import standing
from tests.domain import samples as domain
from tests.store import samples


def row_of(case: Case) -> object:
    content = samples.content(case, "CG-2026-0001")
    return sources.row_of(Lines(content), samples.signed(0), 1)


def test_a_standing_decision_that_names_no_source_opens_nothing() -> None:
    assert row_of(standing()) is not None
    assert row_of(replace(standing(), answers={"decision_kind": "standing"})) is None
    assert row_of(standing(source_name=None)) is None
    assert row_of(standing(decision_kind="exception")) is None
    assert row_of(replace(standing(), kind_id="general")) is None
    assert row_of(replace(domain.refused("me-scrutiny"), answers=standing().answers)) is None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("roles_allowed", "me"),
        ("roles_allowed", ("porter",)),
        ("source_system", "hearsay"),
        ("source_route", None),
        ("scope", "everything"),
    ],
)
def test_an_answer_that_is_none_of_the_kinds_is_a_fault(question: str, answer: Answer) -> None:
    with pytest.raises(ValueError, match=r".+"):
        row_of(standing(**{question: answer}))


def test_a_decision_of_an_earlier_schema_is_no_exception() -> None:
    lines = Lines(b'/schema "decision/3 general"\n')
    assert exceptions.row_of(lines, samples.signed(0), 1) is None


def test_a_draft_is_found_by_the_examiners_case_it_is_an_exception_of(store: Store) -> None:
    case = replace(domain.asked("me-scrutiny"), examiner_case="ab" * 16)
    whole, owner = bytes.fromhex("ab" * 16), bytes(16)
    with store.transaction():
        drafts.add(store, b"1" * 16, owner, case, samples.START)
        drafts.add(store, b"2" * 16, owner, replace(case, examiner_case=None), samples.START)
        drafts.add(store, b"3" * 16, owner, case, samples.START)
        drafts.discard(store, b"3" * 16, samples.START)
    assert exceptions.drafts_of_case(store, whole) == (b"1" * 16,)
    with store.transaction():
        drafts.save(store, b"2" * 16, case, {}, samples.START)
        drafts.save(store, b"1" * 16, replace(case, examiner_case=None), {}, samples.START)
    assert exceptions.drafts_of_case(store, whole) == (b"2" * 16,)
