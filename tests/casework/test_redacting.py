"""Copies that withhold: on the page in words, in the data by the same paths, and still proven."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Format, checked, redacting
from caldicott_desktop.casework.reading import read_decision
from caldicott_desktop.checking import read_word
from caldicott_desktop.domain.case import Advice, Case, CheckOverride, Override
from caldicott_desktop.domain.choices import Followed
from caldicott_desktop.domain.disclosure import Disclosure, Level
from caldicott_desktop.domain.happenings import ReleasedItem
from caldicott_desktop.domain.record.withholding import WITHHELD
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.proof import ExportProof
from tests.casework import afterwards as after
from tests.casework.world import World, done, record
from tests.domain import samples

REFERENCES = Disclosure(level=Level.REFERENCES)
COUNSEL = Advice(who="Dunmore Legal", said="Zebra counsel", followed=Followed.YES, privileged=True)

WARNED = Advice(who="Records lead", said="Zebra warning", followed=Followed.YES)


@pytest.fixture
def target(world: World) -> Path:
    folder = world.root / "papers"
    folder.mkdir()
    return folder / "record.docx"


def words(path: Path) -> str:
    return "\n".join(line.strip() for line in read_word(path.read_bytes()).lines)


def inside(path: Path) -> ExportProof:
    with pikepdf.open(path) as file:
        data = file.attachments["caldicott-log-proof.json"].get_file().read_bytes()
    return ExportProof.from_json(data)


def everything_in(*paths: Path) -> bytes:
    """Every byte of these files, unpacked."""
    found = b""
    for path in paths:
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                found += b"".join(map(package.read, package.namelist()))
            continue
        with pikepdf.open(path) as file:
            streams = [each for each in file.objects if isinstance(each, pikepdf.Stream)]
            found += b"".join(each.read_bytes() for each in streams)
    return found


def exported(
    book: Casebook, case: Case, target: Path, disclosure: Disclosure, *besides: str
) -> tuple[Path, Path]:
    made = record(book, case)
    left = casework.export_decision(
        book,
        made.decision_id,
        target,
        formats=(Format.WORD, Format.PDF),
        disclosure=disclosure,
        besides=frozenset(besides),
    )
    one, other = (each.path for each in left.files)
    return one, other


def test_at_references_only_nothing_typed_and_no_name_leaves_in_any_part(
    book: Casebook, target: Path
) -> None:
    case = samples.shared()
    word, pdf = exported(book, case, target, REFERENCES)
    data = everything_in(word, pdf)
    request = case.request
    typed = [request.name, request.organisation, request.asked_for, case.conclusion.reasons]
    assert [each for each in typed if each and each.encode() in data] == []
    page = words(word)
    assert "Disclosure level: References only" in page
    assert "fields are withheld from this copy: the words read [withheld]." in page
    assert f"What was asked for\n{WITHHELD}" in page
    for path in (word, pdf):
        report = casework.verify_document(path)
        assert report.status == 0
        assert "/request/name" in report.withheld
    (begun,) = checked.of_kinds(book.store, book.vault_id, ["export.begun"])
    assert schemas.EXPORT_BEGUN.read(begun.fields).level is Level.REFERENCES
    assert done(casework.verify_vault(book)).intact


def test_page_and_data_withhold_the_very_same_fields(book: Casebook, target: Path) -> None:
    case = replace(samples.shared(), advice=(COUNSEL,))
    word, pdf = exported(book, case, target, REFERENCES)
    about = inside(pdf).entries[0]
    copy = redacting.told(book, read_decision(book, book_decision(book)), REFERENCES)
    assert set(about.copy.withheld) == copy.decision
    assert copy.decision - copy.said == {"/advice/0/said", "/advice/0/followed"}
    assert f"{len(copy.said)} fields are withheld" in words(word)


def book_decision(book: Casebook) -> casework.DecisionId:
    (row,) = casework.decisions(book).rows
    return row.id


def test_fields_that_were_picked_are_withheld_from_a_copy_in_full(
    book: Casebook, target: Path
) -> None:
    case = samples.shared()
    word, pdf = exported(book, case, target, Disclosure(level=Level.FULL), "/request/asked_for")
    assert case.request.asked_for
    assert case.request.asked_for.encode() not in everything_in(word, pdf)
    page = words(word)
    assert "Disclosure level: Full, parts withheld" in page
    assert "1 field is withheld from this copy" in page
    assert casework.verify_document(pdf).withheld == ("/request/asked_for",)


def test_what_authority_rests_on_is_shown_whatever_was_picked(book: Casebook, target: Path) -> None:
    _, pdf = exported(book, samples.shared(), target, REFERENCES, "/schema", "/decided_by_id")
    assert {"/schema", "/decided_by_id"} <= set(inside(pdf).entries[0].copy.shown)


def test_privileged_advice_leaves_only_where_it_is_ticked_for_that_copy(
    book: Casebook, target: Path
) -> None:
    case = replace(samples.shared(), advice=(COUNSEL,))
    word, pdf = exported(book, case, target, Disclosure(level=Level.FULL, privileged=True))
    page = words(word)
    assert "Zebra counsel" in page
    assert "let out in this copy alone, because that was ticked" in page
    assert inside(pdf).entries[0].copy.withheld == ()
    (begun,) = checked.of_kinds(book.store, book.vault_id, ["export.begun"])
    assert schemas.EXPORT_BEGUN.read(begun.fields).privileged


def test_what_happened_later_is_withheld_in_the_same_way(book: Casebook, target: Path) -> None:
    decision = after.shared(book)
    case = casework.open_decision(book, decision).case
    casework.record_later(book, decision, after.CHALLENGED)
    casework.record_later(book, decision, after.release(case))
    casework.export_decision(book, decision, target, recipient="Meg Harland")
    left = casework.export_decision(
        book,
        decision,
        target,
        formats=(Format.WORD, Format.PDF),
        disclosure=REFERENCES,
        replace=True,
    )
    word, pdf = (each.path for each in left.files)
    data = everything_in(word, pdf)
    for told in (b"A solicitor", b"Too much was shared", b"PC 1042", b"Meg Harland"):
        assert told not in data
    assert f"Exported for {WITHHELD}" in words(word)
    assert casework.verify_document(word).status == 0
    challenged = inside(pdf).entries[1]
    assert set(challenged.copy.withheld) == {"/by", "/says"}


def test_a_release_that_differs_is_said_to_differ_though_its_words_are_withheld(
    book: Casebook, target: Path
) -> None:
    decision = after.shared(book)
    released = after.release(casework.open_decision(book, decision).case)
    more = (*released.items, ReleasedItem(number=2, scope="Both of them"))
    known = CheckOverride(
        check_id=after.BEYOND,
        words="This goes beyond what was approved: Letters (refused).",
        override=Override(by_name="Priya Nair", by_position="Guardian", reason="By mistake"),
    )
    casework.record_later(book, decision, replace(released, items=more, check_overrides=(known,)))
    casework.export_decision(book, decision, target, disclosure=REFERENCES)
    page = words(target)
    assert "Differs from what was approved" in page
    for told in (b"Both of them", b"By mistake", b"Letters"):
        assert told not in everything_in(target)


def test_a_correction_tells_which_fields_changed_and_not_how(book: Casebook, target: Path) -> None:
    decision = after.shared(book)
    reasons = {"/conclusion/reasons": "Entirely other reasons, in words"}
    after.correct(book, decision, "A slip of the pen", reasons)
    casework.export_decision(book, decision, target, disclosure=REFERENCES)
    page = words(target)
    assert "What this correction changed" in page
    assert f"Reasons\nThe decision and its reasons\n{WITHHELD}\n{WITHHELD}" in page
    assert "slip of the pen" not in page
    assert "Entirely other" not in page


def test_a_single_decision_is_not_publishable_and_a_name_stands_in_full_alone(
    book: Casebook, target: Path
) -> None:
    made = record(book)
    with pytest.raises(ValueError, match="not publishable"):
        casework.export_decision(
            book, made.decision_id, target, disclosure=Disclosure(level=Level.PUBLISHABLE)
        )
    with pytest.raises(ValueError, match="in full alone"):
        casework.export_decision(
            book, made.decision_id, target, disclosure=REFERENCES, show_name=True
        )
    assert not target.exists()


def test_several_copies_withhold_as_one_does(book: Casebook, target: Path) -> None:
    made = [record(book, samples.shared()), record(book, samples.refused())]
    ids = [each.decision_id for each in made]
    left = done(casework.export_decisions(book, ids, target.parent, disclosure=REFERENCES))
    for each in left.files:
        assert "/conclusion/reasons" in casework.verify_document(each.path).withheld
    begun = checked.of_kinds(book.store, book.vault_id, ["export.begun"])
    levels = [schemas.EXPORT_BEGUN.read(each.fields).level for each in begun]
    assert levels == [Level.REFERENCES, Level.REFERENCES]


def test_one_choice_of_fields_is_withheld_from_every_copy_that_has_them(
    book: Casebook, target: Path
) -> None:
    made = [
        record(book, samples.refused()),
        record(book, samples.change(samples.refused(), **{"/advice": (COUNSEL, WARNED)})),
    ]
    ids = [each.decision_id for each in made]
    offered = {each.path: each for each in done(casework.withholdable_in(book, ids))}
    reasons, said = offered["/conclusion/reasons"], offered["/advice/said"]
    assert (reasons.field, reasons.decisions) == ("The decision: reasons", 2)
    assert (said.field, said.decisions) == ("Advice: said", 1)
    besides = frozenset({reasons.path, said.path})
    steps = casework.export_decisions(
        book, ids, target.parent, formats=tuple(casework.PAGED), besides=besides
    )
    files = [each.path for each in done(steps).files]
    for each in files:
        report = casework.verify_document(each)
        assert report.status == 0, report.words()
        assert "/conclusion/reasons" in report.withheld
        assert ("/advice/1/said" in report.withheld) == (made[1].reference in each.name)
        assert "/conclusion/in_one_sentence" not in report.withheld
    assert b"Zebra warning" not in everything_in(*files)
    assert WITHHELD in words(files[0])


def test_what_is_withheld_of_several_is_not_pointed_out(book: Casebook) -> None:
    case = samples.change(samples.refused(), **{"/conclusion/reasons": "Ring 07700 900123."})
    ids = [record(book, case).decision_id, record(book).decision_id]
    (found,) = done(casework.identifiers_leaving(book, ids))
    assert [each.words for each in found.spans] == ["07700 900123"]
    reasons = frozenset({"/conclusion/reasons"})
    assert done(casework.identifiers_leaving(book, ids, besides=reasons)) == ()
    assert done(casework.identifiers_leaving(book, ids, REFERENCES)) == ()


def test_an_altered_redacted_copy_is_caught(book: Casebook, target: Path) -> None:
    word, _ = exported(book, samples.shared(), target, REFERENCES)
    parts = {}
    with zipfile.ZipFile(word) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "word/document.xml"
    parts[name] = parts[name].replace(WITHHELD.encode(), b"[nothing]", 1)
    with zipfile.ZipFile(word, "w") as package:
        for each, data in parts.items():
            package.writestr(each, data)
    assert casework.verify_document(word).status == 1
