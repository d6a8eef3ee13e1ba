"""A reply letter as a file: words on a page, and nothing of the register inside."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.document import Document

from caldicott_desktop.checking import check_word, read_word
from caldicott_desktop.export import letter
from caldicott_desktop.export.formats import Format
from caldicott_desktop.export.letter import LetterToWrite
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.origin import Origin

BODY = """# Your request: our decision

Thank you for your letter of 14 April 2026.
You asked for this: Copies of care notes.

## What you can do now

1. Talk to us. Ring 01632 960114.
2. Come and see us

Yours sincerely"""

WRITTEN = LetterToWrite(
    reference="CG-2026-0088",
    organisation="Rosewood Care Group",
    site="Rosewood House",
    sender=("12 Mill Lane", "Northmoor NM1 4QX", "01632 960114", "guardian@rosewood.example"),
    recipient=("Mr Daniel Hartley", "8 Weir Terrace", "Northmoor NM3 2LE"),
    greeting="Dear Mr Hartley",
    body=BODY,
    signed_by="Priya Nair",
    signed_as="Caldicott Guardian",
    written_at=datetime(2026, 4, 22, 9, 0, tzinfo=UTC),
)


ORIGIN = Origin(
    vault=bytes(16), begun=bytes(range(32)), head=Head(log=bytes(16), size=7, root=bytes(32))
)


def made(written: LetterToWrite = WRITTEN, form: Format = Format.WORD) -> bytes:
    return letter.finish(letter.compose(written, form), ORIGIN)


def opened(written: LetterToWrite = WRITTEN) -> Document:
    return docx.Document(BytesIO(made(written)))


def words(written: LetterToWrite = WRITTEN) -> list[str]:
    return [each.text for each in opened(written).paragraphs]


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_it_says_who_writes_to_whom_when_and_about_which_decision() -> None:
    assert words() == [
        "Rosewood House",
        "Rosewood Care Group\t12 Mill Lane",
        "\tNorthmoor NM1 4QX",
        "\t01632 960114",
        "\tguardian@rosewood.example",
        "",
        "Private\t22 April 2026",
        "Mr Daniel Hartley\tOur reference",
        "8 Weir Terrace\tCG-2026-0088",
        "Northmoor NM3 2LE",
        "Dear Mr Hartley",
        "Your request: our decision",
        "Thank you for your letter of 14 April 2026. You asked for this: Copies of care notes.",
        "What you can do now",
        "1\tTalk to us. Ring 01632\xa0960114.",
        "2\tCome and see us",
        "Yours sincerely",
        "Priya Nair",
        "Caldicott Guardian, Rosewood House",
    ]


def test_headings_are_headings_to_a_screen_reader_and_a_step_opens_in_bold() -> None:
    file = opened()
    headed = {}
    for each in file.paragraphs:
        base = each.style.base_style if each.style is not None else None
        if base is not None and base.name is not None and base.name.startswith("Heading"):
            headed[each.text] = base.name
    assert headed == {
        "Your request: our decision": "Heading 1",
        "What you can do now": "Heading 2",
    }
    (step,) = (each for each in file.paragraphs if each.text.startswith("1\t"))
    assert [run.text for run in step.runs if run.bold] == ["1\t", "Talk to us."]


def test_the_file_speaks_english_and_names_the_decision_alone() -> None:
    properties = opened().core_properties
    assert (properties.title, properties.subject) == ("Reply, CG-2026-0088", "Reply to a request")
    assert properties.author == properties.last_modified_by == "Rosewood Care Group"
    assert properties.language == "en-GB"
    assert letter.file_name("CG-2026-0088") == "CG-2026-0088 reply.docx"


def test_nothing_is_inside_but_the_page_and_which_export_it_is_of() -> None:
    held = files_of(made())
    told = ("Hartley", "Nair", "care notes")
    beside = {name: data.decode() for name, data in held.items() if name != "word/document.xml"}
    assert [(n, w) for n, text in beside.items() for w in told if w in text] == []
    inside = read_word(made())
    assert inside.record is not None
    assert Origin.from_json(inside.record.encode()) == ORIGIN
    report = check_word(made())
    assert report.status == 2
    assert report.head == ORIGIN.head
    assert "carries no record" in report.words()
    assert ORIGIN.begun.hex() in report.words()


def test_the_same_letter_is_the_same_file_and_another_word_another_digest() -> None:
    one, again = letter.compose(WRITTEN), letter.compose(WRITTEN)
    assert one == again
    assert letter.finish(one, ORIGIN) == letter.finish(again, ORIGIN)
    other = letter.compose(replace(WRITTEN, body=BODY.replace("Copies", "A copy")))
    assert other.digest != one.digest


def test_a_telephone_number_stays_on_one_line_in_a_file_and_is_plain_in_an_email() -> None:
    written = replace(WRITTEN, body=f"{BODY}\n\nRing 020 7946 0018 or come on 14 April.")
    assert "Ring 020\xa07946\xa00018 or come on 14 April." in words(written)
    assert "Ring 020 7946 0018 or" in letter.as_text(written).data.decode()


def test_what_is_not_known_takes_no_room() -> None:
    bare = replace(WRITTEN, site="Rosewood Care Group", sender=(), recipient=())
    assert words(bare)[:6] == [
        "Rosewood Care Group",
        "",
        "Private\t22 April 2026",
        "\tOur reference",
        "\tCG-2026-0088",
        "Dear Mr Hartley",
    ]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\ufffe", "\ud800"])
def test_what_no_page_can_show_is_made_visible(character: str) -> None:
    odd = replace(WRITTEN, greeting=f"Dear {character}")
    for said in (" ".join(words(odd)), letter.as_text(odd).data.decode()):
        assert character not in said
        assert "Dear " in said


def test_an_email_has_the_same_words() -> None:
    assert letter.as_text(WRITTEN).data.decode() == (
        "Our reference: CG-2026-0088\n\n"
        "Dear Mr Hartley\n\n"
        "Your request: our decision\n\n"
        "Thank you for your letter of 14 April 2026. You asked for this: Copies of care notes.\n\n"
        "What you can do now\n\n"
        "1. Talk to us. Ring 01632 960114.\n\n"
        "2. Come and see us\n\n"
        "Yours sincerely\n\n"
        "Priya Nair\nCaldicott Guardian\nRosewood House\nRosewood Care Group\n"
    )
