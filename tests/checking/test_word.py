"""Word files with honest and with meddling hands on them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from caldicott_desktop.checking import FaultKind, Report, check_word, read_word
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.export import decision_record
from caldicott_desktop.ledger import proof_words, word_text
from caldicott_desktop.ledger.head import Head
from tests.checking.exported import (
    GENERIC,
    Exported,
    begin,
    composed,
    export,
    packed,
    prove,
    record_in,
    unpacked,
    with_part,
    with_text,
    with_xml,
)
from tests.export import samples
from tests.export.filled import filled
from tests.export.test_word import HOSTILE
from tests.ledger.a_vault import House

W = word_text.W
DATA = "customXml/item1.xml"


@pytest.fixture(scope="module")
def police() -> Exported:
    return export(samples.police_case())


def kinds(report: Report) -> set[FaultKind]:
    return {fault.kind for fault in report.faults}


def paragraph_with(root: etree._Element, words: str) -> etree._Element:
    return next(
        each
        for each in root.iter(f"{W}p")
        if words in "".join(text.text or "" for text in each.iter(f"{W}t"))
    )


def add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, W + name, {W + key: each for key, each in attributes.items()})


def add_run(paragraph: etree._Element, text: str) -> etree._Element:
    run = add(paragraph, "r")
    add(run, "t").text = text
    return run


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (samples.police_case(), samples.POLICE),
        (samples.refusal_case(), GENERIC),
        (samples.ahra_case(), samples.AHRA),
        (Case(kind_id="generic"), GENERIC),
    ],
    ids=["police", "refusal", "ahra", "nothing answered"],
)
def test_an_exported_record_is_intact(case: Case, kind: CaseKind) -> None:
    report = check_word(export(case, kind).data)
    assert report.faults == ()
    assert report.status == 0
    assert report.intact
    assert report.reference == "CG-2026-0066"
    assert (report.position, report.entries) == (3, 4)


def test_the_report_says_what_is_proven_and_what_is_not(police: Exported) -> None:
    report = check_word(police.data)
    assert report.head is not None
    assert report.lines[0] == (f"Intact: CG-2026-0066, entry 3 of 4, head {report.head.printed()}.")
    assert report.withheld == ("/advice/1/followed", "/advice/1/said")
    assert any(
        line.endswith(
            f"{report.shown + 2} fields: {report.shown} shown and proven, 2 withheld: "
            "/advice/1/followed, /advice/1/said."
        )
        for line in report.lines
    )
    assert "This does not prove:" in report.lines
    (export,) = [line for line in report.lines if line.startswith("The export itself is ")]
    assert export.startswith("The export itself is entry 5, signed by ")
    assert not [line for line in report.lines if "5 of 5" in line]
    assert report.words() == "\n".join(report.lines)
    told = json.loads(json.dumps(report.to_json()))
    assert told["status"] == 0
    assert told["fields_withheld"] == list(report.withheld)
    assert told["head"] == report.head.printed()


def test_the_file_is_read_as_it_was_written(police: Exported) -> None:
    document = read_word(police.data)
    assert document.lines == police.lines
    assert word_text.digest(document.lines) == police.composed.digest
    assert len(document.boxes) == 1
    assert document.boxes[0][0] == "How to check this record"
    assert document.record is not None
    assert word_text.from_xml_text(document.record) == police.proof.to_json()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_that_fights_back_is_carried_and_proven(text: str) -> None:
    # An empty answer and text that the payload's own rules change belong to the ledger's tests.
    case = filled(lambda _: text or "-")
    report = check_word(export(case, GENERIC).data)
    assert report.words().startswith("Intact: CG-2026-0066")


def test_privileged_advice_is_in_no_part_of_the_file(police: Exported) -> None:
    for part in unpacked(police.data).values():
        assert b"Zebra" not in part
        assert b"marmalade" not in part


def test_an_edited_sentence_is_caught(police: Exported) -> None:
    report = check_word(with_text(police.data, "names removed. Named", "names kept. Named"))
    assert report.status == 1
    assert kinds(report) == {FaultKind.WORDS}
    assert report.lines[0] == "Not intact: CG-2026-0066."


def test_the_place_and_the_signed_words_of_an_edit_are_named(police: Exported) -> None:
    old = "Only the 14 days the request is about. Earlier notes do not bear on its purpose"
    new = "All the days the request is about. Earlier notes do not bear on its purpose"
    (fault,) = check_word(with_text(police.data, old, new)).faults
    number = word_text.paragraphs(police.lines).index(old) + 1
    assert fault.where == (
        f"The first change is at paragraph {number}, which now reads “{new}”. "
        f"The signed record holds “{old}” (/items/0/reason)."
    )


def test_a_changed_outcome_is_found_by_its_place(police: Exported) -> None:
    (fault,) = check_word(with_text(police.data, "Share in part", "Share in full")).faults
    assert fault.where == (
        "The first change is at paragraph 2, which now reads “CG-2026-0066 Share in full”."
    )


def test_without_marks_the_signed_words_are_still_named(police: Exported) -> None:
    edited = with_text(police.data, "One stated purpose", "Two stated purposes")
    (fault,) = check_word(with_xml(edited, lambda root: root.remove(root[1]), DATA)).faults
    assert fault.where == (
        "The page does not show “One stated purpose, one officer, one period” "
        "(/principles/0/reason)."
    )


def test_a_paragraph_taken_out_and_one_put_in_are_named(police: Exported) -> None:
    def take_out(root: etree._Element) -> None:
        gone = paragraph_with(root, "Different view recorded.")
        parent = gone.getparent()
        assert parent is not None
        parent.remove(gone)

    (fault,) = check_word(with_xml(police.data, take_out)).faults
    assert fault.where == (
        "The first change is after “Withheld”, where one paragraph was taken out."
    )

    def put_in(root: etree._Element) -> None:
        before = paragraph_with(root, "Different view recorded.")
        paragraph = etree.Element(f"{W}p")
        add_run(paragraph, "Nobody disagreed.")
        before.addprevious(paragraph)

    (fault,) = check_word(with_xml(police.data, put_in)).faults
    assert fault.where is not None
    assert fault.where.endswith("which was added: “Nobody disagreed.”.")


def test_words_moved_into_the_cell_beside_theirs_are_caught(police: Exported) -> None:
    def move(root: etree._Element) -> None:
        last = paragraph_with(root, "R-0417 may trust staff less")
        first = paragraph_with(root, "R-0417, and others living here")
        first.addprevious(last)

    (fault,) = check_word(with_xml(police.data, move)).faults
    assert fault.kind is FaultKind.WORDS
    assert fault.where is not None
    assert "stands in another cell of its table: “R-0417 may trust" in fault.where


def test_an_empty_cell_put_in_is_caught(police: Exported) -> None:
    def put_in(root: etree._Element) -> None:
        cell = next(paragraph_with(root, "R-0417, and others living here").iterancestors(f"{W}tc"))
        empty = etree.Element(f"{W}tc")
        add(empty, "p")
        cell.addprevious(empty)

    (fault,) = check_word(with_xml(police.data, put_in)).faults
    assert fault.where is not None
    assert fault.where.endswith(": an empty cell.")


@pytest.mark.parametrize("name", ["word/header1.xml", "word/footer1.xml"])
def test_headers_and_footers_are_words_too(police: Exported, name: str) -> None:
    edited = with_xml(police.data, lambda root: add_run(root[0], "Superseded"), name)
    assert kinds(check_word(edited)) == {FaultKind.WORDS}


def test_a_second_header_is_read_as_well(police: Exported) -> None:
    parts = unpacked(police.data)
    parts["word/header2.xml"] = parts["word/header1.xml"].replace(b"Rosewood", b"Elmwood")
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/header" Target="header2.xml"/></Relationships>',
    )
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

    def refer(root: etree._Element) -> None:
        section = next(root.iter(f"{W}sectPr"))
        reference = etree.Element(f"{W}headerReference", {f"{W}type": "first", relation: "rId99"})
        section.insert(0, reference)

    report = check_word(with_xml(packed(parts), refer))
    assert kinds(report) == {FaultKind.WORDS}


def test_an_edited_value_in_the_proof_is_caught(police: Exported) -> None:
    report = check_word(with_text(police.data, "One stated purpose", "Two stated purposes", DATA))
    assert report.status == 1
    assert kinds(report) == {FaultKind.PROOF}
    assert "What it says here is not what was signed" in report.words()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-40],
        lambda text: text.replace('"vault"', '"vult"', 1),
        lambda text: text.replace("{", "{ ", 1),
        lambda _: '{"format":"caldicott-log/export/1"}',
        lambda _: '{"format":[]}',
        lambda _: "[]",
        lambda _: "",
        lambda _: "not JSON",
    ],
)
def test_a_damaged_proof_is_not_intact(police: Exported, change: Callable[[str], str]) -> None:
    def edit(root: etree._Element) -> None:
        root[0].text = change(root[0].text or "")

    report = check_word(with_xml(police.data, edit, DATA))
    assert report.status == 1
    assert kinds(report) == {FaultKind.PROOF}


def test_a_proof_of_a_newer_form_could_not_be_checked(police: Exported) -> None:
    newer = with_text(police.data, "caldicott-log/export/1", "caldicott-log/export/2", DATA)
    report = check_word(newer)
    assert report.status == 2
    assert kinds(report) == {FaultKind.NEWER}
    assert "newer version" in report.words()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Entry 3 of 4 in the log", "Entry 1 of 4 in the log"),
        ("What this does not prove.", "What this also proves."),
        ("0970 8D9F", "1111 2222"),
    ],
)
def test_an_edited_checking_box_is_caught(police: Exported, old: str, new: str) -> None:
    report = check_word(with_text(police.data, old, new))
    assert report.status == 1
    assert kinds(report) == {FaultKind.BOX}
    (fault,) = report.faults
    assert fault.where is not None
    assert new in fault.where


def test_words_added_to_the_box_or_taken_from_it_are_caught(police: Exported) -> None:
    def more(root: etree._Element) -> None:
        cell = next(root.iter(f"{W}sdt")).iter(f"{W}tc")
        *_, last = cell
        add_run(add(last, "p"), "Certified by the ministry.")

    (fault,) = check_word(with_xml(police.data, more)).faults
    assert fault.where == "It goes on with “Certified by the ministry.”."

    def empty(root: etree._Element) -> None:
        *_, last = next(root.iter(f"{W}sdt")).iter(f"{W}p")
        for run in list(last.iter(f"{W}r")):
            last.remove(run)

    (fault,) = check_word(with_xml(police.data, empty)).faults
    assert fault.where is not None
    assert fault.where.startswith(
        "A cell is empty where the proof gives “What this does not prove."
    )

    def less(root: etree._Element) -> None:
        *_, last = next(root.iter(f"{W}sdt")).iter(f"{W}tc")
        row = last.getparent()
        assert row is not None
        row.remove(last)

    (fault,) = check_word(with_xml(police.data, less)).faults
    assert fault.where is not None
    assert fault.where.startswith("It leaves out “What this does not prove.")


def test_words_of_the_box_moved_to_another_cell_are_caught(police: Exported) -> None:
    def move(root: etree._Element) -> None:
        box = next(root.iter(f"{W}sdt"))
        label = paragraph_with(box, "Position")
        value = paragraph_with(box, "Entry 3 of 4 in the log")
        label.addnext(value)

    (fault,) = check_word(with_xml(police.data, move)).faults
    assert fault.kind is FaultKind.BOX
    assert fault.where == "“Entry 3 of 4 in the log” stands in another cell."


def test_a_box_taken_out_or_doubled_is_caught(police: Exported) -> None:
    def take_out(root: etree._Element) -> None:
        box = next(root.iter(f"{W}sdt"))
        parent = box.getparent()
        assert parent is not None
        parent.remove(box)

    assert "is not there" in check_word(with_xml(police.data, take_out)).words()

    def double(root: etree._Element) -> None:
        box = next(root.iter(f"{W}sdt"))
        box.addnext(etree.fromstring(etree.tostring(box)))

    assert "is there 2 times" in check_word(with_xml(police.data, double)).words()


def test_without_the_data_part_it_could_not_be_checked(police: Exported) -> None:
    parts = unpacked(police.data)
    kept = {name: part for name, part in parts.items() if not name.startswith("customXml")}
    for data in (
        packed(kept),
        with_text(police.data, word_text.DATA_NAMESPACE, "urn:other", DATA),
    ):
        report = check_word(data)
        assert report.status == 2
        assert kinds(report) == {FaultKind.NO_PROOF}
        assert report.lines[0] == "Could not be checked."


def test_the_pages_of_one_record_with_the_proof_of_another_are_caught() -> None:
    house = House()
    police, refusal = samples.police_case(), samples.refusal_case()
    first = record_in(house, police, samples.POLICE, "CG-2026-0001")
    second = record_in(house, refusal, GENERIC, "CG-2026-0002")
    pages = (
        composed(police, samples.POLICE, "CG-2026-0001"),
        composed(refusal, GENERIC, "CG-2026-0002"),
    )
    begun = begin(house, *pages)
    honest = decision_record.finish(pages[0], prove(house, first, begun, police))
    assert check_word(honest).intact
    crossed = decision_record.finish(pages[0], prove(house, second, begun, refusal))
    report = check_word(crossed)
    assert kinds(report) == {FaultKind.WORDS}
    assert "the proof inside is that of CG-2026-0002" in report.words()


def test_a_proof_that_does_not_prove_the_words_is_never_put_into_a_file(police: Exported) -> None:
    other = composed(samples.refusal_case(), GENERIC, "CG-2026-0066")
    with pytest.raises(ValueError, match="does not prove"):
        decision_record.finish(other, police.proof)
    lost = replace(police.proof, grounds=())
    with pytest.raises(ValueError, match="does not prove"):
        decision_record.finish(police.composed, lost)


def test_a_head_from_elsewhere_is_compared(police: Exported) -> None:
    own = check_word(police.data).head
    assert own is not None
    assert check_word(police.data, head=own).intact
    other = Head(log=own.log, size=own.size, root=bytes(32))
    report = check_word(police.data, head=other)
    assert kinds(report) == {FaultKind.HEAD}
    assert report.status == 1
    later = replace(own, size=own.size + 5)
    report = check_word(police.data, head=later)
    assert kinds(report) == {FaultKind.HEAD_NOT_COMPARED}
    assert report.status == 2


def test_the_box_says_that_a_copy_is_whole_when_nothing_is_withheld() -> None:
    made = export(samples.refusal_case(), GENERIC)
    (box,) = read_word(made.data).boxes
    assert any(text.endswith("fields, all shown and proven") for text in box)
    assert proof_words.reference(replace(made.proof, entries=())) == "A decision without a number"


def test_another_program_may_rewrite_the_xml_without_changing_a_word(police: Exported) -> None:
    def rewrite(part: bytes) -> bytes:
        return part.replace(b"<w:r>", b"<w:proofErr w:type='spellStart'/><w:r>").replace(
            "’".encode(), b"&#8217;"
        )

    assert check_word(with_part(police.data, "word/document.xml", rewrite)).intact
