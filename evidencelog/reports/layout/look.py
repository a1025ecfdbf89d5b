"""How every kind of text is set, as one value: the usual look, or a larger one for a court.

A court that asks for type of twelve points asks it of whatever is read as text: prose,
answers and their labels, tables, messages. What stands around the text (notes, captions,
running heads, hashes) may be smaller, and grows in step with it.
"""

# ruff: noqa: RUF009 -- `_style` makes fields, as dataclasses.field does

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Final

from evidencelog.reports.layout.design import GREY, INK, NAVY, WHITE
from evidencelog.reports.text.choosing import Voice
from evidencelog.reports.text.style import Ink, Style

_BODY: Final = 10.5
"""Points of the type in which prose is usually set."""

_LEAST_NOTE: Final = 9.0
_ASIDE: Final = 5 / 6
"""The part of the body's size that sentences about the text have at least."""

_CLOSE: Final = 1.35  # lines of sans-serif type, as the typeface itself asks
_OPEN: Final = 1.42  # lines of prose
_GROW: Final = "grow"


def _read(style: Style, body: float) -> Style:
    """Return text that is read: at least as large as the body."""
    size = max(style.size, body)
    distance = _OPEN if style.voice.startswith("serif") else _CLOSE
    return _sized(style, size, max(style.leading, round(size * distance, 1)))


def _close(style: Style, body: float) -> Style:
    """Return text that is read, with its lines close together."""
    size = max(style.size, body)
    return _sized(style, size, max(style.leading, round(size * _CLOSE, 1)))


def _grow(style: Style, body: float) -> Style:
    """Return what stands out from the text, and shall still do so."""
    return _scaled(style, style.size * body / _BODY)


def _aside(style: Style, body: float) -> Style:
    """Return what is said about the text, or names it."""
    return _scaled(style, max(style.size, body * _ASIDE))


def _note(style: Style, body: float) -> Style:
    """Return what stands around the text, or cannot be read as one."""
    return _scaled(style, max(style.size * body / _BODY, _LEAST_NOTE))


def _scaled(style: Style, size: float) -> Style:
    size = round(size, 1)
    return _sized(style, size, round(style.leading * size / style.size, 1))


def _sized(style: Style, size: float, leading: float) -> Style:
    return Style(voice=style.voice, size=size, leading=leading, ink=style.ink)


def _style(
    grow: Callable[[Style, float], Style],
    voice: Voice,
    size: float,
    leading: float,
    ink: Ink = INK,
) -> Style:
    """Return a style as it usually is, with what makes it larger."""
    usual = Style(voice=voice, size=size, leading=leading, ink=ink)
    return field(default=usual, metadata={_GROW: grow})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Every way in which text is set.

    `step` is how much larger than usual prose is, `cells` how much larger labels and the
    words of tables are: what stands beside them is so much wider.
    """

    step: float = 1.0
    cells: float = 1.0

    prose: Style = _style(_read, "serif", 10.5, 15)
    prose_close: Style = _style(_close, "serif", 10, 13.6)
    quote: Style = _style(_read, "serif", 10.5, 15)
    stated: Style = _style(_read, "serif", 11.5, 18)
    stated_in_court: Style = _style(_read, "serif", 12, 18)
    message: Style = _style(_read, "sans", 9.6, 13.6)
    message_translated: Style = _style(_read, "serif", 10, 14)
    meta: Style = _style(_read, "sans", 7.8, 11, GREY)
    meta_strong: Style = _style(_read, "sans strong", 7.8, 11)

    label: Style = _style(_read, "sans", 8.8, 13, GREY)
    value: Style = _style(_read, "sans", 9.4, 13)
    value_grey: Style = _style(_read, "sans", 9.4, 13, GREY)
    count: Style = _style(_read, "sans strong", 9.4, 13)
    notice: Style = _style(_read, "sans strong", 9.4, 13)
    tag: Style = _style(_read, "sans", 8.6, 12, GREY)
    blank_label: Style = _style(_read, "sans", 8.8, 11.6)
    box_label: Style = _style(_aside, "sans", 7.4, 10, GREY)

    cell: Style = _style(_read, "sans", 8.6, 11.6)
    cell_strong: Style = _style(_read, "sans strong", 8.6, 11.6)
    cell_link: Style = _style(_read, "sans", 8.6, 11.6, NAVY)
    cell_grey: Style = _style(_read, "sans", 8.6, 11.6, GREY)
    head_cell: Style = _style(_read, "sans strong", 8.2, 11, WHITE)
    small_cell: Style = _style(_note, "sans", 7.2, 9.4)
    small_cell_strong: Style = _style(_note, "sans strong", 7.2, 9.4)
    small_cell_link: Style = _style(_note, "sans", 7.2, 9.4, NAVY)
    small_head_cell: Style = _style(_note, "sans strong", 6.8, 8.8, WHITE)
    table_caption: Style = _style(_read, "sans strong", 9.2, 13)
    emoji: Style = _style(_read, "sans", 11, 11.6)

    title: Style = _style(_read, "serif strong", 27, 34, NAVY)
    subtitle: Style = _style(_read, "serif", 14, 20)
    caption: Style = _style(_read, "sans", 9.5, 14, GREY)
    h1: Style = _style(_grow, "serif strong", 18, 23, NAVY)
    h2: Style = _style(_grow, "serif strong", 12.5, 16, NAVY)
    h3: Style = _style(_read, "sans strong", 8.2, 12, GREY)
    entry_title: Style = _style(_grow, "serif strong", 12.5, 16.5)
    entry_number: Style = _style(_grow, "sans strong", 11, 16.5, NAVY)
    court: Style = _style(_grow, "sans strong", 11, 15.5)
    case: Style = _style(_read, "sans", 10, 14.5)
    party: Style = _style(_grow, "serif strong", 12, 17)
    role: Style = _style(_grow, "serif", 11, 16)
    listed_part: Style = _style(_grow, "serif strong", 10.8, 15)
    listed: Style = _style(_read, "sans", 9, 13)

    small: Style = _style(_aside, "sans", 8, 11, GREY)
    running: Style = _style(_note, "sans", 7.8, 10, GREY)
    folio: Style = _style(_note, "sans strong", 8.4, 10)
    bates: Style = _style(_note, "mono", 9, 10)
    digest: Style = _style(_note, "mono", 7.6, 11)
    listing: Style = _style(_note, "mono", 7.6, 10.4)
    line_number: Style = _style(_note, "mono", 6.4, 10.4, GREY)
    figure: Style = _style(_note, "sans", 7.2, 9)
    figure_light: Style = _style(_note, "sans", 7.2, 9, WHITE)
    figure_grey: Style = _style(_note, "sans", 7.2, 9, GREY)


USUAL: Final = Look()
"""The look where nobody asks for a size."""


@cache
def look_for(body: float) -> Look:
    """Return the look in which no text that is read is smaller than `body` points."""
    if body <= _BODY:
        return USUAL
    grown = {
        one.name: one.metadata[_GROW](one.default, body)
        for one in fields(Look)
        if _GROW in one.metadata
    }
    return Look(step=body / _BODY, cells=body / USUAL.cell.size, **grown)
