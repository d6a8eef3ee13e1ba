"""A vault of every released register format, as it was written then: all must open and go on.

Each folder is named after the last migration its register had taken. `python -m tests.stores.make
FOLDER` makes one for the present format; a released one is never made again.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, examiner
from caldicott_desktop.domain.choices import DueWhat, Standing
from caldicott_desktop.store import migrations
from tests.casework.world import Hands, World, done, record
from tests.stores.make import KNOWN, MADE_AT, SCRUTINISED

FOLDERS = sorted(
    path for path in Path(__file__).parent.iterdir() if (path / "vault.json").is_file()
)

DECISIONS = {"0001": 12, "0002": 12, "0003": 13, "0004": 14, "0005": 16}
"""How many decisions each vault lists, with those that others took the place of."""


def test_every_released_format_has_a_vault() -> None:
    assert [int(folder.name) for folder in FOLDERS] == list(range(1, migrations.newest() + 1))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_old_vault_opens_shows_its_decisions_and_takes_new_ones(
    folder: Path, tmp_path: Path
) -> None:
    world = World(root=tmp_path, hands=Hands(MADE_AT))
    shutil.copytree(folder, world.folder)
    book = world.unlock()
    rows = casework.decisions(book).rows
    assert len(rows) == DECISIONS[folder.name]
    standings = {row.standing for row in rows}
    lived_on = {Standing.STANDS, Standing.SUPERSEDED, Standing.CHALLENGED}
    assert standings >= (lived_on if int(folder.name) > 2 else {Standing.STANDS})
    for row in rows:
        page = casework.open_decision(book, row.id)
        assert page.reference == row.reference
        assert page.kind.id == row.kind_id
    assert len(casework.drafts(book)) == 3
    assert casework.names(book).people == ((KNOWN,) if int(folder.name) > 1 else ())
    scrutinised(book, since_fifth=int(folder.name) > 4)
    casework.keep_name(book, replace(KNOWN, reference="R-1"))
    made = record(book)
    assert casework.open_decision(book, made.decision_id).position
    assert done(casework.verify_vault(book)).intact
    exported = casework.export_decision(book, rows[0].id, tmp_path / "old.docx")
    assert casework.verify_document(exported.path).status == 0
    book.close()


def scrutinised(book: Casebook, *, since_fifth: bool) -> None:
    """An examiner's office has what was noted in it, or nothing before it could note anything."""
    listed = examiner.case_page(book).rows
    assert [row.reference for row in listed] == ([SCRUTINISED] if since_fifth else [])
    assert len(examiner.standing_sources(book)) == since_fifth
    assert examiner.open_problems_count(book) == since_fifth
    assert [each.what for each in casework.dues(book) if each.examiner_case] == (
        [DueWhat.HIGH_PROFILE] if since_fifth else []
    )
    for row in listed:
        page = examiner.open_case(book, row.id)
        assert [access.on_list for access in page.accesses] == [False]
        assert len(examiner.exceptions_of(book, row.id).decisions) == 1
