"""The payloads of a vault's own affairs: people, keys, logs, drafts' numbers, exports.

Each is specified in `docs/store-format.md`, "Payload schemas". What is recorded of the work itself
is in `ledger.work_schemas`, what happens after a decision in `ledger.later_schemas`, the examiner
log in `ledger.examiner_schemas`; decisions are mapped in `ledger.decisions` and only known by name
here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from caldicott_desktop.domain import disclosure
from caldicott_desktop.domain.authority import TABLES, Table
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import examiner_schemas as examiner
from caldicott_desktop.ledger import later_schemas as later
from caldicott_desktop.ledger import office_schemas as office
from caldicott_desktop.ledger import work_schemas as work
from caldicott_desktop.ledger.codec import Digest, Id, Signature
from caldicott_desktop.ledger.payload import Fields
from caldicott_desktop.ledger.schema import Schema, schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """Who founded the vault, and the public keys they founded it with."""

    name: str
    position: str | None
    roles: frozenset[Role]
    signing: Digest
    sealing: Digest
    possession: Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """`vault.founded`: the first entry of a vault. The subject is the founder."""

    organisation: str
    nation: str
    site: str
    site_code: str | None
    prefix: str
    """What decision numbers begin with, such as `CG`."""
    practice: bool
    """Whether this vault is for practice, with fictional cases only."""
    nonce: Id
    founder: Founder


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`person.added`, `person.changed`: as they are from now on. They are the subject."""

    name: str
    position: str | None
    roles: frozenset[Role]
    reason: str | None


class KeyUse(StrEnum):
    """What a key is for."""

    PERSON = "person"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyAdded:
    """`key.added`: a key may be used from now on. `person` is null for a recovery key.

    The subject is the key's own random id. Adding a live key again, by somebody else, confirms one
    that was set by recovery.
    """

    use: KeyUse
    person: Id | None
    signing: Digest
    sealing: Digest
    possession: Signature
    """Ed25519 by the new key; see `possession_message`."""
    reason: str | None


class Retirement(StrEnum):
    """Why a key is no longer used."""

    REPLACED = "replaced"
    LOST = "lost"
    LEFT = "left"
    COMPROMISED = "compromised"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadAt:
    """A head as payloads hold it."""

    log: Id
    size: int
    root: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRetired:
    """`key.retired`: a key is not used from now on. The subject is that of its `key.added`.

    `heads` are those of all logs held: the sizes from which it is retired. `suspect_from` is for a
    compromised key: the time from which its signatures may not be its holder's.
    """

    signing: Digest
    reason: Retirement
    suspect_from: datetime | None
    heads: tuple[HeadAt, ...]


class LogReason(StrEnum):
    """Why a log was begun."""

    FOUNDED = "founded"
    FIRST_USE = "first-use"
    OTHER_MACHINE = "other-machine"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogBegun:
    """`log.begun`: an installation starts its own log, knowing these heads. It is the subject."""

    installation: str
    why: LogReason
    heads: tuple[HeadAt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSeen:
    """`log.seen`: from here on this log knows the others up to these heads. It is the subject."""

    heads: tuple[HeadAt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWitnessed:
    """`head.witnessed`: these heads are kept outside the vault. The vault is the subject.

    `begun` is the entry id of the export that wrote them down, `holder` who keeps them, in the
    recorder's words, since `on`.
    """

    begun: Digest
    holder: str
    on: date
    heads: tuple[HeadAt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockChanged:
    """`clock.changed`: the computer's clock stepped from one reading to another."""

    before: datetime
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChanged:
    """`settings.changed`: a setting of the vault as it is from now on, and as it was."""

    name: str
    value: str | None
    before: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceAdopted:
    """`guidance.adopted`: a set of guidance the vault keeps from now on, by its SHA-256."""

    sha256: Digest
    name: str


Level = disclosure.Level
"""How much an exported document shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDigest:
    """A file about to be written, and the digest of what it will say; null for PDF."""

    name: str
    format: str
    digest: Digest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportBegun:
    """`export.begun`: what leaves the vault, for whom and why. Each file carries this entry."""

    selection: str
    level: Level
    privileged: bool
    """Whether privileged advice was ticked for this one export."""
    recipient: str | None
    purpose: str | None
    files: tuple[FileDigest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWritten:
    """A file as it was written."""

    name: str
    sha256: Digest
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFinished:
    """`export.finished`: the files of an export as they were written. `begun` is its entry id."""

    begun: Digest
    files: tuple[FileWritten, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNumbered:
    """`draft.numbered`: a number was given before the decision was. The case is the subject."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTaken:
    """`draft.taken`: a draft passed from one person to the signer. The case is the subject."""

    owner: Id
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDiscarded:
    """`draft.discarded`: a numbered draft will not become a decision. The case is the subject."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """`decision.confirmed`: the decider confirms what was recorded for them, by its entry id."""

    confirmed: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryTested:
    """`recovery.tested`: the printed code opened the vault. The recovery key is the subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryUsed:
    """`recovery.used`: the printed code opened the vault because a passphrase was lost."""

    reason: str | None


FOUNDING = schema("vault/1", Founding, "vault.founded")
PERSON = schema("person/1", Person, "person.added", "person.changed")
KEY_ADDED = schema("key/1 added", KeyAdded, "key.added")
KEY_RETIRED = schema("key/1 retired", KeyRetired, "key.retired")
LOG_BEGUN = schema("log/1 begun", LogBegun, "log.begun")
LOG_SEEN = schema("log/1 seen", LogSeen, "log.seen")
HEAD_WITNESSED = schema("head/1 witnessed", HeadWitnessed, "head.witnessed")
CLOCK_CHANGED = schema("clock/1", ClockChanged, "clock.changed")
SETTING_CHANGED = schema("settings/1", SettingChanged, "settings.changed")
GUIDANCE_ADOPTED = schema("guidance/1 adopted", GuidanceAdopted, "guidance.adopted")
EXPORT_BEGUN = schema("export/1 begun", ExportBegun, "export.begun")
EXPORT_FINISHED = schema("export/1 finished", ExportFinished, "export.finished")
DRAFT_NUMBERED = schema("draft/1 numbered", DraftNumbered, "draft.numbered")
DRAFT_TAKEN = schema("draft/1 taken", DraftTaken, "draft.taken")
DRAFT_DISCARDED = schema("draft/1 discarded", DraftDiscarded, "draft.discarded")
CONFIRMATION = schema("confirmation/1", Confirmation, "decision.confirmed")
RECOVERY_TESTED = schema("recovery/1 tested", RecoveryTested, "recovery.tested")
RECOVERY_USED = schema("recovery/1 used", RecoveryUsed, "recovery.used")

SCHEMAS: Mapping[str, Schema[Any]] = {
    schema_.name: schema_
    for schema_ in (
        FOUNDING,
        PERSON,
        KEY_ADDED,
        KEY_RETIRED,
        LOG_BEGUN,
        LOG_SEEN,
        HEAD_WITNESSED,
        CLOCK_CHANGED,
        SETTING_CHANGED,
        GUIDANCE_ADOPTED,
        EXPORT_BEGUN,
        EXPORT_FINISHED,
        DRAFT_NUMBERED,
        DRAFT_TAKEN,
        DRAFT_DISCARDED,
        CONFIRMATION,
        RECOVERY_TESTED,
        RECOVERY_USED,
        *work.ALL,
        *later.ALL,
        *examiner.ALL,
        *office.ALL,
    )
}
"""Every schema defined here, by the text of `/schema`."""

DECISIONS = frozenset({"decision/1", "decision/2", "decision/3", "decision/4"})
DECISION_KINDS = frozenset({"decision.recorded", "decision.corrected"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How the text of `/schema` is judged: the kinds it may stand for, and by which table."""

    kinds: frozenset[str]
    table: Table


def judged_by(schema: str) -> Judged | None:
    """Return how an entry with this `/schema` is judged, or None for one of a newer program."""
    known = SCHEMAS.get(schema)
    if known is not None:
        return Judged(kinds=known.kinds, table=known.table)
    # What follows the space names the kind of case, which is guidance's affair.
    if schema.partition(" ")[0] in DECISIONS:
        return Judged(kinds=DECISION_KINDS, table=TABLES[1])
    return None


def heads_named(fields: Fields) -> tuple[HeadAt, ...]:
    """Return the heads that a `log.begun` or `log.seen` takes in; none for any other payload.

    Raises `LedgerFault` when it is one and does not have its form.
    """
    schema = fields.get("/schema")
    if schema == LOG_BEGUN.name:
        return LOG_BEGUN.read(fields).heads
    if schema == LOG_SEEN.name:
        return LOG_SEEN.read(fields).heads
    return ()


def possession_message(vault: bytes, person: bytes, signing: bytes, sealing: bytes) -> bytes:
    """Return what a new key signs to show that its holder asks for it to be added.

    `vault` and `person` are 16 bytes (`entry.NO_ONE` for a recovery key), the keys 32 each; see
    `docs/vault-format.md`, "Proof of possession".
    """
    return b"caldicott-log/possession/v1\x00" + vault + person + signing + sealing
