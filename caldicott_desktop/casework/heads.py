"""Heads for somebody outside the vault: written down, noted as lodged, and compared later.

Whoever holds every key of a vault can still be shown to have kept to it, as long as somebody else
holds a head: `docs/store-format.md`, "Head statements".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from caldicott_desktop import checking
from caldicott_desktop.casework import checked, faults, remembering
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes, EntryId
from caldicott_desktop.casework.entitlement import may, require
from caldicott_desktop.casework.exporting import (
    begin_export,
    finish_exports,
    require_place,
    write_files,
)
from caldicott_desktop.casework.remembering import DUE, Then
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.casework.verifying import read_document
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.errors import Sentence
from caldicott_desktop.export import head_statement as paper
from caldicott_desktop.ledger import schemas, tree, word_text
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.schemas import ExportBegun, FileDigest, HeadAt, HeadWitnessed, Level
from caldicott_desktop.store import entries
from caldicott_desktop.store.nodes import StoredNodes

_WITNESSED = "head.witnessed"
_SELECTION = "head statement"
_WORD, _TEXT = "head statement", "head statement as text"

# What is counted on a statement: the kind of entry, what it is called, and what that means.
_COUNTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "decision.recorded": ("decisions", "Each signed by the person who recorded it"),
        "decision.corrected": ("corrections", "Of a decision that stands beside its correction"),
        "card.recorded": ("urgent cards", "Written up as a decision later, or still to be"),
        "export.finished": ("copies that left", "Records, letters and pages like this one"),
    }
)
_REST = ("other entries", "People, keys, settings, and what happened after decisions")


class NotAStatement(faults.CaseworkError):
    """There is no head in what was given to be checked."""

    id = "not-a-statement"


class HolderNeeded(faults.CaseworkError):
    """A head is noted as lodged without saying with whom."""

    id = "holder-needed"


class HeadUnfit(faults.CaseworkError):
    """A head is to be led on from that is none of this vault, or nothing can be said to fit it."""

    id = "head-unfit"


class LodgingNotYet(faults.CaseworkError):
    """A head is noted as lodged on a day that has not come."""

    id = "lodging-not-yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadStatement:
    """A statement as it was written: both its files, and the entry that says so."""

    word: Path
    text: Path
    words: str
    heads: tuple[Head, ...]
    id: EntryId
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Lodged:
    """When a head was last lodged outside the vault, and with whom."""

    holder: str
    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChecked:
    """What came of comparing a statement with this vault; the first sentence says it all.

    `in_full` tells that every entry up to then has been checked since the vault was opened; else
    only the tree over the log was compared. `made_at` is when the vault itself wrote these very
    words, `None` where they were copied or typed again.
    """

    fits: bool
    in_full: bool = False
    said: tuple[Sentence, ...]
    made_at: datetime | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said, in the language spoken."""
        return tuple(each.words for each in self.said)


def statement_file_name(book: Casebook) -> str:
    """Return the name to offer for a statement; its text has the same, with another ending."""
    return paper.file_name(book.timing.now())


def may_lodge_heads(book: Casebook) -> bool:
    """Tell whether the person at work may note that a head is kept outside the vault."""
    return may(book, _WITNESSED)


def write_head_statement(
    book: Casebook, target: Path, *, holder: str | None = None, replace: bool = False
) -> HeadStatement:
    """Write the heads of all logs on one page: a Word file, and beside it the same as text.

    `export.begun` is on disk before they are, `export.finished` after; the heads are those before
    both. Either both are there or neither. Nothing of a case is in it. Existing files are left
    alone unless `replace`. Raises `FileThere`, `FileNotWritten`, `NotIntact`, `NotWithRecovery`.
    """
    beside = target.with_suffix(".txt")
    for each in (target, beside):
        require_place(each, replace=replace)
    statement = _statement(book)
    word, text = paper.as_word(statement), paper.as_text(statement)
    name = paper.file_name(statement.made_at)
    named = {name: word.data, Path(name).with_suffix(".txt").name: text.data}
    formats = zip(named, ((_WORD, word.digest), (_TEXT, text.digest)), strict=True)
    begun = begin_export(
        book,
        book.vault_id,
        ExportBegun(
            selection=_SELECTION,
            level=Level.PUBLISHABLE,
            privileged=False,
            recipient=one_line(holder) or None,
            purpose="To be kept outside the vault",
            files=tuple(
                FileDigest(name=name, format=form, digest=digest)
                for name, (form, digest) in formats
            ),
        ),
    )
    write_files({target: word.data, beside: text.data})
    finish_exports(book, begun, named)
    return HeadStatement(
        word=target,
        text=beside,
        words=text.data.decode(),
        heads=statement.heads,
        id=EntryId(begun.signed.entry_id.hex()),
        changes=Changes(notices=True),
    )


def lodge_head(book: Casebook, statement: HeadStatement, *, holder: str, on: date) -> Changes:
    """Record that a statement written before is kept by `holder` since `on`.

    Raises `HolderNeeded`, `LodgingNotYet`, `NotEntitled`.
    """
    require(book, _WITNESSED)
    kept_by = one_line(holder)
    if not kept_by:
        raise HolderNeeded
    if on > book.timing.now().astimezone(UK).date():
        raise LodgingNotYet
    with writing(book) as writer:
        writer.append(
            schemas.HEAD_WITNESSED,
            HeadWitnessed(
                begun=bytes.fromhex(statement.id),
                holder=kept_by,
                on=on,
                heads=tuple(
                    HeadAt(log=head.log, size=head.size, root=head.root) for head in statement.heads
                ),
            ),
            subject=book.vault_id,
        )
    return Changes(notices=True)


def last_lodged(book: Casebook) -> Lodged | None:
    """Return who was last given a head to keep, or `None`. Raises `NotIntact`."""
    newest = entries.newest_of_kind(book.store, _WITNESSED)
    if newest is None:
        return None
    found = checked.load(book, newest)
    said = schemas.HEAD_WITNESSED.read(found.fields)
    by = book.people[found.signed.entry.person].name
    return Lodged(holder=said.holder, on=said.on, by=by)


def heads_given(book: Casebook, words: str) -> tuple[Head, ...]:
    """Return the heads in a statement, or in one line of it, for a pack to lead on from.

    Each fits this vault, as far as `check_statement` tells. Raises `NotAStatement`, `HeadUnfit`,
    and `LedgerFault` where a character was mistyped.
    """
    return _led_from(check_statement(book, words), words)


def heads_given_file(book: Casebook, path: Path) -> tuple[Head, ...]:
    """Return the heads in the statement in a Word or text file; see `heads_given`.

    Raises also what `check_statement_file` raises.
    """
    return _led_from(check_statement_file(book, path), _words(path)[0])


def check_statement_file(book: Casebook, path: Path) -> StatementChecked:
    """Compare the statement in a Word or text file with this vault; see `check_statement`.

    Raises `FileNotRead`, `NotAStatement`, and `UnreadableDocument` for a damaged Word file.
    """
    return _checked(book, *_words(path))


def check_statement(book: Casebook, words: str) -> StatementChecked:
    """Compare the heads that stand in `words` with this vault: a statement, or one line of it.

    What is compared is the tree over each log as it is kept here, up to the head in hand. That the
    entries are those it was grown from is said only once a full verification has found so since
    the vault was opened; where anything was found wrong with the vault, nothing fits it. Raises
    `NotAStatement`, and `LedgerFault` where a character was mistyped.
    """
    return _checked(book, words)


def _words(path: Path) -> tuple[str, bytes | None]:
    """Return the words of a Word or text file, and the digest of those of a Word file."""
    data = read_document(path)
    if data.startswith(b"PK"):
        lines = checking.read_word(data).lines
        return "\n".join(map(word_text.words, lines)), word_text.digest(lines)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        raise NotAStatement from error


def _led_from(found: StatementChecked, words: str) -> tuple[Head, ...]:
    if not found.fits:
        raise HeadUnfit(said=" ".join(found.lines[:2]))
    return tuple(head for head in dict.fromkeys(paper.read(words).heads) if head.size)


def _checked(book: Casebook, words: str, digest: bytes | None = None) -> StatementChecked:
    read = paper.read(words)
    if not read.heads:
        raise NotAStatement
    own = paper.printed_vault(book.vault_id)
    if read.vault is not None and read.vault != own:
        said = Sentence("statement.other-vault", vault=read.vault, own=own)
        return StatementChecked(fits=False, said=(said,))
    wrong = [fault for head in read.heads if (fault := _fault(book, head))]
    if wrong:
        return StatementChecked(fits=False, said=(Sentence("statement.does-not-fit"), *wrong))
    if found := _found_wrong(book):
        return StatementChecked(fits=False, said=(Sentence("statement.nothing-fits"), *found))
    made_at = _written_at(book, digest, words)
    since = _since(phrases.in_uk(made_at) if made_at else None, read.made)
    in_full = _checked_in_full(book, read.heads)
    several = len(read.heads) > 1
    held = (_told(head, since, several=several, in_full=in_full) for head in read.heads)
    how = Sentence("statement.checked-in-full" if in_full else "statement.only-the-tree")
    known = _recognised(made_at, read.made)
    told = (*held, how, known)
    return StatementChecked(fits=True, in_full=in_full, said=told, made_at=made_at)


def _found_wrong(book: Casebook) -> tuple[Sentence, ...]:
    """Return what was found wrong with the vault on opening it, or by checking it since."""
    found = [each.said for each in book.findings if each.code not in DUE]
    if book.damage is not None and not found:
        found.append(Sentence("finding.fault", fault=book.damage.message))
    return tuple(found)


def _checked_in_full(book: Casebook, heads: tuple[Head, ...]) -> bool:
    checked_up_to = {head.log: head.size for head in book.verified}
    return all(head.size <= checked_up_to.get(head.log, 0) for head in heads)


def _since(made_at: datetime | None, made: str | None) -> Sentence:
    if made_at is not None:
        return Sentence("statement.since-made", made_at=made_at)
    if made is not None:
        return Sentence("statement.since-said", made=made)
    return Sentence("statement.since-written-down")


def _told(head: Head, since: Sentence, *, several: bool, in_full: bool) -> Sentence:
    size, log = head.size, head.log.hex()[:8]
    if not several:
        return Sentence(
            "statement.as-it-was" if in_full else "statement.leads-on", number=size, since=since
        )
    return Sentence(
        "statement.log-as-it-was" if in_full else "statement.log-leads-on",
        number=size,
        log=log,
        since=since,
    )


def _recognised(made_at: datetime | None, made: str | None) -> Sentence:
    if made_at is not None:
        return Sentence("statement.words-of-this-vault")
    if made is not None:
        return Sentence("statement.other-words")
    return Sentence("statement.head-alone")


def _fault(book: Casebook, head: Head) -> Sentence | None:
    """Return what is wrong with a log against a head kept outside, or `None`."""
    if head.log not in book.heads:
        return Sentence("statement.no-such-log", log=head.log.hex()[:8])
    fault = remembering.compare_head(head, book.state.heads, _then_of(book))
    return Sentence("finding.fault", fault=fault.sentence) if fault else None


def _then_of(book: Casebook) -> Then:
    """Return how logs stood at earlier sizes, where that leads to the heads in hand."""
    kept = remembering.then_of(book)

    def then(log: bytes, size: int) -> tuple[int | None, bytes | None]:
        long, root = kept(log, size)
        if root is None:
            return long, None
        now = book.heads[log]
        proof = tree.consistency_proof(StoredNodes(book.store, log), size, now.size)
        leads = tree.check_consistency(size, now.size, proof, root, now.root)
        return long, root if leads else tree.EMPTY_ROOT

    return then


def _written_at(book: Casebook, digest: bytes | None, words: str) -> datetime | None:
    """Return when this vault wrote a statement of these very words, or `None`."""
    digests = {digest, paper.digest_of_text(words)}
    for stored in reversed(entries.of_subject(book.store, book.vault_id)):
        if stored.kind != "export.begun":
            continue
        found = checked.load(book, stored)
        said = schemas.EXPORT_BEGUN.read(found.fields)
        if any(each.format in {_WORD, _TEXT} and each.digest in digests for each in said.files):
            return found.signed.entry.at
    return None


def _statement(book: Casebook) -> paper.StatementToWrite:
    counts = entries.counts(book.store, _COUNTED)
    heads = tuple(sorted(book.heads.values(), key=lambda head: head.log))
    counted = [
        paper.Counted(label=label, number=counts[kind], meaning=meaning)
        for kind, (label, meaning) in _COUNTED.items()
    ]
    rest = sum(head.size for head in heads) - sum(counts.values())
    label, meaning = _REST
    return paper.StatementToWrite(
        organisation=book.organisation,
        site=book.site,
        vault=book.vault_id,
        heads=heads,
        counted=(*counted, paper.Counted(label=label, number=rest, meaning=meaning)),
        made_at=book.timing.now().astimezone(UK),
    )
