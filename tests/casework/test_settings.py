from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Changes, Settings, checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.founding import FoundingRole
from caldicott_desktop.casework.settings import MOST_LATE_HOURS, SettingUnusable, go_by_settings
from caldicott_desktop.domain.choices import Nation, Outcome
from caldicott_desktop.domain.letters import LetterKind
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import Person, SettingChanged
from tests.casework.world import World, done, record

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


def test_site_nation_and_prefix_count_from_then_on_and_the_founding_stays(
    book: Casebook, world: World
) -> None:
    first = record(book).reference
    wanted = Settings(site="Willow Court", prefix=" wc ", nation=Nation.WALES)
    casework.change_settings(book, wanted)
    assert casework.settings(book) == replace(wanted, prefix="WC")
    for now in (book, reopened(book, world)):
        assert (now.site, now.prefix, now.nation) == ("Willow Court", "WC", Nation.WALES)
        founded = (now.founding.site, now.founding.prefix, now.founding.nation)
        assert founded == ("Rosewood House", "CG", Nation.ENGLAND.code)
        again = now
    draft = casework.new_draft(again, "general")
    assert draft.case.request.site == "Willow Court"
    assert draft.case.law.nation is Nation.WALES
    assert (first, record(again).reference) == ("CG-2026-0001", "WC-2026-0002")
    assert casework.serial_prefix(again) == "VL7T2"
    assert done(casework.verify_vault(again)).intact
    casework.change_settings(again, Settings())
    assert (again.site, again.prefix, again.nation) == ("Rosewood House", "CG", Nation.ENGLAND)
    again.close()


def test_the_organisation_is_called_otherwise_from_then_on(book: Casebook, world: World) -> None:
    casework.change_settings(book, Settings(organisation="  Rosewood  Care Ltd "))
    for now in (book, reopened(book, world)):
        assert (now.organisation, now.site) == ("Rosewood Care Ltd", "Rosewood House")
        assert now.founding.organisation == "Rosewood Care"
        again = now
    assert casework.new_draft(again, "general").case.request.our_entity == "Rosewood Care Ltd"
    assert done(casework.verify_vault(again)).intact
    casework.change_settings(again, Settings())
    assert again.organisation == "Rosewood Care"
    again.close()


def test_a_log_without_a_site_of_its_own_is_renamed_with_its_organisation(book: Casebook) -> None:
    book.founding = replace(book.founding, site=book.founding.organisation)
    casework.change_settings(book, Settings(organisation="Willow Court"))
    assert book.site == "Willow Court"
    casework.change_settings(book, Settings(organisation="Willow Court", site="North Wing"))
    assert book.site == "North Wing"


def reopened(book: Casebook, world: World) -> Casebook:
    book.close()
    return world.unlock()


@pytest.mark.parametrize("prefix", ["C-G", "ABCDEFGHIJK", "ÄÖ"])
def test_a_prefix_that_numbers_cannot_begin_with_is_refused(book: Casebook, prefix: str) -> None:
    with pytest.raises(casework.SettingUnusable, match="begin with that"):
        casework.change_settings(book, Settings(prefix=prefix))
    assert book.prefix == "CG"


def test_a_prefix_under_which_two_computers_could_give_one_number_is_refused(
    book: Casebook, world: World
) -> None:
    record(book)
    book.close()
    other = replace(world, machine="b" * 64)
    elsewhere = other.unlock()
    reference = record(elsewhere).reference
    taken, _, _ = reference.partition("-")
    assert taken != "CG"
    with pytest.raises(casework.SettingUnusable, match=f"begin with {taken}"):
        casework.change_settings(elsewhere, Settings(prefix=taken))
    casework.change_settings(elsewhere, Settings(prefix="WC"))
    assert record(elsewhere).reference.startswith(f"WC{taken[2:]}-")
    elsewhere.close()


def test_when_a_decision_is_looked_at_again_is_set_by_outcome(book: Casebook) -> None:
    decided_on = date(2026, 8, 31)
    assert casework.review_day(book, Outcome.REFUSE, decided_on) is None
    wanted = Settings(review_after={Outcome.REFUSE: 6, Outcome.SHARE_IN_FULL: 12})
    casework.change_settings(book, wanted)
    assert casework.settings(book) == wanted
    assert casework.review_day(book, Outcome.REFUSE, decided_on) == date(2027, 2, 28)
    assert casework.review_day(book, Outcome.ESCALATE, decided_on) is None
    with pytest.raises(casework.SettingUnusable, match="from 1 to 60"):
        casework.change_settings(book, Settings(review_after={Outcome.REFUSE: 61}))


def test_settings_that_are_not_as_signed_leave_the_vault_as_it_was_founded(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise faults.NotIntact("no-content")

    monkeypatch.setattr(checked, "of_kinds", refuse)
    go_by_settings(book)
    assert book.site == "Rosewood House"


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


@pytest.mark.parametrize("hours", [0, MOST_LATE_HOURS + 1])
def test_a_limit_of_hours_nobody_could_mean_is_refused(book: Casebook, hours: int) -> None:
    with pytest.raises(SettingUnusable) as caught:
        casework.change_settings(book, replace(FILLED, late_after=hours))
    assert caught.value.id == "setting-unusable.late-after"
    casework.change_settings(book, replace(FILLED, late_after=72))
    assert casework.settings(book).late_after == 72


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
