"""Chinese, Japanese and Korean: which letter forms, and what happens without the fonts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from evidencelog.reports.text import cjk
from evidencelog.reports.text.lines import Filler
from tests.reports.text.pages import STYLE, by_pdfium, page, plain

NEEDS_FONTS = "the fonts of the extra cjk are missing"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, naïve", ""),
        ("我不能带孩子来", "SC"),
        ("我不能帶孩子來", "TC"),
        ("子供を連れて", "JP"),
        ("駅に気づく", "JP"),
        ("駅前", "JP"),
        ("ㄅㄆㄇ", "TC"),
        ("아이들", "KR"),
        ("大人", "SC"),
        ("（ok）", "SC"),
    ],
)
def test_the_characters_tell_whose_forms_are_meant(text: str, expected: str) -> None:
    assert cjk.region(text) == expected


@pytest.mark.parametrize(
    ("text", "face"),
    [("带", "NotoSansSC"), ("帶", "NotoSansTC"), ("の直", "NotoSansJP"), ("한", "NotoSansKR")],
)
def test_each_region_has_its_typeface(text: str, face: str) -> None:
    pytest.importorskip("justmytype_intl_cjk", reason=NEEDS_FONTS)
    [line] = Filler().fill(text, STYLE, 300)
    assert {piece.face.name for piece in line.pieces} == {face}


def test_strong_text_is_strong_in_these_scripts_too() -> None:
    pytest.importorskip("justmytype_intl_cjk", reason=NEEDS_FONTS)
    shaper = Filler().shaper
    [word] = shaper.words("中", "serif strong")[1]
    assert word.pieces[0].face.axes == {"wght": 600}
    [word] = shaper.words("中", "sans")[1]
    assert word.pieces[0].face.axes == {"wght": 400}


@pytest.fixture
def without_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(cjk, "_PACKAGE", "no_such_package_of_fonts")
    cjk.font_file.cache_clear()
    yield
    cjk.font_file.cache_clear()


def test_without_the_fonts_numbers_are_printed_and_the_extra_is_named(without_fonts: None) -> None:
    filler = Filler()
    assert plain(by_pdfium(page("She wrote 漢 to me", filler=filler))) == (
        "She wrote [U+6F22] to me"
    )
    assert filler.shaper.unprintable == {"漢"}
    assert "evidencelog[cjk]" in cjk.advice(filler.shaper.unprintable)


def test_the_extra_is_not_named_where_it_would_not_help(without_fonts: None) -> None:
    assert cjk.advice({"\x00", "\U0001fae9"}) == ""
    assert cjk.advice(()) == ""


def test_with_the_fonts_nothing_is_advised() -> None:
    pytest.importorskip("justmytype_intl_cjk", reason=NEEDS_FONTS)
    assert cjk.advice({"漢"}) == ""
