"""Google Voice, as Takeout gives it: a web page for each call or stretch of a conversation."""

from __future__ import annotations
