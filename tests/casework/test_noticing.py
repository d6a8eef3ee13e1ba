from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from caldicott_desktop import casework, guidance
from caldicott_desktop.casework import Casebook
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import ClockChanged
from tests.casework.world import START, World, done, record


def test_a_practice_vault_says_so(world: World) -> None:
    book = world.create(practice=True)
    notice = casework.notices(book)[-1]
    assert (notice.code, notice.dismissable) == ("practice", False)
    book.close()


def test_guidance_past_its_recheck_date_is_noticed_and_can_be_put_away(
    book: Casebook, world: World
) -> None:
    assert not any(notice.code.startswith("guidance") for notice in casework.notices(book))
    world.hands.now += timedelta(days=3650)
    notice = next(n for n in casework.notices(book) if n.code.startswith("guidance"))
    assert "of the guidance" in notice.words
    assert (notice.action, notice.dismissable) == ("guidance", True)
    casework.dismiss_notice(book, notice.code)
    assert not any(each.code.startswith("guidance") for each in casework.notices(book))


def test_the_notice_put_away_comes_back_when_something_else_is_due(
    book: Casebook, world: World
) -> None:
    days = sorted(
        {
            day
            for each in guidance.items(book.guidance)
            if (day := guidance.recheck_day_of(each)) is not None
        }
    )
    for day in days[:2]:
        world.hands.now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=1)
        (notice,) = (n for n in casework.notices(book) if n.action == "guidance")
        casework.dismiss_notice(book, notice.code)
        assert not any(n.action == "guidance" for n in casework.notices(book))


def test_a_head_not_sent_and_a_missing_backup_are_noticed_until_put_away(
    book: Casebook, world: World
) -> None:
    assert not any(n.action in {"proof", "vault"} for n in casework.notices(book))
    record(book)
    world.hands.now += timedelta(days=35)
    found = [n for n in casework.notices(book) if n.action in {"proof", "vault"}]
    assert [n.action for n in found] == ["proof", "vault"]
    for notice in found:
        assert notice.dismissable
        casework.dismiss_notice(book, notice.code)
    assert not any(n.action in {"proof", "vault"} for n in casework.notices(book))


def test_a_vault_in_a_synchronised_folder_is_warned_of(world: World) -> None:
    world.root = world.root / "OneDrive - Rosewood"
    world.root.mkdir()
    book = world.create()
    notice = next(n for n in casework.notices(book) if n.code == "place")
    assert "kept in step" in notice.words
    book.close()


def test_the_status_tells_since_when_and_when_checked(world: World) -> None:
    book = world.create()
    # Nine in the morning in London, in winter.
    assert casework.status(book).sentence == "Checked 09:00"
    made = record(book)
    status = casework.status(book)
    assert (status.entries, status.head_at) == (4, made.recorded_at)
    assert status.head == book.heads[book.log]
    book.close()
    world.hands.now = datetime(2026, 12, 3, 8, 2, tzinfo=UTC)
    book = world.unlock()
    assert casework.status(book).sentence == "Unchanged since the head of 22 Nov · checked 08:02"
    book.close()
    world.hands.now = datetime(2027, 1, 5, 8, 2, tzinfo=UTC)
    book = world.unlock()
    assert casework.status(book).sentence == (
        "Unchanged since the head of 3 Dec 2026 · checked 08:02"
    )
    world.hands.now += timedelta(days=1)
    assert casework.status(book).sentence.endswith("checked 5 Jan, 08:02")
    book.close()


def with_many_entries(book: Casebook) -> None:
    with writing(book) as writer:
        for _ in range(301):
            changed = ClockChanged(before=START, now=START)
            writer.append(schemas.CLOCK_CHANGED, changed, subject=book.log)


def test_many_new_entries_are_checked_in_turns_once_the_vault_is_open(world: World) -> None:
    book = world.create()
    with_many_entries(book)
    book.close()
    book = world.unlock()
    assert [each.code for each in book.findings] == ["newer-due"]
    assert "301 entries are new" in casework.notices(book)[0].words
    assert casework.status(book).sentence == "New entries not checked yet"
    assert casework.due_check(book) is casework.DueCheck.NEWER
    turns = list(casework.verify_newer(book))
    assert len(turns) > 30
    assert book.findings == ()
    assert casework.due_check(book) is None
    assert casework.status(book).sentence.startswith("Unchanged since the head of 22 Nov")
    book.close()
    again = world.unlock()
    assert again.findings == ()
    again.close()


def test_a_vault_with_many_entries_that_one_has_not_checked_asks_for_a_full_check(
    world: World,
) -> None:
    book = world.create()
    with_many_entries(book)
    book.close()
    forget_checks(world)
    book = world.unlock()
    assert [each.code for each in book.findings] == ["check-due"]
    assert casework.status(book).sentence == "Not yet checked on this computer"
    assert casework.due_check(book) is casework.DueCheck.WHOLE
    assert done(casework.verify_vault(book)).intact
    assert book.findings == ()
    assert casework.due_check(book) is None
    assert casework.status(book).sentence.startswith("Checked ")
    book.close()
    again = world.unlock()
    assert again.findings == ()
    again.close()


def forget_checks(world: World) -> None:
    (file,) = (world.root / "state" / "vaults").iterdir()
    state = json.loads(file.read_text())
    file.write_text(json.dumps({**state, "checked": {}}))


def test_the_whole_record_is_checked_when_the_last_time_is_a_week_ago(world: World) -> None:
    world.create().close()
    book = world.unlock()
    assert casework.due_check(book) is None
    world.hands.now += timedelta(days=6)
    assert casework.due_check(book) is None
    world.hands.now += timedelta(days=1)
    assert casework.due_check(book) is casework.DueCheck.WHOLE
    book.close()
    book = world.unlock()
    assert casework.due_check(book) is casework.DueCheck.WHOLE
    assert done(casework.verify_vault(book)).intact
    assert casework.due_check(book) is None
    book.close()
    book = world.unlock()
    assert casework.due_check(book) is None
    book.state = replace(book.state, whole_at=world.hands.now + timedelta(days=1))
    assert casework.due_check(book) is casework.DueCheck.WHOLE
    book.close()


def test_what_is_wrong_with_what_is_new_is_a_finding_and_is_raised(world: World) -> None:
    book = world.create()
    with_many_entries(book)
    book.close()
    book = world.unlock()
    book.store.run("DROP TRIGGER entries_never_change")
    book.store.run("UPDATE entries SET signature = zeroblob(64) WHERE seq = 200")
    with pytest.raises(casework.NotIntact):
        list(casework.verify_newer(book))
    assert [each.code for each in book.findings] == ["not-intact"]
    assert casework.status(book).sentence == "Not as it was: see the notices on Today"
    book.close()


def test_anothers_checked_heads_do_not_pass_for_ones_own(world: World) -> None:
    book = world.create()
    book.close()
    state = world.root / "state" / "vaults"
    (file,) = state.iterdir()
    text = file.read_text()
    signature = text.split('"signature": "')[1][:8]
    file.write_text(text.replace(signature, "0" * 8))
    book = world.unlock()
    assert book.unchanged_since is None
    assert book.checked_at is not None
    book.close()
