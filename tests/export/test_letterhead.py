"""A letterhead from a Word file: what is taken, what each letter fills in, what is refused."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.shared import Mm

from caldicott_desktop.checking import read_word
from caldicott_desktop.export import letter, letterhead
from caldicott_desktop.export.formats import Format
from caldicott_desktop.export.letterhead import LetterheadUnusable
from tests.every import every
from tests.export.test_letter import ORIGIN, WRITTEN

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KNOWN = replace(WRITTEN, phone="01632 960114", email="guardian@rosewood.example")
Change = Callable[[Document], object]


def png(width: int = 12, height: int = 4) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    rows = (b"\0" + b"\x0f\x4c\x56" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def written(
    header: str = "", *, picture: bytes | None = None, change: Change | None = None
) -> bytes:
    """A Word file with empty pages, and this in its header."""
    file = docx.Document()
    section = file.sections[0]
    section.top_margin = Mm(47)
    section.header.is_linked_to_previous = False
    first = section.header.paragraphs[0]
    first.text = header
    if picture is not None:
        first.add_run().add_picture(BytesIO(picture), height=Mm(12))
    if change is not None:
        change(file)
    saved = BytesIO()
    file.save(saved)
    return saved.getvalue()


def footed(file: Document) -> None:
    """A place that formatting has broken apart, in a style of the file's own."""
    footer = file.sections[0].footer
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    line.style = "Intense Quote"
    line.add_run("Ring {ph")
    line.add_run("on").bold = True
    line.add_run("e} about {reference}, please.")


def on(data: bytes, form: Format = Format.WORD) -> bytes:
    composed = letter.compose(KNOWN, form, letterhead.read(data))
    return letter.finish(composed, ORIGIN)


def test_header_and_footer_stand_on_the_letter_with_their_places_filled_in() -> None:
    made = on(written("{organisation}, {site}", picture=png(), change=footed))
    lines = read_word(made).lines
    assert lines[0] == "Private 22 April 2026"
    assert lines[-2:] == (
        "Rosewood Care Group, Rosewood House",
        "Ring 01632 960114 about CG-2026-0088, please.",
    )
    file = docx.Document(BytesIO(made))
    section = file.sections[0]
    assert section.top_margin is not None
    assert round(section.top_margin.mm) == 47
    assert section.footer.paragraphs[0].style.name == "Letterhead Intense Quote"
    with zipfile.ZipFile(BytesIO(made)) as parts:
        pictures = [name for name in parts.namelist() if name.startswith("word/media/")]
        assert [parts.read(each) for each in pictures] == [png()]


def test_a_first_page_of_its_own_keeps_our_foot_where_it_has_none() -> None:
    def differing(file: Document) -> None:
        section = file.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.is_linked_to_previous = False
        section.first_page_header.paragraphs[0].text = "Rosewood, first"

    file = docx.Document(BytesIO(on(written("Rosewood", change=differing))))
    section = file.sections[0]
    assert section.first_page_header.paragraphs[0].text == "Rosewood, first"
    assert section.header.paragraphs[0].text == "Rosewood"
    for footer in (section.footer, section.first_page_footer):
        assert "Contains confidential information" in footer.paragraphs[0].text


def test_what_its_digest_is_of_is_what_a_reader_finds() -> None:
    composed = letter.compose(KNOWN, Format.WORD, letterhead.read(written("A", change=footed)))
    other = letter.compose(KNOWN, Format.WORD, letterhead.read(written("B", change=footed)))
    assert composed.digest != other.digest
    assert letter.finish(composed, ORIGIN) == letter.finish(composed, ORIGIN)


def test_a_pdf_takes_the_picture_with_words_for_it_and_nothing_else() -> None:
    with pikepdf.open(BytesIO(on(written("Rosewood", picture=png()), Format.PDF))) as file:
        (page,) = file.pages
        assert len(page.get_images()) == 1
    plain = on(written("Rosewood"), Format.PDF)
    with pikepdf.open(BytesIO(plain)) as file:
        assert not file.pages[0].get_images()


def test_markup_in_a_value_stays_words() -> None:
    hostile = replace(KNOWN, organisation="<w:p/> {phone} & Co")
    made = letter.compose(hostile, Format.WORD, letterhead.read(written("{organisation}")))
    lines = read_word(letter.finish(made, ORIGIN)).lines
    assert "<w:p/> {phone} & Co" in lines


def refusal(data: bytes) -> str:
    with pytest.raises(LetterheadUnusable) as caught:
        letterhead.read(data)
    assert caught.value.remedy
    return caught.value.message


def with_header(xml: str) -> bytes:
    def put(file: Document) -> None:
        header = file.sections[0].header.part.element
        header.append(parse_xml(f"<w:p {W} {R}><w:r>{xml}</w:r></w:p>"))

    return written("Rosewood", change=put)


def linked(file: Document) -> None:
    part = file.sections[0].header.part
    part.relate_to("https://example.org/steal", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def packed_with(name: str, data: bytes) -> bytes:
    bundle = BytesIO(written("Rosewood"))
    with zipfile.ZipFile(bundle, "a") as archive:
        archive.writestr(name, data)
    return bundle.getvalue()


@every(
    ("data", "said"),
    [
        (b"no zip", "not a Word document"),
        (written(), "nothing in the header"),
        (written("A", change=lambda file: file.add_paragraph("Dear")), "on the page itself"),
        (written("Ring {phome}"), "{phome}"),
        (written("A", change=linked), "https://example.org/steal"),
        (packed_with("word/vbaProject.bin", b"x"), "macros"),
        (packed_with("word/embeddings/oleObject1.bin", b"x"), "embedded object"),
        (packed_with("word/large.bin", bytes(40 * 2**20)), "too large"),
        (with_header("<w:object/>"), "embedded object"),
        (with_header("<w:instrText>INCLUDETEXT x</w:instrText>"), "works something out"),
        (with_header("<w:instrText> DATE </w:instrText>"), "DATE"),
        (with_header('<w:drawing r:embed="rId99"/>'), "no text and no picture"),
    ],
)
def test_what_could_act_or_reach_out_is_refused_by_name(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_page_numbers_may_stay() -> None:
    number = "<w:instrText> PAGE \\* MERGEFORMAT </w:instrText>"
    assert letterhead.read(with_header(number)).edges


def test_a_picture_that_is_none_is_found_out_before_a_letter_is_wanted() -> None:
    good = written("Rosewood", picture=png())
    damaged = good.replace(png()[:40], png()[:33] + bytes(7), 1)
    bundle = BytesIO()
    with zipfile.ZipFile(BytesIO(good)) as before, zipfile.ZipFile(bundle, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, data[:30] if name.startswith("word/media/") else data)
    assert damaged
    with pytest.raises(LetterheadUnusable, match="cannot be drawn"):
        letter.try_on(letterhead.read(bundle.getvalue()))
