"""Everything in a written file besides its pages: strings, names, metadata, attached files."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from evidencelog.i18n import gettext as _
from evidencelog.reports.redaction.page_texts import PageReader, from_hex, string_bytes, text_string
from evidencelog.reports.redaction.picture_data import carried_in

_TOKEN = re.compile(
    rb"<(?P<hex>[0-9A-Fa-f\s]+)>"
    rb"|(?P<literal>\((?:[^\\()]|\\.|\((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*\))*\))"
    rb"|/(?P<name>[^\s/<>\[\](){}%]+)",
    re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r"=\s*[\"']([^\"']*)[\"']")
_LANGUAGE = re.compile(r"""xml:lang=["']x-default["']""")
_DEFINED = re.compile(
    r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>|application/pdf|https?://[^\s\"'<>]+",
    re.DOTALL,
)
"""Definitions of the properties of ISO 19005 and 14289, and names of such definitions."""
_SUBSET = re.compile(r"[A-Z]{6}\+.+")
"""The name of a typeface of which a part is in the file (ISO 32000-2, 9.9.2)."""
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_TOGETHER = 2000  # objects looked at in one go

# Names of the format itself that are words as well.
_OF_THE_FORMAT = frozenset(
    """Action Alt Annot Annots Art Author Background Base BaseFont Block Bold Border Caption
    Catalog Center Class Code Color Colorants Colors Columns Contents Count Creator Date Dest
    Destination Dests Desc Document End Enclose Encoding Event Field Fields Figure Filter First
    Fit Flags Font Form Formula Function Group Headers Height Image Indent Index Info Inline
    Interpolate Keywords Kids Lang Language Last Layout Left Length Limits Line Link List Mark
    Marked Matrix Media Metadata Name Names Next None Note Obj Object Open Order Outlines Page
    Pages Parent Part Pattern Placement Prev Private Producer Properties Quote Reference Resources
    Right Role Root Rotate Scope Section Sect Separation Size Source Span Start Stream String
    Structure Style Subject Subtype Summary Supplement Table Text Title Top Trailer Type Usage
    Version View Volatile Width""".split()
)
_PACKED = (b"PK\x03\x04", b"%PDF-", b"\x1f\x8b", b"Rar!", b"7z")


def file_texts(data: bytes) -> Iterator[tuple[int | str, str | None]]:
    """Yield every text of a PDF by its objects: instructions, strings, names, text streams.

    Each comes with the number of its page, or the name of the part that it belongs to. None
    stands for what could hold more than the pages show.
    """
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        reader = PageReader()
        yield from ((where, None) for where in _carried_along(data, pdf))
        for number, page in enumerate(pdf.pages, 1):
            for text in reader.texts(_content_of(page.obj), page.resources):
                yield number, text
        strings: list[bytes] = [_unparsed(pdf.trailer)]
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                strings.append(_unparsed(one.stream_dict))
                yield from _of_stream(one, reader)
                yield from ((where, None) for where in _carried_by(one))
            elif isinstance(one, pikepdf.Object):  # numbers come as numbers
                strings.append(one.unparse(resolved=True))
            if len(strings) > _TOGETHER:
                yield _("a bookmark, a title or another hidden text"), _strings_in(strings)
                strings.clear()
        yield _("a bookmark, a title or another hidden text"), _strings_in(strings)


def _unparsed(dictionary: Any) -> bytes:
    """Return a dictionary as it is written, but for a file's ID.

    That is two digests, which by chance look like a short name.
    """
    import pikepdf

    if "/ID" in dictionary and "/Root" in dictionary:
        dictionary = pikepdf.Dictionary(
            {key: value for key, value in dictionary.items() if key != "/ID"}
        )
    return bytes(dictionary.unparse(resolved=True))


def _content_of(page: Any) -> bytes:
    import pikepdf

    content = page.get("/Contents")
    if isinstance(content, pikepdf.Array):
        return b"\n".join(part.read_bytes() for part in content)
    return content.read_bytes() if isinstance(content, pikepdf.Stream) else b""


def _strings_in(objects: list[bytes]) -> str:
    """Return all strings and names of objects, one a line."""
    found = []
    # The same few names stand in thousands of objects.
    for hexed, literal, name in dict.fromkeys(_TOKEN.findall(b"\n".join(objects))):
        if name:
            bare = _NAME_ESCAPE.sub(lambda one: bytes.fromhex(one[1].decode()), name)
            text = bare.decode("utf-8", "replace")
            found += [] if text in _OF_THE_FORMAT or _SUBSET.fullmatch(text) else [text]
        else:
            raw = string_bytes(literal) if literal else from_hex(hexed)
            found.append(text_string(raw))
    # A full stop, so that no words of two strings are taken for one name.
    return "\n.....\n".join(found)


def _of_stream(stream: Any, reader: PageReader) -> Iterator[tuple[str, str]]:
    kind, subtype = str(stream.get("/Type", "")), str(stream.get("/Subtype", ""))
    if subtype == "/Image":
        return
    if kind == "/Metadata":
        text = stream.read_bytes().decode("utf-8", "replace")
        values = _TAG.sub(_values, _DEFINED.sub("", text))
        yield _("the metadata"), html.unescape(values)
    elif subtype == "/Form" or kind == "/Pattern":
        for text in reader.texts(stream.read_bytes(), stream.get("/Resources")):
            yield _("a drawing"), text
    elif kind == "/EmbeddedFile":
        data = stream.read_bytes()
        yield _("an attached file"), data.decode("utf-8", "replace")
        yield _("an attached file"), data.decode("utf-16", "replace")


def _values(tag: re.Match[str]) -> str:
    """Return what a tag says besides its own name and those of its attributes."""
    return "\n".join(("", *_VALUE.findall(_LANGUAGE.sub("", tag.group())), ""))


def _carried_along(data: bytes, pdf: Any) -> Iterator[str]:
    """Yield what a PDF carries that could hold more than its pages show."""
    if data.count(b"startxref") > (2 if b"/Linearized" in data[:1024] else 1):
        yield _("an earlier state of the file")
    if "/OCProperties" in pdf.Root:
        yield _("a hidden layer")
    for number, page in enumerate(pdf.pages, 1):
        if "/Thumb" in page.obj:
            yield _("a small picture of page {number}").format(number=number)
        if "/PieceInfo" in page.obj:
            yield _("what a program keeps with page {number}").format(number=number)


def _carried_by(stream: Any) -> Iterator[str]:
    if str(stream.get("/Subtype", "")) == "/Image":
        if "/Alternates" in stream or "/Metadata" in stream:
            yield _("what a picture carries besides its pixels")
        filters = stream.get("/Filter")
        if filters is not None and "DCTDecode" in str(filters) and carried_in(_jpeg(stream)):
            yield _("what a picture carries besides its pixels")
    elif str(stream.get("/Type", "")) == "/EmbeddedFile":
        start = stream.read_bytes()[:8]
        if start.startswith(_PACKED) or start[:3] == b"\xff\xd8\xff":
            yield _("an attached file that cannot be searched")


def _jpeg(stream: Any) -> bytes:
    """Return the JPEG itself, when it is the only way in which the stream is packed."""
    import pikepdf

    filters = stream.get("/Filter")
    if isinstance(filters, pikepdf.Array) and len(filters) > 1:
        return bytes(stream.read_bytes(decode_level=pikepdf.StreamDecodeLevel.generalized))
    return bytes(stream.read_raw_bytes())
