"""What leaves under a passphrase: it opens with that only, and is then checked as ever."""

from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from caldicott_desktop import casework, checking
from caldicott_desktop.casework import Casebook, audit, checked
from caldicott_desktop.casework.audit import Packing
from caldicott_desktop.checking import FaultKind, UnreadableDocument
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Disclosure, Level
from caldicott_desktop.export import pdf
from caldicott_desktop.export.formats import Format as Paged
from tests.casework.audit.planting import decided
from tests.casework.world import World, done, record

REFERENCES, PUBLISHABLE = Disclosure(level=Level.REFERENCES), Disclosure(level=Level.PUBLISHABLE)
OPENS = "fictional words for a file"
LOOSE = (Format.WORD, Format.PDF, Format.EXCEL)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A register in every format that can be locked, a pack, and a record, all under a passphrase.

    By how their names end; the record by its own name.
    """
    root = tmp_path_factory.mktemp("locked")
    book = World(root=root).create()
    made = record(book, decided(3))
    loose = done(
        audit.export_register(book, Selection(), REFERENCES, root, formats=LOOSE, passphrase=OPENS)
    )
    packed = done(
        audit.export_register(
            book,
            Selection(),
            REFERENCES,
            root,
            formats=(Format.CSV, Format.PACK),
            packing=Packing(records=True),
            passphrase=OPENS,
        )
    )
    alone = casework.export_decision(
        book, made.decision_id, root / "record.docx", formats=tuple(Paged), passphrase=OPENS
    )
    book.close()
    files = {each.path.name.partition(" 09")[2][4:]: each.path for each in loose.files}
    files |= {each.path.name: each.path for each in alone.files}
    return {**files, "pack": packed.files[0].path}


EVERY = [".docx", ".pdf", ".xlsx", " proof.zip", "record.docx", "record.pdf", "pack"]


@pytest.mark.parametrize("which", EVERY)
def test_a_file_opens_with_its_passphrase_only_and_is_then_checked(
    left: dict[str, Path], which: str
) -> None:
    with pytest.raises(casework.PassphraseNeeded, match="opens with a passphrase only"):
        casework.verify_document(left[which])
    with pytest.raises(casework.PassphraseWrong):
        casework.verify_document(left[which], passphrase=f"{OPENS}!")
    report = casework.verify_document(left[which], passphrase=OPENS)
    assert report.intact, report.words()


@pytest.mark.parametrize("which", EVERY)
def test_nothing_of_a_decision_can_be_read_in_a_locked_file(
    left: dict[str, Path], which: str
) -> None:
    data = left[which].read_bytes()
    for word in (b"Refuse", b'"salt"', b"CG-2026-0001"):
        assert word not in data or (which, word) == ("pack", b"CG-2026-0001")


def test_a_locked_pdf_is_tagged_and_says_that_it_is_not_for_archives(
    left: dict[str, Path],
) -> None:
    with pikepdf.open(left[".pdf"], password=OPENS) as file:
        assert file.encryption.R == 6
        assert file.Root.MarkInfo.Marked
        with file.open_metadata() as about:
            assert about.get("pdfuaid:part") == "1"
            assert "pdfaid:part" not in about
    plain = checking.unlocked(left[".pdf"].read_bytes(), OPENS)
    assert not checking.is_locked(plain)


@pytest.mark.poppler
def test_the_first_thing_a_locked_pdf_says_is_how_it_opens(left: dict[str, Path]) -> None:
    said = subprocess.run(
        ["pdftotext", "-upw", OPENS, str(left["record.pdf"]), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert pdf.LOCKED in " ".join(said.split())


def test_csv_and_json_have_a_passphrase_in_a_pack_alone(book: Casebook, tmp_path: Path) -> None:
    steps = audit.export_register(
        book,
        Selection(),
        REFERENCES,
        tmp_path,
        formats=(Format.CSV, Format.EXCEL, Format.JSON),
        passphrase=OPENS,
    )
    with pytest.raises(casework.NeedsPack, match="by themselves: CSV, JSON"):
        done(steps)
    assert not checked.of_kinds(book.store, book.vault_id, ("export.begun",))


@pytest.mark.parametrize("passphrase", ["too short", "fifteen letters and é", "", "  a       b   "])
def test_a_passphrase_that_is_short_or_not_on_every_keyboard_is_refused(passphrase: str) -> None:
    with pytest.raises((casework.PassphraseTooShort, casework.PassphraseUnusable)):
        casework.passphrase_for_files(passphrase)


def test_spaces_at_the_ends_of_a_passphrase_are_none_of_it() -> None:
    assert casework.passphrase_for_files(f" {OPENS} ") == OPENS
    assert casework.passphrase_for_files(None) is None


def test_counts_under_a_passphrase_have_their_origin_under_it_too(
    book: Casebook, tmp_path: Path
) -> None:
    written = done(
        audit.export_register(
            book, Selection(), PUBLISHABLE, tmp_path, formats=[Format.EXCEL], passphrase=OPENS
        )
    )
    assert [each.path.suffix for each in written.files] == [".xlsx", ".zip"]
    for each in written.files:
        report = casework.verify_document(each.path, passphrase=OPENS)
        assert "names as its export the entry" in report.words()


@pytest.mark.parametrize("which", [".docx", ".pdf", " proof.zip"])
def test_whatever_becomes_of_a_locked_file_is_told_of(left: dict[str, Path], which: str) -> None:
    data = left[which].read_bytes()
    for at in range(10, len(data), len(data) // 6):
        damaged = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        for each in (damaged, data[:at]):
            if not checking.is_locked(each):
                continue
            try:
                plain = checking.unlocked(each, OPENS)
            except (casework.PassphraseWrong, UnreadableDocument):
                continue
            checking.check_document(plain)


def test_a_byte_changed_in_a_locked_pack_is_found(left: dict[str, Path]) -> None:
    data = bytearray(left["pack"].read_bytes())
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entry = archive.getinfo("heads.json")
    data[entry.header_offset + 120] ^= 0xFF
    report = checking.check_pack(BytesIO(bytes(data)), passphrase=OPENS)
    assert FaultKind.FILE_CHANGED in {each.kind for each in report.faults}


@pytest.mark.parametrize(
    ("what", "instead"),
    [(b"\x04\x00\x04\x00\x40", b"\x03\x00\x03\x00\x40"), (b'"100000"', b'"9999999" '[:8])],
    ids=["extensible", "no number of turns"],
)
def test_a_file_locked_in_another_way_is_told_to_be(
    left: dict[str, Path], what: bytes, instead: bytes
) -> None:
    data = left[".docx"].read_bytes()
    assert what in data
    with pytest.raises(UnreadableDocument, match="in a way that Caldicott Log does not use"):
        checking.unlocked(data.replace(what, instead), OPENS)


def test_a_file_that_would_take_a_minute_to_open_is_not_opened(
    left: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caldicott_desktop.checking.locked._MOST_SPINS", 99_999)
    with pytest.raises(UnreadableDocument, match="in a way that Caldicott Log does not use"):
        checking.unlocked(left[".docx"].read_bytes(), OPENS)
