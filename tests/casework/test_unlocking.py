from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, checked
from caldicott_desktop.errors import KnownError
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import LogReason
from caldicott_desktop.store import entries
from caldicott_desktop.store import faults as store_faults
from caldicott_desktop.vault import faults as vault_faults
from tests.casework.world import COSTS, PASSPHRASE, World, folder_bytes, record


def kinds(book: Casebook) -> list[str]:
    return [each.kind for each in entries.page(book.store, after=0, until=99, limit=99)]


def test_a_locked_vault_opens_as_it_was(world: World) -> None:
    book = world.create()
    made = record(book)
    book.close()
    again = world.unlock()
    assert casework.open_decision(again, made.decision_id).reference == "CG-2026-0001"
    assert kinds(again)[3:] == ["decision.recorded"]
    assert again.findings == ()
    again.close()


def test_who_can_open_it_is_listed_without_opening_it(world: World) -> None:
    world.create().close()
    before = folder_bytes(world.folder)
    (row,) = casework.list_people(world.folder)
    assert row.label == "Priya Nair"
    assert folder_bytes(world.folder) == before
    book = world.unlock(slot_id=row.slot_id)
    assert book.person.name == "Priya Nair"
    book.close()


def cut_file_short(world: World) -> None:
    file = world.folder / "vault.json"
    file.write_bytes(file.read_bytes()[:-40])


def edit_file(world: World) -> None:
    file = world.folder / "vault.json"
    file.write_bytes(file.read_bytes().replace(b"Priya Nair", b"Priya Nairs"))


def raise_version(world: World) -> None:
    file = world.folder / "vault.json"
    raw = json.loads(file.read_bytes())
    raw["v"] = 2
    file.write_text(json.dumps(raw, sort_keys=True, separators=(",", ":")))


def foreign_register(world: World) -> None:
    other = World(root=world.root / "other")
    other.create().close()
    shutil.copy(other.folder / "register-1.db", world.folder / "register-1.db")


def plain_register(world: World) -> None:
    (world.folder / "register-1.db").write_bytes(b"SQLite format 3\x00" + bytes(4080))


def newer_register(world: World) -> None:
    book = world.unlock()
    book.store.run("PRAGMA user_version = 9999")
    book.close()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda world: (world.folder / "vault.json").unlink(), vault_faults.VaultFileMissing),
        (cut_file_short, vault_faults.VaultFileCutShort),
        (edit_file, KnownError),
        (raise_version, vault_faults.VaultFileNewer),
        (lambda world: (world.folder / "register-1.db").unlink(), vault_faults.RegisterMissing),
        (foreign_register, store_faults.RegisterForeign),
        (plain_register, store_faults.RegisterNotEncrypted),
        (newer_register, store_faults.RegisterNewer),
        (lambda world: shutil.rmtree(world.folder), vault_faults.NotAVaultFolder),
    ],
)
def test_each_bad_state_has_its_own_sentence_and_nothing_is_written(
    world: World, change: Callable[[World], object], error: type[KnownError]
) -> None:
    world.create().close()
    change(world)
    before = folder_bytes(world.folder) if world.folder.is_dir() else {}
    state = folder_bytes(world.root / "state" / "vaults")
    with pytest.raises(error) as caught:
        world.unlock()
    assert caught.value.message
    assert caught.value.remedy
    if before:
        assert folder_bytes(world.folder) == before
    assert folder_bytes(world.root / "state" / "vaults") == state


def test_a_wrong_passphrase_writes_nothing(world: World) -> None:
    world.create().close()
    before = folder_bytes(world.folder)
    with pytest.raises(casework.WrongPassphrase):
        world.unlock("some other passphrase")
    assert folder_bytes(world.folder) == before


def test_a_second_window_is_told_who_has_it_open(book: Casebook, world: World) -> None:
    assert book.person.name == "Priya Nair"
    with pytest.raises(casework.HeldBy, match="Priya Nair on Reception laptop"):
        world.unlock()
    (world.folder / "open.json").write_text("[]")
    with pytest.raises(store_faults.RegisterBusy):
        world.unlock()
    (world.folder / "open.json").unlink()
    with pytest.raises(store_faults.RegisterBusy):
        world.unlock()


def test_costs_below_the_floor_are_refused(world: World) -> None:
    world.create().close()
    with pytest.raises(KnownError):
        casework.unlock(world.folder, PASSPHRASE, place=world.place, clock=world.hands)


def logs_begun(book: Casebook) -> list[LogReason]:
    found = checked.of_kinds(book.store, book.vault_id, ["log.begun"])
    return [schemas.LOG_BEGUN.read(each.fields).why for each in found]


def test_the_same_computer_goes_on_in_its_own_log(world: World) -> None:
    world.create().close()
    for _ in range(3):
        world.unlock().close()
    book = world.unlock()
    assert logs_begun(book) == [LogReason.FOUNDED]
    book.close()


def test_a_computer_that_has_never_opened_it_begins_a_log(world: World) -> None:
    world.create().close()
    shutil.rmtree(world.root / "state")
    book = world.unlock()
    assert logs_begun(book) == [LogReason.FOUNDED, LogReason.FIRST_USE]
    assert book.findings == ()
    made = record(book)
    assert made.reference.startswith("CG")
    assert made.reference != "CG-2026-0001"
    assert len(made.reference) == len("CGXX-2026-0001")
    book.close()
    assert world.verify().intact


def test_state_copied_to_another_computer_begins_a_log(world: World) -> None:
    world.create().close()
    world.machine = "b" * 64
    book = world.unlock()
    assert logs_begun(book)[-1] is LogReason.OTHER_MACHINE
    book.close()
    assert world.verify().intact


def test_an_older_copy_put_back_is_said_and_begins_a_log(world: World) -> None:
    book = world.create()
    book.close()
    shutil.copytree(world.folder, world.root / "older")
    book = world.unlock()
    record(book)
    book.close()
    shutil.rmtree(world.folder)
    (world.root / "older").rename(world.folder)
    again = world.unlock()
    assert logs_begun(again)[-1] is LogReason.RESTORED
    assert "An older copy was put back" in again.findings[0].said.words
    assert any("older copy" in each.words for each in casework.notices(again))
    assert casework.status(again).sentence.startswith("Not as it was")
    made = record(again)
    assert len(made.reference) == len("CGXX-2026-0001")
    again.close()


def test_two_copies_both_used_are_told_apart(world: World) -> None:
    book = world.create()
    record(book)
    book.close()
    shutil.copytree(world.root, world.root.with_name("twin"))
    twin = World(root=world.root.with_name("twin"), hands=world.hands)
    for each in (world, twin):
        book = each.unlock()
        record(book)
        book.close()
    # The twin's register comes back beside the first one's memory.
    shutil.rmtree(world.folder)
    shutil.copytree(twin.folder, world.folder)
    report = world.verify()
    assert report.status == 1
    assert any("Two copies of this vault were both used after entry 4" in f for f in report.faults)
    again = world.unlock()
    assert again.findings[0].code == "fork"
    again.close()


def test_another_log_that_has_grown_is_taken_in(world: World) -> None:
    world.create().close()
    shutil.copytree(world.root / "state", world.root / "first state")
    shutil.rmtree(world.root / "state")
    book = world.unlock()
    record(book)
    book.close()
    shutil.rmtree(world.root / "state")
    (world.root / "first state").rename(world.root / "state")
    back = world.unlock()
    assert kinds(back)[-1] == "log.seen"
    back.close()
    assert world.verify().intact


def test_discarded_drafts_go_after_thirty_days(world: World) -> None:
    book = world.create()
    draft = casework.new_draft(book, "general")
    casework.discard_draft(book, draft.id)
    book.close()
    world.hands.now += timedelta(days=29)
    book = world.unlock()
    assert len(casework.discarded_drafts(book)) == 1
    book.close()
    world.hands.now += timedelta(days=2)
    book = world.unlock()
    assert casework.discarded_drafts(book) == ()
    book.close()


def test_a_clock_far_ahead_asks_first(world: World) -> None:
    world.create().close()
    world.hands.now += timedelta(days=401)
    with pytest.raises(casework.ClockFarAhead, match="22 November 2026"):
        world.unlock()
    book = world.unlock(clock_confirmed=True)
    record(book)
    book.close()


def test_another_set_of_guidance_is_adopted_anew(world: World) -> None:
    book = world.create()
    # As when the program carries another set than the one the vault used last.
    with book.store.transaction():
        book.store.run("DROP TRIGGER guidance_sets_never_go")
        book.store.run("DELETE FROM guidance_sets")
    book.close()
    again = world.unlock()
    assert kinds(again)[-1] == "guidance.adopted"
    record(again)
    again.close()


def test_a_key_that_was_ended_opens_nothing(world: World) -> None:
    book = world.create()
    sheet = casework.make_recovery_sheet(book)
    old_file = (world.folder / "vault.json").read_bytes()
    casework.make_recovery_sheet(book)
    book.close()
    (world.folder / "vault.json").write_bytes(old_file)
    with pytest.raises(KnownError, match="ended by an owner"):
        casework.unlock_with_recovery(
            world.folder, sheet.code, place=world.place, clock=world.hands, floor=COSTS
        )
