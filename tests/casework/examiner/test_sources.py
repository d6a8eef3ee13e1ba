from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DecisionId
from caldicott_desktop.casework.examiner import sources
from caldicott_desktop.casework.later import HappeningIncomplete
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.examiner.choices import (
    AccessorRole,
    Route,
    Scope,
    SourceEnd,
    SourceType,
)
from caldicott_desktop.domain.examiner.sources import Term, can_be_renewed, source_in_force
from caldicott_desktop.domain.people import Role
from tests.casework import afterwards as after
from tests.casework.examiner.office import DUE, lead, stand, standing
from tests.casework.test_cards import become
from tests.casework.test_people import SAM, add
from tests.casework.world import World, done, record
from tests.domain import samples

EXAMINER = AccessorRole.EXAMINER
DECIDED = date(2026, 11, 20)


def renew(book: Casebook, decision: DecisionId, next_on: date | None) -> casework.Changes:
    return sources.renew_source(book, decision, who="Priya Nair", note=None, next_on=next_on)


def test_a_standing_decision_is_a_source_of_records(book: Casebook) -> None:
    lead(book)
    made = stand(book)
    (source,) = sources.standing_sources(book)
    assert (source.entry_id, source.decision_id) == (made.entry_id, made.decision_id)
    assert (source.reference, source.short_name) == (made.reference, "GP Connect")
    assert source.name == "GP record through GP Connect"
    assert (source.type, source.route) == (SourceType.GP_CONNECT, Route.NATIONAL_SERVICE)
    assert source.holder == "General practices of the area"
    assert source.agreement == "National arrangement of 2025"
    assert source.roles == (EXAMINER, AccessorRole.OFFICER)
    assert (source.scope, source.scope_months, source.view_days) == (Scope.MONTHS, 12, 28)
    assert source.terms == (Term(since=DECIDED, until=DUE),)
    assert source_in_force(source, EXAMINER, DECIDED) is None
    assert (source.awaits, source.contested, source.over_by) == (False, False, None)


def test_what_is_no_standing_decision_or_shares_nothing_is_no_source(book: Casebook) -> None:
    record(book)
    record(book, samples.shared("me-scrutiny"))
    record(book, replace(samples.refused("me-scrutiny"), answers=standing().answers))
    assert sources.every_source(book) == ()


def test_a_source_without_limit_or_months_has_none(book: Casebook) -> None:
    stand(book, view_limited=False, scope="last_episode")
    (source,) = sources.standing_sources(book)
    assert (source.view_days, source.scope_months) == (None, None)


def test_an_expired_one_says_so_and_is_renewed_in_one_entry(world: World) -> None:
    book = world.create()
    lead(book)
    made = stand(book)
    world.hands.now += timedelta(days=370)
    today = world.hands.now.date()
    (source,) = sources.standing_sources(book)
    said = source_in_force(source, EXAMINER, today)
    assert said is not None
    assert said.words == (
        "GP Connect: its standing decision was in force until 19 November 2027. "
        "It can be renewed by a review."
    )
    assert can_be_renewed(source, today)
    with pytest.raises(HappeningIncomplete) as refused:
        renew(book, made.decision_id, None)
    assert [each.path for each in refused.value.faults] == ["/next_on"]
    for wrong in (today, today + timedelta(days=367)):
        with pytest.raises(HappeningIncomplete):
            renew(book, made.decision_id, wrong)
    changes = renew(book, made.decision_id, today + timedelta(days=365))
    assert made.decision_id in changes.decisions
    (source,) = sources.standing_sources(book)
    assert source_in_force(source, EXAMINER, today) is None
    assert source_in_force(source, EXAMINER, DUE + timedelta(days=1)) is not None
    assert casework.open_decision(book, made.decision_id).happened
    book.close()


def test_who_may_not_decide_alone_ends_one_and_does_not_let_it_go_on(book: Casebook) -> None:
    lead(book)
    made = stand(book)
    become(book, Role.IG_LEAD)
    with pytest.raises(casework.NotEntitled):
        renew(book, made.decision_id, date(2027, 6, 1))
    changed = replace(after.REVIEWED, result=c.ReviewResult.CHANGE, note="A new holder")
    with pytest.raises(casework.NotEntitled):
        casework.record_later(book, made.decision_id, replace(changed, next_on=date(2027, 6, 1)))
    over = replace(after.REVIEWED, result=c.ReviewResult.STOP, note="Over")
    casework.record_later(book, made.decision_id, over)
    (source,) = sources.every_source(book)
    assert source.over_by is SourceEnd.ENDED


def test_only_a_standing_decision_is_renewed(book: Casebook) -> None:
    made = record(book)
    with pytest.raises(sources.SourceUnknown, match="no standing decision"):
        renew(book, made.decision_id, DUE)


@pytest.mark.parametrize(
    ("told", "end"),
    [
        (replace(after.REVIEWED, result=c.ReviewResult.STOP, note="Over"), SourceEnd.ENDED),
        (after.WITHDRAWN, SourceEnd.WITHDRAWN),
    ],
)
def test_one_that_is_over_is_no_longer_ticked_but_known_of_days_before(
    world: World, told: h.Happening, end: SourceEnd
) -> None:
    book = world.create()
    made = stand(book)
    world.hands.now += timedelta(days=2)
    casework.record_later(book, made.decision_id, told)
    assert sources.standing_sources(book) == ()
    (source,) = sources.every_source(book)
    assert (source.over_by, source.over_since) == (end, date(2026, 11, 24))
    assert source_in_force(source, EXAMINER, date(2026, 11, 23)) is None
    assert source_in_force(source, EXAMINER, date(2026, 11, 24)) is not None
    book.close()


def test_a_review_after_one_that_ended_it_opens_it_again(book: Casebook) -> None:
    made = stand(book)
    stop = replace(after.REVIEWED, result=c.ReviewResult.STOP, note="Over")
    casework.record_later(book, made.decision_id, stop)
    casework.record_later(book, made.decision_id, replace(after.REVIEWED, next_on=DUE))
    (source,) = sources.standing_sources(book)
    assert source.over_by is None
    assert source.review_due_on == DUE


def test_a_corrected_one_keeps_its_place_and_both_are_told_apart(book: Casebook) -> None:
    first = stand(book)
    second = stand(book, source_short_name="EPR")
    draft = casework.begin_correction(book, first.decision_id, "One role was missing")
    case = replace(draft.case, answers={**draft.case.answers, "roles_allowed": ("me",)})
    case = samples.change(case, **{"/conclusion/decided_at": samples.DECIDED})
    casework.record_decision(book, draft.id, case)
    names = [(each.short_name, each.roles) for each in sources.standing_sources(book)]
    assert names == [
        ("GP Connect", (EXAMINER,)),
        ("EPR", (EXAMINER, AccessorRole.OFFICER)),
    ]
    old, new, other = sources.every_source(book)
    assert (old.over_by, old.entry_id) == (SourceEnd.SUPERSEDED, first.entry_id)
    assert old.decision_id.startswith(f"{first.decision_id}@")
    assert (new.decision_id, other.decision_id) == (first.decision_id, second.decision_id)


def test_one_recorded_for_somebody_else_waits_for_their_word(book: Casebook) -> None:
    add(book, SAM, Role.LEAD_EXAMINER)
    become(book, Role.OWNER, Role.GUARDIAN)
    draft = casework.new_draft(book, "me-scrutiny", "standing")
    case = samples.change(standing(), **{"/conclusion/decided_by": SAM})
    casework.record_decision(book, draft.id, case)
    (source,) = sources.standing_sources(book)
    assert source.awaits


def test_one_is_begun_with_what_is_usual_for_its_type_and_nothing_decided(book: Casebook) -> None:
    lead(book)
    draft = sources.begin_standing(book, SourceType.GP_CONNECT)
    case = casework.load_draft(book, draft.id).case
    assert case.variant_id == "standing"
    assert case.answers["source_short_name"] == "GP Connect"
    assert (case.answers["view_limited"], case.answers["view_days"]) == (True, 28)
    assert (case.answers["scope"], case.answers["scope_months"]) == ("months_n", 12)
    assert case.conclusion.review_on == date(2027, 11, 22)
    assert case.conclusion.outcome is None
    assert case.law.gateway_id is None
    assert all(each.rating is c.Rating.NOT_YET_ASSESSED for each in case.principles)
    other = sources.begin_standing(book, SourceType.OTHER).case
    assert other.answers == {"decision_kind": "standing", "source_system": "other"}
    assert other.request.asked_for == "Access to Another source for the scrutiny of deaths"
    hospice = sources.begin_standing(book, SourceType.HOSPICE).case
    assert "view_limited" not in hospice.answers
    assert "scope_months" not in hospice.answers


def test_one_is_begun_like_another_with_nothing_that_was_decided(book: Casebook) -> None:
    lead(book)
    first = stand(book)
    case = sources.begin_standing(book, SourceType.HOSPICE, like=first.decision_id).case
    earlier = casework.open_decision(book, first.decision_id).case
    assert case.request.name == earlier.request.name
    assert case.request.identity_check is earlier.request.identity_check
    assert case.subject.age_group is earlier.subject.age_group
    assert (case.answers["roles_allowed"], case.answers["officers_in_agreement"]) == (
        ("me", "meo"),
        True,
    )
    assert case.answers["source_short_name"] == "Hospice"
    assert case.request.received_at is None
    assert case.law.gateway_id is None
    assert (case.conclusion.outcome, case.conclusion.decided_by) == (None, None)
    other = record(book)
    with pytest.raises(sources.SourceUnknown):
        sources.begin_standing(book, SourceType.HOSPICE, like=other.decision_id)


def test_sources_are_worked_out_anew_and_a_changed_one_is_found(book: Casebook) -> None:
    stand(book)
    before = sources.every_source(book)
    done(casework.rebuild_lists(book))
    assert sources.every_source(book) == before
    assert done(casework.verify_vault(book)).intact
    book.store.run("UPDATE sources SET roles = 'me meo lead_me'")
    assert not done(casework.verify_vault(book)).intact
    book.store.run("DELETE FROM sources")
    report = done(casework.verify_vault(book))
    assert any("sources of records" in fault for fault in report.faults)
