"""The library holds everything, finds it by its words, and says of each how far it was checked."""

from __future__ import annotations

from datetime import date

import pytest

from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.guidance_types import Checked
from caldicott_desktop.guidance import (
    EntryType,
    LibraryEntry,
    date_words,
    entry_blocks,
    find_entries,
    library,
)
from tests.domain.samples import GUIDANCE
from tests.every import every

TODAY = date(2026, 11, 22)
ENTRIES = library(GUIDANCE)


def test_everything_in_the_set_is_an_entry_once() -> None:
    ids = [each.id for each in ENTRIES]
    assert len(set(ids)) == len(ids)
    kinds = GUIDANCE.kinds.values()
    assert len(ids) == (
        len(GUIDANCE.law_rows)
        + len(GUIDANCE.gateways)
        + len(GUIDANCE.principles)
        + sum(1 + len(kind.variants) for kind in kinds)
        + len(GUIDANCE.clocks)
        + len(GUIDANCE.bases)
        + len(GUIDANCE.sources)
    )
    types = [list(EntryType).index(each.type) for each in ENTRIES]
    assert types == sorted(types)
    principles = [each.title for each in ENTRIES if each.type is EntryType.PRINCIPLE]
    assert [title[:2] for title in principles] == [f"{n}." for n in range(1, 9)]


@every("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_entry_reads_with_its_hedge_and_its_dates(entry: LibraryEntry) -> None:
    blocks = entry_blocks(entry, GUIDANCE, today=TODAY)
    assert blocks
    assert all(block.paragraphs or block.bullets or block.sources for block in blocks)
    headings = [block.heading for block in blocks]
    assert len(set(headings)) == len(headings)
    if entry.type is EntryType.SOURCE:
        assert date_words(entry, TODAY) == ""
        return
    assert blocks[-1].sources
    assert any(
        date_words(entry, TODAY) in block.paragraphs[0]
        for block in blocks
        if block.heading == "Looking at it again"
    )
    if entry.checked != Checked.READ.label:
        hedges = {block.note for block in blocks} | {s.checked.label for s in blocks[-1].sources}
        assert entry.checked in hedges


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("victims police requests", "law_row vir-ew"),
        ("POLICE REQUEST", "kind police-crime"),
        ("minimum necessary", "principle 3"),
        ("ahra", "kind pd-ahra"),
        ("knife", "variant police-crime/weapons-injury"),
        ("eight caldicott", "source principles-2020"),
    ],
)
def test_an_entry_is_found_by_its_words(words: str, id_: str) -> None:
    assert id_ in [each.id for each in find_entries(ENTRIES, words)]


def test_titles_come_first_and_every_word_counts() -> None:
    found = find_entries(ENTRIES, "coroner notice")
    assert "coroner" in found[0].title.casefold()
    assert "notice" in found[0].title.casefold()
    assert len(found) < len(find_entries(ENTRIES, "coroner"))
    assert find_entries(ENTRIES, "zeppelin") == ()
    assert find_entries(ENTRIES, "") == ENTRIES


def test_entries_are_kept_to_a_type_a_nation_and_what_is_due() -> None:
    gateways = find_entries(ENTRIES, "", type_=EntryType.GATEWAY)
    assert {each.id for each in gateways} == {f"gateway {id_}" for id_ in GUIDANCE.gateways}
    jersey = find_entries(ENTRIES, "", type_=EntryType.LAW_ROW, nation=Nation.JERSEY)
    assert jersey
    assert all(Nation.JERSEY in each.nations for each in jersey)
    assert find_entries(ENTRIES, "", due_on=TODAY) == ()
    later = date(2030, 1, 1)
    due = find_entries(ENTRIES, "", due_on=later)
    assert due
    assert all(each.recheck_by is not None and each.recheck_by < later for each in due)
    assert date_words(due[0], later).startswith("Was to be rechecked by")


def test_a_source_says_what_rests_on_it() -> None:
    (source,) = (each for each in ENTRIES if each.id == "source principles-2020")
    resting = entry_blocks(source, GUIDANCE, today=TODAY)[-1]
    assert resting.heading == "What rests on it"
    assert any(bullet.startswith("3.") for bullet in resting.bullets)
