"""How far each section has come, and the short accounts of a case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case, Item
from caldicott_desktop.domain.decision import missing
from caldicott_desktop.domain.progress import SectionState, answered_paths, progress
from caldicott_desktop.domain.sections import Section, SectionGroup, of_principle, section_of
from caldicott_desktop.domain.summary import (
    item_counts,
    numbered_conditions,
    page_classes,
    summary_line,
)
from tests.domain.samples import AT, KINDS, change, condition, kind, of_outcome, refused, shared
from tests.every import every


@every("kind_id", KINDS)
def test_nothing_is_begun_in_a_fresh_case(kind_id: str) -> None:
    case = change(
        Case(kind_id=kind_id),
        **{"/request/our_entity": "Rosewood House", "/law/nation": c.Nation.ENGLAND},
    )
    found = progress(case, kind(kind_id), at=AT)
    assert found[Section.REQUEST].words == "To do"
    assert found[Section.LAW].state is SectionState.TO_DO
    assert found[Section.ADVICE].words == "Optional"
    assert found[Section.PRINCIPLE_4].words == "Not yet assessed"
    assert found[Section.CHECK].words == f"{len(missing(case, kind(kind_id), at=AT))} left"
    assert set(found) == set(Section)


@every("kind_id", KINDS)
def test_everything_is_done_in_a_case_that_can_be_recorded(kind_id: str) -> None:
    found = progress(shared(kind_id), kind(kind_id), at=AT)
    assert found[Section.CHECK].words == "Ready"
    assert found[Section.REQUEST].words == "Done"
    assert found[Section.PRINCIPLE_3].words == "Met"
    assert {p.state for p in found.values()} == {SectionState.DONE, SectionState.OPTIONAL}


def test_what_is_empty_is_started_and_what_stands_in_the_way_is_to_check() -> None:
    case = change(shared(), **{"/request/urgency": None, "/law/gateway_confirmed": False})
    found = progress(case, kind("police-crime"), at=AT)
    assert found[Section.REQUEST].words == "Started"
    assert found[Section.LAW].words == "1 to check"
    assert found[Section.LAW].left == 1
    assert found[Section.CHECK].words == "2 left"


def test_a_principle_shows_its_rating_only_once_nothing_is_missing() -> None:
    met = change(shared(), **{"/principles/3/rating": c.Rating.MET_WITH_CONDITIONS})
    assert progress(met, kind("police-crime"), at=AT)[Section.PRINCIPLE_4].words == "1 to check"
    kept = change(met, **{"/conditions": (condition(4),)})
    found = progress(kept, kind("police-crime"), at=AT)
    assert found[Section.PRINCIPLE_4].words == "Met with conditions"
    begun = change(Case(kind_id="general"), **{"/principles/0/reason": "Perhaps"})
    assert progress(begun, kind("general"), at=AT)[Section.PRINCIPLE_1].words == "Started"
    unsaid = change(shared(), **{"/principles/3/reason": None})
    assert progress(unsaid, kind("police-crime"), at=AT)[Section.PRINCIPLE_4].words == "Started"


def test_a_refusal_leaves_the_rest_optional_and_unrated() -> None:
    found = progress(refused(), kind("police-crime"), at=AT)
    assert found[Section.LAW].state is SectionState.OPTIONAL
    assert found[Section.PRINCIPLE_2].words == "Not yet assessed"
    assert found[Section.PRINCIPLE_1].words == "Not met"
    assert found[Section.CHECK].state is SectionState.DONE


def test_answers_are_found_where_they_were_given() -> None:
    case = change(
        Case(kind_id="general"),
        **{
            "/stop_checks": shared("general").stop_checks,
            "/answers/onward": "  ",
            "/answers/relationship": "Daughter",
            "/items": (Item(name="Notes"), Item()),
            "/subject/protected": (c.Protected.GENETIC,),
            "/request/continuing": False,
        },
    )
    found = set(answered_paths(case))
    assert "/stop_checks/0/answer" in found
    assert found.isdisjoint({"/stop_checks/0/words", "/kind_id", "/answers/onward"})
    assert {
        "/answers/relationship",
        "/items/0/name",
        "/subject/protected",
        "/request/continuing",
    } <= found
    assert list(answered_paths(Case(kind_id="general"))) == []


def test_every_field_has_a_section() -> None:
    for outcome in c.Outcome:
        for path in answered_paths(of_outcome(outcome)):
            assert section_of(path) in Section


@every(
    ("path", "section"),
    [
        ("/request/organisation", Section.REQUEST),
        ("/request/requester_told", Section.DECISION),
        ("/subject/wishes", Section.INFORMATION),
        ("/items", Section.INFORMATION),
        ("/items/0/page_class", Section.INFORMATION),
        ("/items/12/decision", Section.PRINCIPLE_3),
        ("/law/rows/0/words", Section.LAW),
        ("/answers/note_of_refusal", Section.ABOUT),
        ("/stop_checks/0/answer", Section.STOP_CHECKS),
        ("/principles/2/rating", Section.PRINCIPLE_3),
        ("/necessity/considered", Section.PRINCIPLE_3),
        ("/balance/harm_if_shared", Section.BALANCE),
        ("/advice/0/said", Section.ADVICE),
        ("/dissent", Section.ADVICE),
        ("/conditions/0/owner", Section.DECISION),
        ("/conclusion/telling/told", Section.PRINCIPLE_8),
        ("/conclusion/details/chase_on", Section.DECISION),
        ("/papers_kept", Section.CHECK),
    ],
)
def test_a_path_leads_to_its_page(path: str, section: Section) -> None:
    assert section_of(path) is section


@pytest.mark.parametrize("path", ["", "/", "/nothing", "/principles/8/rating", "/principles/x"])
def test_a_path_without_a_page_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="no section holds"):
        section_of(path)


def test_sections_stand_in_the_order_of_the_walkthrough() -> None:
    assert [section.order for section in Section] == list(range(len(Section)))
    groups = list(dict.fromkeys(section.group for section in Section))
    assert [group.label for group in groups] == [
        "Understand the request",
        "The eight principles",
        "Decide",
    ]
    assert of_principle(3).label == "Minimum necessary"
    assert [s.principle for s in Section if s.group is SectionGroup.PRINCIPLES] == [*range(1, 9)]
    assert Section.CHECK.principle is None


def test_items_are_counted_in_words() -> None:
    assert item_counts(shared()).words == "2 asked for · 1 reduced · 1 refused"
    more = replace(
        shared(),
        items=(
            *shared().items,
            Item(decision=c.ItemDecision.ALLOWED),
            Item(decision=c.ItemDecision.REDACTED),
            Item(),
        ),
    )
    assert item_counts(more).words == (
        "5 asked for · 1 approved · 1 reduced · 1 redacted · 1 refused · 1 not yet decided"
    )


def test_pages_are_sorted_by_kind_of_record() -> None:
    assert page_classes(shared()) == {c.PageClass.HEALTH: (0,), c.PageClass.SOCIAL_CARE: (1,)}
    assert page_classes(replace(shared(), items=(Item(),))) == {None: (0,)}


def test_conditions_are_numbered_as_they_stand() -> None:
    case = change(shared(), **{"/conditions": (condition(1), condition(8))})
    assert [number for number, _ in numbered_conditions(case)] == ["C1", "C2"]


def test_one_line_sums_a_case_up() -> None:
    assert summary_line(Case(kind_id="general")) == "No outcome yet."
    assert summary_line(refused()) == "Refuse."
    case = shared()
    assert summary_line(case) == "Share in part: 2 asked for · 1 reduced · 1 refused."
    one = change(case, **{"/conditions": (condition(),)})
    assert summary_line(one).endswith("1 refused · 1 condition.")
    two = change(case, **{"/conditions": (condition(), condition())})
    assert summary_line(two).endswith("· 2 conditions.")
    said = change(case, **{"/conclusion/in_one_sentence": " Two weeks of notes, no letters. "})
    assert summary_line(said) == "Two weeks of notes, no letters."
