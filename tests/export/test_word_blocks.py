"""Lists, charts, captions and pages on their side, as a Word file has them."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.document import Document as Package
from lxml import etree

from caldicott_desktop.domain.record.blocks import Column, Paragraph, Row, Table, cell, line
from caldicott_desktop.export import word, word_chart
from caldicott_desktop.export.model import Bar, Figure, Layout
from caldicott_desktop.ledger import word_text
from tests.export.every_block import BLOCKS, FIGURE, TABLE, document

W = word_text.W
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def written(layout: Layout = Layout.UPRIGHT) -> bytes:
    return word.to_bytes(word.build(document(layout=layout)))


def opened(data: bytes) -> Package:
    return docx.Document(BytesIO(data))


def test_list_marks_are_words_of_the_page() -> None:
    said = [each.text for each in opened(written()).paragraphs]
    at = said.index("•\tFirst")
    assert said[at : at + 4] == ["•\tFirst", "\tand more of it", "•\tSecond", "3\tThen this"]


def test_a_chart_holds_its_numbers_and_tells_them_to_whoever_does_not_see_it() -> None:
    data = written()
    chart = part(data, "word/charts/chart1.xml")
    assert [each.text for each in chart.iter(f"{CHART}v")] == [
        *("Shared in part: 12", "Refused: 7", "Redirected: 5 or fewer"),
        *("12", "7", "5"),
    ]
    (about,) = part(data, "word/document.xml").iter(f"{PLACE}docPr")
    assert about.get("descr") == FIGURE.alternative


def test_two_charts_are_two_parts_with_ids_of_their_own() -> None:
    other = Figure(caption="b", alternative="c", bars=(Bar(label="d", value=1, said="1"),))
    data = word.to_bytes(word.build(document(FIGURE, other)))
    ids = [each.get("id") for each in part(data, "word/document.xml").iter(f"{PLACE}docPr")]
    assert len(set(ids)) == 2
    assert part(data, "word/charts/chart2.xml").findtext(f".//{CHART}cat//{CHART}v") == "d: 1"


def test_a_caption_stands_above_its_table_and_stays_with_it() -> None:
    (caption,) = (each for each in opened(written()).paragraphs if each.text == TABLE.caption)
    assert caption.style is not None
    assert (caption.style.name, caption.paragraph_format.keep_with_next) == ("Caption", True)
    following = caption._p.getnext()  # noqa: SLF001 - python-docx has no word for it
    assert following is not None
    assert following.tag == f"{W}tbl"


def test_numbers_stand_at_the_right_of_their_column_and_rows_across_it_do_not() -> None:
    table = next(part(written(), "word/document.xml").iter(f"{W}tbl"))
    right = [
        [cell.find(f"{W}p/{W}pPr/{W}jc") is not None for cell in row.iter(f"{W}tc")]
        for row in table.iter(f"{W}tr")
    ]
    assert right == [[False, True, True], [False, True, True], [False]]


@pytest.mark.parametrize(
    ("layout", "width", "height", "between"),
    [(Layout.UPRIGHT, 210, 297, 10206), (Layout.SIDEWAYS, 297, 210, 15138)],
)
def test_tables_fill_the_page_however_it_lies(
    layout: Layout, width: int, height: int, between: int
) -> None:
    file = opened(written(layout))
    (section,) = file.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (width, height)
    for table in file.element.body.iter(f"{W}tbl"):
        room = table.find(f"{W}tblPr/{W}tblW")
        assert room is not None
        assert between - 3 <= int(room.get(f"{W}w") or 0) <= between
    stops = section.footer.paragraphs[0].style
    assert stops is not None
    assert stops.name == ("Footer" if layout is Layout.UPRIGHT else "Wide footer")


def test_a_table_without_rows_is_its_header_alone() -> None:
    empty = Table(title="a", description="b", columns=TABLE.columns, rows=())
    (table,) = opened(word.to_bytes(word.build(document(empty)))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Month", "Decisions", "Late"]
    ]


def test_a_row_stays_whole_up_to_some_twelve_lines() -> None:
    assert Row(cells=(cell("x" * 600), cell("x" * 600))).stays_whole
    assert not Row(cells=(cell("x" * 600), cell("x" * 601))).stays_whole


def test_every_style_used_is_one_of_the_template() -> None:
    data = word.to_bytes(word.build(document(*BLOCKS, line("end"))))
    known = {each.get(f"{W}styleId") for each in part(data, "word/styles.xml").iter(f"{W}style")}
    used = {each.get(f"{W}val") for each in part(data, "word/document.xml").iter(f"{W}pStyle")}
    assert used <= known
    assert {each.style.value for each in BLOCKS if isinstance(each, Paragraph)} <= known


def test_no_program_leaves_out_the_words_of_a_bar_and_long_ones_get_room() -> None:
    def bars_begin(label: str) -> float:
        bars = (Bar(label=label, value=2, said="2"), Bar(label="b", value=1, said="1"))
        root = etree.fromstring(word_chart.chart(Figure(caption="", alternative="", bars=bars)))
        axis = one(root, f".//{CHART}catAx")
        assert one(axis, f"{CHART}tickLblSkip").get("val") == "1"
        assert one(axis, f".//{DRAWN}bodyPr").get("rot") == "0"
        return float(one(root, f".//{CHART}manualLayout/{CHART}x").get("val", ""))

    assert bars_begin("a") < bars_begin("Defer: more information needed") < bars_begin("a" * 200)
    assert bars_begin("a" * 200) == bars_begin("a" * 300)


def one(within: etree._Element, path: str) -> etree._Element:
    found = within.find(path)
    assert found is not None, path
    return found


def test_a_long_table_keeps_its_rows_in_order_and_its_words_as_they_are() -> None:
    said = [f"{n} <w:t> & ]]> &amp;" for n in range(1_203)]
    columns = (Column(title="Of what", share=1), Column(title="How", share=1))
    rows = tuple(Row(cells=(cell(words), cell("x\ty\nz"))) for words in said)
    table = Table(title="a", description="b", columns=columns, rows=rows)
    data = word.to_bytes(word.build(document(table)))
    body = part(data, "word/document.xml")
    texts = [each.text for each in body.iter(f"{W}t")]
    assert [each for each in texts if each and "&amp;" in each] == said
    assert len([*body.iter(f"{W}br")]) == len([*body.iter(f"{W}tab")]) >= len(said)
