"""What speaks of one person as a list to work through, and what of it then leaves to them.

Each passage is a field of an entry. Somebody looks at each and says whether it leaves, and what in
it is taken out because it could identify somebody else. Privileged advice never leaves this way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.audit.leaving import finish_selection
from caldicott_desktop.casework.audit.mentions import EntryFound, Mentions, propose
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes, DecisionId, EntryId
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.exporting import (
    Exported,
    FileLeft,
    begin_export,
    require_place,
    write_files,
)
from caldicott_desktop.casework.reading import read_decision
from caldicott_desktop.casework.turns import Progress, Steps, elsewhere, other_thread
from caldicott_desktop.casework.under_passphrase import passphrase_for_files
from caldicott_desktop.domain.audit.mentions import Excerpt, How, without
from caldicott_desktop.domain.audit.presets import PRESETS, Asker
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.domain.identifying import Span, texts_of
from caldicott_desktop.domain.record import phrases, places
from caldicott_desktop.domain.record.withholding import WITHHELD
from caldicott_desktop.export import mentions_document as document
from caldicott_desktop.export import register_document
from caldicott_desktop.export.formats import Format
from caldicott_desktop.export.mentions_document import MentionsToWrite, Part
from caldicott_desktop.ledger.origin import Origin
from caldicott_desktop.ledger.schemas import ExportBegun, FileDigest

_BEGUN = "export.begun"


class NothingToShow(faults.CaseworkError):
    """No passage was chosen to leave."""

    id = "nothing-to-show"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A field to be looked at: of an entry that speaks of the person, or of a decision about them.

    `how` is by what it speaks of them most surely, `None` where it does not by itself. `others` are
    stretches that could identify somebody else, proposed to be taken out. What `is_of_another` asks
    for somebody else, such as whoever asked.
    """

    entry_id: EntryId
    kind: str
    reference: str | None
    recorded_at: datetime
    decision: DecisionId | None
    path: str
    text: str
    how: How | None
    excerpt: Excerpt | None
    others: tuple[Span, ...]
    is_privileged: bool
    is_of_another: bool = False

    @property
    def entry(self) -> str:
        """What the entry is called: its number and what it is."""
        kind = places.entry_words(self.kind)
        return f"{self.reference}, {kind}" if self.reference else kind

    @property
    def where(self) -> str:
        """What the field is called."""
        return places.field_words(self.path)

    def left(self, out: Sequence[Span]) -> str:
        """Return the text as it leaves, with what is taken `out` marked as withheld."""
        return without(self.text, out, WITHHELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A passage that leaves, and what in it is taken out."""

    passage: Passage
    out: tuple[Span, ...]


def passages(book: Casebook, mentions: Mentions) -> Steps[tuple[Passage, ...]]:
    """Return what is to be looked at, entry by entry as found. Raises `NotIntact`."""
    found: list[Passage] = []
    for done, entry in enumerate(mentions.entries):
        yield Progress(done=done, total=len(mentions.entries))
        found += _of(book, entry)
    return tuple(found)


def _of(book: Casebook, entry: EntryFound) -> Iterator[Passage]:
    named = {field.path: field for field in entry.fields}
    for field in entry.fields:
        surest = min(field.hits, key=lambda hit: list(How).index(hit.how))
        yield _passage(
            entry,
            field.path,
            field.text,
            how=surest.how,
            excerpt=field.excerpts[field.hits.index(surest)],
            others=field.others,
            is_privileged=field.is_privileged,
        )
    if not (entry.is_decision and entry.is_about and entry.decision):
        return
    opened = read_decision(book, entry.decision)
    case = opened.recorded.case
    proposed = propose(book, entry, case, opened.kind)
    offered = proposed.releasable | proposed.redactions.keys() | proposed.of_others
    chosen = _chosen(book, case)
    for path, text in texts_of(case):
        if path not in named and path in offered:
            yield _passage(
                entry,
                path,
                chosen.get((path, text), text),
                others=proposed.redactions.get(path, ()),
                is_of_another=path in proposed.of_others,
            )


def _chosen(book: Casebook, case: Case) -> dict[tuple[str, str], str]:
    """Return what each answer chosen from a list says, by its path and code."""
    kind = book.guidance.kinds.get(case.kind_id)
    return {
        (f"/answers/{question.id}", option.code): option.label
        for question in (kind.questions if kind else ())
        for option in question.options
    }


def _passage(  # noqa: PLR0913 - a field and what is known of it
    entry: EntryFound,
    path: str,
    text: str,
    *,
    how: How | None = None,
    excerpt: Excerpt | None = None,
    others: tuple[Span, ...] = (),
    is_privileged: bool = False,
    is_of_another: bool = False,
) -> Passage:
    return Passage(
        entry_id=entry.entry_id,
        kind=entry.kind,
        reference=entry.reference,
        recorded_at=entry.recorded_at,
        decision=entry.decision,
        path=path,
        text=text,
        how=how,
        excerpt=excerpt,
        others=others,
        is_privileged=is_privileged,
        is_of_another=is_of_another,
    )


def export_mentions(  # noqa: PLR0913 - what leaves, where to, and under which lock
    book: Casebook,
    mentions: Mentions,
    shown: Sequence[Shown],
    folder: Path,
    *,
    formats: Sequence[Format] = (Format.PDF,),
    passphrase: str | None = None,
) -> Steps[Exported]:
    """Write what the log holds about one person as a document in each format, for that person.

    What is recorded of it are the numbers of the decisions; nobody is named. With a passphrase each
    file opens with that only. Stopped, it leaves no file. No file that is there is touched. Raises
    `NothingToShow`, `FileThere`, `FileNotWritten`, `NotEntitled`, and what `passphrase_for_files`
    raises.
    """
    require(book, _BEGUN)
    passphrase = passphrase_for_files(passphrase)
    leaving = [each for each in shown if not each.passage.is_privileged]
    if not leaving:
        raise NothingToShow
    at = book.timing.now()
    stem = f"{document.STEM} {phrases.in_uk(at):%Y-%m-%d %H%M%S}"
    targets = {form: folder / f"{stem}{form.ending}" for form in dict.fromkeys(formats)}
    for target in targets.values():
        require_place(target, replace=False)
    told = document.document(_to_write(book, mentions, leaving, at))
    with other_thread() as helper:
        composed = {}
        for form in targets:
            composing = partial(register_document.compose, told, form)
            composed[form] = yield from elsewhere(helper, composing)
        numbers = _numbers(leaving)
        begun = begin_export(
            book,
            book.vault_id,
            ExportBegun(
                selection=Selection(references=numbers).text if numbers else document.STEM.lower(),
                level=Level.REFERENCES,
                privileged=False,
                recipient=None,
                purpose=PRESETS[Asker.OWN_MENTIONS].purpose,
                files=tuple(
                    FileDigest(name=targets[form].name, format=form.code, digest=each.digest)
                    for form, each in composed.items()
                ),
            ),
        )
        written = {}
        for form, each in composed.items():
            finishing = partial(register_document.finish, each, Origin.of(begun.signed), passphrase)
            written[targets[form]] = yield from elsewhere(helper, finishing)
    write_files(written)
    named = {path.name: data for path, data in written.items()}
    finish_selection(book, begun, named)
    return Exported(
        files=tuple(_left(path, data) for path, data in written.items()),
        changes=Changes(notices=True),
    )


def _left(path: Path, data: bytes) -> FileLeft:
    return FileLeft(path=path, sha256=sha256(data).hexdigest())


def _numbers(leaving: Sequence[Shown]) -> tuple[str, ...]:
    numbers = (each.passage.reference for each in leaving)
    return tuple(dict.fromkeys(filter(None, numbers)))


def _to_write(
    book: Casebook, mentions: Mentions, leaving: Sequence[Shown], at: datetime
) -> MentionsToWrite:
    missed = Counter(places.entry_words(each.kind) for each in mentions.not_searched)
    return MentionsToWrite(
        organisation=book.organisation,
        made_at=at,
        searched=mentions.searched,
        parts=tuple(
            Part(
                entry=each.passage.entry,
                recorded_at=each.passage.recorded_at,
                where=each.passage.where,
                text=each.passage.left(each.out),
            )
            for each in leaving
        ),
        not_searched=tuple(missed.items()),
        drafts=len(mentions.drafts),
    )
