"""One pass over a register: hands each row to the ledger and compares what is kept beside it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from caldicott_desktop.casework import projecting
from caldicott_desktop.casework.index_check import IndexCheck
from caldicott_desktop.casework.projecting import Projected
from caldicott_desktop.casework.salvaging import Salvage
from caldicott_desktop.ledger import entry
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.faults import Fault, FaultCode, LedgerFault, Where
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.ledger.schemas import DECISION_KINDS
from caldicott_desktop.ledger.tree import Frontier
from caldicott_desktop.store import entries, guidance_sets, happenings, sweep
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.decisions import OF_THE_CASE
from caldicott_desktop.store.examiner import cases
from caldicott_desktop.store.numbers import Reference
from caldicott_desktop.store.sweep import SweptRow
from caldicott_desktop.store.times import to_ms

# Rows read at a time: of long entries as many as the ledger checks in one turn, and of short ones
# more, since most of what a page costs is asking for it.
_ROWS, _MOST_ROWS, _PAGE_BYTES = 12, 48, 100_000

# Nodes compared, or rows counted, in one turn: some milliseconds.
_MANY = 1000

# Decisions whose standing is worked out again in one turn.
_FEW = 200

_DIGEST = 32

_CARD = "card.recorded"
_ADOPTED = "guidance.adopted"

# The tables that are worked out entry by entry, and what each is called in a report.
_BESIDE = {
    "dues": "what falls due",
    "happenings": "what happened",
    "sources": "sources of records",
    "exceptions": "exceptions",
    "problems": "problems of access",
    "examiner_entries": "the examiner log",
}

_NOT_AS_RECORDED = "The list of decisions does not show it as it was recorded."
_AFTERWARDS = "The lists do not show what falls due, or happened, by it as it was recorded."
_OFFICE = "The lists of the examiner's office do not show it as it was recorded."
_NOT_AS_GIVEN = "The list of numbers does not hold the one it gave as it was recorded."
_NOT_STATED = "The list of cases does not show its case as all that was told of it says."
_NOT_STANDING = "The list of decisions does not show how it stands by what was recorded since."
_NO_GUIDANCE = "The guidance it adopted is missing, or is not as it was adopted."


@dataclass(slots=True, kw_only=True)
class _Grown:
    """A log's tree, grown again from its entries: kept nodes by level, and wanted roots."""

    edge: Frontier = field(default_factory=Frontier)
    levels: dict[int, bytearray] = field(default_factory=dict)
    roots: dict[int, bytes] = field(default_factory=dict)

    def add(self, seq: int, leaf: bytes, *, wanted: bool) -> None:
        """Take in the next leaf; one that is not the next is left to the ledger to name."""
        if seq != self.edge.size:
            return
        for level, digest in enumerate(self.edge.grow(leaf), start=1):
            self.levels.setdefault(level, bytearray()).extend(digest)
        if wanted:
            self.roots[self.edge.size] = self.edge.root()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Card:
    """An urgent card, which leaves the list while a sweep goes on when it is written up then."""

    row: int
    subject: bytes
    where: Where


class Sweep:
    """Reads a register once, in order, up to what it held at the start."""

    def __init__(
        self,
        vault: bytes,
        store: Callable[[], Store],
        wanted: Iterable[Head],
        salvage: Salvage | None = None,
    ) -> None:
        """Fix what is read: the rows there now. `wanted` heads will be asked for by `then`.

        A damaged register is read through `salvage`: its entries, what they say and the guidance.
        Without it `RegisterDamaged` is raised where damage is met, at any time.
        """
        self.vault = vault
        self._store = store
        self._salvage = salvage
        self.until = salvage.until if salvage else entries.last_row(store())
        self.total = self.until
        self.faults: list[Fault] = []
        self._wanted = {(head.log, head.size) for head in wanted}
        self._trees: dict[bytes, _Grown] = {}
        self._read = 0
        self._indexes = IndexCheck()
        self._listed = 0
        self._beside = dict.fromkeys(_BESIDE, 0)
        # By reference and subject: the row and the log of the first entry that gave it.
        self._numbered: dict[tuple[str, bytes], tuple[int, bytes]] = {}
        self._cards: list[_Card] = []
        self._adopted: dict[bytes, Where] = {}
        self._sets = frozenset(() if salvage else guidance_sets.names(store()))

    @property
    def complete(self) -> bool:
        """Whether every entry could be read whole; known once `rows` has been read to its end."""
        return self._salvage is None or not self._salvage.missed

    def rows(self) -> Iterator[SweptRow]:
        """Yield every row, log by log in order; each is to be compared with what is beside it."""
        salvage = self._salvage
        for log in sorted(salvage.logs() if salvage else entries.logs(self._store())):
            self._trees[log] = _Grown()
            for row in salvage.rows_of(log) if salvage else self._rows_of(log):
                self._read += 1
                self._indexes.take(row)
                yield row

    def check_rest(self) -> Iterator[None]:
        """Check guidance, counts and kept nodes in turns; after `rows` has been read to its end."""
        if self._salvage:
            yield from self._salvage_guidance(self._salvage)
            return
        yield from self._check_guidance()
        yield from self._check_cards()
        yield from self._check_standing()
        counted = listed = listed_cases = told_cases = 0
        beside = dict.fromkeys(_BESIDE, 0)
        for after in range(0, self.until, _MANY):
            until = min(after + _MANY, self.until)
            counted += self._count_between(after, until)
            listed += sweep.listed_between(self._store(), after=after, until=until)
            for table in _BESIDE:
                beside[table] += sweep.worked_out_between(
                    self._store(), table, after=after, until=until
                )
            held, first = cases.count_between(self._store(), after=after, until=until)
            listed_cases, told_cases = listed_cases + held, told_cases + first
            yield
        numbered = yield from self._check_numbers()
        if counted != self._read:
            self._note(f"The register's table holds {counted:,} entries, its index {self._read:,}.")
        for name, held, expected in (
            ("decisions", listed, self._listed),
            *((name, beside[table], self._beside[table]) for table, name in _BESIDE.items()),
            ("cases", listed_cases, told_cases),
            ("numbers", numbered, len(self._numbered)),
        ):
            if held != expected:
                self._note(
                    f"The list of {name} holds {held:,} rows where the entries make {expected:,}."
                )
        for sentence in self._indexes.faults(self._store, self.until):
            if sentence:
                self._note(sentence)
            yield
        for log, grown in self._trees.items():
            yield from self._check_nodes(log, grown)

    def _count_between(self, after: int, until: int) -> int:
        """Return how many entries the table itself holds in a range of rows.

        Where as many were read as there are numbers for rows, it has no room for another, and is
        not read once more.
        """
        if self._read == self.until:
            return until - after
        return sweep.rows_between(self._store(), after=after, until=until)

    def _check_numbers(self) -> Generator[None, None, int]:
        """Compare every number kept with the entry that gave it; return how many are kept."""
        count, after = 0, None
        while page := sweep.numbers_page(self._store(), after=after, limit=_MANY):
            for log, year, number, reference, subject, row in page:
                if row > self.until:
                    continue
                count += 1
                given = self._numbered.get((reference, subject)) == (row, log)
                if not (given and _is_made_of(reference, year, number)):
                    self._note(_NOT_AS_GIVEN, self._where(row))
            after = page[-1][:3]
            yield
        return count

    def then(self, log: bytes, size: int) -> tuple[int | None, bytes | None]:
        """Return how long a log is, and its root at a size that was wanted (`remembering.Then`)."""
        grown = self._trees.get(log)
        if grown is None:
            return None, None
        return grown.edge.size, grown.roots.get(size)

    def _rows_of(self, log: bytes) -> Iterator[SweptRow]:
        after, limit = -1, _ROWS
        while page := sweep.page(
            self._store(), log=log, after=after, until=self.until, limit=limit
        ):
            after = page[-1].seq
            weight = sum(len(row.payload or b"") for row in page)
            limit = min(max(_ROWS, _PAGE_BYTES * len(page) // max(weight, 1)), _MOST_ROWS)
            yield from page

    def _check_guidance(self) -> Iterator[None]:
        """Check that each set of guidance that was adopted is kept as it was, and no other."""
        for name, where in self._adopted.items():
            if not guidance_sets.is_sound(self._store(), name):
                self._note(_NO_GUIDANCE, where)
            yield
        if self._sets - self._adopted.keys():
            self._note("The register keeps a set of guidance that no entry adopted.")

    def _salvage_guidance(self, salvage: Salvage) -> Iterator[None]:
        for name, where in self._adopted.items():
            if not salvage.attempt(partial(guidance_sets.is_sound, name=name)):
                self._note(_NO_GUIDANCE, where)
            yield

    def compare(self, row: SweptRow, signed: SignedEntry | None, lines: Lines | None) -> None:
        """Compare a row's columns, and what the lists hold of it, with what its bytes say.

        An entry that cannot be read is taken for what the register files it under.
        """
        leaf = signed.entry_id if signed else entry.entry_id(row.entry_bytes, row.signature)
        wanted = (row.log, row.seq + 1) in self._wanted
        self._trees[row.log].add(row.seq, leaf, wanted=wanted)
        kind, subject = row.kind, row.subject
        if signed:
            made = signed.entry
            kind, subject = made.kind, made.subject
            if row.kind != kind or row.subject != subject or row.at != to_ms(made.at):
                sentence = "The register files it under another kind, subject or time."
                self._note(sentence, _place(row))
        if kind == _ADOPTED and lines:
            with suppress(LedgerFault, ValueError):
                self._adopted.setdefault(bytes.fromhex(str(lines["/sha256"])), _place(row))
        if self._salvage:
            return
        decided = kind in DECISION_KINDS
        card = kind == _CARD and lines is not None and projecting.is_card(lines)
        if card:
            self._cards.append(_Card(row=row.row, subject=subject, where=_place(row)))
        self._listed += decided
        if signed and lines:
            self._compare_lists(row, signed, lines)
        if row.listed is not None and not (decided or card):
            self._note("The list of decisions shows it, and it is no decision.", _place(row))

    def _compare_lists(self, row: SweptRow, signed: SignedEntry, lines: Lines) -> None:
        """Compare what the lists hold of an entry with what it puts on them."""
        try:
            expected = projecting.rows_of(row.row, signed, lines)
        except (LedgerFault, KeyError, ValueError):
            self._note(_NOT_AS_RECORDED, _place(row))
            return
        if row.dues != expected.dues or row.happenings != expected.happenings:
            self._note(_AFTERWARDS, _place(row))
        if row.office != expected.office:
            self._note(_OFFICE, _place(row))
        if expected.dues or expected.happenings:
            self._beside["dues"] += len(expected.dues)
            self._beside["happenings"] += len(expected.happenings)
        for table in expected.office:
            self._beside[table] += 1
        if expected.number is not None:
            self._compare_number(row, signed, expected, expected.number)

    def _compare_number(
        self, row: SweptRow, signed: SignedEntry, expected: Projected, number: Reference
    ) -> None:
        """Compare the number that an entry gives, and the row of the list that bears it."""
        numbered, by = (str(number), signed.entry.subject), (row.row, row.log)
        self._numbered[numbered] = min(self._numbered.get(numbered, by), by)
        listed = expected.decision or expected.card
        # A card that was written up has left the list to its decision.
        if listed is None or (expected.card and row.listed is None):
            return
        given = (number.year, number.number, str(number))
        if row.listed != listed[:-OF_THE_CASE] or (row.number or ())[1:] != given:
            self._note(_NOT_AS_RECORDED, _place(row))

    def _check_cards(self) -> Iterator[None]:
        """Check that the list shows each card exactly as long as no decision writes it up.

        Each in one turn, since one may be written up at any moment between two. The entries on its
        subject are found by an index that is compared with its table as well.
        """
        for card in self._cards:
            store = self._store()
            on_subject = entries.of_subject(store, card.subject)
            written_up = any(each.kind in DECISION_KINDS for each in on_subject)
            if sweep.is_listed(store, card.row) == written_up:
                self._note(_NOT_AS_RECORDED, card.where)
            for index in sweep.hiding(store, card.row):
                self._note(
                    f"The index of {index.table} by {index.column} does not lead to it.", card.where
                )
            yield

    def _check_standing(self) -> Iterator[None]:
        """Check what follows from all entries on a case: open dues, how its decisions stand.

        Each range of rows is compared in one turn with the entries there are by then, since more
        may arrive between two.
        """
        for after in range(0, self.until, _FEW):
            until = min(after + _FEW, self.until)
            for find in (happenings.wrongly_open, happenings.wrongly_standing):
                for row in find(self._store(), after=after, until=until):
                    self._note(_NOT_STANDING, self._where(row))
            for row in cases.wrongly_listed(self._store(), after=after, until=until):
                self._note(_NOT_STATED, self._where(row))
            yield

    def _where(self, row: int) -> Where | None:
        stored = entries.by_row(self._store(), row)
        return Where(log=stored.log, seq=stored.seq, entry_id=stored.id) if stored else None

    def _check_nodes(self, log: bytes, grown: _Grown) -> Iterator[None]:
        for level, digests in grown.levels.items():
            for first in range(0, len(digests) // _DIGEST, _MANY):
                kept = sweep.node_digests(
                    self._store(), log=log, level=level, first=first, limit=_MANY
                )
                made = [
                    (at // _DIGEST, bytes(digests[at : at + _DIGEST]))
                    for at in range(
                        first * _DIGEST,
                        min((first + _MANY) * _DIGEST, len(digests)),
                        _DIGEST,
                    )
                ]
                # Those of entries that arrived since the sweep began come after ours.
                if kept[: len(made)] != made:
                    self._note("The kept nodes of a log's tree are not those its entries make.")
                    return
                yield

    def _note(self, sentence: str, where: Where | None = None) -> None:
        self.faults.append(Fault(code=FaultCode.COLUMNS, sentence=sentence, where=where))


def _place(row: SweptRow) -> Where:
    return Where(log=row.log, seq=row.seq, entry_id=row.entry_id)


def _is_made_of(reference: str, year: int, number: int) -> bool:
    """Tell whether a reference that an entry gave is of that year and number."""
    read = Reference.parse(reference)
    return (read.year, read.number) == (year, number)
