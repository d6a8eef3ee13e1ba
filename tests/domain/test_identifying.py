from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

from caldicott_desktop.domain.case import Advice, Case, Request
from caldicott_desktop.domain.identifying import (
    _OF_OTHERS,
    NOT_TYPED,
    IdentifierKind,
    Span,
    counts,
    identifiers_in,
    pointed_out,
    texts_of,
)
from tests.domain import samples


def look(text: str) -> Iterator[Span]:
    """Finds digits, as if each were an NHS number, and *Ellery*."""
    for found in re.finditer("[0-9]+|Ellery", text):
        kind = IdentifierKind.NAME if found[0] == "Ellery" else IdentifierKind.NHS_NUMBER
        yield Span(kind=kind, start=found.start(), end=found.end(), words=found[0])


def text_paths(kind: type, path: str = "") -> Iterator[str]:
    """Every path of a case that can hold text, indexes left out."""
    for each in fields(kind):
        hint = get_type_hints(kind)[each.name]
        inside = [each for each in (hint, *get_args(hint)) if is_dataclass(each)]
        if inside:
            yield from text_paths(inside[0], f"{path}/{each.name}")  # type: ignore[arg-type]  # a class
        elif hint is str or str in get_args(hint):
            yield f"{path}/{each.name}"


def test_each_path_named_apart_is_one_of_a_case() -> None:
    assert set(text_paths(Case)) >= NOT_TYPED | _OF_OTHERS
    assert not NOT_TYPED & _OF_OTHERS


def test_what_the_program_wrote_itself_is_not_looked_through() -> None:
    case = samples.shared()
    paths = {re.sub("/[0-9]+", "", path) for path, _ in texts_of(case)}
    assert "/conclusion/reasons" in paths
    assert not paths & NOT_TYPED


def test_identifiers_are_told_with_the_path_of_their_answer() -> None:
    case = samples.change(
        samples.refused(),
        **{
            "/conclusion/reasons": "Ellery objects",
            "/advice": (Advice(who="Ellery", said="see 77"),),
            "/answers": {"offence_and_urgency": "12, to Ellery"},
            "/request": Request(name="Ellery", contact="0116 Ellery", asked_for="Ellery’s notes"),
        },
    )
    told = {(path, span.words) for path, span in identifiers_in(case, look)}
    assert {
        ("/conclusion/reasons", "Ellery"),
        ("/advice/0/said", "77"),
        ("/answers/offence_and_urgency", "12"),
        ("/answers/offence_and_urgency", "Ellery"),
        ("/request/asked_for", "Ellery"),
    } <= told
    # Who asks and who advises is named on purpose; a number of a patient there is not.
    assert ("/request/name", "Ellery") not in told
    assert ("/advice/0/who", "Ellery") not in told
    assert ("/request/contact", "0116") in told


def test_names_count_wherever_nobody_is_asked_for() -> None:
    (span,) = look("Ellery")
    assert counts("/subject/reference", span)
    assert not counts("/conditions/3/owner", span)


def test_what_is_found_is_pointed_out_without_repeating_it() -> None:
    assert pointed_out(()) == ""
    one, many = pointed_out(look("12")), pointed_out(look("12 Ellery 13"))
    assert one.startswith("This looks like an NHS number. The signed record keeps local")
    assert many.startswith("This looks like an NHS number and a name from the name key. ")
    assert many.endswith("take them out, or leave them if they must stay.")
    assert "12" not in one + many
    assert "Ellery" not in many
