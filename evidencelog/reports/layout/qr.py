"""QR codes (ISO/IEC 18004) as squares, with the quiet zone around them."""

from __future__ import annotations

import segno

from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import Flow

_QUIET = 4  # modules of white that a reader needs on each side


def draw_code(flow: Flow, text: str, x: float, top: float, *, width: float, alt: str) -> None:
    """Draw the code of a text in a square of `width` points, quiet zone included.

    Dark modules beside each other are one rectangle. `alt` is for who cannot see them.
    """
    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix]
    module = width / (len(rows) + 2 * _QUIET)
    with flow.tag("Figure", alt=alt, box=(x, top - width, x + width, top)):
        for place, row in enumerate(rows):
            y = top - (_QUIET + place + 1) * module
            for start, length in _runs(row):
                left = x + (_QUIET + start) * module
                flow.sheet.box(left, y, length * module, module, design.INK)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Return start and length of each stretch of dark modules."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
