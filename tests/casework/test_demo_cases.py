from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from caldicott_desktop import assets, guidance
from caldicott_desktop.casework import demo_cases
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.consistency import Finding, Scene, look_over
from caldicott_desktop.domain.decision import missing
from tests.every import every
from tests.faults import fictional

GUIDANCE = guidance.load(assets.folder("resources") / "guidance")
DECIDED = datetime(2026, 3, 10, 16, 40, tzinfo=ZoneInfo("Europe/London"))

STORIES = demo_cases.load(GUIDANCE, fictional.SETTING)


def drawn(chance: random.Random) -> Case:
    return STORIES.draw(chance, DECIDED)


@every("seed", range(40))
def test_every_fictional_case_can_be_recorded(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(10):
        case = drawn(chance)
        unmet = missing(case, GUIDANCE.kinds[case.kind_id], at=DECIDED + timedelta(hours=1))
        assert [(one.path, one.code) for one in unmet] == []
        assert [finding.check_id for finding in found(case)] == []


def found(case: Case) -> tuple[Finding, ...]:
    scene = Scene(
        case=case,
        kind=GUIDANCE.kinds[case.kind_id],
        at=DECIDED + timedelta(hours=1),
        gateway=GUIDANCE.gateways.get(case.law.gateway_id or ""),
        rows=guidance.law_rows_for(case, GUIDANCE),
    )
    return look_over(scene)


def test_a_seed_gives_the_same_cases() -> None:
    assert drawn(random.Random(7)) == drawn(random.Random(7))


def test_every_outcome_and_every_kind_with_a_story_is_met() -> None:
    chance = random.Random(1)
    cases = [drawn(chance) for _ in range(400)]
    assert {case.conclusion.outcome for case in cases} == set(c.Outcome)
    assert {case.kind_id for case in cases} == {story["kind"] for story in STORIES.raw["story"]}


def test_a_decision_in_the_night_the_clocks_change_can_be_recorded() -> None:
    chance = random.Random(3)
    for hours in range(48):
        changing = datetime(2026, 3, 28, 12, 10, tzinfo=UTC) + timedelta(hours=hours)
        at = changing.astimezone(ZoneInfo("Europe/London"))
        case = STORIES.draw(chance, at)
        assert missing(case, GUIDANCE.kinds[case.kind_id], at=changing) == ()
