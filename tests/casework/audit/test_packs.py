"""A register leaves as a sealed pack: what it shows, and what is found when it is changed."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from caldicott_desktop import casework, checking
from caldicott_desktop.casework import Casebook, audit, checked, faults
from caldicott_desktop.casework.audit import Packing, Sampling, TooManyRecords, packs, records
from caldicott_desktop.checking import FaultKind, Report
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection, read
from caldicott_desktop.domain.disclosure import Disclosure, Level
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import pack, schemas
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.pack import Manifest
from caldicott_desktop.ledger.proof import ExportProof
from tests.casework import afterwards
from tests.casework.audit.planting import decided
from tests.casework.audit.test_leaving import become
from tests.casework.world import World, done, record
from tests.domain import samples

FULL, REFERENCES, PUBLISHABLE = (Disclosure(level=level) for level in Level)
SEVERAL = (Format.EXCEL, Format.CSV, Format.PACK)
SHEET = "About this pack.pdf"
OWN = [pack.MANIFEST, pack.PROOF, pack.HEADS]
Files = Mapping[str, bytes]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "for the auditor"
    folder.mkdir()
    return folder


def export(
    book: Casebook,
    out: Path,
    disclosure: Disclosure = REFERENCES,
    selection: str = "everything",
    **terms: Any,  # noqa: ANN401 - as the verb takes them
) -> Path:
    """Let decisions leave in one pack."""
    terms.setdefault("formats", (Format.CSV, Format.PACK))
    written = done(audit.export_register(book, read(selection), disclosure, out, **terms))
    (left,) = written.files
    return left.path


def files_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def packed(files: Files) -> BytesIO:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made


def kinds(report: Report) -> set[FaultKind]:
    return {each.kind for each in report.faults}


def a_whole_pack(root: Path, formats: Sequence[Format] = SEVERAL) -> tuple[Path, Head]:
    """A pack in several formats with two records, and an earlier head that it leads on from."""
    world = World(root=root)
    book = world.create()
    record(book, decided(3))
    (head,) = book.heads.values()
    record(book, decided(4))
    packing = Packing(records=True, earlier=casework.heads_given(book, head.printed()))
    path = export(
        book,
        root,
        formats=formats,
        sampling=Sampling(seed="heron-40", number=2),
        purpose="Internal audit",
        packing=packing,
    )
    assert done(casework.verify_vault(book)).intact
    book.close()
    return path, head


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Head]:
    return a_whole_pack(tmp_path_factory.mktemp("packed"))


def test_one_file_leaves_in_which_everything_is_proven(whole: tuple[Path, Head]) -> None:
    path, head = whole
    report = casework.verify_document(path)
    assert report.intact, report.words()
    assert path.name.startswith("Pack references 2026-11-22 0900")
    assert [each.name for each in path.parent.glob("*.*") if each.is_file()] == [path.name]
    names = list(files_of(path))
    assert names[:3] == OWN
    assert names[3:] == sorted(names[3:])
    assert [each for each in names if each.endswith("decision record.pdf")]
    assert len(report.within) == len(names) - 3
    said = report.words()
    assert f"The pack holds the {len(names)} files that left in it and no other" in said
    assert f"over {head.size} entries, at the earlier head that was given, is the beginning" in said
    assert "not compared" not in said
    assert "no other decision of these days" in said


def test_each_file_of_a_pack_is_bound_to_the_byte_and_the_log_says_so(
    whole: tuple[Path, Head],
) -> None:
    files = files_of(whole[0])
    proof = ExportProof.from_json(files[pack.PROOF])
    said = schemas.EXPORT_BEGUN.read(proof.begun.copy.shown)
    assert said.files[0] == schemas.FileDigest(name=whole[0].name, format="pack", digest=None)
    assert {each.name for each in said.files[1:]} == files.keys()
    assert {each.name for each in said.files if each.digest is None} == {
        *(whole[0].name, pack.PROOF, pack.HEADS)
    }
    manifest = Manifest.from_json(files[pack.MANIFEST])
    assert [each.name for each in manifest.files] == [each for each in files if each not in OWN]
    assert manifest.earlier == (whole[1],)


def test_the_same_files_give_the_same_zip(whole: tuple[Path, Head]) -> None:
    with zipfile.ZipFile(whole[0]) as archive:
        for each in archive.infolist():
            assert each.date_time == (1980, 1, 1, 0, 0, 0)
            assert (each.extra, each.comment) == (b"", b"")
        assert not archive.comment


Change = Callable[[dict[str, bytes]], None]


def named(files: Files, ending: str) -> str:
    """The file of that name, or the one whose name ends so and is not a proof."""
    if ending in files:
        return ending
    (found,) = (each for each in files if each.endswith(ending) and each not in OWN)
    return found


def changed(ending: str, old: bytes = b"", new: bytes = b"") -> Change:
    def change(files: dict[str, bytes]) -> None:
        name = named(files, ending)
        assert old in files[name]
        files[name] = files[name].replace(old, new) if old else files[name] + b" "

    return change


def lost(ending: str) -> Change:
    def lose(files: dict[str, bytes]) -> None:
        del files[named(files, ending)]

    return lose


def added(files: dict[str, bytes]) -> None:
    files["And another.csv"] = b"lines"


def changed_in_both(files: dict[str, bytes]) -> None:
    """A file and its digest in the manifest, as somebody would who knows no more than that."""
    name = named(files, ".csv")
    files[name] = files[name].replace(b"Refuse", b"Share!")
    manifest = Manifest.from_json(files[pack.MANIFEST])
    digest = sha256(files[name]).digest()
    files[pack.MANIFEST] = replace(
        manifest,
        files=tuple(
            replace(each, sha256=digest) if each.name == name else each for each in manifest.files
        ),
    ).to_json()


def exchanged(files: dict[str, bytes]) -> None:
    """Two records, each under the name of the other."""
    one, other = (each for each in files if each.endswith("decision record.pdf"))
    files[one], files[other] = files[other], files[one]


ALTERED: Mapping[str, tuple[Change, FaultKind, str]] = {
    "csv": (changed(".csv", b"Refuse", b"Share!"), FaultKind.FILE_CHANGED, ".csv is not the file"),
    "workbook": (changed(".xlsx"), FaultKind.FILE_CHANGED, ".xlsx is not the file"),
    "sheet": (changed(SHEET), FaultKind.FILE_CHANGED, "About this pack.pdf is not the file"),
    "exchanged": (exchanged, FaultKind.FILE_CHANGED, "record.pdf is not the file"),
    "added": (added, FaultKind.FILE_ADDED, "And another.csv was put into the pack"),
    "missing": (lost(".xlsx"), FaultKind.FILE_MISSING, ".xlsx is not in the pack"),
    "manifest": (changed(pack.MANIFEST), FaultKind.MANIFEST, "manifest.json is not the file"),
    "both": (changed_in_both, FaultKind.MANIFEST, "does not say of the files what was signed"),
    "proof": (
        changed(pack.PROOF, b'"value":"references"', b'"value":"full"'),
        FaultKind.PROOF,
        "it was changed",
    ),
    "entry": (
        changed(" proof.json", b'"value":"refuse"', b'"value":"share"'),
        FaultKind.PROOF,
        " proof.json: What it says here is not what was signed",
    ),
    "path": (changed(pack.HEADS, b'"to":', b'"to":1'), FaultKind.EARLIER, "is not shown to be"),
    "no heads": (lost(pack.HEADS), FaultKind.EARLIER, "Nothing leads on from the earlier head"),
    "no manifest": (lost(pack.MANIFEST), FaultKind.FILE_MISSING, "manifest.json is not in"),
    "no proof": (lost(pack.PROOF), FaultKind.FILE_MISSING, "with which all others are checked"),
    "no form": (changed(pack.HEADS, b"heads/1", b"heads/x"), FaultKind.EARLIER, "heads/x"),
}


@pytest.mark.parametrize("how", ALTERED)
def test_whatever_is_changed_in_a_pack_is_found_and_named(
    whole: tuple[Path, Head], how: str
) -> None:
    change, kind, said = ALTERED[how]
    files = files_of(whole[0])
    change(files)
    report = checking.check_pack(packed(files))
    assert report.status == 1, report.words()
    assert kind in kinds(report), report.words()
    assert said in report.words()


def test_a_pack_zipped_again_with_the_same_files_is_intact(whole: tuple[Path, Head]) -> None:
    assert checking.check_pack(packed(files_of(whole[0]))).intact


def test_what_stands_beside_the_files_of_a_zip_is_found(whole: tuple[Path, Head]) -> None:
    made = packed(files_of(whole[0]))
    with zipfile.ZipFile(made, "a") as archive:
        archive.comment = b"See also"
    before = BytesIO(b"#!/bin/sh\n" + packed(files_of(whole[0])).getvalue())
    for each in (made, before):
        report = checking.check_pack(each)
        assert kinds(report) == {FaultKind.FILE_ADDED}
        assert "something beside the files in it" in report.words()


def test_a_damaged_pack_is_told_of_and_raises_nothing(whole: tuple[Path, Head]) -> None:
    data = bytearray(whole[0].read_bytes())
    data[len(data) // 2] ^= 0xFF
    report = checking.check_pack(BytesIO(bytes(data)))
    assert report.status == 1, report.words()
    assert FaultKind.FILE_CHANGED in kinds(report)
    for broken in (b"", b"PK", bytes(data[: len(data) // 2]), bytes(data[200:])):
        assert checking.check_pack(BytesIO(broken)).status in {1, 2}


def test_a_pack_that_unpacks_to_too_much_is_not_unpacked(
    whole: tuple[Path, Head], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = packed(files_of(whole[0]))
    for name, most in (("MOST_FILES", 5), ("LARGEST_PACK_BYTES", 10_000)):
        with monkeypatch.context() as patched:
            patched.setattr(f"caldicott_desktop.checking.pack_file.{name}", most)
            report = checking.check_pack(made)
        assert kinds(report) == {FaultKind.UNREADABLE}
        assert "unpacks to more" in report.words()


def test_a_pack_with_a_name_twice_or_packed_otherwise_is_refused(whole: tuple[Path, Head]) -> None:
    twice = packed(files_of(whole[0]))
    with zipfile.ZipFile(twice, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(pack.MANIFEST, b"{}")
    otherwise = BytesIO()
    with zipfile.ZipFile(otherwise, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(pack.MANIFEST, b"{}")
    for each in (twice, otherwise):
        assert kinds(checking.check_pack(each)) == {FaultKind.UNREADABLE}


def test_a_large_file_is_told_to_be_compared_by_its_digest_alone(
    whole: tuple[Path, Head], monkeypatch: pytest.MonkeyPatch
) -> None:
    size = len(files_of(whole[0])[SHEET])
    monkeypatch.setattr("caldicott_desktop.checking.pack_file.LARGEST_BYTES", size)
    report = casework.verify_document(whole[0])
    told = {each.told for each in report.within}
    assert "Its digest alone was compared, as it is larger than what is looked into." in told


def test_a_head_from_elsewhere_is_the_packs_own_or_one_it_leads_on_from(
    whole: tuple[Path, Head],
) -> None:
    path, earlier = whole
    own = casework.verify_document(path).head
    assert own is not None
    assert casework.verify_document(path, head=own).intact
    assert casework.verify_document(path, head=earlier).intact
    for known in (own, earlier):
        other = casework.verify_document(path, head=replace(known, root=b"\x07" * 32))
        assert kinds(other) == {FaultKind.HEAD}
    beyond = casework.verify_document(path, head=replace(own, size=own.size + 1))
    assert kinds(beyond) == {FaultKind.HEAD_NOT_COMPARED}


def test_the_export_of_something_else_is_no_pack(whole: tuple[Path, Head]) -> None:
    files = files_of(whole[0])
    files[pack.PROOF] = files[named(files, " proof.json")]
    assert "is not that of a pack" in checking.check_pack(packed(files)).words()


def test_a_pack_of_counts_holds_no_decision_and_no_one(book: Casebook, out: Path) -> None:
    for day in range(1, 23):
        record(book, decided(day, month=10))
    (head,) = book.heads.values()
    path = export(book, out, PUBLISHABLE, packing=Packing(records=True, earlier=(head,)))
    files = files_of(path)
    for name, data in files.items():
        for word in (b"CG-2026", b"Priya", b"Constabulary", b'"salt"', b'"payload"'):
            assert word not in data, (name, word)
    assert not [each for each in files if "record" in each]
    report = casework.verify_document(path)
    assert (report.status, kinds(report)) == (2, {FaultKind.NO_PROOF})
    assert "names as its export the entry" in report.words()
    changed(".csv", b"22", b"23")(files)
    assert FaultKind.FILE_CHANGED in kinds(checking.check_pack(packed(files)))


def test_a_pack_alone_holds_the_register_as_pdf_and_csv(book: Casebook, out: Path) -> None:
    record(book, decided(3))
    path = export(book, out, formats=[Format.PACK], packing=Packing(records=True))
    endings = {Path(each).suffix for each in files_of(path)}
    assert endings == {".json", ".csv", ".pdf", ".txt"}
    assert "CG-2026-0001 decision record.pdf" in files_of(path)
    report = casework.verify_document(path)
    assert report.intact, report.words()
    assert "not compared" not in report.words()
    files = files_of(path)
    changed("record.pdf")(files)
    assert "record.pdf is not the file that left" in checking.check_pack(packed(files)).words()


def test_a_manifest_leaves_in_the_pack_of_a_register(book: Casebook, out: Path) -> None:
    record(book, decided(3, samples.shared("pd-ahra")))
    path = export(book, out, manifest=True)
    files = files_of(path)
    assert len([each for each in files if each.endswith(".csv")]) == 2
    assert len([each for each in files if " proof" in each]) == 2
    report = casework.verify_document(path)
    assert report.intact, report.words()
    of_manifest = next(each for each in files if "anifest " in each and each.endswith(".csv"))
    changed(of_manifest)(files)
    told = checking.check_pack(packed(files)).words()
    assert f"{of_manifest} is not the file that left" in told


@pytest.mark.poppler
def test_a_live_matter_has_no_record_in_a_pack_of_whoever_may_not_decide(
    book: Casebook, out: Path
) -> None:
    record(book, decided(3))
    made = record(book, decided(4))
    casework.record_later(book, made.decision_id, afterwards.CHALLENGED)
    become(book, Role.OWNER, Role.AUDITOR)
    path = export(book, out, formats=[Format.PACK, Format.WORD], packing=Packing(records=True))
    assert not [each for each in files_of(path) if made.reference in each]
    assert casework.verify_document(path).intact
    shown = subprocess.run(
        ["pdftotext", "-", "-"], input=files_of(path)[SHEET], capture_output=True, check=True
    ).stdout.decode()
    assert f"Held, and with the Guardian: the 1 record of {made.reference}." in " ".join(
        shown.split()
    )


def test_more_records_than_anybody_looks_through_are_refused(
    book: Casebook, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "MOST_RECORDS", 1)
    for day in (3, 4):
        record(book, decided(day))
    with pytest.raises(TooManyRecords, match="1 decisions at most"):
        export(book, out, packing=Packing(records=True))
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("begun", [0, 1, 2, 3])
def test_stopped_it_leaves_no_pack(book: Casebook, out: Path, begun: int) -> None:
    """Begun are, in turn, the register, the record in it, and the pack itself."""
    record(book, decided(3))
    formats = [Format.CSV, Format.WORD, Format.PACK]
    packing = Packing(records=True)
    steps = audit.export_register(book, Selection(), FULL, out, formats=formats, packing=packing)
    next(steps)
    while len(checked.of_kinds(book.store, book.vault_id, ("export.begun",))) < begun:
        next(steps)
    steps.close()
    assert list(out.iterdir()) == []
    assert not checked.of_kinds(book.store, book.vault_id, ("export.finished",))


def test_a_pack_that_is_there_stays_as_it_is(
    book: Casebook, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "pack_name", lambda _: "Pack.zip")
    (out / "Pack.zip").write_text("mine", encoding="utf-8")
    with pytest.raises(faults.FileThere):
        export(book, out)
    with pytest.raises(faults.FileNotWritten):
        export(book, out / "nowhere")
    assert (out / "Pack.zip").read_text("utf-8") == "mine"


def test_every_export_of_a_pack_is_finished_in_the_log(book: Casebook, out: Path) -> None:
    made = record(book, decided(3))
    path = export(book, out, selection=f"reference={made.reference}", packing=Packing(records=True))
    ended = [
        schemas.EXPORT_FINISHED.read(each.fields)
        for each in checked.of_kinds(book.store, book.vault_id, ("export.finished",))
    ]
    files = files_of(path)
    assert len(ended) == 3
    assert [each.name for each in ended[-1].files] == [path.name]
    assert {each.sha256 for of_one in ended[:-1] for each in of_one.files} <= {
        sha256(data).digest() for data in files.values()
    }


def test_a_head_that_is_none_of_this_vault_is_not_led_on_from(
    book: Casebook, tmp_path: Path
) -> None:
    (head,) = book.heads.values()
    statement = casework.write_head_statement(book, tmp_path / "Head statement.docx")
    assert casework.heads_given_file(book, statement.word) == (head,)
    assert casework.heads_given_file(book, statement.text) == (head,)
    with pytest.raises(casework.HeadUnfit, match="cannot lead on from this head"):
        casework.heads_given(book, replace(head, root=b"\x07" * 32).printed())
    with pytest.raises(casework.NotAStatement):
        casework.heads_given(book, "nothing of the kind")
