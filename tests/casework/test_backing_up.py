"""A backup is one closed file that was opened and verified before it was given its name."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook
from caldicott_desktop.store.connection import Store
from tests.casework.world import COSTS, PASSPHRASE, World, done, folder_bytes, record
from tests.domain import samples

LARGE = 50_000  # bytes: more than anything but a register that is made here


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "drive").mkdir()
    return tmp_path / "drive" / "Rosewood House 2026-11-22.caldicott-backup"


def left_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def restored(world: World, target: Path, name: str = "Restored.caldicott") -> Path:
    """As somebody does by hand: unpack the file into an empty folder."""
    folder = world.root / name
    with zipfile.ZipFile(target) as packed:
        packed.extractall(folder)
    return folder


def test_a_backup_is_unpacked_into_a_folder_and_opens_with_the_same_passphrase(
    book: Casebook, world: World, target: Path
) -> None:
    record(book, samples.refused())
    made = done(casework.back_up(book, target))
    assert made.path == target
    assert made.size == target.stat().st_size
    assert made.changes.notices
    folder = restored(world, target)
    book.close()
    elsewhere = casework.Place(state_folder=world.root / "another state", machine="b" * 64)
    again = casework.unlock(folder, PASSPHRASE, place=elsewhere, clock=world.hands, floor=COSTS)
    assert len(casework.decisions(again, limit=9).rows) == 1
    assert done(casework.verify_vault(again)).intact
    again.close()


def test_it_holds_vault_json_and_the_register_stored_as_they_are_and_nothing_else(
    book: Casebook, target: Path
) -> None:
    record(book)
    done(casework.back_up(book, target))
    with zipfile.ZipFile(target) as packed:
        assert packed.namelist() == ["vault.json", book.unlocked.file.register_name]
        assert {each.compress_type for each in packed.infolist()} == {zipfile.ZIP_STORED}
        assert packed.read("vault.json") == (book.folder / "vault.json").read_bytes()
    assert left_in(target.parent) == [target.name]
    assert "backing-up" not in left_in(book.folder)


def test_nothing_of_a_case_is_readable_in_it(book: Casebook, target: Path) -> None:
    case = samples.refused()
    record(book, case)
    done(casework.back_up(book, target))
    data = target.read_bytes()
    assert case.request.asked_for
    assert case.request.asked_for.encode() not in data
    assert book.organisation.encode() not in data


def test_what_is_recorded_while_it_is_made_is_not_in_it_and_it_is_whole(
    book: Casebook, world: World, target: Path
) -> None:
    record(book)
    heads = dict(book.heads)
    steps = casework.back_up(book, target)
    seen = [next(steps).done]
    record(book)
    seen += [next(steps).done for _ in range(3)]
    record(book)
    made = done(steps)
    assert seen == sorted(seen)
    assert made.entries == sum(head.size for head in heads.values())
    folder = restored(world, target)
    place = casework.Place(state_folder=world.root / "elsewhere")
    report = done(casework.verify_folder(folder, PASSPHRASE, place=place, floor=COSTS))
    assert report.intact
    assert report.entries == made.entries
    assert len(casework.decisions(book, limit=9).rows) == 3


def test_it_begins_again_where_the_file_was_folded_together_meanwhile(
    book: Casebook, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(book)
    times: list[None] = []
    copy = Store.back_up

    def folded_once(store: Store, *given: object, **named: object) -> None:
        copy(store, *given, **named)  # type: ignore[arg-type]  # as it was called
        times.append(None)
        if len(times) == 1:
            book.store.folded += 1

    monkeypatch.setattr(Store, "back_up", folded_once)
    assert done(casework.back_up(book, target)).entries
    assert len(times) == 2


def test_it_gives_up_where_that_never_ends(
    book: Casebook, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Store.back_up

    def always_folded(store: Store, *given: object, **named: object) -> None:
        copy(store, *given, **named)  # type: ignore[arg-type]  # as it was called
        book.store.folded += 1

    monkeypatch.setattr(Store, "back_up", always_folded)
    with pytest.raises(casework.BackupNotSound, match="quieter"):
        done(casework.back_up(book, target))
    assert left_in(target.parent) == []


@pytest.mark.parametrize("turns", [1, 2, 5, 8])
def test_stopped_it_leaves_nothing(book: Casebook, target: Path, turns: int) -> None:
    record(book)
    before = left_in(book.folder)
    steps = casework.back_up(book, target)
    for _ in range(turns):
        next(steps)
    steps.close()
    assert left_in(target.parent) == []
    assert left_in(book.folder) == before
    assert casework.last_backup(book) is None


def test_a_file_that_is_there_is_never_replaced_unasked(book: Casebook, target: Path) -> None:
    target.write_bytes(b"last month's")
    with pytest.raises(casework.FileThere):
        next(casework.back_up(book, target))
    assert target.read_bytes() == b"last month's"
    assert done(casework.back_up(book, target, replace=True)).size == target.stat().st_size


def test_one_that_appears_meanwhile_is_left_alone(book: Casebook, target: Path) -> None:
    steps = casework.back_up(book, target)
    next(steps)
    target.write_bytes(b"somebody else's")
    with pytest.raises(casework.FileThere):
        done(steps)
    assert target.read_bytes() == b"somebody else's"
    assert left_in(target.parent) == [target.name]


def test_it_is_not_put_into_the_vault_itself(book: Casebook) -> None:
    before = folder_bytes(book.folder)
    with pytest.raises(casework.BackupInside, match="Choose another folder"):
        next(casework.back_up(book, book.folder / "mine.caldicott-backup"))
    assert folder_bytes(book.folder) == before


def test_where_nothing_can_be_written_that_is_said(book: Casebook, tmp_path: Path) -> None:
    with pytest.raises(casework.FileNotWritten):
        next(casework.back_up(book, tmp_path / "gone" / "a.caldicott-backup"))


@pytest.fixture
def spoilt(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vault, and a disk that gives back one changed byte of what was written."""
    del book
    sync = os.fsync

    def spoil(handle: int) -> None:
        size = os.fstat(handle).st_size
        if size > LARGE:
            os.lseek(handle, size // 2, os.SEEK_SET)
            os.write(handle, b"?")
        sync(handle)

    monkeypatch.setattr(os, "fsync", spoil)


@pytest.mark.usefixtures("spoilt")
def test_one_that_cannot_be_read_back_as_written_is_not_kept(book: Casebook, target: Path) -> None:
    record(book)
    with pytest.raises(casework.BackupNotSound, match="another disk"):
        done(casework.back_up(book, target))
    assert left_in(target.parent) == []
    assert casework.last_backup(book) is None


def test_one_of_another_history_is_not_kept(book: Casebook, target: Path) -> None:
    record(book)
    steps = casework.back_up(book, target)
    head = book.heads[book.log]
    changed = type(head)(log=head.log, size=head.size, root=bytes(32))
    book.heads[book.log] = changed
    with pytest.raises(casework.BackupNotSound, match="Check now"):
        done(steps)
    book.heads[book.log] = head
    assert left_in(target.parent) == []


def test_locking_ends_it(book: Casebook, target: Path) -> None:
    steps = casework.back_up(book, target)
    next(steps)
    book.close()
    with pytest.raises(casework.Locked):
        done(steps)
    assert left_in(target.parent) == []


def test_when_and_where_the_last_one_was_made_is_remembered(
    book: Casebook, world: World, target: Path
) -> None:
    assert casework.last_backup(book) is None
    done(casework.back_up(book, target))
    last = casework.last_backup(book)
    assert last is not None
    assert last.place == target
    assert last.at.date() == world.hands.now.date()
    assert casework.backup_file_name(book) == target.name


def test_what_a_crash_left_is_taken_away(book: Casebook, target: Path) -> None:
    left = book.folder / "backing-up"
    left.mkdir()
    (left / "register-1.db").write_bytes(b"half")
    done(casework.back_up(book, target))
    assert not left.exists()


def test_a_full_check_at_the_same_time_disturbs_neither(book: Casebook, target: Path) -> None:
    record(book)
    check, backup = casework.verify_vault(book), casework.back_up(book, target)
    ended: dict[object, object] = {}
    while len(ended) < 2:
        for steps in (check, backup):
            if steps not in ended:
                try:
                    next(steps)
                except StopIteration as end:
                    ended[steps] = end.value
        if len(casework.decisions(book, limit=9).rows) < 5:
            record(book)
    report, made = ended[check], ended[backup]
    assert isinstance(report, casework.VaultReport)
    assert report.intact
    assert isinstance(made, casework.BackedUp)
