from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from caldicott_desktop import assets
from caldicott_desktop.store import faults, migrations
from caldicott_desktop.store.connection import Store
from tests.store.conftest import KEY

MIGRATIONS = assets.folder("resources") / "migrations"


def steps(folder: Path, *scripts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for number, script in enumerate(scripts, start=1):
        (folder / f"{number:04}_step.sql").write_text(script)
    return folder


def test_a_new_register_has_taken_every_step(store: Store) -> None:
    assert migrations.version(store) == migrations.newest() == len(migrations.steps())


def test_the_committed_schema_is_what_the_steps_make(store: Store) -> None:
    """Write it anew with: python -m tests.store.test_migrations."""
    assert migrations.schema(store) == (MIGRATIONS / "schema.sql").read_text(encoding="utf-8")


def test_every_ordinary_table_is_strict(store: Store) -> None:
    tables = store.rows("SELECT sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")
    ours = [
        sql for (sql,) in tables if not re.match(r"CREATE (VIRTUAL )?TABLE '?(case_)?search", sql)
    ]
    assert len(ours) == 19
    assert all(re.search(r"\) STRICT(, WITHOUT ROWID)?$", sql) for sql in ours)


def test_steps_carry_an_old_register_on_and_keep_a_copy(path: Path, tmp_path: Path) -> None:
    folder = steps(tmp_path / "steps", "CREATE TABLE a (x);")
    first = Store.create(path, KEY, steps=folder)
    first.run("INSERT INTO a VALUES (1)")
    first.close()
    steps(folder, "CREATE TABLE a (x);", "CREATE TABLE b AS SELECT x FROM a;")
    second = Store.open(path, KEY, steps=folder)
    assert second.rows("SELECT x FROM b") == [(1,)]
    assert migrations.version(second) == 2
    second.close()
    copy = tmp_path / "register-1.db.before-2"
    assert copy.is_file()
    assert not copy.read_bytes().startswith(b"SQLite format 3")
    Store.open(path, KEY, steps=folder).close()
    assert not copy.exists()


def test_the_copy_before_a_step_is_whole_and_under_the_same_key(path: Path, tmp_path: Path) -> None:
    folder = steps(tmp_path / "steps", "CREATE TABLE a (x);")
    Store.create(path, KEY, steps=folder).close()
    (tmp_path / "register-1.db.before-2").write_bytes(b"of an earlier attempt")
    steps(folder, "CREATE TABLE a (x);", "CREATE TABLE b (x);")
    Store.open(path, KEY, steps=folder).close()
    copy = tmp_path / "copy.db"
    (tmp_path / "register-1.db.before-2").replace(copy)
    (folder / "0002_step.sql").unlink()
    old = Store.open(copy, KEY, steps=folder)
    assert migrations.version(old) == 1
    assert old.rows("SELECT * FROM a") == []
    old.close()


def test_a_step_that_fails_changes_nothing(path: Path, tmp_path: Path) -> None:
    folder = steps(tmp_path / "steps", "CREATE TABLE a (x);")
    Store.create(path, KEY, steps=folder).close()
    steps(folder, "CREATE TABLE a (x);", "CREATE TABLE b (x); NONSENSE;")
    with pytest.raises(driver.OperationalError, match="NONSENSE"):
        Store.open(path, KEY, steps=folder)
    (folder / "0002_step.sql").unlink()
    same = Store.open(path, KEY, steps=folder)
    assert migrations.version(same) == 1
    assert same.value("SELECT count(*) FROM sqlite_master WHERE name = 'b'") == 0
    same.close()


def test_steps_that_do_not_count_on_are_a_mistake_of_ours(tmp_path: Path) -> None:
    folder = steps(tmp_path / "steps", "", "")
    (folder / "0001_step.sql").unlink()
    (folder / "readme.txt").touch()
    with pytest.raises(ValueError, match="do not count"):
        migrations.steps(folder)


def test_a_disk_that_fills_while_copying_stops_the_step(path: Path, tmp_path: Path) -> None:
    folder = steps(tmp_path / "steps", "CREATE TABLE a (x);")
    Store.create(path, KEY, steps=folder).close()
    steps(folder, "CREATE TABLE a (x);", "CREATE TABLE b (x);")
    # A folder in the copy's place cannot be written to, as a full or failing disk cannot.
    (tmp_path / "register-1.db.before-2").mkdir()
    with pytest.raises(faults.RegisterUnreachable):
        Store.open(path, KEY, steps=folder)


if __name__ == "__main__":
    import sys

    where = Path(sys.argv[1]) / "register.db"
    made = Store.create(where, KEY)
    (MIGRATIONS / "schema.sql").write_text(migrations.schema(made), encoding="utf-8")
    made.close()
    where.unlink()
