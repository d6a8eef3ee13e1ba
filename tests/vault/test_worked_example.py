"""The worked example of docs/vault-format.md, opened by the program and from the page alone."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from caldicott_desktop.vault import unlocking, vault_file
from caldicott_desktop.vault.keys import prove_possession
from caldicott_desktop.vault.recovery import RecoveryCode
from tests.vault.second_hpke import open_base

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "vault-format.md"
EXAMPLE = Path(__file__).parent / "example" / "vault.json"
PASSPHRASE = "three fictional words"
CODE = "RNQSA-TTY8B-9B9MX-T7124-9E783-D4Z0F-MZWDC"
FOUNDER_ID = bytes.fromhex("00112233445566778899aabbccddeeff")


def page_values() -> dict[str, bytes]:
    rows = re.findall(
        r"^\| ([^|]+) \| `([0-9a-f]{32,})` \|$", PAGE.read_text("utf-8"), re.MULTILINE
    )
    return {name: bytes.fromhex(value) for name, value in rows}


def canonical(value: object) -> bytes:
    """Canonical enough for this file: ASCII keys, integers and text, no escapes needed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hkdf(key: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(key)


def expand(key: bytes, info: bytes, length: int) -> bytes:
    return HKDFExpand(algorithm=hashes.SHA256(), length=length, info=info).derive(key)


def costly_bytes(slot: dict[str, Any], secret: bytes) -> bytes:
    costs = slot["costs"]
    return Argon2id(
        salt=bytes.fromhex(slot["salt"]),
        length=32,
        iterations=costs["passes"],
        lanes=costs["lanes"],
        memory_cost=costs["memory_kib"],
    ).derive(secret)


def private_keys(slot: dict[str, Any], costly: bytes, vault: str) -> bytes:
    names = ("costs", "id", "kdf", "key", "kind", "label", "person", "salt")
    header = {name: slot[name] for name in names} | {"vault": vault}
    key = expand(costly, b"caldicott-log/slot-key/v1\0", 32)
    bound = b"caldicott-log/slot/v1\0" + canonical(header)
    return AESGCM(key).decrypt(bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["keys"]), bound)


def data_key(slot: dict[str, Any], private: bytes, context: bytes) -> bytes:
    info = b"caldicott-log/sealed-data-key/v1\0hpke-base-x25519-hkdf-sha256-aes-256-gcm\0" + context
    return open_base(bytes.fromhex(slot["sealed"]), private[32:], info=info, associated=b"")


def test_the_page_alone_suffices_to_open_the_example() -> None:
    page = page_values()
    file = json.loads(EXAMPLE.read_bytes())
    assert canonical(file) == EXAMPLE.read_bytes()
    vault = bytes.fromhex(file["vault"])
    context = vault + file["generation"].to_bytes(4, "big")
    founder, recovery = file["slots"]

    costly = costly_bytes(founder, PASSPHRASE.encode())
    assert costly == page["costly bytes"]
    assert expand(costly, b"caldicott-log/slot-check/v1\0", 16) == page["check"]
    assert page["check"].hex() == founder["check"]
    assert expand(costly, b"caldicott-log/slot-key/v1\0", 32) == page["wrapping key"]
    private = private_keys(founder, costly, file["vault"])
    assert private == page["founder's Ed25519 seed ‖ X25519 private key"]

    signing = Ed25519PrivateKey.from_private_bytes(private[:32])
    signing_public = signing.public_key().public_bytes_raw()
    assert signing_public == page["founder's Ed25519 public key"]
    assert signing_public.hex() == founder["key"]
    sealing = X25519PrivateKey.from_private_bytes(private[32:]).public_key().public_bytes_raw()
    assert sealing == page["founder's X25519 public key"]
    founding = b"caldicott-log/vault/v1\0" + signing_public + page["nonce"]
    assert hashlib.sha256(founding).digest()[:16] == page["vault id"] == vault

    key = data_key(founder, private, context)
    assert key == page["data key"]
    assert hkdf(key, b"caldicott-log/register-key/v1\0" + context) == page["register key"]
    assert hkdf(key, b"caldicott-log/file-key/v1\0" + context) == page["file key"]
    assert hkdf(key, b"caldicott-log/data-key-name/v1\0" + context) == page["data key's name"]

    code = CODE.replace("-", "").encode()
    rescued = private_keys(recovery, costly_bytes(recovery, code), file["vault"])
    assert rescued == page["recovery keys, Ed25519 seed ‖ X25519 private key"]
    assert data_key(recovery, rescued, context) == key


def test_the_page_alone_suffices_to_check_the_example() -> None:
    page = page_values()
    file = json.loads(EXAMPLE.read_bytes())
    context = page["vault id"] + (1).to_bytes(4, "big")
    digests = [
        hashlib.sha256(b"caldicott-log/slot-digest/v1\0" + canonical(slot)).hexdigest()
        for slot in file["slots"]
    ]
    assert digests == file["digests"]
    assert digests[0] == page["digest of the first slot"].hex()

    covered = {name: file[name] for name in file if name not in {"slots", "mac"}}
    message = b"caldicott-log/vault-file/v1\0" + canonical(covered)
    assert hmac.digest(page["file key"], message, "sha256") == page["mac"]
    assert file["mac"] == page["mac"].hex()

    owner = Ed25519PublicKey.from_public_bytes(page["founder's Ed25519 public key"])
    warrant = b"caldicott-log/warrant/v1\0" + context + page["data key's name"]
    owner.verify(page["warrant's signature"], warrant)
    assert file["warrant"] == {
        "key": page["founder's Ed25519 public key"].hex(),
        "signature": page["warrant's signature"].hex(),
    }
    possession = (
        b"caldicott-log/possession/v1\0"
        + page["vault id"]
        + FOUNDER_ID
        + page["founder's Ed25519 public key"]
        + page["founder's X25519 public key"]
    )
    owner.verify(page["founder's proof of possession"], possession)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vault.json").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "register-1.db").write_bytes(b"")
    return tmp_path


def test_the_program_opens_the_example_at_its_real_floor(folder: Path) -> None:
    page = page_values()
    opened = unlocking.unlock(folder, PASSPHRASE)
    assert opened.slot.label == "Zoë Okafor, Guardian"
    assert opened.person_id == FOUNDER_ID
    assert opened.keys.raw() == page["founder's Ed25519 seed ‖ X25519 private key"]
    assert opened.data_key.raw() == page["data key"]
    assert opened.data_key.register_key() == page["register key"]
    assert opened.data_key.name() == page["data key's name"]
    proof = prove_possession(opened.keys, vault_id=opened.vault_id, person_id=FOUNDER_ID)
    assert proof == page["founder's proof of possession"]
    rescued = unlocking.recover(folder, CODE)
    assert rescued.keys.raw() == page["recovery keys, Ed25519 seed ‖ X25519 private key"]
    assert RecoveryCode.parse(CODE).printed() == CODE


def test_the_program_writes_the_example_back_to_the_byte() -> None:
    assert vault_file.parse(EXAMPLE.read_bytes()).to_bytes() == EXAMPLE.read_bytes()
