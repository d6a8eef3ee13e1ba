from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case, Item, Law, LawRowUsed, Request
from caldicott_desktop.ledger import decisions, payload
from caldicott_desktop.ledger.decisions import RecordedCase
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.payload import Value
from tests.every import every
from tests.ledger import cases

LONDON = ZoneInfo("Europe/London")
QUESTIONS = ("a1", "b_2", "c", "note_of_refusal", "officer")


def recorded(case: Case, **changes: Any) -> RecordedCase:  # noqa: ANN401
    whole = RecordedCase(
        case=case, reference="CG-2026-0042", app="0.1.0", guidance="ab" * 32, decided_by_id=None
    )
    return replace(whole, **changes)


def shown(value: Any) -> Any:  # noqa: ANN401
    """What is left of a value once lone surrogates are made visible."""
    if isinstance(value, str):
        return payload.visible(value)
    if isinstance(value, tuple):
        return tuple(shown(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: shown(getattr(value, f.name)) for f in fields(value)}
        return type(value)(**inner)
    if isinstance(value, dict):
        return {name: shown(item) for name, item in value.items()}
    return value


@settings(max_examples=40)
@given(cases.cases, st.none() | st.binary(min_size=16, max_size=16))
def test_a_recorded_case_comes_back_from_its_bytes(case: Case, decider: bytes | None) -> None:
    whole = recorded(case, decided_by_id=decider)
    found = decisions.from_fields(
        payload.read(payload.write(decisions.to_fields(whole, QUESTIONS)))
    )
    answers = {name: case.answers.get(name) for name in QUESTIONS}
    assert found == shown(replace(whole, case=replace(case, answers=answers)))


@settings(max_examples=40)
@given(cases.cases)
def test_a_draft_comes_back_from_its_bytes(case: Case) -> None:
    written = payload.write(decisions.draft_to_fields(case))
    assert decisions.draft_from_fields(payload.read(written)) == shown(case)


def test_every_field_is_present_and_unanswered_ones_are_null() -> None:
    written = decisions.to_fields(recorded(Case(kind_id="general")), ())
    assert written["/schema"] == "decision/4 general"
    assert written["/request/organisation"] is None
    assert written["/items"] == ()
    assert written["/principles/2/rating"] == "not_yet_assessed"
    assert "/kind_id" not in written
    assert not any(path.startswith("/answers") for path in written)


def test_choices_dates_and_times_are_codes_and_texts() -> None:
    case = Case(
        kind_id="police-crime",
        request=Request(
            channel=c.Channel.SECURE_EMAIL,
            received_at=datetime(2026, 3, 10, 16, 40, tzinfo=LONDON),
            reply_by_on=date(2026, 3, 31),
        ),
        items=(Item(name="Care notes"),),
        answers={"officer": "PC 4417", "of_another_kind": True},
    )
    written = decisions.to_fields(recorded(case, decided_by_id=bytes(16)), ("officer", "wanted"))
    assert written["/request/channel"] == "secure_email"
    assert written["/request/received_at"] == "2026-03-10T16:40:00+00:00[Europe/London]"
    assert written["/request/reply_by_on"] == "2026-03-31"
    assert written["/items/0/name"] == "Care notes"
    assert written["/answers/officer"] == "PC 4417"
    assert written["/answers/wanted"] is None
    assert "/answers/of_another_kind" not in written
    assert written["/decided_by_id"] == "00" * 16


def base() -> dict[str, Value]:
    row = LawRowUsed(row_id="row", words="words", as_at="2026-01-01", checked="read")
    case = Case(kind_id="general", law=Law(rows=(row,)), answers={"officer": "PC 4417"})
    return decisions.to_fields(recorded(case), ("officer",))


def put(path: str, value: Value) -> Callable[[dict[str, Value]], None]:
    def change(found: dict[str, Value]) -> None:
        found[path] = value

    return change


def drop(path: str) -> Callable[[dict[str, Value]], None]:
    def change(found: dict[str, Value]) -> None:
        del found[path]

    return change


def swap_section(path: str, value: Value) -> Callable[[dict[str, Value]], None]:
    def change(found: dict[str, Value]) -> None:
        for each in [each for each in found if each.startswith(f"{path}/")]:
            del found[each]
        found[path] = value

    return change


@every(
    ("change", "words"),
    [
        (drop("/request/organisation"), "/request/organisation is missing"),
        (drop("/dissent"), "/dissent is missing"),
        (drop("/reference"), "/reference is missing"),
        (drop("/decided_by_id"), "/decided_by_id is not a person"),
        (drop("/schema"), "schema is not decision/4"),
        (put("/schema", "decision/5 general"), "schema is not decision/4"),
        (put("/schema", "decision/4"), "schema is not decision/4"),
        (put("/app", 1), "/app is missing"),
        (put("/decided_by_id", "AB" * 16), "/decided_by_id is not a person"),
        (put("/decided_by_id", "xx"), "/decided_by_id is not a person"),
        (put("/decided_by_id", 7), "/decided_by_id is not a person"),
        (put("/request/added", "x"), "unknown field /request/added"),
        (put("/kind_id", "general"), "unknown field /kind_id"),
        (put("/request/organisation", 7), "/request/organisation does not hold"),
        (put("/request/continuing", 1), "/request/continuing does not hold"),
        (put("/subject/people_count", True), "/subject/people_count does not hold"),  # noqa: FBT003
        (put("/request/channel", "pigeon"), "/request/channel does not hold"),
        (put("/request/reply_by_on", "20260331"), "/request/reply_by_on does not hold"),
        (put("/request/reply_by_on", "soon"), "/request/reply_by_on does not hold"),
        (put("/request/received_at", "2026-03-10"), "is not a time like"),
        (put("/subject/protected", "sexual_health"), "/subject/protected does not hold"),
        (put("/principles/0/rating", None), "/principles/0/rating does not hold"),
        (put("/law/rows/0/row_id", None), "/law/rows/0/row_id does not hold"),
        (put("/advice", ("x",)), "/advice is not a list of sections"),
        (drop("/items"), "/items is missing"),
        (put("/items/1/name", "after a gap"), "unknown field /items/1/name"),
        (put("/answers/officer", (1,)), "/answers/officer is not an answer"),
        (swap_section("/answers", ()), "unknown field /answers"),
        (swap_section("/balance", None), "/balance/harm_if_shared is missing"),
    ],
)
def test_what_is_not_a_decision_is_refused_by_field(
    change: Callable[[dict[str, Value]], None], words: str
) -> None:
    found = base()
    change(found)
    with pytest.raises(LedgerFault, match=words):
        decisions.from_fields(found)


def test_a_draft_of_an_older_version_lacks_fields_and_still_opens() -> None:
    found = decisions.draft_to_fields(Case(kind_id="general", dissent="None heard"))
    del found["/request/organisation"], found["/papers_kept"]
    assert decisions.draft_from_fields(found) == Case(kind_id="general", dissent="None heard")


def test_a_draft_lacking_what_has_no_empty_value_is_refused() -> None:
    found = decisions.draft_to_fields(Case(kind_id="general"))
    del found["/principles/0/principle"]
    with pytest.raises(LedgerFault, match="/principles/0/principle is missing"):
        decisions.draft_from_fields(found)


def test_a_value_of_another_type_is_a_mistake_of_ours() -> None:
    case = Case(kind_id="police-crime", papers_kept=1.5)  # type: ignore[arg-type]  # the mistake
    with pytest.raises(TypeError, match="no field of type float"):
        decisions.draft_to_fields(case)


NEWER = (
    {"requester_told_by", "title", "status", "recheck_by", "form", "variant_id", "card_entry"}
    | {"triage", "time_limit", "precedents", "check_overrides"},
    {"correction"},
    {"examiner_case"},
)
"""What came with the second schema, with the third and with the fourth."""


def as_written_before(written: dict[str, Value], schema: int) -> dict[str, Value]:
    """What a decision of an earlier schema held of these fields."""
    newer = {name for names in NEWER[schema - 1 :] for name in names}
    old = {
        path: value
        for path, value in written.items()
        if path.split("/")[1] not in newer
        and not (path.split("/")[1] in {"request", "law"} and path.rsplit("/", 1)[1] in newer)
    }
    schema_then = str(written["/schema"]).replace(decisions.SCHEMA, f"decision/{schema}")
    return old | {"/schema": schema_then}


@pytest.mark.parametrize("schema", [1, 2, 3])
def test_a_decision_of_an_earlier_schema_is_read_without_what_came_later(schema: int) -> None:
    case = Case(
        kind_id="general",
        law=Law(rows=(LawRowUsed(row_id="a", words="b", as_at="c", checked="read"),)),
    )
    kept = recorded(case)
    written = as_written_before(decisions.to_fields(kept, ()), schema)
    assert decisions.from_fields(written) == kept


@pytest.mark.parametrize(
    ("schema", "newer"), [(1, "/form"), (2, "/correction/reason"), (3, "/examiner_case")]
)
def test_a_decision_of_an_earlier_schema_has_no_later_field_and_misses_none_of_its_own(
    schema: int, newer: str
) -> None:
    old = as_written_before(decisions.to_fields(recorded(Case(kind_id="general")), ()), schema)
    with pytest.raises(LedgerFault, match=f"unknown field {newer}"):
        decisions.from_fields({**old, newer: "full"})
    without = {path: value for path, value in old.items() if path != "/dissent"}
    with pytest.raises(LedgerFault, match="/dissent is missing"):
        decisions.from_fields(without)
