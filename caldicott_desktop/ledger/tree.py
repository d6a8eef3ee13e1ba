"""The Merkle tree over a log's entries: RFC 9162, section 2.1, with SHA-256.

Nodes are named by level and index: `(0, i)` is leaf `i`, and `(h, i)` is the root of the complete
subtree over leaves `i·2^h` up to `(i+1)·2^h`. Only complete subtrees are ever stored; whatever
lies on the ragged right edge is computed from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

EMPTY_ROOT = sha256(b"").digest()
"""The root of a tree without leaves (RFC 9162, 2.1.1)."""


class Nodes(Protocol):
    """Where the nodes of complete subtrees are kept; level 0 are the leaf hashes."""

    def get(self, level: int, index: int) -> bytes:
        """Return the 32-byte hash of the complete subtree `(level, index)`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A complete inner node to be stored: `level` is at least 1."""

    level: int
    index: int
    digest: bytes


def leaf_hash(data: bytes) -> bytes:
    """Return the 32-byte hash of a leaf: SHA-256(00 ‖ data)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the 32-byte hash of an inner node: SHA-256(01 ‖ left ‖ right)."""
    return sha256(b"\x01" + left + right).digest()


def empty_root() -> bytes:
    """Return the root of a tree without leaves: SHA-256 of nothing."""
    return EMPTY_ROOT


class Frontier:
    """The right edge of a tree: enough to append to it and to know its root.

    It holds one hash for each complete subtree, widest first, so at most about twenty for a
    million leaves. `copy()` makes an independent one.
    """

    __slots__ = ("_peaks", "size")

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        """Start from `size` leaves; `peaks` are the roots of their complete subtrees, in order."""
        if len(peaks) != size.bit_count():
            raise ValueError("a tree has one peak for each one in its size written in binary")
        self.size = size
        self._peaks = list(peaks)

    def copy(self) -> Frontier:
        """Return an equal frontier that can be appended to on its own."""
        return Frontier(self.size, self._peaks)

    def append(self, leaf: bytes) -> tuple[Node, ...]:
        """Take in one leaf hash and return the inner nodes it completed, lowest first."""
        place = self.size
        return tuple(
            Node(level=level, index=place >> level, digest=digest)
            for level, digest in enumerate(self.grow(leaf), start=1)
        )

    def grow(self, leaf: bytes) -> Sequence[bytes]:
        """Take in one leaf hash and return the digests of what `append` does, from level 1 on."""
        peaks, index, digest = self._peaks, self.size, leaf
        self.size += 1
        if not index & 1:
            peaks.append(leaf)
            return ()
        completed: list[bytes] = []
        while index & 1:
            digest = sha256(b"\x01" + peaks.pop() + digest).digest()
            index >>= 1
            completed.append(digest)
        peaks.append(digest)
        return completed

    def root(self) -> bytes:
        """Return the 32-byte root over all leaves taken in so far."""
        return _joined(self._peaks)


def frontier(nodes: Nodes, size: int) -> Frontier:
    """Return the right edge of the tree over the first `size` leaves."""
    return Frontier(size, [nodes.get(level, index) for level, index in _peaks_of(0, size)])


def append(nodes: Nodes, size: int, leaf: bytes) -> tuple[tuple[Node, ...], bytes]:
    """Return the inner nodes that leaf `size` completes, and the root with it taken in."""
    edge = frontier(nodes, size)
    completed = edge.append(leaf)
    return completed, edge.root()


def root_at(nodes: Nodes, size: int) -> bytes:
    """Return the root over the first `size` leaves."""
    return frontier(nodes, size).root()


def inclusion_proof(nodes: Nodes, index: int, size: int) -> tuple[bytes, ...]:
    """Return the path that proves leaf `index` in the tree over the first `size` leaves.

    Each hash is 32 bytes, lowest first (RFC 9162, 2.1.3.1). Raises `ValueError` when there is no
    such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    return tuple(_path(nodes, index, size))


def consistency_proof(nodes: Nodes, old: int, new: int) -> tuple[bytes, ...]:
    """Return the proof that the tree over `old` leaves is the beginning of the one over `new`.

    Empty when `old` is 0 or equals `new` (RFC 9162, 2.1.4.1). Raises `ValueError` when `old` is
    beyond `new`.
    """
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} leaves does not begin with one of {old}")
    if old in (0, new):
        return ()
    # The widest complete subtree that ends exactly at `old` is a node of both trees: the proof
    # is that node, and then its path. It is left out when it is the whole of the old tree.
    level = (old & -old).bit_length() - 1
    index = (old >> level) - 1
    path = tuple(_path(nodes, index, new, level=level))
    return path if index == 0 else (nodes.get(level, index), *path)


def check_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether `proof` shows leaf hash `leaf` at `index` under `root` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, digest = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            digest = node_hash(sibling, digest)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            digest = node_hash(digest, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and digest == root


def check_consistency(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> bool:
    """Tell whether `proof` shows that `old_root` begins `new_root` (RFC 9162, 2.1.4.2).

    The empty tree begins every tree, with an empty proof.
    """
    if not 0 <= old <= new:
        return False
    if old == 0:
        return not proof and old_root == EMPTY_ROOT and (new > 0 or new_root == EMPTY_ROOT)
    if old == new:
        return not proof and old_root == new_root
    nodes = (old_root, *proof) if old & (old - 1) == 0 else tuple(proof)
    if not nodes:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = nodes[0]
    for sibling in nodes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _path(nodes: Nodes, index: int, size: int, level: int = 0) -> Iterator[bytes]:
    """Yield the siblings on the way up from the complete subtree `(level, index)`."""
    # Inside the complete subtree that holds us, every sibling is complete.
    while ((index >> 1) + 1) << (level + 1) <= size:
        yield nodes.get(level, index ^ 1)
        level, index = level + 1, index >> 1
    # We are now a peak. All peaks to our right hang together under one node; the peaks to our
    # left follow one by one, nearest first.
    right = [nodes.get(*place) for place in _peaks_of((index + 1) << level, size)]
    if right:
        yield _joined(right)
    left = [nodes.get(*place) for place in _peaks_of(0, index << level)]
    yield from reversed(left)


def _peaks_of(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield level and index of the widest complete subtrees from leaf `start` to `end`.

    `start` must be the end of a complete subtree at least as wide as what follows.
    """
    while start < end:
        level = (end - start).bit_length() - 1
        yield level, start >> level
        start += 1 << level


def _joined(peaks: Sequence[bytes]) -> bytes:
    if not peaks:
        return EMPTY_ROOT
    digest = peaks[-1]
    # `node_hash`, written out: every entry is checked against the root it was signed over.
    for peak in peaks[-2::-1]:
        digest = sha256(b"\x01" + peak + digest).digest()
    return digest
