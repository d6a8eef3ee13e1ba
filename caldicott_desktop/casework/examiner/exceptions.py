"""Exceptions: what does not fit a standing decision, brought to a decision of the right kind.

The draft and the decision name the examiner's case, and the case finds both. Whoever works on the
log raises one; where they may not decide it, their draft waits for somebody who may.
`docs/decisions/0176-an-exception-is-a-decision-that-names-its-case.md`,
`docs/decisions/0214-the-office-raises-and-a-lead-takes-over.md`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import CaseId, DraftId
from caldicott_desktop.casework.drafting import (
    Draft,
    begin,
    draft_for_others,
    draft_of,
    load_draft,
)
from caldicott_desktop.casework.entitlement import may, require
from caldicott_desktop.casework.examiner.sources import every_source
from caldicott_desktop.casework.examiner.told import CaseTold
from caldicott_desktop.casework.examiner.working import now_of
from caldicott_desktop.casework.reading import DecisionRow, row_shown
from caldicott_desktop.casework.taking_over import take_draft
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.authority import CURRENT
from caldicott_desktop.domain.case import Answer, Case, Item
from caldicott_desktop.domain.examiner.case import CaseDetails
from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.guidance_types import ExceptionKind
from caldicott_desktop.domain.short_form import Decider, as_short
from caldicott_desktop.store import drafts
from caldicott_desktop.store.examiner import cases
from caldicott_desktop.store.examiner import exceptions as table

_DECIDING = "draft.numbered"  # whoever could give a draft its number goes on with it themselves
_AT_WORK_ON_LOG = "access.noted"
_TAKEN_BECAUSE = "Raised for whoever may decide it."


class NoSuchException(faults.CaseworkError):
    """The guidance in use does not say which kind of case asks about it."""

    id = "no-such-exception"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionDraft:
    """A draft of an exception; whose it is, since only they can open it.

    One that `waits` was raised by somebody who may not decide it, for whoever takes it over.
    """

    id: DraftId
    kind_title: str
    owner: str
    mine: bool
    waits: bool
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptions:
    """The exceptions of an examiner's case: still to be decided, and recorded, oldest first."""

    drafts: tuple[ExceptionDraft, ...]
    decisions: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRow:
    """An exception as the list of them shows it, of a case with that reference: one of the two."""

    case_id: CaseId
    case_reference: str
    draft: ExceptionDraft | None = None
    decision: DecisionRow | None = None


def raise_exception(
    book: Casebook,
    case_id: CaseId,
    trigger: ExceptionTrigger,
    *,
    source: str | None = None,
) -> Draft:
    """Begin a draft of the kind that asks about `trigger`, filled in from the examiner's case.

    `source` is the entry id (hex) of the standing decision it is about, if any. The draft that the
    person at work has begun about the same is returned as it is. Of whoever works on the log and
    may not decide, it waits to be taken over. Raises `NoSuchException`, `KindUnknown`,
    `CaseUnknown`, `NotIntact`, `NotEntitled`.
    """
    exception = book.guidance.examiner.exceptions.get(trigger)
    if exception is None:
        raise NoSuchException
    decides = may(book, _DECIDING)
    if not decides:
        require(book, _AT_WORK_ON_LOG)
    told = CaseTold(book, case_id)
    about = next((each for each in every_source(book) if each.entry_id == source), None)
    case = _filled_in(begin(book, exception.kind_id), exception, told, about)
    if case.form is c.Form.SHORT:
        who = book.person
        decider = Decider(name=who.name, position=who.position, roles=who.roles)
        now = now_of(book).replace(second=0, microsecond=0)
        case = as_short(case, decider, received_at=now)
    begun = _begun(book, case)
    if begun is not None:
        return begun
    return draft_of(book, case) if decides else draft_for_others(book, case)


def take_exception(book: Casebook, draft_id: DraftId) -> Draft:
    """Take over the draft of an exception that waits, to decide it: `draft.taken`.

    Raises `NotEntitled`, `DraftGone`, `DraftIsYours`, and `DraftOfAnother` for one that does not
    wait: such a draft is taken over with a reason of one's own.
    """
    found = drafts.get(book.store, bytes.fromhex(draft_id))
    if found is not None and found.owner != book.person_id:
        is_exception = found.case.examiner_case is not None
        if not is_exception or not _waits(book, found.owner):
            raise faults.DraftOfAnother
    changes = take_draft(book, draft_id, _TAKEN_BECAUSE)
    return replace(load_draft(book, draft_id), changes=changes)


def exceptions_of(book: Casebook, case_id: CaseId) -> Exceptions:
    """Return the exceptions of an examiner's case, everyone's, from the lists, unchecked."""
    subject = bytes.fromhex(case_id)
    found = (drafts.get(book.store, each) for each in table.drafts_of_case(book.store, subject))
    return Exceptions(
        drafts=tuple(
            ExceptionDraft(
                id=DraftId(each.id.hex()),
                kind_title=book.guidance.title_of(each.case.kind_id, each.case.variant_id),
                owner=name_of(book, each.owner),
                mine=each.owner == book.person_id,
                waits=_waits(book, each.owner),
                saved_at=each.saved_at,
            )
            for each in found
            if each is not None
        ),
        decisions=tuple(row_shown(book, each) for each in table.of_case(book.store, subject)),
    )


def every_exception(book: Casebook) -> tuple[ExceptionRow, ...]:
    """Return every exception of the log: drafts first, then decisions, the newest first each.

    From the lists, unchecked.
    """
    drafted: list[ExceptionRow] = []
    decided: list[ExceptionRow] = []
    with book.store.reading():
        for subject in table.all_cases(book.store):
            case_id = CaseId(subject.hex())
            row = cases.by_id(book.store, subject)
            reference = row.reference if row else ""
            found = exceptions_of(book, case_id)
            drafted += (
                ExceptionRow(case_id=case_id, case_reference=reference, draft=each)
                for each in found.drafts
            )
            decided += (
                ExceptionRow(case_id=case_id, case_reference=reference, decision=each)
                for each in found.decisions
            )
    drafted.sort(key=_moment, reverse=True)
    decided.sort(key=_moment, reverse=True)
    return (*drafted, *decided)


def open_exceptions_count(book: Casebook) -> int:
    """Return how many examiner's cases have an exception that waits to be decided."""
    return len(table.open_cases(book.store))


def _waits(book: Casebook, owner: bytes) -> bool:
    """Tell whether a draft of theirs can only be decided by somebody else."""
    person = book.people.get(owner)
    return person is None or not CURRENT.permits(_DECIDING, person.roles)


def _moment(each: ExceptionRow) -> datetime:
    """Return when a draft was last saved, or when a decision was made."""
    moments = (
        each.draft.saved_at if each.draft else None,
        each.decision.decided_at if each.decision else None,
    )
    return next(at for at in moments if at is not None)


def _begun(book: Casebook, wanted: Case) -> Draft | None:
    """Return the draft of the person at work that asks about the same of the same case."""
    subject = bytes.fromhex(wanted.examiner_case or "")
    for draft_id in table.drafts_of_case(book.store, subject):
        found = drafts.get(book.store, draft_id)
        if found is None or found.owner != book.person_id:
            continue
        if _asks(found.case) == _asks(wanted):
            return load_draft(book, DraftId(draft_id.hex()))
    return None


def _asks(case: Case) -> tuple[Answer, ...]:
    answers = (case.answers.get(name) for name in ("exception_trigger", "source_system"))
    return (case.kind_id, *answers)


def _filled_in(
    case: Case, exception: ExceptionKind, told: CaseTold, about: StandingSource | None
) -> Case:
    details = told.details
    items = () if about is None else (Item(name=about.name, page_class=c.PageClass.HEALTH),)
    case = replace(
        case,
        examiner_case=told.id,
        answers={**case.answers, **_answers(exception, about)},
        subject=replace(
            case.subject,
            reference=details.reference,
            status=c.SubjectStatus.DECEASED,
            died_from_on=details.died_from_on,
            died_to_on=details.died_to_on,
        ),
        items=items,
        law=replace(case.law, nation=details.nation or case.law.nation),
    )
    if exception.redirected_to is not None:
        return _elsewhere(case, exception)
    return replace(
        case,
        request=replace(
            case.request,
            requester_kind=c.RequesterKind.HEALTH,
            asked_for=_asked_for(about, details) or exception.asked_for,
            purpose_kind=c.Purpose.DEATH,
        ),
    )


def _answers(exception: ExceptionKind, about: StandingSource | None) -> dict[str, Answer]:
    if exception.answer is None:
        return {}
    answers: dict[str, Answer] = {
        "decision_kind": "exception",
        "exception_trigger": exception.answer,
    }
    if about is not None:
        answers["source_system"] = about.type.code
    return answers


def _asked_for(about: StandingSource | None, details: CaseDetails) -> str | None:
    if about is None:
        return None
    return f"{about.name}, for the scrutiny of {details.reference}"


def _elsewhere(case: Case, exception: ExceptionKind) -> Case:
    """Return the case as a short decision that sends whoever asked to where it belongs."""
    done = case.conclusion
    details = replace(
        done.details,
        redirected_to=exception.redirected_to,
        requester_to_do=exception.to_do,
    )
    return replace(
        case,
        form=c.Form.SHORT,
        request=replace(
            case.request,
            requester_kind=c.RequesterKind.RELATIVE,
            asked_for=exception.asked_for,
            purpose_kind=c.Purpose.PERSONAL,
        ),
        conclusion=replace(done, outcome=c.Outcome.REDIRECT, details=details),
    )
