"""A register's lines at each level, a gap of each kind in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.audit.register import RegisterRow
from caldicott_desktop.domain.disclosure import DECISION, Disclosure, Level, Part
from caldicott_desktop.domain.record import register
from caldicott_desktop.domain.summary import ItemCounts
from tests.domain import samples

NOT_MET, CONDITIONS, UNASSESSED = (
    c.Rating.NOT_MET,
    c.Rating.MET_WITH_CONDITIONS,
    c.Rating.NOT_YET_ASSESSED,
)
FULL, REFERENCES = (Disclosure(level=each) for each in (Level.FULL, Level.REFERENCES))
SENTENCE = "/conclusion/in_one_sentence"

ROW = RegisterRow(
    reference="CG-2026-0042",
    decided_at=samples.DECIDED,
    decided_on=samples.DECIDED.date(),
    recorded_at=datetime(2026, 11, 20, 23, 30, tzinfo=UTC),
    late_s=0,
    kind_id="police-crime",
    kind_title="Police request",
    requester_kind=c.RequesterKind.POLICE,
    requester="Fictional Constabulary",
    their_reference=None,
    subject="R-0417",
    service=None,
    people_count=None,
    site="Rosewood House",
    nation=c.Nation.ENGLAND,
    gateway="Data Protection Act 2018, Schedule 2",
    gateway_effect=c.GatewayEffect.PERMITS,
    outcome=c.Outcome.SHARE_IN_PART,
    sentence="Two weeks of notes.",
    decided_by="Priya Nair",
    ratings=(c.Rating.MET,) * 8,
    items=ItemCounts(asked=2, allowed=0, reduced=1, redacted=0, refused=1, undecided=0),
    conditions=2,
    overrides=1,
    standing=c.Standing.STANDS,
    release=c.ReleaseState.NONE,
    next_on=date(2026, 12, 5),
    waits=False,
    corrects=(),
    superseded_by=(),
    contested_with=(),
    log="11" * 16,
    position=9,
    entry_id="22" * 32,
)


def told(
    row: RegisterRow, disclosure: Disclosure = FULL, *marked: str, held: bool = False
) -> dict[str, Any]:
    among = register.columns(disclosure.level, marked)
    found = register.cells(row, among, disclosure, late_after_h=48, held=held)
    return dict(zip((each.name for each in among), found, strict=True))


def test_a_full_line_says_everything_there_is() -> None:
    assert told(ROW) == {
        "reference": "CG-2026-0042",
        "decided_on": date(2026, 11, 20),
        "recorded_on": date(2026, 11, 20),
        "late": "No",
        "kind": "Police request",
        "site": "Rosewood House",
        "requester_kind": "Police",
        "requester": "Fictional Constabulary",
        "their_reference": "None",
        "about": "R-0417",
        "service": "None",
        "gateway": "Permits: Data Protection Act 2018, Schedule 2",
        "outcome": "Share in part",
        "standing": "Stands",
        "sentence": "Two weeks of notes.",
        "principles": "All met",
        "items": "2 asked for · 1 reduced · 1 refused",
        "conditions": 2,
        "overrides": 1,
        "released": "Nothing recorded as released",
        "decided_by": "Priya Nair",
        "next_on": date(2026, 12, 5),
    }


def test_references_only_leaves_out_requesters_and_what_was_typed() -> None:
    assert told(ROW).keys() - told(ROW, REFERENCES).keys() == {
        *("requester", "their_reference", "service", "sentence")
    }


def test_what_was_marked_in_one_line_is_withheld_in_the_others() -> None:
    marked = replace(REFERENCES, releasable=frozenset({SENTENCE}))
    assert told(ROW, marked, SENTENCE)["sentence"] == "Two weeks of notes."
    assert told(ROW, REFERENCES, SENTENCE)["sentence"] == "Withheld"


def test_a_publishable_register_has_no_lines() -> None:
    assert register.columns(Level.PUBLISHABLE, [SENTENCE]) == ()


def test_a_column_is_shown_no_sooner_than_the_field_it_is_of() -> None:
    for column in register.COLUMNS:
        if column.part is Part.TYPED:
            assert DECISION[column.path] is Part.TYPED


def test_a_live_matter_is_held_where_whoever_answers_may_not_decide() -> None:
    live = replace(ROW, waits=True)
    held = told(live, REFERENCES, held=True)
    assert {name for name, words in held.items() if words == register.HELD} == {
        *("gateway", "outcome", "principles", "items", "conditions", "overrides", "released")
    }
    assert told(ROW, REFERENCES, held=True) == told(ROW, REFERENCES)
    assert told(live, REFERENCES) == told(ROW, REFERENCES)


def test_nothing_is_left_blank() -> None:
    bare = replace(
        ROW,
        site=None,
        requester_kind=None,
        requester="",
        subject=None,
        gateway="",
        sentence=None,
        decided_by=None,
        next_on=None,
    )
    line = told(bare)
    assert line["site"] == line["requester_kind"] == line["requester"] == "Not answered"
    assert line["decided_by"] == line["sentence"] == "Not answered"
    assert (line["about"], line["gateway"], line["next_on"]) == (
        *("No one person", "None named", "None"),
    )
    nothing = ItemCounts(asked=0, allowed=0, reduced=0, redacted=0, refused=0, undecided=0)
    assert told(replace(bare, items=nothing))["items"] == "None listed"
    assert told(replace(bare, people_count=1))["about"] == "1 person"
    assert told(replace(bare, people_count=1200))["about"] == "1,200 people"
    assert told(replace(ROW, gateway_effect=None))["gateway"] == ROW.gateway


@pytest.mark.parametrize(
    ("late_s", "words"),
    [(172_800, "No"), (172_801, "Late: 2 days"), (5 * 86_400 + 60, "Late: 5 days")],
)
def test_late_is_said_in_days(late_s: int, words: str) -> None:
    assert told(replace(ROW, late_s=late_s))["late"] == words


def test_late_within_the_day_is_said_in_hours() -> None:
    among = register.columns(Level.FULL)
    line = register.cells(replace(ROW, late_s=13 * 3600), among, FULL, late_after_h=12)
    assert "Late: 13 hours" in line


@pytest.mark.parametrize(
    ("ratings", "words"),
    [
        ((c.Rating.MET,) * 8, "All met"),
        (
            (NOT_MET, c.Rating.MET, CONDITIONS, CONDITIONS, *(UNASSESSED,) * 4),
            "Not met: 1. With conditions: 3, 4. Not assessed: 5 to 8",
        ),
        ((c.Rating.NOT_APPLICABLE, *(c.Rating.MET,) * 7), "Not applicable: 1"),
    ],
)
def test_principles_that_are_not_simply_met_are_named(
    ratings: tuple[c.Rating, ...], words: str
) -> None:
    assert register.principles(ratings) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"corrects": ("CG-1",)}, "Takes the place of CG-1"),
        (
            {
                "corrects": ("CG-1",),
                "superseded_by": ("CG-3", "CG-4"),
                "standing": c.Standing.SUPERSEDED,
            },
            "Takes the place of CG-1. Superseded by CG-3 and CG-4",
        ),
        (
            {"contested_with": ("CG-2",), "standing": c.Standing.CONTESTED},
            "Contested with CG-2",
        ),
        (
            {"corrects": ("CG-1",), "standing": c.Standing.CHALLENGED},
            "Takes the place of CG-1. Challenged",
        ),
    ],
)
def test_how_it_stands_names_the_others(changes: dict[str, Any], words: str) -> None:
    assert told(replace(ROW, **changes))["standing"] == words
