"""Where the words of a search stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Lookup, NamedPerson, Quotation
from caldicott_desktop.casework.quoting import BY_NAME, quote
from caldicott_desktop.store import search
from tests.casework.world import done, record
from tests.domain import samples


def marked(quotation: Quotation | None) -> list[str]:
    assert quotation is not None
    return [quotation.text[start:end] for start, end in quotation.marks]


def quoted(book: Casebook, typed: str, *texts: str) -> Quotation | None:
    query = search.parse(book.store, typed)
    assert query is not None
    return quote(texts, query)


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("niece", "The niece was told.", ["niece"]),
        ("NIE", "The Niece was told, and other nieces.", ["Niece", "nieces"]),
        ("cafe", "In the Café at noon", ["Café"]),
        ("Café", "In the cafe at noon", ["cafe"]),
        ("told niece", "The niece was told.", ["niece", "told"]),
        ("sa severn", "Severn Vale says so", ["Severn", "says"]),
        ("a", "A letter and a call", ["A", "a"]),
        ("r-0417", "About R-0417 again", ["R", "0417"]),
    ],
)
def test_words_are_marked_however_they_were_typed_and_written(
    book: Casebook, typed: str, text: str, words: list[str]
) -> None:
    assert marked(quoted(book, typed, text)) == words


def test_the_text_that_says_most_of_it_is_quoted(book: Casebook) -> None:
    told = quoted(book, "niece letter", "A letter came.", "The niece wrote a letter.", "Her niece.")
    assert told is not None
    assert told.text == "The niece wrote a letter."


def test_two_pieces_are_joined_where_no_text_says_it_all(book: Casebook) -> None:
    told = quoted(book, "niece police", "The niece wrote.", "Nothing here", "Police at the desk.")
    assert told is not None
    assert told.text == "The niece wrote. … Police at the desk."
    assert marked(told) == ["niece", "Police"]


def test_a_long_text_is_cut_between_words_around_what_is_marked(book: Casebook) -> None:
    long = f"{'before and ' * 40}the niece said {'after and ' * 40}"
    told = quoted(book, "niece", long)
    assert told is not None
    assert marked(told) == ["niece"]
    assert told.text.startswith("…")
    assert told.text.endswith("…")
    assert len(told.text) <= 160
    assert {"before", "niece", "after"} <= set(told.text.strip("…").split())


def test_a_word_longer_than_a_line_does_not_break_it(book: Casebook) -> None:
    told = quoted(book, "nnn", f"see {'n' * 500}")
    assert told is not None
    assert len(told.text) <= 160
    assert all(end <= len(told.text) for _, end in told.marks)


def test_a_phrase_is_quoted_from_where_it_stands(book: Casebook) -> None:
    told = quoted(book, "“was told”", "Told she was.", "She was told.")
    assert told is not None
    assert told.text == "She was told."


def test_codes_are_not_quoted(book: Casebook) -> None:
    assert quoted(book, "police", "police", "police_crime", "2026-01-01") is None


def test_the_rows_on_screen_are_quoted_from_their_payloads(book: Casebook) -> None:
    case = samples.refused()
    record(book, replace(case, conclusion=replace(case.conclusion, reasons="The walrus said\nno.")))
    record(book)
    numbers = done(casework.find_decisions(book, Lookup())).numbers
    told = casework.quotations(book, "walr", numbers)
    assert told == {
        numbers[1]: Quotation(text="The walrus said", marks=((4, 10),)),
    }
    assert casework.quotations(book, "–", numbers) == {}
    assert casework.quotations(book, "walrus", [10_000]) == {}


def test_what_the_row_shows_is_not_said_again_below_it(book: Casebook) -> None:
    case = samples.refused()
    record(book, replace(case, request=replace(case.request, organisation="Walrus and Sons")))
    numbers = done(casework.find_decisions(book, Lookup(text="walrus"))).numbers
    assert len(numbers) == 1
    assert casework.quotations(book, "walrus", numbers) == {}


def test_what_was_found_by_a_name_says_so_and_not_the_name(book: Casebook) -> None:
    case = samples.refused()
    reference = case.subject.reference
    assert reference is not None
    casework.keep_name(book, NamedPerson(reference=reference, name="Ellery Quill"))
    record(book, case)
    listed = done(casework.find_decisions(book, Lookup(text="ellery")))
    [number] = listed.numbers
    assert casework.quotations(book, "ellery", [number]) == {number: Quotation(text=BY_NAME.words)}
