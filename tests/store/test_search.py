from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caldicott_desktop.ledger import payload
from caldicott_desktop.store import search
from caldicott_desktop.store.connection import Store
from tests.domain import samples as domain
from tests.store import samples


def fill(store: Store, *texts: str) -> None:
    with store.transaction():
        for row, text in enumerate(texts, start=1):
            search.add(store, row, text)


def hits(store: Store, typed: str) -> list[int]:
    query = search.parse(store, typed)
    return [] if query is None else search.newest(store, query, before=None, limit=99)


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("severn", [3, 1]),
        ("SEV", [3, 1]),
        ("se va", [3, 1]),
        ("severn vale police", [3]),
        ("r-0417", [2]),
        ("r 0417", [2]),
        ("cafe", [2]),
        ("Café", [2]),
        ("h", []),
        ("h 2", []),
        ("“vale police”", [3]),
        ("nothing", []),
        ('"', []),
        ("' OR 1=1 --", []),
        ("severn AND", []),
        ("NEAR(severn)", []),
        ("severn*", [3, 1]),
        ("words:severn", []),
        ("\x00severn", [3, 1]),
    ],
)
def test_words_are_found_however_they_are_typed(store: Store, typed: str, rows: list[int]) -> None:
    fill(store, "Severn Vale Council", "R-0417 in the Café", "Severn Vale Police")
    assert hits(store, typed) == rows


def test_nothing_typed_asks_for_nothing(store: Store) -> None:
    assert search.parse(store, "") is None
    assert search.parse(store, "  – …") is None


def test_phrases_are_kept_to_be_compared(store: Store) -> None:
    query = search.parse(store, '“Vale  POLICE” "" severn')
    assert query is not None
    assert query.phrases == ("vale police",)
    assert set(query.words) == {"vale", "police", "severn"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), min_size=1, max_size=20))
def test_whatever_was_written_is_found_by_what_was_written(store: Store, text: str) -> None:
    """A search cuts words as the index does, or it would miss them."""
    visible = payload.visible(text)
    search.clear(store)
    search.add(store, 1, visible)
    query = search.parse(store, visible)
    if query is not None:
        assert search.newest(store, query, before=None, limit=9) == [1]


def test_pages_go_on_before_the_last_row(store: Store) -> None:
    fill(store, *["same words"] * 9)
    query = search.parse(store, "same")
    assert query is not None
    assert search.newest(store, query, before=None, limit=4) == [9, 8, 7, 6]
    assert search.newest(store, query, before=6, limit=4) == [5, 4, 3, 2]
    assert search.count(store, search.among(query)) == 9


def test_all_that_a_decision_says_is_indexed_and_its_codes_are_not() -> None:
    case = domain.change(domain.shared(), **{"/dissent": 'He said "no"\nand left'})
    text = search.text_of(samples.content(case, "CG-2026-0042"))
    assert 'He said "no"\nand left' in text
    assert "CG-2026-0042" in text
    assert "Fictional Constabulary" in text
    assert "summary" in text
    assert "abababab" not in text
    assert "decision/1" not in text


def test_merging_comes_to_an_end_and_loses_nothing(store: Store) -> None:
    for row in range(1, 60):
        with store.transaction():
            search.add(store, row, f"alike and number{row}")
    turns = 0
    while search.merge(store):
        turns += 1
        assert turns < 1000
    assert turns
    assert len(hits(store, "alike")) == 59
    assert hits(store, "number7") == [7]


def test_an_emptied_index_finds_nothing(store: Store) -> None:
    fill(store, "words")
    search.clear(store)
    assert hits(store, "words") == []


def test_words_go_in_however_long_idle_time_does_not_come(store: Store) -> None:
    for row in range(1, 2_101):
        with store.transaction():
            search.add(store, row, f"word{row}")
    assert hits(store, "word2100") == [2100]
