"""evidencelog: a sealed record of what happened, that others can check."""

from __future__ import annotations

__version__ = "0.1.0"
