"""Content that Caldicott Log does not write is found wherever it hides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from caldicott_desktop.checking import FaultKind, check_word
from caldicott_desktop.checking.foreign import (
    CLIPPED,
    COMMENT,
    DRAWING,
    FAINT,
    FED,
    FIELD,
    FOOTNOTE,
    HIDDEN,
    NUMBERED,
    PROGRAM,
    STRUCK,
    TEXT_BOX,
    TRACKED,
    UNKNOWN,
)
from caldicott_desktop.ledger import word_text
from tests.checking.exported import Exported, export, with_part, with_xml
from tests.checking.test_word import add, add_run, paragraph_with
from tests.export import samples

W = word_text.W
WORDS = "The officer needs an hour-by-hour account"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="module")
def police() -> Exported:
    return export(samples.police_case())


def at(root: etree._Element) -> etree._Element:
    return paragraph_with(root, WORDS)


def look(root: etree._Element) -> etree._Element:
    run = next(at(root).iter(f"{W}r"))
    properties = etree.Element(f"{W}rPr")
    run.insert(0, properties)
    return properties


def wrap(root: etree._Element, name: str) -> None:
    run = next(at(root).iter(f"{W}r"))
    outer = etree.Element(f"{W}{name}")
    run.addprevious(outer)
    outer.append(run)


def field(root: etree._Element, instruction: str, result: str) -> None:
    for kind in ("begin", "separate", "end"):
        add(add(at(root), "r"), "fldChar", fldCharType=kind)
        if kind == "begin":
            add(add(at(root), "r"), "instrText").text = instruction
        if kind == "separate":
            add_run(at(root), result)


def drawing(root: etree._Element) -> None:
    inside = add(add(add(at(root), "r"), "drawing"), "txbxContent")
    add_run(add(inside, "p"), "Approved in full")


def row_height(root: etree._Element) -> None:
    row = next(at(root).iterancestors(f"{W}tr"))
    add(row[0], "trHeight", val="20", hRule="exact")


def line_height(root: etree._Element) -> None:
    add(at(root)[0], "spacing", line="20", lineRule="exact")


def unclosed_field(root: etree._Element) -> None:
    body = next(root.iter(f"{W}body"))
    paragraph = etree.Element(f"{W}p")
    add(add(paragraph, "r"), "fldChar", fldCharType="begin")
    body.insert(len(body) - 1, paragraph)


MEDDLING: dict[str, tuple[Callable[[etree._Element], object], str]] = {
    "insertion": (lambda root: wrap(root, "ins"), TRACKED),
    "move": (lambda root: wrap(root, "moveTo"), TRACKED),
    "format change": (lambda root: add(look(root), "rPrChange"), TRACKED),
    "hidden": (lambda root: add(look(root), "vanish"), HIDDEN),
    "hidden row": (
        lambda root: add(next(at(root).iterancestors(f"{W}tr"))[0], "hidden"),
        HIDDEN,
    ),
    "white": (lambda root: add(look(root), "color", val="FFFFFF"), FAINT),
    "tiny": (lambda root: add(look(root), "sz", val="2"), FAINT),
    "struck": (lambda root: add(look(root), "strike"), STRUCK),
    "clipped row": (row_height, CLIPPED),
    "clipped line": (line_height, CLIPPED),
    "comment": (lambda root: add(add(at(root), "r"), "commentReference", id="1"), COMMENT),
    "footnote": (lambda root: add(add(at(root), "r"), "footnoteReference", id="1"), FOOTNOTE),
    "picture": (lambda root: add(add(at(root), "r"), "pict"), DRAWING),
    "text box": (drawing, TEXT_BOX),
    "other namespace": (lambda root: etree.SubElement(at(root), "{urn:x}maths"), DRAWING),
    "quoting field": (lambda root: field(root, ' QUOTE "in full" ', "in full"), FIELD),
    "page field in words": (lambda root: field(root, " PAGE ", "in full"), FIELD),
    "page field with words in its format": (
        lambda root: field(root, " PAGE \\# \"'in full'\" ", "1"),
        FIELD,
    ),
    "simple field": (lambda root: add(at(root), "fldSimple", instr=" PAGE "), FIELD),
    "unclosed field": (unclosed_field, FIELD),
    "list number": (lambda root: add(at(root)[0], "numPr"), NUMBERED),
    "chunk": (lambda root: add(at(root), "altChunk"), FED),
    "unknown": (lambda root: add(add(at(root), "r"), "sym", char="F041"), UNKNOWN),
}


@pytest.mark.parametrize(("meddle", "kind"), MEDDLING.values(), ids=MEDDLING)
def test_foreign_content_of_a_page_is_reported(
    police: Exported, meddle: Callable[[etree._Element], object], kind: str
) -> None:
    report = check_word(with_xml(police.data, meddle))
    assert report.status == 1
    told = [fault.sentence for fault in report.faults if fault.kind is FaultKind.FOREIGN]
    assert any(kind in sentence for sentence in told)


def test_the_place_of_foreign_content_is_named(police: Exported) -> None:
    report = check_word(with_xml(police.data, lambda root: add(look(root), "vanish")))
    (fault,) = report.faults
    assert fault.told() == (
        "The file holds hidden text, which were not there when it was exported. The first is at "
        "“The officer needs an hour-by-hour account of fourteen days.…”."
    )


def test_formatting_switched_off_is_no_foreign_content(police: Exported) -> None:
    def off(root: etree._Element) -> None:
        for name in ("vanish", "strike"):
            add(look(root), name, val="0")
        add(look(root), "color", val="auto")

    assert check_word(with_xml(police.data, off)).intact


def test_a_style_that_hides_text_is_reported(police: Exported) -> None:
    def hide(root: etree._Element) -> None:
        style = next(each for each in root.iter(f"{W}style") if each.get(f"{W}styleId") == "Note")
        add(next(style.iter(f"{W}rPr")), "vanish")

    report = check_word(with_xml(police.data, hide, "word/styles.xml"))
    assert report.status == 1
    assert HIDDEN in report.words()


@pytest.mark.parametrize(
    ("link", "kind"),
    [("attachedTemplate", FED), ("vbaProject", PROGRAM), ("image", DRAWING)],
)
def test_links_out_of_the_pages_are_reported(police: Exported, link: str, kind: str) -> None:
    added = (
        f'<Relationship Id="rId98" Type="{REL}/{link}" Target="https://example.invalid/x" '
        'TargetMode="External"/></Relationships>'
    ).encode()
    edited = with_part(
        police.data,
        "word/_rels/document.xml.rels",
        lambda part: part.replace(b"</Relationships>", added),
    )
    report = check_word(edited)
    assert report.status == 1
    assert kind in report.words()
