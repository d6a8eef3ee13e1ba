from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, checked
from caldicott_desktop.casework.verifying import VaultReport
from caldicott_desktop.domain import choices as c
from tests.casework.world import World, done, folder_bytes, record
from tests.domain import samples
from tests.ledger.cases import texts


def test_a_sound_vault_is_intact_and_told_in_words(book: Casebook) -> None:
    for _ in range(5):
        record(book)
    report = done(casework.verify_vault(book))
    assert (report.intact, report.status, report.entries, report.faults) == (True, 0, 8, ())
    first, second = report.words().split("\n")
    assert first == "Intact: 8 entries."
    assert second == f"Head: {book.heads[book.log].printed()}"
    assert report.to_json()["heads"] == [
        {
            "log": book.log.hex(),
            "size": 8,
            "root": book.heads[book.log].root.hex(),
        }
    ]


@pytest.mark.parametrize(
    ("report", "status", "words"),
    [
        (VaultReport(entries=1, heads=(), faults=()), 0, "Intact: 1 entry."),
        (
            VaultReport(entries=9, heads=(), faults=("It is wrong.",), unlisted=7),
            1,
            "Not intact: 9 entries.\nIt is wrong.\n7 more of these are not listed.",
        ),
        (
            VaultReport(entries=9, heads=(), faults=(), newer=1),
            2,
            "Intact: 9 entries.\n1 entry of a newer kind: intact, authority not checked.",
        ),
        (
            VaultReport(entries=9, heads=(), faults=(), newer=1200),
            2,
            "Intact: 9 entries.\n1,200 entries of a newer kind: intact, authority not checked.",
        ),
    ],
)
def test_a_report_in_words_and_as_a_status(report: VaultReport, status: int, words: str) -> None:
    assert (report.status, report.words()) == (status, words)


def test_a_decision_is_recorded_in_the_middle_of_a_verification(book: Casebook) -> None:
    for _ in range(40):
        record(book)
    steps = casework.verify_vault(book)
    seen = [next(each for each in steps if each.done)]
    record(book)
    seen.append(next(steps))
    record(book)
    report = done(steps)
    assert report.intact
    assert report.entries == 43
    assert seen[0].total == 43
    assert seen[1].done > seen[0].done
    assert casework.decisions(book).total == 42
    assert done(casework.verify_vault(book)).entries == 45


def test_a_decision_is_recorded_while_pages_are_compared(book: Casebook) -> None:
    for _ in range(3):
        record(book)
    # On a busy machine the pages may all be compared by the first turn: begin again then.
    for _ in range(20):
        steps = casework.verify_vault(book)
        first = next(steps)
        if first.done == 0:
            break
        steps.close()
    record(book)
    report = done(steps)
    assert first.done == 0
    assert (report.intact, report.entries) == (True, 7)
    assert casework.decisions(book).total == 4


def test_closing_the_vault_stops_a_verification(book: Casebook) -> None:
    for _ in range(40):
        record(book)
    steps = casework.verify_vault(book)
    next(each for each in steps if each.done)
    book.close()
    with pytest.raises(casework.Locked):
        done(steps)


def test_closing_the_vault_while_pages_are_compared_stops_a_verification(book: Casebook) -> None:
    record(book)
    steps = casework.verify_vault(book)
    next(steps)
    book.close()
    with pytest.raises(casework.Locked):
        done(steps)


def test_a_verification_that_is_stopped_leaves_no_thread(book: Casebook) -> None:
    for _ in range(20):
        record(book)
    before = threading.active_count()
    steps = casework.verify_vault(book)
    next(each for each in steps if each.done)
    assert threading.active_count() == before + 1
    steps.close()
    assert threading.active_count() == before


def test_verifying_a_folder_leaves_it_as_it_was(world: World) -> None:
    book = world.create()
    record(book)
    book.close()
    before = folder_bytes(world.folder)
    state = folder_bytes(world.root / "state" / "vaults")
    assert world.verify().intact
    assert folder_bytes(world.folder) == before
    assert folder_bytes(world.root / "state" / "vaults") == state


def test_a_canary_is_in_no_file(world: World) -> None:
    canary = "Quetzalcoatlus"
    book = world.create()
    case = samples.change(
        samples.refused(),
        **{"/conclusion/reasons": canary, "/request/organisation": canary, "/dissent": canary},
    )
    draft = casework.new_draft(book, "police-crime")
    casework.save_draft(book, draft.id, case, {"/request/reply_by_on": canary})
    record(book, case)
    assert casework.decisions(book, text=canary).total == 1
    for moment in ("open", "closed"):
        for file in world.root.rglob("*"):
            if file.is_file():
                assert canary.encode() not in file.read_bytes(), (moment, file.name)
                assert canary.encode("utf-16-le") not in file.read_bytes(), (moment, file.name)
        book.close()


def test_lists_are_built_anew_to_the_same_rows(book: Casebook) -> None:
    for number in range(40):
        asked = samples.change(samples.refused(), **{"/request/organisation": f"Asker {number}"})
        record(book, asked)
    draft = casework.new_draft(book, "general")
    casework.number_draft(book, draft.id)
    before = tables(book)
    steps = casework.rebuild_lists(book)
    next(steps)
    assert casework.decisions(book).total < 40
    with pytest.raises(casework.ListsPending):
        casework.record_decision(book, draft.id, replace(samples.refused(), kind_id="general"))
    assert done(steps) == 44
    assert tables(book) == before
    assert casework.decisions(book, text="asker 7").total == 1
    assert done(casework.verify_vault(book)).intact


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    deeds=st.lists(
        st.tuples(
            st.sampled_from(c.Outcome), texts.filter(str.strip), st.booleans(), st.booleans()
        ),
        max_size=6,
    )
)
def test_whatever_was_recorded_the_lists_come_out_the_same(
    world: World, deeds: list[tuple[c.Outcome, str, bool, bool]]
) -> None:
    world.root = world.root / f"again {len(list(world.root.iterdir()))}"
    world.root.mkdir()
    book = world.create()
    for outcome, words, numbered, given_up in deeds:
        case = samples.change(
            samples.of_outcome(outcome),
            **{"/request/organisation": words, "/subject/reference": words, "/dissent": words},
        )
        draft = casework.new_draft(book, case.kind_id)
        if numbered:
            casework.number_draft(book, draft.id)
        if given_up:
            casework.discard_draft(book, draft.id, "Given up")
        else:
            casework.record_decision(book, draft.id, case)
    before, found = tables(book), [casework.decisions(book, text=d[1]).total for d in deeds]
    done(casework.rebuild_lists(book))
    assert tables(book) == before
    assert [casework.decisions(book, text=d[1]).total for d in deeds] == found
    assert done(casework.verify_vault(book)).intact
    book.close()


def test_lists_are_finished_by_whoever_takes_a_turn_with_them(book: Casebook) -> None:
    for _ in range(40):
        record(book)
    before = tables(book)
    steps = casework.rebuild_lists(book)
    next(steps)
    steps.close()
    assert casework.lists_are_pending(book)
    first, second = casework.finish_lists(book), casework.tidy(book)
    next(first)
    next(second)
    assert done(first).lists
    done(second)
    assert not casework.lists_are_pending(book)
    assert tables(book) == before


def test_lists_left_half_built_are_finished_when_there_is_time(book: Casebook) -> None:
    for _ in range(40):
        record(book)
    before = tables(book)
    steps = casework.rebuild_lists(book)
    next(steps)
    steps.close()
    assert tables(book) != before
    done(casework.tidy(book))
    assert tables(book) == before
    done(casework.tidy(book))
    assert record(book).reference == "CG-2026-0041"


def tables(book: Casebook) -> list[list[tuple[object, ...]]]:
    return [
        book.store.rows("SELECT * FROM decisions"),
        book.store.rows("SELECT * FROM numbers"),
    ]


def test_columns_of_the_entries_are_checked_on_reading(book: Casebook) -> None:
    made = record(book)
    found = casework.open_decision(book, made.decision_id)
    (entry,) = checked.of_kinds(book.store, book.vault_id, ["decision.recorded"])
    assert entry.signed.entry_id.hex() == found.entry_id
