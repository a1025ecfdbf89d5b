"""The fonts that ship: each is used, says its licence, and shows the script it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb

from evidencelog.reports.text.choosing import Faces
from evidencelog.reports.text.clusters import clusters
from evidencelog.reports.text.composing import Composite, with_composites
from evidencelog.reports.text.faces import FOLDER, Face
from tests.reports.text.sentences import LEFT_TO_RIGHT, RIGHT_TO_LEFT

FACES = Faces()
EVERY = {
    face.path.name: face for face in (*FACES._voices.values(), *FACES._fallbacks, FACES.pictures)
}


def test_every_font_file_can_be_chosen_and_every_choice_is_there() -> None:
    assert {path.name for path in FOLDER.glob("*.ttf")} == set(EVERY)


def test_every_font_is_named_with_its_owner() -> None:
    told = (FOLDER / "README.md").read_text("utf-8")
    assert not [name for name in EVERY if name.removesuffix(".ttf") not in told]


def test_all_fonts_together_stay_small_enough_for_a_wheel() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.ttf")) < 11_000_000


@pytest.mark.parametrize("language", [*LEFT_TO_RIGHT, *RIGHT_TO_LEFT])
def test_each_script_is_shown_in_a_face_that_has_it_all(language: str) -> None:
    sentence = (LEFT_TO_RIGHT | RIGHT_TO_LEFT)[language]
    preferred = FACES.voice("serif")
    for _, cluster in clusters(sentence.replace("👨‍👩‍👧‍👦", "")):
        assert FACES.choose(cluster, preferred) is not None or FACES.pictures.shows(cluster)


def subset(*characters: str) -> tuple[bytes, dict[int, int]]:
    face = Face(key="V0", path=FOLDER / "NotoSansHebrew.ttf")
    glyphs = {face.nominal(character) for character in characters} | {0}
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    plan = hb.SubsetPlan(face.outline, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


def drawn(font: bytes, glyph: int) -> tuple[int, tuple[int, ...]]:
    """Return the advance and the bounding box of a glyph."""
    opened = hb.Font(hb.Face(hb.Blob(font)))
    box = opened.get_glyph_extents(glyph)
    return opened.get_glyph_h_advance(glyph), (box.x_bearing, box.y_bearing, box.width, box.height)


def test_a_composite_glyph_is_drawn_where_its_parts_are_put() -> None:
    font, places = subset("א", "ב")
    first, second = sorted(set(places.values()) - {0})
    whole = Composite(advance=1500, parts=((first, 0, 0), (second, 700, -50)))
    made = with_composites(font, [whole, Composite(advance=0, parts=())])
    count = hb.Face(hb.Blob(font)).glyph_count
    assert hb.Face(hb.Blob(made)).glyph_count == count + 2
    for glyph in range(count):
        assert drawn(made, glyph) == drawn(font, glyph)
    _, (left, top, width, height) = drawn(made, second)
    _, (left0, top0, width0, height0) = drawn(made, first)
    right = max(left0 + width0, left + 700 + width)
    advance, box = drawn(made, count)
    assert advance == 1500
    assert (box[0], box[0] + box[2]) == (min(left0, left + 700), right)
    assert (box[1], box[1] + box[3]) == (
        max(top0, top - 50),
        min(top0 + height0, top + height - 50),
    )
    assert drawn(made, count + 1) == (0, (0, 0, 0, 0))


def test_a_font_without_composites_is_left_as_it_is() -> None:
    font, _ = subset("א")
    assert with_composites(font, []) is font


def test_the_checksum_of_a_made_font_is_right() -> None:
    font, places = subset("א")
    made = with_composites(font, [Composite(advance=9, parts=((max(places.values()), 3, 4),))])
    words = (int.from_bytes(made[at : at + 4], "big") for at in range(0, len(made), 4))
    assert sum(words) & 0xFFFFFFFF == 0xB1B0AFBA


def test_the_licence_stands_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in Path(FOLDER / "OFL.txt").read_text("utf-8").upper()
