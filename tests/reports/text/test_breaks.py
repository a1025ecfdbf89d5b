"""Where a line may end: rules of UAX 14 that matter for messages and accounts."""

from __future__ import annotations

import pytest

from evidencelog.reports.text.lines import Filler
from evidencelog.reports.text.style import Style

STYLE = Style(voice="sans", size=10, leading=14, ink=(0, 0, 0))
FILLER = Filler()


def words(text: str) -> list[str]:
    """Return the stretches between which lines may end."""
    _, found = FILLER.shaper.words(text, "sans")
    return ["".join(piece.text for piece in word.pieces) for word in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two  three", ["one ", "two  ", "three"]),
        ("co-parent", ["co-", "parent"]),
        ("-5 x-2 10-12", ["-5 ", "x-2 ", "10-12"]),
        ("12\u00a0000\u202fkm", ["12\u00a0000\u202fkm"]),
        ("p.\u00a05 to", ["p.\u00a05 ", "to"]),
        ("non‑breaking", ["non‑breaking"]),
        ("he said—no", ["he ", "said—", "no"]),
        ("mother/father", ["mother/", "father"]),
        ("24/7 on 01/02/2026", ["24/7 ", "on ", "01/02/2026"]),
        ("“No,” she said (twice).", ["“No,” ", "she ", "said ", "(twice)."]),
        (
            "https://example.org/a/b?c=d&e",
            ["https://", "example.org/", "a/", "b", "?", "c=", "d", "&", "e"],
        ),
        ("ok👍🏽yes!", ["ok", "👍🏽", "yes!"]),
        ("👍🏽!", ["👍🏽!"]),
        ("ไปไหนมา", ["ไป", "ไห", "น", "มา"]),
        ("བཀྲ་ཤིས", ["བཀྲ་", "ཤིས"]),
        ("ಕನ್ನಡ", ["ಕನ್ನಡ"]),
    ],
)
def test_lines_end_only_where_they_may(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_long_address_is_divided_at_its_parts_first() -> None:
    lines = FILLER.fill("see https://example.org/messages/2026/march?thread=12 now", STYLE, 130)
    shown = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert shown[0].endswith("/")
    assert "".join(shown) == "see https://example.org/messages/2026/march?thread=12 now"


def test_ideographs_are_not_parted_from_what_closes_and_what_opens() -> None:
    pytest.importorskip("justmytype_intl_cjk", reason="the fonts of the extra cjk are missing")
    assert words("「金曜」は、ごめん。") == ["「金", "曜」", "は、", "ご", "め", "ん。"]
    assert words("他说OK了") == ["他", "说", "OK", "了"]
