"""Trees and proofs against the recursive definition of RFC 9162, and their tampering."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.hashes import Digest, leaf_hash, node_hash, sha256
from evidencelog.core.merkle import (
    Frontier,
    MerkleError,
    check_consistency,
    check_inclusion,
    consistency_path,
    inclusion_path,
    tree_root,
)

LEAVES = [leaf_hash(str(number).encode()) for number in range(300)]
SIZES = range(1, 41)


def _root_by_definition(leaves: list[Digest]) -> Digest:
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(_root_by_definition(leaves[:split]), _root_by_definition(leaves[split:]))


def _flip(digest: Digest) -> Digest:
    return Digest(bytes([digest[0] ^ 1]) + digest[1:])


def _consistent(
    path: tuple[Digest, ...], first: int, second: int, old: Digest, new: Digest
) -> None:
    check_consistency(
        first_size=first, second_size=second, path=path, first_root=old, second_root=new
    )


@pytest.mark.parametrize("size", [*range(70), 127, 128, 129, 255, 256, 257])
def test_root_is_that_of_the_recursive_definition(size: int) -> None:
    assert tree_root(LEAVES[:size]) == _root_by_definition(LEAVES[:size])


def test_root_does_not_change_the_leaves_that_it_was_given() -> None:
    leaves = LEAVES[:7]
    tree_root(leaves)
    assert leaves == LEAVES[:7]


def test_every_inclusion_path_is_accepted() -> None:
    for size in SIZES:
        leaves = LEAVES[:size]
        root = tree_root(leaves)
        for index in range(size):
            path = inclusion_path(leaves, index)
            check_inclusion(leaf=leaves[index], index=index, size=size, path=path, root=root)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13, 16])
def test_inclusion_of_a_changed_leaf_place_size_path_or_root_is_refused(size: int) -> None:
    leaves, root = LEAVES[:size], tree_root(LEAVES[:size])
    for index in range(size):
        path, leaf = inclusion_path(leaves, index), leaves[index]
        changed = [
            (_flip(leaf), index, size, path, root),
            (leaf, index, size, path, _flip(root)),
            (leaf, index, size, (*path, root), root),
            (leaf, index, size, (root, *path), root),
            (leaf, size, size, path, root),
            (leaf, -1, size, path, root),
            *[(leaf, other, size, path, root) for other in range(size) if other != index],
            *[
                (leaf, index, size, (*path[:at], _flip(path[at]), *path[at + 1 :]), root)
                for at in range(len(path))
            ],
            *[(leaf, index, size, (*path[:at], *path[at + 1 :]), root) for at in range(len(path))],
        ]
        for bad_leaf, bad_index, bad_size, bad_path, bad_root in changed:
            with pytest.raises(MerkleError, match="proof"):
                check_inclusion(
                    leaf=bad_leaf, index=bad_index, size=bad_size, path=bad_path, root=bad_root
                )


def test_a_place_can_stand_for_another_size_only_when_the_path_has_its_length() -> None:
    path = inclusion_path(LEAVES[:8], 3)
    with pytest.raises(MerkleError, match="too short"):
        check_inclusion(leaf=LEAVES[3], index=3, size=16, path=path, root=tree_root(LEAVES[:8]))
    with pytest.raises(MerkleError, match="too long"):
        check_inclusion(leaf=LEAVES[3], index=3, size=4, path=path, root=tree_root(LEAVES[:8]))


@pytest.mark.parametrize("index", [-1, 5, 6])
def test_there_is_no_inclusion_path_for_a_leaf_outside_the_tree(index: int) -> None:
    with pytest.raises(MerkleError, match=f"no leaf {index} "):
        inclusion_path(LEAVES[:5], index)


def test_every_consistency_path_is_accepted() -> None:
    for second in SIZES:
        new = tree_root(LEAVES[:second])
        for first in range(1, second + 1):
            path = consistency_path(LEAVES[:second], first)
            _consistent(path, first, second, tree_root(LEAVES[:first]), new)


@pytest.mark.parametrize(
    ("first", "second"), [(1, 2), (2, 3), (3, 7), (4, 7), (6, 8), (7, 8), (8, 13)]
)
def test_consistency_of_a_rewritten_tree_is_refused(first: int, second: int) -> None:
    path = consistency_path(LEAVES[:second], first)
    old, new = tree_root(LEAVES[:first]), tree_root(LEAVES[:second])
    changed = [
        (path, first, second, _flip(old), new),
        (path, first, second, old, _flip(new)),
        (path, first, second, new, old),
        ((*path, new), first, second, old, new),
        (path[:-1], first, second, old, new),
        ((), first, second, old, new),
        *[
            ((*path[:at], _flip(path[at]), *path[at + 1 :]), first, second, old, new)
            for at in range(len(path))
        ],
    ]
    for case in changed:
        with pytest.raises(MerkleError, match="consistency proof"):
            _consistent(*case)


@pytest.mark.parametrize(("first", "second"), [(0, 0), (0, 4), (5, 4), (-1, 4)])
def test_consistency_is_only_between_a_tree_and_a_later_one(first: int, second: int) -> None:
    with pytest.raises(MerkleError, match="wrong order"):
        _consistent((), first, second, sha256(), tree_root(LEAVES[:4]))


def test_trees_of_one_size_are_consistent_only_when_they_are_the_same() -> None:
    root = tree_root(LEAVES[:5])
    _consistent((), 5, 5, root, root)
    with pytest.raises(MerkleError, match="different roots"):
        _consistent((), 5, 5, _flip(root), root)
    with pytest.raises(MerkleError, match="too long"):
        _consistent((root,), 5, 5, root, root)


@pytest.mark.parametrize("first", [-1, 0, 6])
def test_there_is_no_consistency_path_from_a_size_that_never_was(first: int) -> None:
    with pytest.raises(MerkleError, match=f"size {first}$"):
        consistency_path(LEAVES[:5], first)


def test_frontier_has_the_root_of_the_tree_after_each_leaf() -> None:
    frontier = Frontier()
    assert (frontier.size, frontier.root()) == (0, sha256())
    for size, leaf in enumerate(LEAVES, 1):
        frontier.add(leaf)
        assert (frontier.size, frontier.root()) == (size, tree_root(LEAVES[:size]))


@given(st.integers(min_value=0, max_value=len(LEAVES) - 1))
def test_stored_frontier_goes_on_where_it_stopped(size: int) -> None:
    frontier = Frontier.decode(Frontier(LEAVES[:size]).encode())
    assert frontier.size == size
    frontier.add(LEAVES[size])
    assert frontier.root() == tree_root(LEAVES[: size + 1])


@given(st.binary(max_size=8 + 32 * 3))
def test_accepted_frontier_is_spelled_in_one_way(data: bytes) -> None:
    try:
        frontier = Frontier.decode(data)
    except MerkleError:
        return
    assert frontier.encode() == data


@pytest.mark.parametrize(
    "data",
    [b"", bytes(7), bytes(8) + b"x", bytes(7) + b"\x01", bytes(7) + b"\x03" + bytes(63)],
    ids=["empty", "short size", "peak of nothing", "no peak", "cut peak"],
)
def test_stored_frontier_of_another_length_is_refused(data: bytes) -> None:
    with pytest.raises(MerkleError, match="wrong length"):
        Frontier.decode(data)
