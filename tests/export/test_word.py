"""The Word file itself, opened again by python-docx and taken apart as a package."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.document import Document as Package
from lxml import etree

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.domain.record import account
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.export import record_content, recovery_sheet, word
from caldicott_desktop.ledger import word_text
from tests.export import samples
from tests.export.filled import filled, texts

W = word_text.W
CASES = {
    "police": (samples.police_case(), samples.POLICE),
    "refusal": (samples.refusal_case(), samples.kind("generic", "Another request", ())),
    "ahra": (samples.ahra_case(), samples.AHRA),
}
HOSTILE = {
    "empty": "",
    "one space": " ",
    "100 kB": "word " * 20_000,
    "100 kB without a space": "x" * 100_000,
    "emoji": "🏴󠁧󠁢󠁥󠁮󠁧󠁿👩‍⚕️ é e\u0301",
    "right to left": "שלום عربى \u202egnihtyna\u202c",
    "control": "a\x00b\x07c\x1bd\x7fe\x0bf\x0cg\x85h",
    "formula": '=HYPERLINK("http://example.invalid","click")',
    "xml": "<w:p>&amp;]]><!-- --><?pi?></w:t>",
    "quotes": "\"'“”`\\",
    "lone surrogate": "a\ud800b\udfffc",
    "not a character": "\ufffe\uffff\U0001ffff",
    "lines": "one\r\ntwo\rthree\n\n\nfour\tfive\u2028six\u2029seven",
    "path": "../../etc/passwd\\..\\CON",
}


def written(case: Case, kind: CaseKind = samples.POLICE) -> bytes:
    return word.to_bytes(word.build(record_content.document(samples.record(case, kind))))


def opened(data: bytes) -> Package:
    return docx.Document(BytesIO(data))


def rows_of(file: Package) -> Iterator[etree._Element]:
    return (row for table in file.element.body.iter(f"{W}tbl") for row in table.iter(f"{W}tr"))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def xml_of(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    for name, part in parts_of(data).items():
        yield name, etree.fromstring(part)


@pytest.fixture(params=CASES, ids=str)
def record(request: pytest.FixtureRequest) -> bytes:
    return written(*CASES[request.param])


def test_the_file_holds_these_parts_and_no_others(record: bytes) -> None:
    assert sorted(parts_of(record)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_headings_are_real_and_numbered_in_order(record: bytes) -> None:
    headings = [
        paragraph.text
        for paragraph in opened(record).paragraphs
        if paragraph.style is not None and paragraph.style.name == "Heading 1"
    ]
    assert [heading.split("\t")[0] for heading in headings] == [
        str(number) for number in range(1, len(headings) + 1)
    ]
    assert "The eight Caldicott Principles" in {heading.split("\t")[1] for heading in headings}


def test_every_table_is_described_and_only_a_first_row_repeats(record: bytes) -> None:
    tables = list(opened(record).element.body.iter(f"{W}tbl"))
    assert tables
    for table in tables:
        for name in ("tblCaption", "tblDescription"):
            told = table.find(f"{W}tblPr/{W}{name}")
            assert told is not None
            assert told.get(f"{W}val")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        by_row = look.get(f"{W}firstRow") == "1"
        assert heads == [by_row, *[False] * (len(heads) - 1)]
        assert look.get(f"{W}firstColumn") == ("0" if by_row else "1")


def test_the_principles_header_repeats_on_each_page() -> None:
    (table,) = (
        table
        for table in opened(written(samples.police_case())).tables
        if table.cell(0, 1).text == "Principle (2020 set)"
    )
    assert len(table.rows) == 9
    rows = list(table._tbl.iter(f"{W}tr"))  # noqa: SLF001 - python-docx has no word for it
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None


def test_short_rows_stay_whole_and_long_ones_may_break() -> None:
    case = samples.police_case()
    long = replace(case, balance=replace(case.balance, harm_if_shared="word " * 5000))
    rows = list(rows_of(opened(written(long))))
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
    lengths = [len("".join(node.text or "" for node in row.iter(f"{W}t"))) for row in rows]
    assert whole == [length < 1300 for length in lengths]
    assert whole.count(False) == 1


def test_language_title_author_and_times_are_set(record: bytes) -> None:
    properties = opened(record).core_properties
    assert properties.language == "en-GB"
    assert properties.title == "Decision record CG-2026-0066"
    assert properties.subject == "Record of a decision on a request for confidential information"
    assert properties.author == properties.last_modified_by == "Rosewood Care Group"
    made = datetime(2026, 6, 8, 10, 28, tzinfo=None)  # noqa: DTZ001 - as python-docx gives it
    assert [at.replace(tzinfo=None) for at in (properties.created, properties.modified) if at] == [
        made,
        made,
    ]
    styles = etree.fromstring(parts_of(record)["word/styles.xml"])
    languages = {node.get(f"{W}val") for node in styles.iter(f"{W}lang")}
    assert languages == {"en-GB"}


def test_title_subject_and_file_name_do_not_name_the_case(record: bytes) -> None:
    properties = opened(record).core_properties
    told = f"{properties.title} {properties.subject} {properties.keywords} {properties.comments}"
    told += account.file_name("CG-2026-0066")
    for word_of_the_case in ("olice", "R-0", "Nair", "Marlow", "eceased", "Refuse", "Share"):
        assert word_of_the_case not in told


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("CG-2026-0042", "CG-2026-0042 decision record.docx"),
        ("CGK7-2026-0007", "CGK7-2026-0007 decision record.docx"),
        ("../C:\\x/é", "-C-x- decision record.docx"),
    ],
)
def test_the_file_name_is_safe_everywhere(reference: str, name: str) -> None:
    assert account.file_name(reference) == name


def test_the_page_is_a4_with_header_footer_and_page_numbers(record: bytes) -> None:
    (section,) = opened(record).sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header.paragraphs[0].text == (
        "Rosewood Care Group  ·  Rosewood House\tDisclosure level: Full"
    )
    footer = section.footer.paragraphs[0]
    assert footer.text == "Page 1 of 1\tCG-2026-0066\tContains confidential information"
    fields = [
        node.text
        for node in etree.fromstring(parts_of(record)["word/footer1.xml"]).iter(f"{W}instrText")
    ]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_nothing_is_set_smaller_than_eight_points(record: bytes) -> None:
    for _, root in xml_of(record):
        assert all(int(node.get(f"{W}val") or 0) >= 16 for node in root.iter(f"{W}sz", f"{W}szCs"))


def test_the_fonts_are_ones_that_every_computer_has(record: bytes) -> None:
    named = {
        font
        for _, root in xml_of(record)
        for node in root.iter(f"{W}rFonts")
        for font in node.attrib.values()
    }
    assert named == {"Arial", "Courier New"}


def test_a_body_ends_with_a_paragraph_and_tables_never_touch(record: bytes) -> None:
    body = opened(record).element.body
    kinds = [child.tag.removeprefix(W) for child in body]
    assert kinds[-2:] == ["p", "sectPr"]
    assert ("tbl", "tbl") not in set(pairwise(kinds))


def test_the_same_record_gives_the_same_bytes_without_a_time_of_making(record: bytes) -> None:
    again = {name: written(*case) for name, case in CASES.items()}
    assert record in again.values()
    with zipfile.ZipFile(BytesIO(record)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_words_in_memory_are_the_words_in_the_file(record: bytes) -> None:
    parts = parts_of(record)
    read = word_text.lines(
        etree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "header1", "footer1")
    )
    assert len(read) > 60
    assert any(
        read == word.lines(word.build(record_content.document(samples.record(*case))))
        for case in CASES.values()
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_that_fights_back_in_every_field_is_shown_and_never_lost(text: str) -> None:
    case = filled(lambda _: text)
    kind = replace(samples.POLICE, title=text, questions=())
    record = replace(
        samples.record(case, kind),
        organisation=text or "-",
        site=text,
        reference=text,
        recorded_by=text,
        guidance_version=text,
    )
    package = word.build(record_content.document(record))
    data = word.to_bytes(package)
    page = "\n".join(word_text.paragraphs(word.lines(opened(data))))
    assert word.lines(opened(data)) == word.lines(package)
    for part in showable(text).splitlines():
        assert word_text.settle(part) in page
    assert not any(node.tag == f"{W}hyperlink" for _, root in xml_of(data) for node in root.iter())
    assert "\x00" not in page


def test_privileged_advice_is_in_no_part_of_the_file() -> None:
    for part in parts_of(written(samples.police_case())).values():
        assert b"Zebra" not in part
        assert b"marmalade" not in part


def test_long_names_are_cut_in_the_header_and_properties_only() -> None:
    name = "Rosewood and many other houses " * 20
    record = replace(samples.record(samples.police_case()), organisation=name)
    file = opened(word.to_bytes(word.build(record_content.document(record))))
    assert len(file.sections[0].header.paragraphs[0].text) < 100
    assert len(file.core_properties.author) == 255
    assert file.core_properties.author.endswith("…")


def test_filled_cases_fill_every_field() -> None:
    assert all(text == "x" for _, text in texts(filled(lambda _: "x")))


def test_the_recovery_sheet_shows_the_code_and_nothing_of_any_case() -> None:
    groups = ("7K2QX", "9MPA4", "D0RTB", "XW31H", "5E8YN", "CJ6GV", "2ZT0K")
    sheet = recovery_sheet.RecoverySheet(
        code_groups=groups,
        organisation="Rosewood Care Group",
        vault_name="Rosewood House",
        made_at=datetime(2026, 11, 22, 10, 15, tzinfo=samples.LONDON),
    )
    data = recovery_sheet.compose(sheet)
    assert data == recovery_sheet.compose(sheet)
    file = opened(data)
    page = "\n".join(word_text.paragraphs(word.lines(file)))
    assert "7K2QX-9MPA4-D0RTB-XW31H-\n5E8YN-CJ6GV-2ZT0K" in page
    for told in ("Rosewood House", "Sun 22 November 2026, 10:15 GMT", "Where to keep it"):
        assert told in page
    assert file.core_properties.title == "Recovery sheet"
    assert file.core_properties.author == "Rosewood Care Group"
    headings = [
        paragraph.text
        for paragraph in file.paragraphs
        if paragraph.style is not None and paragraph.style.name == "Heading 1"
    ]
    assert headings == ["The recovery code", "What to know about it", "Filled in by hand"]
