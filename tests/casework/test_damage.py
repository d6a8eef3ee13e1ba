"""Damage to the register's file: whichever page it is in, the vault is never called intact."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework.damage import Damage, told_of_checking
from caldicott_desktop.store import pages
from caldicott_desktop.store.faults import RegisterForeign
from caldicott_desktop.store.pages import CONTENTS, BadPages, Part
from caldicott_desktop.vault import unlocking
from tests.casework.world import COSTS, PASSPHRASE, Hands, World, done, record
from tests.domain import samples

PAGE = 4096


@dataclass(kw_only=True)
class Damaged:
    """A small vault that is locked, with drafts, earlier drafts and search words in it."""

    world: World
    sound: bytes
    pages_by_table: dict[str, list[int]]

    @property
    def register(self) -> Path:
        return self.world.folder / "register-1.db"

    @property
    def count(self) -> int:
        return len(self.sound) // PAGE

    def flip(self, *numbers: int, at: int = 99) -> None:
        """Put the register there with one bit of each of these pages changed, and no other."""
        content = bytearray(self.sound)
        for number in numbers:
            content[(number - 1) * PAGE + at] ^= 1
        self.register.write_bytes(bytes(content))

    def pages_of(self, table: str) -> list[int]:
        """The pages of a table itself, indexes aside."""
        if not self.pages_by_table:
            key = unlocking.unlock(self.world.folder, PASSPHRASE, floor=COSTS).data_key
            for number in range(2, self.count + 1):
                self.flip(number)
                for part in pages.unreadable_parts(self.register, key.register_key()):
                    if part.index is None:
                        self.pages_by_table.setdefault(part.table, []).append(number)
            self.register.write_bytes(self.sound)
        return self.pages_by_table[table]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Damaged:
    """The vault before anything happens to it; where its pages lie is found once."""
    world = World(root=tmp_path_factory.mktemp("sound"))
    book = world.create()
    for _ in range(6):
        record(book)
    draft = casework.new_draft(book, "police-crime")
    casework.save_draft(book, draft.id, samples.refused())
    book.close()
    content = (world.folder / "register-1.db").read_bytes()
    return Damaged(world=world, sound=content, pages_by_table={})


@pytest.fixture
def damaged(sound: Damaged, tmp_path: Path) -> Iterator[Damaged]:
    """A copy of it."""
    root = shutil.copytree(sound.world.root, tmp_path / "copy")
    made = replace(sound, world=World(root=root, hands=Hands(sound.world.hands.now)))
    yield made
    made.register.write_bytes(made.sound)
    assert made.world.verify().intact


def test_one_bit_in_any_page_is_found_and_named(damaged: Damaged) -> None:
    for number in range(1, damaged.count + 1):
        damaged.flip(number)
        report = damaged.world.verify()
        assert report.status == 1, (number, report.words())
        assert not report.intact
        first, second = report.faults[:2]
        assert first.startswith("Part of the register is damaged")
        assert second.startswith("A part of the register that holds ")
        assert second.endswith(f" is damaged (page {number}).")
        assert report.words().startswith("Not intact: ")


def test_one_bit_in_any_page_of_an_open_vault_is_found_and_named(damaged: Damaged) -> None:
    """From here on the connection that has the vault open goes on working where it can."""
    book = damaged.world.unlock()
    done(casework.verify_vault(book))
    damaged.sound = damaged.register.read_bytes()
    for number in range(1, damaged.count + 1):
        damaged.flip(number)
        report = done(casework.verify_vault(book))
        assert (report.status, report.intact) == (1, False), number
        assert f"(page {number})" in report.words()
        damaged.register.write_bytes(damaged.sound)
    assert done(casework.verify_vault(book)).intact
    record(book)
    book.close()
    damaged.sound = damaged.register.read_bytes()


@pytest.mark.parametrize("table", ["drafts", "settings", "search_data", "nodes", "decisions"])
def test_damage_beside_the_entries_leaves_them_all_checked(damaged: Damaged, table: str) -> None:
    damaged.flip(*damaged.pages_of(table))
    report = damaged.world.verify()
    assert report.faults[0].endswith("all of its 9 entries could still be checked.")
    assert report.entries == 9
    assert report.heads[0].size == 9


def test_what_entries_say_is_checked_as_far_as_it_can_be_read(damaged: Damaged) -> None:
    last = damaged.pages_of("payloads")[-1]
    damaged.flip(last)
    report = damaged.world.verify()
    assert report.faults[0].endswith("8 of its 9 entries could still be checked.")
    (missing,) = [each for each in report.faults if each.endswith("What it says is missing.")]
    assert missing.startswith("Entry 9 of ")
    # Nobody is said to have signed without being entitled to, where that cannot be told.
    assert not [each for each in report.faults if "signed with a key" in each]
    assert any("it was not judged who was entitled" in each for each in report.faults)


def test_entries_are_checked_as_far_as_they_can_be_read(damaged: Damaged) -> None:
    leaves = damaged.pages_of("entries")[1:]
    assert len(leaves) > 1
    checked = []
    for leaf in leaves:
        damaged.flip(leaf)
        report = damaged.world.verify()
        assert f"{report.entries} of its 9 entries could still be checked." in report.faults[0]
        assert not [each for each in report.faults if "older copy" in each]
        checked.append(report.entries)
    # What is lost with one page is there with another damaged in its place.
    assert sum(checked) == 9 * (len(leaves) - 1)


def test_without_its_logs_index_entries_are_found_in_their_table(damaged: Damaged) -> None:
    damaged.flip(4, damaged.pages_of("entries")[-1])
    report = damaged.world.verify()
    assert any("an index of entries" in each for each in report.faults)
    assert 0 < report.entries < 9


def test_with_its_whole_table_lost_no_entry_is_checked(damaged: Damaged) -> None:
    root = damaged.pages_of("entries")[0]
    damaged.flip(root, 3, 4, damaged.pages_of("payloads")[0])
    report = damaged.world.verify()
    assert (report.entries, report.status) == (0, 1)
    assert report.faults[0].endswith("none of its entries could be checked.")


def test_guidance_that_cannot_be_read_is_named(damaged: Damaged) -> None:
    for number in damaged.pages_of("guidance_sets"):
        damaged.flip(number)
        told = damaged.world.verify().words()
        assert "that holds the guidance used is damaged" in told
        assert "The guidance it adopted is missing, or is not as it was adopted." in told


def test_a_file_cut_short_is_not_intact(damaged: Damaged) -> None:
    for left in (len(damaged.sound) - PAGE, len(damaged.sound) // 2 // PAGE * PAGE):
        damaged.register.write_bytes(damaged.sound[:left])
        report = damaged.world.verify()
        assert report.status == 1
        assert "some are missing or do not belong together" in report.words()
    damaged.register.write_bytes(damaged.sound[:-7])
    assert f"(page {damaged.count})" in damaged.world.verify().words()


def test_an_older_first_page_is_not_intact(damaged: Damaged) -> None:
    book = damaged.world.unlock()
    for _ in range(3):
        record(book)
    book.close()
    older, damaged.sound = damaged.sound, damaged.register.read_bytes()
    damaged.register.write_bytes(older[:PAGE] + damaged.sound[PAGE:])
    report = damaged.world.verify()
    assert report.status == 1
    assert report.faults[0].startswith("Part of the register is damaged")


def test_where_no_page_opens_to_the_key_the_refusal_stands(damaged: Damaged) -> None:
    """The first 16 bytes are the salt of every page's digest: damage and another key look alike."""
    damaged.flip(1, at=3)
    with pytest.raises(RegisterForeign):
        damaged.world.verify()


def one(*parts: Part, numbers: tuple[int, ...] = ()) -> tuple[str, ...]:
    return Damage(pages=BadPages(numbers=numbers, total=99), parts=parts).told()


def test_damage_in_words() -> None:
    assert one(Part(table="drafts"), numbers=(15,)) == (
        "A part of the register that holds drafts is damaged (page 15).",
    )
    assert one(Part(table="search_idx"), Part(table="search_data"), numbers=(3, 4, 1200)) == (
        "A part of the register that holds the search index is damaged (pages 3, 4 and 1,200).",
    )
    assert one(numbers=(7, 8)) == (
        "A part of the register that holds nothing at present is damaged (pages 7 and 8).",
    )
    assert one(Part(table=CONTENTS), Part(table="later", index="x"), numbers=(2,)) == (
        "A part of the register that holds the list of its parts is damaged.",
        "A part of the register that holds an index of “later” is damaged.",
        "Damaged in its file: page 2.",
    )
    (many,) = one(numbers=tuple(range(1, 51)))
    assert many.endswith("17, 18, 19, 20 and 30 more).")


@pytest.mark.parametrize(
    ("checked", "total", "words"),
    [
        (0, 0, "damaged, and none of its entries could be checked."),
        (0, 1, "damaged; its only entry could not be checked."),
        (1, 1, "damaged; its only entry could still be checked."),
        (1200, 3000, "damaged; 1,200 of its 3,000 entries could still be checked."),
        (3000, 3000, "damaged; all of its 3,000 entries could still be checked."),
        (0, 3000, "damaged; none of its 3,000 entries could be checked."),
    ],
)
def test_what_could_be_checked_in_words(checked: int, total: int, words: str) -> None:
    assert told_of_checking(checked, total) == f"Part of the register is {words}"
