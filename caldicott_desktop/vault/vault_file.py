"""The bytes of `vault.json`: what is in it, what is refused, and what its HMAC covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives import constant_time

from caldicott_desktop.vault import faults, slots, strict
from caldicott_desktop.vault.data_key import GENERATION_MOST, VAULT_ID_BYTES, DataKey
from caldicott_desktop.vault.keys import PUBLIC_BYTES, SIGNATURE_BYTES, PersonKeys, sign_warrant
from caldicott_desktop.vault.slots import Slot, SlotKind
from caldicott_desktop.vault.strict import CutShort, Json, Malformed, UnknownField

VERSION = 1
MAC_BYTES = 32

# A slot takes about one kilobyte: room for a thousand people, and a bound on what is read.
LARGEST_BYTES = 1024 * 1024

_FILE = b"caldicott-log/vault-file/v1\0"
_FIELDS = frozenset({"digests", "generation", "mac", "register", "slots", "v", "vault", "warrant"})
_WARRANT_FIELDS = frozenset({"key", "signature"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Warrant:
    """An owner's signature over the generation's data key, and the key it was made with.

    That `key` belonged to an owner is for the signed record to confirm.
    """

    key: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedSlot:
    """A slot that cannot be used but is kept as found, so that one fault stays one fault.

    `raw` and `digest` are written back unchanged until someone drops the slot.
    """

    raw: Json
    digest: bytes

    @property
    def label(self) -> str | None:
        """The name it seems to be for, as far as it can be read; only for telling people."""
        claimed = self.raw.get("label") if isinstance(self.raw, dict) else None
        if not isinstance(claimed, str):
            return None
        try:
            return slots.require_label(claimed)
        except faults.LabelUnusable:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultFile:
    """The content of `vault.json`. Make one with `sealed` or `parse`; it is never edited."""

    vault_id: bytes
    generation: int
    warrant: Warrant
    entries: tuple[Slot | DamagedSlot, ...]
    mac: bytes

    @property
    def register_name(self) -> str:
        """The plain file name of the register of this generation."""
        return register_name(self.generation)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots that are whole as far as can be told without unlocking."""
        return tuple(entry for entry in self.entries if isinstance(entry, Slot))

    @property
    def people(self) -> tuple[Slot, ...]:
        """The slots that a passphrase opens: what the unlock screen lists."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.PASSPHRASE)

    @property
    def recovery(self) -> Slot | None:
        """The slot that the recovery code opens, if there is one."""
        return next((slot for slot in self.slots if slot.kind is SlotKind.RECOVERY), None)

    @property
    def damaged(self) -> tuple[DamagedSlot, ...]:
        """The slots that cannot be used."""
        return tuple(entry for entry in self.entries if isinstance(entry, DamagedSlot))

    def slot(self, slot_id: bytes) -> Slot:
        """Give the slot with that id; raises `SlotUnknown`."""
        for slot in self.slots:
            if slot.slot_id == slot_id:
                return slot
        raise faults.SlotUnknown

    def to_bytes(self) -> bytes:
        """Give the file's bytes: RFC 8785, no byte before or after."""
        whole = _covered(self.vault_id, self.generation, self.warrant, self.entries)
        whole["slots"] = [_raw(entry) for entry in self.entries]
        whole["mac"] = self.mac.hex()
        return strict.canonical(whole)

    def mac_holds(self, data_key: DataKey) -> bool:
        """Say whether the file is as someone holding `data_key` wrote it."""
        covered = _covered(self.vault_id, self.generation, self.warrant, self.entries)
        return constant_time.bytes_eq(self.mac, _mac(data_key, covered))


def register_name(generation: int) -> str:
    """Give the plain file name of a generation's register."""
    return f"register-{generation}.db"


def warranted(data_key: DataKey, by: PersonKeys) -> Warrant:
    """Give the warrant by which the owner holding `by` vouches for `data_key`."""
    return Warrant(key=by.signing_public, signature=sign_warrant(by, data_key))


def sealed(
    data_key: DataKey, warrant: Warrant, entries: tuple[Slot | DamagedSlot, ...]
) -> VaultFile:
    """Give the file with these slots, its HMAC made with `data_key`."""
    covered = _covered(data_key.vault_id, data_key.generation, warrant, entries)
    return VaultFile(
        vault_id=data_key.vault_id,
        generation=data_key.generation,
        warrant=warrant,
        entries=entries,
        mac=_mac(data_key, covered),
    )


def parse(content: bytes) -> VaultFile:
    """Give what `content` holds; nothing is proven before a slot is opened.

    Raises `VaultFileCutShort`, `VaultFileMalformed`, `VaultFileNewer`, `VaultFileUnknownField` or
    `RegisterNameRefused`. A fault inside one slot is no error: that slot becomes a `DamagedSlot`.
    """
    if len(content) > LARGEST_BYTES:
        raise faults.VaultFileMalformed
    try:
        return _parse(content)
    except UnknownField as unknown:
        raise faults.VaultFileUnknownField(unknown.name) from None
    except CutShort:
        raise faults.VaultFileCutShort from None
    except (Malformed, RecursionError):
        # Brackets nested without end exhaust the stack somewhere between parsing and digests.
        raise faults.VaultFileMalformed from None


def _parse(content: bytes) -> VaultFile:
    value = strict.parse(content)
    _refuse_newer(value)
    whole = strict.fields(value, _FIELDS)
    strict.count(whole["v"], least=VERSION, most=VERSION)
    if not strict.is_canonical(content, value):
        raise Malformed
    generation = strict.count(whole["generation"], least=1, most=GENERATION_MOST)
    if whole["register"] != register_name(generation):
        raise faults.RegisterNameRefused
    warrant = strict.fields(whole["warrant"], _WARRANT_FIELDS)
    return VaultFile(
        vault_id=strict.octets(whole["vault"], VAULT_ID_BYTES),
        generation=generation,
        warrant=Warrant(
            key=strict.octets(warrant["key"], PUBLIC_BYTES),
            signature=strict.octets(warrant["signature"], SIGNATURE_BYTES),
        ),
        entries=tuple(_entries(strict.items(whole["slots"]), strict.items(whole["digests"]))),
        mac=strict.octets(whole["mac"], MAC_BYTES),
    )


def _refuse_newer(value: Json) -> None:
    version = value.get("v") if isinstance(value, dict) else None
    if type(version) is int and version > VERSION:
        raise faults.VaultFileNewer(version)


def _entries(raws: list[Json], digests: list[Json]) -> Iterator[Slot | DamagedSlot]:
    if len(raws) != len(digests) or not raws:
        raise Malformed
    seen: set[bytes] = set()
    recovery_seen = False
    for raw, listed in zip(raws, digests, strict=True):
        digest = strict.octets(listed, slots.DIGEST_BYTES)
        slot = _slot(raw, digest)
        is_recovery = slot is not None and slot.kind is SlotKind.RECOVERY
        if slot is None or slot.slot_id in seen or (is_recovery and recovery_seen):
            yield DamagedSlot(raw=raw, digest=digest)
            continue
        seen.add(slot.slot_id)
        recovery_seen = recovery_seen or is_recovery
        yield slot


def _slot(raw: Json, digest: bytes) -> Slot | None:
    if slots.digest(raw) != digest:
        return None
    try:
        return slots.from_json(raw)
    except Malformed:
        return None


def _raw(entry: Slot | DamagedSlot) -> Json:
    return entry.to_json() if isinstance(entry, Slot) else entry.raw


def _digest(entry: Slot | DamagedSlot) -> bytes:
    return slots.digest(entry.to_json()) if isinstance(entry, Slot) else entry.digest


def _covered(
    vault_id: bytes, generation: int, warrant: Warrant, entries: tuple[Slot | DamagedSlot, ...]
) -> dict[str, Json]:
    """Give all of the file but its slots, for which their digests stand, and the HMAC itself."""
    return {
        "digests": [_digest(entry).hex() for entry in entries],
        "generation": generation,
        "register": register_name(generation),
        "v": VERSION,
        "vault": vault_id.hex(),
        "warrant": {"key": warrant.key.hex(), "signature": warrant.signature.hex()},
    }


def _mac(data_key: DataKey, covered: dict[str, Json]) -> bytes:
    return data_key.mac(_FILE + strict.canonical(covered))
