"""Files made to harm or mislead whoever opens them."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest

from caldicott_desktop.checking import FaultKind, UnreadableDocument, check_word, read_word
from tests.checking.exported import export, packed, unpacked, with_part
from tests.export import samples


@pytest.fixture(scope="module")
def police() -> bytes:
    return export(samples.police_case()).data


def refusal_of(data: bytes) -> str:
    report = check_word(data)
    assert report.status == 2
    (fault,) = report.faults
    assert fault.kind is FaultKind.UNREADABLE
    with pytest.raises(UnreadableDocument) as caught:
        read_word(data)
    assert caught.value.message == fault.sentence
    return fault.sentence


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" + bytes(600), b"<w:document/>"],
    ids=["empty", "beginning of a zip", "PDF", "old Word", "XML"],
)
def test_what_is_no_word_file_could_not_be_checked(data: bytes) -> None:
    assert refusal_of(data) == "This is not a Word document, or it is damaged."


def test_every_truncation_is_told(police: bytes) -> None:
    for size in range(0, len(police), 997):
        assert check_word(police[:size]).status == 2


def test_flipped_bits_never_pass_and_never_crash(police: bytes) -> None:
    for at in range(0, len(police), 211):
        flipped = bytearray(police)
        flipped[at] ^= 0x10
        report = check_word(bytes(flipped))
        if report.intact:
            # A flip in a zip header that nobody reads changes nothing that is shown or proven.
            before, after = unpacked(police), unpacked(bytes(flipped))
            assert list(before.values()) == list(after.values())


def test_a_zip_of_other_things_is_no_word_file() -> None:
    assert "not a Word document" in refusal_of(packed({"mimetype": b"text"}))


def test_a_document_without_text_is_told(police: bytes) -> None:
    empty = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    assert "no text" in refusal_of(with_part(police, "word/document.xml", lambda _: empty))


def test_a_missing_part_is_named(police: bytes) -> None:
    parts = unpacked(police)
    del parts["word/header1.xml"]
    assert "/word/header1.xml" in refusal_of(packed(parts))


def test_damaged_xml_is_named(police: bytes) -> None:
    damaged = with_part(police, "word/document.xml", lambda part: part[:-50])
    assert refusal_of(damaged) == "The document’s part “/word/document.xml” is damaged."


def test_two_parts_of_one_name_are_refused(police: bytes) -> None:
    parts = unpacked(police)
    doubled = {**parts, "WORD/document.xml": parts["word/document.xml"]}
    assert "two parts named" in refusal_of(packed(doubled))


def test_a_document_of_entities_is_refused(police: bytes) -> None:
    declared = b"<!DOCTYPE w:document [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><w:document"
    edited = with_part(
        police, "word/document.xml", lambda part: part.replace(b"<w:document", declared, 1)
    )
    assert "entities" in refusal_of(edited)


def test_a_file_that_unpacks_without_end_is_refused() -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(65 * 2**20))
    assert "unpacks to more" in refusal_of(bomb.getvalue())


def test_a_file_of_very_many_parts_is_refused() -> None:
    assert "unpacks to more" in refusal_of(packed({f"part{n}": b"" for n in range(201)}))


def test_a_page_of_very_many_elements_is_refused(police: bytes) -> None:
    many = with_part(
        police,
        "word/document.xml",
        lambda part: part.replace(b"<w:sectPr", b"<w:p/>" * 1_500_001 + b"<w:sectPr", 1),
    )
    assert "larger than any" in refusal_of(many)


def test_an_unusual_packing_is_refused(police: bytes) -> None:
    bundle = BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_BZIP2) as archive:
        for name, part in unpacked(police).items():
            archive.writestr(name, part)
    assert "packed in a way" in refusal_of(bundle.getvalue())


def test_an_encrypted_entry_is_refused(police: bytes) -> None:
    data = bytearray(police)
    # The flags of the first entry, in its own header and in the directory at the end.
    directory = struct.unpack("<I", data[-6:-2])[0]
    data[6] |= 1
    data[directory + 8] |= 1
    assert "damaged" in refusal_of(bytes(data))


def test_a_deeply_nested_page_is_read_without_end_of_stack(police: bytes) -> None:
    deep = b"<w:sdt><w:sdtContent>" * 500 + b"</w:sdtContent></w:sdt>" * 500
    nested = with_part(
        police, "word/document.xml", lambda part: part.replace(b"<w:sectPr", deep + b"<w:sectPr", 1)
    )
    assert check_word(nested).status in {0, 2}
