from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from caldicott_desktop import files


def test_a_file_is_read_up_to_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"0123456789")
    assert files.read_ordinary(path, most=4) == b"0123"
    assert files.read_ordinary(path, most=99) == b"0123456789"


def test_a_folder_is_no_ordinary_file(tmp_path: Path) -> None:
    with pytest.raises(files.NotAnOrdinaryFile):
        files.read_ordinary(tmp_path, most=1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes and devices")
def test_a_pipe_and_a_device_are_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(files.NotAnOrdinaryFile):
            files.read_ordinary(path, most=1)


def test_what_is_not_there_is_told_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        files.read_ordinary(tmp_path / "nowhere", most=1)


def test_a_folder_is_one_and_nothing_else_is(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"")
    assert files.is_folder(tmp_path)
    assert not files.is_folder(tmp_path / "note.txt")
    assert not files.is_folder(tmp_path / "nowhere")
    assert not files.is_folder(tmp_path / ("far too long " * 99))


def test_a_file_is_told_from_everything_else(tmp_path: Path) -> None:
    path = tmp_path / "a file"
    path.write_bytes(b"")
    assert files.is_file(path)
    assert not files.is_file(tmp_path)
    assert not files.is_file(tmp_path / "nowhere")
    assert not files.is_file(Path("no\0name"))
