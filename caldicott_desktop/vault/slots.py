"""One slot: a secret opens a person's keys, and those open the data key sealed beside them."""

from __future__ import annotations

import enum
import hashlib
import unicodedata
from dataclasses import dataclass, field, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import constant_time, hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from caldicott_desktop.vault import costs as kdf
from caldicott_desktop.vault import faults, strict
from caldicott_desktop.vault.costs import FLOOR, Costs
from caldicott_desktop.vault.data_key import DataKey
from caldicott_desktop.vault.keys import (
    PRIVATE_BYTES,
    PUBLIC_BYTES,
    SEALED_BYTES,
    SUITE_NAME,
    PersonKeys,
    seal_data_key,
)
from caldicott_desktop.vault.secret import Entropy, system_entropy
from caldicott_desktop.vault.strict import Json, Malformed

ID_BYTES = 16
NO_ONE = bytes(ID_BYTES)  # the person of the recovery slot: its keys speak as nobody
NONCE_BYTES = 12
CHECK_BYTES = 16
WRAPPED_BYTES = PRIVATE_BYTES + 16
DIGEST_BYTES = 32
LABEL_LONGEST = 80  # a name and a job title, and what one line of the unlock screen can show
KDF_NAME = "argon2id"

_SLOT = b"caldicott-log/slot/v1\0"
_DIGEST = b"caldicott-log/slot-digest/v1\0"
_WRAPPING = b"caldicott-log/slot-key/v1\0"
_CHECK = b"caldicott-log/slot-check/v1\0"

_FIELDS = frozenset(
    {"check", "costs", "hpke", "id", "kdf", "key", "keys", "kind", "label", "nonce"}
    | {"person", "salt", "sealed"}
)
_COST_FIELDS = frozenset({"lanes", "memory_kib", "passes"})
_COST_MOST = 2**32 - 1

# Controls, line breaks and the marks that turn the direction of what follows could make one name
# look like another, or break the unlock screen's line. Joiners, which Persian and Hindi need, stay;
# so do characters this computer's Unicode does not know yet, since another one's may.
_UNSHOWN = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
_TURNING = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


class SlotKind(enum.Enum):
    """What opens the slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the word itself, as vault.json writes it
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How slots are made: what a guess shall cost, the floor it must reach, and randomness."""

    costs: Costs
    floor: Costs = FLOOR
    entropy: Entropy = field(default=system_entropy, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whom a new slot is for; it gets a new random id unless it takes an earlier one's place."""

    kind: SlotKind
    label: str | None
    person_id: bytes
    slot_id: bytes | None = None

    def __post_init__(self) -> None:
        """Refuse, as a bug, an id that would not read back."""
        is_recovery = self.kind is SlotKind.RECOVERY
        if len(self.person_id) != ID_BYTES or is_recovery != (self.person_id == NO_ONE):
            raise ValueError("a person's id is 16 bytes, and no person's is all zeros")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A slot as it stands in `vault.json`: readable, except for what is wrapped and sealed.

    `label` is the name shown on the unlock screen; the recovery slot has none, and `NO_ONE` for its
    person. `key` is the Ed25519 public key (32 bytes) that names the keys inside, so that the
    signed record's entry about them can be found; nothing is ever sealed to a key read from here.
    """

    slot_id: bytes
    kind: SlotKind
    label: str | None
    person_id: bytes
    key: bytes
    costs: Costs
    salt: bytes
    check: bytes
    nonce: bytes
    wrapped: bytes
    sealed: bytes

    def to_json(self) -> Json:
        """Give the slot's object in `vault.json`."""
        return {
            **self._header(),
            "check": self.check.hex(),
            "hpke": SUITE_NAME,
            "keys": self.wrapped.hex(),
            "nonce": self.nonce.hex(),
            "sealed": self.sealed.hex(),
        }

    def associated_data(self, vault_id: bytes) -> bytes:
        """Give the bytes that the wrapped keys are bound to: the slot's header and the vault."""
        return _SLOT + strict.canonical({**self._header(), "vault": vault_id.hex()})

    def _header(self) -> dict[str, Json]:
        return {
            "costs": {
                "lanes": self.costs.lanes,
                "memory_kib": self.costs.memory_kib,
                "passes": self.costs.passes,
            },
            "id": self.slot_id.hex(),
            "kdf": KDF_NAME,
            "key": self.key.hex(),
            "kind": self.kind.value,
            "label": self.label,
            "person": self.person_id.hex(),
            "salt": self.salt.hex(),
        }


def from_json(value: Json) -> Slot:
    """Give the slot that `value` describes; raises `strict.Malformed`. Costs are not judged."""
    slot = strict.fields(value, _FIELDS)
    if slot["kdf"] != KDF_NAME or slot["hpke"] != SUITE_NAME:
        raise Malformed
    kind = _kind(slot["kind"])
    person_id = strict.octets(slot["person"], ID_BYTES)
    if (kind is SlotKind.RECOVERY) != (person_id == NO_ONE):
        raise Malformed
    return Slot(
        slot_id=strict.octets(slot["id"], ID_BYTES),
        kind=kind,
        label=_label(slot["label"], kind),
        person_id=person_id,
        key=strict.octets(slot["key"], PUBLIC_BYTES),
        costs=_costs(slot["costs"]),
        salt=strict.octets(slot["salt"], kdf.SALT_BYTES),
        check=strict.octets(slot["check"], CHECK_BYTES),
        nonce=strict.octets(slot["nonce"], NONCE_BYTES),
        wrapped=strict.octets(slot["keys"], WRAPPED_BYTES),
        sealed=strict.octets(slot["sealed"], SEALED_BYTES),
    )


def digest(value: Json) -> bytes:
    """Give the digest (32 bytes) of a slot's object as `vault.json` lists it."""
    return hashlib.sha256(_DIGEST + strict.canonical(value)).digest()


def require_label(label: str) -> str:
    """Give `label` composed (NFC) and trimmed; raises `LabelUnusable`."""
    trimmed = unicodedata.normalize("NFC", label).strip()
    if not _label_fits(trimmed):
        raise faults.LabelUnusable(LABEL_LONGEST)
    return trimmed


def same_label(one: str, other: str) -> bool:
    """Say whether two labels would look alike to a reader in a hurry."""
    return _folded(one) == _folded(other)


def make(
    holder: Holder, secret: bytes, *, keys: PersonKeys, data_key: DataKey, making: Making
) -> Slot:
    """Give a new slot that `secret` opens, with fresh salt and nonce.

    Raises `CostsTooLow`, `CostsTooHigh`, `NotEnoughMemory`.
    """
    kdf.require(making.costs, floor=making.floor)
    salt = making.entropy(kdf.SALT_BYTES)
    wrapping, check = _derive(secret, salt, making.costs)
    slot = Slot(
        slot_id=holder.slot_id or making.entropy(ID_BYTES),
        kind=holder.kind,
        label=holder.label,
        person_id=holder.person_id,
        key=keys.signing_public,
        costs=making.costs,
        salt=salt,
        check=check,
        nonce=making.entropy(NONCE_BYTES),
        wrapped=b"",
        sealed=seal_data_key(data_key, keys.sealing_public),
    )
    bound = slot.associated_data(data_key.vault_id)
    return replace(slot, wrapped=AESGCM(wrapping).encrypt(slot.nonce, keys.raw(), bound))


def open_keys(
    slot: Slot, secret: bytes, *, vault_id: bytes, floor: Costs = FLOOR
) -> PersonKeys | None:
    """Give the keys in `slot`, or None if `secret` is not the one it was made with.

    Raises `SlotDamaged` when the secret is right but what it guards is not, and `CostsTooLow`,
    `CostsTooHigh` or `NotEnoughMemory` before any guess is made.
    """
    kdf.require(slot.costs, floor=floor)
    wrapping, check = _derive(secret, slot.salt, slot.costs)
    if not constant_time.bytes_eq(check, slot.check):
        return None
    try:
        raw = AESGCM(wrapping).decrypt(slot.nonce, slot.wrapped, slot.associated_data(vault_id))
    except InvalidTag:
        raise faults.SlotDamaged from None
    return PersonKeys(raw)


def reseal(slot: Slot, data_key: DataKey, sealing_public: bytes) -> Slot:
    """Give `slot` with another data key sealed in it; whatever opened it still does.

    `sealing_public` comes from the signed record, never from `vault.json`.
    """
    return replace(slot, sealed=seal_data_key(data_key, sealing_public))


def _derive(secret: bytes, salt: bytes, costs: Costs) -> tuple[bytes, bytes]:
    """Give the wrapping key (32 bytes) and the check (16) of one guess.

    The check tells a wrong passphrase from a damaged slot. Both come from the same costly bytes, so
    it helps nobody to guess faster than the wrapped keys' own tag would.
    """
    costly = kdf.derive(secret, salt=salt, costs=costs)
    wrapping = HKDFExpand(algorithm=hashes.SHA256(), length=32, info=_WRAPPING).derive(costly)
    check = HKDFExpand(algorithm=hashes.SHA256(), length=CHECK_BYTES, info=_CHECK).derive(costly)
    return wrapping, check


def _kind(value: Json) -> SlotKind:
    try:
        return SlotKind(value)
    except ValueError:
        raise Malformed from None


def _label(value: Json, kind: SlotKind) -> str | None:
    if kind is SlotKind.RECOVERY:
        if value is not None:
            raise Malformed
        return None
    if not isinstance(value, str) or value != value.strip() or not _label_fits(value):
        raise Malformed
    return value


def _label_fits(label: str) -> bool:
    return 1 <= len(label) <= LABEL_LONGEST and not any(
        character in _TURNING or unicodedata.category(character) in _UNSHOWN for character in label
    )


def _folded(label: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


def _costs(value: Json) -> Costs:
    costs = strict.fields(value, _COST_FIELDS)
    return Costs(
        memory_kib=strict.count(costs["memory_kib"], least=1, most=_COST_MOST),
        passes=strict.count(costs["passes"], least=1, most=_COST_MOST),
        lanes=strict.count(costs["lanes"], least=1, most=_COST_MOST),
    )
