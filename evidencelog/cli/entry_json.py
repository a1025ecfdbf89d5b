"""An entry as JSON: every field, each attachment's digest, what became of it."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from evidencelog.core.history import Damage, Fate, Standing, Version

SCHEMA: Final = 1
"""The shape of what `--json` prints; only ever added to within one number."""


def standing_json(standing: Standing, *, history: bool = False) -> dict[str, Any]:
    """Return one numbered entry: its newest version, with all versions for `history`."""
    found: dict[str, Any] = {
        "number": standing.number,
        "kind": standing.kind,
        "label": standing.label,
        "version": len(standing.versions),
        "amended": standing.amended,
    }
    if standing.readable:
        found |= _version_json(standing.newest)
        found["details"] = [_version_json(detail) for detail in standing.details]
    if history:
        found["versions"] = [_version_json(version) for version in standing.versions]
    for name, fate in (("withdrawn", standing.withdrawn), ("erased", standing.erased)):
        if fate is not None:
            found[name] = _fate_json(fate)
    return found


def entries_json(standings: list[Standing], damaged: list[Damage]) -> dict[str, Any]:
    """Return the object that `list --json` and `search --json` print."""
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "entries": [standing_json(standing) for standing in standings],
    }
    if damaged:
        found["damaged"] = [{"seq": damage.seq, "what": damage.what} for damage in damaged]
    return found


def _version_json(version: Version) -> dict[str, Any]:
    fields = msgspec.to_builtins(version.entry)
    fields.pop("number", None)
    fields.pop("kind", None)
    found: dict[str, Any] = {"seq": version.seq, "hash": version.leaf.hex(), **fields}
    found.setdefault("attachments", [])
    if version.other:
        found["other"] = {
            label: value if isinstance(value, str) else "".join(value)
            for label, value in version.other
        }
    return found


def _fate_json(fate: Fate) -> dict[str, Any]:
    return {
        "reason": fate.reason,
        "recorded": msgspec.to_builtins(fate.recorded) if fate.recorded else None,
    }
