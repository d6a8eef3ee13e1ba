"""What someone with the key, or with the file, could do to a register, and how each is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook
from caldicott_desktop.domain.people import Role
from caldicott_desktop.errors import KnownError
from caldicott_desktop.ledger import entry, payload, schemas, tree
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.store import entries, nodes, packing
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.vault import unlocking
from caldicott_desktop.vault.keys import PersonKeys
from tests.casework.world import COSTS, PASSPHRASE, World, record
from tests.domain import samples

PAGE = 4096


@dataclass(kw_only=True)
class Intruder:
    """Has the passphrase, an SQL prompt without triggers, and no scruples."""

    world: World

    def __enter__(self) -> Self:
        self.unlocked = unlocking.unlock(self.world.folder, PASSPHRASE, floor=COSTS)
        self.store = Store.open(self.unlocked.register_path, self.unlocked.data_key.register_key())
        triggers = self.store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers:
            self.store.run(f"DROP TRIGGER {name}")
        self.store.run("PRAGMA foreign_keys = OFF")
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def run(self, sql: str, *values: SqlValue) -> None:
        self.store.run(sql, values)

    def value(self, sql: str, *values: SqlValue) -> bytes:
        found: bytes = self.store.value(sql, values)
        return found

    def entry(self, seq: int) -> SignedEntry:
        log = self.value("SELECT log FROM entries WHERE seq = 0")
        stored = entries.by_place(self.store, log, seq)
        assert stored is not None
        return entry.parse_signed(stored.content, stored.signature)

    def put(self, seq: int, signed: SignedEntry) -> None:
        """Put an entry in another's place, with columns that fit it."""
        self.run(
            "UPDATE entries SET id = ?, log = ?, seq = ?, kind = ?, subject = ?, at = ?,"
            " bytes = ?, signature = ? WHERE seq = ?",
            *entries.columns_of(signed),
            signed.entry_bytes,
            signed.signature,
            seq,
        )

    def append(
        self, kind: str, fields: payload.Fields, sign: PersonKeys, person: bytes, subject: bytes
    ) -> None:
        """Append an entry that fits the log in all but who signed it."""
        newest = self.entry(self.store.value("SELECT max(seq) FROM entries"))
        seq = newest.entry.seq + 1
        kept = nodes.StoredNodes(self.store, newest.entry.log)
        content = payload.write(fields)
        made = replace(
            newest.entry,
            seq=seq,
            root=tree.root_at(kept, seq),
            kind=kind,
            subject=subject,
            after=(),
            person=person,
            key=sign.signing_public,
            payload=payload.commit(content, bytes(32)),
        )
        signed = entry.sign(made, sign.sign)
        row = entries.last_row(self.store) + 1
        entries.add(self.store, row, signed)
        self.run("INSERT INTO payloads VALUES (?, zeroblob(32), ?)", row, packing.pack(content))
        completed, _ = tree.append(kept, seq, signed.entry_id)
        nodes.add(self.store, made.log, completed)


@pytest.fixture
def filled(world: World) -> World:
    """A vault with six decisions, locked."""
    book = world.create()
    for number in range(6):
        name = f"Asker {number}"
        record(book, samples.change(samples.refused(), **{"/request/organisation": name}))
    book.close()
    assert world.verify().words().startswith("Intact: 9 entries.\nHead: log ")
    return world


def flip_payload(it: Intruder) -> None:
    packed = it.value("SELECT packed FROM payloads WHERE entry = 6")
    content = packing.unpack(packed).replace(b"Asker 2", b"Asker X")
    it.run("UPDATE payloads SET packed = ? WHERE entry = 6", packing.pack(content))


def flip_secret(it: Intruder) -> None:
    it.run("UPDATE payloads SET secret = zeroblob(32) WHERE entry = 6")


def flip_signature(it: Intruder) -> None:
    signature = bytearray(it.entry(5).signature)
    signature[7] ^= 1
    it.run("UPDATE entries SET signature = ? WHERE seq = 5", bytes(signature))


def flip_signature_and_id(it: Intruder) -> None:
    """With an id that fits, so that only the signature itself can tell."""
    signed = it.entry(5)
    signature = bytes([signed.signature[0] ^ 1, *signed.signature[1:]])
    it.put(5, entry.parse_signed(signed.entry_bytes, signature))


def flip_entry(it: Intruder) -> None:
    content = it.entry(5).entry_bytes.replace(b'"kind":"decision', b'"kind":"decisiun')
    it.run("UPDATE entries SET bytes = ? WHERE seq = 5", content)


def garble_entry(it: Intruder) -> None:
    it.run("UPDATE entries SET bytes = x'7b7d' WHERE seq = 5")


def drop(it: Intruder) -> None:
    it.run("DELETE FROM entries WHERE seq = 5")


def drop_payload(it: Intruder) -> None:
    it.run("DELETE FROM payloads WHERE entry = 6")


def swap(it: Intruder) -> None:
    """Two decisions trade places, with columns that fit."""
    for seq, other in ((5, 105), (6, 5), (105, 6)):
        it.run("UPDATE entries SET seq = ? WHERE seq = ?", other, seq)


def swap_payloads(it: Intruder) -> None:
    for row, other in ((6, 106), (7, 6), (106, 7)):
        it.run("UPDATE payloads SET entry = ? WHERE entry = ?", other, row)


def truncate(it: Intruder) -> None:
    it.run("DELETE FROM payloads WHERE entry > 7")
    it.run("DELETE FROM decisions WHERE row > 7")
    it.run("DELETE FROM numbers WHERE row > 7")
    it.run("DELETE FROM entries WHERE row > 7")


def rewrite_and_sign(it: Intruder) -> None:
    """The owner of the key signs another entry in place of one signed before."""
    made = replace(it.entry(5).entry, subject=bytes(16))
    it.put(5, entry.sign(made, it.unlocked.keys.sign))


def forge_signer(it: Intruder) -> None:
    """An entry in the owner's name, under a key of the forger's own."""
    own = PersonKeys.generate()
    said = schemas.GuidanceAdopted(sha256=bytes(32), name="forged")
    fields = schemas.GUIDANCE_ADOPTED.write(said, app="0", guidance="ab" * 32)
    it.append("guidance.adopted", fields, own, it.unlocked.person_id, bytes(16))


def sign_without_entitlement(it: Intruder) -> None:
    """The Guardian signs what only the recovery key may."""
    fields = schemas.RECOVERY_TESTED.write(schemas.RecoveryTested(), app="0", guidance="ab" * 32)
    keys, person = it.unlocked.keys, it.unlocked.person_id
    it.append("recovery.tested", fields, keys, person, bytes(16))


def change_kind_column(it: Intruder) -> None:
    it.run("UPDATE entries SET kind = 'draft.numbered' WHERE seq = 5")


def change_subject_column(it: Intruder) -> None:
    it.run("UPDATE entries SET subject = zeroblob(16) WHERE seq = 5")


def change_time_column(it: Intruder) -> None:
    it.run("UPDATE entries SET at = at - 1 WHERE seq = 5")


def change_time_column_beyond_all_time(it: Intruder) -> None:
    it.run("UPDATE entries SET at = 9223372036854775807 WHERE seq = 5")


def change_id_column(it: Intruder) -> None:
    it.run("UPDATE entries SET id = zeroblob(32) WHERE seq = 5")


def change_log_column(it: Intruder) -> None:
    it.run("UPDATE entries SET log = zeroblob(16) WHERE seq = 5")


def change_node(it: Intruder) -> None:
    it.run("UPDATE nodes SET digest = zeroblob(32) WHERE level = 1 AND place = 1")


def change_node_beside(it: Intruder) -> None:
    """One on the way from entry 6 to the root."""
    it.run("UPDATE nodes SET digest = zeroblob(32) WHERE level = 1 AND place = 3")


def drop_node(it: Intruder) -> None:
    it.run("DELETE FROM nodes WHERE level = 2")


def change_list(it: Intruder) -> None:
    it.run("UPDATE decisions SET outcome = 'share_in_full' WHERE row = 6")


def drop_from_list(it: Intruder) -> None:
    it.run("DELETE FROM decisions WHERE row = 6")


def add_to_list(it: Intruder) -> None:
    it.run(
        "INSERT INTO decisions SELECT 2, zeroblob(16), reference, year, series, kind_id,"
        " decided_at, decided_text, recorded_at, requester, outcome, subject, gateway, decided_by,"
        " nation, late_s, standing, release, next_on FROM decisions WHERE row = 6"
    )


def change_number(it: Intruder) -> None:
    it.run("UPDATE numbers SET reference = 'CG-2026-0099' WHERE row = 6")


def change_guidance(it: Intruder) -> None:
    it.run("UPDATE guidance_sets SET packed = ?", packing.pack(b"other guidance"))


def garble_guidance(it: Intruder) -> None:
    it.run("UPDATE guidance_sets SET packed = x'00'")


def drop_guidance(it: Intruder) -> None:
    it.run("DELETE FROM guidance_sets")


def add_guidance(it: Intruder) -> None:
    it.run("INSERT INTO guidance_sets VALUES (zeroblob(32), '2026.99', x'00')")


def drop_number(it: Intruder) -> None:
    it.run("DELETE FROM numbers WHERE row = 6")


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (flip_payload, "What it says is not what was signed: it was changed."),
        (flip_secret, "What it says is not what was signed: it was changed."),
        (flip_signature, "Its signature is not that of its bytes and key."),
        (flip_signature_and_id, "Its signature is not that of its bytes and key."),
        (flip_entry, "Its signature is not that of its bytes and key."),
        (garble_entry, "Entry 6 of “Reception laptop”:"),
        (drop, "an entry is missing"),
        (drop_payload, "What it says is missing."),
        (swap, "The register files it under another log, position or id."),
        (swap_payloads, "What it says is not what was signed: it was changed."),
        (truncate, "An older copy was put back: 9 entries of this log had been seen, and 7"),
        (rewrite_and_sign, "one of them was changed, added, dropped or moved"),
        (forge_signer, "It is signed with a key this vault had not added"),
        (sign_without_entitlement, "without a role entitled to “recovery.tested”"),
        (change_kind_column, "The register files it under another kind, subject or time."),
        (change_subject_column, "The register files it under another kind, subject or time."),
        (change_time_column, "The register files it under another kind, subject or time."),
        (
            change_time_column_beyond_all_time,
            "The register files it under another kind, subject or time.",
        ),
        (change_id_column, "The register files it under another log, position or id."),
        (change_log_column, "an entry is missing"),
        (change_node, "The kept nodes of a log's tree are not those its entries make."),
        (drop_node, "The kept nodes of a log's tree are not those its entries make."),
        (change_list, "The list of decisions does not show it as it was recorded."),
        (drop_from_list, "The list of decisions holds 5 rows where the entries make 6."),
        (add_to_list, "The list of decisions shows it, and it is no decision."),
        (change_number, "The list of decisions does not show it as it was recorded."),
        (change_guidance, "The guidance it adopted is missing, or is not as it was adopted."),
        (garble_guidance, "The guidance it adopted is missing, or is not as it was adopted."),
        (drop_guidance, "The guidance it adopted is missing, or is not as it was adopted."),
        (add_guidance, "The register keeps a set of guidance that no entry adopted."),
        (drop_number, "The list of numbers holds 5 rows where the entries make 6."),
    ],
)
def test_each_deed_is_named(filled: World, deed: Callable[[Intruder], None], words: str) -> None:
    with Intruder(world=filled) as intruder:
        deed(intruder)
    report = filled.verify()
    assert report.status == 1
    assert any(words in fault for fault in report.faults), report.words()
    assert report.words().startswith("Not intact: ")
    assert report.to_json()["intact"] is False


def pages_of(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return [content[at : at + PAGE] for at in range(0, len(content), PAGE)]


def outcome_of(world: World) -> str:
    """What a verification comes to: intact, not intact, or a refusal with its sentence."""
    try:
        return "intact" if world.verify().intact else "not intact"
    except KnownError as error:
        return error.message


def test_old_pages_spliced_into_a_newer_file_are_named_or_refused(filled: World) -> None:
    """Each page of an older file in the newer one: a page proves itself, and not its age."""
    register = filled.folder / "register-1.db"
    old = pages_of(register)
    book = filled.unlock()
    for _ in range(3):
        record(book)
    book.close()
    new = pages_of(register)
    changed = [n for n, page in enumerate(old) if page != new[n]]
    assert len(changed) > 10
    found = {}
    for number in changed:
        spliced = [*new[:number], old[number], *new[number + 1 :]]
        register.write_bytes(b"".join(spliced))
        found[number] = outcome_of(filled)
    # What is left are pages of search words, settings, drafts, and numbers already looked up.
    assert sum(outcome != "intact" for outcome in found.values()) >= len(changed) // 2, found
    register.write_bytes(b"".join(new))
    assert outcome_of(filled) == "intact"


def test_an_old_payload_spliced_in_is_never_shown(world: World) -> None:
    """The page of one payload as it was before it was rewritten by someone with the key."""
    book = world.create()
    decision = record(book).decision_id
    book.close()
    register = world.folder / "register-1.db"
    sound = pages_of(register)
    with Intruder(world=world) as intruder:
        packed = intruder.value("SELECT packed FROM payloads WHERE entry = 4")
        forged = packing.unpack(packed).replace(b"Fictional", b"Fictitous")
        intruder.run("UPDATE payloads SET packed = ? WHERE entry = 4", packing.pack(forged))
    # The forger puts the pages of the forged payload into the sound file.
    forged_pages = pages_of(register)
    for number, page in enumerate(sound):
        if page != forged_pages[number]:
            spliced = [*sound[:number], forged_pages[number], *sound[number + 1 :]]
            register.write_bytes(b"".join(spliced))
            try:
                book = world.unlock()
            except KnownError:
                continue
            try:
                asked = casework.open_decision(book, decision).case.request.organisation
                assert asked == "Fictional Constabulary"
            except KnownError:
                pass
            finally:
                book.close()


def test_a_page_is_never_drawn_from_an_older_payload(filled: World) -> None:
    book = filled.unlock()
    rows = casework.decisions(book).rows
    decision = next(row.id for row in rows if row.requester == "Asker 2")
    assert casework.open_decision(book, decision).case.request.organisation == "Asker 2"
    book.close()
    with Intruder(world=filled) as intruder:
        flip_payload(intruder)
    book = filled.unlock()
    with pytest.raises(casework.NotIntact, match="not the content that was signed"):
        casework.open_decision(book, decision)
    book.close()


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (flip_payload, "not the content that was signed"),
        (flip_signature, "place in the register"),
        (flip_signature_and_id, "signature does not fit"),
        (garble_entry, "entry has"),
        (drop_payload, "content is missing"),
        (change_id_column, "place in the register"),
        (change_subject_column, "place in the register"),
        (change_node_beside, "no place in the log"),
    ],
)
def test_a_decision_that_fails_any_check_is_not_shown(
    filled: World, deed: Callable[[Intruder], None], words: str
) -> None:
    with Intruder(world=filled) as intruder:
        deed(intruder)
    book = filled.unlock()
    decision = next(row.id for row in casework.decisions(book).rows if row.requester == "Asker 2")
    with pytest.raises(casework.NotIntact) as caught:
        casework.open_decision(book, decision)
    assert words in caught.value.message
    book.close()


def test_a_list_that_leads_to_another_decision_shows_neither(filled: World) -> None:
    with Intruder(world=filled) as intruder:
        first, second = (
            intruder.value("SELECT id FROM decisions WHERE row = ?", row) for row in (6, 7)
        )
        intruder.run("UPDATE decisions SET id = zeroblob(16) WHERE row = 6")
        intruder.run("UPDATE decisions SET id = ? WHERE row = 7", first)
        intruder.run("UPDATE decisions SET id = ? WHERE row = 6", second)
    book = filled.unlock()
    with pytest.raises(casework.NotIntact, match="leads to another entry"):
        casework.open_decision(book, casework.DecisionId(first.hex()))
    book.close()


def test_a_log_that_was_rewritten_is_not_built_upon(filled: World) -> None:
    with Intruder(world=filled) as intruder:
        rewrite_and_sign(intruder)
        change_node(intruder)
    book = filled.unlock()
    assert not casework.status(book).intact
    assert casework.status(book).sentence == "Not as it was: see the notices on Today"
    draft = casework.new_draft(book, "police-crime")
    with pytest.raises(casework.NotIntact):
        casework.record_decision(book, draft.id, samples.refused())
    assert casework.load_draft(book, draft.id).case == draft.case
    book.close()


def test_a_page_changed_during_a_session_stops_recording(book: Casebook) -> None:
    record(book)
    book.store.run("DROP TRIGGER nodes_never_change")
    book.store.run("UPDATE nodes SET digest = zeroblob(32) WHERE level = 2")
    draft = casework.new_draft(book, "police-crime")
    with pytest.raises(casework.NotIntact, match="does not lead to the head"):
        casework.record_decision(book, draft.id, samples.refused())


def test_a_head_from_minutes_is_held_against_the_vault(filled: World) -> None:
    book = filled.unlock()
    lodged = book.heads[book.log]
    record(book)
    book.close()
    assert filled.verify(head=lodged).intact
    forged = Head(log=lodged.log, size=lodged.size, root=bytes(32))
    report = filled.verify(head=forged)
    assert report.status == 1
    assert "Two copies of this vault were both used after entry 8" in report.words()
    unknown = Head(log=bytes(16), size=3, root=bytes(32))
    assert "An older copy was put back" in filled.verify(head=unknown).words()


def test_the_data_key_must_be_vouched_for_by_an_owner(filled: World) -> None:
    """Someone able to write the folder seals a key of their own making for everyone."""
    with Intruder(world=filled) as intruder:
        stranger = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
        packed = intruder.value("SELECT packed FROM payloads WHERE entry = 1")
        content = packing.unpack(packed)
        signing = intruder.unlocked.keys.signing_public.hex().encode()
        forged = content.replace(signing, stranger.hex().encode())
        intruder.run("UPDATE payloads SET packed = ? WHERE entry = 1", packing.pack(forged))
    with pytest.raises(casework.NotIntact):
        filled.unlock()


def test_a_persons_role_is_asked_of_the_record_not_of_the_file(filled: World) -> None:
    book = filled.unlock()
    assert Role.OWNER in book.person.roles
    book.close()
