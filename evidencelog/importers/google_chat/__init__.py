"""Google Chat, as Takeout gives it: a folder for each conversation."""

from __future__ import annotations
