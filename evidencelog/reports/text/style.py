"""How a stretch of text looks: voice, size, distance of lines, ink."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.reports.text.choosing import Voice

Ink = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One way to set text; `size` and `leading` in points."""

    voice: Voice
    size: float
    leading: float
    ink: Ink
