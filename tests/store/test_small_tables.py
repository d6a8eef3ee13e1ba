from __future__ import annotations

from hashlib import sha256

import pytest

from caldicott_desktop.store import entries, faults, guidance_sets, numbers, packing, settings
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.numbers import Reference
from tests.store import samples

CONTENT = b'{"principles.toml":"..."}'
NAME = sha256(CONTENT).digest()


def test_a_guidance_set_is_kept_once_and_comes_back(store: Store) -> None:
    packed = packing.pack(CONTENT)
    guidance_sets.add(store, NAME, "2026.11", packed)
    guidance_sets.add(store, NAME, "2026.11", packed)
    assert guidance_sets.get(store, NAME) == packed
    assert guidance_sets.has(store, NAME)
    assert guidance_sets.names(store) == (NAME,)


def test_a_guidance_set_that_is_missing_or_another_is_damage(store: Store) -> None:
    assert not guidance_sets.has(store, NAME)
    with pytest.raises(faults.RegisterDamaged):
        guidance_sets.get(store, NAME)
    guidance_sets.add(store, NAME, "2026.11", packing.pack(b"another"))
    with pytest.raises(faults.RegisterDamaged):
        guidance_sets.get(store, NAME)


def test_settings_are_put_replaced_and_dropped(store: Store) -> None:
    assert settings.get(store, "a") is None
    settings.put(store, "a", "1")
    settings.put(store, "a", "2")
    assert settings.get(store, "a") == "2"
    settings.drop(store, "a")
    settings.drop(store, "a")
    assert settings.get(store, "a") is None


def test_numbers_go_on_in_each_log_and_year(store: Store) -> None:
    other = bytes(16)
    entries.add(store, 1, samples.signed(0))
    first = Reference(prefix="CG", year=2026, number=1)
    assert numbers.next_in(store, samples.LOG, 2026) == 1
    numbers.give(store, first, log=samples.LOG, subject=bytes(range(16)), row=1)
    numbers.give(store, first, log=samples.LOG, subject=bytes(range(16)), row=1)
    assert numbers.next_in(store, samples.LOG, 2026) == 2
    assert numbers.next_in(store, samples.LOG, 2027) == 1
    assert numbers.next_in(store, other, 2026) == 1
    assert numbers.of_subject(store, bytes(range(16))) == "CG-2026-0001"
    assert numbers.of_subject(store, other) is None
    assert numbers.prefixes(store) == {(samples.LOG, "CG")}
    numbers.clear(store)
    assert numbers.next_in(store, samples.LOG, 2026) == 1


@pytest.mark.parametrize(
    "text", ["CG-2026-0042", "CGK7-2026-0007", "A-2026-12345", "ABCDEFGHIJK7-9999-0001"]
)
def test_a_reference_is_read_as_it_is_written(text: str) -> None:
    assert str(Reference.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CG-2026-42",
        "CG-2026-00042",
        "cg-2026-0042",
        "CG-26-0042",
        "CG-2026-0042 ",
        "-2026-0042",
    ],
)
def test_other_forms_are_no_reference(text: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        Reference.parse(text)


def test_references_sort_by_year_number_and_prefix() -> None:
    texts = ["CG-2027-0001", "CG-2026-10000", "CG-2026-0002", "CGK7-2026-0002"]
    assert sorted(texts, key=lambda text: Reference.parse(text).series) == [
        "CG-2026-0002",
        "CGK7-2026-0002",
        "CG-2026-10000",
        "CG-2027-0001",
    ]


def test_a_guidance_set_is_sound_only_where_it_is_the_one(store: Store) -> None:
    assert not guidance_sets.is_sound(store, NAME)
    guidance_sets.add(store, NAME, "2026.11", packing.pack(CONTENT))
    assert guidance_sets.is_sound(store, NAME)
    for name, packed in ((b"o" * 32, packing.pack(CONTENT)), (b"p" * 32, b"not packed")):
        guidance_sets.add(store, name, "2026.11", packed)
        assert not guidance_sets.is_sound(store, name)
