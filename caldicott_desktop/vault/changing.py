"""Founding a vault and changing who can open it: from one `VaultFile` to the next.

Nothing here touches the disk: `folder.write` puts the result there, after the signed record has
taken the entry that allows it. Who may do what is for the signed record to judge; kept here are the
rules without which a vault could no longer be opened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from caldicott_desktop.vault import faults, passphrases, slots, vault_file
from caldicott_desktop.vault.data_key import DataKey
from caldicott_desktop.vault.keys import NONCE_BYTES, PersonKeys, vault_id
from caldicott_desktop.vault.recovery import RecoveryCode
from caldicott_desktop.vault.secret import Entropy, system_entropy
from caldicott_desktop.vault.slots import Holder, Making, Slot, SlotKind
from caldicott_desktop.vault.unlocking import Unlocked
from caldicott_desktop.vault.vault_file import DamagedSlot, VaultFile

FIRST_GENERATION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """A person who is to be able to open the vault; `label` is shown on the unlock screen."""

    person_id: bytes
    label: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """A new vault that is on no disk yet, and the nonce its founding entry must carry."""

    unlocked: Unlocked
    nonce: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryMade:
    """The file with its new recovery slot, the code to print once, and the slot's own keys."""

    file: VaultFile
    code: RecoveryCode
    keys: PersonKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekeyed:
    """The file and the data key of the next generation; the register has still to follow."""

    file: VaultFile
    data_key: DataKey


def found(path: Path, founder: Newcomer, making: Making) -> Founded:
    """Give a new vault for the folder `path`, open in its founder's hands.

    Neither the folder nor the register is made: make the folder, then the register under
    `data_key`, and write `unlocked.file` last. Raises `LabelUnusable`, `PassphraseTooShort`,
    `PassphraseUnusable`, `CostsTooLow`, `CostsTooHigh`, `NotEnoughMemory`.
    """
    label = slots.require_label(founder.label)
    secret = passphrases.require_new(founder.passphrase)
    keys = PersonKeys.generate(making.entropy)
    nonce = making.entropy(NONCE_BYTES)
    data_key = DataKey.generate(
        vault_id=vault_id(keys.signing_public, nonce),
        generation=FIRST_GENERATION,
        entropy=making.entropy,
    )
    holder = Holder(kind=SlotKind.PASSPHRASE, label=label, person_id=founder.person_id)
    slot = slots.make(holder, secret, keys=keys, data_key=data_key, making=making)
    file = vault_file.sealed(data_key, vault_file.warranted(data_key, keys), (slot,))
    unlocked = Unlocked(folder=path, file=file, slot=slot, keys=keys, data_key=data_key)
    return Founded(unlocked=unlocked, nonce=nonce)


def add_slot(
    file: VaultFile, data_key: DataKey, newcomer: Newcomer, keys: PersonKeys, making: Making
) -> VaultFile:
    """Give `file` with one more person's slot around `keys`, which must be new.

    Raises what `found` raises, and `LabelTaken`.
    """
    label = _free_label(file, newcomer.label)
    secret = passphrases.require_new(newcomer.passphrase)
    holder = Holder(kind=SlotKind.PASSPHRASE, label=label, person_id=newcomer.person_id)
    slot = slots.make(holder, secret, keys=keys, data_key=data_key, making=making)
    return vault_file.sealed(data_key, file.warrant, (*file.entries, slot))


def change_passphrase(
    unlocked: Unlocked, passphrase: str, making: Making, *, label: str | None = None
) -> Unlocked:
    """Give the vault with the same keys under a new passphrase, and a new label if one is given.

    Copies of the old `vault.json` still open to the old passphrase: offer a re-key. Raises what
    `add_slot` raises. Never for the recovery slot, whose code is made anew instead (`ValueError`).
    """
    old = unlocked.slot
    if old.kind is SlotKind.RECOVERY:
        raise ValueError("the recovery slot has no passphrase")
    holder = Holder(
        kind=old.kind,
        label=old.label if label is None else _free_label(unlocked.file, label, but=old),
        person_id=old.person_id,
        slot_id=old.slot_id,
    )
    secret = passphrases.require_new(passphrase)
    data_key = unlocked.data_key
    slot = slots.make(holder, secret, keys=unlocked.keys, data_key=data_key, making=making)
    entries = tuple(slot if entry == old else entry for entry in unlocked.file.entries)
    file = vault_file.sealed(data_key, unlocked.file.warrant, entries)
    return replace(unlocked, file=file, slot=slot)


def remove_slot(file: VaultFile, data_key: DataKey, slot_id: bytes) -> VaultFile:
    """Give `file` without that slot; raises `SlotUnknown`, or `LastSlot` for the last passphrase.

    The person may have kept the data key or an old copy: retire their key and re-key as well.
    """
    gone = file.slot(slot_id)
    entries = tuple(entry for entry in file.entries if entry is not gone)
    _require_person(entries)
    return vault_file.sealed(data_key, file.warrant, entries)


def drop_damaged(file: VaultFile, data_key: DataKey) -> VaultFile:
    """Give `file` without the slots that cannot be used any more; raises `LastSlot`."""
    _require_person(file.slots)
    return vault_file.sealed(data_key, file.warrant, file.slots)


def add_recovery_slot(file: VaultFile, data_key: DataKey, making: Making) -> RecoveryMade:
    """Give `file` with a new recovery code and keys; an earlier recovery slot is replaced.

    The code exists only in what is returned. Raises `CostsTooLow`, `CostsTooHigh`,
    `NotEnoughMemory`.
    """
    code = RecoveryCode.generate(making.entropy)
    keys = PersonKeys.generate(making.entropy)
    holder = Holder(kind=SlotKind.RECOVERY, label=None, person_id=slots.NO_ONE)
    slot = slots.make(holder, code.to_bytes(), keys=keys, data_key=data_key, making=making)
    kept = tuple(entry for entry in file.entries if entry is not file.recovery)
    made = vault_file.sealed(data_key, file.warrant, (*kept, slot))
    return RecoveryMade(file=made, code=code, keys=keys)


def rekey(
    file: VaultFile,
    *,
    by: PersonKeys,
    sealing_keys: Mapping[bytes, bytes],
    entropy: Entropy = system_entropy,
) -> Rekeyed:
    """Give the next generation: a new data key sealed to every live key, warranted by an owner.

    `sealing_keys` maps the Ed25519 key of each live slot to its X25519 key, both from the signed
    record; slots of keys not in it, and damaged slots, are left out. Nobody's passphrase is needed
    and everyone's keeps working, the recovery code too. Raises `LastSlot`, `SealingKeyUnusable`.
    """
    data_key = DataKey.generate(
        vault_id=file.vault_id, generation=file.generation + 1, entropy=entropy
    )
    entries = tuple(
        slots.reseal(slot, data_key, sealing_keys[slot.key])
        for slot in file.slots
        if slot.key in sealing_keys
    )
    _require_person(entries)
    return Rekeyed(
        file=vault_file.sealed(data_key, vault_file.warranted(data_key, by), entries),
        data_key=data_key,
    )


def _free_label(file: VaultFile, label: str, *, but: Slot | None = None) -> str:
    shown = slots.require_label(label)
    for slot in file.people:
        if slot is not but and slots.same_label(slot.label or "", shown):
            raise faults.LabelTaken
    return shown


def _require_person(entries: Sequence[Slot | DamagedSlot]) -> None:
    if not any(isinstance(e, Slot) and e.kind is SlotKind.PASSPHRASE for e in entries):
        raise faults.LastSlot
