"""The order of text that runs both ways: the implicit part of UAX 9.

Explicit controls never get here, because they are printed as visible tokens, so the rules
X1 to X8 have nothing to do. A paragraph is turned into one letter for each character, its
bidirectional class, and most rules are substitutions in that string; their names in the
comments are those of the annex.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from evidencelog.reports.text.tables import BRACKETS, MIRRORS

_RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
MIRRORED = dict(zip(MIRRORS[::2], MIRRORS[1::2], strict=True))
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}  # the same brackets twice (BD16)
_OPENING = dict(zip(BRACKETS[::2], BRACKETS[1::2], strict=True))
_BRACKET = re.compile("[" + re.escape(BRACKETS) + "]")
_DEEPEST = 63  # BD16

# A letter for each class; a boundary neutral (a joiner) is left out by X9.
# A separator of any kind takes the level of the paragraph wherever it stands.
_LETTERS = {"BN": ""} | dict(
    zip(
        "L R AL EN AN ES ET CS NSM ON WS B S".split(),
        "L R A E N S T C M O W B B".split(),
        strict=True,
    )
)


class _Classes(dict[int, str]):
    """A table for `str.translate` that looks each character up once."""

    def __missing__(self, code: int) -> str:
        kind = unicodedata.bidirectional(chr(code)) or "L"
        self[code] = letter = _LETTERS.get(kind, "O")
        return letter


_CLASSES = _Classes()
_MARKS = re.compile("(.)M+")  # W1
_AFTER_ARABIC = re.compile("A[^LR]*")  # W2
_SEPARATOR = re.compile("(?<=E)[SC](?=E)|(?<=N)C(?=N)")  # W4
_TERMINATORS = re.compile("T+(?=E)|(?<=E)T+")  # W5
_AFTER_LATIN = re.compile("L[^LR]*")  # W7
_NEUTRALS = re.compile("(.)([OBW]+)(?=(.))")  # N1, N2
_SIDE = {"L": "L", "R": "R", "N": "R", "E": "R"}
_TRAILING = re.compile("[WB]*B|W+$")  # L1
_IMPLICIT = (str.maketrans("LRNE", "0122"), str.maketrans("LRNE", "2122"))  # I1, I2


def has_rtl(text: str) -> bool:
    """Tell whether any character is written from right to left."""
    return not text.isascii() and _RTL.search(text) is not None


def base_level(text: str) -> int:
    """Return 1 when the first strong character runs right to left, else 0 (P2, P3)."""
    for character in text:
        letter = _CLASSES[ord(character)]
        if letter == "L":
            return 0
        if letter in ("R", "A"):
            return 1
    return 0


def levels(text: str, base: int) -> str:
    """Return the embedding level of each character of one paragraph, one digit each."""
    original = text.translate(_CLASSES)
    if len(original) != len(text):
        return _with_joiners(text, base)
    outer = "R" if base else "L"
    kinds = _weak(original, outer)
    if _BRACKET.search(text):
        kinds = _with_brackets(text, kinds, original, outer)
    kinds = _NEUTRALS.sub(lambda found: _neutral(found, outer), f"{outer}{kinds}{outer}")[1:-1]
    found = kinds.translate(_IMPLICIT[base])
    return _reset_spaces(original, found, str(base))


def _with_joiners(text: str, base: int) -> str:
    """Give each character that X9 leaves out the level of the one before it (5.2)."""
    found = levels("".join(c for c in text if _CLASSES[ord(c)]), base)
    rest = iter(found)
    current = str(base)
    with_all = []
    for character in text:
        if _CLASSES[ord(character)]:
            current = next(rest)
        with_all.append(current)
    return "".join(with_all)


def _weak(kinds: str, outer: str) -> str:
    """Apply W1 to W7; `outer` stands before the paragraph while they look back."""
    kinds = outer + kinds
    if "M" in kinds:
        kinds = _MARKS.sub(lambda found: found[1] * len(found[0]), kinds)
    if "A" in kinds:
        kinds = _AFTER_ARABIC.sub(lambda found: found[0].replace("E", "N"), kinds)
        kinds = kinds.replace("A", "R")  # W3
    if "E" in kinds or "N" in kinds:
        kinds = _SEPARATOR.sub(_as_left, kinds)
        kinds = _TERMINATORS.sub(lambda found: "E" * len(found[0]), kinds)
    kinds = kinds.replace("S", "O").replace("T", "O").replace("C", "O")  # W6
    if "E" in kinds:
        kinds = _AFTER_LATIN.sub(lambda found: found[0].replace("E", "L"), kinds)
    return kinds[1:]


def _as_left(found: re.Match[str]) -> str:
    return found.string[found.start() - 1]


def _neutral(found: re.Match[str], outer: str) -> str:
    left, right = _SIDE.get(found[1]), _SIDE.get(found[3])
    side = left if left is not None and left == right else outer
    return found[1] + side * len(found[2])


def _with_brackets(text: str, kinds: str, original: str, outer: str) -> str:
    """Give both brackets of a pair one direction, and the marks on them (N0)."""
    changed = list(kinds)
    for opening, closing in _pairs(text, kinds):
        inside = {_SIDE.get(kind) for kind in changed[opening + 1 : closing]} - {None}
        if not inside:
            continue
        found = outer
        if outer not in inside:
            context = (_SIDE.get(changed[index]) for index in range(opening - 1, -1, -1))
            found = next((side for side in context if side), outer)
        for bracket in (opening, closing):
            end = bracket + 1
            while end < len(changed) and original[end] == "M":
                end += 1
            changed[bracket:end] = found * (end - bracket)
    return "".join(changed)


def _pairs(text: str, kinds: str) -> list[tuple[int, int]]:
    """Return the places of matching brackets that nothing else has claimed (BD16)."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(text):
        at, character = found.start(), _CANONICAL.get(found[0], found[0])
        if kinds[at] != "O":
            continue
        if character in _OPENING:
            if len(waiting) == _DEEPEST:
                return []
            waiting.append((_OPENING[character], at))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == character:
                pairs.append((waiting[depth][1], at))
                del waiting[depth:]
                break
    return sorted(pairs)


def _reset_spaces(original: str, found: str, base: str) -> str:
    """Put separators, and the spaces before them and at the end, at the paragraph's level (L1)."""
    if original[-1:] not in "WB" and "B" not in original:
        return found
    parts, at = [], 0
    for spaces in _TRAILING.finditer(original):
        parts.append(found[at : spaces.start()])
        parts.append(base * (spaces.end() - spaces.start()))
        at = spaces.end()
    return "".join(parts) + found[at:]


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
