from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework.demo_cases import fictional_case
from caldicott_desktop.casework.verifying import verify_vault
from caldicott_desktop.domain.case import Case
from caldicott_desktop.errors import KnownError
from tests.faults import cheap_vaults, small_disk
from tests.faults.writer import HOUSE

pytestmark = pytest.mark.root


def fictional(book: casework.Casebook, seed: int) -> Case:
    decided_at = datetime.now(tz=UTC).astimezone(ZoneInfo("Europe/London")) - timedelta(hours=1)
    return fictional_case(random.Random(seed), book.guidance, HOUSE, decided_at)


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", mebibytes=6) as disk:
        book = cheap_vaults.create(disk / "Full.caldicott", tmp_path / "state")
        case = fictional(book, 1)
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
        case = fictional(book, 2)
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
