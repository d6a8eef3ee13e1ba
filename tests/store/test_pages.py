from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from caldicott_desktop.store import faults, pages, settings
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.pages import BadPages, Part
from tests.domain import samples as domain
from tests.store import samples
from tests.store.conftest import KEY

PAGE = 4096
LONG = 3 * PAGE


@pytest.fixture
def closed(path: Path) -> Path:
    """A register with a decision, and a setting whose value goes on over further pages."""
    store = Store.create(path, KEY)
    with store.transaction():
        samples.put_decision(store, 1, domain.refused())
        store.run("INSERT INTO settings VALUES ('long', ?)", ("a" * LONG,))
    store.close()
    return path


def flip(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE + 99] ^= 1
    path.write_bytes(bytes(content))


def count(path: Path) -> int:
    return path.stat().st_size // PAGE


def test_a_sound_register_has_no_bad_page_and_no_unreadable_part(closed: Path) -> None:
    assert pages.bad_pages(closed, KEY) == BadPages(numbers=(), total=count(closed))
    assert pages.unreadable_parts(closed, KEY) == ()


def test_every_page_that_is_damaged_is_told_with_the_part_it_is_of(closed: Path) -> None:
    sound = closed.read_bytes()
    met: set[Part] = set()
    for page in range(1, count(closed) + 1):
        flip(closed, page)
        assert pages.bad_pages(closed, KEY).numbers == (page,)
        (part,) = pages.unreadable_parts(closed, KEY)
        met.add(part)
        closed.write_bytes(sound)
    store = Store.open(closed, KEY)
    made = store.rows("SELECT type, name, tbl_name FROM sqlite_master WHERE rootpage > 0")
    store.close()
    every = {
        Part(table=table, index=name if kind == "index" else None) for kind, name, table in made
    }
    assert met == every | {Part(table=pages.CONTENTS)}


def test_several_damaged_parts_are_all_told(closed: Path) -> None:
    for page in (3, 4, 7):
        flip(closed, page)
    assert pages.bad_pages(closed, KEY) == BadPages(numbers=(3, 4, 7), total=count(closed))
    assert len(pages.unreadable_parts(closed, KEY)) == 3
    assert not pages.bad_pages(closed, KEY).all


def test_a_page_that_holds_nothing_is_compared_too(closed: Path) -> None:
    store = Store.open(closed, KEY)
    store.run("DELETE FROM settings")
    assert store.value("PRAGMA freelist_count") > 1
    store.close()
    sound, free = closed.read_bytes(), []
    for page in range(2, count(closed) + 1):
        flip(closed, page)
        assert pages.bad_pages(closed, KEY).numbers == (page,)
        if not pages.unreadable_parts(closed, KEY):
            free.append(page)
        closed.write_bytes(sound)
    assert len(free) > 1


def test_under_another_key_no_page_is_sound(closed: Path) -> None:
    assert pages.bad_pages(closed, bytes(32)).all


def test_a_file_that_ends_within_a_page_has_a_bad_last_page(closed: Path) -> None:
    total = count(closed)
    closed.write_bytes(closed.read_bytes()[:-7])
    assert pages.bad_pages(closed, KEY) == BadPages(numbers=(total,), total=total)


def test_a_file_that_is_not_there_is_unreachable(path: Path) -> None:
    with pytest.raises(faults.RegisterUnreachable):
        pages.bad_pages(path, KEY)


def test_at_rest_the_file_holds_all_there_was_and_stays_as_it_is(closed: Path) -> None:
    store = Store.open(closed, KEY)
    store.run("INSERT INTO settings VALUES ('before', 'told')")
    with store.at_rest():
        rested = closed.read_bytes()
        for number in range(1200):  # pages in the log, beyond where it is folded in by itself
            store.run("INSERT INTO settings VALUES (?, ?)", (f"n{number}", "b" * 900))
        assert closed.read_bytes() == rested
        aside = Store.aside(closed, KEY)
        assert aside.value("SELECT count(*) FROM settings WHERE name = 'before'") == 1
        assert aside.value("SELECT count(*) FROM settings WHERE name = 'n7'") == 0
        aside.abandon()
        assert pages.bad_pages(closed, KEY).numbers == ()
    assert store.value("PRAGMA wal_autocheckpoint") == 1000
    store.close()
    assert closed.read_bytes() != rested
    assert pages.bad_pages(closed, KEY).numbers == ()


def test_closing_a_register_at_rest_is_no_failure(closed: Path) -> None:
    store = Store.open(closed, KEY)
    with store.at_rest():
        store.close()
    assert pages.bad_pages(closed, KEY).numbers == ()


def test_a_look_at_an_open_register_leaves_it_locked(closed: Path) -> None:
    """Closing a file gives up every lock that this process has on it, where nobody sees to it."""
    store = Store.open(closed, KEY)
    pages.bad_pages(closed, KEY)
    script = (
        "import sys; from pathlib import Path\n"
        "from caldicott_desktop.store import faults\n"
        "from caldicott_desktop.store.connection import Store\n"
        "try:\n"
        "    Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))\n"
        "except faults.RegisterBusy:\n"
        "    print('busy')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(closed), KEY.hex()],
        check=True,
        capture_output=True,
        text=True,
    )
    store.close()
    assert done.stdout == "busy\n"


def test_a_block_inside_another_leaves_the_file_as_the_outer_one_has_it(closed: Path) -> None:
    store = Store.open(closed, KEY)
    with store.at_rest():
        before, folded = store.path.read_bytes(), store.folded
        settings.put(store, "a", "b")
        with store.at_rest():
            settings.put(store, "a", "c")
        settings.put(store, "a", "d")
        assert store.path.read_bytes() == before
        assert store.folded == folded
        store.checkpoint()
        assert store.folded == folded + 1
    assert settings.get(store, "a") == "d"
    store.close()
