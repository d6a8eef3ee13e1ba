"""What each thing that may happen needs before it can be recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happening_rules as rules
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.releasing import proposed
from caldicott_desktop.domain.since import NOTHING_SINCE, Since
from tests.domain import samples
from tests.every import every

TODAY = date(2026, 11, 22)
TOMORROW = date(2026, 11, 23)
SHARED = replace(samples.shared(), conditions=(samples.condition(), samples.condition()))
ADVICE = samples.of_outcome(c.Outcome.ADVICE_ONLY)
OPEN = Since(open_challenges=("ab" * 32,))

WHOLE: dict[str, h.Happening] = {
    "released": h.Released(
        items=proposed(SHARED),
        recipient="PC 1042",
        way=c.ReleaseWay.POST,
        released_at=datetime(2026, 11, 22, 23, 30, tzinfo=samples.LONDON),
        released_by="Priya Nair",
    ),
    "condition": h.ConditionSettled(
        condition=2, result=c.ConditionResult.MET, on=TODAY, who="Priya Nair"
    ),
    "review": h.ReviewHeld(result=c.ReviewResult.CONTINUE, on=TODAY, who="Priya Nair"),
    "withdrawn": h.PermissionWithdrawn(who="R-1", on=TODAY, known_by="Letter", follows="Nothing"),
    "opened": h.ChallengeOpened(by="A", route=c.ChallengeRoute.COURT, on=TODAY, says="No"),
    "closed": h.ChallengeClosed(opening="ab" * 32, result=c.ChallengeResult.TAKEN_BACK, on=TODAY),
    "followed": h.AdviceFollowed(followed=c.Followed.YES, who="The owner", on=TODAY),
    "told": h.PersonTold(who="R-1", by="Priya Nair", how="Letter", on=TODAY),
    "learning": h.LearningNoted(words="Ask first"),
    "incident": h.IncidentLinked(system="Datix", their_reference="W-1", on=TODAY),
}


def faults(told: h.Happening, since: Since = OPEN) -> dict[str, str]:
    case = ADVICE if isinstance(told, h.AdviceFollowed) else SHARED
    found = rules.faults(rules.prepared(told, case), case, since, today=TODAY)
    return {each.path: each.sentence for each in found}


def test_there_is_an_example_of_everything() -> None:
    assert {type(each) for each in WHOLE.values()} == set(h.KINDS)


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_whole_can_be_recorded(name: str) -> None:
    assert faults(WHOLE[name]) == {}


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("released", ["/items", "/recipient", "/way", "/released_at", "/released_by"]),
        ("condition", ["/condition", "/result", "/on", "/who"]),
        ("review", ["/result", "/on", "/who", "/note"]),
        ("withdrawn", ["/who", "/on", "/known_by", "/follows"]),
        ("opened", ["/by", "/route", "/on", "/says"]),
        ("closed", ["/opening", "/result", "/on"]),
        ("followed", ["/followed", "/who", "/on"]),
        ("told", ["/who", "/by", "/how", "/on"]),
        ("learning", ["/words"]),
        ("incident", ["/system", "/their_reference", "/on"]),
    ],
)
def test_all_that_is_needed_is_named_at_once(name: str, needed: list[str]) -> None:
    found = faults(type(WHOLE[name])(), NOTHING_SINCE)
    assert list(found) == needed
    assert all(sentence.endswith(".") for sentence in found.values())


LATER = datetime(2026, 11, 23, 0, 5, tzinfo=samples.LONDON)


@every(
    ("name", "change", "path", "words"),
    [
        ("released", {"released_at": LATER}, "/released_at", "not come yet"),
        ("released", {"way": c.ReleaseWay.OTHER}, "/way_words", "in which way"),
        ("released", {"items": (h.ReleasedItem(number=7, scope="All"),)}, "/items/0/number", "no"),
        ("released", {"items": (h.ReleasedItem(number=1),)}, "/items/0/scope", "how much"),
        ("released", {"items": (h.ReleasedItem(scope="All"),)}, "/items/0/name", "what it was"),
        ("condition", {"condition": 3}, "/condition", "no condition 3"),
        ("condition", {"condition": 0}, "/condition", "no condition 0"),
        ("condition", {"on": TOMORROW}, "/on", "not come yet"),
        ("condition", {"result": c.ConditionResult.BREACHED}, "/note", "what happened"),
        ("review", {"result": c.ReviewResult.STOP}, "/note", "why"),
        ("review", {"next_on": date(2026, 11, 21)}, "/next_on", "before this one"),
        ("opened", {"answer_by": date(2026, 11, 21)}, "/answer_by", "before the challenge"),
        ("closed", {"opening": "cd" * 32}, "/opening", "Choose the challenge"),
        ("told", {"revisit_on": date(2026, 11, 21)}, "/revisit_on", "before the day"),
    ],
)
def test_what_does_not_fit_is_named(
    name: str, change: dict[str, Any], path: str, words: str
) -> None:
    found = faults(replace(WHOLE[name], **change))
    assert words in found[path]


@pytest.mark.parametrize(
    ("name", "makes_sense"),
    [
        ("condition", False),
        ("review", False),
        ("opened", False),
        ("closed", False),
        ("followed", False),
        ("withdrawn", True),
        ("told", True),
        ("incident", True),
    ],
)
def test_a_day_before_the_decision_is_a_fault_where_only_a_decision_can_lead_to_it(
    name: str, *, makes_sense: bool
) -> None:
    change: dict[str, Any] = {"on": date(2026, 11, 20)}
    told = replace(WHOLE[name], **change)
    on_the_day = replace(OPEN, first_decided_on=date(2026, 11, 20))
    assert faults(told, on_the_day) == {}
    the_day_after = replace(OPEN, first_decided_on=date(2026, 11, 21))
    said = "This day is before the decision, made on 21 November 2026: correct it."
    assert faults(told, the_day_after) == ({} if makes_sense else {"/on": said})


def test_a_release_out_of_its_time_takes_a_name_and_a_reason() -> None:
    since = replace(OPEN, withdrawn_on=TODAY)
    found = faults(WHOLE["released"], since)
    assert list(found) == [
        "/check_overrides/0/override/by_name",
        "/check_overrides/0/override/reason",
    ]
    assert "Permission was withdrawn on 22 November 2026" in found.popitem()[1]


def test_only_advice_is_followed() -> None:
    (found,) = rules.faults(WHOLE["followed"], SHARED, today=TODAY)
    assert found.path == "/followed"


def test_texts_are_trimmed_all_the_way_down() -> None:
    told = h.Released(
        items=(h.ReleasedItem(name="  A \n letter ", scope=" All\nof it \n"),), recipient=" "
    )
    tidied = rules.tidied(told)
    assert tidied.items[0] == h.ReleasedItem(name="A letter", scope="All\nof it")
    assert tidied.recipient is None


@pytest.mark.parametrize("name", WHOLE)
def test_the_day_it_tells_of(name: str) -> None:
    assert h.day_of(WHOLE[name]) == (None if name == "learning" else TODAY)


def test_a_release_without_a_time_tells_of_no_day() -> None:
    assert h.day_of(h.Released()) is None
