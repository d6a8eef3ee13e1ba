"""What a list can be narrowed to, and lists kept under a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import (
    Casebook,
    Facet,
    Filter,
    FilterChoice,
    Lookup,
    Order,
    SavedView,
)
from caldicott_desktop.casework.saved_views import LONGEST_NAME, MOST_VIEWS
from caldicott_desktop.domain.card import CardResult
from caldicott_desktop.domain.choices import Nation, Outcome
from caldicott_desktop.store import settings
from tests.casework.world import World, record
from tests.domain import cards, samples


def test_values_come_with_words_and_how_many_have_them(book: Casebook) -> None:
    for case in (samples.refused(), samples.refused(), samples.shared()):
        record(book, case)
    chosen = casework.filter_choices(book, Facet.OUTCOME, Filter())
    assert [(each.value, each.count) for each in chosen] == [
        (samples.shared().conclusion.outcome, 1),
        (Outcome.REFUSE, 2),
    ]
    kinds = casework.filter_choices(book, Facet.KIND, Filter(outcome=Outcome.REFUSE))
    assert [each.count for each in kinds] == [2]
    assert kinds[0].words == book.guidance.title_of(samples.refused().kind_id)


def test_a_part_of_a_filter_does_not_narrow_its_own_values(book: Casebook) -> None:
    for case in (samples.refused(), samples.shared()):
        record(book, case)
    chosen = casework.filter_choices(book, Facet.OUTCOME, Filter(outcome=Outcome.REFUSE))
    assert len(chosen) == 2


def test_urgent_cards_are_a_kind_with_words_of_their_own(book: Casebook) -> None:
    casework.record_card(book, cards.live())
    [kind] = casework.filter_choices(book, Facet.KIND, Filter())
    assert kind == FilterChoice(value="urgent-card", words="Urgent card", count=1)
    [outcome] = casework.filter_choices(book, Facet.OUTCOME, Filter())
    assert outcome.value in list(CardResult)


def test_what_all_decisions_have_alike_is_not_offered(book: Casebook) -> None:
    assert casework.differences(book) == casework.Differences(facets=frozenset(), years=())
    record(book)
    assert casework.differences(book).facets == frozenset()
    record(book, samples.shared())
    assert Facet.OUTCOME in casework.differences(book).facets
    assert casework.differences(book).years == (2026,)


VIEW = SavedView(
    name="Refusals",
    lookup=Lookup(
        text="niece",
        only=Filter(outcome=Outcome.REFUSE, year=2026, has_next=True, late_over_s=86_400),
        order=Order.REQUESTER,
        descending=False,
    ),
)


def test_a_view_is_there_again_when_the_vault_is_opened_again(world: World) -> None:
    book = world.create()
    assert casework.saved_views(book) == ()
    card = replace(VIEW, name="Cards", lookup=Lookup(only=Filter(outcome=CardResult.NOTHING)))
    casework.save_view(book, VIEW)
    assert casework.save_view(book, card).views == (card, VIEW)
    book.close()
    again = world.unlock()
    assert casework.saved_views(again) == (card, VIEW)
    again.close()


def test_overdue_means_overdue_on_the_day_a_view_is_opened(world: World) -> None:
    book = world.create()
    today = world.hands.now.date()
    only = Filter(overdue_on=today, decided_from=date(2026, 1, 1), nation=Nation.WALES)
    casework.save_view(book, SavedView(name="Late", lookup=Lookup(only=only)))
    world.hands.now += timedelta(days=40)
    [view] = casework.saved_views(book)
    assert view.lookup.only == replace(only, overdue_on=today + timedelta(days=40))
    book.close()


def test_a_view_is_renamed_changed_and_removed(book: Casebook) -> None:
    casework.save_view(book, VIEW)
    renamed = replace(VIEW, name="No")
    assert casework.save_view(book, renamed, instead_of="Refusals").views == (renamed,)
    changed = replace(renamed, lookup=Lookup())
    assert casework.save_view(book, changed, instead_of="No").views == (changed,)
    assert casework.remove_view(book, "no such view").views == (changed,)
    gone = casework.remove_view(book, "No")
    assert gone.views == ()
    assert gone.changes.views
    assert casework.saved_views(book) == ()


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("  \t ", "view-not-saved.no-name"),
        ("x" * (LONGEST_NAME + 1), "view-not-saved.too-long"),
        (" refusals ", "view-not-saved.taken"),
    ],
)
def test_a_name_that_cannot_be_kept_is_refused_and_nothing_changed(
    book: Casebook, name: str, id_: str
) -> None:
    casework.save_view(book, VIEW)
    with pytest.raises(casework.ViewNotSaved) as refused:
        casework.save_view(book, replace(VIEW, name=name))
    assert refused.value.id == id_
    assert casework.saved_views(book) == (VIEW,)


def test_views_have_an_end(book: Casebook) -> None:
    for number in range(MOST_VIEWS):
        casework.save_view(book, replace(VIEW, name=f"View {number}"))
    with pytest.raises(casework.ViewNotSaved, match="as many as are kept"):
        casework.save_view(book, VIEW)


def test_views_belong_to_one_person(book: Casebook) -> None:
    settings.put(book.store, f"views/{'ff' * 16}", "[]")
    casework.save_view(book, VIEW)
    assert settings.get(book.store, f"views/{'ff' * 16}") == "[]"


def test_what_a_later_version_wrote_is_left_out_and_the_rest_read(book: Casebook) -> None:
    casework.save_view(book, VIEW)
    place = f"views/{book.person_id.hex()}"
    told = settings.get(book.store, place)
    assert told is not None
    told = told.replace('"refuse"', '"shred"').replace('"REQUESTER"', '"MOON"')
    settings.put(book.store, place, told.replace('"year"', '"moon": 1, "year"'))
    [view] = casework.saved_views(book)
    assert view.lookup == replace(
        VIEW.lookup, only=replace(VIEW.lookup.only, outcome=None), order=Order.RECORDED
    )
