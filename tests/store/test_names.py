from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from caldicott_desktop.store import names
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.names import NamedPerson

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ELLERY = NamedPerson(
    reference="R-0417",
    name="Margaret Ellery",
    born_on=date(1931, 3, 14),
    health_number="9434765919",
    others="Hospital no. H12/34567",
    note="Room 12",
)
PEOPLE = (
    ELLERY,
    NamedPerson(reference="R-0418", name="O’Neill, Séan"),
    NamedPerson(reference="17-22", name="Jan van der Berg"),
    NamedPerson(reference="R-0420", name="Ann Smith-Jones"),
)


@pytest.fixture
def filled(store: Store) -> Store:
    with store.transaction():
        for person in PEOPLE:
            names.add(store, person, AT)
    return store


def found(store: Store, text: str) -> list[str]:
    return [each.reference for each in names.page(store, names.searched(text), limit=99)]


@pytest.mark.parametrize(
    ("typed", "references"),
    [
        ("", ["R-0417", "R-0418", "R-0420", "17-22"]),
        ("ellery", ["R-0417"]),
        ("ELL", ["R-0417"]),
        ("marg ell", ["R-0417"]),
        ("ellery, m", ["R-0417"]),
        ("oneill", ["R-0418"]),
        ("sean o'neill", ["R-0418"]),
        ("berg", ["17-22"]),
        ("jones", ["R-0420"]),
        ("smithj", ["R-0420"]),
        ("smith-jones", ["R-0420"]),
        ("r-04", ["R-0417", "R-0418", "R-0420"]),
        ("0417", ["R-0417"]),
        ("17-22", ["17-22"]),
        ("943 476 59", ["R-0417"]),
        ("34567", ["R-0417"]),
        ("ellery oneill", []),
        ("llery", []),
    ],
)
def test_people_are_found_by_the_beginnings_of_their_words(
    filled: Store, typed: str, references: list[str]
) -> None:
    assert found(filled, typed) == references
    assert names.count(filled, names.searched(typed)) == len(references)


def test_a_person_comes_back_whole_however_the_reference_is_written(filled: Store) -> None:
    assert names.get(filled, "r-0417") == ELLERY
    assert names.get(filled, "R-9999") is None
    assert next(iter(names.everyone(filled))) == ELLERY


def test_a_changed_person_is_found_by_the_new_words_alone(filled: Store) -> None:
    changed = NamedPerson(reference="R-0999", name="Margaret Tate")
    with filled.transaction():
        names.change(filled, "r-0417", changed, AT)
    assert names.get(filled, "R-0417") is None
    assert names.get(filled, "R-0999") == changed
    assert found(filled, "ellery") == found(filled, "9434765919") == []
    assert found(filled, "tate") == ["R-0999"]


def test_whoever_is_removed_leaves_no_word_behind(filled: Store) -> None:
    names.remove(filled, "r-0417")
    assert names.get(filled, "R-0417") is None
    assert not names.begins_a_word(filled, "ellery")
    assert names.begins_a_word(filled, "oneill")
    names.clear(filled)
    assert names.count(filled) == 0
    assert filled.value("SELECT count(*) FROM name_words") == 0


def test_the_references_of_those_with_a_word_are_a_subquery(filled: Store) -> None:
    sql, values = names.references_with("r0")
    assert {each for (each,) in filled.rows(sql, values)} == {"R-0417", "R-0418", "R-0420"}


def test_a_page_ends_where_it_is_told_to(filled: Store) -> None:
    assert len(names.page(filled, (), limit=2)) == 2
    assert names.count(filled) == 4
