"""Putting the used glyphs of each face into the file, with the text that each stands for."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name

from evidencelog.reports.text.faces import Face
from evidencelog.reports.text.operators import hexadecimal

_DROPPED = "GSUB GPOS GDEF name cmap post STAT meta DSIG kern BASE gasp".split()
_BLOCK = 100  # entries of one bfchar block, at most (Adobe Technical Note 5014)


def embed(pdf: pikepdf.Pdf, face: Face) -> Dictionary:
    """Return the font dictionary of everything that the document showed in `face`."""
    uses = [(0, ""), *face.uses]
    data, places = _subset(face, {glyph for glyph, _ in uses})
    name = Name(f"/{_tag(face)}+{face.file}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, face, name, data)),
        DW=0,
        W=Array([0, Array([round(face.advance(glyph), 2) for glyph, _ in uses])]),
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
            ToUnicode=pdf.make_stream(_to_unicode([text for _, text in face.uses])),
        )
    )


def _tag(face: Face) -> str:
    """Return six letters that differ for each face of a document and never by chance."""
    number = int(face.key[1:])
    return "EVL" + face.key[0] + chr(65 + number // 26) + chr(65 + number % 26)


def _subset(face: Face, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """Return a font of only these glyphs, and where each of them went."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(_table(tag) for tag in _DROPPED)
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    for axis, place in face.axes.items():
        wanted.pin_axis_location(face.outline, axis, float(place))
    plan = hb.SubsetPlan(face.outline, wanted)
    mapping = dict(plan.old_to_new_glyph_mapping)
    return bytes(plan.execute().blob.data), mapping


def _table(tag: str) -> int:
    return int.from_bytes(tag.ljust(4).encode("ascii"), "big")


def _descriptor(pdf: pikepdf.Pdf, face: Face, name: Name, data: bytes) -> Dictionary:
    extents = face.font.get_font_extents("ltr")
    ascent, descent = round(extents.ascender * face.scale), round(extents.descender * face.scale)
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


def _to_unicode(texts: Sequence[str]) -> bytes:
    """Return the map from codes (counted from 1) to text (PDF 32000-1, 9.10.3)."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    pairs = [f"<{code:04X}> <{hexadecimal(text)}>" for code, text in enumerate(texts, 1)]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap CMapName currentdict /CMap defineresource pop end end"]
    return "\n".join(lines).encode("ascii")
