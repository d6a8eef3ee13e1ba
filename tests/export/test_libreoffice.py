"""The Word files opened by another word processor: converted, and saved again."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from caldicott_desktop.checking import check_word
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

LAYOUTS = (Layout.UPRIGHT, Layout.SIDEWAYS)
SHEET = recovery_sheet.RecoverySheet(
    code_groups=("7K2QX", "9MPA4", "D0RTB", "XW31H", "5E8YN", "CJ6GV", "2ZT0K"),
    organisation="Rosewood Care Group and its many houses in the north and in the south",
    vault_name="Rosewood House with a long name, longer than any folder ought to be called",
    made_at=datetime(2026, 11, 22, 10, 15, tzinfo=samples.LONDON),
)


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of LibreOffice's own, made once: making it takes longer than converting."""
    return tmp_path_factory.mktemp("profile")


def converted(files: dict[str, bytes], to: str, folder: Path, profile: Path) -> dict[str, bytes]:
    """Each of `files`, converted; all at once, since LibreOffice takes longest to begin."""
    sources = [folder / f"{name}.docx" for name in files]
    for source in sources:
        source.write_bytes(files[source.stem])
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
            *map(str, sources),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=150,
    )
    assert "Error" not in run.stdout + run.stderr
    return {name: (made / f"{name}.{to}").read_bytes() for name in files}


@pytest.fixture(scope="module")
def records() -> dict[str, bytes]:
    """Each of the cases as it is exported."""
    return {name: export(case, kind).data for name, (case, kind) in CASES.items()}


@pytest.fixture(scope="module")
def printed(
    records: dict[str, bytes], profile: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Everything that is printed, as PDF."""
    layouts = {
        layout.name: word.to_bytes(word.build(document(layout=layout))) for layout in LAYOUTS
    }
    sheet = recovery_sheet.compose(SHEET)
    files = {**records, **layouts, "sheet": sheet, "letter": made()}
    return converted(files, "pdf", tmp_path_factory.mktemp("printed"), profile)


@pytest.fixture(scope="module")
def saved_again(
    records: dict[str, bytes], profile: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Each of the cases, and one that was edited, saved again as Word files."""
    edited = with_text(records["police"], "One stated purpose", "Two stated purposes")
    files = {**records, "edited": edited}
    return converted(files, "docx", tmp_path_factory.mktemp("again"), profile)


def text_of(pdf: bytes, folder: Path) -> str:
    path = folder / "record.pdf"
    path.write_bytes(pdf)
    told = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
    )
    return told.stdout


@pytest.mark.poppler
@pytest.mark.parametrize("case", CASES)
def test_a_record_becomes_a_pdf_that_says_the_same(
    printed: dict[str, bytes], case: str, tmp_path: Path
) -> None:
    pages = text_of(printed[case], tmp_path)
    count = pages.count("\f")
    assert f"Page {count} of {count}" in pages
    assert pages.count("CG-2026-0066") >= count
    assert pages.count("Principle (2020 set)") >= 1
    assert "What this does not prove." in pages
    assert "Zebra" not in pages


@pytest.mark.poppler
def test_the_header_of_a_long_table_is_on_each_of_its_pages(
    printed: dict[str, bytes], tmp_path: Path
) -> None:
    pages = text_of(printed["refusal"], tmp_path).split("\f")
    on = [page for page in pages if "Justify the purpose" in page or "Inform patients" in page]
    assert len(on) == 2
    assert all("Principle (2020 set)" in page for page in on)


@pytest.mark.poppler
def test_the_recovery_sheet_is_one_page(printed: dict[str, bytes], tmp_path: Path) -> None:
    pages = text_of(printed["sheet"], tmp_path)
    assert pages.count("\f") == 1
    assert "7K2QX-9MPA4-D0RTB-XW31H-" in pages
    assert "5E8YN-CJ6GV-2ZT0K" in pages


@pytest.mark.parametrize("case", CASES)
def test_a_record_saved_again_is_told_fairly(saved_again: dict[str, bytes], case: str) -> None:
    report = check_word(saved_again[case])
    assert report.faults == ()
    assert report.status == 0
    (note,) = report.notes
    assert note.startswith("Another program has saved this file since it was exported")
    assert note in report.lines


def test_a_record_edited_and_saved_again_is_not_intact(saved_again: dict[str, bytes]) -> None:
    report = check_word(saved_again["edited"])
    assert report.status == 1
    (fault,) = report.faults
    assert fault.where is not None
    assert "Two stated purposes" in fault.where
    assert "The signed record holds “One stated purpose" in fault.where


@pytest.mark.poppler
@pytest.mark.parametrize("layout", LAYOUTS)
def test_lists_captions_and_the_words_of_a_chart_are_on_the_page(
    printed: dict[str, bytes], layout: Layout, tmp_path: Path
) -> None:
    text = text_of(printed[layout.name], tmp_path)
    for told in (
        "Shared in part: 12",
        "Redirected: 5 or fewer",
        "Decisions by outcome, 2026",
        "Decisions by month, with how many were late",
        "Page 1 of 1",
    ):
        assert told in text


@pytest.mark.poppler
def test_a_reply_letter_prints_on_one_page(printed: dict[str, bytes], tmp_path: Path) -> None:
    text = text_of(printed["letter"], tmp_path)
    assert "Page 1 of 1" in text
    assert "Your request: our decision" in text
    assert "guardian@rosewood.example" in text
