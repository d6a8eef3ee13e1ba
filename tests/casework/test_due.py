from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook
from caldicott_desktop.domain import choices as c
from tests.casework import afterwards as after
from tests.casework.world import World, done, record
from tests.domain import samples


def test_what_falls_due_is_told_earliest_first_with_where_it_is_settled(book: Casebook) -> None:
    decision = after.shared(book)
    first, second, review = casework.dues(book)
    assert (first.decision_id, first.reference) == (decision, "CG-2026-0001")
    assert (first.kind_title, first.subject_reference) == ("Police request", "R-0417")
    assert (first.what, first.at, first.due_on) == (
        *(c.DueWhat.CONDITION, "condition/1", date(2026, 11, 21)),
    )
    assert (first.words, first.who) == ("Destroy the copy", "PC 1042")
    assert (second.at, review.at) == ("condition/2", "review")
    assert casework.dues(book, limit=1) == (first,)
    assert casework.dues(book, until=date(2026, 12, 5)) == (first, second)
    assert casework.dues(book, mine=True) == (second, review)
    assert casework.dues_count(book) == 3
    assert casework.dues_count(book, until=date(2026, 11, 30), mine=True) == 0


def test_what_has_no_day_comes_last(book: Casebook) -> None:
    decision = after.shared(book)
    casework.record_later(book, decision, replace(after.CHALLENGED, answer_by=None))
    assert [due.due_on for due in casework.dues(book)][-1] is None
    assert casework.dues(book)[-1].what is c.DueWhat.CHALLENGE


@pytest.mark.parametrize(
    ("outcome", "what"),
    [
        (c.Outcome.DEFER, c.DueWhat.CHASE),
        (c.Outcome.ESCALATE, c.DueWhat.ESCALATION),
    ],
)
def test_a_review_settles_a_chase_and_an_answer_to_an_escalation(
    book: Casebook, outcome: c.Outcome, what: c.DueWhat
) -> None:
    decision = record(book, samples.of_outcome(outcome)).decision_id
    assert what in {due.what for due in casework.dues(book)}
    casework.record_later(book, decision, after.REVIEWED)
    assert what not in {due.what for due in casework.dues(book)}


def test_telling_the_person_may_fall_due_again(book: Casebook) -> None:
    decision = after.shared(book)
    again = replace(after.TOLD, revisit_on=date(2027, 2, 1), note="Not well enough")
    casework.record_later(book, decision, again)
    (due,) = [each for each in casework.dues(book) if each.at == "telling"]
    assert (due.what, due.due_on) == (c.DueWhat.REVISIT, date(2027, 2, 1))
    assert (due.who, due.words) == ("Priya Nair", "Not well enough")
    casework.record_later(book, decision, after.TOLD)
    assert all(each.at != "telling" for each in casework.dues(book))


def test_outcomes_are_counted_by_the_uk_month_in_which_they_were_decided(world: World) -> None:
    world.hands.now = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
    book = world.create()
    decision = after.shared(book)
    record(book)
    after.correct(book, decision)
    months = casework.outcome_months(book)
    assert [(each.year, each.month) for each in months[-3:]] == [
        *((2026, 11), (2026, 12), (2027, 1)),
    ]
    assert len(months) == 12
    assert months[-3].counts == {c.Outcome.SHARE_IN_PART: 1, c.Outcome.REFUSE: 1}
    assert (months[-3].total, months[-1].total) == (2, 0)
    book.close()


def test_a_file_is_known_by_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "notes.pdf"
    path.write_bytes(b"a" * 3_000_000)
    steps = casework.digest_file(path)
    assert next(steps) == casework.Progress(done=1 << 20, total=3_000_000)
    found = done(steps)
    assert found.size == 3_000_000
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    empty = tmp_path / "empty"
    empty.touch()
    assert done(casework.digest_file(empty)).size == 0


@pytest.mark.parametrize(("name", "words"), [("gone.pdf", "No such file"), (".", "ordinary file")])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(casework.FileUnreadable, match=words):
        done(casework.digest_file(tmp_path / name))
