"""Recording a decision: every requirement met, numbered, signed, and on disk before it is said."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.appending import Appended, Writer, writing
from caldicott_desktop.casework.casebook import APP, Casebook
from caldicott_desktop.casework.changes import (
    Changes,
    DecisionId,
    DraftId,
    EntryId,
    decision_id,
)
from caldicott_desktop.casework.drafting import is_correction, kind_of, own
from caldicott_desktop.casework.limiting import with_limit
from caldicott_desktop.casework.looking_over import look_over_at
from caldicott_desktop.casework.numbering import number_for
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.case import Case, Correction
from caldicott_desktop.domain.choices import Standing
from caldicott_desktop.domain.decision import decide
from caldicott_desktop.ledger import decisions as mapping
from caldicott_desktop.ledger.decisions import RecordedCase
from caldicott_desktop.store import decisions as table
from caldicott_desktop.store import drafts, entries

_RECORDED, _CORRECTED = "decision.recorded", "decision.corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A decision that is signed and on disk."""

    reference: str
    decision_id: DecisionId
    entry_id: EntryId
    recorded_at: datetime
    changes: Changes


def record_decision(book: Casebook, draft_id: DraftId, case: Case) -> Recorded:
    """Record the case of a draft as decided; signed and on disk on return, and the draft gone.

    A draft that `begin_correction` made takes the place of what it corrects: `decision.corrected`,
    with a number of its own. Both stay in the record. Raises `CorrectionOvertaken` where another
    decision of the case was recorded since, `ReasonNeeded` for a correction without one,
    `Undecidable` with every unmet requirement, `NotEntitled`, `DraftGone`, `DraftOfAnother`,
    `KindUnknown`, and what a full or failing disk gives; then nothing has changed.
    """
    subject = bytes.fromhex(draft_id)
    with writing(book) as writer:
        own(book, draft_id)
        if is_correction(case):
            _require_newest(book, subject, case.correction)
        added, reference = append_decision(book, writer, subject, case)
        drafts.remove(book.store, subject)
    return Recorded(
        reference=reference,
        decision_id=decision_id(subject),
        entry_id=EntryId(added.signed.entry_id.hex()),
        recorded_at=added.at,
        changes=Changes(
            drafts=frozenset({draft_id}),
            decisions=ids_of_case(book, subject)
            if is_correction(case)
            else frozenset({decision_id(subject)}),
            notices=True,
        ),
    )


def ids_of_case(book: Casebook, subject: bytes) -> frozenset[DecisionId]:
    """Return every id under which decisions of a case may be open somewhere."""
    rows = table.rows_of(book.store, subject)
    return frozenset({decision_id(subject), *(decision_id(subject, row) for row, _ in rows)})


def standing_entries(book: Casebook, subject: bytes) -> tuple[str, ...]:
    """Return the entry ids (hex) of the decisions of a case that no other takes the place of."""
    rows = table.rows_of(book.store, subject)
    found = (
        entries.by_row(book.store, row)
        for row, standing in rows
        if standing is not Standing.SUPERSEDED
    )
    return tuple(each.id.hex() for each in found if each is not None)


def _require_newest(book: Casebook, subject: bytes, correction: Correction) -> None:
    if not (correction.reason or "").strip():
        raise faults.ReasonNeeded("correction")
    if set(correction.corrects) != set(standing_entries(book, subject)):
        raise faults.CorrectionOvertaken


def append_decision(
    book: Casebook, writer: Writer, subject: bytes, case: Case
) -> tuple[Appended, str]:
    """Append a decision, and return its entry and its number."""
    case = with_limit(case, book.guidance, today=writer.at.astimezone(UK).date())
    kind = kind_of(book, case.kind_id)
    decision = decide(case, kind, at=writer.at, findings=look_over_at(book, case, writer.at))
    corrects = is_correction(case)
    reference = number_for(book, writer, subject, corrects=corrects)
    recorded = RecordedCase(
        case=decision.case,
        reference=str(reference),
        app=APP,
        guidance=book.guidance.sha256,
        decided_by_id=person_named(book, decision.case.conclusion.decided_by),
    )
    question_ids = tuple(question.id for question in kind.questions)
    fields = mapping.to_fields(recorded, question_ids)
    kind_of_entry = _CORRECTED if corrects else _RECORDED
    added = writer.append_fields(kind_of_entry, fields, subject=subject)
    return added, str(reference)


def person_named(book: Casebook, name: str | None) -> bytes | None:
    """Return the person of this vault who alone bears that name, or `None`."""
    if not name:
        return None
    wanted = _plain(name)
    found = [who for who, known in book.view.people.items() if _plain(known.name) == wanted]
    return found[0] if len(found) == 1 else None


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
