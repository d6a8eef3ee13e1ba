"""The PDF itself: what it claims to be, what it says to a screen reader, what stays data."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.domain.record.blocks import Column, Row, Style, Table, cell, line
from caldicott_desktop.export import letter, pdf, pdf_tree, record_content
from caldicott_desktop.export.formats import Format
from caldicott_desktop.export.model import Attachment, Document, Layout
from caldicott_desktop.ledger import origin
from tests.architecture.source import ROOT
from tests.export import samples
from tests.export.every_block import FIGURE, TABLE, document
from tests.export.filled import filled
from tests.export.test_letter import BODY, ORIGIN, WRITTEN, made
from tests.export.test_word import CASES, HOSTILE

Say = Callable[[bytes, str], str]

MARKUP = (
    '#read("/etc/passwd")',
    "$x^2$ and *strong* and _emphasis_ and `code`",
    "@reference <label> = Heading",
    "- point\n+ step\n/ term: said",
    '\\u{41} \\ // comment /* and */ ~ -- ... "quoted"',
    '#import "@preview/cetz:0.1.0": *',
)


def record(case: Case | None = None, kind: CaseKind = samples.POLICE) -> Document:
    return record_content.document(samples.record(case or samples.police_case(), kind))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def right_edge(say: Say, data: bytes) -> float:
    """Give how far to the right words reach, in points of a page 595 wide."""
    boxes = say(data, "pdftotext -bbox -")
    return max(float(each.split('"')[0]) for each in boxes.split('xMax="')[1:])


@pytest.fixture
def say(tmp_path: Path) -> Say:
    """Give what a program of poppler's says of a PDF; `-` is where it writes."""

    def told(data: bytes, command: str) -> str:
        path = tmp_path / "it.pdf"
        path.write_bytes(data)
        program, *options = command.split()
        words = [program, *(each for each in options if each != "-"), str(path)]
        words += ["-"] if "-" in options else []
        ran = subprocess.run(words, check=True, capture_output=True, timeout=60)
        return ran.stdout.decode()

    return told


def words_of(say: Say, data: bytes) -> str:
    """Give the words of the pages, without where lines and long words break."""
    return " ".join(say(data, "pdftotext -raw -").replace("\u200b", "").split())


def alternatives(data: bytes) -> list[str]:
    """Give what stands in for each figure."""
    file = opened(data)  # must outlive its objects
    return [
        str(each.Alt)
        for each in file.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name("/Figure")
    ]


@pytest.mark.parametrize("name", CASES)
def test_it_claims_to_be_archived_and_read_aloud_alike(name: str) -> None:
    file = opened(pdf.to_bytes(record(*CASES[name])))
    with file.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("3", "A")
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"] == "Decision record CG-2026-0066"
        assert told["dc:creator"] == ["Rosewood Care Group"]
        assert told["xmp:CreateDate"].startswith("2026-06-08T")
    assert str(file.Root.Lang) == "en-GB"
    assert bool(file.Root.MarkInfo.Marked)
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(file.Root.StructTreeRoot)
    (colours,) = file.Root.OutputIntents
    assert str(colours.S) == "/GTS_PDFA1"
    assert len(colours.DestOutputProfile.read_bytes()) > 200


def test_what_it_carries_is_its_source_and_stands_in_what_is_archived() -> None:
    file = opened(letter.finish(letter.compose(WRITTEN, Format.PDF), ORIGIN))
    (carried,) = file.Root.AF
    assert str(carried.AFRelationship) == "/Source"
    assert str(carried.F) == str(carried.UF) == origin.FILE_NAME
    assert str(carried.Desc)
    assert str(carried.EF.F.Subtype) == "/application/json"
    assert list(file.attachments) == [origin.FILE_NAME]


@pytest.mark.qpdf
@pytest.mark.parametrize("layout", Layout)
def test_qpdf_finds_nothing_wrong_with_it(layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "it.pdf"
    path.write_bytes(pdf.to_bytes(document(layout=layout)))
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True, timeout=60)


@pytest.mark.verapdf
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_it_to_be_what_it_claims(flavour: str, tmp_path: Path) -> None:
    for name, each in {"record": record(), "blocks": document()}.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf.to_bytes(each))
        subprocess.run(
            ["verapdf", "--flavour", flavour, str(path)],
            check=True,
            capture_output=True,
            timeout=120,
        )


def test_a_clock_that_tells_more_than_seconds_is_no_fault() -> None:
    at = datetime(2026, 4, 22, 9, 0, 7, 123456, tzinfo=UTC)
    written = letter.finish(letter.compose(replace(WRITTEN, written_at=at), Format.PDF), ORIGIN)
    with opened(written) as file:
        assert str(file.docinfo["/CreationDate"]).startswith("D:20260422090007")


def test_the_bookmarks_are_the_numbered_sections() -> None:
    file = opened(pdf.to_bytes(record()))
    with file.open_outline() as outline:
        titles = [str(each.title) for each in outline.root]
    assert titles[:3] == [
        "1 The decision and its reasons",
        "2 The request",
        "3 Information and people",
    ]
    assert [title.split()[0] for title in titles] == [str(n) for n in range(1, len(titles) + 1)]


@pytest.mark.poppler
def test_a_screen_reader_hears_headings_lists_tables_and_what_a_chart_shows(say: Say) -> None:
    told = say(pdf.to_bytes(document()), "pdfinfo -struct-text")
    for part in ("H1", "H2", "THead", "TH", "TD", "LI", "LBody", "Caption", "Figure"):
        assert f" {part} " in told.replace(":", " ").replace("\n", " "), part
    assert TABLE.caption is not None
    assert TABLE.caption in told
    assert alternatives(pdf.to_bytes(document())) == [FIGURE.alternative]


@pytest.mark.poppler
def test_a_header_row_is_there_again_on_each_page(say: Say) -> None:
    rows = tuple(Row(cells=(cell(f"Row {n}"), cell("x"))) for n in range(200))
    columns = (Column(title="Of what", share=50), Column(title="How", share=50))
    data = pdf.to_bytes(document(Table(title="a", description="b", columns=columns, rows=rows)))
    pages = len(opened(data).pages)
    assert pages > 3
    assert words_of(say, data).count("Of what How") == pages
    # To a screen reader it is one table with one header.
    assert say(data, "pdfinfo -struct-text").count("THead") == 1


@pytest.mark.poppler
@pytest.mark.parametrize("caption", [None, "By what"])
def test_no_page_ends_within_a_row(say: Say, caption: str | None) -> None:
    rows = tuple(
        Row(cells=((line(f"First {n}", style=Style.CELL), *cell("b"), *cell(f"Last {n}")),))
        for n in range(90)
    )
    rows = tuple(Row(cells=(*row.cells, cell("x"))) for row in rows)
    columns = (Column(title="Of what", share=50), Column(title="How", share=50))
    table = Table(title="a", description="b", columns=columns, rows=rows, caption=caption)
    pages = say(pdf.to_bytes(document(table)), "pdftotext -layout -").split("\f")
    assert len(pages) > 4
    assert all(page.count("First ") == page.count("Last ") for page in pages)


@pytest.mark.poppler
def test_the_first_row_of_a_table_never_stands_alone_at_the_end_of_a_page(say: Say) -> None:
    of_lines = (line("Row", style=Style.CELL), *(line("more", style=Style.CELL) for _ in range(4)))
    table = replace(
        TABLE, rows=(Row(cells=(of_lines, *(cell("x") for _ in TABLE.columns[1:]))),) * 4
    )
    heading = line("What follows", style=Style.HEADING_1)
    for before in range(48, 58, 2):
        filling = (line("Words before it"),) * before
        page, *_ = say(pdf.to_bytes(document(*filling, heading, table)), "pdftotext -").split("\f")
        assert page.count("Row\n") != 1
        # Nor does what is kept with it.
        assert ("What follows" in page) == ("Row\n" in page)


def test_a_line_that_only_parts_a_table_from_what_follows_is_no_paragraph_of_a_pdf() -> None:
    parted = document(TABLE, line("", style=Style.AFTER_TABLE), line("On", style=Style.AFTER_TABLE))
    blocks = json.loads(json.dumps(pdf_tree.tree(parted)))["blocks"]
    assert [(each["kind"], each.get("parts")) for each in blocks[1:]] == [("paragraph", [["On"]])]


@pytest.mark.poppler
def test_the_page_says_what_the_word_file_says(say: Say) -> None:
    page = words_of(say, pdf.to_bytes(record()))
    for told in (
        "CG-2026-0066 Share in part",
        "Rosewood Care Group · Rosewood House",
        "Disclosure level: Full",
        "Page 1 of ",
        "Contains confidential information",
        "Recorded 2 days later",
        "Withheld from this copy: marked legally privileged.",
        "Condition 1: Names of other residents",
    ):
        assert told in page


@pytest.mark.poppler
@pytest.mark.parametrize("text", MARKUP)
def test_no_text_is_ever_a_command(say: Say, text: str) -> None:
    table = Table(
        title=text,
        description=text,
        caption=text,
        columns=(Column(title=text, share=1),),
        rows=(Row(cells=(cell(text),)),),
    )
    about = replace(
        document(line(text, style=Style.TITLE), line(text, style=Style.HEADING_1), table),
        title=text,
        author=text,
        subject=text,
    )
    data = pdf.to_bytes(about)
    assert words_of(say, data).count(" ".join(text.split())) == 5
    file = opened(data)
    with file.open_metadata() as told:
        assert told["dc:title"] == text
    assert b"root:" not in data


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_that_fights_back_in_every_field_never_fails_it(text: str) -> None:
    short = text[:600]  # in some eighty fields
    case = filled(lambda _: short)
    kind = replace(samples.POLICE, title=short, questions=())
    full = replace(samples.record(case, kind), organisation=short or "-", site=short)
    assert pdf.to_bytes(record_content.document(full)).startswith(b"%PDF-1.7")


@pytest.mark.poppler
def test_what_the_typeface_lacks_is_named_by_number_and_said_once(say: Say) -> None:
    data = pdf.to_bytes(document(line("Mr 字漢 and שלום"), line("Zoë Ŵyn – ½ ∞ Ωμέγα Привет")))
    page = words_of(say, data)
    assert "Mr [U+5B57 U+6F22] and [U+05E9 U+05DC U+05D5 U+05DD]" in page
    assert "Zoë Ŵyn – ½ ∞ Ωμέγα Привет" in page
    assert page.count("stand in square brackets, by their numbers") == 1
    assert "square brackets" not in words_of(say, pdf.to_bytes(document(line("Zoë"))))


@pytest.mark.poppler
def test_marks_that_turn_the_direction_of_writing_are_shown(say: Say) -> None:
    page = words_of(say, pdf.to_bytes(document(line("a\u202eb\u2066c"))))
    assert "a[U+202E]b[U+2066]c" in page


@pytest.mark.poppler
def test_no_word_is_so_long_that_it_leaves_its_column(say: Say) -> None:
    long, columns = "x" * 400, tuple(Column(title="Q", share=s) for s in (10, 80, 10))
    rows = (Row(cells=(cell(long), cell("y" * 900), cell("z" * 30))),)
    data = pdf.to_bytes(document(Table(title="a", description="b", columns=columns, rows=rows)))
    assert right_edge(say, data) < 596 - 42
    assert long in words_of(say, data).replace(" ", "")


@pytest.mark.poppler
@pytest.mark.parametrize("style", sorted(set(Style) - {Style.HEADER, Style.FOOTER}, key=str))
def test_no_style_lets_a_long_word_leave_the_page(say: Say, style: Style) -> None:
    layout = Layout.LETTER if style.value.startswith("Letter") else Layout.UPRIGHT
    data = pdf.to_bytes(document(line("W" * 90, style=style), layout=layout))
    assert right_edge(say, data) < 596 - 42


def test_headings_never_leave_a_level_out() -> None:
    low = document(line("a", style=Style.HEADING_2), line("b", style=Style.HEADING_1))
    planted = json.loads(json.dumps(pdf_tree.tree(low)))
    assert [each["level"] for each in planted["blocks"]] == [1, 1]
    assert pdf.to_bytes(low)


def test_the_same_document_is_the_same_bytes_and_its_time_is_its_own() -> None:
    one = record()
    assert pdf.to_bytes(one) == pdf.to_bytes(one)
    later = replace(one, made_at=datetime(2027, 1, 2, 3, 4, 5, 678, tzinfo=UTC))
    assert b"2027-01-02T03:04:05" in pdf.to_bytes(later)


def test_the_attachment_is_a_file_with_its_kind_its_relation_and_its_time() -> None:
    data = '{"name":"Zoë"}'.encode()
    about = Attachment(name="a.json", about="What it is", data=data)
    file = opened(pdf.to_bytes(replace(document(), attachment=about)))
    assert list(file.attachments) == ["a.json"]
    spec = file.attachments["a.json"]
    assert (spec.description, str(spec.relationship)) == ("What it is", "/Source")
    kept = spec.get_file()
    assert (kept.mime_type, kept.read_bytes()) == ("application/json", data)
    assert file.Root.AF[0].F == "a.json"


@pytest.mark.skipif(sys.platform != "linux", reason="Linux limits the size of files")
def test_nothing_is_written_to_disk_on_the_way(tmp_path: Path) -> None:
    script = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from caldicott_desktop.export import pdf
from tests.export.every_block import document
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
print(len(pdf.to_bytes(document())))
try:
    open("a file", "wb", buffering=0).write(b"x")
except OSError:
    print("no file could have been written")
"""
    ran = subprocess.run(
        [sys.executable, "-B", "-c", script, str(ROOT)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=tmp_path,
    )
    size, told = ran.stdout.splitlines()
    assert int(size) > 10_000
    assert told == "no file could have been written"


def test_privileged_advice_is_in_no_part_of_the_file() -> None:
    file = opened(pdf.to_bytes(record()))
    for each in file.objects:
        if isinstance(each, pikepdf.Stream):
            assert b"Zebra" not in each.read_bytes()
    assert "Zebra" not in json.dumps(pdf_tree.tree(record()))


def test_the_letters_of_the_file_are_inside_it_and_of_one_typeface() -> None:
    file = opened(pdf.to_bytes(record()))
    fonts = {
        str(each.FontName).split("+")[1]
        for each in file.objects
        if isinstance(each, pikepdf.Dictionary)
        and each.get("/Type") == pikepdf.Name("/FontDescriptor")
    }
    assert fonts
    assert all(name.startswith("Inter-") for name in fonts)


@pytest.mark.poppler
def test_a_letter_is_a_page_that_says_which_export_it_is_of(say: Say) -> None:
    data = made(form=Format.PDF)
    page = words_of(say, data)
    for told in ("Rosewood House", "Dear Mr Hartley", "1 Talk to us.", "Page 1 of 1", "Priya Nair"):
        assert told in page
    file = opened(data)
    (name,) = file.attachments
    assert file.attachments[name].get_file().read_bytes() == ORIGIN.to_json()
    assert letter.file_name("CG-2026-0088", Format.PDF) == "CG-2026-0088 reply.pdf"
    structure = say(data, "pdfinfo -struct")
    assert (structure.count("H1"), structure.count("H2"), structure.count("LI ")) == (1, 1, 2)


@pytest.mark.parametrize(
    "body", [BODY.replace("# Your", "Your"), "## Only this\n\n2. Two\n5. Five"]
)
def test_a_letter_leaves_whatever_was_typed_for_it(body: str) -> None:
    assert made(replace(WRITTEN, body=body), Format.PDF).startswith(b"%PDF-")


_SEVERAL_LARGE = """
from pathlib import Path
from caldicott_desktop.export import pdf
from caldicott_desktop.domain.record.blocks import Column, Row, Table, cell
from tests.export.every_block import document

def held():
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])

columns = tuple(Column(title=name, share=1) for name in "abcdefgh")
after = []
for n in range(4):
    rows = tuple(Row(cells=(cell(f"{n} {row}"),) * 8) for row in range(900))
    pdf.to_bytes(document(Table(title="a", description="b", columns=columns, rows=rows)))
    after.append(held())
print(after[0], after[-1])
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory is held")
def test_several_long_documents_take_the_memory_of_one() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _SEVERAL_LARGE], check=True, capture_output=True, text=True, cwd=ROOT
    )
    first, last = map(int, told.stdout.split())
    assert last < 1.25 * first
