"""What each level shows of a decision, and of what happened after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from caldicott_desktop.domain import disclosure as levels
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.case import Advice, Answer, Case, Condition
from caldicott_desktop.domain.choices import Followed
from caldicott_desktop.domain.disclosure import (
    DECISION,
    FACTS_OF_LATER,
    LATER,
    Disclosure,
    Level,
    Part,
    part_of,
    withheld_later,
    withheld_paths,
)
from caldicott_desktop.domain.guidance_types import QuestionType
from caldicott_desktop.ledger import decisions as mapping
from caldicott_desktop.ledger import later_schemas
from caldicott_desktop.ledger.decisions import RecordedCase
from tests.casework import afterwards
from tests.domain import samples

FULL = Disclosure(level=Level.FULL)
REFERENCES = Disclosure(level=Level.REFERENCES)
PUBLISHABLE = Disclosure(level=Level.PUBLISHABLE)
KIND = samples.kind("police-crime")
FACTS = {"/schema", "/app", "/guidance", "/reference", "/decided_by_id"}

PRIVILEGED = Advice(who="Legal", said="No", followed=Followed.YES, privileged=True)
PLAIN = replace(PRIVILEGED, privileged=False)
CASE = replace(samples.shared(), advice=(PLAIN, PRIVILEGED), conditions=(Condition(words="Burn"),))


def paths_of(made: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401 - a dataclass
    """Every path that a dataclass can have in a payload, without the places of its lists."""
    for name, given in get_type_hints(made).items():
        place, hint = f"{path}/{name}", given
        if isinstance(hint, UnionType):
            (hint,) = (each for each in get_args(hint) if each is not NoneType)
        if get_origin(hint) is tuple and is_dataclass(get_args(hint)[0]):
            yield place  # where it is empty
            hint = get_args(hint)[0]
        if is_dataclass(hint):
            yield from paths_of(hint, place)
        else:
            yield place


def test_every_path_of_a_decision_has_a_part_and_no_other() -> None:
    written = set(paths_of(Case)) - {"/kind_id", "/answers"} | FACTS
    assert DECISION.keys() == written


@pytest.mark.parametrize("happening", LATER)
def test_every_path_of_what_happens_later_has_a_part_and_no_other(happening: type) -> None:
    assert LATER[happening].keys() == set(paths_of(happening))


def test_all_that_may_happen_later_has_its_table() -> None:
    assert LATER.keys() == h.KINDS.keys()


def fields_of(case: Case, *answers: str) -> set[str]:
    recorded = RecordedCase(
        case=case, reference="CG-2026-0001", app="0", guidance="ab" * 32, decided_by_id=None
    )
    return set(mapping.to_fields(recorded, answers))


def test_the_paths_are_those_of_the_payload() -> None:
    for case in (CASE, samples.refused(), Case(kind_id="general")):
        assert set(levels.paths_of(case)) | FACTS == fields_of(case, *case.answers)


def test_full_shows_everything_but_privileged_advice() -> None:
    assert withheld_paths(CASE, KIND, FULL) == {"/advice/1/said", "/advice/1/followed"}


@pytest.mark.parametrize("level", Level)
def test_privileged_advice_stays_behind_at_every_level_unless_ticked(level: Level) -> None:
    said = "/advice/1/said"
    marked = Disclosure(level=level, releasable=frozenset({said, "/advice/0/said"}))
    ticked = replace(marked, privileged=True)
    assert said in withheld_paths(CASE, KIND, marked)
    assert (said in withheld_paths(CASE, KIND, ticked)) == (level is Level.PUBLISHABLE)


def test_references_only_shows_no_name_of_others_and_nothing_typed() -> None:
    withheld = withheld_paths(CASE, KIND, REFERENCES)
    assert {
        *("/request/organisation", "/request/name", "/request/asked_for"),
        *("/items/0/name", "/items/1/reason", "/conclusion/reasons", "/balance/harm_if_shared"),
        *("/advice/0/who", "/advice/0/said", "/conditions/0/owner", "/subject/protected"),
    } <= withheld
    assert withheld.isdisjoint(
        {
            *("/subject/reference", "/request/requester_kind", "/law/gateway_title"),
            *("/conclusion/outcome", "/conclusion/decided_at", "/conclusion/decided_by"),
            *("/principles/0/rating", "/items/0/decision", "/advice/1/privileged"),
        }
    )


def test_what_was_marked_as_releasable_is_shown_but_never_a_name() -> None:
    wanted = frozenset({"/conclusion/reasons", "/request/name"})
    marked = replace(REFERENCES, releasable=wanted)
    withheld = withheld_paths(CASE, KIND, marked)
    assert "/conclusion/reasons" not in withheld
    assert "/request/name" in withheld
    assert "/items/0/reason" in withheld


def test_publishable_shows_nothing_of_a_decision() -> None:
    assert withheld_paths(CASE, KIND, PUBLISHABLE) == set(levels.paths_of(CASE))
    assert [each for each in Level if not each.embeds_entries] == [Level.PUBLISHABLE]


def test_what_authority_rests_on_is_never_withheld() -> None:
    always = {path for path, part in DECISION.items() if part is Part.ALWAYS}
    assert always == {"/schema", "/decided_by_id"}
    assert all(
        Disclosure(level=level).shows(Part.ALWAYS, path) for level in Level for path in always
    )


def test_a_kinds_own_answers_are_told_by_how_they_are_asked_for() -> None:
    asked = {question.id: question for question in KIND.questions}
    expected = {
        QuestionType.TEXT: Part.TYPED,
        QuestionType.LONG_TEXT: Part.TYPED,
        QuestionType.PERSON: Part.NAMED,
    }
    assert asked
    for name, question in asked.items():
        assert part_of(f"/answers/{name}", KIND) is expected.get(question.type, Part.CODE)
    assert part_of("/answers/from_elsewhere", KIND) is Part.TYPED
    answers: dict[str, Answer] = {"from_elsewhere": "R-0417"}
    elsewhere = replace(CASE, answers=answers)
    assert "/answers/from_elsewhere" in withheld_paths(elsewhere, KIND, REFERENCES)


@pytest.mark.parametrize(
    "happening",
    [
        afterwards.release(samples.shared()),
        afterwards.MET,
        afterwards.REVIEWED,
        afterwards.WITHDRAWN,
        afterwards.CHALLENGED,
        afterwards.TOLD,
        afterwards.LEARNT,
        afterwards.INCIDENT,
        h.ChallengeClosed(),
        h.AdviceFollowed(),
    ],
)
def test_later_entries_are_withheld_path_by_path(happening: h.Happening) -> None:
    form, payload = later_schemas.payload_of(happening, bytes(32))
    written = set(form.write(payload, app="0", guidance="ab" * 32)) - FACTS_OF_LATER
    assert withheld_later(happening, FULL) == set()
    assert withheld_later(happening, PUBLISHABLE) == written
    partly = withheld_later(happening, REFERENCES)
    assert partly < written or isinstance(happening, h.LearningNoted)


def test_of_a_release_the_scope_may_be_marked_and_the_recipient_never() -> None:
    marked = replace(REFERENCES, releasable=frozenset({"/items/0/scope", "/recipient"}))
    withheld = withheld_later(afterwards.release(samples.shared()), marked)
    assert "/items/0/scope" not in withheld
    assert {"/recipient", "/items/0/name"} <= withheld
