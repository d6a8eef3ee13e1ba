"""Changing who can open a vault, and the rules that keep it openable."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from caldicott_desktop.vault import changing, faults, folder, keys, vault_file
from caldicott_desktop.vault.costs import Costs
from caldicott_desktop.vault.keys import PersonKeys
from caldicott_desktop.vault.slots import Making
from caldicott_desktop.vault.unlocking import recover, unlock
from caldicott_desktop.vault.vault_file import DamagedSlot
from tests.vault.conftest import CHEAP, COLLEAGUE, FOUNDER, MAKING, Vault

NEW = "fictional walrus bucket"


def test_founding_binds_the_vault_to_its_founder_and_touches_no_disk(tmp_path: Path) -> None:
    path = tmp_path / "new.caldicott"
    founded = changing.found(path, FOUNDER, MAKING)
    unlocked = founded.unlocked
    assert unlocked.vault_id == keys.vault_id(unlocked.keys.signing_public, founded.nonce)
    assert unlocked.file.warrant.key == unlocked.keys.signing_public
    assert unlocked.file.recovery is None
    assert not path.exists()


def test_two_vaults_of_one_founder_share_nothing(tmp_path: Path) -> None:
    one, other = (changing.found(tmp_path, FOUNDER, MAKING) for _ in range(2))
    assert one.nonce != other.nonce
    assert one.unlocked.vault_id != other.unlocked.vault_id
    assert one.unlocked.data_key.raw() != other.unlocked.data_key.raw()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"label": ""}, faults.LabelUnusable),
        ({"passphrase": "short"}, faults.PassphraseTooShort),
        ({"passphrase": "fictional\0otter kettle"}, faults.PassphraseUnusable),
    ],
)
def test_names_and_passphrases_are_judged_when_set(
    vault: Vault, change: dict[str, str], error: type[faults.VaultError]
) -> None:
    with pytest.raises(error):
        changing.found(vault.path, replace(FOUNDER, **change), MAKING)  # type: ignore[arg-type]
    newcomer = replace(COLLEAGUE, label="Cleo")
    with pytest.raises(error):
        changing.add_slot(
            vault.file,
            vault.unlocked.data_key,
            replace(newcomer, **change),  # type: ignore[arg-type]
            PersonKeys.generate(),
            MAKING,
        )


def test_a_name_already_shown_on_the_unlock_screen_is_refused(vault: Vault) -> None:
    twin = replace(COLLEAGUE, label="BEN  carter")
    with pytest.raises(faults.LabelTaken):
        changing.add_slot(vault.file, vault.unlocked.data_key, twin, PersonKeys.generate(), MAKING)


def test_changing_a_passphrase_affects_that_slot_only(vault: Vault) -> None:
    opened = unlock(vault.path, COLLEAGUE.passphrase, floor=CHEAP)
    dearer = Making(costs=Costs(memory_kib=16, passes=2, lanes=1), floor=CHEAP)
    changed = changing.change_passphrase(opened, NEW, dearer)
    folder.write(vault.path, changed.file)
    again = unlock(vault.path, NEW, floor=CHEAP)
    assert again.keys.raw() == opened.keys.raw()
    assert again.slot == changed.slot
    assert again.slot.slot_id == opened.slot.slot_id
    assert again.slot.label == opened.slot.label
    assert again.slot.costs == dearer.costs
    with pytest.raises(faults.WrongPassphrase):
        unlock(vault.path, COLLEAGUE.passphrase, floor=CHEAP)
    assert unlock(vault.path, FOUNDER.passphrase, floor=CHEAP).slot == vault.founder_slot
    assert recover(vault.path, vault.code.printed(), floor=CHEAP).slot == vault.file.recovery


def test_a_new_name_comes_with_a_new_wrapping(vault: Vault) -> None:
    opened = unlock(vault.path, COLLEAGUE.passphrase, floor=CHEAP)
    changed = changing.change_passphrase(opened, NEW, MAKING, label="ben carter")
    assert changed.slot.label == "ben carter"
    with pytest.raises(faults.LabelTaken):
        changing.change_passphrase(opened, NEW, MAKING, label="Amina Begum")


def test_the_recovery_slot_has_no_passphrase_to_change(vault: Vault) -> None:
    opened = recover(vault.path, vault.code.printed(), floor=CHEAP)
    with pytest.raises(ValueError, match="no passphrase"):
        changing.change_passphrase(opened, NEW, MAKING)


def test_a_removed_slot_no_longer_opens(vault: Vault) -> None:
    file = changing.remove_slot(vault.file, vault.unlocked.data_key, vault.colleague_slot.slot_id)
    folder.write(vault.path, file)
    with pytest.raises(faults.WrongPassphrase):
        unlock(vault.path, COLLEAGUE.passphrase, floor=CHEAP)
    assert unlock(vault.path, FOUNDER.passphrase, floor=CHEAP).slot == vault.founder_slot
    with pytest.raises(faults.SlotUnknown):
        changing.remove_slot(file, vault.unlocked.data_key, vault.colleague_slot.slot_id)


def test_the_last_passphrase_cannot_be_removed_though_a_recovery_code_remains(
    vault: Vault,
) -> None:
    data_key = vault.unlocked.data_key
    file = changing.remove_slot(vault.file, data_key, vault.colleague_slot.slot_id)
    assert file.recovery is not None
    with pytest.raises(faults.LastSlot):
        changing.remove_slot(file, data_key, vault.founder_slot.slot_id)


def test_damaged_slots_are_kept_until_dropped(vault: Vault) -> None:
    data_key = vault.unlocked.data_key
    damaged = DamagedSlot(raw={"label": "Ben Carter", "odd": [1.5, None]}, digest=b"D" * 32)
    file = vault_file.sealed(data_key, vault.file.warrant, (vault.founder_slot, damaged))
    added = changing.add_slot(
        file, data_key, replace(COLLEAGUE, label="Cleo"), PersonKeys.generate(), MAKING
    )
    kept = vault_file.parse(added.to_bytes())
    assert kept == added
    assert kept.damaged == (damaged,)
    dropped = changing.drop_damaged(kept, data_key)
    assert dropped.damaged == ()
    assert dropped.slots == kept.slots
    with pytest.raises(faults.LastSlot):
        changing.drop_damaged(vault_file.sealed(data_key, vault.file.warrant, (damaged,)), data_key)


def test_a_new_recovery_code_ends_the_old_one(vault: Vault) -> None:
    made = changing.add_recovery_slot(vault.file, vault.unlocked.data_key, MAKING)
    folder.write(vault.path, made.file)
    assert len(made.file.slots) == len(vault.file.slots)
    opened = recover(vault.path, made.code.printed(), floor=CHEAP)
    assert opened.keys.raw() == made.keys.raw() != vault.recovery_keys.raw()
    with pytest.raises(faults.WrongRecoveryCode):
        recover(vault.path, vault.code.printed(), floor=CHEAP)


def rekeyed(vault: Vault, *holders: PersonKeys) -> changing.Rekeyed:
    sealing_keys = {each.signing_public: each.sealing_public for each in holders}
    return changing.rekey(vault.file, by=vault.unlocked.keys, sealing_keys=sealing_keys)


def test_rekeying_needs_nobodys_passphrase_and_keeps_everyones_working(vault: Vault) -> None:
    following = rekeyed(vault, vault.unlocked.keys, vault.colleague_keys, vault.recovery_keys)
    assert following.file.generation == 2
    assert following.file.register_name == "register-2.db"
    (vault.path / "register-2.db").write_bytes(b"register")
    folder.write(vault.path, following.file)
    for opened in (
        unlock(vault.path, FOUNDER.passphrase, floor=CHEAP),
        unlock(vault.path, COLLEAGUE.passphrase, floor=CHEAP),
        recover(vault.path, vault.code.printed(), floor=CHEAP),
    ):
        assert opened.data_key.raw() == following.data_key.raw()
        assert opened.data_key.raw() != vault.unlocked.data_key.raw()
        assert opened.generation == 2
        assert opened.warranted_by == vault.unlocked.keys.signing_public


def test_rekeying_leaves_out_whoever_is_not_live_in_the_record(vault: Vault) -> None:
    following = rekeyed(vault, vault.unlocked.keys)
    assert [slot.label for slot in following.file.slots] == ["Amina Begum"]
    with pytest.raises(faults.LastSlot):
        rekeyed(vault, vault.recovery_keys)


def test_rekeying_to_a_key_that_is_none_changes_nothing(vault: Vault) -> None:
    with pytest.raises(faults.SealingKeyUnusable):
        changing.rekey(
            vault.file,
            by=vault.unlocked.keys,
            sealing_keys={vault.unlocked.keys.signing_public: bytes(32)},
        )
