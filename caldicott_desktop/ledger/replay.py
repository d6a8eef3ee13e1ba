"""Replaying the authority of whole logs: entries are taken in as they come and judged at the end.

Logs are read one after the other, but an entry of one log may rest on people and keys of another
that is read later. So nothing is judged while reading: changes to people and keys are kept, and
between two of them every claim only once, since all equal claims there are judged alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from caldicott_desktop.ledger import authority, schemas
from caldicott_desktop.ledger.authority import (
    CONDITION_FIELDS,
    CONFIRMED_BY,
    CONFIRMING,
    RECORDED_FOR,
    STATE_KINDS,
    Claim,
    KnownKey,
    KnownPerson,
    View,
)
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.faults import Fault, FaultCode, Where
from caldicott_desktop.ledger.payload import Fields, Lines, Value
from caldicott_desktop.ledger.schemas import HeadAt


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """An entry that changes what later ones are judged by."""

    signed: SignedEntry
    fields: Fields

    @property
    def seq(self) -> int:
        return self.signed.entry.seq

    @property
    def heads(self) -> tuple[HeadAt, ...]:
        """The heads it takes in, when it is one that does."""
        return schemas.heads_named(self.fields)


@dataclass(slots=True, kw_only=True)
class _Repeated:
    """Where a claim was first made, and how often."""

    where: Where
    times: int = 1


_KnownBy = tuple[str, bytes, bytes, Value, Value]
"""A kind, key and person, the schema, and what a condition rests on: what a claim follows from."""


@dataclass(slots=True, kw_only=True)
class _Claims:
    """The distinct claims between two changes, from position `seq` on.

    `known` has them by what they are known by while reading.
    """

    seq: int
    made: dict[Claim, _Repeated] = field(default_factory=dict)
    known: dict[_KnownBy, _Repeated] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class _Log:
    """What was read of one log, how far it has been judged, and what it knew from where on."""

    steps: list[_Change | _Claims] = field(default_factory=list)
    done: int = 0
    known: frozenset[int] = frozenset()
    history: list[tuple[int, frozenset[int]]] = field(default_factory=list)


_NOT_THEIRS = {
    "decision.confirmed": "It confirms a decision that was not recorded for its signer.",
    "access.confirmed": "It confirms an access that was not logged for its signer.",
}

# The fields that judging a kind rests on, beside `/schema`.
_RESTS_ON = {
    kind: frozenset(
        path
        for path in (
            CONDITION_FIELDS.get(kind),
            RECORDED_FOR.get(kind),
            "/confirmed" if kind in CONFIRMING else None,
        )
        if path
    )
    for kind in CONDITION_FIELDS.keys() | RECORDED_FOR.keys() | CONFIRMING
}

_Effect = tuple[bytes, KnownPerson] | tuple[bytes, KnownKey]


class Replay:
    """Judges the entries of a vault's logs.

    `take` each entry (those of one log in their order, logs in any order), then `judge` once.
    """

    def __init__(self, vault: bytes) -> None:
        """Start with nothing; `vault` is the 16-byte vault id."""
        self.vault = vault
        self.newer = 0
        """How many entries have a kind or schema of a newer program; they are not judged."""
        self._logs: dict[bytes, _Log] = {}
        self._effects: list[_Effect] = []
        self._claims: dict[_KnownBy, Claim | None] = {}
        # By confirming kind and confirmed entry: whom that was recorded for by somebody else.
        self._recorded_for: dict[tuple[str, str], Value] = {}
        self._confirmations: list[tuple[Where, str, str, Value]] = []
        self._rests_on: dict[bytes, tuple[bytes, ...]] = {}

    def take(self, signed: SignedEntry, fields: Fields) -> None:
        """Take in one entry with its fields: all of them for `STATE_KINDS`, else `needed`.

        Raises `LedgerFault` when the payload's form is not that of the schema it names.
        """
        made = signed.entry
        path = CONDITION_FIELDS.get(made.kind)
        value = fields.get(path) if path else None
        known_by = (made.kind, made.key, made.person, fields.get("/schema"), value)
        log = self._logs.get(made.log)
        last = log.steps[-1] if log and log.steps else None
        found = last.known.get(known_by) if isinstance(last, _Claims) else None
        if found is None:
            if known_by not in self._claims:
                self._claims[known_by] = authority.claim(signed, fields)
            claim = self._claims[known_by]
            if claim is None:
                self.newer += 1
                return
            if made.kind in STATE_KINDS:
                schemas.SCHEMAS[str(fields["/schema"])].read(fields)
                self._steps(made.log).append(_Change(signed=signed, fields=fields))
                return
            self._claim(signed, known_by, claim)
        else:
            found.times += 1
        self.recall(signed, fields)
        if made.kind in CONFIRMING:
            confirmed = (made.kind, made.person.hex(), fields.get("/confirmed"))
            self._confirmations.append((where_of(signed), *confirmed))

    def _steps(self, log: bytes) -> list[_Change | _Claims]:
        return self._logs.setdefault(log, _Log()).steps

    def _claim(self, signed: SignedEntry, known_by: _KnownBy, claim: Claim) -> None:
        """Keep a claim that was not made since the last change, or not for what it is known by."""
        steps = self._steps(signed.entry.log)
        last = steps[-1] if steps else None
        if not isinstance(last, _Claims):
            last = _Claims(seq=signed.entry.seq)
            steps.append(last)
        found = last.made.get(claim)
        if found is None:
            found = last.made[claim] = _Repeated(where=where_of(signed))
        else:
            found.times += 1
        last.known[known_by] = found

    def recall(self, signed: SignedEntry, fields: Fields) -> None:
        """Know for whom an entry was recorded, which a confirmation may rest on.

        It is not judged: that is for an entry that was judged before, and not taken in again.
        """
        made = signed.entry
        whom = fields.get(RECORDED_FOR[made.kind]) if made.kind in RECORDED_FOR else None
        if whom is not None and whom != made.person.hex():
            self._recorded_for[CONFIRMED_BY[made.kind], signed.entry_id.hex()] = whom

    def judge(self) -> Iterator[Fault]:
        """Yield every fault of authority, log by log as far as each may go."""
        moved = True
        while moved:
            moved = False
            for log_id in sorted(self._logs):
                log = self._logs[log_id]
                while log.done < len(log.steps) and self._ready(log.steps[log.done]):
                    step = log.steps[log.done]
                    yield from (
                        self._change(log, step)
                        if isinstance(step, _Change)
                        else self._judge_claims(log, step)
                    )
                    log.done += 1
                    moved = True
        for log in self._logs.values():
            for step in log.steps[log.done :]:
                yield Fault(
                    code=FaultCode.AUTHORITY,
                    sentence="Two logs each claim to have known the other first; none of this "
                    "can be told apart.",
                    where=where_of(step.signed)
                    if isinstance(step, _Change)
                    else next(iter(step.made.values())).where,
                )
        yield from self._judge_confirmations()

    def view_at(self, log_id: bytes, seq: int) -> View:
        """Return people and keys as the entry at `seq` of this log was judged by."""
        known: frozenset[int] = frozenset()
        for since, then in self._logs[log_id].history if log_id in self._logs else ():
            if since > seq:
                break
            known = then
        return self._view(known)

    def everyone(self) -> View:
        """Return people and keys as all logs together know them."""
        return self._view(frozenset(range(len(self._effects))))

    def rests_on(self, signed: SignedEntry) -> tuple[bytes, ...]:
        """Return the ids of the entries that made this one's signer known and entitled."""
        made = signed.entry
        if signed.entry_id in self._rests_on:
            return self._rests_on[signed.entry_id]
        return _grounds(self.view_at(made.log, made.seq), made.key)

    def changes(self) -> dict[bytes, tuple[SignedEntry, Fields]]:
        """Return the entries about people, keys and logs that were taken in, by id."""
        return {
            step.signed.entry_id: (step.signed, step.fields)
            for log in self._logs.values()
            for step in log.steps
            if isinstance(step, _Change)
        }

    def _ready(self, step: _Change | _Claims) -> bool:
        """Tell whether all that the step rests on has been judged."""
        if isinstance(step, _Claims):
            return True
        for head in step.heads:
            other = self._logs.get(head.log)
            if other and other.done < len(other.steps):
                waiting = other.steps[other.done]
                if waiting.seq < head.size and waiting is not step:
                    return False
        return True

    def _change(self, log: _Log, step: _Change) -> Iterator[Fault]:
        known = log.known
        for head in step.heads:
            known |= self._known_at(head.log, head.size)
        view = self._view(known)
        made = step.signed.entry
        refused = view.apply(step.signed, step.fields)
        if refused:
            yield _not_entitled(refused, where_of(step.signed))
        else:
            self._rests_on[step.signed.entry_id] = _grounds_of(self._view(known), step)
            known |= self._keep(_effects_of(view, step))
        log.known = known
        log.history.append((made.seq + 1, known))

    def _known_at(self, log_id: bytes, size: int) -> frozenset[int]:
        known: frozenset[int] = frozenset()
        for since, then in self._logs[log_id].history if log_id in self._logs else ():
            if since <= size:
                known = then
        return known

    def _keep(self, effects: tuple[_Effect, ...]) -> frozenset[int]:
        first = len(self._effects)
        self._effects += effects
        return frozenset(range(first, len(self._effects)))

    def _view(self, known: frozenset[int]) -> View:
        """Return what these effects amount to: the latest word on people, the strictest on keys."""
        view = View(self.vault)
        for index in sorted(known):
            name, value = self._effects[index]
            if isinstance(value, KnownPerson):
                view.people[name] = value
            else:
                before = view.keys.get(name, value)
                view.keys[name] = replace(
                    value,
                    by=before.by,
                    set_by_recovery=before.set_by_recovery and value.set_by_recovery,
                    confirmed_by=before.confirmed_by or value.confirmed_by,
                    retired=before.retired or value.retired,
                )
        return view

    def _judge_claims(self, log: _Log, step: _Claims) -> Iterator[Fault]:
        view = self._view(log.known)
        for claim, found in step.made.items():
            if refused := view.judge(claim):
                more = f" So are {found.times - 1:,} entries after it." if found.times > 1 else ""
                yield _not_entitled(refused + more, found.where)

    def _judge_confirmations(self) -> Iterator[Fault]:
        for where, kind, person, confirmed in self._confirmations:
            if self._recorded_for.get((kind, str(confirmed))) != person:
                yield _not_entitled(_NOT_THEIRS[kind], where)


def needed(kind: str, lines: Lines) -> Fields:
    """Return the fields of a payload that `Replay.take` needs for an entry of this kind.

    Raises `LedgerFault` when it does not name its schema.
    """
    if kind in STATE_KINDS:
        return lines.read()
    found = {"/schema": lines["/schema"]}
    for path in _RESTS_ON.get(kind, ()):
        # A newer schema need not have it; then the condition does not hold.
        if path in lines:
            found[path] = lines[path]
    return found


def needed_of(kind: str, fields: Fields) -> Fields:
    """Return the same of fields some of which may be missing."""
    if kind in STATE_KINDS:
        return fields
    wanted = {"/schema", *_RESTS_ON.get(kind, ())}
    return {path: value for path, value in fields.items() if path in wanted}


def where_of(signed: SignedEntry) -> Where:
    """Return the place of an entry, as faults name it."""
    return Where(log=signed.entry.log, seq=signed.entry.seq, entry_id=signed.entry_id)


def _effects_of(view: View, step: _Change) -> tuple[_Effect, ...]:
    made = step.signed.entry
    people: tuple[_Effect, ...] = ()
    keys: tuple[_Effect, ...] = ()
    if made.kind in ("vault.founded", "person.added", "person.changed"):
        people = ((made.subject, view.people[made.subject]),)
    if made.kind == "vault.founded":
        keys = ((made.key, view.keys[made.key]),)
    if made.kind in ("key.added", "key.retired"):
        signing = bytes.fromhex(str(step.fields["/signing"]))
        keys = ((signing, view.keys[signing]),)
    return (*people, *keys)


def _grounds_of(view: View, step: _Change) -> tuple[bytes, ...]:
    """Return what a change rests on: its signer's grounds, and the last word on whom it changes."""
    made, said = step.signed.entry, step.fields
    holder = said.get("/person", "") if made.kind == "key.added" else ""
    person = view.people.get(bytes.fromhex(str(holder)) if holder else made.subject)
    signing = said.get("/signing")
    key = view.keys.get(bytes.fromhex(str(signing))) if signing else None
    before = [each.by for each in (person, key) if each is not None]
    return tuple(dict.fromkeys((*_grounds(view, made.key), *before)))


def _grounds(view: View, key: bytes) -> tuple[bytes, ...]:
    known = view.keys.get(key)
    if known is None:
        return ()
    person = view.people.get(known.person) if known.person else None
    found = (known.by, known.confirmed_by, person.by if person else None)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _not_entitled(sentence: str, where: Where) -> Fault:
    return Fault(code=FaultCode.AUTHORITY, sentence=sentence, where=where)


__all__ = ["Replay", "needed", "where_of"]
