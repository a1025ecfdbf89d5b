"""What a reader takes for one character: a base with its marks, a flag, a family of emoji.

Extended grapheme clusters after UAX 29, with three additions: consonants that a sign joins
stay together in every script that has such signs (Unicode 15.1 lists six), so does each mark
with its letter (the annex leaves the vowels of Burmese out), and what repeats without end,
such as a hundred marks on one letter, is divided. A line is only ever broken
between clusters, and a cluster is always set in one typeface.
"""

from __future__ import annotations

import re

from evidencelog.reports.text import tables

ZWJ = "\u200d"
AS_TEXT = "\ufe0e"
AS_PICTURE = "\ufe0f"
KEYCAP = "\u20e3"

_MARK = f"[{tables.EXTEND}]"
_FEW = "{0,8}"
_SYLLABLES = "".join(chr(code) for code in range(0xAC00, 0xD7A4, 28))  # without a final
_LEADING = "[\u1100-\u115f\ua960-\ua97c]"
_VOWEL = "[\u1160-\u11a7\ud7b0-\ud7c6]"
_FINAL = "[\u11a8-\u11ff\ud7cb-\ud7fb]"
_HANGUL = (
    f"{_LEADING}{_FEW}"
    f"(?:{_VOWEL}{{1,8}}|[{_SYLLABLES}]{_VOWEL}{_FEW}|[\uac00-\ud7a3]){_FINAL}{_FEW}"
    f"|{_LEADING}{{1,8}}|{_FINAL}{{1,8}}"
)
_CONSONANT = f"[{tables.CONSONANT}]"
_CONJUNCT = f"{_CONSONANT}(?:{_MARK}{_FEW}[{tables.LINKER}]{_MARK}{_FEW}{_CONSONANT}){{1,8}}"
_PICTURES = f"[{tables.PICTURE}](?:{_MARK}{_FEW}{ZWJ}[{tables.PICTURE}]){{0,16}}"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_CLUSTER = re.compile(
    "\r\n"
    f"|[{tables.PREPEND}]{_FEW}"
    f"(?:{_FLAG}|{_HANGUL}|{_CONJUNCT}|{_PICTURES}|[^{tables.CONTROL}])"
    f"[{tables.EXTEND}{tables.SPACING}]{{0,47}}"
    "|.",
    re.DOTALL,
)
_ALONE = re.compile(
    "[\n -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u05ff\u4e00-\u9fff]*"
)


def clusters(text: str) -> list[tuple[int, str]]:
    """Return the start and the text of each cluster."""
    if _ALONE.fullmatch(text):  # letters that nothing in the text can join
        return list(enumerate(text))
    return [(found.start(), found[0]) for found in _CLUSTER.finditer(text)]


_COLOURFUL = re.compile(f"[{tables.COLOURFUL}\U0001f000-\U0001faff]")


def is_emoji(cluster: str) -> bool:
    """Tell whether the cluster asks to be shown as a picture rather than as a letter.

    A symbol that is older than emoji does so when a selector says it, or when its usual
    form is a picture (Emoji_Presentation); newer ones do unless a selector forbids it.
    """
    if cluster.isascii() or AS_TEXT in cluster:
        return False
    if AS_PICTURE in cluster or KEYCAP in cluster:
        return True
    return _COLOURFUL.match(cluster) is not None
