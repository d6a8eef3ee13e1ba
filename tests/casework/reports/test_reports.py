"""Reports from a real vault: what they count, what leaves, and what never does."""

from __future__ import annotations

import csv
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework, cli_report
from caldicott_desktop.casework import Casebook, checked, faults, reports
from caldicott_desktop.casework.reports import PeriodUnfit
from caldicott_desktop.casework.reports.leaving import CountsStayOpen, FormatNotOffered
from caldicott_desktop.casework.reports.making import LessonUnknown, PeriodAhead
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from caldicott_desktop.domain.reports.period import Period, calendar_year, financial_year, quarter
from caldicott_desktop.domain.reports.report import SMALL_NUMBERS
from caldicott_desktop.domain.suppression import LEAST
from caldicott_desktop.export import register_content
from caldicott_desktop.ledger import schemas
from tests.casework import afterwards
from tests.casework.audit.planting import decided
from tests.casework.audit.test_leaving import become
from tests.casework.world import COSTS, PASSPHRASE, World, done, record
from tests.domain import samples
from tests.domain.reports.samples import counts_of, words_of

YEAR, THIRD = financial_year(2026), quarter(2026, 4)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
WITH_COUNTS = (
    (ReportKind.ANNUAL, YEAR),
    (ReportKind.TRANSPARENCY, YEAR),
    (ReportKind.QUARTERLY, THIRD),
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """A vault of sixty invented decisions; no test records in it what another counts."""
    world = World(root=tmp_path_factory.mktemp("demo"))
    made = casework.build_demo(
        world.folder,
        PASSPHRASE,
        decisions=60,
        seed=3,
        place=world.place,
        clock=lambda: NOW,
        costs=COSTS,
        floor=COSTS,
    )
    done(made)
    ticks = iter(range(1, 100_000))
    book = casework.unlock(
        world.folder,
        PASSPHRASE,
        place=world.place,
        clock=lambda: NOW + timedelta(seconds=next(ticks)),
        floor=COSTS,
    )
    yield book
    book.close()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "for the board"
    folder.mkdir()
    return folder


def export(
    book: Casebook, kind: ReportKind, out: Path, period: Period = YEAR, **terms: object
) -> list[Path]:
    forms = TERMS[kind].formats
    steps = reports.export_report(book, kind, period, out, **{"formats": forms, **terms})  # type: ignore[arg-type]
    return [each.path for each in done(steps).files]


def text_of(path: Path) -> str:
    """Every word of a file but those of a PDF."""
    if path.suffix != ".docx":
        return path.read_text("utf-8-sig") if path.suffix != ".pdf" else ""
    package = docx.Document(str(path))
    cells = [cell.text for t in package.tables for row in t.rows for cell in row.cells]
    return "\n".join([*(each.text for each in package.paragraphs), *cells])


def test_what_is_counted_is_what_the_pages_of_the_decisions_say(demo: Casebook) -> None:
    pages = [casework.open_decision(demo, row.id) for row in casework.decisions(demo).rows]
    standing = [
        each
        for each in pages
        if each.standing is not c.Standing.SUPERSEDED
        and each.case.conclusion.decided_at
        and YEAR.holds(each.case.conclusion.decided_at.date())
    ]
    report = done(reports.make_report(demo, ReportKind.ANNUAL, YEAR)).report
    outcomes = Counter(page.case.conclusion.outcome for page in standing)
    for outcome in c.Outcome:
        (shown,) = counts_of(report, "Decisions by outcome")[outcome.label]
        assert shown == outcomes[outcome] or (shown is None and outcomes[outcome])
    items = Counter(item.decision for page in standing for item in page.case.items)
    for decision in c.ItemDecision:
        (shown,) = counts_of(report, "Items asked for")[decision.label]
        assert shown == items[decision] or (shown is None and items[decision])
    met = counts_of(report, "How the principles were rated")
    for number in range(1, 9):
        (numbers,) = [row for label, row in met.items() if label.startswith(str(number))]
        rated = Counter(page.case.principles[number - 1].rating for page in standing)
        for rating, shown in zip(c.Rating, numbers, strict=True):
            assert shown == rated[rating] or (shown is None and rated[rating])
    received = [page.case.request.received_at for page in standing]
    taken = Counter(
        (page.case.conclusion.decided_at.date() - asked.date()).days == 0
        for page, asked in zip(standing, received, strict=True)
        if page.case.conclusion.decided_at and asked
    )
    (same_day,) = counts_of(report, "How soon decisions were made")["On the same day"]
    assert same_day in {taken[True], None}
    assert f"{len(standing)} decisions were made" in words_of(report)


@pytest.mark.parametrize(("kind", "period"), WITH_COUNTS)
def test_counts_leave_in_csv_as_they_stand_in_the_report_and_its_parts_as_no_single_day(
    demo: Casebook, out: Path, kind: ReportKind, period: Period
) -> None:
    files = export(demo, kind, out, period, formats=[Format.CSV])
    report = done(reports.make_report(demo, kind, period)).report
    note = text_of(files[1])
    apostrophe, months = "has an apostrophe (') before it", "stands as 2026-10-01..2026-10-31"
    for told in (apostrophe, months, report.title, SMALL_NUMBERS, files[2].name):
        assert told in note
    assert f"SHA-256 of the file: {sha256(files[0].read_bytes()).hexdigest()}" in note
    lines = list(csv.DictReader(text_of(files[0]).splitlines()))
    assert len(lines) == sum(len(row) for each in report.counts for _, row in each.rows)
    parts = {each.text: each.short for each in period.parts}
    assert not {line["row"] for line in lines} & set(parts.values())
    for line in lines:
        shown = counts_of(report, line["table"])[parts.get(line["row"], line["row"])]
        assert line["number"] in {"Withheld" if each is None else str(each) for each in shown}
        assert line["number"] == "Withheld" or not 0 < int(line["number"]) < LEAST
    assert casework.verify_document(files[0]).status == 2
    assert casework.verify_document(files[1]).status == 2


@pytest.mark.parametrize("kind", [each for each in ReportKind if each is not ReportKind.CQC])
def test_every_report_leaves_recorded_and_carries_no_entry(
    demo: Casebook, out: Path, kind: ReportKind
) -> None:
    period = THIRD if kind is ReportKind.QUARTERLY else YEAR
    files = export(demo, kind, out, period, recipient="The board")
    begun = checked.of_kinds(demo.store, demo.vault_id, ("export.begun",))[-1]
    said = schemas.EXPORT_BEGUN.read(begun.fields)
    assert said.selection == f"report {kind.code} {period.text}"
    assert (said.level, said.recipient) == (TERMS[kind].level, "The board")
    assert [each.name for each in said.files] == [each.name for each in files]
    ended = checked.of_kinds(demo.store, demo.vault_id, ("export.finished",))[-1]
    assert schemas.EXPORT_FINISHED.read(ended.fields).begun == begun.signed.entry_id
    assert sorted(p for p in out.rglob("*") if p.is_file()) == sorted(files)
    for each in files:
        data = each.read_bytes()
        assert b'"salt"' not in data
        assert b'"payload"' not in data
        report = casework.verify_document(each)
        assert report.status in {0, 2}, report.words()


@pytest.mark.parametrize(
    "kind", [each for each in ReportKind if not TERMS[each].level.embeds_entries]
)
def test_nothing_planted_and_no_small_number_is_published(
    book: Casebook, out: Path, kind: ReportKind
) -> None:
    planted = {
        "/request/organisation": "Zoffany Partnership",
        "/request/name": "Quillan Ashdown",
        "/request/contact": "quillan@zoffany.example, 07700 900417",
        "/subject/reference": "R-7731",
        "/conclusion/reasons": "His NHS number is 943 476 5919.",
        "/conclusion/decided_by": "Marguerite Oduya",
    }
    for day in range(2, 12):
        record(book, samples.change(decided(day), **planted))
    made = record(book, samples.change(decided(12, samples.shared("pd-ahra")), **planted))
    casework.record_later(book, made.decision_id, afterwards.LEARNT)
    casework.record_later(book, made.decision_id, afterwards.INCIDENT)
    period = THIRD if kind is ReportKind.QUARTERLY else YEAR
    files = export(book, kind, out, period)
    told = "\n".join(map(text_of, files)) + "\n".join(each.name for each in files)
    assert "Refuse" in told or kind is ReportKind.DSPT
    for word in (*planted.values(), "Zoffany", "R-7731", "943 476", "CG-2026", "Datix", "W-17"):
        assert word not in told, word
    assert afterwards.LEARNT.words
    assert afterwards.LEARNT.words not in told
    assert "Access to Health Records" not in told  # the only decision that rests on it
    report = done(reports.make_report(book, kind, period)).report
    for counted in report.counts:
        for _, numbers in counted.rows:
            assert all(each == 0 or each >= LEAST for each in numbers if each is not None)


def test_a_lesson_leaves_in_its_own_words_once_it_was_read(book: Casebook, out: Path) -> None:
    made = record(book, decided(4))
    casework.record_later(book, made.decision_id, afterwards.LEARNT)
    (lesson,) = done(reports.make_report(book, ReportKind.TRANSPARENCY, YEAR)).learnt
    assert done(reports.make_report(book, ReportKind.ADVICE, YEAR)).learnt == ()
    assert (lesson.words, lesson.noted_on) == (afterwards.LEARNT.words, afterwards.DAY)
    files = export(
        book, ReportKind.TRANSPARENCY, out, quotable=[lesson.entry_id], formats=[Format.WORD]
    )
    assert lesson.words in text_of(files[0])
    with pytest.raises(LessonUnknown):
        done(reports.make_report(book, ReportKind.ANNUAL, YEAR, quotable=["ab" * 32]))


def test_advice_and_what_came_of_it_is_found_in_later_entries(book: Casebook) -> None:
    facts = done(reports.gather(book, YEAR))
    assert facts.decided == ()
    assert facts.before is None
    made = record(book, decided(4))
    casework.record_later(book, made.decision_id, afterwards.CHALLENGED)
    casework.record_later(book, made.decision_id, afterwards.TOLD)
    facts = done(reports.gather(book, YEAR))
    (one,) = facts.decided
    assert (one.reference, one.days, one.out_of_hours) == ("CG-2026-0001", 0, False)
    assert one.decided_on == date(2026, 11, 4)
    assert facts.events.challenges == (afterwards.CHALLENGED.route,)
    assert facts.events.people_told == 1
    assert [each.role for each in facts.holders] == [Role.GUARDIAN]
    assert done(reports.gather(book, YEAR.before)).events.people_told == 0


def test_where_to_turn_is_what_the_settings_say(book: Casebook) -> None:
    known = replace(casework.settings(book), phone="01632 960417")
    casework.change_settings(book, known)
    assert done(reports.gather(book, YEAR)).contact.phone == "01632 960417"


def test_a_report_to_the_board_is_evidence_in_the_next_one(book: Casebook, out: Path) -> None:
    assert done(reports.gather(book, YEAR)).board_reports == 0
    export(book, ReportKind.ANNUAL, out, formats=[Format.CSV])
    assert done(reports.gather(book, YEAR)).board_reports == 1
    assert done(reports.gather(book, YEAR.before)).board_reports == 0


def test_what_left_before_of_the_same_days_is_told_to_whoever_makes_a_report(
    book: Casebook, out: Path
) -> None:
    assert done(reports.make_report(book, ReportKind.ANNUAL, YEAR)).before == ()
    export(book, ReportKind.ANNUAL, out, formats=[Format.CSV])
    export(book, ReportKind.TRANSPARENCY, out, THIRD, formats=[Format.CSV])
    found = done(reports.make_report(book, ReportKind.ANNUAL, YEAR)).before
    assert [(each.selection, each.is_same, each.finished) for each in found] == [
        ("report annual 2026-27", True, True),
        ("report transparency 2026-Q4", False, True),
    ]
    assert done(reports.make_report(book, ReportKind.ANNUAL, YEAR.before)).before == ()


@pytest.mark.parametrize(
    ("kind", "period", "fault"),
    [
        (ReportKind.ANNUAL, THIRD, PeriodUnfit),
        (ReportKind.QUARTERLY, YEAR, PeriodUnfit),
        (ReportKind.ANNUAL, calendar_year(2027), PeriodAhead),
    ],
)
def test_a_report_over_other_days_is_refused(
    book: Casebook, out: Path, kind: ReportKind, period: Period, fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        reports.read_period(book, kind, period.text)
    with pytest.raises(fault):
        export(book, kind, out, period)
    assert list(out.iterdir()) == []


def test_a_format_without_anything_in_it_is_refused(book: Casebook, out: Path) -> None:
    with pytest.raises(FormatNotOffered):
        export(book, ReportKind.ADVICE, out, formats=[Format.CSV])


def test_whoever_may_not_decide_can_write_what_names_nobody(book: Casebook, out: Path) -> None:
    become(book, Role.OWNER, Role.AUDITOR)
    assert reports.kinds_offered(book) == tuple(ReportKind)
    files = export(book, ReportKind.ADVICE, out, formats=[Format.WORD])
    assert [each.suffix for each in files] == [".docx"]


@pytest.mark.parametrize("kind", [ReportKind.ANNUAL, ReportKind.CQC])
def test_stopped_it_leaves_no_file(book: Casebook, out: Path, kind: ReportKind) -> None:
    record(book, decided(4))
    steps = reports.export_report(book, kind, YEAR, out, formats=[Format.PDF])
    for _ in range(3):
        next(steps)
    steps.close()
    assert list(out.iterdir()) == []
    assert not checked.of_kinds(book.store, book.vault_id, ("export.finished",))


def test_under_a_passphrase_every_file_opens_with_that_only_and_counts_stay_behind(
    book: Casebook, out: Path
) -> None:
    record(book, decided(4))
    opens = "fictional words for a file"
    with pytest.raises(CountsStayOpen):
        export(book, ReportKind.ANNUAL, out, formats=[Format.WORD, Format.CSV], passphrase=opens)
    assert not checked.of_kinds(book.store, book.vault_id, ("export.begun",))
    files = export(book, ReportKind.CQC, out, passphrase=opens)
    files += export(book, ReportKind.ANNUAL, out, formats=[Format.PDF], passphrase=opens)
    assert {each.suffix for each in files} == {".docx", ".pdf", ".zip"}
    for each in files:
        with pytest.raises(casework.PassphraseNeeded):
            casework.verify_document(each)
        casework.verify_document(each, passphrase=opens)


def test_an_inspection_gets_a_folder_with_a_register_that_can_be_checked(
    book: Casebook, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_content, "IN_ONE_PROOF", 1)
    record(book, decided(4))
    record(book, decided(5))
    files = export(book, ReportKind.CQC, out)
    (folder,) = out.iterdir()
    assert sorted(folder.iterdir()) == sorted(files)
    summary, _, *register = files
    assert summary.suffix == ".docx"
    for each in register:
        assert casework.verify_document(each).intact
        assert each.name in text_of(summary)
    begun = checked.of_kinds(book.store, book.vault_id, ("export.begun",))
    chosen = [schemas.EXPORT_BEGUN.read(each.fields).selection for each in begun]
    assert chosen == ["decided 2026-04-01..2027-03-31", "report cqc 2026-27"]


def test_what_goes_with_a_register_that_has_left_is_written_to_its_end(
    book: Casebook, out: Path
) -> None:
    record(book, decided(4))
    steps = reports.export_report(book, ReportKind.CQC, YEAR, out, formats=[Format.WORD])
    while not checked.of_kinds(book.store, book.vault_id, ("export.finished",)):
        next(steps)
    steps.close()
    (folder,) = out.iterdir()
    assert len(list(folder.iterdir())) == 3
    assert len(checked.of_kinds(book.store, book.vault_id, ("export.finished",))) == 2


def test_a_file_that_is_there_is_never_touched(book: Casebook, out: Path) -> None:
    book.timing.clock = lambda: NOW
    (path,) = export(book, ReportKind.ADVICE, out, formats=[Format.WORD])
    before = path.read_bytes()
    with pytest.raises(faults.FileThere):
        export(book, ReportKind.ADVICE, out, formats=[Format.WORD])
    assert path.read_bytes() == before
    with pytest.raises(faults.FileNotWritten):
        export(book, ReportKind.ADVICE, out / "not there", formats=[Format.WORD])


def test_a_word_report_has_headings_a_chart_and_its_language(demo: Casebook, out: Path) -> None:
    (path,) = export(demo, ReportKind.ANNUAL, out, formats=[Format.WORD])
    package = docx.Document(str(path))
    styles = [each.style.style_id for each in package.paragraphs if each.style]
    report = done(reports.make_report(demo, ReportKind.ANNUAL, YEAR)).report
    assert styles.count("Heading1") == len(report.sections)
    assert package.core_properties.language == "en-GB"
    assert package.core_properties.title == report.title
    with zipfile.ZipFile(path) as parts:
        assert [each for each in parts.namelist() if "chart" in each]


@pytest.mark.qpdf
@pytest.mark.poppler
def test_a_pdf_report_is_sound_and_says_what_the_report_says(demo: Casebook, out: Path) -> None:
    (path,) = export(demo, ReportKind.ANNUAL, out, formats=[Format.PDF])
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True, timeout=60)
    told = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    report = done(reports.make_report(demo, ReportKind.ANNUAL, YEAR)).report
    assert report.title in told
    for section in report.sections:
        assert section.title in told
    for blank in report.blanks:
        assert f"To be written by the Guardian: {blank.title}" in told


def test_the_command_line_has_the_reports_there_are() -> None:
    assert tuple(each.code for each in ReportKind) == cli_report.KINDS
    offered = {form.code for terms in TERMS.values() for form in terms.formats}
    assert offered == set(cli_report.FORMATS)
