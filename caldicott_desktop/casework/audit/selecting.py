"""Choosing decisions for somebody outside, all as of one head, and reading a register's lines.

Which decisions there are, and how each stands, is told by the lists at one moment; what a line says
is read from its payload, checked as on the decision's own page. A full check holds the two together
(`docs/decisions/0190-selections-and-presets.md`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.audit.said import Said
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.reading import decision_entry, listed_id, title_of
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.domain.audit import selection as lines
from caldicott_desktop.domain.audit.register import RegisterRow
from caldicott_desktop.domain.audit.selection import Facts, Selection, SelectionUnreadable
from caldicott_desktop.domain.choices import (
    GatewayEffect,
    Nation,
    Outcome,
    RequesterKind,
    Standing,
)
from caldicott_desktop.ledger.entry import to_millisecond
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.store import entries, numbers, selecting
from caldicott_desktop.store.selecting import ListedDecision

# Payloads read and checked in one turn: some ten milliseconds.
_READ_AT_ONCE = 8

# Rows of the list read in one turn, which takes about as long; and how often they are read anew.
_LISTED_AT_ONCE = 250
_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """The decisions that a selection came to, the oldest first, as of `heads`.

    `within` are all that were decided on the days meant, also those a filter left out: `left_out`
    names that filter, by the row of their entries. `superseded_by` holds numbers by row. `rows`
    counts the entries of the register at that moment, `at` is when it was.
    """

    selection: Selection
    within: tuple[ListedDecision, ...]
    left_out: Mapping[int, str]
    superseded_by: Mapping[int, tuple[str, ...]]
    heads: tuple[Head, ...]
    rows: int
    at: datetime

    @property
    def decisions(self) -> tuple[ListedDecision, ...]:
        """Those that are meant."""
        return tuple(each for each in self.within if each.row not in self.left_out)

    def part(self, first: int, end: int | None) -> Selected:
        """Return the same with the decisions of these places alone, `end` not within."""
        if first == 0 and end is None:
            return self
        none: Mapping[int, str] = MappingProxyType({})
        return replace(self, within=self.decisions[first:end], left_out=none)

    @property
    def references(self) -> tuple[str, ...]:
        """Their numbers, in order; what a sample is drawn from."""
        return tuple(each.reference for each in self.decisions)

    @property
    def ids(self) -> tuple[DecisionId, ...]:
        """Their ids, in order."""
        return tuple(listed_id(each.case, each.row, each.standing) for each in self.decisions)


def read_selection(book: Casebook, text: str) -> Selection:
    """Return the selection that a line of text says, of what this vault knows.

    Raises `SelectionUnreadable`, also for a kind, gateway or number that is not known here.
    """
    found = lines.read(text)
    for kind in found.kinds:
        if kind not in book.guidance.kinds and not selecting.has_kind(book.store, kind):
            raise SelectionUnreadable("kind", kind=kind)
    for gateway in found.gateways:
        if gateway != lines.NO_GATEWAY and gateway not in book.guidance.gateways:
            raise SelectionUnreadable("gateway", gateway=gateway)
    for reference in found.references:
        if not numbers.is_given(book.store, reference):
            raise SelectionUnreadable("reference", reference=reference)
    return found


def select(book: Casebook, selection: Selection) -> Steps[Selected]:
    """Return what a selection comes to, all as of one head.

    Decisions are read only where a filter goes by what they say. Raises `NotIntact`.
    """
    rows, within = yield from _decided(book, selection)
    heads = tuple(sorted(book.heads.values(), key=lambda head: head.log))
    at = book.timing.now()
    superseded = (each.row for each in within if each.standing is Standing.SUPERSEDED)
    superseded_by = selecting.corrections(book.store, superseded)
    left_out: dict[int, str] = {}
    for done, each in enumerate(within):
        if done % _READ_AT_ONCE == 0:
            yield Progress(done=done, total=len(within))
        with _readable():
            if name := selection.leaves_out(_facts(book, each, selection)):
                left_out[each.row] = name
    return Selected(
        selection=selection,
        within=within,
        left_out=MappingProxyType(left_out),
        superseded_by=superseded_by,
        heads=heads,
        rows=rows,
        at=at,
    )


def _decided(book: Casebook, selection: Selection) -> Steps[tuple[int, tuple[ListedDecision, ...]]]:
    """Return the decisions of the days meant, and how many entries the register had just then.

    The lists are read a part at a time. Where something is recorded meanwhile they are read again,
    and in the end all at once, which holds up the lane for as long as it takes.
    """
    first, last = selection.decided_from, selection.decided_until
    for _ in range(_TRIES):
        rows = entries.last_row(book.store)
        found: list[ListedDecision] = []
        while page := selecting.decided(
            book.store, first, last, after=found[-1] if found else None, limit=_LISTED_AT_ONCE
        ):
            found += page
            yield Progress(done=0, total=len(found))
        if entries.last_row(book.store) == rows:
            return rows, tuple(found)
    return entries.last_row(book.store), selecting.decided(book.store, first, last)


def register_rows(
    book: Casebook, selected: Selected, only: Collection[str] | None = None
) -> Iterator[RegisterRow]:
    """Give the lines of a register one by one, in the order of `selected`, each checked now.

    With `only`, those with these numbers. Raises `NotIntact` naming what failed, also where a list
    says something else than its decision.
    """
    return (row for row, _ in checked_rows(book, selected, only))


def checked_rows(
    book: Casebook, selected: Selected, only: Collection[str] | None = None
) -> Iterator[tuple[RegisterRow, CheckedEntry]]:
    """Give the same lines, each with the checked entry that it was read from."""
    for each in selected.decisions:
        if only is None or each.reference in only:
            entry = decision_entry(book, each.row, each.case)
            with _readable():
                row = _row(book, each, entry, selected.superseded_by.get(each.row, ()))
            yield row, entry


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    """Raise `NotIntact` where a decision does not have the form of one."""
    try:
        yield
    except LedgerFault as error:
        raise faults.NotIntact(what=error.message) from error


def _facts(book: Casebook, listed: ListedDecision, selection: Selection) -> Facts:
    facts = Facts(
        reference=listed.reference,
        decided_on=listed.decided_at.astimezone(UK).date(),
        kind_id=listed.kind_id,
        outcome=listed.outcome,
    )
    if not selection.goes_by_content:
        return facts
    said = Said.of(decision_entry(book, listed.row, listed.case))
    return replace(
        facts,
        gateway_id=said.text("/law/gateway_id"),
        requester=said.choice("/request/requester_kind", RequesterKind),
        site=said.text("/request/site"),
    )


def _agrees(listed: ListedDecision, said: Said) -> bool:
    """Tell whether a decision says what the lists chose it by."""
    return (
        listed.reference == said.text("/reference")
        and listed.kind_id == (said.text("/schema") or "").partition(" ")[2]
        and listed.outcome is said.choice("/conclusion/outcome", Outcome)
        and listed.decided_at == to_millisecond(said.moment("/conclusion/decided_at"))
    )


def _row(
    book: Casebook, listed: ListedDecision, entry: CheckedEntry, superseded_by: tuple[str, ...]
) -> RegisterRow:
    said, made = Said.of(entry), entry.signed.entry
    if not _agrees(listed, said):
        raise faults.NotIntact("list-leads-elsewhere")
    contested = listed.standing is Standing.CONTESTED
    beside = selecting.standing_beside(book.store, listed.row, listed.case) if contested else ()
    return RegisterRow(
        reference=listed.reference,
        decided_at=said.moment("/conclusion/decided_at"),
        decided_on=listed.decided_at.astimezone(UK).date(),
        recorded_at=made.at,
        late_s=listed.late_s,
        kind_id=listed.kind_id,
        kind_title=title_of(book, listed.kind_id),
        requester_kind=said.choice("/request/requester_kind", RequesterKind),
        requester=said.requester,
        their_reference=said.text("/request/their_reference"),
        subject=said.text("/subject/reference"),
        service=said.text("/subject/service"),
        people_count=said.number("/subject/people_count"),
        site=said.text("/request/site"),
        nation=said.choice("/law/nation", Nation),
        gateway=said.text("/law/gateway_title") or said.text("/law/gateway_id") or "",
        gateway_effect=said.choice("/law/gateway_effect", GatewayEffect),
        outcome=listed.outcome,
        sentence=said.text("/conclusion/in_one_sentence"),
        decided_by=said.text("/conclusion/decided_by"),
        ratings=said.ratings,
        items=said.items,
        conditions=len(said.each("/conditions/{}/words")),
        overrides=said.overrides,
        standing=listed.standing,
        release=listed.release,
        next_on=listed.next_on,
        waits=listed.waits,
        corrects=selecting.references(book.store, said.corrects),
        superseded_by=superseded_by,
        contested_with=beside,
        log=made.log.hex(),
        position=made.seq + 1,
        entry_id=entry.signed.entry_id.hex(),
    )
