"""Drafts: cases in the making, saved as they are typed, each its owner's alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.appending import Writer, writing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes, DraftId, PersonId
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.limiting import limit_of
from caldicott_desktop.casework.numbering import number_for
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.case import Case, Law, Request
from caldicott_desktop.domain.decision import missing as missing_from
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.domain.stop_checks import aligned
from caldicott_desktop.domain.unmet import Unmet
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import DraftDiscarded, DraftNumbered
from caldicott_desktop.store import decisions as list_of_decisions
from caldicott_desktop.store import drafts as table
from caldicott_desktop.store import entries

_ID_BYTES = 16

# A draft is begun by whoever could give it a number.
_DRAFTING = "draft.numbered"

# Addresses of stop-checks count through one kind's list, so they mean nothing in another's.
_STOP_CHECKS = "/stop_checks/"

NOTHING_TYPED: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A case in the making, as it was last saved.

    `typed` is text that could not be read as an answer yet, by path.
    """

    id: DraftId
    owner: PersonId
    case: Case
    typed: Mapping[str, str]
    started_at: datetime
    saved_at: datetime
    version: int
    reference: str | None
    discarded_at: datetime | None = None
    place: Section | None = None
    """The page on which it was left, where one was noted."""
    corrects: tuple[str, ...] = ()
    """The numbers of the decisions it takes the place of."""
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A draft as lists show it; `missing` counts what stands between it and a decision.

    One that `writes_up` an urgent card is a task of its own; one that `corrects` takes the place of
    a decision that was recorded.
    """

    id: DraftId
    kind_title: str
    subject_reference: str
    requester: str
    started_at: datetime
    saved_at: datetime
    reference: str | None
    missing: int
    writes_up: bool
    corrects: bool = False
    discarded_at: datetime | None = None
    due_on: date | None = None
    """The day its time limit leads to, where one runs."""
    place: Section | None = None
    """The page on which it was left, where one was noted."""
    examiner_case: str | None = None
    """The id (hex) of the examiner's case that it is an exception of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What is on disk by now: when it was saved, and which save it was."""

    at: datetime
    version: int
    changes: Changes


def new_draft(book: Casebook, kind_id: str, variant_id: str | None = None) -> Draft:
    """Begin a draft of that kind, with what the vault knows filled in; on disk on return.

    Raises `KindUnknown` for a kind, or a variant of it, that the guidance in use does not have, and
    `NotEntitled` for someone who could not decide or record a decision.
    """
    return draft_of(book, begin(book, kind_id, variant_id))


def draft_of(book: Casebook, case: Case) -> Draft:
    """Begin a draft with that case in it; on disk on return. Raises `NotEntitled`."""
    require(book, _DRAFTING)
    return draft_for_others(book, case)


def draft_for_others(book: Casebook, case: Case) -> Draft:
    """Begin a draft that somebody else may have to take over and decide; on disk on return.

    Whoever calls has asked whether the person at work may begin such a one.
    """
    draft_id = book.entropy(_ID_BYTES)
    with book.store.transaction():
        made = table.add(book.store, draft_id, book.person_id, case, book.timing.now())
    return _shown(made, Changes(drafts=frozenset({DraftId(draft_id.hex())})))


def begin(book: Casebook, kind_id: str, variant_id: str | None = None) -> Case:
    """Return a case of that kind with what the vault knows filled in; raises `KindUnknown`."""
    kind = _kind_with(book, kind_id, variant_id)
    blank = Case(
        kind_id=kind.id,
        variant_id=variant_id,
        request=Request(our_entity=book.organisation, site=book.site, site_code=book.site_code),
        law=Law(nation=book.nation),
    )
    return replace(blank, stop_checks=aligned(blank, kind))


def save_draft(
    book: Casebook, draft_id: DraftId, case: Case, typed: Mapping[str, str] = NOTHING_TYPED
) -> Saved:
    """Save a draft; on disk on return. Raises `DraftGone`, `DraftOfAnother`."""
    at = book.timing.now()
    with book.store.transaction():
        own(book, draft_id)
        version = table.save(book.store, bytes.fromhex(draft_id), case, typed, at)
    return Saved(at=at, version=version, changes=Changes(drafts=frozenset({draft_id})))


def change_kind(
    book: Casebook, draft_id: DraftId, kind_id: str, variant_id: str | None = None
) -> Draft:
    """Make a draft one of another kind or variant, with all that was typed; on disk on return.

    Stop-checks become those of the new kind; one that both kinds have keeps its answer. Answers to
    questions the new kind does not ask stay with the draft and count for nothing, so that they are
    there again if its first kind is. Raises `KindUnknown`, `DraftGone`, `DraftOfAnother`.
    """
    kind = _kind_with(book, kind_id, variant_id)
    now = own(book, draft_id)
    case = replace(now.case, kind_id=kind.id, variant_id=variant_id)
    case = replace(case, stop_checks=aligned(case, kind))
    typed = {path: text for path, text in now.typed.items() if not path.startswith(_STOP_CHECKS)}
    saved = save_draft(book, draft_id, case, typed)
    return replace(load_draft(book, draft_id), changes=saved.changes)


def load_draft(book: Casebook, draft_id: DraftId) -> Draft:
    """Return a draft as it was last saved. Raises `DraftGone`, `DraftOfAnother`."""
    found = own(book, draft_id)
    return replace(
        _shown(found), place=_place_of(book, found.id), corrects=_numbers(book, found.case)
    )


def drafts(book: Casebook) -> tuple[DraftRow, ...]:
    """Return the drafts of the person at work, newest save first."""
    return tuple(_row(book, each) for each in table.of_owner(book.store, book.person_id))


def discarded_drafts(book: Casebook) -> tuple[DraftRow, ...]:
    """Return the drafts the person at work has discarded and can still take back."""
    found = table.of_owner(book.store, book.person_id, discarded=True)
    return tuple(_row(book, each) for each in found)


def number_draft(book: Casebook, draft_id: DraftId) -> str:
    """Give a draft its number before it is decided, so that it can be quoted: `draft.numbered`.

    One that has a number keeps it. Raises `NotEntitled`, `DraftGone`, `DraftOfAnother`.
    """
    subject = bytes.fromhex(draft_id)
    draft = own(book, draft_id)
    if draft.reference is not None:
        return draft.reference
    with writing(book) as writer:
        reference = number_for(book, writer, subject, corrects=is_correction(draft.case))
        writer.append(schemas.DRAFT_NUMBERED, DraftNumbered(number=str(reference)), subject=subject)
        table.give_number(book.store, subject, str(reference))
    return str(reference)


def discard_draft(book: Casebook, draft_id: DraftId, reason: str | None = None) -> Changes:
    """Discard a draft; one without a number can be taken back for 30 days.

    One with a number goes for good and leaves `draft.discarded` with the reason, so that the gap in
    the numbers is explained. Raises `ReasonNeeded`, `NotEntitled`, `DraftGone`, `DraftOfAnother`,
    and `WriteUpOwed` for the write-up of an urgent card.
    """
    draft = own(book, draft_id)
    if writes_up(draft.case):
        raise faults.WriteUpOwed
    if draft.reference is None:
        with book.store.transaction():
            table.discard(book.store, draft.id, book.timing.now())
    else:
        said = one_line(reason)
        if not said:
            raise faults.ReasonNeeded
        with writing(book) as writer:
            _record_discard(
                book, writer, draft.id, DraftDiscarded(number=draft.reference, reason=said)
            )
    return Changes(drafts=frozenset({draft_id}))


def restore_draft(book: Casebook, draft_id: DraftId) -> Changes:
    """Take back a discarded draft. Raises `DraftGone`, `DraftOfAnother`."""
    found = table.get(book.store, bytes.fromhex(draft_id))
    if found is None or found.discarded_at is None:
        raise faults.DraftGone
    _require_owner(book, found)
    with book.store.transaction():
        table.restore(book.store, found.id)
    return Changes(drafts=frozenset({draft_id}))


def missing(book: Casebook, case: Case) -> tuple[Unmet, ...]:
    """Return what stands between a case and a decision, in the order of the walkthrough."""
    return missing_from(case, kind_of(book, case.kind_id), at=book.timing.now())


def is_correction(case: Case) -> bool:
    """Tell whether a case takes the place of a decision that was recorded."""
    return bool(case.correction.corrects)


def _numbers(book: Casebook, case: Case) -> tuple[str, ...]:
    """Return the numbers of what a case corrects; decisions that are contested may share one."""
    stored = (entries.by_id(book.store, bytes.fromhex(each)) for each in case.correction.corrects)
    numbers = (list_of_decisions.number_at(book.store, each.row) for each in stored if each)
    return tuple(dict.fromkeys(number for number in numbers if number))


def writes_up(case: Case) -> bool:
    """Tell whether a case is the write-up that an urgent card still waits for."""
    return case.card_entry is not None and not is_correction(case)


def kind_of(book: Casebook, kind_id: str) -> CaseKind:
    """Return a kind of case of the guidance in use; raises `KindUnknown`."""
    kind = book.guidance.kinds.get(kind_id)
    if kind is None:
        raise faults.KindUnknown
    return kind


def _kind_with(book: Casebook, kind_id: str, variant_id: str | None) -> CaseKind:
    kind = kind_of(book, kind_id)
    if variant_id is not None and kind.variant(variant_id) is None:
        raise faults.KindUnknown
    return kind


def own(book: Casebook, draft_id: DraftId) -> table.Draft:
    """Return a live draft of the person at work. Raises `DraftGone`, `DraftOfAnother`."""
    found = table.get(book.store, bytes.fromhex(draft_id))
    if found is None or found.discarded_at is not None:
        raise faults.DraftGone
    _require_owner(book, found)
    return found


def _require_owner(book: Casebook, draft: table.Draft) -> None:
    if draft.owner != book.person_id:
        raise faults.DraftOfAnother


def _record_discard(
    book: Casebook, writer: Writer, draft_id: bytes, discarded: DraftDiscarded
) -> None:
    writer.append(schemas.DRAFT_DISCARDED, discarded, subject=draft_id)
    table.remove(book.store, draft_id)


def _shown(draft: table.Draft, changes: Changes | None = None) -> Draft:
    return Draft(
        id=DraftId(draft.id.hex()),
        owner=PersonId(draft.owner.hex()),
        case=draft.case,
        typed=draft.typed,
        started_at=draft.started_at,
        saved_at=draft.saved_at,
        version=draft.version,
        reference=draft.reference,
        discarded_at=draft.discarded_at,
        changes=changes or Changes(),
    )


def _row(book: Casebook, draft: table.Draft) -> DraftRow:
    kind = book.guidance.kinds.get(draft.case.kind_id)
    at = book.timing.now()
    limit = limit_of(draft.case, book.guidance, today=at.astimezone(UK).date())
    return DraftRow(
        id=DraftId(draft.id.hex()),
        kind_title=book.guidance.title_of(draft.case.kind_id, draft.case.variant_id),
        subject_reference=list_of_decisions.subject_of(draft.case),
        requester=list_of_decisions.requester_of(draft.case),
        started_at=draft.started_at,
        saved_at=draft.saved_at,
        reference=draft.reference,
        missing=len(missing_from(draft.case, kind, at=at)) if kind else 0,
        writes_up=writes_up(draft.case),
        corrects=is_correction(draft.case),
        discarded_at=draft.discarded_at,
        due_on=limit.due_on if limit else None,
        place=_place_of(book, draft.id),
        examiner_case=draft.case.examiner_case,
    )


def _place_of(book: Casebook, draft_id: bytes) -> Section | None:
    code = table.place_of(book.store, draft_id)
    return next((each for each in Section if each.code == code), None)
