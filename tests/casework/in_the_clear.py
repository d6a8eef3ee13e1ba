"""The pages of a register in the clear, free ones too: what somebody with the key could find."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

# SQLCipher 4: at the end of each page 16 bytes of IV and 64 of HMAC; the file begins with its salt
# (https://www.zetetic.net/sqlcipher/design/).
PAGE, SALT, IV, RESERVED = 4096, 16, 16, 80


def pages(path: Path, key: bytes) -> bytes:
    """Return every page of the file at `path`, one after another, decrypted under `key`."""
    data = path.read_bytes()
    clear = []
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        begin = SALT if start == 0 else 0
        iv = page[PAGE - RESERVED :][:IV]
        reader = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        clear.append(reader.update(page[begin : PAGE - RESERVED]) + reader.finalize())
    return b"".join(clear)
