"""What Telegram Desktop exports as JSON: `result.json` and the folders beside it."""

from __future__ import annotations
