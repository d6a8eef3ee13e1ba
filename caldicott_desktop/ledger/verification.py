"""Checking a whole register: every byte, signature, root, payload and entitlement.

`docs/store-format.md`, "Verification". The work is cut into small turns, so that whoever runs it
can do other things in between, and may be shared with one more thread.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from caldicott_desktop.ledger import entry, schemas
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.faults import Fault, FaultCode, LedgerFault, Where
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.payload import Fields, Lines
from caldicott_desktop.ledger.replay import Replay, needed, where_of
from caldicott_desktop.ledger.signatures import Signatures
from caldicott_desktop.ledger.tree import Frontier
from caldicott_desktop.ledger.walk import Walk

# A turn takes about six milliseconds on two busy cores: ten entries of 270 fields and 10 kB, each
# checked in about 0.5 ms, or twice as many of thirty fields; and the bytes of long texts at about
# 100 per microsecond.
_TURN_ENTRIES = 20
_TURN_BYTES = 100_000
# A register that is wrong throughout need not be listed throughout.
_MOST_FAULTS = 1000


class StoredEntry(Protocol):
    """One entry as a register holds it: index columns, exact bytes, payload and its secret.

    `log` is 16 bytes, `entry_id` 32. `payload` and `secret` are None when they are not there.
    """

    @property
    def log(self) -> bytes: ...  # noqa: D102 - the class says what each is
    @property
    def seq(self) -> int: ...  # noqa: D102
    @property
    def entry_id(self) -> bytes: ...  # noqa: D102
    @property
    def entry_bytes(self) -> bytes: ...  # noqa: D102
    @property
    def signature(self) -> bytes: ...  # noqa: D102
    @property
    def payload(self) -> bytes | None: ...  # noqa: D102
    @property
    def secret(self) -> bytes | None: ...  # noqa: D102


Stored = TypeVar("Stored", bound=StoredEntry)
Beside: TypeAlias = Callable[[Stored, SignedEntry | None, Lines | None], None]
"""Is called with each row and what its bytes were found to say, None where they say nothing.

So whatever else is kept about an entry can be compared without reading them again.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a full verification found.

    `newer` entries are of a kind or schema of a newer program: intact, authority not checked.
    `unlisted` counts faults beyond those in `faults`. `installations` names the logs by id.
    """

    entries: int
    heads: tuple[Head, ...]
    faults: tuple[Fault, ...]
    newer: int = 0
    unlisted: int = 0
    installations: Mapping[bytes, str] = field(default_factory=dict)

    def told(self) -> list[str]:
        """Return each fault as a sentence that begins with its place."""
        return [self._placed(fault) for fault in self.faults]

    def _placed(self, fault: Fault) -> str:
        if fault.where is None:
            return fault.sentence
        name = self.installations.get(fault.where.log, fault.where.log.hex()[:8])
        return f"Entry {fault.where.seq + 1:,} of “{name}”: {fault.sentence}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A head up to which a log was checked before, and the tree's edge there as it is now."""

    head: Head
    edge: Frontier


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What a check of newer entries alone starts from: the heads, and what is known of people.

    `changes` are the entries of `replay.STATE_KINDS` below those heads, with all their fields; each
    log's in order. They are taken as checked before.
    """

    checked: tuple[Checked, ...]
    changes: tuple[tuple[SignedEntry, Fields], ...]


def verify(
    vault: bytes,
    rows: Iterable[Stored],
    *,
    beside: Beside[Stored] = lambda _row, _signed, _lines: None,
    before: Before | None = None,
    helper: Executor | None = None,
) -> Generator[int, None, Report]:
    """Check every row, yielding the number done after each turn of at most about ten milliseconds.

    `vault` is the 16-byte vault id; `rows` come ordered by log and position. With a `helper` (an
    executor of one thread), signatures are checked there as well. With `before`, only the rows from
    those heads on are given. Closing the generator stops the work.
    """
    register = _Register(vault, before or Before(checked=(), changes=()))
    turns = (_Turn.begun(turn, helper) for turn in _turns(rows))
    following = None
    turn = next(turns, None)
    try:
        while turn is not None:
            # So that the helper has signatures to check while this turn is hashed and compared.
            following = next(turns, None)
            read = [_read(vault, row, signed, beside) for row, signed in turn.parsed]
            wrong = turn.signatures.wrong()
            for each in read:
                register.take(each, rightly_signed=not wrong or each.leaf not in wrong)
            yield register.entries
            turn = following
    finally:
        for left in filter(None, (turn, following)):
            left.signatures.drop()
    return register.report()


def compare(kept: Head, size: int | None, root_then: bytes | None) -> Fault | None:
    """Return what is wrong with a log against a head kept from before, or None.

    `size` is how many entries the log has now (None: it is not there), `root_then` the root over
    its first `kept.size` entries where it has as many.
    """
    if size is None or size < kept.size or root_then is None:
        return Fault(
            code=FaultCode.OLDER,
            sentence=f"An older copy was put back: {kept.size:,} entries of this log had been "
            f"seen, and {size or 0:,} are here.",
        )
    if root_then != kept.root:
        return Fault(
            code=FaultCode.ROOT,
            sentence=f"The first {kept.size:,} entries of this log are not those seen before: "
            "one of them was changed, added or dropped, or another copy of this vault was used.",
        )
    return None


class _Read(NamedTuple):
    """A row whose bytes have been checked by themselves, but for the signature."""

    row: StoredEntry
    signed: SignedEntry | None
    leaf: bytes
    fields: Fields | None
    faults: Sequence[tuple[FaultCode, str]]

    @property
    def where(self) -> Where:
        """Its place, as faults name it."""
        if self.signed is not None:
            return where_of(self.signed)
        return Where(log=self.row.log, seq=self.row.seq, entry_id=self.leaf)


def _turns(rows: Iterable[Stored]) -> Iterator[list[Stored]]:
    turn: list[Stored] = []
    weight = 0
    for row in rows:
        turn.append(row)
        weight += len(row.payload or b"")
        if len(turn) >= _TURN_ENTRIES or weight >= _TURN_BYTES:
            yield turn
            turn, weight = [], 0
    if turn:
        yield turn


class _Turn(NamedTuple, Generic[Stored]):
    """The rows of one turn with what their bytes say; their signatures are being checked."""

    parsed: Sequence[tuple[Stored, SignedEntry | LedgerFault]]
    signatures: Signatures

    @staticmethod
    def begun(rows: Iterable[Stored], helper: Executor | None) -> _Turn[Stored]:
        """Return a turn of whose signatures the checks have begun."""
        parsed = [(row, _parse(row)) for row in rows]
        signed = (each for _, each in parsed if isinstance(each, SignedEntry))
        return _Turn(parsed, Signatures(signed, helper))


def _parse(row: StoredEntry) -> SignedEntry | LedgerFault:
    try:
        return entry.parse_signed(row.entry_bytes, row.signature)
    except LedgerFault as fault:
        return fault


def _read(
    vault: bytes, row: Stored, signed: SignedEntry | LedgerFault, beside: Beside[Stored]
) -> _Read:
    if isinstance(signed, LedgerFault):
        beside(row, None, None)
        leaf = entry.entry_id(row.entry_bytes, row.signature)
        return _Read(row, None, leaf, None, ((FaultCode.ENTRY, signed.message),))
    faults: list[tuple[FaultCode, str]] = []
    made, leaf = signed.entry, signed.entry_id
    if made.vault != vault:
        faults.append((FaultCode.VAULT, "It belongs to another vault."))
    if row.seq != made.seq or row.log != made.log or row.entry_id != leaf:
        sentence = "The register files it under another log, position or id."
        faults.append((FaultCode.COLUMNS, sentence))
    payload, secret = row.payload, row.secret
    lines = fields = None
    try:
        if payload is None or secret is None:
            faults.append((FaultCode.PAYLOAD_MISSING, "What it says is missing."))
        else:
            lines = Lines(payload)
    except LedgerFault as fault:
        faults.append((FaultCode.PAYLOAD, fault.message))
    beside(row, signed, lines)
    try:
        if lines is not None and secret is not None:
            if lines.commitment(secret) == made.payload:
                fields = needed(made.kind, lines)
            else:
                sentence = "What it says is not what was signed: it was changed."
                faults.append((FaultCode.COMMITMENT, sentence))
    except LedgerFault as fault:
        faults.append((FaultCode.PAYLOAD, fault.message))
    return _Read(row, signed, leaf, fields, faults)


class _Register:
    """All that has been read so far."""

    def __init__(self, vault: bytes, before: Before) -> None:
        self.entries = 0
        self.faults: list[Fault] = []
        self.unlisted = 0
        self.replay = Replay(vault)
        self.walks: dict[bytes, Walk] = {}
        self.ids: set[bytes] = set()
        self.awaited: dict[bytes, Where] = {}
        self.named: list[tuple[Where, schemas.HeadAt]] = []
        self.continued = bool(before.checked)
        for signed, fields in before.changes:
            self.replay.take(signed, fields)
        for each in before.checked:
            fault = compare(each.head, each.edge.size, each.edge.root())
            if fault is not None:
                self._note(fault)
            self.walks[each.head.log] = Walk(each.edge.copy())

    def take(self, read: _Read, *, rightly_signed: bool) -> None:
        """Take in a row that was checked by itself, and check it against what came before."""
        row, signed = read.row, read.signed
        self.entries += 1
        self.ids.add(read.leaf)
        walk = self.walks.get(row.log)
        if walk is None:
            walk = self.walks[row.log] = Walk(Frontier())
        if not rightly_signed:
            sentence = "Its signature is not that of its bytes and key."
            self._note(Fault(code=FaultCode.SIGNATURE, sentence=sentence, where=read.where))
        for code, sentence in read.faults:
            self._note(Fault(code=code, sentence=sentence, where=read.where))
        root = signed.entry.root if signed else None
        if not walk.goes_on(row.seq, root, read.leaf):
            for code, sentence in walk.place(row.seq, root, read.leaf):
                self._note(Fault(code=code, sentence=sentence, where=read.where))
        if signed is None:
            return
        self._check_order(walk, signed)
        for earlier in signed.entry.after:
            if earlier not in self.ids:
                self.awaited.setdefault(earlier, read.where)
        if read.fields is not None and rightly_signed and not read.faults:
            self._replay(walk, signed, read.fields)

    def report(self) -> Report:
        """Judge what can be judged only when all has been read, and return the findings."""
        for fault in self.replay.judge():
            self._note(fault)
        for awaited, where in self.awaited.items():
            if awaited not in self.ids and not self.continued:
                self._note(
                    Fault(
                        code=FaultCode.REFERENCE,
                        sentence="An entry it follows is missing.",
                        where=where,
                    )
                )
        self._check_named()
        founded = any(walk.founded or walk.first for walk in self.walks.values())
        if self.entries and not founded:
            self._note(
                Fault(code=FaultCode.LOG_START, sentence="The entry that founds it is missing.")
            )
        return Report(
            entries=self.entries,
            heads=tuple(head for log in sorted(self.walks) for head in self.walks[log].heads(log)),
            faults=tuple(self.faults),
            newer=self.replay.newer,
            unlisted=self.unlisted,
            installations={
                log: walk.installation for log, walk in self.walks.items() if walk.installation
            },
        )

    def _note(self, fault: Fault) -> None:
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(fault)
        else:
            self.unlisted += 1

    def _check_order(self, walk: Walk, signed: SignedEntry) -> None:
        made = signed.entry
        begins = made.kind in ("vault.founded", "log.begun")
        if made.seq == 0:
            walk.founded = made.kind == "vault.founded"
            if walk.founded and sum(each.founded for each in self.walks.values()) > 1:
                self._start_fault("The vault is founded twice.", signed)
            if not begins:
                self._start_fault("Its log does not begin with “log.begun”.", signed)
        elif made.seq == 1 and walk.founded:
            if made.kind != "log.begun":
                self._start_fault("The first log does not go on with “log.begun”.", signed)
        elif begins and not walk.first == made.seq == 1:
            # (After a head of one entry it cannot be told here which of the two that one was.)
            self._start_fault("It stands in the middle of a log, where none begins.", signed)
        back = walk.last_at is not None and made.at < walk.last_at and not walk.forked
        if back and made.kind != "clock.changed":
            self._note(
                Fault(
                    code=FaultCode.TIME,
                    sentence="Its recorded time is before that of the entry before it, "
                    "and no change of the clock was recorded.",
                    where=where_of(signed),
                )
            )
        walk.last_at = made.at

    def _start_fault(self, sentence: str, signed: SignedEntry) -> None:
        self._note(Fault(code=FaultCode.LOG_START, sentence=sentence, where=where_of(signed)))

    def _replay(self, walk: Walk, signed: SignedEntry, fields: Fields) -> None:
        try:
            self.replay.take(signed, fields)
            self.named += [(where_of(signed), head) for head in schemas.heads_named(fields)]
            if fields["/schema"] == schemas.LOG_BEGUN.name:
                walk.installation = str(fields["/installation"])
        except LedgerFault as fault:
            sentence = fault.message
            self._note(Fault(code=FaultCode.PAYLOAD, sentence=sentence, where=where_of(signed)))

    def _check_named(self) -> None:
        for where, head in self.named:
            walk = self.walks.get(head.log)
            held = walk.heads(head.log)[0].size if walk else 0
            if walk is None or held < head.size:
                sentence = (
                    f"It knew {head.size:,} entries of another log, of which {held:,} are here."
                )
                self._note(Fault(code=FaultCode.LOG_MISSING, sentence=sentence, where=where))
                continue
            if not walk.had(head.size, head.root) and not walk.broken:
                self._note(
                    Fault(
                        code=FaultCode.ROOT,
                        sentence="It knew another history of one of the logs here.",
                        where=where,
                    )
                )


__all__ = ["Report", "StoredEntry", "compare", "verify"]
