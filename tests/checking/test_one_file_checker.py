"""The checker that shares no code with ours, held against ours on the same files."""

from __future__ import annotations

import ast
import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from caldicott_desktop import assets, casework, checking
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.people import Role
from caldicott_desktop.export import locking
from caldicott_desktop.ledger import entry, pack, proof, proof_check
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.ledger.proof import ExportProof
from caldicott_desktop.ledger.replay import Replay, needed
from tests.casework.audit.test_packs import ALTERED, a_whole_pack, files_of, packed
from tests.checking.exported import with_part
from tests.checking.test_meddled_proof import places
from tests.ledger.a_vault import House, Kept, Signer
from tests.ledger.test_proof import (
    Held,
    begin_export,
    exported,
    lived_in,
    made,
    source,
    two_logs,
)

FILE = assets.folder("resources") / "checker" / "check_caldicott.py"


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_caldicott", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look there for their own module
    spec.loader.exec_module(module)
    return module


checker = _loaded()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    formats = (Format.WORD, Format.PDF, Format.CSV, Format.JSON, Format.PACK)
    path, _ = a_whole_pack(tmp_path_factory.mktemp("packed"), formats)
    return path


@pytest.fixture(scope="module")
def loose(whole: Path) -> Path:
    """A folder with the same files."""
    folder = whole.parent / "unpacked"
    folder.mkdir()
    for name, data in files_of(whole).items():
        (folder / name).write_bytes(data)
    return folder


def test_it_needs_nothing_but_the_standard_library_and_cryptography() -> None:
    tree = ast.parse(FILE.read_text("utf-8"))
    names = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert names - sys.stdlib_module_names == {"cryptography"}


def test_it_runs_by_itself(whole: Path, tmp_path: Path) -> None:
    line = [sys.executable, "-I", str(FILE)]
    done = subprocess.run(
        [*line, str(whole)], check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "the log as it was over 4 entries, at the head given, is the beginning" in done.stdout
    without = subprocess.run(line, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert without.returncode == 2
    assert "It checks sealed packs" in without.stdout


def test_on_good_files_both_say_the_same(loose: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted(loose.iterdir()):
        if path.name in {pack.MANIFEST, pack.HEADS}:
            continue
        assert checker.main([str(path)]) == casework.verify_document(path).status, path.name
    told = capsys.readouterr().out
    assert "signed by Priya Nair" in told
    assert "Could not be checked. No signed record is inside it." in told  # the page on the pack


@pytest.mark.parametrize("how", [each for each in ALTERED if each not in {"workbook", "missing"}])
def test_what_is_changed_in_a_pack_both_find(whole: Path, tmp_path: Path, how: str) -> None:
    files = files_of(whole)
    ALTERED[how][0](files)
    path = tmp_path / "Pack.zip"
    path.write_bytes(packed(files).getvalue())
    assert checker.main([str(path)]) == casework.verify_document(path).status == 1


@pytest.mark.parametrize("ending", ["record.docx", "record.pdf", "csv", "json"])
def test_what_is_changed_in_a_file_both_find(loose: Path, ending: str) -> None:
    (path, *_) = (
        each
        for each in sorted(loose.iterdir())
        if each.name.endswith(ending) and "proof" not in each.name and each.name[0] in "CR"
    )
    before = path.read_bytes()
    if path.suffix == ".docx":
        changed = with_part(
            before, "word/document.xml", lambda part: part.replace(b"efuse", b"efuze", 1)
        )
    elif path.suffix == ".pdf":
        changed = before.replace(b"/EmbeddedFile", b"/EmbeddedVile")
    else:
        changed = before.replace(b"efuse", b"efuze", 1)
    assert changed != before
    path.write_bytes(changed)
    try:
        ours = casework.verify_document(path).status
        theirs = checker.main([str(path)])
    finally:
        path.write_bytes(before)
    assert ours != 0
    assert theirs != 0


def test_a_changed_value_anywhere_in_a_proof_is_found() -> None:
    whole = json.loads(made().to_json())
    chosen = random.Random(7)
    for way in chosen.sample(list(places(whole)), 60):
        other = json.loads(made().to_json())
        holder = other
        for step in way[:-1]:
            holder = holder[step]
        holder[way[-1]] = chosen.choice([None, True, 7, "other", []])
        if other == whole:
            continue
        with pytest.raises((checker.Wrong, checker.CannotTell)):
            checker.read_proof(checker.canonical(other))


def judged(proof: ExportProof) -> str | None:
    """What both say of a proof: nothing, or what the one-file checker found."""
    ours = proof_check.check(proof).faults
    try:
        checker.read_proof(proof.to_json())
    except checker.Wrong as wrong:
        assert ours
        return str(wrong)
    assert not ours
    return None


class Unjudged(Held):
    """A house's logs in which somebody signed what they may not."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.replay = Replay(house.vault)
        self.entries = {kept.signed.entry_id: kept for log in house.logs for kept in log.entries}
        for kept in self.entries.values():
            self.replay.take(kept.signed, needed(kept.signed.entry.kind, Lines(kept.payload)))
        list(self.replay.judge())


def proven(house: House, decided: Kept, begun: Kept) -> ExportProof:
    return proof.assemble(source(begun), [source(decided)], Unjudged(house))


def test_both_judge_alike_who_was_entitled_to_sign() -> None:
    assert judged(made()) is None
    house, laptop, decided = two_logs()
    assert judged(exported(house, decided, begin_export(house, house.priya, laptop))) is None
    house, _, _ = lived_in()
    unentitled = house.log.decide(Signer("Ada Obi"), 77)
    told = judged(proven(house, unentitled, begin_export(house, house.priya)))
    assert told is not None
    assert "no role that is entitled" in told
    stranger = house.log.decide(Signer("nobody"), 78)
    told = judged(proven(house, stranger, begin_export(house, house.priya)))
    assert told is not None
    assert "was not added" in told


def test_both_refuse_a_copy_in_full_by_an_auditor() -> None:
    house, _, decided = lived_in()
    ada = Signer("Ada Obi")
    told = judged(proven(house, decided, begin_export(house, ada)))
    assert told is not None
    assert "(export.begun): Its signer had no role" in told


def test_of_a_key_that_was_retired_neither_knows_until_a_file_carries_that() -> None:
    house = House()
    marcus = Signer("Marcus Bell")
    house.add_person(marcus, Role.DEPUTY)
    retired = house.retire_key(marcus)
    late = house.log.decide(marcus, 5)
    begun = begin_export(house, house.priya)
    assert judged(proven(house, late, begun)) is None
    both = proof.assemble(source(begun), [source(retired), source(late)], Unjudged(house))
    told = judged(both)
    assert told is not None
    assert "was retired" in told


def test_what_a_newer_program_wrote_neither_judges() -> None:
    house = House()
    fields = {"/schema": "decision/7 x", "/app": "9", "/guidance": "ab" * 32}
    decided = house.log.append("decision.recorded", fields, house.priya)
    with pytest.raises(checker.CannotTell, match="of a newer kind"):
        judged(exported(house, decided, begin_export(house, house.priya)))


def test_it_knows_the_keys_that_anyone_can_sign_with() -> None:
    known = checker.SMALL_ORDER
    assert len(known) == 7
    assert all(entry.is_weak(number.to_bytes(32, "little")) for number in known)


def test_what_it_cannot_open_it_says(
    loose: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (record,) = (each for each in loose.iterdir() if each.name.endswith("001 decision record.docx"))
    path = tmp_path / "locked.docx"
    path.write_bytes(locking.locked_office(record.read_bytes(), "fictional words for a file"))
    assert checker.main([str(path), str(tmp_path / "nowhere.pdf")]) == checking.report.NOT_CHECKED
    assert "opens with a passphrase, which this program does not open" in capsys.readouterr().out


def test_any_bytes_are_told_of_and_raise_nothing(whole: Path, tmp_path: Path) -> None:
    data = whole.read_bytes()
    chosen = random.Random(11)
    path = tmp_path / "Pack.zip"
    for _ in range(12):
        at = chosen.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        assert checker.main([str(path)]) in {0, 1, 2}
        path.write_bytes(data[:at])
        assert checker.main([str(path)]) == 2
