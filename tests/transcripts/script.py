"""A transcript: a page for people that is also a play for the tests.

Each fenced block marked `console` is one terminal. In it, a line that begins with `$ ` is
a command, everything else is what the terminal shows, and what stands between `OPEN` and
`CLOSE` is what the person types there, ended with Enter; `docs/transcripts/README.md` has the
few signs that may stand in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

OPEN, CLOSE = "‹", "›"
KEYS: Final = {
    "Enter": "\r",
    "Ctrl-C": "\x03",
    "Ctrl-D": "\x04",
}

_BLOCK: Final = re.compile(
    r"^```console(?: +(?P<place>[a-z-]+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_START: Final = re.compile(r"^<!-- starts with: (?P<start>[a-z ]+) -->$", re.MULTILINE)
_MARK: Final = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_HIDDEN: Final = "hidden: "
_INSTEAD: Final = " → "


class TranscriptError(ValueError):
    """A transcript that cannot be played."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a person types at one place.

    `mark` is how the page shows it. `standing` is the text that the program offered there
    and that is deleted first.
    """

    mark: str
    text: str
    hidden: bool = False
    key: str = ""
    standing: str = ""

    @property
    def echo(self) -> str:
        """What stands on the screen afterwards in place of the mark."""
        return "" if self.hidden or self.key else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command line and what is typed while it runs."""

    line: str
    typed: tuple[Typed, ...]
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One terminal on one computer, and where it stands on the page."""

    place: str
    commands: tuple[Command, ...]
    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """One page, with the name of the log that it begins with."""

    path: Path
    page: str
    start: str
    blocks: tuple[Block, ...]

    def with_blocks(self, texts: list[str]) -> str:
        """Return the page with the text of each block replaced."""
        page, end = [], 0
        for block, text in zip(self.blocks, texts, strict=True):
            page += [self.page[end : block.span[0]], text]
            end = block.span[1]
        return "".join([*page, self.page[end:]])


def read_transcript(path: Path) -> Transcript:
    """Return the transcript of a page. Raises TranscriptError."""
    page = path.read_text(encoding="utf-8")
    start = _START.search(page)
    if start is None:
        raise TranscriptError(f"{path.name} does not say what it starts with")
    return Transcript(
        path=path,
        page=page,
        start=start["start"],
        blocks=tuple(_block(found) for found in _BLOCK.finditer(page)),
    )


def _block(found: re.Match[str]) -> Block:
    text = found["text"]
    if not text.startswith("$ "):
        raise TranscriptError("a block begins with a command")
    parts = [
        part.removeprefix("$ ") for part in re.split(r"^(?=\$ )", text, flags=re.MULTILINE) if part
    ]
    return Block(
        place=found["place"] or "home",
        commands=tuple(_command(part) for part in parts),
        text=text,
        span=found.span("text"),
    )


def _command(part: str) -> Command:
    line, _newline, shown = part.partition("\n")
    typed = tuple(_typed(mark[1]) for mark in _MARK.finditer(shown))
    return Command(line=line, typed=typed, shown=shown)


def _typed(inside: str) -> Typed:
    mark = f"{OPEN}{inside}{CLOSE}"
    if inside in KEYS:
        return Typed(mark=mark, text="", key=KEYS[inside])
    if inside.startswith(_HIDDEN):
        return Typed(mark=mark, text=inside.removeprefix(_HIDDEN), hidden=True)
    standing, arrow, text = inside.partition(_INSTEAD)
    if arrow:
        return Typed(mark=mark, text=text, standing=standing)
    return Typed(mark=mark, text=inside)
