"""A register leaves: what each file says at each level, and what it is checked with."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from caldicott_desktop import assets, casework, checking
from caldicott_desktop.casework import Casebook, audit, checked, faults
from caldicott_desktop.casework.audit import LevelNotOffered, Sampling, settling
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.choices import ReleaseState
from caldicott_desktop.domain.disclosure import Disclosure, Level
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record.register import HELD
from caldicott_desktop.export import locking, register_content, register_document
from caldicott_desktop.export.spreadsheet import Workbook
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.proof import ExportProof
from tests.casework import afterwards
from tests.casework.audit.holding import held
from tests.casework.audit.planting import decided
from tests.casework.audit.test_leaving import become
from tests.casework.world import done, record
from tests.domain import samples

FULL, REFERENCES, PUBLISHABLE = (Disclosure(level=level) for level in Level)
LINED = (Format.CSV, Format.JSON, Format.EXCEL)
FORMULA = '=HYPERLINK("http://example.org","Ask")'


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "for the auditor"
    folder.mkdir()
    return folder


def export(
    book: Casebook,
    out: Path,
    disclosure: Disclosure = FULL,
    **terms: Any,  # noqa: ANN401 - as the verb takes them
) -> dict[str, Path]:
    """Let everything leave; the files by what their names end in."""
    terms.setdefault("formats", LINED)
    written = done(audit.export_register(book, Selection(), disclosure, out, **terms))
    return {each.path.name.partition(" 09")[2][4:].lstrip(): each.path for each in written.files}


def lines_of(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True), strict=True))


def json_of(path: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(path.read_bytes())
    return found


def few(book: Casebook) -> None:
    """A decision of a hostile requester, one told in one sentence, and one still open."""
    record(book, samples.change(decided(3), **{"/request/organisation": FORMULA}))
    told = samples.change(
        decided(9, samples.shared("pd-ahra")), **{"/conclusion/in_one_sentence": "-1 is fine"}
    )
    record(book, told)


def test_a_register_leaves_in_every_format_with_what_it_is_checked_with(
    book: Casebook, out: Path
) -> None:
    few(book)
    files = export(book, out, purpose="Internal audit")
    assert list(files) == [".csv", ".json", ".xlsx", "how to read it.txt", "proof.json"]
    assert {each.name for each in out.iterdir()} == {each.name for each in files.values()}
    for path in files.values():
        report = casework.verify_document(path)
        assert report.intact, report.words()
    (begun,) = checked.of_kinds(book.store, book.vault_id, ("export.begun",))
    said = schemas.EXPORT_BEGUN.read(begun.fields)
    assert [each.name for each in said.files] == [each.name for each in files.values()]
    assert said.files[0].digest == sha256(files[".csv"].read_bytes()).digest()
    assert said.files[-1].digest is None
    (finished,) = checked.of_kinds(book.store, book.vault_id, ("export.finished",))
    assert [each.sha256 for each in schemas.EXPORT_FINISHED.read(finished.fields).files] == [
        sha256(each.read_bytes()).digest() for each in files.values()
    ]
    assert done(casework.verify_vault(book)).intact


def test_every_format_has_the_same_lines(book: Casebook, out: Path) -> None:
    few(book)
    files = export(book, out)
    plain = lines_of(files[".csv"])
    told = json_of(files[".json"])["lines"]
    sheet = openpyxl.load_workbook(files[".xlsx"])["Register"]
    titles, *rows = sheet.iter_rows(values_only=True)
    assert [each["reference"] for each in plain] == ["CG-2026-0001", "CG-2026-0002"]
    assert [{name: str(value) for name, value in each.items()} for each in told] == [
        {name: value.removeprefix("'") for name, value in each.items()} for each in plain
    ]
    assert [list(map(_as_json, row)) for row in rows] == [list(each.values()) for each in told]
    assert titles[:2] == ("Reference", "Decided")


def _as_json(value: object) -> object:
    return f"{value:%Y-%m-%d}" if hasattr(value, "year") else value


def test_no_cell_of_a_spreadsheet_is_a_formula_and_days_are_days(book: Casebook, out: Path) -> None:
    few(book)
    files = export(book, out)
    assert lines_of(files[".csv"])[0]["requester"] == f"'{FORMULA}"
    workbook = openpyxl.load_workbook(files[".xlsx"])
    assert workbook.sheetnames == ["Summary", "Register", "Completeness"]
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    sheet = workbook["Register"]
    assert sheet["B2"].is_date
    assert sheet.freeze_panes == "B2"
    assert footers(files[".xlsx"]) == {"Contains confidential information"}
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(3, sheet.max_column).coordinate}"
    with zipfile.ZipFile(files[".xlsx"]) as parts:
        assert len([name for name in parts.namelist() if "/charts/chart" in name]) == 4
    assert workbook.properties.title == "Register of decisions"


@pytest.mark.parametrize("disclosure", [FULL, REFERENCES, PUBLISHABLE])
def test_the_json_has_the_form_that_is_written_down(
    book: Casebook, out: Path, disclosure: Disclosure
) -> None:
    few(book)
    files = export(book, out, disclosure, formats=[Format.JSON])
    schema = json.loads((assets.folder("resources") / "schemas" / "register-1.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json_of(files[".json"]), schema)


def test_the_sample_repeats_from_the_csv_alone(book: Casebook, out: Path) -> None:
    for day in range(1, 9):
        record(book, decided(day))
    files = export(book, out, REFERENCES, sampling=Sampling(seed="heron-40", number=3))
    listed = [each["reference"] for each in lines_of(files[".csv"])]
    repeated = sorted(listed, key=lambda each: sha256(f"heron-40:{each}".encode()).hexdigest())[:3]
    assert json_of(files[".json"])["sample"]["drawn"] == repeated
    assert ", ".join(sorted(repeated)[:2]) in files["how to read it.txt"].read_text("utf-8")


def test_what_the_lines_withhold_the_entries_beside_them_withhold(
    book: Casebook, out: Path
) -> None:
    few(book)
    files = export(book, out, REFERENCES)
    for path in files.values():
        data = path.read_bytes()
        assert b"HYPERLINK" not in data
        assert b"-1 is fine" not in data
    proof = ExportProof.from_json(files["proof.json"].read_bytes())
    assert proof.to_json() == files["proof.json"].read_bytes()
    assert len(proof.entries) == 2
    assert "/request/organisation" in proof.entries[0].copy.withheld
    assert proof.entries[0].copy.shown["/conclusion/outcome"] == "refuse"


def test_what_is_publishable_holds_no_decision_and_no_one(book: Casebook, out: Path) -> None:
    for day in range(1, 23):
        record(book, decided(day, month=10))
    files = export(book, out, PUBLISHABLE)
    for name, path in files.items():
        data = _unpacked(path)
        for word in (b"CG-2026", b"Priya", b"Constabulary", b"R-0417", b'"salt"', b'"payload"'):
            assert word not in data, (name, word)
    assert footers(files[".xlsx"]) == {"Counts only"}
    (whole, *_) = lines_of(files[".csv"])
    assert whole == {
        "counted_by": "All decisions",
        "value": "All",
        "quarter": "All",
        "decisions": "22",
    }
    report = casework.verify_document(files[".csv"])
    assert report.status == 2
    assert "names as its export the entry" in report.words()


def footers(path: Path) -> set[str | None]:
    """What stands at the left of each sheet's foot."""
    feet = [sheet.oddFooter for sheet in openpyxl.load_workbook(path)]
    return {each.left.text for each in feet if each is not None}


def _unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix != ".xlsx":
        return data
    workbook = openpyxl.load_workbook(BytesIO(data))
    return repr([list(sheet.iter_rows(values_only=True)) for sheet in workbook]).encode()


def test_a_live_matter_is_held_with_its_entry_where_whoever_answers_may_not_decide(
    book: Casebook, out: Path
) -> None:
    record(book, decided(3))
    made = record(book, decided(4))
    casework.record_later(book, made.decision_id, afterwards.CHALLENGED)
    become(book, Role.OWNER, Role.AUDITOR)
    files = export(book, out, REFERENCES)
    told, held = lines_of(files[".csv"])
    assert (told["outcome"], held["outcome"]) == ("Refuse", HELD)
    assert len(ExportProof.from_json(files["proof.json"].read_bytes()).entries) == 1
    with pytest.raises(LevelNotOffered):
        export(book, out, FULL)


def test_what_happened_later_stands_beside_its_decision(book: Casebook, out: Path) -> None:
    made = record(book, decided(4))
    casework.record_later(book, made.decision_id, afterwards.CHALLENGED)
    files = export(book, out)
    proof = ExportProof.from_json(files["proof.json"].read_bytes())
    kinds = [each.signed.entry.kind for each in proof.entries]
    assert kinds[0] == "decision.recorded"
    assert len(kinds) == 2


def test_a_long_register_has_its_entries_in_several_proofs(
    book: Casebook, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_content, "IN_ONE_PROOF", 2)
    for day in range(1, 6):
        record(book, decided(day))
    files = export(book, out, formats=[Format.CSV])
    names = [name for name in files if name.startswith("proof")]
    assert names == ["proof.json", "proof 2.json", "proof 3.json"]
    report = casework.verify_document(files[".csv"])
    assert report.intact
    assert any("5 entries beside it were signed by Priya Nair" in each for each in report.proven)


@pytest.mark.parametrize("ending", [".csv", ".json", ".xlsx", "how to read it.txt"])
def test_a_changed_file_is_found_out(book: Casebook, out: Path, ending: str) -> None:
    few(book)
    path = export(book, out)[ending]
    if ending == ".xlsx":
        workbook = openpyxl.load_workbook(path)
        workbook["Register"]["M2"] = "Share in full"
        workbook.save(path)
    else:
        path.write_bytes(path.read_bytes().replace(b"CG-2026-0002", b"CG-2026-0009"))
    report = casework.verify_document(path)
    assert report.status == 1
    assert "does not say what was exported" in report.words()


def test_a_workbook_that_another_program_saved_again_is_still_intact(
    book: Casebook, out: Path
) -> None:
    few(book)
    path = export(book, out)[".xlsx"]
    before = path.read_bytes()
    openpyxl.load_workbook(path).save(path)
    assert path.read_bytes() != before
    report = casework.verify_document(path)
    assert report.intact, report.words()


def test_a_formula_put_into_a_workbook_is_found_out(book: Casebook, out: Path) -> None:
    few(book)
    path = export(book, out)[".xlsx"]
    workbook = openpyxl.load_workbook(path)
    workbook["Summary"]["A1"] = '=CONCATENATE("Register of ","decisions")'
    workbook.save(path)
    assert casework.verify_document(path).status == 1


def test_a_changed_entry_beside_a_register_is_found_out(book: Casebook, out: Path) -> None:
    few(book)
    files = export(book, out)
    proof = files["proof.json"]
    proof.write_bytes(proof.read_bytes().replace(b'"value":"refuse"', b'"value":"share"'))
    assert casework.verify_document(files[".csv"]).status == 1
    assert casework.verify_document(proof).status == 1


def test_a_register_without_its_proof_cannot_be_checked(book: Casebook, out: Path) -> None:
    few(book)
    files = export(book, out)
    for name, path in files.items():
        if name == "how to read it.txt" or "proof" in name:
            continue
        report = checking.check_document(path.read_bytes())
        assert report.status == 2
        assert "does not stand beside it" in report.words()


def test_proofs_of_two_exports_are_told_apart(book: Casebook, out: Path) -> None:
    few(book)
    first = export(book, out, formats=[Format.CSV])
    record(book, decided(10))
    second = export(book, out, formats=[Format.CSV])
    proofs = [each["proof.json"].read_bytes() for each in (first, second)]
    report = checking.check_register(first[".csv"].read_bytes(), proofs)
    assert "of several exports" in report.words()
    other = checking.check_register(first[".csv"].read_bytes(), proofs[1:])
    assert other.status == 1


@pytest.mark.parametrize("stop_after", [1, 3, 6])
def test_stopped_it_leaves_no_file(book: Casebook, out: Path, stop_after: int) -> None:
    few(book)
    steps = audit.export_register(book, Selection(), FULL, out, formats=LINED)
    for _ in range(stop_after):
        next(steps)
    steps.close()
    assert list(out.iterdir()) == []
    assert not checked.of_kinds(book.store, book.vault_id, ("export.finished",))


@pytest.mark.parametrize(
    ("place", "name"), [(Workbook, "finish"), (locking, "locked_office")], ids=["made", "locked"]
)
def test_whoever_stops_does_not_wait_for_a_workbook_and_what_it_still_writes_goes(
    book: Casebook, out: Path, monkeypatch: pytest.MonkeyPatch, place: object, name: str
) -> None:
    few(book)
    work = held(monkeypatch, place, name)
    steps = audit.export_register(
        *(book, Selection(), FULL, out),
        formats=[Format.EXCEL],
        passphrase="fictional words for a file",
    )
    work.reach(steps)
    (aside,) = out.iterdir()
    steps.close()
    # As where the folder could not be taken away, because something in it was open.
    aside.mkdir(exist_ok=True)
    (aside / "rows").touch()
    work.let_go()
    assert work.waits
    assert list(out.iterdir()) == []
    assert not checked.of_kinds(book.store, book.vault_id, ("export.finished",))


def test_stopped_while_its_entries_are_laid_beside_it_it_leaves_no_file(
    book: Casebook, out: Path
) -> None:
    few(book)
    steps = audit.export_register(book, Selection(), FULL, out, formats=[Format.CSV])
    while not checked.of_kinds(book.store, book.vault_id, ("export.begun",)):
        next(steps)
    steps.close()
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("ending", [".csv", " how to read it.txt", " proof.json"])
def test_a_file_that_is_there_stays_as_it_is(
    book: Casebook, out: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    few(book)
    stem = "Register full 2026-11-22 0900"
    monkeypatch.setattr(settling, "stem", lambda *_: stem)
    there = out / f"{stem}{ending}"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(faults.FileThere):
        export(book, out)
    assert there.read_text("utf-8") == "mine"
    assert [each.name for each in out.iterdir()] == [there.name]
    assert not checked.of_kinds(book.store, book.vault_id, ("export.begun",))


def test_a_folder_that_is_not_there_is_said(book: Casebook, out: Path) -> None:
    with pytest.raises(faults.FileNotWritten):
        export(book, out / "nowhere")


def test_a_register_of_nothing_says_so(book: Casebook, out: Path) -> None:
    files = export(book, out)
    assert lines_of(files[".csv"]) == []
    assert "This log holds no decision" in files["how to read it.txt"].read_text("utf-8")
    for path in files.values():
        assert casework.verify_document(path).intact


PAGED = (Format.WORD, Format.PDF)


@pytest.mark.parametrize("disclosure", [FULL, REFERENCES])
def test_documents_carry_the_entries_of_a_few_decisions(
    book: Casebook, out: Path, disclosure: Disclosure
) -> None:
    few(book)
    files = export(book, out, disclosure, formats=PAGED)
    for ending in (".docx", ".pdf"):
        report = casework.verify_document(files[ending])
        assert report.intact, report.words()
        assert report.reference is None
        assert len(report.proven) >= 3
    assert casework.verify_document(files[".pdf"]).page_compared is False


def test_the_many_fields_that_are_withheld_are_named_only_when_asked_for(
    book: Casebook, out: Path
) -> None:
    few(book)
    files = export(book, out, REFERENCES, formats=PAGED)
    for ending in (".docx", ".pdf"):
        report = casework.verify_document(files[ending])
        assert "/request/organisation" not in report.words()
        assert "verify names each of them with --all" in report.words()
        assert [each.position for each in report.unnamed] == [4, 5]
        every = report.words(every=True)
        assert "Withheld of entry 4: " in every
        assert "/request/organisation, " in every


def test_documents_of_many_decisions_leave_the_entries_to_the_proof_beside_them(
    book: Casebook, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_document, "MOST_INSIDE", 1)
    few(book)
    files = export(book, out, formats=PAGED)
    for ending in (".docx", ".pdf"):
        report = casework.verify_document(files[ending])
        assert report.intact, report.words()
        assert not any("Entry 4" in each for each in report.proven)
    words = "\n".join(checking.read_word(files[".docx"].read_bytes()).boxes[0])
    assert f"Beside this file, in {files['proof.json'].name}" in words


def test_a_document_says_all_that_a_stranger_must_see(book: Casebook, out: Path) -> None:
    few(book)
    files = export(book, out, formats=[Format.WORD], purpose="Internal audit")
    words = checking.read_word(files[".docx"].read_bytes()).lines
    said = "\n".join(words)
    for told in (
        *("Register of decisions", "Internal audit", "CG-2026-0001", FORMULA, "-1 is fine"),
        *("Late: 1", "Completeness statement", "It cannot show a decision that nobody"),
    ):
        assert told in said, told


def test_a_publishable_document_carries_only_where_it_comes_from(book: Casebook, out: Path) -> None:
    for day in range(1, 9):
        record(book, decided(day))
    files = export(book, out, PUBLISHABLE, formats=PAGED)
    for ending in (".docx", ".pdf"):
        assert "names as its export the entry" in casework.verify_document(files[ending]).words()
    said = "\n".join(checking.read_word(files[".docx"].read_bytes()).lines)
    assert "Decisions in figures" in said
    assert not [each for each in ("CG-2026", "Priya", "Constabulary") if each in said]


def test_a_changed_word_of_a_register_is_found_out(book: Casebook, out: Path) -> None:
    few(book)
    path = export(book, out, formats=[Format.WORD])[".docx"]
    changed = BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b">Refuse<", b">Share in full<"))
    report = checking.check_document(changed.getvalue())
    assert report.status == 1
    assert "are not those that were exported" in report.words()


def test_a_decision_corrected_and_released_beyond_what_was_approved_shows_all_three(
    book: Casebook, out: Path
) -> None:
    first = record(book, afterwards.conditional())
    second = afterwards.correct(book, first.decision_id, "A word was wrong")
    case = casework.open_decision(book, second.decision_id).case
    left = afterwards.release(case)
    beyond = tuple(replace(each, scope="Everything there is") for each in left.items)
    casework.record_later(book, second.decision_id, replace(left, items=beyond))
    files = export(book, out, formats=[Format.CSV, Format.WORD])
    before, after = lines_of(files[".csv"])
    assert before["standing"] == f"Superseded by {second.reference}"
    assert after["standing"] == f"Takes the place of {first.reference}"
    assert after["released"] == ReleaseState.DIFFERS.label
    said = " ".join(each.strip() for each in checking.read_word(files[".docx"].read_bytes()).lines)
    for told in (before["standing"], after["standing"], after["released"]):
        assert told in said
