from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.table import Table

from caldicott_desktop.domain.card import Basis, GivenWay
from caldicott_desktop.export.card_lines import WIDTH, Box, Rule, Text, add_line
from caldicott_desktop.export.urgent_card import BlankCards, compose
from caldicott_desktop.export.word_xml import W
from tests.export.test_libreoffice import converted, profile

__all__ = ["profile"]

CARDS = BlankCards(
    serials=("RH1-014", "RH1-015", "RH1-016"),
    organisation="Rosewood Care Group",
    site="Rosewood House",
    on_call="01632 960 118",
    number_prefix="CG",
    printed_at=datetime(2026, 6, 2, 10, 0, tzinfo=UTC),
)


def opened(cards: BlankCards = CARDS) -> Document:
    return docx.Document(BytesIO(compose(cards)))


def words(document: Document) -> str:
    texts = (node.text or "" for node in document.element.body.iter(f"{W}t"))
    return " ".join(" ".join(texts).split())


def test_the_same_cards_give_the_same_bytes() -> None:
    assert compose(CARDS) == compose(replace(CARDS))


def test_every_card_has_all_seven_parts_and_its_own_serial() -> None:
    document = opened()
    headings = [p.text for p in document.paragraphs if p.style and p.style.style_id == "Heading2"]
    assert len(headings) == 7 * 3
    assert [re.sub(r"\s+", " ", text).strip() for text in headings[:2]] == [
        "1 Who is asking",
        "2 How their identity was checked tick at least one",
    ]
    for serial in CARDS.serials:
        assert words(document).count(serial) == 2  # at the top, and in the box of the office
    for label in (Basis.HARM.label, Basis.ORDER.label, Basis.MEDICAL.label, "Known to me in"):
        assert words(document).count(label) == 3
    assert words(document).count(GivenWay.NOTHING.label) == 3
    assert "2 June 2026" in words(document)


def test_a_number_that_is_not_filled_in_leaves_its_sentence_out() -> None:
    assert "Guardian on call: 01632 960 118." in words(opened())
    assert "Guardian on call:" not in words(opened(replace(CARDS, on_call=None)))


def test_every_line_is_as_wide_as_the_page() -> None:
    document = opened(replace(CARDS, serials=("RH1-014",)))
    assert len(document.tables) == 18
    for table in document.tables:
        assert widths(table) == WIDTH


def widths(table: Table) -> int:
    return sum(int(column.get(f"{W}w") or 0) for column in table._tbl.tblGrid)  # noqa: SLF001


def test_parts_that_do_not_fit_into_a_line_are_a_mistake() -> None:
    body = docx.Document().element.body
    with pytest.raises(ValueError, match="does not fit"):
        add_line(body, Text("wide", WIDTH), Box())
    with pytest.raises(ValueError, match="does not fit"):
        add_line(body, Rule(), Rule())


@pytest.mark.libreoffice
@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    "cards",
    [
        CARDS,
        replace(
            CARDS,
            organisation="W" * 120,
            site="M" * 120,
            on_call="extension 4471, ask for the manager on call, day or night, every day",
            serials=("VL7T2K7-1014", "VL7T2K7-1015"),
            number_prefix="ROSEWOODHO",
        ),
    ],
    ids=["ordinary", "long names"],
)
def test_each_card_is_one_page(cards: BlankCards, tmp_path: Path, profile: Path) -> None:
    pdf = tmp_path / "cards.pdf"
    made = converted({"cards": compose(cards)}, "pdf", tmp_path, profile)
    pdf.write_bytes(made["cards"])
    for number, serial in enumerate(cards.serials, start=1):
        page = subprocess.run(
            ["pdftotext", "-f", str(number), "-l", str(number), str(pdf), "-"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        assert page.count(serial) == 2
        assert "typed into Caldicott Log" in page
    pages = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    assert re.search(rf"^Pages:\s+{len(cards.serials)}$", pages, re.MULTILINE)
