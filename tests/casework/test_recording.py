from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, checked
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store import drafts, entries
from caldicott_desktop.store import faults as store_faults
from tests.casework.world import World, record
from tests.domain import samples
from tests.ledger.cases import HOSTILE


def test_a_recorded_decision_is_on_disk_signed_and_its_draft_gone(book: Casebook) -> None:
    made = record(book, samples.shared())
    page = casework.open_decision(book, made.decision_id)
    answers = {question.id: None for question in page.kind.questions}
    told = samples.shared()
    assert page.case == replace(told, answers={**answers, **told.answers})
    assert (page.reference, page.recorded_at) == (made.reference, made.recorded_at)
    assert page.recorded_by == "Priya Nair"
    assert page.rests_on is None
    assert page.entry_id == made.entry_id
    assert page.position == page.head.size == 4
    assert page.kind.id == "police-crime"
    assert casework.drafts(book) == ()
    assert made.changes.decisions == {made.decision_id}


@pytest.mark.parametrize("outcome", list(c.Outcome))
def test_every_outcome_can_be_recorded_and_read(book: Casebook, outcome: c.Outcome) -> None:
    case = samples.of_outcome(outcome)
    made = record(book, case)
    assert casework.open_decision(book, made.decision_id).case.conclusion == case.conclusion
    assert casework.decisions(book).rows[0].outcome is outcome


def test_nothing_is_recorded_while_something_is_missing(book: Casebook) -> None:
    draft = casework.new_draft(book, "general")
    before = entries.count(book.store)
    with pytest.raises(casework.Undecidable) as caught:
        casework.record_decision(book, draft.id, draft.case)
    assert len(caught.value.unmet) > 3
    assert entries.count(book.store) == before
    assert casework.load_draft(book, draft.id).case == draft.case


def test_a_decision_is_recorded_once(book: Casebook) -> None:
    draft = casework.new_draft(book, "police-crime")
    casework.record_decision(book, draft.id, samples.refused())
    with pytest.raises(casework.DraftGone):
        casework.record_decision(book, draft.id, samples.refused())
    assert casework.decisions(book).total == 1


def test_text_that_fights_back_comes_back_visible(book: Casebook) -> None:
    for hostile in HOSTILE:
        if not hostile.strip():
            continue
        case = samples.change(samples.refused(), **{"/conclusion/reasons": hostile})
        made = record(book, case)
        found = casework.open_decision(book, made.decision_id).case.conclusion.reasons
        assert found == hostile.replace("\ud800", "[U+D800]") or "\ud83d" in hostile
        assert found is not None
        found.encode("utf-8")


def test_numbers_begin_again_each_uk_new_year(world: World) -> None:
    book = world.create()
    assert record(book).reference == "CG-2026-0001"
    # Half past midnight in London, on either side of UTC's own midnight.
    world.hands.now = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
    assert record(book).reference == "CG-2027-0001"
    world.hands.now = datetime(2027, 12, 31, 23, 59, tzinfo=UTC)
    assert record(book).reference == "CG-2027-0002"
    world.hands.now = datetime(2028, 1, 1, 0, 0, tzinfo=UTC)
    assert record(book).reference == "CG-2028-0001"
    book.close()


def test_the_decider_is_linked_by_name_and_whose_word_it_is_is_said(book: Casebook) -> None:
    own = record(book)
    assert casework.open_decision(book, own.decision_id).rests_on is None
    other = samples.change(samples.refused(), **{"/conclusion/decided_by": "Meg Harland"})
    told = record(book, other)
    standing = casework.open_decision(book, told.decision_id).rests_on
    assert standing == "Recorded on the word of Meg Harland, who has no key in this vault."
    with writing(book) as writer:
        person = schemas.Person(
            name="meg  HARLAND", position=None, roles=frozenset({Role.DEPUTY}), reason=None
        )
        writer.append(schemas.PERSON, person, subject=b"m" * 16, kind="person.added")
    waiting = record(book, other)
    standing = casework.open_decision(book, waiting.decision_id).rests_on
    assert standing == "Awaiting confirmation by meg  HARLAND."


def test_two_people_of_one_name_are_linked_to_neither(book: Casebook) -> None:
    with writing(book) as writer:
        person = schemas.Person(
            name="Priya Nair", position=None, roles=frozenset({Role.DEPUTY}), reason=None
        )
        writer.append(schemas.PERSON, person, subject=b"m" * 16, kind="person.added")
    made = record(book)
    standing = casework.open_decision(book, made.decision_id).rests_on
    assert standing is not None
    assert standing.startswith("Recorded on the word of Priya Nair")


def become(book: Casebook, *roles: Role) -> None:
    with writing(book) as writer:
        person = schemas.Person(
            name="Priya Nair", position=None, roles=frozenset(roles), reason="for the test"
        )
        writer.append(schemas.PERSON, person, subject=book.person_id, kind="person.changed")


def test_an_auditor_is_refused_and_told_who_can(book: Casebook) -> None:
    assert casework.may_send_whole_records(book)
    become(book, Role.AUDITOR)
    assert not casework.may(book, "decision.recorded")
    assert not casework.may_send_whole_records(book)
    with pytest.raises(casework.NotEntitled, match="the Caldicott Guardian"):
        casework.new_draft(book, "general")
    with book.store.transaction():
        at = book.timing.now()
        drafts.add(book.store, bytes(16), book.person_id, samples.refused(), at)
    before = entries.count(book.store)
    with pytest.raises(casework.NotEntitled):
        casework.record_decision(book, casework.DraftId("00" * 16), samples.refused())
    with pytest.raises(casework.NotEntitled):
        casework.make_recovery_sheet(book)
    assert entries.count(book.store) == before
    assert casework.load_draft(book, casework.DraftId("00" * 16)).case == samples.refused()


def test_an_ig_lead_records_others_decisions_only(book: Casebook) -> None:
    become(book, Role.IG_LEAD)
    assert casework.may(book, "decision.recorded")
    draft = casework.new_draft(book, "police-crime")
    with pytest.raises(casework.NotEntitled):
        casework.record_decision(book, draft.id, samples.refused())
    other = samples.change(samples.refused(), **{"/conclusion/decided_by": "Meg Harland"})
    assert casework.record_decision(book, draft.id, other).reference == "CG-2026-0001"


def test_small_steps_back_repeat_the_time_before(book: Casebook, world: World) -> None:
    first = record(book)
    world.hands.now = first.recorded_at - timedelta(seconds=4)
    second = casework.number_draft(book, casework.new_draft(book, "general").id)
    assert second
    (numbered,) = checked.of_kinds(book.store, book.vault_id, ["draft.numbered"])
    assert numbered.signed.entry.at == first.recorded_at
    assert checked.of_kinds(book.store, book.vault_id, ["clock.changed"]) == ()


def test_a_larger_step_back_is_an_entry_of_its_own_and_first(book: Casebook, world: World) -> None:
    first = record(book)
    world.hands.now = first.recorded_at - timedelta(hours=1)
    casework.number_draft(book, casework.new_draft(book, "general").id)
    changed, numbered = entries.page(book.store, after=4, until=9, limit=9)
    assert (changed.kind, numbered.kind) == ("clock.changed", "draft.numbered")
    said = schemas.CLOCK_CHANGED.read(checked.load(book, changed).fields)
    assert said.before >= first.recorded_at
    assert said.now < first.recorded_at
    book.close()
    assert world.verify().intact


def test_a_clock_that_runs_ahead_asks_during_a_session_too(book: Casebook, world: World) -> None:
    world.hands.now += timedelta(days=500)
    draft = casework.new_draft(book, "police-crime")
    with pytest.raises(casework.ClockFarAhead):
        casework.record_decision(book, draft.id, samples.refused())
    book.timing.confirm()
    casework.record_decision(book, draft.id, samples.refused())


def test_a_full_disk_keeps_the_draft_and_the_log_as_they_were(book: Casebook) -> None:
    draft = casework.new_draft(book, "police-crime")
    long = replace(samples.refused(), dissent="".join(map(chr, range(0x4E00, 0x9000))) * 5)
    pages = book.store.value("PRAGMA page_count")
    book.store.rows(f"PRAGMA max_page_count = {pages + 3}")
    before, head = entries.count(book.store), book.heads[book.log]
    with pytest.raises(store_faults.RegisterDiskFull):
        casework.record_decision(book, draft.id, long)
    assert (entries.count(book.store), book.heads[book.log]) == (before, head)
    assert casework.load_draft(book, draft.id).case == draft.case
    book.store.rows("PRAGMA max_page_count = 4294967294")
    assert casework.record_decision(book, draft.id, long).reference == "CG-2026-0001"


def test_a_state_folder_that_cannot_be_written_stops_no_record(
    book: Casebook, world: World
) -> None:
    vaults = world.root / "state" / "vaults"
    vaults.rename(world.root / "state" / "elsewhere")
    vaults.write_text("in the way")
    assert record(book).reference == "CG-2026-0001"
    vaults.unlink()
    (world.root / "state" / "elsewhere").rename(vaults)
    book.close()
    again = world.unlock()
    assert again.findings == ()
    assert casework.decisions(again).total == 1
    again.close()
