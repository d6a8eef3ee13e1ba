"""How a letter's wording is filled in: a line about which nothing is known is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caldicott_desktop.domain.case import Item
from caldicott_desktop.domain.choices import ItemDecision, Outcome, RequesterKind
from caldicott_desktop.domain.letters import (
    PLACES,
    LetterKind,
    Part,
    addressed,
    filled_in,
    greeting,
    held_back,
    letter_for,
    parts,
    plain,
    shared,
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
def test_a_letter_answers_whoever_asked_whatever_was_decided_about_it(outcome: Outcome) -> None:
    expected = {
        Outcome.SHARE_IN_FULL: LetterKind.SHARED,
        Outcome.SHARE_IN_PART: LetterKind.SHARED_IN_PART,
        Outcome.SHARE_WITH_CONDITIONS: LetterKind.SHARED,
        Outcome.ANONYMISED: LetterKind.ANONYMISED,
        Outcome.REFUSE: LetterKind.REFUSED,
        Outcome.REDIRECT: LetterKind.REDIRECTED,
        Outcome.DEFER: LetterKind.MORE_NEEDED,
    }
    assert letter_for(outcome) is expected.get(outcome)


def test_no_letter_goes_before_an_outcome() -> None:
    assert letter_for(None) is None


@pytest.mark.parametrize("outcome", [Outcome.SHARE_IN_FULL, Outcome.SHARE_WITH_CONDITIONS])
def test_a_letter_says_in_part_where_anything_asked_for_is_held_back(outcome: Outcome) -> None:
    given = Item(name="Care notes", decision=ItemDecision.ALLOWED)
    assert letter_for(outcome, (given,)) is LetterKind.SHARED
    for decided in (ItemDecision.REDUCED, ItemDecision.REDACTED, ItemDecision.REFUSED, None):
        items = (given, replace(given, decision=decided))
        assert letter_for(outcome, items) is LetterKind.SHARED_IN_PART
    assert letter_for(Outcome.REFUSE, (replace(given, decision=None),)) is LetterKind.REFUSED


ASKED = Item(name="Care notes", asked_scope="all since 2019", reason="The rest is not about it")


@pytest.mark.parametrize(
    ("decided", "given", "kept"),
    [
        (ItemDecision.ALLOWED, ("Care notes. all since 2019.",), ()),
        (
            ItemDecision.REDUCED,
            ("Care notes. January only.",),
            ("Care notes. You get less of it than you asked for.",),
        ),
        (
            ItemDecision.REDACTED,
            ("Care notes. January only. Parts are taken out of it.",),
            ("Care notes. Parts are taken out of it.",),
        ),
        (ItemDecision.REFUSED, (), ("Care notes.",)),
        (None, (), ("Care notes. This is not decided yet.",)),
    ],
)
def test_an_item_is_told_as_it_was_approved_and_no_more_of_it(
    decided: ItemDecision | None, given: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    approved = None if decided is ItemDecision.ALLOWED else "January only"
    item = replace(ASKED, decision=decided, approved_scope=approved)
    assert shared((item,)) == given
    assert held_back((item,), with_reasons=False) == kept
    with_reason = tuple(f"{each} The rest is not about it." for each in kept)
    assert held_back((item,), with_reasons=True) == with_reason


def test_what_was_cut_is_never_told_in_the_words_it_was_asked_for_in() -> None:
    item = replace(ASKED, decision=ItemDecision.REDUCED)
    assert shared((item,)) == ("Care notes.",)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Mr Daniel Hartley", "Dear Mr Hartley"),
        ("Dr. A B Okoro", "Dear Dr. Okoro"),
        ("DC Lowe", "Dear DC Lowe"),
        ("DI Ruth Calder, 77", "Dear DI Calder"),
        ("Daniel Hartley", "Dear Daniel Hartley"),
        ("Mr", "Dear Mr"),
        ("", "Dear Sir or Madam"),
        (None, "Dear Sir or Madam"),
    ],
)
def test_a_letter_greets_by_title_and_surname_where_it_can(name: str | None, begins: str) -> None:
    assert greeting(name) == begins


def test_an_address_has_a_post_at_an_organisation_and_no_relationship() -> None:
    who = ("Daniel Hartley", "Son", "Hartley family")
    assert addressed(RequesterKind.RELATIVE, *who) == ("Daniel Hartley", "Hartley family")
    assert addressed(RequesterKind.OTHER, "Daniel Hartley", "Neighbour", None) == (
        "Daniel Hartley",
    )
    police = ("Anna Lowe", "Detective constable", "Northmoor Police")
    assert addressed(RequesterKind.POLICE, *police) == police


def test_a_line_stands_once_for_each_thing_its_place_has() -> None:
    wording = "1. {shared_item}\n2. Ring {phone} about {shared_item}"
    known = {"shared_item": ("One.", " ", "Two."), "phone": "01632 960114"}
    assert filled_in(wording, known) == (
        "1. One.\n2. Two.\n3. Ring 01632 960114 about One.\n4. Ring 01632 960114 about Two."
    )
    assert filled_in(wording, {"shared_item": (), "phone": "01632 960114"}) == ""


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
