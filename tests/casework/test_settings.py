from __future__ import annotations

from dataclasses import replace

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Changes, Settings, checked
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.founding import FoundingRole
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.letters import LetterKind
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import Person, SettingChanged
from tests.casework.world import World, done

FILLED = Settings(
    address="12 Mill Lane\nNorthmoor NM1 4QX",
    phone="01632 960114",
    email="guardian@rosewood.example",
    on_call="01632 960115",
    reviewer="Helen Marsh",
    review_days=20,
    complaint_routes={Nation.ENGLAND: "You can also complain to us.", Nation.WALES: "Elsewhere."},
    letters={LetterKind.REFUSED: "# Our answer\n\nNo."},
)


def changes(book: Casebook) -> list[SettingChanged]:
    found = checked.of_kinds(book.store, book.vault_id, ["settings.changed"])
    return [schemas.SETTING_CHANGED.read(each.fields) for each in found]


def test_a_new_vault_has_nothing_filled_in(book: Casebook) -> None:
    assert casework.settings(book) == Settings()


def test_settings_are_given_back_as_they_were_kept_and_after_opening_again(
    book: Casebook, world: World
) -> None:
    assert casework.change_settings(book, FILLED) == Changes(settings=True)
    assert casework.settings(book) == FILLED
    book.close()
    again = world.unlock()
    assert casework.settings(again) == FILLED
    assert done(casework.verify_vault(again)).intact
    again.close()


def test_each_change_is_an_entry_with_what_it_was_before(book: Casebook) -> None:
    casework.change_settings(book, replace(FILLED, letters={}, complaint_routes={}))
    first = len(changes(book))
    assert first == 6
    changed = replace(FILLED, letters={}, complaint_routes={}, phone=None, review_days=10)
    casework.change_settings(book, changed)
    assert changes(book)[first:] == [
        SettingChanged(name="phone", value=None, before="01632 960114"),
        SettingChanged(name="review_days", value="10", before="20"),
    ]
    assert casework.settings(book) == changed


def test_what_stays_the_same_writes_nothing(book: Casebook) -> None:
    casework.change_settings(book, FILLED)
    count = len(changes(book))
    assert casework.change_settings(book, FILLED) == Changes()
    assert len(changes(book)) == count


def test_what_was_not_changed_is_left_as_it_has_become_meanwhile(book: Casebook) -> None:
    was = casework.settings(book)
    casework.change_settings(book, FILLED)
    wanted = replace(was, phone="01632 960199", email=FILLED.email)
    casework.change_settings(book, wanted, was=was)
    assert casework.settings(book) == replace(FILLED, phone="01632 960199")


def test_stray_spaces_and_empty_answers_are_no_answers(book: Casebook) -> None:
    typed = Settings(phone="  01632  960114 ", email="   ", address="\n 12 Mill Lane  \n\n")
    casework.change_settings(book, typed)
    assert casework.settings(book) == Settings(phone="01632 960114", address="12 Mill Lane")


def test_only_an_owner_changes_settings_and_others_are_told_who_can(
    book: Casebook,
) -> None:
    casework.change_settings(book, FILLED)
    with writing(book) as writer:
        demoted = Person(
            name="Priya Nair",
            position=None,
            roles=frozenset({Role.GUARDIAN}),
            reason="A new owner was found",
        )
        writer.append(schemas.PERSON, demoted, subject=book.person_id, kind="person.changed")
    assert not casework.may_change_settings(book)
    with pytest.raises(casework.NotEntitled, match="owner"):
        casework.change_settings(book, Settings())
    assert casework.settings(book) == FILLED


def test_every_founder_may_change_settings(world: World) -> None:
    for number, role in enumerate(FoundingRole):
        made = World(root=world.root / str(number)).create(role=role)
        assert casework.may_change_settings(made)
        made.close()


@pytest.mark.parametrize("days", [0, -3, casework.MOST_REVIEW_DAYS + 1])
def test_days_that_are_no_promise_are_refused_and_nothing_is_changed(
    book: Casebook, days: int
) -> None:
    with pytest.raises(casework.SettingUnusable) as told:
        casework.change_settings(book, replace(FILLED, review_days=days))
    assert "from 1 to 250" in told.value.remedy
    assert changes(book) == []


def test_a_setting_of_a_newer_program_is_left_alone(book: Casebook) -> None:
    with writing(book) as writer:
        newer = SettingChanged(name="numbering", value="runs_on", before=None)
        writer.append(schemas.SETTING_CHANGED, newer, subject=book.vault_id)
    casework.change_settings(book, FILLED)
    casework.change_settings(book, Settings())
    assert [each.value for each in changes(book) if each.name == "numbering"] == ["runs_on"]
    assert casework.settings(book) == Settings()
