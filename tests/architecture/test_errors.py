"""Known errors and the table of their words belong together, whole and without a rest."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from caldicott_desktop import errors
from tests.architecture.raised import Raised, Said, places, read, sections
from tests.architecture.source import PACKAGE, parsed, python_of_ours

ENGLISH = errors.folder_of_tables() / f"{errors.ENGLISH}.toml"
# Names, and what stands alone in a line or within another sentence.
WITHOUT_FULL_STOP = {"calendar", "label", "progress", "statement", "status"}
OTHERS = [path for path in errors.folder_of_tables().glob("*.toml") if path != ENGLISH]


@cache
def ours() -> Raised:
    """What the errors of the package say."""
    return read(
        {
            path.relative_to(PACKAGE): parsed(path)
            for path in python_of_ours()
            if path.is_relative_to(PACKAGE)
        }
    )


@cache
def words_in(table: Path) -> dict[str, dict[str, Any]]:
    return dict(sections(tomllib.loads(table.read_text(encoding="utf-8"))))


def told(table: dict[str, dict[str, Any]], id_: str, part: str) -> Any:  # noqa: ANN401 - as TOML
    """What `id_` says for `part`, itself or by what it belongs to."""
    while id_:
        if part in table.get(id_, {}):
            return table[id_][part]
        id_ = id_.rpartition(".")[0]
    return None


def wrong_with(said: Said, table: dict[str, dict[str, Any]]) -> list[str]:
    """What does not fit between a place that raises an error and the words of it."""
    parts = [told(table, said.id, each) for each in ("message", "remedy")[: 1 + said.has_remedy]]
    if None in parts:
        return [f"{said.where}: {said.id} has no words"]
    wanted = frozenset().union(*map(places, parts))
    if wanted == said.names:
        return []
    return [f"{said.where}: {said.id} is given {set(said.names)} for the places {set(wanted)}"]


def test_every_error_says_which_it_is_and_never_in_words() -> None:
    assert ours().faults == []
    assert len(ours().ids) > 90


def test_every_place_that_raises_an_error_has_words_and_gives_what_they_ask_for() -> None:
    table = words_in(ENGLISH)
    assert [fault for said in ours().said for fault in wrong_with(said, table)] == []
    assert len(ours().said) > 200
    assert sum(not said.has_remedy for said in ours().said) > 30


def test_an_error_that_is_raised_out_of_sight_needs_no_arguments() -> None:
    table = words_in(ENGLISH)
    seen = {said.id.partition(".")[0] for said in ours().said}
    unseen = [
        Said(where=where, id=id_, names=frozenset())
        for id_, where in ours().ids.items()
        if id_ not in seen
    ]
    assert [fault for said in unseen for fault in wrong_with(said, table)] == []


def test_no_words_are_left_over() -> None:
    used = {said.id for said in ours().said} | ours().ids.keys()
    used |= {id_[:place] for id_ in used for place, each in enumerate(id_) if each == "."}
    assert sorted(words_in(ENGLISH).keys() - used) == []


def test_a_section_of_the_table_holds_messages_and_remedies_alone() -> None:
    for id_, section in words_in(ENGLISH).items():
        for name, value in section.items():
            if name in {"message", "remedy"}:
                forms = [value] if isinstance(value, str) else [*value.values()]
                assert isinstance(value, str) or "other" in value, id_
                ends = all(form[-1] in ".}" for form in forms)
                assert ends or id_.partition(".")[0] in WITHOUT_FULL_STOP, id_
                assert all(form == form.strip() for form in forms), id_
            else:
                assert isinstance(value, dict), (id_, name)


def misfits(table: dict[str, dict[str, Any]], english: dict[str, dict[str, Any]]) -> list[str]:
    """Every section of another language's table that says nothing of ours, or asks for more."""
    found = [id_ for id_ in table if id_ not in english]
    for id_, section in table.items():
        for part in section.keys() & {"message", "remedy"}:
            words = told(english, id_, part)
            if words is not None and not places(section[part]) <= places(words) | {"count"}:
                found.append(id_)
    return found


def test_other_languages_have_words_for_our_errors_and_ask_for_no_more() -> None:
    assert [each for path in OTHERS for each in misfits(words_in(path), words_in(ENGLISH))] == []


WORDS: dict[str, dict[str, Any]] = {
    "cold": {"message": "It is cold.", "remedy": "Wait."},
    "cold.two": {"message": {"1": "One.", "other": "{count} by {place}."}},
}
RAISING = '''
class Room(KnownError):
    """A base."""

class Cold(Room):
    id = "cold"

    def __init__(self, which: str, place: str) -> None:
        super().__init__(which, place=place, count=1)

def cold(where, which):
    return Cold(which, where)
'''
FAULTS = {
    'raise Cold("It is cold.", "here")': "says words",
    'raise Cold(f"{one}", "here")': "says words",
    'raise KnownError("cold")': "raises KnownError itself",
    'class Warm(Room):\n    said = "It is warm."': "Warm has no id",
    'class Warm(Room):\n    id = "cold"': "Warm has the id of",
    'return Sentence("It is cold.")': "says words or something unknown",
    'return Sentence(one, place="here")': "says words or something unknown",
}


def reading(more: str) -> Raised:
    return read({Path("room/cold.py"): ast.parse(RAISING + more)})


@pytest.mark.parametrize(("more", "fault"), FAULTS.items(), ids=FAULTS)
def test_an_error_said_in_words_would_be_seen(more: str, fault: str) -> None:
    assert any(fault in each for each in reading(more).faults)


@pytest.mark.parametrize("more", ['raise Cold("two", "here")', 'raise cold("here", "two")'])
def test_which_of_several_things_is_said_is_followed(more: str) -> None:
    found = reading(more)
    assert found.faults == []
    (said,) = found.said
    assert said.id == "cold.two"
    assert said.names == {"place", "count"}
    assert wrong_with(said, WORDS) == []


def test_what_is_said_besides_errors_is_followed() -> None:
    found = reading('x = Sentence("cold.two" if one else "cold", place="here", count=2)')
    assert found.faults == []
    one, other = found.said
    assert (one.id, other.id) == ("cold.two", "cold")
    assert wrong_with(one, WORDS) == []
    assert "is given" in wrong_with(other, WORDS)[0]


def test_an_argument_without_a_place_and_a_place_without_an_argument_would_be_seen() -> None:
    for names in (frozenset({"count"}), frozenset({"count", "place", "day"})):
        said = Said(where="here", id="cold.two", names=names)
        assert "for the places" in wrong_with(said, WORDS)[0]
    assert "has no words" in wrong_with(Said(where="", id="warm", names=frozenset()), WORDS)[0]


def test_a_table_that_says_something_else_would_be_seen() -> None:
    welsh = {"cold": {"message": "Mae hi’n oer yn {place}."}, "warm": {"remedy": "Aros."}}
    assert misfits(welsh, WORDS) == ["warm", "cold"]
    assert misfits({"cold": {"message": "Mae hi’n oer."}}, WORDS) == []
