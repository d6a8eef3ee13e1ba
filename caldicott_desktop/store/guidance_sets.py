"""The table `guidance_sets`: every guidance set used, so that a decision shows as it was made."""

from __future__ import annotations

from hashlib import sha256

from caldicott_desktop.store import faults, packing
from caldicott_desktop.store.connection import Store


def add(store: Store, name: bytes, version: str, packed: bytes) -> None:
    """Keep a guidance set, once. `packed` is zlib over the text whose SHA-256 is `name`."""
    if not has(store, name):
        store.run("INSERT INTO guidance_sets VALUES (?, ?, ?)", (name, version, packed))


def has(store: Store, name: bytes) -> bool:
    """Tell whether the set of that SHA-256 is kept here."""
    return store.value("SELECT 1 FROM guidance_sets WHERE sha256 = ?", (name,)) is not None


def get(store: Store, name: bytes) -> bytes:
    """Return the packed set of that SHA-256, having checked that it is the one.

    Raises `RegisterDamaged` where it is missing or another.
    """
    packed = store.value("SELECT packed FROM guidance_sets WHERE sha256 = ?", (name,))
    if packed is None or not _is(packed, name):
        raise faults.RegisterDamaged
    return bytes(packed)


def is_sound(store: Store, name: bytes) -> bool:
    """Tell whether the set of that SHA-256 is kept here, and is the one."""
    packed = store.value("SELECT packed FROM guidance_sets WHERE sha256 = ?", (name,))
    if packed is None:
        return False
    try:
        return _is(packed, name)
    except faults.RegisterDamaged:
        return False


def names(store: Store) -> tuple[bytes, ...]:
    """Return the SHA-256 of every set kept here."""
    found = store.rows("SELECT sha256 FROM guidance_sets ORDER BY sha256")
    return tuple(name for (name,) in found)


def _is(packed: bytes, name: bytes) -> bool:
    return sha256(packing.unpack(packed)).digest() == name
