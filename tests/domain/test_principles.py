"""The rating rules, with the compulsion variant."""

from __future__ import annotations

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import PRINCIPLES, Case, Necessity, Override
from caldicott_desktop.domain.ratings import (
    CARRIES_A_REFUSAL,
    not_applicable_allowed,
    rating_asks,
    ratings_for,
)
from tests.domain.samples import change, codes, condition, of_outcome, refused, shared
from tests.every import every

OVERRIDE = Override(by_name="Priya Nair", by_position="Guardian", reason="A life is at risk")
HELD = "principles.rating.holds_sharing"
OVERRIDE_MISSING = {
    "principles.override.by_name.missing",
    "principles.override.reason.missing",
}


def rated(case: Case, number: int, rating: c.Rating, **more: object) -> Case:
    path = f"/principles/{number - 1}"
    values: dict[str, object] = {f"{path}/rating": rating}
    values |= {f"{path}/{name}": value for name, value in more.items()}
    return change(case, **values)


def not_met(case: Case, number: int) -> Case:
    return rated(case, number, c.Rating.NOT_MET, reason="It is not", cure="An undertaking")


def compelled(case: Case) -> Case:
    return change(
        case,
        **{"/law/gateway_effect": c.GatewayEffect.COMPELS, "/law/gateway_cited": "An order"},
    )


def urgent(case: Case) -> Case:
    return change(case, **{"/request/urgency": c.Urgency.EMERGENCY})


@pytest.mark.parametrize("number", PRINCIPLES)
def test_sharing_needs_every_principle_rated(number: int) -> None:
    case = rated(shared(), number, c.Rating.NOT_YET_ASSESSED)
    assert codes(case) == {"principles.rating.missing"}


@pytest.mark.parametrize("number", PRINCIPLES)
def test_met_needs_a_reason(number: int) -> None:
    assert codes(rated(shared(), number, c.Rating.MET, reason=" ")) == {"principles.reason.missing"}


@pytest.mark.parametrize("number", PRINCIPLES)
def test_met_with_conditions_needs_a_condition_of_its_own(number: int) -> None:
    case = rated(shared(), number, c.Rating.MET_WITH_CONDITIONS, reason=None)
    other = 1 if number > 1 else 2
    assert codes(case) == {"principles.rating.no_condition"}
    elsewhere = change(case, **{"/conditions": (condition(other), condition())})
    assert codes(elsewhere) == {"principles.rating.no_condition"}
    assert codes(change(case, **{"/conditions": (condition(number),)})) == set()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 6])
def test_not_met_holds_sharing(number: int) -> None:
    assert codes(not_met(shared(), number)) == {HELD}


@pytest.mark.parametrize("number", [5, 8])
def test_five_and_eight_not_met_need_an_override(number: int) -> None:
    case = not_met(shared(), number)
    assert codes(case) == OVERRIDE_MISSING
    assert codes(rated(case, number, c.Rating.NOT_MET, override=OVERRIDE)) == set()


def test_seven_not_met_needs_reason_and_cure_alone() -> None:
    assert codes(not_met(shared(), 7)) == set()


@pytest.mark.parametrize("number", PRINCIPLES)
def test_not_met_needs_a_reason_and_when_sharing_a_cure(number: int) -> None:
    case = rated(urgent(shared()), number, c.Rating.NOT_MET, reason=None, override=OVERRIDE)
    assert codes(case) == {"principles.reason.missing", "principles.cure.missing"}


@pytest.mark.parametrize("number", [1, 2, 3, 4, 6])
@pytest.mark.parametrize("pressed", [compelled, urgent])
def test_compulsion_and_emergency_turn_not_met_into_a_recorded_concern(
    number: int,
    pressed: object,
) -> None:
    assert callable(pressed)
    case = not_met(pressed(shared()), number)
    assert codes(case) == OVERRIDE_MISSING
    assert codes(rated(case, number, c.Rating.NOT_MET, override=OVERRIDE)) == set()


def test_under_compulsion_scope_and_validity_are_rated() -> None:
    case = compelled(shared())
    asks = {number: rating_asks(number, case) for number in PRINCIPLES}
    assert {number for number, words in asks.items() if words} == {2, 3, 6}
    assert "scope" in str(asks[2])
    assert "scope" in str(asks[3])
    assert "valid" in str(asks[6])
    assert rating_asks(6, shared()) is None


def test_under_compulsion_alternatives_and_proportion_are_not_asked() -> None:
    bare = change(shared(), **{"/necessity": Necessity(), "/balance/proportionality": None})
    assert codes(compelled(bare)) == set()
    assert codes(bare) == {
        "necessity.considered.missing",
        "necessity.note.missing",
        "balance.proportionality.missing",
    }


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 8])
def test_not_applicable_is_not_open_when_sharing(number: int) -> None:
    case = rated(shared(), number, c.Rating.NOT_APPLICABLE)
    assert codes(case) == {"principles.rating.always_applies"}


@pytest.mark.parametrize("outcome", [o for o in c.Outcome if not o.shares])
def test_five_may_not_apply_when_nothing_is_shared(outcome: c.Outcome) -> None:
    case = rated(of_outcome(outcome), 5, c.Rating.NOT_APPLICABLE, reason="Nothing is sent")
    assert codes(case) == set()
    assert codes(rated(case, 5, c.Rating.NOT_APPLICABLE, reason=None)) == {
        "principles.reason.missing",
    }


@every("number", [1, 2, 3, 4, 6, 8])
@every("outcome", [c.Outcome.DEFER, c.Outcome.ADVICE_ONLY])
def test_not_applicable_is_never_open_for_the_rest(outcome: c.Outcome, number: int) -> None:
    case = rated(of_outcome(outcome), number, c.Rating.NOT_APPLICABLE, reason="No")
    assert codes(case) == {"principles.rating.always_applies"}


def test_seven_may_not_apply_only_when_the_purpose_is_not_care() -> None:
    case = rated(shared(), 7, c.Rating.NOT_APPLICABLE)
    assert codes(case) == set()
    care = change(case, **{"/request/purpose_kind": c.Purpose.CARE})
    assert codes(care) == {"principles.rating.always_applies"}
    unsaid = change(refused(), **{"/principles/6/rating": c.Rating.NOT_APPLICABLE})
    assert codes(unsaid) == {"request.purpose_kind.missing"}


def test_only_ratings_that_are_open_are_offered() -> None:
    case = shared()
    offered = {
        number: c.Rating.NOT_APPLICABLE in ratings_for(number, case) for number in PRINCIPLES
    }
    assert [number for number, open_ in offered.items() if open_] == [7]
    assert c.Rating.NOT_YET_ASSESSED in ratings_for(3, case)
    assert not_applicable_allowed(5, Case(kind_id="general"))
    assert not not_applicable_allowed(7, Case(kind_id="general"))


@pytest.mark.parametrize("number", [7, 8])
def test_a_refusal_rates_seven_and_eight(number: int) -> None:
    case = rated(refused(), number, c.Rating.NOT_YET_ASSESSED)
    assert codes(case) == {"principles.rating.missing"}


@pytest.mark.parametrize("number", PRINCIPLES)
def test_one_principle_carries_a_refusal(number: int) -> None:
    bare = rated(refused(), 1, c.Rating.NOT_YET_ASSESSED)
    assert codes(bare) == {"principles.none_carries"}
    case = rated(bare, number, c.Rating.NOT_MET, reason="It is not")
    expected = set() if number in CARRIES_A_REFUSAL else {"principles.none_carries"}
    assert codes(case) == expected


def test_advice_rests_on_a_principle() -> None:
    case = rated(of_outcome(c.Outcome.ADVICE_ONLY), 8, c.Rating.NOT_YET_ASSESSED)
    assert codes(case) == {"principles.none_rated"}


def test_a_refusal_needs_no_cure_and_no_override() -> None:
    case = refused()
    for number in (2, 3, 4, 5, 6):
        case = rated(case, number, c.Rating.NOT_MET, reason="It is not")
    assert codes(case) == set()
