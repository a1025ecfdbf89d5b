"""Putting the used glyphs of each face into the file, with the text that each stands for."""

from __future__ import annotations

import struct

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name

from evidencelog.reports.text.composing import Composite, with_composites
from evidencelog.reports.text.emoji import Album
from evidencelog.reports.text.faces import Face
from evidencelog.reports.text.type3 import embed_pictures
from evidencelog.reports.text.unicode_map import to_unicode

_DROPPED = "GSUB GPOS GDEF name cmap post STAT meta DSIG kern BASE gasp".split()


def embed(pdf: pikepdf.Pdf, face: Face) -> Dictionary:
    """Return the font dictionary of everything that the document showed in `face`."""
    if isinstance(face, Album):
        return embed_pictures(pdf, face)
    uses = [(0, ""), *face.uses]
    data, places = _subset(face, {glyph for glyph, _ in uses})
    name = Name(f"/{_tag(face)}+{face.name}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, face, name, data)),
        DW=0,
        W=Array([0, Array([round(face.advance(glyph) / face.zoom, 2) for glyph, _ in uses])]),
        CIDToGIDMap=pdf.make_stream(
            b"".join(struct.pack(">H", places[glyph]) for glyph, _ in uses)
        ),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(to_unicode([text for _, text in face.uses], digits=4)),
        )
    )


def _tag(face: Face) -> str:
    """Return six letters that differ for each face of a document and never by chance."""
    number = int(face.key[1:])
    return "EVL" + face.key[0] + chr(65 + number // 26) + chr(65 + number % 26)


def _subset(face: Face, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """Return a font of only these glyphs, and where each of them went."""
    composites = [(whole, glyph) for whole, glyph in face.composites.items() if glyph in glyphs]
    parts = {part[0] for whole, _ in composites for part in whole.parts}
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(parts | (glyphs - {glyph for _, glyph in composites}))
    wanted.drop_table_tag_set.update(_table(tag) for tag in _DROPPED)
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    for axis, place in face.axes.items():
        wanted.pin_axis_location(face.outline, axis, float(place))
    plan = hb.SubsetPlan(face.outline, wanted)
    places: dict[int, int] = dict(plan.old_to_new_glyph_mapping)
    added = []
    behind = max(places.values()) + 1
    for index, (whole, glyph) in enumerate(composites):
        moved = tuple((places[part], right, up) for part, right, up in whole.parts)
        added.append(Composite(advance=whole.advance, parts=moved))
        places[glyph] = behind + index
    return with_composites(bytes(plan.execute().blob.data), added), places


def _table(tag: str) -> int:
    return int.from_bytes(tag.ljust(4).encode("ascii"), "big")


def _descriptor(pdf: pikepdf.Pdf, face: Face, name: Name, data: bytes) -> Dictionary:
    extents = face.font.get_font_extents("ltr")
    em = float(face.outline.upem)
    ascent, descent = (round(1000 * at / em) for at in (extents.ascender, extents.descender))
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array([-1000, descent, 3000, ascent]),
        ItalicAngle=0,
        Ascent=ascent,
        Descent=descent,
        CapHeight=700,
        StemV=80,
        FontFile2=pdf.make_stream(data, Length1=len(data)),
    )
