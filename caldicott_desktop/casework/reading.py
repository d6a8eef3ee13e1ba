"""Reading decisions: lists from the projection, pages only from payloads checked on reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from caldicott_desktop import guidance as guidance_room
from caldicott_desktop.casework import checked, faults, projecting
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import (
    DecisionId,
    EntryId,
    decision_id,
    parse_decision_id,
)
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.names import people_named
from caldicott_desktop.domain.card import LISTED_AS, CardResult
from caldicott_desktop.domain.card import TITLE as CARD_TITLE
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Followed, Nation, Outcome, ReleaseState, Standing
from caldicott_desktop.domain.guidance_types import CaseKind, GuidanceSet, Principle
from caldicott_desktop.domain.happenings import AdviceFollowed
from caldicott_desktop.domain.lateness import lateness
from caldicott_desktop.domain.record.phrases import inner
from caldicott_desktop.ledger import decisions as mapping
from caldicott_desktop.ledger import later_schemas, schemas
from caldicott_desktop.ledger.decisions import RecordedCase
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head, printed_key
from caldicott_desktop.ledger.schemas import DECISION_KINDS
from caldicott_desktop.store import decisions as table
from caldicott_desktop.store import entries, guidance_sets, search
from caldicott_desktop.store.decisions import EVERYTHING, Cursor, Filter, Listing, Order
from caldicott_desktop.store.search import Query

# How many hits of a phrase's words are read and compared before a page is given, full or not: about
# thirty milliseconds.
_MOST_COMPARED = 300

PAGE_ROWS = 200

# How `export.begun` says that a copy shows the name of the person it is about, and not the name.
WITH_NAME = ", with the person’s name"

LETTER, LETTER_TEXT = "letter", "letter as text"
"""How the files of a reply letter are called in `export.begun`."""

_LEFT_AS = {LETTER: "Reply letter written", LETTER_TEXT: "Reply letter copied as text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision as lists show it. Lists are a convenience: nothing here was checked.

    A row that `is_card` is an urgent card nobody has written up yet; `open_card` reads it.
    """

    id: DecisionId
    reference: str
    decided_at: datetime
    recorded_at: datetime
    kind_id: str
    kind_title: str
    requester: str
    outcome: Outcome | CardResult
    subject_reference: str
    gateway: str
    decided_by: str
    nation: Nation | None
    standing: Standing
    release: ReleaseState
    next_on: date | None
    late_s: int

    @property
    def is_card(self) -> bool:
        """Whether it is an urgent card."""
        return self.kind_id == LISTED_AS


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRows:
    """A page of a list: where it goes on, and how many there are in all.

    `total` counts no further than ten thousand hits of a search; `more_than_total` says so.
    """

    rows: tuple[DecisionRow, ...]
    next: Cursor | None
    total: int
    more_than_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """A later entry on a decision: what happened, when it was recorded, and by whom.

    `happened_on` is the day it tells of, where it tells of another than that of its recording.
    """

    recorded_at: datetime
    what: str
    recorded_by: str
    happened_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """A decision as it was recorded, from a payload whose proof was checked on this reading.

    `position` counts entries of the log from 1; `head` is the log's head it was proven under.
    `signed_with` is the signer's key as documents print it. `standing` says whose word a decision
    rests on when the decider did not record it themselves. `advice_followed` is what was recorded
    last of what the organisation did with advice.
    """

    id: DecisionId
    case: Case
    reference: str
    recorded_at: datetime
    recorded_by: str
    signed_with: str
    standing: str | None
    guidance_version: str
    kind: CaseKind
    principles: tuple[Principle, ...]
    entry_id: EntryId
    position: int
    head: Head
    late_s: int
    afterwards: tuple[Afterwards, ...]
    advice_followed: Followed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A decision read and checked, with the guidance it was made under."""

    entry: CheckedEntry
    recorded: RecordedCase
    guidance: GuidanceSet
    kind: CaseKind


def decisions(  # noqa: PLR0913 - what is looked for, in which order, and which page of it
    book: Casebook,
    *,
    text: str | None = None,
    order: Order = Order.RECORDED,
    descending: bool = True,
    only: Filter = EVERYTHING,
    after: Cursor | None = None,
    limit: int = PAGE_ROWS,
) -> DecisionRows:
    """Return a page of the decisions, newest first unless another order is asked for.

    `text` finds decisions that hold all its words, each of which may go on, and phrases in
    quotation marks as they stand. A word may also be of the name that the name key has for the
    person a decision is about.
    """
    listing = Listing(order=order, descending=descending, only=only)
    query = search.parse(book.store, text) if text else None
    if query is None:
        found, following = table.page(book.store, listing, after=after, limit=limit)
        total, capped = table.count(book.store, only), False
    else:
        hits = search.among(query, people_named(book, query))
        found, following = _found(book, query, replace(listing, among=hits), after, limit)
        total = search.count(book.store, hits)
        capped = total == search.MOST_SORTED
    return DecisionRows(
        rows=tuple(row_shown(book, each) for each in found),
        next=following,
        total=total,
        more_than_total=capped,
    )


def open_decision(book: Casebook, asked: DecisionId) -> DecisionPage:
    """Return a decision as it was recorded, drawn only from its payload, checked now.

    Signature, place in the tree and commitment are checked. Raises `DecisionUnknown`, `NotIntact`
    naming what failed, and `StillACard`.
    """
    opened = read_decision(book, asked)
    made = opened.entry.signed.entry
    conclusion = opened.recorded.case.conclusion
    return DecisionPage(
        id=asked,
        case=opened.recorded.case,
        reference=opened.recorded.reference,
        recorded_at=made.at,
        recorded_by=name_of(book, made.person),
        signed_with=printed_key(made.key),
        standing=_standing(book, opened, conclusion.decided_by),
        guidance_version=opened.guidance.version,
        kind=opened.kind,
        principles=opened.guidance.principles,
        entry_id=EntryId(opened.entry.signed.entry_id.hex()),
        position=made.seq + 1,
        head=book.heads[made.log],
        late_s=lateness(conclusion.decided_at or made.at, made.at),
        afterwards=afterwards(book, opened.entry),
        advice_followed=_advice_followed(book, opened.entry),
    )


def read_decision(book: Casebook, asked: DecisionId) -> Opened:
    """Return a decision with its checked entry.

    Raises `DecisionUnknown`, `NotIntact`, and `StillACard` for a card without its decision.
    """
    subject, row = parse_decision_id(asked)
    listed = table.row_of(book.store, subject)
    if listed is None:
        raise faults.DecisionUnknown
    if row is not None and row not in {each for each, _ in table.rows_of(book.store, subject)}:
        raise faults.DecisionUnknown
    row = listed if row is None else row
    found = decision_entry(book, row, subject)
    try:
        recorded = mapping.from_fields(found.fields)
    except LedgerFault as error:
        raise faults.NotIntact(what=error.message) from error
    guidance = guidance_set(book, bytes.fromhex(recorded.guidance))
    kind = _kind_then(guidance, recorded.case)
    return Opened(entry=found, recorded=recorded, guidance=guidance, kind=kind)


def decision_entry(book: Casebook, row: int, subject: bytes) -> CheckedEntry:
    """Return the checked entry in `row` that decided the case `subject`.

    Raises `NotIntact`, and `StillACard` for a card without its decision.
    """
    found = checked.load(book, entries.by_row(book.store, row))
    made = found.signed.entry
    if made.kind == "card.recorded" and made.subject == subject:
        raise faults.StillACard
    if made.kind not in DECISION_KINDS or made.subject != subject:
        raise faults.NotIntact("list-leads-elsewhere")
    known = book.view.keys.get(made.key)
    if known is None or known.person != made.person:
        raise faults.NotIntact("unknown-key")
    return found


def _kind_then(guidance: GuidanceSet, case: Case) -> CaseKind:
    """Return the kind a decision was made under, or what the decision itself tells of it.

    The latter where this program finds a fault in a file that an earlier one took as it was.
    """
    if case.kind_id in guidance.kinds:
        return guidance.kinds[case.kind_id]
    if case.kind_id in guidance.broken:
        return guidance_room.stand_in(guidance.broken[case.kind_id], case)
    raise faults.NotIntact("kind-unknown")


def guidance_set(book: Casebook, name: bytes) -> GuidanceSet:
    """Return the set of guidance of that SHA-256, as the vault has kept it."""
    if name in book.sets:
        return book.sets[name]
    if name.hex() == book.guidance.sha256:
        return book.guidance
    book.sets[name] = guidance_room.load_bundle(guidance_sets.get(book.store, name))
    return book.sets[name]


def name_of(book: Casebook, person: bytes) -> str:
    """Return a person's name as the record has it now."""
    found = book.people.get(person)
    return found.name if found else "someone this vault does not know"


def _found(
    book: Casebook, query: Query, listing: Listing, after: Cursor | None, limit: int
) -> tuple[tuple[table.DecisionRow, ...], Cursor | None]:
    """Return a page of hits; phrases are looked for in the payloads, some at a time."""
    if not query.phrases:
        return table.page(book.store, listing, after=after, limit=limit)
    hits: list[table.DecisionRow] = []
    compared = 0
    while compared < _MOST_COMPARED:
        few = min(limit - len(hits), _MOST_COMPARED - compared)
        rows, after = table.page(book.store, listing, after=after, limit=few)
        compared += len(rows)
        hits += [row for row in rows if holds(book, row.row, query)]
        if after is None or len(hits) >= limit:
            break
    return tuple(hits), after


def holds(book: Casebook, row: int, query: Query) -> bool:
    """Tell whether a decision, with what was told of it since, holds the phrases of `query`."""
    text = search.comparable(projecting.spoken(book.store, row))
    return all(phrase in text for phrase in query.phrases)


def listed_id(subject: bytes, row: int, standing: Standing) -> DecisionId:
    """Return the id under which a row of the list is opened, also where its case has several."""
    alone = standing not in {Standing.SUPERSEDED, Standing.CONTESTED}
    return decision_id(subject, None if alone else row)


def row_shown(book: Casebook, row: table.DecisionRow) -> DecisionRow:
    """Return a row of the register as lists show it."""
    return DecisionRow(
        id=listed_id(row.id, row.row, row.standing),
        reference=row.reference,
        decided_at=row.decided_at,
        recorded_at=row.recorded_at,
        kind_id=row.kind_id,
        kind_title=CARD_TITLE if row.kind_id == LISTED_AS else book.guidance.title_of(row.kind_id),
        requester=row.requester,
        outcome=row.outcome,
        subject_reference=row.subject,
        gateway=row.gateway,
        decided_by=row.decided_by,
        nation=row.nation,
        standing=row.standing,
        release=row.release,
        next_on=row.next_on,
        late_s=row.late_s,
    )


def _standing(book: Casebook, opened: Opened, decider: str | None) -> str | None:
    """Return whose word a decision rests on, where its decider did not sign it."""
    made, linked = opened.entry.signed.entry, opened.recorded.decided_by_id
    if linked == made.person:
        return None
    if linked is None:
        return f"Recorded on the word of {decider}, who has no key in this vault."
    confirmed = any(
        each.kind == "decision.confirmed" for each in entries.of_subject(book.store, made.subject)
    )
    return None if confirmed else f"Awaiting confirmation by {name_of(book, linked)}."


def afterwards(book: Casebook, decision: CheckedEntry) -> tuple[Afterwards, ...]:
    """Return the later entries on a decision, each checked as the decision was."""
    return tuple(
        Afterwards(
            recorded_at=each.signed.entry.at,
            what=what,
            recorded_by=name_of(book, each.signed.entry.person),
            happened_on=_happened_on(each),
        )
        for each in _later(book, decision)
        if (what := _what_happened(each))
    )


def _later(book: Casebook, decision: CheckedEntry) -> list[CheckedEntry]:
    return [
        checked.load(book, stored)
        for stored in entries.of_subject(book.store, decision.signed.entry.subject)
        if stored.row > decision.row
    ]


def _happened_on(entry: CheckedEntry) -> date | None:
    told = _followed(entry)
    return told.on if told else None


def _advice_followed(book: Casebook, decision: CheckedEntry) -> Followed | None:
    """Return what was recorded last of what the organisation did with a decision's advice."""
    told = [each for entry in _later(book, decision) if (each := _followed(entry))]
    return told[-1].followed if told else None


def _followed(entry: CheckedEntry) -> AdviceFollowed | None:
    if entry.signed.entry.kind != "advice.followed":
        return None
    told, _ = later_schemas.read(entry.fields)
    return told if isinstance(told, AdviceFollowed) else None


def _what_happened(entry: CheckedEntry) -> str | None:
    """Return what a later entry says, in words; `None` for one that only completes another."""
    match entry.signed.entry.kind:
        case "export.begun":
            begun = schemas.EXPORT_BEGUN.read(entry.fields)
            named = WITH_NAME if begun.selection.endswith(WITH_NAME) else ""
            (form, *_) = (*(each.format for each in begun.files), "")
            what = _LEFT_AS.get(form, "Exported")
            return (f"{what} for {begun.recipient}" if begun.recipient else what) + named
        case "decision.confirmed":
            return "Confirmed by the person who decided"
        case "advice.followed" if told := _followed(entry):
            return _what_was_done(told)
        case _:
            return None


def _what_was_done(told: AdviceFollowed) -> str:
    followed = inner(told.followed.label) if told.followed else "not said"
    words = f"The organisation followed the advice: {followed}. Decided by {told.who}."
    return f"{words}\n{told.note}" if told.note else words
