"""Lines broken at words for the width of a terminal.

A terminal breaks a long line wherever its last column is, and lets the rest begin at the
left, where lines of the program begin. Here it goes on under its own beginning, so that
text that somebody else wrote cannot look like a line of its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import TextIO

Styled = tuple[str, str]
"""Text and its style."""

_WORDS = re.compile(r" +|[^ ]+")
_MARGIN = re.compile(r" *\| ")
_LABEL = re.compile(r" *\S+(?: \S+)* {2,}| +")


def columns_of(stream: TextIO | None) -> int:
    """Return how wide the terminal behind a stream is; 0 when it is not a terminal."""
    try:
        return 0 if stream is None else os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


def wrapped(pieces: Sequence[Styled], columns: int) -> list[Styled]:
    """Return the pieces of one line, with line breaks where it is wider than `columns`."""
    text = "".join(part for part, _style in pieces)
    if not columns or _width(text) <= columns:
        return list(pieces)
    before = _before_each(text, columns)
    done: list[Styled] = []
    column = 0
    for word, style in _words(pieces):
        width = _width(word)
        if column + width > columns and column > len(before):
            if done[-1][0].isspace():
                done.pop()
            done.append(("\n" + before, "plain"))
            column = len(before)
            if word.isspace():
                continue
        done.append((word, style))
        column += width
    return done


def _before_each(text: str, columns: int) -> str:
    """Return what a line begins with that goes on with `text`: a margin, or blanks."""
    margin = _MARGIN.match(text)
    if margin:
        return margin[0]
    label = _LABEL.match(text)
    width = len(label[0]) if label else 0
    if width > columns // 2:
        width = len(text) - len(text.lstrip(" "))
    return " " * min(width, columns // 2)


def _words(pieces: Sequence[Styled]) -> Iterator[Styled]:
    for text, style in pieces:
        for found in _WORDS.finditer(text):
            yield found[0], style


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0) or len(text)
