"""What will leave is shown before it does: the same lines, and all in it that could identify."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, audit
from caldicott_desktop.casework.audit import (
    Answer,
    LevelNotOffered,
    Line,
    Lined,
    NarrowedTooFar,
    Place,
    Preview,
    Sampling,
    Telling,
)
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection, SelectionUnreadable, read
from caldicott_desktop.domain.case import Advice
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.domain.disclosure import IN_FULL, Disclosure, Level
from caldicott_desktop.domain.identifying import IdentifierKind
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record.register import HELD
from caldicott_desktop.store.names import NamedPerson
from tests.casework import afterwards
from tests.casework.audit.planting import decided, numbered_draft
from tests.casework.audit.test_completing import left
from tests.casework.audit.test_leaving import become
from tests.casework.audit.test_manifests import february
from tests.casework.audit.test_manifests import words_of as all_words
from tests.casework.world import done, record
from tests.domain import samples

ALL = Selection()
ELLERY = NamedPerson(reference="R-0417", name="Margaret Ellery")
SENTENCE = "/conclusion/in_one_sentence"


def made(
    book: Casebook,
    level: Level,
    selection: Selection = ALL,
    *,
    releasable: frozenset[str] = frozenset(),
    purpose: str | None = None,
) -> Preview:
    disclosure = Disclosure(level=level, releasable=releasable)
    answer = Answer(selection=selection, disclosure=disclosure, purpose=purpose)
    return done(audit.preview(book, answer))


def lines_of(listing: Lined, *, at_once: int = 40) -> list[Line]:
    """Every line, read a few at a time as a page does."""
    turns = (
        audit.preview_lines(listing, first, at_once) for first in range(0, listing.matters, at_once)
    )
    return [line for each in turns for line in done(each)]


def pointed(preview: Preview) -> list[tuple[str, str, str]]:
    found = done(audit.find_identifiers(preview))
    return [(each.reference, each.where, each.span.words) for each in found]


@pytest.mark.parametrize("level", list(Level))
def test_the_lines_shown_are_the_lines_written(
    book: Casebook, tmp_path: Path, level: Level
) -> None:
    for day in range(3, 9):
        record(book, decided(day))
    record(book, decided(9, samples.shared("pd-ahra")))
    preview = made(book, level)
    (listing,) = preview.listings
    shown = lines_of(listing, at_once=4)
    written = done(
        audit.export_register(book, ALL, Disclosure(level=level), tmp_path, formats=(Format.CSV,))
    )
    text = written.files[0].path.read_bytes().decode("utf-8-sig")
    names, *rows = csv.reader(text.splitlines(keepends=True))
    assert [[str(cell) for cell in line.cells] for line in shown] == rows
    assert len(listing.headings) == len(names)
    assert len(preview.names([Format.CSV])) == len(written.files)
    references = [casework.open_decision(book, e.decision).reference for e in shown if e.decision]
    assert references == ([] if level is Level.PUBLISHABLE else [row[0] for row in rows])
    counted = rows[0][-1] if level is Level.PUBLISHABLE else "7"
    assert ("Withheld" if preview.count is None else str(preview.count)) == counted
    assert preview.level is level


def test_what_leaves_beside_the_register_is_shown_line_by_line_as_it_is_written(
    book: Casebook, tmp_path: Path
) -> None:
    february(book)
    record(book, decided(5))
    answer = Answer(selection=ALL, disclosure=IN_FULL, manifest=True, records=True)
    preview = done(audit.preview(book, answer))
    register, manifest, records = preview.listings
    assert not preview.is_manifest(register)
    assert preview.is_manifest(manifest)
    written = done(
        audit.export_register(book, ALL, IN_FULL, tmp_path, formats=(Format.CSV,), manifest=True)
    )
    assert len(written.files) == len(preview.names([Format.CSV])) == 6
    for listing, name in ((register, "Register"), (manifest, "Manifest")):
        (path,) = tmp_path.glob(f"{name}*.csv")
        _, *rows = csv.reader(path.read_bytes().decode("utf-8-sig").splitlines(keepends=True))
        shown = lines_of(listing, at_once=1)
        assert [[str(cell) for cell in line.cells] for line in shown] == rows
        assert [line.matter for line in shown] == sorted(line.matter for line in shown)
    told = lines_of(records, at_once=2)
    assert {line.matter for line in told} == {0, 1, 2}
    for decision in preview.leaving.selected.ids:
        left = casework.export_decision(book, decision, tmp_path / f"{decision}.docx")
        words = " ".join(all_words(docx.Document(str(left.path))).split())
        said = [line.cells[2] for line in told if line.decision == decision]
        assert len(said) > 20
        for each in said:
            assert all(part in words for part in re.split(r": | \| ", str(each))), each


def test_a_manifest_by_itself_names_the_columns_that_stay_behind(book: Casebook) -> None:
    february(book)
    answer = Answer(
        selection=ALL,
        disclosure=Disclosure(level=Level.REFERENCES),
        telling=Telling.MANIFEST,
        manifest=True,
    )
    preview = done(audit.preview(book, answer))
    (listing,) = preview.listings
    assert preview.is_manifest(listing)
    assert preview.behind == ("What it is", "Asked for", "Approved", "Released", "To whom")


def test_what_only_a_record_says_is_looked_through_where_records_leave(book: Casebook) -> None:
    case = samples.change(
        decided(5), **{"/conclusion/decided_by_position": "Guardian, 943 476 5919"}
    )
    made = record(book, case)
    references = Disclosure(level=Level.REFERENCES)
    answer = Answer(selection=ALL, disclosure=references, records=True)
    preview = done(audit.preview(book, answer))
    (found,) = done(audit.find_identifiers(preview))
    assert (found.reference, found.span.words) == (made.reference, "943 476 5919")
    assert found.place is not None
    line = lines_of(preview.listings[found.place.listing])[found.place.line]
    assert "943 476 5919" in str(line.cells[-1])
    without = replace(answer, records=False)
    assert done(audit.find_identifiers(done(audit.preview(book, without)))) == ()


def test_what_left_under_an_earlier_decision_is_looked_through_with_a_manifest(
    book: Casebook,
) -> None:
    casework.keep_name(book, ELLERY)
    first = record(book, decided(5, samples.of_outcome(Outcome.SHARE_IN_PART)))
    page = casework.open_decision(book, first.decision_id)
    told = replace(afterwards.release(page.case), note="Mrs Ellery signed for it")
    casework.record_later(book, first.decision_id, told)
    second = afterwards.correct(book, first.decision_id, "Mistyped", {})
    days = Selection(references=(second.reference,))
    answer = Answer(selection=days, disclosure=IN_FULL, telling=Telling.MANIFEST)
    assert [each[2] for each in pointed(done(audit.preview(book, answer)))] == ["Mrs Ellery"]
    register = replace(answer, telling=Telling.REGISTER)
    assert pointed(done(audit.preview(book, register))) == []


def test_what_was_found_so_far_is_told_while_the_looking_goes_on(book: Casebook) -> None:
    casework.keep_name(book, ELLERY)
    for day in (3, 4, 5):
        record(book, samples.change(decided(day), **{SENTENCE: "Mrs Ellery was told."}))
    preview = made(book, Level.FULL)
    turns = list(audit.find_identifiers(preview))
    assert [len(each.found) for each in turns] == [0, 1, 2, 3]
    assert [(each.done, each.total) for each in turns] == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_what_stays_behind_is_named_and_so_are_counts_that_are_small(book: Casebook) -> None:
    for day in range(1, 23):
        record(book, decided(day, month=10))
    assert made(book, Level.FULL).behind == ()
    behind = made(book, Level.REFERENCES).behind
    assert behind == ("Requester", "Their reference", "Service", "In one sentence")
    marked = made(book, Level.REFERENCES, releasable=frozenset({SENTENCE}))
    assert marked.behind == ("Requester", "Their reference", "Service")
    (listing,) = marked.listings
    assert len(listing.wide) == len(listing.headings)
    assert listing.wide[listing.headings.index("In one sentence")]
    counted = made(book, Level.PUBLISHABLE)
    assert (counted.behind, counted.answer, counted.sections) == ((), (), ())
    assert (counted.statement, counted.sample, counted.held) == (None, None, ())
    assert counted.counts_withheld == 0
    record(book, decided(10, samples.shared("pd-ahra")))
    assert made(book, Level.PUBLISHABLE).counts_withheld > 0


def test_what_may_be_published_is_all_of_whole_quarters(book: Casebook) -> None:
    for day in range(1, 23):
        record(book, decided(day, month=10))
    for line in ("kind=police-crime", "decided 2026-10-01..2026-12-31 outcome=refuse"):
        with pytest.raises(NarrowedTooFar):
            made(book, Level.PUBLISHABLE, read(line))
        assert made(book, Level.REFERENCES, read(line)).count
    for line in ("decided 2026-11-09", "decided 2026-11-01..2026-12-31", "decided 2026-10-02.."):
        with pytest.raises(SelectionUnreadable, match="1 October 2026 to 31 December 2026"):
            made(book, Level.PUBLISHABLE, read(line))
        assert made(book, Level.REFERENCES, read(line)).count is not None
    for line in ("everything", "decided 2026-10-01..", "decided ..2026-12-31"):
        preview = made(book, Level.PUBLISHABLE, read(line))
        assert preview.count == 22
        assert preview.leaving.meant.text == "decided 2026-10-01..2026-12-31"
    record(book, decided(9, month=5))
    assert "1 April 2026 to 31 December 2026" in made(book, Level.PUBLISHABLE).which
    assert made(book, Level.PUBLISHABLE, read("decided ..2026-03-31")).count == 0


def test_reports_that_left_before_are_told_with_figures_and_in_the_statement(
    book: Casebook,
) -> None:
    record(book, decided(9))
    days = read("decided 2026-10-01..2026-12-31")
    for line in ("report quarterly 2026-Q4", "report annual 2024", days.text):
        left(book, line, finish=True)
    figures = made(book, Level.PUBLISHABLE, days)
    told = [(each.selection, each.is_same) for each in figures.before]
    assert told == [("report quarterly 2026-Q4", False), (days.text, True)]
    stated = made(book, Level.REFERENCES, days)
    assert stated.statement is not None
    assert [each.selection for each in stated.statement.exports] == [each for each, _ in told]
    assert stated.before == ()


def test_the_statement_and_the_sample_are_those_that_leave(book: Casebook) -> None:
    numbers = [record(book, decided(day)).reference for day in (3, 4, 5)]
    disclosure = Disclosure(level=Level.REFERENCES)
    sampling = Sampling(seed="481516", number=2)
    answer = Answer(selection=ALL, disclosure=disclosure, sampling=sampling)
    preview = done(audit.preview(book, answer))
    assert "all 3 decisions" in preview.answer[0].inlines[0].text
    assert [each.title for each in preview.sections][-1] == "What this does not show"
    assert preview.which == "Decided on any day"
    assert preview.sample is not None
    assert set(preview.sample.drawn) < set(numbers)
    assert preview.counts_withheld == 0


def test_whoever_may_not_decide_is_told_which_matters_are_held(book: Casebook) -> None:
    record(book)
    live = record(book, samples.of_outcome(Outcome.DEFER))
    assert made(book, Level.REFERENCES).held == ()
    become(book, Role.AUDITOR)
    preview = made(book, Level.REFERENCES)
    assert preview.held == (live.reference,)
    assert HELD in lines_of(preview.listings[0])[-1].cells
    with pytest.raises(LevelNotOffered):
        made(book, Level.FULL)


def test_no_record_leaves_of_a_matter_that_is_held(book: Casebook, tmp_path: Path) -> None:
    made = record(book)
    record(book, samples.of_outcome(Outcome.DEFER))
    become(book, Role.OWNER, Role.AUDITOR)
    asked = audit.RecordsAsked(selection=ALL, disclosure=Disclosure(level=Level.REFERENCES))
    assert done(audit.identified_in_records(book, asked)) == ()
    left = done(audit.export_records(book, asked, tmp_path, formats=[casework.Format.WORD]))
    assert [each.path.name for each in left.files] == [f"{made.reference} decision record.docx"]
    answer = Answer(selection=ALL, disclosure=asked.disclosure, records=True)
    *_, records = done(audit.preview(book, answer)).listings
    assert records.matters == 1


def test_a_number_that_was_never_given_is_refused_and_not_left_out(book: Casebook) -> None:
    record(book)
    with pytest.raises(SelectionUnreadable):
        made(book, Level.FULL, read("reference=CG-2026-0099"))


def test_names_and_numbers_in_all_that_leaves_are_pointed_out_where_they_stand(
    book: Casebook,
) -> None:
    casework.keep_name(book, ELLERY)
    typed = {
        SENTENCE: "Mrs Ellery was told.",
        "/conclusion/reasons": "Her number is 943 476 5919. Mrs Ellery agreed.",
        "/request/organisation": "Rosewood surgery, BS1 4ST",
    }
    other = record(book)
    told = record(book, samples.change(samples.refused(), **typed))
    expected = [
        (told.reference, "In one sentence", "Mrs Ellery"),
        (told.reference, "The decision: reasons", "943 476 5919"),
    ]
    full = made(book, Level.FULL)
    assert pointed(full) == expected
    found = done(audit.find_identifiers(full))
    assert {each.span.kind for each in found} == {IdentifierKind.NAME, IdentifierKind.NHS_NUMBER}
    ids = full.leaving.selected.ids
    assert {(each.place, each.decision) for each in found} == {(Place(0, 1, 0), ids[1])}
    assert other.reference not in {each.reference for each in found}
    assert pointed(made(book, Level.REFERENCES)) == []
    marked = made(book, Level.REFERENCES, releasable=frozenset({SENTENCE}))
    assert pointed(marked) == expected[:1]
    assert pointed(made(book, Level.PUBLISHABLE)) == []


def test_what_was_told_later_is_looked_through_where_it_leaves(book: Casebook) -> None:
    casework.keep_name(book, ELLERY)
    told = record(book)
    learnt = h.LearningNoted(words="Ask Mrs Ellery first.", passed_to="All seniors")
    casework.record_later(book, told.decision_id, learnt)
    expected = [(told.reference, "Afterwards: Words", "Mrs Ellery")]
    assert pointed(made(book, Level.FULL)) == expected
    assert pointed(made(book, Level.REFERENCES)) == []


def test_privileged_advice_that_stays_behind_is_not_pointed_out(book: Casebook) -> None:
    casework.keep_name(book, ELLERY)
    advice = Advice(who="Counsel", said="Mrs Ellery may sue.", privileged=True)
    record(book, samples.change(samples.refused(), **{"/advice": (advice,)}))
    assert pointed(made(book, Level.FULL)) == []
    let_out = Disclosure(level=Level.FULL, privileged=True)
    preview = done(audit.preview(book, Answer(selection=ALL, disclosure=let_out)))
    assert [each[1:] for each in pointed(preview)] == [("Advice 1: said", "Mrs Ellery")]


def test_reasons_and_purposes_that_the_statement_quotes_are_looked_through(
    book: Casebook, tmp_path: Path
) -> None:
    casework.keep_name(book, ELLERY)
    record(book)
    discarded = numbered_draft(book, "Mrs Ellery asked again")
    record(book)
    done(
        audit.export_register(
            book,
            ALL,
            Disclosure(level=Level.REFERENCES),
            tmp_path,
            formats=(Format.JSON,),
            recipient="The son of Mrs Ellery",
        )
    )
    full = made(book, Level.FULL, purpose="For Mrs Ellery")
    statement = "Completeness statement"
    assert pointed(full) == [
        (statement, "What it is for", "Mrs Ellery"),
        (discarded, statement, "Mrs Ellery"),
        (statement, "What left before", "Mrs Ellery"),
    ]
    assert pointed(made(book, Level.REFERENCES)) == []
