"""Chinese, Japanese and Korean: fonts that are installed separately, and which of them.

The same ideograph is written differently in Japan, Korea, mainland China and Taiwan. Which
form is meant is not recorded with the text, so each paragraph is looked at: kana and hangul
decide, else the old national character sets, which between them tell simplified from
traditional and Japanese forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from evidencelog.i18n import gettext as _

Region = Literal["", "JP", "KR", "SC", "TC"]
"""Whose letter forms; empty for a text without any of these characters."""

ORDER: tuple[Region, ...] = ("SC", "TC", "JP", "KR")
_ENCODINGS: tuple[tuple[Region, str], ...] = (("SC", "gb2312"), ("TC", "big5"), ("JP", "cp932"))
_PACKAGE = "justmytype_intl_cjk"

_ANY = re.compile(
    "[\u1100-\u11ff\u2e80-\u312f\u3130-\u318f\u3190-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
_BOPOMOFO = re.compile("[\u3105-\u312f\u31a0-\u31bf]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


def region(text: str) -> Region:
    """Return whose letter forms a paragraph asks for."""
    if text.isascii() or not _ANY.search(text):
        return ""
    if _KANA.search(text):
        return "JP"
    if _HANGUL.search(text):
        return "KR"
    if _BOPOMOFO.search(text):
        return "TC"
    return _by_ideographs(text)


def _by_ideographs(text: str) -> Region:
    """Return the region whose forms the text has that no other has; in doubt SC."""
    counts: dict[Region, int] = {"SC": 0, "TC": 0, "JP": 0}
    for ideograph in set(_IDEOGRAPH.findall(text)):
        known = [place for place, encoding in _ENCODINGS if _encodes(ideograph, encoding)]
        if known and known[:2] != ["SC", "TC"]:
            counts[known[0]] += 1
    return max(counts, key=lambda place: counts[place])


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@cache
def font_file(region: Region) -> Path | None:
    """Return the installed font of a region, or None without the package."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    name = f"NotoSans{region}"
    path = Path(spec.origin).parent / "fonts" / "ofl" / name.lower() / f"{name}[wght].ttf"
    return path if path.is_file() else None


def advice(unprintable: Iterable[str]) -> str:
    """Return how characters that were printed as numbers could be shown, or ''."""
    if font_file("SC") is None and any(_ANY.match(character) for character in unprintable):
        return _(
            "Chinese, Japanese and Korean characters need fonts that are installed separately: "
            "pip install 'evidencelog[cjk]'."
        )
    return ""
