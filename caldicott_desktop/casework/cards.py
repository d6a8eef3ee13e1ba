"""Urgent cards: recorded at once, read as decisions are, and written up afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import Writer, writing
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import Changes, DecisionId, DraftId, EntryId
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.drafting import Draft, begin, load_draft
from caldicott_desktop.casework.entitlement import may, require
from caldicott_desktop.casework.numbering import number_for
from caldicott_desktop.casework.recording import person_named
from caldicott_desktop.domain import serials
from caldicott_desktop.domain.card import LISTED_AS, Card, CardResult, Paper, recordable
from caldicott_desktop.domain.card_case import KIND, write_up
from caldicott_desktop.domain.lateness import lateness
from caldicott_desktop.errors import Sentence
from caldicott_desktop.ledger import work_schemas
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head, printed_key
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.ledger.schemas import DECISION_KINDS
from caldicott_desktop.ledger.work_schemas import CardRecorded
from caldicott_desktop.store import card_drafts, decisions, drafts, entries, payloads
from caldicott_desktop.store.decisions import Filter, Listing, Order

_KIND = "card.recorded"
_WRITING_UP = "draft.numbered"
_ID_BYTES = 16
_MOST_SHOWN = 200


class CardHandedIn(faults.CaseworkError):
    """The printed card of that serial was typed in before."""

    id = "card-handed-in"

    def __init__(self, serial: str, reference: str) -> None:
        """Name the card and the number it was given."""
        super().__init__(serial=serial, reference=reference)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCard:
    """A card that is signed and on disk. `draft_id` is the write-up it opened, if one could be."""

    reference: str
    card_id: DecisionId
    entry_id: EntryId
    recorded_at: datetime
    draft_id: DraftId | None
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """A card as it was recorded, from a payload whose proof was checked on this reading.

    The fields are those of `DecisionPage`; `written_up` tells whether a decision has taken the
    card's place on the list since.
    """

    id: DecisionId
    card: Card
    reference: str
    recorded_at: datetime
    recorded_by: str
    signed_with: str
    standing: str | None
    entry_id: EntryId
    position: int
    head: Head
    late_s: int
    written_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteUp:
    """A card that nobody has written up yet. `begun` tells whether the person at work has."""

    card_id: DecisionId
    reference: str
    happened_at: datetime
    requester: str
    subject_reference: str
    result: CardResult
    begun: bool


def record_card(book: Casebook, card: Card) -> RecordedCard:
    """Record an urgent card: numbered, signed and on disk on return, and its write-up begun.

    The half-typed card of the person at work is gone with it. Raises `Unrecordable` with all that
    is lacking, `CardHandedIn`, `NotEntitled`, and what a full or failing disk gives; then nothing
    has changed.
    """
    require(book, _KIND)
    subject = book.entropy(_ID_BYTES)
    with writing(book) as writer:
        told = _tidied(recordable(card, at=writer.at))
        _require_new(book, told)
        made, recorded = _append(book, writer, subject, told)
        begun = may(book, _WRITING_UP)
        if begun:
            _begin_write_up(book, made, recorded)
        card_drafts.remove(book.store, book.person_id)
    card_id, draft_id = DecisionId(subject.hex()), DraftId(subject.hex())
    return RecordedCard(
        reference=recorded.reference,
        card_id=card_id,
        entry_id=EntryId(made.signed.entry_id.hex()),
        recorded_at=made.signed.entry.at,
        draft_id=draft_id if begun else None,
        changes=Changes(
            drafts=frozenset({draft_id}),
            decisions=frozenset({card_id}),
            notices=True,
            cards=told.paper.used,
        ),
    )


def open_card(book: Casebook, card_id: DecisionId) -> CardPage:
    """Return a card as it was recorded, drawn only from its payload, checked now.

    Raises `DecisionUnknown`, and `NotIntact` naming what failed.
    """
    entry, recorded = _read(book, bytes.fromhex(card_id))
    made = entry.signed.entry
    happened_at = recorded.card.happened_at or made.at
    return CardPage(
        id=card_id,
        card=recorded.card,
        reference=recorded.reference,
        recorded_at=made.at,
        recorded_by=name_of(book, made.person),
        signed_with=printed_key(made.key),
        standing=_standing(recorded, made.person),
        entry_id=EntryId(entry.signed.entry_id.hex()),
        position=made.seq + 1,
        head=book.heads[made.log],
        late_s=lateness(happened_at, made.at),
        written_up=is_written_up(book, made.subject),
    )


def is_written_up(book: Casebook, subject: bytes) -> bool:
    """Tell whether a decision writes up the card on that subject (16 bytes)."""
    return any(each.kind in DECISION_KINDS for each in entries.of_subject(book.store, subject))


def cards_to_write_up(book: Casebook) -> tuple[WriteUp, ...]:
    """Return the cards that no decision has written up yet, the one that has waited longest first.

    Drawn from the list, as lists are: nothing here was checked.
    """
    listing = Listing(order=Order.RECORDED, descending=False, only=Filter(kind_id=LISTED_AS))
    found, _following = decisions.page(book.store, listing, limit=_MOST_SHOWN)
    own = drafts.ids_of_owner(book.store, book.person_id)
    return tuple(
        WriteUp(
            card_id=DecisionId(each.id.hex()),
            reference=each.reference,
            happened_at=each.decided_at,
            requester=each.requester,
            subject_reference=each.subject,
            result=each.outcome if isinstance(each.outcome, CardResult) else CardResult.NOT_SAID,
            begun=each.id in own,
        )
        for each in found
    )


def write_up_card(book: Casebook, card_id: DecisionId) -> Draft:
    """Return the draft that writes a card up, begun from what the card says if there is none yet.

    Raises `DecisionUnknown`, `NotIntact`, `NotEntitled`, `CardWrittenUp`, `DraftOfAnother`.
    """
    subject = bytes.fromhex(card_id)
    entry, recorded = _read(book, subject)
    if is_written_up(book, subject):
        raise faults.CardWrittenUp(recorded.reference)
    if drafts.get(book.store, subject) is None:
        require(book, _WRITING_UP)
        with book.store.transaction():
            _begin_write_up(book, entry, recorded)
    draft = load_draft(book, DraftId(card_id))
    return replace(draft, changes=Changes(drafts=frozenset({draft.id})))


def handed_in(book: Casebook) -> Mapping[str, str]:
    """Return the number that each printed card was given when it was typed in, by its serial.

    Read as lists are: nothing here was checked. A card of a form that only a newer program knows is
    left out.
    """
    found: dict[str, str] = {}
    for stored in entries.of_kinds(book.store, (_KIND,)):
        kept = payloads.get(book.store, stored.row)
        lines = Lines(kept.content) if kept else None
        if lines and lines["/schema"] == work_schemas.CARD_RECORDED.name:
            serial = lines["/card/paper/serial"]
            if serial is not None:
                found.setdefault(str(serial), str(lines["/reference"]))
    return found


def _tidied(card: Card) -> Card:
    """Return the card with its serial as it is printed; one that was not on paper has none."""
    if not card.paper.used:
        return replace(card, paper=Paper())
    return replace(card, paper=replace(card.paper, serial=serials.tidy(card.paper.serial or "")))


def _append(
    book: Casebook, writer: Writer, subject: bytes, card: Card
) -> tuple[CheckedEntry, CardRecorded]:
    recorded = CardRecorded(
        reference=str(number_for(book, writer, subject)),
        decided_by_id=person_named(book, card.decided_by.name),
        card=card,
    )
    added = writer.append(work_schemas.CARD_RECORDED, recorded, subject=subject)
    return CheckedEntry(row=added.row, signed=added.signed, payload=added.payload), recorded


def _begin_write_up(book: Casebook, entry: CheckedEntry, recorded: CardRecorded) -> None:
    """Make the draft for the card's own case; call inside a transaction."""
    case = write_up(recorded.card, begin(book, KIND), entry_id=entry.signed.entry_id.hex())
    subject = entry.signed.entry.subject
    drafts.add(book.store, subject, book.person_id, case, book.timing.now())
    drafts.give_number(book.store, subject, recorded.reference)


def _require_new(book: Casebook, card: Card) -> None:
    """Raise `CardHandedIn` where the paper card was typed in before."""
    serial = card.paper.serial
    if serial is not None and (known := handed_in(book).get(serial)):
        raise CardHandedIn(serial, known)


def _read(book: Casebook, subject: bytes) -> tuple[CheckedEntry, CardRecorded]:
    stored = [each for each in entries.of_subject(book.store, subject) if each.kind == _KIND]
    if not stored:
        raise faults.DecisionUnknown
    found = checked.load(book, stored[0])
    made = found.signed.entry
    known = book.view.keys.get(made.key)
    if known is None or known.person != made.person:
        raise faults.NotIntact("unknown-key")
    try:
        return found, work_schemas.CARD_RECORDED.read(found.fields)
    except LedgerFault as error:
        raise faults.NotIntact(what=error.message) from error


def _standing(recorded: CardRecorded, signer: bytes) -> str | None:
    """Return on whose word the decision on a card rests, where its decider did not sign it."""
    if recorded.decided_by_id == signer:
        return None
    decider = recorded.card.decided_by.name
    if decider is None:
        return Sentence("rests-on.nobody-named").words
    return Sentence("rests-on.not-signed", decider=decider).words
