"""How a letter's wording is filled in: a line about which nothing is known is not there."""

from __future__ import annotations

import pytest

from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.domain.letters import (
    PLACES,
    LetterKind,
    Part,
    filled_in,
    letter_for,
    parts,
    plain,
    unknown_places,
)

WORDING = """# Your request: our decision

Thank you for {your_request}.
You asked for this: {asked_for}

## Elsewhere

{complaint_route}

## What you can do

1. Talk to us. We can often help.
Ring {phone}.
2. Write to {email}.
3. Come and see us.

Yours sincerely
"""


@pytest.mark.parametrize("outcome", Outcome)
def test_a_letter_answers_a_refusal_a_redirection_and_a_deferral(outcome: Outcome) -> None:
    expected = {
        Outcome.REFUSE: LetterKind.REFUSED,
        Outcome.REDIRECT: LetterKind.REDIRECTED,
        Outcome.DEFER: LetterKind.MORE_NEEDED,
    }
    assert letter_for(outcome) is expected.get(outcome)


def test_no_letter_goes_before_an_outcome() -> None:
    assert letter_for(None) is None


def test_places_are_filled_in_and_lines_joined_to_paragraphs() -> None:
    known = dict.fromkeys(PLACES, "so") | {"asked_for": "Care notes.", "phone": "01632 960114"}
    assert filled_in(WORDING, known) == (
        "# Your request: our decision\n\n"
        "Thank you for so. You asked for this: Care notes.\n\n"
        "## Elsewhere\n\n"
        "so\n\n"
        "## What you can do\n\n"
        "1. Talk to us. We can often help. Ring 01632 960114.\n"
        "2. Write to so.\n"
        "3. Come and see us.\n\n"
        "Yours sincerely"
    )


def test_what_is_not_known_leaves_out_its_line_its_number_and_its_heading() -> None:
    text = filled_in(WORDING, {"your_request": "your letter", "phone": "  ", "email": None})
    assert text == (
        "# Your request: our decision\n\n"
        "Thank you for your letter.\n\n"
        "## What you can do\n\n"
        "1. Talk to us. We can often help.\n"
        "2. Come and see us.\n\n"
        "Yours sincerely"
    )


def test_a_title_stays_as_long_as_anything_stands_under_it() -> None:
    assert filled_in("# Title\n\n## A\n\n{phone}\n\n## B\n\nWords.", {}) == (
        "# Title\n\n## B\n\nWords."
    )
    assert filled_in("# Title\n\n## A\n\n{phone}", {}) == ""


def test_what_a_place_brings_is_never_taken_for_a_heading_or_a_step() -> None:
    text = filled_in("You asked: {asked_for}", {"asked_for": "# all\n1. of it {phone}"})
    assert parts(text) == (Part(words="You asked: # all 1. of it {phone}"),)


def test_text_is_read_as_headings_steps_and_paragraphs() -> None:
    assert parts("# One\nTwo\nthree\n\nFour\n1. Five\nsix\n2. Seven\n\nEight\n## Nine") == (
        Part(words="One", level=1),
        Part(words="Two three"),
        Part(words="Four"),
        Part(words="Five six", step=1),
        Part(words="Seven", step=2),
        Part(words="Eight"),
        Part(words="Nine", level=2),
    )


def test_filling_in_what_is_filled_in_already_changes_nothing() -> None:
    once = filled_in(WORDING, dict.fromkeys(PLACES, "so"))
    assert filled_in(once, {}) == once


def test_an_email_has_the_same_words_without_signs() -> None:
    assert plain("# One\n\nTwo\n1. Three") == "One\n\nTwo\n\n1. Three"


def test_a_place_that_no_letter_has_is_named_once() -> None:
    assert unknown_places("{phone} {fone} {told} {fone} {x y}") == ("fone",)
