from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain import naming
from caldicott_desktop.domain.naming import NameParts


@given(st.text())
def test_plain_text_keeps_every_place(text: str) -> None:
    assert len(naming.plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Séan O’Neill", "sean oneill"),
        ("  ELLERY,  Margaret ", "ellery margaret"),
        ("Smith-Jones", "smithjones"),
        ("Ørsted Łukasz", "orsted lukasz"),
        ("Zoe\u0308", "zoe"),
    ],
)
def test_names_are_folded_as_people_would_type_them(text: str, folded: str) -> None:
    assert naming.folded(text) == folded


def test_the_words_of_a_hyphenated_name_are_found_one_by_one() -> None:
    assert naming.words_of("Smith-Jones, R-0417") == ("smith", "jones", "r", "0417")


@pytest.mark.parametrize(
    ("name", "surname", "forenames"),
    [
        ("Margaret Ellery", "ellery", "margaret"),
        ("Ellery, Margaret Ann", "ellery", "margaret ann"),
        ("Mrs M Ellery", "ellery", "m"),
        ("Jan van der Berg", "van der berg", "jan"),
        ("de Souza", "de souza", ""),
        ("Ellery", "ellery", ""),
        ("van den Berg, Dr Jan", "van den berg", "jan"),
        (",Ellery", "ellery", ""),
        ("", "", ""),
    ],
)
def test_a_name_is_taken_apart(name: str, surname: str, forenames: str) -> None:
    assert naming.parts_of(name) == NameParts(
        surname=tuple(surname.split()), forenames=tuple(forenames.split())
    )
