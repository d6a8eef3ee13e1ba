from __future__ import annotations

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from caldicott_desktop import assets, guidance
from caldicott_desktop.casework.demo_cases import House, fictional_case
from caldicott_desktop.casework.demo_scenes import SCENES
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.decision import missing

GUIDANCE = guidance.load(assets.folder("resources") / "guidance")
DECIDED = datetime(2026, 3, 10, 16, 40, tzinfo=ZoneInfo("Europe/London"))

HOUSE = House(entity="Rosewood Care Group", nation=c.Nation.ENGLAND, guardian="Priya Nair")


def fictional(chance: random.Random) -> Case:
    return fictional_case(
        chance,
        GUIDANCE,
        HOUSE,
        DECIDED,
    )


@pytest.mark.parametrize("seed", range(40))
def test_every_fictional_case_can_be_recorded(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(10):
        case = fictional(chance)
        unmet = missing(case, GUIDANCE.kinds[case.kind_id], at=DECIDED + timedelta(hours=1))
        assert [(one.path, one.code) for one in unmet] == []


def test_a_seed_gives_the_same_cases() -> None:
    assert fictional(random.Random(7)) == fictional(random.Random(7))


def test_every_outcome_and_kind_is_met() -> None:
    chance = random.Random(1)
    cases = [fictional(chance) for _ in range(400)]
    assert {case.conclusion.outcome for case in cases} == set(c.Outcome)
    assert {case.kind_id for case in cases} == set(GUIDANCE.kinds)


def test_every_scene_names_a_gateway_its_kind_offers() -> None:
    for scene in SCENES:
        assert scene.gateway_id in GUIDANCE.kinds[scene.kind_id].gateway_ids
