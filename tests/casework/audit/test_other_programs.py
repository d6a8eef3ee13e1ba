"""Everything that leaves, opened by programs that are not ours: at each level, in each format."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Format as Paged
from caldicott_desktop.casework import audit, reports
from caldicott_desktop.casework.audit import Telling
from caldicott_desktop.domain.audit.accesses import AccessSelection
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Disclosure, Level
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from tests.casework.audit.planting import decided
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
    "Evidence for the": "Toolkit evidence from the log",
    "Advice not followed": "Advice not followed, year 2026",
    "Transparency register": "How we used confidential information",
}
# What could be found in a file whatever its format is: names, identifiers, and single decisions.
NAMES = ("Zachariah", "Quince", "Quillfeather", "Bellwether")
NUMBERS = ("943 476 5919", "9434765919", "R-7734")
SINGLE = ("CG-2026-", "ME-1", "T Bell")
PLANTED = {
    "/request/organisation": "Quillfeather Chambers",
    "/request/name": "Zachariah Quince",
    "/subject/reference": "R-7734",
    "/subject/wishes": "Mr Bellwether, 943 476 5919, does not want it",
    "/conclusion/reasons": "Zachariah Quince asked about Bellwether, 9434765919",
    "/conclusion/in_one_sentence": "Nothing of Bellwether goes to Quillfeather Chambers",
}
PUBLISHED = (
    *("Register publishable", "Accesses publishable", "Pack publishable"),
    *(each.label for each in ReportKind if TERMS[each].level is Level.PUBLISHABLE),
)

LAST_QUARTER = Selection(decided_from=date(2026, 10, 1), decided_until=date(2026, 12, 31))

IN_FULL = ("Register full", "Pack full")


def _plant(book: casework.Casebook) -> None:
    """Decisions of which one names people, so many that some of their counts are shown."""
    for day in range(1, 7):
        record(book, decided(day))
    record(book, samples.change(decided(7), **PLANTED))


def _leave(book: casework.Casebook, out: Path) -> None:
    for disclosure in LEVELS.values():
        done(audit.export_register(book, Selection(), disclosure, out, formats=EVERY))
        done(audit.export_accesses(book, AccessSelection(), disclosure, out, formats=EVERY))
    for disclosure in (FULL, PUBLISHABLE):
        packed = (*EVERY, Format.PACK)
        done(audit.export_register(book, LAST_QUARTER, disclosure, out, formats=packed))
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
            forms = TERMS[kind].formats
            done(reports.export_report(book, kind, period, out, formats=forms))


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
    _plant(book)
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
    assert [len(with_ending(left, each)) for each in (".xlsx", ".csv")] == [8, 11]


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


def texts_of(rows: Iterable[Iterable[object]]) -> list[list[str]]:
    """The cells of each row that begin with words; each program writes days and times its way."""
    begins = re.compile(r"\D*[^\W\d_]{4}")
    told = ([str(cell) for cell in row if begins.match(str(cell or ""))] for row in rows)
    return [row for row in told if row]


@pytest.mark.calc
@pytest.mark.timeout(180)
def test_libreoffice_reads_in_workbooks_and_csv_files_what_stands_in_them(
    left: Path, tmp_path: Path
) -> None:
    books, tables = with_ending(left, ".xlsx"), with_ending(left, ".csv")
    out = tmp_path / "made"
    # Commas, quotation marks and UTF-8; every sheet of a workbook as a file of its own.
    each_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    office = ("soffice", "--headless", profile, "--convert-to", each_sheet, "--outdir", out)
    said(*office, *books)
    # Where nobody can be asked how a CSV file is coded, it has to be told.
    said(*office, "--infilter=CSV:44,34,76,1", *tables)

    def read(path: Path, sheet: str) -> list[list[str]]:
        return texts_of(csv_rows(out / f"{path.stem}-{sheet}.csv"))

    for path in tables:
        assert read(path, path.stem) == texts_of(csv_rows(path)) != []
    for path in books:
        for sheet in openpyxl.load_workbook(path):
            assert read(path, sheet.title) == texts_of(sheet.iter_rows(values_only=True)) != []


def csv_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


@pytest.mark.sevenzip
def test_7_zip_finds_every_pack_whole(left: Path) -> None:
    packs = with_ending(left, ".zip")
    assert len(packs) == 2
    for path in packs:
        with zipfile.ZipFile(path) as archive:
            many = len(archive.namelist())
        told = said("7zz", "t", path)
        assert "Everything is Ok" in told
        assert re.search(rf"^Files: {many}$", told, re.MULTILINE)


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


def told_in(data: bytes, where: str, aside: Path) -> Iterator[tuple[str, str]]:
    """Every text in a file, and in the files within it, as other programs read it."""
    if data.startswith(b"%PDF"):
        aside.mkdir()
        path = aside / "it.pdf"
        path.write_bytes(data)
        yield f"{where}, text", said("pdftotext", "-layout", path, "-")
        with pikepdf.open(path) as file:
            tagged = [each for each in file.objects if isinstance(each, pikepdf.Dictionary)]
            told = "\n".join(str(each["/Alt"]) for each in tagged if "/Alt" in each)
        yield f"{where}, said instead of pictures", told
        yield f"{where}, about", said("pdfinfo", "-meta", path) + said("pdfinfo", path)
        said("pdfdetach", "-saveall", "-o", aside, path)
        for each in sorted(aside.iterdir()):
            if each != path:
                yield from told_in(each.read_bytes(), f"{where}, {each.name}", aside / "within")
    elif zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for n, name in enumerate(archive.namelist()):
                within = aside.with_name(f"{aside.name}-{n}")
                yield from told_in(archive.read(name), f"{where}, {name}", within)
    else:
        text = data.decode("utf-8", errors="replace")
        yield where, text
        # A word may be cut up by what says how it looks.
        yield f"{where}, without its marks", re.sub(r"<[^>]*>", "", text)


Texts = Mapping[Path, Sequence[tuple[str, str]]]


@pytest.fixture(scope="module")
def texts(left: Path, tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """What stands in each file, and in its name; read once, since other programs take long.

    Of those in full, a register and a pack are enough to see that the search finds anything.
    """
    aside = tmp_path_factory.mktemp("read")
    wanted = (*PUBLISHED, *IN_FULL)
    return {
        path: (
            ("its name", path.name),
            *told_in(path.read_bytes(), path.name, aside / str(n)),
        )
        for n, path in enumerate(sorted(left.iterdir()))
        if path.name.startswith(wanted) or " references" in path.name
    }


def found_in(told: Sequence[tuple[str, str]], words: tuple[str, ...]) -> set[tuple[str, str]]:
    """Which of these words stand in a file, or in its name, and where."""
    return {(word, where) for where, text in told for word in words if word in text}


@pytest.mark.poppler
def test_nothing_that_may_be_published_holds_a_name_an_identifier_or_a_decision(
    texts: Texts,
) -> None:
    published = {each: told for each, told in texts.items() if each.name.startswith(PUBLISHED)}
    assert {each.suffix for each in published} == {
        *(".docx", ".pdf", ".xlsx", ".csv", ".json", ".txt", ".zip")
    }
    for told in published.values():
        assert found_in(told, (*NAMES, *NUMBERS, *SINGLE)) == set()


@pytest.mark.poppler
def test_below_full_nothing_that_was_typed_leaves_and_in_full_the_same_search_finds_it(
    texts: Texts,
) -> None:
    for each, told in texts.items():
        if " references" in each.name:
            # The local reference is shown there: an auditor looks cases up by it.
            assert found_in(told, (*NAMES, *NUMBERS[:2])) == set()
        if each.name.startswith(IN_FULL):
            found = {word for word, _ in found_in(told, (*NAMES, *NUMBERS))}
            least = {"Quillfeather"}
            if each.suffix in {".docx", ".pdf", ".zip"}:  # they carry the entries
                least = {*NAMES, *NUMBERS}
            assert found >= least or each.suffix == ".txt", each.name


@pytest.mark.poppler
def test_no_number_from_one_to_four_is_a_count_of_what_may_be_published(
    left: Path, texts: Texts
) -> None:
    small = re.compile(r"(?m)(?:<c:v>|\s{2}|,)[1-4](?:</c:v>|\r?$)")
    shown = re.compile(r"(?m)(?:<c:v>|\s{2}|,)(?:[5-9]|\d\d)(?:</c:v>|\r?$)")
    seen = set()
    for each, told in texts.items():
        for where, text in told if each.name.startswith(PUBLISHED) else ():
            if where.endswith((", text", ".csv")) or "/charts/" in where:
                assert not small.findall(text), where
                seen |= {each.suffix} if shown.search(text) else set()
    assert seen == {".docx", ".pdf", ".csv", ".zip"}
    for path in with_ending(left, ".xlsx"):
        if path.name.startswith(PUBLISHED):
            workbook = openpyxl.load_workbook(path)
            cells = [cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row]
            numbers = [each for each in cells if isinstance(each, int)]
            assert not set(numbers) & {1, 2, 3, 4}


@pytest.mark.poppler
def test_in_every_format_a_stranger_sees_what_was_corrected_and_then_gone_beyond(
    texts: Texts,
) -> None:
    shown = {
        path: " ".join(text for _, text in told)
        for path, told in texts.items()
        if path.name.startswith(("Register references", "Manifest references", "Register full"))
        and path.suffix in {".docx", ".pdf", ".xlsx", ".csv", ".json"}
        and "proof" not in path.name
    }
    assert len(shown) == 3 * len(EVERY)
    for path, text in shown.items():
        # In narrow columns of a page the rest of each stands on another line.
        for word in ("Superseded", "Takes the place", "therwise"):
            assert word in text, path.name
