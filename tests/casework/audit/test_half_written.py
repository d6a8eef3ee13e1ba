"""An export that was killed midway: what it left is cleared, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import audit
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.domain.audit.selection import Selection
from tests.architecture.source import ROOT
from tests.casework.audit.planting import decided
from tests.casework.audit.test_registers import FULL
from tests.casework.world import World, done, record

FORMATS = (Format.CSV, Format.JSON)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "for the auditor"
    folder.mkdir()
    return folder


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(root=tmp_path)
    book = made.create()
    record(book, decided(3))
    book.close()
    return made


def killed(world: World, out: Path) -> Path:
    """Have another process export and end in the middle of it; gives the folder it left."""
    subprocess.run(
        [sys.executable, "-m", "tests.casework.audit.test_half_written", world.root, out],
        check=False,
        cwd=ROOT,
    )
    (left,) = out.glob(".*.part")
    return left


def export_and_end(root: Path, out: Path) -> None:
    """Begin to export, and end as a process does that is killed: nothing is put in order."""
    book = World(root=root).unlock()
    for _ in audit.export_register(book, Selection(), FULL, out, formats=FORMATS):
        if any(each.suffix == ".csv" for each in out.glob(".*.part/*")):
            os._exit(9)


def test_what_a_killed_export_left_is_cleared_where_it_is_certainly_ours(
    world: World, tmp_path: Path, out: Path
) -> None:
    left = killed(world, out)
    assert [each.name for each in left.iterdir()] != []
    foreign = out / ".0123abcd.part"
    foreign.mkdir()
    (foreign / "theirs").write_text("theirs")
    # Neither a copy of the vault nor another computer knows whether somebody still writes there.
    (tmp_path / "copy").mkdir()
    shutil.copytree(world.folder, tmp_path / "copy" / world.folder.name)
    shutil.copytree(tmp_path / "state", tmp_path / "copy" / "state")
    for other in (World(root=tmp_path / "copy"), replace(world, machine="b" * 64)):
        book = other.unlock()
        done(casework.tidy(book))
        book.close()
        assert left.is_dir()
    # A link may lead anywhere.
    book = world.unlock()
    kept = left.rename(tmp_path / "kept")
    left.symlink_to(kept)
    done(casework.tidy(book))
    assert [each.name for each in kept.iterdir()] != []
    left.unlink()
    kept.rename(left)
    # A stick that is not plugged in may come back.
    away = out.rename(tmp_path / "unplugged")
    done(casework.tidy(book))
    away.rename(out)
    done(casework.tidy(book))
    assert not left.exists()
    assert [each.name for each in out.iterdir()] == [foreign.name]
    assert (foreign / "theirs").read_text() == "theirs"
    book.close()


def test_the_next_export_clears_it_as_well_and_leaves_nothing_of_its_own(
    world: World, tmp_path: Path, out: Path
) -> None:
    left = killed(world, out)
    book = world.unlock()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    steps = audit.export_register(book, Selection(), FULL, elsewhere, formats=FORMATS)
    while not list(elsewhere.glob(".*.part/*.csv")):
        next(steps)
    assert not left.exists()
    # What is being written meanwhile is not cleared.
    done(casework.tidy(book))
    assert list(elsewhere.glob(".*.part/*.csv"))
    assert len(done(steps).files) == 4
    assert not list(elsewhere.glob(".*"))
    book.close()


if __name__ == "__main__":
    export_and_end(Path(sys.argv[1]), Path(sys.argv[2]))
