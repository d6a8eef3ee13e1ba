"""What happens after a decision: each told in a signed entry of its own, never an edit."""

from __future__ import annotations

from dataclasses import replace

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.afterwards import CaseHistory
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import Changes, DecisionId, DraftId
from caldicott_desktop.casework.drafting import Draft, kind_of, load_draft
from caldicott_desktop.casework.entitlement import DECIDES, require
from caldicott_desktop.casework.people import WayIn, way_in
from caldicott_desktop.casework.reading import Opened, read_decision
from caldicott_desktop.casework.recording import ids_of_case, standing_entries
from caldicott_desktop.casework.taking_over import take_put_aside
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain import happening_rules as rules
from caldicott_desktop.domain.case import Case, Correction
from caldicott_desktop.domain.choices import ReviewResult
from caldicott_desktop.domain.consistency.scrutiny import is_standing
from caldicott_desktop.domain.happenings import KINDS, ChallengeClosed, Happening, ReviewHeld
from caldicott_desktop.domain.stop_checks import aligned
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.ledger import later_schemas, schemas
from caldicott_desktop.ledger.schemas import Confirmation
from caldicott_desktop.store import drafts as table

_CORRECTED = "decision.corrected"


class HappeningIncomplete(faults.CaseworkError):
    """What happened cannot be recorded as it stands; `faults` says all that is needed."""

    id = "happening-incomplete"

    def __init__(self, found: tuple[Lacking, ...]) -> None:
        """Keep every fault, in the order of the form."""
        super().__init__(count=len(found))
        self.faults = found


class CorrectionPutAside(faults.CaseworkError):
    """Another person discarded a correction of the case, and can still take it back."""

    id = "correction-put-aside"

    def __init__(self, owner: str) -> None:
        """Name who can."""
        super().__init__(owner=owner)


class NotYoursToConfirm(faults.CaseworkError):
    """The decision does not wait for the confirmation of the person at work."""

    id = "not-yours-to-confirm"


def record_later(book: Casebook, decision_id: DecisionId, happening: Happening) -> Changes:
    """Record what happened after a decision; signed and on disk on return.

    A later entry adds to an earlier one and changes nothing of it. By a review that goes on, a
    standing decision is in force anew, which takes somebody who may decide by themselves. Raises
    `HappeningIncomplete` with every fault, `DecisionUnknown`, `NotIntact`, `NotEntitled`.
    """
    require(book, KINDS[type(happening)])
    opened = read_decision(book, decision_id)
    case, history = opened.recorded.case, CaseHistory(book, opened.entry)
    if is_standing(case) and _lets_go_on(happening):
        require(book, DECIDES)
    since = history.since()
    told = rules.prepared(happening, case, since)
    today = book.timing.now().astimezone(UK).date()
    if lacking := rules.faults(told, case, since, today=today):
        raise HappeningIncomplete(lacking)
    about = opened.entry.signed.entry_id
    if isinstance(told, ChallengeClosed):
        about = history.challenged(told.opening)
    form, payload = later_schemas.payload_of(told, about)
    subject = opened.entry.signed.entry.subject
    with writing(book) as writer:
        writer.append(form, payload, subject=subject)
    return Changes(decisions=ids_of_case(book, subject), notices=True)


def _lets_go_on(happening: Happening) -> bool:
    """Tell whether it is a review after which a decision goes on, or goes on until a day."""
    if not isinstance(happening, ReviewHeld):
        return False
    return happening.result is ReviewResult.CONTINUE or happening.next_on is not None


def confirm_decision(book: Casebook, decision_id: DecisionId) -> Changes:
    """Record that the person at work made a decision that somebody else recorded for them.

    Raises `NotYoursToConfirm`, `DecisionUnknown`, `NotIntact`, `NotEntitled`.
    """
    require(book, DECIDES)
    opened = read_decision(book, decision_id)
    made = opened.entry.signed.entry
    history = CaseHistory(book, opened.entry)
    theirs = opened.recorded.decided_by_id == book.person_id != made.person
    if not theirs or history.is_confirmed():
        raise NotYoursToConfirm
    confirmed = Confirmation(confirmed=opened.entry.signed.entry_id)
    with writing(book) as writer:
        writer.append(schemas.CONFIRMATION, confirmed, subject=made.subject)
    return Changes(decisions=ids_of_case(book, made.subject), notices=True)


def begin_correction(book: Casebook, decision_id: DecisionId, reason: str) -> Draft:
    """Begin a draft that takes the place of a decision, filled in as that was recorded.

    Where several decisions of the case stand, it takes the place of them all. When the correction
    is decided is asked anew. One that the person at work had begun already is returned as it is;
    what stood in one that was discarded stays as an earlier version. One that another person
    discarded is theirs as long as they can take it back; after that it is taken over first.

    Raises `ReasonNeeded`, `CorrectionOvertaken` for a decision that does not stand any more,
    `CorrectionPutAside`, `DraftOfAnother`, `KindUnknown`, `DecisionUnknown`, `NotIntact`,
    `NotEntitled`.
    """
    require(book, _CORRECTED)
    opened = read_decision(book, decision_id)
    subject = opened.entry.signed.entry.subject
    standing = standing_entries(book, subject)
    if opened.entry.signed.entry_id.hex() not in standing:
        raise faults.CorrectionOvertaken
    draft_id = DraftId(subject.hex())
    begun = table.get(book.store, subject)
    if begun is not None and begun.discarded_at is None:
        return load_draft(book, draft_id)
    said = reason.strip()
    if not said:
        raise faults.ReasonNeeded("correction")
    correction = Correction(corrects=standing, reason=said)
    case = _to_correct(book, opened, correction)
    if begun is not None and begun.owner != book.person_id:
        if way_in(book, begun.owner) is WayIn.OPEN:
            raise CorrectionPutAside(name_of(book, begun.owner))
        take_put_aside(book, begun, said)
    with book.store.transaction():
        if begun is None:
            table.add(book.store, subject, book.person_id, case, book.timing.now())
        else:
            table.begin_again(book.store, subject, case, book.timing.now())
    return replace(load_draft(book, draft_id), changes=Changes(drafts=frozenset({draft_id})))


def _to_correct(book: Casebook, opened: Opened, correction: Correction) -> Case:
    """Return the case as it was decided, to be decided anew under the guidance in use."""
    decided = opened.recorded.case
    case = replace(
        decided,
        correction=correction,
        conclusion=replace(decided.conclusion, decided_at=None),
    )
    return replace(case, stop_checks=aligned(case, kind_of(book, case.kind_id)))
