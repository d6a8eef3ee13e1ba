"""A register of accesses of the examiner log: what its lines tell at each level."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from caldicott_desktop import assets, casework
from caldicott_desktop.casework import Casebook, audit, checked
from caldicott_desktop.casework.audit import LevelNotOffered
from caldicott_desktop.casework.examiner import lines, steps
from caldicott_desktop.domain.audit.accesses import AccessSelection, read
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection, SelectionUnreadable
from caldicott_desktop.domain.disclosure import Disclosure
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.choices import AccessProblem, Scope, SensitiveItem
from caldicott_desktop.export import register_content
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.proof import ExportProof
from tests.casework.audit.test_registers import (
    FULL,
    PUBLISHABLE,
    REFERENCES,
    json_of,
    lines_of,
)
from tests.casework.examiner.conftest import first_day, office
from tests.casework.examiner.people import BELL, DIED, FENWICK, LEAD, RAHMAN, Office
from tests.casework.world import done

__all__ = ["first_day", "office"]

CHECKER = assets.folder("resources") / "checker" / "check_caldicott.py"
EVERY = (Format.WORD, Format.PDF, Format.EXCEL, Format.CSV, Format.JSON)


def export(
    office: Office,
    out: Path,
    disclosure: Disclosure = FULL,
    selection: AccessSelection = AccessSelection(),  # noqa: B008 - a value
    **terms: Any,  # noqa: ANN401 - as the verb takes them
) -> dict[str, Path]:
    """Let the accesses leave; the files by what their names end in."""
    out.mkdir(exist_ok=True)
    terms.setdefault("formats", [Format.CSV])
    written = done(audit.export_accesses(office.book, selection, disclosure, out, **terms))
    return {each.path.suffix: each.path for each in written.files if "proof" not in each.path.name}


@pytest.fixture
def told(office: Office) -> Office:
    """A case worked at in time, and one logged late for another outside the view window."""
    sensitive = case.Findings(sensitive=(SensitiveItem.ADOPTION,), sensitive_words="A LETTER")
    first = office.line("ME-1", office.epr, office.gp)
    wide = replace(first.accesses[0], scope=Scope.WHOLE, scope_reason="PLANTED", findings=sensitive)
    made = lines.save_line(office.book, replace(first, accesses=(wide, first.accesses[1])))
    office.prepare(made.case_id)
    office.switch(RAHMAN)
    office.complete(made.case_id)
    office.world.hands.now += timedelta(days=5)
    office.switch(BELL)
    died = office.now.date() - timedelta(days=40)
    late = case.CaseLine(
        details=case.CaseDetails(reference="ME-2", died_from_on=died, died_to_on=died),
        accesses=(
            replace(
                office.opened(office.gp),
                access_problem=AccessProblem.DELAY,
                scope_reason="The window had closed",
            ),
        ),
        accessor=FENWICK,
        accessed_at=office.now - timedelta(days=3),
    )
    lines.save_line(office.book, late)
    office.switch(LEAD)
    return office


def test_a_line_tells_who_opened_what_when_on_which_ground_and_what_came_of_it(
    told: Office, tmp_path: Path
) -> None:
    wide, gp, late = lines_of(export(told, tmp_path / "out")[".csv"])
    assert (wide["reference"], wide["source"], wide["scope"]) == (
        "ME-1",
        "Trust EPR",
        "Whole record",
    )
    assert (wide["died_from"], wide["died_to"]) == (f"{DIED}", f"{DIED}")
    assert (wide["opened_by"], wide["recorded_by"], wide["examiner"]) == (BELL, BELL, RAHMAN)
    assert wide["standing"].startswith("CG-2026-")
    assert wide["state"].startswith("Scrutiny complete, ")
    assert (wide["window"], wide["late"], wide["exceptions"]) == ("No limit", "No", "None")
    assert gp["scope"] == "12 months"
    assert gp["window"].startswith("Within: until ")
    assert (late["reference"], late["opened_by"], late["recorded_by"]) == ("ME-2", FENWICK, BELL)
    assert late["late"] == "Late: 3 days"
    assert late["window"].startswith("Outside: closed on ")
    assert late["word"] == "Waits for their word"
    assert late["problem"] == AccessProblem.DELAY.label


def test_every_format_is_checked_by_the_entries_that_left_with_it(
    told: Office, tmp_path: Path
) -> None:
    files = export(told, tmp_path / "out", formats=EVERY)
    for path in (tmp_path / "out").iterdir():
        report = casework.verify_document(path)
        assert report.intact, report.words()
    found = json_of(files[".json"])
    jsonschema.validate(found, json_of(assets.folder("resources") / "schemas/register-1.json"))


@pytest.mark.parametrize("disclosure", [FULL, REFERENCES])
def test_what_a_line_does_not_tell_stays_behind_in_its_entries_too(
    told: Office, tmp_path: Path, disclosure: Disclosure
) -> None:
    out = tmp_path / "out"
    export(told, out, disclosure, formats=[Format.CSV, Format.JSON])
    everything = b"".join(each.read_bytes() for each in out.iterdir())
    for never in (b"A LETTER", b"took no part", b"All here"):
        assert never not in everything
    for full_alone in (b"PLANTED", b"Northmere", f"{DIED}".encode()):
        assert (full_alone in everything) is (disclosure is FULL)
    (proof,) = out.glob("*proof.json")
    kinds = [e.signed.entry.kind for e in ExportProof.from_json(proof.read_bytes()).entries]
    assert sorted(kinds) == [
        *("access.noted",) * 3,
        "case.completed",
        *("case.listed",) * 2,
    ]


def test_a_confirmed_access_says_so_and_leaves_with_the_word_of_who_opened_it(
    told: Office, tmp_path: Path
) -> None:
    told.switch(FENWICK)
    steps.confirm_accesses(told.book, casework.examiner.awaiting_me(told.book))
    told.switch(LEAD)
    out = tmp_path / "out"
    *_, late = lines_of(export(told, out)[".csv"])
    assert late["word"].startswith("Confirmed on ")
    (proof,) = out.glob("*proof.json")
    kinds = {e.signed.entry.kind for e in ExportProof.from_json(proof.read_bytes()).entries}
    assert "access.confirmed" in kinds


def test_days_select_what_was_opened_on_them(told: Office, tmp_path: Path) -> None:
    late_on = (told.now - timedelta(days=3)).date()
    since = AccessSelection(opened_from=late_on)
    (late,) = lines_of(export(told, tmp_path / "since", selection=since)[".csv"])
    assert (late["reference"], late["opened_on"]) == ("ME-2", f"{late_on}")
    before = AccessSelection(opened_until=late_on - timedelta(days=1))
    assert len(lines_of(export(told, tmp_path / "before", selection=before)[".csv"])) == 2


def test_published_it_holds_counts_and_no_case_day_or_name(told: Office, tmp_path: Path) -> None:
    few = export(told, tmp_path / "few", PUBLISHABLE)
    assert [[*each.values()] for each in lines_of(few[".csv"])] == [
        ["All accesses", "All", "Withheld"]
    ]
    told.switch(BELL)
    for number in range(20):
        told.save(f"ME-9{number:02}", told.epr)
    told.switch(LEAD)
    out = tmp_path / "out"
    files = export(told, out, PUBLISHABLE, formats=EVERY)
    counted = {(e["counted_by"], e["value"]): e["accesses"] for e in lines_of(files[".csv"])}
    assert counted["Recorded late", "Yes"] == "Withheld"
    # Nothing that is shown gives back the one that was late.
    assert "Withheld" in {counted["All accesses", "All"], counted["Recorded late", "No"]}
    assert not {"1", "2", "3", "4"} & set(counted.values())
    everything = b"".join(e.read_bytes() for e in out.iterdir() if e.suffix in {".csv", ".json"})
    for planted in (b"ME-1", b"ME-9", f"{DIED}".encode(), BELL.encode(), b"Northmere"):
        assert planted not in everything
    assert {casework.verify_document(each).status for each in out.iterdir()} == {2}


def test_an_officer_lets_references_leave_and_no_more(told: Office, tmp_path: Path) -> None:
    told.switch(BELL)
    with pytest.raises(LevelNotOffered):
        export(told, tmp_path / "out")


@pytest.mark.parametrize(
    "line", ["everything", "opened 2026-01-01..2026-06-30", "opened 2026-01-01.."]
)
def test_a_selection_is_read_as_it_is_recorded(line: str) -> None:
    assert read(read(line).text) == read(line)


@pytest.mark.parametrize("line", ["", "decided 2026-01-01..", "opened soon", "everything else"])
def test_what_says_nothing_of_days_is_refused(line: str) -> None:
    with pytest.raises(SelectionUnreadable):
        read(line)


@pytest.mark.parametrize("packed", [False, True])
def test_accesses_leave_beside_decisions_and_all_of_it_is_proven(
    told: Office, tmp_path: Path, *, packed: bool
) -> None:
    formats = [Format.CSV, *([Format.PACK] if packed else [])]
    leave = audit.export_register(
        told.book, Selection(), REFERENCES, tmp_path, formats=formats, accesses=True
    )
    written = done(leave).files
    for each in written:
        assert casework.verify_document(each.path).intact
    if packed:
        (path,) = (each.path for each in written)
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
        line = [sys.executable, "-I", str(CHECKER), str(path)]
        checking = subprocess.run(line, check=False, capture_output=True, text=True)
        assert checking.returncode == 0, checking.stdout
    else:
        names = [each.path.name for each in written]
        (path,) = tmp_path.glob("Accesses*.csv")
        assert len(lines_of(path)) == 3
    for beginning in ("Accesses references", "Register references"):
        assert {name[-4:] for name in names if name.startswith(beginning)} == {
            ".csv",
            ".txt",
            "json",
        }
    begun = checked.of_kinds(told.book.store, told.book.vault_id, ("export.begun",))
    selections = [schemas.EXPORT_BEGUN.read(each.fields).selection for each in begun]
    assert selections[:2] == ["everything", "accesses everything"]
    assert len(selections) == 2 + packed


def test_accesses_that_leave_beside_decisions_are_counted_and_looked_through_before(
    told: Office, tmp_path: Path
) -> None:
    told.switch(BELL)
    line = told.line("ME-3", told.epr)
    reason = "Her sister rang from 07700 900417"
    wide = replace(line.accesses[0], scope=Scope.WHOLE, scope_reason=reason)
    lines.save_line(told.book, replace(line, accesses=(wide,)))
    told.switch(LEAD)
    answer = audit.Answer(selection=Selection(), disclosure=FULL, accesses=True)
    preview = done(audit.preview(told.book, answer))
    assert preview.accesses is not None
    assert preview.accesses.register.count == 4
    (pointed,) = (
        each for each in done(audit.find_identifiers(preview)) if each.reference == "ME-3"
    )
    assert pointed.span.words == "07700 900417"
    assert pointed.where.startswith("Register of accesses: ")
    days = audit.read_accesses("everything")
    alone = done(audit.find_in_accesses(told.book, days, FULL))
    assert [(each.reference, each.span) for each in alone] == [("ME-3", pointed.span)]
    assert done(audit.find_in_accesses(told.book, days, PUBLISHABLE)) == ()
    formats = (Format.CSV, Format.EXCEL)
    leave = audit.export_register(
        told.book, Selection(), FULL, tmp_path, formats=formats, accesses=True
    )
    unstamped = re.compile(r" \d{4}-\d\d-\d\d \d{6}")
    assert sorted(unstamped.sub("", each) for each in preview.names(formats)) == sorted(
        unstamped.sub("", each.path.name) for each in done(leave).files
    )
    less = done(audit.preview(told.book, replace(answer, disclosure=REFERENCES)))
    assert "ME-3" not in {each.reference for each in done(audit.find_identifiers(less))}
    counts = done(audit.preview(told.book, replace(answer, disclosure=PUBLISHABLE)))
    assert counts.accesses is not None
    assert counts.accesses.register.count is None
    assert done(audit.find_identifiers(counts)) == ()


@pytest.mark.poppler
def test_many_accesses_leave_as_pdf_in_parts(
    told: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_content, "IN_ONE_PROOF", 2)
    leave = audit.export_accesses(
        told.book, AccessSelection(), FULL, tmp_path, formats=[Format.PDF]
    )
    paths = [each.path for each in done(leave).files if each.path.suffix == ".pdf"]
    said = [
        subprocess.run(["pdftotext", each, "-"], check=True, capture_output=True, text=True).stdout
        for each in paths
    ]
    assert ["Register of accesses, part 1 of 2" in each for each in said] == [True, False]
    assert ["ME-2" in each for each in said] == [False, True]
    assert "2 of 2, from ME-2 to ME-2." in said[1]


def test_no_accesses_leave_beside_decisions_chosen_by_their_numbers(
    told: Office, tmp_path: Path
) -> None:
    named = Selection(references=("CG-2026-0001",))
    answer = audit.Answer(selection=named, disclosure=REFERENCES, accesses=True)
    with pytest.raises(audit.AccessesNeedDays):
        done(audit.preview(told.book, answer))
    leave = audit.export_register(
        told.book, named, REFERENCES, tmp_path, formats=[Format.CSV], accesses=True
    )
    with pytest.raises(audit.AccessesNeedDays):
        done(leave)
    assert list(tmp_path.glob("*.csv")) == []


def test_accesses_are_offered_where_there_is_a_log_of_them(told: Office, book: Casebook) -> None:
    assert audit.accesses_offered(told.book)
    assert not audit.accesses_offered(book)
