"""The words of a Word document, read from small pages in the format itself."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from caldicott_desktop.ledger import canonical, word_text

SPACE = word_text.W[1:-1]


def page(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{SPACE}">{inner}</w:body>')


def text(*words: str) -> str:
    return "".join(f"<w:r><w:t>{word}</w:t></w:r>" for word in words)


def lines(inner: str) -> tuple[str, ...]:
    return word_text.lines((page(inner),))


def test_runs_of_a_paragraph_are_one_text() -> None:
    assert lines(f"<w:p>{text('One', ' ', 'two')}</w:p>") == ("One two",)


@pytest.mark.parametrize("between", ["tab", "br", "cr", "ptab"])
def test_tabs_and_breaks_are_spaces(between: str) -> None:
    inner = f"<w:p><w:r><w:t>a</w:t><w:{between}/><w:t>b</w:t></w:r></w:p>"
    assert lines(inner) == ("a b",)


def test_hyphens_made_into_elements_are_the_characters_they_were() -> None:
    inner = "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/></w:r></w:p>"
    assert lines(inner) == ("a\u2011b\u00ad",)


def test_white_space_is_settled_and_empty_paragraphs_are_dropped() -> None:
    spaced = text(" a ", "\u00a0\n b ")
    assert lines(f"<w:p>{spaced}</w:p><w:p/><w:p>{text(' ')}</w:p>") == ("a b",)


def test_text_is_put_in_form_c() -> None:
    assert lines(paragraph("e\u0301")) == ("\u00e9",)


def test_properties_and_deleted_text_are_no_words() -> None:
    inner = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
        f"{text('kept')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    assert lines(inner) == ("kept",)


def test_results_of_fields_are_left_out_even_when_they_nest() -> None:
    def field(inner: str) -> str:
        begin, separate, end = (
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
            for kind in ("begin", "separate", "end")
        )
        return f"{begin}<w:r><w:instrText>PAGE</w:instrText></w:r>{separate}{inner}{end}"

    inner = f"<w:p>{text('a ')}{field(text('1') + field(text('2')) + text('3'))}{text('b')}</w:p>"
    assert lines(inner) == ("a b",)
    assert lines(f"<w:p><w:fldSimple>{text('1')}</w:fldSimple>{text('b')}</w:p>") == ("b",)


def test_an_end_without_a_beginning_ends_nothing() -> None:
    stray = '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>'
    assert lines(f"<w:p>{stray}{text('a')}</w:p>") == ("a",)


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def paragraph(word: str) -> str:
    return f"<w:p>{text(word)}</w:p>"


def test_cells_and_rows_begin_with_tabs() -> None:
    a, b, c, d = map(paragraph, "abcd")
    table = f"<w:tbl>{row(a + b, c)}{row(d, '<w:p/>')}</w:tbl>"
    assert lines(table + paragraph("e")) == ("\t\ta", "b", "\tc", "\t\td", "\t", "e")
    assert lines(f"<w:tbl>{row(a, b + c)}{row(d, '<w:p/>')}</w:tbl>") != lines(table)


def test_a_table_inside_a_cell_keeps_both_beginnings() -> None:
    inner = f"<w:tbl>{row(paragraph('a'))}</w:tbl><w:p/>"
    assert lines(f"<w:tbl>{row(inner, paragraph('b'))}</w:tbl>") == ("\t\t", "\t\ta", "\tb")


def test_a_paragraph_inside_a_paragraph_is_its_own() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('inner')}</w:txbxContent></w:pict></w:r>"
    assert lines(f"<w:p>{text('outer')}{box}{text(' end')}</w:p>") == ("outer end", "inner")


BOX = (
    '<w:sdt><w:sdtPr><w:tag w:val="caldicott-log-check"/></w:sdtPr>'
    f"<w:sdtContent>{paragraph('box')}</w:sdtContent></w:sdt>"
)


def test_the_checking_box_is_left_out_and_read_apart() -> None:
    inner = paragraph("a") + BOX + paragraph("b")
    assert lines(inner) == ("a", "b")
    assert word_text.boxes((page(inner),)) == (("box",),)
    assert word_text.boxes((page(inner + BOX),)) == (("box",), ("box",))
    other = BOX.replace("caldicott-log-check", "other")
    assert lines(other) == ("box",)
    assert word_text.boxes((page(other),)) == ()


def test_parts_follow_one_another() -> None:
    parts = (page(paragraph("body")), page(paragraph("header")), page(paragraph("footer")))
    assert word_text.lines(parts) == ("body", "header", "footer")


def test_the_digest_is_of_lines_joined_by_line_feeds() -> None:
    assert word_text.digest(("a", "\tb")) == sha256(b"a\n\tb").digest()
    assert word_text.digest(()) == sha256(b"").digest()
    assert word_text.mark("a") == sha256(b"a").hexdigest()[:8]


def test_words_are_lines_without_their_tabs() -> None:
    assert word_text.paragraphs(("a", "\t\tb", "\t", "\tc")) == ("a", "b", "c")


@given(st.text())
def test_any_text_survives_the_data_part(value: str) -> None:
    sound = value.encode("utf-8", "replace").decode()
    written = canonical.encode({"value": sound, "escaped": json.dumps(sound, ensure_ascii=True)})
    carried = word_text.to_xml_text(written)
    assert word_text.from_xml_text(carried) == written
    assert json.loads(carried) == json.loads(written)
    root = etree.Element("record")
    root.text = carried
    read = etree.fromstring(etree.tostring(root)).text or ""
    assert word_text.from_xml_text(read) == written


@given(st.lists(st.text(), min_size=1))
def test_lines_can_always_be_told_apart(texts: list[str]) -> None:
    settled = [word_text.settle(each.encode("utf-8", "replace").decode()) for each in texts]
    assert "\n".join(settled).split("\n") == settled
    assert not any("\t" in each for each in settled)
