"""A change of law is a change of one row: what is offered, asked and said follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework.looking_over import look_over
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import Case, CheckOverride, Law, Override
from caldicott_desktop.domain.decision import missing
from caldicott_desktop.domain.guidance_types import GuidanceSet
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.guidance import (
    considerations_for,
    content_of,
    gateways_for,
    law_row_used,
    load,
    load_bundle,
)
from tests.casework.world import World, record
from tests.domain.answering import answered
from tests.domain.samples import AT, GUIDANCE, shared
from tests.guidance.folders import copy_of, restate

STATUTE = "assisted-dying-statute"
KINDS = ("ad-own-record", "ad-third-party")
PLACES = GUIDANCE.gateways[STATUTE].nations
ROWS = {
    "ad-ew-bill-2026": {c.Nation.ENGLAND, c.Nation.WALES},
    "ad-s-bill": {c.Nation.SCOTLAND},
    "ad-ni-service": {c.Nation.NORTHERN_IRELAND},
    "ad-je": {c.Nation.JERSEY},
    "ad-im": {c.Nation.ISLE_OF_MAN},
}
NEWS = "In force since a day in this test. The text was read."


def changed(tmp_path: Path, row_id: str, status: str = "in_force") -> GuidanceSet:
    """The set in which one row says something else, and nothing but that row is touched."""
    folder = copy_of(tmp_path)
    restate(folder, row_id, status=status, words=NEWS)
    return load(folder)


def offered(guidance: GuidanceSet, kind_id: str, nation: c.Nation | None) -> set[str]:
    case = Case(kind_id=kind_id, law=Law(nation=nation))
    return {gateway.id for gateway in gateways_for(case, guidance)}


def asked(guidance: GuidanceSet, kind_id: str, nation: c.Nation) -> set[str]:
    """All that is asked in a nation of somebody who says that the law's own step is meant."""
    code = "yes" if kind_id == "ad-own-record" else "review"
    case = Case(kind_id=kind_id, law=Law(nation=nation), answers={"under_statute": code})
    return {question.id for question in asked_questions(case, guidance.kinds[kind_id])}


def pane(guidance: GuidanceSet, kind_id: str, nation: c.Nation) -> str:
    case = Case(kind_id=kind_id, law=Law(nation=nation))
    blocks = considerations_for(case, guidance, Section.LAW, today=date(2026, 11, 22))
    return " ".join(words for block in blocks for words in (*block.paragraphs, *block.bullets))


def test_every_place_where_such_a_law_could_come_has_its_row() -> None:
    assert set(GUIDANCE.gateways[STATUTE].only_in_force) == set(ROWS)
    for row_id, nations in ROWS.items():
        assert set(GUIDANCE.law_rows[row_id].nations) == nations
    assert set().union(*ROWS.values()) == set(PLACES)


@pytest.mark.parametrize("kind_id", KINDS)
@pytest.mark.parametrize(("row_id", "there"), ROWS.items(), ids=ROWS)
def test_a_row_in_force_opens_the_gateway_there_and_nowhere_else(
    tmp_path: Path, kind_id: str, row_id: str, there: set[c.Nation]
) -> None:
    after = changed(tmp_path, row_id)
    for nation in (None, *c.Nation):
        assert STATUTE not in offered(GUIDANCE, kind_id, nation)
        assert (STATUTE in offered(after, kind_id, nation)) is (nation in there)


@pytest.mark.parametrize("kind_id", KINDS)
@pytest.mark.parametrize(("row_id", "there"), ROWS.items(), ids=ROWS)
def test_a_row_in_force_changes_what_is_asked_there_and_nowhere_else(
    tmp_path: Path, kind_id: str, row_id: str, there: set[c.Nation]
) -> None:
    after = changed(tmp_path, row_id)
    for nation in PLACES:
        more = asked(after, kind_id, nation) - asked(GUIDANCE, kind_id, nation)
        assert more == ({"under_statute", "statute_step"} if nation in there else set())
        assert asked(GUIDANCE, kind_id, nation) <= asked(after, kind_id, nation)


def test_donation_then_asks_whether_it_follows_an_assisted_death(tmp_path: Path) -> None:
    after = changed(tmp_path, "ad-je")
    question = "apart_from_assisted_death"
    kind = after.kinds["od-assess"]
    for nation in c.Nation:
        case = Case(kind_id=kind.id, law=Law(nation=nation))
        asked_there = {each.id for each in asked_questions(case, kind)}
        assert (question in asked_there) is (nation is c.Nation.JERSEY)
    held = answered(shared(kind.id, nation=c.Nation.JERSEY), kind)
    together = replace(held, answers={**held.answers, question: "run_together"})
    assert {unmet.code for unmet in missing(together, kind, at=AT)} == {
        "stop_checks.override.by_name.missing",
        "stop_checks.override.reason.missing",
    }


@pytest.mark.parametrize("kind_id", KINDS)
def test_the_pane_shows_the_rows_new_words_there(tmp_path: Path, kind_id: str) -> None:
    after = changed(tmp_path, "ad-je")
    old = GUIDANCE.law_rows["ad-je"].words
    assert old in pane(GUIDANCE, kind_id, c.Nation.JERSEY)
    there = pane(after, kind_id, c.Nation.JERSEY)
    assert NEWS in there
    assert old not in there
    assert GUIDANCE.gateways[STATUTE].title in there
    for nation in set(PLACES) - {c.Nation.JERSEY}:
        assert pane(after, kind_id, nation) == pane(GUIDANCE, kind_id, nation)


@pytest.mark.parametrize("status", ["enacted", "proposed", "ended", "unconfirmed"])
def test_short_of_being_in_force_only_the_words_change(tmp_path: Path, status: str) -> None:
    after = changed(tmp_path, "ad-je", status)
    assert STATUTE not in offered(after, "ad-own-record", c.Nation.JERSEY)
    assert asked(after, "ad-own-record", c.Nation.JERSEY) == asked(
        GUIDANCE, "ad-own-record", c.Nation.JERSEY
    )
    assert NEWS in pane(after, "ad-own-record", c.Nation.JERSEY)


@pytest.mark.parametrize("kind_id", KINDS)
def test_a_case_begun_before_has_more_to_answer_after(tmp_path: Path, kind_id: str) -> None:
    before = shared(kind_id, nation=c.Nation.JERSEY)
    after = changed(tmp_path, "ad-je").kinds[kind_id]
    assert not missing(before, GUIDANCE.kinds[kind_id], at=AT)
    assert {unmet.path for unmet in missing(before, after, at=AT)} == {"/answers/under_statute"}
    assert not missing(answered(before, after), after, at=AT)


def gone_past(book: casework.Casebook, case: Case) -> Case:
    """The case with a reason for every warning, such as that a row is of no law in force."""
    override = Override(by_name="Priya Nair", reason="It says where the law stood that day")
    found = look_over(book, case)
    given = (CheckOverride(check_id=f.check_id, words=f.words, override=override) for f in found)
    return replace(case, check_overrides=tuple(given))


def test_a_decision_made_before_reads_as_it_was_made(tmp_path: Path) -> None:
    book = World(root=tmp_path / "world").create()
    try:
        row = law_row_used(GUIDANCE.law_rows["ad-je"])
        case = shared("ad-own-record", nation=c.Nation.JERSEY)
        case = replace(case, law=replace(case.law, rows=(row,)))
        made = record(book, gone_past(book, case))
        # As when the program carries the later set.
        book.guidance = changed(tmp_path, "ad-je")
        page = casework.open_decision(book, made.decision_id)
    finally:
        book.close()
    assert page.case.law.rows == (row,)
    assert (page.case.law.rows[0].words, page.case.law.rows[0].status) == (
        GUIDANCE.law_rows["ad-je"].words,
        "enacted",
    )
    assert page.kind == GUIDANCE.kinds["ad-own-record"]
    assert "under_statute" not in {question.id for question in page.kind.questions}
    given = {name: answer for name, answer in page.case.answers.items() if answer is not None}
    assert given == dict(case.answers)


def test_each_set_is_kept_whole_so_that_both_can_be_shown(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    old = content_of(folder)
    restate(folder, "ad-je", status="in_force", words=NEWS)
    new = content_of(folder)
    then, now = load_bundle(old), load_bundle(new)
    assert then.sha256 == GUIDANCE.sha256 != now.sha256
    assert STATUTE not in offered(then, "ad-own-record", c.Nation.JERSEY)
    assert STATUTE in offered(now, "ad-own-record", c.Nation.JERSEY)
