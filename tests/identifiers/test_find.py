from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caldicott_desktop.identifiers import IdentifierKind, Known, KnownPerson, find
from caldicott_desktop.identifiers.known import NOBODY
from tests.every import every

# Every person and number here is fictional; 943 476 5919 is the health service's own test number.
KNOWN = Known.of(
    [
        KnownPerson(
            name="Margaret Ellery",
            born_on=date(2015, 3, 14),
            numbers=("Hospital no. H12/34567", "111 222 3333"),
        ),
        KnownPerson(name="Young, Amy"),
        KnownPerson(name="O’Neill, Séan"),
        KnownPerson(name="Jan van der Berg"),
        KnownPerson(name="Ann Smith-Jones"),
        KnownPerson(name="Wei Ng"),
    ]
)


def found(text: str, known: Known = KNOWN) -> list[tuple[str, str]]:
    return [(span.kind.code, span.words) for span in find(text, known)]


@pytest.mark.parametrize(
    "text",
    ["9434765919", "943 476 5919", "943-476-5919", "943\u00a0476\u00a05919", "943 – 476 – 5919"],
)
def test_an_nhs_number_is_found_however_it_is_grouped(text: str) -> None:
    expected = [] if "–" in text else [("nhs_number", text)]
    assert found(f"Her number is {text}, I think") == expected


@pytest.mark.parametrize(
    "text", ["943 476 5918", "12943 476 5919", "943 476 59190", "1.9434765919", "2222222222"]
)
def test_ten_digits_that_are_no_such_number_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_numbers_of_scotland_and_northern_ireland_are_named_as_such() -> None:
    assert found("CHI 010190 1240, H&C 320 000 0031") == [
        ("chi_number", "010190 1240"),
        ("hc_number", "320 000 0031"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "born on 14 March 2016",
        "DOB: 14/03/2016",
        "d.o.b. 14.3.16",
        "Date of birth 2016-03-14",
        "14/03/2016 (DOB)",
        "birthday March 14th, 2016",
        "dob 14032016",
        "died 2 May 1999",
        "the 14th of March 1931",
        "03-04-1931",
        "her day, 14 March 2015, is in the name key",
    ],
)
def test_a_date_of_birth_is_found(text: str) -> None:
    (span,) = find(text, KNOWN)
    assert span.kind is IdentifierKind.BIRTH
    assert sum(map(str.isdigit, span.words)) >= 4


@pytest.mark.parametrize(
    "text",
    [
        "Asked on 16 November 2026, to answer by 20.11.26",
        "between 2026-10-01 and 2026-10-14",
        "entries of 1 to 14 October 2026, 10:42",
        "the 1990 Act, section 3(1)(f)",
        "31/02/1931 is no day",
        "the airborne unit came on 3 May 2026",
        "12032026",
    ],
)
def test_other_dates_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_word_about_birth_belongs_to_one_date() -> None:
    assert found("born 14 March 2016, admitted 3 May 2026") == [("birth", "14 March 2016")]
    assert found("seen 3 May 2026; DOB: 14/3/31") == [("birth", "14/3/31")]


@pytest.mark.parametrize("text", ["LE2 4AB", "le24ab", "SW1A 1AA", "M1 1AE", "JE2 3AB"])
def test_a_postcode_is_found(text: str) -> None:
    assert found(f"of 3 Lane, {text}.") == [("postcode", text)]


@pytest.mark.parametrize(
    "text", ["B2 3rd bed", "ward E5 2nd", "QQ1 1AA", "LE2", "XLE2 4AB", "R-0417"]
)
def test_what_only_resembles_a_postcode_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "0116 496 0123",
        "01164960123",
        "+44 116 496 0123",
        "+44 (0)116 496 0123",
        "0044 7700 900123",
        "07700 900 123",
        "(020) 7946 0018",
        "0800 123 456",
        "01204 56789",
    ],
)
def test_a_telephone_number_is_found(text: str) -> None:
    assert found(f"ring {text} today") == [("phone", text)]


@pytest.mark.parametrize(
    "text", ["01.02.2026 10.30", "0417 2026", "CG-2026-0042", "0900 1000 1100", "PO 0012345678"]
)
def test_what_only_resembles_a_telephone_number_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_number_after_another_is_not_swallowed() -> None:
    assert found("0417 2026 01162 496012") == [("phone", "01162 496012")]


def test_e_mail_addresses_are_found_and_what_is_inside_is_not_told_twice() -> None:
    assert found("m.ellery@example.org, x@y, joe+a@nhs.net.") == [
        ("email", "m.ellery@example.org"),
        ("email", "joe+a@nhs.net"),
    ]


@every(
    "text",
    [
        "Margaret Ellery",
        "ELLERY, Margaret",
        "Mrs M. Ellery",
        "ellery",
        "Amy Young",
        "A. Young",
        "Mrs Young",
        "Seán O'NEILL",
        "oneill",
        "Se\u0301an O\u2019Neill",
        "van der Berg",
        "Smith-Jones",
        "smith‑jones",  # noqa: RUF001 - a hyphen that does not break
        "Wei Ng",
    ],
)
def test_a_name_of_the_name_key_is_found(text: str) -> None:
    assert found(f"We asked {text} today") == [("name", text)]


def test_the_sign_of_a_possessive_is_no_part_of_the_name() -> None:
    assert found("Ellery’s son and Ann Smith-Jones's notes") == [
        ("name", "Ellery"),
        ("name", "Ann Smith-Jones"),
    ]


@pytest.mark.parametrize(
    "text",
    ["a young man", "Young people", "the Ng tube", "Eller", "Elleryson", "van", "der Berg", "Amy"],
)
def test_everyday_words_and_parts_of_names_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_numbers_of_the_name_key_are_found_without_their_separators() -> None:
    assert found("see h12-34567 and 111-222-3333 but not 12345") == [
        ("known_number", "h12-34567"),
        ("known_number", "111-222-3333"),
    ]


def test_without_a_name_key_no_name_is_found() -> None:
    assert found("Margaret Ellery, H1234567", NOBODY) == []


ALPHABET = "0123456789 +-.,/()@abdeghjlmnornstyABEL’'éÉ\u0301\n\u00a0١"  # noqa: RUF001


@given(st.text(ALPHABET, max_size=200) | st.text(max_size=100))
@settings(deadline=None)
def test_stretches_are_in_order_apart_and_say_what_stands_there(text: str) -> None:
    spans = find(text, KNOWN)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.words == text[span.start : span.end]
    for one, next_one in itertools.pairwise(spans):
        assert one.end <= next_one.start


@given(st.text("abc xyz,", max_size=40), st.text(" ,;", min_size=1, max_size=3))
def test_a_number_is_found_whatever_words_stand_around(words: str, gap: str) -> None:
    text = f"{words}{gap}9434765919{gap}{words}"
    assert ("nhs_number", "9434765919") in found(text, NOBODY)


HOSTILE = (
    "0 ", "9", "012 345 678", "a ", "é ", "a@", "a.a", "1.1.31", "born ", "d. o. b", "(0", "07-",
    "jan 1 ", "a-", "+44 ", "1 jan ", "14 of", "1-1-1-1", "'", "LE", "Young, ", "\u0301",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_text_is_no_trap(unit: str) -> None:
    """With time in proportion to its square, 200,000 characters would take hours."""
    text = (unit * 200_000)[:200_000]
    assert all(span.words for span in find(text, KNOWN))
