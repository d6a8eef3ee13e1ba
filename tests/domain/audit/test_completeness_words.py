"""The completeness statement, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from caldicott_desktop.domain.audit.completeness import (
    Disposal,
    EarlierExport,
    Fate,
    HeadAsOf,
    LastCheck,
    LateRecord,
    NumberFate,
    Origin,
    Series,
    Superseded,
)
from caldicott_desktop.domain.audit.sample import Sample
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.choices import Outcome, RequesterKind
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.domain.record import completeness as words
from tests.domain.audit.statements import HERE, MADE_AT, TOLD, YEAR, plain, said, statement

DAY = date(2026, 1, 2)
FROM = "What became of each number"
STANDING = "Recorded late, contested, superseded"
EARLIER = "What left before"


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (YEAR, "decided from 1 July 2025 to 30 June 2026"),
        (Selection(), "decided on any day"),
        (Selection(decided_from=DAY), "decided from 2 January 2026"),
        (Selection(decided_until=DAY), "decided up to 2 January 2026"),
        (Selection(decided_from=DAY, decided_until=DAY), "decided on 2 January 2026"),
    ],
)
def test_the_days_meant_are_said_in_words(selection: Selection, told: str) -> None:
    assert words.period(selection) == told


def answer(**parts: object) -> str:
    return plain(words.answer(statement(**parts))[:1])


def test_the_answer_comes_first_and_says_whether_this_is_all() -> None:
    when = "decided from 1 July 2025 to 30 June 2026"
    series = Series(
        installation="Reception laptop",
        year=2026,
        first="CG-2026-0001",
        last="CG-2026-0003",
        counts={Fate.SELECTED: 3},
        named=(),
    )
    explained = "Every number in between is explained below."
    told = answer(series=(series,))
    assert told == f"This selection is all 3 decisions in this log {when}. {explained}"
    short = words.in_short(statement(series=(series,)))
    assert short == told.replace("below", "in the completeness statement")
    assert answer(listed=0) == f"This log holds no decision {when}."
    assert answer(listed=1) == f"This selection is the one decision in this log {when}."
    who = plain(words.answer(statement())[1:])
    assert who == (
        "Made 14 July 2026, 09:20 by Helen Marsh. It cannot show a decision that nobody entered."
    )


def test_a_narrowed_selection_says_by_what_and_how_many_it_leaves_out() -> None:
    narrowed = replace(
        YEAR,
        kinds=("police-crime", "media", "gone"),
        gateways=("none",),
        requesters=(RequesterKind.POLICE,),
    )
    titles = {"police-crime": "Police request", "media": "Media enquiry"}
    told = answer(selection=narrowed, titles=titles, within=5)
    assert "3 decisions decided from 1 July 2025 to 30 June 2026, chosen by Kind: " in told
    assert "Kind: gone, Media enquiry or Police request; Gateway: none named;" in told
    assert "Kind of requester: Police." in told
    assert "Of the same days, 2 decisions in this log are left out." in told
    one = answer(selection=replace(YEAR, outcomes=(Outcome.REFUSE,)), within=4)
    assert "Of the same days, 1 decision in this log is left out." in one


def test_an_unexplained_number_is_said_in_the_first_sentence() -> None:
    gone = tuple(NumberFate(reference=f"CG-{n}", fate=Fate.UNEXPLAINED) for n in range(14))
    one, many = (
        Series(
            installation="Reception laptop",
            year=2026,
            first="CG-0",
            last="CG-13",
            counts={Fate.UNEXPLAINED: len(named)},
            named=named,
        )
        for named in (gone[:1], gone)
    )
    assert answer(series=(one,)).endswith("1 number is unexplained: CG-0.")
    assert "14 numbers are unexplained: CG-0, CG-1," in answer(series=(many,))
    assert answer(series=(many,)).endswith("CG-11, and 2 more, marked in the register.")
    told = said(statement(series=(one,)))[FROM]
    assert told[0] == "Reception laptop: one number, CG-0: –. 1 unexplained: CG-0."
    assert told[1] == "CG-0 | Unexplained | No entry tells of it | No entry tells of it"
    assert "none is known. 14 unexplained" in said(statement(series=(many,)))[FROM][0]


def test_each_origin_has_its_count_and_what_it_means() -> None:
    other = Origin(installation="Night desk", is_here=False, count=2)
    gone = Disposal(reference="CG-2025-0134", told=TOLD)
    told = said(statement(listed=5, origins=(HERE, other), imported=61, disposed=(gone,)))
    lines = told["Where they come from"]
    assert lines[0].startswith("3 | Recorded here: Reception laptop | Signed")
    assert lines[1].startswith("2 | Recorded on another installation: Night desk |")
    assert lines[2].startswith("61 | Imported, not witnessed here | ")
    assert lines[3].startswith("1 | Disposed of | Text gone;")
    assert lines[4] == "67 | In this selection | 5 listed; the others are counted only."
    assert told[STANDING][-1] == (
        "Disposed of: CG-2025-0134: 26 Mar 2026, by Priya Nair. Started twice"
    )
    assert any("entitled" in line for line in told["What this does not show"])
    bare = said(statement(disposed=(replace(gone, told=replace(TOLD, why=None)),)))
    assert bare[STANDING][-1].endswith("No authority is given.")


def test_what_cannot_be_told_is_said_to_be_so() -> None:
    gone = Disposal(reference="CG-2025-0134", told=TOLD)
    found = statement(imported_untold=2, disposed_untold=(gone,), unnumbered=("CG-9",))
    assert said(found)["Where they come from"][-3:] == [
        "Of 2 imported decisions it cannot be told whether they belong to this selection.",
        "Disposed of, and it cannot be told whether it belongs to this selection: CG-2025-0134.",
        "Listed with a number that is not among those given: CG-9.",
    ]
    assert said(statement())["Where they come from"][-1] == (
        "3 | In this selection | All of them are listed."
    )


def test_every_number_that_is_no_decision_has_its_line() -> None:
    named = (
        NumberFate(reference="CG-2026-0077", fate=Fate.DISCARDED, told=TOLD),
        NumberFate(reference="CG-2026-0078", fate=Fate.DRAFT, told=replace(TOLD, why=None)),
    )
    series = Series(
        installation="Reception laptop",
        year=2026,
        first="CG-2026-0001",
        last="CG-2026-0150",
        counts={Fate.SELECTED: 148, Fate.DISCARDED: 1, Fate.DRAFT: 1},
        named=named,
    )
    assert said(statement(series=(series,)))[FROM] == [
        (
            "Reception laptop gave out 150 numbers from CG-2026-0001 to CG-2026-0150: 148 in this"
            " selection, 1 not used: the draft was discarded and 1 given to a draft, not decided."
            " None is unexplained."
        ),
        (
            "CG-2026-0077 | Not used: the draft was discarded | 26 Mar 2026, by Priya Nair"
            " | Started twice"
        ),
        ("CG-2026-0078 | Given to a draft, not decided | 26 Mar 2026, by Priya Nair | None needed"),
    ]
    alone = replace(series, counts={Fate.SELECTED: 1}, named=())
    assert said(statement(series=(alone,)))[FROM] == [
        "Reception laptop: one number, CG-2026-0001: 1 in this selection. None is unexplained."
    ]


def test_where_all_is_well_it_says_none() -> None:
    assert said(statement())[STANDING] == [
        "Recorded late: None was recorded more than 2 days after it was decided.",
        "Contested: None.",
        "Superseded: None.",
        "Released otherwise than approved: None.",
        "Still open: None.",
    ]


def test_what_a_reader_should_know_names_its_decisions() -> None:
    late = tuple(
        LateRecord(
            reference=f"CG-{days}",
            decided_at=MADE_AT,
            recorded_at=MADE_AT + timedelta(days=days, hours=20),
            late_s=days * 86_400 + 72_000,
        )
        for days in (0, 12)
    )
    found = statement(
        late_after_h=12,
        late=late,
        superseded=(Superseded(reference="CG-1", by=("CG-2", "CG-3")),),
        contested=(("CG-4", "CG-5"),),
        differing=("CG-2",),
        live=("CG-4", "CG-5"),
    )
    assert said(found)[STANDING] == [
        (
            "Recorded late: 2 of 3 were recorded more than 12 hours after the decision. The longest"
            " gap was 12 days (CG-12). CG-0 (20 hours), CG-12 (12 days)"
        ),
        (
            "Contested: 1 case. CG-4 and CG-5. Each stands beside another decision of its case"
            " until one decision takes the place of all."
        ),
        "Superseded: 1 decision. CG-1 by CG-2 and CG-3. The earlier and the later are both kept.",
        "Released otherwise than approved: 1: CG-2.",
        "Still open: 2: CG-4, CG-5.",
    ]
    one = said(statement(late=late[1:]))[STANDING][0]
    assert one.startswith("Recorded late: 1 of 3 was recorded more than 2 days after")


def test_filters_are_counted_where_they_left_something_out() -> None:
    found = statement(selection=replace(YEAR, kinds=("media",)), left_out={"kinds": 1})
    assert said(found)["Left out by a filter"] == ["Kind: 1 decision."]
    assert "Left out by a filter" not in said(statement())


def test_a_sample_says_how_to_draw_it_again() -> None:
    sample = Sample(seed="heron-40", listed=308, drawn=("CG-2", "CG-1"))
    drawn, rule = said(statement(sample=sample))["Sample"]
    assert drawn == (
        "2 of the 308 listed, drawn with the auditor’s own seed “heron-40”, in order of reference:"
        " CG-1 and CG-2."
    )
    assert rule == words.SAMPLE_RULE
    assert "Sample" not in said(statement())


def test_what_left_before_has_a_line_each() -> None:
    export = EarlierExport(
        begun_at=MADE_AT,
        by="Helen Marsh",
        selection="decided 2026-01-01..",
        is_same=True,
        level=Level.REFERENCES,
        privileged=False,
        recipient="Castlegate",
        purpose="Internal audit",
        files=3,
        finished=True,
    )
    other = replace(
        export,
        is_same=False,
        privileged=True,
        recipient=None,
        purpose=None,
        finished=False,
    )
    assert said(statement(exports=(export, other), copies=2))[EARLIER] == [
        (
            "14 Jul 2026, 09:20 | Helen Marsh | Castlegate, Internal audit | References only"
            " | The same"
        ),
        (
            "14 Jul 2026, 09:20 | Helen Marsh | Not said | References only, with privileged advice"
            " | Other: “decided 2026-01-01..”. Begun, and not recorded as written"
        ),
        "Records and letters of single decisions of this selection that left by themselves: 2.",
    ]
    assert said(statement())[EARLIER][0] == "Nothing of this selection left before as a whole."


def test_the_last_check_and_the_heads_are_printed() -> None:
    title = "When the record was last checked"
    assert said(statement())[title] == [
        "Last check: None on this computer",
        "Head of Reception laptop: log 11",
    ]
    heads = (HeadAsOf(installation="Reception laptop", entries=2006, printed="log 11"),)
    last = LastCheck(at=datetime(2026, 7, 14, 7, 2, tzinfo=UTC), heads=heads)
    assert said(statement(checked=last))[title][0] == (
        "Last check: 14 July 2026, 08:02, up to 2,006 entries of Reception laptop."
    )


def test_it_says_what_it_does_not_show() -> None:
    limits = said(statement())["What this does not show"]
    assert limits[0] == "It cannot show a decision that nobody entered."
    assert len(limits) == 3


def test_the_same_words_name_each_level_everywhere() -> None:
    assert [*words.LEVELS] == [*Level]
