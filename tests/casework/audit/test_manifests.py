"""A disclosure manifest: what was asked for, approved and released, and the hash of what left."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import jsonschema
import pytest
from docx.document import Document

from caldicott_desktop import assets, casework
from caldicott_desktop.casework import Casebook, Recorded, audit
from caldicott_desktop.casework.afterwards import CaseHistory
from caldicott_desktop.casework.audit import ManifestNotPublishable, Telling
from caldicott_desktop.casework.reading import read_decision
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.case import CheckOverride, Item, Override
from caldicott_desktop.domain.choices import ItemDecision, Outcome, PageClass, ReleaseWay
from caldicott_desktop.domain.consistency import releases
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record import manifest
from caldicott_desktop.domain.record.register import HELD
from caldicott_desktop.ledger.proof import ExportProof
from tests.casework import afterwards
from tests.casework.audit.planting import decided
from tests.casework.audit.test_leaving import become
from tests.casework.audit.test_registers import (
    FULL,
    PUBLISHABLE,
    REFERENCES,
    export,
    json_of,
    lines_of,
)
from tests.casework.world import record
from tests.domain import samples

EVERY = (Format.WORD, Format.PDF, Format.EXCEL, Format.CSV, Format.JSON)
SHA = "ab" * 32


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "for the auditor"
    folder.mkdir()
    return folder


def february(book: Casebook) -> tuple[Recorded, Recorded]:
    """A decision of February that was corrected, and then released beyond what was approved."""
    notes = Item(
        name="Care notes",
        asked_scope="All since 2019",
        page_class=PageClass.SOCIAL_CARE,
        decision=ItemDecision.REDUCED,
        approved_scope="3 to 9 October",
        reason="The rest is not about it",
    )
    rota = replace(notes, name="Rota", decision=ItemDecision.REFUSED, approved_scope=None)
    case = samples.change(
        decided(9, samples.of_outcome(Outcome.SHARE_IN_PART), month=2), **{"/items": (notes, rota)}
    )
    first = record(book, case)
    second = afterwards.correct(
        book,
        first.decision_id,
        "The days were mistyped",
        {
            "/conclusion/decided_at": case.conclusion.decided_at,
            "/items/0/approved_scope": "3 to 5 October",
        },
    )
    casework.record_later(book, second.decision_id, beyond(book, second))
    return first, second


def beyond(book: Casebook, made: Recorded) -> h.Released:
    page = casework.open_decision(book, made.decision_id)
    first, *_ = afterwards.release(page.case).items
    widened = replace(first, scope="3 to 9 October")
    unlisted = h.ReleasedItem(name="A photograph", scope="One print")
    told = h.Released(
        items=(widened, unlisted),
        recipient="PC 1042",
        way=ReleaseWay.HANDED_OVER,
        released_at=datetime(2026, 2, 12, 9, 0, tzinfo=samples.LONDON),
        released_by="Priya Nair",
        files=(h.ReleasedFile(sha256=SHA, size=1_234),),
    )
    why = Override(by_name="Priya Nair", reason="The officer stood at the door")
    history = CaseHistory(book, read_decision(book, made.decision_id).entry)
    return replace(
        told,
        check_overrides=tuple(
            CheckOverride(check_id=each.check_id, words=each.words, override=why)
            for each in releases.findings(told, page.case, history.since())
        ),
    )


def words_of(file: Document) -> str:
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in file.paragraphs), *cells])


def test_a_stranger_sees_what_was_decided_corrected_and_released_beyond_it(
    book: Casebook, out: Path
) -> None:
    first, second = (each.reference for each in february(book))
    told = export(book, out, formats=[Format.CSV, Format.WORD], telling=Telling.MANIFEST)
    lines = lines_of(told[".csv"])
    old, rota, new, new_rota, photograph = lines
    assert (old["reference"], old["approved"]) == (first, "3 to 9 October")
    assert old["standing"] == f"Superseded by {second}"
    assert old["released"] == rota["released"] == manifest.NOT_RELEASED
    assert (new["reference"], new["standing"]) == (second, f"Takes the place of {first}")
    assert (new["asked"], new["approved"], new["released"]) == (
        "All since 2019",
        "3 to 5 October",
        "3 to 9 October",
    )
    assert new["beside"].startswith("Otherwise than approved. It was released in other words")
    assert (new["released_on"], new["recipient"]) == ("2026-02-12", "PC 1042")
    assert new["file_hashes"] == f"{SHA} (1,234 bytes)"
    assert (new_rota["approved"], new_rota["decision"]) == ("Nothing", "Refused")
    assert (photograph["item"], photograph["name"]) == (manifest.OFF_LIST, "A photograph")
    assert "is not on the list" in photograph["beside"]
    page = words_of(docx.Document(str(told[".docx"])))
    # The number has a line of its own, where no column breaks it at its hyphens.
    for said in (f"Takes the place of\n{first}", "3 to 5 October", "Otherwise than approved", SHA):
        assert said in page
    # What is no number says by itself what it is.
    assert "Item: 1" in page
    assert f"Item: {manifest.OFF_LIST}" not in page


def test_record_and_register_tell_the_same_three_facts(book: Casebook, out: Path) -> None:
    first, second = february(book)
    (line,) = (
        each
        for each in lines_of(export(book, out, formats=[Format.CSV])[".csv"])
        if each["reference"] == second.reference
    )
    assert line["standing"] == f"Takes the place of {first.reference}"
    assert line["released"] == "Released otherwise than approved"
    target = out / "record.docx"
    casework.export_decision(book, second.decision_id, target)
    page = words_of(docx.Document(str(target)))
    for said in (
        first.reference,
        "3 to 5 October",
        "3 to 9 October",
        "Approved and released differ",
    ):
        assert said in page


def test_it_leaves_in_every_format_and_each_is_checked_by_what_left_with_it(
    book: Casebook, out: Path
) -> None:
    february(book)
    files = export(book, out, formats=EVERY, telling=Telling.MANIFEST)
    assert all(each.name.startswith("Manifest full 2026-") for each in files.values())
    for path in files.values():
        report = casework.verify_document(path)
        assert report.intact, report.words()
    found = json_of(files[".json"])
    schema = assets.folder("resources") / "schemas" / "register-1.json"
    jsonschema.validate(found, json_of(schema))
    assert found["format"] == "caldicott-log/manifest/1"
    assert found["title"] == "Disclosure manifest"


def test_below_full_it_names_no_item_and_nobody_and_still_says_that_they_differ(
    book: Casebook, out: Path
) -> None:
    february(book)
    files = export(
        book, out, REFERENCES, formats=[Format.CSV, Format.JSON], telling=Telling.MANIFEST
    )
    new = lines_of(files[".csv"])[2]
    assert not {"name", "asked", "approved", "released", "recipient"} & new.keys()
    assert new["beside"].startswith("Otherwise than approved.")
    assert SHA in new["file_hashes"]
    everything = b"".join(each.read_bytes() for each in files.values())
    for planted in (b"Care notes", b"3 to 5 October", b"PC 1042", b"photograph"):
        assert planted not in everything


def test_what_left_under_an_earlier_decision_is_told_beside_the_one_in_its_place(
    book: Casebook, out: Path
) -> None:
    first = record(book, decided(9, samples.of_outcome(Outcome.SHARE_IN_FULL)))
    page = casework.open_decision(book, first.decision_id)
    casework.record_later(book, first.decision_id, afterwards.release(page.case))
    second = afterwards.correct(book, first.decision_id)
    select = audit.read_selection(book, f"reference={second.reference}")
    with_both = export(book, out, formats=[Format.CSV], telling=Telling.MANIFEST)
    own = [e for e in lines_of(with_both[".csv"]) if e["reference"] == second.reference]
    assert own
    assert all(f"Released under {first.reference}." in each["beside"] for each in own)
    alone = out / "alone"
    alone.mkdir()
    done = audit.export_register(
        book, select, FULL, alone, formats=[Format.CSV], telling=Telling.MANIFEST
    )
    for _ in done:
        pass
    (proof,) = alone.glob("*proof.json")
    kinds = [e.signed.entry.kind for e in ExportProof.from_json(proof.read_bytes()).entries]
    assert kinds == ["decision.corrected", "decision.released"]


def test_a_decision_without_items_has_a_line_and_a_held_one_says_that_it_is_held(
    book: Casebook, out: Path
) -> None:
    record(book, decided(3))
    made = record(book, decided(4))
    casework.record_later(book, made.decision_id, afterwards.CHALLENGED)
    become(book, Role.OWNER, Role.AUDITOR)
    files = export(book, out, REFERENCES, formats=[Format.CSV], telling=Telling.MANIFEST)
    told, held = lines_of(files[".csv"])
    assert (told["item"], told["beside"]) == (manifest.NO_ITEM, manifest.NOT_RELEASED)
    assert held["reference"] == made.reference
    assert held["item"] == held["beside"] == held["file_hashes"] == HELD


def test_a_manifest_is_never_published(book: Casebook, out: Path) -> None:
    february(book)
    with pytest.raises(ManifestNotPublishable):
        export(book, out, PUBLISHABLE, telling=Telling.MANIFEST)
    assert list(out.iterdir()) == []
