"""One pass over all objects of a file: the dictionaries that a check may want to see.

Objects are searched for telling names in their serialised form, which is quick, and taken
apart only when one is found: the same letters may stand in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pikepdf

# Names that begin everything this looks for, whatever else a file may hold.
_TELLING: Final = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ResetForm|ImportData|Hide|Named|SetOCGState|Trans"
    rb"|Thread|GoToR|GoToE|GoTo3DView|URI|Rendition|Sound|Movie|RichMedia\w*|Screen|3D"
    rb"|FileAttachment|Widget|AcroForm|XFA|Sig|EmbeddedFiles?|EF|AF|AA|OpenAction"
    rb"|Type /Font|Subtype /Link|Type /Metadata|Encrypt)(?![A-Za-z])"
)
_DEEPEST: Final = 40


@dataclass(slots=True, kw_only=True)
class Scan:
    """The telling dictionaries of a file: fonts apart from all others."""

    fonts: list[pikepdf.Object] = field(default_factory=list)
    others: list[pikepdf.Object] = field(default_factory=list)


def scan(pdf: pikepdf.Pdf) -> Scan:
    """Look at each object once."""
    found = Scan()
    for thing in pdf.objects:
        if _TELLING.search(_serialised(thing)):
            for one in _dictionaries(thing):
                is_font = name_of(one, "/Type") == "/Font"
                (found.fonts if is_font else found.others).append(one)
    return found


def _serialised(thing: pikepdf.Object) -> bytes:
    if isinstance(thing, pikepdf.Stream):
        return thing.stream_dict.unparse(resolved=True)
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Array):
        return thing.unparse(resolved=True)
    return b""


def _dictionaries(thing: pikepdf.Object, depth: int = 0) -> Iterator[pikepdf.Object]:
    """Yield a dictionary and those inside it; what it only refers to has its own turn."""
    if depth > _DEEPEST or (depth and thing.is_indirect):
        return
    if isinstance(thing, pikepdf.Array):
        for inner in thing:
            if isinstance(inner, pikepdf.Object):
                yield from _dictionaries(inner, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield thing
        held = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
        for inner in held.as_dict().values():
            if isinstance(inner, pikepdf.Object):
                yield from _dictionaries(inner, depth + 1)


def name_of(one: pikepdf.Object, key: str) -> str:
    """Return the name that stands under a key; "" when there is none."""
    value = one.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""
