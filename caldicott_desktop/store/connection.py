"""The encrypted connection: opened in the one right order, written in transactions only.

Order and settings are those of `docs/register-format.md`, "Opening". Nothing else builds the
`PRAGMA key` string, and nothing outside this module touches the driver.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, Protocol, TypeAlias

from sqlcipher3 import dbapi2 as driver

from caldicott_desktop import files
from caldicott_desktop.store import faults, migrations

SqlValue: TypeAlias = "int | str | bytes | None"
Parameters: TypeAlias = "Sequence[SqlValue] | Mapping[str, SqlValue]"
Row: TypeAlias = "tuple[Any, ...]"
Copied: TypeAlias = "Callable[[int, int, int], None]"

KEY_BYTES = 32
APPLICATION_ID = 0x43614C67  # “CaLg”: tells our register from any other file under the same key
_PLAIN_HEADER = b"SQLite format 3\x00"

# Before the key is given: a wrong one would otherwise write HMAC errors to stderr.
_QUIET = "PRAGMA cipher_log_level = NONE"

# Before the first read, so that no -shm file is made and the first read takes the lock.
_ALONE = "PRAGMA locking_mode = EXCLUSIVE"

# Pages in the write-ahead log after which it is folded into the file: SQLite's own number.
_FOLDED_AFTER = 1000

# Pages copied between two looks at whether to go on: some ten milliseconds.
_COPIED_AT_ONCE = 512

# `cipher_memory_security` is left off: it makes searching ten times slower and cannot be turned
# off again (docs/register-format.md, "Opening").
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    # 16 MiB of pages, for each has to be deciphered again once it has left: room for the indexes by
    # random ids of 100,000 decisions, which the 2 MiB that SQLite keeps unasked have not.
    "PRAGMA cache_size = -16384",
)


class Cursor(Protocol):
    """What we use of the driver's cursor."""

    def fetchall(self) -> list[Row]:
        """Return every row that is left."""
        ...


class Connection(Protocol):
    """The six methods we use of the driver, which comes without types."""

    def execute(self, sql: str, parameters: Parameters = ...) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Parameters]) -> Cursor:
        """Run one statement for each set of parameters."""
        ...

    def executescript(self, sql: str) -> Cursor:
        """Run several statements, which hold their own BEGIN and COMMIT."""
        ...

    def interrupt(self) -> None:
        """Stop the statement that runs now; may be called from another thread."""
        ...

    def backup(
        self,
        target: Connection,
        *,
        pages: int = ...,
        progress: Callable[[int, int, int], None] = ...,
    ) -> None:
        """Copy every page into `target`, under the key of `target`, so many `pages` at a time."""
        ...

    def close(self) -> None:
        """Give the file back."""
        ...


class Store:
    """An open register, used on the thread that made it; only `interrupt` may come from another.

    Every failure that a reader can do something about leaves as a `faults.RegisterError`.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        """Take over a connection that `create` or `open` has prepared."""
        self._connection = connection
        self.path = path
        self._depth = 0
        self._spoilt = False
        self._resting = 0
        self.folded = 0
        """How often the write-ahead log was folded into the file by `checkpoint`."""
        self._guard = threading.Lock()
        self._may_stop = False
        self._is_stopped = False

    @classmethod
    def create(cls, path: Path, key: bytes, *, steps: Path | None = None) -> Store:
        """Make a new, empty register at `path` under `key` (32 bytes) and open it.

        `steps` is the folder of migrations, by default the program's own. Raises `RegisterExists`,
        and what a full or read-only disk gives; then no file is left behind.
        """
        _key_pragma(key)
        try:
            # Readable by this user alone; the log beside it takes over the same permissions.
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError as error:
            raise faults.RegisterExists from error
        except OSError as error:
            raise faults.RegisterUnreachable from error
        store = cls(_connected(path, key, "rw"), path)
        try:
            store._prepare(new=True)
            migrations.run(store, steps)
            # The first pages go into the file itself, so that `open` can prove the key on it.
            store.checkpoint()
            files.sync_folder(path.parent)
        except BaseException:
            store.abandon()
            for left in (path, path.with_name(f"{path.name}-wal")):
                left.unlink(missing_ok=True)
            raise
        return store

    @classmethod
    def open(cls, path: Path, key: bytes, *, steps: Path | None = None) -> Store:
        """Open the register at `path` under `key` (32 bytes) and bring it up to date.

        The key is proven first, on a connection that cannot write, so that a file which is not
        this vault's register is left as it was. Raises `RegisterMissing`, `RegisterNotEncrypted`,
        `RegisterForeign`, `RegisterNotOurs`, `RegisterNewer`, `RegisterBusy`, `RegisterDamaged`.
        """
        _prove(path, key, migrations.newest(steps))
        store = cls(_connected(path, key, "rw"), path)
        try:
            store._prepare(new=False)
            migrations.run(store, steps, backup=lambda target: store.back_up(target, key))
        except BaseException as error:
            store.abandon()
            if isinstance(error, OSError):
                raise faults.RegisterUnreachable from error
            raise
        return store

    @classmethod
    def aside(cls, path: Path, key: bytes) -> Store:
        """Look at the file at `path` without a lock, without its write-ahead log, to read only.

        Opened as immutable, SQLite leaves a log beside the file alone, which it would otherwise
        fold into it on closing, right key or not. Nothing has been read yet, so nothing is proven.
        End with `abandon`. Raises `RegisterUnreachable`.
        """
        return cls(_connected(path, key, "ro&immutable=1"), path)

    def close(self) -> None:
        """Fold the write-ahead log into the file and give the file back."""
        try:
            if not self._depth:
                self.checkpoint()
        finally:
            self._connection.close()

    def abandon(self) -> None:
        """Give the file back as it is, without another write."""
        self._connection.close()

    def checkpoint(self) -> None:
        """Write everything into the one file and empty the write-ahead log."""
        self.folded += 1
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextlib.contextmanager
    def at_rest(self) -> Iterator[None]:
        """Keep the file itself as it is inside the block, everything written until now in it.

        What is written meanwhile stays in the write-ahead log, so that a connection made by `aside`
        may read the file. A block inside another finds the file as the outer one has it; `folded`
        tells whether somebody called `checkpoint` meanwhile.
        """
        if not self._resting:
            with contextlib.suppress(faults.RegisterDamaged):
                # A connection that has met a damaged page refuses even this; the file stays then.
                self.checkpoint()
            self.rows("PRAGMA wal_autocheckpoint = 0")
        self._resting += 1
        try:
            yield
        finally:
            self._resting -= 1
            if not self._resting:
                # Closed meanwhile, it has folded everything in by itself.
                with contextlib.suppress(driver.ProgrammingError):
                    self._connection.execute(f"PRAGMA wal_autocheckpoint = {_FOLDED_AFTER}")

    def require_sound(self) -> None:
        """Raise `RegisterDamaged` where any reading until now has met a damaged page.

        Where that page was the last of a long value, SQLCipher gives zeros for it and no error; but
        it then refuses every page that is not in memory, which is asked for here.
        """
        self.rows("PRAGMA shrink_memory")
        self.rows("SELECT count(*) FROM sqlite_master")

    def back_up(
        self, target: Path, key: bytes, *, moved: Callable[[int, int], None] | None = None
    ) -> None:
        """Write a whole copy into the new file `target`, encrypted under `key` (32 bytes).

        `moved` is told now and then how many pages of how many are done; what it raises ends the
        copying. The driver gives no code with what fails here and waits for a file that is in use,
        so the file must be nobody else's. Raises `RegisterUnreachable`.
        """

        def tell(_status: int, left: int, total: int) -> None:
            if moved is not None:
                moved(total - left, total)

        connection = _connected(target, key, "rwc")
        try:
            self._connection.backup(connection, pages=_COPIED_AT_ONCE, progress=tell)
        except driver.Error as error:
            raise faults.RegisterUnreachable from error
        finally:
            connection.close()
        files.sync_folder(target.parent)

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Let what is read inside the block be cut off by `interrupt`.

        Nothing may be written inside but tables in memory, and no block may lie in another.
        """
        with self._guard:
            self._may_stop, self._is_stopped = True, False
        try:
            yield
        finally:
            with self._guard:
                self._may_stop = self._is_stopped = False

    def interrupt(self) -> None:
        """Cut off what is read inside a `reading` block: there `SearchStopped` is raised.

        The statement that runs, or the next one of that block. Outside of such a block nothing
        happens, so no writing is ever cut off. May be called on any thread.
        """
        with self._guard:
            if self._may_stop:
                self._is_stopped = True
                self._connection.interrupt()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside one change: on disk when the block has ended, or not made at all.

        A transaction inside another joins it. If one inside fails, the whole cannot be kept, even
        where the failure was caught.
        """
        if self._depth:
            self._depth += 1
            try:
                yield
            except BaseException:
                self._spoilt = True
                raise
            finally:
                self._depth -= 1
            return
        self.run("BEGIN IMMEDIATE")
        self._depth, self._spoilt = 1, False
        try:
            yield
            self._commit()
        except BaseException:
            # A full disk may have rolled it back already; then there is nothing left to undo.
            with contextlib.suppress(driver.Error):
                self._connection.execute("ROLLBACK")
            raise
        finally:
            self._depth = 0

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return all rows that `sql` gives."""
        if self._is_stopped:
            raise faults.SearchStopped
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except driver.Error as error:
            # Cut off while a statement is prepared, SQLite names what it could not make, such as
            # a virtual table, and no interruption.
            if self._is_stopped:
                raise faults.SearchStopped from error
            _refuse(error)

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row that `sql` gives, or `None`."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 - SQL's own types
        """Return the first column of the first row, or `None` where there is no row."""
        found = self.row(sql, parameters)
        return found[0] if found else None

    def run(self, sql: str, parameters: Parameters = ()) -> None:
        """Run one statement for its effect."""
        self.rows(sql, parameters)

    def run_many(self, sql: str, parameters: Iterable[Parameters]) -> None:
        """Run one statement for each set of parameters."""
        try:
            self._connection.executemany(sql, parameters)
        except driver.Error as error:
            _refuse(error)

    def run_script(self, sql: str) -> None:
        """Run a script that holds its own BEGIN and COMMIT; undone as a whole if it fails."""
        try:
            self._connection.executescript(sql)
        except driver.Error as error:
            with contextlib.suppress(driver.Error):
                self._connection.execute("ROLLBACK")
            _refuse(error)

    def _commit(self) -> None:
        if self._spoilt:
            raise RuntimeError("part of this transaction failed, so none of it can be kept")
        self.run("COMMIT")

    def _prepare(self, *, new: bool) -> None:
        self.run(_ALONE)
        # This read takes the lock, and proves the key once more, now against the log as well.
        self.rows("SELECT count(*) FROM sqlite_master")
        for setting in _SETTINGS:
            self.rows(setting)
        if new:
            self.rows(f"PRAGMA application_id = {APPLICATION_ID}")


def known(error: Exception) -> faults.RegisterError | None:
    """Return what a driver's error means to a reader, or `None` where it is a bug of ours.

    The driver gives SQLite's primary result code only (https://sqlite.org/rescode.html).
    """
    meanings: dict[int, type[faults.RegisterError]] = {
        driver.SQLITE_BUSY: faults.RegisterBusy,
        driver.SQLITE_LOCKED: faults.RegisterBusy,
        driver.SQLITE_NOTADB: faults.RegisterDamaged,
        driver.SQLITE_CORRUPT: faults.RegisterDamaged,
        driver.SQLITE_FULL: faults.RegisterDiskFull,
        driver.SQLITE_READONLY: faults.RegisterReadOnly,
        driver.SQLITE_PERM: faults.RegisterReadOnly,
        driver.SQLITE_CANTOPEN: faults.RegisterUnreachable,
        driver.SQLITE_IOERR: faults.RegisterUnreachable,
        driver.SQLITE_INTERRUPT: faults.SearchStopped,
    }
    found = meanings.get(getattr(error, "sqlite_errorcode", -1))
    return found() if found else None


def _refuse(error: Exception) -> NoReturn:
    meant = known(error)
    if meant is None:
        raise error
    raise meant from error


def _key_pragma(key: bytes) -> str:
    """Return the pragma that gives the raw key; it takes no parameter, and hex holds no quote."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"a register's key has {KEY_BYTES} bytes")
    return f"PRAGMA key = \"x'{key.hex()}'\""


def _connected(path: Path, key: bytes, mode: str) -> Connection:
    """Return a keyed connection; nothing has been read, so nothing is proven yet."""
    keyed = _key_pragma(key)
    address = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        connection: Connection = driver.connect(address, uri=True, isolation_level=None, timeout=0)
        connection.execute(_QUIET)
        connection.execute(keyed)
        # A driver without encryption gives no row here, and would write in the clear.
        ((_version,),) = connection.execute("PRAGMA cipher_version").fetchall()
    except driver.Error as error:
        _refuse(error)
    return connection


def _prove(path: Path, key: bytes, newest: int) -> None:
    """Raise unless the file at `path` is a register under `key` that this program can read."""
    try:
        with path.open("rb") as stream:
            header = stream.read(len(_PLAIN_HEADER))
    except FileNotFoundError as error:
        raise faults.RegisterMissing from error
    except OSError as error:
        raise faults.RegisterUnreachable from error
    if header == _PLAIN_HEADER:
        raise faults.RegisterNotEncrypted
    store = Store.aside(path, key)
    try:
        store.rows("SELECT count(*) FROM sqlite_master")
        ours = store.value("PRAGMA application_id") == APPLICATION_ID
        version = migrations.version(store)
    except faults.RegisterDamaged as error:
        # The first page does not open to the key: nothing tells another key from damage.
        raise faults.RegisterForeign from error
    finally:
        store.abandon()
    if not ours:
        raise faults.RegisterNotOurs
    if version > newest:
        raise faults.RegisterNewer(version)
