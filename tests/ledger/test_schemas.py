from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.authority import CURRENT
from caldicott_desktop.domain.card import Card
from caldicott_desktop.domain.case import CheckOverride, Override
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import entry, later_schemas, payload, schemas, work_schemas
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.payload import Fields, Value
from caldicott_desktop.ledger.schema import Schema
from caldicott_desktop.ledger.schemas import SCHEMAS, HeadAt
from caldicott_desktop.vault import keys
from tests.domain import cards
from tests.every import every
from tests.ledger import examiner_samples
from tests.ledger.a_vault import APP, GUIDANCE, House, Signer

AT = datetime(2026, 11, 22, 10, 15, 30, 123_000, tzinfo=UTC)
UK = datetime(2026, 11, 22, 10, 15, tzinfo=ZoneInfo("Europe/London"))
HEADS = tuple(HeadAt(log=bytes([n]) * 16, size=n, root=bytes([n]) * 32) for n in range(12))
KEY = Signer("Priya Nair")
SAMPLES: dict[str, list[object]] = {
    "vault/1": [House().founding(frozenset({Role.OWNER, Role.GUARDIAN}))],
    "person/1": [
        schemas.Person(name="Ada", position="Clerk", roles=frozenset(Role), reason="joined"),
        schemas.Person(name="Ada", position=None, roles=frozenset(), reason=None),
    ],
    "key/1 added": [
        schemas.KeyAdded(
            use=schemas.KeyUse.RECOVERY,
            person=None,
            signing=KEY.public,
            sealing=KEY.sealing,
            possession=bytes(64),
            reason=None,
        )
    ],
    "key/1 retired": [
        schemas.KeyRetired(
            signing=KEY.public,
            reason=schemas.Retirement.COMPROMISED,
            suspect_from=AT,
            heads=HEADS,
        )
    ],
    "log/1 begun": [
        schemas.LogBegun(installation="Laptop", why=schemas.LogReason.RESTORED, heads=HEADS),
        schemas.LogBegun(installation="Laptop", why=schemas.LogReason.FOUNDED, heads=()),
    ],
    "log/1 seen": [schemas.LogSeen(heads=HEADS[:1])],
    "head/1 witnessed": [
        schemas.HeadWitnessed(
            begun=bytes(32), holder="Helen Marsh", on=date(2026, 11, 22), heads=HEADS
        )
    ],
    "clock/1": [schemas.ClockChanged(before=AT, now=AT)],
    "settings/1": [schemas.SettingChanged(name="prefix", value="CG", before=None)],
    "guidance/1 adopted": [schemas.GuidanceAdopted(sha256=bytes(32), name="November 2026")],
    "export/1 begun": [
        schemas.ExportBegun(
            selection="all",
            level=schemas.Level.PUBLISHABLE,
            privileged=False,
            recipient=None,
            purpose="board",
            files=(schemas.FileDigest(name="a.pdf", format="pdf", digest=None),),
        )
    ],
    "export/1 finished": [
        schemas.ExportFinished(
            begun=bytes(32),
            files=(schemas.FileWritten(name="a.pdf", sha256=bytes(32), size=0),),
        )
    ],
    "draft/1 numbered": [schemas.DraftNumbered(number="CG-2026-0001")],
    "draft/1 taken": [schemas.DraftTaken(owner=bytes(16), reason="leave")],
    "draft/1 discarded": [schemas.DraftDiscarded(number="CG-2026-0001", reason="withdrawn")],
    "confirmation/1": [schemas.Confirmation(confirmed=bytes(32))],
    "interest/1": [
        work_schemas.InterestDeclared(
            kind=work_schemas.InterestKind.TREATING,
            words="I am their GP.",
            references=("R-0417", "R-0420"),
            organisations=(),
            since_on=None,
            ended_on=AT.date(),
        )
    ],
    "guidance/1 rechecked": [
        work_schemas.GuidanceRechecked(
            item="law_row vir-ew",
            text=bytes(32),
            seen="The current page says the same.",
            stands=True,
            seen_on=AT.date(),
            again_by=None,
        )
    ],
    "card/1": [
        work_schemas.CardRecorded(
            reference="CG-2026-0007", decided_by_id=bytes(16), card=cards.on_paper()
        ),
        work_schemas.CardRecorded(reference="CG-2026-0008", decided_by_id=None, card=Card()),
    ],
    "card/1 voided": [work_schemas.CardVoided(serial="RH1-014", reason="Torn")],
    "cards/1 printed": [work_schemas.CardsPrinted(prefix="RH1", first=1, last=12)],
    "release/1": [
        later_schemas.Released(
            decision=bytes(32),
            items=(
                h.ReleasedItem(number=1, name="Notes", approved="May", scope="May"),
                h.ReleasedItem(name="A letter", scope="All of it"),
            ),
            recipient="PC 1042",
            way=c.ReleaseWay.OTHER,
            way_words="By hand, at the gate",
            proof="Signed for",
            released_at=UK,
            released_by="Priya Nair",
            files=(h.ReleasedFile(sha256="ab" * 32, size=12, label="Notes of May"),),
            note=None,
            check_overrides=(
                CheckOverride(
                    check_id="released-beyond-approved",
                    words="This goes beyond what was approved: A letter.",
                    override=Override(by_name="Priya Nair", reason="It belongs to the notes."),
                ),
            ),
        ),
        later_schemas.Released(decision=bytes(32)),
    ],
    "condition/1": [
        later_schemas.ConditionSettled(
            decision=bytes(32),
            condition=1,
            result=c.ConditionResult.BREACHED,
            on=AT.date(),
            who="Meg Harland",
            note="Kept too long.",
        )
    ],
    "review/1": [
        later_schemas.ReviewHeld(
            decision=bytes(32), result=c.ReviewResult.STOP, on=AT.date(), next_on=None
        )
    ],
    "permission/1": [
        later_schemas.PermissionWithdrawn(decision=bytes(32), who="R-0417", on=AT.date())
    ],
    "challenge/1 opened": [
        later_schemas.ChallengeOpened(
            decision=bytes(32), by="A solicitor", route=c.ChallengeRoute.ICO, answer_by=AT.date()
        )
    ],
    "challenge/1 closed": [
        later_schemas.ChallengeClosed(
            decision=bytes(32), opening="ab" * 32, result=c.ChallengeResult.UPHELD, on=AT.date()
        )
    ],
    "advice/1 followed": [
        later_schemas.AdviceFollowed(
            decision=bytes(32), followed=c.Followed.IN_PART, who="The owner", on=AT.date()
        )
    ],
    "told/1": [
        later_schemas.PersonTold(decision=bytes(32), who="R-0417", how="Spoke", on=AT.date())
    ],
    "learning/1": [later_schemas.LearningNoted(decision=bytes(32), words="Ask first.")],
    "incident/1": [
        later_schemas.IncidentLinked(decision=bytes(32), system="Datix", their_reference="W-1")
    ],
    **examiner_samples.SAMPLES,
    "recovery/1 tested": [schemas.RecoveryTested()],
    "recovery/1 used": [schemas.RecoveryUsed(reason="forgotten")],
}
CASES = [(name, said) for name, each in SAMPLES.items() for said in each]


def written(schema: Schema[Any], said: object) -> dict[str, Value]:
    return schema.write(said, app=APP, guidance=GUIDANCE)


def test_every_schema_has_a_sample() -> None:
    assert SAMPLES.keys() == SCHEMAS.keys()


@every(("name", "said"), CASES)
def test_what_was_said_is_read_back(name: str, said: object) -> None:
    schema = SCHEMAS[name]
    fields = written(schema, said)
    assert (fields["/schema"], fields["/app"], fields["/guidance"]) == (name, APP, GUIDANCE)
    assert schema.read(payload.read(payload.write(fields))) == said


@every(("name", "said"), CASES)
def test_a_missing_or_unknown_field_is_refused(name: str, said: object) -> None:
    schema = SCHEMAS[name]
    fields = written(schema, said)
    for path in fields:
        with pytest.raises(LedgerFault):
            schema.read({other: value for other, value in fields.items() if other != path})
    with pytest.raises(LedgerFault, match="unknown field /zzz"):
        schema.read({**fields, "/zzz": None})


@every(("name", "said"), CASES)
def test_a_value_of_another_type_is_refused(name: str, said: object) -> None:
    schema = SCHEMAS[name]
    fields = written(schema, said)
    for path in fields:
        for other in (1.5, -1, ("x", 1)):
            wrong: Any = {**fields, path: other}
            with pytest.raises(LedgerFault):
                schema.read(wrong)


@every(
    ("name", "path", "value", "told"),
    [
        ("person/1", "/schema", "person/2", "schema is not person/1"),
        ("person/1", "/app", "", "/app does not hold"),
        ("person/1", "/guidance", "AB" * 32, "/guidance does not name"),
        ("person/1", "/guidance", None, "/guidance does not name"),
        ("person/1", "/roles", ("owner", "guardian"), "/roles is not a sorted list"),
        ("person/1", "/roles", ("owner", "owner"), "/roles is not a sorted list"),
        ("person/1", "/roles", ("emperor",), "/roles is not a sorted list"),
        ("person/1", "/roles", "owner", "/roles is not a sorted list"),
        ("vault/1", "/practice", 0, "/practice does not hold"),
        ("vault/1", "/nonce", "00", "/nonce does not hold"),
        ("vault/1", "/organisation", None, "/organisation does not hold"),
        ("clock/1", "/now", "2026-02-30T00:00:00.000Z", "/now does not hold"),
        ("key/1 added", "/use", "door", "/use does not hold"),
        ("card/1", "/card/given/ways", ("by_word", "by_pigeon"), "/card/given/ways does not hold"),
        ("card/1", "/card/given/ways", "by_word", "/card/given/ways is not a list"),
        ("card/1", "/card/happened_at", "2026-11-22T02:04:00.000Z", "/card/happened_at does not"),
        ("log/1 begun", "/heads/0/size", True, "/heads/0/size does not hold"),
        ("access/1", "/accessor_id", "0A" * 16, "/accessor_id does not hold"),
        ("access/1", "/source", "ab" * 16, "/source does not hold"),
        ("access/1", "/findings/sensitive", ("wealth",), "/findings/sensitive does not hold"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, path: str, value: Value, told: str) -> None:
    schema = SCHEMAS[name]
    fields = written(schema, SAMPLES[name][0])
    with pytest.raises(LedgerFault) as refused:
        schema.read({**fields, path: value})
    assert told in refused.value.message


@pytest.mark.parametrize(
    ("name", "fields", "told"),
    [
        ("vault/1", {"/founder": "Priya"}, "/founder is not a section"),
        ("log/1 seen", {"/heads": "all"}, "/heads is not a list"),
        ("log/1 seen", {"/heads": (1, 2)}, "/heads is not a list"),
    ],
)
def test_a_value_in_place_of_a_section_is_refused(name: str, fields: Fields, told: str) -> None:
    schema = SCHEMAS[name]
    (inside,) = fields
    kept = {
        path: value
        for path, value in written(schema, SAMPLES[name][0]).items()
        if not path.startswith(inside)
    }
    with pytest.raises(LedgerFault) as refused:
        schema.read({**kept, **fields})
    assert told in refused.value.message


def test_what_cannot_be_read_is_not_written() -> None:
    wrong = replace(House().founding(frozenset({Role.OWNER})), nonce=bytes(15))
    with pytest.raises(LedgerFault, match="/nonce does not hold"):
        written(schemas.FOUNDING, wrong)


def test_every_schema_is_judged_by_a_table_that_knows_its_kinds() -> None:
    for name, schema in SCHEMAS.items():
        judged = schemas.judged_by(name)
        assert judged is not None
        assert judged.kinds == schema.kinds
        assert all(judged.table.knows(kind) for kind in judged.kinds)


def test_a_decision_is_known_whatever_its_kind_of_case() -> None:
    for name in ("decision/1 police-crime", "decision/1", "decision/2 x", "decision/4 x"):
        judged = schemas.judged_by(name)
        assert judged is not None
        assert judged.kinds == {"decision.recorded", "decision.corrected"}
        assert judged.table is CURRENT
    for name in ("decision/5 police-crime", "decision/10", "person/2", ""):
        assert schemas.judged_by(name) is None


def test_possession_shown_by_the_vaults_keys_is_the_one_checked_here() -> None:
    held = keys.PersonKeys.generate()
    vault, person = b"\x01" * 16, b"\x02" * 16
    shown = keys.prove_possession(held, vault_id=vault, person_id=person)
    said = schemas.possession_message(vault, person, held.signing_public, held.sealing_public)
    assert entry.check(held.signing_public, shown, said)
    nonce = b"\x03" * 16
    assert entry.vault_id(held.signing_public, nonce) == keys.vault_id(held.signing_public, nonce)
