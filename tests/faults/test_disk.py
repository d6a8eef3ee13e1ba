from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework.verifying import verify_vault
from caldicott_desktop.errors import KnownError
from tests.faults import cheap_vaults, fictional, small_disk

pytestmark = pytest.mark.root


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", mebibytes=6) as disk:
        book = cheap_vaults.create(disk / "Full.caldicott", tmp_path / "state")
        case = fictional.case(random.Random(1), book.guidance)
        draft = casework.new_draft(book, case.kind_id)
        casework.save_draft(book, draft.id, case)
        ballast = small_disk.fill(disk)

        longer = replace(case, request=replace(case.request, asked_for="x" * 500_000))
        with pytest.raises(KnownError, match="full") as full:
            casework.save_draft(book, draft.id, longer)
        assert full.value.remedy
        with pytest.raises(KnownError, match="full"):
            casework.record_decision(book, draft.id, longer)
        assert casework.load_draft(book, draft.id).case == case

        ballast.unlink()
        recorded = casework.record_decision(book, draft.id, longer)
        assert casework.open_decision(book, recorded.decision_id).case.request == longer.request
        assert cheap_vaults.finish(verify_vault(book)).intact
        casework.lock(book)


def test_a_read_only_folder_is_said_and_loses_nothing(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", mebibytes=6) as disk:
        folder, state = disk / "Still.caldicott", tmp_path / "state"
        book = cheap_vaults.create(folder, state)
        case = fictional.case(random.Random(2), book.guidance)
        draft = casework.new_draft(book, case.kind_id)
        recorded = casework.record_decision(book, draft.id, case)
        casework.lock(book)
        small_disk.make_read_only(disk)
        before = {path: path.read_bytes() for path in folder.iterdir()}

        with pytest.raises(KnownError, match="can be read but not changed") as refused:
            cheap_vaults.unlock(folder, state)
        assert refused.value.remedy
        assert {path: path.read_bytes() for path in folder.iterdir()} == before

        small_disk.make_writable(disk)
        book = cheap_vaults.unlock(folder, state)
        assert casework.open_decision(book, recorded.decision_id).case.kind_id == case.kind_id
        casework.lock(book)


def test_a_vault_cannot_be_made_where_nothing_can_be_written(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", mebibytes=1) as disk:
        small_disk.make_read_only(disk)
        with pytest.raises(KnownError) as refused:
            cheap_vaults.create(disk / "New.caldicott", tmp_path / "state")
        assert refused.value.remedy
        assert list(disk.iterdir()) == []
