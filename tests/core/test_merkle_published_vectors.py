"""RFC 9162 proofs, valid and tampered, published by transparency-dev (tests/vectors)."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from evidencelog.core.hashes import Digest
from evidencelog.core.merkle import MerkleError, check_consistency, check_inclusion

VECTORS = Path(__file__).parent.parent / "vectors" / "rfc9162"


def _cases(name: str, *, refused: bool) -> list[Any]:
    cases = json.loads((VECTORS / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["source"]) for case in cases if case["wantErr"] is refused]


def _digest(text: str) -> Digest:
    return Digest(b64decode(text))


def _path(case: dict[str, Any]) -> list[Digest]:
    return [_digest(step) for step in case["proof"] or []]


def _check_inclusion(case: dict[str, Any]) -> None:
    check_inclusion(
        leaf=_digest(case["leafHash"]),
        index=case["leafIdx"],
        size=case["treeSize"],
        path=_path(case),
        root=_digest(case["root"]),
    )


def _check_consistency(case: dict[str, Any]) -> None:
    check_consistency(
        first_size=case["size1"],
        second_size=case["size2"],
        path=_path(case),
        first_root=_digest(case["root1"]),
        second_root=_digest(case["root2"]),
    )


@pytest.mark.parametrize("case", _cases("inclusion.json", refused=False))
def test_published_inclusion_proof_is_accepted(case: dict[str, Any]) -> None:
    _check_inclusion(case)


@pytest.mark.parametrize("case", _cases("inclusion.json", refused=True))
def test_published_tampered_inclusion_proof_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(MerkleError, match="proof"):
        _check_inclusion(case)


@pytest.mark.parametrize("case", _cases("consistency.json", refused=False))
def test_published_consistency_proof_is_accepted(case: dict[str, Any]) -> None:
    _check_consistency(case)


@pytest.mark.parametrize("case", _cases("consistency.json", refused=True))
def test_published_tampered_consistency_proof_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(MerkleError, match=r"proof|sizes? "):
        _check_consistency(case)
