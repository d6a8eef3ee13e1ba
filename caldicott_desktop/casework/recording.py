"""Recording a decision: every requirement met, numbered, signed, and on disk before it is said."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.casework import projecting
from caldicott_desktop.casework.appending import Appended, Writer, writing
from caldicott_desktop.casework.casebook import APP, Casebook
from caldicott_desktop.casework.changes import Changes, DecisionId, DraftId, EntryId
from caldicott_desktop.casework.drafting import kind_of, own
from caldicott_desktop.casework.limiting import with_limit
from caldicott_desktop.casework.looking_over import look_over_at
from caldicott_desktop.casework.numbering import number_for
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.decision import decide
from caldicott_desktop.ledger import decisions as mapping
from caldicott_desktop.ledger.decisions import RecordedCase
from caldicott_desktop.store import drafts as table

_KIND = "decision.recorded"


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

    Raises `Undecidable` with every unmet requirement, `NotEntitled`, `DraftGone`, `DraftOfAnother`,
    `KindUnknown`, and what a full or failing disk gives; then nothing has changed.
    """
    subject = bytes.fromhex(draft_id)
    with writing(book) as writer:
        own(book, draft_id)
        added, reference = append_decision(book, writer, subject, case)
        table.remove(book.store, subject)
    decision_id = DecisionId(subject.hex())
    return Recorded(
        reference=reference,
        decision_id=decision_id,
        entry_id=EntryId(added.signed.entry_id.hex()),
        recorded_at=added.at,
        changes=Changes(
            drafts=frozenset({draft_id}), decisions=frozenset({decision_id}), notices=True
        ),
    )


def append_decision(
    book: Casebook, writer: Writer, subject: bytes, case: Case
) -> tuple[Appended, str]:
    """Append a decision and put it on the lists; return its entry and its number."""
    case = with_limit(case, book.guidance, today=writer.at.astimezone(UK).date())
    kind = kind_of(book, case.kind_id)
    decision = decide(case, kind, at=writer.at, findings=look_over_at(book, case, writer.at))
    reference = number_for(book, writer, subject)
    recorded = RecordedCase(
        case=decision.case,
        reference=str(reference),
        app=APP,
        guidance=book.guidance.sha256,
        decided_by_id=person_named(book, decision.case.conclusion.decided_by),
    )
    question_ids = tuple(question.id for question in kind.questions)
    fields = mapping.to_fields(recorded, question_ids)
    added = writer.append_fields(_KIND, fields, subject=subject)
    put_on_lists(book, writer, added)
    return added, str(reference)


def put_on_lists(book: Casebook, writer: Writer, added: Appended) -> None:
    """Put on the lists what a new entry adds, worked out from what was written, as rebuilt ones."""
    projected = projecting.project(added.row, added.signed, added.payload.content)
    projecting.put(book.store, added.row, added.signed, projected, writer.words)


def person_named(book: Casebook, name: str | None) -> bytes | None:
    """Return the person of this vault who alone bears that name, or `None`."""
    if not name:
        return None
    wanted = _plain(name)
    found = [who for who, known in book.view.people.items() if _plain(known.name) == wanted]
    return found[0] if len(found) == 1 else None


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
