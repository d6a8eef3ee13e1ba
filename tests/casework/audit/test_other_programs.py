"""Everything that leaves, opened by programs that are not ours: at each level, in each format."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Format as Paged
from caldicott_desktop.casework import audit, reports
from caldicott_desktop.casework.audit import Telling
from caldicott_desktop.domain.audit.accesses import AccessSelection
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Disclosure
from caldicott_desktop.domain.reports.kinds import ReportKind
from tests.casework.audit.test_manifests import february
from tests.casework.audit.test_registers import FULL, PUBLISHABLE, REFERENCES
from tests.casework.examiner.conftest import first_day
from tests.casework.examiner.people import BELL, LEAD, Office
from tests.casework.world import Hands, World, done, record
from tests.domain import samples

__all__ = ["first_day"]

EVERY = (Format.WORD, Format.PDF, Format.EXCEL, Format.CSV, Format.JSON)
LEVELS = {"full": FULL, "references": REFERENCES, "publishable": PUBLISHABLE}
# What each must say wherever it says anything, by what its name begins with.
TITLES = {
    "Register full": "Register of decisions",
    "Register references": "Register of decisions",
    "Register publishable": "Decisions in figures",
    "Manifest full": "Disclosure manifest",
    "Manifest references": "Disclosure manifest",
    "Accesses full": "Register of accesses",
    "Accesses references": "Register of accesses",
    "Accesses publishable": "Accesses in figures",
    "record full": "Decision record",
    "record references": "Decision record",
    "letter": "Your request: our decision",
    "Annual report": "Caldicott Guardian’s annual report",
    "Quarterly summary": "Caldicott Guardian’s summary",
    "Evidence for the": "Toolkit evidence from the Caldicott log",
    "Advice not followed": "Advice not followed, year 2026",
    "Transparency register": "How we used confidential information",
}


def _leave(book: casework.Casebook, out: Path) -> None:
    for disclosure in LEVELS.values():
        done(audit.export_register(book, Selection(), disclosure, out, formats=EVERY))
        done(audit.export_accesses(book, AccessSelection(), disclosure, out, formats=EVERY))
    for disclosure in (FULL, REFERENCES):
        manifest = audit.export_register(
            book, Selection(), disclosure, out, formats=EVERY, telling=Telling.MANIFEST
        )
        done(manifest)


def _leave_alone(book: casework.Casebook, out: Path, refused: casework.DecisionId) -> None:
    """One decision as a record and as a letter, in both formats that have pages."""
    for name in ("full", "references"):
        casework.export_decision(
            book,
            refused,
            out / f"record {name}.docx",
            formats=(Paged.WORD, Paged.PDF),
            disclosure=Disclosure(level=LEVELS[name].level),
        )
    letter = casework.draft_letter(book, refused)
    for form in Paged:
        casework.export_letter(book, refused, letter, out / f"letter{form.ending}", form=form)


def _leave_reports(book: casework.Casebook, out: Path) -> None:
    """Every report but the folder for an inspection, which is a register and a report."""
    for kind in ReportKind:
        if kind is not ReportKind.CQC:
            days = "2026-Q4" if kind is ReportKind.QUARTERLY else "2026"
            period = reports.read_period(book, kind, days)
            paged = (Format.WORD, Format.PDF)
            done(reports.export_report(book, kind, period, out, formats=paged))


@pytest.fixture(scope="module")
def left(first_day: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that can leave of a small vault with both logs."""
    root = tmp_path_factory.mktemp("left")
    shutil.copytree(first_day.world.root, root / "vault")
    world = World(root=root / "vault", hands=Hands(first_day.world.hands.now))
    office = Office(
        world=world, book=first_day.book, ids=first_day.ids, epr=first_day.epr, gp=first_day.gp
    )
    office.switch(BELL)
    office.save("ME-1", office.epr, office.gp)
    book = office.switch(LEAD)
    february(book)
    refused = record(book, samples.refused()).decision_id
    out = root / "out"
    out.mkdir()
    _leave(book, out)
    _leave_alone(book, out, refused)
    _leave_reports(book, out)
    book.close()
    return out


def with_ending(left: Path, ending: str) -> list[Path]:
    return sorted(each for each in left.iterdir() if each.suffix == ending)


def title_of(path: Path) -> str:
    (title,) = (words for begin, words in TITLES.items() if path.name.startswith(begin))
    return title


def said(*command: str | Path) -> str:
    ran = subprocess.run(command, check=True, capture_output=True, timeout=120)
    # poppler prints what tells of a chart as the file has it, in UTF-16.
    return ran.stdout.decode("utf-8", errors="replace")


def test_every_level_is_there_in_every_format(left: Path) -> None:
    counted = {ending: len(with_ending(left, ending)) for ending in (".docx", ".pdf")}
    assert counted == {".docx": 16, ".pdf": 16}
    assert [len(with_ending(left, each)) for each in (".xlsx", ".csv")] == [8, 8]


@pytest.mark.libreoffice
@pytest.mark.poppler
@pytest.mark.timeout(180)
def test_libreoffice_opens_every_document(left: Path, tmp_path: Path) -> None:
    files = with_ending(left, ".docx")
    out = tmp_path / "made"
    # One start for all of them takes hardly longer than for one.
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    said("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", out, *files)
    made = sorted(out.iterdir())
    assert [each.stem for each in made] == [each.stem for each in files]
    for each in made:
        assert title_of(each) in said("pdftotext", "-layout", each, "-")


@pytest.mark.qpdf
@pytest.mark.poppler
def test_qpdf_and_poppler_find_sound_tagged_pages_with_what_is_attached(
    left: Path, tmp_path: Path
) -> None:
    for path in with_ending(left, ".pdf"):
        assert "No syntax or stream encoding errors" in said("qpdf", "--check", path)
        assert title_of(path) in said("pdftotext", "-layout", path, "-")
        tree = said("pdfinfo", "-struct", path)
        assert tree.startswith("Document")
        assert ("Table" in tree) is not path.name.startswith(("letter", "Advice"))
        copied = tmp_path / "attached"
        said("pdfdetach", "-save", "1", "-o", copied, path)
        assert isinstance(json.loads(copied.read_bytes()), dict)


def test_openpyxl_reads_every_workbook_and_finds_no_formula(left: Path) -> None:
    for path in with_ending(left, ".xlsx"):
        workbook = openpyxl.load_workbook(path)
        summary, lines, *_ = workbook.worksheets
        assert summary["A1"].value == title_of(path)
        assert lines.max_row > 1
        cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
        assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_pythons_own_tool_reads_every_json(left: Path) -> None:
    for path in with_ending(left, ".json"):
        if "proof" not in path.name:
            said(sys.executable, "-m", "json.tool", path)
