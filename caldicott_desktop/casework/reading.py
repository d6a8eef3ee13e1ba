"""Reading decisions: lists from the projection, pages only from payloads checked on reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from caldicott_desktop import guidance as guidance_room
from caldicott_desktop.casework import checked, faults, projecting
from caldicott_desktop.casework.afterwards import (
    Afterwards,
    CaseHistory,
    ChallengeState,
    ConditionState,
    DecisionLink,
    Happened,
    names_of,
)
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import (
    DecisionId,
    EntryId,
    decision_id,
    parse_decision_id,
)
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.names import people_named
from caldicott_desktop.domain import releasing
from caldicott_desktop.domain.card import LISTED_AS, CardResult
from caldicott_desktop.domain.card import TITLE as CARD_TITLE
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Followed, Nation, Outcome, ReleaseState, Standing
from caldicott_desktop.domain.guidance_types import CaseKind, GuidanceSet, Principle
from caldicott_desktop.domain.happenings import AdviceFollowed
from caldicott_desktop.domain.lateness import lateness
from caldicott_desktop.domain.record.account import Account, LivedOn
from caldicott_desktop.domain.record.corrected import Difference
from caldicott_desktop.domain.record.difference import differences
from caldicott_desktop.domain.releasing import ItemReleases
from caldicott_desktop.domain.since import NOTHING_SINCE, Since
from caldicott_desktop.errors import Sentence
from caldicott_desktop.ledger import decisions as mapping
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
class DecisionPage:
    """A decision as it was recorded, from a payload whose proof was checked on this reading.

    `position` counts entries of the log from 1; `head` is the log's head it was proven under.
    `signed_with` is the signer's key as documents print it. `rests_on` says whose word a decision
    rests on when the decider did not record it themselves.

    What follows `afterwards`, which tells of every later entry in words, is what those entries come
    to: `standing` how the decision stands by them, `happened` what was told of it, `releases` its
    items as asked for, approved and released. `differences` is what a correction changed.
    """

    id: DecisionId
    case: Case
    reference: str
    recorded_at: datetime
    recorded_by: str
    signed_with: str
    rests_on: str | None
    guidance_version: str
    kind: CaseKind
    principles: tuple[Principle, ...]
    entry_id: EntryId
    position: int
    head: Head
    late_s: int
    afterwards: tuple[Afterwards, ...]
    standing: Standing = Standing.STANDS
    happened: tuple[Happened, ...] = ()
    conditions: tuple[ConditionState, ...] = ()
    releases: tuple[ItemReleases, ...] = ()
    challenges: tuple[ChallengeState, ...] = ()
    corrects: tuple[DecisionLink, ...] = ()
    superseded_by: tuple[DecisionLink, ...] = ()
    contested_with: tuple[DecisionLink, ...] = ()
    differences: tuple[Difference, ...] = ()
    by_now: Since = NOTHING_SINCE
    """What the rules for recording more of it go by."""
    awaits_me: bool = False
    """Whether the person at work is the one whose confirmation it awaits."""

    @property
    def since(self) -> LivedOn:
        """What later entries came to, for an account of the decision."""
        return LivedOn(
            standing=self.standing,
            releases=self.releases,
            settled=tuple(each.settled for each in self.conditions),
            corrects=names_of(self.corrects, beside=self.reference),
            superseded_by=names_of(self.superseded_by, beside=self.reference),
            contested_with=names_of(self.contested_with, beside=self.reference),
            differences=self.differences,
        )

    @property
    def advice_followed(self) -> Followed | None:
        """What was recorded last of what the organisation did with advice."""
        told = (each.happening for each in self.happened)
        followed = [each.followed for each in told if isinstance(each, AdviceFollowed)]
        return followed[-1] if followed else None


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
    return replace(page_of(book, read_decision(book, asked)), id=asked)


def page_of(book: Casebook, opened: Opened) -> DecisionPage:
    """Return a decision that was read, with what the later entries come to. Raises `NotIntact`."""
    made = opened.entry.signed.entry
    case = opened.recorded.case
    history = CaseHistory(book, opened.entry)
    standing = history.standing()
    awaited = opened.recorded.decided_by_id if standing is Standing.AWAITING else None
    return DecisionPage(
        id=decision_id(made.subject, opened.entry.row),
        case=case,
        reference=opened.recorded.reference,
        recorded_at=made.at,
        recorded_by=name_of(book, made.person),
        signed_with=printed_key(made.key),
        rests_on=_rests_on(book, opened, history),
        guidance_version=opened.guidance.version,
        kind=opened.kind,
        principles=opened.guidance.principles,
        entry_id=EntryId(opened.entry.signed.entry_id.hex()),
        position=made.seq + 1,
        head=book.heads[made.log],
        late_s=lateness(case.conclusion.decided_at or made.at, made.at),
        afterwards=history.afterwards(case),
        standing=standing,
        happened=history.happened(),
        conditions=history.conditions(case),
        releases=releasing.compare(case, history.releases(case)),
        challenges=history.challenges(),
        corrects=history.corrects(),
        superseded_by=history.superseded_by(),
        contested_with=history.contested_with(),
        differences=_differences(book, opened, history),
        by_now=history.since(),
        awaits_me=awaited == book.person_id,
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
    return opened_entry(book, decision_entry(book, row, subject))


def opened_entry(book: Casebook, found: CheckedEntry) -> Opened:
    """Return what the checked entry of a decision says. Raises `NotIntact`."""
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


def title_of(book: Casebook, kind_id: str) -> str:
    """Return what a kind of case is called on lists; an urgent card's is its own."""
    return CARD_TITLE if kind_id == LISTED_AS else book.guidance.title_of(kind_id)


def row_shown(book: Casebook, row: table.DecisionRow) -> DecisionRow:
    """Return a row of the register as lists show it."""
    return DecisionRow(
        id=listed_id(row.id, row.row, row.standing),
        reference=row.reference,
        decided_at=row.decided_at,
        recorded_at=row.recorded_at,
        kind_id=row.kind_id,
        kind_title=title_of(book, row.kind_id),
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


def _rests_on(book: Casebook, opened: Opened, history: CaseHistory) -> str | None:
    """Return whose word a decision rests on, where its decider did not sign it."""
    made, linked = opened.entry.signed.entry, opened.recorded.decided_by_id
    if linked == made.person:
        return None
    if linked is None:
        decider = opened.recorded.case.conclusion.decided_by
        return Sentence("rests-on.no-key", decider=decider or "").words
    if history.is_confirmed():
        return None
    return Sentence("rests-on.unconfirmed", decider=name_of(book, linked)).words


def _differences(book: Casebook, opened: Opened, history: CaseHistory) -> tuple[Difference, ...]:
    """Return what a correction changed of the first of the decisions it takes the place of."""
    before = history.predecessors()
    if not before:
        return ()
    first = account_of(book, opened_entry(book, before[0]))
    return differences(first, account_of(book, opened))


def account_of(book: Casebook, opened: Opened) -> Account:
    """Return what an account of a decision alone rests on, without anything that came later."""
    made = opened.entry.signed.entry
    return Account(
        case=opened.recorded.case,
        kind=opened.kind,
        principles=opened.guidance.principles,
        guidance_version=opened.guidance.version,
        recorded_at=made.at,
        recorded_by=name_of(book, made.person),
        up_to=made.at,
    )
