"""The worked example of `docs/store-format.md`, made by the code."""

from __future__ import annotations

from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caldicott_desktop.ledger import entry, payload, tree
from caldicott_desktop.ledger.entry import Entry
from caldicott_desktop.ledger.head import Head, checked_statement

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
NONCE = bytes(range(16))
SECRET = bytes(range(32, 64))
AT = datetime(2026, 11, 22, 10, 15, 30, 123_000, tzinfo=UTC)
FIELDS: payload.Fields = {
    "/schema": "example/1",
    "/app": "0.1.0",
    "/guidance": "ab" * 32,
    "/items/0/reason": "Needed for the inquiry",
    "/items/0/seen": True,
    "/items/1/reason": None,
    "/items/1/seen": False,
    "/pages": 12,
    "/witnesses": [],
}


def values() -> dict[str, str]:
    """Return every value the document quotes, by a name for the test."""
    data = payload.write(FIELDS)
    salts = payload.salts(SECRET, 9)
    vault = entry.vault_id(PUBLIC, NONCE)
    made = Entry(
        vault=vault,
        log=b"\x11" * 16,
        seq=0,
        root=tree.empty_root(),
        kind="example.made",
        subject=b"\x22" * 16,
        after=(),
        at=AT,
        person=b"\x33" * 16,
        key=PUBLIC,
        payload=payload.commit(data, SECRET),
    )
    signed = entry.sign(made, KEY.sign)
    head = Head(log=made.log, size=1, root=signed.entry_id)
    return {
        "public key": PUBLIC.hex(),
        "vault id": vault.hex(),
        "payload": data.decode(),
        "first salt": salts[0].hex(),
        "first digest": payload.value_digest(salts[0], b'"0.1.0"').hex(),
        "last salt": salts[8].hex(),
        "commitment": made.payload.hex(),
        "entry": signed.entry_bytes.decode(),
        "signature": signed.signature.hex(),
        "entry id": signed.entry_id.hex(),
        "two leaves": tree.node_hash(signed.entry_id, signed.entry_id).hex(),
        "printed head": head.printed(),
        "checked statement": checked_statement(vault, AT, [head]).hex(),
    }
