"""Finding one person in texts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain.audit.mentions import How, Sought
from caldicott_desktop.identifiers import Seeker
from tests.every import every

ELLERY = Seeker.of(
    Sought(
        names=("Margaret Ellery", "Peggy Marsh"),
        references=("R-0417",),
        numbers=("NHS 943 476 5919", "Hospital no. H1234567"),
        born_on=date(1941, 3, 14),
    )
)


def found(text: str, seeker: Seeker = ELLERY) -> list[tuple[How, str]]:
    return [(hit.how, text[hit.start : hit.end]) for hit in seeker.find(text)]


@every(
    ("text", "expected"),
    [
        ("about r-0417, again", [(How.REFERENCE, "r-0417")]),
        ("NHS no. 9434765919", [(How.NUMBER, "9434765919")]),
        ("943 476 5919", [(How.NUMBER, "943 476 5919")]),
        ("see H1234567", [(How.NUMBER, "H1234567")]),
        ("born 14/03/1941", [(How.BIRTH, "14/03/1941")]),
        ("Margaret Ellery came", [(How.NAME, "Margaret Ellery")]),
        ("Ellery, Margaret came", [(How.NAME, "Ellery, Margaret")]),
        ("MARGARET ELLERY", [(How.NAME, "MARGARET ELLERY")]),
        ("Mrs Ellery’s notes", [(How.PART, "Mrs Ellery")]),
        ("Ellery’s notes", [(How.PART, "Ellery")]),
        ("Peggy rang", [(How.PART, "Peggy")]),
        ("to Marsh", [(How.PART, "Marsh")]),
        ("Ellery-Jones", [(How.PART, "Ellery")]),
        ("Elery and Ellerey", [(How.NEAR, "Elery"), (How.NEAR, "Ellerey")]),
        ("Elery’s notes", [(How.NEAR, "Elery")]),
    ],
)
def test_a_person_is_found_by_what_they_are_known_by(
    text: str, expected: list[tuple[How, str]]
) -> None:
    assert found(text) == expected
    assert ELLERY.may_find(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "R-04170 and XR-0417 and R-0417-2",
        "943 476 5870",
        "on 14/03/1942",
        "a celery stick",
        "the march past",
        "Tom Oakley rang on 3 March at 09:00",
    ],
)
def test_others_are_not_taken_for_them(text: str) -> None:
    assert found(text) == []


def test_a_word_of_every_day_without_a_capital_is_no_name() -> None:
    assert found("the marsh and the peggy") == []


def test_a_double_name_is_found_in_halves() -> None:
    seeker = Seeker.of(Sought(names=("Ann Holt-Brierley",)))
    assert found("Ann Holt-Brierley", seeker) == [(How.NAME, "Ann Holt-Brierley")]
    assert found("Mr Brierley", seeker) == [(How.PART, "Brierley")]
    assert found("Ann Holt Brierley", seeker) == [
        (How.PART, "Ann"),
        (How.PART, "Holt"),
        (How.PART, "Brierley"),
    ]


def test_a_reference_alone_is_enough_to_look_for() -> None:
    seeker = Seeker.of(Sought(references=("Flat 3/12",)))
    assert found("in flat  3/12.", seeker) == [(How.REFERENCE, "flat  3/12")]
    assert found("in flat 3/123", seeker) == []
    assert not seeker.may_find("Margaret Ellery, born 14/03/1941")


def test_very_short_names_are_found_only_whole() -> None:
    seeker = Seeker.of(Sought(names=("Jo Ng",)))
    assert found("Jo Ng and Ng alone, and Jo", seeker) == [(How.NAME, "Jo Ng")]


@given(st.text(max_size=200))
def test_a_quick_look_never_misses_what_a_long_one_finds(text: str) -> None:
    hits = ELLERY.find(text)
    assert not hits or ELLERY.may_find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
