"""Rooms without a window say nothing to people in words of their own, but for what is named here.

What is named is what the record, its documents and a verification say: decision 0138.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.raised import last_name
from tests.architecture.source import PACKAGE, parsed, python_of_ours

ROOMS = ("casework", "clocks", "domain", "identifiers", "jobs", "vault")
_OF_REPORTS = (
    *("advice", "counting", "dspt", "evidence", "guardian", "kinds", "report", "toolkit"),
    *("transparency", "visit", "words"),
)
# Choices and headings of a case, in the same words on screen, in the payload and in documents.
OF_THE_RECORD = {
    *("domain/card.py", "domain/card_case.py", "domain/choices.py", "domain/interests.py"),
    *("domain/guidance_types.py", "domain/people.py", "domain/sections.py", "domain/summary.py"),
    *("domain/examiner/choices.py",),
    *("domain/releasing.py", "domain/ratings.py", "domain/letters.py", "domain/identifying.py"),
    *(f"domain/audit/{name}.py" for name in ("accesses", "mentions", "presets")),
    *("domain/tally.py", *(f"domain/reports/{name}.py" for name in _OF_REPORTS)),
    "casework/examiner/sources.py",
    "casework/examiner/holder_letters.py",
    "casework/examiner/exceptions.py",  # why a draft was taken over, as it is signed
    *("casework/afterwards.py", "casework/founding.py", "casework/letters.py"),
    *(
        "casework/casebook.py",
        "casework/printed_cards.py",
        "clocks/limits.py",
        "clocks/health_records.py",
    ),
}
# What was found in a case that does not go together: signed, where somebody goes past it.
FINDINGS = {f"domain/consistency/{name}.py" for name in ("conclusion", "law", "people", "releases")}

FINDINGS |= {"domain/consistency/scene.py", "domain/consistency/scrutiny.py"}
# What a verification found, and what is written into files.
OF_CHECKS = {
    *("casework/damage.py", "casework/index_check.py", "casework/remembering.py"),
    *("casework/sweeping.py", "casework/verifying.py", "casework/heads.py"),
}
# Made-up cases of a demonstration.
MADE_UP = {f"casework/demo{name}.py" for name in ("", "_cases", "_later")} | {
    "casework/examiner/demo_log.py"
}
EXCUSED = OF_THE_RECORD | FINDINGS | OF_CHECKS | MADE_UP


def own_words(tree: ast.Module) -> Iterator[str]:
    """The texts of a module that read as words for people: several, the first with a capital."""
    passed = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        or (isinstance(node, ast.Call) and last_name(node.func) == "Sentence")
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in passed
        ):
            words = node.value.strip()
            if " " in words and words[0].isupper() and not words.isupper():
                yield words


def speaking() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in python_of_ours():
        if not path.is_relative_to(PACKAGE):
            continue
        where = path.relative_to(PACKAGE)
        is_record = where.parts[:2] == ("domain", "record")
        if where.parts[0] in ROOMS and not is_record and (words := [*own_words(parsed(path))]):
            found[where.as_posix()] = words
    return found


def test_what_people_read_is_said_through_the_table_of_messages() -> None:
    found = speaking()
    assert {where: words for where, words in found.items() if where not in EXCUSED} == {}


def test_no_room_is_excused_that_says_nothing() -> None:
    assert EXCUSED - speaking().keys() == set()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('said = "The kettle is cold."', ["The kettle is cold."]),
        ('said = f"Wait for {one} more"', ["Wait for"]),
        ('yield path, "Write the name."', ["Write the name."]),
        ('say("Write the name.")', ["Write the name."]),
        ('"""What this is about."""', []),
        ('raise ValueError("No such kettle")', []),
        ('said = Sentence("kettle.cold", place="The kitchen shelf")', []),
    ],
)
def test_words_in_code_would_be_seen(code: str, words: list[str]) -> None:
    assert [*own_words(ast.parse(code))] == words
