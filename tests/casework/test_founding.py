from __future__ import annotations

import json

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import checked
from caldicott_desktop.casework.founding import FoundingRole
from caldicott_desktop.domain.people import Role
from caldicott_desktop.errors import KnownError
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store import entries
from caldicott_desktop.vault import faults as vault_faults
from tests.casework.world import COSTS, PASSPHRASE, World, founding


def test_a_new_vault_has_its_first_entries_in_order(world: World) -> None:
    book = world.create()
    kinds = [each.kind for each in entries.page(book.store, after=0, until=9, limit=9)]
    assert kinds == ["vault.founded", "log.begun", "guidance.adopted"]
    assert (book.organisation, book.site, book.site_code) == (
        "Rosewood Care",
        "Rosewood House",
        "VL7T2",
    )
    assert book.vault_name == "Rosewood House"
    assert book.person.name == "Priya Nair"
    assert book.person.roles == {Role.OWNER, Role.GUARDIAN}
    assert (book.is_practice, book.by_recovery, book.findings) == (False, False, ())
    book.close()


def test_the_guidance_in_use_is_kept_whole(world: World) -> None:
    book = world.create()
    (adopted,) = checked.of_kinds(book.store, book.vault_id, ["guidance.adopted"])
    said = schemas.GUIDANCE_ADOPTED.read(adopted.fields)
    assert said.sha256.hex() == book.guidance.sha256
    assert said.name == book.guidance.version
    book.close()


@pytest.mark.parametrize(
    ("role", "roles"),
    [
        (FoundingRole.GUARDIAN, {Role.OWNER, Role.GUARDIAN}),
        (FoundingRole.EXAMINER_OFFICE, {Role.OWNER, Role.LEAD_EXAMINER}),
        (FoundingRole.IG_LEAD, {Role.OWNER, Role.IG_LEAD}),
    ],
)
def test_what_the_founder_is_gives_their_roles(
    world: World, role: FoundingRole, roles: set[Role]
) -> None:
    book = world.create(role=role)
    assert book.person.roles == roles
    book.close()


def test_a_site_left_empty_is_called_as_the_organisation(world: World) -> None:
    book = world.create(site=" ", site_code="", reference_prefix=" rh ")
    assert (book.site, book.site_code) == ("Rosewood Care", None)
    assert book.founding.prefix == "RH"
    book.close()


@pytest.mark.parametrize(
    "wrong",
    [
        {"organisation": " "},
        {"name": ""},
        {"reference_prefix": ""},
        {"reference_prefix": "C-G"},
        {"reference_prefix": "ABCDEFGHIJK"},
    ],
)
def test_what_a_vault_cannot_be_founded_without_is_asked_for(
    world: World, wrong: dict[str, str]
) -> None:
    with pytest.raises(casework.FoundingIncomplete):
        world.create(**wrong)
    assert list(world.root.iterdir()) == []


def test_a_short_passphrase_leaves_nothing(world: World) -> None:
    with pytest.raises(casework.PassphraseTooShort):
        casework.create_vault(
            world.folder,
            founding(),
            "short",
            place=world.place,
            clock=world.hands,
            costs=COSTS,
            floor=COSTS,
        )
    assert list(world.root.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(world: World) -> None:
    world.folder.mkdir()
    (world.folder / "letter.txt").write_text("mine")
    with pytest.raises(vault_faults.FolderNotEmpty):
        world.create()
    assert [each.name for each in world.folder.iterdir()] == ["letter.txt"]


def test_a_founding_that_fails_at_the_last_step_leaves_nothing_in_the_folder(
    world: World,
) -> None:
    # The folder for state cannot be made where a file is.
    (world.root / "state").write_text("in the way")
    with pytest.raises(KnownError, match="own folder on this computer"):
        world.create()
    assert list(world.folder.iterdir()) == []


def test_the_note_names_who_has_it_open_and_goes_when_it_is_locked(world: World) -> None:
    book = world.create()
    note = world.folder / "open.json"
    assert json.loads(note.read_text()) == {
        "person": "Priya Nair",
        "computer": "Reception laptop",
    }
    casework.lock(book)
    assert {each.name for each in world.folder.iterdir()} == {"vault.json", "register-1.db"}


def test_a_closed_vault_answers_that_it_is_locked(world: World) -> None:
    book = world.create()
    book.close()
    book.close()
    with pytest.raises(casework.Locked):
        casework.drafts(book)
    with pytest.raises(casework.Locked):
        casework.new_draft(book, "general")


def test_text_that_fights_back_in_every_field(world: World) -> None:
    hostile = 'A\x00 "quoted" \ud800 <b> =HYPERLINK( 👩🏽‍⚕️'
    book = world.create(organisation=hostile, site=hostile, position=hostile)
    shown = hostile.replace("\ud800", "[U+D800]")
    assert book.organisation == shown
    book.close()
    again = world.unlock(PASSPHRASE)
    assert again.organisation == shown
    again.close()
