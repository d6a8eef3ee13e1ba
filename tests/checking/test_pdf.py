"""An exported PDF checked without the vault: the record inside, whatever the page says."""

from __future__ import annotations

import json
import random
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from caldicott_desktop.checking import FaultKind, check_document, check_pdf
from caldicott_desktop.checking.report import Report
from caldicott_desktop.domain.case import Case
from caldicott_desktop.export import pdf
from caldicott_desktop.export.formats import Format
from caldicott_desktop.export.model import Attachment
from caldicott_desktop.ledger import origin, proof, proof_check, proof_words
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.proof_words import Carrier
from tests.checking.exported import GENERIC, Exported, export
from tests.export import samples
from tests.export.every_block import document
from tests.export.filled import filled
from tests.export.test_word import HOSTILE


@pytest.fixture(scope="module")
def police() -> Exported:
    return export(samples.police_case(), form=Format.PDF)


def kinds(report: Report) -> set[FaultKind]:
    return {fault.kind for fault in report.faults}


def carrying(data: bytes, name: str = proof.FILE_NAME) -> bytes:
    """Give some PDF of ours that carries these bytes."""
    about = Attachment(name=name, about="x", data=data)
    return pdf.to_bytes(replace(document(), attachment=about))


def saved_again(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    written = BytesIO()
    with pikepdf.open(BytesIO(data)) as file:
        change(file)
        file.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "case",
    [samples.police_case(), samples.refusal_case(), Case(kind_id="generic")],
    ids=["police", "refusal", "nothing answered"],
)
def test_the_record_inside_is_proven(case: Case) -> None:
    report = check_pdf(export(case, GENERIC, form=Format.PDF).data)
    assert report.faults == ()
    assert (report.status, report.intact) == (0, True)
    assert (report.reference, report.position, report.entries) == ("CG-2026-0066", 3, 4)


def test_the_report_says_that_the_page_was_not_compared_and_what_to_compare_it_with(
    police: Exported,
) -> None:
    report = check_pdf(police.data)
    assert report.head is not None
    assert report.lines[0] == (
        f"The record inside is intact: CG-2026-0066, entry 3 of 4, head {report.head.printed()}."
        " The page itself was not compared."
    )
    said = report.words()
    assert "  What the pages say: compare them with the values below." in report.lines
    for told in (
        "Entry 3, decision.recorded:",
        "  /conclusion/outcome: share_in_part",
        "  /advice/1/said: withheld",
        "  /principles/0/reason: One stated purpose, one officer, one period",
        "  /request/continuing: no",
        "  /subject/protected: counselling",
        "  not answered: ",
    ):
        assert told in said
    assert "Zebra" not in said
    told_as_json = json.loads(json.dumps(report.to_json()))
    assert told_as_json["page_compared"] is False
    (shown,) = told_as_json["values"]
    assert (shown["kind"], shown["position"]) == ("decision.recorded", 3)
    assert shown["fields"]["/conclusion/outcome"] == "share_in_part"


def test_which_format_a_file_has_is_told_by_its_bytes(police: Exported) -> None:
    assert check_document(police.data).intact
    word = export(samples.police_case()).data
    assert check_document(word).page_compared
    assert (
        check_document(b"%PDF-1.7 and no more").faults[0].sentence.startswith("This is not a PDF")
    )
    assert "not a Word document" in check_document(b"neither").words()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_that_fights_back_is_carried_proven_and_printed_safely(text: str) -> None:
    case = filled(lambda _: text[:600] or "-")
    report = check_pdf(export(case, GENERIC, form=Format.PDF).data)
    assert report.intact
    assert not any(ord(each) < 32 for line in report.lines for each in line.replace("\t", ""))


def test_another_program_may_save_the_file_again(police: Exported) -> None:
    again = saved_again(police.data, lambda file: file.remove_unreferenced_resources())
    assert check_pdf(again).intact


def test_a_changed_value_in_the_proof_is_caught(police: Exported) -> None:
    changed = police.proof.to_json().replace(b"share_in_part", b"share_in_full")
    report = check_pdf(carrying(changed))
    assert report.status == 1
    assert kinds(report) == {FaultKind.PROOF}
    assert "What it says here is not what was signed: it was changed." in report.words()


def test_a_proof_of_an_export_that_wrote_no_pdf_is_caught() -> None:
    report = check_pdf(carrying(export(samples.police_case()).proof.to_json()))
    assert report.status == 1
    assert "The export that this file names wrote no PDF." in report.words()


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"", FaultKind.PROOF, 1),
        (b"[]", FaultKind.PROOF, 1),
        (b"{}", FaultKind.PROOF, 1),
        (b'{"format":"caldicott-log/export/9"}', FaultKind.NEWER, 2),
        (b'{"format":"caldicott-log/origin/1"}', FaultKind.PROOF, 1),
    ],
)
def test_what_is_no_proof_is_told(data: bytes, kind: FaultKind, status: int) -> None:
    report = check_pdf(carrying(data))
    assert (kinds(report), report.status) == ({kind}, status)


def test_a_pdf_that_carries_nothing_of_ours_could_not_be_checked() -> None:
    for data in (pdf.to_bytes(document()), carrying(b"{}", "other.json")):
        report = check_pdf(data)
        assert (report.status, kinds(report)) == (2, {FaultKind.NO_PROOF})


def test_two_things_of_ours_in_one_file_are_refused(police: Exported) -> None:
    def add(file: pikepdf.Pdf) -> None:
        file.attachments[origin.FILE_NAME] = pikepdf.AttachedFileSpec(file, b"{}")

    report = check_pdf(saved_again(police.data, add))
    assert (report.status, kinds(report)) == (2, {FaultKind.UNREADABLE})
    assert origin.FILE_NAME in report.words()


@pytest.mark.poppler
def test_the_proof_is_taken_out_by_any_reader_of_attachments(
    police: Exported, tmp_path: Path
) -> None:
    path = tmp_path / "record.pdf"
    path.write_bytes(police.data)
    where = tmp_path / "proof.json"
    command = ["pdfdetach", "-savefile", proof.FILE_NAME, "-o", str(where), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert where.read_bytes() == police.proof.to_json()


def test_a_locked_file_is_told(police: Exported) -> None:
    written = BytesIO()
    with pikepdf.open(BytesIO(police.data)) as file:
        file.save(written, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "opens with a passphrase only" in check_pdf(written.getvalue()).words()


def test_an_attachment_that_unpacks_without_end_is_refused(police: Exported) -> None:
    bomb = zlib.compress(bytes(80 * 2**20), 9)

    def swap(file: pikepdf.Pdf) -> None:
        kept = file.attachments[proof.FILE_NAME].get_file().obj
        kept.write(bomb, filter=pikepdf.Name.FlateDecode)

    report = check_pdf(saved_again(police.data, swap))
    assert (report.status, kinds(report)) == (2, {FaultKind.UNREADABLE})


def test_damage_is_told_and_never_raises(police: Exported) -> None:
    chance = random.Random(7)
    for _ in range(60):
        data = bytearray(police.data)
        for _ in range(20):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        report = check_pdf(bytes(data))
        assert report.status in {0, 1, 2}
        assert report.words()
    # The last line only says that it is the last: without it nothing is lost.
    for size in range(0, len(police.data) - 64, len(police.data) // 30):
        assert check_pdf(police.data[:size]).status == 2


def test_a_head_from_elsewhere_is_compared(police: Exported) -> None:
    own = check_pdf(police.data).head
    assert own is not None
    assert check_pdf(police.data, head=own).intact
    other = Head(log=own.log, size=own.size, root=bytes(32))
    assert kinds(check_pdf(police.data, head=other)) == {FaultKind.HEAD}


def test_the_box_of_a_pdf_claims_nothing_about_its_pages(police: Exported) -> None:
    found = proof_check.check(police.proof)
    box = "\n".join(proof_words.checking_box(police.proof, found, Carrier.PDF).lines())
    assert "inside this PDF file" in box
    assert "The pages themselves are no part of the proof" in box
    assert "The words of these pages" not in box
    assert "their words are" not in box
