"""The order of text that runs both ways: the implicit part of UAX 9.

Explicit controls never get here, because they are printed as visible tokens, so the rules
X1 to X8 have nothing to do. Rule names in the comments are those of the annex.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NEUTRAL = frozenset(("ON", "WS", "S", "B", "BN"))
_BRACKETS = dict(zip("([{⟨⟦「『（【《〈〔", ")]}⟩⟧」』）】》〉〕", strict=True))
_CLOSING = {close: opening for opening, close in _BRACKETS.items()}
MIRRORED = _BRACKETS | _CLOSING | {"<": ">", ">": "<", "«": "»", "»": "«", "‹": "›", "›": "‹"}
_DEEPEST = 63  # BD16


def has_rtl(text: str) -> bool:
    """Tell whether any character is written from right to left."""
    return not text.isascii() and _RTL.search(text) is not None


def base_level(text: str) -> int:
    """Return 1 when the first strong character runs right to left, else 0 (P2, P3)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return 0
        if kind in ("R", "AL"):
            return 1
    return 0


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each character of one paragraph."""
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    original = list(kinds)
    outer = "R" if base else "L"
    _resolve_weak(kinds, outer)
    _resolve_brackets(text, kinds, original, outer)
    _resolve_neutral(kinds, outer)
    found = [_implicit(kind, base) for kind in kinds]
    _reset_trailing_space(original, found, base)
    return found


def _resolve_weak(kinds: list[str], outer: str) -> None:
    before = outer
    for index, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            kinds[index] = before
        before = kinds[index]
    strong = outer
    for index, kind in enumerate(kinds):  # W2, W3
        if kind in ("L", "R", "AL"):
            strong = kind
            kinds[index] = "R" if kind == "AL" else kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    _resolve_separators(kinds)
    strong = outer
    for index, kind in enumerate(kinds):  # W6, W7
        if kind in ("ES", "ET", "CS"):
            kinds[index] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _resolve_separators(kinds: list[str]) -> None:
    for index in range(1, len(kinds) - 1):  # W4
        left, kind, right = kinds[index - 1 : index + 2]
        if left == right and (
            (kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))
        ):
            kinds[index] = left
    for start, end in _runs(kinds, frozenset(("ET",))):  # W5
        if "EN" in (kinds[start - 1 : start] + kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)


def _runs(kinds: Sequence[str], wanted: frozenset[str]) -> list[tuple[int, int]]:
    """Return start and end of each longest stretch of the wanted kinds."""
    found: list[tuple[int, int]] = []
    start = None
    for index, kind in enumerate(kinds):
        if kind in wanted:
            start = index if start is None else start
        elif start is not None:
            found.append((start, index))
            start = None
    if start is not None:
        found.append((start, len(kinds)))
    return found


def _direction(kind: str) -> str | None:
    if kind == "L":
        return "L"
    return "R" if kind in ("R", "AN", "EN") else None


def _resolve_brackets(text: str, kinds: list[str], original: list[str], outer: str) -> None:
    for opening, closing in _bracket_pairs(text, kinds):  # N0
        inside = {_direction(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if not inside:
            continue
        found = outer
        if outer not in inside:
            context = (_direction(kinds[index]) for index in range(opening - 1, -1, -1))
            found = next((kind for kind in context if kind), outer)
        for bracket in (opening, closing):
            kinds[bracket] = found
            mark = bracket + 1
            while mark < len(kinds) and original[mark] == "NSM":
                kinds[mark] = found
                mark += 1


def _bracket_pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        if kinds[index] != "ON":
            continue
        if character in _BRACKETS:
            if len(waiting) == _DEEPEST:
                break
            waiting.append((character, index))
        elif character in _CLOSING:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == _CLOSING[character]:
                    pairs.append((waiting[depth][1], index))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _resolve_neutral(kinds: list[str], outer: str) -> None:
    for start, end in _runs(kinds, _NEUTRAL):  # N1, N2
        left = _direction(kinds[start - 1]) if start else outer
        right = _direction(kinds[end]) if end < len(kinds) else outer
        found = left if left == right and left is not None else outer
        kinds[start:end] = [found] * (end - start)


def _implicit(kind: str, base: int) -> int:
    if base == 0:  # I1
        return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
    return 1 if kind == "R" else 2  # I2


def _reset_trailing_space(original: list[str], found: list[int], base: int) -> None:
    for index in range(len(found) - 1, -1, -1):  # L1
        if original[index] not in ("WS", "S", "B", "BN"):
            break
        found[index] = base


def visual_order(piece_levels: Sequence[int]) -> list[int]:
    """Return the indexes of a line's pieces from left to right (L2)."""
    order = list(range(len(piece_levels)))
    odd = [level for level in piece_levels if level % 2]
    if not odd:
        return order
    for level in range(max(piece_levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and piece_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
