"""A document as a package of python-docx, and that as the bytes of a Word file.

python-docx keeps the package, its parts and properties; the body is appended as XML. The template
is a folder of plain XML files, so that its styles can be read and reviewed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC
from functools import cache, partial
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as Package
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.section import Section, _Footer
from docx.shared import Mm
from lxml import etree

from caldicott_desktop import assets
from caldicott_desktop.domain.record.blocks import Style
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.export import word_chart
from caldicott_desktop.export.letterhead import Letterhead, filled
from caldicott_desktop.export.model import Attachment, Block, Document, Figure, Layout
from caldicott_desktop.export.word_xml import Room, W, add_blocks, add_line
from caldicott_desktop.ledger import word_text

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

LANGUAGE = "en-GB"
# What `docProps/core.xml` may hold (python-docx refuses more).
_LONGEST_PROPERTY = 255
# The earliest time a zip file can give: bytes must not depend on when they were made.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
# Names the kind of data to programs that list a file's data parts; the same in every file.
_STORE_ID = "{6F2B7C1E-52A4-4D0B-9A53-0C41D1C7A001}"
_STORE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


# Lines of about eighty characters at 11 points, as letters are read.
_LETTER_SIDE_MM = 25
_EMU_IN_TWIP = 635


def build(document: Document) -> Package:
    """Give the document as a package in memory, ready for `lines` and `to_bytes`."""
    package = docx.Document(BytesIO(_template()))
    section = package.sections[0]
    _set_page(section, document.layout)
    for part, inlines, style in (
        (section.header, document.header, Style.HEADER),
        (section.footer, document.footer, Style.FOOTER),
    ):
        part.is_linked_to_previous = False
        root = part._element  # noqa: SLF001 - python-docx has no public way to a header's XML
        root.clear()
        add_line(root, inlines, style)
    _set_edges(package, section, document.layout)
    if document.letterhead is not None:
        _put_on(package, section, document.letterhead)
    extend(package, document.blocks)
    _set_properties(package, document)
    if document.attachment is not None:
        attach(package, document.attachment, lines(package))
    return package


def extend(package: Package, blocks: Sequence[Block]) -> None:
    """Append blocks to what the package says."""
    room = Room(width=_width(package.sections[0]), keep_chart=partial(_keep_chart, package))
    body = package.element.body
    ending = body[-1]
    body.remove(ending)
    add_blocks(body, blocks, room)
    body.append(ending)


def _set_page(section: Section, layout: Layout) -> None:
    if layout is Layout.LETTER:
        section.left_margin = section.right_margin = Mm(_LETTER_SIDE_MM)
    elif layout is Layout.SIDEWAYS:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width


def _set_edges(package: Package, section: Section, layout: Layout) -> None:
    """Give the header and footer the tab stops of the page's width; a letter has no header."""
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    if layout is Layout.LETTER:
        header.style = package.styles["Letter text"]  # empty, and without a rule
        footer.style = package.styles["Letter footer"]
    elif layout is Layout.SIDEWAYS:
        header.style = package.styles["Wide header"]
        footer.style = package.styles["Wide footer"]


def _put_on(package: Package, section: Section, letterhead: Letterhead) -> None:
    """Give the pages the edges of a letterhead, with its measures; a foot it lacks stays ours."""
    for name, attributes in (("pgMar", letterhead.margins), ("pgSz", letterhead.size)):
        (measures,) = section._sectPr.iter(f"{W}{name}")  # noqa: SLF001 - as above
        for key, value in attributes.items():
            measures.set(key, value)
    package.styles.element.extend(deepcopy(each) for each in letterhead.styles)
    section.different_first_page_header_footer = letterhead.first_differs
    if letterhead.first_differs and not letterhead.has_footer:
        _copy_edge(section.footer, section.first_page_footer)
    places = {
        ("header", "default"): section.header,
        ("header", "first"): section.first_page_header,
        ("footer", "default"): section.footer,
        ("footer", "first"): section.first_page_footer,
    }
    for edge in letterhead.edges:
        place = places[edge.name, edge.on]
        place.is_linked_to_previous = False
        root = place._element  # noqa: SLF001 - as above
        root.clear()
        root.extend(filled(edge, letterhead.places))
        for each in root.iter(etree.Element):
            for attribute, value in list(each.attrib.items()):
                if value in edge.pictures and str(attribute).startswith(_R):
                    picture = BytesIO(edge.pictures[str(value)].data)
                    each.set(attribute, place.part.get_or_add_image(picture)[0])


def _copy_edge(of: _Footer, to: _Footer) -> None:
    to.is_linked_to_previous = False
    root = to._element  # noqa: SLF001 - as above
    root.clear()
    root.extend(deepcopy(each) for each in of._element)  # noqa: SLF001 - as above


def _width(section: Section) -> int:
    """Give the width between the margins in twentieths of a point."""
    sides = (section.page_width, section.left_margin, section.right_margin)
    page, left, right = (each or 0 for each in sides)
    return (page - left - right) // _EMU_IN_TWIP


def _keep_chart(package: Package, figure: Figure) -> str:
    owner = package.part.package
    name = owner.next_partname("/word/charts/chart%d.xml")
    part = Part(name, word_chart.CONTENT_TYPE, word_chart.chart(figure), owner)
    return package.part.relate_to(part, word_chart.RELATIONSHIP)


def lines(package: Package) -> tuple[str, ...]:
    """Give the words of the package's pages as their digest takes them."""
    body = package.element.body
    edges = {
        str(each.get(f"{_R}id")): None
        for name in ("headerReference", "footerReference")
        for each in body.iter(f"{W}{name}")
    }
    parts = (package.part.related_parts[each] for each in edges)
    return word_text.lines((body, *(part.element for part in parts)))


def to_bytes(package: Package) -> bytes:
    """Give the bytes of the .docx file; they depend on the package alone."""
    saved, settled = BytesIO(), BytesIO()
    package.save(saved)
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(settled, "w") as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            after.writestr(entry, before.read(name))
    return settled.getvalue()


@cache
def _template() -> bytes:
    """Zip the template's folder: the package that every document starts from."""
    folder = assets.folder("resources") / "templates" / "word"
    bundle = BytesIO()
    with zipfile.ZipFile(bundle, "w") as package:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                package.writestr(path.relative_to(folder).as_posix(), path.read_bytes())
    return bundle.getvalue()


def _set_properties(package: Package, document: Document) -> None:
    properties = package.core_properties
    properties.title = _property(document.title)
    properties.subject = _property(document.subject)
    properties.author = _property(document.author)
    properties.last_modified_by = _property(document.author)
    properties.language = LANGUAGE
    # The format holds UTC, to the second, and python-docx takes it without a zone.
    made_at = document.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.created = made_at
    properties.modified = made_at
    properties.revision = 1


def _property(text: str) -> str:
    shown = showable(text)
    if len(shown) <= _LONGEST_PROPERTY:
        return shown
    return f"{shown[: _LONGEST_PROPERTY - 1]}…"


def attach(package: Package, attachment: Attachment, said: Sequence[str]) -> None:
    """Add a custom XML part, which Word keeps when it saves the file.

    With it go marks of what the pages have `said`, line by line.
    """
    space = word_text.DATA_NAMESPACE
    root = etree.Element(f"{{{space}}}{word_text.DATA_ELEMENT}", nsmap={"log": space})
    record = etree.SubElement(root, f"{{{space}}}{word_text.DATA_RECORD}")
    record.text = word_text.to_xml_text(attachment.data)
    marks = etree.SubElement(root, f"{{{space}}}{word_text.DATA_MARKS}")
    marks.text = " ".join(word_text.mark(line) for line in said)
    properties = etree.Element(
        f"{{{_STORE_NAMESPACE}}}datastoreItem", nsmap={"ds": _STORE_NAMESPACE}
    )
    properties.set(f"{{{_STORE_NAMESPACE}}}itemID", _STORE_ID)
    references = etree.SubElement(properties, f"{{{_STORE_NAMESPACE}}}schemaRefs")
    reference = etree.SubElement(references, f"{{{_STORE_NAMESPACE}}}schemaRef")
    reference.set(f"{{{_STORE_NAMESPACE}}}uri", space)
    owner = package.part.package
    item = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, _xml(root), owner)
    details = Part(
        PackURI("/customXml/itemProps1.xml"),
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        _xml(properties),
        owner,
    )
    package.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
    item.relate_to(details, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
