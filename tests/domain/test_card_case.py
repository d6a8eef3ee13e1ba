from __future__ import annotations

from datetime import timedelta

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.card import Basis, Card, GivenWay, IdentityWay, ToldWay
from caldicott_desktop.domain.card_case import KIND, write_up
from caldicott_desktop.domain.case import Case, Item, Law, Request, TellingThePerson
from tests.domain.cards import HAPPENED, change, live, on_paper

BLANK = Case(
    kind_id=KIND, request=Request(our_entity="Rosewood Care"), law=Law(nation=c.Nation.WALES)
)


def written(card: Card) -> Case:
    return write_up(card, BLANK, entry_id="ab" * 32)


def test_everything_the_card_knows_stands_where_a_case_asks_it() -> None:
    case = written(live())
    assert (case.form, case.card_entry, case.kind_id) == (c.Form.CARD, "ab" * 32, "general")
    assert case.request == Request(
        organisation="Fictional Police",
        name="PC Roe",
        position="Constable",
        their_reference="77/26",
        identity_check=c.IdentityCheck.CALLED_BACK,
        identity_checked_by="Sam Okoro",
        received_at=HAPPENED,
        asked_for="What she wears and where she walks to",
        purpose="Missing from the garden, no coat",
        urgency=c.Urgency.EMERGENCY,
        our_entity="Rosewood Care",
    )
    assert case.subject.reference == "R-0417"
    assert case.items == (
        Item(
            name="What she wears and where she walks to",
            approved_scope="Her clothes tonight and the bench by the canal (by word)",
        ),
    )
    conclusion = case.conclusion
    assert (conclusion.decided_by, conclusion.decided_by_position) == ("Sam Okoro", "Night senior")
    assert (conclusion.decided_at, conclusion.outcome) == (HAPPENED, None)
    assert conclusion.telling == TellingThePerson(told=c.Telling.NOT_TOLD, why_not="She is missing")
    assert case.law == BLANK.law
    assert case.papers_kept is None


def test_no_gateway_is_inferred_from_what_was_shown() -> None:
    law = written(change(live(), urgency__bases=(Basis.ORDER,))).law
    assert (law.gateway_cited, law.gateway_id, law.gateway_confirmed) == (
        "Court order or warrant shown",
        None,
        None,
    )


def test_every_check_of_identity_is_kept() -> None:
    request = written(
        change(
            live(),
            identity__ways=(IdentityWay.COULD_NOT, IdentityWay.CARD_SEEN),
            identity__card_number="4471",
            identity__could_not_because="No answer at the station",
        )
    ).request
    assert request.identity_check is c.IdentityCheck.WARRANT_CARD
    assert request.identity_note == (
        "Could not check. Number on their card: 4471. "
        "Could not be checked because: No answer at the station"
    )


def test_what_was_held_back_is_an_item_of_its_own() -> None:
    card = change(
        live(),
        given__ways=(GivenWay.SHOWN, GivenWay.COPY),
        given__pages=2,
        given__held_back="Her care plan",
    )
    given, held = written(card).items
    assert given.approved_scope == (
        "Her clothes tonight and the bench by the canal "
        "(shown on screen or paper; copy handed over, 2 pages)"
    )
    assert held == Item(name="Her care plan", decision=c.ItemDecision.REFUSED)
    assert given.decision is None


def test_nothing_given_approves_nothing() -> None:
    (item,) = written(change(live(), given__ways=(GivenWay.NOTHING,))).items
    assert (item.approved_scope, item.decision) == (None, None)
    assert written(change(live(), given__asked_for=None)).items == ()


def test_a_decision_by_phone_was_made_then() -> None:
    phoned = HAPPENED - timedelta(minutes=3)
    assert written(change(live(), decided_by_phone_at=phoned)).conclusion.decided_at == phoned


def test_who_was_told_is_kept() -> None:
    telling = written(
        change(
            live(),
            telling__ways=(ToldWay.ON_CALL, ToldWay.PERSON),
            telling__on_call="Priya Nair",
            telling__on_call_at=HAPPENED,
            telling__person_at=HAPPENED,
            telling__not_told_because=None,
        )
    ).conclusion.telling
    assert telling.told is c.Telling.TOLD_AT_TIME
    assert telling.note == (
        "Told at 22 November 2026, 02:04. "
        "Guardian or manager on call told: Priya Nair at 22 November 2026, 02:04"
    )


def test_less_than_an_emergency_is_urgent_and_a_blank_is_neither() -> None:
    assert written(change(live(), urgency__bases=(Basis.OTHER,))).request.urgency is (
        c.Urgency.URGENT
    )
    assert written(Card()).request.urgency is None
    assert written(Card()).conclusion.telling == TellingThePerson()


def test_the_paper_card_is_named_among_the_papers() -> None:
    assert written(on_paper("RH1-014")).papers_kept == "Paper urgent card RH1-014"
