"""The clock, places, this computer, its memory, and numbers."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import holding, local_state, machine, numbering, places
from caldicott_desktop.casework.local_state import LocalState, Place
from caldicott_desktop.casework.places import PlaceKind
from caldicott_desktop.casework.timing import Timing, uk_year
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.vault.keys import PersonKeys

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Wall:
    """A clock on the wall and a stopwatch beside it."""

    def __init__(self) -> None:
        self.now = NOON
        self.ticks = 100.0

    def pass_by(self, seconds: float, *, shown: float | None = None) -> None:
        self.ticks += seconds
        self.now += timedelta(seconds=seconds if shown is None else shown)

    def timing(self, *, stopwatch: bool = True) -> Timing:
        return Timing(lambda: self.now, elapsed=(lambda: self.ticks) if stopwatch else None)


@pytest.mark.parametrize(
    ("passed", "shown", "jumped"),
    [
        (60, 60, False),
        (60, 64, False),
        (60, 66, True),
        (60, 56, False),
        (0, -4, False),
        (0, -6, True),
        (60, -6, True),
        # A day of a clock that is slewed by 500 parts per million.
        (86_400, 86_400 + 43, False),
        (86_400, 86_400 + 95, True),
    ],
)
def test_jumps_of_the_clock_are_told_from_its_drift(
    passed: float, shown: float, *, jumped: bool
) -> None:
    wall = Wall()
    timing = wall.timing()
    assert timing.reading() == (NOON, None)
    wall.pass_by(passed, shown=shown)
    now, expected = timing.reading()
    assert now == NOON + timedelta(seconds=shown)
    assert (expected is not None) == jumped
    if expected is not None:
        assert expected == NOON + timedelta(seconds=passed)


def test_without_a_stopwatch_only_steps_back_are_seen() -> None:
    wall = Wall()
    timing = wall.timing(stopwatch=False)
    timing.reading()
    wall.pass_by(0, shown=9999)
    assert timing.reading()[1] is None
    wall.pass_by(0, shown=-9999)
    assert timing.reading()[1] is not None


def test_a_year_is_that_of_a_uk_wall() -> None:
    assert uk_year(datetime(2026, 12, 31, 23, 59, tzinfo=UTC)) == 2026
    assert uk_year(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == 2026
    assert uk_year(datetime(1970, 12, 31, 23, 30, tzinfo=UTC)) == 1971  # British Standard Time


def test_the_system_clock_is_aware_and_in_utc() -> None:
    assert casework.system_clock().utcoffset() == timedelta(0)


MOUNTS = [
    (PurePosixPath("/"), "ext4"),
    (PurePosixPath("/net/share"), "cifs"),
    (PurePosixPath("/net/share/local"), "ext4"),
]


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        (PurePosixPath("/home/p/.local/share/caldicott"), None),
        (PurePosixPath("/home/p/Dropbox/vaults"), PlaceKind.SYNCHRONISED),
        (PurePosixPath("/Users/p/Library/Mobile Documents/x"), PlaceKind.SYNCHRONISED),
        (PureWindowsPath("C:/Users/p/OneDrive - Trust/Documents"), PlaceKind.SYNCHRONISED),
        (PureWindowsPath("C:/Users/p/AppData/Local/Caldicott"), None),
        (PureWindowsPath("//server/share/vaults"), PlaceKind.NETWORK),
        (PurePosixPath("/net/share/vaults"), PlaceKind.NETWORK),
        (PurePosixPath("/net/share/local/vaults"), None),
        (PurePosixPath("/media/p/STICK"), PlaceKind.REMOVABLE),
        (PurePosixPath("/run/media/p/STICK/x"), PlaceKind.REMOVABLE),
        (PurePosixPath("/Volumes/STICK"), PlaceKind.REMOVABLE),
    ],
)
def test_what_speaks_against_a_folder(
    folder: PurePosixPath | PureWindowsPath, kind: PlaceKind | None
) -> None:
    mounts = MOUNTS if isinstance(folder, PurePosixPath) else []
    warning = places.judge(folder, mounts)
    assert (warning.kind if warning else None) == kind
    assert warning is None or warning.sentence.endswith(".")


def test_a_folder_of_ones_own_is_a_good_place(tmp_path: Path) -> None:
    assert casework.check_place(tmp_path / "vaults") is None


def test_this_computer_is_always_the_same_and_says_nothing_of_itself() -> None:
    assert machine.fingerprint() == machine.fingerprint()
    assert len(bytes.fromhex(machine.fingerprint())) == 32
    assert machine.name()
    assert machine.name() not in machine.fingerprint()


def state(tmp_path: Path, **changes: object) -> LocalState:
    plain: dict[str, object] = {
        "vault": bytes(range(16)),
        "folder": tmp_path / "Rosewood.caldicott",
        "opened_at": NOON,
        "slot": b"s" * 16,
        "machine": "a" * 64,
        "log": b"l" * 16,
    }
    return LocalState(**{**plain, **changes})  # type: ignore[arg-type]


def heads(*sizes: int) -> tuple[Head, ...]:
    return tuple(Head(log=b"l" * 16, size=size, root=bytes([size % 256]) * 32) for size in sizes)


def test_a_memory_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    place = Place(state_folder=tmp_path / "state")
    keys = PersonKeys.generate()
    kept = state(tmp_path, heads=heads(3, 7)).with_check(keys, b"p" * 16, NOON, heads(7))
    local_state.save(place, kept)
    assert local_state.load(place, kept.vault) == kept
    checked = kept.checked[b"p" * 16]
    assert checked.holds(kept.vault, keys.signing_public)
    assert not checked.holds(bytes(16), keys.signing_public)
    assert not checked.holds(kept.vault, PersonKeys.generate().signing_public)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"v":2}',
        '{"v":1,"vault":"zz"}',
        "null",
    ],
)
def test_a_memory_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    place = Place(state_folder=tmp_path / "state")
    local_state.save(place, state(tmp_path))
    local_state.path_of(place, bytes(range(16))).write_text(text)
    assert local_state.load(place, bytes(range(16))) is None
    assert local_state.every(place) == ()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("vault", "00" * 16),
        ("heads", [{"log": "00", "size": "3", "root": "00"}]),
        ("heads", [3]),
        ("checked", {"00": {"at": "never"}}),
        ("checked", {"00": []}),
        ("opened_at", "yesterday"),
        ("slot", "xyz"),
    ],
)
def test_a_memory_with_one_wrong_part_is_none(tmp_path: Path, path: str, value: object) -> None:
    place = Place(state_folder=tmp_path / "state")
    local_state.save(place, state(tmp_path, heads=heads(3)))
    file = local_state.path_of(place, bytes(range(16)))
    raw = json.loads(file.read_text())
    raw[path] = value
    file.write_text(json.dumps(raw))
    assert local_state.load(place, bytes(range(16))) is None


def test_earlier_heads_are_thinned_and_the_newest_stay(tmp_path: Path) -> None:
    kept = state(tmp_path)
    for size in range(1, 500):
        kept = kept.reached(heads(size)[0])
        assert kept.last == heads(size)[0]
        assert len(kept.heads) <= 33
    assert [head.size for head in kept.heads[-5:]] == [495, 496, 497, 498, 499]
    assert kept.heads[0].size < 100
    assert kept.reached(heads(499)[0]) is kept


def test_heads_of_a_former_log_are_let_go(tmp_path: Path) -> None:
    new = Head(log=b"n" * 16, size=1, root=bytes(32))
    kept = state(tmp_path, heads=heads(3, 7)).reached(new)
    assert kept.heads == (new,)
    assert kept.log == new.log


def test_vaults_opened_here_come_last_opened_first(tmp_path: Path) -> None:
    place = Place(state_folder=tmp_path / "state")
    for number in (1, 2, 3):
        folder = tmp_path / f"Home {number}.caldicott"
        if number != 2:
            folder.mkdir()
        opened_at = NOON + timedelta(days=number)
        local_state.save(
            place, state(tmp_path, vault=bytes([number]) * 16, folder=folder, opened_at=opened_at)
        )
    (place.state_folder / "vaults" / "notes.json").write_text("{}")
    recent = casework.recent_vaults(place)
    assert [each.organisation for each in recent] == ["Home 3", "Home 1"]


@pytest.mark.parametrize("text", ["", "[]", '{"person": 3}'])
def test_a_note_that_cannot_be_read_names_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / holding.FILE_NAME).write_text(text)
    assert holding.read(tmp_path) is None


def test_a_note_is_left_read_and_taken_away(tmp_path: Path) -> None:
    holder = holding.Holder(person="Priya Nair 👩🏽‍⚕️", computer="Laptop")
    holding.take(tmp_path, holder)
    assert holding.read(tmp_path) == holder
    holding.release(tmp_path)
    holding.release(tmp_path)
    assert holding.read(tmp_path) is None
    holding.take(tmp_path / "nowhere", holder)


def test_marks_of_logs_differ_while_there_are_any_left() -> None:
    drawn = iter([b"\x00" * 16, b"\x00\x08" + b"\x00" * 14, b"\xff" * 16])
    known = [b"\x00" * 16, b"\x00\x0f" + b"\x01" * 14]
    assert numbering.new_log_id(known, lambda _count: next(drawn)) == b"\xff" * 16
    assert numbering.mark_of(b"\xff" * 16) == "ZZ"
    everything = [bytes([a << 3, b << 3]) + bytes(14) for a in range(32) for b in range(32)]
    assert numbering.new_log_id(everything, bytes) == bytes(16)
