"""What readers are told: no verdict on the law anywhere, and a hedge where nothing was read."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from caldicott_desktop import assets
from caldicott_desktop.domain.guidance_types import CaseKind, Citation
from tests.domain.samples import GUIDANCE
from tests.every import every
from tests.guidance.test_marks import HEDGES, READ

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = assets.folder("resources")
FORMS = assets.folder("ui")
CODE = ROOT / "caldicott_desktop"

VERDICT = re.compile(
    r"\b(?:un)?lawful(?:ly|ness)?\b|\billegal(?:ly|ity)?\b|\bcriminal to\b"
    r"|\b(?:is|was|are|were|be) (?:not )?(?:legal|legally (?:entitled|allowed|permitted|barred))\b"
    r"|\b(?:against|breaks?|broke|breach(?:es|ed)?|in breach of) the law\b"
    r"|\bthe law relied on\b|\bfound (?:to be )?(?:set and )?honoured\b",
    re.IGNORECASE,
)
# The law's own names of things, which are no words of ours.
NAMES = {
    "Personal confidential data is handled, stored and transmitted securely, and shared only for"
    " lawful and appropriate purposes": "the first data security standard",
    "Lawful, fair and transparent framework": "the toolkit's assertion 1.1, in an older numbering",
    "Personal information is used and shared lawfully": "the same, 1.5",
    "Preventing or detecting unlawful acts": "the title of DPA 2018, Schedule 1, paragraph 10",
}
GROUPS = {
    "Someone has died",
    "Organ and tissue donation",
    "Assisted dying",
    "Police and courts",
    "Safeguarding and risk to others",
    "Family, carers and representatives",
    "Care and treatment",
    "Research and secondary use",
    "Suppliers and systems",
    "Staff",
    "Regulators and public bodies",
    "Media and public life",
    "General",
}
KINDS = sorted(GUIDANCE.kinds.values(), key=lambda kind: kind.id)


def texts_of(value: object) -> Iterator[str]:
    """Every text in a parsed file, keys left out."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)


def in_toml(path: Path) -> Iterator[str]:
    yield from texts_of(tomllib.loads(path.read_text(encoding="utf-8")))


def in_form(path: Path) -> Iterator[str]:
    yield from (each.text or "" for each in ET.parse(path).iter("string"))  # noqa: S314  # our own


def in_part(path: Path) -> Iterator[str]:
    """A part of a Word template that is kept unpacked."""
    yield re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8"))


def in_code(path: Path) -> Iterator[str]:
    """The text constants of a module; what it says of itself to programmers is left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told_programmers = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    for constant in constants:
        if isinstance(constant.value, str) and id(constant) not in told_programmers:
            yield constant.value


def in_plain(path: Path) -> Iterator[str]:
    """A letter's wording, line by line."""
    yield from path.read_text(encoding="utf-8").splitlines()


_READERS = {".toml": in_toml, ".ui": in_form, ".xml": in_part, ".txt": in_plain, ".py": in_code}
WORDED = [
    path
    for folder in (RESOURCES, FORMS, CODE)
    for path in sorted(folder.rglob("*"))
    if path.suffix in _READERS
]


@cache
def texts_in(path: Path) -> tuple[str, ...]:
    """Every text of a file that readers may see."""
    return tuple(_READERS[path.suffix](path))


def verdicts(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text not in NAMES and VERDICT.search(text)]


@every("path", WORDED, ids=lambda path: path.name)
def test_nothing_readers_see_gives_a_verdict_on_the_law(path: Path) -> None:
    assert verdicts(texts_in(path)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Sharing this is lawful.",
        "That would be unlawful",
        "It was given unlawfully",
        "This is an illegal access",
        "You are legally entitled to refuse",
        "This would be against the law",
        "It breaches the law",
        "The law relied on",
        "Three opt-outs were found set and honoured",
    ],
)
def test_a_verdict_is_noticed(words: str) -> None:
    assert verdicts(iter([words])) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Comply with the law",
        "The recorded gateway is X. The stop-checks still open are Y.",
        "An offence under section 2 of the Suicide Act 1961",
        "Take legal advice",
    ],
)
def test_names_of_laws_and_advice_are_no_verdict(words: str) -> None:
    assert verdicts(iter([words])) == []


def test_every_name_that_is_let_pass_is_still_there() -> None:
    said = {text for path in WORDED for text in texts_in(path)}
    assert set(NAMES) <= said


@every("kind", KINDS, ids=lambda kind: kind.id)
def test_a_kind_stands_in_one_of_the_groups(kind: CaseKind) -> None:
    assert kind.group in GROUPS


def test_no_group_is_empty() -> None:
    assert {kind.group for kind in KINDS} == GROUPS


@every("kind", KINDS, ids=lambda kind: kind.id)
def test_what_rests_on_nothing_read_is_hedged(kind: CaseKind) -> None:
    """A kind or a variant none of whose sources was read says so in its own words."""
    if none_read(kind.citations):
        assert HEDGES.search(kind.in_this_kind), kind.id
    for variant in kind.variants:
        if none_read(variant.citations):
            assert HEDGES.search(variant.test), f"{kind.id}, {variant.id}"


@pytest.mark.parametrize("clock_id", GUIDANCE.clocks)
def test_a_time_limit_nobody_read_says_so(clock_id: str) -> None:
    found = GUIDANCE.clocks[clock_id]
    if any(citation.checked not in READ for citation in found.citations):
        assert HEDGES.search(found.note)


@every("row_id", GUIDANCE.law_rows)
def test_a_law_row_is_looked_at_again_unless_it_has_ended(row_id: str) -> None:
    found = GUIDANCE.law_rows[row_id]
    if found.recheck_by is None:
        assert found.status.code == "ended"
    elif found.as_at is not None:
        assert found.recheck_by > found.as_at


def none_read(citations: tuple[Citation, ...]) -> bool:
    return bool(citations) and not any(citation.checked in READ for citation in citations)
