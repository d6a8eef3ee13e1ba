"""The table `payloads`: what entries commit to, and the secrets their salts come from."""

from __future__ import annotations

from dataclasses import dataclass

from caldicott_desktop.store import packing
from caldicott_desktop.store.connection import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPayload:
    """A payload's bytes as they stand, unchecked, and its 32-byte secret, which never leaves."""

    secret: bytes
    content: bytes


def add(store: Store, row: int, payload: StoredPayload) -> None:
    """Keep the payload of entry number `row`."""
    packed = packing.pack(payload.content)
    store.run("INSERT INTO payloads VALUES (?, ?, ?)", (row, payload.secret, packed))


def get(store: Store, row: int) -> StoredPayload | None:
    """Return the payload of entry number `row`, or `None` where there is none.

    Raises `RegisterDamaged` where it cannot be unpacked.
    """
    found = store.row("SELECT secret, packed FROM payloads WHERE entry = ?", (row,))
    return (
        None if found is None else StoredPayload(secret=found[0], content=packing.unpack(found[1]))
    )


def count(store: Store) -> int:
    """Return how many payloads the register holds."""
    return int(store.value("SELECT count(*) FROM payloads"))
