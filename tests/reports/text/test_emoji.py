"""Emoji are printed in colour, as one picture for each sequence, and explained."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from evidencelog.reports.text.clusters import is_emoji
from evidencelog.reports.text.emoji import Emoji, credit
from evidencelog.reports.text.faces import Face
from evidencelog.reports.text.lines import Filler
from tests.reports.text.pages import STYLE, by_pdfium, page, plain
from tests.reports.text.sentences import ENGLISH_FLAG

TEXAS = "🏴\U000e0075\U000e0073\U000e0074\U000e0078\U000e007f"
NEWER = "\U0001fae9"  # Emoji 16


def faces_of(text: str) -> list[tuple[str, str]]:
    """Return the typeface and the text of each piece."""
    lines = Filler().fill(text, STYLE, 500)
    return [(piece.face.name, piece.text) for line in lines for piece in line.pieces]


def key_of(text: str) -> tuple[Emoji, ...]:
    filler = Filler()
    filler.fill(text, STYLE, 500)
    return filler.shaper.emoji()


@pytest.mark.parametrize(
    "sequence",
    ["😂", "👍🏽", "👨‍👩‍👧‍👦", "👨🏽‍❤️‍💋‍👨🏿", "🇬🇧", "1️⃣", "*⃣", "❤️", ENGLISH_FLAG, "🏳️‍🌈", "🏳‍🌈", "☎️"],
)
def test_a_sequence_is_one_picture_in_colour(sequence: str) -> None:
    filler = Filler()
    [line] = filler.fill(sequence, STYLE, 500)
    [piece] = line.pieces
    assert piece.face is filler.shaper.faces.pictures
    assert [text for text, _ in piece.glyphs] == [sequence]
    [told] = filler.shaper.emoji()
    assert told.whole


@pytest.mark.parametrize("text", ["❤︎", "☺︎", "👍︎", "☎", "✓", "©", "1", "#", "→"])
def test_text_symbols_stay_black(text: str) -> None:
    assert "Twemoji" not in {face for face, _ in faces_of(text)}


def test_a_sequence_without_a_picture_in_colour_is_printed_whole_in_black_or_in_parts() -> None:
    assert faces_of("🐦‍🔥") == [("NotoEmoji", "🐦‍🔥")]
    assert faces_of("👍🏽‍🔥") == [("Twemoji", "👍🏽‍🔥")]
    filler = Filler()
    [line] = filler.fill("👍🏽‍🔥", STYLE, 500)
    assert [text for text, _ in line.pieces[0].glyphs] == ["👍🏽‍", "🔥"]
    assert [told.whole for told in filler.shaper.emoji()] == [False]


def test_a_flag_that_cannot_be_drawn_is_not_passed_off_as_a_black_one() -> None:
    pdf = page(TEXAS)
    assert "[U+E0074][U+E0078]" in plain(by_pdfium(pdf))
    assert not key_of(TEXAS)[0].whole


def test_an_emoji_newer_than_the_pictures_is_a_token_and_listed() -> None:
    filler = Filler()
    assert plain(by_pdfium(page(f"a {NEWER}", filler=filler))) == "a [U+1FAE9]"
    assert filler.shaper.unprintable == {NEWER}
    assert not filler.shaper.emoji()[0].whole


def test_the_key_says_what_each_emoji_is() -> None:
    assert key_of("see 👍🏽 and 😂 and 👍🏽") == (
        Emoji(
            sequence="👍🏽",
            code_points="U+1F44D U+1F3FD",
            names=("THUMBS UP SIGN", "EMOJI MODIFIER FITZPATRICK TYPE-4"),
            whole=True,
        ),
        Emoji(sequence="😂", code_points="U+1F602", names=("FACE WITH TEARS OF JOY",), whole=True),
    )
    assert key_of("no emoji: ☺ 1 #") == ()


def test_the_artists_are_named() -> None:
    assert "Twemoji" in credit()
    assert "CC BY 4.0" in credit()


def test_the_pictures_are_coloured_on_the_page() -> None:
    with pypdfium2.PdfDocument(page("❤️")) as document:
        pixels = document[0].render(scale=2).to_pil().convert("RGB")
    red = [colour for _, colour in pixels.getcolors(1 << 20) if colour[0] > 200 and colour[1] < 80]
    assert red


def test_more_than_255_pictures_go_into_several_fonts_and_all_copy_back() -> None:
    found = [chr(code) for code in range(0x1F300, 0x1F700) if is_emoji(chr(code))]
    filler = Filler()
    shown = [one for one in found if filler.shaper.faces.pictures.draws(one)]
    text = " ".join(shown)
    pdf = page(text, filler=filler)
    albums: list[Face] = [*filler.shaper.faces.pictures.albums]
    assert len(shown) > 600
    assert [len(album.uses) for album in albums[:-1]] == [255] * (len(albums) - 1)
    assert plain(by_pdfium(pdf)) == text
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = document.pages[0].obj.Resources.Font
        kinds = [str(font.Subtype) for font in fonts.values()]
        assert kinds.count("/Type3") == len(albums)
        for font in fonts.values():
            if font.Subtype == pikepdf.Name.Type3:
                assert len(font.Widths) == font.LastChar <= 255
                assert len(font.CharProcs) == font.LastChar
