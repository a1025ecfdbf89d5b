"""Text in any script, from characters to the operators of a PDF page."""

from __future__ import annotations
