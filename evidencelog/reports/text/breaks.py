"""Where a line may end inside a stretch without spaces.

The rules of UAX 14 that matter for messages and accounts, without its forty classes: after
a hyphen between letters, after a dash, after the slashes of a path; between the characters
of scripts that put no spaces, but never before what closes or after what opens. Which
syllables of Thai, Lao, Khmer or Burmese make a word only a dictionary knows; here a line may
end after any syllable that is written whole.
"""

from __future__ import annotations

import re

from evidencelog.reports.text.clusters import is_emoji

SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
"""Spaces at which a line may end, as the inside of a character class."""

_UNSPACED = re.compile(
    "[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u1100-\u11ff"
    "\u1780-\u17d3\u17d7\u17dc\u17dd\u1950-\u19df\u1a20-\u1a7f\u1b00-\u1b4b\u2e80-\ua4cf"
    "\ua980-\ua9cf\ua9e0-\ua9ef\uaa60-\uaadf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
_NEVER_FIRST = frozenset(
    "、。，．：；！？）」』】》〉〕｝］〗〙・ー々〻ゝゞヽヾ゛゜ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "｡､･ｰﾞﾟ”’»›%％‰°)]}.,!?:;…‥–—-/\u2010\u2011\u00a0\u202f\u2007"
    "ะาำๅๆฯ์ะາຳໆຯ។៕៖ៗ၊။"
)
_NEVER_LAST = frozenset(
    "（「『【《〈〔｛［〖〘“‘«‹([{£$€¥＄￥￡#\u00a0\u202f\u2007\u2011/เแโใไເແໂໃໄ"
)

_LETTER = r"[^\W\d_]"
_INSIDE = re.compile(
    rf"(?<={_LETTER}[-\u2010])(?={_LETTER})"
    r"|(?<=\S[\u2013\u2014])(?=\w)"
    rf"|(?<=\w/)(?={_LETTER})"
    r"|(?<=[\u0f0b\u0f0d\u1361\u1362\u0964\u0965])(?=\w)"
)
_ADDRESS = re.compile("://|www\\.")
_IN_ADDRESS = re.compile(r"(?<=[/?&=])(?=\w)|(?<=\w)(?=[?&#])")


def inside(text: str) -> frozenset[int]:
    """Return the places between letters and marks at which a line may end."""
    found = {match.start() for match in _INSIDE.finditer(text)}
    if _ADDRESS.search(text):
        found |= {match.start() for match in _IN_ADDRESS.finditer(text)}
    return frozenset(found)


def is_free(cluster: str) -> bool:
    """Tell whether a line may end on either side of a cluster, for it needs no spaces."""
    return _UNSPACED.match(cluster) is not None or is_emoji(cluster)


def between(before: str, after: str) -> bool:
    """Tell whether a line may end between two clusters of which one is free."""
    return before[-1] not in _NEVER_LAST and after[0] not in _NEVER_FIRST
