"""A long register as PDF: in parts, each with the matters of one of the proofs beside it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, audit
from caldicott_desktop.casework.audit import Telling
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Disclosure
from caldicott_desktop.export import register_content, register_document
from tests.casework.audit.planting import decided
from tests.casework.audit.test_manifests import february
from tests.casework.audit.test_registers import FULL, PUBLISHABLE, lines_of
from tests.casework.world import done, record

pytestmark = pytest.mark.poppler


@pytest.fixture(autouse=True)
def two_in_one_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_content, "IN_ONE_PROOF", 2)


def words_of(path: Path) -> str:
    """What a page says, in one line."""
    told = subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True
    )
    return re.sub(r"\s+", " ", told.stdout)


def left(
    book: Casebook, out: Path, disclosure: Disclosure = FULL, telling: Telling = Telling.REGISTER
) -> tuple[list[Path], Path]:
    """Let all of it leave as PDF and CSV: the parts in their order, and the CSV file."""
    forms = [Format.PDF, Format.CSV]
    written = done(
        audit.export_register(book, Selection(), disclosure, out, formats=forms, telling=telling)
    )
    paths = [each.path for each in written.files]
    (table,) = (each for each in paths if each.suffix == ".csv")
    return [each for each in paths if each.suffix == ".pdf"], table


def test_each_part_has_its_lines_and_the_last_says_whether_it_is_all(
    book: Casebook, tmp_path: Path
) -> None:
    for day in range(1, 6):
        record(book, decided(day))
    preview = done(audit.preview(book, audit.Answer(selection=Selection(), disclosure=FULL)))
    assert preview.parts == 3
    parts, table = left(book, tmp_path)
    endings = [re.sub(r"^Register full \S+ \d{6} ", "", each.name) for each in parts]
    assert endings == [f"part {each} of 3.pdf" for each in (1, 2, 3)]
    # What was said before is what left, but for the second in which it did.
    promised = [re.sub(r" \d{6}", "", each) for each in preview.names([Format.PDF])]
    assert set(promised) >= {re.sub(r" \d{6}", "", each.name) for each in parts}
    said = [words_of(each) for each in parts]
    found = [sorted(set(re.findall(r"CG-2026-\d{4}", each))) for each in said[:2]]
    assert found == [["CG-2026-0001", "CG-2026-0002"], ["CG-2026-0003", "CG-2026-0004"]]
    assert "Register of decisions, part 2 of 3" in said[1]
    assert "2 of 3, from CG-2026-0003 to CG-2026-0004." in said[1]
    assert "The completeness statement is of all parts, and is in part 3." in said[1]
    assert ["Completeness statement" in each for each in said] == [False, False, True]
    assert "and ends this part." in said[2]
    assert len(lines_of(table)) == 5
    for each in parts:
        report = casework.verify_document(each)
        assert report.intact, report.words()


def test_every_item_of_a_manifest_stands_in_the_part_of_its_decision(
    book: Casebook, tmp_path: Path
) -> None:
    february(book)
    record(book, decided(5))
    parts, table = left(book, tmp_path, telling=Telling.MANIFEST)
    items = [line["item"] for line in lines_of(table)]
    assert len(items) > 3
    of_part = [line["reference"] for line in lines_of(table)]
    first, second = (words_of(each) for each in parts)
    assert f"1 of 2, from {of_part[0]} to CG-2026-0002." in first
    assert f"2 of 2, from CG-2026-0003 to {of_part[-1]}." in second
    assert all(each in first for each in ("A photograph", "Care notes", "Rota"))
    assert "A photograph" not in second


def test_the_lines_of_a_long_register_stand_in_several_tables_one_after_the_other(
    book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_document, "MOST_ROWS", 2)
    for day in range(1, 6):
        record(book, decided(day))
    written = done(audit.export_register(book, Selection(), FULL, tmp_path, formats=[Format.WORD]))
    (path,) = (each.path for each in written.files if each.path.suffix == ".docx")
    tables = [
        each for each in docx.Document(str(path)).tables if each.cell(0, 0).text == "Reference"
    ]
    assert [len(each.rows) for each in tables] == [3, 3, 2]
    assert [each.cell(1, 0).text[:12] for each in tables] == [
        *("CG-2026-0001", "CG-2026-0003", "CG-2026-0005")
    ]
    assert casework.verify_document(path).intact


def test_counts_leave_as_one_file_however_many_decisions_they_are_of(
    book: Casebook, tmp_path: Path
) -> None:
    for day in range(1, 6):
        record(book, decided(day))
    parts, _ = left(book, tmp_path, PUBLISHABLE)
    assert [each.stem.partition(" part ")[1] for each in parts] == [""]
