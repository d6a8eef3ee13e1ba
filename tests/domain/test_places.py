"""A field is called by what stands beside it on the page, and never by its path."""

from __future__ import annotations

import pytest

from caldicott_desktop.domain.disclosure import DECISION
from caldicott_desktop.domain.record.places import entry_words, field_words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/conclusion/in_one_sentence", "The decision: in one sentence"),
        ("/conclusion/telling/why_not", "The decision: why not"),
        ("/advice/1/said", "Advice 2: said"),
        ("/stop_checks/0/override/reason", "Stop-checks 1: reason"),
        ("/answers/crime-number", "This kind of case: crime number"),
        ("/files/2/label", "Files 3: label"),
        ("/subject/status_changes/0/note", "The person: status changes, 1, note"),
        ("/dissent", "Dissent"),
        ("/released_by", "Released by"),
    ],
)
def test_a_path_is_told_in_words(path: str, words: str) -> None:
    assert field_words(path) == words


def test_no_field_of_a_decision_is_called_by_its_path() -> None:
    assert [path for path in DECISION if set("/_") & set(field_words(path))] == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("decision.recorded", "Decision"),
        ("learning.noted", "Learning noted"),
        ("payload.disposed", "Payload disposed"),
    ],
)
def test_an_entry_is_called_by_what_it_is(kind: str, words: str) -> None:
    assert entry_words(kind) == words
