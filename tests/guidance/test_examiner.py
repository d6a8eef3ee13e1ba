from __future__ import annotations

from pathlib import Path

import pytest

from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner.choices import (
    AccessorRole,
    CaseState,
    ExceptionTrigger,
    SourceType,
)
from caldicott_desktop.domain.guidance_types import Checked
from caldicott_desktop.guidance import GuidanceError, item_named, load
from tests.guidance.folders import REAL, copy_of, edit


def test_england_wales_and_scotland_have_an_examiner_log_and_no_other_nation() -> None:
    assert load(REAL).examiner.variants.keys() == {Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND}


@pytest.mark.parametrize("nation", [Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND])
def test_each_nation_words_every_state_and_lists_its_circumstances(nation: Nation) -> None:
    variant = load(REAL).examiner.variant(nation)
    assert variant is not None
    assert variant.states.keys() == set(CaseState)
    codes = [each.code for each in variant.circumstances]
    assert len(set(codes)) == len(codes) > 0
    for each in variant.circumstances:
        assert each.citations or each.is_suggestion
        assert variant.circumstance(each.code) is each
    assert variant.circumstance("none such") is None
    assert any(role.scrutinises for role in variant.roles)


def test_scotland_has_reviewers_and_no_examiners() -> None:
    scotland = load(REAL).examiner.variant(Nation.SCOTLAND)
    assert scotland is not None
    assert AccessorRole.EXAMINER not in scotland.roles
    assert "no medical examiners" in scotland.scope
    assert scotland.states[CaseState.CORONER] == "Procurator fiscal"
    assert all(each.is_suggestion for each in scotland.circumstances)


def test_of_the_list_of_wales_only_what_was_read_says_so() -> None:
    wales = load(REAL).examiner.variant(Nation.WALES)
    assert wales is not None
    read = [
        each.code
        for each in wales.circumstances
        if all(citation.checked is not Checked.NOT_CHECKED for citation in each.citations)
    ]
    assert read == ["spouse_or_partner"]


def test_a_set_from_before_the_log_says_nothing_of_it(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    (folder / "examiner.toml").unlink()
    assert load(folder).examiner.variants == {}
    assert load(folder).examiner.variant(Nation.ENGLAND) is None
    assert load(folder).examiner.source_type(SourceType.GP_CONNECT) is None
    assert load(folder).examiner.exceptions == {}


def test_a_limit_on_viewing_is_only_suggested_with_its_source() -> None:
    found = load(REAL).examiner.source_types
    assert {each.type: each.view_days for each in found.values() if each.view_days} == {
        SourceType.GP_CONNECT: 28
    }
    assert all(each.citations for each in found.values() if each.view_days)
    assert SourceType.OTHER not in found


def test_what_a_letter_to_a_holder_cites_is_an_item_of_the_same_set() -> None:
    guidance = load(REAL)
    nations = [each.cites for each in guidance.examiner.variants.values()]
    sources = [each.cites for each in guidance.examiner.source_types.values()]
    assert None not in nations
    assert any(sources)
    assert all(item_named(guidance, each) for each in (*nations, *sources) if each)


@pytest.mark.parametrize("trigger", ExceptionTrigger)
def test_every_exception_is_asked_about_by_a_kind_of_the_same_set(
    trigger: ExceptionTrigger,
) -> None:
    guidance = load(REAL)
    found = guidance.examiner.exceptions[trigger]
    kind = guidance.kinds[found.kind_id]
    answers = {
        option.code
        for question in kind.questions
        if question.id == "exception_trigger"
        for option in question.options
    }
    assert found.answer is None or found.answer in answers
    assert (found.redirected_to is None) is (found.to_do is None) is not bool(found.citations)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('title = "Medical', 'name = "x"\ntitle = "Medical', "“name” is not a known field"),
        ('  { code = "listed", words = "Listed" },\n', "", "no words for “listed”"),
        ('code = "me",', 'code = "surgeon",', "is none of"),
        ('nation = "W"', 'nation = "E"', "has this id already"),
        ("days = 5,", "days = 0,", "“days”"),
        ('code = "hospice"', 'code = "gp_connect"', "has this id already"),
        ('code = "donor"', 'code = "other"', "has this id already"),
        ("view_days = 28\nsources", "view_days = 28\nsuources", "“sources” is missing"),
        ('to_do = "Write', 'told = "Write', "“to_do”"),
        ('source = "me-england-regs", section', 'source = "x", section', "not the id of a source"),
        ('care"\nsuggestion = true', 'care"', "“sources” is missing"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = copy_of(tmp_path)
    edit(folder, "examiner.toml", old, new)
    with pytest.raises(GuidanceError) as refused:
        load(folder)
    assert "examiner.toml" in refused.value.message
    assert told in refused.value.message
