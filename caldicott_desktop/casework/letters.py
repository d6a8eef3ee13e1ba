"""Reply letters: what a decision lets us say to whoever asked, and its leaving, recorded.

The letter says what is typed for it; the register keeps that a letter left, its digest, and the
requester as the decision has them. `docs/decisions/0085-letters.md`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.afterwards import LETTER, LETTER_PDF, LETTER_TEXT
from caldicott_desktop.casework.appending import Appended
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes, DecisionId
from caldicott_desktop.casework.exporting import (
    Exported,
    FileLeft,
    begin_export,
    finish_export,
    require_place,
    write_file,
)
from caldicott_desktop.casework.letterheads import letterhead_of
from caldicott_desktop.casework.reading import Opened, read_decision
from caldicott_desktop.casework.settings import Settings, our_wording, settings
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.casework.under_passphrase import passphrase_for_files
from caldicott_desktop.domain.case import Case, Conclusion, Condition
from caldicott_desktop.domain.choices import Capacities, Channel
from caldicott_desktop.domain.letters import (
    LetterKind,
    addressed,
    ended,
    filled_in,
    greeting,
    held_back,
    letter_for,
    shared,
)
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.export import letter as paper
from caldicott_desktop.export.formats import Format
from caldicott_desktop.ledger.origin import Origin
from caldicott_desktop.ledger.schemas import ExportBegun, FileDigest, Level

_CAME: Mapping[Channel, str] = {
    Channel.EMAIL: "email",
    Channel.SECURE_EMAIL: "email",
    Channel.LETTER: "letter",
    Channel.PHONE: "phone call",
    Channel.IN_PERSON: "visit",
}
_SAYS_NOTHING = frozenset({Capacities.HOLDER, Capacities.OTHER})
LETTER_LEAVES_AS = {Format.WORD: LETTER, Format.PDF: LETTER_PDF}
"""How each format of a letter is called in `export.begun`."""


class NoLetter(faults.CaseworkError):
    """A letter was asked for after an outcome that has none."""

    id = "no-letter"


class LetterEmpty(faults.CaseworkError):
    """A letter without a greeting or without any words was to be written."""

    id = "letter-empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as it is put before the person: all three parts are theirs to change.

    `recipient` is lines of a name and an address; they are printed and kept nowhere.
    """

    kind: LetterKind
    recipient: tuple[str, ...]
    greeting: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """A letter as plain text that is about to leave in an e-mail."""

    text: str
    changes: Changes


def letter_file_name(reference: str, form: Format = Format.WORD) -> str:
    """Return the name to offer for a letter: it names the decision and nothing else."""
    return paper.file_name(reference, form)


def draft_letter(book: Casebook, decision_id: DecisionId, *, with_reasons: bool = False) -> Letter:
    """Return the letter that answers a decision, worded as the settings have it.

    The reasons recorded are left out unless `with_reasons`: they were written for a register. What
    is not known leaves its line out. Raises `NoLetter`, `DecisionUnknown`, `NotIntact`.
    """
    opened, kind = _opened(book, decision_id)
    now, case = settings(book), opened.recorded.case
    request = case.request
    wording = now.letters.get(kind) or our_wording(kind)
    known = _known(opened, now, book, with_reasons=with_reasons)
    return Letter(
        kind=kind,
        recipient=addressed(
            request.requester_kind, request.name, request.position, request.organisation
        ),
        greeting=greeting(request.name),
        body=filled_in(wording, known),
    )


def export_letter(  # noqa: PLR0913 - what, where to, and in which format
    book: Casebook,
    decision_id: DecisionId,
    letter: Letter,
    target: Path,
    *,
    form: Format = Format.WORD,
    replace: bool = False,
    passphrase: str | None = None,
) -> Exported:
    """Write a letter as a file; `export.begun` is on disk before, `export.finished` after.

    The file says which export it is of and carries nothing else of the register. An existing file
    is left alone unless `replace`. With a passphrase the file opens with that only. Raises
    `FileThere`, `FileNotWritten`, `LetterEmpty`, `NoLetter`, `NotEntitled`, `NotIntact`,
    `DecisionUnknown`, `LetterheadUnusable`, and what `passphrase_for_files` raises.
    """
    passphrase = passphrase_for_files(passphrase)
    require_place(target, replace=replace)
    opened, _kind = _opened(book, decision_id)
    made = paper.compose(_paper(book, opened, letter), form, letterhead_of(book))
    # Under the name that says what it is: how people call the file may name a person.
    name = letter_file_name(opened.recorded.reference, form)
    promised = FileDigest(name=name, format=LETTER_LEAVES_AS[form], digest=made.digest)
    begun = _begin(book, opened, promised)
    data = paper.finish(made, Origin.of(begun.signed), passphrase)
    write_file(target, data)
    digest = finish_export(book, begun, name, data)
    changes = Changes(decisions=frozenset({decision_id}))
    return Exported(files=(FileLeft(path=target, sha256=digest.hex()),), changes=changes)


def letter_as_text(book: Casebook, decision_id: DecisionId, letter: Letter) -> LetterText:
    """Return a letter as text for an e-mail, recorded as what left, as a file would be.

    Raises `LetterEmpty`, `NoLetter`, `NotEntitled`, `NotIntact`, `DecisionUnknown`.
    """
    opened, _kind = _opened(book, decision_id)
    made = paper.as_text(_paper(book, opened, letter))
    name = Path(letter_file_name(opened.recorded.reference)).with_suffix(".txt").name
    promised = FileDigest(name=name, format=LETTER_TEXT, digest=made.digest)
    begun = _begin(book, opened, promised)
    finish_export(book, begun, name, made.data)
    changes = Changes(decisions=frozenset({decision_id}))
    return LetterText(text=made.data.decode(), changes=changes)


def _opened(book: Casebook, decision_id: DecisionId) -> tuple[Opened, LetterKind]:
    opened = read_decision(book, decision_id)
    case = opened.recorded.case
    kind = letter_for(case.conclusion.outcome, case.items)
    if kind is None:
        raise NoLetter
    return opened, kind


def _begin(book: Casebook, opened: Opened, promised: FileDigest) -> Appended:
    """Record that a letter is about to leave, to the requester that the decision names.

    At level *full*: what a letter tells is free text, which an auditor may not send out.
    """
    request = opened.recorded.case.request
    begun = ExportBegun(
        selection=opened.recorded.reference,
        level=Level.FULL,
        privileged=False,
        recipient=request.name or request.organisation,
        purpose="Reply to the requester",
        files=(promised,),
    )
    return begin_export(book, opened.entry.signed.entry.subject, begun)


def _paper(book: Casebook, opened: Opened, letter: Letter) -> paper.LetterToWrite:
    if not letter.greeting.strip() or not letter.body.strip():
        raise LetterEmpty
    now, done = settings(book), opened.recorded.case.conclusion
    sender = [*(now.address or "").splitlines(), now.phone, now.email]
    return paper.LetterToWrite(
        reference=opened.recorded.reference,
        organisation=book.organisation,
        site=book.site,
        sender=tuple(each for each in sender if each),
        phone=now.phone,
        email=now.email,
        recipient=tuple(each.strip() for each in letter.recipient if each.strip()),
        greeting=one_line(letter.greeting),
        body=letter.body,
        signed_by=done.decided_by or book.person.name,
        signed_as=_signed_as(done),
        written_at=book.timing.now(),
    )


def _known(
    opened: Opened, now: Settings, book: Casebook, *, with_reasons: bool
) -> dict[str, str | Sequence[str] | None]:
    """What stands in each place of a wording; `None` or nothing where nothing is known.

    Where anything specially protected is in question, what is not shared is not listed: naming it
    could say that it is there.
    """
    case = opened.recorded.case
    listed = () if case.subject.protected else case.items
    details, done = case.conclusion.details, case.conclusion
    reviewer = None if _same(now.reviewer, done.decided_by) else now.reviewer
    nation = case.law.nation or book.nation
    return {
        "your_request": _your_request(case),
        "asked_for": sentence(case.request.asked_for),
        "told": sentence(case.request.requester_told),
        "reasons": sentence(done.reasons) if with_reasons else None,
        "shared_item": shared(case.items),
        "held_back_item": held_back(listed, with_reasons=with_reasons),
        "condition": [_condition(each) for each in case.conditions],
        "redirected_to": sentence(details.redirected_to),
        "to_do": sentence(details.requester_to_do),
        "missing": sentence(details.missing),
        "to_send": sentence(details.told_to_send),
        "chase_on": phrases.long_date(details.chase_on) if details.chase_on else None,
        "reference": opened.recorded.reference,
        "organisation": book.organisation,
        "phone": now.phone,
        "email": now.email,
        "reviewer": reviewer,
        "review_days": str(now.review_days) if reviewer and now.review_days else None,
        "complaint_route": now.complaint_routes.get(nation),
    }


def _condition(condition: Condition) -> str:
    by = f" By {phrases.long_date(condition.due_on)}." if condition.due_on else ""
    return f"{ended(one_line(condition.words))}{by}"


def _signed_as(done: Conclusion) -> str:
    """Return what stands under the name: as what they decided, where that says what they are."""
    capacity = done.decided_as
    if capacity is None or capacity in _SAYS_NOTHING:
        return done.decided_by_position or ""
    return capacity.label


def _your_request(case: Case) -> str:
    request = case.request
    came = _CAME.get(request.channel, "request") if request.channel else "request"
    on = f" of {_day(request.received_at)}" if request.received_at else ""
    return f"your {came}{on}"


def _day(at: datetime) -> str:
    return phrases.long_date(phrases.in_uk(at))


def sentence(text: str | None) -> str | None:
    """Return what was written as a sentence that ends; `None` for nothing."""
    return ended(one_line(text)) or None


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other) and str(one).casefold() == str(other).casefold()
