"""The data key: one random secret per generation, and everything derived from it."""

from __future__ import annotations

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from caldicott_desktop.vault.secret import Entropy, Secret, system_entropy

KEY_BYTES = 32
VAULT_ID_BYTES = 16
GENERATION_MOST = 2**32 - 1

_REGISTER = b"caldicott-log/register-key/v1\0"
_FILE = b"caldicott-log/file-key/v1\0"
_NAME = b"caldicott-log/data-key-name/v1\0"


class DataKey(Secret):
    """The 32 random bytes that open one generation of one vault's register."""

    __slots__ = ("_key", "generation", "vault_id")

    def __init__(self, key: bytes, *, vault_id: bytes, generation: int) -> None:
        """Hold `key` (32 bytes) for `vault_id` (16 bytes) and `generation` (from 1)."""
        if len(key) != KEY_BYTES or len(vault_id) != VAULT_ID_BYTES:
            raise ValueError("a data key is 32 bytes and a vault id 16")
        if not 1 <= generation <= GENERATION_MOST:
            raise ValueError("generations count from 1 and fit in 32 bits")
        self._key = key
        self.vault_id = vault_id
        self.generation = generation

    @classmethod
    def generate(
        cls, *, vault_id: bytes, generation: int, entropy: Entropy = system_entropy
    ) -> DataKey:
        """Give a new random key for that generation."""
        return cls(entropy(KEY_BYTES), vault_id=vault_id, generation=generation)

    @property
    def context(self) -> bytes:
        """Vault id (16 bytes) and generation (4, big-endian): what every derivation is bound to."""
        return self.vault_id + self.generation.to_bytes(4, "big")

    def raw(self) -> bytes:
        """Give the key itself, 32 bytes, for sealing to a person's key and nothing else."""
        return self._key

    def register_key(self) -> bytes:
        """Give the raw key of the register (SQLCipher), 32 bytes."""
        return self._derive(_REGISTER)

    def name(self) -> bytes:
        """Give 32 bytes that name this key without telling anything about it."""
        return self._derive(_NAME)

    def mac(self, message: bytes) -> bytes:
        """Give the HMAC-SHA256 of `message` under the key kept for `vault.json`, 32 bytes."""
        code = hmac.HMAC(self._derive(_FILE), hashes.SHA256())
        code.update(message)
        return code.finalize()

    def _derive(self, purpose: bytes) -> bytes:
        # No salt: the key is uniformly random, so HKDF needs none (RFC 5869, section 3.1).
        function = HKDF(
            algorithm=hashes.SHA256(), length=32, salt=None, info=purpose + self.context
        )
        return function.derive(self._key)
