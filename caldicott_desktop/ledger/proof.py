"""The proof that an exported document carries: enough to check it without the vault.

`docs/store-format.md`, "Proof in an exported file". It holds the entry of the export itself, whose
signed root is the head; the entries the document shows; and their grounds: the founding, and the
entries about people, keys and logs that lead from it to each signer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from caldicott_desktop.ledger import canonical, entry, payload, schemas, tree
from caldicott_desktop.ledger.canonical import JsonValue, from_hex
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.faults import LedgerFault
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
        match canonical.decode(data):
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
                    begun=_read(begun, within=False),
                    entries=tuple(_read(each, within=True) for each in entries),
                    grounds=tuple(_read(each, within=True) for each in grounds),
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
    replay = register.replay
    grounds = _grounds([begun.signed, *(each.signed for each in entries)], begun.signed, replay)
    shown = {each.signed.entry_id for each in entries}

    def carried(of: Source, pick: Callable[[str], bool]) -> Carried:
        made = of.signed.entry
        size = _size_known(made.log, made.seq, begun.signed, replay)
        path = tree.inclusion_proof(register.nodes(made.log), made.seq, size)
        return Carried(
            signed=of.signed,
            copy=payload.redact(of.payload, of.secret, pick),
            inclusion=Inclusion(size=size, path=path),
        )

    return ExportProof(
        vault=begun.signed.entry.vault,
        begun=Carried(
            signed=begun.signed,
            copy=payload.redact(begun.payload, begun.secret, _nothing),
            inclusion=None,
        ),
        entries=tuple(
            carried(each, (each.withheld - NEVER_WITHHELD).__contains__) for each in entries
        ),
        grounds=tuple(
            carried(register.source(entry_id), _nothing)
            for entry_id in grounds
            if entry_id not in shown
        ),
    )


def _grounds(needing: list[SignedEntry], begun: SignedEntry, replay: Replay) -> list[bytes]:
    """Return the ids of all that these entries rest on, down to the founding, ordered by place."""
    changes = replay.changes()
    now = replay.everyone().keys
    found: set[bytes] = set()
    while needing:
        signed = needing.pop()
        wanted = set(replay.rests_on(signed))
        key = now.get(signed.entry.key)
        if key is not None and key.confirmed_by is not None:
            wanted.add(key.confirmed_by)
        if signed.entry.log != begun.entry.log:
            wanted.add(_link(signed.entry.log, signed.entry.seq, begun, replay)[0])
        new = wanted - found
        found |= new
        needing += [changes[entry_id][0] for entry_id in new]
    return sorted(found, key=lambda each: (changes[each][0].entry.log, changes[each][0].entry.seq))


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


def _read(value: JsonValue, *, within: bool) -> Carried:
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
