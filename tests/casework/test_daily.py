from __future__ import annotations

from datetime import UTC, datetime, timedelta

from caldicott_desktop import casework, guidance
from caldicott_desktop.casework import Casebook
from caldicott_desktop.domain.people import Role
from tests.casework.test_people import LATER, THEIRS, add
from tests.casework.world import World, record
from tests.domain import cards


def test_today_shows_drafts_recent_decisions_and_notices(book: Casebook) -> None:
    for _ in range(10):
        record(book)
    casework.new_draft(book, "general")
    today = casework.today(book)
    assert len(today.drafts) == 1
    assert [row.reference[-4:] for row in today.recent][:2] == ["0010", "0009"]
    assert (len(today.recent), today.recorded, today.year.decisions) == (8, 10, 10)
    assert [notice.action for notice in today.notices] == ["recovery", "vault"]
    assert (today.others, today.taken) == ((), ())


def test_the_write_up_of_a_card_is_a_task_and_not_a_draft(book: Casebook) -> None:
    casework.record_card(book, cards.live())
    today = casework.today(book)
    assert (len(today.write_ups), today.drafts) == (1, ())


def test_whoever_may_record_a_recheck_has_it_as_a_task_two_weeks_ahead(
    book: Casebook, world: World
) -> None:
    first = min(
        (day, each.title)
        for each in guidance.items(book.guidance)
        if (day := guidance.recheck_day_of(each)) is not None
    )
    noon = datetime(first[0].year, first[0].month, first[0].day, 12, tzinfo=UTC)
    world.hands.now = noon - timedelta(days=15)
    assert casework.today(book).rechecks is None
    world.hands.now = noon - timedelta(days=14)
    due = casework.today(book).rechecks
    assert due is not None
    assert (due.first_on, due.first) == first
    world.hands.now = noon + timedelta(days=1)
    assert any(each.action == "guidance" for each in casework.notices(book))
    assert not any(each.action == "guidance" for each in casework.today(book).notices)


def test_whoever_may_not_is_told_in_a_notice(world: World) -> None:
    book = world.create()
    add(book, "Ines Duarte", Role.AUDITOR, passphrase=LATER)
    book.close()
    world.hands.now += timedelta(days=180)
    auditor = world.unlock(LATER)
    today = casework.today(auditor)
    assert today.rechecks is None
    assert any(each.action == "guidance" for each in today.notices)
    auditor.close()


def test_a_draft_taken_over_is_told_until_it_is_put_away(world: World) -> None:
    book = world.create()
    add(book)
    draft = casework.new_draft(book, "general")
    book.close()
    sams = world.unlock(THEIRS)
    (other,) = casework.today(sams).others
    assert other.id == draft.id
    casework.take_draft(sams, draft.id, "Priya is on leave")
    assert casework.today(sams).others == ()
    sams.close()
    again = world.unlock()
    (told,) = casework.today(again).taken
    casework.dismiss_notice(again, told.code)
    assert casework.today(again).taken == ()
    again.close()
