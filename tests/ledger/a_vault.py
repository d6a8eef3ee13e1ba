"""A vault's logs made for tests: real keys, real signatures, a fixed clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import entry, payload, schemas
from caldicott_desktop.ledger.entry import NO_ONE, Entry, SignedEntry
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.payload import Fields
from caldicott_desktop.ledger.schema import Schema
from caldicott_desktop.ledger.schemas import HeadAt, KeyUse, LogReason
from caldicott_desktop.ledger.tree import Frontier

APP = "0.1.0"
GUIDANCE = "ab" * 32
START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def drawn(length: int, *name: object) -> bytes:
    """Bytes that look random and are the same in every run."""
    return sha256(repr(name).encode()).digest()[:length]


class Signer:
    """A key and, unless it is for recovery, the person who holds it."""

    def __init__(self, name: str, person: bytes | None = None) -> None:
        self.private = Ed25519PrivateKey.from_private_bytes(drawn(32, "key", name))
        self.public = self.private.public_key().public_bytes_raw()
        self.sealing = drawn(32, "sealing", name)
        self.person = person or drawn(16, "person", name)
        self.subject = drawn(16, "key id", name)
        self.name = name

    def possession(self, vault: bytes) -> bytes:
        return self.private.sign(
            schemas.possession_message(vault, self.person, self.public, self.sealing)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """An entry as a register holds it."""

    log: bytes
    seq: int
    entry_id: bytes
    entry_bytes: bytes
    signature: bytes
    payload: bytes | None
    secret: bytes | None


@dataclass(slots=True, kw_only=True)
class Kept:
    """An entry with its payload and secret."""

    signed: SignedEntry
    payload: bytes
    secret: bytes

    def row(self) -> StoredEntry:
        made = self.signed.entry
        return StoredEntry(
            log=made.log,
            seq=made.seq,
            entry_id=self.signed.entry_id,
            entry_bytes=self.signed.entry_bytes,
            signature=self.signed.signature,
            payload=self.payload,
            secret=self.secret,
        )


@dataclass(slots=True, kw_only=True)
class Log:
    """One log, appended to by whoever is named."""

    log_id: bytes
    vault: bytes
    at: datetime = START
    entries: list[Kept] = field(default_factory=list)
    edge: Frontier = field(default_factory=Frontier)

    def append(  # noqa: PLR0913 - each is a field of an entry
        self,
        kind: str,
        fields: Fields,
        by: Signer,
        *,
        subject: bytes = b"\x77" * 16,
        after: tuple[bytes, ...] = (),
        step: timedelta = timedelta(seconds=1),
        person: bytes | None = None,
    ) -> Kept:
        self.at += step
        written = payload.write(fields)
        secret = drawn(32, "secret", self.log_id, len(self.entries), written)
        made = Entry(
            vault=self.vault,
            log=self.log_id,
            seq=len(self.entries),
            root=self.edge.root(),
            kind=kind,
            subject=subject,
            after=after,
            at=self.at,
            person=by.person if person is None else person,
            key=by.public,
            payload=payload.commit(written, secret),
        )
        kept = Kept(signed=entry.sign(made, by.private.sign), payload=written, secret=secret)
        self.entries.append(kept)
        self.edge.append(kept.signed.entry_id)
        return kept

    def say(
        self,
        schema: Schema[Any],
        said: object,
        by: Signer,
        **more: Any,  # noqa: ANN401 - as `append` names them
    ) -> Kept:
        """Append one of our own payloads; its kind is the schema's only one unless given."""
        kind = str(more.pop("kind", min(schema.kinds)))
        fields = schema.write(said, app=APP, guidance=GUIDANCE)
        return self.append(kind, fields, by, **more)

    def decide(
        self,
        by: Signer,
        number: int = 1,
        decider: bytes | None = None,
        **more: Any,  # noqa: ANN401 - as `append` names them
    ) -> Kept:
        fields = {
            "/schema": "decision/1 police-request",
            "/app": APP,
            "/guidance": GUIDANCE,
            "/reference": f"CG-2026-{number:04}",
            "/decided_by_id": decider.hex() if decider else None,
            "/reasons": "They may have what the inquiry needs, and no more.",
        }
        subject = drawn(16, "case", self.log_id, number)
        return self.append("decision.recorded", fields, by, subject=subject, **more)

    def head(self, size: int | None = None) -> Head:
        edge = Frontier()
        for kept in self.entries[:size]:
            edge.append(kept.signed.entry_id)
        return Head(log=self.log_id, size=edge.size, root=edge.root())

    def head_at(self, size: int | None = None) -> HeadAt:
        head = self.head(size)
        return HeadAt(log=head.log, size=head.size, root=head.root)

    def rows(self) -> list[StoredEntry]:
        return [kept.row() for kept in self.entries]


class House:
    """A vault founded by Priya, a Guardian; `log` is its first log."""

    def __init__(self, roles: frozenset[Role] = frozenset({Role.OWNER, Role.GUARDIAN})) -> None:
        self.priya = Signer("Priya Nair")
        self.nonce = drawn(16, "nonce")
        self.vault = entry.vault_id(self.priya.public, self.nonce)
        self.logs: list[Log] = []
        self.log = self.new_log("first")
        self.log.say(schemas.FOUNDING, self.founding(roles), self.priya, subject=self.priya.person)
        self.begin(self.log, "Front office", LogReason.FOUNDED)

    def founding(self, roles: frozenset[Role]) -> schemas.Founding:
        return schemas.Founding(
            organisation="Rosewood Care Group (fictional)",
            nation="E",
            site="Rosewood House",
            site_code=None,
            prefix="CG",
            practice=False,
            nonce=self.nonce,
            founder=schemas.Founder(
                name="Priya Nair",
                position="Registered manager",
                roles=roles,
                signing=self.priya.public,
                sealing=self.priya.sealing,
                possession=self.priya.possession(self.vault),
            ),
        )

    def new_log(self, name: str) -> Log:
        log = Log(log_id=drawn(16, "log", name), vault=self.vault)
        self.logs.append(log)
        return log

    def begin(
        self,
        log: Log,
        installation: str,
        why: LogReason,
        heads: tuple[HeadAt, ...] = (),
        by: Signer | None = None,
    ) -> Kept:
        begun = schemas.LogBegun(installation=installation, why=why, heads=heads)
        return log.say(schemas.LOG_BEGUN, begun, by or self.priya, subject=log.log_id)

    def add_person(
        self, signer: Signer, *roles: Role, by: Signer | None = None, log: Log | None = None
    ) -> Kept:
        said = schemas.Person(name=signer.name, position=None, roles=frozenset(roles), reason=None)
        log = log or self.log
        log.say(schemas.PERSON, said, by or self.priya, kind="person.added", subject=signer.person)
        return self.add_key(signer, by=by, log=log)

    def change_person(self, signer: Signer, *roles: Role, by: Signer | None = None) -> Kept:
        said = schemas.Person(name=signer.name, position=None, roles=frozenset(roles), reason="x")
        return self.log.say(
            schemas.PERSON, said, by or self.priya, kind="person.changed", subject=signer.person
        )

    def add_key(self, signer: Signer, *, by: Signer | None = None, log: Log | None = None) -> Kept:
        recovery = signer.person == NO_ONE
        said = schemas.KeyAdded(
            use=KeyUse.RECOVERY if recovery else KeyUse.PERSON,
            person=None if recovery else signer.person,
            signing=signer.public,
            sealing=signer.sealing,
            possession=signer.possession(self.vault),
            reason=None,
        )
        return (log or self.log).say(
            schemas.KEY_ADDED, said, by or self.priya, subject=signer.subject
        )

    def retire_key(
        self,
        signer: Signer,
        why: schemas.Retirement = schemas.Retirement.LOST,
        *,
        by: Signer | None = None,
        log: Log | None = None,
    ) -> Kept:
        said = schemas.KeyRetired(
            signing=signer.public,
            reason=why,
            suspect_from=None,
            heads=tuple(each.head_at() for each in self.logs),
        )
        return (log or self.log).say(
            schemas.KEY_RETIRED, said, by or self.priya, subject=signer.subject
        )

    def rows(self) -> Iterator[StoredEntry]:
        for log in sorted(self.logs, key=lambda each: each.log_id):
            yield from log.rows()
