"""Fields that a copy withholds: said in words where they stood, and told apart from gaps."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.disclosure import (
    IN_FULL,
    Disclosure,
    Level,
    paths_of,
    withheld_paths,
)
from caldicott_desktop.domain.record.account import Account, sections
from caldicott_desktop.domain.record.blocks import Block, Box, Facts, Paragraph, Table, Words
from caldicott_desktop.domain.record.corrected import Difference
from caldicott_desktop.domain.record.withholding import (
    WITHHELD,
    differences_told,
    held,
    told_of,
)
from tests.export import samples
from tests.export.filled import filled

REFERENCES = Disclosure(level=Level.REFERENCES)
CASES = {
    "police": samples.police_case(),
    "ahra": samples.ahra_case(),
    "everything": filled(lambda path: f"Xyzzy {path}"),
}


def words_of(words: Words) -> str:
    return "\n".join("".join(run.text for run in each.inlines) for each in words)


def said_in(block: Block) -> str:
    match block:
        case Paragraph():
            return words_of((block,))
        case Facts() | Box():
            return "\n".join(f"{fact.label}: {words_of(fact.words)}" for fact in block.facts)
        case Table():
            return "\n".join(words_of(cell) for row in block.rows for cell in row.cells)


def page(case: Case, withheld: frozenset[str]) -> str:
    account = Account(
        case=case,
        kind=samples.POLICE,
        principles=samples.PRINCIPLES,
        guidance_version="1",
        recorded_at=samples.record(case, samples.POLICE).recorded_at,
        recorded_by="Priya Nair",
        up_to=samples.record(case, samples.POLICE).exported_at,
        withheld=withheld,
    )
    return "\n".join(said_in(block) for part in sections(account) for block in part.blocks)


def at(value: object, path: str) -> object:
    for part in path.split("/")[1:]:
        if isinstance(value, tuple):
            value = value[int(part)]
        elif isinstance(value, MappingProxyType | dict):
            value = value[part]
        else:
            value = getattr(value, part)
    return value


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_field_of_references_only_has_words_for_being_withheld(case: Case) -> None:
    wanted = withheld_paths(case, samples.POLICE, REFERENCES)
    withheld = held(case, wanted) - withheld_paths(case, samples.POLICE, IN_FULL)
    told = told_of(case, withheld)
    shown = page(told, withheld)
    assert WITHHELD in shown
    for path in withheld:
        was = at(case, path)
        assert at(told, path) != was
        if isinstance(was, str) and len(was) > 12:
            assert was not in shown, path
    kept = set(paths_of(case)) - withheld
    assert all(at(told, path) == at(case, path) for path in kept)


def test_a_field_that_holds_nothing_is_not_withheld() -> None:
    case = Case(kind_id="generic")
    assert held(case, withheld_paths(case, samples.POLICE, REFERENCES)) == frozenset()


def test_what_is_no_words_is_said_to_be_withheld_and_never_to_be_missing() -> None:
    case = samples.ahra_case()
    death = frozenset({"/subject/died_from_on", "/subject/died_to_on"})
    assert f"Date of death {WITHHELD}" in page(told_of(case, death), death)
    police, protected = samples.police_case(), frozenset({"/subject/protected"})
    shown = page(told_of(police, protected), protected)
    assert f"Specially protected: {WITHHELD}. Item 4: refused" in shown
    assert "None recorded" not in shown


def test_answers_of_any_kind_can_be_withheld() -> None:
    case = samples.police_case()
    asked = frozenset({"/answers/offence", "/answers/senior_officer", "/answers/risk"})
    shown = page(told_of(case, asked), asked)
    assert shown.count(WITHHELD) == 3
    for word in ("Events at the home", "No immediate risk"):
        assert word not in shown


def test_a_prohibition_is_withheld_with_its_title() -> None:
    case = samples.police_case()
    triage = replace(
        case.triage,
        identifiable=True,
        prohibition=c.ProhibitionLook.APPLIES,
        prohibitions=("gra",),
        prohibition_titles=("Gender Recognition Act 2004",),
    )
    paths = frozenset({"/triage/prohibitions", "/triage/prohibition_titles"})
    told = told_of(replace(case, triage=triage), paths)
    assert told.triage.prohibitions == (WITHHELD,)
    shown = page(told, paths)
    assert "Gender" not in shown
    assert f"Prohibition that applies: {WITHHELD}" in shown


def test_a_field_without_words_for_it_cannot_be_withheld() -> None:
    with pytest.raises(ValueError, match="/request/received_at"):
        told_of(samples.police_case(), frozenset({"/request/received_at"}))


def test_a_correction_tells_that_a_withheld_field_changed_and_not_how() -> None:
    one = Difference(section="A", label="Reasons", before="because", after="although")
    other = Difference(section="A", label="Outcome", before="Refuse", after="Share")
    told = differences_told((one, other), (other,))
    assert told == (replace(one, before=WITHHELD, after=WITHHELD), other)
