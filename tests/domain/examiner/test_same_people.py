from __future__ import annotations

import pytest

from caldicott_desktop.domain.examiner.same_people import SamePeople, strangers


def are_same(one: str, other: str, *besides: str, aliases: dict[str, str] | None = None) -> bool:
    people = SamePeople((one, other, *besides), aliases)
    return people.key(one) == people.key(other)


@pytest.mark.parametrize(
    "other",
    ["T Bell", "Bell, Tina", "BELL, T", "Ms Tina Bell", "tina bell (MEO)", "T. Bell [officer]"],
)
def test_one_person_is_written_in_many_ways(other: str) -> None:
    assert are_same("Tina Bell", other)


@pytest.mark.parametrize("other", ["T Belle", "K Bell", "Tom Bell", "Bell", "BELLT01", ""])
def test_another_name_is_another_person(other: str) -> None:
    assert not are_same("Tina Bell", other)


def test_an_initial_that_could_be_two_people_is_neither() -> None:
    assert not are_same("T Bell", "Tina Bell", "Tom Bell")
    assert are_same("Bell, Tina", "Tina Bell", "Tom Bell", "T Bell")


def test_what_a_system_calls_somebody_is_said_once() -> None:
    aliases = {"bellt01": "Tina Bell", "osei k": "Kofi Osei"}
    assert are_same("BELLT01", "T Bell", aliases=aliases)
    assert are_same("Osei K", "Kofi Osei", aliases=aliases)
    assert not are_same("BELLT01", "Tom Bell", aliases=aliases)


def test_a_forename_that_only_an_alias_gives_is_known_too() -> None:
    people = SamePeople(("T Bell", "Tom Bell"), {"BELLT01": "Tina Bell"})
    assert len({people.key(name) for name in ("T Bell", "Tom Bell", "BELLT01")}) == 3


def test_who_is_called_like_nobody_here_is_a_stranger_once() -> None:
    theirs = ("BELLT01", "Bell, Tina", "oseik02", "bellt01", "T Bell")
    assert strangers(theirs, ("Tina Bell", "Kofi Osei")) == ("BELLT01", "oseik02")
    assert strangers(("T Bell",), ("Tina Bell", "Tom Bell")) == ("T Bell",)
    assert strangers((), ("Tina Bell",)) == ()
