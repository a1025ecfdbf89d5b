"""Merkle trees and their proofs (RFC 9162 2.1), and the right edge of a growing one.

A tree is given by its leaf hashes. Trees are built level by level: a node without a
sibling moves up unchanged, which gives the same root as the recursive definition in
RFC 9162 2.1.1 and needs no case of its own for perfect trees.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256 as _sha256
from typing import cast

from evidencelog.core.hashes import DIGEST_SIZE, Digest, node_hash, sha256
from evidencelog.errors import FormatError
from evidencelog.i18n import gettext as _

_SIZE_BYTES = 8


class MerkleError(FormatError):
    """A proof does not lead to the root that it should, or a tree has the wrong form."""


def tree_root(leaves: Sequence[Digest]) -> Digest:
    """Return the root over the leaf hashes; that of no leaves is the hash of nothing."""
    level = leaves
    while len(level) > 1:
        level = _parents(level)
    return level[0] if level else sha256()


def _parents(level: Sequence[Digest]) -> list[Digest]:
    # Most of the cost of a verify is here, so hashlib is called directly, and the type
    # is given to the whole list: NewType costs a call for each node.
    hashed, nodes = _sha256, iter(level)
    pairs = zip(nodes, nodes, strict=False)
    parents = [hashed(b"\x01" + left + right).digest() for left, right in pairs]
    if len(level) % 2:
        parents.append(level[-1])
    return cast("list[Digest]", parents)


def inclusion_path(leaves: Sequence[Digest], index: int) -> tuple[Digest, ...]:
    """Return the nodes that lead from leaf `index` to the root (RFC 9162 2.1.3.1).

    Raises MerkleError if there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise MerkleError(_("there is no leaf {index} in this tree").format(index=index))
    path: list[Digest] = []
    level = leaves
    while len(level) > 1:
        sibling = index ^ 1
        if sibling < len(level):
            path.append(level[sibling])
        level = _parents(level)
        index //= 2
    return tuple(path)


def check_inclusion(
    *, leaf: Digest, index: int, size: int, path: Sequence[Digest], root: Digest
) -> None:
    """Check that `leaf` stands at `index` of the tree (RFC 9162 2.1.3.2).

    Raises MerkleError if it does not, or if the path has a node too many or too few.
    """
    if not 0 <= index < size:
        raise MerkleError(_("the proof names a place outside the tree"))
    node, place, last = leaf, index, size - 1
    for step in path:
        if last == 0:
            raise MerkleError(_("the inclusion proof is too long"))
        if place % 2 or place == last:
            node = node_hash(step, node)
            place, last = _climb(place, last)
        else:
            node = node_hash(node, step)
        place, last = place >> 1, last >> 1
    if last != 0:
        raise MerkleError(_("the inclusion proof is too short"))
    if node != root:
        raise MerkleError(_("the inclusion proof leads to another root"))


def _climb(place: int, last: int) -> tuple[int, int]:
    """Skip the levels on which a node at the right edge has no sibling."""
    while place and place % 2 == 0:
        place, last = place >> 1, last >> 1
    return place, last


def consistency_path(leaves: Sequence[Digest], first: int) -> tuple[Digest, ...]:
    """Return the nodes that show that the first `first` leaves were only added to.

    RFC 9162 2.1.4.1. Raises MerkleError unless 1 <= first <= number of leaves.
    """
    if not 1 <= first <= len(leaves):
        raise MerkleError(_("there was never a tree of size {size}").format(size=first))
    return tuple(_subproof(leaves, first, known=True))


def _subproof(leaves: Sequence[Digest], first: int, *, known: bool) -> list[Digest]:
    """Return RFC 9162's SUBPROOF; `known`: the reader has the root of this subtree."""
    if first == len(leaves):
        return [] if known else [tree_root(leaves)]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    if first <= split:
        return [*_subproof(leaves[:split], first, known=known), tree_root(leaves[split:])]
    return [
        *_subproof(leaves[split:], first - split, known=False),
        tree_root(leaves[:split]),
    ]


def check_consistency(
    *,
    first_size: int,
    second_size: int,
    path: Sequence[Digest],
    first_root: Digest,
    second_root: Digest,
) -> None:
    """Check that the second tree begins with the first (RFC 9162 2.1.4.2).

    The empty tree is never signed (rule 16), so a first size of 0 is refused.
    Raises MerkleError if the second is not a continuation of the first.
    """
    if not 1 <= first_size <= second_size:
        raise MerkleError(_("the sizes of the two trees are in the wrong order"))
    if first_size == second_size:
        _check_same(path, first_root, second_root)
        return
    if first_size & (first_size - 1) == 0:
        # The first tree is a complete subtree of the second: its root is the start.
        path = [first_root, *path]
    if not path:
        raise MerkleError(_("the consistency proof is empty"))
    old, new = _fold_consistency(first_size - 1, second_size - 1, path)
    if old != first_root or new != second_root:
        raise MerkleError(_("the consistency proof leads to another root"))


def _check_same(path: Sequence[Digest], first_root: Digest, second_root: Digest) -> None:
    if path:
        raise MerkleError(_("the consistency proof is too long"))
    if first_root != second_root:
        raise MerkleError(_("two trees of the same size have different roots"))


def _fold_consistency(place: int, last: int, path: Sequence[Digest]) -> tuple[Digest, Digest]:
    """Return the roots of the first and of the second tree that `path` leads to."""
    while place % 2:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for step in path[1:]:
        if last == 0:
            raise MerkleError(_("the consistency proof is too long"))
        if place % 2 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            place, last = _climb(place, last)
        else:
            new = node_hash(new, step)
        place, last = place >> 1, last >> 1
    if last != 0:
        raise MerkleError(_("the consistency proof is too short"))
    return old, new


class Frontier:
    """The right edge of a growing tree: all that is needed to add a leaf.

    Holds the roots of the complete subtrees, largest first, one for each bit set in
    the size; adding costs a constant number of hashes on average.
    """

    __slots__ = ("_peaks", "_size")

    def __init__(self, leaves: Iterable[Digest] = ()) -> None:
        self._size = 0
        self._peaks: list[Digest] = []
        for leaf in leaves:
            self.add(leaf)

    @property
    def size(self) -> int:
        """The number of leaves added so far."""
        return self._size

    def add(self, leaf: Digest) -> None:
        """Append one leaf hash."""
        node, size, peaks = leaf, self._size, self._peaks
        while size % 2:
            node = node_hash(peaks.pop(), node)
            size //= 2
        peaks.append(node)
        self._size += 1

    def root(self) -> Digest:
        """Return the root over all leaves added so far."""
        if not self._peaks:
            return sha256()
        node = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            node = node_hash(peak, node)
        return node

    def encode(self) -> bytes:
        """Return the size (8 bytes, big-endian) and the peaks, largest first."""
        return self._size.to_bytes(_SIZE_BYTES, "big") + b"".join(self._peaks)

    @classmethod
    def decode(cls, data: bytes) -> Frontier:
        """Return the frontier that `encode` wrote.

        Only a cache: whoever reads one compares root and size with a signed note.
        Raises MerkleError if the length does not fit the size.
        """
        size = int.from_bytes(data[:_SIZE_BYTES], "big")
        peaks = data[_SIZE_BYTES:]
        if len(data) < _SIZE_BYTES or len(peaks) != DIGEST_SIZE * size.bit_count():
            raise MerkleError(_("the stored edge of the tree has the wrong length"))
        frontier = cls()
        frontier._size = size
        frontier._peaks = [
            Digest(peaks[at : at + DIGEST_SIZE]) for at in range(0, len(peaks), DIGEST_SIZE)
        ]
        return frontier
