"""The proof that an exported document carries: enough to check it without the vault.

`docs/store-format.md`, "Proof in an exported file". It holds the entry of the export itself, whose
signed root is the head; the entries the document shows; and their grounds: the founding, and the
entries about people, keys and logs that lead from it to each signer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from caldicott_desktop.ledger import canonical, entry, payload, schemas, tree
from caldicott_desktop.ledger.canonical import JsonValue, from_hex
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.pack import Lead
from caldicott_desktop.ledger.payload import RedactedCopy
from caldicott_desktop.ledger.replay import Replay

FORMAT = "caldicott-log/export/1"
FILE_NAME = "caldicott-log-proof.json"
"""The name of the proof where a file carries it as a file of its own."""

NEVER_WITHHELD = frozenset({"/schema", "/decided_by_id", "/accessor_id", "/confirmed", "/level"})
"""Paths that a signer's authority rests on; none of them says anything about a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion:
    """The path (32-byte hashes, lowest first) to the root over the first `size` entries."""

    size: int
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """An entry in a proof, with a copy of its payload. Only the export's own has no inclusion."""

    signed: SignedEntry
    copy: RedactedCopy
    inclusion: Inclusion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportProof:
    """What an exported document carries. `vault` is the 16-byte vault id."""

    vault: bytes
    begun: Carried
    entries: tuple[Carried, ...]
    grounds: tuple[Carried, ...]

    def to_json(self) -> bytes:
        """Return the canonical JSON to embed; `from_json` gives back an equal proof."""
        return canonical.encode(
            {
                "format": FORMAT,
                "vault": self.vault.hex(),
                "begun": _write(self.begun),
                "entries": [_write(each) for each in self.entries],
                "grounds": [_write(each) for each in self.grounds],
            }
        )

    @staticmethod
    def from_json(data: bytes) -> ExportProof:
        """Return the proof that `data` holds; nothing is checked but its form.

        Raises `LedgerFault` naming what is wrong.
        """
        return ExportProof.from_value(canonical.decode(data))

    @staticmethod
    def from_value(value: JsonValue) -> ExportProof:
        """Return the same of JSON that was read before."""
        match value:
            case {
                "format": "caldicott-log/export/1",
                "vault": str(vault),
                "begun": begun,
                "entries": list(entries),
                "grounds": list(grounds),
                **more,
            } if not more:
                return ExportProof(
                    vault=from_hex(vault, 16),
                    begun=read_carried(begun, within=False),
                    entries=tuple(read_carried(each, within=True) for each in entries),
                    grounds=tuple(read_carried(each, within=True) for each in grounds),
                )
            case {"format": str(other)} if other != FORMAT:
                raise LedgerFault("proof-newer", format=other)
            case _:
                raise LedgerFault("not-proof")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An entry with its payload and 32-byte secret, as the register holds them.

    `withheld` are the paths of its payload whose values stay behind.
    """

    signed: SignedEntry
    payload: bytes
    secret: bytes
    withheld: frozenset[str] = frozenset()


class Register(Protocol):
    """Where entries and trees are kept, and what was judged of them."""

    @property
    def replay(self) -> Replay:
        """Has judged at least every entry about people, keys and logs up to the export."""
        ...

    def source(self, entry_id: bytes) -> Source:
        """Return the entry with this 32-byte id."""
        ...

    def nodes(self, log: bytes) -> tree.Nodes:
        """Return the tree of the log with this 16-byte id."""
        ...


def assemble(begun: Source, entries: Sequence[Source], register: Register) -> ExportProof:
    """Return the proof for a document that shows `entries`, begun with `begun`.

    Of `entries` everything is shown but what each withholds, and `NEVER_WITHHELD` always.
    Raises `LedgerFault` when an entry's log has no head that the log of `begun` knows.
    """
    assembly = _Assembly(begun, register)
    return ExportProof(
        vault=begun.signed.entry.vault,
        begun=assembly.begun,
        entries=tuple(map(assembly.carried, entries)),
        grounds=tuple(assembly.grounds()),
    )


def assemble_leading(
    begun: Source, heads: Iterable[Head], register: Register
) -> tuple[ExportProof, tuple[Lead, ...]]:
    """Return the proof for an export that shows no entry, and how `heads` lead to its own.

    Each head is one that its log has had, over one entry or more. Raises `LedgerFault` for a log
    that the log of `begun` does not know.
    """
    assembly = _Assembly(begun, register)
    leads = tuple(map(assembly.lead, heads))
    proof = ExportProof(
        vault=begun.signed.entry.vault,
        begun=assembly.begun,
        entries=(),
        grounds=tuple(assembly.grounds()),
    )
    return proof, leads


def in_pieces(begun: Source, entries: Iterable[Source], register: Register) -> Iterator[bytes]:
    """Yield the canonical JSON of the proof that `assemble` gives, an entry at a time.

    Raises what `assemble` raises.
    """
    assembly = _Assembly(begun, register)
    yield b'{"begun":' + canonical.encode(_write(assembly.begun)) + b',"entries":['
    yield from _in_list(map(assembly.carried, entries))
    yield b'],"format":' + canonical.encode(FORMAT) + b',"grounds":['
    yield from _in_list(assembly.grounds())
    yield b'],"vault":' + canonical.encode(begun.signed.entry.vault.hex()) + b"}"


def _in_list(carried: Iterable[Carried]) -> Iterator[bytes]:
    for at, each in enumerate(carried):
        yield (b"," if at else b"") + canonical.encode(_write(each))


class _Assembly:
    """Takes in the entries of a proof one by one, and then knows what they rest on."""

    def __init__(self, begun: Source, register: Register) -> None:
        self._register = register
        self._signed = begun.signed
        self._changes = register.replay.changes()
        self._keys = register.replay.everyone().keys
        self._shown: set[bytes] = set()
        self._wanted: set[bytes] = set()
        self._want(begun.signed)
        copy = payload.redact(begun.payload, begun.secret, _nothing)
        self.begun = Carried(signed=begun.signed, copy=copy, inclusion=None)

    def carried(self, of: Source) -> Carried:
        """Return an entry that is shown, as the proof carries it."""
        self._shown.add(of.signed.entry_id)
        self._want(of.signed)
        return self._carried(of)

    def lead(self, head: Head) -> Lead:
        """Return the way from an earlier head to the tree that the log of the export knows."""
        if head.log == self._signed.entry.log:
            size = self._signed.entry.seq
        else:
            entry_id, size = _link(head.log, head.size - 1, self._signed, self._register.replay)
            self._wanted.add(entry_id)
        path = tree.consistency_proof(self._register.nodes(head.log), head.size, size)
        return Lead(head=head, size=size, path=path)

    def grounds(self) -> Iterator[Carried]:
        """Yield all that the entries rest on, down to the founding, ordered by place."""
        found: set[bytes] = set()
        while new := self._wanted - found:
            found |= new
            for entry_id in new:
                self._want(self._changes[entry_id][0])
        for entry_id in sorted(found - self._shown, key=self._place):
            yield self._carried(self._register.source(entry_id))

    def _place(self, entry_id: bytes) -> tuple[bytes, int]:
        made = self._changes[entry_id][0].entry
        return made.log, made.seq

    def _want(self, signed: SignedEntry) -> None:
        """Note what an entry rests on."""
        replay, made = self._register.replay, signed.entry
        self._wanted.update(replay.rests_on(signed))
        key = self._keys.get(made.key)
        if key is not None and key.confirmed_by is not None:
            self._wanted.add(key.confirmed_by)
        if made.log != self._signed.entry.log:
            self._wanted.add(_link(made.log, made.seq, self._signed, replay)[0])

    def _carried(self, of: Source) -> Carried:
        made = of.signed.entry
        size = _size_known(made.log, made.seq, self._signed, self._register.replay)
        path = tree.inclusion_proof(self._register.nodes(made.log), made.seq, size)
        withheld = of.withheld - NEVER_WITHHELD
        return Carried(
            signed=of.signed,
            copy=payload.redact(of.payload, of.secret, withheld.__contains__),
            inclusion=Inclusion(size=size, path=path),
        )


def _size_known(log: bytes, seq: int, begun: SignedEntry, replay: Replay) -> int:
    """Return the size of the tree, known to the log of `begun`, in which to prove an entry."""
    if log == begun.entry.log:
        return begun.entry.seq
    return _link(log, seq, begun, replay)[1]


def _link(log: bytes, seq: int, begun: SignedEntry, replay: Replay) -> tuple[bytes, int]:
    """Return the last entry by which the log of `begun` came to know entry `seq` of `log`."""
    links = [
        (signed.entry.seq, signed.entry_id, head.size)
        for signed, fields in replay.changes().values()
        if signed.entry.log == begun.entry.log and signed.entry.seq < begun.entry.seq
        for head in schemas.heads_named(fields)
        if head.log == log and head.size > seq
    ]
    if not links:
        raise LedgerFault("log-unknown")
    _, entry_id, size = max(links)
    return entry_id, size


def _nothing(_path: str) -> bool:
    return False


def _write(carried: Carried) -> JsonValue:
    written: dict[str, JsonValue] = {
        "entry": carried.signed.entry_bytes.decode("ascii"),
        "signature": carried.signed.signature.hex(),
        "payload": carried.copy.to_json(),
    }
    if carried.inclusion is not None:
        written["size"] = carried.inclusion.size
        written["path"] = [digest.hex() for digest in carried.inclusion.path]
    return written


def read_carried(value: JsonValue, *, within: bool) -> Carried:
    """Return an entry of a proof; `within` its log's tree it has a place, and else it has none.

    Raises `LedgerFault` for any other value.
    """
    match value:
        case {"entry": str(data), "signature": str(signature), "payload": copy, **rest}:
            return Carried(
                signed=entry.parse_signed(
                    data.encode("utf-8"), from_hex(signature, entry.SIGNATURE_BYTES)
                ),
                copy=RedactedCopy.from_json(copy),
                inclusion=_read_inclusion(cast("dict[str, JsonValue]", rest), within=within),
            )
        case _:
            raise LedgerFault("proof-entry")


def _read_inclusion(rest: dict[str, JsonValue], *, within: bool) -> Inclusion | None:
    match rest:
        case {} if not rest and not within:
            return None
        case {"size": int(size), "path": list(path), **more} if not more and within:
            digests = [from_hex(each, 32) for each in path if isinstance(each, str)]
            if len(digests) == len(path) and not isinstance(size, bool):
                return Inclusion(size=size, path=tuple(digests))
    raise LedgerFault("proof-place")
