from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.ledger import tree
from tests.vectors import load

VECTORS = load("merkle")


class Kept:
    """Nodes in a dict, counting the reads."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.nodes = {(0, index): leaf for index, leaf in enumerate(leaves)}
        self.reads = 0
        edge = tree.Frontier()
        for leaf in leaves:
            for node in edge.append(leaf):
                self.nodes[node.level, node.index] = node.digest

    def get(self, level: int, index: int) -> bytes:
        self.reads += 1
        return self.nodes[level, index]


def published(size: int) -> list[bytes]:
    return [tree.leaf_hash(bytes.fromhex(leaf)) for leaf in VECTORS["leaves"][:size]]


def numbered(count: int) -> list[bytes]:
    return [tree.leaf_hash(index.to_bytes(4, "big")) for index in range(count)]


def split_of(size: int) -> int:
    return 1 << ((size - 1).bit_length() - 1)


def plain_root(leaves: list[bytes]) -> bytes:
    """RFC 9162, 2.1.1, as written there."""
    if len(leaves) == 0:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = split_of(len(leaves))
    return sha256(b"\x01" + plain_root(leaves[:k]) + plain_root(leaves[k:])).digest()


def plain_path(index: int, leaves: list[bytes]) -> tuple[bytes, ...]:
    """RFC 9162, 2.1.3.1, as written there."""
    if len(leaves) == 1:
        return ()
    k = split_of(len(leaves))
    if index < k:
        return (*plain_path(index, leaves[:k]), plain_root(leaves[k:]))
    return (*plain_path(index - k, leaves[k:]), plain_root(leaves[:k]))


def plain_subproof(old: int, leaves: list[bytes], *, whole: bool) -> tuple[bytes, ...]:
    """RFC 9162, 2.1.4.1, as written there."""
    if old == len(leaves):
        return () if whole else (plain_root(leaves),)
    k = split_of(len(leaves))
    if old <= k:
        return (*plain_subproof(old, leaves[:k], whole=whole), plain_root(leaves[k:]))
    return (*plain_subproof(old - k, leaves[k:], whole=False), plain_root(leaves[:k]))


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_the_published_ones(size: int) -> None:
    assert tree.root_at(Kept(published(size)), size).hex() == VECTORS["roots"][size - 1]


def test_the_empty_tree_has_the_published_root() -> None:
    assert tree.empty_root().hex() == VECTORS["empty_root"]
    assert tree.root_at(Kept([]), 0) == tree.empty_root()


@pytest.mark.parametrize("case", VECTORS["inclusion"])
def test_inclusion_paths_are_the_published_ones(case: dict[str, int | list[str]]) -> None:
    leaf, size = case["leaf"], case["size"]
    assert isinstance(leaf, int)
    assert isinstance(size, int)
    leaves = published(size)
    proof = tree.inclusion_proof(Kept(leaves), leaf, size)
    assert [digest.hex() for digest in proof] == case["proof"]
    root = bytes.fromhex(VECTORS["roots"][size - 1])
    assert tree.check_inclusion(leaves[leaf], leaf, size, proof, root)


@pytest.mark.parametrize("case", VECTORS["consistency"])
def test_consistency_proofs_are_the_published_ones(case: dict[str, int | list[str]]) -> None:
    old, new = case["old"], case["new"]
    assert isinstance(old, int)
    assert isinstance(new, int)
    proof = tree.consistency_proof(Kept(published(new)), old, new)
    assert [digest.hex() for digest in proof] == case["proof"]
    roots = [bytes.fromhex(VECTORS["roots"][size - 1]) for size in (old, new)]
    assert tree.check_consistency(old, new, proof, roots[0], roots[1])


@given(st.integers(1, 140), st.data())
def test_everything_agrees_with_the_definitions_in_the_rfc(size: int, data: st.DataObject) -> None:
    leaves = numbered(size)
    kept = Kept(leaves)
    root = plain_root(leaves)
    assert tree.root_at(kept, size) == root
    index = data.draw(st.integers(0, size - 1))
    proof = tree.inclusion_proof(kept, index, size)
    assert proof == plain_path(index, leaves)
    assert tree.check_inclusion(leaves[index], index, size, proof, root)
    old = data.draw(st.integers(1, size))
    consistency = tree.consistency_proof(kept, old, size)
    assert consistency == plain_subproof(old, leaves, whole=True)
    assert tree.check_consistency(old, size, consistency, plain_root(leaves[:old]), root)


@given(st.integers(0, 140))
def test_appending_from_stored_nodes_completes_the_same_nodes(size: int) -> None:
    leaves = numbered(size + 1)
    before, after = Kept(leaves[:size]), Kept(leaves)
    completed, root = tree.append(before, size, leaves[size])
    assert root == plain_root(leaves)
    new = {place: after.nodes[place] for place in after.nodes.keys() - before.nodes.keys()}
    assert {(node.level, node.index): node.digest for node in completed} == {
        place: digest for place, digest in new.items() if place[0] > 0
    }


@given(st.integers(1, 64), st.data())
def test_a_changed_proof_proves_nothing(size: int, data: st.DataObject) -> None:
    leaves = numbered(size)
    kept, root = Kept(leaves), plain_root(leaves)
    index = data.draw(st.integers(0, size - 1))
    proof = tree.inclusion_proof(kept, index, size)
    for wrong in changed(proof, root):
        assert not tree.check_inclusion(leaves[index], index, size, wrong, root)
    other = data.draw(st.integers(-1, size + 1).filter(lambda at: at != index))
    assert not tree.check_inclusion(leaves[index], other, size, proof, root)
    assert not tree.check_inclusion(root + b"x", index, size, proof, root)


@given(st.integers(2, 64), st.data())
def test_a_changed_consistency_proof_proves_nothing(new: int, data: st.DataObject) -> None:
    leaves = numbered(new)
    old = data.draw(st.integers(1, new - 1))
    old_root, new_root = plain_root(leaves[:old]), plain_root(leaves)
    proof = tree.consistency_proof(Kept(leaves), old, new)
    for wrong in changed(proof, new_root):
        assert not tree.check_consistency(old, new, wrong, old_root, new_root)
    assert not tree.check_consistency(old, new, proof, new_root, old_root)
    assert not tree.check_consistency(new, old, proof, new_root, old_root)
    assert not tree.check_consistency(old, new, (), old_root, new_root)


def changed(proof: tuple[bytes, ...], root: bytes) -> list[tuple[bytes, ...]]:
    flipped = [
        (*proof[:at], bytes([digest[0] ^ 8]) + digest[1:], *proof[at + 1 :])
        for at, digest in enumerate(proof)
    ]
    shortened = [proof[:-1]] if proof else []
    return [*flipped, *shortened, (*proof, root), (root, *proof), (b"", *proof)]


def test_the_empty_tree_begins_every_tree_and_nothing_else_does() -> None:
    some = tree.leaf_hash(b"some")
    empty = tree.empty_root()
    assert tree.check_consistency(0, 3, (), empty, some)
    assert tree.check_consistency(0, 0, (), empty, empty)
    assert not tree.check_consistency(0, 0, (), empty, some)
    assert not tree.check_consistency(0, 3, (), some, some)
    assert not tree.check_consistency(0, 3, (some,), empty, some)
    assert tree.consistency_proof(Kept([]), 0, 0) == ()


def test_what_does_not_exist_cannot_be_proven() -> None:
    kept = Kept(numbered(3))
    with pytest.raises(ValueError, match="no leaf 3"):
        tree.inclusion_proof(kept, 3, 3)
    with pytest.raises(ValueError, match="does not begin"):
        tree.consistency_proof(kept, 3, 2)
    with pytest.raises(ValueError, match="one peak"):
        tree.Frontier(3, [bytes(32)])
    some = bytes(32)
    assert not tree.check_inclusion(some, 0, 0, (), some)
    assert tree.check_inclusion(some, 0, 1, (), some)
    assert not tree.check_consistency(3, 4, (), some, some)


@pytest.mark.parametrize("size", [1_000_000, (1 << 20) - 1])
def test_a_million_leaves_cost_few_reads(size: int) -> None:
    class Imagined:
        reads = 0

        def get(self, level: int, index: int) -> bytes:
            self.reads += 1
            return sha256(b"%d/%d" % (level, index)).digest()

    for work in (
        lambda nodes: tree.append(nodes, size, bytes(32)),
        lambda nodes: tree.root_at(nodes, size),
        lambda nodes: tree.inclusion_proof(nodes, size // 3, size),
        lambda nodes: tree.inclusion_proof(nodes, size - 1, size),
        lambda nodes: tree.consistency_proof(nodes, size // 3, size),
    ):
        nodes = Imagined()
        work(nodes)
        # One for each level, and one more for each peak beside ours: 20 + 19 at the very worst.
        assert nodes.reads <= 39


def test_a_copied_frontier_goes_its_own_way() -> None:
    edge = tree.Frontier()
    edge.append(tree.leaf_hash(b"one"))
    branch = edge.copy()
    branch.append(tree.leaf_hash(b"two"))
    assert (edge.size, branch.size) == (1, 2)
    assert edge.root() == tree.leaf_hash(b"one")
