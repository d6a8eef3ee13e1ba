"""Appending entries: the one way in which anything signed comes into the register."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from caldicott_desktop.casework import checked, faults, local_state, projecting
from caldicott_desktop.casework.casebook import APP, Casebook
from caldicott_desktop.casework.timing import SMALL_STEP
from caldicott_desktop.domain.authority import NotEntitled
from caldicott_desktop.ledger import authority, entry, payload, schemas, tree
from caldicott_desktop.ledger.authority import STATE_KINDS, View
from caldicott_desktop.ledger.entry import NO_ONE, Entry, SignedEntry
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.payload import SECRET_BYTES, Value
from caldicott_desktop.ledger.schema import Schema
from caldicott_desktop.ledger.schemas import ClockChanged, HeadAt
from caldicott_desktop.ledger.tree import Frontier
from caldicott_desktop.store import entries, nodes, payloads
from caldicott_desktop.store.nodes import StoredNodes
from caldicott_desktop.store.payloads import StoredPayload
from caldicott_desktop.store.times import from_ms
from caldicott_desktop.vault.keys import PersonKeys

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """An entry in the register, and what it commits to."""

    row: int
    signed: SignedEntry
    payload: StoredPayload
    fields: Mapping[str, Value]

    @property
    def at(self) -> datetime:
        """When it was recorded."""
        return self.signed.entry.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: a person's id (16 bytes, or no one's) and the keys in hand."""

    person: bytes
    keys: PersonKeys


class Writer:
    """Appends entries to the installation's own log, inside one transaction.

    Knows the right edge of the log, so that many entries in one transaction cost no reads. All of
    them bear one time.
    """

    def __init__(self, book: Casebook, view: View, edge: Frontier, last: datetime | None) -> None:
        """Write where `edge` ends; `last` is when the log's newest entry was recorded."""
        self._book = book
        self._signer = Signer(person=book.person_id, keys=book.unlocked.keys)
        self._edge = edge
        self._row = entries.last_row(book.store)
        self._last = last
        self._at: datetime | None = None
        self.view = view
        self.words = projecting.Words()
        """What is to be indexed when all entries are appended."""

    @property
    def head(self) -> Head:
        """The log's head after what has been appended so far."""
        return Head(log=self._book.log, size=self._edge.size, root=self._edge.root())

    @property
    def at(self) -> datetime:
        """When these entries are recorded; `clock.changed` goes first where the clock stepped."""
        if self._at is None:
            self._at = self._told_time()
        return self._at

    def new_time(self) -> None:
        """Read the clock again for what follows."""
        self._last, self._at = self._at or self._last, None

    def append(
        self,
        schema: Schema[Made],
        value: Made,
        *,
        subject: bytes,
        kind: str | None = None,
        signer: Signer | None = None,
    ) -> Appended:
        """Append an entry with a payload of `schema`; `kind` where the schema has several."""
        (first, *_) = sorted(schema.kinds)
        fields = schema.write(value, app=APP, guidance=self._book.guidance.sha256)
        return self.append_fields(kind or first, fields, subject=subject, signer=signer)

    def append_fields(
        self,
        kind: str,
        fields: Mapping[str, Value],
        *,
        subject: bytes,
        signer: Signer | None = None,
    ) -> Appended:
        """Append an entry with these fields as its payload, and put on the lists what it adds.

        Raises `NotEntitled` where the signer's roles do not allow it, with nothing appended.
        """
        at, by, store = self.at, signer or self._signer, self._book.store
        secret = self._book.entropy(SECRET_BYTES)
        content, commitment = payload.write_and_commit(fields, secret)
        made = Entry(
            vault=self._book.vault_id,
            log=self._book.log,
            seq=self._edge.size,
            root=self._edge.root(),
            kind=kind,
            subject=subject,
            after=_newest_on(self._book, subject),
            at=at,
            person=by.person,
            key=by.keys.signing_public,
            payload=commitment,
        )
        signed = entry.sign(made, by.keys.sign)
        self._require_entitled(signed, fields)
        self._row += 1
        kept = StoredPayload(secret=secret, content=content)
        entries.add(store, self._row, signed)
        payloads.add(store, self._row, kept)
        nodes.add(store, made.log, self._edge.append(signed.entry_id))
        # The lists are worked out from what was just written, by what rebuilds them as well.
        projected = projecting.project(self._row, signed, content)
        projecting.put(store, self._row, signed, projected, self.words)
        return Appended(row=self._row, signed=signed, payload=kept, fields=fields)

    def _require_entitled(self, signed: SignedEntry, fields: Mapping[str, Value]) -> None:
        claim = authority.claim(signed, fields)
        if claim is None:
            raise ValueError(f"{signed.entry.kind} is no kind this program writes")
        refused = (
            self.view.apply(signed, fields)
            if signed.entry.kind in STATE_KINDS
            else self.view.judge(claim)
        )
        if refused and signed.entry.person == NO_ONE:
            raise faults.NotWithRecovery
        if refused:
            raise NotEntitled(claim.kind, claim.table)

    def _told_time(self) -> datetime:
        now, expected = self._book.timing.reading()
        last = self._last
        if last is None:
            return now
        self._book.timing.require_plausible(last, now)
        back = last - now
        if expected is not None or back > SMALL_STEP:
            before = last if expected is None else expected
            self._at = now
            self.append(
                schemas.CLOCK_CHANGED, ClockChanged(before=before, now=now), subject=self._book.log
            )
            return now
        return max(last, now)


@contextlib.contextmanager
def writing(book: Casebook) -> Iterator[Writer]:
    """Make one transaction in which entries are appended: all on disk at the end, or none.

    The heads in hand and this computer's memory follow only after that. Raises `NotIntact` where a
    log was found damaged.
    """
    if book.damage:
        raise book.damage.with_traceback(None)
    with book.store.transaction():
        writer = begin(book)
        yield writer
        projecting.index(book.store, writer.words)
    book.view = writer.view
    book.heads[book.log] = writer.head
    book.state = book.state.reached(writer.head)
    # The record is safe by now. A memory that lags is normal, and the next one catches up.
    with contextlib.suppress(faults.StateNotWritten):
        local_state.save(book.place, book.state)


def begin(book: Casebook) -> Writer:
    """Return a writer at the end of the book's own log; call inside a transaction.

    Raises `NotIntact` where the log does not end as it did when it was last looked at: a page of
    the file was changed behind the program's back, and nothing may be built on it.
    """
    head = book.heads.get(book.log)
    size = head.size if head else 0
    edge = tree.frontier(StoredNodes(book.store, book.log), size)
    if head is not None and edge.root() != head.root:
        raise faults.NotIntact("log-changed")
    newest = entries.by_place(book.store, book.log, size - 1) if size else None
    last = from_ms(newest.at) if newest else None
    view = View(book.view.vault)
    view.people, view.keys = dict(book.view.people), dict(book.view.keys)
    return Writer(book, view, edge, last)


def heads_at(book: Casebook) -> tuple[HeadAt, ...]:
    """Return the heads of all logs in hand, as payloads hold them."""
    return tuple(
        HeadAt(log=head.log, size=head.size, root=head.root)
        for head in sorted(book.heads.values(), key=lambda head: head.log)
    )


def _newest_on(book: Casebook, subject: bytes) -> tuple[bytes, ...]:
    """Return the ids of the newest entries on a subject, one for each log that has not seen more.

    An entry that another of them already comes after is left out.
    """
    newest = entries.newest_of_subject(book.store, subject)
    signed = [checked.signed_entry(book.vault_id, stored) for stored in newest]
    overtaken = {each for one in signed for each in one.entry.after}
    return tuple(one.entry_id for one in signed if one.entry_id not in overtaken)
