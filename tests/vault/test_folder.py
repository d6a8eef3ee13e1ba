"""The folder on disk: what is refused, what is written, and that opening writes nothing."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from caldicott_desktop.vault import changing, faults, folder
from caldicott_desktop.vault.unlocking import unlock
from tests.vault.conftest import CHEAP, FOUNDER, MAKING, Vault

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")


@pytest.fixture
def unprivileged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder reached as an ordinary user, to whom permissions apply, even if run as root."""
    monkeypatch.chdir(tmp_path)
    if os.geteuid() != 0:
        yield Path()
        return
    tmp_path.chmod(0o777)
    os.setresuid(65534, 65534, 0)
    try:
        yield Path()
    finally:
        os.setresuid(0, 0, 0)


def snapshot(path: Path) -> dict[str, tuple[bytes, int]]:
    return {
        file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in sorted(path.iterdir())
    }


def test_a_new_vault_is_readable_by_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "new.caldicott"
    folder.create(path)
    assert list(path.iterdir()) == []
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_an_empty_folder_is_taken_and_a_full_one_is_not(vault: Vault, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    folder.create(empty)
    before = snapshot(vault.path)
    with pytest.raises(faults.FolderNotEmpty):
        folder.create(vault.path)
    assert snapshot(vault.path) == before


def test_a_file_in_the_folders_place_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new.caldicott"
    path.write_text("shopping list", encoding="utf-8")
    with pytest.raises(faults.FolderNotEmpty):
        folder.create(path)
    assert path.read_text("utf-8") == "shopping list"


def test_what_is_no_vault_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "letter.docx").write_bytes(b"PK")
    (tmp_path / "odd" / "vault.json").mkdir(parents=True)
    for name in ("photos", "letter.docx", "odd", "nowhere"):
        with pytest.raises(faults.NotAVaultFolder):
            folder.read(tmp_path / name)


def test_a_folder_is_recognised_without_being_read(vault: Vault, tmp_path: Path) -> None:
    assert folder.looks_like_vault(vault.path)
    assert not folder.looks_like_vault(tmp_path)
    assert not folder.looks_like_vault(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("vault.json", True),
        ("register-1.db", True),
        ("register-12.db-wal", True),
        ("register-1.db.before-2", True),
        ("CG-2026-0042.docx", False),
        ("register of deaths.docx", False),
    ],
)
def test_a_file_of_a_vault_is_known_by_its_name(name: str, part: bool) -> None:  # noqa: FBT001
    assert folder.is_part_of_vault(Path("anywhere", name)) is part


@posix
def test_a_pipe_in_the_files_place_does_not_hang_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "vault.json")
    with pytest.raises(faults.NotAVaultFolder):
        folder.read(tmp_path)


STATES: dict[str, tuple[str, type[faults.VaultError]]] = {
    "file missing": ("missing", faults.VaultFileMissing),
    "file empty": ("", faults.VaultFileCutShort),
    "file cut short": ('{"digests":[', faults.VaultFileCutShort),
    "file edited": ('{"v":1}', faults.VaultFileMalformed),
    "file newer": ('{"v":2}', faults.VaultFileNewer),
    "file with more": ('{"novelty":1,"v":1}', faults.VaultFileUnknownField),
}


@pytest.mark.parametrize(("content", "error"), STATES.values(), ids=STATES.keys())
def test_each_bad_state_has_its_own_sentence_and_nothing_is_written(
    vault: Vault, content: str, error: type[faults.VaultError]
) -> None:
    path = vault.path / "vault.json"
    path.unlink()
    if content != "missing":
        path.write_text(content, encoding="utf-8")
    before = snapshot(vault.path)
    with pytest.raises(error) as failure:
        unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)
    assert "Nothing has been changed." in failure.value.message
    assert failure.value.remedy
    assert snapshot(vault.path) == before


def test_opening_writes_nothing(vault: Vault) -> None:
    before = snapshot(vault.path)
    unlock(vault.path, FOUNDER.passphrase, floor=CHEAP)
    assert snapshot(vault.path) == before


def test_no_two_known_errors_say_the_same() -> None:
    said = [
        each().message
        for each in vars(faults).values()
        if isinstance(each, type)
        and issubclass(each, faults.VaultError)
        and each.id
        and "__init__" not in vars(each)
    ]
    assert len(said) > 15
    assert len(set(said)) == len(said)


@posix
def test_a_folder_this_user_may_not_read_is_said(unprivileged: Path) -> None:
    path = unprivileged / "closed.caldicott"
    folder.create(path)
    path.chmod(0o000)
    with pytest.raises(faults.FolderNotPermitted):
        folder.read(path)
    with pytest.raises(faults.FolderNotPermitted):
        folder.create(path)
    path.chmod(0o700)


@posix
def test_a_folder_this_user_may_not_change_keeps_its_file(unprivileged: Path) -> None:
    path = unprivileged / "fixed.caldicott"
    founded = changing.found(path, FOUNDER, MAKING).unlocked
    folder.create(path)
    folder.write(path, founded.file)
    folder.require_writable(path)
    path.chmod(0o500)
    before = snapshot(path)
    other = changing.change_passphrase(founded, "fictional walrus bucket", MAKING)
    with pytest.raises(faults.FolderReadOnly):
        folder.require_writable(path)
    with pytest.raises(faults.FolderNotPermitted):
        folder.write(path, other.file)
    assert snapshot(path) == before
    path.chmod(0o700)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (errno.EACCES, faults.FolderNotPermitted),
        (errno.EPERM, faults.FolderNotPermitted),
        (errno.EROFS, faults.FolderReadOnly),
        (errno.ENOSPC, faults.DiskFull),
        (errno.EDQUOT, faults.DiskFull),
        (errno.EIO, faults.FolderUnreachable),
    ],
)
def test_refusals_of_the_operating_system_become_sentences(
    code: int, error: type[faults.VaultError]
) -> None:
    assert type(folder.explain(OSError(code, os.strerror(code)))) is error


def test_a_failure_without_words_is_named_by_its_type() -> None:
    assert "TimeoutError" in folder.explain(TimeoutError()).message
