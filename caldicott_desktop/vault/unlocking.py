"""Opening a vault: which slots are tried, what must hold, and what comes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from caldicott_desktop.vault import faults, folder, passphrases, slots
from caldicott_desktop.vault.costs import FLOOR, Costs
from caldicott_desktop.vault.data_key import DataKey
from caldicott_desktop.vault.keys import PersonKeys, warrant_holds
from caldicott_desktop.vault.recovery import RecoveryCode
from caldicott_desktop.vault.slots import Slot, SlotKind
from caldicott_desktop.vault.vault_file import DamagedSlot, VaultFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """An open vault: whose keys, the data key, and the file they came from.

    Proven: the secret opened `slot`, the slot's data key is the one whose holder wrote `file`, and
    `warranted_by` vouched for it. Not proven here: that `warranted_by` was an owner's key, that
    `keys` are still live, and that the register is this vault's. The signed record says so.
    """

    folder: Path
    file: VaultFile
    slot: Slot
    keys: PersonKeys
    data_key: DataKey

    @property
    def vault_id(self) -> bytes:
        """The vault's id, 16 bytes."""
        return self.file.vault_id

    @property
    def generation(self) -> int:
        """The data key's generation, from 1; each re-key adds one."""
        return self.file.generation

    @property
    def person_id(self) -> bytes:
        """Whose slot it was, 16 bytes."""
        return self.slot.person_id

    @property
    def by_recovery(self) -> bool:
        """Whether the recovery code opened it: `keys` then speak as no person."""
        return self.slot.kind is SlotKind.RECOVERY

    @property
    def register_path(self) -> Path:
        """Where the register is."""
        return self.folder / self.file.register_name

    @property
    def warranted_by(self) -> bytes:
        """The Ed25519 key (32 bytes) that vouched for the data key; must have been an owner's."""
        return self.file.warrant.key

    @property
    def damaged(self) -> tuple[DamagedSlot, ...]:
        """Other people's slots that were changed or damaged outside the program."""
        return self.file.damaged


def unlock(
    path: Path,
    passphrase: str,
    *,
    slot_id: bytes | None = None,
    first: Sequence[bytes] = (),
    floor: Costs = FLOOR,
) -> Unlocked:
    """Open the vault in the folder `path` with a passphrase; writes nothing.

    Tries the slot `slot_id` alone, or else every slot, those in `first` (slot ids, say by last use)
    before the rest: each try costs what its slot asks for. Raises `WrongPassphrase`, `SlotUnknown`,
    `SlotDamaged`, `NoUsableSlot`, `CostsTooLow`, `CostsTooHigh`, `NotEnoughMemory`,
    `VaultFileAltered`, and what `folder.read` raises.
    """
    file = folder.read(path)
    secret = passphrases.to_bytes(passphrase)
    if slot_id is not None:
        slot = file.slot(slot_id)
        keys = slots.open_keys(slot, secret, vault_id=file.vault_id, floor=floor)
        if keys is None:
            raise faults.WrongPassphrase
        return _opened(path, file, slot, keys)
    if not file.people:
        raise faults.NoUsableSlot
    slot, keys = _try_all(file, _ordered(file.people, first), secret, floor)
    return _opened(path, file, slot, keys)


def recover(path: Path, typed: str, *, floor: Costs = FLOOR) -> Unlocked:
    """Open the vault in the folder `path` with the recovery code as typed; writes nothing.

    Raises `RecoveryCodeMistyped` before anything costly, `NoRecoverySlot`, `WrongRecoveryCode`, and
    what `unlock` raises for slots and files that are not as they were written.
    """
    code = RecoveryCode.parse(typed)
    file = folder.read(path)
    slot = file.recovery
    if slot is None:
        raise faults.NoRecoverySlot
    keys = slots.open_keys(slot, code.to_bytes(), vault_id=file.vault_id, floor=floor)
    if keys is None:
        raise faults.WrongRecoveryCode
    return _opened(path, file, slot, keys)


def _ordered(people: Sequence[Slot], first: Sequence[bytes]) -> list[Slot]:
    rank = {slot_id: place for place, slot_id in enumerate(first)}
    return sorted(people, key=lambda slot: rank.get(slot.slot_id, len(rank)))


def _try_all(
    file: VaultFile, candidates: Iterable[Slot], secret: bytes, floor: Costs
) -> tuple[Slot, PersonKeys]:
    untried = len(file.damaged)
    short_of_memory: faults.NotEnoughMemory | None = None
    for slot in candidates:
        try:
            keys = slots.open_keys(slot, secret, vault_id=file.vault_id, floor=floor)
        except (faults.CostsTooLow, faults.CostsTooHigh):
            untried += 1
            continue
        except faults.NotEnoughMemory as short:
            short_of_memory = short
            continue
        if keys is not None:
            return slot, keys
    if short_of_memory is not None:
        raise short_of_memory
    raise faults.WrongPassphrase(untried)


def _opened(path: Path, file: VaultFile, slot: Slot, keys: PersonKeys) -> Unlocked:
    data_key = keys.open_sealed(slot.sealed, vault_id=file.vault_id, generation=file.generation)
    vouched = warrant_holds(
        file.warrant.signature, data_key=data_key, signing_public=file.warrant.key
    )
    if not (vouched and file.mac_holds(data_key)):
        raise faults.VaultFileAltered
    return Unlocked(folder=path, file=file, slot=slot, keys=keys, data_key=data_key)
