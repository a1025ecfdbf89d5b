"""Imported rows as JSON: everything that a row says, and where it stands in the log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from evidencelog.app.messages import Read
from evidencelog.cli.entry_json import SCHEMA


def row_json(read: Read) -> dict[str, Any]:
    """Return one row."""
    found: dict[str, Any] = msgspec.to_builtins(read.row)
    return {"cited": read.row.cited, "seq": read.seq, "id": read.id, **found}


def rows_json(found: Iterable[Read]) -> dict[str, Any]:
    """Return the object that `messages --json` and `show 57.123 --json` print."""
    return {"schema": SCHEMA, "rows": [row_json(read) for read in found]}
