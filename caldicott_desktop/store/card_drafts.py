"""The table `card_drafts`: the urgent card each person is filling in, if there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.domain.card import Card
from caldicott_desktop.ledger import codec, payload
from caldicott_desktop.store import packing
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.times import from_ms, to_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDraft:
    """A card half typed. `typed` is text that could not be read yet, by path."""

    card: Card
    typed: Mapping[str, str]
    saved_at: datetime
    version: int


def save(store: Store, owner: bytes, card: Card, typed: Mapping[str, str], at: datetime) -> int:
    """Keep the card of a person (16 bytes) instead of what was kept, and return its version.

    Call inside a transaction.
    """
    content = packing.pack(payload.write(codec.to_fields(card)))
    store.run(
        "INSERT INTO card_drafts (owner, saved_at, version, content, typed) VALUES (?, ?, 1, ?, ?)"
        " ON CONFLICT (owner) DO UPDATE SET saved_at = excluded.saved_at, version = version + 1,"
        " content = excluded.content, typed = excluded.typed",
        (owner, to_ms(at), content, packing.pack_typed(typed)),
    )
    return int(store.value("SELECT version FROM card_drafts WHERE owner = ?", (owner,)))


def get(store: Store, owner: bytes) -> CardDraft | None:
    """Return the card a person has half typed, or `None`."""
    found = store.row(
        "SELECT saved_at, version, content, typed FROM card_drafts WHERE owner = ?", (owner,)
    )
    if found is None:
        return None
    saved_at, version, content, typed = found
    return CardDraft(
        card=codec.from_fields(Card, payload.read(packing.unpack(content))),
        typed=packing.unpack_typed(typed),
        saved_at=from_ms(saved_at),
        version=version,
    )


def remove(store: Store, owner: bytes) -> None:
    """Forget the card a person has half typed, if there is one."""
    store.run("DELETE FROM card_drafts WHERE owner = ?", (owner,))
