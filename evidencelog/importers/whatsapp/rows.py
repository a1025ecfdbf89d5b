"""From the bytes of a chat to its rows: head and text of every message, in blocks.

The work is done by one regular expression that splits a block of text at the heads, so that
a hundred thousand messages cost little more than looking at them. Small files are held once
split; of large ones only a block at a time is in memory, and they are read twice.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, NamedTuple

from evidencelog.importers.importer import Source
from evidencelog.importers.whatsapp.headers import RARE, USUAL, date_and_clock

BLOCK: Final = 1 << 20  # bytes
LONGEST: Final = 16 << 20  # characters; the app allows 65,536 in a message
HOLD: Final = 32 << 20  # bytes of file whose rows fit into memory together
_KEPT: Final = 4096  # of a text that is longer than LONGEST, to show what it is
_SIGNAL: Final = re.compile(
    r"\n\[\d{4}-\d\d-\d\d(?:, \d\d:\d\d\]| \d\d:\d\d:\d\d\] [^\n]*(?:  $|: $))", re.MULTILINE
)
_PROBE: Final = 256 << 10  # bytes that show which heads a file has


class Block(NamedTuple):
    """The rows of a stretch of the file, as columns of equal length.

    `line` is the number of its first line, `preface` what stands before the first head of the
    file. `cut` is set when the text of the first row is too long to be a message: so many
    lines of it were passed over.
    """

    line: int
    preface: str
    cut: int | None
    leads: list[str]
    stamps: list[str]
    dates: list[str]
    clocks: list[str]
    names: list[str | None]
    texts: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """How the heads of a file look, and how its bytes become text.

    `first` says that the file begins with one, `like_signal` that it looks as signal-export
    writes: the year first, in brackets, with a comma but without seconds, or with spaces at
    the end of every message.
    """

    pattern: re.Pattern[str]
    encoding: str
    count: int
    first: bool
    like_signal: bool

    @property
    def usual(self) -> bool:
        """Whether heads begin with a date in figures."""
        return self.pattern is USUAL


class Chat:
    """One text file of a source, whose blocks can be gone through more than once.

    When `damaged` is set, bytes that are no text are read as backslash, x and their number;
    else they raise UnicodeError.
    """

    def __init__(self, source: Source, name: str, heads: Heads, *, hold: bool) -> None:
        self.name = name
        self.damaged = False
        self._source = source
        self._heads = heads
        self._hold = hold and source.size(name) <= HOLD
        self._held: list[Block] | None = None

    def blocks(self) -> Iterator[Block]:
        """Yield the rows in the order of the file. Raises SourceError."""
        if self._held is not None:
            return iter(self._held)
        if not self._hold:
            return self._read()
        self._held = list(self._read())
        return iter(self._held)

    def _read(self) -> Iterator[Block]:
        errors = "backslashreplace" if self.damaged else "strict"
        decoder = codecs.getincrementaldecoder(self._heads.encoding)(errors)
        with self._source.open(self.name) as stream:
            yield from _blocks(_text(stream, decoder), self._heads)


def look(source: Source, name: str) -> Heads | None:
    """Return how the heads of a file look; None when its beginning has none."""
    with source.open(name) as stream:
        start = stream.read(_PROBE)
    encoding = _encoding(start)
    text = "\n" + codecs.decode(start, encoding, "replace")
    best: Heads | None = None
    for pattern in (USUAL, RARE):
        count = sum(1 for _head in pattern.finditer(text))
        if count > (2 * best.count if best else 0):
            best = Heads(
                pattern=pattern,
                encoding=encoding,
                count=count,
                first=pattern.match(text) is not None,
                like_signal=_like_signal(text),
            )
    return best


def _like_signal(text: str) -> bool:
    return bool(_SIGNAL.match(text)) and "\u200e" not in text


def _encoding(start: bytes) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def _text(stream: BinaryIO, decoder: codecs.IncrementalDecoder) -> Iterator[str]:
    while piece := stream.read(BLOCK):
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def _blocks(pieces: Iterator[str], heads: Heads) -> Iterator[Block]:
    """Cut the text before heads into blocks; the text of a row is never cut, only shortened."""
    rest, line = "\n", 1
    cut: int | None = None
    for piece in pieces:
        looked = max(len(rest) - 1024, 1)  # a head may have been cut off at the end
        rest += piece
        end = _last_head(rest, heads.pattern, looked)
        if end is None:
            if len(rest) > LONGEST:
                cut = (cut or 0) + rest.count("\n", _KEPT)
                rest = rest[:_KEPT]
            continue
        yield _split(rest[:end], heads, line, cut)
        line += rest.count("\n", 1, end) + (cut or 0) + 1
        rest, cut = rest[end:], None
    if len(rest) > 1:
        yield _split(rest.removesuffix("\n"), heads, line, cut)


def _last_head(text: str, pattern: re.Pattern[str], start: int) -> int | None:
    place = text.rfind("\n", start)
    while place > 0:
        if pattern.match(text, place):
            return place
        place = text.rfind("\n", start, place)
    return None


def _split(text: str, heads: Heads, line: int, cut: int | None) -> Block:
    parts = heads.pattern.split(text)
    preface = parts[0][1:]
    line += parts[0].count("\n")
    if heads.usual:
        stamps, dates, clocks = parts[2::6], parts[3::6], parts[4::6]
        names, texts = parts[5::6], parts[6::6]
    else:
        stamps, names, texts = parts[2::4], parts[3::4], parts[4::4]
        pairs = [date_and_clock(stamp) for stamp in stamps]
        dates, clocks = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    step = 6 if heads.usual else 4
    return Block(line, preface, cut, parts[1::step], stamps, dates, clocks, names, texts)
