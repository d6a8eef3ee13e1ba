from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, PersonId, PersonRow, WayIn, checked
from caldicott_desktop.casework.appending import Signer, writing
from caldicott_desktop.domain.interests import Interest, InterestKind
from caldicott_desktop.domain.people import Role
from caldicott_desktop.errors import KnownError
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.entry import NO_ONE
from caldicott_desktop.ledger.schemas import Retirement
from caldicott_desktop.vault import faults as vault_faults
from caldicott_desktop.vault import folder as vault_folder
from caldicott_desktop.vault import unlocking as vault_unlocking
from caldicott_desktop.vault.keys import PersonKeys, prove_possession
from caldicott_desktop.vault.vault_file import VaultFile
from tests.casework.world import COSTS, PASSPHRASE, START, World, done, record

THEIRS = "another fictional passphrase"
LATER = "a third fictional passphrase"
SAM = "Sam Okoro"


def add(book: Casebook, name: str = SAM, *roles: Role, passphrase: str = THEIRS) -> PersonId:
    added = casework.add_person(
        book,
        name=name,
        position=" Deputy  manager ",
        roles=frozenset(roles or {Role.DEPUTY}),
        passphrase=passphrase,
    )
    assert added.changes.people == {added.id}
    return added.id


def of(book: Casebook, person_id: PersonId) -> PersonRow:
    (found,) = [row for row in casework.people(book) if row.id == person_id]
    return found


def kinds(book: Casebook) -> list[str]:
    found = checked.of_kinds(
        book.store, book.vault_id, ["person.added", "person.changed", "key.added", "key.retired"]
    )
    return [each.signed.entry.kind for each in found]


def no_room(_folder: Path, _file: VaultFile) -> None:
    raise vault_faults.DiskFull


def test_a_person_is_added_and_opens_the_vault_as_themselves(world: World) -> None:
    book = world.create()
    sam = add(book)
    mine, theirs = casework.people(book)
    assert (mine.name, mine.mine, mine.way_in) == ("Priya Nair", True, WayIn.OPEN)
    assert (theirs.name, theirs.position, theirs.roles) == (
        SAM,
        "Deputy manager",
        frozenset({Role.DEPUTY}),
    )
    assert (theirs.way_in, theirs.mine, theirs.set_by_recovery) == (WayIn.OPEN, False, False)
    assert theirs.since == theirs.key_since
    assert START < mine.since < theirs.since
    assert kinds(book) == ["person.added", "key.added"]
    book.close()
    assert [row.label for row in casework.list_people(world.folder)] == ["Priya Nair", SAM]
    again = world.unlock(THEIRS)
    assert (again.person.id, again.person.roles) == (sam, frozenset({Role.DEPUTY}))
    record(again)
    assert done(casework.verify_vault(again)).intact
    again.close()


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"name": "  "}, "Their name is needed"),
        ({"roles": frozenset()}, "at least one role"),
        ({"name": "x" * 81}, "cannot be used as it is"),
        ({"name": "priya  nair"}, "already has that name"),
        ({"passphrase": "too short"}, "at least 15 characters"),
    ],
)
def test_what_is_not_whole_adds_nobody(
    book: Casebook, change: dict[str, object], refused: str
) -> None:
    asked: dict[str, object] = {
        "name": SAM,
        "position": "",
        "roles": frozenset({Role.AUDITOR}),
        "passphrase": THEIRS,
    }
    before = vault_folder.read(book.folder)
    with pytest.raises(KnownError, match=refused):
        casework.add_person(book, **(asked | change))  # type: ignore[arg-type]  # any part of it
    assert [row.name for row in casework.people(book)] == ["Priya Nair"]
    assert vault_folder.read(book.folder) == before
    assert kinds(book) == []


def test_only_an_owner_changes_people_and_a_refusal_says_who_can(world: World) -> None:
    book = world.create()
    sam = add(book)
    priya = book.person.id
    book.close()
    again = world.unlock(THEIRS)
    assert not casework.may_change_people(again)
    tried: tuple[Callable[[], object], ...] = (
        lambda: add(again, "Ines Duarte", passphrase=LATER),
        lambda: casework.change_person(
            again, sam, name=SAM, position="", roles={Role.OWNER}, reason="I would like to"
        ),
        lambda: casework.suspend_person(again, priya, "No reason"),
        lambda: casework.bring_back(again, priya, LATER),
        lambda: casework.renew_passphrase(again, priya, LATER),
        lambda: casework.confirm_key(again, priya),
    )
    for refused in tried:
        with pytest.raises(casework.NotEntitled) as refusal:
            refused()
        assert "an owner of this vault" in refusal.value.remedy
    assert len(casework.people(again)) == 2
    again.close()


def test_roles_change_with_a_reason_and_a_name_without(world: World) -> None:
    book = world.create()
    sam = add(book)
    with pytest.raises(casework.PersonIncomplete) as refused:
        casework.change_person(book, sam, name=SAM, position="", roles={Role.AUDITOR}, reason=" ")
    assert refused.value.path == "/reason"
    casework.change_person(
        book, sam, name="Sam Okoro-Hale", position="", roles={Role.DEPUTY}, reason=""
    )
    changed = casework.change_person(
        book,
        sam,
        name="Sam Okoro-Hale",
        position="",
        roles={Role.AUDITOR},
        reason="Moved to internal audit",
    )
    assert changed.people == {sam}
    assert of(book, sam).roles == {Role.AUDITOR}
    assert kinds(book) == ["person.added", "key.added", "person.changed", "person.changed"]
    same = casework.change_person(
        book, sam, name="Sam Okoro-Hale", position="", roles={Role.AUDITOR}, reason="Again"
    )
    assert not same.people
    assert len(kinds(book)) == 4
    book.close()
    again = world.unlock(THEIRS)
    assert not casework.may(again, "decision.recorded")
    again.close()


def test_a_new_name_reaches_the_unlock_screen_with_the_next_passphrase(world: World) -> None:
    book = world.create()
    sam = add(book)
    casework.change_person(book, sam, name="Sam Hale", position="", roles={Role.DEPUTY}, reason="")
    with pytest.raises(casework.LabelTaken):  # the one shown, and the one to come
        add(book, SAM, passphrase=LATER)
    with pytest.raises(casework.LabelTaken):
        add(book, "SAM HALE", passphrase=LATER)
    book.close()
    again = world.unlock(THEIRS)
    casework.change_passphrase(again, THEIRS, LATER)
    again.close()
    assert [row.label for row in casework.list_people(world.folder)] == ["Priya Nair", "Sam Hale"]


def test_the_last_owner_stays_one(book: Casebook) -> None:
    priya = book.person.id
    asked = {"name": "Priya Nair", "position": "", "reason": "Handing over"}
    with pytest.raises(casework.LastOwner):
        casework.change_person(book, priya, roles={Role.GUARDIAN}, **asked)
    add(book, SAM, Role.OWNER, Role.DEPUTY)
    casework.change_person(book, priya, roles={Role.GUARDIAN}, **asked)
    assert not casework.may_change_people(book)


def test_an_owner_without_a_way_in_does_not_count(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(vault_folder, "write", no_room)
        with pytest.raises(casework.WayInNotWritten):
            add(book, SAM, Role.OWNER)
    with pytest.raises(casework.LastOwner):
        casework.change_person(
            book,
            book.person.id,
            name="Priya Nair",
            position="",
            roles={Role.GUARDIAN},
            reason="Handing over",
        )


def test_whoever_is_suspended_opens_nothing_any_more(world: World) -> None:
    book = world.create()
    sam = add(book)
    with pytest.raises(casework.PersonIncomplete) as refused:
        casework.suspend_person(book, sam, " ")
    assert refused.value.path == "/reason"
    assert casework.suspend_person(book, sam, "Left on 20 November").people == {sam}
    gone = of(book, sam)
    assert (gone.way_in, gone.key_since, gone.still_listed) == (WayIn.ENDED, None, False)
    assert kinds(book) == ["person.added", "key.added", "person.changed", "key.retired"]
    (retired,) = checked.of_kinds(book.store, book.vault_id, ["key.retired"])
    assert schemas.KEY_RETIRED.read(retired.fields).reason is Retirement.LEFT
    (why,) = checked.of_kinds(book.store, book.vault_id, ["person.changed"])
    assert schemas.PERSON.read(why.fields).reason == "Left on 20 November"
    casework.suspend_person(book, sam, "Twice")
    assert len(kinds(book)) == 4
    assert done(casework.verify_vault(book)).intact
    book.close()
    assert [row.label for row in casework.list_people(world.folder)] == ["Priya Nair"]
    with pytest.raises(casework.WrongPassphrase):
        world.unlock(THEIRS)


def test_a_copy_made_before_a_suspension_still_gives_the_data_key_away(world: World) -> None:
    book = world.create()
    sam = add(book)
    kept = (world.folder / vault_folder.FILE_NAME).read_bytes()
    casework.suspend_person(book, sam, "Left")
    book.close()
    (world.folder / vault_folder.FILE_NAME).write_bytes(kept)
    opened = vault_unlocking.unlock(world.folder, THEIRS, floor=COSTS)
    assert opened.person_id.hex() == sam
    with pytest.raises(KnownError, match="ended by an owner"):  # the record opens no window
        world.unlock(THEIRS)


def test_nobody_suspends_or_renews_themselves(book: Casebook) -> None:
    add(book, SAM, Role.OWNER)
    with pytest.raises(casework.OnlyByAnother):
        casework.suspend_person(book, book.person.id, "Leaving")
    with pytest.raises(casework.OnlyByAnother):
        casework.renew_passphrase(book, book.person.id, LATER)
    with pytest.raises(casework.OnlyByAnother):
        casework.confirm_key(book, book.person.id)
    with pytest.raises(casework.PersonUnknown):
        casework.suspend_person(book, PersonId("77" * 16), "Nobody")


def test_somebody_brought_back_is_the_same_person_with_a_new_key(world: World) -> None:
    book = world.create()
    sam = add(book)
    with pytest.raises(casework.CanOpen):
        casework.bring_back(book, sam, LATER)
    casework.suspend_person(book, sam, "On leave")
    with pytest.raises(casework.IsSuspended):
        casework.renew_passphrase(book, sam, LATER)
    casework.bring_back(book, sam, LATER)
    assert of(book, sam).way_in is WayIn.OPEN
    book.close()
    with pytest.raises(casework.WrongPassphrase):
        world.unlock(THEIRS)
    again = world.unlock(LATER)
    assert again.person.id == sam
    record(again)
    assert done(casework.verify_vault(again)).intact
    again.close()


def test_a_name_given_away_meanwhile_is_not_taken_back(book: Casebook) -> None:
    sam = add(book)
    casework.suspend_person(book, sam, "Left")
    add(book, SAM, passphrase=LATER)
    with pytest.raises(casework.LabelTaken):
        casework.bring_back(book, sam, "one more fictional passphrase")


def test_a_forgotten_passphrase_is_renewed_with_a_new_key(world: World) -> None:
    book = world.create()
    sam = add(book)
    before = of(book, sam)
    casework.renew_passphrase(book, sam, LATER)
    after = of(book, sam)
    assert after.key_since is not None
    assert before.key_since is not None
    assert (after.way_in, after.since) == (WayIn.OPEN, before.since)
    assert after.key_since > before.key_since
    (retired,) = checked.of_kinds(book.store, book.vault_id, ["key.retired"])
    assert schemas.KEY_RETIRED.read(retired.fields).reason is Retirement.LOST
    book.close()
    with pytest.raises(casework.WrongPassphrase):
        world.unlock(THEIRS)
    again = world.unlock(LATER)
    assert done(casework.verify_vault(again)).intact
    again.close()


def test_adding_cut_short_is_named_and_mended(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = world.create()
    with monkeypatch.context() as full:
        full.setattr(vault_folder, "write", no_room)
        with pytest.raises(casework.WayInNotWritten, match="Sam Okoro is recorded"):
            add(book)
    book.close()
    again = world.unlock()
    (_mine, theirs) = casework.people(again)
    assert theirs.way_in is WayIn.UNFINISHED
    casework.renew_passphrase(again, theirs.id, THEIRS)
    assert of(again, theirs.id).way_in is WayIn.OPEN
    assert done(casework.verify_vault(again)).intact
    again.close()
    world.unlock(THEIRS).close()


def test_suspending_cut_short_is_named_and_finished_by_doing_it_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = world.create()
    sam = add(book)
    with monkeypatch.context() as full:
        full.setattr(vault_folder, "write", no_room)
        with pytest.raises(casework.WayInNotWritten):
            casework.suspend_person(book, sam, "Left")
    assert (of(book, sam).way_in, of(book, sam).still_listed) == (WayIn.ENDED, True)
    book.close()
    with pytest.raises(KnownError, match="ended by an owner"):
        world.unlock(THEIRS)
    again = world.unlock()
    casework.suspend_person(again, sam, "")
    assert not of(again, sam).still_listed
    assert len(kinds(again)) == 4
    again.close()
    assert [row.label for row in casework.list_people(world.folder)] == ["Priya Nair"]


def test_ones_own_passphrase_changes_and_the_record_says_nothing(world: World) -> None:
    book = world.create()
    sam = add(book)
    before = book.heads[book.log].size
    with pytest.raises(casework.WrongPassphrase):
        casework.change_passphrase(book, THEIRS, LATER)
    with pytest.raises(casework.PassphraseTooShort):
        casework.change_passphrase(book, PASSPHRASE, "short")
    assert casework.change_passphrase(book, PASSPHRASE, LATER).people == {book.person.id}
    assert book.heads[book.log].size == before
    casework.renew_passphrase(book, sam, "one more fictional passphrase")
    book.close()
    with pytest.raises(casework.WrongPassphrase):
        world.unlock(PASSPHRASE)
    again = world.unlock(LATER)
    assert again.person.name == "Priya Nair"
    again.close()


def test_the_recovery_code_changes_nobody(world: World) -> None:
    book = world.create()
    sheet = casework.make_recovery_sheet(book)
    book.close()
    by_code = casework.unlock_with_recovery(
        world.folder, sheet.code, place=world.place, clock=world.hands, floor=COSTS
    )
    assert [row.mine for row in casework.people(by_code)] == [False]
    with pytest.raises(casework.CaseworkError, match="recovery code"):
        add(by_code)
    with pytest.raises(casework.CaseworkError, match="recovery code"):
        casework.change_passphrase(by_code, sheet.code, LATER)
    by_code.close()


def set_by_recovery(book: Casebook, code: str, person_id: PersonId) -> None:
    """What the printed code may do: add a key for a person, signed as no one."""
    by = vault_unlocking.recover(book.folder, code, floor=COSTS).keys
    keys, person = PersonKeys.generate(), bytes.fromhex(person_id)
    added = schemas.KeyAdded(
        use=schemas.KeyUse.PERSON,
        person=person,
        signing=keys.signing_public,
        sealing=keys.sealing_public,
        possession=prove_possession(keys, vault_id=book.vault_id, person_id=person),
        reason=None,
    )
    with writing(book) as writer:
        signer = Signer(person=NO_ONE, keys=by)
        writer.append(schemas.KEY_ADDED, added, subject=b"k" * 16, signer=signer)


def test_a_key_set_by_recovery_is_shown_until_another_owner_confirms_it(book: Casebook) -> None:
    sam = add(book, SAM, Role.OWNER)
    code = casework.make_recovery_sheet(book).code
    with pytest.raises(casework.NothingToConfirm):
        casework.confirm_key(book, sam)
    set_by_recovery(book, code, sam)
    assert of(book, sam).set_by_recovery
    assert casework.confirm_key(book, sam).people == {sam}
    assert not of(book, sam).set_by_recovery
    assert done(casework.verify_vault(book)).intact


def test_a_key_so_marked_confirms_no_other(book: Casebook) -> None:
    sam = add(book, SAM, Role.OWNER)
    code = casework.make_recovery_sheet(book).code
    set_by_recovery(book, code, sam)
    signing = book.unlocked.keys.signing_public
    book.view.keys[signing] = replace(book.view.keys[signing], set_by_recovery=True)
    with pytest.raises(casework.OnlyByAnother):
        casework.confirm_key(book, sam)
    assert of(book, sam).set_by_recovery


def test_interests_that_last_are_counted(book: Casebook) -> None:
    assert of(book, book.person.id).interests == 0
    casework.declare_interest(
        book, Interest(kind=InterestKind.EMPLOYED_BY_OWNER, words="The owner employs me")
    )
    assert of(book, book.person.id).interests == 1
