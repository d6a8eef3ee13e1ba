"""What waits for a law is offered, and asked, where its row says that the law is in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import Case, Law
from caldicott_desktop.domain.guidance_types import GuidanceSet
from caldicott_desktop.guidance import GuidanceError, gateways_for, load
from caldicott_desktop.guidance.in_force import nations_offered
from tests.guidance.folders import copy_of, edit

AHRA = "kinds/pd-ahra.toml"
GATEWAY = "victim-information-request"
ROW = "vir-ew"
STANDS = 'status = "in_force"\nas_at = 2026-01-12'
QUESTION = 'id = "all_prs_known"'


def waiting(folder: Path, status: str, *conditions: str) -> GuidanceSet:
    """The set with a gateway that waits for the law of one row, and a question with conditions."""
    gateway = f'id = "{GATEWAY}"'
    edit(folder, "gateways.toml", gateway, f'{gateway}\nonly_in_force = ["{ROW}"]')
    edit(folder, "law_rows.toml", STANDS, STANDS.replace("in_force", status))
    if conditions:
        edit(folder, AHRA, QUESTION, f"{QUESTION}\nwhen = [{', '.join(conditions)}]")
    return load(folder)


def asked_in(guidance: GuidanceSet) -> set[c.Nation]:
    """The nations in which the question with conditions is asked."""
    kind = guidance.kinds["pd-ahra"]
    return {
        nation
        for nation in c.Nation
        for question in asked_questions(Case(kind_id=kind.id, law=Law(nation=nation)), kind)
        if question.id == "all_prs_known"
    }


@pytest.mark.parametrize("status", ["enacted", "proposed", "ended", "unconfirmed"])
def test_what_is_not_in_force_is_offered_and_asked_nowhere(tmp_path: Path, status: str) -> None:
    found = waiting(copy_of(tmp_path), status, f'["gateway.{GATEWAY}", "offered"]')
    assert nations_offered(found.gateways[GATEWAY], found.law_rows) == ()
    assert asked_in(found) == set()
    for nation in (None, *c.Nation):
        case = Case(kind_id="police-crime", law=Law(nation=nation))
        assert GATEWAY not in {each.id for each in gateways_for(case, found)}


def test_what_is_in_force_is_offered_and_asked_in_its_nations_only(tmp_path: Path) -> None:
    found = waiting(copy_of(tmp_path), "in_force", f'["gateway.{GATEWAY}", "offered"]')
    there = {c.Nation.ENGLAND, c.Nation.WALES}
    assert set(nations_offered(found.gateways[GATEWAY], found.law_rows)) == there
    assert asked_in(found) == there
    for nation in (None, *c.Nation):
        case = Case(kind_id="police-crime", law=Law(nation=nation))
        offered = GATEWAY in {each.id for each in gateways_for(case, found)}
        assert offered is (nation in there)


def test_a_gateway_that_waits_for_nothing_is_offered_in_its_own_nations(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    edit(folder, AHRA, QUESTION, f'{QUESTION}\nwhen = [["gateway.production-order", "offered"]]')
    assert asked_in(load(folder)) == {c.Nation.ENGLAND, c.Nation.WALES}


def test_a_question_may_wait_for_a_row_and_for_the_nation(tmp_path: Path) -> None:
    lines = ('["row.vir-ew", "enacted", "in_force"]', '["law.nation", "W"]')
    assert asked_in(waiting(copy_of(tmp_path), "in_force", *lines)) == {c.Nation.WALES}


def test_both_what_the_law_settles_and_what_the_case_does_must_hold(tmp_path: Path) -> None:
    lines = (f'["gateway.{GATEWAY}", "offered"]', '["law.nation", "W", "S"]')
    assert asked_in(waiting(copy_of(tmp_path), "in_force", *lines)) == {c.Nation.WALES}


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ('["gateway.toll-road", "offered"]', "“when” names “gateway.toll-road”, which does not"),
        ('["row.gone", "in_force"]', "“when” names “row.gone”, which does not exist"),
        ('["gateway.court-order", "yes"]', "“yes” is not an answer of “gateway.court-order”"),
        ('["row.spr-e", "soon"]', "“soon” is not an answer of “row.spr-e”"),
        ('["claim_described_later", "x"]', "which is no earlier question of this kind"),
        ('["applicant_limb", "x"]', "“x” is not an answer of “applicant_limb”"),
    ],
)
def test_a_condition_that_names_nothing_is_named(tmp_path: Path, condition: str, told: str) -> None:
    folder = copy_of(tmp_path)
    edit(folder, AHRA, QUESTION, f"{QUESTION}\nwhen = [{condition}]")
    with pytest.raises(GuidanceError, match=AHRA) as raised:
        load(folder)
    assert told in raised.value.message


def test_a_gateway_that_waits_for_a_row_that_does_not_exist_is_named(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    edit(folder, "gateways.toml", f'id = "{GATEWAY}"', f'id = "{GATEWAY}"\nonly_in_force = ["x"]')
    with pytest.raises(GuidanceError, match="“x” is not the id of anything"):
        load(folder)
