from __future__ import annotations

from datetime import timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, checked
from caldicott_desktop.casework.recovery import is_proven, recovery_keys
from caldicott_desktop.errors import KnownError
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.entry import NO_ONE
from caldicott_desktop.ledger.schemas import KeyUse
from caldicott_desktop.vault import faults as vault_faults
from tests.casework.world import COSTS, World, done, record
from tests.domain import samples


def codes(book: Casebook) -> list[str]:
    return [notice.code for notice in casework.notices(book)]


def test_a_sheet_is_made_and_its_code_opens_the_vault_once(book: Casebook) -> None:
    assert codes(book) == ["recovery"]
    sheet = casework.make_recovery_sheet(book)
    assert sheet.word.startswith(b"PK")
    assert not is_proven(book)
    assert "not been tried" in casework.notices(book)[0].words
    proven = casework.test_recovery(book, sheet.code.lower().replace("-", " "))
    assert proven.changes.notices
    assert is_proven(book)
    assert codes(book) == []
    (tested,) = checked.of_kinds(book.store, book.vault_id, ["recovery.tested"])
    assert tested.signed.entry.person == NO_ONE
    assert tested.signed.entry.key in recovery_keys(book)
    assert done(casework.verify_vault(book)).intact


def test_a_new_sheet_ends_the_old_one(book: Casebook) -> None:
    old = casework.make_recovery_sheet(book)
    casework.test_recovery(book, old.code)
    new = casework.make_recovery_sheet(book)
    assert len(recovery_keys(book)) == 1
    assert not is_proven(book)
    with pytest.raises(vault_faults.WrongRecoveryCode):
        casework.test_recovery(book, old.code)
    casework.test_recovery(book, new.code)
    (retired,) = checked.of_kinds(book.store, book.vault_id, ["key.retired"])
    said = schemas.KEY_RETIRED.read(retired.fields)
    assert [head.size for head in said.heads] == [retired.signed.entry.seq - 0]
    added = checked.of_kinds(book.store, book.vault_id, ["key.added"])
    assert all(schemas.KEY_ADDED.read(each.fields).use is KeyUse.RECOVERY for each in added)
    assert done(casework.verify_vault(book)).intact


def test_the_code_is_in_no_file(book: Casebook, world: World) -> None:
    sheet = casework.make_recovery_sheet(book)
    symbols = sheet.code.replace("-", "").encode()
    book.close()
    for file in world.root.rglob("*"):
        if file.is_file():
            assert symbols not in file.read_bytes()
            assert sheet.code.encode() not in file.read_bytes()


def test_a_mistyped_or_foreign_code_is_told_apart(book: Casebook, world: World) -> None:
    with pytest.raises(vault_faults.NoRecoverySlot):
        casework.test_recovery(book, "8QEE3-9BWQG-KXDGH-9C60P-DD5RT-C6THN-GQW1Z")
    sheet = casework.make_recovery_sheet(book)
    with pytest.raises(vault_faults.RecoveryCodeMistyped):
        casework.test_recovery(book, sheet.code[:-1])
    other = World(root=world.root / "other")
    elsewhere = other.create()
    foreign = casework.make_recovery_sheet(elsewhere)
    elsewhere.close()
    with pytest.raises(vault_faults.WrongRecoveryCode):
        casework.test_recovery(book, foreign.code)


def test_the_code_reads_everything_and_writes_nothing(world: World) -> None:
    book = world.create()
    made = record(book)
    sheet = casework.make_recovery_sheet(book)
    book.close()
    found = casework.unlock_with_recovery(
        world.folder, sheet.code, place=world.place, clock=world.hands, floor=COSTS
    )
    assert found.by_recovery
    assert found.person.name == "Recovery code"
    assert casework.open_decision(found, made.decision_id).reference == made.reference
    assert casework.drafts(found) == ()
    assert not casework.may(found, "decision.recorded")
    assert not casework.may_send_whole_records(found)
    with pytest.raises(KnownError, match="nothing can be written"):
        casework.new_draft(found, "general")
    found.close()
    again = world.unlock()
    assert record(again, samples.refused()).reference == "CG-2026-0002"
    again.close()


def test_the_notice_can_be_put_away_for_a_week_only(book: Casebook, world: World) -> None:
    (notice,) = casework.notices(book)
    assert notice.dismissable
    assert casework.dismiss_notice(book, notice.code).notices
    assert casework.notices(book) == ()
    world.hands.now += timedelta(days=8)
    (notice,) = casework.notices(book)
    assert not notice.dismissable
    casework.dismiss_notice(book, notice.code)
    assert casework.notices(book) == (notice,)


def test_a_file_that_cannot_be_written_leaves_the_vault_open_and_asking(
    book: Casebook, world: World
) -> None:
    file = world.folder / "vault.json"
    kept = file.read_bytes()
    file.unlink()
    file.mkdir()
    with pytest.raises(KnownError):
        casework.make_recovery_sheet(book)
    file.rmdir()
    file.write_bytes(kept)
    assert "recovery" in codes(book)
    sheet = casework.make_recovery_sheet(book)
    casework.test_recovery(book, sheet.code)
    assert codes(book) == []
