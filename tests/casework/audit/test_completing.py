"""The completeness statement of a real vault in which every class of gap was planted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Settings, audit, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.audit import completing
from caldicott_desktop.casework.exporting import begin_export, finish_export
from caldicott_desktop.casework.numbering import mark_of
from caldicott_desktop.casework.recording import append_decision
from caldicott_desktop.domain.audit.completeness import Completeness, Fate, NumberFate, Told
from caldicott_desktop.domain.audit.sample import draw
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.ledger.schemas import ExportBegun, FileDigest
from tests.casework import afterwards
from tests.casework.audit.planting import (
    decided,
    disposed,
    numbered_draft,
    of_newer_kind,
    with_number,
)
from tests.casework.world import World, done, record
from tests.domain import cards, samples

TODAY = date(2026, 11, 22)
BY = "Priya Nair"


def stated(book: Casebook, text: str = "everything") -> Completeness:
    selected = done(audit.select(book, audit.read_selection(book, text)))
    return done(audit.complete(book, selected))


def fates(statement: Completeness) -> dict[str, Fate]:
    return {each.reference: each.fate for series in statement.series for each in series.named}


def test_a_vault_in_which_nothing_is_missing_says_so(book: Casebook) -> None:
    first, *_, last = [record(book).reference for _ in range(3)]
    statement = stated(book)
    (series,) = statement.series
    assert (series.installation, series.year) == ("Reception laptop", 2026)
    assert (series.first, series.last, series.total) == (first, last, 3)
    assert series.counts == {Fate.SELECTED: 3}
    assert (series.named, statement.unexplained) == ((), ())
    (origin,) = statement.origins
    assert (origin.installation, origin.is_here, origin.count) == ("Reception laptop", True, 3)
    assert (statement.counted, statement.listed, statement.within) == (3, 3, 3)
    assert (statement.organisation, statement.made_by) == ("Rosewood Care", BY)


def test_many_numbers_are_accounted_for_in_parts(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completing, "_NUMBERS_AT_ONCE", 2)
    made = [record(book).reference for _ in range(5)]
    (series,) = stated(book).series
    assert (series.first, series.last, series.counts) == (made[0], made[-1], {Fate.SELECTED: 5})


def test_an_empty_selection_has_no_numbers_to_account_for(book: Casebook) -> None:
    statement = stated(book, "decided 2020-01-01")
    assert (statement.counted, statement.series, statement.origins) == (0, (), ())


def test_each_class_of_gap_is_named_for_what_it_is(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = record(book, decided(20)).reference
    discarded = numbered_draft(book, "Started twice")
    open_draft = numbered_draft(book)
    outside = record(book, decided(3, month=3)).reference
    card = casework.record_card(book, cards.live()).reference
    gone = record(book, decided(19))
    disposed(book, monkeypatch, gone)
    prefix, year, number = gone.reference.split("-")
    missing, last = (f"{prefix}-{year}-{int(number) + ahead:04}" for ahead in (1, 2))
    with_number(book, last, decided(20))
    statement = stated(book, "decided 2026-11-01..2026-11-30")
    (series,) = statement.series
    assert (series.first, series.last, series.total) == (first, last, 8)
    assert series.counts == {
        Fate.SELECTED: 2,
        Fate.DISCARDED: 1,
        Fate.DRAFT: 1,
        Fate.OUTSIDE: 1,
        Fate.CARD: 1,
        Fate.DISPOSED: 1,
        Fate.UNEXPLAINED: 1,
    }
    told = Told(on=TODAY, by=BY)
    why = "Retention schedule, row 12. Six months are over"
    assert series.named == (
        NumberFate(
            reference=discarded, fate=Fate.DISCARDED, told=replace(told, why="Started twice")
        ),
        NumberFate(reference=open_draft, fate=Fate.DRAFT, told=told),
        NumberFate(reference=card, fate=Fate.CARD, told=told),
        NumberFate(reference=gone.reference, fate=Fate.DISPOSED, told=replace(told, why=why)),
        NumberFate(reference=missing, fate=Fate.UNEXPLAINED),
    )
    assert outside not in fates(statement)
    assert statement.unexplained == (missing,)
    assert [each.reference for each in statement.disposed] == [gone.reference]
    assert (statement.listed, statement.counted) == (2, 3)
    report = done(casework.verify_vault(book))
    assert report.newer == 1


def test_what_a_filter_leaves_out_is_counted_by_the_filter(book: Casebook) -> None:
    record(book)
    record(book, samples.refused("general"))
    record(book)
    statement = stated(book, "kind=police-crime")
    (series,) = statement.series
    assert series.counts == {Fate.SELECTED: 2, Fate.FILTERED: 1}
    assert (statement.left_out, statement.within, statement.listed) == ({"kinds": 1}, 3, 2)
    assert statement.titles == {"police-crime": book.guidance.title_of("police-crime")}
    named = stated(book, "gateway=none,police-crime-exemption")
    title = book.guidance.gateways["police-crime-exemption"].title
    assert named.titles == {"police-crime-exemption": title}


def test_a_discarded_number_that_was_a_corrections_is_not_taken_for_a_gap(book: Casebook) -> None:
    made = record(book, afterwards.conditional())
    draft = casework.begin_correction(book, made.decision_id, "A word was wrong")
    number = casework.number_draft(book, draft.id)
    casework.discard_draft(book, draft.id, "It was right")
    record(book)
    assert fates(stated(book)) == {number: Fate.DISCARDED}


def test_a_gap_before_any_number_of_its_year_is_spelt_as_those_after_it(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = record(book, decided(20))
    last = record(book, decided(20)).reference
    disposed(book, monkeypatch, gone)
    (series,) = stated(book).series
    assert (series.first, series.last) == (gone.reference, last)


def test_numbers_of_a_year_of_which_everything_is_gone_begin_as_new_ones_do(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = record(book, decided(20))
    disposed(book, monkeypatch, gone)
    statement = stated(book)
    (series,) = statement.series
    assert (series.first, series.last) == (gone.reference, gone.reference)
    assert (statement.listed, statement.counted) == (0, 1)


def test_of_a_disposal_that_says_too_little_it_is_said_that_it_cannot_be_told(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = record(book, decided(20))
    record(book, decided(20))
    disposed(book, monkeypatch, gone, decided_on=None)
    of_newer_kind(book, monkeypatch, "payload.disposed", {"/entry": "ab" * 32})
    said = {"/reference": "paper 17", "/decided_on": "2026-11-20", "/authority": "Court order"}
    of_newer_kind(book, monkeypatch, "payload.disposed", said)
    statement = stated(book)
    assert [each.reference for each in statement.disposed_untold] == [gone.reference]
    assert [each.reference for each in statement.disposed] == ["paper 17"]
    narrowed = stated(book, "outcome=refuse")
    assert narrowed.disposed == ()
    assert [e.reference for e in narrowed.disposed_untold] == [gone.reference, "paper 17"]


def test_imports_are_counted_by_their_entries_and_never_as_witnessed(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(book, decided(20))
    for day in ("2026-11-20", "2025-01-02", "not known"):
        said = {"/reference": f"IM-{day}", "/decided_on": day}
        of_newer_kind(book, monkeypatch, "decision.imported", said)
    statement = stated(book, "decided 2026-11-01..")
    assert (statement.imported, statement.imported_untold) == (1, 1)
    assert (statement.listed, statement.counted) == (1, 2)
    narrowed = stated(book, "decided 2026-11-01.. outcome=refuse")
    assert (narrowed.imported, narrowed.imported_untold) == (0, 2)


def test_decisions_of_other_installations_are_counted_apart(world: World, book: Casebook) -> None:
    record(book)
    book.close()
    elsewhere = replace(world, machine="b" * 64)
    with_other = elsewhere.unlock()
    try:
        record(with_other)
        statement = stated(with_other)
        here, there = statement.origins
        assert (here.is_here, here.count, there.is_here, there.count) == (True, 1, False, 1)
        # Both are called the same, so their logs tell them apart.
        assert here.installation == f"Reception laptop ({with_other.log[:2].hex()})"
        assert {each.first.split("-")[0] for each in statement.series} == {
            with_other.prefix,
            with_other.prefix + mark_of(with_other.log),
        }
        assert len(statement.heads) == 2
    finally:
        with_other.close()


def test_late_means_more_hours_than_the_vault_says(book: Casebook) -> None:
    late = record(book, decided(19)).reference
    record(book, decided(21))
    statement = stated(book)
    assert statement.late_after_h == 48
    assert [each.reference for each in statement.late] == [late]
    assert statement.late[0].decided_at == decided(19).conclusion.decided_at
    casework.change_settings(book, Settings(late_after=12))
    statement = stated(book)
    assert (statement.late_after_h, len(statement.late)) == (12, 2)


def test_corrected_contested_and_wrongly_released_decisions_are_named(book: Casebook) -> None:
    first = record(book, afterwards.conditional())
    second = afterwards.correct(book, first.decision_id)
    case = casework.open_decision(book, second.decision_id).case
    beyond = afterwards.release(case)
    more = replace(beyond.items[0], scope="All of October")
    casework.record_later(
        book, second.decision_id, replace(beyond, items=(more, *beyond.items[1:]))
    )
    third = record(book)
    with writing(book) as writer:
        _, fourth = append_decision(
            book, writer, bytes.fromhex(third.decision_id), samples.refused()
        )
    statement = stated(book)
    (superseded,) = statement.superseded
    assert (superseded.reference, superseded.by) == (first.reference, (second.reference,))
    assert statement.differing == (second.reference,)
    assert statement.contested == ((third.reference, fourth),)
    assert statement.live == (third.reference, fourth)


def test_what_left_before_is_told_from_the_entries(book: Casebook, tmp_path: Path) -> None:
    made = record(book, decided(20))
    other = record(book, decided(2, month=10))
    casework.export_decision(book, made.decision_id, tmp_path / "one.docx")
    casework.export_decision(book, other.decision_id, tmp_path / "two.docx")
    casework.write_head_statement(book, tmp_path / "head.docx")
    for text in ("decided 2026-11-01..2026-11-30", "decided 2026-11-20", "decided 2025-01-01"):
        left(book, text, finish=text == "decided 2026-11-20")
    statement = stated(book, "decided 2026-11-01..2026-11-30")
    assert statement.copies == 1
    same, overlapping = statement.exports
    assert (same.is_same, same.finished, same.files) == (True, False, 1)
    assert (same.by, same.recipient, same.purpose) == (BY, "Castlegate", "Internal audit")
    assert (same.level, same.privileged) == (Level.REFERENCES, False)
    assert (overlapping.is_same, overlapping.finished) == (False, True)
    assert overlapping.selection == "decided 2026-11-20"


def left(book: Casebook, text: str, *, finish: bool) -> None:
    """Something left, as `export.begun` tells it."""
    file = FileDigest(name="Register.csv", format="csv", digest=bytes(32))
    begun = ExportBegun(
        selection=text,
        level=Level.REFERENCES,
        privileged=False,
        recipient="Castlegate",
        purpose="Internal audit",
        files=(file,),
    )
    appended = begin_export(book, book.vault_id, begun)
    if finish:
        finish_export(book, appended, file.name, b"lines")


def test_nothing_recorded_after_the_selection_is_counted(book: Casebook) -> None:
    record(book)
    selected = done(audit.select(book, audit.read_selection(book, "everything")))
    record(book)
    left(book, "everything", finish=False)
    statement = done(audit.complete(book, selected))
    assert statement.exports == ()
    assert statement.series[0].total == 1
    assert statement.heads[0].entries == selected.heads[0].size


def test_the_last_check_and_the_heads_are_named(book: Casebook) -> None:
    record(book)
    assert done(casework.verify_vault(book)).intact
    statement = stated(book)
    assert statement.checked is not None
    assert statement.checked.at > datetime(2026, 11, 22, tzinfo=UTC)
    assert statement.checked.heads == statement.heads
    assert statement.heads[0].printed == book.heads[book.log].printed()


def test_a_sample_stands_in_the_statement_it_was_drawn_for(book: Casebook) -> None:
    record(book)
    selected = done(audit.select(book, audit.read_selection(book, "everything")))
    sample = draw(selected.references, seed="7", number=1)
    assert done(audit.complete(book, selected, sample=sample)).sample == sample


def test_a_changed_entry_that_explains_a_gap_is_not_believed(book: Casebook) -> None:
    record(book)
    numbered_draft(book, "Started twice")
    record(book)
    with book.store.transaction():
        book.store.run("DROP TRIGGER payloads_never_change")
        book.store.run(
            "UPDATE payloads SET secret = zeroblob(32) WHERE entry IN"
            " (SELECT row FROM entries WHERE kind = 'draft.discarded')"
        )
    with pytest.raises(faults.NotIntact):
        stated(book)


def test_a_number_that_its_entry_did_not_give_is_unexplained(book: Casebook) -> None:
    record(book)
    first, second = numbered_draft(book), numbered_draft(book)
    record(book)
    with book.store.transaction():
        rows = [row for (row,) in book.store.rows("SELECT row FROM numbers ORDER BY number")]
        moved = "UPDATE numbers SET row = ? WHERE reference = ?"
        book.store.run(moved, (rows[1], second))
    statement = stated(book)
    assert fates(statement) == {first: Fate.DRAFT, second: Fate.UNEXPLAINED}
