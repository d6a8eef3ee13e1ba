"""Opening a vault: each state it can be in has its own answer, and none is written to."""

from __future__ import annotations

import pickle  # noqa: TID251 - to show that it is refused
from dataclasses import replace
from pathlib import Path

import pytest

from caldicott_desktop.vault import changing, faults, folder, slots, vault_file
from caldicott_desktop.vault.costs import CEILING, FLOOR, Costs
from caldicott_desktop.vault.data_key import DataKey
from caldicott_desktop.vault.keys import PersonKeys, possession_proven, prove_possession
from caldicott_desktop.vault.slots import Slot
from caldicott_desktop.vault.unlocking import recover, unlock
from caldicott_desktop.vault.vault_file import DamagedSlot, VaultFile
from tests.vault.conftest import (
    CHEAP,
    COLLEAGUE,
    FOUNDER,
    MAKING,
    Vault,
    make_vault,
    put_on_disk,
)


def resealed(vault: Vault, *entries: Slot | DamagedSlot) -> None:
    """Write a file with these slots, as someone who holds the data key could."""
    file = vault_file.sealed(vault.unlocked.data_key, vault.file.warrant, entries)
    folder.write(vault.path, file)


def test_founder_and_colleague_open_the_same_data_key_with_their_own_keys(vault: Vault) -> None:
    founder = unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)
    colleague = unlock(vault.path, COLLEAGUE.passphrase, floor=CHEAP)
    assert founder.data_key.raw() == colleague.data_key.raw() == vault.unlocked.data_key.raw()
    assert founder.keys.signing_public == vault.unlocked.keys.signing_public
    assert colleague.keys.signing_public == vault.colleague_keys.signing_public
    assert colleague.person_id == COLLEAGUE.person_id
    assert founder.vault_id == vault.file.vault_id
    assert founder.generation == 1
    assert founder.register_path == vault.path / "register-1.db"
    assert founder.warranted_by == founder.keys.signing_public
    assert founder.damaged == ()
    assert not founder.by_recovery


def test_recovery_code_opens_the_data_key_as_no_person(vault: Vault) -> None:
    opened = recover(vault.path, vault.code.printed().lower().replace("-", " "), floor=CHEAP)
    assert opened.by_recovery
    assert opened.person_id == slots.NO_ONE
    assert opened.keys.signing_public == vault.recovery_keys.signing_public
    assert opened.data_key.raw() == vault.unlocked.data_key.raw()


def test_the_slots_can_be_listed_without_unlocking(vault: Vault) -> None:
    read = folder.read(vault.path)
    assert [slot.label for slot in read.people] == ["Amina Begum", "Ben Carter"]
    assert read.recovery is not None
    assert read == vault.file


def test_chosen_slot_alone_is_tried(vault: Vault) -> None:
    slot_id = vault.colleague_slot.slot_id
    opened = unlock(vault.path, COLLEAGUE.passphrase, slot_id=slot_id, floor=CHEAP)
    assert opened.slot == vault.colleague_slot
    with pytest.raises(faults.WrongPassphrase):
        unlock(vault.path, FOUNDER.passphrase, slot_id=slot_id, floor=CHEAP)
    with pytest.raises(faults.SlotUnknown):
        unlock(vault.path, FOUNDER.passphrase, slot_id=b"?" * 16, floor=CHEAP)


def test_last_used_slot_is_tried_first(vault: Vault) -> None:
    # Both slots open to one passphrase here, so that the order shows in who is let in.
    both = replace(COLLEAGUE, label="Ben again", passphrase=FOUNDER.passphrase)
    file = changing.add_slot(
        vault.file, vault.unlocked.data_key, both, PersonKeys.generate(), MAKING
    )
    folder.write(vault.path, file)
    newest = file.people[2].slot_id
    assert unlock(vault.path, FOUNDER.passphrase, floor=CHEAP).slot.label == "Amina Begum"
    opened = unlock(vault.path, FOUNDER.passphrase, first=[b"gone" * 4, newest], floor=CHEAP)
    assert opened.slot.label == "Ben again"


def test_passphrase_typed_otherwise_but_meaning_the_same_opens(vault: Vault) -> None:
    typed = "  ﬁctional\u00a0otter\u2003kettle "
    assert unlock(vault.path, typed, floor=CHEAP).person_id == FOUNDER.person_id


@pytest.mark.parametrize("typed", ["", "Fictional otter kettle", "\ud800", "x" * 100_000, "\0"])
def test_wrong_passphrase_opens_nothing_and_writes_nothing(vault: Vault, typed: str) -> None:
    before = snapshot(vault.path)
    with pytest.raises(faults.WrongPassphrase):
        unlock(vault.path, typed, floor=CHEAP)
    assert snapshot(vault.path) == before


def test_wrong_recovery_code_is_told_from_a_mistyped_one(vault: Vault) -> None:
    other = changing.add_recovery_slot(vault.file, vault.unlocked.data_key, MAKING)
    with pytest.raises(faults.WrongRecoveryCode):
        recover(vault.path, other.code.printed(), floor=CHEAP)
    with pytest.raises(faults.RecoveryCodeMistyped):
        recover(vault.path, vault.code.printed()[:-1], floor=CHEAP)


def test_vault_without_recovery_slot_says_so(vault: Vault) -> None:
    resealed(vault, *vault.file.people)
    with pytest.raises(faults.NoRecoverySlot):
        recover(vault.path, vault.code.printed(), floor=CHEAP)


def test_one_corrupted_slot_never_blocks_the_others(vault: Vault) -> None:
    ruin(vault, vault.colleague_slot.wrapped.hex())
    opened = unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)
    assert [slot.label for slot in opened.damaged] == ["Ben Carter"]
    assert recover(vault.path, vault.code.printed(), floor=CHEAP).by_recovery
    with pytest.raises(faults.WrongPassphrase) as failure:
        unlock(vault.path, COLLEAGUE.passphrase, floor=CHEAP)
    assert failure.value.untried == 1
    assert "One person's way in is damaged" in failure.value.message


def test_wrong_passphrase_counts_all_that_could_not_be_tried(vault: Vault) -> None:
    weak = replace(vault.colleague_slot, costs=Costs(memory_kib=8, passes=1, lanes=99))
    ruined = DamagedSlot(raw=None, digest=bytes(32))
    resealed(vault, vault.founder_slot, weak, ruined)
    with pytest.raises(faults.WrongPassphrase) as failure:
        unlock(vault.path, COLLEAGUE.passphrase, floor=CHEAP)
    assert failure.value.untried == 2
    assert "2 people" in failure.value.message


def test_vault_with_no_usable_slot_says_so(vault: Vault) -> None:
    recovery = vault.file.recovery
    assert recovery is not None
    resealed(vault, recovery)
    with pytest.raises(faults.NoUsableSlot):
        unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)


@pytest.mark.parametrize("part", ["label", "person_id", "key", "wrapped", "nonce", "sealed"])
def test_slot_altered_with_its_digest_is_told_from_a_wrong_passphrase(
    vault: Vault, part: str
) -> None:
    values: dict[str, object] = {
        "label": "Amina B",
        "person_id": b"Z" * 16,
        "key": b"Z" * 32,
        "wrapped": b"Z" * 80,
        "nonce": b"Z" * 12,
        "sealed": b"Z" * 80,
    }
    altered = replace(vault.founder_slot, **{part: values[part]})  # type: ignore[arg-type]
    resealed(vault, altered, vault.colleague_slot)
    with pytest.raises(faults.SlotDamaged):
        unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)
    assert unlock(vault.path, COLLEAGUE.passphrase, floor=CHEAP).slot == vault.colleague_slot


def test_slot_moved_from_another_vault_does_not_open(vault: Vault, tmp_path: Path) -> None:
    other = make_vault(tmp_path / "other.caldicott")
    resealed(vault, other.founder_slot)
    with pytest.raises(faults.SlotDamaged):
        unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)


def test_costs_under_the_floor_are_refused_on_opening(vault: Vault) -> None:
    slot_id = vault.founder_slot.slot_id
    with pytest.raises(faults.CostsTooLow):
        unlock(vault.path, FOUNDER.passphrase, slot_id=slot_id)
    with pytest.raises(faults.CostsTooLow):
        recover(vault.path, vault.code.printed())


def test_costs_under_the_floor_are_refused_on_making(tmp_path: Path) -> None:
    with pytest.raises(faults.CostsTooLow):
        changing.found(tmp_path, FOUNDER, slots.Making(costs=CHEAP))


def test_absurd_costs_are_refused_before_they_are_paid(vault: Vault) -> None:
    greedy = replace(vault.founder_slot, costs=replace(FLOOR, memory_kib=1024**3))
    resealed(vault, greedy)
    with pytest.raises(faults.CostsTooHigh):
        unlock(vault.path, FOUNDER.passphrase, slot_id=greedy.slot_id, floor=CHEAP)


@pytest.mark.usefixtures("little_memory")
def test_a_slot_too_large_for_this_computer_does_not_block_the_others(vault: Vault) -> None:
    large = replace(vault.founder_slot, costs=replace(CEILING, passes=1))
    resealed(vault, large, vault.colleague_slot)
    assert unlock(vault.path, COLLEAGUE.passphrase, floor=CHEAP).slot == vault.colleague_slot
    with pytest.raises(faults.NotEnoughMemory):
        unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)


def test_changed_head_of_the_file_is_found_after_the_slot_opens(vault: Vault) -> None:
    forged = replace(vault.file, mac=bytes(32))
    folder.write(vault.path, forged)
    with pytest.raises(faults.VaultFileAltered):
        unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)


def test_slot_removed_by_hand_is_found(vault: Vault) -> None:
    folder.write(vault.path, replace(vault.file, entries=vault.file.entries[:1]))
    with pytest.raises(faults.VaultFileAltered):
        unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)


def test_old_slot_put_back_is_found(vault: Vault) -> None:
    opened = unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)
    changed = changing.change_passphrase(opened, "fictional walrus bucket", MAKING)
    put_back = replace(changed.file, entries=vault.file.entries)
    folder.write(vault.path, put_back)
    with pytest.raises(faults.VaultFileAltered):
        unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)


def test_data_key_chosen_by_an_outsider_is_refused(vault: Vault) -> None:
    """An outsider knows everyone's public keys from an exported file and can write the folder."""
    planted = DataKey.generate(vault_id=vault.file.vault_id, generation=1)
    entries = (
        slots.reseal(vault.founder_slot, planted, vault.unlocked.keys.sealing_public),
        vault.colleague_slot,
    )
    folder.write(vault.path, vault_file.sealed(planted, vault.file.warrant, entries))
    with pytest.raises(faults.VaultFileAltered):
        unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)


def test_data_key_vouched_for_by_a_stranger_names_the_stranger(vault: Vault) -> None:
    stranger = PersonKeys.generate()
    planted = DataKey.generate(vault_id=vault.file.vault_id, generation=1)
    entries = (slots.reseal(vault.founder_slot, planted, vault.unlocked.keys.sealing_public),)
    warrant = vault_file.warranted(planted, stranger)
    folder.write(vault.path, vault_file.sealed(planted, warrant, entries))
    opened = unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)
    assert opened.warranted_by == stranger.signing_public


def test_missing_register_is_named(vault: Vault) -> None:
    (vault.path / "register-1.db").unlink()
    with pytest.raises(faults.RegisterMissing, match=r"register-1\.db"):
        unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)


def test_an_open_vault_shows_no_secret_and_is_not_pickled(vault: Vault) -> None:
    opened = unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)
    shown = f"{opened!r} {vault!r} {FOUNDER!r}"
    for secret in (opened.keys.raw(), opened.keys.raw()[:32], opened.data_key.raw()):
        assert repr(secret)[2:-1] not in shown
        assert secret.hex() not in shown
    assert FOUNDER.passphrase not in shown
    assert vault.code.printed() not in shown
    with pytest.raises(TypeError, match="never copied or pickled"):
        pickle.dumps(opened.keys)


def test_possession_is_proven_for_this_person_and_vault_only(vault: Vault) -> None:
    keys = vault.unlocked.keys
    proof = prove_possession(keys, vault_id=vault.file.vault_id, person_id=FOUNDER.person_id)
    right = {
        "vault_id": vault.file.vault_id,
        "person_id": FOUNDER.person_id,
        "signing_public": keys.signing_public,
        "sealing_public": keys.sealing_public,
    }
    assert possession_proven(proof, **right)
    for part, length in (
        ("vault_id", 16),
        ("person_id", 16),
        ("signing_public", 32),
        ("sealing_public", 32),
    ):
        assert not possession_proven(proof, **{**right, part: b"\1" * length})
    assert not possession_proven(proof, **{**right, "signing_public": b"short"})


def ruin(vault: Vault, hexadecimal: str) -> None:
    """Flip one hex digit where `hexadecimal` stands, as a failing disk would."""
    path = vault.path / "vault.json"
    content = path.read_bytes()
    at = content.index(hexadecimal.encode())
    other = b"0" if content[at : at + 1] != b"0" else b"1"
    path.write_bytes(content[:at] + other + content[at + 1 :])


def snapshot(path: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(file.relative_to(path)): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in path.rglob("*")
    }


def test_written_file_reads_back_the_same(tmp_path: Path) -> None:
    unlocked = changing.found(tmp_path / "new.caldicott", FOUNDER, MAKING).unlocked
    put_on_disk(unlocked.folder, unlocked.file)
    read: VaultFile = folder.read(unlocked.folder)
    assert read == unlocked.file
