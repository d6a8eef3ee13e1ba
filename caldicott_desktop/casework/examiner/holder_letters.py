"""Short letters to whoever holds a record: asking for it, and asking again.

Worded, shown and recorded as reply letters are (`docs/decisions/0085-letters.md`); the person who
died is never named in one.
"""

from __future__ import annotations

import re
from pathlib import Path

from caldicott_desktop import guidance
from caldicott_desktop.casework.afterwards import LETTER_TEXT
from caldicott_desktop.casework.appending import Appended
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes, EntryId
from caldicott_desktop.casework.examiner.problems import ProblemShown, problem_of
from caldicott_desktop.casework.examiner.sources import every_source
from caldicott_desktop.casework.examiner.told import CaseTold
from caldicott_desktop.casework.examiner.working import variant_of
from caldicott_desktop.casework.exporting import (
    Exported,
    FileLeft,
    begin_export,
    finish_export,
    require_place,
    write_file,
)
from caldicott_desktop.casework.letterheads import letterhead_of
from caldicott_desktop.casework.letters import (
    LETTER_LEAVES_AS,
    Letter,
    LetterEmpty,
    LetterText,
    sentence,
)
from caldicott_desktop.casework.settings import our_wording, settings
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.casework.under_passphrase import passphrase_for_files
from caldicott_desktop.domain.guidance_types import Gateway, LawRow
from caldicott_desktop.domain.letters import LetterKind, filled_in
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.export import letter as paper
from caldicott_desktop.export.formats import Format
from caldicott_desktop.guidance.hedging import row_as_at, weakest_of
from caldicott_desktop.ledger.origin import Origin
from caldicott_desktop.ledger.schemas import ExportBegun, FileDigest, Level

_PURPOSE = {
    LetterKind.RECORDS_REQUEST: "Records asked for",
    LetterKind.RECORDS_CHASE: "Records asked for again",
}
_NOT_IN_FILE_NAMES = re.compile(r"[^A-Za-z0-9-]+")


def holder_letter_file_name(reference: str, form: Format = Format.WORD) -> str:
    """Return the name to offer for a letter: it names the case by its reference alone."""
    return f"{_NOT_IN_FILE_NAMES.sub('-', reference).strip('-')} records{form.ending}"


def draft_holder_letter(book: Casebook, problem_id: EntryId, *, again: bool) -> Letter:
    """Return the letter that asks for the record of a problem, or asks for it `again`.

    It is worded as the settings have it, and cites what guidance says of the right to the record,
    with how far that was checked. Raises `ProblemUnknown`, `CaseUnknown`, `NotIntact`.
    """
    kind = LetterKind.RECORDS_CHASE if again else LetterKind.RECORDS_REQUEST
    shown = problem_of(book, problem_id)
    wording = settings(book).letters.get(kind) or our_wording(kind)
    holder = shown.problem.noted.holder
    return Letter(
        kind=kind,
        recipient=(holder,) if holder else (),
        greeting="Dear Sir or Madam",
        body=filled_in(wording, _known(book, shown)),
    )


def export_holder_letter(  # noqa: PLR0913 - what, where to, and in which format
    book: Casebook,
    problem_id: EntryId,
    letter: Letter,
    target: Path,
    *,
    form: Format = Format.WORD,
    replace: bool = False,
    passphrase: str | None = None,
) -> Exported:
    """Write such a letter as a file; its leaving is recorded on the case.

    An existing file is left alone unless `replace`. With a passphrase the file opens with that
    only. Raises `FileThere`, `FileNotWritten`, `LetterEmpty`, `ProblemUnknown`, `CaseUnknown`,
    `NotEntitled`, `NotIntact`, and what `passphrase_for_files` raises.
    """
    passphrase = passphrase_for_files(passphrase)
    require_place(target, replace=replace)
    shown = problem_of(book, problem_id)
    reference = _case_of(book, shown).reference
    made = paper.compose(_paper(book, reference, letter), form, letterhead_of(book))
    name = holder_letter_file_name(reference, form)
    promised = FileDigest(name=name, format=LETTER_LEAVES_AS[form], digest=made.digest)
    begun = _begin(book, shown, _leaving(shown, reference, letter.kind, promised))
    data = paper.finish(made, Origin.of(begun.signed), passphrase)
    write_file(target, data)
    digest = finish_export(book, begun, name, data)
    left = FileLeft(path=target, sha256=digest.hex())
    return Exported(files=(left,), changes=Changes(office=True))


def holder_letter_as_text(book: Casebook, problem_id: EntryId, letter: Letter) -> LetterText:
    """Return such a letter as text for an e-mail, recorded as what left, as a file would be.

    Raises `LetterEmpty`, `ProblemUnknown`, `CaseUnknown`, `NotEntitled`, `NotIntact`.
    """
    shown = problem_of(book, problem_id)
    reference = _case_of(book, shown).reference
    made = paper.as_text(_paper(book, reference, letter))
    name = Path(holder_letter_file_name(reference)).with_suffix(".txt").name
    promised = FileDigest(name=name, format=LETTER_TEXT, digest=made.digest)
    begun = _begin(book, shown, _leaving(shown, reference, letter.kind, promised))
    finish_export(book, begun, name, made.data)
    return LetterText(text=made.data.decode(), changes=Changes(office=True))


def _case_of(book: Casebook, shown: ProblemShown) -> CaseTold:
    return CaseTold(book, shown.case_id)


def _begin(book: Casebook, shown: ProblemShown, leaving: ExportBegun) -> Appended:
    return begin_export(book, bytes.fromhex(shown.case_id), leaving)


def _leaving(
    shown: ProblemShown, reference: str, kind: LetterKind, file: FileDigest
) -> ExportBegun:
    """Return what is recorded of a letter before it leaves, to whoever holds the record."""
    return ExportBegun(
        selection=reference,
        level=Level.FULL,
        privileged=False,
        recipient=shown.problem.noted.holder,
        purpose=_PURPOSE[kind],
        files=(file,),
    )


def _paper(book: Casebook, reference: str, letter: Letter) -> paper.LetterToWrite:
    if not letter.greeting.strip() or not letter.body.strip():
        raise LetterEmpty
    now = settings(book)
    sender = [*(now.address or "").splitlines(), now.phone, now.email]
    return paper.LetterToWrite(
        reference=reference,
        organisation=book.organisation,
        site=book.site,
        sender=tuple(each for each in sender if each),
        recipient=tuple(each.strip() for each in letter.recipient if each.strip()),
        greeting=one_line(letter.greeting),
        body=letter.body,
        signed_by=book.person.name,
        signed_as=book.person.position or "",
        written_at=book.timing.now(),
        title=_PURPOSE[letter.kind],
        subject=_PURPOSE[letter.kind],
    )


def _known(book: Casebook, shown: ProblemShown) -> dict[str, str | None]:
    """What stands in each place of a wording; `None` where nothing is known."""
    now, told, case = settings(book), shown.problem, _case_of(book, shown)
    law, checked = _law(book, case, shown)
    asked_on = told.last_asked_on
    return {
        "case_reference": case.reference,
        "source": sentence(told.noted.source_name or told.noted.holder),
        "asked_on": phrases.long_date(asked_on) if asked_on else None,
        "problem": sentence(told.code.label.lower()) if told.code else None,
        "law": law,
        "law_checked": checked,
        "organisation": book.organisation,
        "reference": case.reference,
        "phone": now.phone,
        "email": now.email,
    }


def _law(book: Casebook, case: CaseTold, shown: ProblemShown) -> tuple[str | None, str | None]:
    """Return what the letter rests on as guidance words it now, and how far that was checked."""
    source = next(
        (each for each in every_source(book) if each.entry_id == shown.problem.noted.source), None
    )
    suggested = book.guidance.examiner.source_type(source.type) if source else None
    variant = variant_of(book, case.details.nation)
    cited = (suggested.cites if suggested else None) or (variant.cites if variant else None)
    item = guidance.item_named(book.guidance, cited) if cited else None
    match item:
        case LawRow():
            words = f"{item.title}. {item.words}"
            return words, sentence(f"{row_as_at(item)}. {item.checked.label}")
        case Gateway():
            weakest = weakest_of(item.citations)
            told = guidance.checked_words(weakest) if weakest else None
            return f"{item.title}. {item.test}", sentence(told)
        case _:
            return None, None
