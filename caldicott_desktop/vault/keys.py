"""A person's two key pairs, proof of holding them, and sealing the data key to one."""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from caldicott_desktop.vault import faults
from caldicott_desktop.vault.data_key import DataKey
from caldicott_desktop.vault.secret import Entropy, Secret, system_entropy

PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
PRIVATE_BYTES = 64  # Ed25519 seed, then X25519 private key, 32 bytes each
SEALED_BYTES = 80  # 32 of encapsulated key, 32 of data key, 16 of tag
NONCE_BYTES = 16

# RFC 9180 numbers: KEM 0x0020 (X25519, HKDF-SHA256), KDF 0x0001 (HKDF-SHA256), AEAD 0x0002.
SUITE_NAME = "hpke-base-x25519-hkdf-sha256-aes-256-gcm"
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)

_VAULT = b"caldicott-log/vault/v1\0"
_POSSESSION = b"caldicott-log/possession/v1\0"
_WARRANT = b"caldicott-log/warrant/v1\0"
_SEALED = b"caldicott-log/sealed-data-key/v1\0"


class PersonKeys(Secret):
    """The Ed25519 key that signs as a person and the X25519 key that data keys are sealed to."""

    __slots__ = ("_raw", "_sealing", "_signing", "sealing_public", "signing_public")

    def __init__(self, raw: bytes) -> None:
        """Take both private halves: `raw` is 64 bytes, the Ed25519 seed first."""
        if len(raw) != PRIVATE_BYTES:
            raise ValueError("a person's keys are 64 bytes")
        self._raw = raw
        self._signing = Ed25519PrivateKey.from_private_bytes(raw[:32])
        self._sealing = X25519PrivateKey.from_private_bytes(raw[32:])
        self.signing_public: bytes = self._signing.public_key().public_bytes_raw()
        self.sealing_public: bytes = self._sealing.public_key().public_bytes_raw()

    @classmethod
    def generate(cls, entropy: Entropy = system_entropy) -> PersonKeys:
        """Give two new random keys."""
        return cls(entropy(32) + entropy(32))

    def raw(self) -> bytes:
        """Give both private halves, 64 bytes, for a slot and nothing else."""
        return self._raw

    def sign(self, message: bytes) -> bytes:
        """Give the Ed25519 signature of `message`, 64 bytes; the caller separates domains."""
        return self._signing.sign(message)

    def open_sealed(self, sealed: bytes, *, vault_id: bytes, generation: int) -> DataKey:
        """Give the data key in `sealed`; raises `SlotDamaged` if it was not sealed so for us."""
        info = _sealed_info(vault_id, generation)
        try:
            key = _SUITE.decrypt(sealed, self._sealing, info=info)
            return DataKey(key, vault_id=vault_id, generation=generation)
        except (InvalidTag, ValueError):
            raise faults.SlotDamaged from None


def seal_data_key(data_key: DataKey, sealing_public: bytes) -> bytes:
    """Give `data_key` sealed so that only the holder of `sealing_public` can open it, 80 bytes.

    `sealing_public` (X25519, 32 bytes) must come from the signed record or from keys in hand, never
    from `vault.json`, which anyone can edit. Raises `SealingKeyUnusable` for a key that is no key.
    """
    try:
        recipient = X25519PublicKey.from_public_bytes(sealing_public)
        info = _sealed_info(data_key.vault_id, data_key.generation)
        return _SUITE.encrypt(data_key.raw(), recipient, info=info)
    except ValueError:
        raise faults.SealingKeyUnusable from None


def vault_id(founder_signing_public: bytes, nonce: bytes) -> bytes:
    """Give the id (16 bytes) of the vault that the holder of that key founded with that nonce."""
    return hashlib.sha256(_VAULT + founder_signing_public + nonce).digest()[:16]


def prove_possession(keys: PersonKeys, *, vault_id: bytes, person_id: bytes) -> bytes:
    """Give the signature (64 bytes) that ties both public keys to this person in this vault.

    Proves that whoever asks for the key to be added can sign with it. An X25519 key cannot sign:
    that its private half is held is shown only when a data key sealed to it is opened.
    """
    return keys.sign(
        _possession_statement(vault_id, person_id, keys.signing_public, keys.sealing_public)
    )


def possession_proven(
    proof: bytes,
    *,
    vault_id: bytes,
    person_id: bytes,
    signing_public: bytes,
    sealing_public: bytes,
) -> bool:
    """Say whether `proof` is what `prove_possession` gives for these keys, person and vault."""
    statement = _possession_statement(vault_id, person_id, signing_public, sealing_public)
    return _signed(proof, statement, signing_public)


def sign_warrant(keys: PersonKeys, data_key: DataKey) -> bytes:
    """Give the signature (64 bytes) by which an owner vouches for a generation's data key.

    Sealing needs only a public key, and those travel in exported files. Without a warrant, someone
    able to write the folder could seal a key of their own choosing to everyone and so read what is
    typed from then on. They cannot sign one.
    """
    return keys.sign(_warrant_statement(data_key))


def warrant_holds(signature: bytes, *, data_key: DataKey, signing_public: bytes) -> bool:
    """Say whether the holder of `signing_public` vouched for `data_key`.

    Whether that key was an owner's is for the signed record to say.
    """
    return _signed(signature, _warrant_statement(data_key), signing_public)


def _possession_statement(vault: bytes, person: bytes, signing: bytes, sealing: bytes) -> bytes:
    return _POSSESSION + vault + person + signing + sealing


def _warrant_statement(data_key: DataKey) -> bytes:
    return _WARRANT + data_key.context + data_key.name()


def _sealed_info(vault: bytes, generation: int) -> bytes:
    return _SEALED + SUITE_NAME.encode() + b"\0" + vault + generation.to_bytes(4, "big")


def _signed(signature: bytes, statement: bytes, signing_public: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(signing_public).verify(signature, statement)
    except (InvalidSignature, ValueError):
        return False
    return True
