"""Guidance on paper: recorded as what left, with its version on it and nothing of a case in it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, checked
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import Level
from tests.casework.world import record
from tests.domain import samples

CHOSEN = ["principle 3", "law_row vir-ew", "variant police-crime/weapons-injury"]


def test_what_is_chosen_is_written_and_its_leaving_recorded(book: Casebook, tmp_path: Path) -> None:
    record(book, samples.refused())
    target = tmp_path / "ours.docx"
    made = casework.export_guidance(book, CHOSEN, target)
    data = target.read_bytes()
    assert made.sha256 == sha256(data).hexdigest()
    (begun,) = checked.of_kinds(book.store, book.vault_id, ("export.begun",))
    said = schemas.EXPORT_BEGUN.read(begun.fields)
    assert (said.selection, said.level) == ("guidance library, 3 items", Level.PUBLISHABLE)
    (finished,) = checked.of_kinds(book.store, book.vault_id, ("export.finished",))
    (written,) = schemas.EXPORT_FINISHED.read(finished.fields).files
    assert (written.name, written.sha256) == (
        casework.guidance_file_name(book),
        sha256(data).digest(),
    )
    words = _words(target)
    assert "Fictional Constabulary" not in words
    assert "R-0417" not in words


def test_the_file_has_headings_tables_with_header_rows_and_the_version(
    book: Casebook, tmp_path: Path
) -> None:
    target = tmp_path / "ours.docx"
    casework.export_guidance(book, CHOSEN, target)
    package = docx.Document(str(target))
    assert package.core_properties.title == "From the guidance library"
    assert package.core_properties.author == book.organisation
    assert package.core_properties.language == "en-GB"
    styles = [each.style.style_id for each in package.paragraphs if each.style is not None]
    assert styles.count("Title") == 1
    assert styles.count("Heading1") == 3
    assert styles.count("Heading2") == 3
    assert len(package.tables) == 3
    for table in package.tables:
        row = table.rows[0]._tr  # noqa: SLF001 - python-docx has no public way to a row's XML
        assert row.xpath("./w:trPr/w:tblHeader")
    words = _words(target)
    assert book.guidance.version in words
    assert book.guidance.sha256 in words
    for title in ("3. Use the minimum necessary", "Police requests about victims"):
        assert title in words


def test_a_recheck_is_printed_beside_the_words(book: Casebook, tmp_path: Path) -> None:
    today = book.clock().date()
    casework.record_recheck(
        book, "law_row vir-ew", seen="The page", stands=False, seen_on=today, again_by=None
    )
    target = tmp_path / "ours.docx"
    casework.export_guidance(book, ["law_row vir-ew"], target)
    assert "no longer as written. Seen: The page." in _words(target)


def test_the_whole_library_says_that_it_is_whole(book: Casebook, tmp_path: Path) -> None:
    target = tmp_path / "all.docx"
    casework.export_guidance(book, None, target)
    assert docx.Document(str(target)).core_properties.title == "Guidance library"
    (begun,) = checked.of_kinds(book.store, book.vault_id, ("export.begun",))
    assert schemas.EXPORT_BEGUN.read(begun.fields).selection == "guidance library"
    words = _words(target)
    for gateway in book.guidance.gateways.values():
        assert gateway.title in words


def test_nothing_is_recorded_where_nothing_can_be_written(book: Casebook, tmp_path: Path) -> None:
    there = tmp_path / "there.docx"
    there.write_text("here first", encoding="utf-8")
    with pytest.raises(casework.FileThere):
        casework.export_guidance(book, CHOSEN, there)
    with pytest.raises(casework.FileNotWritten):
        casework.export_guidance(book, CHOSEN, tmp_path / "nowhere" / "a.docx")
    with pytest.raises(casework.NothingChosen):
        casework.export_guidance(book, ["law_row nonsense"], tmp_path / "a.docx")
    assert checked.of_kinds(book.store, book.vault_id, ("export.begun",)) == ()
    assert there.read_text(encoding="utf-8") == "here first"


def _words(path: Path) -> str:
    package = docx.Document(str(path))
    cells = (cell.text for table in package.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(each.text for each in package.paragraphs), *cells))
