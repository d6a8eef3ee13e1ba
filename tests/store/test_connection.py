from __future__ import annotations

import hashlib
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver
from typing_extensions import override

from caldicott_desktop.store import faults
from caldicott_desktop.store.connection import APPLICATION_ID, Store, known
from tests.store.conftest import KEY

OTHER = bytes(32)


def folder_bytes(folder: Path) -> dict[str, str]:
    """Every file of a folder by name, as a digest."""
    return {
        each.name: hashlib.sha256(each.read_bytes()).hexdigest()
        for each in sorted(folder.iterdir())
    }


@pytest.fixture
def closed(path: Path) -> Path:
    Store.create(path, KEY).close()
    return path


def test_settings_are_those_of_the_format(store: Store) -> None:
    wanted = {
        "journal_mode": "wal",
        "locking_mode": "exclusive",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "secure_delete": 1,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "cell_size_check": 1,
        "trusted_schema": 0,
        "page_size": "4096",  # SQLCipher answers in text
        "temp_store": 2,
        "cache_size": -16384,
        "application_id": APPLICATION_ID,
        "cipher_memory_security": "0",
    }
    assert {name: store.value(f"PRAGMA {name}") for name in wanted} == wanted


def test_an_open_register_has_no_shared_memory_file(store: Store) -> None:
    assert {each.name for each in store.path.parent.iterdir()} == {
        "register-1.db",
        "register-1.db-wal",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_the_files_are_the_users_own(store: Store) -> None:
    for file in store.path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_closing_leaves_one_file_with_everything_in_it(closed: Path) -> None:
    assert [each.name for each in closed.parent.iterdir()] == ["register-1.db"]
    assert closed.stat().st_size > 4096


def test_nothing_in_the_file_is_readable(store: Store) -> None:
    with store.transaction():
        store.run("INSERT INTO settings VALUES ('canary', 'the quick brown canary')")
    for file in store.path.parent.iterdir():
        content = file.read_bytes()
        assert b"canary" not in content
        assert b"CREATE TABLE" not in content
    assert not store.path.read_bytes().startswith(b"SQLite format 3")


def test_a_register_is_not_made_over_a_file(closed: Path) -> None:
    before = folder_bytes(closed.parent)
    with pytest.raises(faults.RegisterExists):
        Store.create(closed, KEY)
    assert folder_bytes(closed.parent) == before


def test_a_failed_creation_leaves_nothing(path: Path, tmp_path: Path) -> None:
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / "0001_wrong.sql").write_text("CREATE TABLE fine (a); CREATE NONSENSE;")
    with pytest.raises(driver.OperationalError, match="NONSENSE"):
        Store.create(path, KEY, steps=steps)
    assert list(tmp_path.iterdir()) == [steps]


def plain(path: Path) -> None:
    connection = driver.connect(str(path.with_suffix(".plain")))
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()
    path.with_suffix(".plain").replace(path)


def another_key(path: Path) -> None:
    path.unlink()
    Store.create(path, OTHER).close()


def not_ours(path: Path) -> None:
    store = Store.open(path, KEY)
    store.run("PRAGMA application_id = 7")
    store.close()


def newer(path: Path) -> None:
    store = Store.open(path, KEY)
    store.run("PRAGMA user_version = 9999")
    store.close()


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda path: path.unlink(), faults.RegisterMissing),
        (lambda path: path.write_bytes(b""), faults.RegisterNotOurs),
        (shorten, faults.RegisterForeign),
        (lambda path: path.write_bytes(b"\x17" * 8192), faults.RegisterForeign),
        (plain, faults.RegisterNotEncrypted),
        (another_key, faults.RegisterForeign),
        (not_ours, faults.RegisterNotOurs),
        (newer, faults.RegisterNewer),
        (lambda path: (path.unlink(), path.mkdir()), faults.RegisterUnreachable),
    ],
)
def test_each_wrong_file_has_its_sentence_and_is_left_as_it_is(
    closed: Path, change: Callable[[Path], object], error: type[faults.RegisterError]
) -> None:
    change(closed)
    before = folder_bytes(closed.parent) if not closed.is_dir() else {}
    with pytest.raises(error) as caught:
        Store.open(closed, KEY)
    assert caught.value.message.endswith(".")
    assert caught.value.remedy
    if before:
        assert folder_bytes(closed.parent) == before


def test_a_wrong_key_leaves_a_write_ahead_log_alone(path: Path, tmp_path: Path) -> None:
    store = Store.create(path, KEY)
    with store.transaction():
        store.run("INSERT INTO settings VALUES ('a', 'b')")
    # As a crash leaves it: the change is in the log beside the file.
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for each in (path, path.with_name("register-1.db-wal")):
        (crashed / each.name).write_bytes(each.read_bytes())
    store.close()
    before = folder_bytes(crashed)
    assert "register-1.db-wal" in before
    with pytest.raises(faults.RegisterForeign):
        Store.open(crashed / path.name, OTHER)
    assert folder_bytes(crashed) == before
    again = Store.open(crashed / path.name, KEY)
    assert again.value("SELECT value FROM settings WHERE name = 'a'") == "b"
    again.close()


def test_a_second_opening_is_told_that_the_vault_is_open(store: Store) -> None:
    with pytest.raises(faults.RegisterBusy, match="already open"):
        Store.open(store.path, KEY)


def test_a_key_is_32_bytes(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Store.create(path, b"short")
    assert not path.exists()


def test_a_folder_that_is_not_there_cannot_hold_a_register(tmp_path: Path) -> None:
    with pytest.raises(faults.RegisterUnreachable):
        Store.create(tmp_path / "nowhere" / "register-1.db", KEY)


def names(store: Store) -> list[str]:
    return [name for (name,) in store.rows("SELECT name FROM settings ORDER BY name")]


def put(store: Store, name: str) -> None:
    store.run("INSERT INTO settings VALUES (?, '')", (name,))


def test_a_transaction_is_kept_when_its_block_ends(store: Store) -> None:
    with store.transaction():
        put(store, "a")
        with store.transaction():
            put(store, "b")
    assert names(store) == ["a", "b"]


def test_a_transaction_that_fails_keeps_nothing(store: Store) -> None:
    def fail() -> None:
        with store.transaction():
            put(store, "a")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert names(store) == []
    with store.transaction():
        put(store, "b")
    assert names(store) == ["b"]


def test_a_failure_inside_spoils_the_whole_even_when_caught(store: Store) -> None:
    def inner() -> None:
        with store.transaction():
            put(store, "b")
            raise KeyError

    def outer() -> None:
        with store.transaction():
            put(store, "a")
            with pytest.raises(KeyError):
                inner()

    with pytest.raises(RuntimeError, match="none of it can be kept"):
        outer()
    assert names(store) == []


def test_a_script_that_fails_is_undone(store: Store) -> None:
    script = "BEGIN IMMEDIATE; INSERT INTO settings VALUES ('a', ''); SELECT nonsense; COMMIT;"
    with pytest.raises(driver.OperationalError, match="nonsense"):
        store.run_script(script)
    assert names(store) == []


def test_many_rows_at_once_and_their_errors(store: Store) -> None:
    store.run_many("INSERT INTO settings VALUES (?, ?)", [("a", ""), ("b", "")])
    assert names(store) == ["a", "b"]
    with pytest.raises(driver.IntegrityError):
        store.run_many("INSERT INTO settings VALUES (?, ?)", [("a", "")])


def test_no_row_is_none(store: Store) -> None:
    assert store.row("SELECT 1 WHERE 0") is None
    assert store.value("SELECT 1 WHERE 0") is None


def test_closing_inside_a_transaction_drops_it(path: Path) -> None:
    def close_early() -> Iterator[None]:
        store = Store.create(path, KEY)
        with store.transaction():
            put(store, "a")
            store.close()
            yield

    next(close_early())
    again = Store.open(path, KEY)
    assert names(again) == []
    again.close()


def test_abandoning_writes_nothing_more(path: Path) -> None:
    store = Store.create(path, KEY)
    with store.transaction():
        put(store, "a")
    store.abandon()
    again = Store.open(path, KEY)
    assert names(again) == ["a"]
    again.close()


def counting_to(number: int) -> str:
    """A statement that takes the longer the higher it counts."""
    return (
        f"WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT {number})"
        " SELECT max(x) FROM n"
    )


def test_an_outdated_reading_can_be_stopped_from_another_thread(store: Store) -> None:
    over = threading.Event()

    def stop() -> None:
        while not over.is_set():
            store.interrupt()
            time.sleep(0.01)

    thread = threading.Thread(target=stop)
    thread.start()
    try:
        with pytest.raises(faults.SearchStopped), store.reading():
            store.rows(counting_to(1_000_000_000))
        # What is not said to be a reading is never cut off, and so no writing is.
        assert store.value(counting_to(300_000)) == 300_000
    finally:
        over.set()
        thread.join()


def test_a_reading_that_was_stopped_between_two_statements_comes_to_no_second(store: Store) -> None:
    def read() -> None:
        with store.reading():
            assert store.value("SELECT 1") == 1
            store.interrupt()
            store.value("SELECT 2")

    with pytest.raises(faults.SearchStopped):
        read()
    assert store.value("SELECT 3") == 3
    with store.reading():
        assert store.value("SELECT 4") == 4


def test_whatever_fails_in_a_reading_that_was_stopped_is_told_as_stopped(store: Store) -> None:
    class Stops(list[str]):
        """Parameters during whose binding the reading is stopped."""

        @override
        def __len__(self) -> int:
            store.interrupt()
            return super().__len__()

    def read(parameters: list[str]) -> None:
        with store.reading():
            store.rows("SELECT * FROM json_each(?) WHERE key <> ?", parameters)

    with pytest.raises(faults.SearchStopped):
        read(Stops(["no JSON", ""]))
    with pytest.raises(driver.OperationalError, match="JSON"):
        read(["no JSON", ""])


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        (driver.SQLITE_BUSY, faults.RegisterBusy),
        (driver.SQLITE_LOCKED, faults.RegisterBusy),
        (driver.SQLITE_NOTADB, faults.RegisterDamaged),
        (driver.SQLITE_CORRUPT, faults.RegisterDamaged),
        (driver.SQLITE_FULL, faults.RegisterDiskFull),
        (driver.SQLITE_READONLY, faults.RegisterReadOnly),
        (driver.SQLITE_PERM, faults.RegisterReadOnly),
        (driver.SQLITE_CANTOPEN, faults.RegisterUnreachable),
        (driver.SQLITE_IOERR, faults.RegisterUnreachable),
        (driver.SQLITE_INTERRUPT, faults.SearchStopped),
    ],
)
def test_each_code_of_the_driver_has_its_sentence(
    code: int, meaning: type[faults.RegisterError]
) -> None:
    error = driver.DatabaseError("as the driver says it")
    error.sqlite_errorcode = code
    assert type(known(error)) is meaning


def test_other_errors_of_the_driver_are_ours(store: Store) -> None:
    assert known(driver.ProgrammingError("closed")) is None
    with pytest.raises(driver.OperationalError, match="no such table"):
        store.rows("SELECT * FROM nonsense")


def test_a_full_register_says_so_and_keeps_what_it_has(store: Store) -> None:
    # SQLite refuses pages beyond this count as it refuses them on a full disk.
    store.rows(f"PRAGMA max_page_count = {store.value('PRAGMA page_count') + 2}")

    def fill() -> None:
        with store.transaction():
            for number in range(100):
                store.run("INSERT INTO settings VALUES (?, ?)", (f"n{number}", "x" * 4000))

    with pytest.raises(faults.RegisterDiskFull):
        fill()
    assert names(store) == []


def test_a_damaged_page_is_named_when_it_is_read(closed: Path) -> None:
    store = Store.open(closed, KEY)
    with store.transaction():
        for number in range(50):
            store.run("INSERT INTO settings VALUES (?, ?)", (f"n{number}", "x" * 400))
    pages = store.value("PRAGMA page_count")
    store.close()
    content = bytearray(closed.read_bytes())
    content[(pages - 1) * 4096 + 100] ^= 1
    closed.write_bytes(content)
    again = Store.open(closed, KEY)
    with pytest.raises(faults.RegisterDamaged):
        again.rows("SELECT * FROM settings")
    again.abandon()


def test_a_copy_is_whole_under_its_own_key(store: Store, tmp_path: Path) -> None:
    with store.transaction():
        put(store, "a")
    store.back_up(tmp_path / "copy.db", OTHER)
    copy = Store.open(tmp_path / "copy.db", OTHER)
    assert names(copy) == ["a"]
    copy.close()


def test_how_far_a_copy_has_come_is_told_and_ends_it_where_nobody_wants_more(
    store: Store, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    store.back_up(tmp_path / "copy.db", OTHER, moved=lambda *at: told.append(at))
    done, total = told[-1]
    assert done == total > 0

    def enough(_done: int, _total: int) -> None:
        raise StopAsyncIteration

    with pytest.raises(StopAsyncIteration):
        store.back_up(tmp_path / "another.db", OTHER, moved=enough)


def test_a_copy_over_something_else_says_that_it_could_not_be_made(
    store: Store, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"\x17" * 8192)
    with pytest.raises(faults.RegisterUnreachable):
        store.back_up(target, OTHER)


def test_a_copy_into_a_folder_that_is_not_there_cannot_be_made(
    store: Store, tmp_path: Path
) -> None:
    with pytest.raises(faults.RegisterUnreachable):
        store.back_up(tmp_path / "nowhere" / "copy.db", OTHER)
