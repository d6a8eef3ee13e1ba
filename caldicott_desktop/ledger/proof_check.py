"""Checking the proof that an exported document carries, without the vault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field

from caldicott_desktop.ledger import payload, schemas, signatures, tree
from caldicott_desktop.ledger.authority import KnownKey, KnownPerson, View
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.faults import Fault, FaultCode, LedgerFault
from caldicott_desktop.ledger.head import Head, printed_key
from caldicott_desktop.ledger.payload import Fields
from caldicott_desktop.ledger.proof import Carried, ExportProof, Inclusion
from caldicott_desktop.ledger.proof_pieces import ProofPieces
from caldicott_desktop.ledger.replay import Replay, needed_of, where_of
from caldicott_desktop.ledger.signatures import Batches

NOT_PROVEN = (
    "When something was decided: the log shows when it was recorded, by that computer's clock.",
    "That what was written is true, or that every decision made was recorded.",
    "That no entry was corrected later, and that no entry outside this file retired a key.",
    "That this is the log others know: compare its head with one lodged elsewhere.",
)
"""What no proof in a file can show, as sentences after *This does not prove:*."""

_FOUNDED = "vault.founded"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenEntry:
    """One entry of a proof as it was found. `position` counts from 1, of `size` entries."""

    entry_id: bytes
    kind: str
    position: int
    size: int
    signer: str
    roles: tuple[str, ...]
    key: bytes
    set_by_recovery: bool
    fields: int
    withheld: tuple[str, ...]

    def told(self) -> str:
        """Return what is proven about it, as a sentence."""
        return f"Entry {self.position:,} of {self.size:,} was {self._signed()}"

    def told_as_export(self) -> str:
        """Return the same of the entry that began the export, which follows the head it signs."""
        return f"The export itself is entry {self.position:,}, {self._signed()}"

    def _signed(self) -> str:
        roles = f" ({', '.join(self.roles)})" if self.roles else ""
        marked = ", a key set by recovery that nobody else has confirmed" * self.set_by_recovery
        shown = self.fields - len(self.withheld)
        return (
            f"signed by {self.signer}{roles} with key {printed_key(self.key)}{marked}, and has not "
            f"changed since. {self.fields} fields: {shown} shown and proven, "
            f"{len(self.withheld)} withheld."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofReport:
    """What checking a proof found.

    `files` gives the digest that the export promised for each file name (None where it promised
    none), `founding` who founded the vault, `known` the roots of all heads that it proves, by log
    and size. `newer` counts entries of a newer program, whose authority was not checked.
    """

    vault: bytes
    head: Head
    entries: tuple[ProvenEntry, ...]
    begun: ProvenEntry
    faults: tuple[Fault, ...]
    newer: int
    export: schemas.ExportBegun | None
    founding: schemas.Founding | None
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    known: Mapping[tuple[bytes, int], bytes] = field(default_factory=dict)

    @property
    def proven(self) -> tuple[str, ...]:
        """What is proven, as sentences; nothing when anything is wrong."""
        if self.faults:
            return ()
        return tuple(each.told() for each in (*self.entries, self.begun))


def check(proof: ExportProof) -> ProofReport:
    """Return what the proof proves, and everything that is wrong with it."""
    with signatures.in_batches() as batches:
        kept = _Kept(batches)
        found = _Proof(
            vault=proof.vault,
            export=proof.begun,
            begun=kept.take(proof.begun),
            entries=tuple(map(kept.take, proof.entries)),
            grounds=tuple(map(kept.take, proof.grounds)),
            wrong=batches.wrong(),
        )
    return _judged(found)


def check_json(data: bytes) -> ProofReport:
    """Return the same of a proof as canonical JSON, of which only a part is there at any time.

    Raises `LedgerFault` where it has not the form of a proof.
    """
    with signatures.in_batches() as batches:
        pieces, kept = ProofPieces(data), _Kept(batches)
        carried = pieces.begun()
        found = _Proof(
            export=carried,
            begun=kept.take(carried),
            entries=tuple(map(kept.take, pieces.entries())),
            grounds=tuple(map(kept.take, pieces.grounds())),
            vault=pieces.vault(),
            wrong=batches.wrong(),
        )
    return _judged(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    """An entry checked by itself, with as much of it as judging all of them rests on.

    `fields` are those that `Replay.take` needs.
    """

    signed: SignedEntry
    inclusion: Inclusion | None
    fields: Fields
    count: int
    withheld: tuple[str, ...]
    is_committed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Proof:
    """A proof of which every entry was checked by itself.

    `export` is what `begun` was checked of; `wrong` are the ids of entries not rightly signed.
    """

    vault: bytes
    export: Carried
    begun: _Checked
    entries: tuple[_Checked, ...]
    grounds: tuple[_Checked, ...]
    wrong: AbstractSet[bytes]


class _Kept:
    """What is kept of entries; the paths that several withhold are kept once."""

    def __init__(self, batches: Batches) -> None:
        self._batches = batches
        self._withheld: dict[tuple[str, ...], tuple[str, ...]] = {}

    def take(self, carried: Carried) -> _Checked:
        signed, copy = carried.signed, carried.copy
        self._batches.take(signed)
        withheld = self._withheld.setdefault(copy.withheld, copy.withheld)
        return _Checked(
            signed=signed,
            inclusion=carried.inclusion,
            fields=needed_of(signed.entry.kind, copy.shown),
            count=len(copy.fields),
            withheld=withheld,
            is_committed=payload.commitment(copy) == signed.entry.payload,
        )


def _judged(proof: _Proof) -> ProofReport:
    begun = proof.begun
    ordered = _ordered((*proof.grounds, *proof.entries, begun))
    faults = [fault for each in ordered for fault in _check_alone(proof, each)]
    known, unplaced = _check_places(begun, ordered)
    faults += unplaced
    replay = Replay(proof.vault)
    for each in ordered:
        try:
            replay.take(each.signed, each.fields)
        except LedgerFault as fault:
            faults.append(_fault(FaultCode.PAYLOAD, fault.message, each))
    faults += replay.judge()
    if not any(each.signed.entry.kind == _FOUNDED for each in proof.grounds):
        faults.append(_fault(FaultCode.LOG_START, "The entry that founds its vault is missing."))
    export = None
    try:
        export = schemas.EXPORT_BEGUN.read(proof.export.copy.shown)
    except LedgerFault as fault:
        faults.append(_fault(FaultCode.PAYLOAD, fault.message, begun))
    made = begun.signed.entry
    if made.kind != "export.begun":
        faults.append(_fault(FaultCode.PROOF, "It is not the beginning of an export.", begun))
    now = replay.everyone()
    return ProofReport(
        vault=proof.vault,
        head=Head(log=made.log, size=made.seq, root=made.root),
        entries=tuple(_found(each, replay, now) for each in proof.entries),
        begun=_found(begun, replay, now),
        faults=tuple(faults),
        newer=replay.newer,
        export=export,
        founding=_founding(proof.grounds),
        files={each.name: each.digest for each in export.files} if export else {},
        known=known,
    )


def _ordered(checked: Iterable[_Checked]) -> list[_Checked]:
    return sorted(checked, key=lambda each: (each.signed.entry.log, each.signed.entry.seq))


def _check_alone(proof: _Proof, checked: _Checked) -> Iterator[Fault]:
    if checked.signed.entry_id in proof.wrong:
        sentence = "Its signature is not that of its bytes and key."
        yield _fault(FaultCode.SIGNATURE, sentence, checked)
    if checked.signed.entry.vault != proof.vault:
        yield _fault(FaultCode.VAULT, "It belongs to another vault.", checked)
    if not checked.is_committed:
        sentence = "What it says here is not what was signed: it was changed."
        yield _fault(FaultCode.COMMITMENT, sentence, checked)


def _check_places(
    begun: _Checked, ordered: list[_Checked]
) -> tuple[Mapping[tuple[bytes, int], bytes], list[Fault]]:
    """Prove each entry's place under the signed head, or under a head that a proven entry names.

    Returns these heads, and a fault for each entry whose place is not proven.
    """
    made = begun.signed.entry
    known = {(made.log, made.seq): made.root}
    waiting = [each for each in ordered if each is not begun]
    while proven := [each for each in waiting if _is_under(each, known)]:
        placed = {id(each) for each in proven}  # comparing them would take the square of their time
        waiting = [each for each in waiting if id(each) not in placed]
        for each in proven:
            # A payload that does not have its form is told of by the replay of authority.
            with suppress(LedgerFault):
                heads = schemas.heads_named(each.fields)
                known |= {(head.log, head.size): head.root for head in heads}
    sentence = "Its place in the log is not proven by the signed head."
    return known, [_fault(FaultCode.PROOF, sentence, each) for each in waiting]


def _is_under(checked: _Checked, known: Mapping[tuple[bytes, int], bytes]) -> bool:
    made, inclusion = checked.signed.entry, checked.inclusion
    root = known.get((made.log, inclusion.size)) if inclusion else None
    return (
        root is not None
        and inclusion is not None
        and tree.check_inclusion(
            checked.signed.entry_id, made.seq, inclusion.size, inclusion.path, root
        )
    )


def _found(checked: _Checked, replay: Replay, now: View) -> ProvenEntry:
    made = checked.signed.entry
    then = replay.view_at(made.log, made.seq)
    key = then.keys.get(made.key)
    person = then.people.get(made.person)
    latest = now.keys.get(made.key)
    return ProvenEntry(
        entry_id=checked.signed.entry_id,
        kind=made.kind,
        position=made.seq + 1,
        size=checked.inclusion.size if checked.inclusion else made.seq + 1,
        signer=_signer(key, person),
        roles=tuple(sorted(role.label for role in person.roles)) if person and key else (),
        key=made.key,
        set_by_recovery=latest is not None and latest.set_by_recovery,
        fields=checked.count,
        withheld=checked.withheld,
    )


def _founding(grounds: Iterable[_Checked]) -> schemas.Founding | None:
    for each in grounds:
        if each.signed.entry.kind == _FOUNDED:
            try:
                return schemas.FOUNDING.read(each.fields)
            except LedgerFault:
                return None
    return None


def _signer(key: KnownKey | None, person: KnownPerson | None) -> str:
    if key is None:
        return "a key that this file does not explain"
    return person.name if person else "the recovery key"


def _fault(code: FaultCode, sentence: str, checked: _Checked | None = None) -> Fault:
    return Fault(code=code, sentence=sentence, where=where_of(checked.signed) if checked else None)


__all__ = ["NOT_PROVEN", "ProofReport", "ProvenEntry", "check", "check_json"]
