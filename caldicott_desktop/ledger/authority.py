"""Replaying who was entitled to what: keys, people and roles as each log knew them.

An entry is judged by what its own log knew at that point: its own earlier entries, and those of
other logs that a `log.begun` or `log.seen` had named by then. `docs/store-format.md`, "Kinds and
authority".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from caldicott_desktop.domain.authority import Condition, Table
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import entry, schemas
from caldicott_desktop.ledger.entry import NO_ONE, SignedEntry
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import printed_key
from caldicott_desktop.ledger.payload import Fields
from caldicott_desktop.ledger.schemas import KeyUse

STATE_KINDS = frozenset(
    {
        "vault.founded",
        "person.added",
        "person.changed",
        "key.added",
        "key.retired",
        "log.begun",
        "log.seen",
    }
)
"""The kinds that change what later entries are judged by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person as a log knows them; `by` is the entry (32-byte id) that says so."""

    name: str
    position: str | None
    roles: frozenset[Role]
    by: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    """A signing key as a log knows it. `person` is None for a recovery key.

    `by` is the entry that added it. `set_by_recovery` marks a key added with the recovery key, or
    with a key so marked, until somebody whose own key is not marked confirms it; `confirmed_by` is
    then the entry that did.
    """

    person: bytes | None
    sealing: bytes
    subject: bytes
    by: bytes
    set_by_recovery: bool = False
    confirmed_by: bytes | None = None
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an entry claims to be entitled to: all that judging needs, and nothing of its case."""

    kind: str
    table: Table
    key: bytes
    person: bytes
    holding: frozenset[Condition] = frozenset()


class View:
    """People and keys as one log knows them at one point."""

    __slots__ = ("keys", "people", "vault")

    def __init__(self, vault: bytes) -> None:
        """Start knowing nobody; `vault` is the 16-byte vault id."""
        self.vault = vault
        self.people: dict[bytes, KnownPerson] = {}
        self.keys: dict[bytes, KnownKey] = {}

    def judge(self, claim: Claim) -> str | None:
        """Return why the signer was not entitled, as a sentence, or None when they were."""
        key = self.keys.get(claim.key)
        if key is None:
            return f"It is signed with a key this vault had not added ({printed_key(claim.key)})."
        if key.retired:
            return f"It is signed with a key already retired ({printed_key(claim.key)})."
        if key.person is None:
            return _judge_recovery(claim)
        if key.person != claim.person:
            return "It is signed with another person's key."
        person = self.people[key.person]
        if claim.table.permits(claim.kind, person.roles, claim.holding):
            return None
        return (
            f"{person.name} signed it without a role entitled to “{claim.kind}”, "
            f"which is for {claim.table.who_may(claim.kind)}."
        )

    def apply(self, signed: SignedEntry, fields: Fields) -> str | None:
        """Judge and take in an entry about a person or key; a refused one changes nothing.

        Returns why it was refused, as a sentence, or None. Raises `LedgerFault` when the payload
        does not have the form of its schema.
        """
        schema = schemas.SCHEMAS[str(fields["/schema"])]
        made = signed.entry
        claimed = Claim(kind=made.kind, table=schema.table, key=made.key, person=made.person)
        match schema.read(fields):
            case schemas.Founding() as founding:
                return self._found(signed, founding, claimed)
            case schemas.Person() as person:
                return self._set_person(signed, person, claimed)
            case schemas.KeyAdded() as added:
                return self._add_key(signed, added, claimed)
            case schemas.KeyRetired() as retired:
                return self._retire_key(retired, claimed)
            case _:
                return self.judge(claimed)

    def _found(self, signed: SignedEntry, founding: schemas.Founding, claimed: Claim) -> str | None:
        made, founder = signed.entry, founding.founder
        if self.keys:
            return "It founds a vault that had already been founded."
        if founder.signing != made.key or made.subject != made.person or made.person == NO_ONE:
            return "It is not signed by the founder it names."
        if entry.vault_id(made.key, founding.nonce) != self.vault:
            return "It founds another vault: this vault's name does not follow from its founder."
        if not self._possession_shown(made.person, founder):
            return "It does not show that its founder holds the keys it names."
        if not claimed.table.permits(claimed.kind, founder.roles):
            return "Its founder does not own the vault it founds."
        self.people[made.person] = KnownPerson(
            name=founder.name,
            position=founder.position,
            roles=founder.roles,
            by=signed.entry_id,
        )
        self.keys[made.key] = KnownKey(
            person=made.person, sealing=founder.sealing, subject=made.subject, by=signed.entry_id
        )
        return None

    def _set_person(
        self, signed: SignedEntry, person: schemas.Person, claimed: Claim
    ) -> str | None:
        made = signed.entry
        if refused := self.judge(claimed):
            return refused
        if made.subject == NO_ONE or (made.kind == "person.added") == (made.subject in self.people):
            return "It adds a person who is already known, or changes one who is not."
        self.people[made.subject] = KnownPerson(
            name=person.name,
            position=person.position,
            roles=person.roles,
            by=signed.entry_id,
        )
        return None

    def _add_key(self, signed: SignedEntry, added: schemas.KeyAdded, claimed: Claim) -> str | None:
        made = signed.entry
        if refused := self.judge(_about_key(claimed, added.person)):
            return refused
        if refused := self._wrong_addition(added, self.keys[made.key]):
            return refused
        # What recovery set in motion stays marked down to the last key, or the mark could be
        # shaken off by adding one more key.
        signer = self.keys[made.key]
        by_recovery = signer.person is None or signer.set_by_recovery
        known = self.keys.get(added.signing)
        if known is None:
            self.keys[added.signing] = KnownKey(
                person=added.person,
                sealing=added.sealing,
                subject=made.subject,
                by=signed.entry_id,
                set_by_recovery=by_recovery,
            )
        elif known.set_by_recovery and not by_recovery and made.person != known.person:
            self.keys[added.signing] = replace(
                known, set_by_recovery=False, confirmed_by=signed.entry_id
            )
        return None

    def _wrong_addition(self, added: schemas.KeyAdded, signer: KnownKey) -> str | None:
        if (added.person is None) != (added.use is KeyUse.RECOVERY):
            return "A person's key names that person, and a recovery key names no one."
        if added.person is None and signer.person is None:
            return "It is signed with a recovery key, which may not add another recovery key."
        if added.person is not None and added.person not in self.people:
            return "It adds a key for a person who had not been added."
        if not self._possession_shown(added.person or NO_ONE, added):
            return "It does not show that the holder of the new key asked for it."
        known = self.keys.get(added.signing)
        same = known is None or (known.person, known.sealing) == (added.person, added.sealing)
        if not same or (known and known.retired):
            return "It adds a key that had been retired or belongs to someone else."
        return None

    def _retire_key(self, retired: schemas.KeyRetired, claimed: Claim) -> str | None:
        known = self.keys.get(retired.signing)
        if refused := self.judge(_about_key(claimed, known.person if known else None)):
            return refused
        if known is None or known.retired:
            return "It retires a key that was not in use."
        self.keys[retired.signing] = replace(known, retired=True)
        return None

    def _possession_shown(self, person: bytes, keys: schemas.Founder | schemas.KeyAdded) -> bool:
        if entry.is_weak(keys.signing):
            return False
        statement = schemas.possession_message(self.vault, person, keys.signing, keys.sealing)
        return entry.check(keys.signing, keys.possession, statement)


def claim(signed: SignedEntry, fields: Fields) -> Claim | None:
    """Return what this entry claims, or None when its kind or schema is of a newer program.

    Of the fields only those that conditions rest on need to be there, with `/schema`. Raises
    `LedgerFault` when the schema is known and is not one for this kind.
    """
    schema = fields.get("/schema")
    judged = schemas.judged_by(schema) if isinstance(schema, str) else None
    if judged is None or not judged.table.knows(signed.entry.kind):
        return None
    if signed.entry.kind not in judged.kinds:
        raise LedgerFault("payload-other-kind", schema=str(schema), kind=signed.entry.kind)
    return Claim(
        kind=signed.entry.kind,
        table=judged.table,
        key=signed.entry.key,
        person=signed.entry.person,
        holding=_holding(signed, fields),
    )


CONDITION_FIELDS = {
    "decision.recorded": "/decided_by_id",
    "decision.corrected": "/decided_by_id",
    "export.begun": "/level",
}
"""The field that a kind's condition rests on, where there is one."""


RECORDED_FOR = {
    "decision.recorded": "/decided_by_id",
    "decision.corrected": "/decided_by_id",
    "access.noted": "/accessor_id",
}
"""The field that names for whom an entry was recorded, whose confirmation may rest on it."""

CONFIRMED_BY = {
    "decision.recorded": "decision.confirmed",
    "decision.corrected": "decision.confirmed",
    "access.noted": "access.confirmed",
}
"""The kind by which whoever it was recorded for confirms it."""

CONFIRMING = frozenset(CONFIRMED_BY.values())
"""The kinds that confirm an entry, which `/confirmed` names."""

# An interest is that of its signer, whatever it says. Whose a confirmation is, is known only once
# what it confirms has been read: `Replay`.
_OWN_BY_NATURE = frozenset({*CONFIRMING, "interest.declared"})


def _holding(signed: SignedEntry, fields: Fields) -> frozenset[Condition]:
    made = signed.entry
    path = CONDITION_FIELDS.get(made.kind)
    if path is None:
        return frozenset({Condition.OWN}) if made.kind in _OWN_BY_NATURE else frozenset()
    if path not in fields:
        return frozenset()
    value = fields[path]
    if path == "/level":
        return frozenset() if value == schemas.Level.FULL else frozenset({Condition.NOT_FULL})
    if value == made.person.hex():
        return frozenset()
    return frozenset({Condition.ANOTHERS_DECISION})


def _judge_recovery(claim: Claim) -> str | None:
    if claim.person != NO_ONE:
        return "It is signed with a recovery key in a person's name."
    if claim.kind not in claim.table.recovery:
        return f"It is signed with a recovery key, which may not sign “{claim.kind}”."
    return None


def _about_key(claimed: Claim, holder: bytes | None) -> Claim:
    """Return the claim with what holds when the key in question is `holder`'s."""
    own = holder == claimed.person
    return replace(claimed, holding=frozenset({Condition.OWN_KEY} if own else ()))
