"""Decisions by the day on which they were decided, and what they are to each other."""

from __future__ import annotations

from datetime import date

from caldicott_desktop.domain.choices import Outcome, ReleaseState, Standing
from caldicott_desktop.store import numbers, selecting
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.numbers import Reference
from tests.domain import samples as domain
from tests.store import samples


def test_both_days_are_within_and_either_may_be_left_open(store: Store) -> None:
    with store.transaction():
        made = samples.put_decision(store, 1, domain.refused())
    on = made.decided_at.date()
    before, after = date(on.year - 1, 1, 1), date(on.year + 1, 1, 1)
    for first, last in ((None, None), (on, on), (before, None), (None, on), (before, after)):
        assert [each.row for each in selecting.decided(store, first, last)] == [1]
    assert selecting.decided(store, after, None) == ()
    assert selecting.decided(store, None, before) == ()


def test_each_is_told_as_the_lists_have_it(store: Store) -> None:
    with store.transaction():
        made = samples.put_decision(store, 1, domain.refused())
        assert not numbers.is_given(store, made.reference)
        reference = Reference.parse(made.reference)
        numbers.give(store, reference, log=samples.LOG, subject=made.id, row=1)
        other = samples.put_decision(store, 2, domain.of_outcome(Outcome.DEFER))
    assert numbers.is_given(store, made.reference)
    first, second = selecting.decided(store, None, None)
    assert first == selecting.ListedDecision(
        row=1,
        case=made.id,
        reference=made.reference,
        kind_id=made.kind_id,
        outcome=Outcome.REFUSE,
        decided_at=made.decided_at,
        recorded_at=made.recorded_at,
        late_s=made.late_s,
        standing=Standing.STANDS,
        release=ReleaseState.NONE,
        next_on=None,
        log=samples.LOG,
        place=selecting.Place(log=samples.LOG, year=reference.year, number=reference.number),
        waits=False,
    )
    assert (second.next_on, second.place) == (other.next_on, None)


def test_only_kinds_that_were_decided_are_known(store: Store) -> None:
    with store.transaction():
        samples.put_decision(store, 1, domain.refused())
    assert selecting.has_kind(store, "police-crime")
    assert not selecting.has_kind(store, "general")


def test_decisions_are_found_by_their_entries(store: Store) -> None:
    with store.transaction():
        made = samples.put_decision(store, 1, domain.refused())
    (entry_id,) = next(iter(store.rows("SELECT id FROM entries")))
    assert selecting.references(store, [bytes(32), entry_id]) == (made.reference,)
    assert selecting.corrections(store, [1]) == {}
    assert selecting.standing_beside(store, 1, made.id) == ()
    assert selecting.standing_beside(store, 2, made.id) == (made.reference,)
