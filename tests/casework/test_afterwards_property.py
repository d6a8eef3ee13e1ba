"""Whatever happens to decisions, lists built anew come out the same and agree with the pages."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DecisionId
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.recording import append_decision
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from tests.casework import afterwards as after
from tests.casework.world import World, done
from tests.domain import samples

TABLES = (
    "SELECT * FROM decisions",
    "SELECT * FROM dues",
    "SELECT * FROM happenings",
    "SELECT * FROM numbers",
)

TOLD: tuple[h.Happening, ...] = (
    after.MET,
    replace(after.MET, condition=2, result=c.ConditionResult.BREACHED, note="Kept"),
    after.REVIEWED,
    replace(after.REVIEWED, next_on=date(2027, 1, 4)),
    replace(after.REVIEWED, result=c.ReviewResult.STOP, note="Done"),
    after.WITHDRAWN,
    after.CHALLENGED,
    after.TOLD,
    replace(after.TOLD, revisit_on=date(2027, 2, 1)),
    after.LEARNT,
    after.INCIDENT,
)


def tables(book: Casebook) -> list[list[tuple[object, ...]]]:
    return [book.store.rows(sql) for sql in TABLES]


def release(book: Casebook, decision: DecisionId) -> None:
    case = casework.open_decision(book, decision).case
    # After permission was withdrawn, or a review ended it, a release takes a name and a reason.
    with contextlib.suppress(casework.HappeningIncomplete):
        casework.record_later(book, decision, after.release(case))


def end_challenge(book: Casebook, decision: DecisionId) -> None:
    for each in casework.open_decision(book, decision).challenges:
        if each.closed is None:
            end = h.ChallengeClosed(
                opening=each.opening, result=c.ChallengeResult.UPHELD, on=after.DAY
            )
            casework.record_later(book, decision, end)


def correct(book: Casebook, decision: DecisionId) -> None:
    after.correct(book, decision)


def decide_elsewhere(book: Casebook, decision: DecisionId) -> None:
    case = samples.change(after.conditional(), **{"/conclusion/reasons": "Made elsewhere"})
    with writing(book) as writer:
        append_decision(book, writer, bytes.fromhex(decision.partition("@")[0]), case)


def told(happening: h.Happening) -> Callable[[Casebook, DecisionId], None]:
    def tell(book: Casebook, decision: DecisionId) -> None:
        casework.record_later(book, decision, happening)

    return tell


DEEDS = (*map(told, TOLD), release, end_challenge, correct, correct, decide_elsewhere)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    deeds=st.lists(
        st.tuples(st.sampled_from(DEEDS), st.integers(min_value=0, max_value=9)), max_size=12
    )
)
def test_whatever_happens_lists_built_anew_are_the_same_and_agree_with_the_pages(
    world: World, deeds: list[tuple[Callable[[Casebook, DecisionId], None], int]]
) -> None:
    world.root = world.root / f"again {len(list(world.root.iterdir()))}"
    world.root.mkdir()
    book = world.create()
    after.shared(book)
    after.shared(book)
    for deed, chosen in deeds:
        rows = casework.decisions(book).rows
        standing = [row.id for row in rows if row.standing is not c.Standing.SUPERSEDED]
        deed(book, standing[chosen % len(standing)])
    for row in casework.decisions(book).rows:
        assert casework.open_decision(book, row.id).standing is row.standing
    before = tables(book)
    done(casework.rebuild_lists(book))
    assert tables(book) == before
    assert done(casework.verify_vault(book)).intact
    book.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE decisions SET standing = 'superseded' WHERE row = 4",
        "UPDATE decisions SET release = 'none' WHERE row = 4",
        "UPDATE decisions SET next_on = '2029-01-01' WHERE row = 4",
        "UPDATE decisions SET gateway = 'Another' WHERE row = 4",
        "UPDATE dues SET open = 1 - open WHERE row = 4 AND n = 0",
        "UPDATE dues SET due_on = '2029-01-01' WHERE row = 4 AND n = 1",
        "DELETE FROM dues WHERE row = 4 AND n = 2",
        "UPDATE happenings SET result = 'breached' WHERE kind = 'condition.settled'",
        "DELETE FROM happenings WHERE kind = 'condition.settled'",
        (
            "INSERT INTO happenings SELECT 2, n, at, subject, decision, kind, settles, result"
            " FROM happenings WHERE kind = 'decision.released'"
        ),
        "UPDATE numbers SET subject = zeroblob(16)",
        "UPDATE numbers SET reference = 'CG-2026-0099' WHERE number = 2",
        "UPDATE numbers SET number = 99 WHERE number = 2",
        "UPDATE numbers SET year = 2025 WHERE number = 2",
        "UPDATE numbers SET log = zeroblob(16) WHERE number = 2",
        "UPDATE numbers SET row = 2 WHERE number = 2",
        "UPDATE numbers SET row = row - 1 WHERE number = 1",
        "UPDATE numbers SET subject = zeroblob(16) WHERE number = 2",
        "DELETE FROM numbers WHERE number = 2",
    ],
)
def test_a_list_that_was_tampered_with_is_found(book: Casebook, sql: str) -> None:
    decision = after.shared(book)
    release(book, decision)
    casework.record_later(book, decision, after.MET)
    draft = casework.new_draft(book, samples.refused().kind_id)
    casework.number_draft(book, draft.id)
    assert done(casework.verify_vault(book)).intact
    book.store.run(sql)
    assert not done(casework.verify_vault(book)).intact


_MEANWHILE = 60
_EVERY = 3


def test_something_is_recorded_in_the_middle_of_a_verification(book: Casebook) -> None:
    decision = after.shared(book)
    for _ in range(12):
        after.shared(book)
    report: casework.VaultReport | None = None
    steps = casework.verify_vault(book)
    for number in itertools.count():
        try:
            next(steps)
        except StopIteration as end:
            report = end.value
            break
        if number > _MEANWHILE:  # on a busy machine there are many turns of waiting
            continue
        if number % _EVERY == 0:
            casework.record_later(book, decision, after.MET)
        elif number % _EVERY == 1:
            after.correct(book, decision)
    assert report is not None
    assert report.intact, report.words()
