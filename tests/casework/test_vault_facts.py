from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook
from tests.casework.world import World, done, record


def test_the_vaults_place_size_entries_and_last_check(book: Casebook, world: World) -> None:
    record(book)
    done(casework.verify_vault(book))
    facts = casework.vault_facts(book)
    assert facts.folder == world.folder
    files = [each for each in world.folder.iterdir() if each.is_file()]
    assert facts.size == sum(each.stat().st_size for each in files)
    assert facts.entries == sum(head.size for head in book.heads.values())
    assert facts.checked_by == "Priya Nair"
    assert facts.checked_at == book.checked_at
    assert facts.sentence == casework.status(book).sentence
    assert facts.intact
    assert facts.backup is None


def test_before_any_check_nobody_has_made_one(book: Casebook, tmp_path: Path) -> None:
    book.state = replace(book.state, checked={})
    facts = casework.vault_facts(book)
    assert (facts.checked_at, facts.checked_by) == (None, None)
    done(casework.back_up(book, tmp_path / "a.caldicott-backup"))
    backup = casework.vault_facts(book).backup
    assert backup is not None
    assert backup.place == tmp_path / "a.caldicott-backup"
