from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.changes import DecisionId, DraftId
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.card import Card, CardResult, GivenWay, Hand
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store import drafts, entries
from caldicott_desktop.store.decisions import Filter
from tests.casework.test_verifying import tables
from tests.casework.world import World, done, record
from tests.domain import cards, samples

NIGHT = cards.HAPPENED + timedelta(minutes=2)


@pytest.fixture
def at_night(world: World) -> Iterator[Casebook]:
    """A vault open two minutes after something happened."""
    world.hands.now = NIGHT
    book = world.create()
    yield book
    book.close()


def write_up(book: Casebook, made: casework.RecordedCard) -> casework.Recorded:
    """Record the decision that a card's write-up comes to."""
    assert made.draft_id is not None
    draft = casework.load_draft(book, made.draft_id)
    decided = samples.refused("general")
    case = replace(decided, card_entry=draft.case.card_entry, form=draft.case.form)
    return casework.record_decision(book, made.draft_id, case)


def test_a_card_is_numbered_signed_and_on_disk_at_once(at_night: Casebook) -> None:
    made = casework.record_card(at_night, cards.live())
    assert made.reference == "CG-2026-0001"
    page = casework.open_card(at_night, made.card_id)
    assert (page.card, page.reference) == (cards.live(), made.reference)
    assert (page.recorded_by, page.recorded_at) == ("Priya Nair", made.recorded_at)
    assert (page.entry_id, page.position) == (made.entry_id, page.head.size)
    assert page.late_s == (made.recorded_at - cards.HAPPENED).total_seconds() // 1
    assert page.standing == "Recorded on the word of Sam Okoro, who did not sign it."
    assert not page.written_up
    assert made.changes.decisions == {made.card_id}
    assert done(casework.verify_vault(at_night)).intact


def test_a_card_of_ones_own_rests_on_nobody_elses_word(at_night: Casebook) -> None:
    own = replace(cards.live(), decided_by=Hand(name="priya  nair", job="Registered manager"))
    assert (
        casework.open_card(at_night, casework.record_card(at_night, own).card_id).standing is None
    )


def test_a_card_and_its_write_up_share_one_number_of_the_same_series(at_night: Casebook) -> None:
    record(at_night)
    made = casework.record_card(at_night, cards.live())
    assert made.reference == "CG-2026-0002"
    assert record(at_night).reference == "CG-2026-0003"
    decided = write_up(at_night, made)
    assert (decided.reference, decided.decision_id) == (made.reference, made.card_id)
    page = casework.open_decision(at_night, decided.decision_id)
    assert page.case.card_entry == made.entry_id
    assert page.case.form is c.Form.CARD
    assert casework.open_card(at_night, made.card_id).written_up
    assert done(casework.verify_vault(at_night)).intact


def test_the_list_shows_the_card_until_its_decision_takes_its_place(at_night: Casebook) -> None:
    made = casework.record_card(at_night, cards.live())
    (row,) = casework.decisions(at_night).rows
    assert (row.id, row.is_card, row.kind_title) == (made.card_id, True, "Urgent card")
    assert (row.outcome, row.requester) == (CardResult.GIVEN, "Fictional Police")
    assert (row.subject_reference, row.decided_at) == ("R-0417", cards.HAPPENED)
    assert casework.decisions(at_night, text="bench canal").total == 1
    assert casework.decisions(at_night, only=Filter(outcome=CardResult.GIVEN)).total == 1
    write_up(at_night, made)
    (row,) = casework.decisions(at_night).rows
    assert (row.id, row.is_card, row.outcome) == (made.card_id, False, c.Outcome.REFUSE)
    assert casework.decisions(at_night, text="bench canal").total == 0


def test_nothing_given_says_so_on_the_list(at_night: Casebook) -> None:
    nothing = cards.change(cards.live(), given__ways=(GivenWay.NOTHING,))
    casework.record_card(at_night, nothing)
    assert casework.decisions(at_night).rows[0].outcome is CardResult.NOTHING


@pytest.mark.parametrize("apart", [0, 20])
def test_lists_with_cards_come_out_the_same_when_built_anew(at_night: Casebook, apart: int) -> None:
    first, second = (casework.record_card(at_night, cards.live()) for _ in range(2))
    for _ in range(apart):  # so that a card and its decision are taken in in different turns
        record(at_night)
    write_up(at_night, second)
    before = tables(at_night)
    done(casework.rebuild_lists(at_night))
    assert tables(at_night) == before
    assert [each.card_id for each in casework.cards_to_write_up(at_night)] == [first.card_id]
    assert casework.decisions(at_night, text="bench canal").total == 1
    assert done(casework.verify_vault(at_night)).intact


def test_a_write_up_in_the_middle_of_a_full_check_raises_no_alarm(at_night: Casebook) -> None:
    made = casework.record_card(at_night, cards.live())
    for _ in range(30):
        record(at_night)
    turns = len(list(casework.verify_vault(at_night)))
    other = casework.record_card(at_night, cards.live())
    for cut, card in ((turns // 3, made), (turns - 8, other)):
        steps = casework.verify_vault(at_night)
        for _ in range(cut):
            next(steps)
        write_up(at_night, card)
        assert done(steps).intact


@pytest.mark.parametrize(
    ("meddling", "told"),
    [
        ("UPDATE decisions SET requester = 'Nobody' WHERE kind_id = 'urgent-card'", "as it was"),
        ("DELETE FROM decisions WHERE kind_id = 'urgent-card'", "as it was recorded"),
        ("UPDATE numbers SET number = 9, reference = 'CG-2026-0009'", "as it was recorded"),
    ],
)
def test_a_list_that_shows_a_card_wrongly_is_told(
    at_night: Casebook, meddling: str, told: str
) -> None:
    casework.record_card(at_night, cards.live())
    with at_night.store.transaction():
        at_night.store.run(meddling)
    report = done(casework.verify_vault(at_night))
    assert not report.intact
    assert told in report.words()


def test_a_card_left_on_the_list_beside_its_decision_is_told(at_night: Casebook) -> None:
    made = casework.record_card(at_night, cards.live())
    (row,) = at_night.store.rows("SELECT * FROM decisions")
    write_up(at_night, made)
    marks = ", ".join("?" * len(row))
    with at_night.store.transaction():
        at_night.store.run("UPDATE decisions SET id = zeroblob(16)")
        at_night.store.run(f"INSERT INTO decisions VALUES ({marks})", row)  # noqa: S608
    report = done(casework.verify_vault(at_night))
    assert report.words().count("does not show it as it was recorded") == 2


def test_a_card_that_lacks_something_is_not_recorded(at_night: Casebook) -> None:
    before = entries.count(at_night.store)
    with pytest.raises(casework.Unrecordable) as refused:
        casework.record_card(at_night, Card())
    assert len(refused.value.lacking) > 3
    assert entries.count(at_night.store) == before
    assert casework.drafts(at_night) == ()


def test_a_card_opens_its_write_up_with_all_that_it_knows(at_night: Casebook) -> None:
    made = casework.record_card(at_night, cards.live())
    (task,) = casework.cards_to_write_up(at_night)
    assert (task.card_id, task.reference, task.begun) == (made.card_id, made.reference, True)
    assert (task.happened_at, task.requester) == (cards.HAPPENED, "Fictional Police")
    assert (task.subject_reference, task.result) == ("R-0417", CardResult.GIVEN)
    (draft,) = casework.drafts(at_night)
    assert (draft.id, draft.reference, draft.writes_up) == (made.draft_id, made.reference, True)
    case = casework.write_up_card(at_night, made.card_id).case
    assert (case.card_entry, case.request.name) == (made.entry_id, "PC Roe")
    assert (case.request.our_entity, case.law.nation) == ("Rosewood Care", c.Nation.ENGLAND)
    assert len(case.stop_checks) == len(at_night.guidance.kinds["general"].stop_checks)
    write_up(at_night, made)
    assert casework.cards_to_write_up(at_night) == ()
    with pytest.raises(casework.CardWrittenUp):
        casework.write_up_card(at_night, made.card_id)


def test_a_write_up_is_owed_and_not_discarded(at_night: Casebook) -> None:
    made = casework.record_card(at_night, cards.live())
    assert made.draft_id is not None
    with pytest.raises(casework.WriteUpOwed):
        casework.discard_draft(at_night, made.draft_id, "No time")
    assert len(casework.cards_to_write_up(at_night)) == 1


def test_someone_who_decides_nothing_records_cards_and_leaves_the_write_up(
    at_night: Casebook,
) -> None:
    become(at_night, Role.OWNER, Role.EXAMINER_OFFICER)
    made = casework.record_card(at_night, cards.live())
    assert made.draft_id is None
    (task,) = casework.cards_to_write_up(at_night)
    assert not task.begun
    with pytest.raises(casework.NotEntitled):
        casework.write_up_card(at_night, made.card_id)
    become(at_night, Role.OWNER, Role.DEPUTY)
    draft = casework.write_up_card(at_night, made.card_id)
    assert (draft.reference, draft.case.subject.reference) == (made.reference, "R-0417")


def test_an_auditor_records_no_card(at_night: Casebook) -> None:
    become(at_night, Role.OWNER, Role.AUDITOR)
    casework.record_card(at_night, cards.live())  # an owner may
    become(at_night, Role.AUDITOR)
    with pytest.raises(casework.NotEntitled):
        casework.record_card(at_night, cards.live())
    with pytest.raises(casework.NotEntitled):
        casework.save_card(at_night, cards.live(), {})


def become(book: Casebook, *roles: Role) -> None:
    """Give the person at work these roles and no others."""
    person = schemas.Person(name="Priya Nair", position=None, roles=frozenset(roles), reason=None)
    with writing(book) as writer:
        writer.append(schemas.PERSON, person, subject=book.person_id, kind="person.changed")


def test_somebody_elses_write_up_stays_theirs(at_night: Casebook) -> None:
    made = casework.record_card(at_night, cards.live())
    assert made.draft_id is not None
    subject = bytes.fromhex(made.draft_id)
    with at_night.store.transaction():
        at_night.store.run("UPDATE drafts SET owner = zeroblob(16)")
    assert not casework.cards_to_write_up(at_night)[0].begun
    with pytest.raises(casework.CaseworkError, match="belongs to another person"):
        casework.write_up_card(at_night, made.card_id)
    assert drafts.get(at_night.store, subject) is not None


def test_a_card_is_read_from_its_payload_alone(at_night: Casebook) -> None:
    made = casework.record_card(at_night, cards.live())
    with pytest.raises(casework.StillACard):
        casework.open_decision(at_night, made.card_id)
    at_night.store.run("DROP TRIGGER payloads_never_change")
    at_night.store.run("UPDATE payloads SET secret = zeroblob(32)")
    with pytest.raises(casework.NotIntact):
        casework.open_card(at_night, made.card_id)
    with pytest.raises(casework.DecisionUnknown):
        casework.open_card(at_night, DecisionId("00" * 16))


def test_a_card_typed_in_later_keeps_both_times_and_the_log_adds_its_own(world: World) -> None:
    world.hands.now = NIGHT + timedelta(hours=7)
    book = world.create()
    made = casework.record_card(book, cards.on_paper(" vl7t2-1 "))
    page = casework.open_card(book, made.card_id)
    assert page.card.paper.serial == "VL7T2-001"
    assert page.card.happened_at == cards.HAPPENED
    assert page.card.paper.written_at == cards.HAPPENED + timedelta(minutes=9)
    assert page.recorded_at > NIGHT + timedelta(hours=7)
    with pytest.raises(casework.CardHandedIn) as twice:
        casework.record_card(book, cards.on_paper("VL7T2-001"))
    assert made.reference in twice.value.message
    assert casework.record_card(book, cards.on_paper("VL7T2-002")).reference == "CG-2026-0002"
    book.close()


def test_a_card_that_was_not_on_paper_keeps_nothing_of_paper(at_night: Casebook) -> None:
    paper = replace(cards.on_paper().paper, used=False)
    made = casework.record_card(at_night, replace(cards.live(), paper=paper))
    assert casework.open_card(at_night, made.card_id).card == cards.live()


def test_a_card_half_typed_survives_a_lock_and_goes_when_it_is_recorded(world: World) -> None:
    world.hands.now = NIGHT
    book = world.create()
    assert casework.card_draft(book) is None
    half = cards.without(cards.live(), "/given/what")
    typed = {"/happened_at": "22/11\n2"}
    first = casework.save_card(book, Card(), {})
    saved = casework.save_card(book, half, typed)
    assert (first.version, saved.version) == (1, 2)
    book.close()
    book = world.unlock()
    found = casework.card_draft(book)
    assert found is not None
    assert (found.card, found.typed, found.saved_at) == (half, typed, as_kept(saved.at))
    casework.record_card(book, cards.live())
    assert casework.card_draft(book) is None
    casework.save_card(book, half, {})
    casework.clear_card(book)
    assert casework.card_draft(book) is None
    book.close()


def as_kept(at: datetime) -> datetime:
    """A time as the register keeps it, in milliseconds."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def test_the_draft_of_a_card_has_its_cards_id(at_night: Casebook) -> None:
    made = casework.record_card(at_night, cards.live())
    assert made.draft_id == DraftId(made.card_id)
