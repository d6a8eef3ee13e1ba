from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from caldicott_desktop.domain.card import (
    Card,
    CardResult,
    GivenWay,
    IdentityWay,
    Paper,
    ToldWay,
    Unrecordable,
    about_person,
    lacking,
    recordable,
)
from tests.domain import cards
from tests.domain.cards import AT, HAPPENED, change, live, on_paper
from tests.every import every


def paths(card: Card) -> list[str]:
    return [each.path for each in lacking(card, at=AT)]


def test_a_card_with_nothing_more_than_it_needs_can_be_recorded() -> None:
    assert recordable(live(), at=AT) == live()
    assert paths(on_paper()) == ["/paper/written_at"]  # it was written after this reader's clock
    assert lacking(on_paper(), at=AT + timedelta(hours=6)) == ()


def test_an_empty_card_says_all_it_needs_at_once_in_the_order_of_the_card() -> None:
    with pytest.raises(Unrecordable) as refused:
        recordable(Card(), at=AT)
    assert [each.path for each in refused.value.lacking] == [
        "/asker/name",
        "/identity/ways",
        "/urgency/bases",
        "/urgency/words",
        "/given/reference",
        "/given/asked_for",
        "/given/ways",
        "/happened_at",
        "/decided_by/name",
        "/given_by/name",
        "/recorded_by/name",
        "/telling/ways",
    ]
    assert refused.value.message.startswith("12 things are still needed")
    assert all(each.sentence.endswith(".") for each in refused.value.lacking)


@every(
    "path",
    [
        "/identity/ways",
        "/identity/checked_by",
        "/urgency/bases",
        "/urgency/words",
        "/given/reference",
        "/given/asked_for",
        "/given/ways",
        "/given/what",
        "/happened_at",
        "/decided_by/name",
        "/decided_by/job",
        "/given_by/name",
        "/recorded_by/name",
        "/telling/ways",
        "/telling/not_told_because",
    ],
)
def test_each_requirement_stands_alone(path: str) -> None:
    assert paths(cards.without(live(), path)) == [path]


@pytest.mark.parametrize("path", ["/asker/job", "/asker/their_reference", "/given/held_back"])
def test_what_helps_and_is_not_needed_may_stay_empty(path: str) -> None:
    assert paths(cards.without(live(), path)) == []


def test_either_a_name_or_an_organisation_says_who_asks() -> None:
    assert paths(cards.without(live(), "/asker/name")) == []
    assert paths(cards.without(live(), "/asker/organisation")) == []
    assert paths(change(live(), asker__name=" ", asker__organisation=None)) == ["/asker/name"]


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({"identity__ways": (IdentityWay.CARD_SEEN,)}, "/identity/card_number"),
        ({"identity__ways": (IdentityWay.COULD_NOT,)}, "/identity/could_not_because"),
        ({"given__ways": (GivenWay.COPY,)}, "/given/pages"),
        ({"given__ways": (GivenWay.NOTHING, GivenWay.SHOWN)}, "/given/ways"),
        ({"telling__ways": (ToldWay.ON_CALL,)}, "/telling/on_call"),
        ({"telling__ways": (ToldWay.PERSON, ToldWay.NOT_TOLD)}, "/telling/ways"),
        ({"happened_at": AT + timedelta(seconds=1)}, "/happened_at"),
    ],
)
def test_an_answer_asks_for_what_belongs_to_it(answers: dict[str, object], path: str) -> None:
    assert paths(change(live(), **answers)) == [path]


def test_could_not_check_needs_nobody_who_checked() -> None:
    card = change(
        live(),
        identity__ways=(IdentityWay.COULD_NOT,),
        identity__could_not_because="The line was bad",
        identity__checked_by=None,
    )
    assert paths(card) == []


def test_nothing_given_needs_no_giver_and_no_contents() -> None:
    card = change(live(), given__ways=(GivenWay.NOTHING,), given__what=None, given_by__name=None)
    assert paths(card) == []
    assert card.result is CardResult.NOTHING
    assert live().result is CardResult.GIVEN
    assert Card().result is CardResult.NOT_SAID


def test_a_paper_card_is_asked_for_its_serial_and_both_times() -> None:
    later = AT + timedelta(days=1)
    bare = replace(on_paper(), paper=Paper(used=True))
    assert [each.path for each in lacking(bare, at=later)] == ["/paper/serial", "/paper/written_at"]
    late = change(on_paper(), paper__written_at=later + timedelta(minutes=1))
    assert [each.path for each in lacking(late, at=later)] == ["/paper/written_at"]


def test_the_paper_may_say_it_was_written_before_it_happened() -> None:
    """Both times go in as written: a slip on paper is for a reader to see, not to be mended."""
    slip = change(on_paper(), paper__written_at=HAPPENED - timedelta(hours=1))
    assert lacking(slip, at=AT) == ()


def test_what_was_left_blank_on_paper_stays_blank_when_someone_says_so() -> None:
    blank = Card(paper=Paper(used=True, serial="RH1-014", blanks_stand=True))
    assert paths(blank) == ["/happened_at"]
    assert paths(replace(blank, happened_at=HAPPENED)) == []
    both = change(replace(blank, happened_at=HAPPENED), given__ways=tuple(GivenWay))
    assert paths(both) == ["/given/ways"]
    no_serial = change(replace(blank, happened_at=HAPPENED), paper__serial=None)
    assert paths(no_serial) == ["/paper/serial"]


def test_the_texts_about_the_person_are_those_that_name_nobody() -> None:
    texts = about_person(change(live(), given__held_back="Her care plan"))
    assert "Her care plan" in texts
    assert "R-0417" in texts
    assert not {"PC Roe", "Sam Okoro", "Priya Nair"} & set(texts)
    assert about_person(Card()) == ()


def test_blanks_stand_only_on_paper() -> None:
    assert "/asker/name" in paths(Card(paper=Paper(blanks_stand=True)))
