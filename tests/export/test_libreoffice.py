"""The Word files opened by another word processor: converted, and saved again."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from caldicott_desktop.checking import check_word
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.export import recovery_sheet, word
from caldicott_desktop.export.model import Layout
from tests.checking.exported import GENERIC, export, with_text
from tests.export import samples
from tests.export.every_block import document
from tests.export.filled import filled
from tests.export.test_letter import made
from tests.export.test_word import HOSTILE

pytestmark = [pytest.mark.libreoffice, pytest.mark.timeout(180)]

CASES = {
    "police": (samples.police_case(), samples.POLICE),
    "refusal": (samples.refusal_case(), GENERIC),
    "ahra": (samples.ahra_case(), samples.AHRA),
    "hostile": (
        filled(lambda _: " ".join(text for text in HOSTILE.values() if len(text) < 1000)),
        GENERIC,
    ),
}


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of LibreOffice's own, made once: making it takes longer than converting."""
    return tmp_path_factory.mktemp("profile")


def converted(data: bytes, to: str, folder: Path, profile: Path) -> bytes:
    source = folder / "record.docx"
    source.write_bytes(data)
    made = folder / "made"
    run = subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            to,
            "--outdir",
            str(made),
            str(source),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "Error" not in run.stdout + run.stderr
    return (made / f"record.{to}").read_bytes()


def text_of(pdf: bytes, folder: Path) -> str:
    path = folder / "record.pdf"
    path.write_bytes(pdf)
    told = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
    )
    return told.stdout


@pytest.mark.poppler
@pytest.mark.parametrize(("case", "kind"), CASES.values(), ids=CASES)
def test_a_record_becomes_a_pdf_that_says_the_same(
    case: Case, kind: CaseKind, tmp_path: Path, profile: Path
) -> None:
    pages = text_of(converted(export(case, kind).data, "pdf", tmp_path, profile), tmp_path)
    count = pages.count("\f")
    assert f"Page {count} of {count}" in pages
    assert pages.count("CG-2026-0066") >= count
    assert pages.count("Principle (2020 set)") >= 1
    assert "What this does not prove." in pages
    assert "Zebra" not in pages


@pytest.mark.poppler
def test_the_header_of_a_long_table_is_on_each_of_its_pages(tmp_path: Path, profile: Path) -> None:
    case = samples.refusal_case()
    data = export(case, GENERIC).data
    pages = text_of(converted(data, "pdf", tmp_path, profile), tmp_path).split("\f")
    on = [page for page in pages if "Justify the purpose" in page or "Inform patients" in page]
    assert len(on) == 2
    assert all("Principle (2020 set)" in page for page in on)


@pytest.mark.poppler
def test_the_recovery_sheet_is_one_page(tmp_path: Path, profile: Path) -> None:
    sheet = recovery_sheet.RecoverySheet(
        code_groups=("7K2QX", "9MPA4", "D0RTB", "XW31H", "5E8YN", "CJ6GV", "2ZT0K"),
        organisation="Rosewood Care Group and its many houses in the north and in the south",
        vault_name="Rosewood House with a long name, longer than any folder ought to be called",
        made_at=datetime(2026, 11, 22, 10, 15, tzinfo=samples.LONDON),
    )
    pages = text_of(converted(recovery_sheet.compose(sheet), "pdf", tmp_path, profile), tmp_path)
    assert pages.count("\f") == 1
    assert "7K2QX-9MPA4-D0RTB-XW31H-" in pages
    assert "5E8YN-CJ6GV-2ZT0K" in pages


@pytest.mark.parametrize(("case", "kind"), CASES.values(), ids=CASES)
def test_a_record_saved_again_is_told_fairly(
    case: Case, kind: CaseKind, tmp_path: Path, profile: Path
) -> None:
    again = converted(export(case, kind).data, "docx", tmp_path, profile)
    report = check_word(again)
    assert report.faults == ()
    assert report.status == 0
    (note,) = report.notes
    assert note.startswith("Another program has saved this file since it was exported")
    assert note in report.lines


def test_a_record_edited_and_saved_again_is_not_intact(tmp_path: Path, profile: Path) -> None:
    edited = with_text(
        export(samples.police_case()).data, "One stated purpose", "Two stated purposes"
    )
    report = check_word(converted(edited, "docx", tmp_path, profile))
    assert report.status == 1
    (fault,) = report.faults
    assert fault.where is not None
    assert "Two stated purposes" in fault.where
    assert "The signed record holds “One stated purpose" in fault.where


@pytest.mark.poppler
@pytest.mark.parametrize("layout", [Layout.UPRIGHT, Layout.SIDEWAYS])
def test_lists_captions_and_the_words_of_a_chart_are_on_the_page(
    layout: Layout, profile: Path, tmp_path: Path
) -> None:
    data = word.to_bytes(word.build(document(layout=layout)))
    text = text_of(converted(data, "pdf", tmp_path, profile), tmp_path)
    for told in (
        "Shared in part: 12",
        "Redirected: 5 or fewer",
        "Decisions by outcome, 2026",
        "Decisions by month, with how many were late",
        "Page 1 of 1",
    ):
        assert told in text


@pytest.mark.poppler
def test_a_reply_letter_prints_on_one_page(profile: Path, tmp_path: Path) -> None:
    text = text_of(converted(made(), "pdf", tmp_path, profile), tmp_path)
    assert "Page 1 of 1" in text
    assert "Your request: our decision" in text
    assert "guardian@rosewood.example" in text
