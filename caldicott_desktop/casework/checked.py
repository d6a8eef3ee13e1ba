"""Entries as they are read for use: nothing is believed that was not checked on this reading.

An old encrypted page put into the file passes every check the database makes of itself; the
signature, the commitment and the place in the tree are what it cannot pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.ledger import entry, payload, tree
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.payload import Value
from caldicott_desktop.store import entries, payloads
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.entries import StoredEntry
from caldicott_desktop.store.nodes import StoredNodes
from caldicott_desktop.store.payloads import StoredPayload


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedEntry:
    """An entry whose signature holds, with the payload it commits to; `row` is its number here."""

    row: int
    signed: SignedEntry
    payload: StoredPayload

    @property
    def fields(self) -> dict[str, Value]:
        """Every field of the payload, read anew each time."""
        return payload.read(self.payload.content)


def signed_entry(vault: bytes, stored: StoredEntry) -> SignedEntry:
    """Return the entry that a row holds.

    Raises `NotIntact` unless the bytes are an entry of this vault, signed with the key they name,
    and the columns beside them say the same.
    """
    try:
        signed = entry.parse_signed(stored.content, stored.signature)
    except LedgerFault as error:
        raise faults.NotIntact(what=error.message) from error
    if signed.entry.vault != vault:
        raise faults.NotIntact("other-vault")
    columns = (stored.id, stored.log, stored.seq, stored.kind, stored.subject, stored.at)
    if columns != entries.columns_of(signed):
        raise faults.NotIntact("other-place")
    if not entry.check_signature(signed):
        raise faults.NotIntact("signature")
    return signed


def with_payload(vault: bytes, stored: StoredEntry, kept: StoredPayload | None) -> CheckedEntry:
    """Return the entry with its payload; raises `NotIntact` unless it commits to that payload."""
    signed = signed_entry(vault, stored)
    if kept is None:
        raise faults.NotIntact("no-content")
    try:
        commitment = payload.commit(kept.content, kept.secret)
    except LedgerFault as error:
        raise faults.NotIntact(what=error.message) from error
    if commitment != signed.entry.payload:
        raise faults.NotIntact("other-content")
    return CheckedEntry(row=stored.row, signed=signed, payload=kept)


def load(book: Casebook, stored: StoredEntry | None) -> CheckedEntry:
    """Return an entry of the open vault, checked in full: signature, commitment, place in the tree.

    Raises `NotIntact` naming what failed.
    """
    if stored is None:
        raise faults.NotIntact("no-entry")
    found = with_payload(book.vault_id, stored, payloads.get(book.store, stored.row))
    if not is_included(book, found.signed):
        raise faults.NotIntact("not-in-log")
    return found


def is_included(book: Casebook, signed: SignedEntry) -> bool:
    """Tell whether an entry is in its log as far as the head in hand, which was checked before."""
    head = book.heads.get(signed.entry.log)
    if head is None or signed.entry.seq >= head.size:
        return False
    nodes = StoredNodes(book.store, head.log)
    proof = tree.inclusion_proof(nodes, signed.entry.seq, head.size)
    return tree.check_inclusion(signed.entry_id, signed.entry.seq, head.size, proof, head.root)


def of_kinds(store: Store, vault: bytes, kinds: Iterable[str]) -> tuple[CheckedEntry, ...]:
    """Return every entry of the given kinds, signature and commitment checked, oldest first."""
    return tuple(
        with_payload(vault, stored, payloads.get(store, stored.row))
        for stored in entries.of_kinds(store, sorted(kinds))
    )
