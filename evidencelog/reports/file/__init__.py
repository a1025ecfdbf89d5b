"""The finished file: pages, fonts, structure, outline, links and what the file says of itself."""

from __future__ import annotations
