"""Every document with pages is written, laid out by a program that is not ours, and kept."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from caldicott_desktop.tour import papers
from caldicott_desktop.tour.journeys import chosen

pytestmark = [pytest.mark.long, pytest.mark.libreoffice, pytest.mark.poppler]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "caldicott_desktop", "tour", "papers", "--out", str(out)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out


@pytest.mark.timeout(600)
def test_each_document_is_kept_in_each_format_page_by_page(made: Path) -> None:
    pictures = sorted((made / "papers").glob("*.png"))
    shown = {re.sub(r"-\d\.png$", "", each.name) for each in pictures}
    named = {each.partition("-")[2] for each in shown}
    for level in ("full", "references", "publishable"):
        for kind in ("register", "accesses"):
            assert {f"{kind}-{level}-{form}" for form in ("docx", "pdf")} <= named
    for name in (
        "letter-refused",
        "letter-records_chase",
        "report-annual",
        "own-mentions",
        "manifest-full",
    ):
        assert {f"{name}-{form}" for form in ("docx", "pdf")} <= named
    assert {"pack-sheet-pdf", "head-statement-docx", "urgent-card-docx"} <= named
    counted = {name: sum(each.name.startswith(f"{name}-") for each in pictures) for name in shown}
    assert 1 <= min(counted.values()) <= max(counted.values()) == papers.MOST_PAGES
    index = (made / "index.md").read_text("utf-8")
    assert all(each.name in index for each in pictures)


def test_it_is_made_only_when_it_is_asked_for() -> None:
    assert "papers" not in chosen([])
