"""A second HPKE (RFC 9180), written from the text of the RFC: base mode, one message, opening only.

X25519 with HKDF-SHA256 and AES-GCM. It exists to open what the program sealed without trusting the
library that sealed it, and is itself held to the published vectors in `test_vectors.py`.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEM_SUITE = b"KEM" + (0x0020).to_bytes(2, "big")


def open_base(
    message: bytes, private: bytes, *, info: bytes, associated: bytes, aes_bytes: int = 32
) -> bytes:
    """Give the plaintext of `message` (encapsulated key, ciphertext), section 6.1 of the RFC."""
    encapsulated, ciphertext = message[:32], message[32:]
    shared = _decapsulate(encapsulated, X25519PrivateKey.from_private_bytes(private))
    aead = {16: 0x0001, 32: 0x0002}[aes_bytes]
    suite = b"HPKE" + b"".join(number.to_bytes(2, "big") for number in (0x0020, 0x0001, aead))
    context = (
        b"\0" + _extract(suite, b"", b"psk_id_hash", b"") + _extract(suite, b"", b"info_hash", info)
    )
    secret = _extract(suite, shared, b"secret", b"")
    key = _expand(suite, secret, b"key", context, aes_bytes)
    nonce = _expand(suite, secret, b"base_nonce", context, 12)
    return AESGCM(key).decrypt(nonce, ciphertext, associated)


def _decapsulate(encapsulated: bytes, private: X25519PrivateKey) -> bytes:
    shared = private.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    pair = encapsulated + private.public_key().public_bytes_raw()
    extracted = _extract(_KEM_SUITE, b"", b"eae_prk", shared)
    return _expand(_KEM_SUITE, extracted, b"shared_secret", pair, 32)


def _extract(suite: bytes, salt: bytes, label: bytes, material: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + material, hashlib.sha256)


def _expand(suite: bytes, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(key, labelled + b"\1", hashlib.sha256)[:length]
