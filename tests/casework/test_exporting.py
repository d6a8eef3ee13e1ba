from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Format, NamedPerson, checked
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.domain.case import Advice
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store import entries, payloads
from tests.casework import afterwards as after
from tests.casework.world import World, done, record
from tests.domain import samples


@pytest.fixture
def target(world: World) -> Path:
    folder = world.root / "papers"
    folder.mkdir()
    return folder / "record.docx"


def test_a_record_is_written_and_proves_itself(book: Casebook, target: Path) -> None:
    made = record(book, samples.shared())
    exported = casework.export_decision(
        book, made.decision_id, target, recipient=" PC Roe ", purpose="the enquiry"
    )
    data = target.read_bytes()
    assert exported.sha256 == sha256(data).hexdigest()
    assert exported.changes.decisions == {made.decision_id}
    report = casework.verify_document(target)
    assert (report.status, report.reference) == (0, made.reference)
    (begun,) = checked.of_kinds(book.store, book.vault_id, ["export.begun"])
    said = schemas.EXPORT_BEGUN.read(begun.fields)
    assert (said.selection, said.recipient, said.purpose) == (
        made.reference,
        "PC Roe",
        "the enquiry",
    )
    (finished,) = checked.of_kinds(book.store, book.vault_id, ["export.finished"])
    wrote = schemas.EXPORT_FINISHED.read(finished.fields)
    assert wrote.begun == begun.signed.entry_id
    assert wrote.files[0].sha256 == sha256(data).digest()
    assert wrote.files[0].size == len(data)
    assert done(casework.verify_vault(book)).intact


def test_one_export_leaves_in_both_formats_and_each_file_proves_itself(
    book: Casebook, target: Path
) -> None:
    made = record(book, samples.shared())
    exported = casework.export_decision(
        book, made.decision_id, target, formats=(Format.WORD, Format.PDF, Format.WORD)
    )
    word, pdf = (each.path for each in exported.files)
    assert (word, pdf) == (target, target.with_suffix(".pdf"))
    assert [casework.verify_document(each).status for each in (word, pdf)] == [0, 0]
    (begun,) = checked.of_kinds(book.store, book.vault_id, ["export.begun"])
    (finished,) = checked.of_kinds(book.store, book.vault_id, ["export.finished"])
    promised = schemas.EXPORT_BEGUN.read(begun.fields).files
    assert [(each.name, each.format, each.digest is None) for each in promised] == [
        (casework.record_file_name(made.reference), "word", False),
        (casework.record_file_name(made.reference, Format.PDF), "pdf", True),
    ]
    wrote = schemas.EXPORT_FINISHED.read(finished.fields).files
    assert [each.sha256 for each in wrote] == [
        sha256(each.read_bytes()).digest() for each in (word, pdf)
    ]
    assert done(casework.verify_vault(book)).intact


def test_neither_format_leaves_where_a_file_of_one_is_there(book: Casebook, target: Path) -> None:
    made = record(book)
    target.with_suffix(".pdf").write_text("mine")
    before = entries.count(book.store)
    with pytest.raises(casework.FileThere, match=r"record\.pdf"):
        casework.export_decision(book, made.decision_id, target, formats=(Format.WORD, Format.PDF))
    assert entries.count(book.store) == before
    assert not target.exists()


def test_what_happened_later_is_proven_and_printed_from_a_pdf(book: Casebook, target: Path) -> None:
    decision = after.shared(book)
    casework.record_later(book, decision, after.CHALLENGED)
    pdf = target.with_suffix(".pdf")
    casework.export_decision(book, decision, pdf, formats=(Format.PDF,))
    report = casework.verify_document(pdf)
    assert [each.kind for each in report.values] == ["decision.recorded", "challenge.opened"]
    assert "  /says: Too much was shared" in report.lines
    assert "The page itself was not compared." in report.lines[0]


def test_the_name_somebody_gives_the_file_stays_out_of_the_register(
    book: Casebook, target: Path
) -> None:
    made = record(book)
    casework.export_decision(book, made.decision_id, target.with_name("Ellery for police.docx"))
    kept = checked.of_kinds(book.store, book.vault_id, ["export.begun", "export.finished"])
    told = [str(value) for entry in kept for value in entry.fields.values()]
    assert casework.record_file_name(made.reference) in " ".join(told)
    assert not any("Ellery" in words for words in told)


def test_an_export_is_told_on_the_decision_afterwards(book: Casebook, target: Path) -> None:
    made = record(book)
    casework.export_decision(book, made.decision_id, target)
    casework.export_decision(book, made.decision_id, target, recipient="Meg Harland", replace=True)
    told = casework.open_decision(book, made.decision_id).afterwards
    assert [each.what for each in told] == ["Exported", "Exported for Meg Harland"]
    assert casework.verify_document(target).status == 0


def test_a_file_that_is_there_is_not_written_over_unasked(book: Casebook, target: Path) -> None:
    made = record(book)
    target.write_text("mine")
    before = entries.count(book.store)
    with pytest.raises(casework.FileThere, match=r"record\.docx"):
        casework.export_decision(book, made.decision_id, target)
    assert target.read_text() == "mine"
    assert entries.count(book.store) == before


def test_a_folder_that_is_not_there_is_said_before_anything_is_recorded(
    book: Casebook, target: Path
) -> None:
    made = record(book)
    before = entries.count(book.store)
    with pytest.raises(casework.FileNotWritten, match="no such folder"):
        casework.export_decision(book, made.decision_id, target.parent / "no" / "x.docx")
    assert entries.count(book.store) == before


def test_a_name_the_system_refuses_is_said_and_the_beginning_stays_recorded(
    book: Casebook, target: Path
) -> None:
    made = record(book)
    with pytest.raises(casework.FileNotWritten, match="could not be saved"):
        casework.export_decision(book, made.decision_id, target.with_name("x" * 250 + ".docx"))
    assert list(target.parent.iterdir()) == []
    kinds = [each.kind for each in entries.of_subject(book.store, bytes.fromhex(made.decision_id))]
    assert kinds == ["decision.recorded", "export.begun"]


def test_privileged_advice_stays_behind(book: Casebook, target: Path) -> None:
    case = samples.change(
        samples.refused(),
        **{"/advice": (Advice(who="Counsel", said="xyzzy privileged", privileged=True),)},
    )
    made = record(book, case)
    casework.export_decision(book, made.decision_id, target)
    report = casework.verify_document(target)
    assert report.status == 0
    assert "/advice/0/said" in report.withheld
    assert b"xyzzy" not in target.read_bytes()


def test_an_auditor_exports_nothing_in_full(book: Casebook, target: Path) -> None:
    made = record(book)
    with writing(book) as writer:
        person = schemas.Person(
            name="Priya Nair", position=None, roles=frozenset({Role.AUDITOR}), reason=None
        )
        writer.append(schemas.PERSON, person, subject=book.person_id, kind="person.changed")
    with pytest.raises(casework.NotEntitled):
        casework.export_decision(book, made.decision_id, target)
    assert not target.exists()


def test_a_decision_of_another_log_carries_the_link_to_it(world: World, target: Path) -> None:
    book = world.create()
    made = record(book)
    book.close()
    world.machine = "b" * 64
    other = world.unlock()
    casework.export_decision(other, made.decision_id, target)
    other.close()
    assert casework.verify_document(target).status == 0


def test_a_document_that_cannot_be_read_is_said(target: Path) -> None:
    with pytest.raises(casework.CaseworkError, match="could not be read"):
        casework.verify_document(target)


def test_the_name_offered_names_the_number_alone() -> None:
    assert casework.record_file_name("CG-2026-0042") == "CG-2026-0042 decision record.docx"


def words_of(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        return "".join(file.read(name).decode("utf-8") for name in file.namelist())


def test_a_copy_shows_a_name_only_where_that_is_ticked(book: Casebook, target: Path) -> None:
    made = record(book, samples.shared())
    named = NamedPerson(reference="R-0417", name="Xyzzyqux Plughtwist")
    with pytest.raises(casework.NameUnknown):
        casework.export_decision(book, made.decision_id, target, show_name=True)
    assert not target.exists()
    casework.keep_name(book, named)
    casework.export_decision(book, made.decision_id, target)
    assert "Xyzzyqux" not in words_of(target)
    casework.export_decision(book, made.decision_id, target, show_name=True, replace=True)
    report = casework.verify_document(target)
    assert (report.status, report.reference) == (0, made.reference)
    words = words_of(target)
    assert words.count("Xyzzyqux Plughtwist") == 1
    assert "It is not part of the signed record." in words
    with zipfile.ZipFile(target) as file:
        assert b"Xyzzyqux" not in file.read("docProps/core.xml")
    told = [each.what for each in casework.open_decision(book, made.decision_id).afterwards]
    assert told == ["Exported", "Exported, with the person’s name"]
    for row in range(1, entries.last_row(book.store) + 1):
        kept = payloads.get(book.store, row)
        assert kept is not None
        assert b"Xyzzyqux" not in kept.content
    assert done(casework.verify_vault(book)).intact


def test_a_changed_name_in_a_copy_is_found(book: Casebook, target: Path) -> None:
    made = record(book, samples.shared())
    casework.keep_name(book, NamedPerson(reference="R-0417", name="Xyzzyqux Plughtwist"))
    casework.export_decision(book, made.decision_id, target, show_name=True)
    with zipfile.ZipFile(target) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(target, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data.replace(b"Xyzzyqux", b"Somebody"))
    report = casework.verify_document(target)
    assert report.status == 1
    assert "not those that were exported" in report.words()


def test_no_two_copies_with_a_name_have_the_same_words(book: Casebook, target: Path) -> None:
    """The digest in the log cannot be tried with names: a copy's mark is nowhere else."""
    made = record(book, samples.shared())
    casework.keep_name(book, NamedPerson(reference="R-0417", name="Ann Lee"))
    marks = set()
    for _ in range(2):
        casework.export_decision(book, made.decision_id, target, show_name=True, replace=True)
        found = re.search(r"mark ([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})", words_of(target))
        assert found is not None
        marks.add(found[1])
    assert len(marks) == 2
    content = b"".join(
        kept.content
        for row in range(1, entries.last_row(book.store) + 1)
        if (kept := payloads.get(book.store, row))
    )
    assert not any(mark.encode() in content for mark in marks)


def kinds(book: Casebook) -> list[str]:
    found = checked.of_kinds(book.store, book.vault_id, ["export.begun", "export.finished"])
    return [each.signed.entry.kind for each in found]


def test_several_records_are_written_each_as_one_would_be(book: Casebook, target: Path) -> None:
    made = [record(book), record(book, samples.shared())]
    ids = [each.decision_id for each in made]
    steps = casework.export_decisions(book, ids, target.parent, recipient="PC Roe")
    turns = [next(steps)]
    exported = done(steps)
    assert turns[0].total == 2
    assert exported.changes.decisions == set(ids)
    for each, decision in zip(exported.files, made, strict=True):
        assert each.path == target.parent / casework.record_file_name(decision.reference)
        report = casework.verify_document(each.path)
        assert (report.status, report.reference) == (0, decision.reference)
    assert kinds(book) == ["export.begun", "export.finished"] * 2
    assert done(casework.verify_vault(book)).intact


def test_several_records_leave_in_every_format_asked_for(book: Casebook, target: Path) -> None:
    made = [record(book), record(book)]
    exported = done(
        casework.export_decisions(
            book,
            [each.decision_id for each in made],
            target.parent,
            formats=(Format.WORD, Format.PDF),
        )
    )
    assert [each.path.name for each in exported.files] == [
        casework.record_file_name(each.reference, form) for each in made for form in Format
    ]
    assert {casework.verify_document(each.path).status for each in exported.files} == {0}


def test_nothing_of_several_is_begun_where_a_file_of_one_is_there(
    book: Casebook, target: Path
) -> None:
    ids = [record(book).decision_id for _ in range(2)]
    there = target.parent / casework.record_file_name("CG-2026-0002")
    there.write_bytes(b"mine")
    with pytest.raises(casework.FileThere):
        done(casework.export_decisions(book, ids, target.parent))
    assert kinds(book) == []
    assert there.read_bytes() == b"mine"
    done(casework.export_decisions(book, ids, target.parent, replace=True))
    assert casework.verify_document(there).status == 0


def test_a_decision_is_recorded_while_several_leave_and_stopping_ends_after_the_one_begun(
    book: Casebook, target: Path
) -> None:
    ids = [record(book).decision_id for _ in range(3)]
    steps = casework.export_decisions(book, ids, target.parent)
    while kinds(book) != ["export.begun"]:
        next(steps)
    record(book)
    steps.close()
    assert kinds(book) == ["export.begun", "export.finished"]
    (written,) = target.parent.iterdir()
    assert casework.verify_document(written).reference == "CG-2026-0001"
    assert done(casework.verify_vault(book)).intact


def test_what_could_identify_someone_is_found_in_each_of_several(book: Casebook) -> None:
    plain, named = samples.refused(), samples.refused()
    told = replace(named.conclusion, reasons="Ring Ellery Quill on 07700 900123.")
    ids = [record(book, case).decision_id for case in (plain, replace(named, conclusion=told))]
    [found] = done(casework.identifiers_leaving(book, ids))
    assert found.reference == "CG-2026-0002"
    assert [span.words for span in found.spans] == ["07700 900123"]
