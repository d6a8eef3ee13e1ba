"""The table `payloads`: what entries commit to, and the secrets their salts come from."""

from __future__ import annotations

from dataclasses import dataclass

from caldicott_desktop.store.connection import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPayload:
    """A payload's bytes as they stand, unchecked, and its 32-byte secret, which never leaves."""

    secret: bytes
    content: bytes


def add(store: Store, row: int, payload: StoredPayload) -> None:
    """Keep the payload of entry number `row`."""
    store.run("INSERT INTO payloads VALUES (?, ?, ?)", (row, payload.secret, payload.content))


def get(store: Store, row: int) -> StoredPayload | None:
    """Return the payload of entry number `row`, or `None` where there is none."""
    found = store.row("SELECT secret, bytes FROM payloads WHERE entry = ?", (row,))
    return None if found is None else StoredPayload(secret=found[0], content=found[1])


def page(store: Store, *, after: int, until: int) -> dict[int, StoredPayload]:
    """Return the payloads of the entries after row `after` up to and with row `until`, by row."""
    sql = "SELECT entry, secret, bytes FROM payloads WHERE entry > ? AND entry <= ?"
    found = store.rows(sql, (after, until))
    return {row: StoredPayload(secret=secret, content=data) for row, secret, data in found}


def count(store: Store) -> int:
    """Return how many payloads the register holds."""
    return int(store.value("SELECT count(*) FROM payloads"))
