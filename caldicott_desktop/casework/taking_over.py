"""Drafts of other people: that they are there, and how one passes to somebody else.

A draft is its owner's alone: of another's, no more is told than a clock and a gap in the numbers
ask for. Taking one over is an entry, so that its first owner, and later an auditor, sees who did.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook, Taking, name_of
from caldicott_desktop.casework.changes import Changes, DraftId
from caldicott_desktop.casework.entitlement import may, require
from caldicott_desktop.casework.limiting import limit_of
from caldicott_desktop.casework.people import WayIn, way_in
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import DraftTaken
from caldicott_desktop.store import decisions as list_of_decisions
from caldicott_desktop.store import drafts as table
from caldicott_desktop.store import entries

_KIND = "draft.taken"


class TakingReasonNeeded(faults.CaseworkError):
    """A draft is taken over only with a reason, which its first owner is told."""

    id = "taking-reason-needed"


class DraftIsYours(faults.CaseworkError):
    """The draft belongs to the person at work already."""

    id = "draft-is-yours"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDraft:
    """That another person has a draft, and nothing of what is in it.

    `owner_can_open` tells whether they can still finish it themselves.
    """

    id: DraftId
    kind_title: str
    reference: str | None
    due_on: date | None
    owner: str
    owner_can_open: bool
    started_at: datetime
    saved_at: datetime
    writes_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenDraft:
    """That a draft of the person at work was taken over; `code` names its notice.

    `kind_title` and `reference` are there while it is a draft, `recorded` once it is a decision.
    """

    code: str
    id: DraftId
    kind_title: str | None
    reference: str | None
    recorded: bool
    taken_by: str
    taken_at: datetime
    reason: str


def drafts_of_others(book: Casebook) -> tuple[OtherDraft, ...]:
    """Return the drafts others have, longest untouched first; none for who may take none over."""
    if not may(book, _KIND):
        return ()
    return tuple(_row(book, each) for each in table.of_others(book.store, book.person_id))


def take_draft(book: Casebook, draft_id: DraftId, reason: str) -> Changes:
    """Make another person's draft one's own, with all that is in it: `draft.taken`.

    Raises `NotEntitled`, `DraftGone`, `DraftIsYours`, `TakingReasonNeeded`.
    """
    require(book, _KIND)
    found = table.get(book.store, bytes.fromhex(draft_id))
    if found is None or found.discarded_at is not None:
        raise faults.DraftGone
    if found.owner == book.person_id:
        raise DraftIsYours
    why = one_line(reason)
    if not why:
        raise TakingReasonNeeded
    _take(book, found, why)
    return Changes(drafts=frozenset({draft_id}), notices=True)


def take_put_aside(book: Casebook, draft: table.Draft, reason: str) -> None:
    """Make a discarded draft one's own, whose owner cannot open the vault any more: `draft.taken`.

    Raises `NotEntitled`.
    """
    require(book, _KIND)
    _take(book, draft, one_line(reason))


def _take(book: Casebook, draft: table.Draft, reason: str) -> None:
    with writing(book) as writer:
        taken = DraftTaken(owner=draft.owner, reason=reason)
        writer.append(schemas.DRAFT_TAKEN, taken, subject=draft.id)
        table.give_to(book.store, draft.id, book.person_id)


def drafts_taken_from(book: Casebook) -> tuple[TakenDraft, ...]:
    """Return the drafts that were taken over from the person at work, newest first.

    One that has come back to them is left out, and so is an entry signed with a key this vault does
    not know. What was put away is for whoever shows them as notices to leave out.
    """
    found = []
    for each in reversed(_takings(book)):
        draft = table.get(book.store, each.draft)
        if draft is not None and draft.owner == book.person_id:
            continue
        found.append(
            TakenDraft(
                code=f"taken {each.entry_id.hex()}",
                id=DraftId(each.draft.hex()),
                kind_title=_title(book, draft) if draft else None,
                reference=draft.reference if draft else None,
                recorded=list_of_decisions.row_of(book.store, each.draft) is not None,
                taken_by=name_of(book, each.taken_by),
                taken_at=each.at,
                reason=each.reason,
            )
        )
    return tuple(found)


def _takings(book: Casebook) -> tuple[Taking, ...]:
    """Return the entries that took a draft from the person at work, each checked once.

    Nobody else writes to the register while it is open, so that only new ones need be read again.
    """
    until = entries.last_row(book.store)
    for stored in entries.of_kind_between(book.store, _KIND, after=book.takings_until, until=until):
        each = checked.load(book, stored)
        made, taken = each.signed.entry, schemas.DRAFT_TAKEN.read(each.fields)
        known = book.view.keys.get(made.key)
        if taken.owner == book.person_id and known is not None and known.person == made.person:
            book.takings += (
                Taking(
                    entry_id=each.signed.entry_id,
                    draft=made.subject,
                    taken_by=made.person,
                    at=made.at,
                    reason=taken.reason,
                ),
            )
        book.takings_until = stored.row
    book.takings_until = until
    return book.takings


def _row(book: Casebook, draft: table.Draft) -> OtherDraft:
    today = book.timing.now().astimezone(UK).date()
    limit = limit_of(draft.case, book.guidance, today=today)
    return OtherDraft(
        id=DraftId(draft.id.hex()),
        kind_title=_title(book, draft),
        reference=draft.reference,
        due_on=limit.due_on if limit else None,
        owner=name_of(book, draft.owner),
        owner_can_open=way_in(book, draft.owner) is WayIn.OPEN,
        started_at=draft.started_at,
        saved_at=draft.saved_at,
        writes_up=draft.case.card_entry is not None,
    )


def _title(book: Casebook, draft: table.Draft) -> str:
    return book.guidance.title_of(draft.case.kind_id, draft.case.variant_id)
